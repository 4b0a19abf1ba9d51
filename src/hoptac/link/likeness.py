"""Whether two printed names may be one person's, and whether two sets of words tell of one thing.

Vietnam's own names are spelled in one way, and their marks tell people apart. Names that come through another script
(Lao, Khmer) are spelled anew by each paper: they are compared by their sounds.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from hoptac.base.fold import fold_key
from hoptac.link.namekey import name_key

#: From here on two spellings are one name; below, they are two.
ALIKE = 0.86

#: Letters that papers use for one sound of Lao or Khmer, in the order of replacing.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ngn|gn|nh(?=[aeiou])", "y"),
        (r"ng|nh", "n"),
        (r"ph|f", "p"),
        (r"kh|ck|c(?!h)|q", "k"),
        (r"th", "t"),
        (r"x|z", "s"),
        (r"w", "v"),
        (r"r", "l"),
        (r"y(?=[aeiou])", "j"),
        (r"y", "i"),
        (r"ou|oo", "u"),
        (r"ae|ee|eu|ue|uo|ua", "e"),
        (r"h$|h(?=[^aeiou])", ""),
        (r"[dtk](?=\s|$)", ""),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=1 << 16)
def _sound(name: str) -> str:
    """The sounds of a name, roughly: ``Phon-kẹo Vông-đa-la`` and ``Phonekeo Vongdara`` come near each other."""
    plain = unicodedata.normalize("NFD", name_key(name).replace("đ", "d"))
    letters = "".join(c for c in plain if c.isascii() and c.isalpha())
    for pattern, sound in _SOUNDS:
        letters = pattern.sub(sound, letters)
    return letters


def _distance(one: str, other: str) -> int:
    """Levenshtein's."""
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, against in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (letter != against))
    return row[-1]


@lru_cache(maxsize=1 << 16)
def _nearness(one: str, other: str) -> float:
    longest = max(len(one), len(other))
    return 1 - _distance(one, other) / longest if longest else 0.0


def nearness(one: str, other: str) -> float:
    """How near two names that come through another script sound, from 0 to 1; 1 for spellings that the tables know."""
    return 1.0 if name_key(one) == name_key(other) else _nearness(*sorted((_sound(one), _sound(other))))


def first_sound(name: str) -> str:
    """The first letter of a name's sounds: names that differ in it are never compared."""
    return _sound(name)[:1]


def one_name(one: str, other: str, *, foreign: bool) -> bool:
    """Whether two names may be spellings of one. ``foreign``: they come through another script.

    >>> one_name("Khampheng Xayalath", "Khăm-phểng Xay-nha-lạt", foreign=True)
    True
    >>> one_name("Nguyễn Văn Phương", "Nguyễn Văn Phượng", foreign=False)
    False
    """
    return name_key(one) == name_key(other) or (foreign and nearness(one, other) >= ALIKE)


#: Words that stand beside any object.
_EMPTY = frozenset(
    "để cho và của các những tại ở với về việc nhằm phục vụ trong một là được bị tỉnh huyện".split()  # noqa: SIM905
)


@lru_cache(maxsize=1 << 16)
def content(words: str) -> frozenset[str]:
    """The syllables of some words that say what they are about."""
    return frozenset(fold_key(words).replace("-", " ").replace(",", " ").split()) - _EMPTY


def overlap(one: str, other: str) -> float:
    """The share of the shorter words' content that the longer ones have too; 0 where either has none.

    >>> overlap("để sửa chữa trường học", "để tu sửa trường học cho bản")
    0.75
    """
    first, second = content(one), content(other)
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0
