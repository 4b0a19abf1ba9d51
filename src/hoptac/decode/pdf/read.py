"""A PDF with a text layer -> the lines of a page. What has none, or one that cannot be trusted, is refused by name."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from hoptac.base.errors import HoptacError
from hoptac.base.syllables import share_of_syllables
from hoptac.decode.encoding import decode_bytes
from hoptac.decode.furniture import sign_of
from hoptac.decode.language import find_language
from hoptac.decode.lines import Hint, Line, Meta, look_at
from hoptac.decode.pdf.glyphs import UNKNOWN, Shape, Sheet, read_sheet
from hoptac.decode.pdf.hyphens import words_of
from hoptac.decode.pdf.order import Cell, Cells, Flow, Part, order_page
from hoptac.decode.pdf.paragraphs import Habits, Paragraph, find_habits, join_rows
from hoptac.decode.pdf.pieces import Piece, read_pieces, unknown_share
from hoptac.decode.pdf.running import drop_running
from hoptac.decode.pdf.tables import find_tables
from hoptac.decode.publisher import is_site

MAX_PAGES = 500
#: A page with a picture and fewer letters than this is a scan; a signature's stamp is no text layer.
_FEW = 200
#: So large a share of letters that the file does not tell makes the whole of it doubtful.
_WRONG = 0.2
#: How much larger than the running text a headline is; among so many paragraphs it stands.
_HEADLINE = 1.12
_NEAR_TOP = 20
#: A line of running text has at least so many letters.
_LONG = 25
#: A text of more letters than this is in some language.
_MANY = 200
_pdfium = threading.Lock()  # pdfium may be in one thread at a time, and the web server has several


def read_pdf(data: bytes, shown: str) -> tuple[str, list[Line], Meta, tuple[str, ...]]:
    """The page's text, its lines with hints, no meta (a PDF's own title and day are mostly its template's) and notes.

    Raises HoptacError ``file-binary`` (damaged), ``file-locked``, ``file-too-long``, ``pdf-scanned`` (no text layer) or
    ``pdf-garbled`` (a text layer that does not tell its letters).
    """
    sheets = _sheets(data, shown)
    pages = [read_pieces(sheet.glyphs, sheet.rules) for sheet in sheets]
    scanned = [_is_scan(sheet, page) for sheet, page in zip(sheets, pages, strict=True)]
    if all(scanned) or not any(pages):
        raise HoptacError("pdf-scanned", path=shown)
    if unknown_share(piece for page in pages for piece in page) > _WRONG:
        raise HoptacError("pdf-garbled", path=shown)
    paragraphs, size, running = _paragraphs(sheets, pages)
    rows: list[tuple[str, Hint]] = [*_hinted(paragraphs, size), *((text, "furniture") for text in running)]
    text = _checked("\n".join(text for text, _ in rows), shown)
    notes = ("pages-without-text",) if any(scanned) else ()
    return text, list(_lines(text, [hint for _, hint in rows])), Meta(), notes


def _sheets(data: bytes, shown: str) -> list[Sheet]:
    with _pdfium:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            locked = raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD
            raise HoptacError("file-locked" if locked else "file-binary", path=shown, found="PDF") from error
        try:
            if len(document) > MAX_PAGES:
                raise HoptacError("file-too-long", path=shown, pages=len(document), limit=MAX_PAGES)
            return [_sheet(document, i) for i in range(len(document))]
        except pdfium.PdfiumError as error:
            raise HoptacError("file-binary", path=shown, found="PDF") from error
        finally:
            document.close()


def _sheet(document: Any, i: int) -> Sheet:
    page = document[i]
    try:
        return read_sheet(page)
    finally:
        page.close()


def _is_scan(sheet: Sheet, page: Sequence[Piece]) -> bool:
    return sheet.picture and sum(len(piece.text) for piece in page) < _FEW


def _paragraphs(sheets: Sequence[Sheet], pages: Sequence[list[Piece]]) -> tuple[list[Paragraph], float, list[str]]:
    """The document's paragraphs, a table's row as one, the size of its running text, and its running headers and
    footers."""
    found = [find_tables(pieces, sheet.rules) for sheet, pieces in zip(sheets, pages, strict=True)]
    rest, running = drop_running([pieces for _, pieces in found])
    frames = _frames(sheets, rest)
    parts: list[Part] = []
    for number, (sheet, (tables, _), pieces) in enumerate(zip(sheets, found, rest, strict=True)):
        parts.extend(order_page(pieces, tables, frames[sheet.shape], number))
    return *_join(parts), running


def _join(parts: Sequence[Part]) -> tuple[list[Paragraph], float]:
    """The paragraphs of parts that are read one after the other, and the size of the running text."""
    flows = [part for part in parts if isinstance(part, Flow)]
    cells = [flow for part in parts if isinstance(part, Cells) for row in part.rows for cell in row for flow in cell]
    known = words_of(row.text for flow in (*flows, *cells) for row in flow.rows)
    habits = find_habits(flows or cells, known)
    found: list[Paragraph] = []
    for table, group in groupby(parts, lambda part: isinstance(part, Cells)):
        if table:
            rows = _all_rows([part for part in group if isinstance(part, Cells)])
            found.extend(paragraph for row in rows for paragraph in _table_row(row, habits))
        else:
            found.extend(join_rows([part for part in group if isinstance(part, Flow)], habits))
    return found, habits.size


def _frames(sheets: Sequence[Sheet], pages: Sequence[Sequence[Piece]]) -> dict[Shape, tuple[float, float]]:
    """The margins of the text, for each shape of page: from where to where its running lines reach."""
    lines: dict[Shape, list[Piece]] = {}
    for sheet, pieces in zip(sheets, pages, strict=True):
        lines.setdefault(sheet.shape, []).extend(pieces)
    return {shape: _frame(pieces) for shape, pieces in lines.items()}


def _frame(pieces: Sequence[Piece]) -> tuple[float, float]:
    """Justified lines end where many others do; of others the longest tells."""
    long = [piece for piece in pieces if len(piece.text) >= _LONG] or list(pieces)
    if not long:
        return 0.0, 0.0
    ends = Counter(round(piece.right / 3) for piece in long)
    end, count = ends.most_common(1)[0]
    justified = [piece.right for piece in long if round(piece.right / 3) == end]
    most = max(piece.right for piece in long)
    starts = Counter(round(piece.left / 3) for piece in long)
    left = min(start for start, times in starts.items() if times * 8 > len(long)) * 3.0 - 1.5
    return left, max(justified) if count * 4 > len(long) and count > 2 else most


def _all_rows(tables: Sequence[Cells]) -> list[list[Cell]]:
    """The rows of tables that follow each other; a row that a page's end cut in two is one again."""
    found: list[list[Cell]] = []
    first: list[list[str]] = []
    for table in tables:
        rest = table.rows
        if found and len(rest) > 1 and _texts(rest[0]) == first:  # printed anew at the top of a page
            rest = rest[1:]
        first = first or (_texts(rest[0]) if rest else [])
        if found and rest and len(rest[0]) == len(found[-1]) and not rest[0][0]:
            found[-1] = [[*cell, *more] for cell, more in zip(found[-1], rest[0], strict=True)]
            rest = rest[1:]
        found.extend(rest)
    return found


