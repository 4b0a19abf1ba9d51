"""Slots and values in plain words: places, bodies, papers, fields, occasions by name; closed lists in words."""

from __future__ import annotations

from functools import cache
from typing import Any

from hoptac.base.errors import say
from hoptac.explain.words import place, text
from hoptac.gazetteer.bodies import BODIES
from hoptac.gazetteer.places import PLACES
from hoptac.gazetteer.tables import cells, rows

#: Slots whose values are codes of a table, with the table and its Vietnamese column.
_TABLES = {
    "fields": ("fields", "phrases_vi"),
    "occasion": ("occasions", "name_vi"),
    "agreement.kind": ("agreement_kinds", "name_vi"),
}
#: Slots whose values are codes of closed lists.
_CODED = frozenset(
    {
        "status",
        "act",
        "stance",
        "courtesy.kind",
        "channel",
        "guest_level",
        "host_level",
        "comparator",
        "modality",
        "polarity",
    }
)


@cache
def _names(table: str, column: str) -> dict[str, tuple[str, str]]:
    return {row["code"]: (next(iter(cells(row[column])), row["code"]), row["name_en"]) for row in rows(table)}


def slot_name(kind: str, slot: str) -> str:
    """A slot's name with its code: "Bên đón (host)"."""
    name = text("slots", f"{kind}.{slot}") or text("slots", slot)
    return f"{name} ({slot})" if name else slot


def plain(kind: str, slot: str, value: Any) -> str:
    """A value for reading."""
    if isinstance(value, list):
        return ("–" if slot == "term" else ", ").join(plain(kind, slot, one) for one in value) or "–"
    if value is None:
        return "–"
    if isinstance(value, bool):
        return say("có", "yes") if value else say("không", "no")
    if isinstance(value, str):
        return _word(kind, slot, value)
    if slot in ("amount", "value"):
        return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"
    return str(value)


def _word(kind: str, slot: str, value: str) -> str:
    named = _TABLES.get(f"{kind}.{slot}") or _TABLES.get(slot)
    if named and value in _names(*named):
        return f"{say(*_names(*named)[value])} ({value})"
    if slot in _CODED or f"{kind}.{slot}" in _CODED:
        return text("values", value) or value
    if value in BODIES:
        return f"{say(BODIES[value].name_vi, BODIES[value].name_en)} ({value})"
    return place(value) if value in PLACES else value
