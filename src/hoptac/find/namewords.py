"""How a personal name is built: its words and signs, Vietnamese, Lao and Korean makes, where it begins in a run of
capitalised words, and what no name is.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from hoptac.base.fold import fold_key, letters
from hoptac.base.korean import APART, KOREAN, korean_at
from hoptac.find.rules import rule
from hoptac.gazetteer.names import any_vi_name, historic_names, lao_names, vi_names
from hoptac.gazetteer.places import country_names
from hoptac.gazetteer.world import PARTS, WORLD

#: How an office behind a dash begins.
_OFFICE = (
    "phó|chủ|bí|trưởng|giám|tỉnh|thành|ủy|uỷ|nguyên|hiện|là|đại|thứ|bộ|cục|tổng|thường|trợ|thư|hiệu|viện|chánh|quyền|"
    "cựu|thị|huyện|đô|đồng|người|và|ông|bà"
)
_WORD = re.compile(r"\S+")


@cache
def name_pattern(apart: bool = False) -> re.Pattern[str]:
    """A run of capitalised words; hyphens, apostrophes and small particles (de, van) may stand inside, and dashes
    between blanks where the page has them within names.
    """
    latin = [chr(c) for c in range(0x41, 0x1F00) if unicodedata.name(chr(c), "").startswith("LATIN")]
    upper = "".join(c for c in latin if c.isupper())
    word = rf"(?:[A-Z]\.[ ](?=[A-Z][a-z]{{2,}}(?![^\W\d_])))?[{upper}][^\W\d_]*(?:[-’'‑–][^\W\d_]+)*"
    if apart:
        syllable = rf"[ ]?[-–][ ]?(?!(?:{_OFFICE})\b)(?:(?![{upper}])[^\W\d_]){{2,7}}(?![^\W\d_])"
        word = rf"(?:[{upper}][^\W\d_]*(?:-[^\W\d_]+)+[ ][{upper}][^\W\d_]*(?:{syllable}){{2,4}}|{word})"
    particles = r"(?:(?:de|van|von|bin|da|del|der|den|la|al|du|binti|ibn|el)(?:[ ]|[ ]?-[ ]?)){0,2}"
    short = rf"[A-ZĐ]\.[ ]?[{upper}](?:[^\W\d_]*(?:-[^\W\d_]+)+|[^\W\d_]{{3,}}(?!\w|-))"  # "V.Pu-tin", "Đ.Trăm"
    word = rf"(?:{APART}|{short}|{word})"
    return re.compile(rf"{word}(?:(?:[ \u00a0]{{1,2}}|[ ]-[ ]){particles}{word})*(?![\w])")


def is_vietnamese(name: str) -> bool:
    """Whether a name is made like a Vietnamese one: a family name, then one to four more words, no hyphen."""
    words = fold_key(name).split()
    if not 2 <= len(words) <= 5 or "-" in name:
        return False
    if words[0] not in vi_names("family"):
        return False
    return len(words) <= 4 and any(word in any_vi_name() for word in words[1:])


def is_lao(name: str) -> bool:
    """Whether some part of a name is known from Lao names."""
    parts = name.split()
    joined = [letters(part) for part in parts]
    return letters(name) in lao_names() or any(part in lao_names() for part in joined)


def _degree(name: str) -> int:
    """Where a name begins behind a degree in capitals (BSCKII Võ Văn An, PGS TS …)."""
    words = name.split(" ")
    skipped = 0
    while (
        len(words) > 2
        and len(words[0].rstrip(".")) > 1
        and words[0].isupper()
        and any(not w.isupper() for w in words[1:])
    ):
        skipped += len(words.pop(0)) + 1
    return skipped


def last_name(name: str) -> int:
    """Where the personal name begins in a run that a school's or a place's name opens: at the last family name that
    two to four words follow (Trường Chính trị Nguyễn Chí Thanh Lê Thị Hồng Vân); 0 where the whole run is one name."""
    korean = korean_at(name)
    if korean or KOREAN.search(name) is not None:
        return korean
    found = list(_WORD.finditer(name))
    words = [match.group() for match in found]
    if len(words) < 5 or any("-" in w for w in words):
        return 0
    for at in range(len(words) - 2, 0, -1):
        rest = words[at:]
        known = fold_key(rest[-1]) in any_vi_name()  # not so in a Lao name in syllables ("Bun Lương Ma Ni Vông")
        if 3 <= len(rest) <= 4 and known and is_vietnamese(" ".join(rest)):
            return found[at].start()
    return 0


#: The word of a part of the world behind "châu": "Chủ tịch Hội đồng châu Âu".
_CONTINENTS = frozenset(("á", "âu", "phi", "mỹ", "úc"))
#: The word of a quarter behind "miền": "tỉnh miền Tây A".
_QUARTERS = frozenset(("đông", "tây", "nam", "bắc", "trung"))


#: A firm's or a chamber's name of two words in one: "EuroCham".
_CAMEL = re.compile(r"[A-Z][a-z]*(?:Cham|Bank|Tech|Net|Soft|Corp|Air|Power|Media|Mobile|Group|Land|Home|Mart)")


def begins_at(name: str, before: str) -> int:
    """Where a person's name may begin in a run of capitalised words: behind degrees, a part of the world ("châu" stands
    before), the last word of a firm's name. Its length where nothing is left.

    >>> begins_at("Samsung Electronics Park Sang-jin", "chủ tịch "), begins_at("Global Times", "báo ")
    (20, 12)
    >>> begins_at("Âu Donald Tusk", "chủ tịch hội đồng châu ")
    3
    """
    start = _degree(name)
    words = name[start:].split(" ")
    first = words[0].lower()
    skipped = 1 if before.endswith("châu ") and first in _CONTINENTS else 0
    skipped = 1 if before.endswith(("miền ", "phía ")) and first in _QUARTERS else skipped
    world = WORLD.match(name, start) or PARTS.match(name, start)
    skipped = len(world.group().split()) if world is not None else skipped
    for number, word in enumerate(words):
        if rule("people.firm").search(fold_key(word)) or _CAMEL.fullmatch(word):
            skipped = number + 1
    return min(len(name), start + sum(len(word) + 1 for word in words[:skipped]))


def is_nobody(words: str) -> bool:
    """Whether words are no person's for certain: a figure of history, a country, a sea, a part of the world, a plural.

    >>> is_nobody("Hàn Quốc"), is_nobody("Các Bộ"), is_nobody("Thái Bình Dương"), is_nobody("Nguyễn Thái Bình")
    (True, True, True, False)
    """
    key = letters(words)
    return (
        key in historic_names() or key in country_names() or rule("people.nobody").search(fold_key(words)) is not None
    )
