"""Where a page's figures flow: by a number's own words, by those of the numbers before it, by its unit's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hoptac.base.nouns import Span
from hoptac.find.flows import Flow, default_flow, find_flow
from hoptac.find.flowsides import Side
from hoptac.find.loose import LOOSE
from hoptac.find.marked import Marked, mark
from hoptac.find.measures import covers
from hoptac.find.rules import rule
from hoptac.find.signs import BOTH, OURS, THEIRS, TIME, Token, side_of
from hoptac.find.timeframe import OF_IT
from hoptac.find.toldtimes import Period
from hoptac.gazetteer.places import PLACES

_SEIZED = re.compile(r"(?<!\w)(?:bắt|thu giữ|tạm giữ|hàng lậu|buôn lậu|trái phép|hàng cấm)(?!\w)")
_TRADE = frozenset({"shared", "exports", "imports"})
#: A unit ranked beside the one told before by what it trades.
_RANKED = re.compile(
    r"(?:^|[.;,] )([@&])(?: [^\W\d_]+){0,2} (?:hơn|kém|đầu|cuối|nhì|sau|thứ \w+)[^;~¤@&]{0,12}[,:]? ?"
    r"(?:với |đạt |được |có )?$"
)
#: Whose or where they are is told behind the number: the name before it is another's ("em Lào: 31 của Champasak").
_TOLD_BEHIND = re.compile(
    r"(?: (?!với|cho)[^\W\d_]+){0,2},? (?:(?:là|đều|toàn) )*"
    r"(?:người|của|từ|ở|tại|quê(?: ở)?|gốc|thuộc|bên)(?: tỉnh)? [@&]"
)
_BACK = 3  # sentences of a paragraph in which whose students are spoken of may stand before
_FAMILY = {"visitors": "delegations"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as found: its number, the rule that gave its measure with the words, its flow and period."""

    marked: Marked
    token: Token
    rule: str
    measure: str
    unit: str | None
    kind: str
    words: Span
    flow: Flow
    period: Period
    unit_words: Span | None = None
    whole: Flow | None = None  # of what it is a part, where it is told of one unit's
    heard: bool = False  # whether its measure is only told by sound, the rule being the usual one of the measure


def _same_flow(marked: Marked, previous: Figure | None, kind: str) -> Flow | None:
    """The flow of the number before in the same sentence, where both count the same movement."""
    if previous is None or previous.marked.sentence.index != marked.sentence.index:
        return None
    return previous.flow if _FAMILY.get(kind, kind) == _FAMILY.get(previous.kind, previous.kind) else None


def parts_of(marked: Marked, previous: Figure) -> bool:
    """Whether a sentence begins with the parts of what the one before it counted ("Trong đó: Savannakhet 8 đoàn")."""
    before = previous.marked.sentence
    if before.index != marked.sentence.index - 1:
        return False
    same = before.paragraph == marked.sentence.paragraph  # papers print a paragraph for each sentence
    return marked.text.startswith(OF_IT) or (same and marked.text.startswith(("cụ thể", "gồm")))


def _carried(marked: Marked, previous: Figure | None, kind: str) -> Flow | None:
    """The flow of the sentence before in the paragraph, where this one names no side and counts the same movement."""
    if previous is None or previous.kind != kind or marked.parties():
        return None
    before = previous.marked.sentence
    near = before.index == marked.sentence.index - 1 and before.paragraph == marked.sentence.paragraph
    return (previous.whole or previous.flow) if near else None


def flow_of(marked: Marked, token: Token, kind: str, previous: Figure | None, measure: str) -> Flow | None:
    """Where a figure flows; None where nothing tells and the measure needs to be told."""
    same = _same_flow(marked, previous, kind)
    if same is not None and turned(marked, token):
        same = replace(same, origin=same.host, host=same.origin)
    if measure == "investment_capital" and same is not None:
        return same
    if same is None and previous is not None and _bought_too(marked, token, kind, previous):
        return replace(previous.flow, origin=previous.flow.host, host=previous.flow.origin)
    named = same is not None or (previous is not None and previous.kind == kind and parts_of(marked, previous))
    near = beside(marked, token, previous) if previous is not None and named else None
    part = find_flow(marked, token, "parts") if same is not None and kind == "delegations" else None
    if part is not None and same is not None:
        turns = side_of(part.origin.units) != side_of(same.origin.units)
        back = (find_flow(marked, token, kind) or replace(same, host=same.origin)) if turns else same
        near = replace(back, origin=part.origin)
    told = near or placed(find_flow(marked, token, kind), same) or elsewhere(marked, token, same)
    told = told or _carried(marked, previous, kind)
    if told is None and kind == "visitors":
        return None
    return _after_parts(marked, token, previous, told or _of_those(marked, kind, default_flow(marked, token, kind)))


