"""A small chart of dated figures, drawn on the server: it prints and needs no script; a table tells the same beside it.

Each point is one observation with its qualifier; points are not joined by a line, for nobody counted in between.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

WIDTH, HEIGHT = 560, 190
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
    xs = [x for x, _ in places]
    return [
        *out,
        *(_label(point.label, place, n, xs) for n, (point, place) in enumerate(zip(dated, places, strict=True))),
    ]


def _label(text: str, place: tuple[float, float], number: int, xs: Sequence[float]) -> str:
    """The label above its point; beside it, on the free side, where a neighbour stands too near."""
    x, y = place
    near = 8 * len(text)
    crowded_left = number > 0 and x - xs[number - 1] < near
    crowded_right = number + 1 < len(xs) and xs[number + 1] - x < near
    if crowded_right and not crowded_left:
        x, y, side = x - 9, y + 4, "end"
    elif crowded_left and not crowded_right:
        x, y, side = x + 9, y + 4, "start"
    else:
        y, side = y - 11, "middle"
    return f'<text class="value" x="{round(x, 1)}" y="{round(y, 1)}" text-anchor="{side}">{escape(text)}</text>'
