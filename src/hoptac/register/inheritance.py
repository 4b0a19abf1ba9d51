"""What a unit inherited: entries keep the unit that was in force on their day, and belong to its successor today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from hoptac.gazetteer.succession import Succession, notes_on, taken_over
from hoptac.link.keyed import lasting
from hoptac.register.records import Inheritance, LegalNote
from hoptac.register.units import current, place_row


def inherited(places: Iterable[str], named: Mapping[str, Iterable[str]], today: date) -> tuple[Inheritance, ...]:
    """For units that stand today: which of the units that became part of them are named, by which entries.

    ``named``: entry key -> ids on its sides.
    """
    entries: dict[str, set[str]] = defaultdict(set)
    for key, ids in named.items():
        for place in ids:
            entries[place].add(key)
    return tuple(
        _inheritance(step, frozenset(entries[step.old]), today)
        for place in places
        for step in taken_over(place)
        if step.old in entries and step.day <= today.isoformat()
    )


def _inheritance(step: Succession, entries: frozenset[str], today: date) -> Inheritance:
    notes = (LegalNote(n.note_vi, n.note_en, n.valid_to or None, n.source) for n in notes_on(step, today))
    return Inheritance(place_row(step.old), place_row(step.new), step.day, step.instrument, entries, tuple(notes))


def merged_away(place: str) -> bool:
    """Whether a unit became part of another one, and did not only change its name."""
    return lasting(place) != lasting(current(place))
