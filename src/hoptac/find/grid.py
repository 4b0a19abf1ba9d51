"""Where a page's tables of numbers stand: lines of cells of one width, at their head a line of words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from hoptac.base.fold import fold_key
from hoptac.base.frozen import frozen
from hoptac.base.nouns import Span
from hoptac.base.scene import Scene, Sentence

_NUMBER = re.compile(r"(?:(?:hơn|trên|gần|khoảng|xấp xỉ|ước) )?\d[\d.,]*(?: ?(?:[^\W\d_]+|%)){0,4}$")
#: A year alone in a cell.
YEAR = re.compile(r"(?:năm )?((?:19|20)\d\d)$")
#: How the column is headed that only counts the lines.
ORDER = re.compile(r"(?:stt|tt|số tt|số thứ tự|#|no\.?)$")
#: How a line of totals is named; the signs: both sides alone.
TOTAL = re.compile(
    r"(?:tổng(?! (?:lãnh sự|công ty|cục|hội|thư ký|bí thư|liên đoàn))|cộng|toàn bộ|tất cả|chung(?! (?:tay|sức))"
    r"|cả (?:\w+ )?(?:tỉnh|thành phố|địa phương|nước|đơn vị|đợt|kỳ))(?!\w)|(?:cả )?=(?=\s*(?:\(|$))"
)
#: Before a unit of count; "đơn vị" without a colon is more often a body: "đơn vị thực hiện".
SAYS_UNIT = (
    r"(?:(?:đơn vị tính|đvt|tính bằng|tính theo)\s?:?\s?"
    r"|đơn vị(?:\s?:\s?|\s(?=(?:nghìn|ngàn|triệu|tỷ|tỉ|đồng|usd|đô la)(?!\w))))"
)
_RULED = re.compile(r"[\s|:+=-]*-[\s|:+=-]*$")  # a line drawn below the head of a table
_LONG = 200  # characters of a line that may still be a table's title


@frozen
class Row:
    """A line of cells, with the sentence in which it begins."""

    cells: tuple[Span, ...]
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Table:
    """Lines of cells of one width below each other; ``head`` names the columns, ``title`` is the line before."""

    title: Sentence | None
    head: Row
    rows: tuple[Row, ...]


def line_at(text: str, place: int) -> Span:
    """The line of a text (NFC code points) in which a place stands."""
    end = text.find("\n", place)
    return Span(text.rfind("\n", 0, place) + 1, len(text) if end < 0 else end)


def _cells(text: str, line: Span) -> tuple[Span, ...]:
    """The cells of a line, parted by tabs or, where it has none, by upright strokes."""
    first, last = _within_strokes(text, line)
    out, start = [], first
    for words in text[first:last].split("\t" if "\t" in text[first:last] else "|"):
        left = len(words) - len(words.lstrip())
        out.append(Span(start + left, start + max(left, len(words.rstrip()))))
        start += len(words) + 1
    return tuple(out)


def _within_strokes(text: str, line: Span) -> tuple[int, int]:
    """A line without the strokes at its ends: "| Năm | 2019 |"."""
    words = text[line.start : line.end]
    if "\t" in words or not words.strip().startswith("|"):
        return line.start, line.end
    return line.start + words.index("|") + 1, line.start + len(words.rstrip().removesuffix("|"))


def _lines(scene: Scene) -> Iterator[tuple[Span, Sentence]]:
    """The lines of the page with the first sentence of each."""
    done = -1
    for sentence in scene.sentences:
        line = line_at(scene.page.text, sentence.span.start)
        if line.start > done:
            done = line.start
            if not _RULED.match(scene.page.text, line.start, line.end):
                yield line, sentence


def read_tables(scene: Scene) -> Iterator[Table]:
    """The tables of a page that have a head and lines of numbers."""
    lines = [(line, sentence, _cells(scene.page.text, line)) for line, sentence in _lines(scene)]
    place = 0
    for width, group in groupby(lines, key=lambda entry: len(entry[2])):
        members = list(group)
        rows = [Row(cells, sentence) for _, sentence, cells in members]
        for first, last in _blocks(scene, rows) if width > 1 else ():
            above = place + first - 1
            if above > 0 and scene.page.text[lines[above][0].start :].lstrip().startswith("("):
                above -= 1  # a title's second line, "(Kèm theo Báo cáo …)"
            before = lines[above] if above >= 0 else None
            title = _last(scene, before[0]) if before is not None and not (first and width > 1) else None
            yield Table(title, rows[first], tuple(rows[first + 1 : last]))
        place += len(members)


def _blocks(scene: Scene, rows: list[Row]) -> Iterator[tuple[int, int]]:
    """Where tables begin and end in lines of one width: at a full line of words behind which numbers stand."""
    heads = [n for n, row in enumerate(rows) if _is_head(scene, row)]
    starts = [n for n in heads if n == 0 or (n + 1 < len(rows) and _is_head(scene, rows[n - 1]) is False)]
    for number, first in enumerate(starts):
        last = starts[number + 1] if number + 1 < len(starts) else len(rows)
        if last - first > 1:
            yield first, last


def _is_head(scene: Scene, row: Row) -> bool:
    """Whether no cell of a line is empty or holds a number alone."""
    return all(cell.end > cell.start and not is_number(scene, cell) for cell in row.cells)


def _last(scene: Scene, line: Span) -> Sentence | None:
    """The last sentence of a line, if short enough for a title."""
    at = bisect_left(scene.sentences, line.end, key=lambda s: s.span.start) - 1
    last = scene.sentences[at] if at >= 0 else None
    short = last is not None and line.holds(last.span) and last.span.end - last.span.start < _LONG
    return last if short else None


def cell_key(scene: Scene, span: Span) -> str:
    """The words of a cell, folded, without the blanks around them."""
    return fold_key(scene.words(span)).strip()


def is_number(scene: Scene, span: Span) -> bool:
    """Whether a cell holds a number alone, with at most its unit; a year in a head is none."""
    words = cell_key(scene, span)
    return bool(_NUMBER.match(words)) and not YEAR.match(words)
