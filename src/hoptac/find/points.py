"""Where sentences are points of a list or stand under a heading: minutes, lists of requests, listed difficulties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from hoptac.base.frozen import frozen
from hoptac.base.scene import Scene
from hoptac.find.frame import frame_of
from hoptac.find.leadins import closed, leads_on, opener
from hoptac.find.lines import LONGEST, Line, make_line
from hoptac.find.lineshapes import TITLE_WORDS, is_bare, is_chapter, is_heading, is_title, unnumbered
from hoptac.find.openlists import ARTICLE, FIRST, NEXT, WORDED, articles, goes_ill
from hoptac.find.parts import cells_of, part, whole_of
from hoptac.find.rows import NUMBERS
from hoptac.find.sentences import split_line

Mode = Literal["", "agree", "propose", "difficulty", "section", "counted"]
#: How a paragraph opens that is one of several points told before: "Một, …", "Thứ hai, …".
_ORDINAL = re.compile(r"(?:(?:thứ|điều thứ|việc thứ) )?(?:nhất|một|hai|ba|bốn|tư|năm|sáu)(?: là)?[,:]? ")
_POINT_WORDS = 4  # words of the shortest point in a table of things agreed
_NUMBER = re.compile(r"[\d./ -]+")
#: Headings over what was agreed.
_AGREED = ("agree-heading", "settles", "accord-heading", "written-heading")
#: Points numbered within a sentence: "Hai bên thống nhất: (i) …; (ii) …".
_WITHIN = re.compile(r"(?<=[:;,] )\(?(?:[ivx]{1,4}|\d{1,2}|[a-zđ])\) ?(?=\w)")


@frozen
class Point:
    """What may give one record: a sentence, or all of a numbered point.

    ``mode`` tells the list that it belongs to; ``intro`` is the line that opens that list. In a table
    ``label`` is the cell that says what a ``row`` is about.
    """

    line: Line
    mode: Mode = ""
    intro: Line | None = None
    label: Line | None = None
    row: Line | None = None


@dataclass(slots=True)
class _State:
    """The list that is open while the paragraphs go by."""

    mode: Mode = ""
    intro: Line | None = None
    marked: bool | None = None
    articles: bool = False
    section: bool = False
    open_end: bool = False
    left: int = 0  # points still to come of a list that says how many it has
    sore: bool = False  # whether a heading or a question above says that what stands below goes ill
    asked: bool = False  # whether that is a question
    agreed: Line | None = None  # what opened the last list of things agreed
    chapters: bool = False  # whether its points stand in chapters
    loose: bool = False  # whether its points bear no marks at all
    bullet: str = ""  # the mark of its first point
    outer: str = ""  # the mark of the paragraph that opened it, itself a point

    def heads_agreed(self, scene: Scene, lines: list[Line]) -> bool:
        """Open a list where a heading says that what stands below was agreed, or heads a chapter of such a list."""
        own = lines[0].search("commitments.own-heading") is not None
        self.agreed = None if own else self.agreed
        if own:
            return False
        goes_on = self.agreed is not None and is_chapter(lines)
        if goes_on or _heads_agreed(scene, lines[0]):
            self.mode, self.intro, self.chapters = "agree", self.agreed if goes_on else lines[0], goes_on
        return self.mode == "agree"

    def close(self) -> None:
        self.mode, self.intro, self.marked, self.articles, self.left = "", None, None, False, 0
        self.loose = False


def _opens(line: Line) -> Mode:
    """The kind of list that a line introduces; a colon opens one, or "như sau"."""
    if line.search("commitments.looks-back-list"):
        return "difficulty" if line.search("commitments.difficulty-list") else ""
    if line.search("commitments.agreed-as-follows"):
        return "agree"
    if not line.low.rstrip().endswith(":") or line.search("commitments.results"):
        return ""
    if line.search("commitments.propose-list"):
        return "propose"
    if line.search("commitments.agree-list") or line.search("commitments.settles"):
        return "agree"
    if line.search("commitments.difficulty-list"):
        return "difficulty"
    return ""


def _in_list(state: _State, lines: list[Line]) -> bool:
    """Whether a paragraph is a point of the open list."""
    low = lines[0].low
    marker = lines[0].sentence.marker or NEXT.match(low) or WORDED.match(low)
    article = ARTICLE.match(low) is not None
    if state.mode == "counted" and not (marker or _ORDINAL.match(low)):
        return False
    if state.marked is None:
        state.articles = article
        state.marked = bool(marker) or article
        state.bullet = lines[0].sentence.marker
        state.left = 0 if state.marked else _counted(state.intro)
        state.loose = not state.marked and state.left < 2 and state.mode == "agree" and is_bare(lines)
        begins = state.marked or lines[-1].low.endswith(";") or state.left > 1 or state.loose
        begins = begins or (state.mode == "counted" and bool(FIRST.match(low)))
        return begins and not is_chapter(lines)
    if state.articles:
        closes = not article and (lines[0].search("commitments.formal") or lines[0].search("commitments.minutes-end"))
        return not closes and (article or state.open_end or (bool(marker) and not is_chapter(lines)))
    if state.mode == "counted" and NEXT.match(low):
        return True
    if state.marked:
        return bool(marker) and not is_chapter(lines) and not _is_outer(state, lines[0])
    state.left -= 1
    return state.open_end or state.left > 0 or (state.loose and is_bare(lines))


def _is_outer(state: _State, line: Line) -> bool:
    """Whether a point is of the list in which the line that opened this one is a point itself: "•" above "+", "1."
    above "a)". Where both lists are marked in one way nothing tells them apart.
    """
    mark = _kind_of(line.sentence.marker)
    return bool(mark) and mark == _kind_of(state.outer) != _kind_of(state.bullet)


def _kind_of(marker: str) -> str:
    """What a point's mark has in common with those of its list: "1." of "12.", "a)" of "đ)", "A." of "IV."."""
    return re.sub(r"\d+", "1", re.sub(r"[^\W\d_]+", "a" if marker.islower() else "A", marker))


