"""Requests: who makes them, of whom, and what only stands within one."""

from __future__ import annotations

import re

from hoptac.base.nouns import Report
from hoptac.find.hearers import BODIES
from hoptac.find.lines import Line
from hoptac.find.rules import rule
from hoptac.find.speech import Speech
from hoptac.find.stances import Cue, hits
from hoptac.find.voices import Side, merge

#: Bodies that a guest abroad means as his hosts' where he names no more of them.
_THEIRS = re.compile(
    r" (?:nhà trường|sở|trường|bệnh viện|phòng|đơn vị|hội|trung tâm)(?! (?:ta|mình|tôi|tỉnh|ngoại vụ)(?!\w))(?!\w)"
)
#: How a line opens on what one's own side has to do; before what is asked where nobody asks it.
_OUR_PART = re.compile(
    r"(?:còn |riêng )?(?:về phía|đối với|phía) (?:ta|tỉnh ta|thành phố ta|mình|tỉnh nhà|trong tỉnh)(?!\w)"
)
_UNSIGNED = re.compile(r"[,:] (?:(?:kính|xin|trân trọng|đoàn|sở) )*$")
_TO_WHOM = 50  # characters behind a request within which those asked are named
#: Between a request and the unit that is asked.
_STRAIGHT = re.compile(r" (?:(?:phía|bên|tỉnh|thành phố|chính phủ|chính quyền|lãnh đạo|các cơ quan|nước|bạn|của) )*")
#: Before "sẽ": the promise itself, whose subject is the same.
_PROMISED = re.compile(r"(?<!\w)(?:(?:đã|cũng|đều|từng|vừa|còn) )*(?:cam kết|hứa|hẹn) $")
_EARLIER = ("wish", "propose", "in-writing")
#: What joins a word of stance to the one before it, which has the same subject.
_JOINED = re.compile(r"(?:[,;]|(?<!\w)và)(?: (?:đồng thời|cũng|và|trân trọng|cùng với đó|bên cạnh đó|qua đó))*,?\s$")


def is_asked(speech: Speech, line: Line, cue: Cue) -> bool:
    """Whether a word of agreement only tells what one side asks for: "ông đề nghị hai xã … thống nhất mở chợ"."""
    asked = [*hits(line, "commitments.propose", "propose"), *hits(line, "commitments.wish", "wish")]
    asked = [a for a in asked if a.end <= cue.start and not line.search("commitments.anew", a.end, cue.end)]
    return any(_is_of_one(speech, line, a.start) and not speech.is_shared(line, a.start) for a in asked)


def _is_of_one(speech: Speech, line: Line, place: int) -> bool:
    """Whether somebody stands before a request as who makes it, by name or as "tôi"; or nobody needs to, where it opens
    the line.
    """
    own = line.search("commitments.first-person", 0, place) is not None
    return own or place < 2 or bool(speech.split(line, place)[0])


def verb_of_subject(line: Line, cue: Cue) -> int:
    """Where the verb begins whose subject a cue shares: "bà mong hai xã giúp nhau; đồng thời đề nghị …"."""
    promised = _PROMISED.search(line.low, max(0, cue.start - 24), cue.start) if cue.stance == "pledge" else None
    start = promised.start() if promised else cue.start
    while _JOINED.search(line.low, max(0, start - 40), start):
        earlier = [c for name in _EARLIER for c in hits(line, f"commitments.{name}", name)]
        before = [c.start for c in earlier if c.end < start]
        if not before:
            return start
        start = max(before)
    return start


def is_speech(speech: Speech, line: Line, cue: Cue) -> bool:
    """Whether "theo đó" only leads to what one person asks for: "Theo đó, bà A đề nghị …"."""
    said = [*hits(line, "commitments.propose", "propose"), *hits(line, "commitments.wish", "wish")]
    people = [a for a in speech.split(line, cue.end)[1] if a.how == "person"]
    opens = line.low[cue.start : cue.end].strip(".;, ") == "theo đó" and people
    return bool(opens) and any(c.start > line.at(people[0].span.end) for c in said)


