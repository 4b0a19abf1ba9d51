"""Queries about what hangs together: ties between entries, the life of an agreement, what became of a commitment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from typing import cast

from hoptac.link.life import Became, Candidate, Step, follow, life
from hoptac.link.spans import LONGEST, when
from hoptac.link.ties import TOUR_DAYS, Known, Tie, ties
from hoptac.register.chunks import chunks
from hoptac.register.joining import keyed_reports
from hoptac.register.links import BECAME, links_of
from hoptac.register.models import Entry, EntryPair, EntryPlace, Report

#: The kinds of entries that ties join.
TIED = ("visit", "agreement", "aid", "courtesy", "commitment")


def ties_of(key: str) -> tuple[Tie, ...]:
    """The ties that an entry is an end of. What people denied is left out, what they confirmed is there in any case."""
    told = {Tie(link.one, link.how, link.other): link.confirmed for link in links_of([key]) if link.how not in BECAME}
    row = Entry.objects.filter(key=key).first()
    near = known_entries({row.pk, *_near(row)}) if row else {}
    found = {tie for tie in ties(near.values()) if key in (tie.one, tie.other)}
    kept = {tie for tie in found if told.get(tie, True)} | {tie for tie, confirmed in told.items() if confirmed}
    return tuple(sorted(kept))


def life_of(key: str) -> tuple[Step, ...]:
    """The life of an agreement by the key of its entry, as its reports tell it."""
    reports = Report.objects.filter(entry__key=key).exclude(state="rejected")
    return life(keyed_reports(reports))


def followed(key: str) -> tuple[Candidate, ...]:
    """Later entries that may tell what became of a commitment, for a person to confirm (``links.link``): without those
    that somebody denied, and with all that somebody confirmed."""
    row = Entry.objects.filter(key=key).first()
    known = known_entries({row.pk, *_of_its_pairs(row, ("commitment", "aid", "agreement"))}) if row else {}
    told = {(link.other, link.how): link.confirmed for link in links_of([key]) if link.one == key}
    found = follow(known[key], known.values()) if key in known else ()
    kept = {candidate for candidate in found if told.get((candidate.key, candidate.what), True)}
    sure = [(other, how) for (other, how), confirmed in told.items() if confirmed and how in BECAME]
    rows = Entry.objects.filter(key__in=[other for other, _ in sure]).values_list("pk", flat=True)
    further = known_entries(set(rows))
    kept |= {Candidate(further[other].day, other, cast(Became, how)) for other, how in sure if other in further}
    return tuple(sorted(kept))


def _near(entry: Entry) -> set[int]:
    """The entries that may be tied to one, and some more: those of its days, of its pages, and terms of its parties.

    However full the register is, these are few: ``link.ties`` joins what lies days apart, or on one page.
    """
    if entry.kind not in TIED:
        return set()
    pages = list(Report.objects.filter(entry=entry.pk).order_by().values_list("page", flat=True))
    on_pages = Report.objects.filter(page__in=pages).order_by().values_list("entry", "kind")
    # Kinds are told apart here: by them a database would look up all of a kind before it asks for pages or days.
    found = {pk for pk, kind in on_pages if pk and kind in TIED} | _of_its_days(entry)
    return found | _of_its_pairs(entry, ("agreement",)) if entry.kind == "agreement" else found


def _of_its_days(entry: Entry) -> set[int]:
    """What happened on the days of an entry, or began so long before that it may have lasted until then."""
    slot = "start" if entry.kind == "visit" else "date"
    days = when(entry.values.get(slot), entry.values.get("end"), None, before=0)
    if days.grain != "day":
        return set()
    first, last = (
        date.fromordinal(day).isoformat() for day in (days.first - LONGEST - TOUR_DAYS, days.last + TOUR_DAYS)
    )
    rows = Entry.objects.filter(day__gte=first, day__lte=last).order_by().values_list("pk", "kind")
    wanted = TIED if entry.kind == "visit" else ("visit",)
    return {pk for pk, kind in rows if kind in wanted}


def _of_its_pairs(entry: Entry, kinds: Sequence[str]) -> set[int]:
    """Entries of some kinds between the same places; where an entry joins none of two countries, at one of its own."""
    pairs = list(EntryPair.objects.filter(entry=entry.pk).values_list("pair", flat=True))
    if pairs:
        return set(EntryPair.objects.filter(pair__in=pairs, kind__in=kinds).order_by().values_list("entry", flat=True))
    places = EntryPlace.objects.filter(entry=entry.pk).exclude(slot="posts").values_list("place", flat=True)
    shared = EntryPlace.objects.filter(place__in=list(places), entry__kind__in=kinds).exclude(slot="posts")
    return set(shared.values_list("entry", flat=True))


def known_entries(ids: Collection[int]) -> dict[str, Known]:
    """Live entries (rows) as ties see them, by key."""
    found: dict[str, Known] = {}
    for part in chunks(sorted(ids)):
        pages: dict[int, list[tuple[str, str | None]]] = defaultdict(list)
        told = Report.objects.filter(entry__in=part).values_list("entry_id", "page__address", "page__published")
        for entry, address, published in told:
            pages[entry or 0].append((address, published))
        for row in Entry.objects.filter(id__in=part).exclude(state="rejected").only("key", "kind", "values"):
            days = [published for _, published in pages[row.pk] if published]
            addresses = frozenset(address for address, _ in pages[row.pk])
            found[row.key] = Known(row.key, row.kind, row.values, addresses, min(days, default=""))
    return found
