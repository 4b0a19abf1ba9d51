"""Where a sheet's table begins: its headings, in one row or up to three, what stands above, and the rows below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hoptac.base.fold import letters
from hoptac.base.kinds import LIST_KINDS
from hoptac.base.lists import Column, SheetMap
from hoptac.decode.sheets import Row, Sheet
from hoptac.lists.targets import match_heading

#: Headings stand in one of the first rows that show something.
_REACH = 40
_DEEP = 3
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[A-Z])\)?(?:\s*=.*)?")
_ORDINAL = frozenset(("stt", "tt", "sott", "no", "so", "sothutu"))


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet's table. ``headings`` by column, "" where there is none; ``header`` the number of their first row."""

    sheet: Sheet
    header: int
    headings: tuple[str, ...]
    above: tuple[Row, ...]
    body: tuple[Row, ...]

    def column(self, heading: str) -> int | None:
        """The place of a heading; one that differs in its marks and blanks alone is the same."""
        if heading in self.headings:
            return self.headings.index(heading)
        plain = [letters(one) for one in self.headings]
        return plain.index(letters(heading)) if letters(heading) in plain else None


def is_ordinal(heading: str) -> bool:
    """Whether a column only numbers its rows (STT)."""
    return letters(heading) in _ORDINAL


def find_table(sheet: Sheet, listed: SheetMap | None = None) -> Table | None:
    """The table of a sheet; by the headings that a mapping names, else by those that the tables of targets know.

    None where nothing looks like headings (or none of the mapping's is there).
    """
    found: list[tuple[int, int, Table]] = []
    for place, row in enumerate(sheet.rows[:_REACH]):
        if len(row.said) >= 2:
            table = _table(sheet, place)
            fits = _named(table, listed.columns) if listed else _known(table)
            found.append((fits, -place, table))
    best = max(found, key=lambda one: one[:2], default=None)
    if best is None or (listed is not None and not best[0]):
        return None
    return best[2]


def table_at(sheet: Sheet, header: int) -> Table | None:
    """The table whose headings begin in a row that a person names."""
    place = next((n for n, row in enumerate(sheet.rows) if row.number >= header), None)
    return None if place is None else _table(sheet, place)


def _named(table: Table, columns: Iterable[Column]) -> int:
    return sum(table.column(column.heading) is not None for column in columns)


def _known(table: Table) -> int:
    """How well the headings are known to the kind that knows them best."""
    own = [heading for heading in table.headings if heading]
    return max(sum(match_heading(kind, heading)[1] for heading in own) for kind in LIST_KINDS)


def _table(sheet: Sheet, place: int) -> Table:
    row = sheet.rows[place]
    bottom = _bottom(sheet, row)
    head = [r for r in sheet.rows[place : place + _DEEP] if r.number <= bottom]
    below = place + len(head)
    if below < len(sheet.rows) and _is_numbering(sheet.rows[below]):
        below += 1
    return Table(sheet, row.number, _headings(head), sheet.rows[:place], sheet.rows[below:])


def _bottom(sheet: Sheet, row: Row) -> int:
    """The last row of the headings that begin in a row: merged cells tell, over several rows or several columns."""
    merged = [m for m in sheet.merged if m[0] == row.number and row.cell(m[1]).text and m[2] - m[0] < _DEEP]
    down = max((last for _, _, last, _ in merged), default=row.number)
    across = any(right > left for _, left, _, right in merged)
    return max(down, row.number + 1) if across else down


def _headings(rows: Sequence[Row]) -> tuple[str, ...]:
    """Each column's heading, from the top down; two alike are told apart by a number."""
    width = max(len(row.cells) for row in rows)
    names, seen = [], Counter[str]()
    for column in range(width):
        name = " / ".join(dict.fromkeys(filter(None, (row.cell(column).text for row in rows))))
        seen[name] += 1
        names.append(f"{name} ({seen[name]})" if name and seen[name] > 1 else name)
    return tuple(names)


def _is_numbering(row: Row) -> bool:
    """Whether a row numbers the columns: (1) (2) (3), A B 1 2."""
    told = [row.cells[n].text for n in row.said]
    if len(told) < 3 or not all(_NUMBERED.fullmatch(text) for text in told) or len(set(told)) < len(told):
        return False
    return told[0].strip("()") in ("1", "A")
