"""The groups of a date rule's match as moments: what the makers share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from hoptac.base.frozen import frozen
from hoptac.base.nouns import Time
from hoptac.find.grammar import load_grammar
from hoptac.find.moments import Anchor, Moment, complete

DateKind = Literal[
    "day", "month", "year", "interval", "period", "since", "until", "anaphor", "reference", "feast", "occasion"
]
Match = re.Match[str]
_PAST, _AFTER = 40, 20  # how far a cue of the future reaches, in characters


@dataclass(frozen=True, slots=True)
class Tables:
    """The word lists of the language's file."""

    parts: Mapping[str, str]
    relative: Mapping[str, int]
    counts: Mapping[str, int]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    future: re.Pattern[str]
    bare_before: re.Pattern[str]
    bare_after: re.Pattern[str]
    bare_other: re.Pattern[str]


@cache
def tables(language: str) -> Tables:
    """The word lists of ``LANGUAGE/dates.toml``."""
    raw = load_grammar(language, "dates").tables
    future = re.compile(rf"(?<!\w)(?:{'|'.join(raw['future'])})(?!\w)")
    bare_words = (re.compile(raw["bare"][name]) for name in ("before", "after", "other"))
    return Tables(raw["parts"], raw["relative"], raw["counts"], raw["months"], raw["weekdays"], future, *bare_words)


@dataclass(frozen=True, slots=True)
class Place:
    """The text that is read, the page's date, the language's words."""

    text: str
    anchor: Anchor
    tables: Tables

    def is_future(self, match: Match) -> bool:
        """Whether a cue of the future stands near the match, in its own clause."""
        left = self.text[max(0, match.start() - _PAST) : match.start()]
        right = self.text[match.end() : match.end() + _AFTER]
        near = re.split(r"[.;\n]", left)[-1] + " | " + re.split(r"[.;\n]", right)[0]
        return self.tables.future.search(near) is not None

    def count(self, words: str) -> int:
        """A small number in digits or words."""
        return int(words) if words.isdigit() else self.tables.counts[words]


@frozen
class Made:
    """A value: see DateHit."""

    kind: DateKind
    time: Time | None = None
    part: str | None = None
    shift: int | None = None


def said_year(place: Place, groups: Mapping[str, str | None], n: int) -> tuple[int | None, bool]:
    """The year that group set n names, and whether it leans on the page's."""
    get = groups.get
    digits = get(f"y{n}") or get(f"yy{n}") or get(f"z{n}")
    if digits:
        return int(digits), False
    relation = get(f"r{n}") or get(f"q{n}")
    if relation and place.anchor.year:
        return place.anchor.year + place.tables.relative[relation], True
    return None, bool(relation)


def said_moment(place: Place, match: Match, n: int) -> Moment | None:
    """The moment of group set n as the text has it; None where the calendar lacks it or nothing is said."""
    groups = match.groupdict()
    year, leans = said_year(place, groups, n)
    day, month, word = groups.get(f"d{n}"), groups.get(f"m{n}"), groups.get(f"w{n}")
    moment = Moment(
        year,
        int(month) if month else place.tables.months[word] if word else None,
        int(day) if day else None,
        place.anchor.basis if leans else "text",
    )
    return moment if moment.possible and moment != Moment() else None


def full_moment(place: Place, match: Match, n: int = 1) -> Moment | None:
    """The moment of group set n with the page's year where it has none."""
    moment = said_moment(place, match, n)
    if moment is None or moment.year is not None:
        return moment
    return None if moment.grain == "year" else complete(moment, place.anchor, place.is_future(match))


def part_of_day(place: Place, match: Match) -> str | None:
    """The part of the day that the match names: morning, noon, afternoon, evening, night."""
    groups = match.groupdict()
    words = groups.get("part") or groups.get("part1")
    return place.tables.parts.get(words) if words else None


def by_now(place: Place, match: Match, first: Moment) -> Moment:
    """A month without a year from which something goes on "đến nay": the last one before the page's."""
    said, at = said_moment(place, match, 1), place.anchor.moment
    if said is None or said.year is not None or at is None or not (at.year and at.month and first.month):
        return first
    return replace(first, year=at.year if first.month <= at.month else at.year - 1)
