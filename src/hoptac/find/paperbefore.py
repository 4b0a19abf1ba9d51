"""The day that a signing takes from the sentences before it, and the signing that follows a paper named before."""

from __future__ import annotations

import re

from hoptac.base.nouns import Span
from hoptac.base.scene import Scene, Sentence
from hoptac.find.paper import Paper
from hoptac.find.paperterms import Place
from hoptac.find.rules import rule
from hoptac.find.when import Times, When

_OPENING = 16  # characters with which a sentence opens
_STORY = 2  # sentences back in which the time of a story stands
#: Who tells of a signing of these days.
_OF_NOW = re.compile(
    r"(?<!\w)(?:(?:lần|dịp|chuyến|hôm|sáng|trưa|chiều|tối|ngày|năm|nhân dịp|kỳ) (?:này|nay)|vừa|mới đây|hiện)(?!\w)"
)


def going_on(scene: Scene, times: Times, at: Place) -> When | None:
    """The day or month to come that opens the sentence before, in one paragraph: "28/6: … tiếp đoàn. Hai bên dự kiến
    ký …", "Cuối tháng 10, bạn sang thăm. Hai bên sẽ ký …".
    """
    before = scene.sentences[at.sentence.index - 1] if at.sentence.index else None
    if before is None or before.paragraph != at.sentence.paragraph:
        return None
    events = [w for w in times.of(before) if w.kind in ("day", "month")]
    day, start = scene.day or "", events[0].time.start or "" if len(events) == 1 else ""
    opens = bool(start) and events[0].span.start - before.span.start < _OPENING
    coming = start > day[: len(start)] or (start == day[:7] and "cuối" in scene.folded(events[0].span))
    return events[0] if opens and day and coming else None


def of_story(scene: Scene, times: Times, at: Place) -> When | None:
    """The time long ago of which the sentence goes on to tell: "Năm 2005, đoàn sang thăm. Hai bên cùng ký …"."""
    if times.of(at.sentence) or _OF_NOW.search(scene.folded(at.part)):
        return None
    first = max(0, at.sentence.index - _STORY)
    near = [s for s in scene.sentences[first : at.sentence.index] if s.paragraph == at.sentence.paragraph]
    told = [w for s in near for w in times.events(s) if w.kind in ("day", "month", "year")]
    if not told or times.near(told[-1]) or _OF_NOW.search(scene.folded(Span(told[-1].span.end, at.mention.start))):
        return None
    opens = any(told[-1].span.start - s.span.start < 2 * _OPENING for s in near)
    return told[-1] if opens else None


def signed_behind(scene: Scene, sentence: Sentence, last: Paper) -> Span | None:
    """The words by which the sentence right behind a paper signs it without its name: "Trên bàn đặt sẵn hai bản Thỏa
    thuận. Hai người cùng đặt bút ký."
    """
    if last.act != "mentioned" or last.act_span is not None or sentence.index != last.sentence.index + 1:
        return None
    if sentence.paragraph != last.sentence.paragraph:
        return None
    folded = scene.scan.folded
    match = rule("agreements.then-signed").search(
        folded.text, folded.at(sentence.span.start), folded.at(sentence.span.end)
    )
    return folded.span(*match.span("sign")) if match is not None else None
