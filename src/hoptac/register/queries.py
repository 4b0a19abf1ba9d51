"""What the site, the papers and the API ask of the register. Read only; every fact comes with its quotes.

Places are shown by the unit that stands today: a unit whose whole succession is one unit (Thừa Thiên Huế -> Huế) counts as
that one, and entries keep the id in force on their day.
"""

from __future__ import annotations

from hoptac.register.records import (
    Counts,
    Fact,
    PageRow,
    PageView,
    PartnershipRow,
    PartnershipView,
    PersonRow,
    PersonView,
    PlaceRow,
)


def counts() -> Counts:
    """The figures of the start page."""
    raise NotImplementedError


def pages(limit: int | None = None) -> list[PageRow]:
    """All pages, newest first; failed ones too."""
    raise NotImplementedError


def page(ref: str) -> PageView | None:
    """One page with its reports and statements, in reading order; None where there is no such page."""
    raise NotImplementedError


def fact(key: str) -> Fact | None:
    """One entry by its key."""
    raise NotImplementedError


def facts(kind: str, state: str | None = None) -> list[Fact]:
    """All entries of a kind, newest first; rejected ones only where asked for by ``state``."""
    raise NotImplementedError


def places() -> list[PlaceRow]:
    """Places that entries name (rejected ones do not count), most named first."""
    raise NotImplementedError


def partnerships() -> list[PartnershipRow]:
    """Pairs of places of two countries that some entry joins, richest first."""
    raise NotImplementedError


def partnership(one: str, other: str) -> PartnershipView | None:
    """All about two places; None where no entry joins them (or an id is unknown)."""
    raise NotImplementedError


def people() -> list[PersonRow]:
    """All people, by name."""
    raise NotImplementedError


def person(key: str) -> PersonView | None:
    """One name by ``hoptac.link.people.name_key``; None where nobody bears it."""
    raise NotImplementedError
