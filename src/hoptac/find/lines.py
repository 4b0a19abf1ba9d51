"""A sentence with its folded words, and the way from a place in them to the page and back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoptac.base.fold import Folded
from hoptac.base.frozen import frozen
from hoptac.base.nouns import Span
from hoptac.base.scene import Scene, Sentence
from hoptac.find.rules import possible, rule

#: Characters beyond which a "sentence" is a list or a broken page and tells no single thing.
LONGEST = 3000


@frozen
class Line:
    """``low`` are the folded words of ``sentence``; ``base`` is where they begin in the folded page.

    ``possible`` are the ids of the rules that may hit in it.
    """

    sentence: Sentence
    low: str
    base: int
    folded: Folded
    possible: frozenset[str]

    def finditer(self, rule_id: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The hits of a rule in ``low``."""
        return rule(rule_id).finditer(self.low, start, end) if rule_id in self.possible else iter(())

    def search(self, rule_id: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first hit of a rule in ``low``, or None."""
        return rule(rule_id).search(self.low, start, end) if rule_id in self.possible else None

    def within(self, rule_id: str, words: str) -> re.Match[str] | None:
        """The first hit of a rule in words of the line that are cut out already, or None."""
        return rule(rule_id).search(words) if rule_id in self.possible else None

    def span(self, start: int, end: int) -> Span:
        """The page's span for ``low[start:end]``."""
        return self.folded.span(self.base + start, self.base + end)

    def found(self, match: re.Match[str]) -> Span:
        """The page's span for a match in ``low``."""
        return self.span(match.start(), match.end())

    def place(self, offset: int) -> int:
        """The page's place of an offset in ``low``."""
        return self.folded.span(self.base + offset, self.base + offset).start

    def at(self, place: int) -> int:
        """Where a place of the page stands in ``low``."""
        return self.folded.at(place) - self.base


def possible_in(scene: Scene, span: Span) -> frozenset[str]:
    """The ids of the rules that may hit in a stretch of the page; found once, as all finders ask for the sentences."""
    key = ("possible", span.start, span.end)
    known: frozenset[str] | None = scene.memo.get(key)
    if known is None:
        known = scene.memo[key] = possible(scene.folded(span))
    return known


def sentences_with(scene: Scene, rule_id: str) -> list[Sentence]:
    """The sentences in which a rule may hit, in order: who asks each sentence of a page for one rule asks these few."""
    known: list[tuple[Sentence, frozenset[str]]] | None = scene.memo.get("possible")
    if known is None:
        known = scene.memo["possible"] = [(s, possible_in(scene, s.span)) for s in scene.sentences]
    return [sentence for sentence, ids in known if rule_id in ids]


def make_line(scene: Scene, sentence: Sentence) -> Line:
    """The line of a sentence; made once, as all finders ask for the sentences."""
    key = ("line", sentence.index, sentence.span.start, sentence.span.end)
    known: Line | None = scene.memo.get(key)
    if known is None:
        known = scene.memo[key] = _line(scene, sentence)
    return known


def _line(scene: Scene, sentence: Sentence) -> Line:
    folded = scene.scan.folded
    start, end = folded.at(sentence.span.start), folded.at(sentence.span.end)
    return Line(sentence, folded.text[start:end], start, folded, possible_in(scene, sentence.span))