def is_to_own(speech: Speech, line: Line, cue: Cue, by: Side) -> bool:
    """Whether one's own departments are asked, none of the other side's ("lực lượng vũ trang hai tỉnh bạn"), nor those
    whom a guest abroad speaks to.
    """
    abroad = speech.is_abroad(line, by)
    if abroad and (BODIES.match(line.low, cue.end) or _THEIRS.match(line.low, cue.end)):
        return False
    behind = [a for a in speech.split(line, cue.end)[1] if a.how in ("place", "person", "partner")]
    theirs = [a for a in behind if not merge([a]).is_home]
    near = any(line.at(a.span.start) - cue.end <= _TO_WHOM for a in theirs)
    return not near and (
        _is_our_part(line, cue) or rule("commitments.own-body").search(line.low[cue.end :]) is not None
    )


def is_unsigned(line: Line, cue: Cue, by: Side) -> bool:
    """Whether a line opens with what is asked, by nobody named: in one's own report that is who writes it."""
    return (cue.start == 0 or _is_our_part(line, cue)) and by.how in ("carried", "opposite")


def _is_our_part(line: Line, cue: Cue) -> bool:
    """Whether what is asked is one's own side's to do, by nobody named: "Về phía ta, kính đề nghị UBND tỉnh …"."""
    return _OUR_PART.match(line.low) is not None and _UNSIGNED.search(line.low[: cue.start]) is not None


def asks_itself(speech: Speech, line: Line, cue: Cue, by: Side) -> bool:
    """Whether what is asked would come from the one who asks: "ông mong được An Đông giúp" is none of An Đông's."""
    if cue.stance not in ("wish", "propose"):
        return False
    for actor in speech.split(line, cue.end)[1][:1]:
        gap = line.low[cue.end : line.at(actor.span.start)]
        after = line.low[max(0, line.at(actor.span.end)) :]
        helps = rule("commitments.of-whom").search(gap) and rule("commitments.helps").search(after)
        asked = helps or (by.how == "carried" and _STRAIGHT.fullmatch(gap))  # who is named is asked, not asking
        return bool(asked) and actor.how == "place" and actor.units == by.units
    return False


def opposite(speech: Speech, line: Line, cue: Cue) -> Side:
    """Our State where a ministry of it speaks; the side that is not the first one named after a cue; else ours."""
    ministry = line.search("commitments.our-ministry", 0, cue.start)
    if ministry is not None:
        return Side(("VN",), (line.span(*ministry.span("who")),), None, "place")
    after = [a for a in speech.split(line, cue.end)[1] if a.how != "both"]
    ours, theirs = speech.sides(line)
    units = theirs if after and merge(after[:1]).is_home else ours
    return Side(units, (), None, "opposite")


def answered(speech: Speech, line: Line, by: Side, last: Report | None, at_once: bool = False) -> Side | None:
    """Who asked last, where a line that names no other unit answers: "tỉnh ta trả lời, đồng ý …"; or promises
    ``at_once``, in the same paragraph.
    """
    asked = last.values if last is not None and (at_once or line.search("commitments.answers")) else {}
    to, who = set(asked.get("to") or ()), tuple(asked.get("by") or ())
    named = {u for a in speech.actors(line) if not (at_once and a.how == "partner") for u in a.units} - set(by.units)
    return Side(who) if who and to & set(by.units) and not named else None


def both_say(speech: Speech, line: Line, by: Side) -> bool:
    """Whether both sides are told to say what ought to be done: "Theo hai bên, …", "Hai bên cho rằng cần …"."""
    if by.how != "both" or by.actor is None:
        return False
    end = max(0, line.at(by.actor.span.end))
    told = rule("commitments.told-by").search(speech.before(line, by.actor))
    return told is not None or line.search("commitments.raises", end, end + 24) is not None
