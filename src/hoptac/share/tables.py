"""Tables as files: CSV and XLSX, each cell with its type, nothing in them a spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

Cell = str | float | int | date | None
#: The media type of XLSX.
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: What makes a spreadsheet read a cell of CSV as a formula (OWASP, "CSV injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
#: A cell of XLSX holds no more, and none of these signs (ECMA-376).
_LONGEST = 32_767
_NOT_IN_XML = dict.fromkeys(code for code in range(32) if code not in (9, 10, 13))
_WIDE, _USUAL = 48, 16


def safe_text(text: str) -> str:
    """Words that no spreadsheet runs: what would begin a formula gets an apostrophe before it.

    >>> safe_text("=1+1"), safe_text("Sê Kông"), safe_text(" @SUM(A1)")
    ("'=1+1", 'Sê Kông', "' @SUM(A1)")
    """
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) or text.startswith(_FORMULA) else text


def csv_lines(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """A table as CSV in UTF-8 with the mark by which Excel knows it, line by line; days in ISO form."""
    yield "\ufeff".encode()
    yield _csv_line(head)
    yield from map(_csv_line, rows)


def _csv_line(row: Sequence[Cell]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerow([_csv_cell(cell) for cell in row])
    return out.getvalue().encode()


def _csv_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    return safe_text(cell) if isinstance(cell, str) else str(cell)


def xlsx_bytes(title: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A table as XLSX: days are days, numbers numbers, words always words; the first line stays in sight."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_name(title))
    sheet.freeze_panes = "A2"
    for number in range(1, len(head) + 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDE if number == 1 else _USUAL
    sheet.append([_xlsx_cell(sheet, name, bold=True) for name in head])
    for row in rows:
        sheet.append([_xlsx_cell(sheet, cell) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _xlsx_cell(sheet: object, value: Cell, *, bold: bool = False) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=value.translate(_NOT_IN_XML)[:_LONGEST] if isinstance(value, str) else value)
    if isinstance(value, str):
        # openpyxl takes words that begin with = for a formula unless told what they are.
        cell.data_type = "s"
        cell.alignment = Alignment(vertical="top", wrap_text=len(value) > _USUAL)
    if isinstance(value, date):
        cell.number_format = "DD/MM/YYYY"
    if isinstance(value, float | int):
        cell.number_format = "#,##0" if float(value).is_integer() else "#,##0.00"
    if bold:
        cell.font = Font(bold=True)
    return cell


def _sheet_name(title: str) -> str:
    return "".join(sign for sign in title if sign not in "[]:*?/\\")[:31] or "Hoptac"
