"""Who does a courtesy where no subject tells it: whose a gift is that others get, carry or show; who writes a letter;
who came and brought it.
"""

from __future__ import annotations

import re

from hoptac.find.cues import Cue
from hoptac.find.lines import Line
from hoptac.find.speech import Speech
from hoptac.find.voices import NOBODY, Side, merge

#: How those are told who act.
ACTING = ("place", "person", "delegation", "office", "home")
#: The words of receiving, behind which who gives stands: "nhận từ tay bà A bức tranh", "nhận của khách chiếc khăn".
_FROM = re.compile(r"nhận (?:lại )?(?:từ|của)(?: tay)?")
#: What is got, before from whom: "nhận giỏ quà Tết từ tay bà A".
_GOT = re.compile(r"nhận(?!\w)[^.;:\"]{2,40}")
_OUT_OF = re.compile(r" (?:từ(?: tay)?|của) (?:(?:tỉnh|lãnh đạo|đoàn|ông|bà|anh|chị|đồng chí|ngài|các|cô|thầy) )*")
#: What is carried, and whose gift it is: "đoàn mang theo quà của xã Đông".
_GIFT_OF = re.compile(
    r"[^.;:,\"]{0,30}(?<!\w)(?:quà|tặng phẩm)(?: (?!cho|tới|đến)[^\W\d_]+){0,3} của(?: [^\W\d_]+){0,3} "
)
#: "Món quà (mà) ông A mang sang là …".
_GIFT = re.compile(r"(?:món |phần |chút )?quà(?: [^\W\d_]+){0,2}")
#: Before words that are done by saying them: "Xin mời …", "Nhân đây, trân trọng chúc …".
_HEREBY = re.compile(
    r"(?:^|[,;:] |(?<!\w)(?:và|rồi|cũng) )"
    r"(?:(?:một lần nữa|nhân đây|nhân dịp này|cuối cùng|trước hết|thay lời kết),? )?"
    r"(?:(?:xin|kính|trân trọng|chân thành|cho phép|được|gửi|nói|bày tỏ|hai tiếng|có|đôi|lời) ?)*$"
)
#: A greeting or a gift that is brought, nobody said by whom.
_PASSIVE = re.compile(r"lời (?:cầu )?chúc [^.;:\"]{0,60}(?<!\w)được (?:\w+ )?(?:trao|gửi|chuyển|đáp|mang|đem)(?!\w)")
_WITH_IT = re.compile(
    r"[^.;:\"]{3,90}(?<!\w)được (?:\w+ )?(?:trao|gửi|chuyển|mang|đem)[^.;:\"]{0,40} (?:cùng|kèm) lời chúc(?!\w)"
)
#: The other side, told from one's own: "ít lâu sau bên ấy gửi tặng lại chúng tôi …".
_OVER_THERE = re.compile(
    r"(?<!\w)(?:(?:phía |các anh |anh em )?bên (?:ấy|đó|kia|bạn)|phía (?:ấy|bên kia))"
    r"(?: (?:đã|cũng|liền|còn|lại|vội|mới|đều|có|gửi))* $"
)
#: A letter of somebody that has come to somebody: "Thư của Bí thư Tỉnh ủy gửi đi hôm 5/6 đã tới tay ông A, kèm …".
_LETTER_OF = re.compile(
    r"(?:^|[.:;\]] )\W*(?:bức |lá )?(?:thư|điện|điện văn|công hàm|thiệp)(?: [^\W\d_]+){0,2} của "
    r"(?:(?:đồng chí|ông|bà|ngài) )*"
)
_IN_HAND = re.compile(r"(?<!\w)(?:(?:tới|đến|về)(?: tận)? tay|được (?:gửi|chuyển|trao)(?: tận)? (?:tới|đến|tay))(?!\w)")
#: What guests have done, nobody said by whom: "Chúc Tết xong, đôi bên ngồi lại".
_DONE = re.compile(r"(?:lời )?(?:chúc|mừng|chia buồn)(?!\w)[^,.;:]{0,24} xong,")
_BY_GUESTS = ("greet", "congratulate", "condole")
_OWN_HEAD = re.compile(
    r"(?:phó )?(?:bí thư|chủ tịch|giám đốc|lãnh đạo|thường trực)[^,.;&]{0,40}? (?:tỉnh|tỉnh ủy|thành ủy|sở)(?!\w)"
)
_IS_GIFT = re.compile(r"[^.;:,\"]{3,60} là quà (?:tết|mừng|chúc tết|năm mới)[.,;]?")
_NEAR = 25  # characters between "nhận của" and who is named


