"""Figures: numbers of the past or present with what they measure, from whom to whom, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hoptac.base.nouns import Report
from hoptac.base.scene import Scene
from hoptac.find.build import Draft
from hoptac.find.flows import Flow, default_flow, find_flow
from hoptac.find.marked import MONEY, Marked, Token, mark
from hoptac.find.periods import NONE, Frame, Period, find_period
from hoptac.find.rules import Rule, rule, rules


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as found: its number, the rule that gave its measure with the words, its flow and period."""

    marked: Marked
    token: Token
    rule: str
    measure: str
    unit: str | None
    kind: str
    words: tuple[int, int]
    flow: Flow
    period: Period


def _measures() -> list[Rule]:
    return [r for r in rules("figures") if r.id.startswith(("figures.is-", "figures.no-"))]


def _measure(marked: Marked, token: Token) -> tuple[Rule, re.Match[str]] | None:
    """The first rule that takes the number in, with its match; None where none does or the number is no figure."""
    text = marked.focus(token)
    for candidate in _measures():
        for match in candidate.finditer(text):
            if match.start() <= token.at < match.end():
                return None if candidate.id.startswith("figures.no-") else (candidate, match)
    return None


def _promised(marked: Marked, token: Token, pledged: bool) -> bool:
    """Whether the number belongs to a promise, a plan or a wish."""
    first, _ = marked.segment(token.at)
    return pledged or rule("figures.not-done").search(marked.text[first : token.at]) is not None


class Points:
    """Whether a sentence is a point of a list that was agreed on or planned."""

    def __init__(self) -> None:
        self.pledged = False
        self.opener = -1

    def read(self, marked: Marked) -> bool:
        """Take the next sentence; whether it stands in such a list."""
        text = marked.text.rstrip()
        inside = self.pledged and (bool(marked.sentence.marker) or self.open_line)
        if re.match(r"điều \d+[.:]", text) or re.match(r"[Đđ]iều", marked.sentence.marker):
            return True
        if text.endswith(":"):
            self.pledged = rule("figures.points-agreed").search(text) is not None
            self.open_line = True
            return False
        self.open_line = self.open_line and text.endswith(";")
        if not marked.sentence.marker and not inside:
            self.pledged = False
        return inside

    open_line = False


def _goes_on(marked: Marked, token: Token, previous: Figure | None) -> Figure | None:
    """A number that counts what the one before counted ("trong đó Salavan 15 em")."""
    if previous is None or token.sign == MONEY:
        return None
    near = previous.marked.sentence.index in (marked.sentence.index, marked.sentence.index - 1)
    same = previous.marked.sentence.paragraph == marked.sentence.paragraph
    match = rule("figures.goes-on").search(marked.focus(token)) if near and same else None
    if match is None or not match.start() <= token.at < match.end() or previous.unit not in (None, "person", token.hit.quantity.unit):
        return None
    return replace(previous, marked=marked, token=token, words=(token.at, match.end()))


def _read(marked: Marked, token: Token, previous: Figure | None, frame: Frame) -> Figure | None:
    """The figure of one number."""
    found = _measure(marked, token)
    if found is None:
        ongoing = _goes_on(marked, token, previous)
        if ongoing is None:
            return None
        flow = find_flow(marked, token, ongoing.kind) or ongoing.flow
        standing = ongoing.period is NONE
        return replace(ongoing, flow=flow, period=find_period(marked, token, frame, standing))
    measure, match = found
    kind = measure.sets["flow"]
    flow = find_flow(marked, token, kind) or _same_flow(marked, previous, kind) or default_flow(marked, token, kind)
    period = find_period(marked, token, frame, measure.sets.get("frame") == "standing")
    if kind == "shared" and measure.sets["unit" if "unit" in measure.sets else "flow"] == "km":
        period = NONE
    unit = token.hit.quantity.unit if token.sign == MONEY else measure.sets.get("unit")
    return Figure(marked, token, measure.id, measure.sets["measure"], unit, kind, match.span(), flow, period)


_FAMILY = {"visitors": "delegations", "students": "students", "investment": "investment", "delegations": "delegations"}


def _same_flow(marked: Marked, previous: Figure | None, kind: str) -> Flow | None:
    """The flow of the number before in the same sentence, where both count the same movement."""
    if previous is None or previous.marked.sentence.index != marked.sentence.index:
        return None
    return previous.flow if _FAMILY.get(kind, kind) == _FAMILY.get(previous.kind, "") else None


def _sentences(scene: Scene) -> Iterator[tuple[Marked, bool]]:
    """The sentences that may carry figures, in signs, and whether each is a point agreed on."""
    points = Points()
    for sentence in scene.sentences:
        if sentence.zone == "title":
            continue
        marked = mark(scene, sentence)
        pledged = points.read(marked)
        yield marked, pledged


def _find(scene: Scene) -> Iterator[Figure]:
    frame = Frame()
    previous: Figure | None = None
    for marked, pledged in _sentences(scene):
        frame.enter(marked)
        for token in marked.tokens:
            if not token.number or token.hit.vague or _promised(marked, token, pledged):
                continue
            figure = _read(marked, token, previous, frame)
            if figure is not None:
                previous = figure
                yield figure
        frame.leave(marked)


def report(scene: Scene, figure: Figure) -> Report:
    """A figure with the words that say it."""
    hit = figure.token.hit
    fold = scene.scan.folded
    value = hit.quantity.value
    draft = Draft(scene.page, "figure")
    draft.say("measure", figure.measure, figure.marked.words(*figure.words), figure.rule)
    draft.say("value", int(value) if float(value).is_integer() else value, fold.span(hit.number_start, hit.number_end), hit.rule)
    if hit.quantity.comparator != "=":
        draft.say("comparator", hit.quantity.comparator, fold.span(hit.start, hit.end), hit.rule)
    else:
        draft.infer("comparator", "=", "figures.plain")
    if figure.token.sign == MONEY:
        draft.say("unit", figure.unit, fold.span(hit.start, hit.end), hit.rule)
    else:
        draft.infer("unit", figure.unit, figure.rule)
    for slot, side in (("origin", figure.flow.origin), ("host", figure.flow.host)):
        if side.span is None:
            draft.infer(slot, list(side.units), figure.flow.rule)
        else:
            draft.say(slot, list(side.units), side.span, figure.flow.rule)
    for slot, time in (("since", figure.period.since), ("until", figure.period.until)):
        if time is not None and figure.period.span is not None:
            draft.say(slot, time, figure.period.span, "figures.time")
    return draft.report()


def find_figures(scene: Scene) -> Iterator[Report]:
    """The figures of a page, each said once."""
    seen: set[tuple[object, ...]] = set()
    for figure in _find(scene):
        quantity = figure.token.hit.quantity
        key = (figure.measure, quantity.value, figure.flow.origin.units, figure.flow.host.units, figure.period.since)
        if key not in seen:
            seen.add(key)
            yield report(scene, figure)
