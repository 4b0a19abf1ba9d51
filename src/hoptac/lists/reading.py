"""A list through the core: bytes, sheets, tables, rows, facts; with all that was not understood."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from hoptac.base.fold import fold_key
from hoptac.base.lists import ListMap, SheetMap
from hoptac.base.nouns import Page, Reading, Report, Snapshot, Span, Zone
from hoptac.decode.sheets import Row, read_sheets
from hoptac.lists.agreements import read_agreement
from hoptac.lists.aid import read_aid
from hoptac.lists.cells import Cells, Group
from hoptac.lists.figures import read_figures
from hoptac.lists.groups import next_group, sort_rows
from hoptac.lists.lines import Line, Text, own_words, write_above, write_row
from hoptac.lists.notices import notices, swapped
from hoptac.lists.people import read_person
from hoptac.lists.table import Table, find_table
from hoptac.lists.told import Notice, RowTold, Trouble
from hoptac.lists.visits import read_visit

READERS: dict[str, Callable[[Cells], Iterator[Report]]] = {
    "agreement": read_agreement,
    "visit": read_visit,
    "aid": read_aid,
    "figure": read_figures,
    "person": read_person,
}


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as it was read: the page with its reports, and what became of each row."""

    reading: Reading
    rows: tuple[RowTold, ...] = ()
    notices: tuple[Notice, ...] = ()
    troubles: tuple[Trouble, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """A sheet on the page: its rows with their lines and what they are."""

    listed: SheetMap
    rows: tuple[tuple[Row, Line, str], ...]
    table: Table


def read_list(snapshot: Snapshot, listed: ListMap) -> Listing:
    """Read a list as its mapping tells. Raises what ``read_sheets`` raises. A mapping without sheets reads nothing."""
    if not listed.sheets:
        return Listing(Reading(_page(snapshot, Text(), None, (), None)))
    sheets = {sheet.name: sheet for sheet in read_sheets(snapshot)}
    text, parts, told, titles = Text(), [], [], []
    for one in listed.sheets:
        sheet = sheets.get(one.sheet) or (next(iter(sheets.values())) if len(listed.sheets) == 1 else None)
        table = find_table(sheet, one) if sheet else None
        if sheet is None or table is None:
            told.append(Notice(one.sheet, "no-table", {"names": one.sheet}))
            continue
        told += notices(sheet, table, one)
        title, spans = write_above(text, table)
        titles.append((title, spans))
        parts.append(_Part(one, tuple(_lines(text, table, one)), table))
    day = next((one.defaults["as_of"] for one in listed.sheets if one.defaults.get("as_of")), None)
    title, spans = next(((t, s) for t, s in titles if t), (None, []))
    page = _page(snapshot, text, title, tuple(spans), day)
    rows = tuple(row for part in parts for row in _rows(page, part))
    odd = tuple(t for part in parts for t in swapped(part.table.sheet.name, [line for _, line, _ in part.rows]))
    reports = tuple(report for row in rows for report in row.reports)
    troubles = (*(t for row in rows for t in row.troubles), *odd)
    return Listing(Reading(page, reports), rows, tuple(told), troubles)


def _lines(text: Text, table: Table, listed: SheetMap) -> Iterator[tuple[Row, Line, str]]:
    for row, kind in zip(table.body, sort_rows(table, listed), strict=True):
        if kind in ("", "continued"):
            yield row, write_row(text, table, row, listed), kind
        else:
            yield row, Line(row, text.line(" ".join(row.cells[n].text for n in row.said)), ()), kind


def _rows(page: Page, part: _Part) -> Iterator[RowTold]:
    group = _above(part.table)
    name = part.table.sheet.name
    for row, line, kind in part.rows:
        words = page.text[line.span.start : line.span.end]
        if kind == "section":
            group = next_group(group, list(own_words(part.table, row)))
        if kind:
            yield RowTold(name, row.number, words, (), kind)
            continue
        cells = Cells(page, name, line, part.listed.defaults, group)
        reports = tuple(READERS[part.listed.kind](cells))
        if not reports and not cells.troubles:
            cells.trouble(None, "nothing")
        yield RowTold(name, row.number, words, reports, "", tuple(cells.troubles))


def _above(table: Table) -> Group:
    """What the words over a table say of all its rows: a year, a direction; whom it is about, they need not say."""
    group = Group()
    for row in table.above:
        words = fold_key(" ".join(row.cells[n].text for n in row.said))
        told = next_group(Group(), [words])
        group = replace(group, year=group.year or ("" if "/" in words else told.year))
    return group


def _page(snapshot: Snapshot, text: Text, title: str | None, spans: tuple[Span, ...], day: str | None) -> Page:
    whole = text.whole.rstrip("\n")
    zones: list[Zone] = []
    start = 0
    for span in spans:
        if start < span.start:
            zones.append(Zone(Span(start, span.start), "body"))
        zones.append(Zone(span, "title"))
        start = span.end
    if start < len(whole):
        zones.append(Zone(Span(start, len(whole)), "body"))
    return Page(
        document=snapshot.document,
        address=snapshot.address,
        text=whole,
        zones=tuple(zones),
        title=title or snapshot.document,
        published=day,
        published_basis="text" if day else None,
        raw_hash=snapshot.raw_hash,
        rank="list",
    )
