"""What a sentence says is given, by whom and to whom: by the verb of giving nearest to each sum and lot of goods."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hoptac.base.nouns import Span
from hoptac.find.flows import helps
from hoptac.find.flowsides import Side
from hoptac.find.giftsides import nameless_thanked, receiver_of, side_told, stands_beside, thanked_for
from hoptac.find.givenby import GATHERED, TAKES, courier, doer, find_agent, fronted, stands_before, verb_of
from hoptac.find.goods import Item, find_verbs
from hoptac.find.marked import Marked
from hoptac.find.measures import covers
from hoptac.find.ownhelp import (
    by_an_organ,
    calls_on_own,
    goes_on,
    helps_own,
    in_return,
    is_from_many,
    is_spent_at_home,
    stays,
)
from hoptac.find.rules import rule
from hoptac.find.signs import BOTH, OPPOSITE, OURS, THEIRS, TIME, Token, side_of
from hoptac.find.thirds import is_among_own, is_anothers, is_business, is_price, is_refused, is_told
from hoptac.find.unsaid import called_on, guests, known, takes_home
from hoptac.find.whogives import giver_sign
from hoptac.gazetteer.places import country_of

_ALSO = re.compile(
    r"[¤~](?: [^;,¤~]{0,40})?(?:,| và)(?: (?:còn|và|thì|tỉnh))*"
    r"(?: (?!cho|tặng|giúp|gửi|hỗ trợ|dành|trong|riêng|phần|với|của|tại|ở|từ|đến|sang)[^\W\d_]+){0,6} $"
)
_SOURCE = re.compile(
    r"(?<!\w)(?:(?:từ|của)(?: \w+){0,4}|từ tay(?: \w+){0,9}|do(?: \w+){0,6}) $"
)  # from whom something is taken
#: Right behind the word of receiving, before from whom: "nhận từ tay Phó Chủ tịch HĐND thành phố …".
_FROM_HAND = re.compile(r"^nhận(?: được| lại)? (?:từ|của)(?: (?!trong|nguồn|năm|tháng)[^\W\d_]+){0,9} $")
#: Between a gift and what the same gave with it: "250 triệu đồng cho trạm bơm, thêm 4 tấn xi măng".
_ADDED = re.compile(r"[^;.@&=¤~]{0,60}(?:,| và) (?:lại |còn |rồi )?(?:thêm|cộng thêm|kèm|kèm theo|cùng với) ")
#: Begins what the same gave the same once more.
_AGAIN = (TIME, "lần", "đợt", "thêm", "lại thêm", "chưa kể", "cộng thêm", "kèm theo", "cùng với")
#: Before whoever gets a share: "…, phần của xã Đông là ¤".
_PART = re.compile(r"(?:^|[,;] )(?:và |còn |riêng )*phần (?:của )?(?:[^\W\d_]+ ){0,3}$")
#: With whom who receives something sits: "uống trà với Chủ tịch huyện, nhận …".
_WITH = re.compile(r"(?<!\w)(?:với|cùng|gặp|thăm|chào|tại|ở)(?: [^\W\d_]+){0,6} $")
#: The next of several works with their costs: "trường ở xã Đông hết ¤, trạm y tế xã Tây ¤, cây cầu hơn ¤".
_NEXT_WORK = re.compile(
    r"(?: [^\W\d_]+| [@&]){0,4}(?:,| và|, và) (?:nhà|trường|ngôi trường|trạm|bệnh viện|bệnh xá|trụ sở|cầu|cây cầu|đường"
    r"|con đường|lớp|phòng|công trình|kênh|đập|giếng|chợ)"
    r"(?!\w)(?: [^\W\d_]+,?| [@&]){0,8} (?:(?:là|hết|trị giá|cũng) )?"
)


@dataclass(frozen=True, slots=True)
class Gift:
    """An item with who gives it to whom."""

    marked: Marked
    item: Item
    giver: Side
    receiver: Side
    goods: Span | None = None
    among: int = 1  # how many receivers share it
    heard: bool = False  # whether only the words around its number say that it is given
    year: Span | None = None  # in which it was given, at the head of its column

    def told(self, rule_id: str) -> bool:
        """Whether a rule takes in the item's number."""
        token = self.item.token
        return token is not None and covers(rule(rule_id), self.marked.focus(token), token.at) is not None


