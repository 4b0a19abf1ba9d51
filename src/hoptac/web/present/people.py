"""People by the unit of their office, and one person's offices over time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoptac.register.query_shelves import Shelf
from hoptac.register.records import HeldOffice, PersonRow, PersonView, Quote
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


#: How sure an office is of today, in words, with the tone that the word is shown in.
_STATES = {
    "now": (gettext_lazy("Đương nhiệm"), "done"),
    "unsure": (gettext_lazy("Chưa rõ hiện nay"), "ask"),
    "former": (gettext_lazy("Đã thôi giữ"), "note"),
}


@dataclass(frozen=True, slots=True)
class TenureLine:
    """A person in an office, in words: when it began and ended as far as pages say, and the words for it.

    ``seen`` is the day of the newest page; ``grounds`` are the words that bound it, where they are others than
    ``quote``.
    """

    key: str
    name: str
    office: str
    state: str
    tone: str
    when: str
    seen: str
    before: tuple[str, str] | None
    after: tuple[str, str] | None
    quote: Quote | None
    grounds: tuple[Quote, ...]


def tenure_line(held: HeldOffice, home: str | None = None) -> TenureLine:
    """An office over time for a list; ``home`` is the unit that the list is of."""
    words, tone = _STATES[held.state]
    ends = [_since(held.since), _until(held.until)]
    grounds = dict.fromkeys(q for q in (held.began, held.ended) if q and q != held.quote)
    return TenureLine(
        key=held.person,
        name=held.name,
        office=values.office(held.post, home),
        state=str(words),
        tone=tone,
        when=", ".join(end for end in ends if end),
        seen=values.day(held.last),
        before=held.before,
        after=held.after,
        quote=held.quote,
        grounds=tuple(grounds),
    )


def _since(edtf: str) -> str:
    """Since when, as far as pages say."""
    first, _slash, last = edtf.partition("/")
    if not last:
        return _("từ %(day)s") % {"day": values.day(first)} if first else ""
    if first == "..":
        return _("từ %(day)s hoặc sớm hơn") % {"day": values.day(last)}
    return _("bắt đầu trong khoảng %(first)s – %(last)s") % {"first": values.day(first), "last": values.day(last)}


def _until(edtf: str | None) -> str:
    """Until when; nothing where no end is known."""
    first, slash, last = (edtf or "").partition("/")
    if not edtf:
        return ""
    if not slash:
        return _("đến %(day)s") % {"day": values.day(first)}
    if first == "..":
        return _("thôi giữ trước %(day)s") % {"day": values.day(last)}
    if last == "..":
        return _("thôi giữ sau %(day)s") % {"day": values.day(first)}
    return _("thôi giữ trong khoảng %(first)s – %(last)s") % {"first": values.day(first), "last": values.day(last)}


@dataclass(frozen=True, slots=True)
class OfficerLine:
    """A person with the offices of one unit."""

    key: str
    name: str
    offices: tuple[TenureLine, ...]


@dataclass(frozen=True, slots=True)
class Officers:
    """Who holds office at a unit now, as far as pages say, and the others seen there: once, or nobody can say."""

    now: tuple[OfficerLine, ...]
    others: tuple[OfficerLine, ...]


def officers(held: Iterable[HeldOffice], home: str) -> Officers:
    """The officers of a unit, each once among those in office or among the others."""
    told = list(held)
    current = _by_person((one for one in told if one.state == "now"), home)
    known = {person.key for person in current}
    return Officers(current, _by_person((one for one in told if one.person not in known), home))


def _by_person(held: Iterable[HeldOffice], home: str) -> tuple[OfficerLine, ...]:
    persons: dict[str, list[TenureLine]] = {}
    for one in held:
        persons.setdefault(one.person, []).append(tenure_line(one, home))
    return tuple(OfficerLine(key, lines[0].name, tuple(lines)) for key, lines in persons.items())


def line(row: PersonRow, home: str | None = None) -> PersonLine:
    """A person for a list; ``home`` is the unit that the list is of."""
    return PersonLine(row.key, row.name, tuple(values.office(post, home) for post in row.posts))


def on_shelves(shelves: Iterable[Shelf]) -> list[Unit]:
    """A page of the list of people, in its order; offices without the unit that stands above them."""
    return [
        Unit(shelf.place or None, labels.place_name(shelf.place), tuple(line(row, shelf.place) for row in shelf.people))
        for shelf in shelves
    ]


def office_lines(person: PersonView) -> list[OfficeLine]:
    """Each office that a page gives the person, the newest page first."""
    return [OfficeLine(values.office(held.post), held.as_of, held.quote) for held in person.held]
