"""Difficulties that an office names without saying with whom, on pages that are about one partner alone."""

from __future__ import annotations

from hoptac.register.facts import load_facts
from hoptac.register.models import Entry, EntryPlace, Report
from hoptac.register.records import Fact


def own_difficulties(ours: frozenset[str], theirs: frozenset[str]) -> tuple[Fact, ...]:
    """Live difficulties of a place that join it with nobody, told on pages that join it with this partner and no other
    foreign unit."""
    sides = EntryPlace.objects.exclude(slot="posts")
    alone = Entry.objects.filter(kind="commitment", places__place__in=ours).exclude(state="rejected")
    alone = alone.exclude(id__in=sides.exclude(place__in=ours).values("entry_id"))
    found = [entry.pk for entry in alone.distinct() if entry.values.get("stance") == "difficulty"]
    kept = [pk for pk in found if _is_about(pk, ours, theirs)]
    return load_facts(Entry.objects.filter(id__in=kept))


def _is_about(entry: int, ours: frozenset[str], theirs: frozenset[str]) -> bool:
    pages = Report.objects.filter(entry=entry).values("page_id")
    told = Report.objects.filter(page_id__in=pages, entry__isnull=False).values("entry_id")
    places = set(EntryPlace.objects.filter(entry_id__in=told).exclude(slot="posts").values_list("place", flat=True))
    foreign = {place for place in places - ours - theirs if "-" in place and place[:2] != min(ours)[:2]}
    return bool(places & theirs) and not foreign
