"""One file that holds the register: what is kept (bytes, addresses, decisions), from which the rest is made again.

A zip archive, the same for SQLite and PostgreSQL and the same bytes for the same register:
``manifest.json`` (form, version, digests of the other members), ``pages.jsonl``, ``captures.jsonl`` (the versions of
each page), ``decisions.jsonl``, ``raw/<hash>``, papers, and the office's own tables (``office_backup``).
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db.models import F

from hoptac import __version__
from hoptac.base.errors import HoptacError
from hoptac.base.reasons import why
from hoptac.register import kept, office_backup
from hoptac.register.chain import verify_log
from hoptac.register.models import Capture, Decision, Page, Snapshot
from hoptac.register.refs import HAND
from hoptac.register.whole import whole_file
from hoptac.register.writing import writing

FORM = "hoptac-backup-2"
#: What can be restored from.
FORMS = (FORM, "hoptac-backup-1")
#: Kept of a page that has bytes; of one that has none the error too.
PAGE_FIELDS = ("address", "ref", "document", "suffix", "retrieved_at", "raw_hash", "error", "reader")
CAPTURE_FIELDS = ("address", "number", "raw_hash", "suffix", "retrieved_at")
DECISION_FIELDS = tuple(field.attname for field in Decision._meta.concrete_fields)
_EPOCH = (1980, 1, 1, 0, 0, 0)


def backup(path: Path) -> int:
    """Write the register into a new file, whole or not at all; how many pages.

    Raises ``backup-exists``, ``file-unwritable`` (the folder cannot be written to), ``decisions-tampered``.
    """
    if path.exists():
        raise HoptacError("backup-exists", path=path)
    try:
        with whole_file(path, over=False, private=True) as out, writing():
            verify_log()
            return _write(out)
    except FileExistsError:
        raise HoptacError("backup-exists", path=path) from None
    except OSError as error:
        raise HoptacError("file-unwritable", path=path, reason=why(error, writing=True)) from error


def _write(out: Any) -> int:
    # What was entered by hand with no page follows from the decisions.
    held = Page.objects.exclude(address__startswith=HAND)
    pages = _rows(held.order_by().values(*PAGE_FIELDS), "address")
    decisions = _rows(Decision.objects.order_by().values(*DECISION_FIELDS), "number")
    versions = Capture.objects.order_by().annotate(address=F("page__address")).values(*CAPTURE_FIELDS)
    captures = sorted(versions, key=lambda row: (row["address"], row["number"]))
    digests = {}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:

        def add(name: str, data: bytes) -> None:
            digests[name] = hashlib.sha256(data).hexdigest()
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)

        add("pages.jsonl", _jsonl(pages))
        add("captures.jsonl", _jsonl(captures))
        add("decisions.jsonl", _jsonl(decisions))
        for part in (kept, office_backup):
            part.back_up(lambda name, rows: add(name, _jsonl(rows)))
        for raw_hash in sorted(Snapshot.objects.values_list("raw_hash", flat=True)):
            add(f"raw/{raw_hash}", bytes(Snapshot.objects.get(raw_hash=raw_hash).data))
        manifest = {"form": FORM, "hoptac": __version__, "members": dict(sorted(digests.items()))}
        add("manifest.json", json.dumps(manifest, indent=1).encode())
    return len(pages)


def _rows(rows: Iterable[dict[str, Any]], key: str) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: row[key])


def _jsonl(rows: Iterable[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n" for row in rows).encode()
