"""Gifts told over more than one sentence: lists under a line that tells who gives, goods that the next one explains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hoptac.find.flowsides import Side
from hoptac.find.gifts import Gift, make_gift
from hoptac.find.giftsides import stands_beside
from hoptac.find.goods import Item, find_items, find_verbs
from hoptac.find.marked import Marked
from hoptac.find.rules import rule
from hoptac.find.signs import BOTH, FOCUS, MONEY, OPPOSITE, Token, side_of
from hoptac.find.thirds import is_refused, is_told
from hoptac.find.unsaid import known

_LABEL = re.compile(r"[@&](?: ?\([^()]{0,40}\))? ?: ")  # a line of a list that begins with whose it is
_WHO = re.compile(r"(?<!\w)(?:ai|(?:nơi|tỉnh|bên|nước|nhà) nào)(?!\w)")
#: Nothing but a name: "Cũng Hủa Phăn.".
_NAME = re.compile(r"\W*(?:(?:lại|cũng|vẫn|chính|là|phía|bên|người|anh em|bà con) )*[@&]\W*(?:cả|đấy|chứ ai)?\W*")
_LINE = re.compile(r"[^;:]{1,60}: ")
_HOUSE = re.compile(
    r"(?:\S+ )?(?:ngôi |tòa )?(?:trường|trạm|bệnh viện|bệnh xá|nhà|trụ sở|cây cầu|cầu|công trình)(?!\w)"
)
_HOUSES = re.compile(r"(?<!\w)(?:bệnh viện|trường|hội|sở|công an|thư viện|đài|trung tâm|trụ sở|nhà khách) $")
#: A word of giving and to whom right before the colon that opens a list.
_GIVES = re.compile(
    r"(?<!\w)(?:tặng|trao|trao tặng|hỗ trợ|giúp|giúp đỡ|ủng hộ|viện trợ|cứu trợ|bàn giao|chuyển|gửi|quà)(?!\w)"
    r"[^;:,]{0,50}(?:, (?:gồm|cụ thể|bao gồm|như sau)|(?<!\w)(?:gồm|có|bao gồm))? ?: ?$"
)
_NEAR = 3  # sentences between who gives whom and a list of what
_FAR = 8  # sentences between a house that is handed over and what it cost


def asks_who(marked: Marked) -> bool:
    """Whether a sentence asks who gave something."""
    return marked.text.rstrip(' "').endswith("?") and _WHO.search(marked.text) is not None


def told_sides(marked: Marked) -> Gift | None:
    """Who gives whom by a sentence that names both and no gift ("hỗ trợ 4 địa phương của Lào, cụ thể:")."""
    end = len(marked.text)
    verbs = find_verbs(marked, 0, end) or find_verbs(marked, 0, end, "aid.receive")
    if not verbs or not any(t.sign in "@&" for t in marked.parties()):
        return None
    return make_gift(marked, Item(end, end, None, False), None)


def _of(marked: Marked, item: Item, giver: Side, receiver: Side) -> Gift:
    return Gift(marked, item, giver, receiver, None if item.money else marked.words(item.start, item.end))


class Course:
    """Who gives whom as one reads on: what holds for the lines of a list and for the sentence behind."""

    def __init__(self) -> None:
        self.gift: Gift | None = None
        self.before: Marked | None = None
        self.index = -1
        self.opened: Gift | None = None  # who gives whom in the lines of the list in which one reads
        self.gives = (
            False  # whether the line that opened it ends with a word of giving and to whom: "xã Đông trao bạn:"
        )
        self.items: list[Marked] = []  # lines of a list of which none told yet who gives what it names
        self.recent: list[Marked] = []  # the last sentences, of which one may tell who gives whom in a list

    def labelled(self, marked: Marked) -> Iterator[Gift]:
        """The gifts of a line that begins with its receiver or giver, in a list of gifts: "Savannakhet: 10 tấn gạo cho
        bệnh viện".
        """
        known, first = self.opened, marked.tokens[0] if marked.tokens else None
        if known is None or first is None or not _LABEL.match(marked.text) or first.sign not in "@&":
            return
        others = any(t.sign == OPPOSITE[first.sign] and not self._is_level(marked, t) for t in marked.parties())
        if others or not is_told(marked.scene, marked):
            return
        side, gives = Side(first.units, marked.span(first)), side_of(known.giver.units) == first.sign
        giver, receiver = (side, known.receiver) if gives else (known.giver, side)
        yield from (_of(marked, item, giver, receiver) for item in find_items(marked) if not is_refused(marked, item))

    def _is_level(self, marked: Marked, token: Token) -> bool:
        """Whether a side is only the word for a level behind a house's name, in a line of another: "bệnh viện tỉnh"."""
        words = marked.scene.scan.folded.text[token.start : token.end]
        return words in ("tỉnh", "thành phố") and _HOUSES.search(marked.text, 0, token.at) is not None

    def answered(self, marked: Marked) -> Iterator[Gift]:
        """The gifts of a question that a sentence answers with a name: "Ai chở sang 20 tấn gạo? Xã Đông."."""
        before, named = self.before, marked.parties()
        asked = before is not None and before.sentence.index == marked.sentence.index - 1 and asks_who(before)
        if before is None or not asked or len(named) != 1 or not _NAME.fullmatch(marked.text) or named[0].sign == BOTH:
            return
        giver = Side(named[0].units, marked.span(named[0]))
        for item in find_items(before):
            if not is_refused(before, item):
                yield _of(before, item, giver, known(before, OPPOSITE[named[0].sign]))

    def goes_on(self, marked: Marked) -> Iterator[Gift]:
        """The gifts of a sentence that tells none by itself: lines of a list, goods that were spoken of before."""
        before = self.before
        if before is None or before.sentence.index != marked.sentence.index - 1:
            return
        if self.items and rule("aid.that-was").search(marked.text):
            yield from self._all_of(told_sides(marked))
            return
        unsaid = any(t.number for t in before.tokens) and not any(t.sign in "@&" for t in before.parties())
        if unsaid and rule("aid.that-was").search(marked.text):
            whole = told_sides(marked)
            for item in find_items(before) if whole is not None else ():
                if whole is not None and not is_refused(before, item):
                    yield _of(before, item, whole.giver, whole.receiver)
        elif any(t.number for t in marked.tokens):
            yield from self._lines(marked, before)

    def _all_of(self, whole: Gift | None) -> Iterator[Gift]:
        """What the lines of a list name, where only the sentence below it tells who gives it whom."""
        for line in self.items if whole is not None else ():
            for item in find_items(line):
                if whole is not None and not is_refused(line, item):
                    yield _of(line, item, whole.giver, whole.receiver)

    def _lines(self, marked: Marked, before: Marked) -> Iterator[Gift]:
        plain = rule("aid.the-gift").search(marked.text) is not None
        listed = bool(marked.sentence.marker) or rule("aid.list-line").search(marked.text) is not None
        known = self._known(before) if plain or listed else None
        if known is None and listed and self.gives:
            known = self.opened
        if known is None or (find_verbs(marked, 0, len(marked.text)) and not (self.gives and self.opened is not None)):
            return
        last: Gift | None = None
        for item in find_items(marked):
            if is_refused(marked, item):
                continue
            own = stands_beside(marked, item)
            if own is None and last is None and marked.tokens[0].at == 0 and marked.tokens[0].sign in "@&":
                own = marked.tokens[0]
            if own is not None:
                side = Side(own.units, marked.span(own))
                gives = side_of(known.giver.units) == own.sign
                last = _of(marked, item, side if gives else known.giver, known.receiver if gives else side)
                yield last
            elif last is not None or plain or (self.gives and self.opened is not None):
                of = last or known
                yield _of(marked, item, of.giver, of.receiver)

    def _known(self, before: Marked) -> Gift | None:
        """Who gave whom by the sentence before; where it only opens a list with a word of giving, by the last gift."""
        if self.gift is not None and self.index == before.sentence.index:
            return self.gift
        told = told_sides(before)
        if told is None and before.text.rstrip().endswith(":") and find_verbs(before, 0, len(before.text)):
            return self.gift
        return told

    def take(self, marked: Marked, gifts: list[Gift]) -> None:
        """Keep what a sentence told for the next one."""
        self.before = marked
        self._open(marked)
        if marked.sentence.marker and not gifts:
            self.items = [*self.items, marked]
        elif not marked.sentence.marker or gifts:
            self.items = []
        if gifts and gifts[-1].giver.units:
            self.gift, self.index = gifts[-1], marked.sentence.index

    def _open(self, marked: Marked) -> None:
        """Keep who gives whom: by a line that opens a list, else by what was told right before it."""
        index, opens = marked.sentence.index, marked.text.rstrip().endswith(":")
        self.recent = [*self.recent[-_NEAR:], marked]
        heading = rule("aid.heading").search(marked.text.strip())
        if heading is not None and marked.ours and marked.theirs:
            sides = (marked.theirs, marked.ours) if heading["taken"] else (marked.ours, marked.theirs)
            self.opened = Gift(marked, Item(0, 0, None, False), Side(sides[0]), Side(sides[1]))
        elif opens:
            self.gives = _GIVES.search(marked.text) is not None
            near = (m for m in reversed(self.recent) if index - m.sentence.index <= _NEAR)
            self.opened = next((told for m in near if (told := told_sides(m)) is not None), None)
        elif not _LINE.match(marked.text) and not marked.sentence.marker:
            self.opened = None


