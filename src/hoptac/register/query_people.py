"""Queries about people: by the key of a name, as the register cannot tell two bearers of one name apart yet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from hoptac.register.chunks import chunks
from hoptac.register.facts import load_facts, make_quote, newest_first, with_words
from hoptac.register.models import Entry, EntryPerson, Report
from hoptac.register.records import Office, PersonRow, PersonView, Quote


def people(keys: Collection[str] | None = None) -> list[PersonRow]:
    """All people (or those of some keys) that live entries name, by name."""
    named: dict[str, list[EntryPerson]] = defaultdict(list)
    for row in _named(keys):
        named[row.name_key].append(row)
    return sorted((_row(key, told) for key, told in named.items()), key=lambda person: person.name)


def _named(keys: Collection[str] | None) -> Iterator[EntryPerson]:
    """The names with their entries, by key, the oldest entry of each first."""
    live = EntryPerson.objects.exclude(entry__state="rejected").select_related("entry")
    rows = live.order_by("name_key", "entry__day", "entry__key", "name")
    if keys is None:
        return rows.iterator(chunk_size=1000)
    return (row for part in chunks(sorted(keys)) for row in rows.filter(name_key__in=part))


def _row(key: str, told: list[EntryPerson]) -> PersonRow:
    """``told`` is oldest first."""
    posts: list[dict[str, Any]] = next(
        (r.entry.values["posts"] for r in reversed(told) if r.entry.values.get("posts")), []
    )
    places = dict.fromkeys(p["place"] for p in posts if p.get("place"))
    return PersonRow(key, _usual(told), tuple(posts), tuple(places), len({row.entry_id for row in told}))


def _usual(told: list[EntryPerson]) -> str:
    """The name as it is printed most often; of several the longest."""
    counts = Counter(row.name for row in told)
    return max(counts, key=lambda name: (counts[name], len(name), name))


def person(key: str) -> PersonView | None:
    """One name by ``hoptac.link.namekey.name_key``; None where nobody bears it."""
    told = list(EntryPerson.objects.filter(name_key=key).exclude(entry__state="rejected").order_by("name"))
    if not told:
        return None
    entries = Entry.objects.filter(people__name_key=key).exclude(state="rejected")
    return PersonView(
        key=key,
        name=_usual(told),
        names=tuple(dict.fromkeys(row.name for row in told)),
        offices=load_facts(entries.filter(kind="person")),
        held=_held(key),
        visits=load_facts(entries.filter(kind="visit")),
    )


def _held(key: str) -> tuple[Office, ...]:
    """Each office that a page gives a person, with that page's own words, the newest page first."""
    told = Report.objects.filter(kind="person", entry__people__name_key=key).exclude(state="rejected").distinct()
    reports = newest_first(with_words(told))
    return tuple(
        Office(post, report.page.published, _quote(report, number))
        for report in reports
        for number, post in enumerate(report.values.get("posts") or ())
    )


def _quote(report: Report, number: int) -> Quote | None:
    """The words that give the office of that number."""
    said = (s for s in report.statements.all() if f"{s.slot}.".startswith(f"posts.{number}."))
    return next((quote for s in said if (quote := make_quote(report.page, s))), None)
