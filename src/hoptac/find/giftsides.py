"""To whom an item is given by name, and who is thanked for it."""

from __future__ import annotations

import re

from hoptac.find.flowsides import Side
from hoptac.find.goods import Item
from hoptac.find.marked import Marked
from hoptac.find.measures import covers
from hoptac.find.rules import rule
from hoptac.find.signs import OPPOSITE, Token
from hoptac.find.unsaid import known

_FOR = re.compile(r" (?:cho|tặng|giúp|gửi)(?: [^\W\d_]+){0,3} [@&]")  # for whom a share is, behind it
_TO_WHOM = re.compile(r"[^;,.¤~]{0,40} (?:cho|giúp|tặng|hỗ trợ|ủng hộ)(?: [^\W\d_]+){0,3} $")
_AT = re.compile(r"(?<!\w)(?:tại|ở|vì) (?:(?:tỉnh|thành phố|thủ đô) )?$")
#: Who is thanked for what follows, with nothing else between than what he is thanked for.
_THANKED_FOR = re.compile(
    r"(?<!\w)(?:cảm ơn|cám ơn|cảm tạ|tri ân|biết ơn|đội ơn|nhớ ơn)(?: [^\W\d_]+){0,5} (?P<from>[@&])"
    r"(?: [^\W\d_]+,?){0,14} (?:về|vì|với|nhờ|mang theo|đem theo)(?: (?!việc|sự)[^\W\d_]+){0,3}"
    r"(?: [~¤](?: [^\W\d_]+){0,5},?(?: và| cùng)?)* $"
)
#: Before the word of giving: thanks to somebody who is told by no name.
_NAMELESS_THANKED = re.compile(
    r"(?<!\w)(?:cảm ơn|cám ơn|cảm tạ|tri ân|biết ơn)(?: (?!và|rồi|đồng thời|đã|vì|về|bởi)[^\W\d_]+,?){1,8}"
    r"(?: (?:vì|về việc))? (?:đã|luôn|vừa)(?: (?:kịp thời|quan tâm,?|luôn|gửi|nhiệt tình|hết lòng))* $"
)


def stands_beside(marked: Marked, item: Item) -> Token | None:
    """The receiver that stands right before its share ("trong đó Attapeu nhận ¤, Sê Kông ¤")."""
    if item.token is None or _FOR.match(marked.text, item.end):
        return None  # "600 triệu cho xã Đông, 500 triệu cho xã Tây"
    match = covers(rule("aid.beside"), marked.focus(item.token), item.token.at)
    return marked.token_at(match.start("to")) if match else None


def receiver_of(marked: Marked, item: Item, verb: int, giver: str) -> Token | None:
    """The nearest side after the verb that is not the giver's: before the item, else after it."""
    own = stands_beside(marked, item)
    if own is not None and own.sign == OPPOSITE[giver]:
        return own
    first, last = marked.segment(item.start)
    others = [t for t in marked.parties(max(first, min(verb, item.start)), last) if t.sign == OPPOSITE[giver]]
    others = [t for t in others if not _AT.search(marked.text[: t.at])] or others  # where it was done is no receiver
    before = [t for t in others if t.at < item.start]
    after = [t for t in others if t.at > item.start]
    if after and _TO_WHOM.fullmatch(marked.text[item.end : after[0].at]):
        return after[0]
    return before[-1] if before else after[0] if after else None


def side_told(marked: Marked, sign: str, token: Token | None) -> Side:
    if token is None or token.sign != sign:
        return known(marked, sign)
    return Side(token.units, marked.span(token))


def thanked_for(marked: Marked, item: Item) -> tuple[Side, Side] | None:
    """Both sides of what somebody is thanked for: "ông cảm ơn tỉnh về 20 tấn gạo và 150 triệu đồng"."""
    first, _ = marked.segment(item.start)
    thanks = _THANKED_FOR.search(marked.text, first, item.start)
    giver = marked.token_at(thanks.start("from")) if thanks is not None else None
    if thanks is None or giver is None:
        return None
    takers = [t for t in marked.parties(first, thanks.start()) if t.sign == OPPOSITE[giver.sign]]
    return side_told(marked, giver.sign, giver), side_told(marked, OPPOSITE[giver.sign], takers[-1] if takers else None)


def nameless_thanked(marked: Marked, first: int, verb: int) -> Token | None:
    """Who thanks another, told by no name, for what he gave: "ông A cảm ơn quý khu đã tặng tỉnh 10 máy"."""
    thanks = _NAMELESS_THANKED.search(marked.text, first, verb)
    named = marked.parties(first, thanks.start()) if thanks is not None else []
    return next((t for t in reversed(named) if t.sign in OPPOSITE), None)
