"""A list as a page: one line a row, each cell behind its heading, so that every value has its words and its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hoptac.base.fold import fold_key
from hoptac.base.lists import SheetMap
from hoptac.base.nouns import Span
from hoptac.decode.sheets import Cell, Row
from hoptac.lists.table import Table, is_ordinal

_TITLE = re.compile(r"(?:bảng|biểu|danh sách|danh mục|tổng hợp|thống kê|kết quả|kế hoạch|theo dõi|list|table)(?!\w)")

_LETTERHEAD = re.compile(
    r"(?:ubnd|ủy ban|sở|tỉnh|thành phố|cộng hòa|độc lập|phụ lục|mẫu|biểu số|nguồn|đơn vị|đvt|\(|kèm theo)"
)
#: What stands in a cell that is left empty.
_NOTHING = frozenset(("-", "–", "—", "/", "x", "X", "...", "…", "n/a", "N/A", "không có", "Không có"))


@dataclass(frozen=True, slots=True)
class Field:
    """A cell at its place on the page, with the heading and the target of its column."""

    heading: str
    target: str
    cell: Cell
    span: Span

    @property
    def words(self) -> str:
        """What it shows."""
        return self.cell.text


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table on the page; ``fields`` are the filled cells of columns that were given a target."""

    row: Row
    span: Span
    fields: tuple[Field, ...]

    def of(self, target: str) -> tuple[Field, ...]:
        """The filled cells of a target, from left to right."""
        return tuple(field for field in self.fields if field.target == target)

    def one(self, target: str) -> Field | None:
        """The first filled cell of a target."""
        return next(iter(self.of(target)), None)


class Text:
    """The page's text in the making."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0

    def add(self, words: str) -> Span:
        """Put words at the end; where they stand."""
        span = Span(self.length, self.length + len(words))
        self.parts.append(words)
        self.length = span.end
        return span

    def line(self, words: str) -> Span:
        """A line of its own."""
        span = self.add(words)
        self.add("\n")
        return span

    @property
    def whole(self) -> str:
        """All of it."""
        return "".join(self.parts)


def write_above(text: Text, table: Table) -> tuple[str | None, list[Span]]:
    """What stands over the table, a line a row; the title among it."""
    lines = []
    for row in table.above:
        words = " ".join(row.cells[n].text for n in row.said)
        lines.append((words, text.line(words)))
    titled = [line for line in lines if _TITLE.match(fold_key(line[0]))]
    others = [line for line in lines if not _LETTERHEAD.match(fold_key(line[0])) and line[0].count(" ") >= 3]
    best = next(iter(titled or others), None)
    return (best[0], [best[1]]) if best else (None, [])


def write_row(text: Text, table: Table, row: Row, listed: SheetMap) -> Line:
    """A row as ``heading: words; heading: words``; the column that numbers the rows is left out, for a row put in
    before it is no change of what it says."""
    goals = {table.column(column.heading): column.target for column in listed.columns}
    start, fields = text.length, []
    for column, cell in enumerate(row.cells):
        heading = table.headings[column] if column < len(table.headings) else ""
        if is_ordinal(heading) or (cell.empty and not (cell.unworked and column in goals)):
            continue
        if text.length > start:
            text.add("; ")
        if heading:
            text.add(f"{heading}: ")
        span = text.add(cell.text)
        if column in goals and cell.text not in _NOTHING:
            fields.append(Field(heading, goals[column], cell, span))
    span = Span(start, text.length)
    text.add("\n")
    return Line(row, span, tuple(fields))


def own_words(table: Table, row: Row) -> Iterator[str]:
    """The words that stand in a row itself, its number left out."""
    for column in row.said:
        heading = table.headings[column] if column < len(table.headings) else ""
        if not is_ordinal(heading):
            yield row.cells[column].text
