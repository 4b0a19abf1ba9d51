"""Fields of forms: which one a slot wants, what stands in it, what may be chosen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from django.utils.translation import gettext as _

from hoptac.base.kinds import KINDS
from hoptac.base.words import filed
from hoptac.gazetteer.places import PLACES, UNIT_KINDS, country_of
from hoptac.gazetteer.slots import choices_of, sort_of
from hoptac.gazetteer.tables import rows
from hoptac.register.units import current
from hoptac.web.present import labels, values
from hoptac.web.present.search import Choice

#: The name of the fields that hold the places of offices, beside ``posts``.
POST_PLACE = "posts.place"
#: So many empty boxes stand below those that are filled.
_SPARE = 2
_LONG = frozenset({"quote", "purpose", "goods"})
_LISTS = {"place": "places", "places": "places", "occasion": "occasions", "posts": "offices"}
#: What is read as one: a number with its qualifier and unit.
TOGETHER: dict[tuple[str, str], tuple[str, ...]] = {
    ("aid", "amount"): ("comparator", "amount", "currency"),
    ("figure", "value"): ("comparator", "value", "unit"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form. ``sort`` as in ``gazetteer.slots.sort_of``; ``texts`` what stands in its boxes (of an office
    with its place: pairs); ``listed`` the list of names that helps typing; ``long``: it wants several lines."""

    slot: str
    name: str
    sort: str
    texts: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    choices: tuple[Choice, ...]
    listed: str
    hint: str
    long: bool


def fields(kind: str, slot: str, told: Mapping[str, Any]) -> tuple[Field, ...]:
    """The fields to change a slot: its own, or those that are read as one with it. Raises ``slot-unknown``."""
    return tuple(field(kind, one, told.get(one), told) for one in TOGETHER.get((kind, slot), (slot,)))


def field(kind: str, slot: str, value: Any, told: Mapping[str, Any]) -> Field:
    """The field of a slot, filled. ``told``: the fact's values (its countries say whose bodies may be chosen)."""
    sort = sort_of(kind, slot)
    return Field(
        slot=slot,
        name=labels.slot_name(kind, slot),
        sort=sort,
        texts=_texts(sort, slot, value),
        pairs=_pairs(value) if sort == "posts" else (),
        choices=tuple(_choices(kind, slot, sort, value, told)),
        listed=_LISTS.get(slot) or _LISTS.get(sort, ""),
        hint=_hint(sort),
        long=slot in _LONG,
    )


def refilled(shown: Field, sent: Mapping[str, Sequence[str]]) -> Field:
    """A field with what a person typed into it, to be mended."""
    texts = list(sent.get(shown.slot, ()))
    return replace(
        shown,
        texts=tuple(texts) or shown.texts,
        pairs=tuple(zip(texts, sent.get(POST_PLACE, ()), strict=False)) if shown.sort == "posts" else (),
        choices=tuple(replace(choice, chosen=choice.value in texts) for choice in shown.choices),
    )


def _texts(sort: str, slot: str, value: Any) -> tuple[str, ...]:
    many = value if isinstance(value, list) else [value] if value not in (None, "") else []
    if sort in ("places", "place"):
        texts = [labels.place_name(place) if place else "" for place in many]
    elif sort == "day":
        texts = [values.day(str(day)) if labels.language() == "vi" else str(day) for day in many]
    elif sort == "number":
        texts = [values.number(number) for number in many]
    elif slot == "occasion":
        texts = [labels.occasion_name(str(words)) for words in many]
    else:
        texts = [str(item) for item in many]
    spare = {"places": _SPARE, "texts": _SPARE, "years": max(0, 2 - len(texts))}.get(sort, 0 if texts else 1)
    return (*texts, *[""] * spare)


def _pairs(value: Any) -> tuple[tuple[str, str], ...]:
    told = [(labels.post_title(post["post"], post.get("place")), post.get("place")) for post in value or ()]
    return (*((title, labels.place_name(place) if place else "") for title, place in told), *[("", "")] * _SPARE)


def _hint(sort: str) -> str:
    if sort == "day":
        return _("Ví dụ 10/6/2022; chỉ biết tháng thì 6/2022, chỉ biết năm thì 2022.")
    if sort == "years":
        return _("Năm đầu và năm cuối.")
    if sort == "number":
        return _("Ví dụ 1.249 hoặc 2,5 tỷ.")
    if sort in ("place", "places"):
        return _("Gõ tên tỉnh, thành phố hoặc nước; không cần dấu.")
    return ""


def _choices(kind: str, slot: str, sort: str, value: Any, told: Mapping[str, Any]) -> Iterable[Choice]:
    if sort == "truth":
        return [Choice("yes", _("có"), value is True), Choice("no", _("không"), value is False)]
    if sort not in ("choice", "choices"):
        return []
    chosen = set(value if isinstance(value, list) else [value])
    codes = choices_of(kind, slot)
    if slot.endswith("_bodies"):
        codes = _bodies(codes, chosen, told, KINDS[kind].sides)
    return [Choice(code, values.slot_value(kind, slot, code) or "—", code in chosen) for code in codes]


def _bodies(codes: Iterable[str], chosen: Collection[Any], told: Mapping[str, Any], sides: Iterable[str]) -> list[str]:
    """The bodies of the countries that a fact names, and those chosen already: the table has a hundred others."""
    places = [place for side in sides for place in told.get(side) or () if place]
    countries = {country_of(place).lower() for place in places}
    return [code for code in codes if code in chosen or code.split("-")[0] in countries]


@cache
def _by_name(what: str, language: str) -> Mapping[str, str]:
    if what == "post":
        named = {labels.post_title(row["code"]).casefold(): row["code"] for row in rows("posts")}
    else:
        named = {labels.occasion_name(row["code"]).casefold(): row["code"] for row in rows("occasions")}
    return {name: code for name, code in named.items() if name}


def names_of(what: str) -> Mapping[str, str]:
    """Names (in small letters) of posts or occasions in the language that is switched on -> their codes."""
    return _by_name(what, labels.chosen())


@dataclass(frozen=True, slots=True)
class NameList:
    """Names that help typing in a field."""

    id: str
    names: tuple[str, ...]


def name_lists(shown: Iterable[Field]) -> list[NameList]:
    """The lists that some fields point to."""
    wanted = {field.listed for field in shown} | ({"places"} if any(f.sort == "posts" for f in shown) else set())
    found = {"places": place_names, "occasions": _occasions, "offices": _offices}
    return [NameList(name, tuple(found[name]())) for name in sorted(wanted - {""})]


def place_names() -> list[str]:
    """The units that stand today, by name."""
    standing = (place for place, row in PLACES.items() if row.kind in UNIT_KINDS and current(place) == place)
    return sorted({labels.place_name(place) for place in standing}, key=filed)


def _occasions() -> list[str]:
    return sorted({labels.occasion_name(row["code"]) for row in rows("occasions")}, key=filed)


def _offices() -> list[str]:
    return sorted({labels.post_title(row["code"]) for row in rows("posts")}, key=filed)
