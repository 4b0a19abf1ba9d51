"""Outlines as SVG: from longitude and latitude to whole numbers of a grid, so that a page stays small.

Points that fall on one place of the grid are drawn once; units that share a border fall on the same places, so an
official map of any fineness leaves no gaps between its units.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from math import cos, radians

from hoptac.gazetteer.outlines import Outline, Point, Ring

#: What every view shows, the archipelagos of the East Sea among it: west, south, east, north.
WEST, SOUTH, EAST, NORTH = 99.9, 7.3, 115.5, 23.6
#: Steps of the grid for a degree of latitude: one is about two kilometres, which is as fine as the outlines are.
_STEPS = 60
_SHRUNK = cos(radians((SOUTH + NORTH) / 2))
WIDTH, HEIGHT = round((EAST - WEST) * _STEPS * _SHRUNK), round((NORTH - SOUTH) * _STEPS)


def place_on(point: Point) -> tuple[int, int]:
    """Where a point is drawn."""
    return round((point[0] - WEST) * _STEPS * _SHRUNK), round((NORTH - point[1]) * _STEPS)


def path(rings: Iterable[Ring]) -> str:
    """The ``d`` of a path; a part too small for the grid stays as a dot of one step."""
    return "".join(_ring(ring) for ring in rings)


def _ring(ring: Ring) -> str:
    places = _thinned([place_on(point) for point in ring])
    if len(places) < 3:
        x, y = places[0]
        return f"M{x} {y}h1v1h-1z"
    steps = pairwise(places)
    x, y = places[0]
    return f"M{x} {y}l" + " ".join(f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in steps) + "z"


def _thinned(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without repeats, and without points in the midst of a straight line."""
    found: list[tuple[int, int]] = []
    for place in places:
        if found and place == found[-1]:
            continue
        if len(found) > 1 and _straight(found[-2], found[-1], place):
            found.pop()
        found.append(place)
    return found


def _straight(a: tuple[int, int], b: tuple[int, int], c: tuple[int, int]) -> bool:
    one, other = (b[0] - a[0], b[1] - a[1]), (c[0] - b[0], c[1] - b[1])
    return one[0] * other[1] == one[1] * other[0] and one[0] * other[0] + one[1] * other[1] > 0


def shape(outline: Outline, name: str) -> str:
    """One unit as a path, or as a dot where it is a point; ``name`` are attributes."""
    if outline.rings:
        return f'<path {name} d="{path(outline.rings)}"/>'
    x, y = place_on(outline.label)
    return f'<circle {name} cx="{x}" cy="{y}" r="6"/>'