def _received(marked: Marked, item: Item) -> tuple[Side, Side] | None:
    """Giver and receiver where the verb is one of receiving: "& nhận # từ @"."""
    first, last = marked.segment(item.start)
    taking = find_verbs(marked, first, item.start, "aid.receive")
    nouns = rule("aid.taken-help").search(marked.text, taking[-1][0], item.start) if taking else None
    later = nouns.end() if nouns is not None else taking[-1][0] if taking else 0
    giving = (v for v in find_verbs(marked, first, item.start) if v[0] > later)
    if not taking or any(marked.text[slice(*v)] != "cho" for v in giving):
        return None
    takers = [t for t in marked.parties(first, taking[-1][0]) if t.sign != BOTH]
    takers = [t for t in takers if not _WITH.search(marked.text, 0, t.at)] or takers
    named = [t for t in marked.parties(taking[-1][0], last) if t.sign != BOTH]
    sources = [t for t in named if _SOURCE.search(marked.text[: t.at])]
    if not takers and not sources:
        return None
    handed = [t for t in sources if _FROM_HAND.search(marked.text[taking[-1][0] : t.at])]
    if handed and handed[0].at < item.start:
        takers = [t for t in takers if t.sign != handed[0].sign]
    back = [t for t in sources if t.sign != BOTH and marked.text.startswith("nhận lại", taking[-1][0])]
    sign = takers[-1].sign if takers else OPPOSITE[(handed or sources)[0].sign]
    sign = OPPOSITE[back[0].sign] if back else sign
    takers = [t for t in takers if t.sign == sign]
    sources = [t for t in sources if t.sign == OPPOSITE[sign]]
    behind = [t for t in sources if t.at > item.start and not re.search(r"[¤~,]", marked.text[item.end : t.at])]
    giver = next(iter([*behind, *(t for t in reversed(sources) if t.at < item.start), *sources]), None)
    own = stands_beside(marked, item)
    if own is not None and own.sign == sign:
        return side_told(marked, OPPOSITE[sign], giver), side_told(marked, sign, own)
    if own is not None and own.sign == OPPOSITE[sign] and own.at > taking[-1][0]:
        giver = own
    return side_told(marked, OPPOSITE[sign], giver), side_told(marked, sign, takers[-1] if takers else None)


