"""From where to where a figure flows: which units are its origin, which its host."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from hoptac.find.flowsides import Side, side, state_of_both
from hoptac.find.marked import Marked
from hoptac.find.rules import Rule, rules
from hoptac.find.signs import BOTH, OPPOSITE, OURS, THEIRS, Token
from hoptac.gazetteer.places import PLACES, country_of

#: Which side a flow comes from where nothing says so. "helper": from the side that helps (ours to Laos and Cambodia).
_DEFAULT = {
    "students": "helped",
    "scholarships": "helped",
    "service": "helped",
    "aided": "helper",
    "visitors": THEIRS,
    "delegations": THEIRS,
    "experts": "helper",
    "labour": OURS,
    "investment": "helper",
    "exports": OURS,
    "imports": THEIRS,
    "remains": THEIRS,
    "shared": THEIRS,
    "partners": THEIRS,
    "crossings": THEIRS,
}
_HANGS = re.compile(
    r"(?:(?:của|sang|tại|từ|với|ở|đi|thăm|(?:tách|tính) riêng)"
    r"|(?<!\w)(?:giúp|hỗ trợ|cho)(?: (?:sở|ngành|các)(?: [^\W\d_]+){0,2})?"
    r"|[~#] (?:lượt )?(?:đoàn|khách|du khách|người)(?: (?!của|do|từ|sang|đã)[^\W\d_]+){0,3}) $"
)
_COUNTED = re.compile(r",? \(?[~#]")  # "Hàn Quốc 11 đoàn": who counts in a row does nothing
_RECEIVES = re.compile(r"(?<!\w)(?:tiếp|đón|đón tiếp|tiếp đón)(?!\w)")
_BILATERAL = re.compile(r"(?<!\w)song phương(?!\w)")
_HELPED = frozenset({"LA", "KH", "MM", "CU"})


@dataclass(frozen=True, slots=True)
class Flow:
    """Origin and host of a figure, and the rule that told them apart."""

    origin: Side
    host: Side
    rule: str


@cache
def _ways(flow: str) -> list[Rule]:
    return [r for r in rules("figures") if flow in r.sets.get("flows", ())]


def _token(marked: Marked, match: re.Match[str], name: str) -> Token | None:
    for group in (name, f"{name}2", f"{name}3", f"{name}4"):
        if group in match.re.groupindex and match[group]:
            return marked.token_at(match.start(group))
    return None


def helps(marked: Marked) -> str:
    """The side that helps where nothing else says: ours towards Laos and Cambodia, the other side else."""
    countries = {country_of(u) for u in marked.theirs}
    return OURS if countries & _HELPED else THEIRS


def default_origin(marked: Marked, flow: str) -> str:
    """The sign of the side that a flow comes from where no word tells."""
    sign = _DEFAULT.get(flow, THEIRS)
    if sign == "helper":
        return helps(marked)
    return OPPOSITE[helps(marked)] if sign == "helped" else sign


def _said(marked: Marked, rule: Rule, match: re.Match[str], at: int) -> Flow | None:
    """The flow that a rule's match tells, or None where it names no side."""
    if rule.sets.get("both"):
        return shared(marked, at, rule.id)
    origin, host = _token(marked, match, "from"), _token(marked, match, "to")
    if rule.sets.get("between"):
        return _between(marked, rule, origin, host, at)
    if rule.sets.get("in") or rule.sets.get("out"):
        return _moved(marked, rule, origin, host, match.start(), at)
    if origin is not None and _comes_back(marked, origin):
        return Flow(side(marked, OPPOSITE[origin.sign], None, at), side(marked, origin.sign, origin, at), rule.id)
    if origin is not None:
        sign = THEIRS if origin.sign == BOTH else origin.sign
        keep = host if host is not None and host.sign == OPPOSITE[sign] else None
        return Flow(side(marked, sign, origin, at), side(marked, OPPOSITE[sign], keep, at), rule.id)
    if host is not None and host.sign != BOTH:
        sign = OPPOSITE[host.sign]
        return Flow(side(marked, sign, None, at), side(marked, host.sign, host, at), rule.id)
    return None


