"""Which partnerships the entries belong to, and how many of each kind: kept true with the entries, in one transaction.

A partnership is a pair of places of two countries. Both tables follow from the entries alone, so that lists, the map
and the start page count in the database, however many entries there are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations
from typing import Any

from django.db.models import Count, Max, Min, QuerySet

from hoptac.base.kinds import KINDS
from hoptac.gazetteer.places import PLACES, country_of, in_force
from hoptac.register.chunks import CHUNK, chunks
from hoptac.register.models import Entry, EntryPair, Partnership
from hoptac.register.units import current
from hoptac.share.papers.review_fields import heading

Pair = tuple[str, str]
#: The units of Vietnam before 2025 are those of this day; the provinces' mergers took effect on ``MERGED``.
BEFORE, MERGED = "2024-12-31", "2025-07-01"
_WHAT = {"visit": "status", "agreement": "act", "figure": "measure", "commitment": "stance", "courtesy": "kind"}


def ordered(one: str, other: str) -> Pair:
    """Vietnam's place first, else by id."""
    first, second = sorted((one, other), key=lambda place: (country_of(place) != "VN", place))
    return first, second


def pairs(places: Collection[str]) -> list[Pair]:
    """All pairs of places of two countries."""
    return [ordered(a, b) for a, b in combinations(sorted(places), 2) if country_of(a) != country_of(b)]


def name(pair: Pair) -> str:
    """What the tables call a pair."""
    return " ".join(pair)


def unit_then(place: str) -> str:
    """The unit that stood for a place before the mergers of 2025."""
    return in_force(place, BEFORE)


def listed(value: object) -> list[str]:
    """The places of a side, which may be one, several or none."""
    return [str(place) for place in (value if isinstance(value, list) else [value]) if place]


def pairs_of_entries(entries: Iterable[int]) -> set[str]:
    """The partnerships (their names) that some entries (rows) belong to."""
    rows = sorted(set(entries))
    told = EntryPair.objects.order_by()
    return {pair for part in chunks(rows) for pair in told.filter(entry__in=part).values_list("pair", flat=True)}


def keep_pairs(entries: Iterable[Entry], before: Iterable[str]) -> None:
    """The rows of some entries made anew, and the counts of their partnerships and of those that they, or entries that
    went, belonged to ``before``."""
    rows = list(entries)
    for part in chunks([row.pk for row in rows]):
        EntryPair.objects.filter(entry__in=part).delete()
    made = [pair for row in rows for pair in rows_of(row)]
    EntryPair.objects.bulk_create(made, batch_size=CHUNK)
    _count({*before, *(row.pair for row in made)})


def forget_pairs() -> None:
    """Take all counts out: all entries are about to be made anew."""
    Partnership.objects.all().delete()


def rows_of(entry: Entry) -> Iterator[EntryPair]:
    """The partnerships of an entry, not stored."""
    if entry.state == "rejected":
        return
    sides = {place for slot in KINDS[entry.kind].sides for place in listed(entry.values.get(slot))}
    now = pairs({current(place) for place in sides})
    then = pairs({unit_then(place) for place in sides}) if _is_then(entry, sides) else []
    day = str(entry.values.get("start") or "") if entry.kind == "visit" else entry.day or ""
    for pair in dict.fromkeys((*now, *then)):
        yield EntryPair(
            entry=entry,
            pair=name(pair),
            kind=entry.kind,
            day=day[:10],
            what=_what(entry, pair),
            field="" if entry.kind in ("agreement", "aid") else heading(entry.kind, entry.values),
            now=pair in now,
            then=pair in then,
        )


def _is_then(entry: Entry, sides: Iterable[str]) -> bool:
    """Whether an entry is of the time before the mergers: by its day, else by a unit that stands no more."""
    day = entry.day or ""
    return day < MERGED if day else any(place in PLACES and PLACES[place].valid_to for place in sides)


def _what(entry: Entry, pair: Pair) -> str:
    if entry.kind == "aid":
        givers = listed(entry.values.get("giver"))
        return "out" if pair[0] in {*map(current, givers), *map(unit_then, givers)} else "in"
    return str(entry.values.get(_WHAT[entry.kind]) or "")[:32]


def _count(touched: Iterable[str]) -> None:
    """The counts of some partnerships, made anew; those that no entry belongs to any more go."""
    for part in chunks(sorted(touched)):
        found = counted(part, EntryPair.objects.all())
        Partnership.objects.filter(pair__in=set(part) - found.keys()).delete()
        Partnership.objects.bulk_create(
            list(found.values()),
            update_conflicts=True,
            unique_fields=["pair"],
            update_fields=["now", "then", "total", "first", "last"],
        )


def counted(part: Collection[str], entries: QuerySet[EntryPair]) -> dict[str, Partnership]:
    """Some partnerships (by their names) with the counts of some entries, not stored."""
    return {pair: _counted(pair, told) for pair, told in _grouped(part, entries).items()}


def _grouped(part: Collection[str], entries: QuerySet[EntryPair]) -> dict[str, list[dict[str, Any]]]:
    told: dict[str, list[dict[str, Any]]] = defaultdict(list)
    rows = entries.filter(pair__in=list(part)).order_by().values("pair", "kind", "now", "then")
    for row in rows.annotate(number=Count("id"), first=Min("day"), last=Max("day")):
        told[row["pair"]].append(dict(row))
    return told


def _counted(pair: str, told: Iterable[dict[str, Any]]) -> Partnership:
    counts: dict[str, Counter[str]] = {"now": Counter(), "then": Counter()}
    days: list[str] = []
    for row in told:
        for era, counter in counts.items():
            counter[row["kind"]] += row["number"] if row[era] else 0
        days += [day for day in (row["first"], row["last"]) if day and row["now"]]
    one, other = pair.split(" ")
    now, then = ({kind: n for kind, n in sorted(counter.items()) if n} for counter in counts.values())
    first, last = min(days, default=""), max(days, default="")
    return Partnership(
        pair=pair, one=one, other=other, now=now, then=then, total=sum(now.values()), first=first, last=last
    )
