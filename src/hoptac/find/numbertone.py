"""What a number counts by the words around it, for numbers that no rule reads (decision 0031).

The table ``numbers.tsv`` holds what words before a number, words behind it and words of its sentence count for each
measure, for help that our side gives or gets, and for none of them (``find.tone``).
"""

from __future__ import annotations

import re
from itertools import pairwise

from hoptac.find.flows import helps
from hoptac.find.marked import Marked
from hoptac.find.signs import MONEY, Token
from hoptac.find.tone import ENDS, Tone, tone_of

_WORD = re.compile(r"[^\W\d_]+|[@&=~¤^%]|[;:,()]|\d+")
#: How many words before and behind a number are known as such.
_NEAR = 10
#: The least likelihood where a rule knows the words around a number and reads nothing in them.
SURE = 0.9
#: Marks of a feature: before the number, behind it, anywhere in the sentence.
_BEFORE, _BEHIND, _ANYWHERE = "-+*"


def features(marked: Marked, token: Token) -> tuple[str, ...]:
    """What is weighed of a number: its kind and magnitude, which side usually helps, words and pairs of them before it
    and behind it, the words of its sentence; sides, other numbers and times as the signs that they are.
    """
    first, last = ENDS
    before = [first, *_words(marked.text[: token.at])]
    behind = [*_words(marked.text[token.at + 1 :]), last]
    told = [_kind(token), f"# {helps(marked)}"]
    for mark, words in ((_BEFORE, before[-_NEAR:]), (_BEHIND, behind[:_NEAR])):
        told += [f"{mark} {gram}" for gram in (*words, *map(" ".join, pairwise(words)))]
    told += [f"{_ANYWHERE} {word}" for word in (*before, *behind)]
    return tuple(dict.fromkeys(told))


def number_tone(marked: Marked, token: Token) -> Tone | None:
    """What a number counts by the words around it ("given", "got": help); None where it likely counts nothing."""
    return tone_of(features(marked, token), "numbers")


def _kind(token: Token) -> str:
    """Money, or the unit told with the number, and how many digits it has."""
    quantity = token.hit.quantity
    digits = min(len(str(int(quantity.value))), 10)
    return f"# {MONEY if token.sign == MONEY else quantity.unit or ''} {digits}"


def _words(text: str) -> list[str]:
    return ["0" if word[0].isdigit() else word for word in _WORD.findall(text)]
