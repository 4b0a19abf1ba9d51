"""Offices in the text: titles of posts.csv, and other offices in words, each with the place that it names."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from hoptac.base.fold import LOWER, UPPER, Folded, letters
from hoptac.base.frozen import frozen
from hoptac.base.nouns import Mention, Span
from hoptac.find.namewords import last_name
from hoptac.find.officewords import IN_NAME, SHORT, before_name, opens_body, title_of, without_level, without_shorts
from hoptac.find.rules import rule
from hoptac.find.signing import signed
from hoptac.gazetteer.names import historic_names
from hoptac.gazetteer.places import PLACES
from hoptac.gazetteer.posts import POSTS, post_phrases

#: Titles that mean another office as soon as a body's name follows ("Giám đốc Trung tâm …").
_BARE = frozenset(
    {
        "vn-director",
        "vn-general-director",
        "vn-consul",
        "vn-director-general",
        "vn-deputy-director-general",
        "vn-deputy-commander-mr",
        "vn-union-chair",
    }
)
#: Titles whose body's name is part of the mention but changes nothing ("Giám đốc Sở Tài chính", "Bộ trưởng Bộ Ngoại
# giao").
_OPEN = frozenset(
    {
        "vn-dept-director",
        "vn-dept-deputy",
        "vn-dept-acting",
        "la-dept-head",
        "la-dept-deputy",
        "vn-minister",
        "vn-deputy-minister",
        "la-minister",
        "la-deputy-minister",
        "vn-hospital-director",
        "vn-university-president",
        "vn-school-politics-head",
        "vn-bg-station-head",
        "vn-bg-station-political",
        "vn-ezone-head",
        "vn-customs-head",
        "vn-na-committee-chair",
        "vn-prov-council-committee-head",
        "vn-chair-company",
        "vn-division-head",
        "vn-division-deputy",
        "vn-minister-counsellor",
        "vn-counsellor",
        "vn-business-assoc-chair",
        "vn-cpv-head-commission",
        "vn-military-region-commander",
        "vn-military-region-political",
    }
)
_ROLES = frozenset(
    {"role-head-delegation", "role-deputy-head-delegation", "role-member-delegation", "role-former", "role-acting"}
)
_GAP = re.compile(
    r"\s?(?:\d{1,4}\s)?(?:\(|-\s)?(?:của\s|thuộc\s|nước\s)?(?:tỉnh\s|thành phố\s|tp\.?\s?|nước\s|thủ đô\s|châu\s|"
    r"bang\s|khu tự trị\s|huyện\s|quận\s|thị xã\s|vùng\s|chdcnd\s|chxhcn\s|cộng hòa dân chủ nhân dân\s|"
    r"cộng hòa xã hội chủ nghĩa\s)?(?:dân tộc [^\W\d_]+\s)?"
)
_OWN_PARTY = re.compile(
    r"\s(?:(?:đảng )?cộng sản việt nam|(?:đảng )?(?:nhân dân |nd ?)?(?:c[aá]ch m[aạ]n[gh]|cm) lào|ndcm lào)(?!\w)"
)
_PARTY = re.compile(r"\scộng sản (?!việt nam)")
#: Makes an office of the province's one of a smaller unit, or of another committee.
_SMALL = re.compile(
    r" (?:(?:huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)(?! [ủu]ỷ)|(?:huyện|quận|thị|xã|châu|khu|đảng) ủy)(?!\w)"
)
#: The rest of a body's name behind a comma.
_MORE = re.compile(
    r"(?:, (?:{0}))* và (?:{0})(?: (?:tỉnh|thành phố|tp\.?|huyện))?(?!\w)".format(
        "thương mại|du lịch|thể thao|đầu tư|công nghệ|môi trường|hợp tác quốc tế|đối ngoại|truyền thông|gia đình|"
        "việc làm|dịch vụ|công nghiệp|nông thôn|phát triển nông thôn|đào tạo|quản lý khoa học"
    )
)
_SOCIETY = re.compile(r"(?:hữu nghị|hợp tác|giao lưu|nghị sĩ|hội) $")
#: A society's name of which only the second country is a name of a place: "Hội Hữu nghị Việt - Lào".
_HALF = re.compile(r"(?:hữu nghị|hợp tác|giao lưu|nghị sĩ|hội) (?:việt|lào|hàn|nhật|trung|thái)\s?[-–]\s?$")
#: Bodies of other countries, told with the office of their head.
_ABROAD = re.compile(r" (?:ban hành chính|chính (?:quyền|phủ) nhân dân)(?!\w)")
_ACTING = ("quyền ", "q. ", "q.")
#: A secretary who is mayor is the party's of the same town.
_MAYOR = re.compile(r" ?[-,] ?đô trưởng")
#: Goes on behind a place within an office's words; any other word in small letters is the sentence's.
_ON = re.compile(
    r"\s(?:của|thuộc|trực thuộc|tại|ở|tỉnh|thành phố|tp\.?|huyện|quận|thị xã|châu|bang|vùng|khu vực|miền|cho|kiêm|về|"
    r"và|xây dựng|học|một thành viên|chi nhánh|phụ trách)(?!\w)"
)
#: The body to which an office's own body belongs: "Trưởng phòng A, Sở B tỉnh C".
_WITHIN = re.compile(
    r", (?:bộ|sở|cục|tổng cục|ủy ban|ban|văn phòng|trường|viện|học viện|trung tâm|đại học|công ty|tập đoàn|công an|"
    r"tỉnh ủy|thành ủy|ubnd|hội|liên hiệp|vụ|phòng|khoa|chi cục|bệnh viện|bộ tư lệnh|bộ tổng tham mưu|quân đội|"
    r"quân khu|lục quân|hải quân|quân chủng|binh chủng) "
)
_SEAT = re.compile(r"\s(?:tại|ở)\s(?:thành phố |TP\.? ?|tỉnh |nước )?", re.I)
_STATE = re.compile(r"(?:chủ tịch|chủ tịch nước|tổng bí thư|thủ tướng)$")


@frozen
class PostHit:
    """An office: the codes that its title may stand for (none: in words), the place behind it, and whether it is past.

    ``end`` is where the whole phrase ends, the place included; a name may begin there.
    """

    codes: tuple[str, ...]
    words: str
    place: Mention | None
    end: int
    past: bool = False


class Posts:
    """Finds the offices of one page."""

    def __init__(self, text: str, folded: Folded, places: list[Mention]) -> None:
        self.text = text
        self.folded = folded
        self.places = places
        self.starts = [mention.span.start for mention in places]

    def place_at(self, end: int) -> Mention | None:
        """The place that begins at the end of a title, but for a level word between."""
        at = self.folded.at(end)
        gap = _GAP.match(self.folded.text, at)
        last = max(end + 1, self.folded.span(gap.end(), gap.end()).start if gap else end)
        first = bisect_left(self.starts, end)
        if first and self.places[first - 1].span.end > end:
            return self.places[first - 1]  # the level at a title's end is the name's: "UBND TP.HCM"
        return next((m for m in self.places[first : first + 1] if m.span.start <= last), None)

    def past(self, start: int) -> bool:
        """Whether the office is a former one (nguyên, cựu)."""
        at = self.folded.at(start)
        before = self.folded.text[max(0, at - 12) : at]
        return bool(rule("people.past").search(before))

    def tail_end(self, start: int, limit: int = 110) -> int:
        """Where the words of an office that begin at ``start`` (folded) end: before a comma, a verb or a name."""
        line = self.folded.text.find("\n", start)
        stop = min(start + limit, len(self.folded.text) if line < 0 else line)
        end = rule("people.post-end").search(self.folded.text, start, stop)
        return end.start() if end else stop

    def in_words(self, start: int, head_end: int) -> Mention:
        """An office in words, from its head (folded offsets) up to what ends it."""
        end = self.tail_end(head_end)
        span = self._up_to_place(self.folded.span(start, end))
        words = self.text[span.start : span.end]
        words = before_name(words, head_end - start, self.names_place)
        span = Span(span.start, span.start + len(words.rstrip()))
        place = self._place_in(span)
        title = self._without(span, place)
        finish = span.end
        if place is None:
            place, finish = self._around(span.end)
        mayor = title.lower() == "bí thư" and _MAYOR.match(self.folded.text, self.folded.at(span.end))
        codes = ("la-prov-party-secretary",) if mayor else ()
        return Mention(
            span,
            "post",
            PostHit(codes, title, place, max(finish, place.span.end if place else 0), self.past(span.start)),
            "people.post-head",
        )

    def _around(self, end: int) -> tuple[Mention | None, int]:
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
            finish = self._up_to_place(self.folded.span(body.start(), at)).end
            at = self.folded.at(finish)
        if finish > end:
            return self._place_in(Span(end, finish)), finish
        place = self.place_at(end + 2) if self.text[end : end + 2] == ", " else None
        told = place and re.match(r"[,.;)]", self.text[place.span.end : place.span.end + 1])
        return (place if told else None), end

    def _up_to_place(self, span: Span) -> Span:
        """An office's words end with the first place that a name follows, or a word that goes on with no office."""
        for mention in self.places[bisect_left(self.starts, span.start) :]:
            if mention.span.start >= span.end:
                return span
            after = self.text[mention.span.end : mention.span.end + 20]
            if re.match(rf"\s[{UPPER}](?![{UPPER}])", after) or (
                re.match(rf"\s[{LOWER}]", after) and not _ON.match(after)
            ):
                return Span(span.start, min(span.end, mention.span.end))
        return span

    def names_place(self, words: str) -> bool:
        """Whether capitalised words are a place that the page names."""
        return any(words.strip().endswith(self.text[m.span.start : m.span.end]) for m in self.places)

    def _pair(self, one: Mention, other: Mention) -> bool:
        """Whether two places stand in a society's name ("Hội Hữu nghị Việt Nam - Lào"), which tells no unit."""
        between = self.text[one.span.end : other.span.start]
        before = self.text[max(0, one.span.start - 12) : one.span.start].lower()
        return re.fullmatch(r"\s?[-–]\s?", between) is not None and _SOCIETY.search(before) is not None

    def _place_in(self, span: Span) -> Mention | None:
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
        level = own and re.fullmatch(r"\s(?:tỉnh|thành phố|huyện)", self.text[own[-1].span.end : span.end])
        if level and any(PLACES[i].kind == "country" for i in own[-1].value.ids):
            own.pop()  # "Chủ tịch Đảng Nhân dân Campuchia tỉnh": the country is the party's
        branch = len(own) > 1 and self.text[own[-2].span.end : own[-1].span.start] == " "
        if branch and own[-1].value.ids == ("VN",):
            own.pop()  # "Giám đốc KOICA Việt Nam": a foreign agency's branch here
        return own[-1] if own else self.place_at(span.end)

    def _without(self, span: Span, place: Mention | None) -> str:
        """The words of an office without the name of its place at the end."""
        words = self.text[span.start : span.end]
        if place is not None and place.span.end >= span.end and span.holds(place.span) and not IN_NAME.search(words):
            ahead = self.text[span.start : place.span.start].rstrip()
            words = words if ahead.endswith(("-", "–")) else without_level(ahead)  # "phụ trách biên giới Việt - Lào"
        return title_of(words)

    def coded(self, start: int, end: int, codes: tuple[str, ...]) -> Mention | None:
        """A title of the table; one that a body's name turns into another office is left to the words."""
        codes = tuple(c for c in codes if c not in _ROLES)
        if not codes:
            return None
        tail = self.tail_end(end)
        rest = self.folded.text[end:tail].strip()
        span = self.folded.span(start, end)
        small = _SMALL.match(self.folded.text, end)
        if small and all(POSTS[c].level == "provincial" for c in codes):
            return self.in_words(start, end)
        if _PARTY.match(self.folded.text, end) or _ABROAD.match(self.folded.text, end):
            return self.in_words(start, end)
        place = self.place_at(span.end)
        if rest and set(codes) <= _BARE and not (place and self.folded.at(place.span.start) <= end + 12):
            body = re.match(rf"\s[{LOWER}]*\s?", self.folded.text[end : end + 2])
            if body and not self._name_follows(span.end):
                return self.in_words(start, end)
        if set(codes) & _OPEN and rest and not place and not self._name_follows(span.end):
            full = self.in_words(start, end)
            return Mention(
                full.span,
                "post",
                PostHit(codes, full.value.words, full.value.place, full.value.end, full.value.past),
                "people.post-table",
            )
        words = " ".join(SHORT.sub("", self.text[span.start : span.end]).split())
        if place is not None and rest and set(codes) & _OPEN:
            words = self.in_words(start, end).value.words
        own = _OWN_PARTY.match(self.folded.text, end)
        finish = self.folded.span(end, own.end()).end if own else self._seat(place.span.end if place else span.end)
        return Mention(span, "post", PostHit(codes, words, place, finish, self.past(span.start)), "people.post-table")

    def _seat(self, end: int) -> int:
        """Where the phrase ends when the seat of an envoy follows: "Tổng Lãnh sự Lào tại Đà Nẵng"."""
        seat = _SEAT.match(self.text, end)
        if seat:
            first = bisect_left(self.starts, end + 1)  # "tại TP. HCM", where the level may be the name's
            if first < len(self.starts) and self.starts[first] <= seat.end():
                return self.places[first].span.end
        return end

    def _name_follows(self, end: int) -> bool:
        """Whether a personal name of two words or more follows at once; not behind a school's own name."""
        run = re.match(rf"(?:\s[{UPPER}][^\W\d_]+)+", self.text[end : end + 60])
        if run and last_name(run.group().strip()):
            return False
        word = rf"[{UPPER}][^\W\d_]+(?:-[^\W\d_]+)*"
        name = re.match(rf"\s(?:{word}[\s-]){{1,4}}{word}\s?(?:[,.;)(]|$|[{LOWER}])", self.text[end : end + 60])
        return name is not None and not opens_body(self.text[end + 1 : end + 12])

    def _of_history(self, end: int) -> bool:
        """Whether a man of history follows a head of State's title at once: no page makes him its holder."""
        if not _STATE.search(self.folded.text, max(0, end - 12), end):
            return False
        words = self.folded.text[end : end + 40].split()
        return any(letters(" ".join(words[:n])) in historic_names() for n in (2, 3, 4))

    def find(self) -> list[Mention]:
        """All offices, left to right, none overlapping another."""
        text = self.folded.text
        found: list[tuple[int, int, tuple[str, ...] | None]] = [
            (h.start, h.end, h.values) for h in post_phrases().find(text)
        ]
        found += [(m.start(), m.end(), None) for m in rule("people.post-head").finditer(text)]
        coded = {start for start, _, codes in found if codes is not None}
        found.sort(key=lambda f: (f[0], -f[1], f[2] is None))
        out: list[Mention] = []
        done = 0
        for start, end, codes in found:
            if self.folded.span(start, end).start < done:
                continue
            acting = next((a for a in _ACTING if codes is None and text.startswith(a, start)), "")
            if acting and start + len(acting) in coded:
                continue
            if (codes is not None and not (set(codes) - _ROLES)) or self._of_history(end):
                continue
            mention = self.coded(start, end, codes) if codes is not None else self.in_words(start, end)
            if mention is not None:
                done = mention.span.end
                mention = signed(self.text, mention)
            if mention is not None:
                out.append(mention)
        return out


def find_posts(text: str, folded: Folded, places: list[Mention]) -> list[Mention]:
    """The offices that a page names. Titles in small letters count as those in capitals."""
    return Posts(text, without_shorts(text, folded), places).find()
