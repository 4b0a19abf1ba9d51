"""All spellings of a place, and the places that words may spell: for search, where marks and blanks do not count."""

from __future__ import annotations

import re
from functools import cache

from hoptac.base.fold import nfc
from hoptac.base.words import Phrase, plain_words
from hoptac.gazetteer.places import PLACES, UNIT_KINDS
from hoptac.gazetteer.tables import rows

_ASIDE = re.compile(r"\s*\([^)]*\)")


def names(place: str) -> tuple[str, ...]:
    """The names of a place in the languages of the table: Vietnamese, English, Lao.

    >>> names("LA-XE")
    ('Sê Kông', 'Sekong', 'ເຊກອງ')
    """
    row = PLACES.get(place)
    told = (row.name_vi, row.name_en, row.name_lo) if row else (place,)
    return tuple(dict.fromkeys(nfc(_ASIDE.sub("", name)) for name in told if name))


@cache
def _aliases() -> dict[str, tuple[str, ...]]:
    """Place -> its other spellings, without those that mean other things too."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("place_aliases"):
        if row["needs_cue"] != "yes":
            found[row["place_id"]] = (*found.get(row["place_id"], ()), nfc(_ASIDE.sub("", row["alias"])))
    return found


@cache
def spelled(place: str) -> frozenset[Phrase]:
    """Every way to spell a place, as words without marks."""
    told = (*names(place), *_aliases().get(place, ()))
    return frozenset(phrase for name in told if (phrase := plain_words(name)))


@cache
def by_spelling() -> dict[Phrase, tuple[str, ...]]:
    """Words without marks -> the countries and units of the first level that they may name."""
    found: dict[Phrase, tuple[str, ...]] = {}
    for place, row in PLACES.items():
        if row.kind in UNIT_KINDS:
            for phrase in spelled(place):
                found[phrase] = (*found.get(phrase, ()), place)
    return found
