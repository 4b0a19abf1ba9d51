"""Which reports tell one gift of money or goods: the same giver and receiver, amount or object, about the same day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import floor, inf, log10
from typing import cast

from hoptac.base.frozen import frozen
from hoptac.link.clusters import Node, Rule
from hoptac.link.keyed import Keyed
from hoptac.link.likeness import overlap
from hoptac.link.spans import When, when

#: A page tells of a gift within so many days.
TOLD_WITHIN = 10
#: Objects are the same, or plainly others, from these shares of common words on.
SAME, OTHER = 0.5, 0.15


@frozen
class Gift:
    """What joining compares. ``low`` and ``high`` are between what the amount can be, None where none is told."""

    amount: float | None
    low: float
    high: float
    currency: str
    goods: str
    purpose: str
    when: When


def _rounding(amount: float) -> float:
    """Half of the last digit that is printed: 1.2 billion may stand for 1.15 to 1.25."""
    if amount <= 0:
        return 0.0
    unit = 10.0 ** floor(log10(amount))
    while unit >= 1 and abs(amount / unit - round(amount / unit)) > 1e-9:
        unit /= 10
    return unit / 2 if unit < amount / 5 else amount / 20


def _range(amount: float | None, comparator: str) -> tuple[float, float]:
    if amount is None:
        return 0.0, inf
    ranges = {
        ">": (amount, amount * 1.5),
        "<": (amount * 0.8, amount),
        "~": (amount * 0.9, amount * 1.1),
    }
    return ranges.get(comparator, (amount, amount))


def _traits(report: Keyed) -> Gift:
    values = report.values
    told = values.get("amount")
    amount = float(told) if isinstance(told, int | float) else None
    low, high = _range(amount, str(values.get("comparator") or "="))
    return Gift(
        amount,
        low,
        high,
        str(values.get("currency") or ""),
        str(values.get("goods") or ""),
        str(values.get("purpose") or ""),
        when(values.get("date"), None, report.published, before=TOLD_WITHIN),
    )


def _of(node: Node) -> Gift:
    return cast(Gift, node.traits)


def one_amount(one: Gift, other: Gift) -> bool:
    """Whether both amounts can be told of one sum: a round one stands for a precise one, "hơn" for somewhat more."""
    if one.amount is None or other.amount is None:
        return True
    if one.low <= other.high and other.low <= one.high:
        return True
    return abs(one.amount - other.amount) <= max(_rounding(one.amount), _rounding(other.amount))


def _object(one: Gift, other: Gift) -> float | None:
    """How much of what it is, or is for, is the same; None where one of them does not say."""
    shares = [overlap(a, b) for a, b in ((one.goods, other.goods), (one.purpose, other.purpose)) if a and b]
    return max(shares, default=None)


def _against(a: Node, b: Node) -> bool:
    one, other = _of(a), _of(b)
    if (one.currency and other.currency and one.currency != other.currency) or not one_amount(one, other):
        return True
    if None in (one.amount, other.amount) and not overlap(one.goods, other.goods) >= SAME:
        return True
    off = 1 if one.when.grain == other.when.grain == "day" else 0
    return "none" in (one.when.grain, other.when.grain) or one.when.gap(other.when) > off


def _closeness(one: When, other: When) -> float:
    grains = {one.grain, other.grain}
    if grains == {"day"}:
        return 1.25 if one.gap(other) else 3.0
    return 2.0 if grains <= {"day", "told"} else 1.0


def _score(a: Node, b: Node) -> float:
    """A day and a sum are enough, or a week and the same sum; a month or a day off asks for the same object too."""
    one, other = _of(a), _of(b)
    found = _closeness(one.when, other.when)
    if one.amount is not None and other.amount is not None:
        found += 2.0 if one.amount == other.amount else 1.5
    elif one.goods and other.goods:
        found += 2.0
    share = _object(one, other)
    if share is not None and one.amount is not None:
        found += 1.5 if share >= SAME else -1.0 if share < OTHER else 0.0
    return found


def _near(node: Node) -> Iterator[int]:
    return _of(node).when.days(margin=1)


AID = Rule(_traits, _near, _against, _score, enough=3.5)


def amounts_differ(reports: Sequence[Keyed]) -> bool:
    """Whether no sum fits all that is told: "hơn 1,2 tỷ" and 1.25 billion agree, 1.2 and 1.25 do not."""
    told = [gift for gift in map(_traits, reports) if gift.amount is not None]
    return bool(told) and max(gift.low for gift in told) > min(gift.high for gift in told)
