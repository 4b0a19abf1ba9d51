"""Vietnamese syllables: enough of their build to tell real words from wrongly decoded ones."""

from __future__ import annotations

import re
import unicodedata

_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_ONSET = "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
_RIME = (
    "(?:[iy](?:ch|nh|ê(?:u|[cmnpt]|ng)|[mnpt]|a|u)?|ê(?:ch|nh|[mnptu])?|e(?:ng|[cmnopt])?"
    "|a(?:ch|ng|nh|[cimnoptuy])?|ă(?:ng|[cmnpt])|â(?:ng|[cmnptuy])|ơ(?:[imnpt])?|ư(?:ng|[aciumnt]|ơ(?:ng|[cimnptu])?)?"
    "|o(?:ng|oc|ong|[cimnpt]|a(?:ch|ng|nh|[cimnoptuy])?|ă(?:ng|[cmnpt])|e(?:[mnot])?)?"
    "|ô(?:ng|[cimnpt])?|u(?:ng|[acimnpt]|ô(?:ng|[cimnpt])?|â(?:ng|[nty])|ê(?:ch|nh|[nt])?|ơ|y(?:ch|nh|[antu]|ê[nt])?)?)"
)
_SYLLABLE = re.compile(_ONSET + _RIME)
_WORD = re.compile(r"[^\W\d_]+")


def is_syllable(word: str) -> bool:
    """Whether a word is built as a Vietnamese syllable: onset, rime, at most one tone.

    >>> is_syllable("Thỏa"), is_syllable("nghiêng"), is_syllable("Th«ng"), is_syllable("thoûa")
    (True, True, False, False)
    """
    spread = unicodedata.normalize("NFD", word.lower())
    toneless, tones = _TONE.subn("", spread)
    return tones <= 1 and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", toneless)) is not None


def share_of_syllables(text: str, most: int = 400) -> float | None:
    """Of the words with a letter beyond ASCII the share that are Vietnamese syllables; None where there are none."""
    marked: list[str] = []
    for match in _WORD.finditer(text):
        if not match.group().isascii():
            marked.append(match.group())
            if len(marked) == most:
                break
    return sum(map(is_syllable, marked)) / len(marked) if marked else None
