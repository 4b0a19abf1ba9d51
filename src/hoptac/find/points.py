"""Where sentences are points of a list or stand under a heading: joint minutes, lists of requests, listed difficulties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from hoptac.base.nouns import Span
from hoptac.base.scene import Scene, Sentence
from hoptac.find.lines import Line, make_line
from hoptac.find.rules import rule

Mode = Literal["", "agree", "propose", "difficulty", "section"]
_ARTICLE = re.compile(r"điều \d{1,2}\s?[.:]\s*")
_INNER = re.compile(r"(?:^|(?<=[.;:] ))(?:\(?\d{1,2}[.)]|\(?[a-zđ]\)|\+|-) +")
_HEADING_WORDS = 14


@dataclass(frozen=True, slots=True)
class Point:
    """What may give one record: a sentence, or all of a numbered point.

    ``mode`` tells the list that it belongs to; ``intro`` is the line that opens that list; ``zone`` as in the page.
    """

    line: Line
    mode: Mode = ""
    intro: Line | None = None


@dataclass(slots=True)
class _State:
    """The list that is open while the paragraphs go by."""

    mode: Mode = ""
    intro: Line | None = None
    marked: bool | None = None
    articles: bool = False
    section: bool = False
    open_end: bool = False
    lines: list[Line] = field(default_factory=list)

    def close(self) -> None:
        self.mode, self.intro, self.marked, self.articles = "", None, None, False


def _opens(line: Line) -> Mode:
    """The kind of list that a line introduces."""
    if rule("commitments.results").search(line.low):
        return ""
    if rule("commitments.propose-list").search(line.low):
        return "propose"
    if rule("commitments.agree-list").search(line.low):
        return "agree"
    if rule("commitments.difficulty-list").search(line.low):
        return "difficulty"
    return ""


def _is_heading(lines: list[Line]) -> bool:
    """Whether a paragraph is a heading: one short line without a full stop."""
    if len(lines) != 1:
        return False
    low = lines[0].low
    return len(low.split()) <= _HEADING_WORDS and low[-1:] not in ".;!?…,”\""


def _whole(lines: list[Line]) -> Line:
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
    return Line(sentence, first.folded.text[first.base : end], first.base, first.folded)


def part(line: Line, start: int, end: int) -> Line:
    """A part of a line as a line of its own."""
    words = line.low[start:end]
    left = start + len(words) - len(words.lstrip())
    right = left + len(words.strip())
    span = line.span(left, right)
    old = line.sentence
    return Line(Sentence(old.index, span, old.zone, old.paragraph, old.marker), line.low[left:right], line.base + left, line.folded)


def _articles(line: Line) -> Iterator[Line]:
    """The points of a paragraph that begins with an article's number: one, or its own numbered points."""
    head = _ARTICLE.match(line.low)
    start = head.end() if head else 0
    inner = [m for m in _INNER.finditer(line.low, start) if m.start() >= start]
    if not inner:
        yield part(line, start, len(line.low))
        return
    for number, mark in enumerate(inner):
        end = inner[number + 1].start() if number + 1 < len(inner) else len(line.low)
        yield part(line, mark.end(), end)


def _in_list(state: _State, lines: list[Line]) -> bool:
    """Whether a paragraph is a point of the open list."""
    article = _ARTICLE.match(lines[0].low) is not None
    if state.marked is None:
        state.articles = article
        state.marked = bool(lines[0].sentence.marker) or article
        return state.marked or lines[-1].low.endswith(";")
    if state.articles:
        return article
    if state.marked:
        return bool(lines[0].sentence.marker)
    return state.open_end


def _paragraphs(scene: Scene) -> Iterator[list[Line]]:
    for _, sentences in groupby(scene.sentences, key=lambda s: s.paragraph):
        yield [make_line(scene, s) for s in sentences]


def _plain(state: _State, lines: list[Line]) -> Iterator[Point]:
    """The sentences of a paragraph outside lists; under a heading of difficulties, or after one within the line."""
    inline = False
    for line in lines:
        if inline or state.section:
            yield Point(line, "section", None)
        elif rule("commitments.difficulty-heading").search(line.low) and line is not lines[-1]:
            inline = True
        else:
            yield Point(line)


def find_points(scene: Scene) -> Iterator[Point]:
    """Every sentence or numbered point of the page outside its title, in order."""
    state = _State()
    for lines in _paragraphs(scene):
        if lines[0].sentence.zone == "title":
            continue
        if state.mode and _in_list(state, lines):
            whole = _whole(lines)
            state.open_end = whole.low.endswith(";")
            for line in _articles(whole):
                yield Point(line, state.mode, state.intro)
            continue
        state.close()
        if _is_heading(lines):
            state.section = rule("commitments.difficulty-heading").search(lines[0].low) is not None
        if state.section and lines[0].sentence.marker and len(lines) > 1:
            yield Point(_whole(lines), "section", None)
        else:
            yield from _plain(state, lines)
        state.mode = _opens(lines[-1])
        state.intro = lines[-1] if state.mode else None