def _counted(intro: Line | None) -> int:
    """How many points a line says that it introduces ("chốt ba điều:"); 0 where it does not say."""
    names = ("commitments.so-many-points", "commitments.counts-points")
    match = next((m for name in names if intro is not None and (m := intro.search(name))), None)
    number = match.group("n") if match else None
    return (NUMBERS.get(number) or int(number)) if number else 0


def _paragraphs(scene: Scene) -> Iterator[list[Line]]:
    for _, sentences in groupby(scene.sentences, key=lambda s: s.paragraph):
        lines = [make_line(scene, s) for s in sentences if s.span.end - s.span.start <= LONGEST]
        if lines:
            yield lines


def _plain(state: _State, lines: list[Line]) -> Iterator[Point]:
    """The sentences of a paragraph outside lists; under a heading of difficulties, or after one within the line."""
    inline = False
    ill = list(goes_ill(lines)) if state.sore else []
    told = _State()
    for line in lines:
        if told.mode and (NEXT.match(line.low) or (told.mode == "counted" and FIRST.match(line.low))):
            yield Point(line, told.mode, told.intro)
            continue
        if numbered := list(_numbered_within(line)):
            yield from numbered
            continue
        _count_in_words(told, line)
        if inline or state.section or line in ill or line.search("commitments.difficulty-label"):
            yield Point(line, "section", None)
        elif line.search("commitments.difficulty-heading") and line is not lines[-1]:
            inline = True
        elif line.search("commitments.sore-heading") and line is lines[0]:
            ill = list(goes_ill(lines[1:]))
        elif line is not lines[-1] or not _opens(line):
            yield Point(line)


def _numbered_within(line: Line) -> Iterator[Point]:
    """The points that a sentence itself numbers, where its head opens a list; none where it does not."""
    marks = list(_WITHIN.finditer(line.low))
    head = part(line, 0, marks[0].start()) if len(marks) > 1 and marks[0].start() > 0 else None
    mode = _opens(head) if head is not None else ""
    if mode not in ("agree", "propose"):
        return
    for number, mark in enumerate(marks):
        end = marks[number + 1].start() if number + 1 < len(marks) else len(line.low)
        yield Point(part(line, mark.end(), end), mode, head)


def _count_in_words(told: _State, line: Line) -> None:
    """Keep what a line introduces that goes on with the first of several points ("Hai bên thống nhất: Một là, …"), or
    that says how many there are ("Ông nêu hai việc cần giúp.").
    """
    if line.search("commitments.counts-points"):
        told.mode, told.intro = "counted", line
        return
    first = FIRST.search(line.low)
    told.intro = part(line, 0, first.start()) if first and first.start() > 0 else None
    told.mode = _opens(told.intro) if told.intro is not None else ""


def _agreed_row(scene: Scene, lines: list[Line], state: _State) -> Iterator[Point]:
    """The point of a row in a table of things agreed: its longest cell, the first one that is no number its label."""
    whole = whole_of(lines)
    cells = [c for c in cells_of(scene, whole) if not _NUMBER.fullmatch(c.low)]
    longest = max(cells, key=lambda c: len(c.low), default=None)
    if longest is not None and len(longest.low.split()) >= _POINT_WORDS:
        yield Point(longest, "agree", state.intro, None if cells[0] is longest else cells[0])


