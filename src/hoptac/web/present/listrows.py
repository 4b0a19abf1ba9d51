"""A list's rows as the site shows them: by what they are to the register, what asks for attention first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hoptac.lists import RowTold, Trouble
from hoptac.register.preview import STATES, FactSeen, Preview, RowSeen
from hoptac.web.present.listwords import STATES as WORDS
from hoptac.web.present.listwords import against_words, aside_words, notice_words, said, trouble_words
from hoptac.web.present.readings import reading, tone

#: Rows of one state that are shown; the others are counted.
MOST = 200
#: States whose rows lie open; the others are a click away.
_OPEN = ("unread", "conflict", "near")


@dataclass(frozen=True, slots=True)
class AgainstLine:
    """What another page tells of the same: the difference in words ("" for none), its title and the entry."""

    words: str
    title: str
    entry: str


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact of a row in one line."""

    text: str
    tone: str
    against: tuple[AgainstLine, ...]


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row: its number in the sheet, its words, its facts, what was not understood."""

    row: int
    sheet: str
    words: str
    facts: tuple[FactLine, ...]
    troubles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StateGroup:
    """The rows of one state."""

    state: str
    name: str
    hint: str
    count: int
    rows: tuple[RowLine, ...]
    open: bool

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.count - len(self.rows)


@dataclass(frozen=True, slots=True)
class Looked:
    """A preview for its page. ``cells``: what was not understood in rows that come in all the same, by their number."""

    groups: tuple[StateGroup, ...]
    cells: tuple[tuple[int, str], ...]
    notices: tuple[str, ...]
    asides: tuple[tuple[int, str, str], ...]
    gone: tuple[str, ...]
    brings: bool


def looked(told: Preview) -> Looked:
    """A preview in words."""
    several = len({row.sheet for row in told.rows}) > 1
    return Looked(
        groups=tuple(_group(state, told.rows, several) for state in STATES if told.counts.get(state)),
        cells=tuple((row.row, trouble_words(t)) for row in told.rows if row.facts for t in row.troubles)[:MOST],
        notices=(*map(notice_words, told.notices), *whole(told.troubles)),
        asides=tuple(aside(row) for row in told.asides[:MOST]),
        gone=told.gone[:MOST],
        brings=told.brings,
    )


def whole(troubles: Iterable[Trouble]) -> list[str]:
    """Troubles of a column as a whole."""
    return [trouble_words(trouble) for trouble in troubles if trouble.why == "swapped"]


def aside(row: RowTold) -> tuple[int, str, str]:
    """A row that is no fact, why, and its words."""
    return row.row, aside_words(row), row.words[:160]


def _group(state: str, rows: Sequence[RowSeen], several: bool) -> StateGroup:
    found = [row for row in rows if row.state == state]
    _, name, hint = WORDS[state]
    return StateGroup(
        state,
        said(name),
        said(hint),
        len(found),
        tuple(_row(row, several) for row in found[:MOST]),
        state in _OPEN,
    )


def _row(row: RowSeen, several: bool) -> RowLine:
    return RowLine(
        row.row,
        row.sheet if several else "",
        row.words,
        tuple(_fact(fact) for fact in row.facts),
        tuple(trouble_words(trouble) for trouble in row.troubles),
    )


def _fact(fact: FactSeen) -> FactLine:
    told = (AgainstLine(against_words(fact, one), one.title, one.entry) for one in fact.against)
    against = {(line.entry, line.words): line for line in told}
    text = " | ".join(reading(fact.kind, fact.values))
    return FactLine(text, tone(fact.kind, fact.values), tuple(against.values()))
