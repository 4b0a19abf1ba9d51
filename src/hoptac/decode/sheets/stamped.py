"""Secrecy stamps in spreadsheets: over the table, or in a column of its own ("Độ mật")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hoptac.base.fold import fold_key
from hoptac.decode.lines import split_lines
from hoptac.decode.secret import find_stamp
from hoptac.decode.sheets.nouns import Sheet

_HEAD = 40
_COLUMN = ("độ mật", "mức độ mật", "dấu mật", "độ mật của văn bản")
_DEGREES = ("mật", "tối mật", "tuyệt mật")


def find_stamped(sheets: Iterable[Sheet]) -> str | None:
    """The first stamp that a sheet bears, hidden ones too; None where there is none."""
    for sheet in sheets:
        lines = split_lines("\n".join("\t".join(cell.text for cell in row.cells) for row in sheet.rows[:_HEAD]))
        if stamp := find_stamp(lines, ()) or next(_in_column(sheet), None):
            return stamp
    return None


def _in_column(sheet: Sheet) -> Iterator[str]:
    """Degrees of secrecy in the cells under a heading that asks for them."""
    columns: set[int] = set()
    for row in sheet.rows:
        for number, cell in enumerate(row.cells):
            words = fold_key(cell.text)
            if words in _COLUMN:
                columns.add(number)
            elif number in columns and words in _DEGREES:
                yield cell.text.upper()
