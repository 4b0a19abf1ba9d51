"""The elements of WordprocessingML that papers are made of. Widths in twentieths of a point (``dxa``)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from lxml import etree

from hoptac.share.papers.paper import Run, Runs

_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
#: What XML 1.0 cannot hold, and what docxtpl would take for a break of line or page.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\ue000]")
_LAO = re.compile("([\u0e80-\u0eff]+(?:[\\s\u200b]+[\u0e80-\u0eff]+)*)")
#: The font of Lao offices; where it is missing Word and LibreOffice take another with Lao letters.
_LAO_FONT = "Phetsarath OT"


def clean(words: str) -> str:
    """Words in NFC without what a file cannot hold; breaks of line become spaces."""
    return " ".join(_UNPRINTABLE.sub("", unicodedata.normalize("NFC", words)).split("\n")).replace("\t", " ")


def make(tag: str, *children: etree._Element, **attributes: str) -> etree._Element:
    """``<w:tag w:attribute="…">`` with its children."""
    element = etree.Element(f"{{{_NS}}}{tag}", nsmap={"w": _NS})
    for name, value in attributes.items():
        element.set(f"{{{_NS}}}{name}", value)
    element.extend(children)
    return element


def paragraph(runs: Runs, style: str, *extra: etree._Element) -> etree._Element:
    """A paragraph in one of the template's styles (by id); ``extra`` goes into its properties."""
    properties = make("pPr", make("pStyle", val=style), *extra)
    return make("p", properties, *(piece for run in runs for piece in _pieces(run)))


def _pieces(run: Run) -> Iterable[etree._Element]:
    """A run, its Lao words apart: they are of another script and ask for another font."""
    for number, words in enumerate(_LAO.split(clean(run.text))):
        if words:
            yield _run(words, run, lao=bool(number % 2))


def _run(words: str, run: Run, *, lao: bool) -> etree._Element:
    marks = [
        make(tag) for tag, on in (("b", run.bold), ("bCs", run.bold), ("i", run.italic), ("iCs", run.italic)) if on
    ]
    if lao:
        marks = [make("rFonts", ascii=_LAO_FONT, hAnsi=_LAO_FONT, cs=_LAO_FONT), *marks, make("cs")]
        marks.append(make("lang", bidi="lo-LA"))
    text = make("t")
    text.text = words
    text.set(_XML_SPACE, "preserve")
    return make("r", *([make("rPr", *marks)] if marks else []), text)


def table(widths: list[int], head: list[etree._Element], rows: Iterable[list[etree._Element]]) -> etree._Element:
    """A table of paragraphs whose head row is repeated; no row is torn apart at the foot of a page."""
    borders = [make(side, val="single", sz="4", space="0", color="000000") for side in _SIDES]
    properties = make(
        "tblPr",
        make("tblStyle", val="TableGrid"),
        make("tblW", w=str(sum(widths)), type="dxa"),
        make("tblInd", w="0", type="dxa"),
        make("tblBorders", *borders),
        make("tblLayout", type="fixed"),
        make("tblCellMar", *(make(side, w=width, type="dxa") for side, width in _PADDING)),
        make(
            "tblLook", val="0420", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="0", noVBand="1"
        ),
    )
    grid = make("tblGrid", *(make("gridCol", w=str(width)) for width in widths))
    made = [_row(widths, head, head=True), *(_row(widths, row) for row in rows)]
    return make("tbl", properties, grid, *made)


_PADDING = (("top", "40"), ("left", "85"), ("bottom", "40"), ("right", "85"))
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def _row(widths: list[int], cells: list[etree._Element], *, head: bool = False) -> etree._Element:
    properties = make("trPr", make("cantSplit"), *([make("tblHeader")] if head else []))
    return make(
        "tr",
        properties,
        *(
            make("tc", make("tcPr", make("tcW", w=str(width), type="dxa")), cell)
            for width, cell in zip(widths, cells, strict=True)
        ),
    )
