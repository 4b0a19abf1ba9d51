"""Several calls told one after another in a sentence: "đã chào xã giao A, làm việc với B và đến thăm C".

Who acts is said once; each verb has people or a unit of its own behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Scene, Sentence
from hoptac.find.clauses import cues_in
from hoptac.find.roles import Roles
from hoptac.find.sides import Meeting, Side, is_ours, same_side
from hoptac.gazetteer.places import country_of

#: Between what one verb is about and the next verb.
_LINK = re.compile(
    r"(?:[,;]|(?<!\w)và|(?<!\w)rồi)(?: (?:và|rồi|sau đó|tiếp đó|tiếp theo|tiếp tục|cuối cùng|cùng (?:ngày|buổi)|"
    r"(?:buổi )?(?:sáng|trưa|chiều|tối)(?: cùng ngày| nay| sau| hôm sau| ấy| đó)?|ngày [\d/.-]+|"
    r"(?:ngày|hôm|bữa) (?:sau|kế tiếp|kế|tiếp theo|thứ hai|thứ ba|cuối)|ngày hôm sau|hôm (?:ấy|đó)|thì|đoàn|"
    r"đoàn công tác|đại biểu|cũng|còn|đã|sẽ|dự kiến|lần lượt|tiến hành|tổ chức|"
    r"(?:sang|tới|đến|lên|xuống|ra|vào|ghé)(?: [^\W\d_]+){1,4}),?)* $"
)
#: Opens a verb, not the noun of a journey or of talks.
_NOUN = re.compile(r"(?:chuyến|buổi|cuộc|phiên|hội nghị|lễ)(?!\w)")
_VERBS = ("visits.receive", "visits.come", "visits.meet")
#: Opens what was done before; then who did it, or when he did the next.
_AFTER = re.compile(r"\W*(?:ngay )?sau khi (?:đã |được )?")
_TURN = re.compile(r",(?= (?:đoàn|phái đoàn|ngày|sáng|trưa|chiều|tối|ông|bà|đồng chí|đ/c|bí thư|chủ tịch|phó)(?!\w))")
_SOON = 8  # characters
_OBJECTS = ("person", "place", "mission", "home", "partner")
_NEAR = 60  # characters from a verb to whom it is about


@dataclass(frozen=True, slots=True)
class Call:
    """A verb of calling or receiving with the part of the sentence that is its own."""

    part: Span
    cue: Span
    comes: bool
    receives: bool


def calls_of(scene: Scene, roles: Roles, sentence: Sentence) -> list[Call]:
    """The verbs of a sentence that begin a further call, each with its part; none where it tells but one."""
    receiving, coming = (set(cues_in(scene, sentence, (name,))) for name in ("visits.receive", "visits.come"))
    cues = sorted({*receiving, *coming, *cues_in(scene, sentence, ("visits.meet", "visits.sat"))})
    if len(cues) < 2:
        return []
    actors = [a for a in roles.actors(sentence) if a.how in _OBJECTS]
    passive = next(iter(cues_in(scene, sentence, ("visits.passive",))), None)  # "được A tiếp, hôm sau gặp B"
    first = min(passive.start, cues[0].start) if passive is not None else cues[0].start
    starts: list[tuple[int, Span]] = []
    for cue in cues[1:]:
        link = _LINK.search(roles.before(cue, 70))
        at = cue.start - 70 + link.start() if link and cue.start >= 70 else link.start() if link else -1
        since = starts[-1][1].start if starts else first
        if link is None or at <= since or _NOUN.match(scene.words(cue).lower()):
            continue
        about = any(since < a.span.start < at for a in actors)
        if about and any(0 <= a.span.start - cue.end <= _NEAR for a in actors):
            starts.append((at, cue))
    ends = [*(at for at, _ in starts[1:]), *([sentence.span.end] if starts else [])]
    return [
        Call(Span(at, end), cue, cue in coming, cue in receiving) for (at, cue), end in zip(starts, ends, strict=True)
    ]


def before_that(scene: Scene, roles: Roles, sentence: Sentence) -> tuple[Call, Sentence] | None:
    """The call that a sentence only looks back at ("Sau khi hội đàm với A, đoàn sang thăm B"), and the rest."""
    words = scene.folded(sentence.span)
    opening = _AFTER.match(words)
    turn = _TURN.search(words, opening.end()) if opening else None
    if opening is None or turn is None:
        return None
    at = scene.scan.folded.at(sentence.span.start) + turn.start()
    part = Span(sentence.span.start, scene.scan.folded.span(at, at).start)
    cues = sorted(cues_in(scene, replace(sentence, span=part), _VERBS))
    if not cues or cues[0].start - part.start > opening.end() + _SOON:
        return None
    comes, receives = (cues[0] in set(cues_in(scene, sentence, (name,))) for name in ("visits.come", "visits.receive"))
    rest = replace(sentence, span=Span(part.end + 1, sentence.span.end))
    return Call(part, cues[0], comes, receives), rest


def opening_of(sentence: Sentence, calls: list[Call]) -> Sentence:
    """The sentence without its further calls."""
    return replace(sentence, span=Span(sentence.span.start, calls[0].part.start)) if calls else sentence


def further(roles: Roles, sentence: Sentence, calls: list[Call], first: Meeting) -> Iterator[Meeting | None]:
    """The meetings that the further calls tell, by who acts in the first; None for one that tells none."""
    for call in calls:
        part = replace(sentence, span=call.part)
        named = [a for a in roles.actors(part) if a.span.start >= call.cue.end and a.how in _OBJECTS]
        yield _call(part, call, same_side(named), first)


def _call(part: Sentence, call: Call, objects: list[Actor], first: Meeting) -> Meeting | None:
    hosting = _host_acts(first)
    if call.receives != hosting and (call.receives or first.rule != "visits.meet"):
        return None  # "tiếp đoàn A, thăm …": the guests' own doing
    mine, other = first.host if hosting else first.guest, Side()
    for one in objects:
        other.add(one)
    if not other.units or set(other.units) & set(mine.units) or not _across(mine, other, objects):
        return None
    mine = replace(mine, units=dict(mine.units))
    if hosting:
        return Meeting(part, call.cue, "visits.receive" if call.receives else "visits.meet", other, mine)
    return Meeting(part, call.cue, "visits.come" if call.comes else "visits.meet", mine, other)


def _host_acts(meeting: Meeting) -> bool:
    """Whether the side that the sentence makes its subject is the host."""
    if meeting.rule != "visits.meet":
        return meeting.rule in ("visits.receive", "visits.host-list")
    guest, host = (min(span.start for span in side.units.values()) for side in (meeting.guest, meeting.host))
    return host < guest


def _across(mine: Side, other: Side, objects: list[Actor]) -> bool:
    """Whether two countries meet, or our own mission abroad is called on."""
    if any(a.how == "mission" for a in objects):
        return True
    return {country_of(u) for u in mine.units} != {country_of(u) for u in other.units} or (
        set(other.units) == {"VN"} and all(map(is_ours, mine.units))
    )
