"""Figures over time: dated observations with their qualifiers, never summed; contradictions are shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from hoptac.register.records import Fact, Quote, Series
from hoptac.web.present import labels, readings, values
from hoptac.web.present.cards import disagreements
from hoptac.web.present.chart import Point, chart, ordinal
from hoptac.web.present.facts import telling_quote

#: Two counts of one thing this many days apart are no growth: where they differ, sources disagree.
NEAR_DAYS = 31


@dataclass(frozen=True, slots=True)
class Observation:
    """One row of a series: as of when, how many with the qualifier, what span it counts, its sentence; ``ref`` names
    the entry."""

    as_of: str | None
    value: str
    span: str
    quote: Quote | None
    ref: str


@dataclass(frozen=True, slots=True)
class SeriesView:
    """One measure of one population: the rows, a chart where there are two days or more, and what disagrees."""

    title: str
    who: str
    rows: tuple[Observation, ...]
    chart: str
    differ: tuple[tuple[str, str], ...]


def as_of(fact: Fact) -> str | None:
    """A figure's day: until when it counts, else the newest page that says it."""
    return fact.values.get("until") or fact.as_of or fact.day


def series_view(series: Series) -> SeriesView:
    dated = sorted(series.figures, key=lambda fact: as_of(fact) or "")
    title = str(labels.MEASURES.get(series.measure, series.measure))
    who = " → ".join(labels.place_names(list(side)) for side in (series.origin, series.host) if side)
    points = [_point(fact) for fact in dated if as_of(fact) and fact.values.get("value") is not None]
    return SeriesView(
        title, who, tuple(_observation(fact) for fact in dated), chart(points, f"{title}: {who}"), tuple(_differ(dated))
    )


def _point(fact: Fact) -> Point:
    label = values.quantity(fact.values["value"], None, fact.values.get("comparator"))
    return Point(as_of(fact) or "", fact.values["value"], fact.values.get("comparator") or "=", label)


def _observation(fact: Fact) -> Observation:
    v = fact.values
    return Observation(
        as_of(fact),
        values.quantity(v.get("value"), v.get("unit"), v.get("comparator")),
        values.since_until(v.get("since"), v.get("until")),
        telling_quote(fact),
        fact.ref,
    )


def _differ(dated: Sequence[Fact]) -> Iterator[tuple[str, str]]:
    """What pages contradict each other on within a month, as ``(days, values)``, each pair of values once."""
    told: dict[str, str] = {}
    for early, late in combinations(dated, 2):
        if comparable(early, late) and contradict(early.values, late.values):
            both = " – ".join(_point(fact).label for fact in (early, late))
            told.setdefault(both, values.days(as_of(early), as_of(late)))
    yield from ((days, both) for both, days in told.items())
    for fact in dated:
        yield from disagreements("figure", fact.disagrees, fact.others)


def comparable(early: Fact, late: Fact) -> bool:
    """Whether two figures count the same: told by different pages, the same span, as of days within a month, of one
    order of size (a fifth of the students is another group of them, not another count)."""
    days = [as_of(early), as_of(late)]
    numbers = sorted(abs(float(fact.values.get("value") or 0)) for fact in (early, late))
    return (
        all(days)
        and abs(ordinal(str(days[1])) - ordinal(str(days[0]))) <= NEAR_DAYS
        and early.values.get("since") == late.values.get("since")
        and early.values.get("measure") != "other"
        and numbers[0] * 2 > numbers[1]
        and not {quote.page for quote in early.quotes} & {quote.page for quote in late.quotes}
    )


def contradict(one: readings.Values, other: readings.Values) -> bool:
    """Whether no number fits both: 1.249 and 1.347 do not, "hơn 1.200" and 1.249 do. "About" allows a tenth."""
    low_one, high_one = _range(one)
    low_other, high_other = _range(other)
    return low_one > high_other or low_other > high_one


def _range(v: readings.Values) -> tuple[float, float]:
    value = float(v["value"])
    spans = {">": (value, float("inf")), "<": (float("-inf"), value), "~": (value * 0.9, value * 1.1)}
    return spans.get(v.get("comparator") or "=", (value, value))
