"""The order in which a page is read: columns one after the other, tables row by row, side by side blocks left first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from hoptac.base.frozen import frozen
from hoptac.decode.pdf.pieces import Piece
from hoptac.decode.pdf.tables import Table

#: Blanks between two columns are at least so many sizes wide.
_GUTTER = 0.9
#: Bounds for pages that are made to be slow: places tried for a gutter, pieces that are looked through, cuts in cuts.
_MOST_EDGES = 120
_MOST_PIECES = 2_000
_DEEPEST = 12
_FEW = 8
#: A gutter need not grow with a headline, nor with a table's block.
_LARGE = 16.0
_MARK = re.compile(r"(?:[-–—+*•○▪➢]|\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[a-zđ]|[IVXivx]{1,5})[.)]?)$")
_LISTED = re.compile(r"(?:[-–—+*•○▪➢]|\(?(?:\d{1,3}|[a-zđ]|[IVXivx]{1,5})[.)])$")


@frozen
class Row:
    """One line as it is seen: its words, a tab where a wide gap is, and where it stands."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    first: float


@dataclass(frozen=True, slots=True)
class Flow:
    """Lines below each other on one page, within a frame that running text would fill."""

    rows: list[Row]
    left: float
    right: float
    page: int = 0


#: A cell: nearly always one flow; two where a page's end runs through its row.
Cell = list[Flow]


@dataclass(frozen=True, slots=True)
class Cells:
    """A table, with rules or without: its rows of cells."""

    rows: list[list[Cell]]


Part = Flow | Cells


@dataclass(frozen=True, slots=True)
class _Split:
    """Pieces [first, last) of a page from the top down that stand to the left or to the right of ``x``."""

    first: int
    last: int
    x: float
    score: int


def order_page(pieces: Sequence[Piece], tables: Sequence[Table], frame: tuple[float, float], page: int) -> list[Part]:
    """The parts of a page as they are read; ``frame`` is the document's left and right margin.

    A ruled table is one block among the lines: a piece as high and as wide as its rules.
    """
    blocks = {-1 - k: table for k, table in enumerate(tables)}
    every = [*pieces, *(_block(table, order) for order, table in blocks.items())]
    every.sort(key=lambda piece: (-piece.base, piece.left))
    return _Page(blocks, page).order(every, *frame)


def _block(table: Table, order: int) -> Piece:
    xs, ys = table.grid.xs, table.grid.ys
    high = ys[0] - ys[-1]
    return Piece("", xs[0], xs[-1], ys[-1] + 0.2 * high, high, False, order, 0.0)


class _Page:
    """The cutting of one page: its ruled tables by the order of their blocks, its number."""

    def __init__(self, tables: dict[int, Table], number: int) -> None:
        self.tables, self.number = tables, number

    def order(self, pieces: Sequence[Piece], left: float, right: float, depth: int = 0) -> list[Part]:
        """Pieces from the top down, cut where they stand beside each other."""
        if not pieces:
            return []
        split = _best_split(pieces) if depth < _DEEPEST and len(pieces) < _MOST_PIECES else None
        if split is None:
            return self.flows(pieces, left, right)
        run, above, below = pieces[split.first : split.last], pieces[: split.first], pieces[split.last :]
        here = self.beside_each_other(run, split.x, (left, right), depth + 1)
        return [*self.order(above, left, right, depth + 1), *here, *self.order(below, left, right, depth + 1)]

    def flows(self, pieces: Sequence[Piece], left: float, right: float) -> list[Part]:
        """Lines below each other, cut where a table stands among them."""
        parts: list[Part] = []
        for is_block, group in groupby(pieces, lambda piece: piece.order < 0):
            if is_block:
                parts.extend(ruled_cells(self.tables[piece.order]) for piece in group)
            else:
                parts.append(Flow(rows_of(list(group)), left, right, self.number))
        return parts

    def beside_each_other(self, run: Sequence[Piece], x: float, frame: tuple[float, float], depth: int) -> list[Part]:
        """Two columns, or the rows of a table without rules."""
        sides = [[piece for piece in run if piece.left < x], [piece for piece in run if piece.left >= x]]
        if _is_table(run, sides, x):
            return [loose_cells(run)]
        edge = max(piece.right for piece in sides[0])
        if len(sides[0]) < _FEW:  # too few lines to tell where running text would end
            edge = max(edge, x - 1.3 * min(piece.size for piece in run))
        starts = min(piece.left for piece in sides[1])
        ends = max(piece.right for piece in sides[1])
        ends = max(ends, frame[1]) if len(sides[1]) < _FEW else ends
        return [*self.order(sides[0], frame[0], edge, depth), *self.order(sides[1], starts, ends, depth)]


def ruled_cells(table: Table) -> Cells:
    """A ruled table's cells as flows, each as wide as its rules leave room."""
    xs = table.grid.xs
    return Cells([[_cell(cell, xs[k], xs[k + 1]) for k, cell in enumerate(row)] for row in table.rows if any(row)])


