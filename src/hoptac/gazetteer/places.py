"""Places over time: ids, names, what belongs to what, and which unit was in force on a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from hoptac.base.fold import fold_key, letters, strip
from hoptac.gazetteer.phrases import Phrases
from hoptac.gazetteer.tables import rows

#: What counts as a party: a country, a unit of the first level, or a foreign city with an id of its own.
UNIT_KINDS = frozenset({"country", "province", "municipality", "territory"})
_ASIDE = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Place:
    """A row of places.csv; days are ISO, "" where open or not known."""

    id: str
    kind: str
    name_vi: str
    name_en: str
    name_lo: str
    country: str
    parent: str
    valid_from: str
    valid_to: str
    succeeded_by: tuple[str, ...]
    needs_cue: bool
    former_parents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of a place; ``needs_cue`` where the words also mean something else."""

    place: str
    needs_cue: bool


def _place(row: dict[str, str]) -> Place:
    return Place(
        row["id"],
        row["kind"],
        row["name_vi"],
        row["name_en"],
        row.get("name_lo", ""),
        row["country"],
        row["parent"],
        row.get("valid_from", ""),
        row.get("valid_to", ""),
        tuple(row.get("succeeded_by", "").split()),
        row["needs_cue"] == "yes",
        tuple(row["former_parents"].split()),
    )


def _district(row: dict[str, str]) -> Place:
    return Place(row["id"], row["kind"], row["name_vi"], "", "", "VN", row["parent"], "", _LAST_DISTRICTS, (), True)


#: Vietnam's districts ended with this day (Law 72/2025/QH15, in force from 2025-07-01).
_LAST_DISTRICTS = "2025-06-30"
#: Places whose names are looked for wherever they stand: the published tables' and the project's own.
_NAMED: dict[str, Place] = {row["id"]: _place(row) for name in ("places", "places_more") for row in rows(name)}
#: All places, also the districts that are only looked for behind their level (districts.csv).
PLACES: dict[str, Place] = _NAMED | {row["id"]: _district(row) for row in rows("districts")}
#: The ids of the published tables: what is printed where nobody asks for ids of our own.
LISTED = frozenset(row["id"] for row in rows("places"))


@cache
def _capitals() -> frozenset[str]:
    seats = {row["id"]: row["seat"] for row in rows("places") if row["kind"] == "country" and row["seat"]}
    own = {row["id"]: row["seat"] for row in rows("places")}
    return frozenset(
        p.id for p in _NAMED.values() if p.id != p.country and seats.get(p.country) in (p.name_en, own.get(p.id) or "-")
    )


def is_capital(place: str) -> bool:
    """Whether a unit or a town is the capital of its country.

    >>> is_capital("KH-12"), is_capital("LA-VT"), is_capital("VN-DN"), is_capital("KH")
    (True, True, False, False)
    """
    return place in _capitals()


def listed(place: str) -> str | None:
    """The id that the published tables have for a place: its own, else its province's or city's; None where only its
    country is listed."""
    row = PLACES.get(place)
    while row is not None and row.id not in LISTED:
        row = PLACES.get(row.parent)
    return row.id if row is not None and (row.id == place or row.kind != "country") else None


def name_of(place: str, language: str = "vi") -> str:
    """What screens call a place; its id where the table has no name."""
    row = PLACES.get(place)
    if row is None:
        return place
    name = {"vi": row.name_vi, "en": row.name_en, "lo": row.name_lo}.get(language) or row.name_vi
    # "Đài Loan (Trung Quốc)" is the official name; other parentheses only tell rows of the table apart.
    return name if row.kind == "territory" else _ASIDE.sub("", name)


@lru_cache(maxsize=1 << 14)  # asked four hundred times a page
def country_of(place: str) -> str:
    """The id of the country a place lies in."""
    row = PLACES.get(place)
    return row.country if row else place.split("-")[0]


def in_force(place: str, day: str | None) -> str:
    """The unit that stands for a place on a day (ISO, or its beginning): follows successors and forerunners.

    Thừa Thiên Huế asked for on 2025-02-01 is the city of Huế; without a day the place itself.
    """
    if not day:
        return place
    seen = {place}
    while (row := PLACES.get(place)) is not None:
        if row.valid_to and row.valid_to < day[: len(row.valid_to)]:
            following = row.succeeded_by[:1]
        elif row.valid_from and row.valid_from[: len(day)] > day:
            following = tuple(forerunners(place)[:1])
        else:
            return place
        if not following or following[0] in seen:
            return place
        place = following[0]
        seen.add(place)
    return place


@cache
def forerunners(place: str) -> tuple[str, ...]:
    """The units that a place wholly took over from, by name first."""
    row = PLACES[place]
    before = [p for p in PLACES.values() if place in p.succeeded_by and p.kind in UNIT_KINDS]
    before.sort(key=lambda p: (p.name_vi not in row.name_vi and row.name_vi not in p.name_vi, p.id))
    return tuple(p.id for p in before)