def _comes_back(marked: Marked, origin: Token) -> bool:
    """Whether "của tỉnh" cannot be where somebody comes from: they went to that very side ("con em của tỉnh đã sang học
    tại Sơn La" on a page of Sơn La).
    """
    words = marked.scene.scan.folded.text[origin.start : origin.end]
    _, last = marked.segment(origin.at)
    gone = re.search(r"(?<!\w)sang(?!\w)", marked.text[origin.at : last]) if words == "tỉnh" else None
    goals = marked.parties(origin.at + gone.end(), last) if gone else []
    first, _ = marked.segment(origin.at)
    guests = [t for t in marked.parties(first, origin.at) if t.sign == OPPOSITE.get(origin.sign)]
    if gone and not goals and guests and _RECEIVES.search(marked.text, first, guests[-1].at):
        return True
    return bool(goals) and goals[0].units == origin.units and origin.sign in OPPOSITE


def _between(marked: Marked, rule: Rule, one: Token | None, other: Token | None, at: int) -> Flow | None:
    """A figure of the two sides named: the foreign one is the origin."""
    if one is None or other is None or {one.sign, other.sign} != {OURS, THEIRS}:
        return None
    foreign, ours = (one, other) if one.sign == THEIRS else (other, one)
    return Flow(side(marked, THEIRS, foreign, at), side(marked, OURS, ours, at), rule.id)


def _subject(marked: Marked, verb: int) -> str:
    """The side that receives or sends: the last one before the verb that stands alone."""
    named = [t for t in marked.parties(0, verb) if t.sign != BOTH and not _COUNTED.match(marked.text, t.at + 1)]
    alone = [t for t in named if not _HANGS.search(marked.text[: t.at])]
    return alone[-1].sign if alone else OURS


def _moved(marked: Marked, rule: Rule, origin: Token | None, host: Token | None, verb: int, at: int) -> Flow:
    """Delegations received ("in") or sent ("out") by the side that is the subject."""
    subject = rule.sets.get("subject") or _subject(marked, verb)
    if origin is not None and rule.sets.get("in"):
        subject = OPPOSITE.get(origin.sign, OURS)
    if host is not None and rule.sets.get("out"):
        subject = OPPOSITE.get(host.sign, OURS)
    mine, other = side(marked, subject, None, at), side(marked, OPPOSITE[subject], origin or host, at)
    return Flow(other, mine, rule.id) if rule.sets.get("in") else Flow(mine, other, rule.id)


def shared(marked: Marked, at: int, rule_id: str) -> Flow:
    """A figure of both sides: the foreign one is the origin, the Vietnamese one the host; of the two States where
    "hai nước" is the last side named before it.
    """
    before = marked.parties(marked.segment(at)[0], at)
    states = (state_of_both(marked, s, at) for s in (THEIRS, OURS)) if before and marked.of_two(before[-1]) else ()
    origin, host = [*states, None, None][:2]
    if origin is not None and host is not None:
        return Flow(origin, host, rule_id)
    foreign, ours = side(marked, THEIRS, None, at), side(marked, OURS, None, at)
    of_states = ours.span is None and bool(foreign.units) and all(PLACES[u].kind == "country" for u in foreign.units)
    if of_states and _BILATERAL.search(marked.text):
        ours = Side(("VN",))  # "thương mại song phương", and a State is all that is named: what a minister tells
    if ours.units == ("VN",) and foreign.span is None:  # what Vietnam as a whole shares, it shares with a State
        foreign = replace(foreign, units=tuple(dict.fromkeys(map(country_of, foreign.units))))
    return Flow(foreign, ours, rule_id)


def find_flow(marked: Marked, token: Token, flow: str) -> Flow | None:
    """What the words tell of a flow; None where they tell nothing."""
    text = marked.focus(token)
    for rule in _ways(flow):
        for match in rule.finditer(text):
            within = match.start() <= token.at < match.end() and " trong khi " not in match.group()
            found = _said(marked, rule, match, token.at) if within else None
            if found is not None:
                return found
    return None


def default_flow(marked: Marked, token: Token, flow: str) -> Flow:
    """The usual way of a flow."""
    if flow == "shared":
        return shared(marked, token.at, f"figures.{flow}")
    origin = default_origin(marked, flow)
    host = side(marked, OPPOSITE[origin], None, token.at)
    return Flow(side(marked, origin, None, token.at), host, f"figures.{flow}")
