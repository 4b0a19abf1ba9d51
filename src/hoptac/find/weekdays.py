"""The day that a weekday told alone means ("Thứ Hai, đoàn đến"): one of the week that the text names before it, of the
next one where it says so, of the days told last where they are long over, else the last one up to the page's day.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta

from hoptac.base.nouns import Mention, Span, Time
from hoptac.base.scene import Scene, Sentence
from hoptac.find.dates import DateHit, find_dates

#: The rules that find a day of the week without a date.
WEEKDAYS = ("dates.weekday", "dates.named-weekday")
_NUMBERS = ("hai", "ba", "tư", "năm", "sáu", "bảy")
_WEEKDAY = re.compile(rf"(?:thứ (?P<wd>{'|'.join(_NUMBERS)})|chủ nhật)$")
#: Before the days of a week: "Bản tin tuần 42 (14/10 - 20/10)", "Lịch công tác từ 18/3 đến 24/3".
_WEEK_OF = re.compile(r"(?<!\w)(?:tuần|lịch)(?!\w)[^.;:]{0,40}$")
#: What opens the plans of the week to come; what says it of a weekday.
_NEXT = re.compile(r"(?<!\w)tuần (?:tới|sau|tiếp theo|kế tiếp)(?!\w)")
_TOLD_APART = re.compile(r"(?<!\w)(?:tuần|vừa qua|vừa rồi|tới)(?!\w)")
_WEEK = 7
_HEAD = 300  # characters above the text of a bulletin
_TITLES = 3  # sentences of a headline
_NEAR = 8  # sentences of a paragraph in which "tuần tới" holds on


class Weeks:
    """The weeks of which one page tells."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.named = list(self._named())
        self.starts = [span.start for span, _ in self.named]

    def _named(self) -> Iterator[tuple[Span, date]]:
        """The weeks that the page tells by their first and last day: the words, the Monday."""
        for hit, span in (*self._above(), *((m.value, m.span) for m in self.scene.scan.of("date"))):
            time = hit.time
            if hit.kind != "interval" or time is None or len(time.edtf) != len("2022-01-01/2022-01-07"):
                continue
            if "X" in time.edtf or not _WEEK_OF.search(self._before(span)):
                continue
            first, last = (date.fromisoformat(day) for day in time.edtf.split("/"))
            if 3 < (last - first).days < _WEEK:
                yield span, first - timedelta(days=first.weekday())

    def _above(self) -> Iterator[tuple[DateHit, Span]]:
        """The days that a bulletin prints between its headline and its text: "(Từ thứ Hai 09/10 đến Chủ nhật …)"."""
        folded = self.scene.scan.folded
        first = next((s.span.start for s in self.scene.sentences if s.zone != "title"), 0)
        head = folded.text[: folded.at(first)][-_HEAD:]
        at = folded.at(first) - len(head)
        for hit in find_dates(head, self.scene.page.published) if "tuần" in head or "lịch" in head else ():
            span = folded.span(at + hit.start, at + hit.end)
            if not any(s.span.holds(span) for s in self.scene.sentences[:_TITLES]):
                yield hit, span

    def _before(self, span: Span) -> str:
        return self.scene.folded(Span(max(0, span.start - 60), span.start))

    def day(self, sentence: Sentence, mention: Mention, last: Time | None) -> Time | None:
        """The day that a weekday means; ``last`` is the day told last. None where nothing tells the week, or the words
        do themselves ("thứ hai tuần trước").
        """
        words = self.scene.folded(mention.span)
        match = _WEEKDAY.search(words)
        if match is None or _TOLD_APART.search(words):
            return None
        number = timedelta(days=_NUMBERS.index(match["wd"]) if match["wd"] else _WEEK - 1)
        published = self.scene.page.published or ""
        page = date.fromisoformat(published) if len(published) == 10 else None
        at = bisect_right(self.starts, mention.span.start) - 1
        coming = self._next(sentence, mention)
        monday: date | None
        if at >= 0:
            monday = self.named[at][1] + timedelta(days=_WEEK * (coming > self.starts[at]))
        elif page is not None and coming >= 0:
            monday = page - timedelta(days=page.weekday()) + timedelta(days=_WEEK)
        else:
            monday = _up_to(page, number, last)
        return Time((monday + number).isoformat(), "day", "", "inferred") if monday is not None else None

    def _next(self, sentence: Sentence, mention: Mention) -> int:
        """Where "Tuần tới" stands before a weekday, in the same paragraph or as a line above; -1 where it does not."""
        near = self.scene.sentences[max(0, sentence.index - _NEAR) : sentence.index + 1]
        above = [s.span for s in near if s.paragraph == sentence.paragraph - 1][-1:]
        same = [s.span for s in near if s.paragraph == sentence.paragraph]
        told = [*(s for s in above if _NEXT.match(self.scene.folded(s))), *same]
        spans = (Span(s.start, min(s.end, mention.span.start)) for s in told)
        return max((s.start for s in spans if _NEXT.search(self.scene.folded(s))), default=-1)


def _up_to(page: date | None, number: timedelta, last: Time | None) -> date | None:
    """The Monday of the last such day up to the page's; of the first one from a day on that was told more than a week
    before.
    """
    told = date.fromisoformat(last.edtf) if last is not None and len(last.edtf) == 10 and "X" not in last.edtf else None
    if told is not None and (page is None or (page - told).days > _WEEK):
        return told + (number - timedelta(days=told.weekday())) % timedelta(days=_WEEK) - number
    if page is None:
        return None
    return page - (timedelta(days=page.weekday()) - number) % timedelta(days=_WEEK) - number
