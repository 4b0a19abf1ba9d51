"""Delegations listed under "Đoàn vào" and "Đoàn ra" without a verb: who came, or where one's own went, and the day."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Sentence
from hoptac.find.rules import rule
from hoptac.find.sides import Meeting, Side, is_ours, sorted_out
from hoptac.find.telling import Telling

#: Before the delegation of an entry: its number, its day.
_OPENS = re.compile(r"[\W\d]*(?:(?:ngày|từ|từ ngày|đến|đến ngày|tháng|sáng|chiều|thứ \w+|chủ nhật|và|năm)?[\W\d]+)*")
#: A list of delegations behind the words that say which way they went.
_INLINE = re.compile(
    r"\W*(?:các |số )?đoàn (?P<in>vào|đến|khách đến)?(?:ra|đi|đi nước ngoài)?(?: [^:;.]{0,40})?(?:gồm|có)?: ?(?=đoàn )"
)
_HEADING = 60  # characters of the longest day and place that head an entry
_NEXT = re.compile(r"[,;] (?:và )?(?=đoàn )|(?<=\)) và (?=đoàn )")


class Rosters(Telling):
    """Reads an entry of a roster; ``direction``: "in", "out" or None outside rosters."""

    direction: str | None = None

    def entries(self, sentence: Sentence) -> tuple[str | None, list[Sentence]]:
        """The direction and the entries of a list in one sentence ("Đoàn vào: đoàn A (ngày …), đoàn B (…)")."""
        words = self.scene.folded(sentence.span)
        listed = _INLINE.match(words)
        if listed is None:
            return self.direction, []
        at = self.scene.scan.folded.at(sentence.span.start)
        cuts = [listed.end(), *(m.end() for m in _NEXT.finditer(words, listed.end())), len(words)]
        spans = [self.scene.scan.folded.span(at + a, at + b) for a, b in pairwise(cuts)]
        return "in" if listed.group("in") else "out", [replace(sentence, span=span) for span in spans]

    def opens_entry(self, sentence: Sentence) -> Span | None:
        """The word "đoàn" with which an entry opens, behind its number and its day."""
        words = self.scene.folded(sentence.span)
        mark, opens = rule("visits.delegation").search(words), _OPENS.match(words)
        if mark is None or opens is None or mark.start() > opens.end():
            return None
        at = self.scene.scan.folded.at(sentence.span.start)
        return self.scene.scan.folded.span(at + mark.start(), at + mark.end())

    def _rostered(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """ "Đoàn A (ngày 5/9), 4 người": a guest of one's own, or one's own guests at the unit that is named."""
        if self.direction is None:
            return None
        cue = self.opens_entry(sentence)
        if cue is None:
            return None
        named = [a for a in self.scene.actors_in(sentence.span) if a.how in ("place", "person") and a.units]
        abroad = [a for a in named if not is_ours(a.units[0])]
        if not abroad:
            return None
        far, near = Side(), Side()
        far.add(abroad[0])
        home = self.scene.home
        for actor in named:
            if is_ours(actor.units[0]) and actor.units != ("VN",):
                near.add(actor)
        if not near.units and home:
            near.units[home] = Span(cue.start, cue.end)
        guest, host = (far, near) if self.direction == "in" else (near, far)
        meeting = Meeting(sentence, cue, "visits.come", guest, host, entry=True)
        return sorted_out(self.scene, meeting, self.location)

    def _fell_through(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """An entry headed by a day and a place alone, of which is only told that nothing came of it: "13/6, tỉnh A.
        Không thành."
        """
        cue = self.first("visits.cancelled", sentence) if self.direction is not None else None
        opening = next(s for s in self.scene.sentences if s.paragraph == sentence.paragraph)
        if cue is None or opening is sentence or self._marks(opening.span):
            return None
        headed = [a for a in self.scene.actors_in(opening.span) if a.how == "place" and a.units]
        if not headed or is_ours(headed[0].units[0]) or len(self.scene.words(opening.span)) > _HEADING:
            return None
        far, near = Side(), Side({self.scene.home: cue} if self.scene.home else {})
        far.add(headed[0])
        guest, host = (far, near) if self.direction == "in" else (near, far)
        return sorted_out(self.scene, Meeting(sentence, cue, "visits.come", guest, host, entry=True), self.location)
