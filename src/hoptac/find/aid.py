"""Aid: money or goods that a unit of one country gave, gives or will give a unit of another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hoptac.base.nouns import Report, Span
from hoptac.base.scene import Scene
from hoptac.find.build import Draft
from hoptac.find.flows import Side, helps
from hoptac.find.marked import Marked, mark
from hoptac.find.measures import find_measure
from hoptac.find.rules import rule
from hoptac.find.signs import BOTH, COUNT, MONEY, OPPOSITE, OURS, THEIRS, Token
from hoptac.find.tables import read_entries, table_lines
from hoptac.gazetteer.places import country_of

#: What stands before a side that is no giver: a place of doing, a host, a receiver.
_ASIDE = re.compile(
    r"(?<!\w)(?:(?:tại|ở|với|về|giữa|từ|qua|trước|theo|cho|dành cho)(?: (?!do|được)\w+){0,3}|"
    r"(?:đến|tới|sang|gặp|thăm|tiếp|đón|chào)(?: (?!do|được|giúp|nay)\w+){0,9}) $"
)
#: What goes on with the name of goods, up to a word that begins something else.
_NOUN = re.compile(
    r"(?: (?!(?:cho|để|và|tại|nhằm|phục vụ|giúp|của|trị giá|tổng|với|cùng|từ|do|được|kèm|ở|vào|trên|trong|sang|trước|đã|hỗ trợ|tặng|trao|mỗi|là|ngoài|về)(?!\w))[^\W\d_]+){1,6}"
)
_BACK = re.compile(r"(?:ngược lại|đáp lại|về phía bạn|phía bạn cũng)")


@dataclass(frozen=True, slots=True)
class Item:
    """What is given: a sum, or goods told by their number; ``start`` and ``end`` in the marked text."""

    start: int
    end: int
    token: Token | None
    money: bool


@dataclass(frozen=True, slots=True)
class Gift:
    """An item with who gives it to whom."""

    marked: Marked
    item: Item
    giver: Side
    receiver: Side
    goods: Span | None
    rule: str


def _verbs(marked: Marked, rule_id: str = "aid.give") -> list[tuple[int, int]]:
    return [m.span() for m in rule(rule_id).finditer(marked.text)]


def _touches(rule_id: str, text: str, at: int) -> re.Match[str] | None:
    return next((m for m in rule(rule_id).finditer(text) if m.start() <= at < m.end()), None)


def _goods(marked: Marked, token: Token) -> Item | None:
    match = _touches("aid.goods", marked.focus(token), token.at)
    if match is None:
        return None
    more = _NOUN.match(marked.text, match.end())
    return Item(token.at, more.end() if more else match.end(), token, False)


def _sum(marked: Marked, token: Token) -> Item | None:
    text = marked.focus(token)
    if _touches("aid.unit-price", text, token.at) or _touches("aid.same-sum", text, token.at):
        return None
    return Item(token.at, token.at + 1, token, True)


def _items(marked: Marked) -> Iterator[Item]:
    """The sums and goods of a sentence."""
    for token in marked.tokens:
        if not token.number or find_measure(marked, token) is not None:
            continue
        item = _sum(marked, token) if token.sign == MONEY else _goods(marked, token)
        if item is not None and not (token.hit.vague and token.sign == COUNT):
            yield item


def _plain_goods(marked: Marked) -> Iterator[Item]:
    """Goods told without a number in digits: one thing, a system."""
    for match in rule("aid.one-thing").finditer(marked.text):
        yield Item(match.start("thing"), match.end("thing"), None, False)


def _refused(marked: Marked, item: Item) -> bool:
    """Whether the words around make it a wish, a courtesy, or help at home."""
    first, last = marked.segment(item.start)
    before = marked.text[first : item.start]
    after = re.split(r"[,;¤~]", marked.text[item.end : last])[0]
    if rule("aid.wished").search(before) or rule("aid.at-home").search(marked.text[first:last]):
        return True
    verbs = [v for v in _verbs(marked) if first <= v[0] and v[1] <= item.start]
    worded = marked.text[verbs[-1][1] if verbs else item.start : item.end] + after[:25]
    return not item.money and rule("aid.gift").search(worded) is not None


def _verb_of(marked: Marked, item: Item) -> tuple[tuple[int, int], bool] | None:
    """The word of giving that an item hangs on, and whether it stands after it (a passive)."""
    first, last = marked.segment(item.start)
    verbs = [v for v in _verbs(marked) if first <= v[0] < last]
    before = [v for v in verbs if v[1] <= item.start]
    after = [v for v in verbs if v[0] >= item.end]
    if before:
        return before[-1], False
    if after:
        return after[0], True
    return None


def _token(marked: Marked, match: re.Match[str]) -> Token | None:
    for group in ("from", "from2", "from3"):
        if group in match.re.groupindex and match[group]:
            return marked.token_at(match.start(group))
    return None


def _agent(marked: Marked, item: Item) -> Token | None:
    """The giver of a passive in the item's stretch ("do @ hỗ trợ"), or who pays."""
    text = marked.focus(item.token) if item.token else marked.text
    first, last = marked.segment(item.start)
    for match in rule("aid.funded").finditer(text):
        if match.start() <= item.start < match.end():
            return _token(marked, match)
    verbs = [v for v in _verbs(marked) if first <= v[0] < item.start]
    for match in rule("aid.agent").finditer(text, first, last):
        after = match.start() >= item.end and not re.search(r"[¤~]", text[item.end : match.start()].split(" và ")[0])
        if after or (verbs and match.start() < verbs[-1][1] <= match.end() <= item.start):
            return _token(marked, match)
    return None


