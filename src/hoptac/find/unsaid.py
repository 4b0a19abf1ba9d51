"""Who gives or gets where no name says it: guests who leave or take something home, whom they called on, who tells."""

from __future__ import annotations

import re

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor
from hoptac.find.flowsides import Side
from hoptac.find.frame import frame_of
from hoptac.find.goods import Item
from hoptac.find.marked import Marked
from hoptac.find.signs import BOTH, OURS, THEIRS, Token

#: What guests have with them when they go home: "ra về, xe bà có …", "khách mang về …".
_TAKES_HOME = re.compile(
    r"(?:(?<!\w)(?:ra về|lúc về|khi về|về nước|trở về|quay về|về lại|chia tay|khách về|trước khi về)(?!\w)[^;.¤~]{0,40}"
    r"(?<!\w)(?:có|chở|chở thêm|mang theo|đem theo|chất|cầm theo|là)"
    r"|(?<!\w)(?:khách|khách bạn|đoàn bạn|&)(?: (?:còn|cũng|đã|được))* (?:mang|chở|đem|cầm) (?:theo )?về)"
    r"(?: (?:thêm|theo|nặng|đầy|luôn))*(?: [~¤][^;.]{1,60}(?: và|,| cùng| trị giá))* $"
)
_OURS_GO = re.compile(r"(?<!\w)(?:đoàn ta|chúng tôi|anh em ta|đoàn @|@)(?!\w)")
#: Who is called on, thanked or mourned with before something is given: he does not give it.
_CALLED_ON = re.compile(
    r"(?<!\w)(?:thăm|đến|tới|sang|qua|ghé|chào|chia buồn với|thăm hỏi|động viên|chúc mừng|chúc tết|viếng)"
    r"(?: (?!do|được|của|giúp|tặng|cho|và)\w+){0,6} $"
)
_WHOSE = re.compile(r"[^;,¤~]{0,45}(?<!\w)(?:của|từ|do|là của)(?: [^\W\d_]+){0,12} $")
#: Guests of whom a clause tells without a name: "Các chị mang theo …".
_THEY = re.compile(
    r"(?:^|[,;] )(?:các (?:chị|anh|ông|bà|bác|vị)|họ|khách|cả đoàn|anh em|chị em|mọi người)(?: [^\W\d_]+){0,4} $"
)
#: Before the name of whose delegation it is.
_COMPANY = re.compile(
    r"(?<!\w)[Đđ]oàn (?![^.;\n]*(?<!\w)(?:tới|đến|sang|thăm|với|tại|ở|qua|gặp|tiếp|chào|cùng|tặng|do|được)(?!\w))"
    r"[^.,;(\n]*$"
)
_SHORTLY, _NAMED = 500, 70  # characters before a delegation in which it was named; of its name
_LOOK_BACK = 6  # sentences in which the one helped was named before a list of who paid


def takes_home(marked: Marked, item: Item) -> str:
    """The side whose people take an item home, so that their hosts gave it; "" where nobody is said to."""
    first, _ = marked.segment(item.start)
    found = _TAKES_HOME.search(marked.text, first, item.start)
    if found is None:
        return ""
    return OURS if _OURS_GO.search(found.group()) and marked.scene.home not in (None, "VN") else THEIRS


def guests(marked: Marked, first: int, verb: int) -> Side | None:
    """The delegation that is the subject of a word of giving, known from the sentences before: "Đoàn để lại …"."""
    they = _THEY.search(marked.text, first, verb)
    if they is not None and not marked.parties(first, verb):
        return _last_company(marked)
    for actor in reversed(list(marked.scene.actors_in(marked.words(first, max(first + 1, verb))))):
        if actor.how == "delegation":
            return _last_company(marked, actor)
    return None


def _last_company(marked: Marked, company: Actor | None = None) -> Side | None:
    """Whose delegation was named last, shortly before a sentence or another word for it."""
    text, end = marked.scene.page.text, (company or marked.sentence).span.start
    near = marked.scene.actors_in(Span(max(0, end - _SHORTLY), end))
    told = [a for a in near if a.how == "place" and _COMPANY.search(text, max(0, a.span.start - _NAMED), a.span.start)]
    return Side(told[-1].units, company.span if company is not None else None) if told else None


def called_on(marked: Marked, first: int, verb: int) -> Token | None:
    """Whom those who give came to, where nobody else is named before the word of giving."""
    named = [t for t in marked.parties(first, verb) if t.sign != BOTH]
    if not named or len({t.sign for t in named}) > 1:
        return None
    return named[-1] if all(_CALLED_ON.search(marked.text, first, t.at) for t in named) else None


def known(marked: Marked, sign: str) -> Side:
    """A side that no word names: in a letter or a speech who tells or who is addressed, else as the page knows it."""
    sides = frame_of(marked.scene).sides(marked.sentence.index)
    units = (sides[0] if sign == OURS else sides[1]) if sides is not None else ()
    return Side(units or (marked.ours if sign == OURS else marked.theirs))


def is_source(marked: Marked, item: Item, giver: Side) -> bool:
    """Whether who gives is told as whose an item is: "3 tỷ đồng của xã Đông"."""
    if giver.span is None:
        return False
    told = next((t for t in marked.parties() if marked.span(t) == giver.span), None)
    return told is not None and _WHOSE.fullmatch(marked.text, item.end, told.at) is not None


def helped_before(marked: Marked, sources: set[str]) -> tuple[str, ...]:
    """Who was told of before a list of those who paid, and is none of them; () where nobody was."""
    index = marked.sentence.index
    for _, theirs in reversed(marked.scene.pairs[max(0, index - _LOOK_BACK) : index]):
        if theirs and not set(theirs) & sources:
            return theirs
    return ()
