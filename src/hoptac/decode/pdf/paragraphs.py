"""Lines -> paragraphs, over the ends of lines, columns and pages.

A line ends its paragraph where the next one's first word would have had room behind it, where the distance or the look
changes, where an indent or a list's mark begins something new.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from hoptac.base.frozen import frozen
from hoptac.decode.lines import ends_sentence
from hoptac.decode.pdf.hyphens import glue
from hoptac.decode.pdf.order import Flow, Row

_MARK = re.compile(
    r"(?:[-–—+*•○▪➢]\s?(?=\S)|\(?(?:\d{1,2}|[a-zđ]|[IVX]{1,5})[.)]\s|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s|Điều \d{1,3}\b)"
)
#: Sizes that differ by more than this are two sizes.
_SIZES = 1.08


@frozen
class Paragraph:
    """A paragraph's words, and the size and weight of its first line."""

    text: str
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Habits:
    """How a document is set: distance of two lines of a paragraph (in sizes), whether paragraphs stand apart, the
    indent of their first lines (0 where they have none), the size of its running text, and its words."""

    pitch: float
    spaced: bool
    indent: float
    size: float
    words: frozenset[str]


@dataclass(slots=True)
class _Open:
    """The paragraph that is being filled: its rows, and the flow of the last one."""

    rows: list[Row] = field(default_factory=list)
    flow: Flow | None = None


def find_habits(flows: Sequence[Flow], words: frozenset[str]) -> Habits:
    """The habits of a document, from all its flows."""
    steps: Counter[float] = Counter()
    sizes: Counter[float] = Counter()
    for flow in flows:
        for row in flow.rows:
            sizes[round(row.size, 1)] += len(row.text)
        for a, b in pairwise(flow.rows):
            if max(a.size, b.size) < _SIZES * min(a.size, b.size):
                steps[round((a.base - b.base) / b.size, 1)] += 1
    total = sum(steps.values())
    pitch = next((step for step in sorted(steps) if step >= 0.9 and steps[step] >= max(1, 0.1 * total)), 1.3)
    wider = sum(count for step, count in steps.items() if step > 1.2 * pitch)
    return Habits(pitch, wider > 0.08 * total, _indent(flows), sizes.most_common(1)[0][0] if sizes else 12.0, words)


def _indent(flows: Iterable[Flow]) -> float:
    """How far in first lines begin: the commonest step after a line that begins at the margin."""
    steps: Counter[int] = Counter()
    for flow in flows:
        for a, b in pairwise(flow.rows):
            if a.left - flow.left < 2 and 0.6 * b.size < b.left - flow.left < 5 * b.size and b.text[0].isupper():
                steps[round(b.left - flow.left)] += 1
    step, count = steps.most_common(1)[0] if steps else (0, 0)
    return step if count >= 3 or (count and count == sum(steps.values())) else 0.0


def join_rows(flows: Iterable[Flow], habits: Habits) -> list[Paragraph]:
    """The paragraphs of flows that are read one after the other."""
    found: list[Paragraph] = []
    here = _Open()
    for flow in flows:
        for row in flow.rows:
            if here.rows and not _goes_on(here, row, flow, habits):
                found.append(_close(here.rows, habits))
                here.rows = []
            here.rows.append(row)
            here.flow = flow
    return [*found, _close(here.rows, habits)] if here.rows else found


def _close(rows: Sequence[Row], habits: Habits) -> Paragraph:
    text = rows[0].text
    for row in rows[1:]:
        text = glue(text, row.text, habits.words)
    return Paragraph(text.replace("\u00ad", ""), rows[0].size, all(row.bold for row in rows))


def _goes_on(here: _Open, row: Row, flow: Flow, habits: Habits) -> bool:
    """Whether a row goes on with the open paragraph."""
    last = here.rows[-1]
    assert here.flow is not None
    if "\t" in last.text or "\t" in row.text or _looks_other(last, row):
        return False
    if here.flow.page == flow.page and row.base < last.base:
        wide, other = here.flow.right - here.flow.left, flow.right - flow.left
        apart = last.base - row.base > 1.2 * habits.pitch * max(last.size, row.size)
        if apart or max(wide, other) > 1.2 * min(wide, other):
            return False
    elif habits.spaced and _ends(last.text) and not row.text[0].islower():
        return False
    if _is_headline(last, row, habits) and here.flow is flow:
        return True
    if _room(last, row, here.flow, flow) > row.first + 0.3 * last.size:
        return False
    if _MARK.match(row.text) and (ends_sentence(last.text) or last.text[-1] in ","):
        return False
    return not _indents(here, row, flow, habits)


def _ends(text: str) -> bool:
    return text.rstrip("”\"')»")[-1:] in (".", "!", "?", ":", ";", "…")


def _looks_other(last: Row, row: Row) -> bool:
    """Another size; another weight or capitals where a sentence does not go on."""
    if max(last.size, row.size) > _SIZES * min(last.size, row.size):
        return True
    goes_on = row.text[0].islower() and not _ends(last.text)
    capitals = len(last.text) > 8 and len(row.text) > 8 and last.text.isupper() != row.text.isupper()
    return (last.bold != row.bold or capitals) and not goes_on


def _is_headline(last: Row, row: Row, habits: Habits) -> bool:
    """Two lines of one headline, broken by hand: both larger than the running text."""
    return min(last.size, row.size) > 1.12 * habits.size and last.text.isupper() == row.text.isupper()


def _room(last: Row, row: Row, above: Flow, flow: Flow) -> float:
    """What is left of the line's width behind a row; of a centred row on both its sides."""
    behind = above.right - last.right
    return behind + last.left - above.left if _are_centred(last, row, above, flow) else behind


def _are_centred(last: Row, row: Row, above: Flow, flow: Flow) -> bool:
    """Whether two rows are set in the middle: as far from both margins, and not from one left edge."""
    sides = ((last.left - above.left, above.right - last.right), (row.left - flow.left, flow.right - row.right))
    far_in = min(sides[0]) > row.size or (last.bold and row.bold)
    middle = min(sides[1]) > row.size and all(abs(before - behind) < 1.2 * row.size for before, behind in sides)
    return far_in and middle and abs(sides[0][0] - sides[1][0]) > 2


def _indents(here: _Open, row: Row, flow: Flow, habits: Habits) -> bool:
    """Whether the row's left edge begins something new: further in (but not hanging below a list's mark), or further
    out where the paragraph has its second line already."""
    last, above = here.rows[-1], here.flow or flow
    if _are_centred(last, row, above, flow):
        return False
    step = (row.left - flow.left) - (last.left - above.left)
    if step > 0.6 * row.size:
        return not (len(here.rows) == 1 and _MARK.match(last.text) and step < 6 * row.size)
    if habits.indent and len(here.rows) == 1 and abs(row.left - flow.left - habits.indent) < 2 and abs(step) < 2:
        return not row.text[0].islower()
    if step < -0.6 * row.size:
        return len(here.rows) > 1 or -step > 0.3 * (flow.right - flow.left)
    return False
