"""XLSX -> sheets. Formulas are never worked out: a cell shows the result that its file holds, or none."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from typing import Any

from openpyxl import load_workbook
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser

from hoptac.base.errors import HoptacError
from hoptac.decode.sheets.nouns import MAX_COLUMNS, MAX_ROWS, Cell, Row, Sheet
from hoptac.decode.sheets.package import DAMAGED, open_workbook
from hoptac.decode.sheets.shown import filled, show

_UNWORKED = "="
#: Rows and cells that hold nothing but their format: some programs write a million of them, and each costs as much as a
#: full one. Those that bear no number of their own must stay, for they count.
_EMPTY = re.compile(rb'<(?:row|c)\b(?=[^<>]*\sr="[A-Z]*\d+")[^<>]*/>')


class _Parser(WorkSheetParser):  # type: ignore[misc]
    """openpyxl's, that also tells a formula without a result from an empty cell."""

    def parse_cell(self, element: Any) -> dict[str, Any]:
        cell: dict[str, Any] = super().parse_cell(element)
        if cell["value"] is None and element.find(FORMULA_TAG) is not None:
            cell["data_type"] = _UNWORKED
        return cell


def read_xlsx(data: bytes, shown: str) -> tuple[Sheet, ...]:
    """The sheets of a workbook. Raises ``sheet-broken``, ``file-locked``, ``file-too-large``, ``sheet-too-long``."""
    open_workbook(data, shown).close()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of pictures and the like that it leaves out
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            return tuple(_sheet(book, sheet, shown) for sheet in book.worksheets)
    except (*DAMAGED, SyntaxError) as error:
        raise HoptacError("sheet-broken", path=shown) from error


def _sheet(book: Any, sheet: Any, shown: str) -> Sheet:
    with sheet._get_source() as source:
        parser = _Parser(
            io.BytesIO(_EMPTY.sub(b"", source.read())),
            sheet._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        rows = []
        for number, told in parser.parse():
            cells = _cells(book, told)
            if any(cell.text or cell.unworked for cell in cells):
                rows.append(Row(number, cells))
            if len(rows) > MAX_ROWS:
                raise HoptacError("sheet-too-long", path=shown, sheet=sheet.title, limit=MAX_ROWS)
        merged = tuple(_ranges(parser))
        hidden = {int(n) for n, attrs in parser.row_dimensions.items() if attrs.get("hidden") in ("1", "true")}
    seen = tuple(Row(row.number, row.cells, row.number in hidden) for row in rows)
    return Sheet(sheet.title, filled(seen, merged), merged, _hidden_columns(parser), sheet.sheet_state != "visible")


def _cells(book: Any, told: list[dict[str, Any]]) -> tuple[Cell, ...]:
    """The cells of a row up to the last that shows something."""
    found: dict[int, Cell] = {}
    for cell in told:
        column = cell["column"] - 1
        if 0 <= column < MAX_COLUMNS and (cell["value"] is not None or cell["data_type"] == _UNWORKED):
            found[column] = show(cell["value"], _format(book, cell["style_id"]), cell["data_type"] == _UNWORKED)
    return tuple(found.get(n, Cell()) for n in range(max(found, default=-1) + 1))


def _format(book: Any, style: Any) -> str:
    styles = book._cell_styles
    number = styles[int(style)].numFmtId if int(style or 0) < len(styles) else 0
    if number < 164:
        return str(BUILTIN_FORMATS.get(number, "General"))
    formats = book._number_formats
    return str(formats[number - 164]) if number - 164 < len(formats) else "General"


def _ranges(parser: Any) -> Iterator[tuple[int, int, int, int]]:
    for found in parser.merged_cells.mergeCell if parser.merged_cells else ():
        first_column, first_row, last_column, last_row = found.bounds
        if first_column <= MAX_COLUMNS:
            yield first_row, first_column - 1, last_row, min(last_column, MAX_COLUMNS) - 1


def _hidden_columns(parser: Any) -> frozenset[int]:
    hidden: set[int] = set()
    for attrs in parser.column_dimensions.values():
        if attrs.get("hidden") in ("1", "true"):
            hidden.update(range(int(attrs["min"]) - 1, min(int(attrs.get("max", attrs["min"])), MAX_COLUMNS)))
    return frozenset(hidden)