def _bought_too(marked: Marked, token: Token, kind: str, previous: Figure) -> bool:
    """Whether who sold what was told before it buys too: "A xuất sang B ¤ và mua về $"."""
    here = previous.marked.sentence.index == marked.sentence.index
    if {previous.kind, kind} != {"exports", "imports"} or not here:
        return False
    return not marked.parties(previous.token.at, token.at + 1) and ";" not in marked.text[previous.token.at : token.at]


def _of_those(marked: Marked, kind: str, usual: Flow) -> Flow:
    """A flow of students of whom its sentence does not say whose they are: those of whom the paragraph spoke before
    ("Trường nhận sinh viên Campuchia từ năm 2007. Đến nay đã cấp bằng cho 412 người").
    """
    if kind not in ("students", "scholarships") or usual.origin.span is not None:
        return usual
    if side_of(usual.origin.units or ("VN",)) != THEIRS or any(t.sign in (THEIRS, BOTH) for t in marked.parties()):
        return usual
    index, paragraph = marked.sentence.index, marked.sentence.paragraph
    for sentence in reversed(marked.scene.sentences[max(0, index - _BACK) : index]):
        before = mark(marked.scene, sentence)
        said = list(rule("figures.whose-students").finditer(before.text)) if sentence.paragraph == paragraph else []
        party = before.token_at(said[-1].start("from")) if said else None
        if party is not None:
            return replace(usual, origin=Side(party.units, before.span(party)))
    return usual


def placed(flow: Flow | None, before: Flow | None) -> Flow | None:
    """A flow told behind another in the sentence: who "are at" the side to which those before went are there, not from
    there ("45 giảng viên sang học, trong đó 29 người ở A").
    """
    if flow is None or before is None or flow.rule != "figures.way-they-are":
        return flow
    there = side_of(flow.origin.units)
    if there != side_of(before.host.units or ("VN",)) or there == side_of(before.origin.units or ("VN",)):
        return flow
    return replace(before, host=flow.origin) if there == THEIRS else flow


def _after_parts(marked: Marked, token: Token, previous: Figure | None, flow: Flow) -> Flow:
    """A flow told behind the parts of a whole, with the whole's side for that of the last part: "42 đoàn của ba tỉnh,
    gồm A 20, B 13, C 9; phía ta đi 38 đoàn".
    """
    if previous is None or previous.whole is None or previous.marked.sentence.index != marked.sentence.index:
        return flow
    first, last = marked.segment(token.at)
    part, whole = previous.flow.origin, previous.whole.origin
    if any(t.sign == THEIRS for t in marked.parties(first, last)) or part.units == whole.units:
        return flow
    if flow.host.units == part.units:
        return replace(flow, host=whole)
    return replace(flow, origin=whole) if flow.origin.units == part.units else flow


def beside(marked: Marked, token: Token, ongoing: Figure) -> Flow | None:
    """The flow before with the unit just named in its origin's place ("trong đó Lạng Sơn có 120 em")."""
    near = re.search(
        r"(?<!sang )(?<!thăm )(?<!đến )(?<!tại )(?<!ở )([@&])(?: (?:có|là|gồm|với|chiếm|được|cử|đạt))? ?[:(]?$",
        marked.text[: token.at].rstrip(" ," if token.hit.rule == LOOSE else None),
    )
    ranked = _RANKED.search(marked.text[: token.at]) if ongoing.kind in _TRADE else None
    own = marked.token_at(ranked.start(1)) if ranked is not None else None
    if own is not None and own.sign == side_of(ongoing.flow.host.units):  # "Quảng Ninh nhỉnh hơn: 3,4 tỷ"
        return replace(ongoing.flow, host=Side(own.units, marked.span(own)))
    party = marked.token_at(near.start(1)) if near else None
    if party is None or party.sign not in (OURS, THEIRS):
        return None
    named = Side(party.units, marked.span(party))
    if ongoing.kind in ("students", "remains", "delegations") and _TOLD_BEHIND.match(marked.text, token.at + 1):
        return None
    there = re.match(r"[^;~¤]{0,40}(?:tại|ở|vào|sang) ([@&])", marked.text[token.at + 1 :])
    goal = marked.token_at(token.at + 1 + there.start(1)) if there and ongoing.kind == "investment" else None
    if goal is not None and goal.sign != party.sign:
        return replace(ongoing.flow, origin=named, host=Side(goal.units, marked.span(goal)))
    if party.sign == side_of(ongoing.flow.host.units) and near is not None and near.group().endswith(" cử"):
        return replace(ongoing.flow, origin=named, host=ongoing.flow.origin)
    if party.sign == side_of(ongoing.flow.origin.units):
        return replace(ongoing.flow, origin=named)
    comes = marked.text[: party.at].endswith(("của ", "từ "))  # "đón của bạn 31 đoàn": who comes, not where to
    if comes or not party.sign == side_of(ongoing.flow.host.units) == THEIRS:
        return None
    return replace(ongoing.flow, host=named)


