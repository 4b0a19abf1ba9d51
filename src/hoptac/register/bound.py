"""Which report a decision bears on: the one of the same sentence, or of that sentence worded anew; else none.

A decision keeps what it was made upon (``payload["on"]``): key, binding, page, kind, the words that the report hangs
on, their sentence, and ``beside``: digests of the page's other sentences that told the like. No other words than those
ever bear it: better that it waits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hoptac.base.fold import fold_key
from hoptac.base.identity import squeeze
from hoptac.register.binding import sentence_digest

#: From this share of common words on a sentence is the same, worded anew.
LIKE = 0.5
_WORDS = re.compile(r"\w+")
#: Of a sentence so much is kept for telling it again (a table's row can be very long).
LONGEST = 600


@dataclass(frozen=True, slots=True)
class On:
    """What a report hangs on, now or when it was decided upon."""

    key: str
    binding: str
    kind: str = ""
    words: str = ""
    sentence: str = ""
    page: str = ""
    beside: frozenset[str] = frozenset()


def as_on(told: Mapping[str, Any]) -> On:
    """From a payload's plain form."""
    return On(**{**told, "beside": frozenset(told.get("beside", ()))})


def beside(one: On, all_of_page: Iterable[On]) -> list[str]:
    """Digests of the other sentences of a page that tell the like: the same kind, hanging on the same words."""
    own = sentence_digest(one.sentence)
    like = (other for other in all_of_page if (other.kind, other.words) == (one.kind, one.words))
    return sorted({sentence_digest(other.sentence) for other in like} - {own})


def resolve(decided: Sequence[On], told: Sequence[On]) -> dict[str, str]:
    """Binding of what was decided upon -> key of the report of the page that it is now.

    The same binding first. What is left goes to the report most like it, whatever was decided upon that since; only of
    those that stood beside each other no two are one. The same in any order: who takes a decision back repeats what it
    was made upon, which must change nothing.
    """
    now = {on.binding: on.key for on in told}
    found = {on.binding: now[on.binding] for on in decided if on.binding in now}
    lost: dict[str, On] = {}
    for on in decided:
        if on.binding not in now:
            lost[on.binding] = _both(lost.get(on.binding, on), on)
    pairs = [(likeness(was, on), was.binding, on.key) for was in lost.values() for on in told]
    for like, binding, key in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        others = (lost[other] for other, taken in found.items() if taken == key and other in lost)
        if like and binding not in found and not any(_beside(lost[binding], other) for other in others):
            found[binding] = key
    return found


def _both(one: On, other: On) -> On:
    """The same report as two decisions keep it, of two versions of its page: beside it stood what did in either."""
    kept = max(one, other, key=lambda on: (on.sentence, on.words, on.key))
    return replace(kept, beside=one.beside | other.beside)


def _beside(one: On, other: On) -> bool:
    return sentence_digest(one.sentence) in other.beside or sentence_digest(other.sentence) in one.beside


def likeness(was: On, now: On) -> float:
    """How surely a report is what was decided upon, by another sentence or other words of it; 0: it is not."""
    if was.key == was.binding or now.key == now.binding:  # entered by hand: it is itself and nothing else
        return 0.0
    if not was.sentence:  # decided before sentences were kept
        return float(was.key == now.key)
    same = sentence_digest(was.sentence) == sentence_digest(now.sentence)
    if was.kind != now.kind or not (was.words == now.words or (same and _overlaps(was.words, now.words))):
        return 0.0
    if not same and sentence_digest(now.sentence) in was.beside:
        return 0.0
    return 1.0 if same else _alike(was.sentence, now.sentence)


def _overlaps(one: str, other: str) -> bool:
    return bool(one and other) and (one in other or other in one)


def _alike(one: str, other: str) -> float:
    """The share of words in common; 0 below ``LIKE``, and where each prints a number that the other does not."""
    first, second = (set(_WORDS.findall(fold_key(text))) for text in (one, other))
    numbers = [{word for word in words if word.isdecimal()} for words in (first, second)]
    share = len(first & second) / len(first | second) if first | second else 0.0
    return share if share >= LIKE and (numbers[0] <= numbers[1] or numbers[1] <= numbers[0]) else 0.0


def cut(words: str) -> str:
    """Words as a decision keeps them."""
    return squeeze(words)[:LONGEST]
