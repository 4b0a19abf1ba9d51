"""Who speaks where somebody's own words run over several sentences: "Ông A nói: "… . Chúng tôi cảm ơn … .""."""

from __future__ import annotations

import re

from hoptac.base.frozen import frozen
from hoptac.base.scene import Actor, Scene
from hoptac.find.lines import Line, make_line
from hoptac.find.passages import is_unbroken
from hoptac.find.rules import rule
from hoptac.find.voices import Side, Voices

#: Before "tôi" as an object.
_TO_ME = re.compile(r"(?<!\w)(?:cho|tặng|biếu|mời|đón|tiếp|bảo|hỏi|nhờ|chúc|cảm ơn|nói với|kể với|thưa với|than với) $")
#: What names whose words follow a colon.
_OPINION = re.compile(
    r"(?:ý kiến|đề nghị|kiến nghị|đề xuất|nguyện vọng|mong muốn|yêu cầu)(?: [^\s.;:]+){0,3}? của (?P<who>[^.;:]{2,60}):"
)
_FAR = 8  # sentences behind which quoted words are hardly those of who is named before or behind them


@frozen
class Quoted:
    """Quoted words that are open where a sentence begins: the sentence that opens them, and where."""

    sentence: int
    place: int


def _open_quotes(scene: Scene) -> dict[int, Quoted]:
    """The sentences of a page that begin within quoted words of their paragraph; found once, as all finders ask."""
    known: dict[int, Quoted] | None = scene.memo.get("open quotes")
    if known is not None:
        return known
    out: dict[int, Quoted] = {}
    opened, last = None, 0
    for sentence in scene.sentences:
        opened = opened if _goes_on(scene, last, sentence.index) else None
        last = sentence.index
        if opened is not None:
            out[sentence.index] = opened
        low = make_line(scene, sentence).low
        if low.count('"') % 2:
            opened = None if opened is not None else Quoted(sentence.index, low.rfind('"'))
    scene.memo["open quotes"] = out
    return out


def _goes_on(scene: Scene, one: int, other: int) -> bool:
    """Whether quoted words may go on from a sentence to the next one: in one paragraph, or from line to line."""
    first, last = scene.sentences[one], scene.sentences[other]
    return first.paragraph == last.paragraph or is_unbroken(scene, first, last)


def who_is_quoted(scene: Scene, line: Line, place: int) -> Actor | None:
    """The person whose words a place of a line is part of, where they were opened in a sentence before; else None."""
    index = line.sentence.index
    quoted = _open_quotes(scene).get(index)
    if quoted is None or line.low.count('"', 0, place) or index - quoted.sentence > _FAR:
        return None
    first = scene.sentences[quoted.sentence]
    opening = make_line(scene, first)
    told = [
        a
        for a in scene.actors_in(first.span)
        if a.how in ("person", "pronoun") and a.units and opening.at(a.span.end) <= quoted.place
    ]
    return told[-1] if told else _named_behind(scene, index)


def is_quoted(scene: Scene, line: Line) -> bool:
    """Whether a line begins within somebody's quoted words: "tôi" is then hardly who writes the page."""
    return line.sentence.index in _open_quotes(scene)


def who_opens(voices: Voices, line: Line, place: int) -> Actor | None:
    """Whose words a line opens with: by its label ("Ý kiến của bạn: mong …"), or named behind words that end in a later
    line ('"Mong bà giúp xã tôi. …", ông A nói'); None where the line opens none.
    """
    label = _OPINION.match(line.low)
    if label is not None and label.end() <= place:
        told = [a for a in voices.actors(line) if a.units and label.start("who") <= line.at(a.span.start) < label.end()]
        if told:
            return told[-1]
    opens = line.low.lstrip().startswith('"') and line.low.count('"') == 1 and line.low.find('"') < place
    return _named_behind(voices.scene, line.sentence.index + 1) if opens else None


def _named_behind(scene: Scene, index: int) -> Actor | None:
    """Who is named where the words end: "…", ông A nói."""
    last = index
    for sentence in scene.sentences[index : index + _FAR]:
        line = make_line(scene, sentence)
        end = line.low.rfind('"')
        if not _goes_on(scene, last, sentence.index):
            return None
        last = sentence.index
        for actor in scene.actors_in(sentence.span):
            behind = end >= 0 and line.at(actor.span.start) > end
            if behind and actor.how in ("person", "pronoun") and actor.units:
                return actor if rule("commitments.says").search(line.low, end) else None
    return None


def is_done_to(voices: Voices, line: Line, place: int) -> bool:
    """Whether "tôi" is to whom somebody named before it does something: "Chị A choàng cho tôi chiếc khăn"."""
    if _TO_ME.search(line.low, 0, place) is None:
        return False
    before = voices.split(line, place)[0]
    return any(a.how in ("person", "pronoun") and not voices.is_object(line, a) for a in before)


def tells_of_another(voices: Voices, line: Line, own: Side, cue: int) -> bool:
    """Whether "tôi" only remembers what another one said: "Tôi nhớ ông A nói: …"."""
    start = line.at(own.spans[0].end)
    others = [a for a in voices.split(line, cue)[0] if a.how == "person" and line.at(a.span.start) > start]
    told = rule("commitments.says").search(line.low, line.at(others[0].span.end), cue) if others else None
    return told is not None and not voices.is_object(line, others[0])
