"""The partnerships of the start page: by Vietnamese side, each with its running agreement and last meeting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from hoptac.register.records import PartnershipRow
from hoptac.register.units import current
from hoptac.web.present import labels
from hoptac.web.present.terms import Term, term_of

Values = Mapping[str, Any]

#: The kinds that the list counts, in its order.
COLUMNS = ("visit", "aid", "figure", "commitment")


@dataclass(frozen=True, slots=True)
class Partner:
    """One partnership in the list; ``term`` is that of its newest agreement with a term, ``name`` that paper's kind,
    ``counts`` how many of each of ``COLUMNS``; ``former`` units that became part of either."""

    one: str
    other: str
    other_name: str
    term: Term | None
    name: str
    met: str | None
    counts: tuple[tuple[str, int], ...]
    former: str


@dataclass(frozen=True, slots=True)
class Group:
    """The partners of one place."""

    place: str
    name: str
    partners: tuple[Partner, ...]


def in_force(agreements: Iterable[Values], today: date) -> list[Values]:
    """Agreements whose term holds today's year, proposed ones left out."""
    return [values for values in agreements if _runs(values, today)]


def _runs(values: Values, today: date) -> bool:
    term = term_of(values.get("term"), today)
    return term is not None and term.state in ("running", "ending") and values.get("act") != "proposed"


def grouped(rows: Iterable[PartnershipRow], agreements: Sequence[Values], today: date) -> list[Group]:
    """Partnerships by Vietnamese side (countries last), the richest first within each."""
    terms = _terms(agreements, today)
    order = sorted(
        rows, key=lambda row: (row.one.id == "VN", labels.place_name(row.one.id), row.other.id == "LA", -row.total)
    )
    return [
        Group(place, labels.place_name(place), tuple(_partner(row, terms) for row in group))
        for place, group in groupby(order, key=lambda row: row.one.id)
    ]


def _terms(agreements: Iterable[Values], today: date) -> dict[frozenset[str], list[tuple[Term, Values]]]:
    """Pair of places (as they stand today) -> its agreements with a term, the one that ends last first."""
    terms: dict[frozenset[str], list[tuple[Term, Values]]] = {}
    for values in agreements:
        term = term_of(values.get("term"), today)
        if term is not None and values.get("act") != "proposed":
            now = [current(place) for place in values.get("parties") or []]
            for place in now:
                for other in now:
                    if place < other:
                        terms.setdefault(frozenset((place, other)), []).append((term, values))
    return {pair: sorted(found, key=lambda item: (-item[0].last, item[0].first)) for pair, found in terms.items()}


def _partner(row: PartnershipRow, terms: dict[frozenset[str], list[tuple[Term, Values]]]) -> Partner:
    found = terms.get(frozenset((row.one.id, row.other.id)), [])
    term, values = found[0] if found else (None, None)
    return Partner(
        row.one.id,
        row.other.id,
        labels.place_name(row.other.id),
        term,
        labels.agreement_name(values.get("kind")) if values else "",
        row.met,
        tuple((str(labels.KIND_NAMES[kind]), row.counts.get(kind, 0)) for kind in COLUMNS),
        labels.place_names([place.id for place in row.former]) if row.former else "",
    )
