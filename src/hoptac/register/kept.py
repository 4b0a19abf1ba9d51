"""What the office keeps beside the register, table by table: into every backup, and back from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db import models

from hoptac.register.models import BaseMap, FileLine, KeptPaper, OwnOffice, PaperForm, SavedView, VisitFile

_PAPER = ("ref", "kind", "name", "format", "one", "other", "sent_to", "kept_by", "kept_at", "raw_hash")
_MAP = ("era", "version", "name", "kept_by", "kept_at", "raw_hash")
_OFFICE = ("place", "body", "organ", "symbol", "seat", "signs", "signer", "kept_by", "kept_at")
_FORM = ("form", "version", "name", "kept_by", "kept_at", "raw_hash")
_VIEW = ("ref", "slug", "name", "query", "owner", "made_at")
_FILE = ("ref", "key", "keys", "result", "edition", "changed_by", "changed_at")
_LINE = (
    *("file__ref", "ref", "part", "number", "what", "who", "where", "day", "time", "amount", "currency"),
    *("done_at", "edition", "changed_by", "changed_at"),
)
#: Members of a backup: table, its fields, what its rows are sorted by.
MEMBERS: Mapping[str, tuple[type[models.Model], tuple[str, ...], tuple[str, ...]]] = {
    "papers.jsonl": (KeptPaper, _PAPER, ("ref",)),
    "paper_forms.jsonl": (PaperForm, _FORM, ("form", "version")),
    "own_office.jsonl": (OwnOffice, _OFFICE, ("kept_at",)),
    "base_maps.jsonl": (BaseMap, _MAP, ("era", "version")),
    "saved_views.jsonl": (SavedView, _VIEW, ("ref",)),
    "visit_files.jsonl": (VisitFile, _FILE, ("ref",)),
    "visit_file_lines.jsonl": (FileLine, _LINE, ("ref",)),
}


def back_up(add: Callable[[str, Iterable[dict[str, Any]]], None]) -> None:
    """Give a backup its members."""
    for name, (table, fields, order) in MEMBERS.items():
        add(name, table._default_manager.order_by(*order).values(*fields))


def put_back(rows: Callable[[str, tuple[str, ...]], list[dict[str, Any]]]) -> None:
    """Restore the tables from a backup's members, the bytes that they name being there."""
    for name, (table, fields, _) in MEMBERS.items():
        for row in rows(name, fields):
            table._default_manager.create(**_row(row))


def _row(row: dict[str, Any]) -> dict[str, Any]:
    """The fields of a row, what it points to found by its name."""
    told = {("raw_hash_id" if name == "raw_hash" else name): value for name, value in row.items()}
    if "file__ref" in told:
        told["file"] = VisitFile.objects.get(ref=told.pop("file__ref"))
    return told
