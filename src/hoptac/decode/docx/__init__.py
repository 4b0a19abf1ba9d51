"""DOCX -> lines: paragraphs with their numbers, tables row by row, headers and footers. ``read_docx`` is the way in."""

from hoptac.decode.docx.read import is_docx, read_docx

__all__ = ["is_docx", "read_docx"]
