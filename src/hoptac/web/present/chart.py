"""A small chart of dated figures, drawn on the server: it prints and needs no script; a table tells the same beside it.

Each point is one observation with its qualifier; points are not joined by a line, for nobody counted in between.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

WIDTH, HEIGHT = 420, 180
LEFT, RIGHT, TOP, BOTTOM = 48, 48, 34, 30


@dataclass(frozen=True, slots=True)
class Point:
    """An observation: its as-of day (ISO; a month or a year counts from its first day), value, qualifier and label."""

    day: str
    value: float
    comparator: str
    label: str


def ordinal(day: str) -> int:
    """The day's number; a month or a year stands for its first day."""
    parts = [int(part) for part in day.split("-")]
    return date(*[*parts, 1, 1][:3]).toordinal()


def chart(points: Sequence[Point], title: str) -> SafeString:
    """The points over time as SVG; empty for fewer than two days, where a chart says nothing."""
    dated = sorted(points, key=lambda p: (p.day, p.value))
    if len({p.day for p in dated}) < 2:
        return SafeString("")
    first, last = (int(day[:4]) for day in (dated[0].day, dated[-1].day))
    years = range(first, last + 2)
    scale = _Scale(ordinal(str(first)), ordinal(str(last + 1)), max(p.value for p in dated))
    body = [_year(scale, year, number == len(years) - 1) for number, year in enumerate(years)]
    body += _points(scale, dated)
    head = f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(title)}">'
    return mark_safe(head + "".join(body) + "</svg>")  # numbers and escaped labels only


@dataclass(frozen=True, slots=True)
class _Scale:
    start: int
    end: int
    top: float

    def x(self, day: str) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (ordinal(day) - self.start) / (self.end - self.start), 1)

    def y(self, value: float) -> float:
        return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / (self.top or 1), 1)


def _year(scale: _Scale, year: int, last: bool) -> str:
    """A thin line at the year's first day, its number to the right of it."""
    x = scale.x(str(year))
    line = f'<line class="grid" x1="{x}" x2="{x}" y1="{TOP - 14}" y2="{HEIGHT - BOTTOM}"/>'
    return line if last else f'{line}<text class="tick" x="{x + 4}" y="{HEIGHT - 10}">{year}</text>'


def _points(scale: _Scale, dated: Sequence[Point]) -> list[str]:
    """A stem from zero, a head that shows the qualifier (hollow unless exact), and last the labels, over all stems."""
    base = scale.y(0)
    places = [(scale.x(point.day), scale.y(point.value)) for point in dated]
    out = [f'<line class="axis" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{base}" y2="{base}"/>']
    for point, (x, y) in zip(dated, places, strict=True):
        hollow = "" if point.comparator == "=" else " hollow"
        out.append(f'<line class="stem" x1="{x}" x2="{x}" y1="{y}" y2="{base}"/>')
        out.append(f'<circle class="dot{hollow}" cx="{x}" cy="{y}" r="4.5"/>')
    return [*out, *_labels([point.label for point in dated], places)]


_Box = tuple[float, float, float, float]


def _labels(texts: Sequence[str], places: Sequence[tuple[float, float]]) -> Iterator[str]:
    """Each label above its point, else beside or below it where nothing stands yet; where all is taken none (the table
    beside the chart tells it)."""
    taken: list[_Box] = [(x - 6, y - 6, x + 6, y + 6) for x, y in places]
    for text, (x, y) in zip(texts, places, strict=True):
        half, own = 3.9 * len(text), (x - 6, y - 6, x + 6, y + 6)
        for side, at_x, at_y, left in (
            ("middle", x, y - 11, x - half),
            ("start", x + 9, y + 4, x + 9),
            ("end", x - 9, y + 4, x - 9 - 2 * half),
            ("middle", x, y + 20, x - half),
        ):
            box = (left, at_y - 11, left + 2 * half, at_y + 3)
            if left >= 0 and box[2] <= WIDTH and not any(_meet(box, other) for other in taken if other != own):
                taken.append(box)
                yield f'<text class="value" x="{at_x:.1f}" y="{at_y:.1f}" text-anchor="{side}">{escape(text)}</text>'
                break


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
