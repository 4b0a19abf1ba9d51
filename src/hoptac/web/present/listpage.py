"""A list that came in: how it was read, and its rows with the facts that they tell."""

from __future__ import annotations

from dataclasses import dataclass

from hoptac.base.lists import ListMap, SheetMap
from hoptac.lists import Listing, RowTold
from hoptac.lists.targets import targets
from hoptac.register.query_lists import facts_of
from hoptac.web.present.listrows import FactLine, RowLine, aside, whole
from hoptac.web.present.listwords import DEFAULTS, KINDS, default_value, notice_words, said, trouble_words
from hoptac.web.present.readings import reading, tone

#: Rows that are shown on one page.
MOST = 500


@dataclass(frozen=True, slots=True)
class SheetView:
    """How a sheet is read: its kind, heading and meaning of each column, what holds for all of it."""

    name: str
    kind: str
    columns: tuple[tuple[str, str], ...]
    defaults: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list for its page; ``unread``: rows that tell no fact, ``rows`` those that do, each fact with its entry."""

    sheets: tuple[SheetView, ...]
    rows: tuple[tuple[RowLine, tuple[tuple[FactLine, str], ...]], ...]
    unread: tuple[RowLine, ...]
    asides: tuple[tuple[int, str, str], ...]
    notices: tuple[str, ...]
    more: int


def list_page(ref: str, listing: Listing, listed: ListMap) -> ListPage:
    """A list of the register in words."""
    refs = iter(facts_of(ref))
    told = [(row, [next(refs, "") for _ in row.reports]) for row in listing.rows if row.reports]
    return ListPage(
        sheets=tuple(map(_sheet, listed.sheets)),
        rows=tuple((_line(row), tuple(zip(_facts(row), entries, strict=True))) for row, entries in told[:MOST]),
        unread=tuple(_line(row) for row in listing.rows if not row.aside and not row.reports)[:MOST],
        asides=tuple(aside(row) for row in listing.rows if row.aside)[:MOST],
        notices=(*map(notice_words, listing.notices), *whole(listing.troubles)),
        more=max(0, len(told) - MOST),
    )


def _sheet(one: SheetMap) -> SheetView:
    goals = targets(one.kind)
    columns = ((c.heading, said((goals[c.target].vi, goals[c.target].en))) for c in one.columns if c.target in goals)
    defaults = ((said(DEFAULTS[name]), default_value(name, value)) for name, value in sorted(one.defaults.items()))
    return SheetView(one.sheet, said(KINDS[one.kind]), tuple(columns), tuple(defaults))


def _line(row: RowTold) -> RowLine:
    return RowLine(row.row, row.sheet, row.words, (), tuple(trouble_words(trouble) for trouble in row.troubles))


def _facts(row: RowTold) -> list[FactLine]:
    return [
        FactLine(" | ".join(reading(r.kind, r.values)), tone(r.kind, r.values, r.modality), ()) for r in row.reports
    ]
