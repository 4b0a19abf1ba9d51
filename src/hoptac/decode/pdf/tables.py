"""Tables with rules: which pieces stand in which cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hoptac.base.frozen import frozen
from hoptac.decode.pdf.glyphs import Rule
from hoptac.decode.pdf.pieces import Piece

_NEAR = 3.0


@frozen
class Grid:
    """A ruled table: the x of its upright rules from left to right, the y of its level ones from the top down."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]

    def holds(self, piece: Piece) -> bool:
        """Whether a piece stands within the outer rules."""
        return (
            self.xs[0] - _NEAR < (piece.left + piece.right) / 2 < self.xs[-1] + _NEAR
            and self.ys[-1] - _NEAR < piece.base + 0.3 * piece.size < self.ys[0] + _NEAR
        )


@dataclass(frozen=True, slots=True)
class Table:
    """A table's cells, row by row, each with its pieces and its right edge."""

    rows: list[list[list[Piece]]]
    grid: Grid


def find_tables(pieces: Sequence[Piece], rules: Sequence[Rule]) -> tuple[list[Table], list[Piece]]:
    """The ruled tables of a page, and the pieces that stand in none."""
    rest = list(pieces)
    tables: list[Table] = []
    for grid in _grids(rules):
        inside = [piece for piece in rest if grid.holds(piece)]
        if len(inside) < 2:
            continue
        tables.append(Table(_cells(grid, inside), grid))
        taken = {piece.order for piece in inside}
        rest = [piece for piece in rest if piece.order not in taken]
    return tables, rest


def _grids(rules: Sequence[Rule]) -> list[Grid]:
    """One grid for each group of rules that touch, where it has at least two columns."""
    grids = []
    for group in _groups(rules):
        xs = _merge(rule.at for rule in group if rule.upright)
        ys = _merge(rule.at for rule in group if not rule.upright)[::-1]
        if len(xs) >= 3 and len(ys) >= 2:
            grids.append(Grid(tuple(xs), tuple(ys)))
    return grids


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """The rules, those that cross or touch together."""
    levels = [rule for rule in rules if not rule.upright]
    parent = {id(rule): rule for rule in rules}

    def head(rule: Rule) -> Rule:
        while (above := parent[id(rule)]) is not rule:
            parent[id(rule)] = rule = parent[id(above)]
        return rule

    for upright in (rule for rule in rules if rule.upright):
        for level in levels:
            if _touch(upright, level):
                parent[id(head(level))] = head(upright)
    groups: dict[int, list[Rule]] = {}
    for rule in rules:
        groups.setdefault(id(head(rule)), []).append(rule)
    return [group for group in groups.values() if len(group) >= 4]


def _touch(upright: Rule, level: Rule) -> bool:
    return (
        upright.start - _NEAR <= level.at <= upright.end + _NEAR
        and level.start - _NEAR <= upright.at <= level.end + _NEAR
    )


def _merge(places: Iterable[float]) -> list[float]:
    """Places in rising order, those that nearly agree as one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > 2 * _NEAR:
            found.append(place)
    return found


def _cells(grid: Grid, pieces: Iterable[Piece]) -> list[list[list[Piece]]]:
    rows: list[list[list[Piece]]] = [[[] for _ in grid.xs[1:]] for _ in grid.ys[1:]]
    for piece in pieces:
        level = piece.base + 0.3 * piece.size
        row = min(sum(level < y for y in grid.ys[1:]), len(rows) - 1)
        column = min(sum(piece.left + 1 >= x for x in grid.xs[1:]), len(grid.xs) - 2)
        rows[row][column].append(piece)
    return rows
