"""What a person types, as questions to the index: the best first, each of them asked of head or text.

Words may stand anywhere; what stands in quotation marks, or together without a blank (12/CTr-UBND, Sê-kông, Lao), must
stand together, and so must the name of a place, which is found in all its spellings. A result's head counts more than
its text; then words typed with marks come first where they stand with the same marks (Lào before lao), then words in a
row before words apart, then the spelling that was typed before others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from hoptac.base.fold import nfc
from hoptac.base.words import Phrase, marked_words, plain_words
from hoptac.gazetteer.spellings import by_spelling
from hoptac.register.index.spelled import other_spellings

#: A question of more signs or words is cut: no page is found by more.
LONGEST, MOST_WORDS = 200, 16
_PART = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]|([^\s"“”„«»]+)')
_QUOTED = re.compile(r'["“”„«»]\s*$')
#: Units of that many words at most are looked up as names of places.
_LONGEST_NAME = 8


@dataclass(frozen=True, slots=True)
class Clause:
    """One question: each unit must be found by one of its phrases, and each word of ``there`` must be there."""

    place: Literal["head", "text"]
    units: tuple[tuple[Phrase, ...], ...] = ()
    there: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question taken apart. ``units``: what must be found, each by one of its phrases, the one that was typed first;
    ``marked``: the words typed with marks; ``closed``: it ends in a quotation, which is meant as it stands."""

    units: tuple[tuple[Phrase, ...], ...]
    marked: tuple[str, ...]
    closed: bool = False

    @property
    def typed(self) -> tuple[tuple[Phrase, ...], ...]:
        """The units as they were typed, in no other spelling."""
        return tuple(unit[:1] for unit in self.units)

    @property
    def whole(self) -> Phrase:
        """All words in a row."""
        return tuple(word for unit in self.units for word in unit[0])

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """Everything whose finding answers the question, for marking it."""
        return tuple(dict.fromkeys(phrase for unit in self.units for phrase in unit))


def ask(typed: str) -> Asked:
    """Take a question apart; one without a word has no units."""
    text = nfc(typed)[:LONGEST]
    units: list[Phrase] = []
    for quoted, plain in _PART.findall(text):
        unit = plain_words(quoted or plain)
        if unit and sum(map(len, units)) + len(unit) <= MOST_WORDS:
            units.append(unit)
    closed = bool(_QUOTED.search(text))
    return Asked(tuple(_spelled(units)), marked_words(text) if units else (), closed)


def _spelled(units: list[Phrase]) -> Iterator[tuple[Phrase, ...]]:
    """The units, each run of them that names a place as one, with all the spellings of that place."""
    start = 0
    while start < len(units):
        for end in range(min(len(units), start + _LONGEST_NAME), start, -1):
            run = tuple(word for unit in units[start:end] for word in unit)
            places = by_spelling().get(run, ())
            if places or end == start + 1:
                yield (run, *other_spellings(run, places))
                start = end
                break


def clauses(asked: Asked, place: Literal["head", "text"], tags: tuple[str, ...]) -> list[Clause]:
    """The questions to ask of head or text in the order in which their answers are shown, the widest last."""
    ways = [((asked.whole,),), asked.typed] if len(asked.units) > 1 else [asked.typed]
    marks = [asked.marked, ()] if asked.marked else [()]
    told = [Clause(place, units, (*there, *tags)) for there in marks for units in ways]
    return told if asked.units == asked.typed else [*told, Clause(place, asked.units, tags)]
