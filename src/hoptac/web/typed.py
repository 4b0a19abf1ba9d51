"""What a person typed into a field -> the value that a slot keeps: names of places, days, numbers as people write."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from hoptac.base.errors import HoptacError
from hoptac.base.fold import nfc
from hoptac.base.kinds import KINDS
from hoptac.base.words import plain_words
from hoptac.gazetteer.places import PLACES
from hoptac.gazetteer.slots import sort_of
from hoptac.gazetteer.spellings import by_spelling
from hoptac.register.units import current
from hoptac.web.present import labels
from hoptac.web.present.fields import POST_PLACE, Field, field, names_of

_DAY = re.compile(r"(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})")
_NUMBER = re.compile(r"([\d.,\s]+?)\s*(nghìn|ngàn|triệu|tỷ|tỉ|thousand|million|billion)?")
_SIZES = {
    "nghìn": 1e3,
    "ngàn": 1e3,
    "thousand": 1e3,
    "triệu": 1e6,
    "million": 1e6,
    "tỷ": 1e9,
    "tỉ": 1e9,
    "billion": 1e9,
}

#: What the browser sent: name of a field -> its texts.
Sent = Mapping[str, Sequence[str]]


def read_field(kind: str, slot: str, sent: Sent, known: Sequence[str] = ()) -> Any:
    """The value of a slot from its field's texts; None for an empty field. ``known``: ids of places that the entry
    names already, so that their names mean them. Raises ``value-wrong``, ``slot-unknown``."""
    texts = [nfc(text.strip()) for text in sent.get(slot, ())]
    told = [text for text in texts if text]
    sort = sort_of(kind, slot)
    if sort == "posts":
        return _posts(slot, texts, list(sent.get(POST_PLACE, ())), known)
    if sort in ("places", "texts", "choices"):
        return [_place(slot, text, known) for text in told] if sort == "places" else told
    if not told:
        return None
    if sort == "years":
        return told
    return _ONE.get(sort, _as_typed)(slot, told[0], known)


def changed(kind: str, told: Mapping[str, Any], sent: Sent) -> dict[str, Any]:
    """Of a form with all fields of a fact the slots that a person changed, with their values: those whose texts are
    not what stood there. Raises ``value-wrong``."""
    known = [place for slot in KINDS[kind].sides for place in _listed(told.get(slot))]
    shown = (field(kind, slot, told.get(slot), told) for slot in (*KINDS[kind].slots, *KINDS[kind].extra))
    return {one.slot: read_field(kind, one.slot, sent, known) for one in shown if _texts(one) != _sent(one, sent)}


def _listed(value: Any) -> list[str]:
    return [str(place) for place in (value if isinstance(value, list) else [value]) if place]


def _texts(shown: Field) -> list[str]:
    """What stands in a field, as a browser sends it back untouched."""
    if shown.sort == "posts":
        return [" ".join(f"{title}|{place}".split()) for title, place in shown.pairs if title or place]
    told = [choice.value for choice in shown.choices if choice.chosen] if shown.choices else shown.texts
    return [" ".join(text.split()) for text in told if text.strip()]


def _sent(shown: Field, sent: Sent) -> list[str]:
    texts = sent.get(shown.slot, ())
    if shown.sort == "posts":
        pairs = zip_longest(texts, sent.get(POST_PLACE, ()), fillvalue="")
        return [" ".join(f"{title}|{place}".split()) for title, place in pairs if title.strip() or place.strip()]
    return [" ".join(nfc(text).split()) for text in texts if text.strip()]


def place_id(typed: str, known: Sequence[str] = ()) -> str | None:
    """The id of a place by its id or its name in any spelling; of several of one name a known one, then one that
    stands today. None where nothing is called so.

    >>> place_id("sê kông"), place_id("LA-XE"), place_id("Atlantis")
    ('LA-XE', 'LA-XE', None)
    """
    if typed in PLACES:
        return typed
    for place in known:
        if labels.place_name(place).casefold() == typed.casefold():
            return place
    named = by_spelling().get(plain_words(typed), ())
    return min(named, key=lambda place: (current(place) != place, place), default=None)


def _place(slot: str, text: str, known: Sequence[str]) -> str:
    found = place_id(text, known)
    if found is None:
        raise HoptacError("value-wrong", slot=slot, value=text, reason="place")
    return found


def day_of(text: str) -> str:
    """A day, month or year as people write it, in ISO form; other words as they are.

    >>> day_of("10/6/2022"), day_of("6/2022"), day_of("2022"), day_of("2022-06-10")
    ('2022-06-10', '2022-06', '2022', '2022-06-10')
    """
    match = _DAY.fullmatch(text)
    if not match:
        return text
    day, month, year = match.groups()
    return "-".join(part for part in (year, month and f"{int(month):02}", day and f"{int(day):02}") if part)


def number_of(text: str, english: bool = False) -> str | float:
    """A number as people write it; words that are none as they are. In Vietnamese points part the thousands.

    >>> number_of("2.000.000.000"), number_of("2,5 tỷ"), number_of("1,249.5", english=True), number_of("nhiều")
    (2000000000.0, 2500000000.0, 1249.5, 'nhiều')
    """
    match = _NUMBER.fullmatch(text.casefold())
    if not match:
        return text
    thousands, point = (",", ".") if english else (".", ",")
    digits = re.sub(r"\s", "", match[1]).replace(thousands, "").replace(point, ".")
    try:
        return round(float(digits) * _SIZES.get(match[2] or "", 1), 6)
    except ValueError:
        return text


def _as_typed(slot: str, text: str, known: Sequence[str]) -> str:
    return text


def _truth(slot: str, text: str, known: Sequence[str]) -> bool:
    return text == "yes"


def _text(slot: str, text: str, known: Sequence[str]) -> str:
    """Free words; the name of an occasion stands for its code."""
    return names_of("occasion").get(text.casefold(), text) if slot == "occasion" else text


_ONE: dict[str, Callable[[str, str, Sequence[str]], Any]] = {
    "place": _place,
    "day": lambda slot, text, known: day_of(text),
    "number": lambda slot, text, known: number_of(text, labels.chosen() == "en"),
    "truth": _truth,
    "text": _text,
}


def _posts(slot: str, titles: Sequence[str], places: Sequence[str], known: Sequence[str]) -> list[dict[str, Any]]:
    """Offices with their places, row by row; the name of an office stands for its code."""
    made = []
    for number, title in enumerate(titles):
        where = nfc(places[number].strip()) if number < len(places) else ""
        if title:
            code = names_of("post").get(title.casefold(), title)
            made.append({"post": code, "place": _place(slot, where, known) if where else None})
    return made
