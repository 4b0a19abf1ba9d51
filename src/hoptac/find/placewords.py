"""What the words around a place's name say of it: named alone, spoken of, or only whose guests or bank are told."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hoptac.base.fold import LOWER, UPPER
from hoptac.base.nouns import Span
from hoptac.base.syllables import is_syllable
from hoptac.gazetteer.names import vi_names
from hoptac.gazetteer.places import PLACES


def all_capital(words: str) -> bool:
    """Whether each word of a name begins with a capital."""
    return all(part[0].isupper() for part in words.split() if part[0].isalpha())


_GUESTS = re.compile(r"(?:^|[^\w])(?:khách|du khách|khách du lịch|lượt khách|thị trường)\s$")


def counted_guests(text: str, span: Span, before: str, ids: tuple[str, ...]) -> bool:
    """Whether a country's name says whose guests or which market are told of: "khách Nga 480.000 lượt"."""
    alone = not re.match(rf"[ -][{UPPER}]", text[span.end : span.end + 2])
    return alone and _GUESTS.search(before) is not None and all(PLACES[i].kind == "country" for i in ids)


def in_brackets(text: str, span: Span, ids: tuple[str, ...]) -> bool:
    """Whether a country's name stands alone in brackets behind a name: "Save the Children (Anh)"."""
    enclosed = text[span.start - 1 : span.start] == "(" and text[span.end : span.end + 1] == ")"
    return enclosed and all(PLACES[i].kind == "country" for i in ids)


#: What follows a place that acts, and a place that is told with its number in a row of them.
_ACTS = re.compile(
    r" (?:đã |cũng |vừa |sẽ )?(?:giúp|hỗ trợ|tặng|trao|viện trợ|ủng hộ|cử|đón|tiếp nhận|tài trợ|góp)(?!\w)"
)
#: What follows a country's short name that begins a sentence and acts: "Mỹ hôm qua chuyển giao", "Pháp sẽ giúp".
_COUNTRY_ACTS = re.compile(
    r" (?:(?:hồi|hôm|ngày|tháng|năm|tuần|đầu|cuối|mới đây|gần đây)(?: [^\s,;]+){0,4} )?"
    r"(?:(?:đã|cũng|vừa|sẽ|đang|luôn|từng|hiện|tiếp tục) )*"
    r"(?:giúp|hỗ trợ|tặng|trao|viện trợ|ủng hộ|tài trợ|chuyển giao|bàn giao|cam kết|(?<!Nhật )ký|dành cho|đầu tư|"
    r"có(?= \d)|đứng (?=thứ|đầu)|xếp (?=thứ)|là (?=nhà đầu tư|đối tác|thị trường|nước|quốc gia))"
)
_ITS_NUMBER = re.compile(r" \(?\d[\d.,]* (?:t[ỷỉ]|triệu|nghìn|usd|euro|đồng|dự án|lượt|suất)", re.I)
_ROW = re.compile(r"(?:[,;]| và| là) $")


def is_named(text: str, span: Span) -> bool:
    """Whether a name with all its capitals stands as a place's alone: it begins a line before a colon ("Hòa Bình: nước
    sạch"), begins a sentence and acts ("Thái Bình đã giúp"), or has its number in a row ("Nhật 5 dự án, Đức 2 dự án").
    """
    name, before = text[span.start : span.end], text[max(0, span.start - 4) : span.start]
    if not all_capital(name) or name.isupper():
        return False
    if before[-1:] in ("", "\n") and text[span.end : span.end + 1] == ":":
        return True
    begins = (before.rstrip(" ") or "\n")[-1] in ".\n"
    if begins and " " in name and _ACTS.match(text, span.end):
        return True
    return _ROW.search(before) is not None and _ITS_NUMBER.match(text, span.end) is not None


_ON = re.compile(r"(?:,| và| với| -|-) ?")


def are_countries(ids: Iterable[str]) -> bool:
    """Whether all places that a name may stand for are countries."""
    return all(PLACES[i].kind == "country" for i in ids)


def leads_row(joined: str, end: int, ids: tuple[str, ...], countries: set[int]) -> bool:
    """Whether a country's short name is the first of a row of countries: "Nga và Ấn Độ"."""
    joins = _ON.match(joined, end)
    return joins is not None and joins.end() in countries and are_countries(ids)


#: Where a sentence begins, or what it says it is about ends: "Về đầu tư, Mỹ hiện có …".
_CLAUSE = re.compile(r"(?:^|[.\n]) ?(?:(?:Về|Trong|Hiện|Đến|Tính|Năm)[^.,\n]{0,30}, )?$")


def acts_first(text: str, span: Span, ids: tuple[str, ...]) -> bool:
    """Whether a country's short name that is another word too begins a sentence and acts; not "Anh", who may be he."""
    begins = _CLAUSE.search(text, max(0, span.start - 40), span.start) is not None
    country = are_countries(ids) and text[span.start : span.end] != "Anh"
    return begins and country and _COUNTRY_ACTS.match(text, span.end) is not None


