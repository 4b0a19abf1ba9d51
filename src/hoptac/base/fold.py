"""Folding: text made comparable without ever losing the place in the original.

``fold`` keeps Vietnamese letters but makes case, the place of the tone mark (thoả / thỏa, uỷ / ủy), dashes and runs of
blanks the same; ``strip`` also drops every mark (search: "se kong" finds "Sê Kông"). Input is NFC; decomposed text is
composed at intake (decode).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from hoptac.base.nouns import Span

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook above, dot below
_BLANK = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_QUOTES = "“”„‟«»"
_SINGLE = "‘’‛`´"

_VOWELS = "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
#: Vietnamese letters for a pattern's brackets: capitals, and small ones. A range such as À-Ỹ would hold both.
UPPER = f"A-ZĐ{_VOWELS}"
LOWER = f"a-zđ{_VOWELS.lower()}"


def _tone_pairs() -> dict[str, str]:
    """'oả' -> 'ỏa' and its like: the old and the new place of the tone in oa, oe, uy, one pair of letters for
    another.
    """
    pairs = {}
    for first, second in ("oa", "oe", "uy"):
        for tone in _TONES:
            old = first + unicodedata.normalize("NFC", second + tone)
            pairs[old] = unicodedata.normalize("NFC", first + tone) + second
    return pairs


_PAIRS = _tone_pairs()
# Before a final consonant, a vowel, and after q the mark on the second letter is the only spelling (hoàn, loại, quý).
# Here and below what must not stand before is looked at last: a pattern that begins with letters is found much sooner.
_PAIR = re.compile(rf"(?:{'|'.join(_PAIRS)})(?<!q..)(?![^\W\d_])")
# Single syllables written with i by some and with y by others: the form that most papers have.
_IY = {
    "kí": "ký",
    "kì": "kỳ",
    "kỉ": "kỷ",
    "kĩ": "kỹ",
    "lí": "lý",
    "li": "ly",
    "lì": "lỳ",
    "lị": "lỵ",
    "mĩ": "mỹ",
    "hi": "hy",
    "tỉ": "tỷ",
    "quí": "quý",
    "qúy": "quý",
    "sỹ": "sĩ",
    "ti": "ty",
}
_APART = {"ti": "(?! vi)", "li": "(?<!va li)", "lì": "(?! xì)"}  # a television, a suitcase, a gift at Tết
_I_OR_Y = re.compile(
    "|".join(rf"{word}(?<![^\W\d_]{'.' * len(word)})(?![^\W\d_]){_APART.get(word, '')}" for word in _IY)
)
_TABLE = {
    **{ord(c): " " for c in _BLANK},
    **{ord(c): "-" for c in _DASHES},
    **{ord(c): '"' for c in _QUOTES},
    **{ord(c): "'" for c in _SINGLE},
}
_SIGN = re.compile(f"[{_BLANK}{_DASHES}{_QUOTES}{_SINGLE}]")
_RUN = re.compile(r"[ \t]{2,}|[\t\u200b\u200c\u200d\u00ad\ufeff]+")
_RUN_SIGNS = ("  ", "\t", "\u200b", "\u200c", "\u200d", "\u00ad", "\ufeff")  # one of them stands in every run


_DS = {"Ð": "Đ", "Ɖ": "Đ", "ð": "đ"}


def nfc(text: str) -> str:
    """Composed Unicode, with Lao *am* (U+0ECD U+0EB2) as the one letter U+0EB3, which NFC does not unify, and the Đ of
    other alphabets (Icelandic, African), which old keyboards and fonts put in its place, as Vietnam's.
    """
    text = unicodedata.normalize("NFC", text).replace("\u0ecd\u0eb2", "\u0eb3")
    for other, ours in _DS.items():
        text = text.replace(other, ours)
    return text


def _plain(sign: re.Match[str]) -> str:
    """The plain sign for a blank, a dash or a quotation mark of another kind."""
    return _TABLE[ord(sign.group())]


def _lower(text: str) -> str:
    """Lower case, one character for one (İ would give two)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and, where characters were dropped, the place of each in the original.

    >>> folded = fold("Thoả  thuận")
    >>> folded.text, folded.span(0, 4), folded.span(5, 10)
    ('thỏa thuận', Span(start=0, end=4), Span(start=6, end=11))
    """

    text: str
    offsets: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> Span:
        """The original's span for ``text[start:end]``."""
        if self.offsets is None:
            return Span(start, end)
        return Span(self.offsets[start], self.offsets[end - 1] + 1 if end > start else self.offsets[start])

    def words(self, span: Span) -> str:
        """The folded words at the original's span."""
        if self.offsets is None:
            return self.text[span.start : span.end]
        return self.text[self.at(span.start) : self.at(span.end)]

    def at(self, place: int) -> int:
        """Where the original's place stands in the folded text (the nearest one not before it)."""
        return place if self.offsets is None else bisect_left(self.offsets, place)


@lru_cache(maxsize=8192)  # titles and names of one page are compared again and again
def fold_key(text: str) -> str:
    """The folded form of a phrase of a table: as ``fold``, without the map."""
    return fold(nfc(text)).text


def fold(text: str) -> Folded:
    """Fold NFC text for matching; blanks in a run count once (a run with a tab as a tab), invisible characters
    not at all.
    """
    flat = _lower(_SIGN.sub(_plain, text))
    flat = _PAIR.sub(lambda m: _PAIRS[m.group()], flat)
    flat = _I_OR_Y.sub(lambda m: _IY[m.group()], flat)
    if not any(sign in flat for sign in _RUN_SIGNS):
        return Folded(flat)
    out: list[str] = []
    offsets: list[int] = []
    end = 0
    for run in _RUN.finditer(flat):
        out.append(flat[end : run.start()])
        offsets.extend(range(end, run.start()))
        if run.group()[0] in " \t":
            out.append("\t" if "\t" in run.group() else " ")  # a tab parts the cells of a table
            offsets.append(run.start())
        end = run.end()
    out.append(flat[end:])
    offsets.extend(range(end, len(flat)))
    offsets.append(len(flat))
    return Folded("".join(out), tuple(offsets))


class _Marks(dict[int, str]):
    """One NFC character to its base letter, found once and kept."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = "d" if char in "đĐð" else unicodedata.normalize("NFD", char)[0].lower()
        self[code] = base if len(base) == 1 else char
        return self[code]


_MARKS = _Marks()


def strip(text: str) -> str:
    """Lower-case and without marks, one character for one: 'Sê Kông, Đắk Lắk' -> 'se kong, dak lak'."""
    return text.translate(_MARKS)


@lru_cache(maxsize=8192)
def letters(text: str) -> str:
    """Only the letters and digits, without marks and blanks: 'Sê-kông', 'Sê Kông' and 'Sekong' are one."""
    return "".join(c for c in strip(nfc(text)) if c.isalnum())
