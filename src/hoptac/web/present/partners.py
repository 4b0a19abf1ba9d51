"""Partnerships in lists: each with its running agreement and last meeting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from hoptac.base.words import filed
from hoptac.gazetteer.places import country_of
from hoptac.register.records import PartnershipRow
from hoptac.web.present import labels
from hoptac.web.present.terms import Term, term_of

#: The kinds that the list counts, in its order.
COLUMNS = ("visit", "aid", "figure", "commitment")


@dataclass(frozen=True, slots=True)
class Partner:
    """One partnership in the list; ``term`` is that of its newest agreement with a term, ``paper`` that paper's kind,
    ``counts`` how many of each of ``COLUMNS``; ``former`` units that became part of either."""

    one: str
    other: str
    name: str
    term: Term | None
    paper: str
    met: str | None
    counts: tuple[tuple[str, int], ...]
    former: str


@dataclass(frozen=True, slots=True)
class Paging:
    """Where in a long list a page stands; ``asked`` are the other parameters of its address, ``anchor``
    the place on the page that it leads to."""

    number: int
    count: int
    asked: Mapping[str, str]
    anchor: str = ""

    def _url(self, number: int) -> str:
        return f"?{urlencode({**self.asked, 'page': number})}{self.anchor}"

    @property
    def before(self) -> str:
        """The address of the page before; "" on the first."""
        return self._url(self.number - 1) if 1 < self.number <= self.count else ""

    @property
    def after(self) -> str:
        """The address of the next page; "" on the last."""
        return self._url(self.number + 1) if self.number < self.count else ""


def lines(rows: Iterable[PartnershipRow], today: date) -> list[Partner]:
    """Partnerships for a list, in their order."""
    return [_partner(row, today) for row in rows]


def choices(places: Iterable[str]) -> list[tuple[str, str]]:
    """Places to choose from, by id and name: Vietnam's first, then by name."""
    told = [(place, labels.place_name(place)) for place in places]
    return sorted(told, key=lambda one: (country_of(one[0]) != "VN", filed(one[1]), one[0]))


def countries(places: Iterable[str]) -> list[tuple[str, str]]:
    """The countries of some places, by id and name."""
    return choices({country_of(place) for place in places})


def _partner(row: PartnershipRow, today: date) -> Partner:
    begins, ends, kind = row.term or (None, None, "")
    return Partner(
        row.one.id,
        row.other.id,
        f"{labels.place_name(row.one.id)} – {labels.place_name(row.other.id)}",
        term_of([begins, ends], today),
        labels.agreement_name(kind) if row.term else "",
        row.met,
        tuple((str(labels.KIND_NAMES[kind]), row.counts.get(kind, 0)) for kind in COLUMNS),
        labels.place_names([place.id for place in row.former]) if row.former else "",
    )
