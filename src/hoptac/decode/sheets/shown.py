"""What a cell shows: numbers, days and words as their reader sees them; merged cells over all that they cover."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from hoptac.base.fold import nfc
from hoptac.decode.sheets.nouns import Cell, Row

_BREAK = re.compile(r"\s*[\r\n\u2028\u2029\x0b\x0c]+\s*|_x000[DdAa]_")
_BLANKS = re.compile(r"[^\S\n]+")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_ASIDE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


def clean(text: str) -> str:
    """A cell's words on one line, in NFC; where they were broken stands `` / ``.

    >>> clean("Champasak\\nSê Kông "), clean("  ")
    ('Champasak / Sê Kông', '')
    """
    flat = _BREAK.sub(" / ", nfc(_CONTROLS.sub("", text)).strip())
    return _BLANKS.sub(" ", flat).strip()


def show(value: Any, form: str = "General", unworked: bool = False) -> Cell:
    """A cell from its value and its number format."""
    if unworked or value is None:
        return Cell(unworked=unworked)
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return _day(value, form)
    if isinstance(value, bool):
        return Cell("TRUE" if value else "FALSE")
    if isinstance(value, int | float):
        return Cell(plain_number(float(value)), float(value))
    if isinstance(value, time | timedelta):
        return Cell(str(value))
    return Cell(clean(str(value)))


def plain_number(value: float) -> str:
    """A number without groups, a comma before its decimals: 1249, 1,5."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else f"{value:.10g}".replace(".", ",")


def _day(value: date, form: str) -> Cell:
    """A day as Vietnamese offices write it, with as much of it as the cell's format shows."""
    letters = _ASIDE.sub("", form).lower()
    if "d" in letters or not ("m" in letters or "y" in letters):
        return Cell(f"{value:%d/%m/%Y}", value)
    if "m" in letters:
        return Cell(f"{value:%m/%Y}", value, "month")
    return Cell(f"{value:%Y}", value, "year")


def filled(rows: Sequence[Row], merged: Sequence[tuple[int, int, int, int]]) -> tuple[Row, ...]:
    """Rows in which each merged cell's words stand in all the cells that it covers, marked as filled."""
    at = {row.number: row for row in rows}
    cells = {row.number: list(row.cells) for row in rows}
    for first, left, last, right in merged:
        origin = at[first].cell(left) if first in at else Cell()
        if origin.empty:
            continue
        for number in at if last - first >= len(at) else range(first, last + 1):
            if number in at and first <= number <= last:
                _fill(cells[number], left, right, origin, number == first)
    return tuple(replace(row, cells=tuple(cells[row.number])) for row in rows)


def _fill(row: list[Cell], left: int, right: int, origin: Cell, first: bool) -> None:
    copy = replace(origin, filled="across" if first else "down")
    row.extend(Cell() for _ in range(right + 1 - len(row)))
    for column in range(left + first, right + 1):
        if row[column].empty:
            row[column] = copy
