"""HTML -> lines of visible text and the boxes that hold them. Nothing here knows what an article is.

A block or <br> is a line, the cells of a row are joined by a tab, white space is single; scripts, styles, comments and
what is hidden are dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from hoptac.base.fold import nfc
from hoptac.decode.tags import BLOCKS, DROPPED, INLINE

_HIDDEN_STYLE = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
_HIDDEN_RULE = re.compile(r"\.([\w-]{1,60})\s{0,9}\{[^{}]{0,2000}?display\s{0,9}:\s{0,9}none", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s{0,9}:\s{0,9}(?:bold|[6-9]00)|font\s{0,9}:\s{0,9}bold", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s{0,9}:\s{0,9}italic", re.IGNORECASE)


@dataclass(slots=True)
class Box:
    """An element that may tell something of its lines: its tag, its class and id, the lines [first, last) within it."""

    tag: str
    names: str
    parent: int
    first: int
    last: int = -1
    images: int = 0
    inline: bool = False
    date: str | None = None


@dataclass(slots=True)
class Row:
    """One line of visible text. ``box`` is the innermost block; ``marks`` counts the letters that are links, bold,
    italic or within an inline box (its index)."""

    text: str
    box: int
    marks: dict[str | int, int]
    size: int
    after_image: bool = False


@dataclass(slots=True)
class Walk:
    """The walk over a tree: lines and boxes found, and the line that is being filled."""

    hidden: frozenset[str]
    rows: list[Row] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    marks: dict[str | int, int] = field(default_factory=dict)
    open: list[str | int] = field(default_factory=list)
    block: int = -1
    image: bool = False
    cells: list[list[int]] = field(default_factory=list)

    def add(self, text: str | None) -> None:
        """Text of the current line, counted for every mark that is open."""
        if not text:
            return
        self.parts.append(text)
        size = len(text) if self.open else 0
        for mark in self.open:
            self.marks[mark] = self.marks.get(mark, 0) + size

    def end_line(self) -> None:
        """Close the line that is being filled; a line without letters is none."""
        if not self.parts:
            return
        raw = "".join(self.parts)
        text = " ".join(raw.split())
        if text:
            self.rows.append(Row(nfc(text), self.block, self.marks, len(raw), self.image))
            self.image = False
        self.parts = []
        self.marks = {}


def visible_rows(root: etree._Element) -> tuple[list[Row], list[Box]]:
    """The lines of a parsed page and its boxes, in reading order."""
    walk = Walk(_hidden_classes(root))
    skip: etree._Element | None = None
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            if skip is None:
                walk.add(node.tail)
        elif event == "start":
            if skip is None and not _start(walk, node):
                skip = node
        elif skip is None or node is skip:
            if skip is None:
                _end(walk, node)
            skip = None
            walk.add(node.tail)
    walk.end_line()
    for box in walk.boxes:
        box.last = len(walk.rows) if box.last < 0 else min(box.last, len(walk.rows))
        box.first = min(box.first, box.last)
    return walk.rows, walk.boxes


def _hidden_classes(root: etree._Element) -> frozenset[str]:
    """Classes that the page's own style sheet hides."""
    found: set[str] = set()
    for style in root.iter("style"):
        found.update(_HIDDEN_RULE.findall((style.text or "")[:200_000]))
    return frozenset(found)


def _start(walk: Walk, node: etree._Element) -> bool:
    """Open an element; False where it and all within it are not to be seen."""
    tag = node.tag
    if tag in DROPPED or _is_hidden(walk, node):
        if tag == "img":
            walk.image = True
        return False
    style = node.get("style") or ""
    block = tag in BLOCKS
    if block:
        walk.end_line()
    if tag == "img":
        walk.image = True
        if walk.block >= 0:
            walk.boxes[walk.block].images += 1
    elif tag == "tr":
        walk.cells.append([])
    elif tag in ("td", "th") and walk.cells:
        walk.cells[-1].append(len(walk.rows))
    if block or tag not in INLINE or node.get("class") or style:
        _open_box(walk, node, tag, block)
    walk.open.extend(_own_marks(node, tag, style))
    walk.add(node.text)
    return True


def _is_hidden(walk: Walk, node: etree._Element) -> bool:
    attributes = node.attrib
    if not attributes:
        return False
    if "hidden" in attributes or (node.tag == "input" and attributes.get("type") == "hidden"):
        return True
    style, names = attributes.get("style"), attributes.get("class")
    if style and _HIDDEN_STYLE.search(style):
        return True
    return bool(walk.hidden and names and not walk.hidden.isdisjoint(names.split()))


def _open_box(walk: Walk, node: etree._Element, tag: str, block: bool) -> None:
    names = f"{node.get('class') or ''} {node.get('id') or ''} {node.get('itemprop') or ''}"[:300]
    box = Box(tag, names, walk.block, len(walk.rows), inline=not block)
    if tag == "time":
        box.date = node.get("datetime")
    walk.boxes.append(box)
    if block:
        walk.block = len(walk.boxes) - 1
    else:
        walk.open.append(len(walk.boxes) - 1)


def _own_marks(node: etree._Element, tag: str, style: str) -> list[str | int]:
    marks: list[str | int] = []
    if tag == "a":
        marks.append("link")
    if tag in ("b", "strong") or (style and _BOLD.search(style)):
        marks.append("bold")
    if tag in ("i", "em") or (style and _ITALIC.search(style)):
        marks.append("italic")
    if tag == "font" and (node.get("size") or "3") in ("4", "5", "6", "7", "+1", "+2", "+3"):
        marks.append("big")
    return marks


def _end(walk: Walk, node: etree._Element) -> None:
    tag = node.tag
    style = node.get("style") or ""
    for _ in _own_marks(node, tag, style):
        walk.open.pop()
    if tag in BLOCKS:
        walk.end_line()
        box = walk.boxes[walk.block]
        box.last = len(walk.rows)
        if box.images and box.parent >= 0 and box.last - box.first <= 4:
            walk.boxes[box.parent].images += box.images
        if tag == "tr" and walk.cells:
            _join_cells(walk, walk.cells.pop(), walk.block)
        walk.block = box.parent
    elif tag not in INLINE or node.get("class") or style:
        index = walk.open.pop()
        if isinstance(index, int):
            walk.boxes[index].last = len(walk.rows) + 1


def _join_cells(walk: Walk, starts: list[int], tr: int) -> None:
    """Make a row whose cells hold a line at most each one line, its cells joined by a tab."""
    if len(starts) < 2:
        return
    ends = [*starts[1:], len(walk.rows)]
    sizes = [end - start for start, end in zip(starts, ends, strict=True)]
    if not any(sizes) or max(sizes) > 1:
        return
    cells = [walk.rows[start] if size else None for start, size in zip(starts, sizes, strict=True)]
    filled = [cell for cell in cells if cell]
    marks: dict[str | int, int] = {}
    for cell in filled:
        for mark, size in cell.marks.items():
            marks[mark] = marks.get(mark, 0) + size
    text = "\t".join(cell.text if cell else "" for cell in cells)
    box = filled[0].box if len(filled) == 1 else tr
    del walk.rows[starts[0] :]
    walk.rows.append(Row(text, box, marks, sum(cell.size for cell in filled), any(cell.after_image for cell in filled)))
    for inner in walk.boxes[tr : tr + 2000]:  # more boxes than that in one line are no table but an attack
        inner.first, inner.last = starts[0], starts[0] + 1
