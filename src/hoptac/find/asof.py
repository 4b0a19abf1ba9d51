"""Units as they were on the day of an event: a page of today tells of what a unit that is no more did in its time."""

from __future__ import annotations

from collections.abc import Iterable

from hoptac.base.nouns import Span
from hoptac.base.scene import Scene
from hoptac.gazetteer.places import in_force


def as_of(scene: Scene, units: Iterable[str], spans: Iterable[Span], day: str | None) -> list[str]:
    """Units with those that words name by a former name, and that were still in force on a day, put back (rule 2 of
    GUIDE.md: the id in force on the day of the event).
    """
    now = list(units)
    if not day or not scene.day or day >= scene.day[: len(day)]:
        return now
    named = [i for span in spans for m in scene.mentions_in("place", span) for i in m.value.ids]
    former = {in_force(i, scene.day): i for i in named if in_force(i, scene.day) != i == in_force(i, day)}
    return [former.get(unit, unit) for unit in now]