def _before(marked: Marked, first: int, place: int) -> Token | None:
    """The giver of an active sentence: the last side before the verb that is no place of doing."""
    for token in reversed(marked.parties(first, place)):
        if token.sign != BOTH and not _ASIDE.search(marked.text[max(0, token.at - 90) : token.at]) and not _is_object(marked, first, token, place):
            return token
    return None


def _is_object(marked: Marked, first: int, token: Token, verb: int) -> bool:
    """Whether a side is what an earlier verb of giving is done to ("@ hỗ trợ & $, tặng # máy"), not who does the next."""
    earlier = [v for v in _verbs(marked) if first <= v[0] and v[1] <= token.at]
    if not earlier:
        return False
    return not re.search(r"[,;:]| (?:và|còn|nhưng) ", marked.text[earlier[-1][1] : token.at])


def _receiver(marked: Marked, item: Item, verb: int, giver: str) -> Token | None:
    """The nearest side after the verb that is not the giver's: before the item, else after it."""
    first, last = marked.segment(item.start)
    start = min(verb, item.start)
    ours = [t for t in marked.parties(max(first, start), last) if t.sign == OPPOSITE[giver]]
    before = [t for t in ours if t.at < item.start]
    after = [t for t in ours if t.at > item.start]
    return before[-1] if before else after[0] if after else None


def _known(marked: Marked, sign: str) -> Side:
    return Side(marked.ours if sign == OURS else marked.theirs)


def _side(marked: Marked, sign: str, token: Token | None) -> Side:
    return _known(marked, sign) if token is None else Side(token.units, marked.span(token))


def _received(marked: Marked, item: Item, last: Gift | None) -> tuple[Side, Side] | None:
    """Giver and receiver where the verb is one of receiving: "& nhận # từ @"."""
    first, end = marked.segment(item.start)
    verbs = [v for v in _verbs(marked, "aid.receive") if first <= v[0] < item.start]
    if not verbs or any(v[0] > verbs[-1][0] for v in _verbs(marked) if v[0] < item.start):
        return None
    taker = [t for t in marked.parties(first, verbs[-1][0]) if t.sign != BOTH]
    source = [t for t in marked.parties(verbs[-1][0], end) if re.search(r"(?:từ|của)(?: \w+){0,4} $", marked.text[: t.at])]
    if taker:
        sign = taker[-1].sign
    elif source and source[0].sign != BOTH:
        sign = OPPOSITE[source[0].sign]
    else:
        return None
    giver = next((t for t in source if t.sign == OPPOSITE[sign]), None)
    if giver is None and last is None and not source:
        return None
    return _side(marked, OPPOSITE[sign], giver), _side(marked, sign, taker[-1] if taker else None)


