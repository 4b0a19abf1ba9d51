"""The spellings of a place that a question finds too."""

from __future__ import annotations

from collections.abc import Iterable

from hoptac.base.words import Phrase
from hoptac.gazetteer.spellings import spelled
from hoptac.register.units import current, ids_of


def other_spellings(run: Phrase, places: Iterable[str]) -> list[Phrase]:
    """The other spellings of some places, each with the unit that stands for it today, or with those that it succeeded;
    without those in which a shorter one stands."""
    told = {one for place in places for one in (ids_of(place) if current(place) == place else (place, current(place)))}
    found: list[Phrase] = []
    for phrase in sorted({phrase for one in told for phrase in spelled(one)}, key=lambda words: (len(words), words)):
        if not any(_holds(phrase, shorter) for shorter in (run, *found)):
            found.append(phrase)
    return found


def _holds(phrase: Phrase, shorter: Phrase) -> bool:
    return f" {' '.join(shorter)} " in f" {' '.join(phrase)} "
