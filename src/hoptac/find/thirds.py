"""What is no business of the page's two sides: prices and crimes, what others give or count, sides nobody named."""

from __future__ import annotations

import re

from hoptac.base.fold import LOWER, UPPER
from hoptac.base.scene import Scene
from hoptac.find.flows import Flow
from hoptac.find.flowsides import Side
from hoptac.find.goods import Item, find_verbs
from hoptac.find.marked import Marked, mark
from hoptac.find.measures import covers
from hoptac.find.rules import rule
from hoptac.find.signs import MONEY, OURS, THEIRS, Token, side_of
from hoptac.gazetteer.places import country_of

_HEARD = 3  # sentences before in which our side may have been named
#: What may stand between a word of giving and the one given to.
_TO = re.compile(r"(?: (?:cho|tới|đến|sang|nhân dân|người dân|chính phủ|chính quyền|nước|quân đội|phía|tỉnh))* ")

#: What became of a promise, told behind it.
_UNDONE = re.compile(
    r"(?<!\w)(?:(?:đã |vẫn )?(?:không|chưa) (?:thực hiện|giải ngân|tới tay|đến tay|thành)(?: được)?|bị hủy"
    r"|phải hủy|bị cắt|rút lại)(?!\w)"
)
_TRADES = re.compile(r"(?<!\w)(?:mua (?:của|từ|về|lại)|bán (?:cho|sang|được|ra)|(?<!xuất )nhập (?:từ|về|khẩu))(?!\w)")
#: What one buys of the other, told right behind the sum: "chi ¤ để mua thiết bị của Mỹ".
_BUYS = re.compile(r" (?:để |vào việc )?(?:mua|mua sắm|nhập|nhập khẩu)(?!\w)[^;,¤~]{0,60}? (?:của|từ) ([@&])")
#: Says behind goods that they are a present of courtesy: "một đôi gùi làm quà", "20 hộp bánh, quà Tết của tỉnh".
_AS_PRESENT = re.compile(r",? (?:(?:để |gọi là )?làm (?:quà|kỷ niệm)|(?:là )?quà (?:tết|lưu niệm|năm mới))(?!\w)")
#: Who paid, told right behind a sum.
_PAID_BY = re.compile(
    r",? (?:(?:do|mà|được|là của) )?(?:phía |tỉnh )?[@&] (?:đã )?(?:bỏ ra|góp|giúp|hỗ trợ|tặng|cho|gửi|lo|chi)(?!\w)"
    r"| (?:tiền )?(?:của|từ)(?: (?:ngân sách|tỉnh|phía))* [@&](?!\w)"
)
#: A body by its own name, which tells of no country: "Tổ chức Plan International".
_BODY = re.compile(r"(?<!\w)[Tt]ổ chức (?![^,;()]{3,40} [(])[A-ZĐ]")
#: A company by its name, two words or more, and how a word of ours is made: "Công ty Cao su Tân Lập".
_NAME_WORD = rf"[{UPPER}][{LOWER}]*|[{LOWER}]{{2,4}}(?= [{UPPER}]| [{LOWER}]{{2,4}} [{UPPER}])"
_OUR_COMPANY = re.compile(
    rf"(?<!\w)(?:[Cc]ông ty|[Tt]ập đoàn|[Tt]ổng công ty)(?: (?:cổ phần|TNHH))?((?: (?:{_NAME_WORD})){{2,6}})"
)
_VOWEL = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
_SYLLABLE = re.compile(
    rf"(?:ngh|ng|nh|th|tr|ch|gh|gi|kh|ph|qu|[bcdđghklmnpqrstvx])?[{_VOWEL}]{{1,3}}(?:ng|nh|ch|[cmnpt])?"
)


def _names_ours(marked: Marked) -> bool:
    return any(t.sign == OURS or marked.of_two(t) for t in marked.parties())


def is_told(scene: Scene, marked: Marked) -> bool:
    """Whether Vietnam has a part in what a sentence tells: a page that names no unit of it names it here or nearby."""
    if scene.home != "VN":
        return True
    index = marked.sentence.index
    near = [s for s in scene.sentences[max(0, index - _HEARD) : index] if s.zone != "caption"]
    titles = [s for s in scene.sentences[: index + 1] if s.zone == "title"]
    return _names_ours(marked) or any(_names_ours(mark(scene, s)) for s in (*near, *titles))


def is_anothers(marked: Marked, verb: int, giver: Side) -> bool:
    """Whether a country gives to a third one, named right behind the word of giving: "Trung Quốc hỗ trợ Triều Tiên"."""
    match = rule("aid.give").pattern.match(marked.text, verb)
    behind = _TO.match(marked.text, match.end()) if match else None
    token = marked.token_at(behind.end()) if behind else None
    if token is None or not giver.units or token.sign != side_of(giver.units) or token.sign == OURS:
        return False
    return {country_of(u) for u in token.units}.isdisjoint(country_of(u) for u in giver.units)


