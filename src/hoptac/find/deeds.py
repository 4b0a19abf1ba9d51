"""Whether words of stance ask for something definite: a field or an action, not friendship in general."""

from __future__ import annotations

from hoptac.base.nouns import Span
from hoptac.base.scene import Scene
from hoptac.find.dues import find_due
from hoptac.find.fields import find_fields
from hoptac.find.lines import Line
from hoptac.find.rules import rule
from hoptac.find.stances import Cue

#: Verbs of promising: whatever they promise counts, unless it is friendship in general.
_PLAIN = ("commitments.pledge", "commitments.continue", "commitments.undertakes", "commitments.soon-does")
_TITLE = 7  # words of the quoted name of something
_LATE = 60  # a cue so near the end speaks of what stands before it


def names_deed(scene: Scene, line: Line, cue: Cue) -> bool:
    """Whether something definite is to be done."""
    if cue.stance == "wish" and rule("commitments.only-invites").search(line.low[cue.end :]):
        return False
    late = len(line.low) - cue.end < _LATE or line.search("commitments.passive", 0, cue.start) is not None
    clause = line.low.rfind(";", 0, cue.start) + 1 if cue.stance in ("wish", "propose") else 0
    rest = line.low[clause:] if late else line.low[cue.end :]
    start = clause if late else cue.start
    if find_fields(scene, line.span(start, len(line.low))) or rule("commitments.strong").search(rest):
        return True
    if rule("commitments.generic").search(rest):
        return False
    if cue.rule in _PLAIN or _is_answered(line, cue) or rule("commitments.action").search(rest) is not None:
        return True
    often = cue.stance == "agree" and rule("commitments.regular").search(rest) is not None
    return often or (cue.stance == "agree" and find_due(scene, line.sentence.span) is not None)


def _is_answered(line: Line, cue: Cue) -> bool:
    """Whether "sẽ" is what somebody takes on in answer: whatever he will do then counts."""
    return cue.rule == "commitments.will" and line.search("commitments.accepts", 0, cue.start) is not None


def fields_of(scene: Scene, line: Line, cue: Span | None, label: Line | None) -> list[tuple[str, Span]]:
    """The fields named in a sentence, but for what is only thanked or told before the words of a stance."""
    span = line.sentence.span
    if cue is not None and span.holds(cue):
        before = line.low[: max(0, line.at(cue.start))]
        told = rule("commitments.told").search(before)
        if told:
            said = [m.end() for m in rule("commitments.says").finditer(before, told.end())]
            span = Span(line.place(said[-1]) if said else cue.start, span.end)
    topic = line.search("commitments.topic") if span != line.sentence.span else None
    found = [*(find_fields(scene, line.found(topic)) if topic else []), *find_fields(scene, span)]
    return [*(find_fields(scene, label.sentence.span) if label else []), *found]


def is_name(scene: Scene, line: Line, cue: Cue) -> bool:
    """Whether a word of stance is part of a name within the line: "xã Mong An"."""
    words = scene.words(line.span(cue.start, min(len(line.low), cue.end + 2)))
    if _is_titled(line, cue):
        return True
    inner = line.low[: cue.start].rstrip()[-1:] not in ('"', ":", ".", "")
    return inner and words[:1].isupper() and words[-1:].isupper() and not words.isupper()


def _is_titled(line: Line, cue: Cue) -> bool:
    """Whether a word of stance stands in the quoted name of something: 'quỹ "Gieo hy vọng"'."""
    start, end = line.low.rfind('"', 0, cue.start), line.low.find('"', cue.end)
    if start < 0 or end < 0 or len(line.low[start:end].split()) > _TITLE:
        return False
    return rule("commitments.titled").search(line.low, 0, start) is not None


def is_negated(line: Line, cue: Cue) -> bool:
    """Whether nobody agreed, promised or asks any more: "không đồng ý", "không bên nào cam kết", "rút lại đề nghị"."""
    return cue.stance in ("agree", "pledge", "propose") and line.search("commitments.negated", 0, cue.start) is not None
