"""Meetings on a journey that a sentence opens with: "Trong chuyến thăm tại A, đoàn B …", "…, A chúc …"."""

from __future__ import annotations

import re
from itertools import pairwise

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Sentence
from hoptac.find.goings import Goings
from hoptac.find.rules import rule
from hoptac.find.sides import Meeting, same_side

#: "trong chuyến thăm (ngày 19 - 20/1), A …": the days of a journey, before who is on it.
_ON_DAYS = re.compile(r"(?: (?:này|ấy|vừa qua|lần này|từ|ngày|đến|và|tháng|năm|hôm|[\d/.–-]+))*,")
#: "trong chuyến thăm (và làm việc) tại A, đoàn …": where a journey goes, before who is on it.
_TO_GOAL = re.compile(
    r"(?:,? (?:và )?(?:làm việc|công tác))?(?: (?:tại|ở|sang|đến|tới|với))? [^,.;:]{3,60}, (?=(?:phái )?đoàn(?!\w))"
)
#: Makes a noun of a verb of coming: "việc sang thăm của đoàn A".
_NOUN = re.compile(r"(?<!\w)(?:chuyến|cuộc|buổi|đợt|việc|lần|dịp|sự|lịch|lượt)(?!\w)[^,.;]*$")
#: Behind "chuyến thăm của": he who speaks of it.
_HIS_OWN = re.compile(
    r" (?:ông|bà|mình|ngài)(?: (?:ấy|này))?(?=[,.;]| (?:sẽ|tới|đến|lần này|là|đã|có|nhằm|mở|góp|thể hiện|cho thấy|tại|"
    r"ở|sang|vào|diễn ra|không|được|khẳng định|và|kéo dài|tạo|nhân|trong|hồi|lần|đánh dấu)(?!\w))"
)
_NEAR = 40  # characters between the verb and whom it is about
_LEADS_ON = 60  # characters from the end of the opening to who is on the journey


class Journeys(Goings):
    """Readings of sentences that a journey opens."""

    def _journey(self, cue: Span) -> bool:
        """Whether the word of coming is a noun: "chuyến thăm"."""
        return self._word(cue).startswith("chuyến")

    def _framed(self, cue: Span) -> bool:
        """Whether a noun of coming only frames what is told: "trong khuôn khổ chuyến thăm"."""
        return rule("visits.framing").search(self.roles.before(cue, 24)) is not None

    def _told_of_talks(self, sentence: Sentence, actors: list[Actor], meet: Span) -> bool:
        """Whether talks with somebody named are told by a verb of their own, who has them before it."""
        if self.first("visits.receive", sentence) is not None:
            return False
        before = any(a.how in ("person", "place") and a.span.end <= meet.start for a in actors)
        return before and any(0 <= a.span.start - meet.end <= _NEAR for a in actors)

    def _on_a_journey(self, sentence: Sentence, actors: list[Actor], cue: Span) -> Meeting | None:
        """ "Trong chuyến thăm, A chúc …": who acts on a journey, told right behind, is the one who came."""
        behind = _ON_DAYS.match(self.scene.folded(Span(cue.end, sentence.span.end)))
        if behind is None or self.first("visits.receive", sentence) or not actors:
            return None
        at = cue.end + behind.end()
        guest = next((a for a in actors if a.span.start >= at), None)
        if guest is None or guest.how != "person" or guest.span.start - at > 40:
            return None
        quoted = self._quoted(sentence)
        after = [a for a in actors if a.span.start > guest.span.end and not any(q.holds(a.span) for q in quoted)]
        hosts = [a for a in after if not a.site and not set(a.units) & set(guest.units)]
        return self._sides(sentence, [guest], same_side(hosts), cue, "visits.come")

    def _on_a_journey_to(self, sentence: Sentence, actors: list[Actor], cue: Span) -> Meeting | None:
        """ "Trong chuyến thăm tại A, đoàn B do C dẫn đầu đã …": the delegation told right behind has come to A."""
        goal = _TO_GOAL.match(self.scene.folded(Span(cue.end, sentence.span.end)))
        if goal is None or not self._journey(cue) or not self._framed(cue) or self.first("visits.receive", sentence):
            return None
        at = cue.end + goal.end()
        guest = next((a for a in actors if a.span.start >= at), None)
        hosts = [a for a in self.scene.actors_in(Span(cue.end, at)) if a.how == "place"]
        if (
            guest is None
            or not hosts
            or not self._marks(Span(at, guest.span.start))
            or guest.span.start - at > _LEADS_ON
        ):
            return None
        guests = [a for a in actors if a.span.start >= at and set(a.units) == set(guest.units)]
        return self._sides(sentence, guests, same_side(hosts), cue, "visits.come")

    def _accompanied(self, guests: list[Actor]) -> list[Actor]:
        """Who is accompanied goes before who goes along: "tôi được tháp tùng Chủ tịch A sang B"."""
        for number, (first, second) in enumerate(pairwise(guests)):
            between = self.scene.page.text[first.span.end : second.span.start].lower()
            if "tháp tùng" in between and second.person is not None:
                return [*guests[:number], second, first, *guests[number + 2 :]]
        return guests

    def _owns_goal(self, cue: Span) -> bool:
        """Whether "của" tells whose the place is that is gone to: "sang thăm huyện A của tỉnh B"."""
        return not self._journey(cue) and _NOUN.search(self.roles.before(cue, 30)) is None

    def _is_his_own(self, sentence: Sentence, at: int) -> bool:
        """Whether it is the journey of him who speaks of it: "A hy vọng chuyến thăm của ông mở ra …"."""
        return _HIS_OWN.match(self.scene.folded(Span(at, sentence.span.end))) is not None
