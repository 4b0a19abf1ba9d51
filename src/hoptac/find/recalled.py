"""Meetings named where somebody's words at them are told: "Tại buổi tiếp A ngày 5/4, B đề nghị …"."""

from __future__ import annotations

import re

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Sentence
from hoptac.find.graces import in_office
from hoptac.find.sides import Meeting, is_ours, same_side
from hoptac.find.telling import Telling
from hoptac.gazetteer.places import country_of

#: Opens what two sides that met say of their next meeting: "Cuộc gặp kế tiếp: ngày …, thành phố A".
_NEXT_TIME = re.compile(
    r"\W*(?:(?:hai|các) bên [^,.;:]{0,30})?(?:cuộc|buổi|phiên|kỳ|hội nghị|hội đàm|giao ban|họp)"
    r"(?: [^\W\d_]+| \d+){0,8}?"
    r" (?:kế tiếp|tiếp theo|lần sau|lần tới|năm sau|sau)(?!\w)"
)
_ATTEND = re.compile(
    r"(?<!\w)(?:về dự|tham dự|đến dự|dự họp|dự hội nghị|thành phần|có mặt|"
    r"(?:dẫn đầu|đứng đầu) (?:các |những |ba |hai )?đoàn(?: bạn| khách)?)(?!\w)[^.;]{0,30}?(?<!\w)(?:có|gồm|là|:)"
)
#: Between the word of a meeting and the delegation whose it was; between that and whom it met.
_OF_WHOM = re.compile(r" (?:của|giữa) (?:phái )?đoàn(?: [^\W\d_]+){0,6} ")
_AND_WHOM = re.compile(r"(?<!\w)(?:với|cùng)(?: [^\W\d_]+){0,7} $")
_DELEGATION = 60  # characters between "đoàn" and the unit whose it is
_WITH = 60  # characters behind the word of the meeting within which the other side stands


class Recalled(Telling):
    """Readings in which a meeting is only where somebody spoke."""

    def _spoken_at(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """A meeting on a day of its own with somebody named, at which one of the other side speaks; without a day it is
        the one that the page tells."""
        cue = self.first("visits.held", sentence)
        if cue is None:
            return None
        dated = any(w.exact and sentence.span.holds(w.span) for w in self.times.events(sentence))
        behind = [a for a in actors if a.span.start >= cue.end and a.units and not self.roles.is_place(a)]
        if not behind or behind[0].span.start - cue.end > _WITH:
            return None
        met, speaker = behind[0], self._speaker(behind)
        if dated and speaker is None and (sides := self._sides_of_noun(cue, behind)) is not None:
            return self._sides(sentence, *sides, cue, "visits.meet")
        if speaker is None or not (dated or (in_office(met) and in_office(speaker))):
            return None
        between = [a for a in behind if a.span.end <= speaker.span.start]
        whom = same_side(between)
        audience = self.scene.folded(Span(cue.end, cue.end + 6)).startswith(" kiến")  # whoever is in his own country
        receives = "tiếp" in self.scene.words(cue).lower() and not audience
        if receives or is_ours(met.units[0]) == self._abroad():
            return self._sides(sentence, whom, [speaker], cue, "visits.meet")
        return self._sides(sentence, [speaker], whom, cue, "visits.meet")

    def _sides_of_noun(self, cue: Span, behind: list[Actor]) -> tuple[list[Actor], list[Actor]] | None:
        """Guests and hosts of a noun that names both: "tại buổi làm việc của đoàn công tác A với B ngày 5/4"."""
        first = behind[0]
        other = next((a for a in behind if country_of(a.units[0]) != country_of(first.units[0])), None)
        if other is None or not _OF_WHOM.fullmatch(self.scene.folded(Span(cue.end, first.span.start))):
            return None
        if not _AND_WHOM.search(self.scene.folded(Span(first.span.end, other.span.start))):
            return None
        return [first], [other]

    def _next_time(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """The next meeting of two sides, by where it will be: those of the place are the hosts."""
        opening = _NEXT_TIME.match(self.scene.folded(sentence.span))
        if opening is None or not any(w.exact or w.kind == "month" for w in self.times.events(sentence)):
            return None
        at = sentence.span.start + opening.end()
        named = [
            a for a in self.scene.actors_in(Span(at, sentence.span.end)) if a.units and a.how in ("place", "person")
        ]
        place = next((a for a in named if a.how == "place"), None)
        if place is None:
            return None
        guests = [a for a in named if country_of(a.units[0]) != country_of(place.units[0])]
        cue = Span(sentence.span.start, at)
        meeting = self._sides(sentence, same_side(guests), [place], cue, "visits.come")
        if meeting is not None:
            meeting.status, meeting.status_span = "planned", cue
        return meeting

    def _hosted(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """A conference of a few that one of them hosts: "… do Công an tỉnh B đăng cai. Về dự có đoàn C; đoàn D"."""
        cue = self.first("visits.hosts-it", sentence)
        before = [a for a in actors if cue and a.how in ("place", "home") and 0 <= cue.start - a.span.end <= 2]
        if cue is None or not before:
            return None
        behind = self.scene.sentences[sentence.index : sentence.index + 3]
        came = [a for s in behind for a in self._attending(s) if not set(a.units) & set(before[-1].units)]
        return self._sides(sentence, same_side(came), before[-1:], cue, "visits.meet") if came else None

    def _attending(self, sentence: Sentence) -> list[Actor]:
        """The units whose delegations a sentence says have come: "Về dự có đoàn A, …; đoàn B, …"."""
        opening = _ATTEND.search(self.scene.folded(sentence.span))
        if opening is None:
            return []
        at = sentence.span.start + opening.end()
        acting = [a for a in self.scene.actors_in(Span(at, sentence.span.end)) if a.units]
        named = [a for a in acting if a.how == "place"]
        led = [a for a in acting if a.how == "person"] if "dẫn đầu" in opening.group() else []
        return led or [a for a in named if self._marks(Span(max(at - 5, a.span.start - _DELEGATION), a.span.start))]

    def _speaker(self, behind: list[Actor]) -> Actor | None:
        """The first person of another country than the one whom the meeting is with, in a clause of his own."""
        country = country_of(behind[0].units[0])
        other = next((a for a in behind if a.how in ("person", "pronoun") and country_of(a.units[0]) != country), None)
        apart = other is not None and "," in self.scene.folded(Span(behind[0].span.start, other.span.start))
        return other if apart else None
