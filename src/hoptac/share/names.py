"""What papers and calendars call places, offices and instruments: full official names, in Vietnamese, English or Lao.

Only what the tables of the gazetteer hold; nothing is transliterated here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from hoptac.gazetteer.places import PLACES, name_of
from hoptac.gazetteer.posts import POSTS
from hoptac.gazetteer.tables import rows

_ASIDE = re.compile(r"\s*\([^)]*\)")
#: What a unit of the first level is called before its name.
_LEVELS = {"province": "tỉnh", "municipality": "thành phố", "city": "thành phố", "district": "huyện"}
_AND = {"vi": " và ", "en": " and ", "lo": " ແລະ "}


def place(place: str, language: str = "vi") -> str:
    """A place's name: "Sê Kông", "Sekong", "ເຊກອງ"."""
    return name_of(place, language)


def _level(place: str) -> str:
    """The word before a unit's name, "" where the name has it."""
    row, name = PLACES.get(place), name_of(place).lower()
    level = _LEVELS.get(row.kind, "") if row else ""
    return "" if name.startswith((level or "-", "thủ đô", "đặc khu", "khu ")) else level


#: The same behind a name in English.
_ENGLISH = {"province": "Province", "municipality": "City"}


def unit(place: str, language: str = "vi") -> str:
    """A unit with its level: "tỉnh Sê Kông", "thành phố Huế", "Thủ đô Viêng Chăn"; "Sekong Province"."""
    if language == "vi":
        return f"{_level(place)} {name_of(place)}".strip()
    row, name = PLACES.get(place), name_of(place, language)
    level = _ENGLISH.get(row.kind, "") if row and language == "en" else ""
    return name if name.endswith((level or "-", "Capital")) else f"{name} {level}".strip()


def units(places: Sequence[str], language: str = "vi") -> str:
    """Several units in a row: "các tỉnh Salavan và Sê Kông", "Salavan and Sekong"; "" for none."""
    levels = {_level(place) for place in places}
    many = len(places) > 1 and len(levels) == 1 and language == "vi"
    told = [unit(p) if language == "vi" and not many else place(p, language) for p in places]
    head, last = told[:-1], told[-1:]
    listed = _AND[language].join([", ".join(head), *last] if head else last)
    return f"các {min(levels)} {listed}" if many and min(levels) else listed


@cache
def _kinds() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in rows("agreement_kinds")}


def agreement(kind: str | None, language: str = "vi") -> str:
    """What an instrument is called by its kind; a plain word where the kind is not known."""
    row = _kinds().get(kind or "")
    if row is None:
        return "agreement" if language == "en" else "thỏa thuận hợp tác"
    name = row[f"name_{language}"] or row["name_vi"]
    return _ASIDE.sub("", name)


def post(code: str, language: str = "vi") -> str:
    """The title of an office by its code; words that are no code, and titles not known in a language, in Vietnamese."""
    found = POSTS.get(code)
    if found is None:
        return code
    return {"en": found.title_en, "lo": found.title_lo}.get(language) or found.title_vi
