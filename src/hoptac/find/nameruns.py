"""Runs of capitalised words cut to what a name may be: without what is taken, without dashes at their ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hoptac.base.nouns import Span
from hoptac.find.namewords import is_vietnamese

#: A past or a first word of an office behind a dash: "Hatori Norio - Cựu (Đại sứ …)".
_OFFICE_BEHIND = re.compile(r"\s[-–]\s(?:Cựu|Nguyên|Quyền|Cố|Phó|Trưởng|Chủ|Giám|Tổng|Đại|Hiện|Thành|Ủy|Uỷ|Bí)\s*$")

#: The first word of an order or a diploma right behind a name: "trao tặng ông A B Huân chương".
_ORDER = re.compile(r"\s(?:Huân|Huy|Kỷ|Bằng|Giấy|Giải|Cúp|Danh)$")
_ITS_REST = re.compile(r" (?:chương|niệm chương|khen|thưởng|hiệu)(?!\w)")

_INITIAL_BEHIND = re.compile(r"\s[-–]\s[^\W\d_]\s*$")  # a credit's first letter: "A B - C"
#: An order or a medal that somebody is given, right behind his name; the Youth Union whose secretary he is, before it.
_AWARD = re.compile(r"(?<=[\w] )(?:Huân|Huy) (?:chương|hiệu)(?!\w)")
_LEAGUE = re.compile(r"(?<=[Tt]rung ương )Đoàn (?=[^\W\d_]+ [^\W\d_]+ )")
_DASH = re.compile(r"\s[-–]\s")


def cut(spans: Iterable[Span], run: Span) -> Iterator[Span]:
    """What is left of a run when the given spans are taken out."""
    start = run.start
    for span in sorted(span for span in spans if run.start < span.end and span.start < run.end):
        if span.end <= start:
            continue
        if span.start > start:
            yield Span(start, span.start)
        start = max(start, span.end)
    if start < run.end:
        yield Span(start, run.end)


def trim(text: str, span: Span) -> Span:
    """The span without blanks and dashes at its ends."""
    award = _AWARD.search(text, span.start, min(len(text), span.end + 8))
    span = Span(span.start, award.start()) if award and award.start() < span.end else span
    league = _LEAGUE.search(text, max(0, span.start - 12), span.end)
    span = Span(league.end(), span.end) if league and league.end() < span.end else span
    words = _INITIAL_BEHIND.sub("", _OFFICE_BEHIND.sub("", text[span.start : span.end]))
    words = _ORDER.sub("", words) if _ITS_REST.match(text, span.end) else words
    left = len(words) - len(words.lstrip(" \u00a0-–"))
    return Span(span.start + left, span.start + max(left, len(words.rstrip(" \u00a0-–"))))


def undashed(text: str, span: Span) -> Span:
    """A Vietnamese name holds no dash between blanks: "Lê Văn An - PGĐ ABC" is Lê Văn An."""
    words = text[span.start : span.end]
    dash = _DASH.search(words)
    named = dash is not None and is_vietnamese(words[: dash.start()])
    return Span(span.start, span.start + dash.start()) if dash is not None and named else span
