"""Units of people from abroad told by their office or by how their name is made: mayors, Koreans."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hoptac.base.korean import starts_korean
from hoptac.gazetteer.places import PLACES, country_of, encloses
from hoptac.link.drafts import Draft
from hoptac.link.ofstate import Named

#: Who heads a town.
_OF_TOWN = re.compile(r"(?:phó )?thị trưởng(?!\w)")


def korean_unit(person: Draft, named: Sequence[Named]) -> Named | None:
    """The Korean unit named last before somebody whose name is made like a Korean one, else the first behind."""
    theirs = [n for n in named if n.unit and country_of(n.unit) == "KR"]
    if not theirs or not starts_korean(person.name):
        return None
    before = [n for n in theirs if n.span.start < person.mentions[0].start]
    return before[-1] if before else theirs[0]


def town_of(near: Named, person: Draft, named: Sequence[Named], text: str) -> Named:
    """The town of a mayor: the one before the brackets that tell where it lies ("thành phố A (bang B), … Thị trưởng
    …"); where a part of a province was named last, the province's one town of which the page speaks.
    """
    if not any(_OF_TOWN.match(post.value.words.lower()) for post, _ in person.posts):
        return near
    inner = next((n for n in reversed(named) if n.span.end <= near.span.start), None)
    if inner is not None and inner.unit is not None and PLACES[inner.unit].parent == near.unit:
        return inner if encloses(text[inner.span.end : near.span.start]) else near
    towns = {
        n.unit: n for n in named if n.unit and PLACES[n.unit].kind == "city" and PLACES[n.unit].parent == near.unit
    }
    return towns.popitem()[1] if len(towns) == 1 and near.place != near.unit else near
