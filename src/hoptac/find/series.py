"""Papers of one name signed one after another, told by partner and day: "ký với tỉnh A (7/10), B (8/10)"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hoptac.base.nouns import Span
from hoptac.base.scene import Scene, Sentence
from hoptac.find.roles import first_span
from hoptac.find.when import Times, When
from hoptac.gazetteer.places import country_of

_OPENS = re.compile(r" ?[(](?:sáng |chiều |tối |trưa |ngày )*")


@dataclass(frozen=True, slots=True)
class Signing:
    """One paper of a series: the partner, its words, and the day."""

    partner: str
    span: Span
    day: When


def series(scene: Scene, times: Times, sentence: Sentence) -> tuple[Span, list[Signing]] | None:
    """The word of signing and each partner behind it that has a day of its own; None where there are not two."""
    cue = first_span(scene, "agreements.series", sentence)
    if cue is None:
        return None
    days = [w for w in times.events(sentence) if w.kind == "day"]
    found = []
    for actor in scene.actors_in(Span(cue.end, sentence.span.end)):
        if actor.how != "place" or country_of(actor.units[0]) == "VN":
            continue
        day = next((w for w in days if _in_brackets(scene, actor.span, w.span)), None)
        if day is not None:
            found.append(Signing(actor.units[0], actor.span, day))
    return (cue, found) if len(found) > 1 else None


_ALSO = re.compile(r"(?:,|;|, rồi|, và| và| rồi|, còn) (?:với|cùng) (?:tỉnh |thành phố )?$")
_NEXT = re.compile(r" ?(?:thì )?(?:ký |hồi |vào |là )*")


def also_with(scene: Scene, times: Times, sentence: Sentence, name: Span) -> list[Signing]:
    """Further partners of a paper that a sentence names, each with a time of its own: "… với A ký tháng 5/2002, với B
    tháng 9 cùng năm".
    """
    found = []
    for actor in scene.actors_in(Span(name.end, sentence.span.end)):
        ahead = scene.folded(Span(max(name.end, actor.span.start - 24), actor.span.start))
        if actor.how != "place" or country_of(actor.units[0]) == "VN" or not _ALSO.search(ahead):
            continue
        behind = (w for w in times.events(sentence) if 0 <= w.span.start - actor.span.end <= 12)
        day = next((w for w in behind if _NEXT.fullmatch(scene.folded(Span(actor.span.end, w.span.start)))), None)
        if day is not None:
            found.append(Signing(actor.units[0], actor.span, day))
    return found


def _in_brackets(scene: Scene, name: Span, day: Span) -> bool:
    if day.start <= name.end or day.start > name.end + 20:
        return False
    return _OPENS.fullmatch(scene.folded(Span(name.end, day.start))) is not None
