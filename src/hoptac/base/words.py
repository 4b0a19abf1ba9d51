"""The words of a text as search knows them: without marks, without signs, each with its place in the text.

'Sê Kông, Đắk Lắk' has the words se, kong, dak, lak; '12/CTr-UBND' has 12, ctr, ubnd. Lao is written without blanks:
its words here are orthographic clusters (a consonant with the vowel signs and tone marks around it), and what stands
together is searched for as a phrase. Everything that finds or marks words uses this one cut, so both databases and the
screen agree on what a word is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hoptac.base.fold import fold, strip

_LAO = "[\u0ec0-\u0ec4]?[\u0e81-\u0eae\u0edc-\u0edf][\u0eb1\u0eb4-\u0ebd\u0ec8-\u0ece]*[\u0eb0\u0eb2\u0eb3]?"
_WORD = re.compile(rf"{_LAO}|[\u0ed0-\u0ed9]+|[^\W_\u0e80-\u0eff]+")
#: Longer ones are cut: PostgreSQL keeps no word of more than 2 kB.
_LONGEST = 60

Phrase = tuple[str, ...]
#: At the end of a phrase: its last word may go on. No word holds this sign.
OPEN = "*"


@dataclass(frozen=True, slots=True)
class Word:
    """A word without marks and its place: ``text[start:end]`` is what is printed."""

    plain: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """The words of NFC text in their order.

    >>> [(word.plain, word.start) for word in words("Sê Kông: 1.249")]
    [('se', 0), ('kong', 3), ('1', 9), ('249', 11)]
    """
    return (Word(m.group()[:_LONGEST], m.start(), m.end()) for m in _WORD.finditer(strip(text)))


def plain_words(text: str) -> Phrase:
    """The words alone."""
    return tuple(found[:_LONGEST] for found in _WORD.findall(strip(text)))


def filed(name: str) -> tuple[Phrase, str]:
    """What a list of names is put in order by: syllable by syllable, without marks, as an index on paper is.

    >>> sorted(["Hà Nội", "Cao Bằng", "Đồng Nai", "Điện Biên", "Gia Lai", "Cà Mau", "Đà Nẵng"], key=filed)
    ['Cà Mau', 'Cao Bằng', 'Đà Nẵng', 'Điện Biên', 'Đồng Nai', 'Gia Lai', 'Hà Nội']
    """
    return plain_words(name), name


@lru_cache(maxsize=65536)  # Vietnamese has some seven thousand syllables
def _has_marks(word: str) -> bool:
    return strip(word) != word


def marked_words(text: str) -> Phrase:
    """Those words of NFC text that bear marks, with them, each once: what tells Lào from lao.

    >>> marked_words("Lào, lao động, THOẢ thuận")
    ('lào', 'động', 'thỏa', 'thuận')
    """
    return tuple(word[:_LONGEST] for word in dict.fromkeys(_WORD.findall(fold(text).text)) if _has_marks(word))


def holds(line: str, phrase: Phrase) -> bool:
    """Whether words with a blank around each of them have a phrase among them.

    >>> holds(" ve se kong ", ("se", "kong")), holds(" ve se kong ", ("se", "ko*")), holds(" ve se kong ", ("kon",))
    (True, True, False)
    """
    wanted = f" {' '.join(phrase)} "
    return wanted.removesuffix(f"{OPEN} ") in line


def find_phrases(text: str, phrases: Iterable[Phrase]) -> Iterator[tuple[int, int, Phrase]]:
    """Where phrases stand in NFC text, as (start, end, phrase), by place; of several at one place the longest first."""
    stands = list(words(text))
    by_first: dict[str, list[Phrase]] = {}
    open_words = [phrase for phrase in dict.fromkeys(phrases) if len(phrase) == 1 and phrase[0].endswith(OPEN)]
    for phrase in sorted(set(phrases) - set(open_words), key=len, reverse=True):
        if phrase:
            by_first.setdefault(phrase[0], []).append(phrase)
    for number, word in enumerate(stands):
        for phrase in (*by_first.get(word.plain, ()), *open_words):
            if _follows(stands, number, phrase):
                yield word.start, stands[number + len(phrase) - 1].end, phrase


def _follows(stands: Sequence[Word], number: int, phrase: Phrase) -> bool:
    """Whether the words from a place on are the phrase."""
    last = number + len(phrase)
    return last <= len(stands) and all(
        _is(stands[n].plain, plain) for n, plain in zip(range(number, last), phrase, strict=True)
    )


def _is(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith(OPEN) else word == wanted
