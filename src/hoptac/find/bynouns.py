"""Stances told by a noun: "Đề xuất của bà là …", "Lời cam kết mà ông A đưa ra: …", "Cái khó mà xã Đông nêu là …"."""

from __future__ import annotations

import re

from hoptac.base.frozen import frozen
from hoptac.find.lines import Line
from hoptac.find.rows import group
from hoptac.find.speech import Speech
from hoptac.find.stances import Cue
from hoptac.find.voices import NOBODY, Side, merge

RULE = "commitments.by-noun"
#: The stance that each group of a rule's nouns tells; others only tell whose words follow.
_STANCES = ("propose", "wish", "pledge", "difficulty")
_HE = re.compile(r"(?:chính |cả |riêng )?(?:ông|bà|anh|chị|thầy|cô|họ|mình|ngài|đồng chí)(?: ấy)?(?!\w)")
_PEOPLE = ("person", "pronoun", "office")


@frozen
class Told:
    """What a noun at the head of a sentence tells: a stance or None, whose it is, and where what is said begins."""

    stance: str | None
    by: Side
    start: int
    end: int

    @property
    def cue(self) -> Cue:
        """The noun with whose it is, as a word of stance."""
        return Cue(self.stance or "", self.start, self.end, RULE)


def told_by_noun(speech: Speech, line: Line) -> Told | None:
    """What the noun says that heads a sentence; None where none does, or nobody is known whose it is."""
    for name in (RULE, "commitments.by-report-of"):
        match = line.search(name)
        if match is None:
            continue
        found = match.groupdict()
        by = _whose(speech, line, *match.span("who" if found.get("who") else "he"))
        if by.units:
            stance = next((s for s in _STANCES if found.get(s)), None)
            return Told(stance, by, match.start("noun"), match.end())
    return None


def _whose(speech: Speech, line: Line, start: int, end: int) -> Side:
    """Whose words a noun names: the person there, the unit, or "bà" of whom the lines before tell."""
    here = [a for a in speech.actors(line) if a.units and start <= line.at(a.span.start) < end]
    people = [a for a in here if a.how in _PEOPLE]
    if people:
        return Side(people[0].units, (people[0].span,), people[0], "person")
    if here:
        return merge(here[:1] if here[0].how != "place" else group(line, [a for a in here if a.how == "place"]))
    return speech.carried(line) if _HE.match(line.low, start) else NOBODY
