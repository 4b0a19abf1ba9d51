"""Partners that are counted and named: "với 8 tỉnh: Hủa Phăn, …", "với 3 tỉnh của Lào là …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hoptac.base.nouns import Quantity
from hoptac.find.figureflows import Figure
from hoptac.find.flows import Flow
from hoptac.find.flowsides import Side
from hoptac.find.marked import Marked
from hoptac.find.numbers import QuantityHit
from hoptac.find.rows import counted
from hoptac.find.rules import rule
from hoptac.find.signs import COUNT, OURS, THEIRS, Token
from hoptac.find.toldtimes import NONE
from hoptac.gazetteer.places import PLACES

_COUNTED = re.compile(r"(?P<n>\d{1,2}|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:tỉnh|thành phố|địa phương)(?!\w)")


def listed_partners(marked: Marked) -> Iterator[Figure]:
    """Partners whose number is a part of the words that name them, so that no sign of its own stands for it."""
    for match in rule("figures.partners-listed").finditer(marked.text):
        place = match.start("units") if match["units"] else match.start("units2")
        party = marked.token_at(place)
        said = _COUNTED.match(marked.scene.scan.folded.text, party.start) if party is not None else None
        if party is None or said is None or counted(said) != len(party.units):
            continue
        start, end = said.span("n")
        hit = QuantityHit(start, said.end(), start, end, Quantity(float(len(party.units)), "=", "item"), "")
        token = Token(COUNT, start, end, hit=replace(hit, rule="figures.partners-listed"), at=place)
        flow = Flow(Side(party.units, marked.span(party)), _ours(marked, place), "figures.partners")
        words = marked.words(match.start(), place)
        yield Figure(marked, token, "figures.partners-listed", "partners", "item", "partners", words, flow, NONE)


def _ours(marked: Marked, place: int) -> Side:
    """Who has the partners: the last of our units named before them."""
    named = [t for t in marked.parties(0, place) if t.sign == OURS]
    return Side(named[-1].units, marked.span(named[-1])) if named else Side(marked.ours)


def named_partners(marked: Marked, token: Token, flow: Flow) -> Flow:
    """A flow of partners with those named behind their number in place of their country."""
    if any(PLACES[u].kind != "country" for u in flow.origin.units):
        return flow
    _, last = marked.segment(token.at)
    value = token.hit.quantity.value
    named = (t for t in marked.parties(token.at, last) if t.sign == THEIRS and len(t.units) == value > 1)
    party = next(named, None)
    return replace(flow, origin=Side(party.units, marked.span(party))) if party is not None else flow
