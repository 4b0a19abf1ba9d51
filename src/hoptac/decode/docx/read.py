"""A DOCX -> the lines of a page: what Word shows, without what is struck out, hidden or a field's code."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from hoptac.base.errors import HoptacError
from hoptac.base.fold import nfc
from hoptac.base.frozen import frozen
from hoptac.decode.dates import find_date
from hoptac.decode.docx.numbering import Numbering, W, read_numbering
from hoptac.decode.docx.package import open_package, read_part
from hoptac.decode.furniture import sign_of
from hoptac.decode.lines import Hint, Line, Meta, look_at
from hoptac.decode.publisher import is_site

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = f"{W}txbxContent"
#: Never shown: struck out, moved away, a field's code, the second telling of a drawing, properties.
_UNSEEN = frozenset((f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}pPr", f"{W}rPr", _FALLBACK, _BOX))
_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}sym": "•"}
_NEAR_TOP = 20
_DEEPEST = 12


@frozen
class Row:
    """One line of the document, and whether its style is that of a headline."""

    text: str
    headline: bool = False


@dataclass(frozen=True, slots=True)
class _Build:
    """What the document's other parts say: its lists, and its styles of headlines."""

    numbering: Numbering
    headlines: frozenset[str]


def is_docx(data: bytes) -> bool:
    """Whether the bytes are a zip that holds a Word document."""
    return data.startswith(b"PK\x03\x04") and b"word/document.xml" in data


def read_docx(data: bytes, shown: str) -> tuple[str, list[Line], Meta, tuple[str, ...]]:
    """The page's text, its lines with hints, no meta (its properties are mostly its template's) and notes (none).

    Raises HoptacError ``file-binary`` (damaged), ``file-locked``, ``file-too-large`` or ``file-empty``.
    """
    package = open_package(data, shown)
    body = read_part(package, "word/document.xml", shown)
    if body is None:
        raise HoptacError("file-binary", path=shown, found="ZIP")
    styles = read_part(package, "word/styles.xml", shown)
    build = _Build(read_numbering(read_part(package, "word/numbering.xml", shown), styles), _headlines(styles))
    rows = list(_blocks(body, build))
    rows.extend(_footnotes(read_part(package, "word/footnotes.xml", shown), build))
    if not rows:
        raise HoptacError("file-empty", path=shown)
    running = list(dict.fromkeys(row.text for row in _running(package, build, shown) if find_date(row.text) is None))
    foot: list[Hint] = ["furniture"] * len(running)
    texts = [*(row.text for row in rows), *running]
    return "\n".join(texts), list(_lines(texts, [*_hints(rows), *foot])), Meta(), ()


def _headlines(styles: etree._Element | None) -> frozenset[str]:
    """The ids of the styles that Word calls title or heading 1, in whatever language their ids are."""
    items = styles.iter(f"{W}style") if styles is not None else ()
    named = {item.get(f"{W}styleId", ""): item.find(f"{W}name") for item in items}
    return frozenset(
        key for key, name in named.items() if name is not None and (name.get(f"{W}val") or "").lower() in _HEADLINES
    )


_HEADLINES = ("title", "heading 1")


def _blocks(node: etree._Element, build: _Build, depth: int = 0) -> Iterator[Row]:
    """The lines of what holds paragraphs and tables: a body, a cell, a box, and what wraps them."""
    for child in node:
        if child.tag == f"{W}p":
            yield from _paragraph(child, build, depth)
        elif child.tag == f"{W}tbl":
            yield from _table(child, build, depth)
        elif child.tag not in _UNSEEN:
            yield from _blocks(child, build, depth)


def _paragraph(node: etree._Element, build: _Build, depth: int) -> Iterator[Row]:
    """A paragraph's lines; a box that is anchored in it comes after it."""
    parts: list[str] = []
    boxes: list[etree._Element] = []
    _spell(node, parts, boxes)
    lines = [line for raw in "".join(parts).split("\n") if (line := _single(raw))]
    if lines:
        style = node.find(f"{W}pPr/{W}pStyle")
        headline = style is not None and style.get(f"{W}val") in build.headlines
        yield Row(build.numbering.label(node) + lines[0], headline)
        yield from (Row(line, headline) for line in lines[1:])
    for box in boxes if depth < _DEEPEST else ():
        yield from _blocks(box, build, depth + 1)


def _spell(node: etree._Element, parts: list[str], boxes: list[etree._Element]) -> None:
    """The visible text of a paragraph or what is in it."""
    for child in node:
        if child.tag == f"{W}t":
            parts.append((child.text or "").replace("\n", " ").replace("\t", " "))
        elif child.tag in _SIGNS:
            parts.append(_SIGNS[str(child.tag)])
        elif child.tag == _BOX:
            boxes.append(child)
        elif child.tag not in _UNSEEN and child.find(f"{W}rPr/{W}vanish") is None:
            _spell(child, parts, boxes)


def _single(raw: str) -> str:
    """A line with single blanks; a tab stays between two words, as between two cells."""
    words = (" ".join(piece.replace("\u00ad", "").split()) for piece in raw.split("\t"))
    return nfc("\t".join(piece for piece in words if piece))


def _table(node: etree._Element, build: _Build, depth: int) -> Iterator[Row]:
    """A table row by row: one line where each cell holds a line at most, its cells joined by a tab."""
    if depth >= _DEEPEST:
        return
    for row in _children(node, f"{W}tr"):
        cells = [list(_blocks(cell, build, depth + 1)) for cell in _children(row, f"{W}tc")]
        if max(map(len, cells), default=0) > 1 or len(cells) == 1:
            yield from (line for cell in cells for line in cell)
        elif any(cells):
            yield Row("\t".join(cell[0].text if cell else "" for cell in cells))


def _children(node: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The elements of a tag below a node, whatever wraps them; not those of a table within."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag not in _UNSEEN and child.tag not in (f"{W}tbl", f"{W}tc", f"{W}p"):
            yield from _children(child, tag)


def _footnotes(root: etree._Element | None, build: _Build) -> Iterator[Row]:
    """The notes at the pages' feet, after the text; those with a type are the lines that part them from it."""
    for note in root if root is not None else ():
        if note.get(f"{W}type") in (None, "normal"):
            yield from _blocks(note, build)


def _running(package: zipfile.ZipFile, build: _Build, shown: str) -> Iterator[Row]:
    """What stands at the head and the foot of each page."""
    for name in sorted(package.namelist())[:200]:
        if name.startswith(("word/header", "word/footer")) and name.endswith(".xml"):
            root = read_part(package, name, shown)
            yield from _blocks(root, build) if root is not None else ()


def _hints(rows: Sequence[Row]) -> Iterator[Hint]:
    """``title`` for the first line near the top in a headline's style that may be one, and for its further lines."""
    at = next((i for i, row in enumerate(rows[:_NEAR_TOP]) if row.headline and _may_be_title(row.text)), -2)
    for i, row in enumerate(rows):
        yield "title" if i == at or (i == at + 1 and row.headline and _may_be_title(row.text)) else ""


def _may_be_title(text: str) -> bool:
    return 15 <= len(text) <= 300 and text.count(" ") >= 3 and not (is_site(text) or sign_of(text) or "\t" in text)


def _lines(texts: Iterable[str], hints: Iterable[Hint]) -> Iterator[Line]:
    start = 0
    for text, hint in zip(texts, hints, strict=True):
        yield look_at(start, start + len(text), text, hint)
        start += len(text) + 1
