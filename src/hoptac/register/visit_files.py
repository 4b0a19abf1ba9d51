"""Visits' files: found by any report of the visit, written line by line, a stale change told.

They are the office's own working papers: outside the register, kept through a rebuild, in every backup.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from hoptac.base.errors import HoptacError
from hoptac.base.kinds import CURRENCIES
from hoptac.register.models import Entry, FileLine, Report, VisitFile
from hoptac.register.plain import printable
from hoptac.register.query_entries import entry_of
from hoptac.register.writing import writing
from hoptac.share.delegation import file as record

#: Part -> the fields that its lines have, and those that they need.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "member": ("who", "what", "where"),
    "programme": ("day", "time", "what", "where", "who"),
    "task": ("what", "who", "day"),
    "cost": ("what", "amount", "currency", "where"),
    "point": ("what", "who", "day"),
}
NEEDED: Mapping[str, tuple[str, ...]] = {
    "member": ("who",),
    "programme": ("what",),
    "task": ("what", "who", "day"),
    "cost": ("what",),
    "point": ("what", "who", "day"),
}
LONGEST, MOST = 1000, 300
#: What parts several persons: a line has one, who is asked when it is late.
_SEVERAL = re.compile(r"[,;/&+\n]|\s(?:và|and|cùng|với)\s", re.I)
_ORDER = {"programme": ("day", "time", "number"), "task": ("day", "number"), "point": ("day", "number")}


def file_of(entry: Entry) -> VisitFile | None:
    """The file of a visit's entry: that of one of its reports; where that report is gone, the one that knew another."""
    keys = list(Report.objects.filter(entry=entry).order_by("key").values_list("key", flat=True))
    found = VisitFile.objects.filter(key__in=keys).order_by("ref").first()
    return found or _by_others(keys)


def _by_others(keys: Sequence[str]) -> VisitFile | None:
    """A file whose own report is in the register no more, but which knew one of these beside it."""
    lost = VisitFile.objects.exclude(key__in=Report.objects.filter(kind="visit").values("key"))
    return next((file for file in lost if not set(file.keys).isdisjoint(keys)), None)


def load_file(entry: Entry) -> record.VisitFile:
    """The file of a visit as papers and screens take it; an empty one where nothing was written down."""
    file = file_of(entry)
    if file is None:
        return record.VisitFile()
    told = [line_record(row) for row in file.lines.all()]
    ordered = [line for part in record.PARTS for line in _sorted(part, told)]
    return record.VisitFile(tuple(ordered), file.result, file.edition)


def _sorted(part: str, lines: Iterable[record.FileLine]) -> list[record.FileLine]:
    """The lines of a part: by day and hour where they have them, else as they were written down."""
    mine = [line for line in lines if line.part == part]
    if part not in _ORDER:
        return mine
    return sorted(mine, key=lambda line: (not line.day, line.day, not line.time, line.time))


def line_record(row: FileLine) -> record.FileLine:
    """A line as papers and screens take it."""
    same = ("ref", "part", "what", "who", "where", "day", "time", "amount", "currency", "edition")
    told = {name: getattr(row, name) for name in same}
    return record.FileLine(**told, done=bool(row.done_at), changed_by=row.changed_by, changed_at=row.changed_at)


def put_line(
    visit: str, part: str, sent: Mapping[str, str], by: str, line: str = "", edition: int | None = None
) -> str:
    """Write a line into the file of a visit (any address of its entry), or change one; its ref.

    Raises ``visit-unknown``, ``line-unknown``, ``stale``, ``line-empty``, ``line-person``, ``line-day``,
    ``line-amount``, ``lines-many``.
    """
    values = _checked(part, sent)
    with writing():
        file = _file(visit)
        if line:
            return _change(file, line, values, by, edition)
        if file.lines.count() >= MOST:
            raise HoptacError("lines-many", most=MOST)
        number = file.lines.order_by("-number").values_list("number", flat=True).first() or 0
        told = {**values, "changed_by": by, "changed_at": _now()}
        return FileLine.objects.create(file=file, ref=secrets.token_hex(8), part=part, number=number + 1, **told).ref


