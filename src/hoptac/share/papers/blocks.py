"""Blocks of a paper as elements of a DOCX body, in the styles that every template has (``STYLES``)."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from hoptac.share.papers.paper import Block, Chart, Heading, PageBreak, Para, Points, Table, text
from hoptac.share.papers.wml import clean, make, paragraph, table

#: Ids of the styles that a template must have.
STYLES = {
    "body": "HoptacBody",
    "plain": "HoptacPlain",
    "center": "HoptacCenter",
    "note": "HoptacNote",
    "speech": "HoptacSpeech",
    "cell": "HoptacCell",
    "column": "HoptacColumn",
    "caption": "Caption",
    "point": "ListBullet",
    "number": "HoptacNumber",
    "heading": "Heading",
}
#: A4 less 30 mm on the left and 20 mm on the right, in twentieths of a point.
TEXT_WIDTH = 9071


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture that is to be put into a document."""

    document: DocxDocument
    png: bytes

    def paragraph(self, words: str) -> etree._Element:
        """A paragraph with the picture; ``words`` say what it shows to those who do not see it."""
        holder = self.document.add_paragraph(style=self.document.styles["Hoptac Center"])
        shape = holder.add_run().add_picture(io.BytesIO(self.png), width=Mm(150))
        shape._inline.docPr.set("descr", words)
        element: etree._Element = holder._p
        return element


Draw = Callable[[Chart], Drawing]


def elements(blocks: tuple[Block, ...], draw: Draw) -> Iterator[etree._Element]:
    """What the blocks become, in order. What follows a break of page begins the new page itself: a paragraph of its own
    would need room on the old one."""
    broken = False
    for block in blocks:
        broken = broken or isinstance(block, PageBreak)
        for element in _of_block(block, draw):
            if broken and element.tag == qn("w:p"):
                element[0].insert(1, make("pageBreakBefore"))
                broken = False
            yield element


def _of_block(block: Block, draw: Draw) -> Iterator[etree._Element]:
    match block:
        case Heading(runs, level):
            yield paragraph(runs, f"{STYLES['heading']}{level}")
        case Para(runs, style):
            yield paragraph(runs, STYLES[style])
        case Points():
            yield from _points(block)
        case Table():
            yield from _table(block)
        case Chart():
            yield from _chart(block, draw)


def _points(block: Points) -> Iterator[etree._Element]:
    """A numbered list counts anew each time, so its numbers are written out; dashes are the style's own."""
    for number, runs in enumerate(block.items, 1):
        if block.numbered:
            item = paragraph(runs, STYLES["number"])
            mark = make("r", make("t"), make("tab"))
            mark[0].text = f"{number}."
            item.insert(1, mark)
            yield item
        else:
            yield paragraph(runs, STYLES["point"])


def _table(block: Table) -> Iterator[etree._Element]:
    if block.caption:
        yield paragraph(block.caption, STYLES["caption"])
    share = TEXT_WIDTH / sum(column.width for column in block.columns)
    widths = [int(column.width * share) for column in block.columns]
    head = [paragraph(column.title, STYLES["column"]) for column in block.columns]
    sides = [[] if c.align == "left" else [c.align] for c in block.columns]
    yield table(
        widths,
        head,
        (
            [
                paragraph(runs, STYLES["cell"], *(make("jc", val=side) for side in where))
                for runs, where in zip(row, sides, strict=True)
            ]
            for row in block.rows
        ),
    )
    # Word glues two tables without a paragraph between them into one.
    yield paragraph((), STYLES["cell"], make("spacing", before="0", after="0", line="120", lineRule="exact"))


def _chart(block: Chart, draw: Draw) -> Iterator[etree._Element]:
    yield paragraph(block.title, STYLES["caption"], make("jc", val="center"))
    bars = "; ".join(f"{text(bar.label)} {text(bar.shown)}" for bar in block.bars)
    yield draw(block).paragraph(clean(f"{text(block.title)}: {bars}"))
