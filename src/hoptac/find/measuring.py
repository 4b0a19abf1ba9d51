"""What a number of a page measures: by its own words, else by those of its neighbours."""

from __future__ import annotations

import re

from hoptac.find.figureflows import Figure, turned
from hoptac.find.marked import Marked, mark
from hoptac.find.measures import covers, find_measure, is_refused
from hoptac.find.rules import Rule, rule
from hoptac.find.signs import MONEY, TIME, Token
from hoptac.find.toldtimes import NONE

_FEW, _TWO = 5, 2  # "kết nghĩa giữa hai bản" tells of the two, counts none
_PART = re.compile(r"(?:trong đó|gồm|riêng)(?: [^~¤;]{0,30})? $")  # a part of the number before
WAY_BACK = {"exports": "imports", "imports": "exports"}


def measure_of(marked: Marked, token: Token, previous: Figure | None) -> tuple[Rule, re.Match[str]] | None:
    """The rule that says what a number counts, with its match: by its own words, else by those of its neighbours."""
    here = previous is not None and previous.marked.sentence.index == marked.sentence.index
    found = find_measure(marked, token)
    if found is not None and here and previous is not None:
        name, after = found[0].sets["measure"], marked.text[token.at + 1 :]
        part = _PART.search(marked.text[previous.token.at + 1 : token.at]) is not None
        if previous.kind == "service" and name == "visitors" and part:
            return rule(previous.rule), found[1]
        if (
            previous.measure == "delegations"
            and name == "visitors"
            and re.match(r" lượt(?! (?:người|khách|cán bộ|du khách|hành khách))(?!\w)", after)
        ):
            return rule("figures.is-delegations"), found[1]
        if previous.measure in WAY_BACK and name == "trade_turnover" and _says_more(marked, token, previous):
            return rule(previous.rule), found[1]
        if previous.measure in WAY_BACK and name == "trade_turnover" and turned(marked, token):
            return rule(f"figures.is-{WAY_BACK[previous.measure]}"), found[1]
    if found is not None or is_refused(marked, token):
        return found
    topic = covers(rule("figures.topic"), marked.focus(token), token.at)
    if topic is not None and spoken_of(marked):
        return rule("figures.topic"), topic
    return _in_turn(marked, token)


def _says_more(marked: Marked, token: Token, previous: Figure) -> bool:
    """Whether a sum only tells the one before for another time: "xuất khẩu ^ đạt ¤; ^ đạt $"."""
    between = marked.text[previous.token.at + 1 : token.at]
    on = covers(rule("figures.sum-goes-on"), marked.focus(token), token.at)
    return on is not None and TIME in between and rule("figures.trade-word").search(between) is None


def spoken_of(marked: Marked) -> bool:
    """Whether the sentence before in the paragraph spoke of students from abroad."""
    index = marked.sentence.index
    before = marked.scene.sentences[index - 1] if index else None
    if before is None or before.paragraph != marked.sentence.paragraph:
        return False
    return rule("figures.spoken-of").search(mark(marked.scene, before).text) is not None


def _in_turn(marked: Marked, token: Token) -> tuple[Rule, re.Match[str]] | None:
    """What the last of some numbers told in turn measures ("lần lượt 12 và 15 đoàn")."""
    if token.sign == MONEY or token.hit.rule != "sides.bare":
        return None
    match = re.match(r"(?:, ~)*,? (?:và|cùng) (?=~)", marked.text[token.at + 1 :])
    last = marked.token_at(token.at + 1 + match.end()) if match else None
    return find_measure(marked, last) if last is not None else None


def is_small(figure: Figure) -> bool:
    """Whether it is the number of guests of one day, no count kept: nobody sends them, or a few without a period."""
    if figure.measure == "partners":
        return bool(figure.token.hit.quantity.value <= _TWO)
    if figure.rule == "figures.is-saved" and figure.token.hit.quantity.value < _FEW:
        return True  # a story, no count
    if figure.measure != "delegations":
        return False
    few = figure.token.hit.quantity.value < _FEW and figure.period is NONE
    return few or figure.flow.rule == "figures.delegations"


def unit_of(token: Token, measure: Rule) -> str | None:
    """The currency of a sum, else the unit of the measure."""
    unit = token.hit.quantity.unit if token.sign == MONEY else measure.sets.get("unit")
    return str(unit) if unit else None
