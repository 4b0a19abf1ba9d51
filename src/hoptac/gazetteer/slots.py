"""What each slot of a fact may hold, so that what a person types is as good as what was read.

One form for one value: ids of the tables, ISO days (``2022-06-10``, ``2022-06``, ``2022``), plain numbers, codes of
``base.kinds``. Sources of the lists: GUIDE.md, rules 2 to 11.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import date
from functools import cache
from typing import Any

from hoptac.base import kinds
from hoptac.base.errors import HoptacError
from hoptac.base.fold import nfc
from hoptac.gazetteer.bodies import BODIES
from hoptac.gazetteer.places import PLACES
from hoptac.gazetteer.tables import rows

_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
#: No field of the site or cell of a list is longer.
LONGEST = 4000


class Wrong(Exception):
    """A value that a slot cannot hold; says the key of the reason (base.reasons)."""


def check_value(kind: str, slot: str, value: Any) -> Any:
    """The value in the form in which the register keeps it; None clears the slot.

    Raises ``slot-unknown``, ``value-wrong`` (details ``slot``, ``value``, ``reason``).

    >>> check_value("visit", "guest", "LA-XE"), check_value("aid", "amount", "2000000000")
    (['LA-XE'], 2000000000)
    """
    check = _check_of(kind, slot)
    if value is None or value == "" or value == []:
        return [] if check in _LISTS or slot in _MANY else None
    try:
        return check(value)
    except Wrong as wrong:
        raise HoptacError("value-wrong", slot=slot, value=value, reason=str(wrong)) from None


def sort_of(kind: str, slot: str) -> str:
    """What a slot holds: place, places, day, years, number, text, texts, truth, posts, choice or choices. Raises
    ``slot-unknown``. It says which field a form shows."""
    _check_of(kind, slot)
    return _OF.get((kind, slot)) or _OF.get(slot) or ("choices" if slot in _MANY else "choice")


def choices_of(kind: str, slot: str) -> Collection[str]:
    """The codes that a slot may hold; none where it has no list."""
    find = _CHOICES.get((kind, slot)) or _CHOICES.get(slot)
    return find() if find else ()


def _check_of(kind: str, slot: str) -> Callable[[Any], Any]:
    row = kinds.KINDS.get(kind)
    if row is None or slot not in (*row.slots, *row.extra):
        raise HoptacError("slot-unknown", kind=kind, slot=slot)
    sort = _OF.get((kind, slot)) or _OF.get(slot)
    if sort:
        return _SORTS[sort]
    codes = choices_of(kind, slot)
    return (lambda value: _codes(value, codes)) if slot in _MANY else (lambda value: _code(value, codes))


def _place(value: Any) -> str:
    if not isinstance(value, str) or value not in PLACES:
        raise Wrong("place")
    return value


def _places(value: Any) -> list[str]:
    return list(dict.fromkeys(_place(place) for place in _listed(value)))


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _day(value: Any) -> str:
    text = value.isoformat() if isinstance(value, date) else str(value).strip()
    if not _DAY.fullmatch(text):
        raise Wrong("day")
    try:
        date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        raise Wrong("day") from None
    return text


def _number(value: Any) -> int | float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise Wrong("number") from None
    if isinstance(value, bool) or not 0 <= number < 1e18:
        raise Wrong("number")
    return int(number) if number.is_integer() else number


def _years(value: Any) -> list[int]:
    told = _listed(value)
    try:
        first, last = (int(year) for year in told)
    except (TypeError, ValueError):
        raise Wrong("years") from None
    if not 1900 <= first <= last <= 2200:
        raise Wrong("years")
    return [first, last]


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST:
        raise Wrong("text")
    return nfc(" ".join(value.split()))


def _texts(value: Any) -> list[str]:
    return list(dict.fromkeys(_text(text) for text in _listed(value)))


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Wrong("choice")
    return value


def _posts(value: Any) -> list[dict[str, Any]]:
    made = []
    for post in _listed(value):
        if not isinstance(post, dict) or not set(post) <= {"post", "place"} or not post.get("post"):
            raise Wrong("text")
        made.append({"post": _text(post["post"]), "place": _place(post["place"]) if post.get("place") else None})
    return made


def _code(value: Any, codes: Collection[str]) -> str:
    if value not in codes:
        raise Wrong("choice")
    return str(value)


def _codes(value: Any, codes: Collection[str]) -> list[str]:
    return list(dict.fromkeys(_code(code, codes) for code in _listed(value)))


@cache
def _column(table: str) -> tuple[str, ...]:
    return tuple(row["code"] for row in rows(table))


_SORTS: dict[str, Callable[[Any], Any]] = {
    "place": _place,
    "places": _places,
    "day": _day,
    "years": _years,
    "number": _number,
    "text": _text,
    "texts": _texts,
    "truth": _truth,
    "posts": _posts,
}
_LISTS = (_places, _texts, _posts)
#: The sort of a slot, or of a slot of one kind; the others hold codes.
_OF: dict[str | tuple[str, str], str] = {
    **dict.fromkeys(("place", "giver", "receiver"), "place"),
    **dict.fromkeys(("guest", "host", "parties", "origin", "by", "to", "from"), "places"),
    **dict.fromkeys(("start", "end", "date", "since", "until", "due"), "day"),
    **dict.fromkeys(("amount", "value", "size"), "number"),
    **dict.fromkeys(("name", "guest_head", "host_head", "purpose", "goods", "occasion", "quote"), "text"),
    **dict.fromkeys(("school", "level"), "text"),
    "term": "years",
    "signed_by": "texts",
    "definite": "truth",
    "posts": "posts",
}
_MANY = frozenset({"fields", "guest_bodies", "host_bodies"})
_CHOICES: dict[str | tuple[str, str], Callable[[], Collection[str]]] = {
    ("agreement", "kind"): lambda: _column("agreement_kinds"),
    ("courtesy", "kind"): lambda: kinds.COURTESIES,
    "act": lambda: kinds.ACTS,
    "status": lambda: kinds.STATUSES,
    "stance": lambda: kinds.STANCES,
    "comparator": lambda: kinds.COMPARATORS,
    "currency": lambda: kinds.CURRENCIES,
    "unit": lambda: kinds.UNITS,
    "measure": lambda: kinds.MEASURES,
    "channel": lambda: kinds.CHANNELS,
    "guest_level": lambda: kinds.LEVELS,
    "host_level": lambda: kinds.LEVELS,
    "fields": lambda: _column("fields"),
    "guest_bodies": lambda: tuple(BODIES),
    "host_bodies": lambda: tuple(BODIES),
}
