"""Queries about people: persons of the register (``register.persons``), whatever the spelling."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from hoptac.register.chunks import chunks
from hoptac.register.facts import load_facts, make_quote, newest_first, with_words
from hoptac.register.models import Entry, EntryPerson, Report
from hoptac.register.persons import Known, known_people, person_row, resolve
from hoptac.register.query_offices import career
from hoptac.register.records import Office, PersonRow, PersonView, Quote


def people(keys: Collection[str] | None = None) -> list[PersonRow]:
    """All people (or those who bear some names' keys) whom live entries name, by name."""
    known = known_people(keys)
    wanted = known if keys is None else [person for person in known if not person.keys.isdisjoint(keys)]
    return sorted(map(person_row, wanted), key=lambda person: (person.name, person.key))


def people_of(entries: Collection[int]) -> list[PersonRow]:
    """The people whom some entries (rows) name, by name."""
    named = EntryPerson.objects.all()
    ids = sorted(set(entries))
    keys = {key for part in chunks(ids) for key in named.filter(entry__in=part).values_list("name_key", flat=True)}
    known = [person for person in known_people(keys) if any(one.entry in entries for one in person.told)]
    return sorted(map(person_row, known), key=lambda person: (person.name, person.key))


def namesakes(ref: str) -> list[PersonRow]:
    """The persons whom a name in urls may mean, where these are several; none where it means one or nobody."""
    found = resolve(ref)
    return sorted(map(person_row, found), key=lambda person: person.key) if len(found) > 1 else []


def person(ref: str, *, today: date | None = None) -> PersonView | None:
    """One person by a ref (``persons.Known.ref``, or the key of any spelling that is nobody else's); None where nobody
    or more than one bears it."""
    found = resolve(ref)
    if len(found) != 1:
        return None
    (known,) = found
    facts = load_facts(_entries(known, "person", "visit"))
    return PersonView(
        key=known.ref,
        name=known.name,
        names=known.names,
        offices=tuple(fact for fact in facts if fact.kind == "person"),
        held=_held(known),
        visits=tuple(fact for fact in facts if fact.kind == "visit"),
        career=career(known, today=today),
    )


def _entries(person: Known, *kinds: str) -> list[Entry]:
    """The entries of some kinds that name a person, newest first."""
    rows = [pk for kind in kinds for pk in person.entries(kind)]
    found = [entry for part in chunks(rows) for entry in Entry.objects.filter(pk__in=part)]
    return sorted(sorted(found, key=lambda entry: entry.key), key=lambda entry: entry.day or "", reverse=True)


def _held(person: Known) -> tuple[Office, ...]:
    """Each office that a page gives a person, with that page's own words, the newest page first."""
    told = Report.objects.filter(kind="person").exclude(state="rejected")
    parts = chunks(person.entries("person"))
    reports = newest_first(report for part in parts for report in with_words(told.filter(entry__in=part)))
    return tuple(
        Office(post, report.page.published, _quote(report, number))
        for report in reports
        for number, post in enumerate(report.values.get("posts") or ())
    )


def _quote(report: Report, number: int) -> Quote | None:
    """The words that give the office of that number."""
    said = (s for s in report.statements.all() if f"{s.slot}.".startswith(f"posts.{number}."))
    return next((quote for s in said if (quote := make_quote(report.page, s))), None)
