"""Whom an office deals with: the units abroad that some entry joins with it."""

from __future__ import annotations

from collections.abc import Iterable

from hoptac.gazetteer.places import PLACES, UNIT_KINDS, country_of
from hoptac.register.chunks import chunks
from hoptac.register.models import EntryPlace
from hoptac.register.units import current, ids_of, is_country


def partners(home: str) -> tuple[str, ...]:
    """The ids of units abroad that live entries name together with a place ("": with any of Vietnam), by id; no
    countries as a whole, no regions."""
    sides = EntryPlace.objects.exclude(slot="posts").exclude(entry__state="rejected")
    named: Iterable[str]
    if home:
        own = set(sides.filter(place__in=ids_of(home)).values_list("entry_id", flat=True))
        named = {
            place
            for part in chunks(sorted(own))
            for place in sides.filter(entry__in=part).values_list("place", flat=True)
        }
    else:
        named = sides.values_list("place", flat=True).distinct().order_by()
    here = country_of(home) if home else "VN"
    found = {current(place) for place in named}
    return tuple(sorted(place for place in found if country_of(place) != here and _is_unit(place)))


def _is_unit(place: str) -> bool:
    row = PLACES.get(place)
    return row is not None and not is_country(place) and (row.kind in UNIT_KINDS or row.kind == "city")
