"""A number told with its parts unit by unit ("132 em: Champasak 61, Attapeu 34, …") is of all of them together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hoptac.base.nouns import Span
from hoptac.find.figureflows import Figure
from hoptac.find.flowsides import Side
from hoptac.find.signs import THEIRS, side_of
from hoptac.gazetteer.places import PLACES, country_of

_OF_THEM = re.compile(
    r"(?<!\w)(?:trong|của) (?:tổng )?số (?:đó|ấy|này|họ|các em|kể trên)|(?<!\w)số (?:đó|ấy|này)(?!\w)"
)
#: A whole told behind its parts, and one to which its own unit adds: "cộng cả hai được …", "cộng cả phần của … là …".
_SUM = re.compile(
    r"(?<!\w)(?:cộng (?:cả|lại|chung|dồn|hết)|tổng cộng|gộp (?:lại|cả|chung)|cả thảy|tính chung|tất cả là"
    r"|cả (?:hai|ba|bốn|~))[^,;~¤]{0,30}$"
)
_ADDS = re.compile(r"(?<!\w)(?:cộng|tính|kể|gộp) (?:cả|thêm)(?: phần)?(?: của)? & [^,;~¤]{0,20}$")
_ROUND = 0.03  # by how much a whole that is told roughly may differ from its parts
_PARTS = re.compile(r"(?<!\w)(?:trong (?:đó|số)|riêng|phân theo|gồm|cụ thể|(?:nhiều|đông|ít) nhất|dẫn đầu)(?!\w)")
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
    first, _ = marked.segment(at)
    if here and first > last.token.at and figure.measure != last.measure and not marked.parties(first, at + _BEHIND):
        return True  # "118 người A và 34 người B; tốt nghiệp rồi: 150"
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


def _told_behind(figures: Sequence[Figure], at: int) -> int:
    """How many figures before one are the parts that it sums up; 0 where it is no sum of them."""
    whole, total = figures[at], 0.0
    value = whole.token.hit.quantity.value
    if _SUM.search(whole.marked.text[: whole.token.at]) is None:
        return 0
    for number, part in enumerate(reversed(figures[:at]), 1):
        same = (part.measure, part.unit) == (whole.measure, whole.unit)
        if not same or not _near(part, whole):
            return 0
        total += part.token.hit.quantity.value
        if number > 1 and abs(total - value) <= (0 if whole.token.hit.quantity.comparator == "=" else _ROUND * value):
            return number
    return 0


def _years_behind(figures: Sequence[Figure], at: int) -> list[Figure]:
    """The figures behind one that tell it year by year: "45 học viên (năm 2017: 20, năm 2018: 25)"."""
    whole, total = figures[at], 0.0
    parts: list[Figure] = []
    for part in figures[at + 1 :]:
        here = part.marked.sentence.index == whole.marked.sentence.index
        sides = (part.flow.origin.units, part.flow.host.units) == (whole.flow.origin.units, whole.flow.host.units)
        if not here or not sides or part.measure != whole.measure or not part.period.since:
            return []
        parts.append(part)
        total += part.token.hit.quantity.value
        if total >= whole.token.hit.quantity.value:
            break
    known = {part.period.since for part in parts}
    return parts if total == whole.token.hit.quantity.value and len(known) == len(parts) > 1 else []


def _summed(figures: Sequence[Figure], at: int) -> Figure:
    """A figure with the units and the time of the parts told before it that it sums up, or to which it adds."""
    whole, count = figures[at], _told_behind(figures, at)
    parts = list(figures[at - count : at]) if count else _years_behind(figures, at)
    if not parts and at and _ADDS.search(whole.marked.text[: whole.token.at]):
        before = figures[at - 1]
        if (before.measure, before.flow.host.units) == (whole.measure, whole.flow.host.units) and _near(before, whole):
            return replace(whole, flow=replace(whole.flow, origin=_all_of([before, whole], whole.flow.origin.span)))
    if not parts:
        return whole
    flow = replace(whole.flow, origin=_all_of(parts, parts[-1].flow.origin.span))
    years = [(p.period.since, p.period.until) for p in parts]
    period = whole.period
    if len(set(years)) == len(parts) and all(first and last for first, last in years):
        since, until = min(first for first, _ in years if first), max(last for _, last in years if last)
        period = replace(parts[0].period, since=since, until=until)
    return replace(whole, flow=flow, period=period)


def _all_of(parts: Sequence[Figure], span: Span | None) -> Side:
    return Side(tuple(dict.fromkeys(u for part in parts for u in part.flow.origin.units)), span)


def _of_more(figures: Sequence[Figure], at: int) -> bool:
    """Whether delegations of no unit that words name are those of the world: told with parts of several States, or
    with a smaller one of the very side that stands in for them.
    """
    whole = figures[at]
    side = whole.flow.origin if side_of(whole.flow.origin.units or ("VN",)) == THEIRS else whole.flow.host
    if whole.flow.rule == "figures.way-exchange":
        return False  # of both sides: its parts are the two ways
    if whole.kind not in ("delegations", "visitors") or side.span is not None or side_of(side.units) != THEIRS:
        return False
    states: set[str] = set()
    for part in figures[at + 1 :]:
        if part.kind not in ("delegations", "visitors") or not _near(whole, part) or part.marked != whole.marked:
            break
        if part.measure == whole.measure and part.token.hit.quantity.value < whole.token.hit.quantity.value:
            theirs = part.flow.origin if side_of(part.flow.origin.units or ("VN",)) == THEIRS else part.flow.host
            named = theirs.span is not None and _PARTS.search(whole.marked.text[whole.token.at : part.token.at])
            states |= {country_of(u) for u in theirs.units} if named else set()
            if named and theirs.units == side.units and len(states) == 1:
                return True
    return len(states) > 1


def _of_world(figure: Figure) -> Figure:
    """A figure with no unit on the side abroad."""
    flow = figure.flow
    if side_of(flow.origin.units or ("VN",)) == THEIRS:
        return replace(figure, flow=replace(flow, origin=Side(())))
    return replace(figure, flow=replace(flow, host=Side(())))


def united(figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures, each whole with the units of its parts, and those counted out of it likewise."""
    figures = [_summed(figures, at) for at in range(len(figures))]
    out = [_of_world(f) if _of_more(figures, at) else f for at, f in enumerate(figures)]
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
