"""Help that does not pass between two units: given to one's own people, by an organ of no name, by bodies of many."""

from __future__ import annotations

import re

from hoptac.find.flowsides import Side
from hoptac.find.goods import Item
from hoptac.find.marked import Marked
from hoptac.find.measures import covers
from hoptac.find.rules import rule
from hoptac.find.signs import OURS, Token, side_of
from hoptac.find.thirds import is_refused
from hoptac.gazetteer.places import country_of

_TO = re.compile(
    r"(?<!\w)(?:(?:cho|giúp|tặng|gửi tặng|hỗ trợ|tới|đến|về|để)(?: [^\W\d_]+){0,3}|cho(?: [^\W\d_]+){0,7} của) $"
)
_CALLS_ON = re.compile(r"(?<!\w)(?:đến |lên |tới |về |xuống )?thăm(?! và làm)(?: [^\W\d_]+){0,7} $")
#: In brackets who paid, an organ of no name: "nhà văn hóa (do Bộ ủng hộ ¤)".
_BY_AN_ORGAN = re.compile(r"\(do (?:[^\W\d_]+ ){1,8}$")

#: Our mission or our people abroad: whom it helps, unless they are named, are our own there.
_OURS_THERE = re.compile(r"(?<!\w)(?:hội sinh viên|hội người|cộng đồng người|kiều bào) @")
_OWN_PEOPLE = re.compile(
    r"(?<!\w)(?:bà con(?! (?:vùng|bị|bản|nước|bạn|các bản|&))|cộng đồng|người @|nạn nhân|kiều bào|việt kiều|sinh viên|"
    r"công dân|nhà hảo tâm)(?! &)(?!\w)"
)
_MISSION = re.compile(r"(?:đại sứ quán|sứ quán|(?:tổng )?lãnh sự quán)(?!\w)")
_SEAT = re.compile(r"(?<!\w)(?:tại|ở) (?:nước |tỉnh |thành phố |TP\.? ?)?$")
_LEVELS = ("tỉnh", "thành phố", "huyện")  # said abroad, they are the hosts'
#: What a State spends on a disaster of its own.
_SPENDS = re.compile(r"(?<!\w)(?:chi|dành|huy động|quyên góp|giải ngân)(?!\w)")


def helps_own(marked: Marked, item: Item, giver: str, verb: int) -> bool:
    """Whether the word of giving, another item before, helps one of the giver's own: "A góp ¤ giúp B, C thêm ¤"."""
    text = marked.scene.scan.folded.text
    others = [t for t in marked.parties(verb, item.start) if t.sign == giver and text[t.start : t.end] not in _LEVELS]
    return any(_TO.search(marked.text[: t.at]) for t in others)


def in_return(marked: Marked, giver: Token | None) -> bool:
    """Whether who gives is told by a word like "ông" alone, in a sentence of what was given in turn."""
    words = marked.scene.scan.folded.text[giver.start : giver.end] if giver is not None else ""
    return words in ("ông", "bà", "đồng chí", "ngài") and rule("aid.in-return").search(marked.text) is not None


def stays(marked: Marked, item: Item, giver: str, verb: int | None = None) -> bool:
    """Whether an item is given to one of the giver's own side ("Thái Lan trao ¤ giúp Lào")."""
    _, last = marked.segment(item.start)
    others = [t for t in marked.parties(item.end if verb is None else verb, last) if t.sign == giver]
    return any(_TO.search(marked.text[: t.at]) for t in others)


def is_spent_at_home(marked: Marked, giver: Side, receiver: Side, at: int) -> bool:
    """Whether help of which nobody says to whom stays with the giver: our mission's goes to our people there, what a
    State spends goes to its own, on a page that is no province's and speaks of Vietnam neither here nor right before.
    """
    seat = receiver.span is not None and _SEAT.search(marked.scene.scan.page.text[: receiver.span.start][-20:])
    if receiver.span is not None and not seat:
        return False
    if side_of(giver.units) == OURS:
        words = marked.scene.folded(giver.span) if giver.span is not None else ""
        ours = _MISSION.match(words) is not None or _OURS_THERE.search(marked.text, 0, at) is not None
        return ours and _OWN_PEOPLE.search(marked.text) is not None
    scene, index = marked.scene, marked.sentence.index
    if scene.home != "VN" or not _SPENDS.search(marked.text, 0, at):
        return False
    near = scene.sentences[max(0, index - 1) : index + 1]
    named = (a for s in near for a in scene.actors_in(s.span) if a.how in ("place", "mission", "both"))
    return not any(country_of(u) == "VN" for a in named for u in a.units)


def calls_on_own(marked: Marked, sign: str, giver: Token | None, verb: int) -> bool:
    """Whether who gives called on one's own people to give: "đoàn tỉnh thăm các gia đình xã Sơn, tặng …"."""
    first, _ = marked.segment(verb)
    own = [t for t in marked.parties(first, verb) if t.sign == sign and t is not giver]
    return any(_CALLS_ON.search(marked.text, first, t.at) for t in own)


def by_an_organ(marked: Marked, first: int, item: Item) -> bool:
    """Whether an organ of no known side paid for what was just named: "nhà văn hóa (do Bộ ủng hộ ¤)"."""
    return _BY_AN_ORGAN.search(marked.text[first : item.start]) is not None


def is_from_many(marked: Marked, item: Item) -> bool:
    """Whether a sum is what bodies of many countries gave our province: no unit gave it (GUIDE.md: null)."""
    home = marked.scene.home
    if item.token is None or not item.money or home in (None, "VN") or is_refused(marked, item):
        return False
    first, last = marked.segment(item.start)
    if any(t.sign != OURS for t in marked.parties(first, last)) or not rule("aid.of-many").search(marked.text, first):
        return False
    return covers(rule("aid.taken-from-many"), marked.focus(item.token), item.start) is not None


def goes_on(marked: Marked, verb: int, sign: str, before: Marked, giver: Side) -> bool:
    """Whether a stretch begins with the word of giving, its giver told before: "A tặng …; tặng 5 tỷ đồng"."""
    first, _ = marked.segment(verb)
    opens = not marked.text[first:verb].strip(" ,;") and first > 0
    return opens and before is marked and side_of(giver.units) == sign
