"""People by the unit of their office, and one person's offices over time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from hoptac.gazetteer.places import country_of
from hoptac.register.records import PersonRow, PersonView, Quote
from hoptac.register.units import current
from hoptac.web.present import labels, values


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in a list: the offices of the newest page that gives any."""

    key: str
    name: str
    offices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """The people of one unit."""

    place: str | None
    name: str
    people: tuple[PersonLine, ...]


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """An office as some page gives it; ``as_of`` is that page's day."""

    office: str
    as_of: str | None
    quote: Quote | None


def line(row: PersonRow, home: str | None = None) -> PersonLine:
    """A person for a list; ``home`` is the unit that the list is of."""
    return PersonLine(row.key, row.name, tuple(values.office(post, home) for post in row.posts))


def by_place(rows: Iterable[PersonRow]) -> list[Unit]:
    """People by their first unit below the country, as it stands today: Vietnam first, people of no unit last."""

    def home(row: PersonRow) -> str:
        units = [place for place in row.places if "-" in place] or row.places
        return current(units[0]) if units else ""

    def order(row: PersonRow) -> tuple[bool, bool, str, str]:
        place = home(row)
        return (not place, country_of(place) != "VN" if place else False, labels.place_name(place), row.name)

    groups = groupby(sorted(rows, key=order), key=home)
    return [
        Unit(place or None, labels.place_name(place), tuple(line(row, place) for row in group))
        for place, group in groups
    ]


def office_lines(person: PersonView) -> list[OfficeLine]:
    """Each office that a page gives the person, the newest page first."""
    return [OfficeLine(values.office(held.post), held.as_of, held.quote) for held in person.held]
