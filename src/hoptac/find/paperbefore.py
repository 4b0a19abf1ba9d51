"""The day that a signing takes from the sentences before it, and the signing that follows a paper named before."""

from __future__ import annotations

import re
from dataclasses import replace

from hoptac.base.nouns import Span
from hoptac.base.scene import Scene, Sentence
from hoptac.find.floor import floor_of
from hoptac.find.paper import Paper
from hoptac.find.paperterms import Place
from hoptac.find.rules import rule
from hoptac.find.when import Times, When

_NEAR = 3  # sentences back in which a run of days holds for a signing without a day of its own
_OPENING = 16  # characters with which a sentence opens
_TALK = 12  # sentences over which a talk may be told
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
    if any(w.kind in ("day", "month") for w in times.of(at.sentence)):
        return None
    events = [w for w in times.of(before) if w.kind in ("day", "month")]
    if len(events) != 1 or not scene.day or events[0].span.start - before.span.start >= _OPENING:
        return None
    day, start = scene.day, events[0].time.start or ""
    coming = start > day[: len(start)] or (start == day[:7] and "cuối" in scene.folded(events[0].span))
    return events[0] if start and coming else None


def of_story(scene: Scene, times: Times, at: Place) -> When | None:
    """The time long ago of which the sentence goes on to tell: "Năm 2005, đoàn sang thăm. Hai bên cùng ký …"."""
    if any(times.events(at.sentence)) or _OF_NOW.search(scene.folded(at.part)):
        return None
    first = max(0, at.sentence.index - _STORY)
    near = [s for s in scene.sentences[first : at.sentence.index] if s.paragraph == at.sentence.paragraph]
    told = [w for s in near for w in times.events(s) if w.kind in ("day", "month", "year")]
    if not told or times.near(told[-1]) or _OF_NOW.search(scene.folded(Span(told[-1].span.end, at.mention.start))):
        return None
    opens = any(told[-1].span.start - s.span.start < 2 * _OPENING for s in near)
    return told[-1] if opens else None


def is_long(run: When) -> bool:
    """Whether a run of days reaches over the end of a month, and is longer than a journey."""
    first, _, last = run.time.edtf.replace("XXXX", "0000").partition("/")
    if not len(first) == len(last) == len("2022-06-10") or first[:7] == last[:7]:
        return False
    return (int(last[:4]) - int(first[:4])) * 12 + int(last[5:7]) - int(first[5:7]) > 1 or last[8:] >= first[8:]


def within_run(scene: Scene, at: Place, run: When) -> When | None:
    """The month of a run of days told before in the paragraph or a little before: "Từ 22 đến 24/3 đoàn thăm"."""
    start, end = run.time.start or "", run.time.end or ""
    same = next(s for s in scene.sentences if s.paragraph == at.sentence.paragraph)
    first = scene.sentences[max(0, min(same.index, at.sentence.index - _NEAR))]
    near = first.span.start <= run.span.start < at.sentence.span.start and len(start) == len("2022-06-10")
    return replace(run, time=replace(run.time, edtf=start[:7])) if near and start[:7] == end[:7] else None


def of_talk(scene: Scene, times: Times, at: Place, term: When | None) -> When | None:
    """The day of the talk in which a signing without any day of its own is told: "… được ký ngay cuối buổi"; not of a
    paper that has run for years.
    """
    if any(times.events(at.sentence)):
        return None
    table = floor_of(scene).at(at.sentence.index) if at.act in ("signed", "exchanged") else None
    if table is None or table.when is None or not 0 <= at.sentence.index - table.sentence <= _TALK:
        return None
    day, start = table.when, table.when.time.start or ""
    told = [w for w in times.events(scene.sentences[table.sentence]) if w.exact]
    old = term is not None and (term.time.start or "")[:4] < start[:4]
    return day if day.exact and day.kind == "day" and times.near(day) and len(told) < 2 and not old else None


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
