"""Stages of a journey abroad of which no meeting is told in so many words: whoever of the place acts there received.

A diary tells where its travellers came to ("Thứ Ba, 6/11. Tỉnh A") and then what somebody in office there did, whatever
it was: he laid out coffee, kept them for hours, was glad of the rain. Who is told of first is the host of that stage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Scene, Sentence
from hoptac.find.roles import Roles
from hoptac.find.sides import Meeting, Side, is_ours, sorted_out
from hoptac.gazetteer.places import PLACES, country_of

_SUBJECT = 90  # characters from a sentence's start within which its subject stands
_HOUSE = 120  # characters before a sentence within which an embassy is named that is called on
_REACH = 6  # sentences from where a stage begins within which its host is told of
#: Before somebody who is only spoken of.
_SPOKEN_OF = re.compile(r"(?<!\w)(?:của|cho|theo|về|cùng|với|thăm|nhắc|nhớ|kể|mời|gửi|biết|hẹn)(?: [^\W\d_]+)? $")
#: What is not told as done on the spot.
_NOT_NOW = re.compile(
    r"(?<!\w)(?:sẽ|nguyên|cựu|từng|năm (?:ngoái|trước|xưa)|trước đây|hồi ấy|ngày xưa|qua đời|thư|điện)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Stood:
    """Where the page stood at a sentence, and whose delegation was told of."""

    sentence: Sentence
    location: str | None
    party: tuple[str, ...]


def hosts_of_stages(scene: Scene, roles: Roles, stood: list[Stood], told: list[Meeting]) -> Iterator[Meeting]:
    """One meeting for each stage abroad at which none is told, with the first in office there who does something."""
    met = {m.sentence.index for m in told}
    hosts = {unit for m in told for unit in m.host.units}
    for location, run in groupby(stood, key=lambda s: s.location):
        stage = list(run)
        if location is None or is_ours(location) or PLACES[location].kind == "country":
            continue
        if location in hosts or met & {s.sentence.index for s in stage}:
            continue
        meeting = next((m for s in stage[:_REACH] if (m := _hosted(scene, roles, s, location)) is not None), None)
        if meeting is not None:
            yield meeting


def _hosted(scene: Scene, roles: Roles, stood: Stood, location: str) -> Meeting | None:
    """The meeting of a stage whose host is the subject of a sentence."""
    if not stood.party or not all(map(is_ours, stood.party)):
        return None
    host = _subject(scene, roles, stood.sentence, location)
    if host is None:
        return None
    side = Side()
    side.add(host)
    meeting = Meeting(stood.sentence, host.span, "visits.stage", Side(dict.fromkeys(stood.party, host.span)), side)
    return sorted_out(scene, meeting, location)


def _subject(scene: Scene, roles: Roles, sentence: Sentence, location: str) -> Actor | None:
    """The person in office there who is the first to act in a sentence."""
    first = next((a for a in roles.actors(sentence) if a.units and not roles.is_place(a)), None)
    if first is None or first.how != "person" or first.person is None or not first.person.posts:
        return None
    unit = first.units[0]
    house = Span(max(0, sentence.span.start - _HOUSE), sentence.span.end)
    mission = unit == "VN" and any(a.how == "mission" for a in scene.actors_in(house))
    there = mission or unit == location or (PLACES[unit].kind == "country" and unit == country_of(location))
    before = Span(sentence.span.start, first.span.start)
    if not there or before.end - before.start > _SUBJECT or _SPOKEN_OF.search(scene.folded(before)):
        return None
    return None if _NOT_NOW.search(scene.folded(sentence.span)) else first