def _given(marked: Marked, item: Item, last: Gift | None) -> tuple[Side, Side] | None:
    """Giver and receiver by the verb of giving."""
    agent = _agent(marked, item)
    found = _verb_of(marked, item)
    if found is None and agent is None:
        return None
    verb = found[0] if found else (item.start, item.start)
    first, _ = marked.segment(item.start)
    giver = agent or (None if found and found[1] else _before(marked, first, verb[0]))
    sign = giver.sign if giver and giver.sign != BOTH else _giver_sign(marked, item, verb[0], last)
    receiver = _receiver(marked, item, min(verb[0], item.start) if agent is None else first, sign)
    return _side(marked, sign, giver if giver and giver.sign == sign else None), _side(marked, sign=OPPOSITE[sign], token=receiver)


def _giver_sign(marked: Marked, item: Item, verb: int, last: Gift | None) -> str:
    """Which side gives where no giver is named: not the one that it is given to; the other way round after "ngược lại"."""
    _, end = marked.segment(item.start)
    named = [t for t in marked.parties(verb, end) if t.sign != BOTH]
    if named:
        return OPPOSITE[named[0].sign]
    if last is not None and last.marked.sentence.index == marked.sentence.index:
        return OURS if country_of(last.giver.units[0]) == "VN" else THEIRS
    usual = helps(marked)
    return OPPOSITE[usual] if _BACK.search(marked.text[: item.start]) else usual


def _gift(marked: Marked, item: Item, last: Gift | None) -> Gift | None:
    if _refused(marked, item):
        return None
    sides = _received(marked, item, last) or _given(marked, item, last)
    if sides is None:
        return None
    giver, receiver = sides
    if not giver.units or not receiver.units or country_of(giver.units[0]) == country_of(receiver.units[0]):
        return None
    return Gift(marked, item, giver, receiver, None if item.money else marked.words(item.start, item.end), "aid.give")


def _worth(gift: Gift) -> bool:
    return gift.item.token is not None and _touches("aid.worth", gift.marked.focus(gift.item.token), gift.item.start) is not None


def _same_way(a: Gift, b: Gift) -> bool:
    return a.giver.units == b.giver.units and a.receiver.units == b.receiver.units and a.marked.sentence.index == b.marked.sentence.index


def _one_act(a: Gift, b: Gift) -> bool:
    """Whether two items stand in one stretch with no other word of giving between."""
    if not _same_way(a, b) or ";" in a.marked.text[a.item.end : b.item.start]:
        return False
    between = a.marked.text[a.item.end : b.item.start]
    return _worth(b) or not any(a.item.end <= v[0] < b.item.start for v in _verbs(a.marked)) and "," not in between[:-12]


def _join(gifts: list[Gift]) -> Iterator[Gift]:
    """Goods named together as one, goods and what they are worth as one, a total that is split left out."""
    out: list[Gift] = []
    for gift in gifts:
        last = out[-1] if out else None
        if last is None or not _one_act(last, gift):
            out.append(gift)
        elif not last.item.money and not gift.item.money:
            out[-1] = replace(last, item=replace(last.item, end=gift.item.end), goods=Span((last.goods or Span(0, 0)).start, (gift.goods or Span(0, 0)).end))
        elif not last.item.money and _worth(gift):
            out[-1] = replace(gift, goods=last.goods)
        else:
            out.append(gift)
    return iter(out)


def _each(gift: Gift) -> bool:
    return gift.item.token is not None and _touches("aid.each", gift.marked.focus(gift.item.token), gift.item.start) is not None


