"""PDF with a text layer -> lines: glyphs, pieces, columns and tables, paragraphs. ``read_pdf`` is the way in."""

from hoptac.decode.pdf.read import read_pdf

__all__ = ["read_pdf"]
