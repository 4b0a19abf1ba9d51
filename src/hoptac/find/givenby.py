"""Who gives an item, and by which word: the verb that it hangs on, the agent of a passive, the subject before it."""

from __future__ import annotations

import re

from hoptac.find.goods import Item, find_verbs
from hoptac.find.marked import Marked
from hoptac.find.measures import covers
from hoptac.find.rules import rule
from hoptac.find.signs import BOTH, Token

TAKES = re.compile(r"[^;,~¤]{0,30}(?<!\w)được(?: [^\W\d_]+){0,2} ")
_IN_BRACKETS = re.compile(r"[@&] ?\($")
_PASSES_ON = re.compile(r" (?:chuyển|trao|gửi|gởi|đưa|cầm|mang|đem)(?!\w)")
#: Who is asked to pass something on: "nhờ bác sĩ A chuyển về".
_ASKED = re.compile(r"(?<!\w)nhờ(?: [^\W\d_]+){0,4} $")
#: Who received those who then give: "được bà A, Phó Tỉnh trưởng, tiếp và …".
_RECEIVED_BY = re.compile(r"(?<!\w)được(?: (?!tặng|trao|biếu|hỗ trợ)(?:[^\W\d_]+|[@&]),?){0,9} $")
_HOSTS = re.compile(
    r"(?:, [^;]{3,50})?,? (?:(?:ra|cùng|đích thân|thân|trực tiếp|chủ trì) )*"
    r"(?:tiếp|đón|mời|dẫn|đưa|chào|giữ|dắt|hướng dẫn|thết|đãi|bố trí|thu xếp)(?!\w)"
)
_THANKS = re.compile(r"(?<!\w)(?:cảm ơn|cám ơn|tri ân|cảm tạ)(?: [^\W\d_]+){0,6} $")
#: Of whom one hears before one gives: "hay tin xã Đông bị cháy, …".
_HEARD_OF = re.compile(r"(?<!\w)(?:hay|nghe|được|biết|nhận(?: được)?) tin(?: [^,;¤~]*)? $")
#: Opens a clause with whom it is done to: "Cho đồn biên phòng xã Đông, ta khoan giếng …".
_FRONTED = re.compile(r"(?:^|[,;:] )(?:(?:riêng|còn|và) )*(?:cho|với|đối với|riêng)(?!\w)[^,;¤~]{0,60}$")
#: Between a side and a word of giving that has the same subject as what was told before.
_JOINS = re.compile(r"[^,;@&¤~]{0,40}(?:,|,? (?:và|rồi|đồng thời))(?: (?:còn|cũng|đã|sẽ|vừa|lại))* ")
_GIVES_TO = re.compile(r"(?: (?:cho|tới|đến|sang|tỉnh|phía|nhân dân|bà con|chính quyền)){0,3} [@&]")
_SOON = re.compile(r"(?: (?:đã|sẽ|vừa|cũng|còn|xin|hứa))* ")
_PARTED = re.compile(r"[^,;@&¤~]{0,40}, ")
_GOES_ON = re.compile(r"[^;,.]{0,40},? (?:và|rồi|đồng thời)(?: [^\W\d_]+){0,2} ")
#: The price of one piece, or what a machine yields.
_PRICE = re.compile(r", mỗi (?:\w+ ){1,2}(?:trị giá )?¤|(?: công suất|^) ~(?= (?:kva|kw|mw|hp|mã lực)(?!\w))")
#: Behind an item who gave it, in a clause without a mark: "400 triệu đồng xã Đông giúp xã Tây".
_RELATIVE = re.compile(
    r"(?: (?!từ|đến|tới|về|do|và|cho|giúp|tặng|bệnh viện|trường|trạm|của|tại|ở)[^\W\d_]+){0,6} (?P<from>[@&]) "
)
#: Whose a sum is, said right behind it: "40 triệu đồng là của thanh niên xã Đông", "… lấy từ ngân sách tỉnh A".
_WHOSE = re.compile(
    r"(?: (?!cho|giúp)[^\W\d_]+){0,4}? (?:(?:thì |đều |cũng )*(?:là )?(?:của|do)|lấy từ|rút từ|trích từ)"
    r"(?: (?!cho|để|giúp)[^\W\d_]+){0,8} (?P<from>[@&])(?!\w)"
)
#: What may stand between who gives and the word of giving.
_MEANWHILE = re.compile(r"(?:(?!cho|và|là|có|để|được|bị)[^\W\d_]+ ){0,4}")
_THEN = 25  # characters of it
#: Words of carrying, whose subject need not be who gives.
_CARRIES = re.compile(r"(?:mang|đem|chở|cầm|xách|gùi|gánh|đưa)(?!\w)")
#: Between goods and the word of giving behind them: little, or the mark of a passive.
_HANGS_ON = re.compile(
    r"[^;,.]{0,40}|[^;]*(?<!\w)(?:được|do|mà|để|nhằm|là quà)(?!\w)[^;,]{0,60}|[^;]*, "
    r"(?:(?:[@&]|[^\W\d_]+) ){0,6}"
)
#: Behind a word of giving: what it gives, so that nothing before it is given by it.
_OWN_OBJECT = re.compile(r"[^;,¤~#$]{0,60}[¤~]")
#: How a side came by what it then gives: "cán bộ xã Đông mỗi người bớt một ngày lương, được ¤, gửi …".
GATHERED = re.compile(r"[@&] [^;]*(?<!\w)(?:góp|gom|quyên|bớt|trích|nhịn|dành dụm|tiết kiệm)(?!\w)[^;]*$")
_NEAR = 90  # characters before a side in which a word may make it no giver


