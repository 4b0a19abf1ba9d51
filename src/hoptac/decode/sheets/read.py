"""Bytes -> sheets, by what they hold; the file's ending only tells a list in plain text from a page."""

from __future__ import annotations

from hoptac.base.errors import HoptacError
from hoptac.base.nouns import Snapshot
from hoptac.decode.sheets.delimited import read_delimited
from hoptac.decode.sheets.nouns import Sheet
from hoptac.decode.sheets.package import LOCKED, is_xlsx, other_format
from hoptac.decode.sheets.stamped import find_stamped

DELIMITED = frozenset((".csv", ".tsv"))


def is_sheet(snapshot: Snapshot) -> bool:
    """Whether a file is a spreadsheet, of a format that can be read or not."""
    return is_xlsx(snapshot.data) or snapshot.suffix in DELIMITED or other_format(snapshot) is not None


def read_sheets(snapshot: Snapshot) -> tuple[Sheet, ...]:
    """The sheets of a file that show something.

    Raises HoptacError ``sheet-format``, ``sheet-broken``, ``file-locked``, ``file-too-large``, ``file-empty``,
    ``encoding-uncertain`` or, where it bears a secrecy stamp, ``secret``.
    """
    if found := other_format(snapshot):
        raise HoptacError("file-locked" if found == LOCKED else "sheet-format", path=snapshot.document, found=found)
    if is_xlsx(snapshot.data):
        from hoptac.decode.sheets.xlsx import read_xlsx  # openpyxl takes a while to load: only where a workbook comes

        sheets = read_xlsx(snapshot.data, snapshot.document)
    else:
        sheets = read_delimited(snapshot.data, snapshot.document)
    if not any(sheet.rows for sheet in sheets):
        raise HoptacError("file-empty", path=snapshot.document)
    if stamp := find_stamped(sheets):
        raise HoptacError("secret", path=snapshot.document, stamp=stamp)
    return tuple(sheet for sheet in sheets if sheet.rows)
