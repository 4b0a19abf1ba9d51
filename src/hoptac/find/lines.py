"""A sentence with its folded words, and the way from a place in them to the page and back."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hoptac.base.fold import Folded
from hoptac.base.nouns import Span
from hoptac.base.scene import Scene, Sentence

#: Characters beyond which a "sentence" is a list or a broken page and tells no single thing.
LONGEST = 3000


@dataclass(frozen=True, slots=True)
class Line:
    """``low`` are the folded words of ``sentence``; ``base`` is where they begin in the folded page."""

    sentence: Sentence
    low: str
    base: int
    folded: Folded

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


def make_line(scene: Scene, sentence: Sentence) -> Line:
    """The line of a sentence."""
    folded = scene.scan.folded
    start, end = folded.at(sentence.span.start), folded.at(sentence.span.end)
    return Line(sentence, folded.text[start:end], start, folded)
