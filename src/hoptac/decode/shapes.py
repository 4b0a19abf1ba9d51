"""What a line of a page looks like: a paragraph, a headline, a link to another story, a pen name, a signature."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hoptac.base.fold import UPPER
from hoptac.decode.lines import Line, ends_sentence

_OFFICE = re.compile(
    r"^(?:TM\.|KT\.|TL\.|TUQ\.|Q\.\s|CHỦ TỊCH|PHÓ CHỦ TỊCH|GIÁM ĐỐC|PHÓ GIÁM ĐỐC|BÍ THƯ|CHÁNH VĂN PHÒNG|TRƯỞNG|PHÓ)"
    r"|\(đã k[ýí]\)|^(?:trân trọng|thân ái|kính thư|nơi nhận)|^(?:phó )?(?:bí thư|chủ tịch|giám đốc|tỉnh trưởng)\s",
    re.IGNORECASE,
)
_SIGNER = re.compile(r"(?:phó |quyền )?(?:bí thư|chủ tịch|giám đốc|tỉnh trưởng|thị trưởng|thống đốc|trưởng)\s", re.I)
_NAMED = re.compile(rf"(?:[{UPPER}][^\W\d_]*[ -]){{1,4}}[{UPPER}][^\W\d_]*(?:-[^\W\d_]+)*$")
#: What a headline about an office's holder says and a signature does not.
_ACTS = re.compile(
    r"(?<!\w)(?:tiếp|thăm|gặp|dự|làm việc|chúc|gửi|chủ trì|hội đàm|trao|k[ýí]|đón|nhận|kiểm tra|phát biểu|cảm ơn|"
    r"trả lời|chào"
    r"|tặng|viếng|đối thoại|là|tại|với|và ông|và bà|khảo sát|làm|cùng|được|nói|mời|sang|đến)(?!\w)"
)
BULLETS = "-–•*+»>→►▶"
LISTED = re.compile(
    r"(?:\d{1,2}|[IVX]{1,5}|[a-zđ])[.)]\s|\d{1,2}h\d\d|Điều \d|Kính (?:gửi|thưa)|Thưa "
    r"|(?:Phần|PHẦN|Mục|MỤC|Chương|CHƯƠNG) (?:(?:thứ|THỨ) )?(?:[\dIVX]+|[^\W\d]{2,4})[.:]"
)
_JOINTS = frozenset(("-", "–", "&", "và"))
_BY = re.compile(r"\s\([^()\d]{2,40}\)$|\s(?:thực hiện|ghi|tổng hợp)$|\s\(?[Tt]heo\b.{2,30}$")


def is_paragraph(line: Line) -> bool:
    return line.kind == "prose" and len(line.text) >= 100 and ends_sentence(line.text) and not line.sign


def is_headline(line: Line) -> bool:
    """A line such as a linked headline: some words, no stop at its end, no list mark before it, no cells."""
    text = line.text
    bare = line.hint == "" and line.kind in ("short", "prose", "menu") and 24 <= len(text) <= 170 and line.words >= 6
    starts = text[0].isupper() or text[0].isdigit()
    return (
        bare
        and starts
        and not is_signer(text)
        and text[-1] != ","
        and not (LISTED.match(text) or ends_sentence(text) or "\t" in text)
    )


def is_linked(line: Line) -> bool:
    """A headline within a block of other stories: bare, behind a bullet or an arrow, with its day."""
    text = line.text.lstrip(BULLETS + " ")
    return line.sign == "teaser" or is_headline(line) or (text != line.text and not ends_sentence(text))


def is_credit(line: Line) -> bool:
    return line.sign == "credit" or is_name(line.text)


def is_signature(lines: Sequence[Line], before: Sequence[int]) -> bool:
    """Whether an office or a farewell stands above: then the name is the signer's."""
    return any(_OFFICE.search(lines[k].text) for k in before if lines[k].kind != "prose")


def is_signer(text: str) -> bool:
    """The office and the name of who signs, in one line: "Chủ tịch UBND tỉnh X Nguyễn Văn B"; no headline about them.

    >>> is_signer("Bí thư Tỉnh ủy Nguyễn Văn An"), is_signer("Bí thư Tỉnh ủy tiếp ông Nguyễn Văn An")
    (True, False)
    """
    return (
        _SIGNER.match(text) is not None
        and _NAMED.search(text.rstrip('”" ')) is not None
        and _ACTS.search(text.lower()) is None
        and len(text) < 120
    )


def is_name(text: str) -> bool:
    """A pen name or initials: 'T.H', 'MINH NGUYÊN', 'Thanh Huyền - Tuấn Ngọc', 'Thanh Thủy (Ban Phong trào)'."""
    if (
        len(text) > 60
        or "\t" in text
        or (text[-1] in ".;:,!?" and text[-3:-2] != " ")
        or any(c.isdigit() for c in text)
    ):
        return False
    words = _BY.sub("", text).replace(",", " ").split()
    named = len(words) <= 9 and all(word[0].isupper() or word in _JOINTS for word in words)
    return named and not (_OFFICE.search(text) or LISTED.match(text))