def elsewhere(marked: Marked, token: Token, same: Flow | None) -> Flow | None:
    """The flow before, of the unit with which the number's own stretch begins ("; Salavan đến sau, mới có 15 em"), or
    in the place of the one unit of the host's side that the stretch names ("; tính từ ngày Kon Tum mở lớp là 240 em").
    """
    first, _ = marked.segment(token.at)
    if same is None or not first:
        return same
    opening = marked.token_at(first + len(marked.text[first:]) - len(marked.text[first:].lstrip()))
    if opening is not None and opening.sign == side_of(same.origin.units) and opening.at < token.at:
        return replace(same, origin=Side(opening.units, marked.span(opening)))
    named = [t for t in marked.parties(first, token.at) if t.sign != side_of(same.origin.units)]
    if len(named) == 1 and named[0].sign == side_of(same.host.units) and len(marked.parties(first, token.at)) == 1:
        return replace(same, host=Side(named[0].units, marked.span(named[0])))
    return same


def turned(marked: Marked, token: Token) -> bool:
    """Whether a number is told of the way back, with no side named: "đón 10 đoàn, phía ngược lại là 12"."""
    first, _ = marked.segment(token.at)
    return marked.text[:first].rstrip(" ,").endswith("ngược lại") and not marked.parties(first, token.at)


def _of_our_side(measure: str, flow: Flow) -> str:
    """What is sold and bought as our side calls it: what comes from abroad are imports, whoever tells of them."""
    if measure not in ("exports", "imports") or not flow.origin.units:
        return measure
    return "exports" if side_of(flow.origin.units) == OURS else "imports"


def as_told(measure: str, flow: Flow) -> str:
    """What is sold and bought as its verb says, who sells being the origin; between two States as statistics of ours
    call it.
    """
    units = (*flow.origin.units, *flow.host.units)
    return _of_our_side(measure, flow) if all(PLACES[u].kind == "country" for u in units) else measure


def goes_on_as(before: Figure, flow: Flow) -> str:
    """What a number counts that goes on with the one before it: the same; the way back as our side calls it."""
    back = side_of(flow.origin.units or ("VN",)) != side_of(before.flow.origin.units or ("VN",))
    return _of_our_side(before.measure, flow) if back else as_told(before.measure, flow)


def of_both_sides(marked: Marked) -> bool:
    """Whether a sentence names both sides, or "hai bên"."""
    return {t.sign for t in marked.parties()} >= {OURS, THEIRS} or any(t.sign == BOTH for t in marked.parties())


def is_told_of_gates(marked: Marked, here: bool) -> bool:
    """Whether vehicles and freight are what crossed between both sides (``here``: guests did before), none seized."""
    return (here or of_both_sides(marked)) and not _SEIZED.search(marked.text)


def carries_on(marked: Marked, token: Token, previous: Figure, kind: str) -> bool:
    """Whether a number has the time of the one before it in the sentence: it counts the same movement, none is told."""
    between = marked.text[previous.token.at : token.at] + re.split(r"[,;.]", marked.text[token.at :])[0]
    return previous.kind == kind and TIME not in between and rule("figures.standing").search(between) is None


def each_of(figure: Figure) -> Iterator[Figure]:
    """One figure for each unit where each has the number ("mỗi tỉnh cử 25 người")."""
    units = figure.flow.origin.units
    if len(units) < 2 or covers(rule("figures.each"), figure.marked.focus(figure.token), figure.token.at) is None:
        yield figure
        return
    for unit in units:
        yield replace(figure, flow=replace(figure.flow, origin=Side((unit,), figure.flow.origin.span)))
