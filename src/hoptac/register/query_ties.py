"""Queries about what hangs together: ties between entries, the life of an agreement, what became of a commitment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import cast

from hoptac.link.life import Became, Candidate, Step, follow, life
from hoptac.link.ties import Known, Tie, ties
from hoptac.register.chunks import chunks
from hoptac.register.joining import keyed_reports
from hoptac.register.links import BECAME, links_of
from hoptac.register.models import Entry, EntryPlace, Report


def ties_of(key: str) -> tuple[Tie, ...]:
    """The ties that an entry is an end of: among the live entries that share a place with it. What people denied is
    left out, what they confirmed is there in any case."""
    told = {Tie(link.one, link.how, link.other): link.confirmed for link in links_of([key]) if link.how not in BECAME}
    found = {tie for tie in ties(_beside(key).values()) if key in (tie.one, tie.other)}
    kept = {tie for tie in found if told.get(tie, True)} | {tie for tie, confirmed in told.items() if confirmed}
    return tuple(sorted(kept))


def life_of(key: str) -> tuple[Step, ...]:
    """The life of an agreement by the key of its entry, as its reports tell it."""
    reports = Report.objects.filter(entry__key=key).exclude(state="rejected")
    return life(keyed_reports(reports))


def followed(key: str) -> tuple[Candidate, ...]:
    """Later entries that may tell what became of a commitment, for a person to confirm (``links.link``): without those
    that somebody denied, and with all that somebody confirmed."""
    known = _beside(key)
    told = {(link.other, link.how): link.confirmed for link in links_of([key]) if link.one == key}
    found = follow(known[key], known.values()) if key in known else ()
    kept = {candidate for candidate in found if told.get((candidate.key, candidate.what), True)}
    sure = [(other, how) for (other, how), confirmed in told.items() if confirmed and how in BECAME]
    rows = Entry.objects.filter(key__in=[other for other, _ in sure]).values_list("pk", flat=True)
    further = known_entries(set(rows))
    kept |= {Candidate(further[other].day, other, cast(Became, how)) for other, how in sure if other in further}
    return tuple(sorted(kept))


def _beside(key: str) -> dict[str, Known]:
    """An entry and the live ones that share a place with it, by key."""
    places = EntryPlace.objects.filter(entry__key=key).exclude(slot="posts").values_list("place", flat=True)
    shared = EntryPlace.objects.filter(place__in=list(places)).exclude(slot="posts")
    return known_entries(set(shared.values_list("entry_id", flat=True)))


def known_entries(ids: Collection[int]) -> dict[str, Known]:
    """Live entries (rows) as ties see them, by key."""
    found: dict[str, Known] = {}
    for part in chunks(sorted(ids)):
        pages: dict[int, list[tuple[str, str | None]]] = defaultdict(list)
        told = Report.objects.filter(entry__in=part).values_list("entry_id", "page__address", "page__published")
        for entry, address, published in told:
            pages[entry or 0].append((address, published))
        for row in Entry.objects.filter(id__in=part).exclude(state="rejected"):
            days = [published for _, published in pages[row.pk] if published]
            addresses = frozenset(address for address, _ in pages[row.pk])
            found[row.key] = Known(row.key, row.kind, row.values, addresses, min(days, default=""))
    return found
