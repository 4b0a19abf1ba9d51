"""Meetings that no reading finds, in sentences that sound as if they told one (find/tone.py, decision 0031)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hoptac.base.scene import Actor, Sentence
from hoptac.find.samedays import same_days
from hoptac.find.sides import Meeting, is_ours
from hoptac.find.telling import Telling
from hoptac.find.tone import said_by, tone
from hoptac.gazetteer.places import country_of

#: What is sent on paper, wherever its words of meeting come from.
_WRITTEN = re.compile(
    r"(?<!\w)(?:gửi|trao|chuyển)(?: [^\W\d_]+){0,3}? (?:công hàm|thư|điện|văn bản|công văn)(?!\w)[^.;]{0,30}?"
    r"(?: đến| tới| cho)(?!\w)"
)
#: Opens what somebody tells a paper.
_TO_PAPER = re.compile(
    r"\W*(?:trao đổi|trò chuyện|chia sẻ|trả lời|nói)(?: phỏng vấn| riêng| thêm| nhanh)*(?: với| của| trên)?"
    r"(?: phóng viên| báo| tờ| tạp chí| hãng tin| hãng| đài| kênh| pv)*"
    r" (?:vnexpress|tuổi trẻ|thanh niên|dân trí|vietnamnet|zing|tiền phong|lao động|người lao động|vtv|vov|vtc|ttxvn|"
    r"reuters|afp|tass|bloomberg|nikkei|cnbc|cnn|bbc|phóng viên|báo|báo chí|pv)(?!\w)"
)
#: The rule of such meetings.
SOUNDS = "visits.sounds"


def is_told_again(visit: Meeting, visits: Iterable[Meeting]) -> bool:
    """Whether a visit only told by sound has the sides of one that a rule read, and no day of its own besides."""
    return any(other.rule != SOUNDS and _same_two(visit, other) and _may_be(visit, other) for other in visits)


def _may_be(visit: Meeting, other: Meeting) -> bool:
    """Whether two visits of the same two may be one: by their days; by what became of them, where one has none."""
    if visit.when is None or other.when is None:
        return visit.when is None or visit.status == other.status
    return same_days(visit.when, other.when)


def _same_two(one: Meeting, other: Meeting) -> bool:
    """Whether the same two sides meet, whichever of them came."""
    first, second = ({*m.guest.units, *m.host.units} for m in (one, other))
    return len({country_of(u) for u in first & second}) > 1


class Sounding(Telling):
    """The reading that is tried where all others fail."""

    def sounded(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """Those of one side came to those of the other, by the words of a sentence that is read whole."""
        if sentence.span != self.scene.sentences[sentence.index].span or sentence.zone == "caption":
            return None
        told = tone(self.scene, sentence, "calls")
        if told is None:
            return None
        words = self.scene.folded(sentence.span)
        if _WRITTEN.search(words) or _TO_PAPER.match(words):
            return None
        there = [a for a in actors if a.units and a.how != "home"]
        ours = [a for a in there if all(map(is_ours, a.units))]
        theirs = [a for a in there if not any(map(is_ours, a.units))]
        if (not ours and not theirs) or len({country_of(u) for a in theirs for u in a.units}) > 1:
            return None  # several countries: a journey through them, or what they do among themselves
        folded = self.scene.scan.folded
        start = folded.at(sentence.span.start)
        at, end = said_by(told, folded.text[start : folded.at(sentence.span.end)])
        cue = folded.span(start + at, start + end)
        guests, hosts = (theirs, ours) if self._is_home(sentence, ours, theirs, told.told == "in") else (ours, theirs)
        return self._sides(sentence, guests, hosts, cue, SOUNDS)

    def _is_home(self, sentence: Sentence, ours: list[Actor], theirs: list[Actor], heard: bool) -> bool:
        """Whether ours are the hosts: by the place that a sentence of both sides tells, else as heard."""
        at = self.roles.at(sentence)
        if at is None or not ours or not theirs:
            return heard
        here = country_of(at[0])
        if here not in {"VN", *(country_of(u) for a in theirs for u in a.units)}:
            return heard
        return here == "VN"