def _at_home(marked: Marked, item: Item) -> bool:
    """Whether a sum is given to one's own people, in a sentence that names no partner."""
    if not item.money or item.token is None or any(t.sign != OURS for t in marked.parties()):
        return False
    return covers(rule("aid.own-people"), marked.focus(item.token), item.token.at) is not None


def _is_traded(marked: Marked, first: int, item: Item) -> bool:
    """Whether an item's own clause buys or sells it, whatever another clause gives."""
    start = max(first, marked.text.rfind(", ", first, item.start))
    trades = _TRADES.search(marked.text, start, item.start)
    return trades is not None and not find_verbs(marked, trades.end(), item.start)


def _is_contract(marked: Marked, item: Item) -> bool:
    """Whether a sum is that of a contract, or pays for what the other side sells."""
    if item.token is None or not item.money:
        return False
    bought = _BUYS.match(marked.text, item.end)
    buyers = [t.sign for t in marked.parties(0, item.start) if t.sign in (OURS, THEIRS)] if bought else []
    if bought is not None and buyers and buyers[-1] != bought[1]:
        return True
    contract = covers(rule("figures.no-contract"), marked.focus(item.token), item.token.at)
    return contract is not None and rule("aid.help").search(marked.text) is None


def is_refused(marked: Marked, item: Item) -> bool:
    """Whether the words around make it a wish, a courtesy, or help at home."""
    first, last = marked.segment(item.start)
    verbs = find_verbs(marked, first, item.start)
    verb = verbs[-1][1] if verbs else item.start
    after = re.split(r"[,;¤~]", marked.text[item.end : last])[0]
    affirmed = [m.end() for m in rule("aid.affirmed").finditer(marked.text, first, item.start)]
    if rule("aid.wished").search(marked.text, affirmed[-1] if affirmed else first, item.start):
        return True
    if rule("aid.own-capital").search(marked.text, first, last) or rule("aid.sale").search(
        marked.text, first, item.start
    ):
        return True
    if rule("aid.at-home").search(marked.text[min(verb, item.start) - 8 if verb > 8 else 0 : last]):
        return True
    if _is_contract(marked, item):
        return True
    if _UNDONE.search(marked.text, item.end, last) or _at_home(marked, item) or _is_traded(marked, first, item):
        return True
    if not item.money and _AS_PRESENT.match(marked.text, item.end) is not None:
        return True
    worded = marked.text[verb : item.end] + after[:25]
    if item.money or rule("aid.gift").search(worded) is None:
        return False
    text = marked.focus(item.token) if item.token is not None else marked.text
    return rule("aid.needy").search(text[min(verb, item.start) : last]) is None


def is_among_own(marked: Marked, giver: Side, receiver: Side, at: int) -> bool:
    """Whether another unit of ours than the page's gives, and nobody from abroad is named here or right before: it
    gives to the page's; or ours that no name tells ("các đơn vị đã trao …").
    """
    scene, index = marked.scene, marked.sentence.index
    first, _ = marked.segment(at)
    if giver.span is None and side_of(giver.units) == THEIRS:
        verbs = find_verbs(marked, first, at)
        if verbs and rule("aid.own-givers").search(marked.text, first, verbs[0][0]):
            return True
    if receiver.span is not None:
        return False
    if giver.span is None or scene.home in (None, "VN") or "VN" in giver.units or scene.home in giver.units:
        return False
    if side_of(giver.units) != OURS or any(t.sign == THEIRS for t in marked.parties()):
        return False
    near = scene.sentences[max(0, index - 2) : index]
    return not any(t.sign == THEIRS for s in near for t in mark(scene, s).parties())


def is_price(marked: Marked, first: int, at: int) -> bool:
    """Whether a sum is what something costs, earns or loses: its clause says so before it, and neither that it is the
    worth of a thing given ("để lại một máy siêu âm giá …") nor, right behind it, who paid ("tốn ¤ xã Đông bỏ ra").
    """
    clause = re.split(r"[,;:(]", marked.text[first:at])[-1]
    if rule("aid.price").search(clause) is None or _PAID_BY.match(marked.text, at + 1):
        return False
    worth = None if "mỗi " in clause else rule("aid.worth-of-thing").search(marked.text, first, at)
    return worth is None or not find_verbs(marked, first, len(marked.text))


def is_business(marked: Marked, verb: int | None, giver: Side, receiver: Side, *, joins: bool = False) -> bool:
    """Whether a sentence of crime, trade or works does not name both sides or has no word of help; ``joins``: one of
    the same side gave something in the same sentence before.
    """
    helps = rule("aid.help").search(marked.text) is not None
    named = {token.sign for token in marked.parties()}
    both = (giver.span is not None and receiver.span is not None) or named >= {OURS, THEIRS}
    if rule("aid.crime").search(marked.text) and not (both and helps):
        return True
    deals = verb is not None and rule("aid.deal").pattern.match(marked.text, verb) is not None
    companys = not joins and _is_companys(marked, verb, giver)
    if both:
        return (giver.span is None and companys) or (deals and not helps)
    if giver.span is None and (not helps or companys):
        return receiver.span is None or helps or deals
    return not helps and deals