def unit_of(place: str, day: str | None = None) -> str | None:
    """The party that a place counts as on a day: its first-level unit, its country, or a foreign city of its own id."""
    row = PLACES.get(place)
    hops = 0
    while row is not None and hops < 6:
        foreign_city = row.kind == "city" and row.country not in ("VN", "LA")
        if row.kind in UNIT_KINDS or foreign_city or row.kind == "region":
            return in_force(row.id, day)
        row = PLACES.get(_parent(row, day))
        hops += 1
    return None


def _parent(row: Place, day: str | None) -> str:
    """What a place belongs to on a day: the parent before the reforms of 2025 as long as that was in being."""
    former = next((p for p in row.former_parents if day and p in PLACES and in_force(p, day) == p), None)
    return former or row.parent


_ENCLOSES = re.compile(
    r"\s?[,(–-]\s?(?:thuộc )?(?:tỉnh |thành phố |bang |vùng |châu |khu tự trị (?:dân tộc [^\W\d_]+ )?|nước |huyện )?"
)


def is_province(place: str | None) -> bool:
    """Whether a place is a province or a city of that rank."""
    return place in PLACES and PLACES[place].kind in ("province", "municipality")


def encloses(between: str) -> bool:
    """Whether the words between two names say that the second holds the first: ", khu tự trị dân tộc …"."""
    return _ENCLOSES.fullmatch(between.lower()) is not None


def spellings(place: Place) -> Iterator[str]:
    """The names of a place without the asides that only tell rows apart."""
    for name in (place.name_vi, place.name_en):
        if name:
            yield _ASIDE.sub("", name)


@cache
def country_names() -> frozenset[str]:
    """The names of countries, of two words or more, by their letters: "Hàn Quốc" is nobody's name."""
    named = (name for p in _NAMED.values() if p.kind in ("country", "territory", "region") for name in spellings(p))
    return frozenset(letters(name) for name in named if " " in name)


def _forms() -> Iterator[tuple[str, Form]]:
    for place in _NAMED.values():
        for name in spellings(place):
            yield name, Form(place.id, place.needs_cue)
    for row in rows("place_aliases"):
        if row["place_id"] not in PLACES:
            continue
        if row["language"] != "lo":
            yield _ASIDE.sub("", row["alias"]), Form(row["place_id"], row["needs_cue"] == "yes")
            for other in row["also"].split():
                if other in PLACES:
                    yield _ASIDE.sub("", row["alias"]), Form(other, row["needs_cue"] == "yes")


def _joined(form: str) -> str:
    return form.replace("-", " ")


def _variants() -> Iterator[tuple[str, Form]]:
    """Each spelling with blanks for hyphens, and, for names from other languages, written as one word."""
    for spelling, form in _forms():
        yield _joined(spelling), form
        if country_of(form.place) not in ("VN", "") and " " in _joined(spelling):
            yield _joined(spelling).replace(" ", ""), form


@cache
def phrases() -> Phrases[Form]:
    """All spellings, to be found in folded text whose inner hyphens are blanks."""
    return Phrases(_variants())


@cache
def districts() -> dict[str, tuple[str, ...]]:
    """Ids of districts and towns by their folded names; several bear one name (Châu Thành)."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("districts"):
        key = fold_key(row["name_vi"]).replace("-", " ")
        found[key] = (*found.get(key, ()), row["id"])
    return found


#: The most words that a name of districts() has.
LONGEST_DISTRICT = 4


@cache
def by_letters() -> dict[str, Form]:
    """First-level units of Laos, Cambodia and Thailand by the letters of their names: Kam-pốt and Kampot are one.

    Only what names one unit, in at least five letters, and is no Vietnamese place without its marks.
    """
    native = {letters(name) for p in _NAMED.values() if p.country == "VN" for name in spellings(p)}
    found: dict[str, set[str]] = {}
    for spelling, form in _variants():
        if country_of(form.place) in ("LA", "KH", "TH") and PLACES[form.place].kind in ("province", "municipality"):
            plain = letters(spelling)
            for key in (plain, plain.replace("x", "s"), plain.replace("s", "x")):
                found.setdefault(key, set()).add(form.place)
    return {k: Form(min(v), False) for k, v in found.items() if len(v) == 1 and len(k) >= 5 and k not in native}


_S, _X = re.compile(r"\bs(?!h)"), re.compile(r"\bx")


@cache
def near_phrases() -> Phrases[Form]:
    """Spellings of units abroad without their marks, for transliterations that no table holds (Khăm-muồn, Xa-la-văn).

    Only what names one place alone, in at least six letters, and is no Vietnamese place without its marks.
    """
    native = {letters(name) for p in _NAMED.values() if p.country == "VN" for name in spellings(p)}
    by_letters: dict[str, set[str | None]] = {}
    wanted: dict[str, Form] = {}
    for spelling, form in _variants():
        by_letters.setdefault(letters(spelling), set()).add(unit_of(form.place))
        if country_of(form.place) in ("LA", "KH") and PLACES[form.place].kind in ("province", "municipality"):
            plain = strip(spelling)
            for text in (plain, _S.sub("x", plain), _X.sub("s", plain)):
                wanted.setdefault(text, form)
    return Phrases(
        (text, form)
        for text, form in wanted.items()
        if len(letters(text)) >= 6
        and by_letters.get(letters(text), {form.place}) == {form.place}
        and letters(text) not in native
    )
