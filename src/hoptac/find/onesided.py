"""Numbers by what was counted before: of one side alone, the same trade told on, the same state of today."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hoptac.find.figureflows import Figure
from hoptac.find.flowsides import Side
from hoptac.find.marked import Marked, is_row, mark
from hoptac.find.measuring import WAY_BACK, spoken_of
from hoptac.find.signs import OURS, THEIRS, TIME, Token, side_of
from hoptac.find.thirds import WORLD
from hoptac.find.toldtimes import NONE, Period
from hoptac.gazetteer.places import PLACES

#: What one side counts of itself is no figure: these need a partner in the sentence, or one of the kind before.
_NEED_PARTNER = frozenset(
    {"trade_turnover", "exports", "imports", "visitors", "investment_projects", "investment_capital"}
)
FAMILY = {"delegations": "delegations", "visitors": "delegations"}
TRADE = frozenset({"trade_turnover", "exports", "imports"})
_BEFORE = TRADE | {"crossings", "visitors"}
FOREIGN = re.compile(
    r"lưu học sinh|lưu sinh viên|du học sinh|lưu học viên|hai chiều|song phương|hai bên|cửa khẩu|lẫn nhau|"
    r"(?<![~#] )(?<!các )(?<!những )(?<!\w)bạn(?! (?:bè|học|trẻ|đọc))(?!\w)|(?:giúp|cho) (?:chúng tôi|ta)(?!\w)|"
    r"(?<!\w)sang (?:học|đây|đó|đấy|bên|(?:[^\W\d_]+ ){0,2}@)(?!\w)"
)

_STUDY = re.compile(
    r"(?<!\w)(?:còn|đang|tiếp tục)(?!\w)[^;~¤]{0,40}(?:học|giảng đường|ghế nhà trường|ở lại trường)(?!\w)"
)
_SEVERAL = re.compile(r"(?<!\w)(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d+|các|những|nhiều) $")  # "sáu tỉnh"
_SIZE = re.compile(r"~ (?:lượt )?đoàn")  # "đón 34 đoàn với 268 lượt người"


def is_one_sided(marked: Marked, token: Token, measure: str, known: frozenset[str]) -> bool:
    """Whether a number is a statistic of one side alone; what follows "trong đó" is not looked at."""
    if measure not in _NEED_PARTNER and not measure.startswith("students"):
        return False
    parts = -1 if measure.startswith("students") else marked.text.find("trong đó", token.at)
    text = marked.text[: parts if parts >= 0 else None]
    if any(t.sign != OURS for t in marked.parties(0, len(text))) or FOREIGN.search(text):
        return False
    if marked.sentence.marker or is_row(marked) or (measure.startswith("students") and spoken_of(marked)):
        return False
    family = "delegations" if measure == "visitors" else measure.split("_")[0]
    if measure == "investment_capital" and _is_of_investor(marked):
        return False
    if (measure in WAY_BACK and "trade_turnover" in known) or (measure == "trade_turnover" and _is_of_both(marked)):
        return False
    return family not in known and measure not in known


#: A firm from abroad that builds something or buys into it: "Tập đoàn A (&) khởi công nhà máy tại @".
_INVESTS = re.compile(
    r"(?:(?<!\w)(?:doanh nghiệp|tập đoàn|công ty|nhà đầu tư|hãng|liên doanh|ngân hàng)(?!\w)[^.;&@]{0,60}&|\w \(&\))"
    r"[^.;]{0,80}(?<!\w)(?:đầu tư|xây|xây dựng|khởi công|động thổ|khánh thành|góp vốn|rót|mở rộng|triển khai|mua lại)"
    r"(?!\w)[^.;]*@"
)
#: With what a sentence begins that goes on with what the firm builds.
_PROJECT = re.compile(
    r"(?:[^;¤~]{0,40}, )?(?:[^\W\d_]+ ){0,3}?(?:dự án|nhà máy|liên doanh|tổ hợp|khu công nghiệp|công trình)(?!\w)"
)
_OPENING = 4  # sentences, the title among them, that tell whose project a page is on


def _is_of_investor(marked: Marked) -> bool:
    """Whether a sentence goes on with the project of a firm from abroad on which its page is, and names no other."""
    if any(t.sign != OURS for t in marked.parties()) or not _PROJECT.match(marked.text):
        return False
    opening = marked.scene.sentences[: min(_OPENING, marked.sentence.index)]
    return any(_INVESTS.search(mark(marked.scene, s).text) for s in opening)


def _is_of_both(marked: Marked) -> bool:
    """Whether trade is told with no side named, right behind a sentence on the other State, on a page of two States:
    theirs; a sentence that names Vietnam alone tells of its trade with all the world.
    """
    states = {unit for unit in marked.theirs if PLACES[unit].kind == "country"}
    if marked.parties() or marked.ours != ("VN",) or len(states) != 1 or not marked.sentence.index:
        return False
    before = mark(marked.scene, marked.scene.sentences[marked.sentence.index - 1])
    return before.sentence.zone == marked.sentence.zone and any(t.sign != OURS for t in before.parties())


#: A country that sells, buys or takes in capital, no partner told.
_OF_ITSELF = re.compile(
    r"(?:xuất khẩu|nhập khẩu|fdi|(?:vốn|đầu tư)(?: trực tiếp)? nước ngoài)(?: [^;,¤$&]{0,20})? (?:của|vào) &[^;$]*\$"
    r"|& (?:[^\W\d_]+ ){0,3}(?:xuất khẩu|nhập khẩu|thu hút)(?! (?:sang|vào|từ|cho))[^;$]{0,40}\$"
    r"|đầu tư(?: [^;$]{0,20})? (?:vào|sang|tại|ở) (?:châu|asean|eu|các nước|nước ngoài|thế giới)(?!\w)[^;$]{0,30}\$"
)


def is_their_own(marked: Marked, token: Token, measure: str) -> bool:
    """Whether a sum is what a country abroad sells to or gets from all the world: nobody of ours is named with it."""
    if measure not in ("exports", "imports", "investment_capital") or FOREIGN.search(marked.text):
        return False
    theirs = all(t.sign == THEIRS for t in marked.parties())
    return theirs and any(m.end() > token.at >= m.start() for m in _OF_ITSELF.finditer(marked.focus(token)))


def tells_on(marked: Marked, previous: Figure | None, measure: str) -> bool:
    """Whether a sentence goes on with the trade of the one before: exports, then imports, then both."""
    if previous is None or measure not in TRADE or not {previous.measure, previous.kind} & _BEFORE:
        return False
    before = previous.marked.sentence
    return before.index == marked.sentence.index - 1 and before.paragraph == marked.sentence.paragraph


def of_now_too(marked: Marked, token: Token, previous: Figure | None, name: str) -> bool:
    """Whether a number goes on with one that stands as of now, told before it in the sentence with no time between or
    right behind: "hiện có 64 em, 40 em học đại học, số còn lại (24 em) học cao đẳng".
    """
    kin = previous is not None and (previous.measure == name or (previous.kind == "investment" and "invest" in name))
    if previous is None or not kin or previous.period is not NONE:
        return False
    here = previous.marked.sentence.index == marked.sentence.index and previous.token.at < token.at
    clause = re.split(r"[,;)]", marked.text[token.at :])[0]
    return here and TIME not in marked.text[previous.token.at : token.at] + clause


def is_still_there(marked: Marked, token: Token, ongoing: Figure) -> bool:
    """Whether a number that goes on with those who passed is of those who still study ("còn ngồi giảng đường 33")."""
    here = ongoing.marked.sentence.index == marked.sentence.index
    between = marked.text[ongoing.token.at : token.at] if here else marked.text[: token.at]
    return ongoing.measure == "students_graduated" and _STUDY.search(between) is not None


def goes_on_abroad(marked: Marked, token: Token, kind: str, previous: Figure | None) -> bool:
    """Whether delegations or guests go on with those of all the world, no partner named with them."""
    if previous is None or kind not in FAMILY or FAMILY.get(previous.kind) != FAMILY[kind]:
        return False
    if (previous.whole or previous.flow).rule != WORLD:
        return False
    here = previous.marked.sentence.index == marked.sentence.index
    first, last = marked.segment(token.at) if here else (0, None)
    return not any(t.sign == THEIRS for t in marked.parties(first, last))


def of_the_world(figure: Figure) -> Iterator[Figure]:
    """The delegations of all the world that our side, named, sent or received, with no unit on theirs; guests from
    everywhere are one side's own.
    """
    ours = [t for t in figure.marked.parties() if t.sign == OURS]
    if all(_SEVERAL.search(figure.marked.text[: t.at]) for t in ours):
        return
    if figure.kind == "delegations" or (figure.kind == "visitors" and _SIZE.search(figure.marked.text)):
        flow = figure.flow
        if side_of(flow.origin.units or ("VN",)) == THEIRS:
            yield replace(figure, flow=replace(flow, origin=Side(())))
        elif side_of(flow.host.units or ("VN",)) == THEIRS:
            yield replace(figure, flow=replace(flow, host=Side(())))


def in_that_year(period: Period, measure: str, previous: Figure | None, here: bool) -> Period:
    """The year up to which trade is told behind that of another year: "năm 2009 mới 5 triệu, đến năm 2018 vượt 35"."""
    if not here or previous is None or {measure, previous.measure} - TRADE or period.since is not None:
        return period
    return replace(period, since=period.until) if len(period.until or "") == len("2018") else period