def in_turn(gift: Gift) -> Gift:
    """A gift with its own giver or receiver of those who gave or got in turn: "A, B lần lượt gửi 60 và 80 triệu"."""
    marked, token = gift.marked, gift.item.token
    _, last = marked.segment(gift.item.start)
    turn = marked.text.rfind("lần lượt", 0, gift.item.start)
    numbers = [t for t in marked.tokens if t.number and turn < t.at < last] if turn >= 0 else []
    for slot, side in (("giver", gift.giver), ("receiver", gift.receiver)):
        if token in numbers and len(side.units) == len(numbers):
            unit = side.units[numbers.index(token)]
            return replace(gift, giver=Side((unit,), side.span)) if slot == "giver" else _to(gift, unit)
    return gift


def _to(gift: Gift, unit: str) -> Gift:
    return replace(gift, receiver=Side((unit,), gift.receiver.span))


def _is_house(gift: Gift) -> bool:
    """Whether what was given is a building of which no worth is told yet."""
    goods = gift.goods
    return goods is not None and _HOUSE.match(gift.marked.scene.folded(goods)) is not None


def worth_of_all(marked: Marked, told: list[Gift]) -> Gift | None:
    """The gift told last with what a sentence says that all of it is worth ("Tổng giá trị lô hàng là 3 tỷ đồng"); of
    several gifts, or of one whose worth is told already, the last one as it is: a total is none of its own.
    """
    last = told[-1] if told else None
    text = marked.text.replace(MONEY, FOCUS[MONEY])
    match = rule("aid.worth-of-all").search(text) if last is not None else None
    if match is None and last is not None and _is_house(last):
        match = rule("aid.cost-of-house").search(text)
    token = marked.token_at(match.end() - 1) if match is not None else None
    far = _FAR if last is not None and _is_house(last) else _NEAR
    if token is None or last is None or not 0 < marked.sentence.index - last.marked.sentence.index <= far:
        return None
    one = [g for g in told if g.marked.sentence.index == last.marked.sentence.index] == [last]
    if not one or last.item.money:
        return last
    return replace(last, marked=marked, item=Item(token.at, token.at + 1, token, True))
