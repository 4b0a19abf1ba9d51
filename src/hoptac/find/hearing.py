"""Who spoke in the lines before, and whose words a line without a speaker goes on with."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hoptac.base.scene import Actor, Scene
from hoptac.find.floor import Table
from hoptac.find.lines import Line
from hoptac.find.passages import REACH, is_split, same_passage
from hoptac.find.rules import rule
from hoptac.find.titles import is_called_else
from hoptac.find.together import Together
from hoptac.find.voices import NOBODY, Side, merge

_OPENING_WORDS = 30  # characters within which a line that goes on with another one's words names nobody else
_HEAD = 3  # characters within which a line's first words begin
_FOR = re.compile(r"[^.;:\"]{0,50}(?<!\w)thay mặt(?: cho)? ")  # between a name and for whom its bearer speaks
#: Before whoever is asked: "Công hàm đề nghị ngài Tỉnh trưởng …" goes on with who sent it.
_ASKED = re.compile(
    r"(?<!\w)(?:đề nghị|yêu cầu|kêu gọi|mong|mong muốn|hy vọng|nhắc|thông báo)(?: phía| chính phủ)?\s*$"
)


@dataclass(slots=True)
class Heard:
    """Who spoke last, and the numbers (-1: none) of the last line, of one whose subject both sides were, of one that
    goes on telling what he said, and of the one in which he did.
    """

    speaker: Side = NOBODY
    last: int = -1
    shared: int = -1
    telling: int = -1
    spoke: int = -1


class Hearing(Together):
    """The memory of who spoke on one page; lines are noted in order of the text."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._heard = Heard()
        self._noted: list[tuple[Line, Table | None]] = []

    @property
    def heard(self) -> Heard:
        """Who spoke in the lines noted so far; worked out only when a line asks, for on most pages few do."""
        noted, self._noted = self._noted, []
        row = self.row
        for line, self.row in noted:
            self._hear(line)
        self.row = row
        return self._heard

    @property
    def author(self) -> Side:
        """The author of a letter; nobody where the page is none."""
        return Side(self.frame.units, (), None, "author") if self.frame.kind == "letter" else NOBODY

    def for_whom(self, line: Line, person: Actor) -> Side:
        """A person's side: that of the whole delegation where he speaks for it."""
        told_here = person.person is not None and any(
            line.sentence.span.start <= m.start < person.span.start for m in person.person.mentions
        )
        speaker = self.heard.speaker if person.how == "pronoun" and not told_here else NOBODY
        known = speaker.actor
        if known is not None and (known.person == person.person or self._by_title(known, person, line)):
            return Side(speaker.units, (person.span,), person, "person")
        if (company := self._speaks_for(line, person)) is not None:
            return Side(company.units, (person.span,), person, "person")
        head = line.low[: max(0, line.at(person.span.start))]
        if rule("commitments.for-all").search(head):
            table = self.floor.with_units(line.sentence.index, person.units)
            side = table.side_of(person.units) if table else ()
            side = side if len(side) > 1 else self.counted(line, head, person.units)
            if len(side) > 1:
                return Side(side, (person.span,), person, "person")
        return Side(person.units, (person.span,), person, "person")

    def _speaks_for(self, line: Line, person: Actor) -> Actor | None:
        """The delegations for which a person is said to speak right behind the name: "chị A thay mặt cả hai đoàn"."""
        for actor in self.actors(line):
            wider = len(actor.units) > 1 and set(person.units) < set(actor.units) and actor.how == "delegation"
            gap = line.low[max(0, line.at(person.span.end)) : max(0, line.at(actor.span.start))] if wider else ""
            if wider and _FOR.fullmatch(gap):
                return actor
        return None

    def _by_title(self, known: Actor, pronoun: Actor, line: Line) -> bool:
        """Whether who spoke last before a pronoun was named by the office alone, later than whom it would mean."""
        if known.how == "place":
            return self._is_near(line, self.heard.last)
        if known.person is None or known.how != "person" or known.span in known.person.mentions:
            return False
        if is_called_else(self.scene, known.person, known.span, pronoun.span):
            return False
        named = pronoun.person.mentions if pronoun.person else ()
        return all(m.start < known.span.start or m.start > pronoun.span.start for m in named)

    def note(self, line: Line) -> None:
        """Remember a line for those that follow."""
        self._noted.append((line, self.row))

    def _hear(self, line: Line) -> None:
        """Work out who speaks in a line."""
        heard, index = self._heard, line.sentence.index
        people = [a for a in self.actors(line) if a.how in ("person", "pronoun") and a.units]
        if self.frame.kind == "interview" and len(people) > 1 and line.low[line.at(people[0].span.end) :][:2] == ": ":
            people = people[1:]
        first = next((a for a in people if not self.is_object(line, a)), None)
        if first is not None:
            heard.speaker = self.for_whom(line, first)
            heard.telling = index if line.search("commitments.goes-on-telling") else -1
            heard.spoke = index
        elif (head := self._head_of(line)) is not None:
            heard.speaker, heard.spoke = merge([head]), index
        opener = next(iter(self.actors(line)), None)
        if opener is not None:
            heard.shared = index if opener.how == "both" else -1
        heard.last = index

    def _head_of(self, line: Line) -> Actor | None:
        """The unit of whoever opens a line as its head without a name: "Trưởng đoàn Salavan vui mừng …"."""
        opener = next((a for a in self.actors(line) if a.how == "place"), None)
        if opener is None:
            return None
        return opener if rule("commitments.head-of").search(line.low[: max(0, line.at(opener.span.start))]) else None

    def both_spoke(self, line: Line) -> bool:
        """Whether the last line of the paragraph that names anybody has both sides for its subject."""
        return not is_split(self.scene) and self._is_near(line, self.heard.shared)

    def carried(self, line: Line) -> Side:
        """The speaker of the lines before, in the same paragraph."""
        if self.frame.kind == "letter" and self.frame.holds(line.sentence.index):
            return self.author
        heard = self.heard
        if self._is_near(line, heard.last, heard.spoke):
            return Side(heard.speaker.units, (), heard.speaker.actor, "carried")
        return NOBODY

    def _is_near(self, line: Line, index: int, spoke: int = -1) -> bool:
        """Whether a line noted before stands in the passage of another, and who spoke there did so shortly before."""
        if index < 0 or not same_passage(self.scene, index, line.sentence.index):
            return False
        if not is_split(self.scene) or spoke < 0:
            return True
        return line.sentence.index - spoke <= REACH and not self._names_another(line)

    def _names_another(self, line: Line) -> bool:
        """Whether a line opens with somebody, or with a body or an office whose people no table knows."""
        opens = (a for a in self.actors(line) if a.how != "both" and line.at(a.span.start) < _OPENING_WORDS)
        if not all(self.is_object(line, a) or _ASKED.search(self.before(line, a)) for a in opens):
            return True
        named = (m for kind in ("body", "post") for m in self.scene.mentions_in(kind, line.sentence.span))
        return any(line.at(m.span.start) < _HEAD for m in named)
