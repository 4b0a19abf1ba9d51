"""A page's text as HTML: its zones, its lines, and each statement's words in a ``<mark>``.

Words that lie in other words are nested marks; words that only overlap are cut where the outer ones end, and the first
part bears the id ``s<statement>``. Without its tags the HTML is the text, to the letter.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe


@dataclass(frozen=True, slots=True)
class Mark:
    """A statement's place in the text: code points, end exclusive. ``report`` is the id of its card.

    Ids are hex digits (the refs of the register)."""

    id: str
    start: int
    end: int
    report: str
    kind: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text with its marks."""

    start: int
    end: int
    zone: str
    html: SafeString
    marked: bool


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one zone in a row."""

    zone: str
    lines: tuple[Line, ...] = field(default=())

    @property
    def marked(self) -> bool:
        """Whether any statement's words stand here (then a folded block is open)."""
        return any(line.marked for line in self.lines)


def blocks(text: str, zones: Sequence[Sequence[Any]], marks: Iterable[Mark]) -> list[Block]:
    """The text cut into zones and lines, blank lines left out."""
    by_start = sorted(marks, key=lambda m: (m.start, -m.end, m.id))
    lines = (_line(text, start, end, zone, by_start) for start, end, zone in _cuts(text, zones))
    return [Block(zone, tuple(group)) for zone, group in groupby(lines, key=lambda line: line.zone)]


def _cuts(text: str, zones: Sequence[Sequence[Any]]) -> Iterator[tuple[int, int, str]]:
    """(start, end, zone) of each line that is not blank; without zones all is body."""
    for first, last, zone in zones or [(0, len(text), "body")]:
        start = first
        while start < last:
            end = text.find("\n", start, last)
            end = last if end < 0 else end
            if text[start:end].strip():
                yield start, end, zone
            start = end + 1


def _line(text: str, start: int, end: int, zone: str, marks: Sequence[Mark]) -> Line:
    here = [mark for mark in marks if mark.start < end and mark.end > start and mark.start < mark.end]
    return Line(start, end, zone, marked_html(text, start, end, here), bool(here))


def marked_html(text: str, start: int, end: int, marks: Iterable[Mark]) -> SafeString:
    """``text[start:end]`` escaped, with the marks that fall into it."""
    queue = [(max(m.start, start), -min(m.end, end), m.id, m) for m in marks]
    heapq.heapify(queue)
    out: list[str] = []
    open_ends: list[int] = []
    place = start

    def write_to(stop: int) -> None:
        """Write the text up to ``stop`` and close the marks that end on the way."""
        nonlocal place
        while open_ends and open_ends[-1] <= stop:
            out.append(escape(text[place : open_ends[-1]]) + "</mark>")
            place = open_ends.pop()
        out.append(escape(text[place:stop]))
        place = stop

    while queue:
        begin, minus_end, _, mark = heapq.heappop(queue)
        write_to(begin)
        finish = min(-minus_end, open_ends[-1]) if open_ends else -minus_end
        if finish < -minus_end:
            heapq.heappush(queue, (finish, minus_end, mark.id, mark))
        out.append(_tag(mark, begin == max(mark.start, start) and mark.start >= start))
        open_ends.append(finish)
    write_to(end)
    return mark_safe("".join(out))  # every piece is escaped text or a tag of _tag


def _tag(mark: Mark, first: bool) -> str:
    """The opening tag; its values come from the register's own keys and kinds, and are escaped all the same."""
    anchor = f' id="s{escape(mark.id)}"' if first else ""
    return f'<mark{anchor} class="m m-{escape(mark.kind)}" data-r="{escape(mark.report)}">'
