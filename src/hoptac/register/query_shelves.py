"""The list of people, shelf by shelf (``register.shelves``): counted and paged in the database.

A line is a name on a shelf. Whoever bears it there is told once, with all offices; a person of several names or units
stands where the newest page that gives an office puts it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from hoptac.link.namekey import name_key
from hoptac.register.chunks import chunks
from hoptac.register.models import EntryPerson
from hoptac.register.persons import AT, Known, known_around, person_row
from hoptac.register.records import PersonRow
from hoptac.register.scope import hidden
from hoptac.register.shelves import place_on, shelf_of

#: Names on a page.
LEAF = 60
#: A shelf and a name's key.
_Line = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Shelf:
    """People of a place ("": of none that is known), by name."""

    place: str
    people: tuple[PersonRow, ...]


def shelves() -> dict[str, int]:
    """Each place that people are listed under ("": none that is known), in order: how many names."""
    rows = _listed().values("shelf").annotate(names=Count("name_key", distinct=True)).order_by("shelf")
    return {place_on(shelf): names for shelf, names in rows.values_list("shelf", "names")}


def people_page(number: int, place: str | None = None) -> list[Shelf]:
    """A page of the list: of all, or of one place."""
    rows = _listed() if place is None else _listed().filter(shelf=shelf_of(place))
    order = ("shelf", "title", "name_key")
    found = rows.order_by(*order).values_list(*order).distinct()[(number - 1) * LEAF : number * LEAF]
    lines = [(shelf, key) for shelf, _, key in found]
    told = _told(lines)
    by_shelf: dict[str, list[PersonRow]] = defaultdict(list)
    for shelf, key in lines:
        if (shelf, key) in told:
            by_shelf[shelf].append(_row(key, shelf, told[shelf, key]))
    return [Shelf(place_on(shelf), tuple(people)) for shelf, people in by_shelf.items()]


def _listed() -> QuerySet[EntryPerson]:
    rows, shut = EntryPerson.objects.filter(shelf__gt=""), hidden()
    return rows.exclude(pk__in=shut.traces.shelved) if shut is not None else rows


def _told(lines: Iterable[_Line]) -> dict[_Line, list[Known]]:
    """Whom each line tells: every person stands on one line."""
    persons = known_around({key for _, key in lines})
    entries = sorted({one.entry for person in persons for one in person.told})
    placed: dict[tuple[int, str], str] = {}
    for part in chunks(entries):
        rows = _listed().filter(entry__in=part).values_list("entry", "name_key", "shelf")
        placed |= {(entry, key): shelf for entry, key, shelf in rows}
    wanted, told = set(lines), defaultdict(list)
    for person in persons:
        if (line := _line(person, placed)) in wanted:
            told[line].append(person)
    return told


def _line(person: Known, placed: Mapping[tuple[int, str], str]) -> _Line | None:
    """Where a person stands: by the newest entry that gives an office, else that tells of it, else that names it."""
    usual = name_key(person.name)
    shelves = {placed[one.entry, usual] for one in person.told if (one.entry, usual) in placed}
    for one in sorted(person.told, key=lambda one: (bool(one.newest), one.kind == "person", one.day), reverse=True):
        for key in sorted(one.bearer.name_keys):
            if shelf := placed.get((one.entry, key)):
                return shelf, usual if shelf in shelves else key
    return None


def _row(key: str, shelf: str, persons: list[Known]) -> PersonRow:
    """Those of one name on a shelf, in one line; where they are several, its ref leads to the choice between them."""
    rows = [person_row(person) for person in persons]
    posts = {repr(sorted(post.items())): post for row in rows for post in row.posts}
    for one in (one for person in persons for one in reversed(person.told)):
        posts |= {repr(sorted(p.items())): p for p in one.posts if repr(sorted(p.items())) not in posts}
    places = tuple(dict.fromkeys(place for row in rows for place in row.places))
    ref = rows[0].key if len(rows) == 1 else f"{key}{AT}{place_on(shelf)}"
    return PersonRow(ref, rows[0].name, tuple(posts.values()), places, sum(row.entries for row in rows))
