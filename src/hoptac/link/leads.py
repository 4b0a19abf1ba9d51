"""Who is said to lead, to be of, or to receive a delegation: the side of a person whose office names no place."""

from __future__ import annotations

import re

from hoptac.base.frozen import frozen
from hoptac.base.nouns import Span
from hoptac.base.scene import Scan, Sentence
from hoptac.base.syllables import is_syllable
from hoptac.gazetteer.places import country_of
from hoptac.link.ofstate import Named

#: Opens a sentence, or a stretch behind a semicolon, that goes on about a delegation already named.
_OF_GUESTS = re.compile(
    r"(?:^|; ?)(?:(?:(?:tham gia|cùng đi|đi|thành phần|thành viên|có mặt)(?: trong)? |trong )?"
    r"(?:(?:làm |người )?(?:dẫn đầu|đứng đầu|trưởng|phó trưởng) )?(?:đoàn|phái đoàn)"
    r"(?: (?:bạn|khách|công tác|đại biểu|này))*(?: ?:|(?: còn)? (?:do|là|có|gồm)(?!\w)))[^;]*$"
)
#: Opens a sentence, or stands in it, about those who receive the delegation.
_OF_HOSTS = re.compile(
    r"(?:(?:^|[,;] )(?:đoàn |phía |bên |đại diện )?chủ nhà(?!\w)"
    r"|^(?:(?:tham gia|cùng|ra|tham dự|dự|có mặt|chủ trì)\s)*(?:đón|tiếp)[^.;:]{0,60}(?<!\w)đoàn(?!\w))[^;]*$"
)
#: "đoàn đại biểu tỉnh A": nothing is told between the delegation and the name of its unit.
_SENT_BY = re.compile(
    r"(?<!\w)(?:đoàn|phái đoàn)(?!\w)(?:(?!(?<!\w)(?:sang|đến|tới|thăm|tại|với|đã|do|tiếp|đón|ở|cùng|vào|chào|làm|gặp|"
    r"dự|để)(?!\w))[^.;:]){0,110}$"
)
_HEADING = re.compile(r"(?<!\w)(?:phía|đoàn|đại diện|lãnh đạo|đại biểu)(?!\w)")
#: Before and behind the unit that opens a line of those who act for it: "Tỉnh A: ông …", "Về phía Sở Y tế B có: …".
_ROW_OPENS = re.compile(
    r"(?:[-–•*+\s]|(?:về|phía|bên|đoàn|của|tỉnh|thành phố|tp\.?|thủ đô|châu|bang|sở [^\W\d_]+(?: [^\W\d_]+)?)\s)*"
)
_ROW_GOES_ON = re.compile(r"(?: \([^)]{2,30}\))?(?: (?:có|gồm|gồm có))? ?:")
_ITEM = re.compile(
    r"(?:[-–•*+]\s?)?(?:ông|bà|ngài|đồng chí|đ/c|gs|ts|pgs|ths|(?:đại|thượng|trung|thiếu) (?:tá|tướng|úy))\b"
)
_BACK = 3
_LIST = 14


def in_vietnamese_letters(name: str) -> bool:
    """Whether each word of a name is a syllable of Vietnamese, as those of Chinese names are."""
    words = name.split()
    return 2 <= len(words) <= 4 and all(map(is_syllable, words))


@frozen
class Side:
    """For which side somebody acts; its unit and where that is named, if the delegation's sentences tell it."""

    ours: bool
    unit: str | None
    span: Span | None = None


class Leads:
    """The delegations of one page and who stands on which side of them."""

    def __init__(self, scan: Scan, named: list[Named], home: str | None) -> None:
        self.text = scan.page.text.lower()
        self.sentences = scan.sentences
        self.home = home
        self.sent: dict[int, list[Named]] = {}
        self.heads: dict[int, Named] = {}
        self.rows: dict[int, Named] = {}
        at = 0
        for name in named:
            while at < len(self.sentences) and self.sentences[at].span.end <= name.span.start:
                at += 1
            if at == len(self.sentences):
                break
            self._note(self.sentences[at], name)

    def _note(self, sentence: Sentence, name: Named) -> None:
        """Keep a unit whose delegation is named, or whose people a heading brings."""
        before = self.text[max(sentence.span.start, name.span.start - 120) : name.span.start]
        if _SENT_BY.search(before):
            self.sent.setdefault(sentence.index, []).append(name)
        if self.text[sentence.span.start : sentence.span.end].rstrip().endswith(":") and _HEADING.search(before):
            self.heads[sentence.index] = name
        opens = _ROW_OPENS.fullmatch(self.text, sentence.span.start, name.span.start)
        if opens and _ROW_GOES_ON.match(self.text, name.span.end, sentence.span.end):
            self.rows[sentence.index] = name

    def _told_before(self, sentence: Sentence, place: int) -> Named | None:
        """The delegation of which the words at a place speak: the one named last before, in the sentence or in one
        of those right before it; of several in one sentence the first.
        """
        own = [n for n in self.sent.get(sentence.index, ()) if n.span.start < place]
        if own:
            return own[0]
        earlier = (self.sent[i][0] for i in range(sentence.index - 1, sentence.index - 1 - _BACK, -1) if i in self.sent)
        return next(earlier, None)

    def listed(self, sentence: Sentence) -> Side | None:
        """The unit of a list's heading: "Về phía tỉnh A có:" and a line for each person."""
        for index in range(sentence.index, max(-1, sentence.index - _LIST), -1):
            if index != sentence.index and index in self.heads:
                head = self.heads[index]
                return Side(country_of(head.unit or "") == "VN", head.unit, head.span)
            item = self.sentences[index]
            if not item.marker and not _ITEM.match(self.text, item.span.start):
                return None
        return None

    def side(self, sentence: Sentence, place: int) -> Side | None:
        """On which side of a delegation the sentence puts whoever is named at a place; None where it says nothing."""
        before = self.text[sentence.span.start : place]
        if _OF_HOSTS.search(before):
            guests = self._told_before(sentence, place)
            if guests is None:
                return None
            ours = country_of(guests.unit or "") != "VN"
            return Side(ours, self.home if ours else None)
        opening = _OF_GUESTS.search(before)
        if opening is None:
            row = self.rows.get(sentence.index)
            return Side(country_of(row.unit or "") == "VN", row.unit, row.span) if row is not None else None
        found = self._told_before(sentence, sentence.span.start + opening.start())
        return Side(country_of(found.unit or "") == "VN", found.unit, found.span) if found is not None else None


#: Missions and envoys of China, and of Vietnam.
_OF_CHINA = re.compile(r"(?<!\w)(?:đại sứ|lãnh sự|đại diện)(?: đặc mệnh toàn quyền| quán)? (?:của )?trung quốc(?!\w)")
_OF_OURS = re.compile(
    r"(?<!\w)(?:đại sứ|lãnh sự)(?: đặc mệnh toàn quyền| quán)? (?:của )?(?:nước )?(?:việt nam|ta)(?!\w)"
)


def may_be_china_s(text: str, name: str) -> bool:
    """Whether an envoy of no stated country may be China's by his name: the page tells of a mission of China and of
    none of ours.
    """
    low = text.lower() if in_vietnamese_letters(name) else ""
    return _OF_CHINA.search(low) is not None and _OF_OURS.search(low) is None
