"""Places in the cells of a list -> the units that they count as on a day; what is not known is told, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from hoptac.base.fold import fold, fold_key
from hoptac.base.nouns import Span
from hoptac.find.bodies import find_bodies
from hoptac.find.places import find_places
from hoptac.gazetteer.places import PLACES, country_of, phrases, unit_of
from hoptac.lists.lines import Field

#: Where a cell that names several is cut.
_CUT = re.compile(r"\s/\s|[;,•]|\s(?:và|với|cùng|-|–)\s|(?<=\s)&(?=\s)|\(|\)|\s\+\s")
_LEVEL = re.compile(
    r"^(?:\d+[.)]\s*|-\s*|các |phía |bên |đoàn |của )*(?:nước |tỉnh |thành phố |tp\.? ?|thủ đô |chdcnd |cộng hòa |"
    r"vương quốc |đặc khu |bang |huyện |khu tự trị (?:dân tộc \w+ )?)*"
)
_PROVINCE = re.compile(r"(?<!\w)(?:tỉnh|province)(?!\w)")
_CITY = re.compile(r"(?<!\w)(?:thành phố|tp|thủ đô|đô thành|city)(?!\w)")
#: Vietnam in the name of a society of two countries, or beside the partner.
_OURS = frozenset(("việt", "việt nam", "vn", "chxhcn việt nam", "vietnam"))
_UNITS = ("province", "municipality", "country", "territory")


@dataclass(frozen=True, slots=True)
class Side:
    """A unit that a cell names, and where on the page."""

    unit: str
    span: Span


@dataclass(frozen=True, slots=True)
class Sides:
    """The units that a cell names, in order, and the parts of it that name none known."""

    named: tuple[Side, ...]
    unknown: tuple[str, ...] = ()


def read_sides(words: str, start: int, day: str | None) -> Sides:
    """The units of a cell whose words stand at ``start`` on the page, as they were on a day (ISO, or its beginning).

    A country that only tells where another unit of the cell lies is left out.
    """
    named: list[Side] = []
    unknown: list[str] = []
    for left, right in _parts(words):
        found = _found(words[left:right], start + left, day)
        named += found
        if not found and not _idle(words[left:right]):
            unknown.append(words[left:right].strip())
    return Sides(tuple(_narrow(named)), tuple(unknown))


def _parts(words: str) -> Iterable[tuple[int, int]]:
    start = 0
    for cut in _CUT.finditer(words):
        yield start, cut.start()
        start = cut.end()
    yield start, len(words)


def _found(words: str, start: int, day: str | None) -> list[Side]:
    """The units that a part of a cell names."""
    folded = fold(words)
    out = []
    for mention in find_places(words, folded):
        unit = choose(mention.value.ids, words, day)
        if unit:
            out.append(Side(unit, Span(start + mention.span.start, start + mention.span.end)))
    return out or _alone(words, start, day)


def _alone(words: str, start: int, day: str | None) -> list[Side]:
    """A name that is a word too (Mỹ, Anh), or that is written small (lào), where it is all that a part says."""
    folded = fold(words)
    level = _LEVEL.match(folded.text.lstrip())
    skipped = len(folded.text) - len(folded.text.lstrip()) + (level.end() if level else 0)
    name = folded.text[skipped:].rstrip(" .").replace("-", " ")
    hits = [hit for hit in phrases().find_all(name) if hit.start == 0 and hit.end == len(name)] if name else []
    unit = choose((form.place for form in hits[0].values), words, day) if hits else None
    if unit is None:
        return []
    span = folded.span(skipped, skipped + len(name))
    return [Side(unit, Span(start + span.start, start + span.end))]


def choose(ids: Iterable[str], words: str, day: str | None) -> str | None:
    """The one unit that a spelling of several means: by the level that the words name, else a province or country
    before a town in it; None where two units remain."""
    units: dict[str, str] = {}
    for place in ids:
        if unit := unit_of(place, day):
            units.setdefault(unit, PLACES[place].kind)
    kinds = {unit: PLACES[unit].kind for unit in units}
    plain = fold_key(words)
    for cue, kind in ((_CITY, "municipality"), (_PROVINCE, "province")):
        said = [unit for unit in units if kinds[unit] == kind]
        if cue.search(plain) and said:
            return said[0]
    own = [unit for unit, kind in units.items() if kind in _UNITS] or list(units)
    standing = [unit for unit in own if not PLACES[unit].valid_to] or own
    return standing[0] if len(set(standing)) == 1 or len({country_of(u) for u in standing}) > 1 else _capital(standing)


def _capital(units: list[str]) -> str | None:
    """Of a capital and the province of its name, nobody can tell which; else the first."""
    kinds = {PLACES[unit].kind for unit in units}
    return None if kinds == {"province", "municipality"} else units[0]


def _idle(words: str) -> bool:
    """Whether a part names a body, or only says what the rest is."""
    plain = fold_key(words).strip(" .")
    return (
        len(plain) < 2
        or plain in _OURS
        or bool(find_bodies(words, fold(words)))
        or _LEVEL.fullmatch(plain + " ") is not None
    )


def _narrow(named: list[Side]) -> list[Side]:
    """Each unit once; without countries in which another of the units lies."""
    narrower = {country_of(side.unit) for side in named if country_of(side.unit) != side.unit}
    out: dict[str, Side] = {}
    for side in named:
        if side.unit not in narrower:
            out.setdefault(side.unit, side)
    return list(out.values())


def together(fields: Iterable[Field], day: str | None) -> tuple[list[Side], list[tuple[Field, str]]]:
    """The units of several cells of one target, and what was not known in them."""
    named: list[Side] = []
    unknown: list[tuple[Field, str]] = []
    for field in fields:
        sides = read_sides(field.words, field.span.start, day)
        named += sides.named
        unknown += [(field, part) for part in sides.unknown]
    return _narrow(named), unknown


def is_foreign(unit: str) -> bool:
    """Whether a unit lies abroad."""
    return country_of(unit) != "VN"
