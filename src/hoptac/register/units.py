"""Places as the register shows them: by the unit that stands today."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from hoptac.gazetteer.places import PLACES, country_of, name_of
from hoptac.register.records import PlaceRow


@cache
def current(place: str) -> str:
    """The unit that stands for a place today: Thừa Thiên Huế is Huế since 2025; a split unit stays itself."""
    seen = {place}
    while (row := PLACES.get(place)) and row.valid_to and len(row.succeeded_by) == 1:
        place = row.succeeded_by[0]
        if place in seen:
            break
        seen.add(place)
    return place


@cache
def _standing() -> dict[str, frozenset[str]]:
    units: dict[str, set[str]] = defaultdict(set)
    for place in PLACES:
        units[current(place)].add(place)
    return {unit: frozenset(ids) for unit, ids in units.items()}


def ids_of(place: str) -> frozenset[str]:
    """All ids that count as a place: its own, and those of the units that it succeeded."""
    return _standing().get(current(place), frozenset({place}))


def is_country(place: str) -> bool:
    """Whether a place is a country as a whole."""
    return country_of(place) == place


def place_row(place: str) -> PlaceRow:
    """A place with its names."""
    return PlaceRow(place, name_of(place, "vi"), name_of(place, "en"), country_of(place))
