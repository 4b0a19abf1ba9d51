"""What the site, the papers and the API ask of the register. Read only; every fact comes with its quotes.

Places are shown by the unit that stands today: a unit succeeded by one unit (Thừa Thiên Huế -> Huế) counts as that one,
and entries keep the id in force on their day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.db.models import Count, QuerySet, Value

from hoptac.register.facts import load_facts
from hoptac.register.models import Capture, Entry, Page, Report
from hoptac.register.query_offices import leaders, office, officeholders
from hoptac.register.query_pages import page, same_name, version
from hoptac.register.query_partners import partnerships
from hoptac.register.query_people import namesakes, people, person
from hoptac.register.query_places import partnership
from hoptac.register.records import Counts, Fact
from hoptac.register.refs import HAND

__all__ = [
    "counts",
    "fact",
    "facts",
    "leaders",
    "namesakes",
    "office",
    "officeholders",
    "page",
    "partnership",
    "partnerships",
    "people",
    "person",
    "same_name",
    "values",
    "version",
]


def counts(since: str = "") -> Counts:
    """The figures of the start page; ``since``: from which moment on pages count as just read (ISO, UTC)."""
    # As differences that indexes answer: to look at each page's error its text would have to be passed.
    number = _how_many(
        all=Page.objects.all(),
        by_hand=Page.objects.filter(address__startswith=HAND),
        failed=Page.objects.filter(error__isnull=False),
        waiting=Report.objects.filter(state="open", waits__gt=""),
    )
    came = Capture.objects.filter(retrieved_at__gte=since).order_by().values("page").distinct() if since else None
    return Counts(
        number["all"] - number["by_hand"] - number["failed"],
        number["waiting"],
        number["failed"],
        came.count() if came is not None else 0,
    )


def _how_many(**wanted: QuerySet[Any]) -> Counter[str]:
    """Name -> how many rows, in one question."""
    # Rows, not keys: an index that does not hold the key can be counted alone.
    told = [rows.order_by().values(what=Value(name)).annotate(n=Count("*")) for name, rows in wanted.items()]
    return Counter({row["what"]: row["n"] for row in told[0].union(*told[1:], all=True)})


def values(kind: str) -> list[Mapping[str, Any]]:
    """The values alone of all entries of a kind, without their proof, newest first; rejected ones left out."""
    return list(Entry.objects.filter(kind=kind).exclude(state="rejected").values_list("values", flat=True))


def fact(key: str) -> Fact | None:
    """One entry by its key."""
    found = load_facts(Entry.objects.filter(key=key))
    return found[0] if found else None


def facts(kind: str, state: str | None = None) -> tuple[Fact, ...]:
    """All entries of a kind, newest first; rejected ones only where asked for by ``state``."""
    entries = Entry.objects.filter(kind=kind)
    return load_facts(entries.filter(state=state) if state else entries.exclude(state="rejected"))
