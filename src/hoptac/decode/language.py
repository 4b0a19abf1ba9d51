"""The language of a page, by its letters, else by its commonest words."""

from __future__ import annotations

import re

_LAO = re.compile("[\u0e80-\u0eff]")
_THAI = re.compile("[\u0e00-\u0e7f]")
_KHMER = re.compile("[\u1780-\u17ff]")
_HAN = re.compile("[\u4e00-\u9fff]")
_VIETNAMESE = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
_WORD = re.compile(r"[^\W\d_]+")
_STOPS = {
    "en": re.compile(r"\b(?:the|of|and|to|in|for|with|on|was|is|by|at|that|from|as|are|has|have|will|his|its)\b"),
    "vi": re.compile(r"\b(?:va|cua|cac|co|cho|duoc|trong|voi|nhung|tai|da|den|tinh|ngay|doan|hai|dong|chi|lanh|dao)\b"),
    "fr": re.compile(r"\b(?:le|la|les|des|du|et|en|une|est|pour|dans|que|au|par|avec|sur)\b"),
}


def find_language(text: str) -> str:
    """An ISO 639-1 code, ``und`` where nothing decides. ``text`` best holds the article alone."""
    sample = text[:6000]
    vietnamese = len(_VIETNAMESE.findall(sample))
    if vietnamese > 0.06 * len(sample):
        return "vi"
    letters = sum(map(len, _WORD.findall(sample))) or 1
    if vietnamese > 0.06 * letters:
        return "vi"
    for code, pattern in (("lo", _LAO), ("th", _THAI), ("km", _KHMER), ("zh", _HAN)):
        if len(pattern.findall(sample)) > 0.3 * letters:
            return code
    words = len(_WORD.findall(sample))
    counts = {code: len(stops.findall(sample.lower())) for code, stops in _STOPS.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] >= max(2, words // 12) else "und"
