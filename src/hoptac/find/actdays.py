"""The day on which a courtesy is done: told in its sentence, by a heading, by the talk it belongs to, by a letter."""

from __future__ import annotations

import re
from dataclasses import replace

from hoptac.base.nouns import Time
from hoptac.base.scene import Scene
from hoptac.find.apart import days_apart, months_apart
from hoptac.find.floor import Table
from hoptac.find.lines import Line, sentences_with
from hoptac.find.rules import rule
from hoptac.find.speech import Speech
from hoptac.find.voices import Side
from hoptac.find.when import HAPPENS, When

_OPENING = 40  # characters with which a sentence tells its day
_HEADING = 12  # words of a heading
#: Before the day of what is condoled with, or of what is invited to.
_OF_ANOTHER = re.compile(
    r"(?<!\w)(?:trận|vụ|cơn|bão|động đất|lũ|lũ lụt|tai nạn|thảm họa|xảy ra|mời [^.;]{3,120}(?:dự|tham gia))"
    r"(?: [^\W\d_]+){0,8} $"
)
#: Before the day of a feast that one is congratulated on.
_FEAST = re.compile(
    r"(?<!\w)(?:chúc mừng|mừng|kỷ niệm)(?: sớm| trước| muộn)*(?: nhân| dịp| lễ| quốc khánh)*(?: ngày)? $"
)
#: An item of a digest that begins with its day: "▪ Thứ Tư, 10/4.", "Thứ Bảy.".
_DAY_ALONE = re.compile(
    r"\W{0,3}(?:(?:thứ [^\W\d_]+|chủ nhật)[ ,(]{1,3})?(?:ngày |date )?\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{1,4})?\)?"
    r"|\W{0,3}(?:(?:sáng |chiều )?thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)"
)
_YEAR_PRINTED = re.compile(r"(?:19|20)\d\d")
_YEAR_SAID = re.compile(r"(?:19|20)\d\d|năm|hôm|qua|này")
#: Between thanks or condolences and the time of what they are for.
_DEED = re.compile(
    r"(?<!\w)(?:đã|vì|về|trong|do|bị|tử nạn|thiệt mạng|qua đời|mất|hồi|khi|sau|xảy ra|giúp|cho|vừa)(?!\w)"
)
#: Leads back to a talk that was told before.
_BACK_AT = re.compile(r"\W{0,3}(?:tại|trong|ở|mở đầu|trước đó|phát biểu tại)(?: các)? (?:buổi|cuộc|phiên|lễ)(?!\w)")
#: Before the day on which minutes are signed, at their end.
_SIGNED = re.compile(r"(?<!\w)(?:biên bản|văn bản)(?!\w)[^.;]{0,40}?(?<!\w)(?:ký|lập|làm|hoàn thành|lập thành)(?!\w)")
_CLOSES = 8  # sentences of minutes within which they tell the day of signing
_OPENS = 4  # sentences of minutes within which they tell their day
_VISIT = 3  # days on which one visit goes on
_HISTORY = "2000"  # days before it are told of history
_YEAR = 12  # months before the page within which a day of the same sentence may be that of the act
_RECENT = 4  # months before the page within which a day may be that of its event


