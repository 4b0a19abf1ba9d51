"""How a line opens: with a side and what it does, or as the headline of what follows."""

from __future__ import annotations

import re

from hoptac.find.lines import Line
from hoptac.find.points import Point
from hoptac.find.rules import rule
from hoptac.find.speech import Speech

OPENING = 12  # characters within which a sentence's subject begins
_HEADLINE = 14  # words of a headline


def opens_with_deed(speech: Speech, line: Line, deed: str) -> bool:
    """Whether a line opens with a side and what it does: "Phía An Đông tuyển chọn …"."""
    opener = next((a for a in speech.actors(line) if a.how in ("place", "both", "partner", "home")), None)
    lead = rule("commitments.in-detail").search(line.low)
    if opener is None or line.at(opener.span.start) > OPENING + (lead.end() if lead else 0):
        return False
    return rule(deed).search(line.low[max(0, line.at(opener.span.end)) :]) is not None


def is_headline(speech: Speech, point: Point) -> bool:
    """Whether a line heads what follows: in capitals, or "Đề xuất …" without a speaker and a full stop."""
    line = point.line
    if len(line.low.split()) > _HEADLINE:
        return False
    if speech.scene.words(line.sentence.span).isupper():
        return True
    bare = point.row is None and not point.mode and not line.sentence.marker and not speech.frame.kind
    return bare and line.low[-1:].isalpha() and not speech.actors(line)


def acts(speech: Speech, line: Line, place: int) -> bool:
    """Whether a unit or "chúng tôi" stands right before a place, adverbs aside."""
    adverb = line.search("commitments.adverb", 0, place)
    place = adverb.start() if adverb else place
    if line.search("commitments.we", 0, place):
        return True
    joined = re.search(r"(?:,|;| và| đồng thời)\s*$", line.low[:place])
    opener = next(iter(speech.actors(line)), None) if joined else None
    if (
        opener is not None
        and opener.how in ("place", "both", "partner", "home")
        and line.at(opener.span.start) < OPENING
    ):
        return line.search("commitments.done") is None
    start = line.place(place)
    return any(0 <= start - a.span.end <= 2 for a in speech.actors(line))
