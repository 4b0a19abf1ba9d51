"""A backup into an empty register: checked to the last byte before anything is written, then all in one transaction."""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hoptac.base.errors import HoptacError
from hoptac.base.reasons import why
from hoptac.bulk import read
from hoptac.register import kept, office_backup
from hoptac.register.backup import CAPTURE_FIELDS, DECISION_FIELDS, FORMS, PAGE_FIELDS
from hoptac.register.chain import erasures, verify
from hoptac.register.load import Progress, Reader, Summary, rebuild, silent
from hoptac.register.models import Account, Capture, Decision, Page, Snapshot
from hoptac.register.opening import database_name
from hoptac.register.restand import bind
from hoptac.register.writing import writing

#: What a damaged archive raises, depending on the byte that was hit.
_BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError)
#: No page is larger when it comes in (collect), no honest log either: a member beyond this is a bomb.
MAX_MEMBER = 512 << 20


def restore(path: Path, progress: Progress = silent, reader: Reader = read, workers: int | None = 0) -> Summary:
    """Fill an empty register from a backup and make the rest again. Raises ``file-missing``, ``file-unreadable``,
    ``backup-unusable``, ``register-not-empty``, ``decisions-tampered``."""
    with _opened(path) as archive:
        members = _checked(archive, path)
        pages = _rows(archive, "pages.jsonl", PAGE_FIELDS, path)
        captures = _versions(archive, members, pages, path)
        _whole(pages, captures, members, path)
        decisions = [Decision(**row) for row in _rows(archive, "decisions.jsonl", DECISION_FIELDS, path)]
        verify(decisions, erasures(decisions))
        with writing():
            if any(model.objects.exists() for model in (Page, Snapshot, Decision, Account)):
                raise HoptacError("register-not-empty", database=database_name())
            for name in members:
                if name.startswith("raw/"):
                    Snapshot.objects.create(raw_hash=name.removeprefix("raw/"), data=archive.read(name))
            Decision.objects.bulk_create(decisions, batch_size=100)
            bind(decisions, {})
            rows = Page.objects.bulk_create([_page(row) for row in pages], batch_size=100)
            of = {page.address: page for page in rows}
            Capture.objects.bulk_create([_capture(row, of) for row in captures], batch_size=100)
            for part in (kept, office_backup):
                part.put_back(lambda name, fields: _rows(archive, name, fields, path) if name in members else [])
            return rebuild(progress, reader, workers)


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except FileNotFoundError:
        raise HoptacError("file-missing", path=path) from None
    except OSError as error:
        raise HoptacError("file-unreadable", path=path, reason=why(error)) from error
    except _BROKEN as error:
        raise HoptacError("backup-unusable", path=path, reason="damaged") from error


def _checked(archive: zipfile.ZipFile, path: Path) -> list[str]:
    """The members that the manifest names, each found to be what it says."""
    manifest = _json(archive, "manifest.json", path)
    if (
        not isinstance(manifest, dict)
        or manifest.get("form") not in FORMS
        or not isinstance(manifest.get("members"), dict)
    ):
        raise HoptacError("backup-unusable", path=path, reason="other-form")
    members: dict[str, str] = manifest["members"]
    for name, digest in members.items():
        data = _member(archive, name, path)
        named = name.removeprefix("raw/") if name.startswith("raw/") else digest
        if not hashlib.sha256(data).hexdigest() == digest == named:
            raise HoptacError("backup-unusable", path=path, reason="damaged")
    return sorted(members)


def _member(archive: zipfile.ZipFile, name: str, path: Path) -> bytes:
    try:
        if archive.getinfo(name).file_size <= MAX_MEMBER:
            return archive.read(name)
    except KeyError:
        pass
    raise HoptacError("backup-unusable", path=path, reason="damaged")


def _json(archive: zipfile.ZipFile, name: str, path: Path) -> Any:
    try:
        return json.loads(_member(archive, name, path))
    except ValueError as error:
        raise HoptacError("backup-unusable", path=path, reason="damaged") from error


def _rows(archive: zipfile.ZipFile, name: str, fields: tuple[str, ...], path: Path) -> list[dict[str, Any]]:
    try:
        rows = [json.loads(line) for line in _member(archive, name, path).decode().split("\n") if line]
    except ValueError as error:
        raise HoptacError("backup-unusable", path=path, reason="damaged") from error
    if any(not isinstance(row, dict) or set(row) != set(fields) for row in rows):
        raise HoptacError("backup-unusable", path=path, reason="damaged")
    return rows


def _whole(pages: list[dict[str, Any]], captures: list[dict[str, Any]], members: list[str], path: Path) -> None:
    """Every page has its versions, every version its page and its bytes."""
    known, versions = {page["address"] for page in pages}, {capture["address"] for capture in captures}
    bytes_of = {name.removeprefix("raw/") for name in members if name.startswith("raw/")}
    named = {row["raw_hash"] for row in (*pages, *captures)} - {None}
    lacking = any(page["raw_hash"] and page["address"] not in versions for page in pages)
    if lacking or versions - known or named - bytes_of:
        raise HoptacError("backup-unusable", path=path, reason="damaged")


def _versions(
    archive: zipfile.ZipFile, members: list[str], pages: list[dict[str, Any]], path: Path
) -> list[dict[str, Any]]:
    """The versions of all pages; a backup of the first form knew one of each."""
    if "captures.jsonl" in members:
        return _rows(archive, "captures.jsonl", CAPTURE_FIELDS, path)
    held = [{"number": 1, **page, "retrieved_at": page["retrieved_at"] or ""} for page in pages if page["raw_hash"]]
    return [{field: page[field] for field in CAPTURE_FIELDS} for page in held]


def _page(row: dict[str, Any]) -> Page:
    raw_hash = row.pop("raw_hash")
    return Page(**row, raw_hash_id=raw_hash)


def _capture(row: dict[str, Any], pages: Mapping[str, Page]) -> Capture:
    address, raw_hash = row.pop("address"), row.pop("raw_hash")
    return Capture(**row, page=pages[address], raw_hash_id=raw_hash)
