"""Days that a list, an entry, a programme's row or a heading gives the meetings told in it."""

from __future__ import annotations

import re

from hoptac.base.nouns import Span
from hoptac.find.outcome import Outcome
from hoptac.find.rules import rule
from hoptac.find.sides import Meeting
from hoptac.find.when import When

#: Before the day on which a paper was written: its town.
_LETTERHEAD = re.compile(r"(?:^|[\n\t]|\s{2})[^\n\t,:.;\d]{2,40}, (?:ngày )?$")
#: Behind the day of a signing: the coming of those who will sign on it.
_WHEN_COMING = re.compile(
    r"(?: này| tới| sau| sang năm| năm (?:tới|sau|\d{4}))*,? (?:khi|lúc|(?:nhân|trong)(?: dịp)?|dịp)(?!\w)[^.;]{3,160}"
)
_BELOW = 40  # characters of a heading behind its day
#: A meeting told by a noun, and what parts a day behind it from it.
_NOUN = re.compile(r"(?:chuyến|cuộc|buổi)(?!\w)")
_PARTED = re.compile(r"[,.;:()]|(?<!\w)(?:từ|đến|và|trong|sau|trước)(?!\w)")
_BESIDE = 45  # characters


class ListedDays(Outcome):
    """Reads the days of lists on one page."""

    def _day_of_list(self, meeting: Meeting) -> list[When]:
        """The day with which a sentence read part by part begins: "Ngày 13/3, tại A: sáng, …; chiều, …"."""
        told = [w for w in self.times.events(meeting.sentence) if w.exact]
        before = [w for w in told if w.span.end <= meeting.sentence.span.start and self._of_event(w, meeting)]
        return before[-1:]

    def _day_of_entry(self, meeting: Meeting) -> list[When]:
        """The first day told further on in a roster's entry."""
        behind = self._behind(meeting)[1:] if meeting.entry else ()
        return [w for s in behind for w in self.times.events(s) if w.exact and self._of_event(w, meeting)][:1]

    def _headed(self, meeting: Meeting) -> bool:
        """Whether a visit that was called off stands right below a heading with a day: "Thứ Sáu, 14/6."."""
        day, at = self.times.before(meeting.sentence), meeting.sentence.span.start
        return meeting.status == "cancelled" and day is not None and 0 <= at - day.span.end <= _BELOW

    def _row_day(self, meeting: Meeting) -> When | None:
        """The day of the programme's row, told in the row or in one before it."""
        before = self.times.before(meeting.sentence)
        if before is not None and _LETTERHEAD.search(self.roles.before(before.span, 60)):
            return None  # "Nam Xương, ngày …": when the plan was written
        return before if before and before.time.start != self.scene.page.published else None

    def _of_event(self, when: When, meeting: Meeting) -> bool:
        """Whether a day is the meeting's own: near the page's day, and not that of a signing long ago."""
        start, day, end = when.time.start, self.scene.day, when.time.end
        months = [int(iso[5:7]) for iso in (start, end) if iso and len(iso) >= 7]  # of a run of years none
        if when.kind == "interval" and len(months) == 2 and months[1] - months[0] not in (0, 1, -11):
            return False
        if start and day and meeting.status == "done" and abs(int(start[:4]) - int(day[:4])) > 1:
            return False
        if when.span.end < meeting.cue.start and self._prepares(Span(when.span.end, meeting.cue.start)):
            return False
        signed = rule("visits.signed-before").search(self.roles.before(when.span, 140))
        asked = signed is not None and meeting.rule == "visits.accepted" and "mời" in signed.group()
        if signed is None or asked:  # "mời ông A dự lễ ngày …": of who accepts it is the day
            return True
        return self._is_when(when, meeting)

    def _is_when(self, when: When, meeting: Meeting) -> bool:
        """Whether a day of signing is that of a coming named right behind: "ký vào tháng 10 này, khi đoàn A sang B"."""
        behind = self.scene.folded(Span(when.span.end, max(when.span.end, meeting.cue.start)))
        return meeting.rule == "visits.come" and _WHEN_COMING.match(behind) is not None

    def _told_beside(self, exact: list[When], meeting: Meeting) -> When | None:
        """The day right behind the noun of a meeting, whatever run of days the sentence tells of something else:
        "Đáp lại chuyến thăm ngày 22/1 của đoàn A, tỉnh B cử đoàn sang từ 10 đến 11/4".
        """
        if not _NOUN.match(self.scene.words(meeting.cue).lower()):
            return None
        behind = [w for w in exact if w.kind == "day" and 0 <= w.span.start - meeting.cue.end <= _BESIDE]
        between = (self.scene.folded(Span(meeting.cue.end, w.span.start)) for w in behind[:1])
        return behind[0] if behind and not _PARTED.search(next(between)) else None
