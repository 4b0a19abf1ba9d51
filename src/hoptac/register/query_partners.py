"""Queries about all partnerships: the list, and what the map is coloured by. The database counts, page by page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from hoptac.gazetteer.succession import taken_over
from hoptac.register.chunks import chunks
from hoptac.register.models import Entry, EntryPair, Partnership
from hoptac.register.pairs import MERGED, name, ordered
from hoptac.register.records import PartnershipRow
from hoptac.register.units import current, is_country, place_row

#: What a map can be coloured by.
SHOWN = ("agreements", "visits", "students", "help")


@dataclass(frozen=True, slots=True)
class Observed:
    """A dated count of students: the newest that pages tell of a partnership, with the entry that holds it."""

    value: float
    comparator: str
    day: str
    key: str
    disagrees: bool


@dataclass(frozen=True, slots=True)
class Joined:
    """A partnership on the map: what was asked for, as a number (``help``: 1 where some is on record, never how much or
    which way), or the newest count of students."""

    one: str
    other: str
    number: int
    observed: Observed | None = None


def partnerships(
    home: str = "", country: str = "", limit: int | None = None, offset: int = 0, today: date | None = None
) -> list[PartnershipRow]:
    """Pairs of places of two countries that some entry joins, richest first: all, those of a place, those with a
    country."""
    rows = list(_asked(home, country)[offset : None if limit is None else offset + limit])
    found: list[PartnershipRow] = []
    for part in chunks(rows):
        found += _told(part, today or date.today())
    return found


def how_many(home: str = "", country: str = "") -> int:
    """How many partnerships there are."""
    return _asked(home, country).count()


def sides() -> tuple[list[str], list[str]]:
    """The places that some partnership is of, Vietnam's and the others', by id."""
    live = Partnership.objects.filter(total__gt=0).order_by()
    one, other = (sorted(live.values_list(side, flat=True).distinct()) for side in ("one", "other"))
    return one, other


def in_force(today: date) -> int:
    """How many agreements have a term that holds today's year; papers only proposed are none."""
    return _running(today.year).count()


def joined(shown: str, era: str = "now", today: date | None = None, of: str = "") -> list[Joined]:
    """What a map is coloured by (``SHOWN``): partnerships of ``era`` (``now``; ``then``: before the mergers, as of
    their last day), with more than nothing; ``of`` one place alone. Countries as a whole are on no map."""
    year = (today or date.today()).year if era == "now" else int(MERGED[:4])
    if shown == "students":
        found = list(_students(era, of))
    elif shown == "agreements":
        told = EntryPair.objects.filter(kind="agreement", entry__in=_running(year).values("pk"), **{era: True})
        counted = _of(told, of).order_by().values_list("pair").annotate(number=Count("entry"))
        found = [_joined(pair, number) for pair, number in counted]
    else:
        kind = {"visits": "visit", "help": "aid"}[shown]
        rows = _of(Partnership.objects.order_by(), of).values_list("pair", era)
        counts = ((pair, told.get(kind, 0)) for pair, told in rows)
        found = [_joined(pair, min(number, 1) if shown == "help" else number) for pair, number in counts if number]
    return sorted(
        (one for one in found if not is_country(one.one) and not is_country(one.other)),
        key=lambda one: (one.one, one.other),
    )


def _running(year: int) -> QuerySet[Entry]:
    live = Entry.objects.filter(kind="agreement", ends__gte=str(year), begins__lte=str(year), begins__gt="")
    return live.exclude(state="rejected").order_by()


def _of(rows: QuerySet[Any], place: str) -> QuerySet[Any]:
    """Only rows on pairs with a place."""
    own = Partnership.objects.filter(Q(one=place) | Q(other=place)).order_by()
    return rows.filter(pair__in=own.values("pair")) if place else rows


def _asked(home: str, country: str) -> QuerySet[Partnership]:
    rows = Partnership.objects.filter(total__gt=0)
    if home:
        rows = rows.filter(Q(one=current(home)) | Q(other=current(home)))
    if country:
        rows = rows.filter(Q(other=country) | Q(other__startswith=f"{country}-"))
    return rows


def _joined(pair: str, number: int, observed: Observed | None = None) -> Joined:
    one, other = pair.split(" ")
    return Joined(one, other, number, observed)


def _students(era: str, of: str) -> Iterator[Joined]:
    """The newest count of students received of each partnership: nothing is summed, of one day the first entry's."""
    told = _of(EntryPair.objects.filter(kind="figure", what="students_received", **{era: True}), of).order_by()
    newest = dict(told.values_list("pair").annotate(day=Max("day")))
    found: dict[str, tuple[str, Any, bool, str]] = {}
    for part in chunks(sorted(newest)):
        rows = told.filter(pair__in=part, day__in={newest[pair] for pair in part})
        for pair, day, key, values, disagrees in rows.values_list(
            "pair", "day", "entry__key", "entry__values", "entry__disagrees"
        ):
            if day == newest[pair] and values.get("value") is not None and key < found.get(pair, ("g",))[0]:
                found[pair] = key, values, bool(disagrees), day
    for pair, (key, values, disagrees, day) in found.items():
        seen = Observed(values["value"], values.get("comparator") or "=", values.get("until") or day, key, disagrees)
        yield _joined(pair, 1, seen)


def _told(rows: Sequence[Partnership], today: date) -> Iterator[PartnershipRow]:
    names = [row.pair for row in rows]
    met, terms, former = _met(names, today), _terms(names), _former(rows)
    for row in rows:
        yield PartnershipRow(
            place_row(row.one),
            place_row(row.other),
            row.now,
            row.total,
            row.first or None,
            row.last or None,
            met.get(row.pair),
            tuple(place_row(place) for place in former.get(row.pair, ())),
            terms.get(row.pair),
        )


def _met(names: Collection[str], today: date) -> dict[str, str]:
    """Pair -> the day of its last visit, those still to come left out."""
    visits = EntryPair.objects.filter(kind="visit", pair__in=names, now=True, day__gt="", day__lte=today.isoformat())
    return dict(visits.order_by().values_list("pair").annotate(day=Max("day")))


def _terms(names: Collection[str]) -> dict[str, tuple[int, int, str]]:
    """Pair -> the term that ends last (of these the one that began first) and the kind of its paper."""
    told = EntryPair.objects.filter(
        kind="agreement", pair__in=names, now=True, entry__ends__gt="", entry__begins__gt=""
    )
    last = dict(told.order_by().values_list("pair").annotate(ends=Max("entry__ends")))
    wanted = told.filter(entry__ends__in=set(last.values())).order_by("entry__begins", "entry__key")
    found: dict[str, tuple[int, int, str]] = {}
    for pair, begins, ends, values in wanted.values_list("pair", "entry__begins", "entry__ends", "entry__values"):
        if ends == last[pair] and begins.isdigit() and ends.isdigit():
            found.setdefault(pair, (int(begins), int(ends), values.get("kind") or ""))
    return found


def _former(rows: Iterable[Partnership]) -> dict[str, list[str]]:
    """Pair -> the units that became part of either and that entries of the pair name."""
    of: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows:
        for place, beside in ((row.one, row.other), (row.other, row.one)):
            for step in taken_over(place):
                of[name(ordered(step.old, beside))].append((row.pair, step.old))
    found: dict[str, list[str]] = defaultdict(list)
    for part in chunks(sorted(of)):
        for pair in Partnership.objects.filter(pair__in=part).order_by("pair").values_list("pair", flat=True):
            for now, old in of[pair]:
                found[now].append(old)
    return found
