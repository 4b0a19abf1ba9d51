"""The day on which a paper is to be signed, where its clause does not tell it as such."""

from __future__ import annotations

import re
from dataclasses import replace

from hoptac.base.nouns import Span, Time
from hoptac.base.scene import Scene
from hoptac.find.paperbefore import going_on
from hoptac.find.paperterms import Place
from hoptac.find.roles import folded_spans
from hoptac.find.rules import rule
from hoptac.find.when import Times, When

_FIRST = 6  # characters with which a clause opens
_NEAR = 40  # characters between a time and the word of signing
#: The day of who speaks: "chiều nay hai tỉnh ta sẽ ký".
_TODAY = re.compile(r"(?:sáng|trưa|chiều|tối|hôm|ngày hôm|đêm) nay$")


def awaits(scene: Scene, times: Times, at: Place) -> bool:
    """Whether a clause that signs opens with a year still to come: "Đầu năm sau hai sở ký Bản ghi nhớ"."""
    published = (scene.page.published or "")[:4]
    first = next((w for w in times.of(at.sentence) if at.part.holds(w.span)), None)
    if first is None or not published or first.kind != "year" or (first.time.start or "") <= published:
        return False
    return first.span.start - at.part.start < _FIRST and first.span.end < at.mention.start


def coming(
    scene: Scene, times: Times, at: Place, inside: list[When], signs: list[Span], programme: bool
) -> When | None:
    """The day of a signing to come: behind the paper, or before "sẽ ký", or of the line of a programme; ``inside``: the
    times of its clause, ``signs``: the words of signing.
    """
    later = [w for w in inside if w.span.start >= at.mention.start and signs]
    if later:
        return later[0]
    day = scene.day or ""
    ahead = [w for w in inside if signs and day and (w.time.start or "") > day[: len(w.time.start or "")]]
    this = [w for w in inside if signs and "năm nay" in scene.folded(w.span)]
    if ahead and ahead[-1].kind in ("day", "month"):
        return ahead[-1]
    if this:
        return this[-1]
    ceremony = coming_day(scene, times, at, inside)
    if ceremony is not None or not programme or not signs:
        return ceremony
    if inside:
        return inside[0] if inside[0].kind == "day" else None
    last = times.before(at.sentence)
    return last if last is not None and last.kind == "day" and (last.time.start or "") > day else None


def coming_day(scene: Scene, times: Times, at: Place, inside: list[When]) -> When | None:
    """The day of a signing to come that its clause does not tell as such: of this hour, of the ceremony, today; without
    any time of its own that of the sentence before, of which it goes on to tell.
    """
    told = presently(scene, at) or ceremony_day(scene, times, at)
    told = told or next((w for w in inside if _TODAY.search(scene.folded(w.span))), None)
    return (
        told
        or _year(scene, times, at)
        or (None if inside or any(times.events(at.sentence)) else going_on(scene, times, at))
    )


def presently(scene: Scene, at: Place) -> When | None:
    """The page's own day, where a speaker is about to sign: "lát nữa tôi và ngài sẽ ký"."""
    folded, day = scene.scan.folded, scene.page.published or ""
    match = rule("agreements.presently").search(folded.text, folded.at(at.part.start), folded.at(at.part.end))
    if match is None or len(day) != len("2022-06-10"):
        return None
    return When(Time(day, "day", "", "page"), folded.span(*match.span()), "day")


def ceremony_day(scene: Scene, times: Times, at: Place) -> When | None:
    """The day told apart from the paper: "…; lễ ký sẽ diễn ra ngày 20/6"."""
    for sentence in scene.sentences[at.sentence.index : at.sentence.index + 2]:
        for cue in folded_spans(scene, "agreements.ceremony", sentence):
            if cue.start < at.mention.end:
                continue
            for when in times.events(sentence):
                if cue.start < when.span.start <= cue.end + 24 and when.kind in ("day", "month"):
                    return when
    return None


def _year(scene: Scene, times: Times, at: Place) -> When | None:
    """The year told beside "sẽ ký", alone or with a quarter of it: "đầu năm 2012 hai hội sẽ ký", "sẽ ký vào quý
    I/2020".
    """
    day = (scene.day or "")[:4]
    signs = list(folded_spans(scene, "agreements.sign", at.sentence))
    for when in times.of(at.sentence):
        start = when.time.start or ""
        words = scene.folded(when.span)
        told = when.kind == "year" or ("quý" in words and start[:4] in words)
        if not (start and told and at.part.holds(when.span)) or not day or start[:4] < day:
            continue
        for sign in signs:
            gap = when.span.start - sign.end if when.span.start >= sign.end else sign.start - when.span.end
            named = at.mention.start < when.span.start < sign.start or sign.end <= at.mention.start < when.span.start
            if 0 <= gap <= _NEAR and not named:
                return replace(when, time=replace(when.time, edtf=start[:4], grain="year"), kind="year")
    return None
