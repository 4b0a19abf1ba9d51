"""Which office belongs to whom: those that touch a name, their chains, those that follow a name."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from hoptac.base.columns import is_signed_below
from hoptac.base.fold import UPPER
from hoptac.base.nouns import Mention, Span
from hoptac.base.scene import Scan
from hoptac.gazetteer.places import country_of
from hoptac.gazetteer.posts import POSTS
from hoptac.link.drafts import Draft, is_vietnamese
from hoptac.link.spokento import AND_MORE, BEHIND_CAPACITY, FOR_HIM, IN_CAPACITY, MET, SENT_BY, TO_HIM, TOLD_BY

CHAIN = re.compile(r"^[\s,;–-]*(?:(?:và|kiêm|đồng thời là|hiện là|là|nay là|hiện|đồng thời|nguyên|nguyên là|cựu)\s)?$")
_TO_NAME = re.compile(
    r"^(?: (?:bạn|ta|mình|này|tôi|nhà)(?=,))?[\s:,–-]*(?:\([^)]{0,40}\)[\s,]*)?"
    r"(?:(?:bấy giờ|(?:khi|lúc) (?:đó|ấy|này|bấy giờ)|hiện nay|đương nhiệm) là )?"
    r"(?:(?:đồng chí|các đồng chí|đ/c|ông|bà|ngài|gs|ts|pgs|ths|bs|tiến sĩ|"
    r"giáo sư|bác sĩ|thạc sĩ|cụ|mẹ|anh|chị|cô|bác|chú|thầy|đại tá|thượng tá|trung tá|thiếu tá|"
    r"đại tướng|thượng tướng|trung tướng|thiếu tướng|đại úy|(?:phó |chuẩn )?đô đốc|là|các ông|tân|samdech|techo|"
    r"krolahom|pichey|sena|neak|oknha)[\s.:]*){0,4}$"
)
_FROM_NAME = re.compile(
    r"^\s?(?:\([^)]{0,30}\)\s?)?[,–(-]\s?(?:(?:hiện là|tân|là|vị|nguyên là|nguyên|cựu|từng là|nay là|"
    r"(?:(?:khi|lúc|hồi) (?:đó|ấy|bấy giờ|này)|bấy giờ)(?: (?:đang|còn|mới))? (?:là|làm|giữ chức))\s)?$|"
    r"^ (?:(?:(?:khi|lúc|hồi) (?:đó|ấy|bấy giờ)|bấy giờ)(?: (?:đang|còn|mới))? (?:là|làm)|nay là)\s$|"
    r"^\t$|^ (?:là|hiện là|(?:giữ|nhận|nhậm) chức|trở thành|,)\s?$|^\s?\n\s*$|"
    r"^ (?:vừa )?(?:mới )?(?:được )?(?:tín nhiệm )?(?:bầu|bổ nhiệm|cử|phân công)(?: vào| làm| giữ chức vụ|"
    r" giữ chức| là)? $|"
    r"^ (?:vừa |mới )+(?:nhận nhiệm vụ|nhận cương vị|đảm nhiệm|lên giữ chức|nhậm chức|nhận chức)"
    r"(?: mới)?(?: là| ở cương vị)? $|"
    r"^, (?:người|nguyên|cựu|vị)(?!\w)[^.;:()]{3,50}, (?:nay|hiện|hiện nay|bây giờ|đang) (?:là|giữ chức|làm) $"
)
#: A title that no table holds between a name or an office and the next office: ", Thầy thuốc nhân dân, ".
_UNTOLD = re.compile(rf"^\s?[,–-] [{UPPER}][^\W\d_]*(?: [^\W\d_]+){{1,6}}, (?:hiện là )?$")
_UNKNOWN = re.compile(
    rf"^ (?:(?:thành phố|tỉnh|quận|huyện|thị xã|châu|bang|vùng|TP\.?) )?(?:[{UPPER}][^\W\d_]* ){{1,4}}$|"
    rf"^(?: (?:thành phố|tỉnh|quận|huyện|thị xã|châu|bang|TP\.?))?(?: bạn)?(?: [{UPPER}][^\W\d_]*){{1,4}}, "
    r"(?:ông|bà|ngài|đồng chí) $"
)
#: Between an office and the name set behind it: "Tỉnh trưởng A khi ấy, ông B", "do Giám đốc A làm trưởng đoàn, bà B".
_APPOSED = re.compile(
    r"^ (?:(?:khi|lúc|hồi) (?:ấy|đó|này|bấy giờ)|bấy giờ|đương nhiệm|hiện nay|(?:làm|là) trưởng đoàn|dẫn đầu|dẫn đoàn)"
    r", (?:ông|bà|ngài|đồng chí) $|"
    rf"^ (?:mới )?của (?:tỉnh |thành phố |nước )?(?:[{UPPER}][^\W\d_]*[ -]?){{1,4}}, (?:ông|bà|ngài|đồng chí|anh|chị) $"
)
#: Between an office with its place and a name: the larger unit in which the place lies.
_LIES_IN = re.compile(
    rf"^,? (?:thuộc )?(?:tỉnh|nước|bang|khu tự trị|vùng|huyện|thành phố)(?: [{UPPER}][^\W\d_]*){{1,5}}"
    r"(?:,? \([^()]{2,30}\))?,?(?: (?:ông|bà|ngài|đồng chí))? $"
)
#: Of an office that somebody held at a time told: "ông A khi đó làm Phó Chủ tịch".
_THEN = re.compile(r"(?<!\w)(?:(?:khi|lúc|hồi) (?:đó|ấy|bấy giờ)|bấy giờ)(?!\w)")
_SEVERAL = re.compile(r"(?<!\w)(?:các|hai|ba|bốn|0?[2-9])(?: đồng chí| ông| bà)? $")
_AND = re.compile(r"^(?: ?\([^()]{2,40}\))?(?:,| và|, và|;)\s(?:(?:đồng chí|đ/c|ông|bà|ngài)\s)?$")
#: Ends an item of a list of names with their offices, and what brings others.
_ITEM = re.compile(r"; (?:đồng chí |đ/c |ông |bà )?$")
_OTHERS = re.compile(r"(?<!\w)(?:có|gồm|cùng|phía|khách|[.\n])(?!\w)|[.\n]")
#: Stands for a gap too wide to be one; no pattern matches it.
_FAR = "~"
_RANKS = re.compile(
    r"^[\s,–(-]*(?:đại tá|thượng tá|trung tá|thiếu tá|đại tướng|thượng tướng|trung tướng|thiếu tướng|gs\.?|pgs\.?|"
    r"ts\.?|tiến sĩ)?[\s,.–-]*$"
)


class Offices:
    """Gives the offices of one page to its persons."""

    def __init__(self, scan: Scan, people: list[Draft]) -> None:
        self.text = scan.page.text
        self.posts = scan.of("post")
        self.post_starts = [post.span.start for post in self.posts]
        self.names = sorted((span, person) for person in people for span in person.mentions)
        self.name_starts = [span.start for span, _ in self.names]
        self.sentence_starts = [sentence.span.start for sentence in scan.sentences]
        self.taken: set[int] = set()

    def gap(self, start: int, end: int) -> str:
        """The words between two places, in small letters."""
        return self.text[start:end].lower() if 0 <= end - start <= 60 else _FAR

    def give(self) -> None:
        """Offices before a name first (they touch it), then those that follow a name."""
        for number, post in enumerate(self.posts):
            at = bisect_left(self.name_starts, post.value.end)
            if at < len(self.names) and self._is_signed(post, at):
                self._take(number, self.names[at][1])
            elif (
                at < len(self.names)
                and (self._touches(post.value.end, self.names[at][0].start) or self._in_capacity(post, at))
                and not self._listed(number, at)
                and not self._ends_line(number, self.names[at][0].start)
                and not self._spoken_for(number, at)
                and not self._of_other_side(number, at)
            ):
                self._take(number, self.names[at][1])
                self._chain_back(number, self.names[at][1])
                self._share(number, at)
        for span, person in self.names:
            self._after(span, person)

    def _is_signed(self, post: Mention, at: int) -> bool:
        """Whether an office is a signer's, and the name below it his."""
        between = self.text[post.value.end : self.names[at][0].start]
        return post.rule == "people.signature" and is_signed_below(between)

    def _share(self, number: int, at: int) -> None:
        """An office told of several ("các Phó Chủ tịch UBND tỉnh: A, B và C") belongs to each of them."""
        post = self.posts[number]
        if not _SEVERAL.search(self.text[max(0, post.span.start - 24) : post.span.start].lower()):
            return
        for (before, _), (span, person) in pairwise(self.names[at:]):
            gap = self.text[before.end : span.start].lower()
            behind = self.text[span.end : span.end + 3].lstrip()
            listed = ":" in self.gap(post.value.end, self.names[at][0].start) and _ITEM.search(gap)
            told = listed or (_AND.match(gap) and re.match(r"[,.;:()]|$|\n|và", behind))
            if not told or len(gap) > 160 or _OTHERS.search(gap):
                return
            person.posts.append((post, post.value.past))

    def _touches(self, end: int, start: int) -> bool:
        """Whether nothing but forms of address, or a town or firm that no table holds, stands before the name."""
        between = self.text[end:start] if end <= start <= end + 60 else ""
        apart = _UNKNOWN.match(between) or _APPOSED.match(between) or _LIES_IN.match(between)
        return bool(_TO_NAME.match(self.gap(end, start)) or apart)

    def _in_capacity(self, post: Mention, at: int) -> bool:
        """Whether the one named behind an office's clause holds it: "Ở cương vị Phó Chủ tịch tỉnh, ông A …"."""
        before = self.text[max(0, post.span.start - 30) : post.span.start].lower()
        between = self.gap(post.value.end, self.names[at][0].start)
        return IN_CAPACITY.search(before) is not None and BEHIND_CAPACITY.match(between) is not None

    def _ends_line(self, number: int, start: int) -> bool:
        """Whether the office ends a sentence on a line of its own, and what starts below opens the next one: "A chúc
        Tết Đại sứ", "B phát biểu". A signer's office fills its line.
        """
        post = self.posts[number]
        if "\n" not in self.text[post.value.end : start]:
            return False
        index = bisect_left(self.sentence_starts, post.span.start + 1)
        if index == bisect_left(self.sentence_starts, start + 1):
            return False  # one sentence, folded
        first = self.sentence_starts[index - 1]
        ahead = max([first, *(p.value.end for p in self.posts[:number] if p.span.start >= first)])
        return re.search(r"[^\W\d_]{2}", self.text[ahead : post.span.start]) is not None

    def _spoken_for(self, number: int, at: int) -> bool:
        """Whether the one named after the office only speaks for its holder: "thay mặt Chủ tịch nước, ông A"."""
        post = self.posts[number]
        before = self.text[max(0, post.span.start - 24) : post.span.start].lower()
        other = FOR_HIM.search(before) or TO_HIM.search(before)
        return "," in self.gap(post.value.end, self.names[at][0].start) and other is not None

    def _of_other_side(self, number: int, at: int) -> bool:
        """Whether an office before a comma is that of whom the one named behind it speaks with: "… với Tỉnh trưởng A,
        ông B, Giám đốc Sở": a Lao's office before a Vietnamese name, or one's of here before a guest's own office.
        """
        post, (span, person) = self.posts[number], self.names[at]
        if "," not in self.gap(post.value.end, span.start):
            return False
        countries = {country_of(place) for place in place_ids(post)[:1]}
        behind = self.posts[number + 1] if number + 1 < len(self.posts) else None
        own = behind is not None and _FROM_NAME.match(self.gap(span.end, behind.span.start)) is not None
        if behind is not None and own and _are_apart(post, behind):
            return True
        return own and bool(countries & {"LA", "KH"}) and not _is_envoy(post) and is_vietnamese(person.name)

    def _take(self, number: int, person: Draft) -> None:
        self.taken.add(number)
        person.posts.append((self.posts[number], self.posts[number].value.past))

    def _listed(self, number: int, at: int) -> bool:
        """Whether the office belongs to the name before it: "A, Bí thư, B": a comma on both sides and none of
        "do", "và".
        """
        between = self.gap(self.posts[number].value.end, self.names[at][0].start)
        if "," not in between and ":" not in between:
            return False
        if not at:
            return False
        return self._follows_name(number, at - 1)

    def _follows_name(self, number: int, at: int) -> bool:
        """Whether a chain of offices leads from the name ``at`` to this office."""
        end = self.names[at][0].end
        first = bisect_left(self.post_starts, end)
        for index in range(first, number + 1):
            gap = self.gap(end, self.posts[index].span.start)
            if not (_FROM_NAME.match(gap) if index == first else CHAIN.match(gap)):
                return False
            if index > first and ";" in gap:
                return False  # the next item of a list
            if index == first and self._met(self.names[at][0], self.posts[index]):
                return False
            end = self.posts[index].value.end
        return first <= number

    def _chain_back(self, number: int, person: Draft) -> None:
        """Offices before the one that touches the name, but for those that follow another name."""
        start = self.posts[number].span.start
        for index in range(number - 1, -1, -1):
            post = self.posts[index]
            gap = self.gap(post.value.end, start)
            before = self.text[max(0, post.span.start - 24) : post.span.start].lower()
            if "," in gap and (FOR_HIM.search(before) or TOLD_BY.search(before)):
                return  # "thừa ủy quyền của Chủ tịch, Giám đốc A"
            told = gap.strip() == "là"  # "vị khách của Đại sứ là Thống đốc A": two persons
            if (
                self._ends_line(index, start)
                or index in self.taken
                or told
                or not CHAIN.match(gap)
                or ";" in gap
                or " và " in f" {gap} "
            ):
                return
            at = bisect_left(self.name_starts, post.span.start) - 1
            if at >= 0 and self._follows_name(index, at):
                return
            self._take(index, person)
            start = post.span.start

    def _after(self, span: Span, person: Draft) -> None:
        """Offices that follow a name after a comma, a dash or a bracket."""
        end, first = span.end, True
        at = bisect_left(self.post_starts, span.end)
        for number in range(at, len(self.posts)):
            post = self.posts[number]
            gap = self.gap(end, post.span.start)
            matched = self._goes_on(end, post.span.start, first)
            if (
                "\n" in gap
                and not gap.strip()
                and self.text[self.text.rfind("\n", 0, span.start) + 1 : span.start].strip()
            ):
                return  # an office in the next line is a signer's only where the name fills its line
            elsewhere = not first and _are_apart(self.posts[number - 1], post)
            if not matched or (not first and ";" in gap) or number in self.taken or elsewhere:
                return
            if first and self._met(span, post):
                return
            self.taken.add(number)
            person.posts.append((post, post.value.past or (first and _THEN.search(gap) is not None)))
            end, first = post.value.end, False

    def _met(self, name: Span, post: Mention) -> bool:
        """Whether a clause opens with whom somebody meets, by office and name, and the office behind the comma is that
        of who acts: "tiếp Đại sứ A, Chủ tịch nước chúc …".
        """
        at = bisect_left(self.post_starts, name.start)
        own = self.posts[at - 1] if at - 1 in self.taken else None
        if own is not None and self._leads_to(own, name) and self._of_nobody(post):
            return True
        acts = re.match(r" [^\W\d_A-ZĐ]", self.text[post.value.end : post.value.end + 2])
        if own is None or not self._leads_to(own, name):
            return False
        before = self.text[max(0, own.span.start - 60) : own.span.start].lower()
        if SENT_BY.search(before) or _are_apart(own, post):
            return True
        if acts is None:
            return False
        return MET.search(self.text[max(0, own.span.start - 60) : own.span.start].lower()) is not None

    def _of_nobody(self, post: Mention) -> bool:
        """Whether an office in small letters is one more of those present: "Đại sứ A, tùy viên B và đại diện …"."""
        small = self.text[post.span.start].islower()
        return small and AND_MORE.match(self.text.lower(), post.value.end, post.value.end + 80) is not None

    def _leads_to(self, post: Mention, name: Span) -> bool:
        """Whether an office stands right before a name, on its line."""
        return self._touches(post.value.end, name.start) and "\n" not in self.text[post.value.end : name.start]

    def _goes_on(self, end: int, start: int, first: bool) -> bool:
        """Whether an office at ``start`` goes on with the words that end before it: a name (``first``) or an office."""
        gap = self.gap(end, start)
        nobody = bisect_left(self.name_starts, end) == bisect_left(self.name_starts, start)
        if gap is not _FAR and nobody and _UNTOLD.match(self.text[end:start]):
            return True
        if not first:
            return CHAIN.match(gap) is not None
        bare = gap == " " and self.text[start].isupper()  # the comma left out: "Lê Văn An Phó Chủ tịch UBND tỉnh"
        return bare or _FROM_NAME.match(gap) is not None or (_RANKS.match(gap) is not None and "," in gap)


def _are_apart(one: Mention, other: Mention) -> bool:
    """Whether two offices belong to provinces of two countries: no chain of one person's offices holds both."""
    told = ((post, place) for post in (one, other) for place in place_ids(post)[:1])
    return len({country_of(place) for post, place in told if "-" in place or _is_envoy(post)}) > 1


def _is_envoy(post: Mention) -> bool:
    return any(POSTS[code].branch == "diplomatic" for code in post.value.codes)


def place_ids(post: Mention) -> tuple[str, ...]:
    """The places that an office's own words name."""
    return post.value.place.value.ids if post.value.place is not None else ()
