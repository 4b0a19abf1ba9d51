"""What is given: the sums and goods that a sentence names, counted or not, and the words of giving."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hoptac.find.lines import possible_in
from hoptac.find.marked import Marked
from hoptac.find.measures import covers, find_measure
from hoptac.find.rules import rule
from hoptac.find.signs import MONEY, THEIRS, Token

_ONE = re.compile(r"(?:một|1|01) (?!số|phần|loạt)")
_BEFORE = 60  # characters before a word of giving in which a word may make it a promise

_NO_SUMS = ("aid.unit-price", "aid.same-sum", "aid.whole", "aid.no-gift", "aid.to-many")


@dataclass(frozen=True, slots=True)
class Item:
    """What is given: a sum, or goods; ``start`` and ``end`` in the marked text, ``counted``: by a number or as one."""

    start: int
    end: int
    token: Token | None
    money: bool
    counted: bool = True


def find_verbs(marked: Marked, first: int, last: int, rule_id: str = "aid.give") -> list[tuple[int, int]]:
    """The words of giving (or another rule's) that begin between two places."""
    return [m.span() for m in rule(rule_id).finditer(marked.text) if first <= m.start() < last]


def _goods(marked: Marked, token: Token) -> Item | None:
    text = marked.focus(token)
    match = covers(rule("aid.goods"), text, token.at) or covers(rule("aid.goods-given"), text, token.at)
    if match is None or covers(rule("aid.rooms"), text, token.at) is not None:
        return None
    more = rule("aid.goes-on").pattern.match(marked.text, match.end())
    return Item(token.at, more.end() if more else match.end(), token, False)


def _sum(marked: Marked, token: Token) -> Item | None:
    text = marked.focus(token)
    if not token.hit.quantity.value:
        return None  # "gian hàng 0 đồng"
    if any(covers(rule(no), text, token.at) for no in _NO_SUMS):
        return None
    return Item(token.at, token.at + 1, token, True)


def find_items(marked: Marked) -> Iterator[Item]:
    """The sums and the counted goods of a sentence; what is a figure is none."""
    for token in marked.tokens:
        if not token.number or find_measure(marked, token) is not None:
            continue
        item = _sum(marked, token) if token.sign == MONEY else _goods(marked, token)
        if item is not None and item.money:
            yield from _around(marked, item)
        elif item is not None and not token.hit.vague:
            yield item


def _around(marked: Marked, item: Item) -> Iterator[Item]:
    """A sum with the goods that are told beside it without a number: one thing before it, several behind."""
    token = item.token
    one = covers(rule("aid.thing-and-sum"), marked.focus(token), token.at) if token is not None else None
    if one is not None:
        yield Item(one.start("thing"), one.end("thing"), None, False)
    yield item
    for beside in ("aid.beside-sum", "aid.one-beside"):
        several = rule(beside).pattern.match(marked.text, item.start)
        if several is None:
            continue
        yield Item(several.start("thing"), several.end("thing"), None, False)


def find_things(marked: Marked) -> Iterator[Item]:
    """Goods told without a number in digits: one thing, a system; those that were given, in no count at all."""
    told: set[int] = set()
    for name in ("aid.one-thing", "aid.a-thing"):
        for match in rule(name).finditer(marked.text):
            if match.start("thing") not in told:
                told.add(match.start("thing"))
                yield Item(
                    match.start("thing"), match.end("thing"), None, False, _ONE.match(match["thing"]) is not None
                )
    if not any(t.sign == THEIRS for t in marked.parties()):
        return
    possible = possible_in(marked.scene, marked.sentence.span)
    for rule_id in (r for r in ("aid.thing-given", "aid.bare-thing") if r in possible):
        for match in rule(rule_id).finditer(marked.text):
            if covers(rule("aid.at-event"), marked.text, match.start()) is not None:
                continue
            if not rule("aid.in-general").search(marked.text, max(0, match.start() - _BEFORE), match.end()):
                first, last = match.span("thing")
                more = rule("aid.goes-on").pattern.match(marked.text, last) if rule_id == "aid.bare-thing" else None
                yield Item(first, more.end() if more else last, None, False, False)
