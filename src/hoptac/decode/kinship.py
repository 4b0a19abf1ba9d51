"""Whether a line tells of whom the article tells: by the names that they share.

A link to another story among the paragraphs, its summary, a story printed below the writer's name look like the
article's own headings and sentences; their places and persons are others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

from hoptac.base.fold import UPPER, fold_key
from hoptac.base.syllables import is_syllable
from hoptac.decode.lines import Line

#: Capitalised words, blanks or hyphens between ("Sơn La", "Luông Pha-băng", "Nguyễn Văn An", "Salavan").
_RUN = re.compile(rf"[{UPPER}][^\W\d_]*(?:[ -][{UPPER}][^\W\d_]*)*")
#: Pairs that stand on every page and tell nothing of whom it is about.
_COMMON = frozenset(("việt nam", "trung ương", "tổ quốc", "bộ chính", "quốc hội", "nhà nước", "trung quốc"))


@lru_cache(maxsize=512)  # several steps ask for the same lines of a page
def names_in(text: str) -> frozenset[str]:
    """The names in a text, folded, as pairs of neighbouring words ("Lê Văn An" gives two, so that "Văn An" is found)
    and single words of other languages.

    >>> sorted(names_in("Sơn La đón ông Lê Văn An từ Salavan")), names_in("Hai bên bàn việc mở cửa khẩu")
    (['lê văn', 'salavan', 'sơn la', 'văn an'], frozenset())
    """
    found: set[str] = set()
    if text.isupper():
        return frozenset()  # a heading in capitals shows no names
    for run in _RUN.findall(text):
        words = fold_key(run.replace("-", " ")).split()
        found |= {f"{one} {two}" for one, two in pairwise(words)}
        found |= {word for word in words if len(word) > 4 and not is_syllable(word)}
    return frozenset(found - _COMMON)


def tally(lines: Iterable[Line]) -> Counter[str]:
    """How many of these lines name whom."""
    return Counter(name for line in lines for name in names_in(line.text))


def is_stranger(line: Line, article: Mapping[str, int]) -> bool:
    """Whether a line names somebody whom no other line of its article names (``article``: their tally, its own with
    it)."""
    names = names_in(line.text)
    return bool(names) and all(article[name] <= 1 for name in names)
