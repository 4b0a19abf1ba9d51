"""When a sentence's event was: the days it names, and the one that "cùng ngày" or silence leans on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from hoptac.base.frozen import frozen
from hoptac.base.nouns import Mention, Span, Time
from hoptac.base.scene import Scene, Sentence
from hoptac.find.dates import DateHit
from hoptac.find.daywords import in_quotes, is_ahead, is_return, is_to_come, looks_back, told_again
from hoptac.find.monthdays import in_month, month_by
from hoptac.find.roles import is_programme
from hoptac.find.rules import rule
from hoptac.find.speechdays import speech_day
from hoptac.find.toldyears import in_its_year, sentences_before, turns_ahead, year_of_title
from hoptac.find.weekdays import WEEKDAYS, Weeks

#: Kinds of times at which something happens (periods, "since" and feasts are none).
HAPPENS = frozenset({"day", "interval", "month", "year"})


@frozen
class When:
    """A time with the words that say it; ``leans`` are the words of the day that an anaphor leans on."""

    time: Time
    span: Span
    kind: str
    leans: Span | None = None

    @property
    def spans(self) -> list[Span]:
        """All words that say the day."""
        return [self.span] if self.leans is None else [self.span, self.leans]

    @property
    def exact(self) -> bool:
        """Whether it is a day or a run of days."""
        return self.time.grain == "day" or (self.kind == "interval" and len(self.time.edtf) > 15)


def _shifted(when: When, days: int, span: Span) -> When:
    """The day some days from a known one."""
    start = when.time.start
    if not days or start is None or len(start) != 10:
        return When(when.time, span, when.kind, when.span)
    day = date.fromisoformat(start) + timedelta(days=days)
    return When(replace(when.time, edtf=day.isoformat(), basis="inferred"), span, "day", when.span)


_OPENING = 12  # characters with which a sentence opens
#: Heads the entry of a day: "Thứ Sáu, 21/6 - Không có khách", "Ngày 5/6", "THỨ SÁU.".
_WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)"
_ENTRY = re.compile(rf"\W*(?:{_WEEKDAY}[, ]+)?(?:ngày )?\d{{1,2}}[/.-]\d{{1,2}}(?!\d)[^.;]{{0,60}}$|\W*{_WEEKDAY}:?$")
_ENDED = re.compile(r"[.:]\s{1,2}(?:Và |Sang )?")  # between a heading and the first words below it
_OPENS = 4  # characters of a bullet
_ENTRIES = 2  # such lines make a diary
#: Before the day of a document that is leant on: "theo Quyết định số 5/QĐ-UBND ngày …".
_DECREED = re.compile(r"(?<!\w)số ?:? ?\d[^\s,;]{0,24}(?: \(?[^\W\d_]+\)?){0,2},? (?:(?:ban hành|ra|đề) )?$")
#: Between the year of what is held and the month of it: "Hội đàm năm 2020 tổ chức tại xã Đông vào tháng 11".
_HELD = re.compile(r" (?:sẽ |được |dự kiến )*(?:tổ chức|diễn ra|mở|họp|khai mạc)(?!\w)[^,.;:]{0,60}")
#: Days that are told from the day of speaking.
_SPOKEN = (
    *("dates.today", "dates.yesterday", "dates.tomorrow"),
    *("dates.day-before-yesterday", "dates.days-ago", "dates.days-to-come"),
)
_THAT_YEAR = re.compile(r" (?:của )?(?:cùng năm(?: (?:ấy|đó))?|năm (?:ấy|đó))(?!\w)")


def _days(time: Time | None, span: Span, leans: Span | None) -> When | None:
    """A day, or a run of days, with the words of the month it leans on."""
    return When(time, span, "interval" if "/" in time.edtf else "day", leans) if time is not None else None


class Times:
    """The times of a page by sentence; anaphors are resolved against the last day named before them."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.by_sentence: list[list[When]] = []
        self._timed: list[int] = []  # the sentences that tell a time
        self.numbered: list[When] = []  # the days of documents told by number, which are those of no event
        self._last: When | None = None  # the day that anaphors lean on
        self._named: When | None = None  # the same, also of something called off: "hôm sau" counts from it
        self._pointed: tuple[int, When] | None = None  # the day told last, whichever, and in which sentence
        self._asides: set[Span] = set()  # days that nothing else leans on
        self._month: When | None = None  # the last time named that tells a month
        self._past_month: When | None = None  # the same, not ahead of the page
        entries = [s.index for s in scene.sentences if _ENTRY.match(scene.folded(s.span).rstrip("."))]
        self._entries = frozenset(entries if len(entries) >= _ENTRIES else ())
        self._speech = speech_day(scene)
        self._weeks = Weeks(scene)
        self._entry: When | None = None  # the day that heads the entry of a diary
        mentions = list(scene.scan.of("date"))
        at = 0
        for sentence in scene.sentences:
            found: list[When] = []
            while at < len(mentions) and mentions[at].span.end <= sentence.span.end:
                at += 1
                if mentions[at - 1].span.start >= sentence.span.start and not told_again(scene, mentions, at):
                    self._take(sentence, mentions[at - 1], found)
            self.by_sentence.append(found)
            self._timed += [sentence.index] * bool(found)
            if sentence.index in self._entries:
                self._entry = next((w for w in found if w.exact), None)

    def _take(self, sentence: Sentence, mention: Mention, found: list[When]) -> None:
        """Put the time that a mention tells with those of its sentence, and remember what later ones may lean on."""
        when = self._read(sentence, mention, found)
        if when is None or self._decreed(sentence, mention.span):
            self.numbered += [when] if when is not None else []
            return
        found.append(when)
        if when.kind in HAPPENS and len(when.time.start or "") >= 7:
            self._month = when
            self._past_month = self._past_month if is_to_come(when.time, self.scene.page.published) else when
        if self._last is not None and self._is_aside(sentence, when, self._last):
            self._asides.add(when.span)
            return
        leant_on = self._leant_on(sentence, when)
        if when.kind in HAPPENS and when.exact:
            self._pointed = (sentence.index, when)
        if when.kind in HAPPENS and (when.exact or self._last is None) and leant_on:
            self._last = when
        if when.kind in HAPPENS and when.exact and (leant_on or self._called_off(sentence)):
            self._named = when

    def _decreed(self, sentence: Sentence, span: Span) -> bool:
        """Whether a day is that of a numbered document: "theo Quyết định số 5/QĐ-UBND ngày 4/4"."""
        return (
            _DECREED.search(self.scene.folded(Span(max(sentence.span.start, span.start - 60), span.start))) is not None
        )

    def _read(self, sentence: Sentence, mention: Mention, found: list[When]) -> When | None:
        """The time that a mention tells; None for an anaphor that has nothing to lean on."""
        hit, last = mention.value, self._last
        if hit.rule in WEEKDAYS:
            time = self._weeks.day(sentence, mention, last.time if last is not None else None) or hit.time
            return When(time, mention.span, "day") if time is not None else None
        if hit.kind == "anaphor" and hit.time is not None and hit.time.edtf.startswith("XXXX-XX"):
            return self._of_month(sentence, hit.time, mention.span)
        if hit.kind == "anaphor" and hit.time is None and hit.shift is not None:
            same = hit.rule == "dates.same-day"
            here = [w for w in found if w.exact and w.kind == "day" and (same or w.span in self._asides)]
            leant = next(reversed(here), None) or (hit.shift > 0 and self._named) or last
            if hit.rule == "dates.next-day" and (headed := self._heads(mention.span)) is not None:
                return _shifted(headed, 0, mention.span)
            if hit.rule == "dates.that-day" and self._pointed is not None and sentence.index - self._pointed[0] <= 1:
                leant = self._pointed[1]  # "Ngày 27/11/2005 … Hôm ấy": however long ago
            ago = self._ago(hit, mention) if self._pointed is None or sentence.index - self._pointed[0] > 1 else None
            return ago or (_shifted(leant, hit.shift, mention.span) if leant is not None else None)
        if hit.rule in _SPOKEN and self._speech is not None and sentence.index >= self._speech[0]:
            told = self._speech[1]
            return _shifted(When(told.value.time, told.span, "day"), hit.shift or 0, mention.span)
        if hit.rule == "dates.today" and self._entry is not None:
            return _shifted(self._entry, 0, mention.span)
        if hit.rule == "dates.today" and last is not None and in_quotes(self.scene, sentence, mention.span):
            return _shifted(last, 0, mention.span)
        if hit.time is None:
            return None
        day = in_its_year(self.scene, sentence, hit.time, self._year_told(sentence))
        time = self._in_that_year(sentence, day, mention.span, found)
        return When(time, mention.span, hit.kind if hit.kind != "anaphor" else "day")

    def _heads(self, span: Span) -> When | None:
        """The day that heads the line of a "hôm sau", which is that day: "THỨ BA. Hôm sau đến lượt đoàn A"."""
        last = self._pointed[1] if self._pointed is not None else None
        if last is None or not _ENDED.fullmatch(self.scene.page.text[last.span.end : span.start]):
            return None
        line = self.scene.page.text.rfind("\n", 0, span.start) + 1
        return last if last.span.start - line < _OPENS else None

    def _of_month(self, sentence: Sentence, day: Time, span: Span) -> When | None:
        """A day told by its number alone: of the month named last, else of the page's."""
        page = self.scene.page.published or ""
        ahead = rule("visits.planned").search(self.scene.folded(sentence.span)) is not None
        over = None if self._is_coming(span) else self._past_month or self._month
        month = self._month if ahead or is_programme(self.scene) else over
        if month is not None and (_event_day(self.scene, month) or not page):
            return _days(in_month((month.time.start or "")[:7], day), span, month.span)
        own = page[:7] if ahead and len(page) == 10 else month_by(page, day)
        return _days(in_month(own, day), span, None) if own else None

    def _is_coming(self, span: Span) -> bool:
        """Whether the month told last, on a line above, is still to come: what follows is told of the page's own."""
        page, month = self.scene.page.published or "", self._month
        above = month is not None and "\n" in self.scene.page.text[month.span.end : span.start]
        return above and month is not None and len(page) == 10 and (month.time.start or "") > page

    def _ago(self, hit: DateHit, mention: Mention) -> When | None:
        """'Hai tuần trước' where no day is told just before: counted from the page's own, not "trước đó"."""
        page, words = self.scene.page.published or "", self.scene.folded(mention.span)
        if hit.rule != "dates.days-before" or hit.shift is None or len(page) != 10 or not words.endswith(" trước"):
            return None
        day = date.fromisoformat(page) + timedelta(days=hit.shift)
        return When(Time(day.isoformat(), "day", "", "inferred"), mention.span, "day")

    def _leant_on(self, sentence: Sentence, when: When) -> bool:
        """Whether a later "cùng ngày" may mean a time: of now, no plan of a page of news, nothing cancelled."""
        if not _event_day(self.scene, when) or (self._ahead(when) and not is_programme(self.scene)):
            return False
        return not self._called_off(sentence)

    def _is_aside(self, sentence: Sentence, when: When, last: When) -> bool:
        """Whether a day is told beside another: the one on which a journey ends, an earlier one that explains."""
        told = looks_back(self.scene, sentence, when.span, when.time, last.time)
        return told or is_return(self.scene, sentence, when.span)

    def _called_off(self, sentence: Sentence) -> bool:
        return rule("visits.cancelled").search(self.scene.folded(sentence.span)) is not None

    def _in_that_year(self, sentence: Sentence, time: Time, span: Span, found: list[When]) -> Time:
        """A day or month of "năm ấy", "năm đó": of the year told last before it, not of the page's."""
        opened = next((w for w in found if w.kind == "year" and self._rules(sentence, w.span, span)), None)
        year = (opened.time.start or "")[:4] if opened is not None else ""
        history = year < str(int((self.scene.page.published or "0")[:4]) - 1)  # "Giữa năm 2016, …; chiều 14/6, …"
        if year and time.basis != "text" and re.fullmatch(r"\d{4}-\d\d" + r"(?:-\d\d)?" * history, time.edtf):
            return replace(time, edtf=year + time.edtf[4:], basis="text")
        if time.basis == "text" or not _THAT_YEAR.match(self.scene.page.text[span.end : span.end + 12].lower()):
            return time
        told = [w for near in (*self.by_sentence[-4:], found) for w in near if w.kind in HAPPENS and w.time.start]
        year = (told[-1].time.start or "")[:4] if told else ""
        return replace(time, edtf=year + time.edtf[4:]) if year and "/" not in time.edtf else time

    def _year_told(self, sentence: Sentence) -> str:
        """The year of which the sentences right before one tell, or the page's title; else empty."""
        for near in sentences_before(self.scene, sentence):
            told = next((w.time.edtf for w in reversed(self.by_sentence[near.index]) if w.kind == "year"), "")
            if told:
                return "" if turns_ahead(self.scene, near.span.start, sentence.span.start) else told[:4]
        return year_of_title(self.scene)

    def _rules(self, sentence: Sentence, year: Span, span: Span) -> bool:
        """Whether a year opens its sentence, or is that of what is held in a month told behind it."""
        if year.start - sentence.span.start < _OPENING:
            return True
        return year.end <= span.start and _HELD.fullmatch(self.scene.folded(Span(year.end, span.start))) is not None

    def of(self, sentence: Sentence) -> list[When]:
        """The times named in a sentence, in order."""
        return self.by_sentence[sentence.index]

    def events(self, sentence: Sentence) -> Iterator[When]:
        """Those at which something happens."""
        return (w for w in self.by_sentence[sentence.index] if w.kind in HAPPENS)

    def near(self, when: When) -> bool:
        """Whether a time is not years away from the page's own: what happened now, no history."""
        return _event_day(self.scene, when)

    def feast(self) -> When | None:
        """The named lunar year of the page (Tết Bính Ngọ), which gives the year of what has no day."""
        return next((w for found in self.by_sentence for w in found if w.kind == "feast"), None)

    def timed_up_to(self, index: int) -> Iterable[int]:
        """The sentences up to one that tell a time, the last first."""
        return reversed(self._timed[: bisect_right(self._timed, index)])

    def before(self, sentence: Sentence, past: bool = False) -> When | None:
        """The last day named in the sentence or before it; ``past``: one that was over when the page was written."""
        for index in self.timed_up_to(sentence.index):
            for when in reversed(self.by_sentence[index]):
                ahead = past and self._ahead(when)
                back = when.span in self._asides and index != sentence.index
                if when.kind in HAPPENS and when.exact and self.near(when) and not (ahead or back):
                    return when
        return None

    def _ahead(self, when: When) -> bool:
        return is_ahead(when.time, self.scene.page.published)


def times_of(scene: Scene) -> Times:
    """The times of a page, worked out once for all finders."""
    known = scene.memo.get("times")
    if known is None:
        known = scene.memo["times"] = Times(scene)
    assert isinstance(known, Times)
    return known


def _event_day(scene: Scene, when: When) -> bool:
    """Whether a day lies near the page's own date: a day years ago is history, not the event told."""
    start, day = when.time.start, scene.day
    return not (start and day and abs(int(start[:4]) - int(day[:4])) > 1)
