"""Queries about places and pairs of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import QuerySet

from hoptac.base.kinds import KINDS
from hoptac.gazetteer.places import country_of
from hoptac.register.chunks import chunks
from hoptac.register.facts import load_facts
from hoptac.register.inheritance import inherited, merged_away
from hoptac.register.models import Entry, EntryPlace, Report
from hoptac.register.pairs import Pair, listed, pairs
from hoptac.register.query_offices import leaders
from hoptac.register.query_people import people_of
from hoptac.register.records import Fact, PartnershipView, Series
from hoptac.register.units import current, ids_of, is_country, place_row


def pairs_of(entry: str) -> tuple[Pair, ...]:
    """The partnerships that an entry (by its key) belongs to."""
    rows = EntryPlace.objects.filter(entry__key=entry).exclude(slot="posts").values_list("place", flat=True)
    return tuple(pairs({current(place) for place in rows}))


def _between(one: frozenset[str], other: frozenset[str]) -> QuerySet[Entry]:
    """Live entries that name a place of each side, newest first."""
    sides = EntryPlace.objects.exclude(slot="posts")
    return (
        Entry.objects.exclude(state="rejected")
        .filter(id__in=sides.filter(place__in=one).values("entry_id"))
        .filter(id__in=sides.filter(place__in=other).values("entry_id"))
    )


def _wider(one: str, other: str, own: Collection[int]) -> QuerySet[Entry]:
    """Figures on one place of a pair and the other's country; ``own``: the ids of the pair's own entries."""
    ones, others = ids_of(one), ids_of(other)
    sides = [(ones, frozenset({country_of(other)})), (frozenset({country_of(one)}), others)]
    near = [_between(*pair).filter(kind="figure").order_by().values_list("id", flat=True) for pair in sides]
    return Entry.objects.filter(id__in=set(near[0].union(near[1])).difference(own))


def series(figures: tuple[Fact, ...]) -> tuple[Series, ...]:
    """Figures by measure and population, each oldest first, the longest series first."""
    groups: dict[tuple[str, str | None, tuple[str, ...], tuple[str, ...]], list[Fact]] = defaultdict(list)
    for fact in figures:
        values = fact.values
        origin, host = (tuple(_population(p) for p in values.get(slot) or () if p) for slot in ("origin", "host"))
        groups[values.get("measure") or "other", values.get("unit"), origin, host].append(fact)
    found = [
        Series(*what, figures=tuple(sorted(told, key=lambda fact: (fact.as_of or "", fact.key))))
        for what, told in groups.items()
    ]
    return tuple(sorted(found, key=lambda s: (-len(s.figures), s.measure, s.unit or "", s.origin, s.host)))


def _population(place: str) -> str:
    """The unit whose people are counted: a unit that became part of another one had a population of its own."""
    return place if merged_away(place) else current(place)


def partnership(one: str, other: str) -> PartnershipView | None:
    """All about two places; None where no entry joins them (or an id is unknown)."""
    one, other = current(one), current(other)
    ones, others = ids_of(one), ids_of(other)
    between = [] if one == other else list(_between(ones, others))
    ids = [entry.pk for entry in between]
    if not ids:
        return None
    told: dict[str, list[Fact]] = defaultdict(list)
    sides: dict[str, set[str]] = {}
    for fact in load_facts(between):
        told[fact.kind].append(fact)
        sides[fact.key] = {p for slot in KINDS[fact.kind].sides for p in listed(fact.values.get(slot))}
    named = people_of(_naming(ids, ones | others))
    held_there = leaders(ones | others, {person.key for person in named})
    wider = load_facts(_wider(one, other, ids)) if not (is_country(one) and is_country(other)) else ()
    return PartnershipView(
        one=place_row(one),
        other=place_row(other),
        one_ids=ones,
        other_ids=others,
        agreements=tuple(told["agreement"]),
        visits=tuple(told["visit"]),
        aid_out=tuple(fact for fact in told["aid"] if _gives(fact, ones)),
        aid_in=tuple(fact for fact in told["aid"] if not _gives(fact, ones)),
        series=series(tuple(told["figure"])),
        wider=series(wider),
        commitments=tuple(told["commitment"]),
        courtesies=tuple(told["courtesy"]),
        people=tuple(named),
        offices_one=tuple(held for held in held_there if held.post["place"] in ones),
        offices_other=tuple(held for held in held_there if held.post["place"] in others),
        inherited=inherited((one, other), sides, date.today()),
    )


def _gives(fact: Fact, places: frozenset[str]) -> bool:
    return not places.isdisjoint(listed(fact.values.get("giver")))


def _naming(entries: Sequence[int], places: frozenset[str]) -> set[int]:
    """The entries that name people of a pair: its own, and those of who holds office at either place on a page that
    tells of the pair.

    In steps, each by an index: as one nested question it took PostgreSQL minutes before it had counted its tables.
    """
    told = {p for part in chunks(entries) for p in Report.objects.filter(entry__in=part).values_list("page", flat=True)}
    persons = Report.objects.filter(kind="person", entry__isnull=False)
    on_them = {
        e for part in chunks(sorted(told)) for e in persons.filter(page__in=part).values_list("entry", flat=True)
    }
    officers = EntryPlace.objects.filter(place__in=places, entry__kind="person")
    held = {
        e for part in chunks(sorted(on_them)) for e in officers.filter(entry__in=part).values_list("entry", flat=True)
    }
    return {*entries, *held}
