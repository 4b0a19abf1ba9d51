"""Figures: numbers of the past or present with what they measure, from whom to whom, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hoptac.base.nouns import Report
from hoptac.base.scene import Scene
from hoptac.find.asof import as_of
from hoptac.find.build import Draft
from hoptac.find.counted import find_in_sentences
from hoptac.find.figureflows import Figure
from hoptac.find.figuretables import find_in_tables
from hoptac.find.flowsides import Side
from hoptac.find.signs import MONEY
from hoptac.find.toldtimes import NONE
from hoptac.find.wholes import united
from hoptac.gazetteer.places import PLACES, country_of, in_force


def report(scene: Scene, figure: Figure) -> Report:
    """A figure with the words that say it."""
    hit = figure.token.hit
    fold = scene.scan.folded
    value = hit.quantity.value
    draft = Draft(scene.page, "figure")
    draft.say("measure", figure.measure, figure.words, "figures.sounds" if figure.heard else figure.rule)
    number = fold.span(hit.number_start, hit.number_end)
    draft.say("value", int(value) if float(value).is_integer() else value, number, hit.rule)
    if hit.quantity.comparator != "=":
        draft.say("comparator", hit.quantity.comparator, fold.span(hit.start, hit.end), hit.rule)
    else:
        draft.infer("comparator", "=", "figures.plain")
    if figure.token.sign == MONEY or figure.unit_words is not None:
        draft.say("unit", figure.unit, figure.unit_words or fold.span(hit.start, hit.end), hit.rule)
    else:
        draft.infer("unit", figure.unit, figure.rule)
    until = figure.period.until
    last_day = until + "-12-30"[len(until) - 4 :] if until else None  # a year is not over before its end
    for slot, side in (("origin", figure.flow.origin), ("host", figure.flow.host)):
        units = [in_force(unit, figure.period.until) for unit in side.units]
        units = as_of(scene, units, [side.span] if side.span is not None else [], last_day)
        if side.span is None:
            draft.infer(slot, units, figure.flow.rule)
        else:
            draft.say(slot, units, side.span, figure.flow.rule)
    for slot, time in (("since", figure.period.since), ("until", figure.period.until)):
        if time is not None and figure.period.span is not None:
            draft.say(slot, time, figure.period.span, "figures.time")
    return draft.report()


def _number(figure: Figure) -> tuple[object, ...]:
    quantity = figure.token.hit.quantity
    return figure.measure, figure.unit, quantity.value, quantity.comparator


def _again(known: Figure, figure: Figure) -> bool:
    """Whether a figure only says again what is known."""
    if _number(known) != _number(figure):
        return False
    a, b = known.flow, figure.flow
    x, y = known.period, figure.period
    if a.host.units != b.host.units:
        return False
    timely = x is NONE or y is NONE or (x.since, x.until) == (y.since, y.until)
    if not _same_origin(a.origin, b.origin):
        if timely and _ALL.search(figure.marked.text[: figure.token.at]):
            return True
        return timely and known.token.hit.quantity.value >= _MANY and _within(a.origin, b.origin)
    return timely


_ALL = re.compile(r"(?<!\w)(?:cả|tất cả|toàn bộ) (?:các |số )?$")  # all of those told before: "cả 21 hài cốt"
_MANY = 20  # a number that is hardly told twice of two things


def _within(a: Side, b: Side) -> bool:
    """Whether one origin is the country of the other."""
    countries = {country_of(u) for u in (*a.units, *b.units)}
    return len(countries) == 1 and (set(a.units) == countries or set(b.units) == countries)


def _same_origin(a: Side, b: Side) -> bool:
    """Whether two origins may be one: equal, or one of them only supposed and of the other's country."""
    if a.units == b.units:
        return True
    return None in (a.span, b.span) and {country_of(u) for u in a.units} == {country_of(u) for u in b.units}


def _better(known: Figure, figure: Figure) -> Figure:
    """Of two tellings the one that knows the time, with the origin that is told in words."""
    best = figure if known.period is NONE else known
    told = known.flow if known.flow.origin.span is not None else figure.flow
    if all(PLACES[u].kind == "country" for u in told.origin.units) and _within(known.flow.origin, figure.flow.origin):
        told = next((f for f in (known.flow, figure.flow) if f.origin.span and len(f.origin.units) > 1), told)
    return replace(best, flow=told)


def find_figures(scene: Scene) -> Iterator[Report]:
    """The figures of a page, each said once; of two tellings the one that knows the time."""
    kept: list[Figure] = []
    for figure in (*find_in_tables(scene), *find_in_sentences(scene)):
        place = next((n for n, known in enumerate(kept) if _again(known, figure)), None)
        if place is None:
            kept.append(figure)
        else:
            kept[place] = _better(kept[place], figure)
    for figure in united(kept):
        yield report(scene, figure)