def _cell(pieces: Sequence[Piece], left: float, right: float) -> Cell:
    """A cell's lines; the paddings are taken to be alike, so its own left one tells the right one."""
    if not pieces:
        return []
    pad = max(0.0, min(piece.left - left for piece in pieces))
    return [Flow(rows_of(pieces, " "), left + pad, right - min(pad, 8.0))]


def _best_split(pieces: Sequence[Piece]) -> _Split | None:
    """The gutter with most lines on both its sides."""
    edges = sorted({round(piece.left) for piece in pieces})
    step = max(1, len(edges) // _MOST_EDGES)
    splits = [split for edge in edges[1::step] for split in _splits(pieces, edge - 1.0)]
    return max(splits, key=lambda split: split.score, default=None)


def _splits(pieces: Sequence[Piece], x: float) -> list[_Split]:
    """The runs of pieces that leave a gutter before ``x`` free, where they stand on both its sides."""
    found = []
    at = 0
    for crosses, group in groupby(pieces, lambda p: p.left < x and p.right > x - _GUTTER * min(p.size, _LARGE)):
        size = len(list(group))
        if not crosses and (split := _trimmed(pieces, at, at + size, x)):
            found.append(split)
        at += size
    return found


def _trimmed(pieces: Sequence[Piece], first: int, last: int, x: float) -> _Split | None:
    """The run without what stands alone above its second side; None where the sides are not beside each other."""
    tops = [max((p.top for p in pieces[first:last] if (p.left < x) == side), default=None) for side in (True, False)]
    if tops[0] is None or tops[1] is None:
        return None
    level = min(tops[0], tops[1])
    while first < last and pieces[first].bottom > level:
        first += 1
    low = [p for p in pieces[first:last] if p.left < x]
    high = [p for p in pieces[first:last] if p.left >= x]
    if min(len(low), len(high)) < 2 or all(_LISTED.match(p.text) for p in low):
        return None
    shared = level - max(low[-1].bottom, high[-1].bottom)
    shorter = min(low[0].top - low[-1].bottom, high[0].top - high[-1].bottom)
    if shared < 0.5 * shorter:
        return None
    return _Split(first, last, x, min(len(low), len(high)) * 3 + len(low) + len(high))


def _is_table(run: Sequence[Piece], sides: Sequence[Sequence[Piece]], x: float) -> bool:
    """Whether the file writes from left to right and back, row by row; lines that fill both sides are columns, though
    they were written so."""
    if any(piece.order < 0 for piece in run):
        return False
    written = sorted(run, key=lambda piece: piece.order)
    turns = sum((a.left < x) != (b.left < x) for a, b in pairwise(written))
    return turns > max(2, 0.8 * min(map(len, sides))) and not all(map(_is_running, sides))


def _is_running(pieces: Sequence[Piece]) -> bool:
    """Whether most lines reach as far as the longest and hold several words: text, not cells."""
    ends = max(piece.right for piece in pieces)
    full = [piece for piece in pieces if piece.right > ends - 2 * piece.size and piece.text.count(" ") >= 3]
    return len(pieces) >= 6 and len(full) * 2 > len(pieces)


def loose_cells(run: Sequence[Piece]) -> Cells:
    """A table without rules: its columns by the gaps that all rows leave, its rows by the order of writing."""
    spans = _columns(run)
    rows: list[list[list[Piece]]] = []
    before = len(spans)
    for piece in sorted(run, key=lambda piece: piece.order):
        column = next(k for k, (start, end) in enumerate(spans) if start <= piece.left <= end)
        if column < before:
            rows.append([[] for _ in spans])
        rows[-1][column].append(piece)
        before = column
    ends = [*(start for start, _ in spans[1:]), spans[-1][1]]
    frames = [(start, end - 4) for (start, _), end in zip(spans, ends, strict=True)]
    return Cells(
        [[[Flow(rows_of(cell, " "), *frames[k])] if cell else [] for k, cell in enumerate(row)] for row in rows]
    )


def _columns(run: Sequence[Piece]) -> list[tuple[float, float]]:
    spans: list[tuple[float, float]] = []
    for piece in sorted(run, key=lambda piece: piece.left):
        if spans and piece.left <= spans[-1][1] + 0.5 * piece.size:
            spans[-1] = (spans[-1][0], max(spans[-1][1], piece.right))
        else:
            spans.append((piece.left, piece.right))
    return spans


def rows_of(pieces: Sequence[Piece], gap: str = "\t") -> list[Row]:
    """The lines of pieces that all belong together, from the top down; ``gap`` stands for a wide gap."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.base):
        if lines and lines[-1][0].base - piece.base < 0.4 * min(piece.size, lines[-1][0].size):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [_row(sorted(line, key=lambda piece: piece.left), gap) for line in lines]


def _row(line: Sequence[Piece], gap: str) -> Row:
    text = line[0].text
    for before, piece in pairwise(line):
        near = piece.left - before.right < 0.2 * piece.size
        text += "" if near else " " if piece.left - before.right < 1.5 * piece.size or _MARK.match(text) else gap
        text += piece.text
    main = max(line, key=lambda piece: len(piece.text))
    return Row(text, line[0].left, line[-1].right, main.base, main.size, all(p.bold for p in line), line[0].first)
