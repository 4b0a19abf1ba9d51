"""Visits that are one delegation: the calls of one stay, the stops of one tour. Counts of delegations count these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import combinations

from hoptac.link.ties import Tie, ties
from hoptac.link.visits import units
from hoptac.register.links import links_of
from hoptac.register.models import Entry
from hoptac.register.query_ties import known_entries
from hoptac.share.papers.record import Item

_ONE_COMPANY = ("call", "tour")


def trips_of(keys: Collection[str]) -> dict[str, str]:
    """Key of a visit -> the key of the first visit of its delegation, in the keys' order; a visit alone is its own.

    Ties that people denied part, ties that they confirmed join.
    """
    wanted = list(dict.fromkeys(keys))
    rows = set(Entry.objects.filter(key__in=wanted).values_list("pk", flat=True))
    told = {Tie(link.one, link.how, link.other): link.confirmed for link in links_of(wanted)}
    found = {tie for tie in ties(known_entries(rows).values()) if told.get(tie, True)}
    joined = [tie for tie in (*found, *(t for t, sure in told.items() if sure)) if tie.how in _ONE_COMPANY]
    return _groups(wanted, joined)


def _groups(keys: list[str], joined: Iterable[Tie]) -> dict[str, str]:
    """Which keys hang together, each by the first of its group."""
    place = {key: number for number, key in enumerate(keys)}
    first = {key: key for key in keys}

    def root(key: str) -> str:
        while first[key] != key:
            key = first[key]
        return key

    for tie in joined:
        if tie.one in place and tie.other in place:
            low, high = sorted((root(tie.one), root(tie.other)), key=place.__getitem__)
            first[high] = low
    return {key: root(key) for key in keys}


def doubtful(visits: list[Item], trips: dict[str, str]) -> list[tuple[Item, Item]]:
    """Visits of one day, told apart, whose sides overlap: perhaps one delegation told twice, for a person to say."""
    by_day: dict[str, list[Item]] = defaultdict(list)
    for visit in visits:
        if len(visit.day or "") == len("2026-11-22"):
            by_day[visit.day or ""].append(visit)
    pairs = (pair for _, told in sorted(by_day.items()) for pair in combinations(told, 2))
    return [(one, other) for one, other in pairs if trips[one.key] != trips[other.key] and _overlap(one, other)]


def _overlap(one: Item, other: Item) -> bool:
    return all(units(one.get(slot)) & units(other.get(slot)) for slot in ("guest", "host"))
