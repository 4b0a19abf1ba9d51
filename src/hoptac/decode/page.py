"""One snapshot through the stage: bytes, lines, head, zones."""

from __future__ import annotations

import re

from hoptac.base.errors import HoptacError
from hoptac.base.nouns import Page, Snapshot
from hoptac.decode.docx import is_docx, read_docx
from hoptac.decode.encoding import decode_bytes
from hoptac.decode.head import read_head
from hoptac.decode.html import read_html
from hoptac.decode.language import find_language
from hoptac.decode.lines import Line, Meta
from hoptac.decode.plain import read_plain
from hoptac.decode.rank import find_rank
from hoptac.decode.secret import find_stamp
from hoptac.decode.sheets import is_sheet, read_sheets
from hoptac.decode.zones import join_zones, zone_lines

_HTML = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--.{0,2000}?-->\s{0,200}){0,3}<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_TAG = re.compile(r"<(?:/?(?:p|div|br|td|h[1-6]|span|a|li|b|i)\b)[^<>]{0,500}>", re.I)
_HTML_ENDINGS = frozenset((".html", ".htm", ".xhtml", ".shtml", ".asp", ".aspx", ".php", ".jsp"))


def decode(snapshot: Snapshot) -> Page:
    """The page that a snapshot holds.

    Raises HoptacError ``file-empty``, ``file-binary``, ``file-locked``, ``file-too-long``, ``encoding-uncertain``,
    ``html-broken``, ``pdf-scanned``, ``pdf-garbled`` or ``secret``. A page in a language that cannot be read yet is
    still a Page, with its ``language`` set. A list in a spreadsheet is read by ``hoptac.lists`` once somebody has said
    what its columns are; till then ``list-unmapped``, or what ``read_sheets`` raises.
    """
    if is_sheet(snapshot):
        read_sheets(snapshot)
        raise HoptacError("list-unmapped", path=snapshot.document)
    text, lines, meta, notes = _read(snapshot)
    head = read_head(lines, meta)
    if stamp := find_stamp(lines, head.title_lines):
        raise HoptacError("secret", path=snapshot.document, stamp=stamp)
    names = zone_lines(lines, head.title_lines)
    article = "\n".join(line.text for line, name in zip(lines, names, strict=True) if name != "furniture")
    return Page(
        document=snapshot.document,
        address=snapshot.address,
        text=text,
        zones=join_zones(lines, names, len(text)),
        title=head.title,
        published=head.published,
        published_basis=head.published_basis,
        publisher=head.publisher,
        language=find_language(article or text),
        raw_hash=snapshot.raw_hash,
        notes=notes,
        rank=find_rank(snapshot.address, head, lines, meta, paper=_is_paper(snapshot.data)),
    )


def _is_paper(data: bytes) -> bool:
    """Whether the bytes are those of an office's file and not of a site's page."""
    return b"%PDF-" in data[:1024] or is_docx(data)


def _read(snapshot: Snapshot) -> tuple[str, list[Line], Meta, tuple[str, ...]]:
    """The text, its lines, what the markup says and notes: the content decides the format, never the file's name."""
    data, shown = snapshot.data, snapshot.document
    if b"%PDF-" in data[:1024]:
        from hoptac.decode.pdf import read_pdf  # pdfium takes a tenth of a second to load: only where a PDF comes

        return read_pdf(data, shown)
    if is_docx(data):
        return read_docx(data, shown)
    decoded = decode_bytes(data, shown)
    if is_html(decoded.text, snapshot.suffix):
        return read_html(decoded.text, shown)
    return read_plain(decoded.text)


def is_html(text: str, suffix: str = "") -> bool:
    """Whether a text is a web page, by its content; the file's ending only tips the scale for fragments."""
    if _HTML.match(text):
        return True
    return suffix in _HTML_ENDINGS and _TAG.search(text) is not None
