"""Several told in one sentence, each with a day of its own: delegations with their leaders, hosts called on in turn."""

from __future__ import annotations

import re
from dataclasses import replace

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Scene, Sentence
from hoptac.find.sides import Meeting, Side
from hoptac.find.when import When, times_of

_LED = re.compile(r"(?<!\w)(?:dẫn đầu|làm trưởng đoàn|là trưởng đoàn|đứng đầu|cầm đoàn)(?!\w)")
#: Between a host's name and the day on which he was called on: his country, an opening bracket, what opens a day.
_BESIDE = re.compile(
    r"(?: ?[(](?:nước |chdcnd )?[^\W\d_]+(?: [^\W\d_]+)?[)])?,? ?[(]?(?:(?:từ|vào|trong|sáng|chiều|ngày)(?: ngày)? ?)?"
)


def each_led(scene: Scene, meeting: Meeting) -> list[Meeting]:
    """ "Đoàn A do X dẫn đầu (ngày 12/4) và đoàn B do Y dẫn đầu (ngày 25/7) đều được Z tiếp": one for each."""
    units = meeting.guest.units
    if len(units) < 2 or len(_LED.findall(scene.folded(meeting.sentence.span))) < len(units):
        return []
    named = [a for a in scene.actors_in(meeting.sentence.span) if a.how == "person" and a.units]
    leaders = [next((a for a in named if a.units == (unit,)), None) for unit in units]
    found = [a for a in leaders if a is not None]
    if len(found) < len(units):
        return []
    days = [_day_of(scene, meeting, a, named) for a in found]
    if any(day is None for day in days):
        return []  # received as one company
    return [
        replace(meeting, guest=Side({unit: units[unit]}, a.person, a.span), host=replace(meeting.host), when=day)
        for unit, a, day in zip(units, found, days, strict=True)
    ]


def _day_of(scene: Scene, meeting: Meeting, leader: Actor, named: list[Actor]) -> When | None:
    """The day told behind a leader and before the next person."""
    end = min((a.span.start for a in named if a.span.start > leader.span.start), default=meeting.sentence.span.end)
    own = Span(leader.span.end, end)
    return next((w for w in times_of(scene).events(meeting.sentence) if own.holds(w.span)), None)


def day_beside(scene: Scene, name: Span, sentence: Sentence) -> When | None:
    """The day right behind a host's name: "với tỉnh A (7/10), B (8/10)", "tại A ngày 7/10, tại B ngày 8/10"."""
    for when in times_of(scene).events(sentence):
        between = scene.page.text[name.end : max(name.end, when.span.start)]
        if name.end <= when.span.start and _BESIDE.fullmatch(between.lower()):
            return when
    return None
