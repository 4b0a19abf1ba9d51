"""Hits as a person reads them: what was found, where it leads, its sentence with the found words set apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote, urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy

from hoptac.base.kinds import SORTS
from hoptac.base.words import filed
from hoptac.gazetteer.places import country_of
from hoptac.register.partners import partners as with_office
from hoptac.register.query_search import Filters, Hit
from hoptac.register.query_suggest import Suggestion
from hoptac.register.records import PlaceRow
from hoptac.register.telling import Told
from hoptac.register.units import current, is_country, place_row
from hoptac.web.present import labels, values
from hoptac.web.present.facts import fact_line, telling_quote

#: What the filter calls things, in the order of its list.
KINDS: dict[str, labels.Words] = {
    "page": gettext_lazy("Trang"),
    **{kind: labels.KIND_NAMES[kind] for kind in SORTS if kind in labels.KIND_NAMES and kind != "person"},
    "person": gettext_lazy("Người"),
    "place": gettext_lazy("Địa phương"),
}
#: A browser finds the place of that many words of a sentence by itself.
_FRAGMENT = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; ``found``: it is what was asked for."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class HitLine:
    """A hit in a list. ``kind`` in words, ``tone`` for its colour; ``about`` is said of it beside its title,
    ``place`` is where its source says it."""

    url: str
    kind: str
    title: tuple[Piece, ...]
    told: tuple[Piece, ...]
    when: str
    about: tuple[str, ...] = ()
    source: str = ""
    place: str = ""
    tone: str = ""
    tone_words: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose in a filter."""

    value: str
    name: str
    chosen: bool


def pieces(told: Told) -> tuple[Piece, ...]:
    """A text cut where its marks begin and end.

    >>> [piece.text for piece in pieces(Told("thăm Sê Kông", ((5, 12),)))]
    ['thăm ', 'Sê Kông']
    """
    out, at = [], 0
    for start, end in told.marks:
        out += [Piece(told.text[at:start], False), Piece(told.text[start:end], True)]
        at = end
    out.append(Piece(told.text[at:], False))
    return tuple(piece for piece in out if piece.text)


def own_pages(home: str) -> dict[str, str]:
    """The addresses of the office's own partnerships, by the partner's id: that page is what one looks for."""
    return {place: reverse("partnership", args=[home, place]) for place in with_office(home)} if home else {}


def hit_line(hit: Hit, pages: Mapping[str, str]) -> HitLine:
    """A hit for the list; ``pages`` are the office's own partnerships."""
    if hit.what == "place":
        return _place(hit, pages)
    return {"page": _page, "entry": _entry, "person": _person}[hit.what](hit)


def _page(hit: Hit) -> HitLine:
    url = reverse("page", args=[hit.ref]) + _fragment(hit.told)
    kind = str(KINDS["page"])
    return HitLine(url, kind, pieces(hit.title), pieces(hit.told), values.day(hit.day), source=hit.publisher or "")


def _fragment(told: Told) -> str:
    """The part of an address that makes a browser show these words of a page; nothing where no words were found."""
    words = told.text.strip("… ").split()[:_FRAGMENT]
    return f"#:~:text={quote(' '.join(words), safe='').replace('-', '%2D')}" if told.marks and words else ""


def _entry(hit: Hit) -> HitLine:
    assert hit.fact is not None
    line = fact_line(hit.fact)
    place = f"{reverse('page', args=[hit.quote.page])}#s{hit.quote.ref}" if hit.quote else ""
    return HitLine(
        reverse("entry", args=[hit.fact.ref]),
        str(labels.KIND_OF_ONE[hit.fact.kind]),
        (Piece(" | ".join(line.parts), False),),
        pieces(hit.told),
        line.when,
        source=hit.quote.title if hit.quote else "",
        place=place,
        tone=line.tone,
        tone_words=line.tone_words,
        state=hit.fact.state,
    )


def _person(hit: Hit) -> HitLine:
    offices = tuple(values.office(post) for post in hit.posts)
    return HitLine(reverse("person", args=[hit.ref]), str(KINDS["person"]), pieces(hit.title), (), "", offices)


def _place(hit: Hit, pages: Mapping[str, str]) -> HitLine:
    called = labels.place_name(hit.ref)
    others = ", ".join(name for name in (hit.title.text, *hit.names) if name != called)
    country = "" if is_country(hit.ref) else labels.place_name(country_of(hit.ref))
    title = pieces(hit.title) if hit.title.text == called else (Piece(called, False),)
    about = tuple(part for part in (country, others) if part)
    return HitLine(_place_url(hit.ref, pages), str(KINDS["place"]), title, (), "", about)


def _place_url(place: str, pages: Mapping[str, str]) -> str:
    """The partnership with a place, else all that concerns it."""
    return pages.get(current(place)) or address("", Filters(partner=place))


def suggestion(told: Suggestion, pages: Mapping[str, str]) -> dict[str, str]:
    """What a box offers: its sort in words, what it is called, and where it leads."""
    if told.fact is not None:
        line = _entry(Hit("entry", told.ref, Told(""), fact=told.fact, quote=telling_quote(told.fact)))
        return {"kind": line.kind, "title": line.title[0].text, "url": line.url}
    if told.sort == "person":
        return {"kind": str(KINDS["person"]), "title": told.name, "url": reverse("person", args=[told.ref])}
    url = _place_url(told.ref, pages)
    return {"kind": str(KINDS["place"]), "title": labels.place_name(told.ref), "url": url}


def kinds(filters: Filters) -> list[Choice]:
    """The kinds to choose from."""
    return [Choice(kind, str(name), kind == filters.kind) for kind, name in KINDS.items()]


def partners(places: Iterable[str], filters: Filters) -> list[tuple[str, list[Choice]]]:
    """The places to choose from, by country, Vietnam's last: a register is searched for the other side."""
    chosen = current(filters.partner) if filters.partner else ""
    known = {*places, *([chosen] if chosen else [])}

    def order(row: PlaceRow) -> tuple[object, ...]:
        country = labels.place_name(row.country)
        return row.country == "VN", filed(country), not is_country(row.id), filed(labels.place_name(row.id))

    rows = sorted(map(place_row, known), key=order)
    return [
        (country, [Choice(row.id, labels.place_name(row.id), row.id == chosen) for row in group])
        for country, group in groupby(rows, key=lambda row: labels.place_name(row.country))
    ]


def address(typed: str, filters: Filters, **more: object) -> str:
    """The address of a search, without what is not asked for."""
    told: Mapping[str, object] = {
        "q": typed,
        "kind": filters.kind,
        "partner": filters.partner,
        "from": filters.first,
        "to": filters.last,
        **more,
    }
    return f"{reverse('search')}?{urlencode({name: value for name, value in told.items() if value})}"
