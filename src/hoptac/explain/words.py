"""Words for the user: one of two languages, places with their ids, and what a rule means in one line."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from hoptac.base.errors import language, say
from hoptac.gazetteer.places import PLACES, name_of

#: How many of a rule's phrases are shown.
_SHOWN = 4
#: What the signs of find/marked.py stand for in the patterns of figures and aid.
_SIGNS = {
    "@": ("[bên ta]", "[our side]"),
    "&": ("[bên kia]", "[the other side]"),
    "=": ("[hai bên]", "[both sides]"),
    "#": ("[số]", "[number]"),
    "~": ("[số khác]", "[another number]"),
    "$": ("[số tiền]", "[sum]"),
    "¤": ("[số tiền khác]", "[another sum]"),
    "^": ("[thời gian]", "[time]"),
}


def place(unit: str | None) -> str:
    """A unit's name with its id: "Sê Kông (LA-XE)"; a dash for none."""
    if unit is None:
        return "–"
    return f"{name_of(unit, language())} ({unit})" if unit in PLACES else unit


def places(units: tuple[str, ...] | list[str]) -> str:
    """Several units, in order."""
    return ", ".join(place(unit) for unit in units) or "–"


@cache
def rule_rows() -> dict[str, dict[str, Any]]:
    """Every rule of ``find/vi/*.toml`` by its id, as it stands in its file."""
    rows: dict[str, dict[str, Any]] = {}
    for path in sorted(files("hoptac.find").joinpath("vi").iterdir(), key=lambda p: p.name):
        if path.name.endswith(".toml"):
            rows |= {row["id"]: row for row in tomllib.loads(path.read_text(encoding="utf-8"))["rule"]}
    return rows


@cache
def _texts(section: str) -> dict[str, tuple[str, str]]:
    data = tomllib.loads(files("hoptac.explain").joinpath("meanings.toml").read_text(encoding="utf-8"))
    return {key: (vi, en) for key, (vi, en) in data[section].items()}


def text(section: str, key: str) -> str | None:
    """A text of meanings.toml in the user's language; None where the table has none."""
    found = _texts(section).get(key)
    return say(*found) if found else None


def meaning(rule_id: str) -> str:
    """What a rule means in one line: of rules in TOML their phrases or an example, of rules in code their text."""
    row = rule_rows().get(rule_id)
    told = text("rules", rule_id)
    if row is None:
        return told or say(f"quy tắc trong mã: {rule_id}", f"a rule of the code: {rule_id}")
    return f"{told}; {_source(row)}" if told else _source(row)


def _source(row: dict[str, Any]) -> str:
    if "words" in row:
        shown = ", ".join(f"“{words}”" for words in row["words"][:_SHOWN])
        more = len(row["words"]) - _SHOWN
        return (
            say("một trong các cụm từ ", "one of the phrases ")
            + shown
            + (say(f" và {more} cụm khác", f" and {more} more") if more > 0 else "")
        )
    return say("mẫu câu, như ", "a pattern, as in ") + f"“{_example(row)}”"


def _example(row: dict[str, Any]) -> str:
    """The first hit of a rule's own test cases, signs in words."""
    first = next(iter(row.get("hits", ())), "")
    example = first if isinstance(first, str) else str(first[0])
    if row["id"].startswith(("figures.", "aid.", "sides.")):
        return "".join(say(*_SIGNS[char]) if char in _SIGNS else char for char in example)
    return example
