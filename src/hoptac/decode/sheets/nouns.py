"""Sheets, rows and cells, as a reader of the file sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

#: More rows are no list that a person keeps; columns beyond are left out.
MAX_ROWS = 20_000
MAX_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. ``text`` is what it shows, in NFC, a line break as `` / ``; ``value`` the day or number behind it.

    ``grain`` says how much of a day is shown. ``filled``: the words are those of a merged cell that it is
    part of, which begins in the same row (``across``) or in one above (``down``). ``unworked``: a formula whose
    result the file does not hold.
    """

    text: str = ""
    value: date | float | None = None
    grain: Literal["day", "month", "year"] = "day"
    filled: Literal["", "across", "down"] = ""
    unworked: bool = False

    @property
    def empty(self) -> bool:
        """Whether it shows nothing."""
        return not self.text


@dataclass(frozen=True, slots=True)
class Row:
    """A row that shows something. ``number`` is that of the sheet, from 1; ``hidden``: its reader does not see it."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False

    def cell(self, column: int) -> Cell:
        """The cell of a column (from 0)."""
        return self.cells[column] if column < len(self.cells) else Cell()

    @property
    def said(self) -> tuple[int, ...]:
        """The columns whose own words stand in this row."""
        return tuple(n for n, cell in enumerate(self.cells) if cell.text and not cell.filled)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its rows that show something, its merged ranges (first row and column, last row and column; rows from
    1, columns from 0), the columns that are hidden, and whether it is hidden itself."""

    name: str
    rows: tuple[Row, ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    hidden: bool = False