def from_whom(speech: Speech, line: Line, cue: Cue) -> Side:
    """Who gives where what is got or carried names him, or where only who gets it is named; else nobody."""
    if cue.kind != "gift":
        return NOBODY
    behind = speech.split(line, cue.end)[1][:1]
    gap = line.low[cue.end : max(cue.end, line.at(behind[0].span.start))] if behind else ""
    if _FROM.fullmatch(line.low, cue.start, cue.end):
        if behind and len(gap) <= _NEAR:
            return merge(behind)
        taker = speech.subject(line, cue.start)
        return (speech.facing(line, taker) or NOBODY) if taker.units else NOBODY
    if behind and _GOT.fullmatch(line.low, cue.start, cue.end) and _OUT_OF.fullmatch(gap):
        return merge(behind)
    if _OVER_THERE.search(line.low, 0, cue.start) and speech.scene.home not in (None, "VN"):
        return speech.facing(line, Side((speech.scene.home or "",))) or NOBODY
    whose = _GIFT_OF.fullmatch(line.low, cue.end, cue.end + len(gap)) if behind else None
    brought = behind and gap in (" ", " mà ") and _GIFT.fullmatch(line.low, cue.start, cue.end)
    return merge(behind) if whose or brought else NOBODY


def letter_in_hand(speech: Speech, line: Line, cue: Cue) -> tuple[Side, Side] | None:
    """Whose letter, into whose hands it has come, brings what a cue tells; None where no letter does."""
    of = _LETTER_OF.search(line.low, 0, cue.start)
    hand = _IN_HAND.search(line.low, of.end(), cue.start) if of is not None else None
    if of is None or hand is None:
        return None
    meant = [
        a
        for a in speech.split(line, hand.end())[1]
        if a.how in ("place", "person") and line.at(a.span.end) <= cue.start
    ]
    told = [a for a in speech.split(line, of.end())[1] if line.at(a.span.end) <= hand.start() and a.how != "both"]
    home = speech.scene.home
    giver = merge(told[:1])
    if home is not None and _OWN_HEAD.match(line.low, of.end()) and (not giver.units or giver.how == "person"):
        giver = Side((home,), how="home")
    receiver = merge(meant[:1])
    apart = giver.units and receiver.units and not set(giver.units) & set(receiver.units)
    return (giver, receiver) if apart else None


def by_author(speech: Speech, line: Line, cue: Cue) -> Side:
    """Who writes or speaks, where a clause of a letter or a speech has no subject: "Xin mời các bạn …"; else nobody."""
    held = speech.frame.holds(line.sentence.index)
    return speech.author if held and _HEREBY.search(line.low, 0, cue.verb) else NOBODY


def brought(speech: Speech, line: Line, cue: Cue) -> Side:
    """The guests, where a greeting or a gift is only said to have been brought: "Lời chúc Tết được gửi trao", "Giỏ lan
    được trao cùng lời chúc năm mới", "Chúc Tết xong, …"; else nobody.
    """
    table = speech.table(line)
    if _DONE.match(line.low) and table is not None and cue.kind in _BY_GUESTS:
        return Side(table.one, how="delegation")
    word = line.low.rfind(" ", 0, max(0, cue.start - 1)) + 1
    passive = _PASSIVE.match(line.low[word:]) if cue.kind == "greet" else None
    alone = cue.kind == "gift" and line.low.startswith(("quà tết", "quà mừng", "quà chúc tết"), cue.start)
    passive = passive or (_IS_GIFT.match(line.low) if alone else None)
    passive = passive or (_WITH_IT.match(line.low) if cue.kind in ("greet", "gift") else None)
    if passive is None or any(a.how in ACTING for a in speech.actors(line)):
        return NOBODY
    return Side(table.one, how="delegation") if table is not None else NOBODY
