"""Invitations that are taken up, by word or by a nod: a visit to come."""

from __future__ import annotations

import re

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Sentence
from hoptac.find.roles import folded_spans
from hoptac.find.sides import Meeting, Side, sorted_out
from hoptac.find.telling import Telling

#: Behind "nhận lời": what is accepted is to come.
_TO_COME = re.compile(
    r"(?: mời)?(?: sang| đến| tới| đi)? (?:thăm|làm việc|dự(?!\w))|(?: (?:dẫn|đưa) đoàn)? (?:sang|xuống|lên|qua) "
)
_OWNER = re.compile(r"(?<!\w)của (?:[^\W\d_]+ ){0,3}$")
_LEADS_TO = re.compile(
    r"(?<!\w)(?:thăm|sang|đến|tới|tại)\s(?:làm việc (?:tại|với)\s)?(?:tỉnh |thành phố |thị xã |nước )?$"
)
#: Before those whom an invitation is handed: "chuyển tới ông A lời mời".
_HANDED_TO = re.compile(
    r"(?<!\w)(?:tới|đến|cho|gửi|trao|chuyển|đưa)"
    r"(?: (?:tận tay|tay|ông|bà|ngài|đồng chí|anh|chị|các|lãnh đạo|phía|chính quyền))* $"
)
#: Behind the word of inviting: to come to something.
_TO_SOMETHING = re.compile(
    r"[^.;]{0,150}?(?<!\w)(?:thăm|sang|dự|tham dự|đến|tới|qua|lên|xuống|ra|vào|trở lại|quay lại|về|xem)(?!\w)"
)
_NOT_YET = re.compile(r"(?<!\w)(?:chưa|không|khó|từ chối|cân nhắc|xem xét)(?: [^\W\d_]+){0,3} $")
_HANDED = 6  # characters between those whom an invitation is handed and its word
_INVITED = 40  # characters behind "mời" within which those stand who are asked


class Accepting(Telling):
    """Readings of an invitation that is accepted: the inviter is the host, who accepts is the guest."""

    def _accept(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """ "A mời B sang thăm; B vui vẻ nhận lời", "lời mời được nhận ngay"."""
        accepted = self.first("visits.accepted", sentence)
        if accepted is None:
            return self._take_up(sentence, actors)
        asked = sentence if self.first("visits.invited", sentence) else self._one_before(sentence)
        invited = self.first("visits.invited", asked)
        if invited is None:
            return self._accept_to_come(sentence, actors, accepted)
        if self.party and self.received and not [a for a in actors if a.units] and asked is sentence:
            came, asks = (Side(dict.fromkeys(units, accepted)) for units in (self.received, self.party))
            return sorted_out(self.scene, Meeting(sentence, accepted, "visits.accepted", came, asks), None)
        return self._taken(sentence, asked, actors, (invited, accepted))

    def _take_up(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """An answer that accepts only because it is one to an invitation told right before: "ông B đồng ý ngay"."""
        taken = self.first("visits.taken-up", sentence)
        if taken is None or _NOT_YET.search(self.roles.before(taken, 40)):
            return None
        for asked in (sentence, self._one_before(sentence)):
            invited = [s for s in folded_spans(self.scene, "visits.invited", asked) if s.end <= taken.start]
            if invited and _TO_SOMETHING.match(self.scene.folded(Span(invited[-1].end, asked.span.end))):
                return self._taken(sentence, asked, actors, (invited[-1], taken))
        return None

    def _one_before(self, sentence: Sentence) -> Sentence:
        """The sentence before another one; the first is before itself."""
        return self.scene.sentences[max(0, sentence.index - 1)]

    def _taken(
        self, sentence: Sentence, asked: Sentence, actors: list[Actor], words: tuple[Span, Span]
    ) -> Meeting | None:
        """The visit to come for which ``words`` invite, in one sentence, and which they accept, in the same or next."""
        invited, accepted = words
        there = self.roles.actors(asked) if asked is not sentence else actors
        goal = [a for a in there if a.how == "place" and a.span.start > invited.start and self._led_to(a)]
        people = [a for a in there if a.person]
        handed = [a for a in people if self._is_handed(a, invited)]
        asked_for = [a for a in people if 0 <= a.span.start - invited.end < _INVITED] or handed
        inviter = [a for a in there if a.span.end <= invited.start and a not in handed]
        inviter = inviter or [a for a in people[:1] if a not in asked_for]
        guest = [a for a in actors if a.how in ("person", "pronoun", "partner") and a.span.end <= accepted.start][-1:]
        guest = handed if asked is not sentence and not guest else guest
        mine = {u for a in guest for u in a.units}
        inviter = [a for a in inviter if not mine & set(a.units)] or inviter
        hosts = goal[:1] or [a for a in inviter if a.how == "person"][-1:] or inviter[-1:]
        theirs = {u for h in hosts for u in h.units}
        bidden = [a for a in asked_for if not set(a.units) & theirs]
        guest = [a for a in guest if not set(a.units) & theirs] or bidden[:1]
        meeting = self._sides(asked, guest, hosts, accepted, "visits.accepted")
        if meeting is not None:
            meeting.host.head = meeting.host.head_span = meeting.guest.head = meeting.guest.head_span = None
            for actor in bidden[:1]:
                meeting.guest.add(actor)
        return meeting

    def _is_handed(self, actor: Actor, invited: Span) -> bool:
        """Whether an invitation is handed to somebody named before it: "chuyển tới ông A lời mời"."""
        near = 0 <= invited.start - actor.span.end <= _HANDED
        return near and _HANDED_TO.search(self.roles.before(actor.span, 40)) is not None

    def _accept_to_come(self, sentence: Sentence, actors: list[Actor], accepted: Span) -> Meeting | None:
        """ "Ông A nhận lời mời sang thăm tỉnh B": whom he will visit is told behind."""
        behind = self.scene.folded(Span(accepted.end, sentence.span.end))
        acting = ("person", "pronoun", "place")
        guest = [a for a in actors if a.how in acting and a.span.end <= accepted.start][-1:]
        goal = [a for a in actors if a.how == "place" and a.span.start > accepted.end][:1]
        if not guest or not goal or set(goal[0].units) & set(guest[0].units) or not _TO_COME.match(behind):
            return None
        if _OWNER.search(self.roles.before(goal[0].span)):
            return None  # "nhận lời mời thăm của tỉnh B": by whom, not where
        meeting = self._sides(sentence, guest, goal, accepted, "visits.accepted")
        if meeting is not None:
            meeting.host.head = meeting.host.head_span = meeting.guest.head = meeting.guest.head_span = None
        return meeting

    def _led_to(self, actor: Actor) -> bool:
        """Whether a unit is where one is to come: "sang tỉnh A"."""
        return _LEADS_TO.search(self.roles.before(actor.span)) is not None
