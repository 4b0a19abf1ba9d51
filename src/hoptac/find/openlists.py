"""Points that words number within a paragraph; sentences below a heading that tell how something goes ill."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoptac.find.lines import Line
from hoptac.find.parts import part
from hoptac.find.rules import rule

#: What one counts in words: "Việc thứ hai, …".
_COUNTED = r"(?:(?:việc|điều|điểm|ý|chuyện|vấn đề|nội dung|đề nghị|kiến nghị|nguyện vọng|mong muốn|khó khăn) )?"
_TENTH = r"(?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|cuối|chót)"
#: What makes a weekday of it: "Thứ Sáu, 23/01", "Thứ sáu ngày 23".
_DATED = r"(?!,? (?:\(?ngày )?\(?\d{1,2}\s?[-/.]\s?\d|,? ngày \d)"
_NAMES = rf"(?:{_COUNTED}thứ {_TENTH}{_DATED}|(?:một|hai|ba|bốn|năm|sáu|bảy|tám) là)(?=[,:; ])"
#: How an article of a paper opens, and a point within it.
ARTICLE = re.compile(r"(?:điều|khoản|điểm|mục) (?:thứ )?(?:\d{1,2}|nhất|một|hai|ba|tư|bốn|năm|sáu|bảy)\s?(?:[.:]\s*|$)")
#: How a point opens that bears its number in words alone: "Hai. Phía bạn xây …".
WORDED = re.compile(r"(?:một|hai|ba|bốn|năm(?!\s?:\s?(?:19|20)\d\d)|sáu|bảy|tám|chín|mười)\s?[.:)](?:\s+|$)")
_INNER = re.compile(r"(?:^|(?<=[.;:] ))(?:\(?\d{1,2}[.)]|\(?[a-zđ]\)|\+|-) +")
#: How the first of several such points opens, and how any later one does.
FIRST = re.compile(rf"(?<!\w)(?:{_COUNTED}thứ nhất|một là)(?=[,: ])")
NEXT = re.compile(rf"(?:(?:và|còn|cuối cùng|sau cùng),? )?{_NAMES}")
_EACH = re.compile(rf"(?:^|(?<=[.;:!] ))(?:(?:và|còn) )?{_NAMES}")


def told_one_by_one(whole: Line) -> list[Line]:
    """The points of a paragraph that numbers several in words; none where it does not."""
    starts = [m.start() for m in _EACH.finditer(whole.low)]
    if len(starts) < 2 or starts[0] > 0:
        return []
    return [part(whole, left, right) for left, right in zip(starts, [*starts[1:], len(whole.low)], strict=True)]


def goes_ill(lines: list[Line]) -> Iterator[Line]:
    """Those of some lines that tell how something goes ill."""
    return (line for line in lines if rule("commitments.goes-ill").search(line.low))


def articles(line: Line) -> Iterator[Line]:
    """The points of a paragraph that begins with an article's number: one, or its own numbered points."""
    head = ARTICLE.match(line.low) or WORDED.match(line.low)
    start = head.end() if head else 0
    inner = [m for m in _INNER.finditer(line.low, start) if m.start() >= start]
    if not inner and (told := told_one_by_one(line)):
        yield from told
    elif not inner:
        yield part(line, start, len(line.low))
        return
    for number, mark in enumerate(inner):
        end = inner[number + 1].start() if number + 1 < len(inner) else len(line.low)
        yield part(line, mark.end(), end)
