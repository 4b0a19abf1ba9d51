"""The town of a journey: where a State's guests arrive, or both speak to the press, holds for all calls that tell none.

"Chiều nay, Tổng thống A đến Hà Nội. … Thủ tướng B đã tiếp Tổng thống A": the second call was paid in the same town.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoptac.base.nouns import Span
from hoptac.base.scene import Scene
from hoptac.find.goings import SUMMIT
from hoptac.find.roles import Roles, located
from hoptac.find.sides import Meeting, Side
from hoptac.gazetteer.places import PLACES, country_of

#: Right before the town where somebody arrives, or that he leaves.
_ARRIVES = re.compile(r"(?<!\w)(?:đến|tới|xuống|rời|sân bay [^,.;]{2,30},) (?:thủ đô |thành phố |tp\.? ?|sân bay )?$")
#: Before the town where two leaders spoke to the press after their talks.
_PRESS = re.compile(r"(?<!\w)họp báo(?: chung)?(?!\w)[^,.;]{0,30} (?:tại|ở) (?:thủ đô |thành phố |tp\.? ?)?$")


def give_towns(scene: Scene, visits: list[Meeting]) -> None:
    """Give each call on a State that tells no town the one town of that State in which its guests arrive."""
    for visit in filter(_is_bare, visits):
        (unit,) = visit.host.units
        towns = list(_arrivals(scene, unit, visit.guest))
        if len({town for town, _ in towns}) == 1:
            visit.place = towns[0]


def _is_bare(visit: Meeting) -> bool:
    """Whether a call on one State tells no town of it."""
    if len(visit.host.units) != 1:
        return False
    (unit,) = visit.host.units
    return PLACES[unit].kind == "country" and (visit.place is None or visit.place[0] == unit)


def _arrivals(scene: Scene, unit: str, guest: Side) -> Iterator[tuple[str, Span]]:
    """The towns of a State in which the guest, or a nameless one of his country, arrives, not to meet many States."""
    roles = Roles(scene)
    countries = {country_of(u) for u in guest.units}
    for sentence in scene.sentences:
        actors = list(scene.actors_in(sentence.span))
        for actor in actors:
            if actor.how != "place":
                continue
            arrives = _ARRIVES.search(roles.before(actor.span)) or _PRESS.search(roles.before(actor.span, 70))
            if not arrives or SUMMIT.match(scene.folded(Span(actor.span.end, sentence.span.end))):
                continue
            town = located(scene, actor)
            came = [a for a in actors if a.span.end < actor.span.start and countries & {country_of(u) for u in a.units}]
            people = [a.person.name for a in came if a.person is not None]
            is_his = not people or guest.head is None or guest.head.name in people
            if came and is_his and country_of(town) == unit and PLACES[town].kind not in ("country", "region"):
                yield town, actor.span
