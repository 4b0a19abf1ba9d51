"""A number told with its parts unit by unit ("132 em: Champasak 61, Attapeu 34, …") is of all of them together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hoptac.find.figureflows import Figure
from hoptac.find.flows import Side
from hoptac.gazetteer.places import PLACES, country_of

_OF_THEM = re.compile(
    r"(?<!\w)(?:trong|của) (?:tổng )?số (?:đó|ấy|này|họ|các em|kể trên)|(?<!\w)số (?:đó|ấy|này)(?!\w)"
)
_BEHIND = 40  # characters behind a number in which "trong số đó" may stand


def _parts(figures: Sequence[Figure], at: int) -> int:
    """How many figures behind one are its parts: of one unit each, adding up to it; 0 where they do not."""
    whole, total = figures[at], 0.0
    units: set[str] = set()
    for number, part in enumerate(figures[at + 1 :], 1):
        if not _is_part(whole, part) or units & set(part.flow.origin.units):
            return 0
        units |= set(part.flow.origin.units)
        total += part.token.hit.quantity.value
        if total == whole.token.hit.quantity.value:
            return number if number > 1 else 0
    return 0


def _is_part(whole: Figure, part: Figure) -> bool:
    """Whether a figure counts the same as another, near behind it, of one unit below the State, in the same place."""
    units = part.flow.origin.units
    same = (part.measure, part.unit, part.flow.host.units) == (whole.measure, whole.unit, whole.flow.host.units)
    return same and _near(whole, part) and len(units) == 1 and PLACES[units[0]].kind != "country"


def _near(one: Figure, other: Figure) -> bool:
    """Whether two figures stand in one sentence, or in two of a paragraph one behind the other."""
    first, second = one.marked.sentence, other.marked.sentence
    return second.index - first.index in (0, 1) and first.paragraph == second.paragraph


def _is_of_them(last: Figure, figure: Figure) -> bool:
    """Whether a figure behind the parts is one of the whole: "47 em trong số đó", or a sentence that names no side."""
    marked, at = figure.marked, figure.token.at
    if not _near(last, figure):
        return False
    here = last.marked.sentence.index == marked.sentence.index
    between = marked.text[last.token.at if here else 0 : at + _BEHIND]
    return _OF_THEM.search(between) is not None or (not here and not marked.parties())


def _side(whole: Figure, parts: Sequence[Figure]) -> Side | None:
    """Of whom a whole is: of the units of its parts, unless its own words name their State; None where they name
    somebody else.
    """
    units = tuple(u for part in parts for u in part.flow.origin.units)
    own = whole.flow.origin
    states = {country_of(u) for u in units}
    if own.span is not None and set(own.units) == states:
        return own
    return Side(units, parts[-1].flow.origin.span) if set(own.units) - states <= set(units) else None


def united(figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures, each whole with the units of its parts, and those counted out of it likewise."""
    out = list(figures)
    for at, whole in enumerate(figures):
        parts = _parts(figures, at)
        if not parts:
            continue
        side, last = _side(whole, figures[at + 1 : at + 1 + parts]), figures[at + parts]
        of_all = [at, *(n for n in range(at + parts + 1, len(out)) if _is_of_them(last, figures[n]))]
        if side is None:
            continue
        for number in of_all:
            out[number] = replace(out[number], flow=replace(out[number].flow, origin=side))
    yield from out
