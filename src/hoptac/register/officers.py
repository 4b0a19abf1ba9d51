"""Who leads each place now, kept from one view to the next: to work it out, all who bear the names of its officers are
read and told apart, which takes longer than everything else that a page of a partnership shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db.models import Count, Max, Min

from hoptac.link.keyed import lasting
from hoptac.register.models import EntryPlace, Partnership
from hoptac.register.query_offices import leaders
from hoptac.register.records import HeldOffice
from hoptac.register.scope import hidden
from hoptac.register.units import ids_of

#: What was found, by what it was found from: place, day, what is on record of its offices, what is hidden.
_KEPT: dict[tuple[object, ...], tuple[HeldOffice, ...]] = {}
_MOST = 512


def officers(places: Sequence[str], today: date) -> dict[str, tuple[HeldOffice, ...]]:
    """``leaders`` of each of some places, kept until what is on record of its offices changes.

    An entry that is made anew gets new rows of its places, and another digest where it says something else.
    """
    shut = hidden()
    stamps = _stamps(places)
    names = {place: (place, today, stamps[place], shut.pages if shut else None) for place in places}
    missing = [place for place in places if names[place] not in _KEPT]
    found = {place: _KEPT[names[place]] for place in places if place not in missing}
    if missing:
        held = leaders({known for place in missing for known in ids_of(place)}, today=today)
        for place in missing:
            units = {lasting(known) for known in ids_of(place)}
            found[place] = tuple(one for one in held if lasting(str(one.post["place"])) in units)
            _KEPT[names[place]] = found[place]
    while len(_KEPT) > _MOST:
        _KEPT.pop(next(iter(_KEPT)), None)
    return found


def work_out(today: date) -> Iterator[str]:
    """Work out the officers of the places of all partnerships, the richest first, one place a step, unless they are
    kept: whoever opens the page of one does not wait for them."""
    pairs = Partnership.objects.filter(total__gt=0).order_by("-total", "pair").values_list("pair", flat=True)
    for place in dict.fromkeys(place for pair in pairs for place in pair.split()):
        officers([place], today)
        yield place


def _stamps(places: Iterable[str]) -> dict[str, tuple[object, ...]]:
    """What is on record of the offices at each of some places, in few words; one question for all."""
    ids = {known: place for place in places for known in ids_of(place)}
    told = EntryPlace.objects.filter(place__in=ids, slot="posts").order_by("place").values("place")
    rows = told.annotate(
        number=Count("pk"), last=Max("pk"), least=Min("entry__made_of"), most=Max("entry__made_of")
    ).values_list("place", "number", "last", "least", "most")
    found: dict[str, tuple[object, ...]] = dict.fromkeys(places, ())
    for row in rows:
        found[ids[row[0]]] += row
    return found
