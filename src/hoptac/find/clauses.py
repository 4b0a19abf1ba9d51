"""A sentence that tells several meetings is read part by part, and what is planned at its head holds for all of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from hoptac.base.nouns import Span
from hoptac.base.scene import Scene, Sentence
from hoptac.find.lines import possible_in
from hoptac.find.roles import first_span, folded_spans
from hoptac.find.when import Times
from hoptac.gazetteer.places import country_of

#: Without a hit of one of these no way of reading a sentence finds a meeting in it.
CUES = tuple(
    f"visits.{name}"
    for name in (
        *("accepted", "passive", "given", "thanked", "receive", "host-list", "come", "go", "meet", "chair"),
        *("at-mission", "cancelled", "put-off", "grace", "sat", "hosts-it", "lined-up", "taken-up", "receiving-there"),
    )
)
#: Opens a part of a sentence that tells what was done in the morning, what in the afternoon.
_PART_OF_DAY = re.compile(r"\W*(?:đến |vào )?(?:buổi )?(?:sáng|trưa|chiều|tối)(?!\w)")
#: Opens a part that only says more of the one before it.
_SAYS_MORE = re.compile(
    r"\W*(?:(?:cùng|tham) (?:dự|đi|tiếp|làm việc)|(?:dự|tiếp|đón) (?:đoàn|buổi|cuộc|có|còn)|về phía|phía|trưởng đoàn|"
    r"trong đó|đồng thời|do |có |chủ nhà |"
    r"(?:người )?(?:ra |đứng |ngồi )?(?:đón|tiếp|đợi|chờ)(?: tiếp| đón)? (?:ông|bà|họ|khách)(?!\w))"
)
_DONE = re.compile(r"(?<!\w)(?:đã|vừa|mới)(?: \w+)? $")
#: Between parts: a semicolon; "…, và đến chiều, Phó Chủ tịch A …", where somebody else acts in the later part.
_PARTED = re.compile(
    r";|,? (?:và|rồi|còn)(?= (?:đến |sang )?(?:buổi )?(?:trưa|chiều|tối|(?:sáng )?hôm sau)(?: cùng ngày)?,? "
    r"(?:ông|bà|ngài|đồng chí|(?:phó )?(?:chủ tịch|bí thư|tỉnh trưởng|giám đốc|thị trưởng|thống đốc))(?!\w))|"
    r",? (?:còn|và|rồi)(?= (?:hồi |vào |đến |sang |đầu |giữa |cuối )?(?:ngày|hôm|tháng|sáng|chiều|tối) \d[\d/.-]*,? "
    r"(?:đoàn|ông|bà|ngài|đồng chí|(?:phó )?(?:chủ tịch|bí thư|(?:tỉnh|thị|đô|châu) trưởng|giám đốc|thống đốc))(?!\w))"
)


def clauses_of(scene: Scene, times: Times, sentence: Sentence, tells: Callable[[Sentence], bool]) -> list[Sentence]:
    """The parts of a sentence between semicolons, where they tell several meetings (each with a day, a part of the day,
    or words of its own that ``tells`` knows); else the sentence as it is.
    """
    words = scene.words(sentence.span)
    start = sentence.span.start
    cuts = [0, *(edge for m in _PARTED.finditer(words.lower()) for edge in m.span()), len(words)]
    spans = [Span(start + a, start + b) for a, b in zip(cuts[::2], cuts[1::2], strict=True) if b > a]
    if len(spans) < 2:
        return [sentence]
    parts = [replace(sentence, span=span) for span in spans]
    days = [w for w in times.events(sentence) if w.exact or w.kind == "month"]
    lows = [scene.folded(span) for span in spans]
    dated = sum(any(span.holds(w.span) for w in days) for span in spans)
    timed = dated > 1 or all(map(_PART_OF_DAY.match, lows))
    answered = any(first_span(scene, name, sentence) for name in ("visits.accepted", "visits.taken-up"))
    parts[0] = _behind_colon(scene, parts[0], tells)
    several = not answered and all(map(tells, parts)) and not any(map(_SAYS_MORE.match, lows[1:]))
    several = several and not _face_each_other(scene, parts)
    return parts if timed or several else [sentence]


def _face_each_other(scene: Scene, parts: list[Sentence]) -> bool:
    """Whether people of one country alone stand in the first of two parts, of another alone in the second: "Bà A sang
    bên bạn; bà B ra tận cửa đón vào".
    """
    received = (first_span(scene, name, parts[-1]) for name in ("visits.receive", "visits.grace"))
    if len(parts) != 2 or not any(received) or first_span(scene, "visits.delegation", parts[1]):
        return False
    named = ([a for a in scene.actors_in(p.span) if a.how == "person" and a.units] for p in parts)
    here, there = ({country_of(u) for a in people for u in a.units} for people in named)
    return len(here) == len(there) == 1 and here != there


def _behind_colon(scene: Scene, part: Sentence, tells: Callable[[Sentence], bool]) -> Sentence:
    """A list's first part without the words that lead to it: "hai tỉnh trao đổi đoàn: tháng 3, đoàn A thăm B"."""
    colon = scene.words(part.span).find(": ")
    rest = replace(part, span=Span(part.span.start + colon + 2, part.span.end))
    return rest if colon >= 0 and tells(rest) else part


def planned_ahead(scene: Scene, sentence: Sentence, parts: list[Sentence]) -> Span | None:
    """The words of planning in the first part of a sentence read part by part: they hold for the others as well."""
    head = replace(sentence, span=Span(sentence.span.start, parts[0].span.end))
    return first_span(scene, "visits.planned", head) if len(parts) > 1 else None


def is_told_done(scene: Scene, cue: Span) -> bool:
    """Whether the verb at a place is said to be done ("đã làm việc với")."""
    return _DONE.search(scene.page.text[max(0, cue.start - 20) : cue.start].lower()) is not None


def cues_in(scene: Scene, sentence: Sentence, rules: tuple[str, ...]) -> Iterator[Span]:
    """The hits of several rules in a part of a sentence."""
    may = possible_in(scene, sentence.span)
    return (span for name in rules if name in may for span in folded_spans(scene, name, sentence))