def _is_companys(marked: Marked, verb: int | None, giver: Side) -> bool:
    """Whether a company or a body of no country is the one who gives; one with a name of ours is ours."""
    if verb is None:
        return False
    words = marked.scene.words(marked.sentence.span)
    named = _BODY.search(words)
    ours = _OUR_COMPANY.search(words)
    if named is None and ours is not None and side_of(giver.units) == OURS:
        return any(_SYLLABLE.fullmatch(word.lower()) is None for word in ours[1].split())
    return named is not None or rule("aid.company").search(marked.text, 0, verb) is not None


def is_share(marked: Marked, token: Token) -> bool:
    """Whether a number is told in percent ("tăng 30,3%"), and not of what two sides have done of their common work."""
    if token.sign == MONEY or re.match(r" ?%", marked.text[token.at + 1 :]) is None:
        return False
    return covers(rule("figures.is-work-done"), marked.focus(token), token.at) is None


def is_ours(marked: Marked, flow: Flow) -> bool:
    """Whether a figure is one of the page's two sides: not of two countries abroad, and Vietnam is spoken of."""
    unsaid = flow.host if side_of(flow.host.units or ("VN",)) == OURS else flow.origin
    if unsaid.span is not None or not is_told(marked.scene, marked):
        return unsaid.span is not None
    if any(t.sign == OURS for t in marked.parties()):
        return True
    pairs = [t for t in marked.parties() if t.sign == THEIRS and len({country_of(u) for u in t.units}) > 1]
    return not any(rule("figures.abroad").search(marked.text[: t.at]) for t in pairs)


#: Many countries as one, beside which a country abroad stands as the other side.
_BLOC = re.compile(
    r"(?<!\w)(?:asean|eu|liên minh châu âu|châu (?:âu|phi|á|mỹ|đại dương)|khu vực|mỹ latinh|thế giới|toàn cầu)(?!\w)"
)


def is_between_others(marked: Marked) -> bool:
    """Whether a sentence names two countries abroad, or one and a bloc, and nobody of ours: "thương mại giữa Nhật Bản
    và Hàn Quốc", "kim ngạch Trung Quốc - ASEAN".
    """
    parties = marked.parties()
    abroad = {country_of(u) for t in parties if t.sign == THEIRS for u in t.units}
    several = len(abroad) > 1 or (bool(abroad) and _BLOC.search(marked.text) is not None)
    return several and all(t.sign == THEIRS for t in parties)


#: The word before the one abroad that is given something.
_GIVEN_THERE = re.compile(
    r"(?<!\w)(?:cho|tặng|giúp|giúp đỡ|hỗ trợ|viện trợ|ủng hộ)(?: (?:nhân dân|chính phủ|người dân|nước))* &"
)


def is_given_elsewhere(marked: Marked) -> bool:
    """Whether a sentence tells what one country abroad gives another, and names nobody of ours."""
    return is_between_others(marked) and _GIVEN_THERE.search(marked.text) is not None


#: What one country abroad puts into another: "đầu tư của Trung Quốc vào Lào".
_THERE = re.compile(r"&(?: (?!với|sau|cùng)[^\W\d_]+){0,4} (?:vào|sang|tại|ở) &")


def is_invested_elsewhere(marked: Marked) -> bool:
    """Whether a sentence tells what one country abroad puts into another, and names nobody of ours."""
    return is_between_others(marked) and _THERE.search(marked.text) is not None


def is_among_ours(marked: Marked, flow: Flow) -> bool:
    """Whether a sentence names two units of ours, nobody from abroad, and the side abroad is only supposed."""
    parties = marked.parties()
    foreign = flow.origin if side_of(flow.origin.units or ("VN",)) == THEIRS else flow.host
    ours = {u for t in parties for u in t.units if u != "VN"}
    return foreign.span is None and len(ours) > 1 and all(t.sign == OURS for t in parties)


#: The rule that tells of guests from all the world.
WORLD = "figures.worldwide"
_CRIMES = frozenset({"labour", "students", "service"})


def is_counted_by_police(marked: Marked, kind: str) -> bool:
    """Whether people are counted of whom a court or the police tells."""
    return kind in _CRIMES and rule("aid.crime").search(marked.text) is not None


def is_abroad(marked: Marked, token: Token, kind: str) -> bool:
    """Whether delegations or guests are those of all the world ("đi công tác nước ngoài"), no partner named with them:
    no figure of two sides, though its parts may be.
    """
    if kind not in ("delegations", "visitors", "labour", "investment"):
        return False
    first, last = marked.segment(token.at)
    if kind == "delegations" and rule(WORLD).search(re.split(r"[,;~¤(]", marked.text[token.at + 1 : last])[0]):
        return True
    if kind == "investment":
        first = max(first, marked.text.rfind(", ", 0, token.at))
    parts = re.split(r"(?:trong đó|trong số|riêng|gồm)(?!\w)|[;(]", marked.text[token.at : last])[0]
    world = rule(WORLD).search(marked.text[first : token.at + len(parts)])
    return world is not None and not any(t.sign == THEIRS for t in marked.parties(first, token.at + len(parts)))
