"""Aid: money or goods that a unit of one country gave, gives or will give a unit of another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hoptac.base.nouns import Report, Span
from hoptac.base.scene import Scene
from hoptac.find.aidtables import gifts_in_tables
from hoptac.find.asof import as_of
from hoptac.find.build import Draft
from hoptac.find.flowsides import Side
from hoptac.find.giftlists import Course, asks_who, in_turn, worth_of_all
from hoptac.find.giftparts import is_instalment, is_total
from hoptac.find.gifts import Gift, make_gift
from hoptac.find.giftsonce import each_once
from hoptac.find.goods import Item, find_items, find_things, find_verbs
from hoptac.find.grid import TOTAL, line_at
from hoptac.find.heardgifts import hear_gift
from hoptac.find.listed import Lists
from hoptac.find.marked import Marked, mark
from hoptac.find.measures import find_measure
from hoptac.find.particulars import given_on
from hoptac.find.rules import rule
from hoptac.find.signs import MONEY, THEIRS
from hoptac.find.tables import in_table, read_entries
from hoptac.find.unsaid import helped_before, is_source
from hoptac.gazetteer.places import PLACES, country_of

_WORKS = re.compile(
    r"(?:,| và) (?:(?:được|do) [^;]{0,40})?(?:xây|lợp|xây dựng|sửa chữa|nâng cấp|làm)(?!\w)"
)  # another gift begins
_FOR_WORKS = re.compile(
    r"(?:[^;~¤]{0,60}(?<!\w)(?:để|nhằm|giúp|hỗ trợ|dùng cho việc)(?: [^\W\d_]+){0,3} | )"
    r"(?:xây dựng|xây|dựng|khoan|đào|sửa|sửa chữa|làm|mua|mua sắm|lắp|lắp đặt)(?: [^\W\d_]+){0,2} "
)
_BUILT = re.compile(r"~ (?:căn|ngôi|nhà|trường|trạm|cầu|cây cầu|phòng học|giếng)(?!\w)")  # a sum behind is its cost
_ROOMS = re.compile(r"~ (?:phòng|tầng|gian|giường|lớp|chỗ|buồng)(?!\w)")  # told of a house, not given beside it
#: Before the price of one of several things: "15 căn nhà, mỗi căn 80 triệu đồng, tổng trị giá …".
_OF_EACH = re.compile(r"(?<!\w)(?:mỗi|từng)(?: [^\W\d_]+){1,2}(?: (?:trị giá|giá|là|hết))? $")
#: Between a thing and what somebody gave for it: "hai điểm trường do Chính phủ Nhật Bản giúp ¤".
_PAID_BY = re.compile(r"(?: [^\W\d_]+){0,4} (?:do|được)(?: [^\W\d_]+){0,4} [@&](?: [^\W\d_]+){1,4} ")
_SEVERAL = 2  # who paid, each told as whose a sum is
_SHARED = re.compile(r"[,:;(] ?(?:tức |là )?(?:mỗi|từng) ")  # between a whole and what each gets of it
_FAR = 40  # characters between an item and the words of its purpose


def _one_act(a: Gift, b: Gift) -> bool:
    """Whether two items stand in one stretch with no other word of giving between."""
    unsaid = b.receiver.span is None and b.told("aid.worth")
    if a.marked is not b.marked or a.giver.units != b.giver.units:
        return False
    if a.receiver.units != b.receiver.units and not (unsaid and set(a.receiver.units) <= set(b.receiver.units)):
        return False
    between = a.marked.text[a.item.end : b.item.start]
    if b.told("aid.each") and not a.told("aid.each") and b.item.token is not None and _SHARED.search(between):
        return False
    if b.item.money and _PAID_BY.fullmatch(between) is not None:
        return True
    if b.told("aid.worth"):
        counted = any(
            t.number and a.item.end <= t.at < b.item.start and not t.hit.vague and not _ROOMS.match(a.marked.text, t.at)
            for t in a.marked.tokens
            if not _OF_EACH.search(a.marked.text, a.item.end, t.at)
        )
        return between.count(";") < 2 and not counted and not _WORKS.search(between)
    if ";" in between:
        return False
    return not (find_verbs(a.marked, a.item.end, b.item.start) or "," in between[:-12])


def _is_purpose(sum_: Gift, gift: Gift) -> bool:
    """Whether goods are only what a sum before them is for: "200 triệu đồng giúp khoan 4 cái giếng"."""
    between = sum_.marked.text[sum_.item.end : gift.item.start]
    return sum_.item.money and not gift.item.money and _FOR_WORKS.fullmatch(between) is not None


def _is_cost(thing: Gift, sum_: Gift) -> bool:
    """Whether a sum is what the thing told right before it is worth, or cost those who paid for it."""
    between = sum_.marked.text[thing.item.end : sum_.item.start]
    if sum_.told("aid.worth") or not between.strip(" (") or _PAID_BY.fullmatch(between):
        return True
    return between == ", " and _BUILT.match(thing.marked.text, thing.item.start) is not None


def _join(gifts: list[Gift]) -> list[Gift]:
    """Goods named together as one, and goods with what they are worth as one."""
    out: list[Gift] = []
    for gift in gifts:
        last = out[-1] if out else None
        if last is not None and _is_purpose(last, gift):
            continue
        if last is None or last.goods is None or last.item.money or not _one_act(last, gift):
            out.append(gift)
        elif gift.goods is not None and not gift.item.money:
            item = replace(last.item, end=gift.item.end)
            out[-1] = replace(last, item=item, goods=Span(last.goods.start, gift.goods.end))
        elif _is_cost(last, gift):
            out[-1] = replace(gift, goods=last.goods, receiver=last.receiver)
        else:
            out.append(gift)
    return out


def _of_one_work(gifts: list[Gift]) -> list[Gift]:
    """Gifts of which the words only tell who paid each ("¤ của xã Đông, ¤ do xã Tây gửi lên"): they go to whom was
    told of before, not to one of those who paid.
    """
    sources = {u for g in gifts if is_source(g.marked, g.item, g.giver) for u in g.giver.units}
    unsaid = [
        g
        for g in gifts
        if set(g.giver.units) <= sources and (g.receiver.span is None or set(g.receiver.units) <= sources)
    ]
    if len(sources) < _SEVERAL or not any(set(g.receiver.units) & sources for g in unsaid):
        return gifts
    to = helped_before(gifts[0].marked, sources)
    return [replace(g, receiver=Side(to)) if to and any(g is u for u in unsaid) else g for g in gifts]


def _shares(gift: Gift) -> Iterator[Gift]:
    """One gift for each receiver where each gets the sum, else one: to their State where they are named together."""
    units, span = gift.receiver.units, gift.receiver.span
    if gift.told("aid.each"):
        if len(units) == 1 and country_of(units[0]) != "VN":
            units = gift.marked.theirs
        yield from (replace(gift, receiver=Side((unit,), span), among=1) for unit in units)
        return
    states = {country_of(u) for u in units}
    shared = len(units) > 1 and len(states) == 1 and span is not None
    for unit in states if shared else units[:1]:
        yield replace(gift, receiver=Side((unit,), span), among=len(units))


def _with_single(marked: Marked, items: list[Item]) -> list[Item]:
    """The items of a sentence with single things that have a word of giving of their own beside them: "chuyển 6 tỷ
    đồng và tặng bệnh viện một xe cứu thương".
    """
    if not items:
        return items
    more = [
        thing
        for thing in find_things(marked)
        if thing.counted
        and all(thing.end <= i.start or i.end <= thing.start for i in items)
        and find_verbs(marked, max((i.end for i in items if i.end <= thing.start), default=0), thing.start)
        and not rule("aid.worth").search(marked.text, thing.end, thing.end + _FAR)
    ]
    return sorted((*items, *more), key=lambda i: i.start)


def _in_sentence(marked: Marked, hearing: bool = False) -> Iterator[Gift]:
    """The gifts that a sentence tells; ``hearing``: those too that no rule knows to be given."""
    gifts: list[Gift] = []
    for item in _with_single(marked, list(find_items(marked))):
        gift = make_gift(marked, item, gifts[-1] if gifts and gifts[-1].giver.units else None)
        gift = gift or (hear_gift(marked, item) if hearing else None)
        gifts += [gift] if gift is not None else []
    if not gifts:
        gifts = [g for g in (make_gift(marked, item, None) for item in find_things(marked)) if g is not None][:1]
    yield from _told(gifts)


def _told(gifts: list[Gift]) -> list[Gift]:
    """Gifts read one by one as they are meant: joined, without totals, each with its own giver and receiver."""
    joined = [in_turn(gift) for gift in _join(_of_one_work(gifts))]
    kept = (
        gift
        for number, gift in enumerate(joined)
        if not is_total(gift, joined[number + 1 :]) and not is_instalment(gift, joined[:number])
    )
    return [share for gift in kept for share in _shares(gift)]


def _listed(lists: Lists, marked: Marked) -> Iterator[Gift]:
    """The sums of a point of a list that only the line above the list says are given; a partner is named in either."""
    opening = lists.opening
    if opening is None or find_verbs(marked, 0, len(marked.text)):
        return
    if not find_verbs(opening, 0, len(opening.text)):
        return
    for token in marked.tokens:
        whole = lists.whole(marked, token) if token.sign == MONEY else None
        if whole is None or find_measure(*whole) is not None or not any(t.sign == THEIRS for t in whole[0].parties()):
            continue
        at = whole[1].at
        gift = make_gift(whole[0], Item(at, at + 1, whole[1], True), None)
        if gift is not None:
            yield from _shares(gift)


def find_in_sentences(scene: Scene) -> list[Gift]:
    """The gifts that running text tells."""
    course, lists = Course(), Lists(None)
    told: list[Gift] = []
    lines = [line_at(scene.page.text, row.sentence.span.start) for _, row in gifts_in_tables(scene)]
    for sentence in scene.sentences:
        tabled = in_table(scene, sentence.span) or any(line.holds(sentence.span) for line in lines)
        if sentence.zone != "title" and not tabled:
            marked = mark(scene, sentence)
            lists.enter(marked)
            whole = worth_of_all(marked, told)
            if whole is not None:
                told[-1:] = [whole]
                continue
            gifts = _told(list(course.labelled(marked))) or _told(list(course.answered(marked)))
            asked = asks_who(marked)
            if not gifts and (asked or not any(_in_sentence(marked))):
                gifts = _told(list(course.goes_on(marked))) or list(_listed(lists, marked))
            gifts = gifts or ([] if asked else list(_in_sentence(marked, hearing=True)))
            course.take(marked, [gift for gift in gifts if not gift.heard])
            told += gifts
    return told


def find_in_tables(scene: Scene) -> Iterator[Gift]:
    """What tables tell of gifts; a line of totals has several receivers and gives none."""
    yield from (gift for gift, _ in gifts_in_tables(scene))
    for readings in read_entries(scene):
        for entry in readings:
            at = entry.token.at
            if entry.token.sign != MONEY or find_measure(entry.marked, entry.token) is not None:
                break
            if TOTAL.match(scene.folded(entry.words)):
                break
            gift = make_gift(entry.marked, Item(at, at + 1, entry.token, True), None)
            if gift is not None:
                yield from [gift] if len(gift.receiver.units) == 1 else []
                break


def _purpose(gift: Gift) -> Span | None:
    """The words after an item that say what it is for."""
    marked, end = gift.marked, gift.item.end
    match = rule("aid.purpose").search(marked.text, end)
    if match is None or match.start() - end > _FAR or re.search(r"[;¤~#$.]", marked.text[end : match.start()]):
        return None
    return marked.words(match.start(), match.start() + len(re.sub(r"(?: và| cùng|,)? *$", "", match.group())))


def _say_amount(draft: Draft, gift: Gift, scene: Scene) -> None:
    if not gift.item.money or gift.item.token is None:
        return
    hit, folded = gift.item.token.hit, scene.scan.folded
    value, words = hit.quantity.value, folded.span(hit.start, hit.end)
    number = folded.span(hit.number_start, hit.number_end)
    draft.say("amount", int(value) if float(value).is_integer() else value, number, hit.rule)
    draft.say("currency", hit.quantity.unit, words, hit.rule)
    if hit.quantity.comparator == "=":
        draft.infer("comparator", "=", "aid.plain")
    else:
        draft.say("comparator", hit.quantity.comparator, words, hit.rule)


def report(scene: Scene, gift: Gift) -> Report:
    """A gift with the words that say it."""
    draft = Draft(scene.page, "aid")
    token = gift.item.token
    at = gift.marked.span(token) if token is not None else gift.marked.words(gift.item.start, gift.item.end)
    day = given_on(scene, gift.marked.sentence, at) if gift.year is None else None
    told = "aid.sounds" if gift.heard else "aid.give"
    for slot, side in (("giver", gift.giver), ("receiver", gift.receiver)):
        if not side.units or PLACES[side.units[0]].kind == "region":
            continue  # bodies of many countries; GUIDE.md, fine print of rule 2: a region stands in figures alone
        if side.span is None:
            draft.infer(slot, side.units[0], "aid.sounds" if gift.heard else f"aid.{slot}")
        else:
            unit = as_of(scene, side.units[:1], [side.span], day.time.start if day else None)[0]
            draft.say(slot, unit, side.span, told)
    _say_amount(draft, gift, scene)
    if gift.goods is not None:
        draft.say("goods", scene.words(gift.goods), gift.goods, "aid.goods")
    purpose = _purpose(gift) if mark(scene, gift.marked.sentence) is gift.marked else None  # a table's line says none
    if purpose is not None:
        draft.say("purpose", scene.words(purpose), purpose, "aid.purpose")
    if day is not None and day.time.start is not None:
        draft.say("date", day.time.start, day.spans, "aid.day")
    elif gift.year is not None:
        draft.say("date", scene.words(gift.year), gift.year, "aid.day")
    return draft.report()


def find_aid(scene: Scene) -> Iterator[Report]:
    """The aid of a page, each said once."""
    for gift in each_once(scene, [*find_in_tables(scene), *find_in_sentences(scene)]):
        yield report(scene, gift)
