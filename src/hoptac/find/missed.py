"""Visits of which only the failing is told: a delegation that asked to be let off, a journey that was given up."""

from __future__ import annotations

import re

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Sentence
from hoptac.find.sides import Meeting, is_ours
from hoptac.find.telling import Telling
from hoptac.gazetteer.places import PLACES

#: Between "đoàn" and the unit whose it is.
_OF_UNIT = re.compile(r"(?: (?!với|tại|ở|sang|đến|thăm|do|và|từ)[^\W\d_]+){0,7} ?")
#: The noun of a journey, and what stands between it and where it was to go.
_JOURNEY = re.compile(r"(?<!\w)chuyến (?:đi|sang|thăm|qua|ra|lên|vào|về|tới|đến|công tác|làm việc|khảo sát)(?!\w)")
_TO_GOAL = re.compile(r"(?: (?!của|do|mà|lẽ)[^\W\d_]+){0,8} ")
_OWNER = re.compile(r"(?<!\w)(?:của|do|mà)(?: (?!lẽ ra)[^\W\d_]+){0,9} $")
#: What a unit's people should have done: "A lẽ ra cũng có mặt hôm nay".
_SHOULD = re.compile(
    r"(?:,? (?:thì|cũng|đã))* (?:lẽ ra|đáng lẽ|đáng ra)(?: [^\W\d_]+| [\d/.-]+){0,6}?"
    r" (?:có mặt|sang|tới|đến|lên|qua|vào)(?!\w)"
)
#: Behind the unit whose delegation it is: it will come, to where the page is at home.
_WILL_COME = re.compile(
    r"(?: [(][^)]{2,40}[)])?(?: (?:đã|vừa))?(?: (?:báo|hẹn|điện|nhắn|xin))?(?: (?:là|rằng))?"
    r" (?:sẽ|hẹn|có lịch|dự kiến|theo lịch|định|đăng ký)(?: (?:sẽ|lại|trở lại|dẫn đoàn))?"
    r" (?:sang|tới|đến|lên|qua|vào|có mặt)(?! (?:tỉnh|thành|nước|thủ đô|với)(?!\w))(?!\w)"
)
_CALLED = 160  # characters from the unit to where it is said that nothing came of it


class Missed(Telling):
    """Readings in which somebody has not come."""

    def _called_off(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """ "Đoàn A, theo lịch đến ngày …, xin hoãn": a delegation whose coming is told by nothing but its end."""
        cue = self.first("visits.cancelled", sentence) or self.first("visits.put-off", sentence)
        if cue is None:
            return None
        stayed = self._stayed_away(sentence)
        if stayed is not None:
            return stayed
        marks = self._marks(Span(sentence.span.start, cue.start))
        if not marks:
            return None
        guests = [a for a in actors if 0 <= a.span.start - marks[0].end <= 60 and a.span.end <= cue.start][:1]
        if not guests or not _OF_UNIT.fullmatch(self.scene.folded(Span(marks[0].end, guests[0].span.start))):
            return None
        meeting = self._sides(sentence, guests, [], cue, "visits.come")
        return self._to_home(meeting, cue)

    def _announced(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """ "Đoàn A báo sẽ sang từ ngày 3 đến 6": a delegation that is to come; where to goes without saying."""
        days = any(True for _ in self.times.events(sentence))
        for mark in self._marks(sentence.span) if days else []:
            guest = next((a for a in actors if 0 <= a.span.start - mark.end <= 60 and a.units), None)
            if guest is None or guest.how != "place" or is_ours(guest.units[0]):
                continue
            whose = _OF_UNIT.fullmatch(self.scene.folded(Span(mark.end, guest.span.start)))
            will = _WILL_COME.match(self.scene.folded(Span(guest.span.end, sentence.span.end)))
            if whose is not None and will is not None:
                at = Span(guest.span.end, guest.span.end + will.end())
                return self._to_home(self._sides(sentence, [guest], [], at, "visits.come"), at)
        return None

    def _given_up(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """ "Chuyến sang A của B, định vào ngày …, phải hủy": where it was to go is told right behind the noun."""
        cue = self.first("visits.cancelled", sentence)
        if cue is None:
            return None
        base = self.scene.scan.folded.at(sentence.span.start)
        named = [a for a in self.scene.actors_in(sentence.span) if a.how == "place" and a.units]
        for noun in _JOURNEY.finditer(self.scene.folded(sentence.span)):
            at = self.scene.scan.folded.span(base + noun.start(), base + noun.end())
            goal = next((a for a in named if a.span.start > at.end), None)
            if goal is None or abs(cue.start - goal.span.end) > _CALLED:
                continue
            if not _TO_GOAL.fullmatch(self.scene.folded(Span(at.end, goal.span.start))):
                continue
            owner = next(
                (
                    a
                    for a in named
                    if a.span.start >= goal.span.end
                    and _OWNER.search(self.scene.folded(Span(goal.span.end, a.span.start)))
                ),
                None,
            )
            guests = [owner] if owner is not None and is_ours(owner.units[0]) != is_ours(goal.units[0]) else []
            if is_ours(goal.units[0]) and not guests:
                continue
            return self._set_out(self._sides(sentence, guests, [goal], cue, "visits.come"), cue)
        return None

    def _stayed_away(self, sentence: Sentence) -> Meeting | None:
        """ "A lẽ ra cũng có mặt hôm nay, nhưng …": whose people should have come."""
        for actor in self.scene.actors_in(sentence.span):
            abroad = actor.how == "place" and bool(actor.units) and not is_ours(actor.units[0])
            told = _SHOULD.match(self.scene.folded(Span(actor.span.end, sentence.span.end))) if abroad else None
            if told is not None:
                at = Span(actor.span.end, actor.span.end + told.end())
                return self._to_home(self._sides(sentence, [actor], [], at, "visits.come"), at)
        return None

    def _to_home(self, meeting: Meeting | None, cue: Span) -> Meeting | None:
        """The page's own unit as the host whom nobody names."""
        if meeting is not None and self.scene.home and all(map(is_ours, meeting.host.units)):
            named = [u for u, span in meeting.host.units.items() if span != cue and u != "VN"]
            meeting.host.units = meeting.host.units if named else {self.scene.home: cue}
        return meeting

    def _set_out(self, meeting: Meeting | None, cue: Span) -> Meeting | None:
        """The page's own unit as the guest whom nobody names."""
        if meeting is None:
            return None
        country = all(PLACES[u].kind == "country" for u in meeting.guest.units)
        if self.scene.home and country and all(map(is_ours, meeting.guest.units)):
            meeting.guest.units = {self.scene.home: cue}
        return meeting
