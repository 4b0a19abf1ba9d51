"""Whether words of agreement are those of both sides."""

from __future__ import annotations

import re
from itertools import pairwise

from hoptac.base.scene import Actor
from hoptac.find.asked import is_asked, is_speech
from hoptac.find.fields import find_fields
from hoptac.find.lines import Line, make_line
from hoptac.find.rules import rule
from hoptac.find.speech import Speech
from hoptac.find.stances import Cue
from hoptac.find.voices import merge

_WITH = re.compile(
    r" (?:[^\W\d_]+ ){0,4}?(?:cùng(?: với)?|với)(?! (?:đề nghị|đề xuất|kiến nghị|ý kiến|nhận định|quan điểm))(?!\w)"
)
_CLOSE = 24  # characters between "với" and whom one agrees with
_BETWEEN = re.compile(r"(?<!\w)giữa(?!\w)")
_ALONGSIDE = re.compile(
    r"(?:(?!(?<!\w)(?:ở|tại|về|do|sau|trước|từ)(?!\w))[^.;:]){0,80}(?<!\w)(?:và|lẫn|cùng|với)(?!\w)"
    r"(?:(?!(?<!\w)(?:ở|tại|về|do|sau|trước|từ)(?!\w))[^.;:]){0,80}"
)


#: Behind a word of agreement: that it is of both, whoever is named.
_EACH_OTHER = re.compile(r"(?: (?:lại|luôn|ngay|xong|thêm))* với nhau(?!\w)")

#: Rules by which a paper tells what both agreed.
_OF_PAPER = (
    "commitments.paper",
    "commitments.contents",
    "commitments.focus",
    "commitments.accord",
    "commitments.signs-for",
    "commitments.paper-says",
)


def is_joint(speech: Speech, line: Line, cue: Cue) -> bool:
    """Whether a word of agreement has both sides for its subject."""
    if is_asked(speech, line, cue) or line.search("commitments.of-late", 0, cue.start):
        return False
    if (closing := line.search("agreements.itself")) is not None and closing.start() == 0:
        return False  # "Biên bản gồm bốn bản, được hai bên thông qua …"
    if _only_signs(speech, line, cue) or rule("commitments.only-thinks").search(line.low[cue.end :]):
        return False
    if cue.rule == "commitments.terms":
        return True  # both are part of its words
    if cue.rule == "commitments.affirms":
        return _is_both_right_before(speech, line, cue)
    if cue.rule == "commitments.jointly":
        if speech.told_by_one(line, cue.start) is not None:
            return False
        joint = rule(cue.rule).search(line.low) or _share(speech, line, cue)
        return bool(joint) and bool(find_fields(speech.scene, line.sentence.span))
    if cue.rule == "commitments.paper" and (is_speech(speech, line, cue) or _of_no_paper(speech, line, cue)):
        return False
    if cue.rule == "commitments.signs-for" and not _names_what_for(speech, line, cue):
        return False
    if cue.rule in _OF_PAPER:
        own = line.search("commitments.no-paper", cue.start, cue.end) is not None
        past = "commitments.ago" if cue.rule in ("commitments.signs-for", "commitments.accord") else "commitments.done"
        return not own and not line.search(past) and _has_paper(speech)
    actors = speech.split(line, cue.start)[0]
    people = [a for a in actors if a.how in ("person", "pronoun")]
    if (
        len(people) == 1
        and line.search("commitments.of-himself", 0, cue.start)
        and not _is_agreed_by(speech, line, cue)
    ):
        return False
    if not actors and speech.both_spoke(line):
        return True
    if line.search("commitments.assembly", 0, cue.start):
        return all(speech.sides(line))
    if any(a.how == "both" for a in actors) or _agrees_with(speech, line, cue):
        return True
    if not people and _EACH_OTHER.match(line.low, cue.end):
        return all(speech.sides(line))  # "Ở đó thì chốt luôn với nhau là …"
    return merge(actors).is_mixed and _stand_together(speech, line, cue)


