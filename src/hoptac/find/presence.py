"""How far the units abroad that a page names are there as people: somebody of them is named, or they only lie there.

Two provinces of ours that meet near a border, a ward that looks across it, a feast of a minority: all of them name a
unit abroad and have words of meeting, giving and agreeing. What they lack is anybody from there.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from hoptac.base.nouns import Span
from hoptac.base.scene import Scene
from hoptac.gazetteer.places import country_of

#: Before the name of a unit that is where something lies, goes to or comes from, or whose tongue, goods or kin it is.
_STANDS = re.compile(
    r"(?<!\w)(?:tại|ở|sang|đi|từ|về|đến|tới|qua|giáp(?: với)?|giáp ranh|đối diện|bên kia(?: là)?|đất|người|gốc|khách|"
    r"dân tộc|tiếng|chữ|hàng|chợ|món|biên giới|ngả|chiến trường|xuất khẩu lao động)(?: với)? "
    r"(?:tỉnh |thành phố |tp\.? ?|nước |nước bạn |thủ đô |đất |vùng )?$"
)
_BEFORE = 30  # characters


@dataclass(frozen=True, slots=True)
class Presence:
    """Of a page: how many persons of each unit are named, how often each unit is, and how often as a mere place."""

    persons: Counter[str]
    named: Counter[str]
    standing: Counter[str]

    def persons_of(self, country: str) -> int:
        """How many persons of a country and its units are named."""
        return sum(count for unit, count in self.persons.items() if country_of(unit) == country)

    @property
    def from_abroad(self) -> int:
        """How many persons from abroad are named."""
        return sum(count for unit, count in self.persons.items() if country_of(unit) != "VN")

    @property
    def provinces(self) -> int:
        """Of how many of our provinces persons are named."""
        return sum(country_of(unit) == "VN" and unit != "VN" for unit in self.persons)

    def stands(self, units: tuple[str, ...]) -> float:
        """The share of the names of some units that are mere places."""
        named = sum(self.named[unit] for unit in units)
        return sum(self.standing[unit] for unit in units) / named if named else 0.0


def presence(scene: Scene) -> Presence:
    """Who of which unit is there; worked out once a page."""
    known: Presence | None = scene.memo.get("presence")
    if known is None:
        known = scene.memo["presence"] = _presence(scene)
    return known


def _presence(scene: Scene) -> Presence:
    persons = Counter(person.unit for person in scene.people if person.unit)
    named: Counter[str] = Counter()
    standing: Counter[str] = Counter()
    for actor in scene.actors:
        if actor.how == "place":
            named.update(actor.units)
            if actor.site or _STANDS.search(scene.folded(Span(max(0, actor.span.start - _BEFORE), actor.span.start))):
                standing.update(actor.units)
    return Presence(persons, named, standing)
