"""Two lines' ends joined: a hyphen that only ends the line goes, one that belongs to the word stays."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hoptac.base.syllables import is_syllable

_SOFT = "\u00ad"
_HYPHENS = "-\u2010\u2011"
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_LAST = re.compile(r"([^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*)[-\u2010\u2011]$")
_ONE_VOWEL = re.compile(r"[b-df-hj-np-tv-z]{0,3}[aeiouy]{1,3}[b-df-hj-np-tv-z]{0,2}")
_LAO = re.compile("[\u0e80-\u0eff]")


def words_of(lines: Iterable[str]) -> frozenset[str]:
    """The words of a document, small, with their hyphens: they tell how a broken word is written elsewhere."""
    return frozenset(word.lower() for line in lines for word in _WORD.findall(line.replace(_SOFT, "")))


def glue(before: str, after: str, known: frozenset[str]) -> str:
    """Two lines of one paragraph as one.

    >>> [glue(*ends, frozenset()) for ends in (("tỉnh Savan-", "nakhet"), ("tỉnh Sê-", "kông"), ("hai", "tỉnh"))]
    ['tỉnh Savannakhet', 'tỉnh Sê-kông', 'hai tỉnh']
    """
    if before.endswith(_SOFT):
        return before[:-1] + after
    if before[-1:] in (*_HYPHENS, "–", "/") and before[-2:-1].isalnum():
        return before[:-1] + after if _only_ends_line(before, after, known) else before + after
    if _LAO.match(before[-1:]) and _LAO.match(after[:1]):
        return before + after
    return f"{before} {after}"


def _only_ends_line(before: str, after: str, known: frozenset[str]) -> bool:
    """Whether the hyphen at the end of ``before`` is no part of the word. Vietnamese words are one syllable and never
    broken: a hyphen between two syllables belongs to a name (Sê-kông), as does one in a Korean's (Noh-wan)."""
    head, tail = _LAST.search(before), _WORD.match(after)
    if head is None or tail is None or not after[0].islower():
        return False
    one, other = head.group(1).lower(), tail.group().lower()
    if one + other in known:
        return True
    if f"{one}-{other}" in known or not one.isalpha() or not other.isalpha():
        return False
    return not all(is_syllable(part) or _ONE_VOWEL.fullmatch(part) for part in (one, other))
