"""Spreadsheets -> rows of cells: XLSX, and text with separators (CSV, TSV). ``read_sheets`` is the way in."""

from hoptac.decode.sheets.nouns import Cell, Row, Sheet
from hoptac.decode.sheets.read import is_sheet, read_sheets

__all__ = ["Cell", "Row", "Sheet", "is_sheet", "read_sheets"]
