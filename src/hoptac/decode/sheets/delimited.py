"""Text with separators -> one sheet: semicolons, commas, tabs or bars, in any encoding that pages come in."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice

from hoptac.base.errors import HoptacError
from hoptac.decode.encoding import decode_bytes
from hoptac.decode.sheets.nouns import MAX_COLUMNS, MAX_ROWS, Cell, Row, Sheet
from hoptac.decode.sheets.shown import clean

_SEPARATORS = "\t;,|"
#: Excel writes this line first where it is told which separator to take.
_TOLD = "sep="


def read_delimited(data: bytes, shown: str) -> tuple[Sheet, ...]:
    """The one sheet of a file. Raises what ``decode_bytes`` raises, ``sheet-broken`` and ``sheet-too-long``."""
    text = decode_bytes(data, shown).text
    first, _, rest = text.partition("\n")
    if first.lower().startswith(_TOLD) and len(first.strip()) == len(_TOLD) + 1:
        separator, text, skipped = first.strip()[-1], rest, 1
    else:
        separator, skipped = sniff(text), 0
    try:
        # Quotation marks may hold line breaks; a field is as long as the file may be.
        csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
        told = list(islice(csv.reader(io.StringIO(text), delimiter=separator), MAX_ROWS + 1))
    except csv.Error as error:
        raise HoptacError("sheet-broken", path=shown) from error
    if len(told) > MAX_ROWS:
        raise HoptacError("sheet-too-long", path=shown, sheet=shown, limit=MAX_ROWS)
    rows = (
        Row(number, tuple(Cell(clean(field)) for field in fields[:MAX_COLUMNS]))
        for number, fields in enumerate(told, 1 + skipped)
    )
    return (Sheet("", tuple(row for row in rows if row.said)),)


def sniff(text: str) -> str:
    """The separator that parts most lines into the same number of fields, more than one.

    >>> sniff("Tên;Ngày\\nA, B;1/2/2024\\nC;3/4/2024")
    ';'
    """
    lines = [line for line in text.split("\n")[:60] if line.strip()]

    def order(separator: str) -> tuple[int, int]:
        counts = Counter(len(next(csv.reader([line], delimiter=separator), ())) for line in lines)
        fields, often = max(
            ((n, often) for n, often in counts.items() if n > 1), key=lambda c: (c[1], c[0]), default=(0, 0)
        )
        return often, fields

    return max(_SEPARATORS, key=order)
