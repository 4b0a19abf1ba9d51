"""Where an office belongs: the place within its words, behind them or behind a body around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from hoptac.base.fold import LOWER, UPPER, Folded
from hoptac.base.nouns import Mention, Span
from hoptac.find.rules import rule
from hoptac.gazetteer.places import PLACES

_GAP = re.compile(
    r"\s?(?:\d{1,4}\s)?(?:\(|-\s)?(?:của\s|thuộc\s|nước\s)?(?:tỉnh\s|thành phố\s|tp\.?\s?|nước\s|thủ đô\s|châu\s|"
    r"bang\s|khu tự trị\s|huyện\s|quận\s|thị xã\s|vùng\s|chdcnd\s|chxhcn\s|cộng hòa dân chủ nhân dân\s|"
    r"cộng hòa xã hội chủ nghĩa\s)?(?:dân tộc [^\W\d_]+\s)?"
)
#: The rest of a body's name behind a comma.
_MORE = re.compile(
    r"(?:, (?:{0}))* và (?:{0})(?: (?:tỉnh|thành phố|tp\.?|huyện))?(?!\w)".format(
        "thương mại|du lịch|thể thao|đầu tư|công nghệ|môi trường|hợp tác quốc tế|đối ngoại|truyền thông|gia đình|"
        "việc làm|dịch vụ|công nghiệp|nông thôn|phát triển nông thôn|đào tạo|quản lý khoa học|"
        "hạ tầng|giao thông|vận tải|lao động|xã hội|phúc lợi|phúc lợi xã hội|"
        "thủy sản|lâm nghiệp|nông nghiệp|lương thực|năng lượng|khoáng sản|"
        "tài nguyên|nội vụ|giáo dục|văn hóa|khoa học|y tế|đổi mới|sáng tạo|quy hoạch|xây dựng|nhà ở|an ninh|thể dục|"
        "phát triển|nghề cá|viễn thông|công nghệ thông tin|phát triển bền vững|biến đổi khí hậu"
    )
)
_SOCIETY = re.compile(r"(?:hữu nghị|hợp tác|giao lưu|nghị sĩ|hội) $")
#: A society's name of which only the second country is a name of a place: "Hội Hữu nghị Việt - Lào".
_HALF = re.compile(r"(?:hữu nghị|hợp tác|giao lưu|nghị sĩ|hội) (?:việt|lào|hàn|nhật|trung|thái)\s?[-–]\s?$")
#: Goes on behind a place within an office's words; any other word in small letters is the sentence's.
_ON = re.compile(
    r"\s(?:của|thuộc|trực thuộc|tại|ở|tỉnh|thành phố|tp\.?|huyện|quận|thị xã|châu|bang|vùng|khu vực|miền|cho|kiêm|về|"
    r"và|vì|xây dựng|học|một thành viên|chi nhánh|phụ trách)(?!\w)"
)
#: The body to which an office's own body belongs: "Trưởng phòng A, Sở B tỉnh C".
_WITHIN = re.compile(
    r", (?!(?:bộ|cục|tổng cục|chi cục|viện|vụ|khoa|hội|trường) trưởng)"
    r"(?:bộ|sở|cục|tổng cục|ủy ban|ban|văn phòng|trường|viện|học viện|trung tâm|đại học|công ty|tập đoàn|công an|"
    r"tỉnh ủy|thành ủy|ubnd|hội|liên hiệp|vụ|phòng|khoa|chi cục|bệnh viện|bộ tư lệnh|bộ tổng tham mưu|quân đội|"
    r"quân khu|lục quân|hải quân|quân chủng|binh chủng) "
)
_SEAT = re.compile(r"\s(?:tại|ở)\s(?:thành phố |TP\.? ?|tỉnh |nước )?", re.I)

#: A level behind a party's or a front's country: "Mặt trận Lào XDĐN tỉnh".
_LEVEL_BEHIND = re.compile(r"(?:\s(?:XDĐN|[Xx]ây dựng [Đđ]ất nước))?\s(?:tỉnh|thành phố|huyện)")
#: Before the two countries of a board that each of them has: "Ban Biên giới Lào - Việt Nam".
_BOARD = re.compile(r"(?<!\w)(?:(?:tiểu |ủy |uỷ )?ban|nhóm|tổ)(?: [^\W\d_]+){1,3} $")


#: Heads of a house that stands where it is said to: "Hiệu trưởng Đại học A ở B".
_HOUSE = re.compile(
    r"(?:phó )?(?:hiệu trưởng|viện trưởng|giám đốc (?:bệnh viện|đại học|học viện|nhạc viện|trường))(?!\w)"
)


class Belongings:
    """The places of one page as those of its offices."""

    def __init__(self, text: str, folded: Folded, places: list[Mention]) -> None:
        self.text = text
        self.folded = folded
        self.places = places
        self.starts = [mention.span.start for mention in places]
        self.named = {text[mention.span.start : mention.span.end] for mention in places}

    def place_at(self, end: int) -> Mention | None:
        """The place that begins at the end of a title, but for a level word between."""
        at = self.folded.at(end)
        gap = _GAP.match(self.folded.text, at)
        last = max(end + 1, self.folded.span(gap.end(), gap.end()).start if gap else end)
        first = bisect_left(self.starts, end)
        if first and self.places[first - 1].span.end > end:
            return self.places[first - 1]  # the level at a title's end is the name's: "UBND TP.HCM"
        return next((m for m in self.places[first : first + 1] if m.span.start <= last), None)

    def tail_end(self, start: int, limit: int = 110) -> int:
        """Where the words of an office that begin at ``start`` (folded) end: before a comma, a verb or a name."""
        line = self.folded.text.find("\n", start)
        stop = min(start + limit, len(self.folded.text) if line < 0 else line)
        end = rule("people.post-end").search(self.folded.text, start, stop)
        while end and (behind := self._goes_on(end.start())):
            end = rule("people.post-end").search(self.folded.text, behind, stop)
        return end.start() if end else stop

    def _goes_on(self, at: int) -> int | None:
        """Where a name of two places joined by a dash at ``at`` (folded) ends ("cửa khẩu Lóng Sập - Sơn La")."""
        dash = re.compile(r" ?- ").match(self.folded.text, at)
        if dash is None:
            return None
        one, other = self.folded.span(at, at).start, self.folded.span(dash.end(), dash.end()).start
        number = bisect_left(self.starts, other)
        joined = number < len(self.places) and self.starts[number] == other and number > 0
        if not joined or self.places[number - 1].span.end != one:
            return None
        return self.folded.at(self.places[number].span.end)

    def around(self, end: int) -> tuple[Mention | None, int]:
        """The place behind a comma that tells where the office's body belongs, and where the words about it end: that
        of a body around it ("…, Sở A tỉnh B"), that behind the rest of its own name ("…, Thương mại và Du lịch
        tỉnh B"), or the place itself ("…, Đài Loan").
        """
        at, finish = self.folded.at(end), end
        more = _MORE.match(self.folded.text, at)
        if more is not None:
            at, finish = more.end(), self.folded.span(at, more.end()).end
        while body := _WITHIN.match(self.folded.text, at):
            if not self.text[self.folded.span(at + 2, at + 3).start].isupper():
                return None, end
            at = self.tail_end(body.end())
            finish = self.up_to(self.folded.span(body.start(), at)).end
            at = self.folded.at(finish)
        if finish > end:
            return self.within(Span(end, finish)), finish
        place = self.place_at(end + 2) if self.text[end : end + 2] == ", " else None
        told = place and re.match(r"[,.;)]", self.text[place.span.end : place.span.end + 1])
        return (place if told else None), end

    def up_to(self, span: Span) -> Span:
        """An office's words end with the first place that a name follows, or a word that goes on with no office."""
        for mention in self.places[bisect_left(self.starts, span.start) :]:
            if mention.span.start >= span.end:
                return span
            after = self.text[mention.span.end : mention.span.end + 20]
            if self.is_agency(mention.span) and mention.span.end + 1 in self.starts:
                continue  # "Văn phòng JICA Việt Nam"
            if re.match(rf"\s[{UPPER}](?![{UPPER}])", after) or (
                re.match(rf"\s[{LOWER}]", after) and not _ON.match(after)
            ):
                return Span(span.start, min(span.end, mention.span.end))
        return span

    def is_agency(self, span: Span) -> bool:
        """Whether a place's words are the short name of its agency (JICA, KOICA), which is part of an office."""
        words = self.text[span.start : span.end]
        return words.isupper() and words.isalpha() and len(words) > 2

    def names_place(self, words: str) -> bool:
        """Whether capitalised words are a place that the page names."""
        parts = words.split()
        return any(" ".join(parts[n:]) in self.named for n in range(len(parts)))

    def _pair(self, one: Mention, other: Mention) -> bool:
        """Whether two places stand in a society's name ("Hội Hữu nghị Việt Nam - Lào"), which tells no unit."""
        between = self.text[one.span.end : other.span.start]
        before = self.text[max(0, one.span.start - 12) : one.span.start].lower()
        return re.fullmatch(r"\s?[-–]\s?", between) is not None and _SOCIETY.search(before) is not None

    def _joint(self, one: Mention, other: Mention) -> bool:
        """Whether two countries joined by a dash name the board of both to which one belongs."""
        if not _BOARD.search(self.text[max(0, one.span.start - 40) : one.span.start].lower()):
            return False
        both = all(PLACES[i].kind == "country" for m in (one, other) for i in m.value.ids)
        return both and re.fullmatch(r"\s?[-–]\s?", self.text[one.span.end : other.span.start]) is not None

    def within(self, span: Span) -> Mention | None:
        """The place within an office's words that tells whose it is: not one after "tại", the last one otherwise."""
        first = bisect_left(self.starts, span.start)
        inside = [m for m in self.places[first:] if m.span.start <= span.end + 1 and span.holds(m.span)]
        bound = {id(m) for pair in pairwise(inside) if self._pair(*pair) for m in pair}
        own = [
            m
            for m in inside
            if id(m) not in bound
            and not _HALF.search(self.text[max(0, m.span.start - 28) : m.span.start].lower())
            and not re.search(
                r"(?:tại|ở)\s(?:tỉnh |thành phố |tp\.? ?)?$", self.text[max(0, m.span.start - 16) : m.span.start], re.I
            )
        ]
        if not own and inside and _HOUSE.match(self.text[span.start : span.end].lower()):
            own = [m for m in inside[-1:] if all(PLACES[i].kind != "country" for i in m.value.ids)]
        level = own and _LEVEL_BEHIND.fullmatch(self.text[own[-1].span.end : span.end])
        if level and any(PLACES[i].kind == "country" for i in own[-1].value.ids):
            own.pop()  # "Chủ tịch Đảng Nhân dân Campuchia tỉnh": the country is the party's
        branch = len(own) > 1 and self.text[own[-2].span.end : own[-1].span.start] == " "
        if branch and own[-1].value.ids == ("VN",):
            own.pop()  # "Giám đốc KOICA Việt Nam": a foreign agency's branch here
        if len(own) > 1 and self._joint(own[-2], own[-1]):
            own.pop()  # "Trưởng ban Biên giới Lào - Việt Nam": a body of both names its own country first
        return own[-1] if own else self.place_at(span.end)

    def seat(self, end: int) -> int:
        """Where the phrase ends when the seat of an envoy follows: "Tổng Lãnh sự Lào tại Đà Nẵng"."""
        seat = _SEAT.match(self.text, end)
        if seat:
            first = bisect_left(self.starts, end + 1)  # "tại TP. HCM", where the level may be the name's
            if first < len(self.starts) and self.starts[first] <= seat.end():
                return self.places[first].span.end
        return end
