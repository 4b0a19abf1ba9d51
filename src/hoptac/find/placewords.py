"""What the words around a place's name say of it: named alone, spoken of, or only whose guests or bank are told."""

from __future__ import annotations

import re

from hoptac.base.fold import UPPER
from hoptac.base.nouns import Span
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
_ITS_NUMBER = re.compile(r" \(?\d[\d.,]* (?:tỷ|triệu|nghìn|usd|euro|đồng|dự án|lượt|suất)", re.I)
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


_SPOKEN = re.compile(
    r"(?:^|[^\w])(của|tại|ở|sang|đến|tới|với|từ|về|giữa|thị trưởng|thành phố|thủ đô|việt nam -|việt -|lào -|phía|cho|"
    r"qua|giáp|và|thượng viện|hạ viện|nghị viện|quốc hội|bộ trưởng quốc phòng|bộ quốc phòng|ngoại giao|"
    r"cộng sản|cơ quan phát triển|quân đội|chữ thập đỏ|"
    r"phòng thương mại|nghị sĩ|chuyên gia|doanh nghiệp|nhà đầu tư|người|du khách|nhân dân)\s?$"
)


def spoken_of(before: str) -> bool:
    """Whether the words before lead up to a place: sang Nhật, Việt - Mỹ, của Anh."""
    return bool(_SPOKEN.search(before))
