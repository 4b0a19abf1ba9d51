"""Which reports tell one visit: one delegation, one host, one run of days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from hoptac.base.frozen import frozen
from hoptac.gazetteer.places import country_of
from hoptac.link.clusters import Node, Rule
from hoptac.link.keyed import Keyed, lasting
from hoptac.link.likeness import one_name
from hoptac.link.namekey import name_key
from hoptac.link.spans import When, when

#: A page tells of a visit within so many days; one to come is announced within so many.
TOLD_WITHIN = 7
ANNOUNCED = 14
#: Papers are off by a day, seldom by two.
NEAR_DAYS = 2


@frozen
class Visit:
    """What joining compares. ``heads`` are those of guests and hosts by their printed names, "" where not told."""

    guests: frozenset[str]
    hosts: frozenset[str]
    when: When
    heads: tuple[str, str]
    channel: str


def units(value: object) -> frozenset[str]:
    """One or several ids as a set, through changes of name alone."""
    told = value if isinstance(value, list | tuple) else [value]
    return frozenset(lasting(str(place)) for place in told if place)


def _heads(report: Keyed) -> tuple[str, str]:
    guest, host = (name_key(str(report.values.get(slot) or "")) for slot in ("guest_head", "host_head"))
    return guest, host


def _traits(report: Keyed) -> Visit:
    values = report.values
    coming = values.get("status") == "planned"
    days = when(
        values.get("start"),
        values.get("end"),
        report.published,
        before=0 if coming else TOLD_WITHIN,
        after=ANNOUNCED if coming else 0,
    )
    guests, hosts = units(values.get("guest")), units(values.get("host"))
    return Visit(guests, hosts, days, _heads(report), str(values.get("channel") or ""))


def _of(node: Node) -> Visit:
    return cast(Visit, node.traits)


def same_head(one: Visit, other: Visit, side: int) -> bool | None:
    """Whether the same person leads a side; None where one of the two does not say."""
    first, second = one.heads[side], other.heads[side]
    if not first or not second:
        return None
    places = (one.guests, one.hosts)[side]
    return one_name(first, second, foreign=any(country_of(place) != "VN" for place in places))


def _apart(one: Visit, other: Visit) -> bool:
    """Reasons against that no other report can lift: other guests, other hosts, another head for the same side."""
    return (
        not one.guests & other.guests
        or one.hosts != other.hosts
        or same_head(one, other, 0) is False
        or same_head(one, other, 1) is False
    )


def _disjoint(one: When, other: When) -> bool:
    near = NEAR_DAYS if one.grain == other.grain == "day" else 0
    return one.gap(other) > near


_BOTH_PRINTED = (3.0, 2.0, 0.5)
_GRAINS = {"day": 2.0, "told": 1.5, "month": 1.0, "year": 0.5, "none": 0.0}


def _closeness(one: When, other: When) -> float:
    if one.grain == other.grain == "day":
        return _BOTH_PRINTED[min(one.gap(other), NEAR_DAYS)]
    grains = {one.grain, other.grain}
    return min(_GRAINS[g] for g in grains) if "day" in grains or grains == {"told"} else 0.5


def _score(a: Node, b: Node) -> float:
    """Same days and guests are enough; a day off, or no day, asks for a leader in common; two days off for both."""
    one, other = _of(a), _of(b)
    found = _closeness(one.when, other.when) + (one.guests == other.guests)
    found += sum(2.0 for side in (0, 1) if same_head(one, other, side))
    return found - (bool(one.channel and other.channel) and one.channel != other.channel)


def _near(node: Node) -> Iterator[int]:
    return _of(node).when.days(margin=NEAR_DAYS // 2)


def visit_rule(reports: Sequence[Keyed]) -> Rule:
    """The rule for the visits of a block. Days apart speak against joining, unless one report tells of a run of days
    that holds both."""
    runs = {v for v in map(_traits, reports) if v.when.grain == "day" and v.when.last - v.when.first > NEAR_DAYS}

    def spanned(one: Visit, other: Visit) -> bool:
        first, last = min(one.when.first, other.when.first), max(one.when.last, other.when.last)
        return one.when.grain == other.when.grain == "day" and any(
            run.when.first <= first and last <= run.when.last and not _apart(run, one) and not _apart(run, other)
            for run in runs
        )

    def against(a: Node, b: Node) -> bool:
        one, other = _of(a), _of(b)
        return _apart(one, other) or (_disjoint(one.when, other.when) and not spanned(one, other))

    return Rule(_traits, _near, against, _score, enough=4.0)


def days_differ(reports: Sequence[Keyed]) -> bool:
    """Whether two reports of one visit print days that have none in common: a run of days and one in it agree."""
    printed = [days for days in (_traits(report).when for report in reports) if days.grain == "day"]
    return bool(printed) and max(days.first for days in printed) > min(days.last for days in printed)
