"""An office's official base map, checked: GeoJSON of the units of Vietnam, with Hoàng Sa and Trường Sa in their place.

Taken is a FeatureCollection in longitude and latitude (EPSG:4326), one feature for each unit with the properties
``code`` (an id of places.csv) and ``name``. Units of Laos may stand in it too; where they do not, ours are drawn.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

from hoptac.base.errors import HoptacError
from hoptac.gazetteer.outlines import HOANG_SA, TRUONG_SA, Era, Outline, Outlines, Point, Ring, outlines, place_of
from hoptac.gazetteer.places import PLACES, country_of

#: Of a file, in bytes, and of its coordinates.
MAX_BYTES, MAX_POINTS = 16 << 20, 1_000_000
#: What a map of Vietnam and Laos can hold: west, south, east, north.
_BOUNDS = (95.0, 3.0, 120.0, 26.0)
#: Where the archipelagos lie, likewise.
_ISLANDS = {HOANG_SA: (110.5, 15.0, 113.5, 17.6), TRUONG_SA: (110.5, 6.0, 118.0, 12.5)}
#: The names that old GeoJSON gives to longitude and latitude.
_DEGREES = ("4326", "CRS84")


def read_base_map(data: bytes, shown: str, era: Era) -> Outlines:
    """The map in a file for the units of an era; ``shown`` names the file in errors.

    Raises ``map-broken`` (no such GeoJSON, and why), ``map-unit`` (a code that is unknown, doubled or of another time),
    ``map-lacking`` (units that are not in it), ``map-islands`` (Hoàng Sa or Trường Sa is lacking or elsewhere).
    """
    found: dict[str, Outline] = {}
    for number, feature in enumerate(_features(data, shown), 1):
        place = _place(feature, number, shown, era)
        if place in found:
            raise HoptacError("map-unit", path=shown, name=place, found="map-doubled")
        found[place] = _outline(place, feature, shown)
    _check_islands(found, shown)
    ours = outlines(era)
    wanted = {one.place for one in ours.vietnam}
    lacking = sorted(place for place in wanted - found.keys())
    if lacking:
        raise HoptacError("map-lacking", path=shown, count=len(lacking), names=", ".join(lacking[:8]))
    laos = {place: one for place, one in found.items() if country_of(place) == "LA"}
    return Outlines(
        tuple(found[place] for place in sorted(wanted)),
        tuple(laos.get(one.place, one) for one in ours.laos),
        (*(found[place] for place in sorted(found.keys() - wanted - laos.keys())), *_laos_points(ours, laos)),
        ours.ground,
    )


def _laos_points(ours: Outlines, laos: Mapping[str, Outline]) -> list[Outline]:
    return [laos.get(one.place, one) for one in ours.points if country_of(one.place) == "LA"]


def _broken(shown: str, reason: str) -> HoptacError:
    return HoptacError("map-broken", path=shown, found=reason)


def _features(data: bytes, shown: str) -> list[Any]:
    if len(data) > MAX_BYTES:
        raise _broken(shown, "too-large")
    try:
        told = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise _broken(shown, "map-no-json") from None
    features = told.get("features") if isinstance(told, dict) else None
    if not isinstance(features, list) or not features or told.get("type") != "FeatureCollection":
        raise _broken(shown, "map-no-features")
    crs = json.dumps(told.get("crs")) if told.get("crs") else "4326"
    if not any(name in crs for name in _DEGREES):
        raise _broken(shown, "map-degrees")
    return features


def _place(feature: Any, number: int, shown: str, era: Era) -> str:
    told = feature.get("properties") if isinstance(feature, dict) else None
    code, name = (told.get("code"), told.get("name")) if isinstance(told, dict) else (None, None)
    if not isinstance(code, str) or not isinstance(name, str) or not name.strip():
        raise HoptacError("map-unit", path=shown, name=f"#{number}", found="map-no-code")
    place = place_of(code, era)
    ours = outlines(era)
    drawn = {one.place for one in (*ours.vietnam, *ours.laos, *ours.points)}
    if place not in drawn and not (place in PLACES and country_of(place) == "VN" and PLACES[place].parent != "VN"):
        raise HoptacError("map-unit", path=shown, name=code[:40], found="map-other-unit")
    return place


def _outline(place: str, feature: Mapping[str, Any], shown: str) -> Outline:
    shape = feature.get("geometry")
    kind, told = (shape.get("type"), shape.get("coordinates")) if isinstance(shape, dict) else (None, None)
    if kind == "Point":
        return Outline(place, _point(told, shown))
    polygons = [told] if kind == "Polygon" else told if kind == "MultiPolygon" else None
    rings = tuple(_rings(polygons, shown))
    if not rings:
        raise _broken(shown, "map-no-shape")
    return Outline(place, _middle(rings), rings)


def _rings(polygons: Any, shown: str) -> Iterator[Ring]:
    """All rings, without the point that closes each."""
    count = 0
    for polygon in _list(polygons, shown):
        for told in _list(polygon, shown):
            ring = tuple(_point(pair, shown) for pair in _list(told, shown))
            count += len(ring)
            if count > MAX_POINTS:
                raise _broken(shown, "too-large")
            yield ring[:-1] if len(ring) > 3 and ring[0] == ring[-1] else ring


def _list(told: Any, shown: str) -> list[Any]:
    if not isinstance(told, list) or not told:
        raise _broken(shown, "map-no-shape")
    return told


def _point(pair: Any, shown: str) -> Point:
    good = isinstance(pair, list) and len(pair) >= 2 and all(type(n) in (int, float) and math.isfinite(n) for n in pair)
    if not good:
        raise _broken(shown, "map-no-shape")
    lon, lat = float(pair[0]), float(pair[1])
    if not _within((lon, lat), _BOUNDS):
        raise _broken(shown, "map-degrees")
    return lon, lat


def _within(point: Point, bounds: tuple[float, float, float, float]) -> bool:
    west, south, east, north = bounds
    return west <= point[0] <= east and south <= point[1] <= north


def _middle(rings: tuple[Ring, ...]) -> Point:
    """Where a label stands: the middle of the widest ring."""
    ring = max(rings, key=lambda ring: max(p[0] for p in ring) - min(p[0] for p in ring))
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def _check_islands(found: Mapping[str, Outline], shown: str) -> None:
    for place, bounds in _ISLANDS.items():
        if place not in found or not _within(found[place].label, bounds):
            raise HoptacError("map-islands", path=shown, name=PLACES[place].name_vi)
