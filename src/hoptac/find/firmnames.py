"""Firms, schools, hospitals and funds abroad by names of their own, where the page says once whose they are: "tập đoàn
Aboro (Thái Lan)", later on "Aboro" alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from hoptac.base.nouns import Mention, Span
from hoptac.base.syllables import is_syllable
from hoptac.find.places import PlaceHit
from hoptac.gazetteer.places import PLACES, country_of

_BODY = (
    r"(?:(?:[Tt]ập|[Qq]uần) đoàn|(?:[Tt]ổng )?[Cc]ông ty|[Hh]ãng|[Nn]gân hàng|[Qq]uỹ|[Tt]ổ chức|[Vv]iện|[Hh]ọc viện|"
    r"[Đđ]ại học|[Tt]rường|[Bb]ệnh viện|[Hh]iệp hội|[Nn]hà thầu|[Đđ]ối tác|[Cc]hủ đầu tư|[Nn]hà sản xuất)"
)
_WORD = r"(?:[A-Z]\.)?[A-Z][A-Za-z0-9&’']*(?:-[A-Z][A-Za-z]*)*"
_NAME = rf"(?P<name>{_WORD}(?: (?:{_WORD}|&|of|and)){{0,4}})"
#: What may stand between the noun and the name: "hãng hàng không", "công ty cổ phần", "trường đại học".
_KIND = r"(?: (?!của|và|với|đã|ở|tại)[a-zà-ỹđ]+){0,5}"
#: A body with its name, right before a country: "hãng hàng không Aboro Air của", "tập đoàn Aboro (".
_BEFORE = re.compile(rf"(?<!\w){_BODY}{_KIND} {_NAME}(?: \([A-Z]+\))?,? ?(?: ?\(| của (?:nước )?| đến từ )$")
#: A body told with its country, right before its name: "tập đoàn Thái Lan Aboro".
_NOUN = re.compile(rf"(?<!\w){_BODY}{_KIND} $")
_OFFICE = re.compile(r"(?:chủ tịch|giám đốc|ceo|trưởng|đại diện|ông|bà|điều hành|sáng lập)[^,.;:]{0,50}$", re.I)
_BEHIND = re.compile(rf" {_NAME}(?![\w-])")
#: Who is told to be one of a country: "Aboro là tập đoàn bán lẻ hàng đầu của …".
_IS_ONE = re.compile(
    rf"(?:^|[.\n] ?){_NAME}(?: \([A-Z]+\))? (?:là|vốn là|hiện là) (?:một )?(?:trong những )?{_BODY}(?! con)"
    r"[^.;:,]{0,70}$"
)
#: Words that open many names and say nothing alone.
_COMMON = frozenset(
    """Western Eastern Northern Southern National International First Royal American Asia Asian Global World Green
    Golden New United General Saint Air Bank University Group Company The Grand Pacific Central Vietnam Sun
    Star""".split()  # noqa: SIM905 - a row of words reads better
)
_NO_BODY = re.compile(
    r"(?:khách sạn|siêu thị|trung tâm thương mại|(?:tòa|toà) nhà|xe|điện thoại|máy tính|máy bay|chiếc|dòng|sân|cúp|"
    r"giải|kênh|báo|tờ|tạp chí|ông|bà|anh|chị|ngài|mạng xã hội|cầu thủ|câu lạc bộ|clb|đội|giống|hiệu|nhãn|phố|đường|"
    r"cửa hàng)\s$",
    re.I,
)
#: Behind a name: its branch here, or another name.
_GOES_ON = re.compile(r" (?:Việt Nam|Vietnam|VN|[A-ZĐ][^\W\d_]*)|-?\d")
_NEAR = 110  # characters before a country that may hold a body's name


def _countries(mentions: Iterable[Mention]) -> Iterator[tuple[Span, str]]:
    """The names of places abroad, each with its country."""
    for mention in mentions:
        found = {country_of(i) for i in mention.value.ids if PLACES[i].kind in ("country", "territory")}
        if len(found) == 1 and "VN" not in found:
            yield mention.span, found.pop()


def _told(text: str, places: list[Mention]) -> Iterator[tuple[str, str]]:
    """Names that the page lays at a country."""
    for span, country in _countries(places):
        before = text[max(0, span.start - _NEAR) : span.start]
        match = _BEFORE.search(before) or _IS_ONE.search(before)
        if match is None and _NOUN.search(before) and not _OFFICE.search(before):
            match = _BEHIND.match(text, span.end)
        if match is not None:
            yield match["name"], country


def _is_name(name: str) -> bool:
    """Whether a name is one of no language of ours, and tells more than "Bank"."""
    words = name.split()
    own = (name.isupper() and len(name) > 1) or not all(is_syllable(re.sub(r"[^A-Za-z]", "", w)) for w in words)
    return own and not all(w in _COMMON for w in words)


def _bound(text: str, places: list[Mention]) -> dict[str, str]:
    """The country of each name that is one country's alone; also by its first word, where nobody bears that."""
    told: dict[str, set[str]] = defaultdict(set)
    for name, country in _told(text, places):
        first = name.split()[0]
        for one in {name, first} if len(first) > 3 and first not in _COMMON and not is_syllable(first) else {name}:
            if _is_name(one):
                told[one].add(country)
    return {name: countries.pop() for name, countries in told.items() if len(countries) == 1}


def with_firms(text: str, places: list[Mention], people: list[Mention]) -> list[Mention]:
    """The places of a page with the bodies abroad that it calls by names of their own, each counted as its country."""
    names = _bound(text, places)
    if not names:
        return places
    taken = sorted((m.span for m in (*places, *people)), key=lambda s: s.start)
    starts = [s.start for s in taken]
    pattern = re.compile(
        rf"(?<![\w.@/-])(?:{'|'.join(re.escape(n) for n in sorted(names, key=len, reverse=True))})(?![\w@-])"
    )
    more = []
    for match in pattern.finditer(text):
        span = Span(match.start(), match.end())
        at = bisect_left(starts, span.end)
        if (at and taken[at - 1].end > span.start) or _NO_BODY.search(text[max(0, span.start - 24) : span.start]):
            continue
        if _GOES_ON.match(text, span.end) or _near_country(text, span, taken[at : at + 1]):
            continue
        more.append(Mention(span, "place", PlaceHit((names[match.group()],), ""), "place.firm"))
    return sorted([*places, *more], key=lambda m: m.span.start)


def _near_country(text: str, span: Span, behind: list[Span]) -> bool:
    """Whether the country stands right behind, where it is told whose the body is."""
    return any(re.fullmatch(r"(?: \([A-Z]+\))?,? ?(?:\(|của |đến từ )?", text[span.end : s.start]) for s in behind)