def tick(visit: str, line: str, done: bool, by: str, edition: int | None) -> None:
    """Say that a line is done, or is not after all. Raises ``visit-unknown``, ``line-unknown``, ``stale``."""
    with writing():
        _change(_file(visit), line, {"done_at": _now() if done else ""}, by, edition)


def drop_line(visit: str, line: str, edition: int | None) -> None:
    """Take a line out. Raises ``visit-unknown``, ``line-unknown``, ``stale``."""
    with writing():
        _row(_file(visit), line, edition).delete()


def set_result(visit: str, text: str, by: str, edition: int) -> None:
    """Write down what came of a visit. Raises ``visit-unknown``, ``stale``."""
    with writing():
        file = _file(visit)
        if file.edition != edition:
            raise _stale(file)
        file.result, file.edition = printable(text).strip()[: LONGEST * 10], edition + 1
        file.changed_by, file.changed_at = by, _now()
        file.save()


def line_of(visit: str, line: str) -> record.FileLine:
    """One line of a visit's file. Raises ``visit-unknown``, ``line-unknown``."""
    file = file_of(_visit(visit))
    if file is None:
        raise HoptacError("line-unknown")
    return line_record(_row(file, line, None))


def _visit(ref: str) -> Entry:
    row = entry_of(ref)
    if row is None or row.kind != "visit" or row.state == "rejected":
        raise HoptacError("visit-unknown", name=ref[:40])
    return row


def _file(visit: str) -> VisitFile:
    """The file of a visit, begun where there is none; it learns by which reports it may be found later."""
    entry = _visit(visit)
    keys = list(Report.objects.filter(entry=entry).order_by("key").values_list("key", flat=True))
    file = file_of(entry) or VisitFile(ref=secrets.token_hex(8), key=keys[0])
    if file.pk is None or file.keys != keys:
        file.keys = keys
        file.key = file.key if file.key in keys else keys[0]
        file.save()
    return file


def _change(file: VisitFile, line: str, values: Mapping[str, Any], by: str, edition: int | None) -> str:
    row = _row(file, line, edition)
    told = {**values, "edition": row.edition + 1, "changed_by": by, "changed_at": _now()}
    FileLine.objects.filter(pk=row.pk).update(**told)
    return row.ref


def _row(file: VisitFile, line: str, edition: int | None) -> FileLine:
    row = file.lines.filter(ref=line).first()
    if row is None:
        raise HoptacError("line-unknown")
    if edition is not None and row.edition != edition:
        raise _stale(row)
    return row


def _stale(row: FileLine | VisitFile) -> HoptacError:
    return HoptacError("stale", by=row.changed_by, at=row.changed_at[:16].replace("T", " "))


def _checked(part: str, sent: Mapping[str, str]) -> dict[str, Any]:
    """The values of a line's fields as they are kept."""
    told = {name: " ".join(printable(sent.get(name, "")).split())[:LONGEST] for name in FIELDS[part]}
    if told.get("day") and not _is_day(told["day"]):
        raise HoptacError("line-day")
    if told.get("time") and not re.fullmatch(r"[0-2]\d:[0-5]\d", told["time"]):
        raise HoptacError("line-day")
    for name in NEEDED[part]:
        if not told[name]:
            raise HoptacError({"who": "line-person", "day": "line-day"}.get(name, "line-empty"))
    if _SEVERAL.search(told.get("who", "")):
        raise HoptacError("line-person")
    return {**told, **(_money(told) if part == "cost" else {})}


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _money(told: Mapping[str, str]) -> dict[str, Any]:
    """A sum and its currency; a sum without one is in đồng."""
    if not told["amount"]:
        return {"amount": None, "currency": ""}
    try:
        amount = float(told["amount"])
    except ValueError:
        raise HoptacError("line-amount") from None
    currency = told["currency"] or "VND"
    if currency not in CURRENCIES or not 0 <= amount < 1e15:
        raise HoptacError("line-amount")
    return {"amount": amount, "currency": currency}


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
