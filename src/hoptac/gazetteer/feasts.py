"""Occasions in time: on which days one falls, which anniversary it is, and who writes to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from hoptac.base.errors import HoptacError
from hoptac.gazetteer.lunar import CHINA, VIETNAM, lunar_day
from hoptac.gazetteer.tables import cells, rows

_SIDE = re.compile(r"(?:(?P<country>[A-Z]{2}) )?(?P<side>[a-z ]+)")
#: Who writes as one of a channel's bodies (base/nouns, DOMAIN.md "Bodies and channels").
CHANNELS = {
    "province": "government",
    "party": "party",
    "front": "people",
    "women": "people",
    "youth": "people",
    "unions": "people",
    "press": "people",
    "army": "defence-security",
    "police": "defence-security",
    "border guard": "defence-security",
    "foreign affairs": "government",
}


@dataclass(frozen=True, slots=True)
class Way:
    """One direction of writing: ``from_country``/``to_country`` are ids or "" (any); the sides are keys of
    ``CHANNELS``."""

    from_country: str
    from_side: str
    to_country: str
    to_side: str

    @property
    def channel(self) -> str:
        """The channel on which the letter goes."""
        return CHANNELS[self.to_side]


@dataclass(frozen=True, slots=True)
class Feast:
    """A row of occasions.csv. ``place`` is a country, a unit, two countries ("LA-VN") or "any"; ``since`` the year that
    anniversaries count from, None where none is counted; ``every``: leaders write in every so-many-th year only."""

    code: str
    rule_type: str
    rule: str
    place: str
    scope: str
    name_vi: str
    name_en: str
    name_lo: str
    since: int | None
    every: int
    kind: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A feast in one year: its first and last day, and the count of the anniversary (None where none is counted)."""

    feast: Feast
    first: date
    last: date

    @property
    def count(self) -> int | None:
        """Years since it began: 51 for the national day of Laos in 2026."""
        since = self.feast.since
        return self.first.year - since if since and self.first.year > since else None

    @property
    def is_marked(self) -> bool:
        """Whether letters are written in this year: anniversaries of relations are marked in round years only."""
        return self.count is None or self.count % self.feast.every == 0


@cache
def feasts() -> dict[str, Feast]:
    """All occasions by their code."""
    return {row["code"]: _feast(row) for row in rows("occasions")}


def feast(code: str) -> Feast:
    """One occasion. Raises ``occasion-unknown``."""
    if code not in feasts():
        raise HoptacError("occasion-unknown", name=code)
    return feasts()[code]


def day_in(code: str, year: int) -> Day | None:
    """The days of an occasion in a year; None where it has none (an event, a year alone, a day no table tells).

    >>> day_in("bunpimay", 2024).first.isoformat(), day_in("tet", 2027).first.isoformat(), day_in("event-death", 2026)
    ('2024-04-13', '2027-02-06', None)
    """
    found = feast(code)
    span = _moved().get((code, year)) or _ruled(found, year)
    return Day(found, *span) if span and not (found.since and year < found.since) else None


def days_between(first: date, last: date) -> Iterator[Day]:
    """All occasions whose first day lies between two days, in their order."""
    years = range(first.year, last.year + 1)
    found = [day for code in feasts() for year in years if (day := day_in(code, year)) and first <= day.first <= last]
    yield from sorted(found, key=lambda day: (day.first, day.feast.code))


def next_day(code: str, after: date) -> Day | None:
    """The first time that an occasion falls on or after a day."""
    found = (day_in(code, year) for year in (after.year, after.year + 1))
    return next((day for day in found if day and day.last >= after), None)


def written_from(found: Feast, country: str) -> tuple[Way, ...]:
    """The ways on which the sides of a country write abroad."""
    return tuple(way for way in found.ways if way.from_country in ("", country) and way.to_country != country)


def _ruled(found: Feast, year: int) -> tuple[date, date] | None:
    parts = [(int(month), int(day)) for month, day in re.findall(r"(\d\d)-(\d\d)(?!\d)", found.rule)]
    if found.rule_type in ("fixed", "lao_new_year"):
        return date(year, *parts[0]), date(year, *parts[-1])
    if found.rule_type == "lunar":
        day = lunar_day(year, *parts[0], CHINA if found.place == "CN" else VIETNAM)
        return day, day
    return None


@cache
def _moved() -> dict[tuple[str, int], tuple[date, date]]:
    """Days that no rule gives, or in a year that differs from the rule (moving_days.csv)."""
    return {
        (row["occasion"], int(row["year"])): (date.fromisoformat(row["first"]), date.fromisoformat(row["last"]))
        for row in rows("moving_days")
    }


def _feast(row: dict[str, str]) -> Feast:
    return Feast(
        row["code"],
        row["rule_type"],
        row["rule"],
        row["country"],
        row["scope"],
        row["name_vi"],
        row["name_en"],
        row["name_lo"],
        int(row["since_year"]) if row["since_year"] else None,
        int(row["every"] or 1),
        row["kind"],
        tuple(way for cell in cells(row["who_writes"], ";") for way in _ways(cell)),
    )


def _ways(cell: str) -> Iterator[Way]:
    """``"VN party -> LA party"``; without countries in either direction."""
    sides = [_SIDE.fullmatch(part.strip()) for part in cell.split("->")]
    one, other = (((side["country"] or ""), side["side"]) for side in sides if side)
    yield Way(*one, *other)
