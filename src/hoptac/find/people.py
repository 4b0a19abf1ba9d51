"""Personal names: runs of capitalised words which a form of address, an office or their own make shows to be a
person.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from hoptac.base.fold import LOWER, UPPER, Folded
from hoptac.base.korean import starts_korean
from hoptac.base.nouns import Mention, Span
from hoptac.base.scene import Sentence
from hoptac.find.lonenames import follows_office, is_described, lone_name
from hoptac.find.nameruns import cut, trim, undashed
from hoptac.find.namewords import begins_at, is_lao, is_nobody, is_vietnamese, last_name, name_pattern
from hoptac.find.posts import OF_A_STATE
from hoptac.find.rules import rule
from hoptac.find.sitenames import SITE, Sites
from hoptac.find.toldinfull import ToldInFull

#: The word before a photographer's name, written on behind a caption's last name.
_CREDIT = re.compile(r" (?:[-–] )?Ảnh$")
#: A hyphenated word before one whose dashes stand apart ("Xu-căng Ma – hả - lạt"); rare, so looked for once a page.
_APART = re.compile(r"-[^\W\d_]+ [^\W\d_]+ ?[-–] ?[^\W\d_]+ ?[-–]")


#: A credit or a headline in capitals that runs on into the next name: "Ảnh: THÁI SƠNÔng Lê Văn An".
_GLUED = re.compile(rf"(?:[{UPPER}]+ )*[{UPPER}]{{2,}}(?=[{UPPER}][{LOWER}])")

#: Forms of address of other countries, before which an office may stand.
_FOREIGN_FORM = re.compile(r"(?:Samdech|Techo|Krolahom|Pichey|Sena|Oknha|Neak) ")
_ADDRESS = re.compile(
    r"^(?:(?:Samdech|Techo|Krolahom|Pichey|Sena|Oknha|Neak|Tướng|"
    r"Ông|Bà|Ngài|Đồng chí|GS|TS|PGS|ThS|BS|Đại|Cô|Thầy|Vị|Tân|Cùng|Do|Với|Theo|Thưa|Sau|Khi|"
    r"Tại|Trước|Hôm|Em|Anh|Chị|Bạn|Được|Và|Làm|Dẫn|Đứng|Tiếp|Đón|Chào|Gặp|Về|Đến)(?:[ .]+|$))+"
)


_BODY = re.compile(
    rf"(?:Sở|Ty|Ban|Bộ|Cục|Vụ|Ủy|Uỷ|Hội|Trường|Đảng|Quân)(?= [{UPPER}])|Nhân(?= Đại(?!\w))|"
    rf"(?:Cảng|Ga|Chợ|Chùa|Đền|Cầu|Đảo|Làng|Bản|Thôn|Ấp|Xã|Huyện|Quận|Hãng|Trại|Thác|Đèo)(?= [{UPPER}])|"
    r"(?:Đoàn|Phòng|Trường|Trung|Công|Thứ|Viện|Khoa|Liên|Tổng|Chi|Nhà|Đảng|Quân|"
    r"Đại học|Tập (?=Đoàn)|Báo|Đài|"
    r"Dinh|Lễ|Ngày|Quốc|Năm|Tết|Festival|Khu|Dự|Chương|Nghị|Luật|Quỹ|Đội|Đồn|Trạm|Bệnh|Học|Ngân|"
    rf"Hiệp)(?= [{UPPER}])(?! (?:Văn|Thị|Minh|Thế|Hữu|Đức|Quang|Xuân|Hồng|Ngọc|Thanh|Trọng|Công|Bá|Duy)\b)"
)


#: Before a name that is the body's own: "Trường Đào tạo cán bộ Lê Hồng Phong".
_OF_BODY = re.compile(
    r"(?<!\w)(?:Trường|Học viện|Trung tâm|Quỹ|Bảo tàng|Nhà|Bệnh viện|Viện|Khu|Giải|Cung|Lăng)"
    r"(?: (?!do|có|là|với|của|và|cùng|gồm|về|cho|từ|tại|tiếp|đón|nhân|gặp|được|bị|đã)[^\W\d_]+){0,6}"
    rf" (?!do|có|là|với|của|và|cùng|gồm|về|cho|từ|tại|tiếp|đón|gặp|được|bị|đã|ông|bà|em|anh|chị)[{LOWER}]+ $"
)


_HIGHLAND = re.compile(r"[HKY]['’‘][^\W\d_]{2,8}")
#: A Lao name with its syllables joined, which no place has: "Sổm-pong Xay-nha-vông".
_JOINED = re.compile(rf"[{UPPER}][{LOWER}]+(?:-[{LOWER}]+)+(?: [{UPPER}][{LOWER}]+(?:-[{LOWER}]+)+)+")

#: Words of a headline in capitals that no name holds.
_CAPITAL_WORDS = frozenset({"VÀ", "ĐOÀN", "TỈNH", "CỦA", "TẠI", "THĂM", "TIẾP", "VỚI", "THÀNH", "PHỐ", "NƯỚC"})


class Names:
    """Finds the names of one page; ``blocked`` are spans of offices, bodies, places and papers, which are no names."""

    def __init__(self, text: str, folded: Folded, blocked: list[Span], posts: list[Span]) -> None:
        self.text = text
        self.folded = folded
        self.sites = Sites(text)
        self.told = ToldInFull(text)
        self.pattern = name_pattern(_APART.search(text) is not None)
        self.blocked = sorted(blocked)
        self.starts = [span.start for span in self.blocked]
        self.ends = {span.end: span.start for span in self.blocked}
        self.longest = max((span.end - span.start for span in blocked), default=0)
        self.post_starts = {span.start for span in posts}
        self.post_ends = {span.end for span in posts}
        self.told_names: set[str] = set()  # of two words and more, found so far

    def before(self, place: int, width: int = 60) -> str:
        """The folded words before a place, on its line."""
        at = self.folded.at(place)
        return self.folded.text[max(0, at - width) : at].rsplit("\n", 1)[-1]

    def addressed(self, start: int) -> bool:
        """Whether a form of address or an army rank stands right before, or a rank or a trade before a country: "đại tá
        Mỹ A B".
        """
        if self._called(start, "people.honorific", "people.rank", "people.trade"):
            return True
        land = self.ends.get(start - 1)
        return land is not None and self._called(land, "people.rank", "people.trade")

    def _called(self, start: int, *rules: str) -> bool:
        before = self.before(start)
        end = len(before.rstrip(" :"))
        return any(m.end() >= end for name in rules for m in rule(name).finditer(before))

    def _called_by_name(self, start: int) -> bool:
        """Whether a form of address right before says that the whole run is a name, no school's or town's before it."""
        return self.text[start - 1 : start] != "\n" and self.addressed(start)

    def titled(self, start: int) -> bool:
        """Whether an office stands right before, with nothing but blanks or its place between."""
        gap = self.text[max(0, start - 3) : start]
        edge = start - (len(gap) - len(gap.rstrip(" \u00a0-–,")))
        if re.search(r"[.;!?]\s", gap):
            return False
        aside = re.search(r"\s?\([^()\n]{2,40}\)$", self.text[max(0, edge - 44) : edge])
        if aside is not None:  # "Thống đốc tỉnh A (nước B) C D"
            if (
                edge - 1 in self.post_ends
            ):  # the office's own words end in the bracket: "Đại đội Biên phòng 531 (tỉnh A) C D"
                return True
            edge -= len(aside.group())
            return not self.post_ends.isdisjoint(range(edge - 1, edge + 1))
        return not self.post_ends.isdisjoint(range(edge - 1, start + 1))

    def followed(self, end: int) -> bool:
        """Whether an office follows after a comma, a dash or a bracket."""
        match = re.match(r"\s?[,(–-]\s?(?:hiện là |là )?|\t", self.text[end : end + 12])
        if match is None and self._alone(end):
            match = re.match(r"\s*\n\s*", self.text[end : end + 12])
        return match is not None and end + match.end() in self.post_starts

    def _alone(self, end: int) -> bool:
        """Whether a name that ends here fills its line, as that of a signer above the office does."""
        line = self.text[self.text.rfind("\n", 0, end) + 1 : end].strip()
        return name_pattern().fullmatch(line) is not None and self.text[end : end + 1] in ("\n", " ")

    def _is_called(self, span: Span) -> bool:
        """Whether a family name that is also a body's word (Đoàn, Công) opens a name of three words or more behind an
        office with its place or behind a form of address.
        """
        words = self.text[span.start : span.end]
        told = self.titled(span.start) or self.addressed(span.start)
        return len(words.split()) >= 3 and is_vietnamese(words) and told

    def _shouted(self, span: Span, words: str) -> bool:
        """Whether words in capitals are no name: a headline's, or a body's short name.

        A foreign name in capitals is one behind a form of address or an office on a line that is not all in
        capitals.
        """
        if not words.isupper() or is_vietnamese(words) or ("-" in words and is_lao(words)):
            return False
        line = self.text[self.text.rfind("\n", 0, span.start) + 1 : span.end + 60].split("\n", 1)[0]
        long = [word for word in words.split() if len(word) > 2]
        return len(long) < 2 or line.isupper() or not (self.addressed(span.start) or self.titled(span.start))

    def _alone_foreign(self, span: Span, words: str) -> bool:
        """Whether one word behind a form of address names somebody: a long foreign one with an office behind it, or
        one of the Central Highlands (K'Brỏh).
        """
        if _HIGHLAND.fullmatch(words):
            return True
        return words.isalpha() and len(words) > 5 and self.followed(span.end)

    def _is_byline(self, span: Span, before: str) -> bool:
        """Whether a name is a writer's or an agency's; not "theo A B, giám đốc …", whom the page calls by an office."""
        told = before.endswith("theo ") and (self.followed(span.end) or is_described(self.folded, span, ""))
        return rule("people.byline").search(before) is not None and not told

    def _alone_titled(self, span: Span, words: str) -> bool:
        """Whether one word behind the office of a State names a foreigner whom the page never names in full."""
        titled = lone_name(words) and self.titled(span.start) and follows_office(self.text, span.start)
        return titled and not self._half_place(span.end)

    def _told_before(self, span: Span, words: str) -> bool:
        """Whether a word behind a title is a name's that the page told in full before: a Korean's family name ("Thị
        trưởng Yoo"), a Vietnamese's last ("Giám đốc An"), the last of a foreigner who heads a State.
        """
        word = re.escape(words)
        opened = rf"(?<!\w){word}(?: [{UPPER}][^\W\d_]+){{1,2}}"
        if self.told.before(opened, span.start, lambda name: starts_korean(re.sub(r" (?=\S+$)", "-", name))):
            return True
        name = self.told.before(rf"(?<!\w)(?:[{UPPER}][{LOWER}]*[ -]){{1,3}}{word}(?!\w)", span.start)
        if name is not None and is_vietnamese(name.group()):  # "Giám đốc An", after "Lê Văn An"
            behind = self.text[name.end() : name.end() + 2]
            return len(name.group().split()) > 2 and not re.match(rf" [{UPPER}]", behind)
        named = name is not None and len(words) > 3
        return named and OF_A_STATE.search(self.before(span.start, 24).rstrip()) is not None

    def _behind_town(self, start: int, end: int) -> int:
        """Where a name in hyphens begins behind the name of a village or district that no table holds ("Trưởng bản A
        Lá Bun-my Vông-sa").
        """
        run = re.match(r"(?:[^\W\d_]+ ){1,3}(?=(?:[^\W\d_]+(?:-[^\W\d_]+)+ ?){2,}$)", self.text[start:end])
        if run is None or not re.search(
            r"(?:trưởng (?:bản|thôn)|(?:huyện|quận|thị) trưởng|bản|huyện|(?:giám đốc sở|trưởng ty|sở|ty)) $",
            self.before(start),
        ):
            return 0
        return run.end()

    def _half_place(self, end: int) -> bool:
        """Whether a place follows a dash: the words before it are the first half of a place's name."""
        dash = re.match(r"\s?[-–]\s?", self.text[end : end + 3])
        return dash is not None and end + dash.end() in self.starts and end + dash.end() not in self.post_starts

    def is_person(self, span: Span, lead: int) -> str | None:
        """The rule that makes a person of a run, or None; ``lead`` is where the words before it begin that are part of
        an office's body ("Chủ tịch Hội đồng châu Âu …"), else where it begins itself."""
        words = self.text[span.start : span.end]
        before = self.before(span.start)
        if (
            is_nobody(words)
            or (_BODY.match(words) and not (self._is_called(span) or starts_korean(words)))
            or (words.isupper() and _CAPITAL_WORDS & set(words.split()))
            or self._shouted(span, words)
        ):
            return None
        if rule("people.no-person-before").search(before):
            return None
        if len(words) < 2 or (words.isupper() and len(words.split()) == 1) or self._is_byline(span, before):
            return None
        if self.sites.is_site(words, before):
            return None
        if self.addressed(span.start):
            return "people.alone" if self._alone_foreign(span, words) else "people.addressed"
        if SITE.search(before) and not (self.sites.may_follow(words) or self.sites.is_headman(words, span.start)):
            return None
        many = len(re.findall(r"[^\W\d_]+", words)) >= 2
        if not many:  # "Tổng thống A" of somebody named in full before (link.drafts drops the others)
            told = self.titled(span.start) and self._told_before(span, words)
            return "people.titled" if told else "people.alone" if self._alone_titled(span, words) else None
        if self.titled(span.start) or self.titled(lead):
            return None if self._half_place(span.end) else "people.titled"
        if rule("people.no-name-before").search(before):
            return None
        if (self.followed(span.end) or is_described(self.folded, span, words)) and len(words.split()) <= 6:
            return "people.followed"
        if is_vietnamese(words) and len(words.split()) >= 3 and not words.isupper():
            return None if _OF_BODY.search(self.text[max(0, span.start - 60) : span.start]) else "people.shape"
        if words in self.told_names:
            return "people.again"
        if starts_korean(words) or (_JOINED.fullmatch(words) and is_lao(words)):
            return "people.shape"
        return None

    def _uncredited(self, piece: Span) -> Span:
        """A run without the word that opens a picture's credit behind it: "Lê Văn Bình Ảnh: T.H"."""
        behind = self.text[piece.end : piece.end + 2].lstrip()
        credit = _CREDIT.search(self.text, piece.start, piece.end) if behind.startswith(":") else None
        return Span(piece.start, credit.start()) if credit else piece

    def blocked_near(self, run: Span) -> list[Span]:
        """The blocked spans that may touch a run."""
        first = bisect_left(self.starts, run.start - self.longest)
        return self.blocked[first : bisect_left(self.starts, run.end)]

    def in_sentence(self, sentence: Sentence) -> Iterator[Mention]:
        """The persons named in a sentence."""
        for match in self.pattern.finditer(self.text, sentence.span.start, sentence.span.end):
            run = Span(*match.span())
            for piece in cut(self.blocked_near(run), run):
                span = trim(self.text, self._uncredited(piece))
                glued = _GLUED.match(self.text, span.start, span.end)
                start = glued.end() if glued else span.start
                address = _ADDRESS.match(self.text[start : span.end])
                start += address.end() if address else 0
                if address and SITE.search(self.before(span.start)):
                    continue  # "xã Tân Thuận": a commune whose name begins like a form of address
                lead = span.start if address and _FOREIGN_FORM.match(address.group()) else start
                start += begins_at(self.text[start : span.end], self.before(start))
                start += 0 if self._called_by_name(start) else last_name(self.text[start : span.end])
                town = self._behind_town(start, span.end)
                start += town
                span = undashed(self.text, Span(start, span.end))
                if span.end > span.start and self.text[span.start].isupper():
                    found = "people.titled" if town else self.is_person(span, lead)
                    if found:
                        self.told_names.add(self.text[span.start : span.end])
                        yield Mention(span, "person", self.text[span.start : span.end], found)


def find_people(
    text: str, folded: Folded, sentences: tuple[Sentence, ...], blocked: list[Span], posts: list[Span]
) -> list[Mention]:
    """All mentions of persons outside furniture."""
    names = Names(text, folded, blocked, posts)
    return [mention for sentence in sentences for mention in names.in_sentence(sentence)]
