"""The same page as text, HTML, DOCX and PDF: what tests/test_formats.py reads, for looking at too.

    .venv/bin/python tools/as_formats.py FOLDER PAGE...    write FOLDER/{text,html,docx,pdf,columns}/NAME.*

``pdf`` is one column, justified, with a running header and page numbers; ``columns`` is two narrow ones, in which the
foreign names are hyphenated. Headline, numbered and listed paragraphs and tables are what each format calls so.
"""

from __future__ import annotations

import argparse
import html
import io
import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import typst
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from hoptac.base.nouns import Snapshot
from hoptac.decode import decode

HEADER = "Tài liệu tham khảo nội bộ – bản in để kiểm tra"
_NUMBERED = re.compile(r"(\d{1,2})\.\s(.+)$")
_FOREIGN = re.compile(r"[A-Za-z]{7,}")
_BREAKS = re.compile(r"(?<=[aeiou]{1})(?=[b-df-hj-np-tv-z]h?[aeiou])|(?<=[aeiou][nmk])(?=[b-df-hj-np-tv-z]h?[aeiou])")
_TYPST = Path(__file__).with_name("as_formats.typ")


@dataclass(frozen=True, slots=True)
class Block:
    """A line of a page: ``title``, ``text``, or ``table`` with its rows."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def blocks(text: str, title: str | None) -> list[Block]:
    """The blocks of a page's text; lines with tabs that follow each other are a table."""
    found: list[Block] = []
    for line in filter(None, (raw.strip(" ") for raw in text.split("\n"))):
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if len(cells) > 1 and found and found[-1].kind == "table" and len(found[-1].rows[0]) == len(cells):
            found[-1] = Block("table", rows=(*found[-1].rows, cells))
        elif len(cells) > 1:
            found.append(Block("table", rows=(cells,)))
        else:
            kind = "title" if line == title and all(block.kind != "title" for block in found) else "text"
            found.append(Block(kind, line))
    return found


def as_text(page: list[Block]) -> bytes:
    """A line a block, a tab between cells."""
    lines = [block.text if block.kind != "table" else "\n".join(map("\t".join, block.rows)) for block in page]
    return "\n".join([*lines, ""]).encode()


def as_html(page: list[Block]) -> bytes:
    """A page as an office's site has it: ``h1``, ``p``, ``table``."""
    head = next((block.text for block in page if block.kind == "title"), "")
    body = "\n".join(map(_tags, page))
    return (
        f"<!DOCTYPE html><html><head><title>{html.escape(head)}</title></head><body>\n{body}\n</body></html>".encode()
    )


def _tags(block: Block) -> str:
    if block.kind == "table":
        rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in block.rows)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    tag = "h1" if block.kind == "title" else "p"
    return f"<{tag}>{html.escape(block.text)}</{tag}>"


def as_docx(page: list[Block]) -> bytes:
    """A Word document: heading 1, real numbering, real tables, a header, a footer with the page's number."""
    document = Document()
    document.styles["Normal"].font.size = Pt(13)
    section = document.sections[0]
    section.header.paragraphs[0].text = HEADER
    footer = section.footer.paragraphs[0]
    footer.text = "Trang "
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    footer._p.append(field)
    lists = Lists(document)
    for block in page:
        if block.kind == "table":
            _add_table(document, block)
        elif block.kind == "title":
            document.add_heading(block.text, 1)
        elif not lists.add(block.text):
            document.add_paragraph(block.text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add_table(document: Any, block: Block) -> None:
    table = document.add_table(0, len(block.rows[0]), style="Table Grid")
    for row in block.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


class Lists:
    """Word's own numbering for "1. …", "2. …" in their order, and its bullets for "- …"."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.numbering = document.part.numbering_part.element
        self.abstract = self._define()
        self.number, self.last = 0, 0

    def add(self, text: str) -> bool:
        """Add a paragraph that a list numbers or marks; False where the text begins with neither."""
        if text.startswith("- ") and len(text) > 2:
            self.document.add_paragraph(text[2:], style="List Bullet")
            return True
        match = _NUMBERED.match(text)
        if match is None or int(match[1]) not in (1, self.last + 1):
            return False
        if int(match[1]) == 1:
            self.number = self._start()
        self.last = int(match[1])
        properties = self.document.add_paragraph(match[2])._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = self.number
        return True

    def _define(self) -> str:
        """A way of numbering "1.", put before the lists, as Word wants it."""
        build = OxmlElement("w:abstractNum")
        build.set(qn("w:abstractNumId"), "900")
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), "0")
        for tag, value in (("start", "1"), ("numFmt", "decimal"), ("lvlText", "%1.")):
            item = OxmlElement(f"w:{tag}")
            item.set(qn("w:val"), value)
            level.append(item)
        build.append(level)
        self.numbering.insert(0, build)
        return "900"

    def _start(self) -> int:
        """A new list that starts at 1."""
        number = self.numbering.add_num(int(self.abstract))
        number.add_lvlOverride(0).add_startOverride(1)
        return int(number.numId)


def as_pdf(page: list[Block], name: str = "", columns: int = 1) -> bytes:
    """A PDF with a text layer; every second page (by its name) sets off paragraphs by an indent, the others by room."""
    data = [
        {"kind": b.kind, "text": _soften(b.text), "rows": [list(map(_soften, row)) for row in b.rows]} for b in page
    ]
    indent = sum(name.encode()) % 2 == 0
    given = {"page": json.dumps({"blocks": data, "columns": columns, "indent": indent, "header": HEADER})}
    return bytes(_compiler().compile(sys_inputs=given))


@cache
def _compiler() -> Any:
    return typst.Compiler(str(_TYPST), ignore_system_fonts=True)


def _soften(text: str) -> str:
    """Foreign names with the places where they may be broken."""
    return _FOREIGN.sub(lambda match: _BREAKS.sub("\u00ad", match.group()), text)


FORMATS: dict[str, tuple[str, Callable[[list[Block], str], bytes]]] = {
    "text": (".txt", lambda page, name: as_text(page)),
    "html": (".html", lambda page, name: as_html(page)),
    "docx": (".docx", lambda page, name: as_docx(page)),
    "pdf": (".pdf", as_pdf),
    "columns": (".pdf", lambda page, name: as_pdf(page, name, columns=2)),
}


def page_blocks(path: Path) -> list[Block]:
    """The blocks of a page; its headline is the one that the answers beside it give, else the one that is read."""
    page = decode(Snapshot(path.stem, path.as_uri(), path.read_bytes(), path.suffix))
    answers = path.parent.parent / "answers" / f"{path.stem}.json"
    title = json.loads(answers.read_text(encoding="utf-8"))["title"] if answers.is_file() else page.title
    return blocks(page.text, title)


def make(path: Path) -> Iterator[tuple[str, Snapshot]]:
    """A page in each format, as a snapshot of one name."""
    page = page_blocks(path)
    for name, (suffix, write) in FORMATS.items():
        yield name, Snapshot(path.stem, f"made:{name}/{path.stem}{suffix}", write(page, path.stem), suffix)


def main() -> int:
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("folder", type=Path)
    ask.add_argument("pages", type=Path, nargs="+")
    given = ask.parse_args()
    for path in given.pages:
        for name, snapshot in make(path.resolve()):
            out = given.folder / name / f"{path.stem}{snapshot.suffix}"
            out.parent.mkdir(parents=True, exist_ok=True)
            out.write_bytes(snapshot.data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