def _texts(row: Sequence[Cell]) -> list[list[str]]:
    return [[line.text for flow in cell for line in flow.rows] for cell in row]


def _table_row(row: Sequence[Cell], habits: Habits) -> list[Paragraph]:
    """A row whose cells hold a paragraph at most is one line, its cells joined by a tab; else a line a paragraph."""
    cells = [join_rows(cell, habits) for cell in row]
    if max(map(len, cells)) > 1:
        return [paragraph for cell in cells for paragraph in cell]
    first = next((cell[0] for cell in cells if cell), None)
    text = "\t".join(cell[0].text if cell else "" for cell in cells)
    return [Paragraph(text, first.size, first.bold)] if first else []


def _hinted(paragraphs: Sequence[Paragraph], size: float) -> Iterator[tuple[str, Hint]]:
    """Each paragraph with its hint: the largest one near the top is the headline, one with letters missing is nothing
    to go by."""
    large = [paragraph for paragraph in paragraphs[:_NEAR_TOP] if _may_be_title(paragraph, size)]
    title = max(large, key=lambda paragraph: paragraph.size, default=None)
    for paragraph in paragraphs:
        text = paragraph.text
        share = share_of_syllables(text) if text.count(" ") > 5 else None
        doubtful = text.count(UNKNOWN) * 20 > len(text) or (share is not None and share < 0.4)
        yield text, "title" if paragraph is title else "furniture" if doubtful else ""


def _may_be_title(paragraph: Paragraph, size: float) -> bool:
    text = paragraph.text
    large = paragraph.size > _HEADLINE * size and 20 <= len(text) <= 300 and text.count(" ") >= 3
    return large and not (is_site(text) or sign_of(text) or "\t" in text)


def _checked(text: str, shown: str) -> str:
    """The text, where its letters make words; one in an old one-byte encoding is converted first."""
    try:
        decoded = decode_bytes(text.replace(UNKNOWN, "").encode("utf-8"), shown)
    except HoptacError as error:
        raise HoptacError("pdf-garbled", path=shown) from error
    share = share_of_syllables(decoded.text)
    unsaid = find_language(decoded.text) == "und" and len(decoded.text) > _MANY
    if unsaid or (share is not None and share < 0.5):
        raise HoptacError("pdf-garbled", path=shown)
    return text if decoded.encoding == "utf-8" else decoded.text


def _lines(text: str, hints: Sequence[Hint]) -> Iterator[Line]:
    start = 0
    for row, hint in zip(text.split("\n"), hints, strict=True):
        yield look_at(start, start + len(row), row, hint)
        start += len(row) + 1
