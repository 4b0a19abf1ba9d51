"""Tables of calls: a column of guests and one of hosts, told apart by the words at their head."""

from __future__ import annotations

import re
from itertools import pairwise

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Sentence
from hoptac.find.sides import Meeting, same_side
from hoptac.find.telling import Telling

_GUESTS = re.compile(
    r"(?:tên |trưởng )?(?:đoàn|bên|phía)? ?(?:khách|đoàn|đi|sang|vào|đến|người đến|người đi)"
    r"(?: (?:đến|vào|nước ngoài|thăm))?"
)
_HOSTS = re.compile(
    r"(?:bên|phía|người|lãnh đạo|đơn vị|cơ quan|nơi|ai)? ?(?:chủ|chủ nhà|chủ trì|tiếp|đón|đón tiếp|tiếp đón|tiếp đoàn|"
    r"tiếp khách|đến|nơi đến)"
)


class CallTables(Telling):
    """Reads rows below a head of guests and hosts; ``columns``: the numbers of both, None outside of such a table."""

    columns: tuple[int, int] | None = None

    def note_columns(self, sentence: Sentence) -> None:
        """Keep which column is whose where a row is a table's head; none outside of tables."""
        cells = [cell.strip(" .:") for cell in self.scene.words(sentence.span).lower().split("\t")]
        if len(cells) < 2:
            self.columns = None
            return
        guest = next((n for n, cell in enumerate(cells) if _GUESTS.fullmatch(cell)), None)
        host = next((n for n, cell in enumerate(cells) if n != guest and _HOSTS.fullmatch(cell)), None)
        if guest is not None and host is not None:
            self.columns = guest, host

    def tabled(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """Who stands in the column of guests came to whom stands in that of hosts."""
        cells = self._cells(sentence)
        if self.columns is None or len(cells) <= max(self.columns):
            return None
        guests, hosts = ([a for a in actors if cells[n].holds(a.span) and a.units] for n in self.columns)
        if not guests:
            return None
        guest, host = (cells[n] for n in self.columns)
        cue = host if self.scene.words(host).strip() else guest  # an empty cell says nothing
        return self._sides(sentence, same_side(guests), same_side(hosts), cue, "visits.receive")

    def _cells(self, sentence: Sentence) -> list[Span]:
        """The stretches of a row between tabs."""
        start, words = sentence.span.start, self.scene.words(sentence.span)
        cuts = [-1, *(m.start() for m in re.finditer("\t", words)), len(words)]
        return [Span(start + a + 1, start + b) for a, b in pairwise(cuts)]
