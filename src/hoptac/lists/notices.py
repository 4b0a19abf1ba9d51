"""What to know of a list beside its rows: what its file hides, columns that are gone, days that may be turned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from hoptac.base.lists import SheetMap
from hoptac.decode.sheets import Sheet
from hoptac.lists.lines import Line
from hoptac.lists.table import Table
from hoptac.lists.told import Notice, Trouble

_DAYS = frozenset(("date", "when", "from", "until", "as_of"))
_FIRST = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](?:19|20)\d\d")


def notices(sheet: Sheet, table: Table, listed: SheetMap) -> Iterator[Notice]:
    """Hidden rows, columns and sheets; columns of the mapping that the table lacks."""
    if sheet.hidden:
        yield Notice(sheet.name, "hidden-sheet")
    if rows := sum(row.hidden for row in table.body):
        yield Notice(sheet.name, "hidden-rows", {"n": str(rows)})
    hidden = [h for n, h in enumerate(table.headings) if h and n in sheet.hidden_columns]
    if hidden:
        yield Notice(sheet.name, "hidden-columns", {"names": ", ".join(hidden)})
    gone = [column.heading for column in listed.columns if table.column(column.heading) is None]
    if gone:
        yield Notice(sheet.name, "no-column", {"names": ", ".join(gone)})


def swapped(sheet: str, lines: Sequence[Line]) -> Iterator[Trouble]:
    """Columns of days in which a spreadsheet set for another country may have turned days and months: what it could
    read as month and day it made a day, the rest stayed words."""
    headings = dict.fromkeys(f.heading for line in lines for f in line.fields if f.target in _DAYS)
    for heading in headings:
        cells = [(line.row.number, f) for line in lines for f in line.fields if f.heading == heading]
        real = [f for _, f in cells if isinstance(f.cell.value, date) and f.cell.grain == "day"]
        words = [
            (row, f) for row, f in cells if f.cell.value is None and (m := _FIRST.fullmatch(f.words)) and int(m[1]) > 12
        ]
        if words and len(real) >= 2 and all(f.cell.value.day <= 12 for f in real if isinstance(f.cell.value, date)):
            yield Trouble(words[0][0], heading, words[0][1].words, "swapped", sheet)
