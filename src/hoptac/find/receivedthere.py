"""Meetings of which the place is told first, then by whom: "Chiều 5/4, tiếp đoàn tại trụ sở tỉnh, ông A nói …"."""

from __future__ import annotations

import re

from hoptac.base.scene import Actor, Sentence
from hoptac.find.graces import in_office
from hoptac.find.sides import Meeting
from hoptac.find.telling import Telling

#: Where guests are only greeted.
_AT_GATE = re.compile(r"(?<!\w)(?:cửa khẩu|sân bay|nhà ga|biên giới|cột mốc|đầu cầu)(?!\w)")
_BEHIND = 60  # characters behind the place within which the host, or his office, begins


class ReceivedThere(Telling):
    """The reading of a clause of receiving that stands before its subject."""

    def _received_there(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """ "Tiếp (đón) đoàn tại …, HOST …": who is named right behind the clause received."""
        cue = self.first("visits.receiving-there", sentence)
        if cue is None or _AT_GATE.search(self.scene.folded(cue)):
            return None
        people = [a for a in actors if a.how == "person" and a.units and a.span.start >= cue.end]
        host = next(iter(people), None)
        if host is None or not in_office(host) or host.span.start - cue.end > _BEHIND:
            return None
        return self._sides(sentence, [], [host], cue, "visits.receive")