class ActDays:
    """The days that a page tells, remembered line by line in order of the text."""

    def __init__(self, scene: Scene, speech: Speech) -> None:
        self.scene = scene
        self.speech = speech
        self.times = speech.floor.times
        self.day: When | None = None
        self.named_at = -1
        self.heading: When | None = None
        self.letter: When | None = None
        self.month: When | None = None  # the first one told, where no day is
        self.told: tuple[int, When | None] = (-1, None)

    def note(self, line: Line) -> None:
        """Keep the last day on which something of the page happened."""
        if line.search("courtesies.dateline"):
            return
        for when in self.times.events(line.sentence):
            if self.month is None and self._is_recent_month(when):
                self.month = when
            if self._is_past(when):
                self.told = (line.sentence.paragraph, when)
            if self.is_event_day(when) and not _FEAST.search(line.low, 0, max(0, line.at(when.span.start))):
                self.day, self.named_at = when, line.sentence.index
                if _is_heading(line.low):
                    self.heading = when
                if line.search("courtesies.by-letter"):
                    self.letter = when

    def _is_past(self, when: When) -> bool:
        """Whether a day lies before the page's."""
        start, published = when.time.start, self.scene.page.published
        return bool(when.exact and start and (not published or start[: len(published)] <= published))

    def _is_recent_month(self, when: When) -> bool:
        """Whether a time is a month in which what the page tells may have happened."""
        start, published = when.time.start, self.scene.page.published
        if start is None or len(start) != len("2022-01") or not published or start > published[:7]:
            return False
        return months_apart(start, published) <= _RECENT

    def is_event_day(self, when: When) -> bool:
        """Whether a day may be that of what the page tells: no later than the page, nor long before it."""
        start, published = when.time.start, self.scene.page.published
        if start is None or not self._is_past(when):
            return False
        return months_apart(start, published) <= _RECENT if published else start >= _HISTORY

    def is_own_day(self, when: When) -> bool:
        """Whether a day told in the very sentence may be that of the act: of the page's last twelve months."""
        start, published = when.time.start, self.scene.page.published
        if start is None or not published or not self._is_past(when):
            return self.is_event_day(when)
        return months_apart(start, published) <= _YEAR

    def _is_dated(self, when: When, limit: int) -> bool:
        """Whether a past day stands before the act with its year printed, however long ago: a look back tells it."""
        printed = _YEAR_PRINTED.search(self.scene.folded(when.span)) is not None
        month, published = when.time.start or "", self.scene.page.published
        past = self._is_past(when) or (len(month) == len("2022-01") and bool(published) and month < (published or ""))
        return printed and past and when.span.start < limit and month >= _HISTORY

    def is_ahead(self, when: When) -> bool:
        """Whether a day is still to come for the page, or after the last one told where the page bears none."""
        start, now = when.time.start, self.scene.page.published or (self.day.time.start if self.day else None)
        return bool(start and now and start[: len(now)] > now[: len(start)])

    def when(self, line: Line, kind: str, giver: Side, end: int) -> When | None:
        """The day of the event invited to; for the others the day it was done."""
        if kind == "invite":
            return self._invited_to(line, end)
        frame = self.speech.frame
        writes = frame.kind == "letter" and frame.holds(line.sentence.index) and set(giver.units) <= set(frame.units)
        if giver.how == "author" or writes:
            return self.dateline()
        told = self.times.events(line.sentence)
        starts = [(w, line.low[: line.at(w.span.start)]) for w in told]
        events = [w for w, before in starts if not _OF_ANOTHER.search(before) and not _FEAST.search(before)]
        behind = next((w for w in events if self._is_behind(line, w, end)), None)
        if behind is not None:
            return behind
        events = [w for w in events if not self._is_of_deed(line, kind, w, end)]
        near = [w for w in events if self.is_own_day(w) or self._is_dated(w, line.place(end))]
        if line.search("courtesies.by-letter", 0, end) and (sent := self._right_behind(line, near, end)) is not None:
            return sent
        own = next((w for w in near if not self.is_nowadays(line, w)), None)
        if own is not None or line.search("courtesies.by-letter"):
            return own or self._of_heading(line) or self.heading
        if self.letter is not None and line.search("courtesies.in-letter"):
            return self.letter
        month = self.month if self.month is None or self.month.span.start < line.place(end) else None
        return self._of_talk(line, self.speech.table(line, giver.units)) or month

    def _is_of_deed(self, line: Line, kind: str, when: When, end: int) -> bool:
        """Whether a time behind the words is that of another clause, or of what is thanked for or mourned."""
        gap = line.low[end : max(end, line.at(when.span.start))]
        return ";" in gap or (kind in ("thank", "condole") and _DEED.search(gap) is not None)

    def _right_behind(self, line: Line, near: list[When], end: int) -> When | None:
        """The day of a letter told behind it in its part of a sentence: "gửi thư … ngày 1/4, gửi điện … ngày 2/5"."""
        behind = (w for w in near if line.at(w.span.start) >= end)
        return next((w for w in behind if "," not in line.low[end : line.at(w.span.start)]), None)

    def _is_behind(self, line: Line, when: When, end: int) -> bool:
        """Whether a past time stands right behind the words of the act and says when it was: "… tặng hồi năm 2015"."""
        gap = line.low[end : max(end, line.at(when.span.start))]
        words = self.scene.folded(when.span)
        past = (when.time.start or "9") < (self.scene.page.published or self.scene.day or "")
        return not gap.strip() and bool(gap) and words.startswith(("hồi", "năm")) and past

    def _invited_to(self, line: Line, end: int) -> When | None:
        """The first day named behind an invitation, else one still to come."""
        limit = line.span(end, end).start
        told = [w for w in self.times.of(line.sentence) if w.kind in HAPPENS or w.kind == "since"]
        after = next((w for w in told if w.span.start >= limit), None)
        if after is not None:
            return self._still_to_come(_finest(after, told))
        ahead = next((w for w in told if self.is_ahead(w)), None)
        return _finest(ahead, told) if ahead is not None else self._told_before(line)

    def _still_to_come(self, when: When) -> When:
        """The day of what one is invited to: of the next year, where none is printed and it would be past by then."""
        start, said = when.time.start, self.day.time.start if self.day else self.scene.page.published
        if not when.exact or not start or not said or start >= said[: len(start)]:
            return when
        if _YEAR_SAID.search(self.scene.folded(when.span)) or months_apart(start, said) >= _YEAR:
            return when
        return replace(when, time=Time(when.time.edtf.replace(start[:4], str(int(start[:4]) + 1))))

    def _told_before(self, line: Line) -> When | None:
        """The day still to come of which the sentence before tells: "Hội mở ngày 20/9. Xin kính mời bà …"."""
        before = self.scene.sentences[max(0, line.sentence.index - 1) : line.sentence.index]
        near = [s for s in before if s.paragraph == line.sentence.paragraph]
        told = [w for s in near for w in self.times.of(s) if w.kind in HAPPENS and (w.exact or w.kind == "month")]
        return next((w for w in told if self.is_ahead(w)), None)

    def _of_talk(self, line: Line, table: Table | None) -> When | None:
        """The day of the talk that a line stands in: the one named last, by a heading, the talk, or its paragraph; of
        minutes, or of a picture of a speech, the day of all of it.
        """
        if (whole := self._of_whole(line)) is not None:
            return whole
        if table is None or table.when is None:
            near = self.told[1] if self.told[0] == line.sentence.paragraph else None
            return self.heading or (near if table is None else None) or self.day or self._below(line)
        if self.heading is not None and self.heading.span > table.when.span:
            here = self.told[1] if self.told[0] == line.sentence.paragraph else None
            return here if here is not None and here.span > self.heading.span else self.heading
        if table.sentence > line.sentence.index and self.told[0] == line.sentence.paragraph and self.told[1]:
            return self.told[1]  # the meeting is told of only further down
        return self.day if self._is_later(line, table.when, table.sentence) else table.when

    def _of_whole(self, line: Line) -> When | None:
        """The day of joint minutes, told above them, where the talk here was an earlier one; of a printed speech, for a
        picture of it.
        """
        frame, table = self.speech.frame, self.speech.table(line)
        if frame.kind == "letter" and line.sentence.zone == "caption" and table is not None:
            return self.dateline()
        if frame.kind != "minutes" or not frame.holds(line.sentence.index):
            return None
        met = table.when if table is not None else self.day
        if met is None:
            return None
        if (signed := self._signed_within(met)) is not None:
            return signed
        opening = self.scene.sentences[: frame.first + _OPENS]
        day = next((w for s in opening for w in self.times.events(s) if w.exact), None)
        return day if day is not None and (met.time.start or "") < (day.time.start or "") else None

    def _signed_within(self, visit: When) -> When | None:
        """The one day of a visit of several on which its minutes say that they were signed: "từ ngày 4 đến ngày 5/6 …
        Biên bản này làm tại A ngày 5/6".
        """
        first, last = visit.time.start, visit.time.end
        if not first or not last or first == last:
            return None
        closing = self.scene.sentences[max(self.speech.frame.first, self.speech.frame.last - _CLOSES) :]
        told = (w for s in closing if _SIGNED.search(self.scene.folded(s.span)) for w in self.times.events(s))
        return next((w for w in told if w.exact and first <= (w.time.start or "") <= last), None)

    def _below(self, line: Line) -> When | None:
        """The day with which the article begins right below a picture's caption above it."""
        if line.sentence.zone != "caption":
            return None
        index = line.sentence.index + 1
        days = [w for s in self.scene.sentences[index : index + 2] for w in self.times.events(s)]
        return next((w for w in days if self.is_event_day(w)), None)

    def _is_later(self, line: Line, when: When, sentence: int) -> bool:
        """Whether a day of the same visit has been named since its table: "Chia tay đoàn sáng 6/4, …"."""
        start, last = when.time.start, when.time.end
        if self.day is None or start is None or self.day.time.start is None:
            return False
        day = self.day.time.start
        told_since = self.named_at > sentence or self.day.span > when.span
        within = told_since and last is not None and start[:10] <= day <= last
        asked = self.speech.frame.kind == "interview" and self.speech.frame.holds(line.sentence.index)
        first = line.sentence.paragraph - asked  # the day of a question is that of its answer
        near = first <= self.scene.sentences[self.named_at].paragraph <= line.sentence.paragraph
        since = self.day.span > when.span and start[:10] <= day
        return within or (since and (near or self._goes_on(line, when, self.day)))

    def _goes_on(self, line: Line, when: When, day: When) -> bool:
        """Whether the same company met again on a day told since, in the paragraph before, and no words lead back to
        the first talk: "Sáng 28/10, Chủ tịch tỉnh A gặp đoàn. ¶ Bà B chúc mừng …".
        """
        table, told = self.speech.table(line), self.scene.sentences[self.named_at]
        if table is None or line.sentence.paragraph - told.paragraph > 1 or _BACK_AT.match(line.low):
            return False
        if day.time.end not in (None, day.time.start) or days_apart(when, day) > _VISIT:
            return False
        met = {u for a in self.scene.actors_in(told.span) for u in a.units}
        return bool(met & set(table.one)) and bool(met & set(table.other))

    def is_nowadays(self, line: Line, when: When) -> bool:
        """Whether "hôm nay" only means these days, deep in a sentence, or is said in someone's own words."""
        place = line.at(when.span.start)
        return self.scene.folded(when.span) in ("hôm nay", "ngày nay") and (place > _OPENING or '"' in line.low[:place])

    def _of_heading(self, line: Line) -> When | None:
        """The day of a heading right above a line: "4. Thứ Sáu, 07/6: thư, điện"."""
        for sentence in self.scene.sentences[max(0, line.sentence.index - 1) : line.sentence.index]:
            words = self.scene.folded(sentence.span)
            if _is_heading(words):
                return next((w for w in self.times.events(sentence) if self.is_event_day(w)), None)
        return None

    def dateline(self) -> When | None:
        """The day of a letter: the line that bears a place and a day, else the day on which it is told to be sent."""
        for sentence in sentences_with(self.scene, "courtesies.dateline"):
            if rule("courtesies.dateline").search(self.scene.folded(sentence.span)):
                return next(iter(self.times.of(sentence)), None)
        opening = self.scene.sentences[: self.speech.frame.first]
        for sentence in opening:
            if sentence.zone != "title" and rule("courtesies.by-letter").search(self.scene.folded(sentence.span)):
                found = next((w for w in self.times.events(sentence) if self.is_event_day(w)), None)
                if found is not None:
                    return found
        days = [w for s in opening if s.zone != "title" for w in self.times.events(s) if self.is_event_day(w)]
        others = (w for w in days if w.time.start != self.scene.page.published)  # no day on which it was put online
        return next(others, days[0] if days else None)  # words spoken at a meeting that the lines above them tell of


def _finest(when: When, told: list[When]) -> When:
    """A month or a year, or the day of it that is told in the same sentence: "tháng 3 sang dự, mồng 8 khai mạc"."""
    start = when.time.start or ""
    parts = (w for w in told if w.exact or len(w.time.start or "") > len(start))
    return next((w for w in parts if (w.time.start or "").startswith(start) and w is not when), when) if start else when


def _is_heading(words: str) -> bool:
    """Whether folded words are a short line without a full stop, or a day and nothing else."""
    if _DAY_ALONE.fullmatch(words.rstrip(".,: ")):
        return True
    return len(words.split()) <= _HEADING and words[-1:] not in ".!?;"
