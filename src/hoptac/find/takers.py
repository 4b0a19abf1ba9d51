"""Who takes a stance: whoever is named before its words or behind them, who was speaking, or the side not spoken to."""

from __future__ import annotations

import re

from hoptac.find.asked import asks_itself, both_say, opposite, verb_of_subject
from hoptac.find.between import OUGHT
from hoptac.find.lines import Line
from hoptac.find.passages import is_split
from hoptac.find.rules import rule
from hoptac.find.speech import Speech
from hoptac.find.stances import Cue
from hoptac.find.voices import NOBODY, Side, merge

#: Whom a sore point troubles: "điều ông băn khoăn", "một điều làm bà mất ngủ".
_HIS = re.compile(r"(?<!\w)(?:ông|bà|anh|chị|thầy|cô)(?!\w)")


def is_told(speech: Speech, line: Line) -> bool:
    """Whether a line stands in a letter or in an interview's answers."""
    frame = speech.frame
    return bool(speech.teller(line).units) or (frame.kind == "letter" and frame.holds(line.sentence.index))


def is_attributed(speech: Speech, line: Line) -> bool:
    """Whether a line opens or ends with whose words it tells: "Theo ông A, …", "…, ông A chép miệng"."""
    people = [a for a in speech.actors(line) if a.how in ("person", "pronoun")]
    if not people:
        return False
    opens = rule("commitments.told-by").search(speech.before(line, people[0])) is not None
    return opens or rule("commitments.says-last").search(line.low[max(0, line.at(people[-1].span.end)) :]) is not None


def taker(speech: Speech, line: Line, cue: Cue) -> Side:
    """Who takes a stance: before the cue, behind the words, carried on, or whoever is not spoken to."""
    if cue.stance == "agree":
        return speech.both(line, cue.end)
    if cue.stance == "difficulty" and (speech.in_minutes(line) or _is_of_both(speech, line, cue)):
        return raiser(speech, line) or speech.joint(line)
    turn = speech.turn(line)
    if turn.units:
        return turn
    if cue.rule == "commitments.sore-point" and _HIS.search(line.low, cue.start, cue.end):
        sore = speech.carried(line)  # "Có một điều làm ông cau mày: hai bên …"
        if sore.units:
            return sore
    whose = speech.whose(line, cue.end)
    if cue.stance in ("wish", "propose", "difficulty") and whose.units:
        return whose
    quoted = re.match(r'"[^"]{20,}"', line.low)
    by = speech.tail(line, quoted.end() - 1) if quoted else NOBODY
    own = speech.touched(line, cue.start) if by.actor is not None and by.actor.how == "pronoun" else NOBODY
    by = own if own.units and not set(own.units) & set(by.units) else by  # '"… nên xã Đông mong …", ông nói'
    raises = line.finditer("commitments.raises", cue.end) if cue.stance == "difficulty" else ()
    told = [cue.end] if cue.rule == "commitments.grievance" and is_attributed(speech, line) else []
    for place in (verb_of_subject(line, cue), *(m.start() for m in raises), *told):
        by = by if by.units else speech.subject(line, place)
    if cue.rule == "commitments.will" and by.is_mixed:
        by = speech.told_by_one(line, cue.start) or by
    if (
        cue.rule in OUGHT
        and by.how not in ("person", "pronoun", "author", "carried")
        and not both_say(speech, line, by)
    ):
        by = speech.teller_of(line, cue.start) or _told_before(speech, line) or by
    if by.how in ("pronoun", "person", "carried") and asks_itself(speech, line, cue, by):
        by = speech.facing(line, by) or by
    tail = NOBODY if by.units and not (by.actor and by.actor.site) else speech.tail(line, cue.end)
    by = tail if tail.units else by
    if not by.units:
        by = NOBODY if cue.rule in OUGHT and is_split(speech.scene) else speech.carried(line)
        by = (speech.facing(line, by) or by) if asks_itself(speech, line, cue, by) else by
    by = by if by.units else speech.teller(line)
    if not by.units and is_told(speech, line):
        by = speech.author
    return by if by.units else opposite(speech, line, cue)


def raiser(speech: Speech, line: Line) -> Side | None:
    """The one side that a line of minutes, or one under a heading of troubles, says raises it: "Phía Đông thì nêu …",
    "Bà A nêu: …"; None where none is.
    """
    named = ("commitments.raises", "commitments.tells-ill", "commitments.gripes")
    for verb in (match for name in named for match in line.finditer(name)):
        colour = line.search("commitments.colour", 0, verb.start())
        start = colour.start() if colour else verb.start()
        near = [a for a in speech.split(line, start)[0] if start - line.at(a.span.end) <= 1]
        one = merge(near[-1:])
        if one.units and one.how != "both" and not one.is_mixed:
            return one
    return None


def _is_of_both(speech: Speech, line: Line, cue: Cue) -> bool:
    """Whether a difficulty that nobody raises by name goes on with what both sides assess."""
    actors = speech.actors(line)
    if any(a.how in ("person", "pronoun", "office") for a in actors):
        return False
    joint = [a for a in actors if a.how == "both"]
    if joint and line.search("commitments.both-admit"):
        return True
    if any(cue.start <= line.at(a.span.start) < cue.end for a in joint) and cue.rule == "commitments.sore-point":
        return True  # "Chuyện làm hai bên đau đầu là …"
    if joint and line.search("commitments.shared-work", 0, cue.start):
        return not _told_before(speech, line)
    return not speech.split(line, cue.start)[0] and speech.both_spoke(line)


def _told_before(speech: Speech, line: Line) -> Side | None:
    """Who spoke in the lines before, of the same paragraph; None where nobody did, or the page has lost them."""
    carried = NOBODY if is_split(speech.scene) else speech.carried(line)
    return carried if carried.units else None
