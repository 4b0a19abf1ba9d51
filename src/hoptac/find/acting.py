"""Which units act on a page: somebody holds office there, its delegation, mission or leaders are spoken of.

A side that a sentence leaves out is such a unit's; a province or a country that is only mentioned meets nobody.
"""

from __future__ import annotations

import re

from hoptac.base.scene import Scene
from hoptac.gazetteer.places import country_of

#: Before the name of a unit whose people do something.
_PEOPLE_OF = re.compile(
    r"(?<!\w)(?:đoàn|phái đoàn|lãnh đạo|đại diện|phía|đại sứ|lãnh sự|sứ quán|chính quyền|ubnd|ủy ban nhân dân|"
    r"tỉnh ủy|hđnd)(?!\w)[^.;\n]{0,90}$"
)
_BEFORE = 110  # characters
_NEXT = 6  # characters between a body and the place that is its own: "Công an tỉnh A"


def _read(scene: Scene) -> frozenset[str]:
    units: set[str] = set()
    bodies = {mention.span.end for mention in scene.scan.of("body")}
    offices = {post.value.place.span.start for post in scene.scan.of("post") if post.value.place is not None}
    for actor in scene.actors:
        held = actor.person is not None and bool(actor.person.posts)
        named = actor.how == "place" and _PEOPLE_OF.search(
            scene.page.text[max(0, actor.span.start - _BEFORE) : actor.span.start].lower()
        )
        body = actor.how == "place" and not bodies.isdisjoint(range(actor.span.start - _NEXT, actor.span.start + 1))
        office = actor.span.start in offices  # "Tỉnh trưởng A", whoever that is
        if held or named or body or office or actor.how == "mission":
            units.update(actor.units)
    return frozenset(units | {country_of(unit) for unit in units})


def acts(scene: Scene, units: tuple[str, ...]) -> bool:
    """Whether some of the units, or of a country's own units, act on the page; read once a page."""
    known: frozenset[str] | None = scene.memo.get("acting")
    if known is None:
        known = scene.memo["acting"] = _read(scene)
    return not known.isdisjoint(units)
