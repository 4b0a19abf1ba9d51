"""A first mapping of a list, from its headings and what stands above them; a person looks at it and changes it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from hoptac.base.fold import fold_key
from hoptac.base.kinds import LIST_KINDS
from hoptac.base.lists import Column, ListMap, SheetMap
from hoptac.base.nouns import Snapshot
from hoptac.decode.sheets import Cell, Sheet, read_sheets
from hoptac.gazetteer.places import country_of
from hoptac.lists.days import read_time
from hoptac.lists.forms import form, form_of, plain
from hoptac.lists.sides import read_sides
from hoptac.lists.states import DIRECTIONS, read_state
from hoptac.lists.table import Table, find_table, is_ordinal, table_at
from hoptac.lists.targets import match_heading, targets

#: Words of a list's title or sheet that speak for a kind.
_CUES = {
    "agreement": re.compile(r"thỏa thuận|văn bản (?:đã )?ký|ký kết|biên bản|điều ước|agreement"),
    "visit": re.compile(r"đoàn ra|đoàn vào|đoàn công tác|đoàn khách|đón tiếp|đoàn đi|đoàn đến|visit|delegation"),
    "aid": re.compile(r"hỗ trợ|giúp đỡ|viện trợ|quà tặng|tài trợ|aid"),
    "figure": re.compile(r"lưu học sinh|lhs|sinh viên|học bổng|kim ngạch|số liệu|thống kê|student|statistic"),
    "person": re.compile(r"danh sách lãnh đạo|lãnh đạo chủ chốt|cán bộ|danh bạ|leaders"),
}
_CUE = 4
_PLANNED = re.compile(r"kế hoạch|dự kiến")
_AS_OF = re.compile(r"(?:tính đến|đến|tính tới|cập nhật(?: đến)?)(?: hết)?(?: ngày)?\s*:?\s*(?P<day>[^().;]{4,40})")
_IN_YEAR = re.compile(r"năm\s+(?P<year>(?:19|20)\d\d)(?!\s?[-–]\s?\d)")
_UNIT = re.compile(r"(?:đvt|đơn vị(?: tính)?)\s*:\s*(?P<unit>[^().;]{2,30})")


def propose(
    snapshot: Snapshot, known: Sequence[SheetMap] = (), kind: str | None = None, ours: str | None = None
) -> ListMap:
    """How the sheets of a list may be read. ``known``: mappings that people settled before, the newest first: a sheet
    of the same form is read like that one. ``kind`` and ``ours``: what the person says outright.

    Sheets without a table that any kind knows are left out. Raises what ``read_sheets`` raises.
    """
    sheets = read_sheets(snapshot)
    shown = [sheet for sheet in sheets if not sheet.hidden] or list(sheets)
    found = [one for sheet in shown if (one := propose_sheet(sheet, known, kind)) is not None]
    if ours:
        found = [replace(one, defaults={**one.defaults, "ours": ours}) for one in found]
    return ListMap(tuple(found))


def propose_sheet(
    sheet: Sheet, known: Sequence[SheetMap] = (), kind: str | None = None, header: int | None = None
) -> SheetMap | None:
    """How one sheet may be read; None where it holds no table that any kind knows (and none is asked for)."""
    table = table_at(sheet, header) if header else find_table(sheet)
    if table is None:
        return None
    said = _said(sheet, table)
    before = next((one for one in known if form(one) == form_of(_own(table)) and kind in (None, one.kind)), None)
    if before is not None:
        defaults = {k: v for k, v in before.defaults.items() if k != "as_of"}
        return _made(sheet, table, before.kind, _as_before(table, before), {**defaults, **_dated(said)})
    chosen = kind or _kind(table, fold_key(sheet.name + " " + said))
    if chosen is None:
        return None
    columns = columns_for(table, chosen)
    ours = next((one.defaults["ours"] for one in known if one.defaults.get("ours")), None)
    defaults = _defaults(chosen, fold_key(sheet.name + " . " + said), columns, said)
    if ours and "ours" not in defaults:
        defaults["ours"] = ours
    return _made(sheet, table, chosen, columns, defaults)


def _made(sheet: Sheet, table: Table, kind: str, columns: tuple[Column, ...], defaults: dict[str, str]) -> SheetMap:
    return SheetMap(kind, sheet.name, table.header, columns, tuple(_own(table)), defaults)


def _own(table: Table) -> list[str]:
    return [heading for heading in table.headings if heading]


def _said(sheet: Sheet, table: Table) -> str:
    """The words over a table, a row a line."""
    return "\n".join(" ".join(row.cells[n].text for n in row.said) for row in table.above)


def _as_before(table: Table, before: SheetMap) -> tuple[Column, ...]:
    """The columns of a mapping by the headings of a table of the same form, whose years may be others."""
    known = {plain(column.heading): column.target for column in before.columns}
    return tuple(Column(heading, known[plain(heading)]) for heading in _own(table) if plain(heading) in known)


def columns_for(table: Table, kind: str) -> tuple[Column, ...]:
    """The columns that a kind knows; of two that fill one target only the better stays, unless it takes several."""
    fits = [(heading, *match_heading(kind, heading)) for heading in _own(table) if not is_ordinal(heading)]
    columns = []
    for heading, target, fit in fits:
        if not target:
            continue
        rivals = [(f, -n) for n, (_, t, f) in enumerate(fits) if t == target]
        first = max(rivals) == (fit, -fits.index((heading, target, fit)))
        if first or targets(kind)[target].several:
            columns.append(Column(heading, target))
    return tuple(columns)


def _kind(table: Table, said: str) -> str | None:
    """The kind that knows the headings best, the title helping; none where no kind knows two of them and a key."""

    def order(kind: str) -> float:
        own = [match_heading(kind, heading)[1] for heading in _own(table)]
        goals = {column.target for column in columns_for(table, kind)}
        keyed = any(targets(kind)[goal].key for goal in goals)
        cue = _CUE * len(set(_CUES[kind].findall(said)))
        return sum(own) + cue if keyed and len(goals) >= 2 else 0

    best = max(LIST_KINDS, key=order)
    return best if order(best) else None


def _defaults(kind: str, words: str, columns: Iterable[Column], said: str) -> dict[str, str]:
    """What the words over a table say of all its rows."""
    goals = {column.target for column in columns}
    out = _dated(said)
    sides = [side.unit for line in said.split("\n") for side in read_sides(line, 0, out.get("as_of")).named]
    ours = next((unit for unit in sides if country_of(unit) == "VN" and unit != "VN"), None)
    theirs = [unit for unit in dict.fromkeys(sides) if country_of(unit) != "VN"]
    if ours:
        out["ours"] = ours
    if len(theirs) == 1 and not goals & {"partner", "giver", "receiver", "delegation"}:
        out["partner"] = theirs[0]
    if kind in ("visit", "aid") and "direction" not in goals and (way := read_state(words, DIRECTIONS)):
        out["direction"] = way
    if kind in ("visit", "agreement") and _PLANNED.search(words):
        out["status"] = "planned"
    if unit := _UNIT.search(words):
        out["unit"] = unit["unit"].strip()
    return out


def _dated(said: str) -> dict[str, str]:
    """As of when a list is, or the year that it is for."""
    words = fold_key(said)
    if told := _AS_OF.search(words):
        time = read_time(Cell(told["day"].strip(" ,)")), None)
        if not isinstance(time, str) and "/" not in time.edtf:
            return {"as_of": time.edtf}
    years = set(_IN_YEAR.findall(words))
    return {"as_of": years.pop()} if len(years) == 1 else {}