def _agreed_column(scene: Scene, lines: list[Line]) -> Line | None:
    """The cell of a table's head that says that its rows are things agreed."""
    cells = cells_of(scene, whole_of(lines))
    return next((c for c in cells if c.search("commitments.agreed-column")), None)


def _row(scene: Scene, lines: list[Line]) -> Iterator[Point]:
    """The sentences of a table's row, cell by cell, with the row and its label: the first cell that is no number."""
    whole = whole_of(lines)
    cells = cells_of(scene, whole)
    label = next((c for c in cells if not _NUMBER.fullmatch(c.low)), None)
    for cell in cells:
        if cell is not label and not (is_title(cell) and cell.low[-1:] not in ".;!"):
            for left, right in split_line(scene.words(cell.sentence.span)):
                place = cell.sentence.span.start
                yield Point(part(cell, cell.at(place + left), cell.at(place + right)), "", None, label, whole)


def _heads_agreed(scene: Scene, line: Line) -> bool:
    """Whether a heading says that what is listed below was agreed: by its words, or as a chapter of joint minutes."""
    if any(line.search(f"commitments.{name}") for name in _AGREED):
        return True
    frame = frame_of(scene)
    joint = frame.kind == "minutes" and frame.holds(line.sentence.index)
    return joint and line.search("commitments.minutes-heading") is not None


def _heads_points(scene: Scene, line: Line) -> bool:
    """Whether a line only says how many points follow, of which the first one is told next, or a word that opens them
    ("Cụ thể:").
    """
    behind = scene.sentences[line.sentence.index + 1 : line.sentence.index + 2]
    if not behind:
        return False
    if leads_on(make_line(scene, behind[0])):
        return bool(_opens(closed(line)))
    told = behind[0].marker or FIRST.match(scene.folded(behind[0].span)) is not None
    return bool(told) and line.search("commitments.counts-points") is not None


def _is_short(line: Line) -> bool:
    """Whether an article is only its number and a name."""
    head = ARTICLE.match(line.low)
    return head is not None and len(line.low[head.end() :].split()) <= TITLE_WORDS


def _listed(state: _State, lines: list[Line]) -> Iterator[Point]:
    """The points of a paragraph of the open list; an article's number on a line of its own opens what follows."""
    whole = whole_of(lines)
    if state.articles:
        state.open_end = whole.low[-1:] not in ".!" or ARTICLE.match(whole.low) is None or _is_short(whole)
    else:
        state.open_end = whole.low.endswith(";")
    if ARTICLE.fullmatch(whole.low):
        return
    for line in articles(whole):
        yield Point(line, state.mode, state.intro)


def find_points(scene: Scene) -> Iterator[Point]:
    """Every sentence or numbered point of the page outside its title, in order."""
    state = _State()
    for lines in _paragraphs(scene):
        if lines[0].sentence.zone == "title":
            continue
        if state.mode and _in_list(state, lines) and not (state.articles and is_heading(lines)):
            yield from _listed(state, lines)
            state.agreed = state.agreed if state.chapters else None  # chapters behind its points are none of the list
            continue
        lines = unnumbered(lines)
        is_row = "\t" in scene.words(whole_of(lines).sentence.span)
        if is_row and state.mode == "agree" and state.marked is not True and not state.articles:
            yield from _agreed_row(scene, lines, state)
            state.marked = False
            continue
        state.close()
        state.outer = lines[0].sentence.marker
        if is_row and (column := _agreed_column(scene, lines)) is not None:
            state.mode, state.intro, state.marked = "agree", column, False
            continue
        if is_row:
            yield from _row(scene, lines)
            continue
        if is_heading(lines):
            state.section = lines[0].search("commitments.difficulty-heading") is not None
            state.sore, state.asked = lines[0].search("commitments.sore-heading") is not None, False
            if state.heads_agreed(scene, lines):
                continue
            if state.section or state.sore or is_title(lines[0]):
                continue
        if state.section and lines[0].sentence.marker and len(lines) > 1:
            yield Point(whole_of(lines), "section", None)
        else:
            yield from (p for p in _plain(state, lines) if not _heads_points(scene, p.line))
        asks = lines[-1].low.endswith("?") and lines[-1].search("commitments.sore-heading") is not None
        state.sore, state.asked = asks or (state.sore and not state.asked), asks
        intro = opener(scene, lines[-1])
        state.mode = _opens(intro) or ("counted" if intro.search("commitments.counts-points") else "")
        state.intro = intro if state.mode else None
        state.agreed = intro if state.mode == "agree" else None
