"""Whose words a page is as a whole: a letter's author, the one who answers in an interview, the two of joint
minutes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Scene, Sentence
from hoptac.find.lines import possible_in, sentences_with
from hoptac.find.rules import rule
from hoptac.gazetteer.places import PLACES, country_of

_QUESTIONS = 2  # questions that make an interview
#: A question, at the end of its line or with the answer behind a dash.
_ASKS = re.compile(r"\?(?:[\"”\s]*$|\s+[-–]\s)")
_ROWS = 3  # sentences within which one salutation follows another
#: A line that greets who is spoken to, by name.
_GREETS = re.compile(r"(?:kính )?thưa (?!các|toàn thể|quý vị|rằng)")
#: A speech in quotes, from its first words.
_OPENS_SPEECH = re.compile(r"\"(?:kính )?thưa (?!rằng)")
#: The last lines of a speech.
_CLOSES = re.compile(
    r"(?:một lần nữa,? |cuối cùng,? |sắp [^,]{5,40}, )?(?:xin |kính |trân trọng |chân thành )*"
    r"(?:chúc|cảm ơn|cám ơn|mời)(?!\w)"
)
#: What a page says of the speech that it prints: whose it is, who wrote it down.
_SPEECH = re.compile(
    r"(?<!\w)(?:bài (?:nói(?: chuyện)?|phát biểu|diễn văn)|lời (?:phát biểu|đáp từ)|diễn văn|đáp từ|"
    r"phát biểu(?= của))(?!\w)(?: đáp từ| chào mừng| khai mạc| bế mạc)?"
    r"(?P<of> ?của(?P<his> (?:ông|bà|ngài|đồng chí)(?= (?:tại|trong|ở|nhân)|[,.]))?)?"
)
_NAMED = 80  # characters behind "bài nói của" within which the speaker is named
_US = re.compile(r" chúng tôi(?!\w)")
_TITLE = 40  # characters within which a title names its country
_FACING = ("place", "person", "office")


@dataclass(frozen=True, slots=True)
class Frame:
    """Whose words stand in the sentences ``first`` to ``last``: of a letter, of answers, of minutes.

    ``units`` are those of who writes or answers, ``to`` of whom a letter is addressed to, ``actor`` the person who
    answers.
    """

    kind: str = ""
    units: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    first: int = 0
    last: int = -1
    actor: Actor | None = None

    def holds(self, index: int) -> bool:
        """Whether a sentence stands in it."""
        return self.first <= index <= self.last

    def across(self, index: int, units: tuple[str, ...]) -> tuple[str, ...]:
        """Who faces some units in a letter; () elsewhere."""
        if self.kind != "letter" or not self.holds(index):
            return ()
        if set(units) & set(self.units):
            return self.to
        return self.units if set(units) & set(self.to) else ()

    def sides(self, index: int) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """Our side and the other's of a letter; None elsewhere, or where both are of one country."""
        if self.kind != "letter" or not self.holds(index):
            return None
        both = (*self.units, *self.to)
        ours = tuple(u for u in both if country_of(u) == "VN")
        theirs = tuple(u for u in both if u not in ours)
        return (ours, theirs) if ours and theirs else None