def _split(gifts: list[Gift]) -> Iterator[Gift]:
    """One gift for each receiver where each gets the sum; the total before it is dropped."""
    for number, gift in enumerate(gifts):
        following = gifts[number + 1] if number + 1 < len(gifts) else None
        if following is not None and _each(following) and following.marked is gift.marked and not _each(gift):
            continue
        if _each(gift) and len(gift.receiver.units) == 1 and len(gift.marked.theirs) > 1 and country_of(gift.receiver.units[0]) != "VN":
            gift = replace(gift, receiver=Side(gift.marked.theirs))
        units = gift.receiver.units if _each(gift) else gift.receiver.units[:1]
        for unit in units:
            yield replace(gift, receiver=replace(gift.receiver, units=(unit,)))


def find_gifts(scene: Scene) -> Iterator[Gift]:
    """The gifts of a page, sentence by sentence."""
    tables = table_lines(scene)
    for sentence in scene.sentences:
        if sentence.zone == "title" or any(line.holds(sentence.span) for line in tables):
            continue
        marked = mark(scene, sentence)
        gifts: list[Gift] = []
        for item in _items(marked):
            gift = _gift(marked, item, gifts[-1] if gifts else None)
            if gift is not None:
                gifts.append(gift)
        if not gifts:
            plain = (_gift(marked, item, None) for item in _plain_goods(marked))
            gifts = [g for g in plain if g is not None][:1]
        yield from _split(list(_join(gifts)))


def find_in_tables(scene: Scene) -> Iterator[Gift]:
    """The sums given that tables tell."""
    for readings in read_entries(scene):
        for entry in readings:
            if entry.token.sign != MONEY or find_measure(entry.marked, entry.token) is not None:
                break
            gift = _gift(entry.marked, Item(entry.token.at, entry.token.at + 1, entry.token, True), None)
            if gift is not None:
                yield gift
                break


def _purpose(gift: Gift) -> Span | None:
    marked = gift.marked
    match = rule("aid.purpose").search(marked.text, gift.item.end)
    if match is None or match.start() - gift.item.end > 40 or re.search(r"[;¤~#$.]", marked.text[gift.item.end : match.start()]):
        return None
    return marked.words(match.start(), match.end())


def report(scene: Scene, gift: Gift) -> Report:
    """A gift with the words that say it."""
    draft = Draft(scene.page, "aid")
    for slot, side in (("giver", gift.giver), ("receiver", gift.receiver)):
        if side.span is None:
            draft.infer(slot, side.units[0], f"aid.{slot}")
        else:
            draft.say(slot, side.units[0], side.span, gift.rule)
    if gift.item.money and gift.item.token is not None:
        hit, fold = gift.item.token.hit, scene.scan.folded
        value, words = hit.quantity.value, fold.span(hit.start, hit.end)
        draft.say("amount", int(value) if float(value).is_integer() else value, fold.span(hit.number_start, hit.number_end), hit.rule)
        draft.say("currency", hit.quantity.unit, words, hit.rule)
        if hit.quantity.comparator == "=":
            draft.infer("comparator", "=", "aid.plain")
        else:
            draft.say("comparator", hit.quantity.comparator, words, hit.rule)
    if gift.goods is not None:
        draft.say("goods", scene.words(gift.goods), gift.goods, "aid.goods")
    purpose = _purpose(gift)
    if purpose is not None:
        draft.say("purpose", scene.words(purpose), purpose, "aid.purpose")
    return draft.report()


def find_aid(scene: Scene) -> Iterator[Report]:
    """The aid of a page, each said once."""
    seen: set[tuple[object, ...]] = set()
    for gift in (*find_in_tables(scene), *find_gifts(scene)):
        amount = gift.item.token.hit.quantity if gift.item.money and gift.item.token else scene.folded(gift.goods) if gift.goods else None
        key = (gift.giver.units, gift.receiver.units, amount)
        if key not in seen:
            seen.add(key)
            yield report(scene, gift)