_SPOKEN = re.compile(
    r"(?:^|[^\w])(của|tại|ở|sang|đến|tới|với|từ|về|giữa|thị trưởng|thành phố|thủ đô|việt nam -|việt -|lào -|phía|cho|"
    r"qua|giáp|và|thượng viện|hạ viện|nghị viện|quốc hội|bộ trưởng quốc phòng|bộ quốc phòng|ngoại giao|"
    r"cộng sản|cơ quan phát triển|quân đội|chữ thập đỏ|"
    r"đại diện|lính|quân nhân|giới chức|phái đoàn|"
    r"thăm|công du|thăm (?:chính thức|hữu nghị|hữu nghị chính thức|cấp nhà nước|làm việc)|hải quân|tàu sân bay|"
    r"phòng thương mại|nghị sĩ|chuyên gia|doanh nghiệp|nhà đầu tư|người|du khách|nhân dân)\s?$"
)


def spoken_of(before: str) -> bool:
    """Whether the words before lead up to a place: sang Nhật, Việt - Mỹ, của Anh."""
    return bool(_SPOKEN.search(before))


_GIVEN = re.compile(rf" ([{UPPER}]\w*)(?! [{UPPER}])")
_FOREIGN_NAME = re.compile(rf"(?<=[{LOWER}] )\S+((?: [A-Z][^\W\d_]+(?:[-’'][^\W\d_]+)*| [A-Z]\.){{2,4}})(?![\w-])")
_ROW_OF_NAMES = re.compile(rf"(?:^|[^\w.!?])\s?[{UPPER}][{LOWER}]+ và $")


def opens_given_name(text: str, span: Span) -> bool:
    """Whether a country's name of one syllable opens a given name of two: "của Anh Vũ"; not "tại Nga Lê Văn An"."""
    if text.startswith("Anh hùng", span.start):
        return True  # "thăm Anh hùng lao động"
    behind = _GIVEN.match(text, span.end)
    words = text[span.start : span.end].split()
    return len(words) == 1 and behind is not None and behind[1].lower() in vi_names("given") and behind[1] != "Quốc"


def ends_row_of_names(text: str, start: int) -> bool:
    """Whether a name stands behind "và" and one of a person: "chỉ đạo Minh và Anh"; places are linked otherwise."""
    return _ROW_OF_NAMES.search(text, max(0, start - 24), start) is not None


def before_foreign_name(text: str, span: Span) -> bool:
    """Whether a country's short name stands between an office and a foreigner's name: "Bộ trưởng Tài chính Mỹ A B"."""
    name = _FOREIGN_NAME.match(text, span.start)
    words = re.sub(r"[-’'.]", "", name[1].lower()).split() if name is not None else []
    return len(words) > 1 and not all(map(is_syllable, words))


#: The names of parts of the world that end in a country's, or begin with it.
_CONTINENT = re.compile(r"(?:[Cc]hâu|(?<![Mm]iền )(?<!Việt )(?:Bắc|Nam|Trung)) $")
_LATIN = re.compile(r" La ?-?tinh(?!\w)", re.I)


#: Places whose names are the first words of an ocean's.
_OCEANS = frozenset({"Ấn Độ", "Thái Bình"})


def is_continent(text: str, span: Span) -> bool:
    """Whether a country's name is a part of that of a part of the world, or of an ocean: "châu Mỹ", "Bắc Mỹ", "Mỹ
    Latinh", "Ấn Độ Dương".

    >>> is_continent("ở Nam Mỹ", Span(6, 8)), is_continent("ở miền Nam Mỹ", Span(11, 13))
    (True, False)
    """
    if text[span.start : span.end] in _OCEANS:
        return text.startswith(" Dương", span.end)
    if text[span.start : span.end] not in ("Mỹ", "Mĩ", "Úc"):
        return False
    return bool(_CONTINENT.search(text[max(0, span.start - 10) : span.start]) or _LATIN.match(text, span.end))


_FIRM = re.compile(r"(?<!\w)(?:công ty|tập đoàn) $")


def firm_of(text: str, span: Span, before: str, ids: Iterable[str]) -> bool:
    """Whether a State's name behind "công ty" tells where the firm is from, no name of it: "một tập đoàn Nhật Bản vừa".

    >>> firm_of("tập đoàn Nhật Bản vừa đầu tư", Span(9, 17), "tập đoàn ", ["JP"])
    True
    >>> firm_of("công ty Việt Nam Xanh", Span(8, 16), "công ty ", ["VN"])
    False
    """
    alone = re.match(rf"[ -]?[{UPPER}]", text[span.end : span.end + 2]) is None
    return alone and _FIRM.search(before) is not None and all(PLACES[i].kind == "country" and i != "VN" for i in ids)