def _given(marked: Marked, item: Item, last: Gift | None) -> tuple[Side, Side] | None:
    """Giver and receiver by the verb of giving."""
    if last is not None and last.marked is marked and _ADDED.fullmatch(marked.text, last.item.end, item.start):
        return last.giver, last.receiver
    agent = find_agent(marked, item)
    found = verb_of(marked, item)
    if last is not None and agent is not None and _is_part(marked, item, agent, last):
        return last.giver, Side(agent.units, marked.span(agent))
    if found is None and agent is None:
        return _share(marked, item, last) or _built(marked, item) or thanked_for(marked, item)
    verb, passive = found or (item.start, False)
    first, _ = marked.segment(item.start)
    went = rule("aid.went").search(marked.text, first, verb)
    signed = agent is None and rule("aid.paper").search(marked.text, first, verb) is not None
    gathered = passive and GATHERED.search(marked.text, first, item.start) is not None
    giver = agent or (None if passive and not gathered else stands_before(marked, first, verb))
    giver = _helper(marked, first, item) if signed else giver
    giver = doer(marked, item.end, verb) if passive and giver is None else giver
    if passive and giver is None and (thanked := rule("aid.thanked").search(marked.text, first, item.start)):
        giver = marked.token_at(thanked.start("from"))
    sent_by = courier(marked, first, verb) if giver is None else None
    if sent_by is not None:
        return known(marked, OPPOSITE[sent_by.sign]), side_told(marked, sent_by.sign, sent_by)
    thanks = nameless_thanked(marked, first, verb) if not passive else None
    if thanks is not None:
        helped = receiver_of(marked, item, verb, OPPOSITE[thanks.sign]) or thanks
        return known(marked, OPPOSITE[thanks.sign]), side_told(marked, thanks.sign, helped)
    gave = side_of(last.giver.units) if last is not None and last.marked is marked and last.giver.units else ""
    sign = (
        giver.sign
        if giver and giver.sign != BOTH
        else giver_sign(marked, item, verb, gave, told=last is not None and verb < last.item.end)
    )
    own = stands_beside(marked, item)
    if own is not None and own.sign == sign:
        also = not passive and own.at > verb and _ALSO.search(marked.text[verb : own.at])
        giver = own if also or (passive and giver is None) else giver
    receiver = receiver_of(marked, item, verb if agent is None and went is None and not signed else first, sign)
    front = fronted(marked, first, verb) if receiver is None else None
    receiver = front if front is not None and front.sign != sign else receiver
    if receiver is None and stays(marked, item, sign, verb) and in_return(marked, giver):
        sign, giver = OPPOSITE[sign], None
        receiver = receiver_of(marked, item, verb, sign)
    if receiver is None and giver is None:
        taker = next((t for t in reversed(marked.parties(first, verb)) if t.sign == OPPOSITE[sign]), None)
        receiver = taker if taker and TAKES.fullmatch(marked.text, taker.at + 1, verb) else None
    kept = stays(marked, item, sign) or helps_own(marked, item, sign, verb) or calls_on_own(marked, sign, giver, verb)
    if receiver is None and kept:
        return None
    told = last is not None and giver is None and goes_on(marked, verb, sign, last.marked, last.giver)
    mine = last.giver if told and last else side_told(marked, sign, giver)
    if giver is None and not passive:
        visited, here = called_on(marked, first, verb), guests(marked, first, verb)
        receiver = receiver or (visited if visited and visited.sign != sign else None)
        mine = here if here is not None and not told and side_of(here.units) == sign else mine
    return mine, side_told(marked, OPPOSITE[sign], receiver)


def _helper(marked: Marked, first: int, item: Item) -> Token | None:
    """Who gives by a paper that both sides sign: the side that helps."""
    return next((t for t in marked.parties(first, item.start) if t.sign == helps(marked)), None)


def _scholarships(marked: Marked, item: Item) -> tuple[Side, Side] | None:
    """Both sides of what scholarships cost in all."""
    token = item.token
    match = covers(rule("aid.scholarship-sum"), marked.focus(token), token.at) if token is not None else None
    giver = marked.token_at(match.start("from")) if match is not None else None
    if giver is None:
        return None
    receiver = receiver_of(marked, item, giver.at, giver.sign)
    return side_told(marked, giver.sign, giver), side_told(marked, OPPOSITE[giver.sign], receiver)


def _built(marked: Marked, item: Item) -> tuple[Side, Side] | None:
    """Both sides of a building of which only the cost is told ("trường …, tổng kinh phí đầu tư ¤"): who helps paid."""
    first, _ = marked.segment(item.start)
    granted = item.token is not None and covers(rule("aid.grant"), marked.focus(item.token), item.token.at)
    verbs = find_verbs(marked, first, item.start)
    if not granted and not any(rule("aid.cost").search(marked.text, first, v[0]) for v in verbs):
        return None
    sign = helps(marked)
    paid = [t for t in marked.parties(first, item.start) if t.sign == sign]
    receiver = receiver_of(marked, item, first, sign)
    return side_told(marked, sign, paid[-1] if paid else None), side_told(marked, OPPOSITE[sign], receiver)


