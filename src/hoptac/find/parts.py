"""Lines put together and cut: all sentences of a paragraph, a part of a line, the cells of a table's row."""

from __future__ import annotations

from hoptac.base.nouns import Span
from hoptac.base.scene import Scene, Sentence
from hoptac.find.lines import Line
from hoptac.find.rules import possible


def whole_of(lines: list[Line]) -> Line:
    """All sentences of a paragraph as one line."""
    first, last = lines[0], lines[-1]
    end = last.base + len(last.low)
    sentence = Sentence(
        first.sentence.index,
        Span(first.sentence.span.start, last.sentence.span.end),
        first.sentence.zone,
        first.sentence.paragraph,
        first.sentence.marker,
    )
    low = first.folded.text[first.base : end]
    return Line(sentence, low, first.base, first.folded, first.possible if len(lines) == 1 else possible(low))


def part(line: Line, start: int, end: int) -> Line:
    """A part of a line as a line of its own."""
    words = line.low[start:end]
    left = start + len(words) - len(words.lstrip())
    right = left + len(words.strip())
    span = line.span(left, right)
    old = line.sentence
    sentence = Sentence(old.index, span, old.zone, old.paragraph, old.marker)
    return Line(sentence, line.low[left:right], line.base + left, line.folded, line.possible)


def cells_of(scene: Scene, whole: Line) -> list[Line]:
    """The filled cells of a row."""
    cells: list[Line] = []
    start = whole.sentence.span.start
    for words in scene.words(whole.sentence.span).split("\t"):
        if words.strip():
            left = whole.at(start)
            cells.append(part(whole, left, whole.at(start + len(words))))
        start += len(words) + 1
    return cells
