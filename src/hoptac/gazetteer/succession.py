"""Which unit took over from which, on what day and by what instrument (place_changes.csv), and what the law asks of an
office then (succession_notes.csv). Dated data with its source: the law changes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from hoptac.gazetteer.places import PLACES
from hoptac.gazetteer.tables import rows


@dataclass(frozen=True, slots=True)
class Note:
    """What the law asks after a change. Days are ISO, ``valid_to`` "" where open; ``source`` names the texts."""

    code: str
    note_vi: str
    note_en: str
    valid_from: str
    valid_to: str
    source: str


@dataclass(frozen=True, slots=True)
class Succession:
    """One unit that wholly passed to another on ``day`` (ISO) by ``instrument`` ("" where the table has none).

    ``change``: ``merge`` (the old unit became part of the new one) or ``status`` (the same unit by another name or
    rank).
    """

    old: str
    new: str
    day: str
    change: str
    instrument: str


@cache
def successions() -> dict[str, Succession]:
    """Old unit -> how it passed on; only units that one other unit alone succeeded."""
    told = {(row["from_id"], row["to_id"]): row for row in rows("place_changes")}
    found = {}
    for place in PLACES.values():
        if place.valid_to and len(place.succeeded_by) == 1:
            new = place.succeeded_by[0]
            row = told.get((place.id, new), {})
            day = row.get("date") or (date.fromisoformat(place.valid_to) + timedelta(days=1)).isoformat()
            change = "status" if row.get("change") == "status" else "merge"
            found[place.id] = Succession(place.id, new, day, change, row.get("instrument", ""))
    return found


def way_of(place: str) -> tuple[Succession, ...]:
    """The steps from a unit to the one that stands for it, the first first; none for one that stands.

    >>> [(step.new, step.day) for step in way_of("VN-27")], way_of("VN-DN")
    ([('VN-DN', '2025-07-01')], ())
    """
    way: list[Succession] = []
    while (step := successions().get(place)) and step not in way:
        way.append(step)
        place = step.new
    return tuple(way)


@cache
def _taken_over() -> dict[str, tuple[Succession, ...]]:
    found: dict[str, list[Succession]] = defaultdict(list)
    for old in successions():
        way = way_of(old)
        merged = next((step for step in way if step.change == "merge"), None)
        if merged is not None:
            found[way[-1].new].append(Succession(old, way[-1].new, merged.day, "merge", merged.instrument))
    return {new: tuple(sorted(told, key=lambda one: (one.day, one.old))) for new, told in found.items()}


def taken_over(place: str) -> tuple[Succession, ...]:
    """The units that became part of one that stands, each with the day; not its own former names."""
    return _taken_over().get(place, ())


def notes_on(succession: Succession, day: date) -> tuple[Note, ...]:
    """What the law asks after a succession, as it stands on a day."""
    today = day.isoformat()
    return tuple(
        Note(row["code"], row["note_vi"], row["note_en"], row["valid_from"], row["valid_to"], row["source"])
        for row in rows("succession_notes")
        if row["change"] == succession.change
        and row["changed_from"] <= succession.day <= row["changed_to"]
        and row["valid_from"] <= today <= (row["valid_to"] or "9999")
    )