def _only_signs(speech: Speech, line: Line, cue: Cue) -> bool:
    """Whether two only make a day to sign a paper: "hẹn nhau tháng 5 ký một bản ghi nhớ"."""
    made = cue.rule == "commitments.terms" or "hẹn" in line.low[cue.start : cue.end]
    signs = made and rule("commitments.only-signs").search(line.low[cue.end :]) is not None
    return signs and not find_fields(speech.scene, line.sentence.span)


def _agrees_with(speech: Speech, line: Line, cue: Cue) -> bool:
    """Whether one agrees "with" the other on what both are to do: "Thị trưởng A nhất trí cùng xã Đông mở chợ"."""
    joined = _WITH.match(line.low, cue.end)
    before, after = speech.split(line, cue.start)[0], speech.split(line, cue.end)[1]
    if joined is None or not before or not after or line.at(after[0].span.start) - joined.end() > _CLOSE:
        return False
    return merge([before[-1], after[0]]).is_mixed


def _share(speech: Speech, line: Line, cue: Cue) -> bool:
    """Whether both sides stand before "sẽ" as its subject, and no thing does."""
    told = line.search("commitments.of-thing", 0, cue.start) and not line.low.startswith(" được", cue.end)
    if not speech.is_shared(line, cue.start) or told:
        return False
    joint = any(a.how == "both" for a in speech.split(line, cue.start)[0])
    return joint or _stand_together(speech, line, cue)


def _stand_together(speech: Speech, line: Line, cue: Cue) -> bool:
    """Whether two of two countries who stand before a word of agreement are its subject: joined to each other, or one
    agrees "with" the other. What else a sentence names agrees to nothing ("… ở nước A, Tổng thống B quyết định").
    """
    if _WITH.match(line.low, cue.end) or _BETWEEN.search(line.low, 0, cue.start):
        return True
    before = speech.split(line, cue.start)[0]
    return any(merge(pair).is_mixed and _joined(speech, line, *pair) for pair in pairwise(before))


def _joined(speech: Speech, line: Line, one: Actor, other: Actor) -> bool:
    """Whether two stand side by side, or one is named "with" the other."""
    gap = line.low[max(0, line.at(one.span.end)) : max(0, line.at(other.span.start))]
    return speech.stands_with(line, one, other) or _ALONGSIDE.fullmatch(gap) is not None


def _is_agreed_by(speech: Speech, line: Line, cue: Cue) -> bool:
    """Whether both sides are the nearest subject of a word of agreement."""
    near = speech.split(line, cue.start)[0][-1:]
    return bool(near) and near[0].how == "both" and not speech.is_object(line, near[0])


def _is_both_right_before(speech: Speech, line: Line, cue: Cue) -> bool:
    """Whether both sides open the row of predicates at a cue, and nobody else speaks: what one side says of both is his
    own ("Ông A khẳng định hai bên sẽ …").
    """
    before = [a for a in speech.split(line, cue.start)[0] if not speech.is_object(line, a)]
    people = [a for a in before if a.how in ("person", "pronoun", "office")]
    if before and before[0].how == "both":
        return not people
    pair = before[:2]
    return len(pair) == 2 and merge(pair).is_mixed and speech.stands_with(line, *pair)


def _of_no_paper(speech: Speech, line: Line, cue: Cue) -> bool:
    """Whether "theo đó" goes on with something else than a paper or what was agreed: help that was handed over."""
    index = line.sentence.index
    if line.low[cue.start : cue.end].strip(".;, ") != "theo đó" or cue.start > 2 or not index:
        return False
    before = make_line(speech.scene, speech.scene.sentences[index - 1])
    named = next(speech.scene.mentions_in("instrument", before.sentence.span), None)
    return named is None and not any(before.search(f"commitments.{name}") for name in ("agree", "paper", "jointly"))


def _names_what_for(speech: Speech, line: Line, cue: Cue) -> bool:
    """Whether what a signed paper is said to hold or to lead to is something definite: a field, or an action."""
    return bool(find_fields(speech.scene, line.span(cue.end, len(line.low)))) or bool(
        rule("commitments.strong").search(line.low, cue.end)
    )


def _has_paper(speech: Speech) -> bool:
    """Whether a page tells of a talk, or names a paper, in which something may stand."""
    if speech.floor.tables or speech.frame.kind:
        return True
    return any(m.value[0].role == "agreement" for m in speech.scene.scan.of("instrument"))
