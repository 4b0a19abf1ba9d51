"""Sentences that go on with the commitment before them: "Đồng thời, tạo điều kiện …", "Hai bên còn giúp nhau …"."""

from __future__ import annotations

from hoptac.base.frozen import frozen
from hoptac.base.nouns import Report, Span
from hoptac.find.dues import is_past
from hoptac.find.fields import find_fields
from hoptac.find.lines import Line, make_line
from hoptac.find.passages import is_split, same_passage
from hoptac.find.rules import rule
from hoptac.find.sequels import opens_with_deed
from hoptac.find.speech import Speech
from hoptac.find.voices import NOBODY, Side, merge

_BODY_WORDS = 4  # words before the first unit of a pair that name a body of it
_OF_PAPER = ("commitments.paper", "commitments.contents", "commitments.shared-on")
#: What a record is made of besides its line: stance, cue, who, to whom, by which rule.
Sequel = tuple[str, Span | None, Side, Side, str]


@frozen
class Continuation:
    """The record that a sentence may go on with, and its paragraph."""

    before: Report
    paragraph: int


def continued(speech: Speech, line: Line, past: Continuation) -> Sequel | None:
    """What a sentence adds to the record before it, told with no subject or with both as its subject; else None."""
    values = past.before.values
    if _runs_on(speech, line, past):
        by, to = (Side(tuple(values.get(slot) or ())) for slot in ("by", "to"))
        return str(values["stance"]), None, by, to, "commitments.runs-on"
    if line.search("commitments.done"):
        return None
    if values.get("stance") == "agree":
        return _also_agreed(speech, line, past)
    if line.sentence.paragraph != past.paragraph or values.get("stance") not in ("wish", "propose"):
        return None
    by, to = (Side(tuple(values.get(slot) or ())) for slot in ("by", "to"))
    if not line.search("commitments.and-so-on") or not by.units:
        return None
    return str(values["stance"]), None, by, to, "commitments.and-so-on"


def _runs_on(speech: Speech, line: Line, past: Continuation) -> bool:
    """Whether a line right behind what was asked or agreed is one more thing of it, told by a verb alone: "Ông A
    đề nghị hai bên tuân thủ … . Kiểm soát tốt … ."; some crawlers part points at a semicolon.
    """
    values, index = past.before.values, line.sentence.index
    if (
        values.get("stance") not in ("agree", "propose")
        or not values.get("by")
        or not line.search("commitments.runs-on")
    ):
        return False
    if not is_split(speech.scene) or not same_passage(speech.scene, index - 1, index):
        return False
    told = any(a.how in ("person", "pronoun", "office") and not speech.is_object(line, a) for a in speech.actors(line))
    return not (told or is_past(speech.scene, line.sentence.span))


def _also_agreed(speech: Speech, line: Line, past: Continuation) -> Sequel | None:
    """A sentence of both sides that goes on with what they agreed."""
    same = past.paragraph == line.sentence.paragraph
    deed = "commitments.deed" if same else "commitments.firm-deed"
    of_paper = any(s.rule in _OF_PAPER for s in past.before.statements)
    goes_on = of_paper and opens_with_deed(speech, line, deed)
    near = line.sentence.paragraph - past.paragraph <= 1
    goes_on = goes_on or (near and _pair_opens(speech, line))
    goes_on = goes_on or (same and _is_to_be(speech, line))
    goes_on = goes_on or any(line.search(f"commitments.{on}") for on in ("shared-on", "and-so-on"))
    if not goes_on or is_past(speech.scene, line.sentence.span) or not find_fields(speech.scene, line.sentence.span):
        return None
    both = Side(tuple(past.before.values.get("by") or ()))
    return "agree", None, both, NOBODY, "commitments.shared-on"


def _pair_opens(speech: Speech, line: Line) -> bool:
    """Whether two units of two countries open a line with what they do: "Về y tế, tỉnh A và tỉnh B tăng cường …"."""
    pair = [a for a in speech.actors(line) if a.how == "place"][:2]
    if len(pair) < 2 or not merge(pair).is_mixed or not speech.stands_with(line, *pair):
        return False
    lead = rule("commitments.in-detail").search(line.low)
    head = line.low[lead.end() if lead else 0 : max(0, line.at(pair[0].span.start))]
    return len(head.split()) <= _BODY_WORDS and bool(
        rule("commitments.deed").search(line.low[line.at(pair[1].span.end) :])
    )


def _is_to_be(speech: Speech, line: Line) -> bool:
    """Whether what is to be done is told of the thing itself, by nobody: "Hồ sơ phải trình trước tháng 6"."""
    told = any(a.how in ("person", "pronoun", "office") for a in speech.actors(line))
    return not told and line.search("commitments.is-to-be") is not None


def by_paper(speech: Speech, line: Line) -> Sequel | None:
    """What both do by a paper that the sentence before says they signed: "Có tờ giấy ấy, hai tỉnh cùng quảng bá …"."""
    scene, index = speech.scene, line.sentence.index
    before = scene.sentences[index - 1] if index else None
    if before is None or before.paragraph != line.sentence.paragraph or line.search("commitments.done"):
        return None
    if not line.search("commitments.shared-on") or not next(scene.mentions_in("instrument", before.span), None):
        return None
    signed = make_line(scene, before).search("agreements.sign")
    if not signed or is_past(scene, line.sentence.span) or not find_fields(scene, line.sentence.span):
        return None
    return "agree", None, speech.both(line, len(line.low)), NOBODY, "commitments.shared-on"
