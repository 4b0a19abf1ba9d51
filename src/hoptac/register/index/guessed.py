"""Questions to ask where one finds nothing: with the last word begun only, then with words that were typed wrongly.

Only words that stand nowhere in the register are taken for faults, and only words of letters: another number is not
what was asked for. What a guess finds is shown as such, never among what was asked for.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from string import ascii_lowercase

from hoptac.base.words import OPEN, Phrase, plain_words
from hoptac.gazetteer.spellings import by_spelling
from hoptac.register.index.asking import Asked
from hoptac.register.index.spelled import other_spellings

#: A shorter word says too little: of two letters nearly every other word is one fault away.
_SHORTEST_BEGUN, _SHORTEST_MENDED = 2, 3
#: Names of so many letters may be off by one, and of so many by two.
_OFF_BY_ONE, _OFF_BY_TWO = 5, 8
#: Letters that Telex makes marks of, typed where it was switched off: "hueej", "ddawk".
_TELEX = re.compile(r"(?<=[a-z])[sfrxjw]|([aeod])(?=\1)")


def begun(asked: Asked, shortest: int = _SHORTEST_BEGUN) -> Asked | None:
    """A question whose last word may go on; None where it is too short, a number, or ends a quotation."""
    last = asked.units[-1] if asked.units else ()
    word = last[0][-1] if last else ""
    if asked.closed or not word.isalpha() or len(word) < shortest:
        return None
    opened = (*last[0][:-1], word + OPEN)
    marked = tuple(one for one in asked.marked if plain_words(one) != (word,))
    return dataclasses.replace(asked, units=(*asked.units[:-1], (opened, *last[1:])), marked=marked)


def mended(asked: Asked, standing: Callable[[Sequence[str]], set[str]]) -> Iterator[Asked]:
    """Questions with other words for those that stand nowhere, the likeliest first. ``standing``: those of some words
    that stand anywhere."""
    words = dict.fromkeys(word for unit in asked.units for word in unit[0] if word.isalpha())
    strange = words.keys() - standing(list(words))
    strange = {word for word in strange if len(word) >= _SHORTEST_MENDED and word.isascii()}
    if not strange:
        return
    marked = tuple(one for one in asked.marked if not strange.intersection(plain_words(one)))
    for likely in (_places, _slips, _letters):
        units = tuple(_with(unit, list(_others(unit[0], strange, likely))) for unit in asked.units)
        if units != asked.units:
            yield dataclasses.replace(asked, units=units, marked=marked)


def _with(unit: tuple[Phrase, ...], others: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """A unit with other phrases in its place, if there are any, each with the other spellings of the place it names."""
    if not others:
        return unit
    spelled = (other for phrase in others for other in other_spellings(phrase, by_spelling().get(phrase, ())))
    return tuple(dict.fromkeys((*others, *spelled)))


def _others(phrase: Phrase, strange: set[str], likely: Callable[[str], Iterable[Phrase]]) -> Iterator[Phrase]:
    """The phrase with something else for its strange word; of several strange words in a row for the first."""
    place = next((number for number, word in enumerate(phrase) if word in strange), None)
    if place is not None:
        for other in likely(phrase[place]):
            yield (*phrase[:place], *other, *phrase[place + 1 :])


@cache
def _by_letters() -> dict[str, Phrase]:
    """The spellings of all places, by their letters without blanks."""
    return {"".join(phrase): phrase for phrase in by_spelling()}


def _places(word: str) -> list[Phrase]:
    """The places that one might have meant, the nearest: a name of eight letters and more may be off by two."""
    most = 2 if len(word) >= _OFF_BY_TWO else 1 if len(word) >= _OFF_BY_ONE else 0
    near = [(_distance(word, letters, most), letters) for letters in _by_letters()] if most else []
    least = min((off for off, _ in near), default=most + 1)
    return [_by_letters()[letters] for off, letters in near if off == least <= most]


def _distance(one: str, other: str, most: int) -> int:
    """How many letters are put in, left out or exchanged; more than ``most`` is not counted further."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, against in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (letter != against))
        if min(row) > most:
            return most + 1
    return row[-1]


def _slips(word: str) -> list[Phrase]:
    """Two letters in the wrong order, one too many, or marks typed as letters."""
    cuts = range(len(word))
    swapped = [word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in cuts[:-1]]
    fewer = [word[:n] + word[n + 1 :] for n in cuts]
    found = dict.fromkeys((_TELEX.sub("", word), *swapped, *fewer))
    return [(other,) for other in found if other != word and len(other) >= _SHORTEST_BEGUN]


def _letters(word: str) -> list[Phrase]:
    """One letter missing or wrong."""
    cuts = range(len(word) + 1)
    more = [word[:n] + letter + word[n:] for n in cuts for letter in ascii_lowercase]
    wrong = [word[:n] + letter + word[n + 1 :] for n in cuts[:-1] for letter in ascii_lowercase]
    return [(other,) for other in dict.fromkeys((*more, *wrong)) if other != word]
