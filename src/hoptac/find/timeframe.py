"""The time that holds as one reads on: of a paragraph, a list, a class, a report."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from hoptac.find.marked import Marked, is_row
from hoptac.find.parties import line_of
from hoptac.find.rules import rule
from hoptac.find.signs import TIME, Token
from hoptac.find.toldtimes import NONE, Period, period_of, read_time

OF_IT = ("trong đó", "trong số đó", "trong số này", "trong tổng số đó")  # with it begins what is told of parts
_DATED = frozenset({"day", "month", "year", "since"})
_HEADING = 160  # characters of a line that may be a heading


class Frame:
    """The time that holds as one reads on: what the last time said, until the paragraph ends.

    ``opened`` is the time of a line that opens a list or a table, ``course`` that of a class spoken of, ``whole`` the
    time that a report covers, ``title`` the one that its title names, ``last`` the last one told on the page, ``paper``
    the term of the last paper named (in the paragraph ``paper_in``), ``season`` the last stretch of years told ("mùa
    khô 2011 - 2012"), ``began`` the last time told of whatever kind, the day of a signature too.
    """

    def __init__(self, whole: Period | None = None, title: Period | None = None) -> None:
        self.paragraph = -1
        self.whole = whole
        self.title = title
        self.last: Period | None = None
        self.paper: Period | None = None
        self.paper_in = -1
        self.period: Period | None = None
        self.opened: Period | None = None
        self.course: Period | None = None
        self.season: Period | None = None
        self.began: Period | None = None

    def enter(self, marked: Marked) -> None:
        """Begin a sentence: a new paragraph keeps only what the line before it opened (":"), but one that goes on with
        the parts of a number.
        """
        if marked.sentence.paragraph != self.paragraph:
            self.paragraph = marked.sentence.paragraph
            self.period = self.period if marked.text.startswith(OF_IT) else self.opened
        if self.paper is not None and rule("figures.that-paper").search(marked.text):
            self.period = self.paper

    def head(self, marked: Marked) -> None:
        """A line of its own that names the time of a report or of its part: "I. Kết quả hợp tác năm 2019"."""
        line = line_of(marked.scene.page.text, marked.sentence.span).strip()
        if len(line) < _HEADING and line[-1:].isalnum():
            self.title = title_time((marked,)) or self.title

    def leave(self, marked: Marked) -> None:
        """End a sentence: its last time holds on; "hiện nay" ends it."""
        for token in marked.tokens:
            if token.sign == TIME:
                self._take(marked, token)
        ending = marked.text.rstrip()
        if ending.endswith(":"):
            self.opened = self.period
        elif not marked.sentence.marker and not ending.endswith(";") and not is_row(marked):
            self.opened = None

    def time_of(self, marked: Marked, token: Token) -> Period | None:
        """The period of a time; "trong năm" is the year of the report where its title names one."""
        whole = token.hit is not None and token.hit.rule == "dates.whole-year"
        if self.title is not None and (whole or _same_months(token, self.title)):
            return self.title
        return read_time(marked, token)

    def _take(self, marked: Marked, token: Token) -> None:
        period = self.time_of(marked, token)
        if token.hit is not None and token.hit.kind in _DATED and token.hit.time is not None:
            self.began = Period(token.hit.time.start, None, marked.span(token))
        if token.hit is not None and token.hit.kind == "period" and (period is None or period.term):
            self.paper = replace(period or period_of(token.hit, marked.span(token)) or NONE, term=True)
            self.paper_in = marked.sentence.paragraph
        if token.hit is not None and token.hit.kind == "period" and period is not None and not period.term:
            self.season = period
        if period is not None and len(period.since or period.until or "") <= len("2022-01"):
            self.last = period
        if period is not None and not (self.period is not None and same_years(token, self.period)):
            self.period = period
            if rule("figures.course").search(marked.text):
                self.course = period
        elif token.hit is not None and token.hit.rule == "dates.reference-now":
            self.period = None


def _same_months(token: Token, title: Period) -> bool:
    """Whether "sáu tháng qua" means the six months of which the title of a report tells."""
    time = token.hit.time if token.hit is not None and token.hit.rule == "dates.past-years" else None
    ends = (time.start, time.end, title.since, title.until) if time is not None else ()
    if not ends or any(end is None or len(end) != len("2022-01") for end in ends):
        return False
    start, end, since, until = (int(end[:4]) * 12 + int(end[5:]) for end in ends if end)
    return end - start == until - since + 1


def same_years(token: Token, period: Period) -> bool:
    """Whether "trong 5 năm qua" means the five years of a paper just looked back on."""
    if token.hit is None or token.hit.rule != "dates.past-years" or token.hit.time is None or not period.term:
        return False
    time = token.hit.time
    if not (period.since and period.until and time.start and time.end):
        return False
    return int(period.until[:4]) - int(period.since[:4]) + 1 == int(time.end[:4]) - int(time.start[:4])


def whole_time(sentences: Iterable[Marked]) -> Period | None:
    """The time that a report covers: the first stretch of time that it prints and that is no paper's."""
    for marked in sentences:
        for token in marked.tokens:
            if token.sign == TIME and token.hit.kind in ("interval", "period"):
                period = read_time(marked, token)
                if period is not None and not period.term and len(period.since or "") < 8:
                    return period
    return None


_PAPER = re.compile(r"(?<!\w)(?:thỏa thuận|biên bản|ghi nhớ|chương trình|kế hoạch|văn bản|hiệp định|đề án)(?!\w)")


def _of_title(marked: Marked, time: Token) -> Period | None:
    """The time that a title names: years behind "hợp tác" are the report's where it names no paper ("Báo cáo tình
    hình hợp tác với Attapư giai đoạn 2016 - 2020").
    """
    if time.hit.kind == "period" and _PAPER.search(marked.text[: time.at]) is None:
        return period_of(time.hit, marked.span(time))
    return read_time(marked, time)


def title_time(titles: Iterable[Marked]) -> Period | None:
    """The time that the title of a report names."""
    for marked in titles:
        said = rule("figures.report-title").search(marked.text)
        times = [t for t in marked.tokens if t.sign == TIME] if said and not said["ruling"] else []
        period = _of_title(marked, times[0]) if times else None
        if period is not None and not period.term and len(period.since or period.until or "") <= len("2022-01"):
            return period
    return None