def _token(marked: Marked, match: re.Match[str]) -> Token | None:
    """The token that a rule's match says is the giver."""
    told = (f"from{n}" for n in ("", *"23456789") if f"from{n}" in match.re.groupindex)
    return next((marked.token_at(match.start(group)) for group in told if match[group]), None)


def find_agent(marked: Marked, item: Item) -> Token | None:
    """The giver of a passive in the item's stretch ("do @ hỗ trợ"), or who pays."""
    text = marked.focus(item.token) if item.token else marked.text
    first, last = marked.segment(item.start)
    whose = _WHOSE.match(text, item.end, last) if item.money else None
    if whose is not None and rule("aid.list-source").search(text, first, item.start):
        return marked.token_at(whose.start("from"))
    paid = covers(rule("aid.funded"), text, item.start)
    verbs = find_verbs(marked, first, item.start)
    if paid is not None and (item.money or paid["from4"] or find_verbs(marked, 0, len(marked.text))):
        return _token(marked, paid)
    if not verbs or ":" in text[verbs[-1][1] : item.start] or _CARRIES.match(text, verbs[-1][0]):
        own = _relative(marked, item.end, last)
        if own is not None:
            return own
    for match in rule("aid.agent").finditer(text, first, last):
        between = _PRICE.sub("", text[item.end : match.start()]).split(" và ")[0]
        after = match.start() >= item.end and not re.search(r"[¤~]|còn lại", between)
        around = match["from2"] and match.start() < item.start and item.end <= match.end()
        around = around or (match.start() == item.start and any(match[f"from{n}"] for n in "3456"))
        if after and match.group().startswith("của") and find_verbs(marked, item.end, match.start()):
            continue  # "¤, giúp các đơn vị của bạn giảm bớt khó khăn"
        told = _token(marked, match)
        if told is not None and told.at < item.start and _is_fronted(marked, first, told, item.start):
            continue
        if after or around or (verbs and match.start() < verbs[-1][1] <= match.end() <= item.start):
            return told
    return None


def doer(marked: Marked, first: int, verb: int) -> Token | None:
    """The subject of a word of giving behind what is given: "tiền sửa trạm, 120 triệu đồng, xã Đông sẽ chuyển"."""
    named = [t for t in marked.parties(first, verb) if t.sign != BOTH][-1:]
    return next((t for t in named if _SOON.fullmatch(marked.text, t.at + 1, verb)), None)


def _is_helped_too(marked: Marked, token: Token, place: int) -> bool:
    """Whether a side named before a joined word of giving is the one that gets, told again right behind it: "xã Đông
    đào tạo thợ cho trường của xã Tây, và ủng hộ xã Tây 20 máy".
    """
    gives = rule("aid.give").pattern.match(marked.text, place)
    to = _GIVES_TO.match(marked.text, gives.end()) if gives is not None else None
    again = marked.token_at(to.end() - 1) if to is not None else None
    same = again is not None and again.sign == token.sign and again.units == token.units
    return same and _JOINS.fullmatch(marked.text, token.at + 1, place) is not None


