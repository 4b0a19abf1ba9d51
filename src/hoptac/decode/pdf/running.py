"""Running headers, footers and page numbers: what stands at the same height of several pages with the same words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from hoptac.decode.dates import find_date
from hoptac.decode.pdf.pieces import Piece

_NUMBERS = re.compile(r"\d+")
_PAGE = re.compile(
    r"\W{0,3}(?:(?:trang|page|tr\.)\s?:?\s?)?(\d{1,4})(?:\s?(?:/|of|trên)\s?\d{1,4})?\W{0,3}", re.IGNORECASE
)
#: So many lines at the top and at the foot of a page may be running ones.
_LINES = 3


def drop_running(pages: Sequence[list[Piece]]) -> tuple[list[list[Piece]], list[str]]:
    """The pages without their running lines and page numbers, and the words of these, each once: not the numbers, nor
    what bears a day, which may be that of printing."""
    edges = [_edges(page) for page in pages]
    counts = Counter(key for rows in edges for key in {_key(row) for row in rows})
    least = max(2, len(pages) // 3)
    left: list[list[Piece]] = []
    running: dict[str, str] = {}
    for number, (page, rows) in enumerate(zip(pages, edges, strict=True), 1):
        dropped: set[int] = set()
        for row in rows:
            repeated = len(pages) > 1 and counts[_key(row)] >= least
            small = row in (rows[0], rows[-1]) and _is_small(row, rows)
            if repeated or small or _is_number(row, rows, number):
                dropped.update(piece.order for piece in row)
                if not _PAGE.fullmatch(_text(row)) and find_date(_text(row)) is None:
                    running.setdefault(_key(row)[0], _text(row))
        left.append([piece for piece in page if piece.order not in dropped])
    return left, list(running.values())


def _edges(page: Sequence[Piece]) -> list[list[Piece]]:
    """The first and the last lines of a page, from the top down."""
    rows: list[list[Piece]] = []
    for piece in sorted(page, key=lambda piece: (-round(piece.base), piece.left)):
        if rows and rows[-1][0].base - piece.base < 0.4 * piece.size:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows if len(rows) <= 2 * _LINES else [*rows[:_LINES], *rows[-_LINES:]]


def _text(row: Sequence[Piece]) -> str:
    return " ".join(piece.text for piece in sorted(row, key=lambda piece: piece.left))


def _key(row: Sequence[Piece]) -> tuple[str, int]:
    """The words of a line without its numbers, and its height in steps of a line."""
    return _NUMBERS.sub("#", _text(row)).lower(), round(row[0].base / 12)


def _is_number(row: Sequence[Piece], rows: Sequence[Sequence[Piece]], number: int) -> bool:
    """Whether the line is the page's number alone: the outermost line, and either its number or said to be one."""
    match = _PAGE.fullmatch(_text(row))
    outermost = row is rows[0] or row is rows[-1]
    return match is not None and outermost and (match.group(1) == str(number) or not match.group().strip().isdigit())


def _is_small(row: Sequence[Piece], rows: Sequence[Sequence[Piece]]) -> bool:
    """Whether an outermost line is a header or a footer by its look: smaller than what is next to it, and far off."""
    if len(rows) < 3:
        return False
    beside = (rows[1] if row is rows[0] else rows[-2])[0]
    return row[0].size < 0.85 * beside.size and abs(row[0].base - beside.base) > 1.6 * beside.size
