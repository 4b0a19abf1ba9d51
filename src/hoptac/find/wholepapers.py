"""Papers printed whole on a page: what their last words sign ("Biên bản này làm tại …") is what their heading names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from hoptac.base.nouns import Mention, Span
from hoptac.base.scene import Scene, Sentence
from hoptac.find.floor import without_countries
from hoptac.find.frame import frame_of
from hoptac.find.lines import make_line
from hoptac.find.paper import Paper
from hoptac.find.paperdays import NATIONAL
from hoptac.find.particulars import signers, under_signatures
from hoptac.find.signatories import Signatories
from hoptac.find.when import Times, When
from hoptac.gazetteer.places import country_of
from hoptac.gazetteer.vocabulary import instrument_phrases

_ALONE = ("biên bản", "bản ghi nhớ", "thỏa thuận", "bản thỏa thuận", "chương trình")
_HEAD = 12  # sentences among which a paper printed whole has its heading
_OPENING = 6  # sentences below it that tell when and between whom it was made


class WholePapers:
    """Finds the paper that a page is."""

    def __init__(self, scene: Scene, times: Times, signatories: Signatories) -> None:
        self.scene = scene
        self.times = times
        self.signatories = signatories

    def closed_by(self, sentence: Sentence) -> Paper | None:
        """The paper that a sentence closes: "Biên bản này làm tại … ngày …"."""
        line = make_line(self.scene, sentence)
        this = line.search("agreements.itself")
        if this is None:
            return None
        name = self._name(sentence, this["noun"] or this["copies"] or this["written"] or "")
        if name is None:
            return None
        day = self._day(sentence, name)
        if day is None:
            return None
        span = line.found(this)
        paper = Paper(name.value[0].code, span, sentence, "signed", span, name=self.scene.words(span), date=day)
        paper.parties, paper.own_parties = self._parties(sentence, name, span, paper.since)
        paper.signers = under_signatures(self.scene) or signers(self.scene, sentence, span, paper.parties)
        return paper

    def _name(self, sentence: Sentence, noun: str) -> Mention | None:
        """The name that the paper bears: in its heading, else right before its closing words; one that begins with
        what it calls itself.
        """
        above = self.scene.sentences
        heads = [s.span for s in above[:4] if s.zone == "title" or self.scene.words(s.span).isupper()]
        heads += [s.span for s in above[:_HEAD] if s.zone == "title" or self._is_name(s)]
        heads += [s.span for s in above[max(0, sentence.index - 3) : sentence.index]]
        names = [m for head in heads for m in self.scene.mentions_in("instrument", head)]
        names = [*self._in_two_lines(above[:_HEAD]), *names]
        names = [m for m in names if m.value[0].role == "agreement" and m.value[0].code not in NATIONAL]
        noun = noun.removeprefix("bản ")
        same = (m for m in names if noun and self.scene.folded(m.span).removeprefix("bản ").startswith(noun))
        return next(same, None) or next(iter(names), None)

    def _in_two_lines(self, above: Sequence[Sentence]) -> Iterator[Mention]:
        """A name whose first word has a line of its own: "BIÊN BẢN", and below it "Hội đàm thường niên giữa …"."""
        for one, other in pairwise(above):
            words = self.scene.folded(one.span).strip()
            if words in _ALONE:
                hit = next(iter(instrument_phrases().find(f"{words} {self.scene.folded(other.span)}")), None)
                if hit is not None and hit.start == 0 and hit.end > len(words):
                    yield Mention(one.span, "instrument", hit.values, "agreement.name")

    def _is_name(self, sentence: Sentence) -> bool:
        """Whether a line begins with a paper's name."""
        first = next(self.scene.mentions_in("instrument", sentence.span), None)
        return first is not None and first.span.start - sentence.span.start < 3

    def _opening(self, name: Mention) -> Sequence[Sentence]:
        """The first sentences of the paper, from its heading on."""
        frame = frame_of(self.scene)
        if frame.kind == "minutes":
            return self.scene.sentences[frame.first : frame.first + _OPENING]
        head = next((s.index for s in self.scene.sentences if s.span.holds(name.span)), len(self.scene.sentences))
        return self.scene.sentences[head : head + _OPENING] if head < _HEAD else ()

    def _day(self, sentence: Sentence, name: Mention) -> When | None:
        """The day on which it was made: told with its closing words, else at its head."""
        closing = self.scene.sentences[sentence.index : sentence.index + 3]
        told = list(self._days(closing))
        named = [w for w in told if w.leans is None and len(w.time.start or "") == len("2022-06-10")]
        return next(iter((*named, *self._days(self._opening(name)), *told)), None)

    def _days(self, sentences: Sequence[Sentence]) -> Iterator[When]:
        return (w for s in sentences for w in self.times.events(s) if w.kind == "day")

    def _parties(self, sentence: Sentence, name: Mention, span: Span, day: str | None) -> tuple[dict[str, Span], bool]:
        """Between whom it is: by the words at its head that name both sides, else by those that close it."""
        for opening in self._opening(name):
            if opening.span.holds(name.span):
                parties, own = self.signatories.between(opening, name.span, day), True
            else:
                start = Span(opening.span.start, opening.span.start)
                parties, own = self.signatories.of(opening, start, opening.span, None, False)
            if own and parties:
                return parties, True
        seated = self._seated(name)
        return (
            (dict.fromkeys(seated, span), True)
            if seated
            else self.signatories.of(sentence, span, sentence.span, day, False)
        )

    def _seated(self, name: Mention) -> tuple[str, ...]:
        """The units of those whom minutes name at their head as taking part, where they are of two countries."""
        if frame_of(self.scene).kind != "minutes":
            return ()
        actors = (a for s in self._opening(name) for a in self.scene.actors_in(s.span) if a.how == "person")
        units = without_countries(tuple(dict.fromkeys(u for a in actors for u in a.units)))
        return units if len({country_of(u) for u in units}) == 2 and "VN" in map(country_of, units) else ()