class _Reader:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.body = [s for s in scene.sentences if s.zone != "caption"]
        self.lows = {s.index: scene.folded(s.span) for s in self.body}

    def read(self) -> Frame:
        return self.interview() or self.quoted() or self.letter() or self.minutes() or Frame()

    def found(self, rule_id: str) -> list[Sentence]:
        """The sentences outside titles and captions that a rule finds."""
        may = sentences_with(self.scene, rule_id)
        return [s for s in may if s.zone not in ("title", "caption") and self.search(rule_id, s)]

    def search(self, rule_id: str, sentence: Sentence) -> re.Match[str] | None:
        """The first hit of a rule in a sentence."""
        possible = rule_id in possible_in(self.scene, sentence.span)
        return rule(rule_id).search(self.lows[sentence.index]) if possible else None

    def own(self) -> list[Sentence]:
        """Sentences in the first person, outside quotation marks."""
        return [s for s in self.found("commitments.first-person") if '"' not in self.lows[s.index]]

    # --- speeches in quotes

    def quoted(self) -> Frame | None:
        """A speech that a page prints in quotes over several paragraphs: '"Thưa các bác sĩ tỉnh A! …'; who speaks is
        the one of another side named right above.
        """
        for sentence in (s for s in self.body if _OPENS_SPEECH.match(self.lows[s.index])):
            inside = [s for s in self.body if s.index >= sentence.index]
            closed = next((s for s in inside if '"' in self.lows[s.index].lstrip('"')), None)
            if closed is None or closed.paragraph == sentence.paragraph:
                continue
            to = _narrow([*self.units(sentence.span)] or [u for u in (self.scene.home,) if u])
            above = self.scene.sentences[max(0, sentence.index - 2 * _ROWS) : sentence.index]
            named = [a for s in above for a in self.scene.actors_in(s.span) if a.how == "person" and a.units]
            speaker = next((a for a in named if not set(a.units) & set(to)), None)
            if speaker is not None and to:
                return Frame("letter", speaker.units, to, sentence.index, closed.index)
        return None

    # --- letters

    def letter(self) -> Frame | None:
        """A letter: one who writes "tôi" outside quotation marks, to someone addressed."""
        own, addressed = self.own(), self.found("commitments.addressed")
        if len(own) < 2 or not addressed:
            return None
        opened = self.found("commitments.salutation")
        first = min(opened[0].index if opened else addressed[0].index, own[0].index)
        closed = [s.index for s in self.found("commitments.closing")]
        last = self.ends(max([own[-1].index, *closed]))
        to = self.addressed(opened, own[-1].index)
        speaker = self.speaker(first, last)
        units = self.writer(own, to, speaker)
        if not units:
            return None
        actor = speaker if speaker is not None and set(speaker.units) & set(units) else None
        to = tuple(u for u in to if u not in units)  # nobody writes to himself: who is greeted was known as a guest
        if not to:
            far = tuple(u for u in self.scene.partners if PLACES[u].kind not in ("country", "region"))
            to = far[:1] if country_of(units[0]) == "VN" else ((self.scene.home,) if self.scene.home else ())
        return Frame("letter", units, to, first, last, actor)

    def speaker(self, first: int, last: int) -> Actor | None:
        """Whose speech it is, told above or below it: "(Lược ghi bài nói của ông A, Tỉnh trưởng B, sáng …)", "ông A …
        có bài nói chuyện".
        """
        named: list[Actor] = []
        for sentence in (s for s in self.body if s.index < first or last < s.index <= last + _ROWS):
            told = _SPEECH.search(self.lows[sentence.index])
            people = [a for a in self.scene.actors_in(sentence.span) if a.how == "person" and a.person and a.units]
            if told is not None:
                at = self.span(sentence, told.end()).start
                if told["of"] and not told["his"]:
                    return next((a for a in people if 0 <= a.span.start - at <= _NAMED), None)
                before = [a for a in people if a.span.end <= at]
                return next(iter(before[:1] or named[:1]), None)
            named = people
        return None

    def ends(self, last: int) -> int:
        """The last line of a speech: wishes and thanks without a subject close it, behind the last "tôi"."""
        for sentence in self.body:
            if last < sentence.index <= last + 2 * _ROWS and _CLOSES.match(self.lows[sentence.index]):
                last = sentence.index
        return last

    def addressed(self, opened: list[Sentence], last: int) -> tuple[str, ...]:
        """The units of a salutation and of the lines listed below it; else of "thư gửi …"."""
        if opened:
            start = opened[0]
            heads = [s for number, s in enumerate(opened) if s.index <= start.index + _ROWS * (number + 1)]
            rows = [s for s in self.body if s.index > start.index]
            listed = []
            for row in rows:
                if not row.marker:
                    break
                listed.append(row)
            units = [u for s in dict.fromkeys((*heads, *listed)) for u in self.units(s.span)]
            if units:
                return _narrow(units)
        greeted = [s for s in self.body if _GREETS.match(self.lows[s.index])]
        near = (s for number, s in enumerate(greeted) if s.index <= greeted[0].index + _ROWS * (number + 1))
        units = [u for s in near for u in self.units(s.span)]
        if units:
            return _narrow(units)
        for sentence in (s for s in self.body if s.index <= last):
            match = self.search("commitments.letter-to", sentence)
            if match:
                units = list(self.units(self.span(sentence, match.end())))
                if units:
                    return _narrow(units)
        return ()

    def writer(self, own: list[Sentence], to: tuple[str, ...], speaker: Actor | None) -> tuple[str, ...]:
        """Who writes: on whose behalf, whose speech or letter it is called, where it is dated; else the other side."""
        for sentence in own:
            match = self.search("commitments.on-behalf", sentence)
            units = list(self.units(self.span(sentence, match.start(), match.end()))) if match else []
            if units:
                return _narrow(units)
        if speaker is not None:
            return speaker.units
        if (us := self.us(own)) and not set(us) & set(to):
            return us
        for sentence in (s for s in self.body if s.index <= own[-1].index):  # letters named below are others
            match = self.search("commitments.letter-of", sentence)
            units = list(self.units(self.span(sentence, match.start("who"), match.end("who")))) if match else []
            if units and units[0] not in to:
                return _narrow(units)
        for sentence in self.found("courtesies.dateline"):
            units = [u for u in self.units(sentence.span) if u not in to]
            if units:
                return _narrow(units)
        if to and self.scene.home in to:
            return tuple(u for u in self.scene.partners if PLACES[u].kind != "region")[:1]
        return (self.scene.home,) if self.scene.home else ()

    def us(self, own: list[Sentence]) -> tuple[str, ...]:
        """The unit that calls itself so most: "Đoàn xã Đông chúng tôi", "bà con xã Đông chúng tôi"."""
        text, told = self.scene.page.text, Counter[str]()
        for actor in (a for s in own for a in self.scene.actors_in(s.span) if a.how == "place"):
            if _US.match(text, actor.span.end):
                told.update(actor.units[:1])
        return tuple(unit for unit, _ in told.most_common(1))

    def span(self, sentence: Sentence, start: int, end: int | None = None) -> Span:
        """The page's span for a stretch of a sentence's folded words."""
        folded = self.scene.scan.folded
        base = folded.at(sentence.span.start)
        return folded.span(base + start, base + (len(self.lows[sentence.index]) if end is None else end))

    def units(self, span: Span) -> Iterator[str]:
        """The units that stand in a span."""
        for actor in self.scene.actors_in(span):
            if actor.how in _FACING:
                yield from actor.units

    # --- interviews

    def interview(self) -> Frame | None:
        """Questions with answers in the first person; who answers is the one talked with, else the first one named."""
        asked = [s for s in self.body if s.zone != "title" and _ASKS.search(self.lows[s.index])]
        own = [s for s in self.own() if asked and s.index > asked[0].index]
        if len(asked) < _QUESTIONS or not own or not any(self.ends_paragraph(s) for s in asked):
            return None
        actor = self.answerer(own[0].index) or self.before_colon(own[0])
        if actor is None or not actor.units:
            return None
        thanks = [s.index for s in self.found("commitments.interview-ends") if s.index > asked[-1].index]
        last = thanks[0] if thanks else max(s.index for s in (*own, asked[-1]))
        return Frame("interview", actor.units, (), asked[0].index, last, actor)

    def ends_paragraph(self, asked: Sentence) -> bool:
        """Whether nothing follows a question but an answer behind a dash: what a storyteller asks he goes on from."""
        behind = self.scene.sentences[asked.index + 1 : asked.index + 2]
        alone = not behind or behind[0].paragraph != asked.paragraph
        return alone or not self.lows[asked.index].rstrip('" ').endswith("?")

    def answerer(self, before: int) -> Actor | None:
        """The person interviewed."""
        first: Actor | None = None
        for sentence in self.body:
            if sentence.index >= before:
                break
            people = [a for a in self.scene.actors_in(sentence.span) if a.how == "person" and a.units]
            talk = self.search("commitments.talks-with", sentence)
            if talk and sentence.zone != "title":
                place = self.span(sentence, talk.end()).start
                named = next((a for a in people if a.span.start >= place), None)
                if named is not None:
                    return named
                if (held := self.unnamed(sentence, place)) is not None:
                    return held
            if first is None and people:
                first = people[0]
        return first

    def before_colon(self, answer: Sentence) -> Actor | None:
        """The person in office named before the colon of his first answer: "Tỉnh trưởng A: Chúng tôi mong …"."""
        colon = self.scene.folded(answer.span).find(":")
        named = self.scene.actors_in(Span(answer.span.start, answer.span.start + max(colon, 0)))
        people = (a for a in named if a.how == "person" and a.units and a.person is not None)
        return next((a for a in people if a.person is not None and a.person.posts), None)

    def unnamed(self, sentence: Sentence, place: int) -> Actor | None:
        """Who is talked with, where no name of his is known: the unit that ends an envoy's title ("với Đại sứ X")."""
        words = self.scene.folded(Span(place, sentence.span.end))
        if not rule("commitments.envoy").search(words[:_TITLE]):
            return None
        far = (a for a in self.scene.actors_in(sentence.span) if a.how in ("mission", "place") and a.units)
        return next((a for a in far if 0 <= a.span.start - place <= _TITLE and country_of(a.units[0]) != "VN"), None)

    # --- minutes

    def minutes(self) -> Frame | None:
        """Joint minutes: a paper of both sides, printed whole with its closing formula."""
        closed = self.found("commitments.minutes-end")
        heads = [s for s in self.body if s.zone == "title" and self.search("commitments.minutes-begin", s)]
        opened = self.found("commitments.minutes-begin") or heads
        if not closed or not opened or opened[0].index > closed[-1].index:
            return None
        return Frame("minutes", (), (), opened[0].index, closed[-1].index)


def _narrow(units: list[str]) -> tuple[str, ...]:
    """Units of the first one's country, its country itself left out where a province stands beside it."""
    same = list(dict.fromkeys(u for u in units if country_of(u) == country_of(units[0])))
    small = [u for u in same if PLACES[u].kind not in ("country", "region")]
    small = [u for u in small if not any(PLACES[o].parent == u for o in small)]
    return tuple(small or same)


def frame_of(scene: Scene) -> Frame:
    """The frame of a page, worked out once."""
    known: Frame | None = scene.memo.get(("frame",))
    if known is None:
        known = scene.memo[("frame",)] = _Reader(scene).read()
    return known
