"""Days, months and years as a text names them, completed by the page's own date, and written in EDTF."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from hoptac.base.frozen import frozen
from hoptac.base.nouns import Time

Basis = Literal["text", "page", "inferred"]
Grain = Literal["day", "month", "year", "interval"]

# Past and future are a tie where their distances differ by no more than this many days.
_TIE = 60


@frozen
class Moment:
    """A day, month or year; what the text leaves out is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    basis: Basis = "text"

    @property
    def grain(self) -> Grain:
        """How exact it is."""
        return "day" if self.day else "month" if self.month else "year"

    @property
    def iso(self) -> str:
        """EDTF: '2022-06-10', '2022-06', '2022', 'XXXX-06-10'."""
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        return year + "".join(f"-{part:02d}" for part in (self.month, self.day) if part)

    @property
    def possible(self) -> bool:
        """Whether the calendar has such a day (29/2 without a year has)."""
        if self.month is None or self.day is None:
            return self.month is None or 1 <= self.month <= 12
        return 1 <= self.month <= 12 and 1 <= self.day <= calendar.monthrange(self.year or 2024, self.month)[1]

    def middle(self, year: int) -> date:
        """A day to measure distances by, in the given year."""
        month = self.month or 7
        last = calendar.monthrange(year, month)[1]
        return date(year, month, min(self.day or 15, last))

    def time(self) -> Time:
        """As the noun of the base."""
        return Time(self.iso, self.grain, "", self.basis)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What dates without a year lean on: the page's own date, else a year that the text settles."""

    moment: Moment | None
    basis: Basis = "page"

    @property
    def day(self) -> date | None:
        """The page's day, where it is known to the day."""
        at = self.moment
        return date(at.year, at.month, at.day) if at and at.year and at.month and at.day else None

    @property
    def year(self) -> int | None:
        """The page's year."""
        return self.moment.year if self.moment else None


def parse_iso(text: str) -> Moment:
    """'2022-06-11', '2022-06' or '2022' (anything after the day is dropped)."""
    year, month, day = (*(int(part) for part in text[:10].split("-")), None, None)[:3]
    return Moment(year, month, day)


def make_anchor(published: str | None, settled_year: int | None) -> Anchor:
    """The anchor of a page."""
    if published:
        return Anchor(parse_iso(published))
    return Anchor(Moment(settled_year), "inferred") if settled_year else Anchor(None)


def _nearest(moment: Moment, page: date, future: bool) -> int:
    """The year that puts the moment nearest the page's day; the past before the future, unless a cue says otherwise."""
    ahead = min(y for y in (page.year, page.year + 1) if moment.middle(y) >= page or y > page.year)
    if moment.month == page.month and not moment.day:
        return page.year
    past = (page - moment.middle(ahead - 1)).days
    coming = (moment.middle(ahead) - page).days
    if abs(past - coming) <= _TIE:
        return ahead if future else ahead - 1
    return ahead if coming < past else ahead - 1


def complete(moment: Moment, anchor: Anchor, future: bool = False) -> Moment:
    """With the year that the page settles; unchanged where it has one or nothing settles it."""
    at = anchor.moment
    if moment.year is not None or at is None or at.year is None:
        return moment
    year = at.year if at.month is None else _nearest(moment, at.middle(at.year), future)
    return replace(moment, year=year, basis=anchor.basis)


def before(moment: Moment, last: Moment) -> Moment:
    """The first moment of an interval with what its end says: month and year; the year before where it would follow."""
    month = moment.month or (last.month if moment.day else None)
    if moment.year is not None or last.year is None:
        return replace(moment, month=month)
    wraps = (month or 0, moment.day or 0) > (last.month or 12, last.day or 31)
    return replace(moment, month=month, year=last.year - wraps, basis=last.basis)


def interval(first: Moment, last: Moment) -> Time:
    """From one moment to another; the grain is theirs, or 'interval' where they differ."""
    grain: Grain = first.grain if first.grain == last.grain else "interval"
    basis = first.basis if first.basis != "text" else last.basis
    return Time(f"{first.iso}/{last.iso}", grain, "", basis)


def in_order(first: Moment, last: Moment) -> bool:
    """Whether the first does not follow the last."""
    if first.year is None or last.year is None:
        return True
    size = min(len(first.iso), len(last.iso))
    return first.iso[:size] <= last.iso[:size]
