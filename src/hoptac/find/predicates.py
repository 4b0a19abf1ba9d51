"""Whose a predicate without a subject is: "Phía A coi trọng Hiệp định X - B, khẳng định sẽ …" goes on with A.

News put all that one says into a row of predicates, and between them stand names of treaties, unions and schools with
other countries in them. The last unit before the verb is then none that speaks.
"""

from __future__ import annotations

import re

from hoptac.base.scene import Actor
from hoptac.find.lines import Line
from hoptac.find.voices import ADDRESS_ONLY, WINDOW, Voices

#: What parts a predicate from the one before it, with the verbs of saying that lead to it.
_JOINS = re.compile(
    r"(?:[,;]|(?<!\w)(?:và|đồng thời|cũng như|cùng với đó)(?!\w))(?: (?:và|đồng thời|cũng|qua đó|cùng với đó|vừa|luôn|"
    r"đã|rất|trong đó|khẳng định|tái khẳng định|cho biết|cho hay|nói|nói rõ|nói thêm|nhấn mạnh|bày tỏ|tuyên bố|"
    r"thông báo|nêu rõ|hứa|cam kết|rằng|quyết tâm|chân thành|tiếp tục))*,? ?$"
)
#: Before a sentence's subject: nothing, what tells whose body it is, or a phrase of its own that a comma closes.
_HEAD = re.compile(
    r"(?:(?:về phía|phía|bên|đại diện|lãnh đạo|chính phủ|nhà nước|chính quyền|nhân dân|quốc hội|đảng|bộ [^\W\d_]+"
    r"(?: [^\W\d_]+){0,4}|nước|các|tân|cựu|thay mặt|cả)(?:,? (?:và )?|$))*"
)
_SUBJECTS = ("both", "place", "person", "pronoun", "office", "delegation", "partner", "mission")


def subject_of_row(voices: Voices, line: Line, cue: int, actors: list[Actor]) -> Actor | None:
    """The subject of the row of predicates that goes on at a cue; None where the cue has a subject of its own, or
    nobody opens the row. ``actors`` are those before the cue who may speak.
    """
    joined = _JOINS.search(line.low[:cue])
    if joined is None or any(line.at(a.span.start) >= joined.start() for a in actors):
        return None
    heads: list[Actor] = []
    for actor in actors:
        if actor.how in _SUBJECTS and _opens(voices, line, actor, bool(heads)):
            heads.append(actor)
    last = line.low.rfind(";", 0, joined.start())
    near = [a for a in heads if line.at(a.span.start) > last]  # of what no semicolon parts from the cue
    head = next(iter(near or heads[-1:]), None)
    return head if head is not None and _acts(line, head, joined.start()) else None


def _opens(voices: Voices, line: Line, actor: Actor, later: bool) -> bool:
    """Whether an actor stands where a sentence or a clause begins, behind no name of a list; ``later``: behind another
    one who does, so that a name behind a comma may go on with those whom he names ("cảm ơn A, B; cam kết …").
    """
    before = voices.before(line, actor, ADDRESS_ONLY).lstrip('"( ')
    comma = max(before.rfind(mark) for mark in ",;:")
    if _HEAD.fullmatch(before[comma + 1 :].strip()) is None:
        return False
    if comma < 0:
        return len(before) < WINDOW
    place = line.low.find(before) + comma
    ends = [a for a in voices.actors(line) if 0 <= place - line.at(a.span.end) <= 1 and a.units]
    return all(a.how != actor.how or (not later and voices.is_object(line, a)) for a in ends)


def _acts(line: Line, head: Actor, end: int) -> bool:
    """Whether a predicate stands between the subject and what joins the next one to it."""
    return len(line.low[max(0, line.at(head.span.end)) : end].split()) > 1
