"""Queries about what hangs together: ties between entries, the life of an agreement, what became of a commitment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from hoptac.link.life import Candidate, Step, follow, life
from hoptac.link.ties import Known, Tie, ties
from hoptac.register.chunks import chunks
from hoptac.register.joining import keyed_reports
from hoptac.register.models import Entry, EntryPlace, Report


def ties_of(key: str) -> tuple[Tie, ...]:
    """The ties that an entry is an end of: among the live entries that share a place with it."""
    known = _beside(key)
    return tuple(tie for tie in ties(known.values()) if key in (tie.one, tie.other))


def life_of(key: str) -> tuple[Step, ...]:
    """The life of an agreement by the key of its entry, as its reports tell it."""
    reports = Report.objects.filter(entry__key=key).exclude(state="rejected")
    return life(keyed_reports(reports))


def followed(key: str) -> tuple[Candidate, ...]:
    """Later entries that may tell what became of a commitment, for a person to confirm."""
    known = _beside(key)
    return follow(known[key], known.values()) if key in known else ()


def _beside(key: str) -> dict[str, Known]:
    """An entry and the live ones that share a place with it, by key."""
    places = EntryPlace.objects.filter(entry__key=key).exclude(slot="posts").values_list("place", flat=True)
    shared = EntryPlace.objects.filter(place__in=list(places)).exclude(slot="posts")
    return _known(set(shared.values_list("entry_id", flat=True)))


def _known(ids: Collection[int]) -> dict[str, Known]:
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
