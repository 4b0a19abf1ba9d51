"""Whom an office deals with: the units abroad that some entry joins with it."""

from __future__ import annotations

from django.db.models import Q

from hoptac.gazetteer.places import PLACES, UNIT_KINDS, country_of
from hoptac.register.models import Partnership
from hoptac.register.units import current, is_country


def partners(home: str) -> tuple[str, ...]:
    """The ids of units abroad that live entries name together with a place ("": with any of Vietnam), by id; no
    countries as a whole, no regions."""
    own = current(home) if home else ""
    live = Partnership.objects.filter(total__gt=0).order_by()
    rows = live.filter(Q(one=own) | Q(other=own)) if own else live
    here = country_of(own) if own else "VN"
    found = {place for pair in rows.values_list("one", "other") for place in pair}
    return tuple(sorted(place for place in found if country_of(place) != here and _is_unit(place)))


def _is_unit(place: str) -> bool:
    row = PLACES.get(place)
    return row is not None and not is_country(place) and (row.kind in UNIT_KINDS or row.kind == "city")