def fronted(marked: Marked, first: int, place: int) -> Token | None:
    """The side with which a clause opens as the one something is done to."""
    return next((t for t in marked.parties(first, place) if _is_fronted(marked, first, t, place)), None)


def _is_fronted(marked: Marked, first: int, token: Token, place: int) -> bool:
    """Whether a clause opens with a side as whom something is done to: "cho trạm của xã Đông, ta khoan …"."""
    to = _FRONTED.search(marked.text, first, token.at) is not None
    return to and _PARTED.match(marked.text, token.at + 1, place) is not None


def _relative(marked: Marked, end: int, last: int) -> Token | None:
    """Who gives by a clause right behind an item: "60 triệu kíp dân xã Đông gom góp gửi người anh em"."""
    own = _RELATIVE.match(marked.text, end, last)
    gives = find_verbs(marked, own.end(), own.end() + _THEN)[:1] if own is not None else []
    if own is None or not gives or not _MEANWHILE.fullmatch(marked.text, own.end(), gives[0][0]):
        return None
    return marked.token_at(own.start("from"))


def _is_object(marked: Marked, first: int, token: Token) -> bool:
    """Whether an earlier verb of giving is done to a side ("@ hỗ trợ & $, tặng # máy"): it does not do the next."""
    earlier = [v for v in find_verbs(marked, first, token.at) if v[1] <= token.at]
    return bool(earlier) and not re.search(r"[,;:]| (?:và|còn|nhưng) ", marked.text[earlier[-1][1] : token.at])


def stands_before(marked: Marked, first: int, place: int) -> Token | None:
    """The giver of an active sentence: who is thanked, else the last side before the verb that is no place of doing and
    no receiver.
    """
    thanked = rule("aid.thanked").search(marked.text, first, place)
    if thanked is not None:
        return marked.token_at(thanked.start("from"))
    went = rule("aid.went").search(marked.text, first, place)
    for token in reversed(marked.parties(first, went.start() if went else place)):
        if _IN_BRACKETS.search(marked.text, 0, token.at):
            continue  # where the unit before it lies
        aside = rule("aid.aside").search(marked.text[max(0, token.at - _NEAR) : token.at])
        if _ASKED.search(marked.text, 0, token.at) and _PASSES_ON.match(marked.text, token.at + 1):
            continue
        if _RECEIVED_BY.search(marked.text, 0, token.at) and _HOSTS.match(marked.text, token.at + 1):
            continue  # who received those who give
        if _THANKS.search(marked.text, 0, token.at) and _GOES_ON.fullmatch(marked.text, token.at + 1, place):
            continue  # who is thanked, and then given something
        if _is_fronted(marked, first, token, place) or _is_helped_too(marked, token, place):
            continue
        if _HEARD_OF.search(marked.text, 0, token.at) and "," in marked.text[token.at : place]:
            continue
        taken = TAKES.fullmatch(marked.text, token.at + 1, place)
        if token.sign != BOTH and aside is None and taken is None and not _is_object(marked, first, token):
            return token
    return None


def courier(marked: Marked, first: int, verb: int) -> Token | None:
    """Who is asked to take something home to his own: "nhờ bác sĩ A chuyển về …"."""
    asked = (t for t in reversed(marked.parties(first, verb)) if t.sign != BOTH)
    return next((t for t in asked if _ASKED.search(marked.text, 0, t.at) and t.at + 1 >= verb - 1), None)


def verb_of(marked: Marked, item: Item) -> tuple[int, bool] | None:
    """Where the word of giving stands that an item hangs on, and whether that is after it (a passive)."""
    first, last = marked.segment(item.start)
    before = [v for v in find_verbs(marked, first, item.start) if v[1] <= item.start]
    acts = [v for v in before if rule("aid.cost").search(marked.text, first, v[0]) is None]
    if acts:
        return acts[-1][0], False
    if before:
        return None
    after = [v for v in find_verbs(marked, item.end, last)[:1] if _hangs_on(marked, item, v)]
    return (after[0][0], True) if after else None


def _hangs_on(marked: Marked, item: Item, verb: tuple[int, int]) -> bool:
    """Whether an item before a word of giving is what is given ("tiền vé, 85 triệu đồng, xã Đông gửi đoàn")."""
    gap = marked.text[item.end : verb[0]]
    if _HANGS_ON.fullmatch(gap) is None:
        return False
    return "," not in gap or gap.endswith(", ") or _OWN_OBJECT.match(marked.text, verb[1]) is None