def _share(marked: Marked, item: Item, last: Gift | None) -> tuple[Side, Side] | None:
    """A sum without a word of giving that is part of the gift before: "riêng tỉnh Takeo là 6 tỷ đồng"."""
    first, _ = marked.segment(item.start)
    if last is None or last.marked is not marked:
        return None
    if rule("aid.list-colon").search(marked.text[:first]) and not marked.parties(first, item.start):
        return last.giver, last.receiver
    if item.money and last.item.money and _NEXT_WORK.fullmatch(marked.text, last.item.end, item.start):
        return last.giver, last.receiver
    if item.money and last.goods is not None and marked.text[last.item.end : item.start] == ", ":
        return last.giver, last.receiver  # what the goods have cost
    since = max(first, last.item.end)
    clause = max(since, marked.text.rfind(", ", since, item.start))
    if rule("aid.share").search(marked.text[since : item.start]):
        first = since
    elif rule("aid.share").search(marked.text[clause : item.start]) and stands_beside(marked, item) is not None:
        first = clause
    elif not rule("aid.share").search(marked.text[first : item.start]):
        return None
    sign = OURS if country_of(last.giver.units[0]) == "VN" else THEIRS
    own = stands_beside(marked, item)
    if own is not None and own.sign == sign:
        return side_told(marked, sign, own), last.receiver
    receiver = receiver_of(marked, item, first, sign)
    if receiver is None and not marked.text[first : item.start].lstrip(" ,").startswith(_AGAIN):
        return None  # a time's share ("giai đoạn 2021 - 2025 là ¤") is for whom the one before was
    return last.giver, side_told(marked, OPPOSITE[sign], receiver) if receiver else last.receiver


def _is_part(marked: Marked, item: Item, agent: Token, last: Gift) -> bool:
    """Whether "phần của xã Đông là ¤" tells, among gifts, the share of one more who gets."""
    if last.marked is not marked or not last.giver.units or side_of(last.giver.units) == agent.sign:
        return False
    return _PART.search(marked.text, last.item.end, agent.at) is not None


def is_nobodys(marked: Marked, item: Item, giver: Side, receiver: Side, *, joins: bool) -> bool:
    """Whether an item is a price or a spoil, or passes between others than the page's two sides."""
    first, last = marked.segment(item.start)
    if receiver.span is None and by_an_organ(marked, first, item):
        return True
    if None in (giver.span, receiver.span) and rule("aid.of-many").search(marked.text, first, last):
        return True
    kept = is_among_own(marked, giver, receiver, item.start) or is_spent_at_home(marked, giver, receiver, item.start)
    if kept or (item.money and is_price(marked, first, item.start)):
        return True
    found = verb_of(marked, item)
    if found is not None and not found[1] and is_anothers(marked, found[0], giver):
        return True
    verb = found[0] if found is not None else None
    return is_business(marked, verb, giver, receiver, joins=joins) or not is_told(marked.scene, marked)


def make_gift(marked: Marked, item: Item, last: Gift | None) -> Gift | None:
    """The gift of an item; None where it is none between two countries. ``last`` is the gift told before it."""
    if is_from_many(marked, item):
        return Gift(marked, item, Side(()), side_told(marked, OURS, None))
    sides = _scholarships(marked, item)
    home = takes_home(marked, item)
    if home and not is_refused(marked, item) and find_agent(marked, item) is None:
        goods = None if item.money else marked.words(item.start, item.end)
        return Gift(marked, item, known(marked, OPPOSITE[home]), known(marked, home), goods)
    if sides is None and not is_refused(marked, item):
        sides = _received(marked, item) or _given(marked, item, last)
    if sides is None:
        return None
    giver, receiver = sides
    both = giver.units and receiver.units and country_of(giver.units[0]) != country_of(receiver.units[0])
    joins = last is not None and last.marked is marked and side_of(last.giver.units or ("VN",)) == side_of(giver.units)
    if not both or is_nobodys(marked, item, *sides, joins=joins):
        return None
    return Gift(marked, item, giver, receiver, None if item.money else marked.words(item.start, item.end))
