"""What one report changes: it is new, other pages tell the same, or they tell otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Q

from hoptac.register.facts import load_facts
from hoptac.register.joined import Joined, joined
from hoptac.register.models import Entry, EntryPlace, Report
from hoptac.register.query_places import series
from hoptac.register.records import Fact
from hoptac.register.records_review import Changes
from hoptac.register.units import ids_of

#: So many pages that tell the same can be looked at and decided at once.
MOST_ALIKE = 20
#: Two counts of one thing within so many days are no growth (web.present.series asks the same).
_MONTH = timedelta(days=31)
_COUNTED = 40


def changes(report: Report, alike: Sequence[Report]) -> Changes:
    """``alike``: the reports of its entry (where they are many, some), itself among them."""
    others = [row for row in alike if row.pk != report.pk and row.state != "rejected"]
    pages = len(others) if len(alike) <= MOST_ALIKE else report.entry.sources - 1 if report.entry else 0
    waiting = sum(row.state == "open" for row in others)
    entry = report.entry
    if entry and entry.disagrees:
        return Changes(Joined("conflict"), pages, waiting)
    if entry and report.kind == "figure":
        own, counted = _counted(report, entry)
        return Changes(Joined("doubled" if pages else "new"), pages, waiting, own, counted)
    if pages:
        return Changes(Joined("doubled"), pages, waiting)
    [told] = joined(report.page, [report]) if report.kind != "person" else [Joined("new")]
    return Changes(told, pages, waiting)


def _counted(report: Report, entry: Entry) -> tuple[Fact | None, tuple[Fact, ...]]:
    """A figure, and those of its series that pages of the same month (or up to the same day) tell."""
    near = Entry.objects.filter(kind="figure", values__measure=entry.values.get("measure")).exclude(state="rejected")
    for slot in ("origin", "host"):
        for place in (entry.values.get(slot) or ())[:1]:
            named = EntryPlace.objects.filter(place__in=ids_of(place), slot=slot)
            near = near.filter(pk__in=named.values("entry"))
    told = Q(pk=entry.pk) | _of_month(report.page.published)
    if entry.values.get("until"):
        told |= Q(values__until=entry.values["until"])
    facts = load_facts(near.filter(told).distinct()[:_COUNTED])
    own = next((fact for fact in facts if fact.key == entry.key), None)
    row = next((row.figures for row in series(facts) if own in row.figures), ())
    return own, tuple(fact for fact in row if fact is not own)


def _of_month(published: str | None) -> Q:
    """Entries that a page of the days around one tells."""
    try:
        day = date.fromisoformat(published or "")
    except ValueError:
        return Q(pk__in=())
    pages = {"reports__page__published__gte": str(day - _MONTH), "reports__page__published__lte": str(day + _MONTH)}
    return Q(**pages)
