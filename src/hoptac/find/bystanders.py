"""Courtesies of which the page's two sides have no part: among one's own people, between others, of the whole world."""

from __future__ import annotations

import re

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor
from hoptac.find.cues import Cue
from hoptac.find.lines import Line
from hoptac.find.speech import Speech
from hoptac.find.voices import Side
from hoptac.gazetteer.places import country_of

#: Mourning at a bier: whose it is must be said, for a State mourns its own dead.
_AT_BIER = re.compile(r"(?<!\w)(?:viếng|sổ tang|lễ tang|tang lễ|linh cữu|thắp hương)(?!\w)")
#: Our people abroad, to whom their own mission speaks.
_OWN_PEOPLE = re.compile(
    r"(?<!\w)(?:cộng đồng(?: người việt)?|bà con(?! việt nam và)|kiều bào|người việt(?: nam)?|việt kiều|đồng bào)"
    r"(?!\w)"
)
#: The envoys of many States at once are none of them.
_OF_MANY = re.compile(
    r"(?<!\w)(?:\d+|các|nhiều|hàng chục) (?:phái đoàn|đoàn ngoại giao|đại sứ|nước|quốc gia)(?! bạn)(?!\w)"
)
_SEAT = re.compile(r"(?<!\w)(?:tại|ở) (?:nước |tỉnh |thành phố )?$")
_NEAR = 40  # characters behind a courtesy within which they stand whom it is for
_NAMED = ("place", "person", "mission")


def is_of_others(speech: Speech, line: Line, cue: Cue, giver: Side, receiver: Side) -> bool:
    """Whether a courtesy passes between others than the page's two sides, or stays with one of them."""
    if not giver.is_home and not any(country_of(u) == "VN" for u in receiver.units):
        return True
    ours, theirs = (giver, receiver) if giver.is_home else (receiver, giver)
    if None in (_said(theirs), _said(ours)) and _OF_MANY.search(line.low):
        return True
    if cue.kind == "condole" and not theirs.spans and _AT_BIER.search(line.low):
        return True
    abroad = {country_of(u) for a in _behind(speech, line, cue) for u in a.units} - {"VN"}
    own = {country_of(u) for u in theirs.units}
    mourns_own = cue.kind == "condole" and receiver is ours  # "chia buồn với các nạn nhân ở tỉnh A" of its own State
    if not ours.spans and not receiver.spans and abroad and (mourns_own or abroad - own):
        return True
    return giver.is_home and _to_own(speech, line, cue, giver, receiver)


def _said(side: Side) -> Span | None:
    """The words that name a side; None where it only follows."""
    return side.spans[0] if side.spans else None


def _behind(speech: Speech, line: Line, cue: Cue) -> list[Actor]:
    """Who is named behind a courtesy's words, up to the end of its clause."""
    start = line.place(cue.to)
    end = line.low.find(";", cue.to)
    stop = line.place(end) if end >= 0 else line.sentence.span.end
    return [a for a in speech.actors(line) if a.how in _NAMED and start <= a.span.start < stop]


def _to_own(speech: Speech, line: Line, cue: Cue, giver: Side, receiver: Side) -> bool:
    """Whether our people thank or greet their own: the mission those who live there, they their mission."""
    if cue.kind not in ("thank", "greet", "congratulate"):
        return False
    seats = (_SEAT.search(line.low[max(0, line.at(span.start) - 20) : line.at(span.start)]) for span in receiver.spans)
    own = [s.end for s in giver.spans]  # who does it may be named behind: "Gửi bạn lời chúc xong, ông A nói"
    first = next((a for a in _behind(speech, line, cue) if all(a.span.start > end + 1 for end in own)), None)
    if first is not None and own and min(own) > line.place(cue.to):
        return False
    if first is not None and first.how in ("person", "mission") and {*map(country_of, first.units)} == {"VN"}:
        return all(seats)
    people = _OWN_PEOPLE.search(line.low, cue.to, cue.to + _NEAR)
    if people is None or any(line.at(span.start) < people.start() for span in receiver.spans):
        return False  # "cảm ơn chính quyền A đã cưu mang bà con"
    return speech.is_envoy(giver) or giver.how == "mission"
