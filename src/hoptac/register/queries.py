"""What the site, the papers and the API ask of the register. Read only; every fact comes with its quotes.

Places are shown by the unit that stands today: a unit succeeded by one unit (Thừa Thiên Huế -> Huế) counts as that one,
and entries keep the id in force on their day.
"""

from __future__ import annotations

from django.db.models import Count

from hoptac.base.kinds import KINDS
from hoptac.register.facts import load_facts
from hoptac.register.models import Decision, Entry, EntryPerson, Page, Report
from hoptac.register.query_pages import page, pages, same_name, version
from hoptac.register.query_people import people, person
from hoptac.register.query_places import partnership, partnerships, places
from hoptac.register.records import Counts, Fact

__all__ = [
    "counts",
    "fact",
    "facts",
    "page",
    "pages",
    "partnership",
    "partnerships",
    "people",
    "person",
    "places",
    "same_name",
    "version",
]


def counts() -> Counts:
    """The figures of the start page; ``open``, ``accepted`` and ``rejected`` count reports."""
    live = Entry.objects.exclude(state="rejected")
    kinds = dict(live.order_by().values_list("kind").annotate(Count("id")))
    states = dict(Report.objects.order_by().values_list("state").annotate(Count("id")))
    named = EntryPerson.objects.exclude(entry__state="rejected")
    return Counts(
        pages=Page.objects.filter(error__isnull=True).count(),
        failed=Page.objects.filter(error__isnull=False).count(),
        entries={kind: kinds.get(kind, 0) for kind in KINDS},
        open=states.get("open", 0),
        accepted=states.get("accepted", 0),
        rejected=states.get("rejected", 0),
        places=len(places()),
        people=named.values("name_key").distinct().count(),
        partnerships=len(partnerships()),
        decisions=Decision.objects.count(),
    )


def fact(key: str) -> Fact | None:
    """One entry by its key."""
    found = load_facts(Entry.objects.filter(key=key))
    return found[0] if found else None


def facts(kind: str, state: str | None = None) -> tuple[Fact, ...]:
    """All entries of a kind, newest first; rejected ones only where asked for by ``state``."""
    entries = Entry.objects.filter(kind=kind)
    return load_facts(entries.filter(state=state) if state else entries.exclude(state="rejected"))
