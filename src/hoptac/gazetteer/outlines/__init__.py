"""Outlines of units for the map: those that ship with the package (README.md here says where from)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from hoptac.gazetteer.places import in_force

Point = tuple[float, float]
Ring = tuple[Point, ...]
#: The units since the mergers, and those before them.
Era = Literal["now", "then"]
#: A day on which the units of an era were in force.
DAY_OF: Mapping[Era, str] = {"now": "2025-07-02", "then": "2024-12-31"}
_SHIPPED: Mapping[Era, str] = {"now": "vn34", "then": "vn63"}
#: The archipelagos that stand on every map of Vietnam, and the units that they belong to.
HOANG_SA, TRUONG_SA = "VN-DN-HOANGSA", "VN-34-TRUONGSA"
#: What points are called in files beside the ids of the tables.
POINT_CODES = {
    "hoang-sa": HOANG_SA,
    "truong-sa": TRUONG_SA,
    "con-dao": "VN-SG-CONDAO",
    "ly-son": "VN-29-LYSON",
    "bach-long-vi": "VN-HP-BACHLONGVI",
    "con-co": "VN-25-CONCO",
    "phu-quy": "VN-35-PHUQUY",
    "tho-chau": "VN-44-THOCHAU",
    "cat-hai": "VN-HP-CATHAI",
    "kien-hai": "VN-44-KIENHAI",
    "co-to": "VN-13-COTO",
}


@dataclass(frozen=True, slots=True)
class Outline:
    """One unit: the id of the place, where its label stands, its rings of (longitude, latitude), filled even-odd; a
    point has none."""

    place: str
    label: Point
    rings: tuple[Ring, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlines:
    """A whole map: Vietnam's units, those of Laos, further points, and the rings of neighbours for the ground."""

    vietnam: tuple[Outline, ...]
    laos: tuple[Outline, ...]
    points: tuple[Outline, ...]
    ground: tuple[Ring, ...] = ()


def place_of(code: str, era: Era) -> str:
    """The unit that a code stands for at that time: the tables of outlines have the code of 2008 for Huế."""
    known = POINT_CODES.get(code, code)
    return in_force(known, DAY_OF[era])


@cache
def outlines(era: Era) -> Outlines:
    """The map that ships with the package."""
    told = json.loads(files("hoptac.gazetteer").joinpath("outlines", "vn_la.json").read_text(encoding="utf-8"))
    points = tuple(Outline(place_of(point["code"], era), _point(point["c"])) for point in told["pts"])
    ground = tuple(_ring(ring) for rings in told["ctx"].values() for ring in rings)
    return Outlines(_units(told[_SHIPPED[era]], era), _units(told["la"], era), points, ground)


def _units(told: Mapping[str, Any], era: Era) -> tuple[Outline, ...]:
    return tuple(Outline(place_of(c, era), _point(u["c"]), tuple(map(_ring, u["r"]))) for c, u in told.items())


def _ring(points: Iterable[Any]) -> Ring:
    return tuple(map(_point, points))


def _point(pair: Any) -> Point:
    return float(pair[0]), float(pair[1])
