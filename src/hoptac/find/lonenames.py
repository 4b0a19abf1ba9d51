"""Foreigners whom a page names by one word alone, behind the office of a State ("Tổng thống Mỹ A", "Đại sứ B"), or by
what they are without an office ("A B, nhà phân tích của …").
"""

from __future__ import annotations

import re

from hoptac.base.fold import LOWER, UPPER, Folded
from hoptac.base.nouns import Span
from hoptac.base.syllables import is_syllable
from hoptac.find.rules import rule

#: Offices behind which nothing but a country or a field of government stands beside a name; a governor's or a mayor's
#: province may be one that no table holds.
_STATE = re.compile(
    r"(?<!\w)(?:(?:phó )?tổng thống|(?:phó )?thủ tướng|bộ trưởng|thứ trưởng|ngoại trưởng|(?:phó )?đại sứ|nhật hoàng|"
    r"tổng lãnh sự|thái tử|quốc vương|hoàng hậu|hoàng thân|nữ hoàng|nhà vua|thân vương|"
    r"công chúa|hoàng tử|phu nhân|thượng nghị sĩ|hạ nghị sĩ|cố vấn)"
    r"(?: (?:quốc phòng|ngoại giao|tài chính|thương mại|an ninh quốc gia))?$"
)
_COUNTRY = re.compile(rf"(?: (?:nước )?[{UPPER}][{LOWER}]*(?: [{UPPER}][{LOWER}]*)*)?(?: tại [{UPPER}][\w ]+)? $")
_WORD = re.compile(
    rf" ([{UPPER}][{LOWER}]{{2,}})(?: [IVX]+(?!\w))?"
    rf"(?![\w’'&@/.]*\w)(?!-)(?! [{UPPER}0-9])(?! [-–] [{UPPER}{LOWER}])"
)
#: Parts of States and others that such an office may be of, and what is no name.
_NO_NAMES = frozenset(
    (
        *("scotland", "catalonia", "crimea", "chechnya", "zanzibar", "bosnia", "congo", "kosovo", "czech"),
        *("macedonia", "arab", "saudi", "asean", "apec", "brexit", "covid", "twitter", "facebook", "logistics"),
    )
)


def lone_name(words: str) -> bool:
    """Whether one word is a foreigner's name: no syllable of ours, written with one capital.

    >>> lone_name("Obama"), lone_name("Abe"), lone_name("Minh"), lone_name("APEC"), lone_name("Kosovo")
    (True, True, False, False, False)
    """
    plain = words.isalpha() and len(words) > 2 and words[0].isupper() and words[1:].islower()
    return plain and not is_syllable(words) and words.lower() not in _NO_NAMES


def follows_office(text: str, start: int) -> bool:
    """Whether the office of a State, with its country or without, stands right before a place of the text."""
    before = text[max(0, start - 60) : start].rsplit("\n", 1)[-1]
    gap = _COUNTRY.search(before)
    return gap is not None and _STATE.search(before[: gap.start()].lower()) is not None


def lone_behind(text: str, end: int) -> bool:
    """Whether a foreigner's one word stands right behind an office's title that ends here: "Tổng thống A nói"."""
    word = _WORD.match(text, end)
    if word is None or not lone_name(word.group(1)):
        return False
    return _STATE.search(text[max(0, end - 40) : end].lower()) is not None


def is_described(folded: Folded, span: Span, words: str) -> bool:
    """Whether a name is followed by what somebody is by trade: "A B, chuyên gia của …"; nobody by one in capitals."""
    at = folded.at(span.end)
    return not words.isupper() and rule("people.described").pattern.match(folded.text, at) is not None
