"""Which reports tell one courtesy: the same kind and sides, about the same day, for the same occasion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from hoptac.base.frozen import frozen
from hoptac.link.clusters import Node, Rule
from hoptac.link.keyed import Keyed
from hoptac.link.likeness import overlap
from hoptac.link.spans import When, when

TOLD_WITHIN = 5


@frozen
class Courtesy:
    """What joining compares; sides and kind are the block's."""

    occasion: str
    when: When


def _traits(report: Keyed) -> Courtesy:
    values = report.values
    # An invitation's day is that of the feast, which the page's own day says nothing of.
    told = None if values.get("kind") == "invite" else report.published
    return Courtesy(str(values.get("occasion") or ""), when(values.get("date"), None, told, before=TOLD_WITHIN))


def _of(node: Node) -> Courtesy:
    return cast(Courtesy, node.traits)


def _same_occasion(one: Courtesy, other: Courtesy) -> bool | None:
    """None where one of them names none."""
    if not one.occasion or not other.occasion:
        return None
    return one.occasion == other.occasion or overlap(one.occasion, other.occasion) >= 0.5


def _against(a: Node, b: Node) -> bool:
    one, other = _of(a), _of(b)
    off = 1 if one.when.grain == other.when.grain == "day" else 0
    return (
        _same_occasion(one, other) is False
        or "none" in (one.when.grain, other.when.grain)
        or one.when.gap(other.when) > off
    )


def _score(a: Node, b: Node) -> float:
    """The day is enough; a day off, or a page that gives none, asks for the same occasion."""
    one, other = _of(a), _of(b)
    grains = {one.when.grain, other.when.grain}
    close = 1.0 if grains == {"day", "told"} or one.when.gap(other.when) else 3.0 if grains == {"day"} else 0.5
    return close + (2.0 if _same_occasion(one, other) else 0.0)


def _near(node: Node) -> Iterator[int]:
    return _of(node).when.days(margin=1)


#: A page has one courtesy for each giver, receiver and kind: a second one is the same, told again.
COURTESIES = Rule(_traits, _near, _against, _score, enough=3.0, twice=lambda node: True)
