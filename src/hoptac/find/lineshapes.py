"""Shapes of a page's lines: a heading, a chapter's number, a point without a mark."""

from __future__ import annotations

import re

from hoptac.find.lines import Line

#: What numbers a chapter, as a sentence of its own: "Phần ba. HAI BÊN THỐNG NHẤT".
_PART = re.compile(r"(?:phần|mục|chương) (?:thứ )?(?:[\divx]+|nhất|một|hai|ba|bốn|tư|năm|sáu|bảy|tám)[.:]")
#: How a sentence opens or goes on that tells a story and is no point: a day, a place, a person, what was done.
_TELLS = re.compile(
    r"^(?:ngày|sáng|chiều|tối|trưa|tại|sau|cũng|ngoài|ông|bà|đồng chí|nhân dịp|dịp này|kết thúc|trước|cùng ngày|theo"
    r"|đoàn|buổi|cuộc|phát biểu|đáp|biên bản|văn bản|hôm)(?!\w)|(?<!\w)(?:đã|vừa|cảm ơn|phát biểu|cho biết|nói|đề nghị"
    r"|mong|hứa|khẳng định|nhấn mạnh|tặng|trao(?! đổi)|chúc|mời(?! gọi)|tiếp(?! (?:tục|nhận|cận|xúc|thu))|thăm)(?!\w)"
)
#: What a heading adds in brackets: "(hai trưởng đoàn ký buổi sáng)".
_ASIDE = re.compile(r" \([^()]*\)$")
_BARE_WORDS = 45  # of the longest point without a mark
_HEADING_WORDS = 14
TITLE_WORDS = 8


def is_heading(lines: list[Line]) -> bool:
    """Whether a paragraph is a heading: one short line without a full stop."""
    if len(lines) != 1:
        return False
    low = _ASIDE.sub("", lines[0].low)
    return len(low.split()) <= _HEADING_WORDS and low[-1:] not in '.;!?…,”"'


def is_title(line: Line) -> bool:
    """Whether a heading only names what follows: a few words, no bullet, no colon that opens a list."""
    bullet = line.sentence.marker[:1] in ("-", "+", "•", "–", "*")
    return len(line.low.split()) <= TITLE_WORDS and not bullet and not line.low.endswith(":")


def is_chapter(lines: list[Line]) -> bool:
    """Whether a paragraph heads a chapter of a report: a Roman number or a capital letter and a short line."""
    return is_heading(lines) and re.fullmatch(r"(?:[IVX]+|[A-ZĐ])[.)]?", lines[0].sentence.marker) is not None


def is_bare(lines: list[Line]) -> bool:
    """Whether a paragraph may be a point without a mark: one short sentence that tells neither who spoke nor when."""
    low = lines[0].low
    return len(lines) == 1 and len(low.split()) <= _BARE_WORDS and low[-1:] in ".;" and not _TELLS.search(low)


def unnumbered(lines: list[Line]) -> list[Line]:
    """A heading without the words that number its chapter."""
    return lines[1:] if len(lines) == 2 and _PART.fullmatch(lines[0].low) and is_heading(lines[1:]) else lines
