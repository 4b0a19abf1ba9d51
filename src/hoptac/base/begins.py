"""With which letters the hits of a pattern begin: looking at them first spares most places of a sentence the trial.

Most patterns are a list of phrases with optional words before them, tried at every word of a sentence. A look ahead at
the first letters, sorted by the first one, turns most words away at once and halves the time of a search. Derived from
the pattern as ``re`` parses it; the hits stay the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

parser: Any
try:
    from re import _parser  # type: ignore[attr-defined]

    parser = _parser
except ImportError:  # a Python that has moved it: patterns stay as they are written
    parser = None

#: Letters of a beginning that are looked at, and beginnings beyond which looking spares nothing.
LETTERS = 3
MOST = 120
_END = "\0"  # behind what may be said several times: what follows is not known


def begins(source: str) -> frozenset[str] | None:
    """Beginnings of which every hit has one; None where nothing can be said.

    >>> sorted(begins(r"(?<!\\w)(?:đã )?(?:đón|tiếp)(?: với)?") or ())
    ['tiế', 'đã ', 'đón']
    >>> begins(r"(?<!\\w)\\w+ thăm")
    """
    known = _of(list(parser.parse(source))) if parser is not None and "(?i" not in source else None
    found = frozenset(words.rstrip(_END) for words in known or ())
    return found if found and "" not in found and len(found) <= MOST else None


def quickened(source: str) -> str:
    """The pattern with a look ahead at its first letters, where it starts at a word's edge and they can be told.

    >>> quickened(r"(?<!\\w)(?:đón|tiếp)")
    '(?=t(?:iế)|đ(?:ón))(?<!\\\\w)(?:đón|tiếp)'
    """
    found = begins(source) if source.startswith(r"(?<!\w)") else None
    if found is None:
        return source
    by_letter: dict[str, list[str]] = {}
    for words in sorted(found):
        by_letter.setdefault(words[0], []).append(re.escape(words[1:]))
    heads = "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_letter.items())
    return f"(?={heads}){source}"


def _of(items: Sequence[tuple[Any, Any]]) -> frozenset[str] | None:
    """The beginnings of a sequence; "" among them where it may match nothing."""
    if not items:
        return frozenset(("",))
    first, rest = _one(*items[0]), items[1:]
    if first is None or all(map(_is_closed, first)):
        return first
    after = _of(rest)
    if after is None:
        return None if "" in first else first
    closed = frozenset(filter(_is_closed, first))
    return closed | {(words + more)[:LETTERS] for words in first - closed for more in after}


def _is_closed(words: str) -> bool:
    """Whether a beginning is known as far as it can be."""
    return len(words) >= LETTERS or words.endswith(_END)


def _one(op: Any, value: Any) -> frozenset[str] | None:
    """The beginnings of one item; a look around or an anchor takes no letters."""
    name = str(op)
    if name in ("ASSERT", "ASSERT_NOT", "AT"):
        return frozenset(("",))
    if name == "LITERAL":
        return frozenset((chr(value),))
    if name == "IN":
        return _letters(value)
    if name == "SUBPATTERN":
        return _of(list(value[3]))
    if name == "BRANCH":
        return _any(_of(list(branch)) for branch in value[1])
    if name in ("MAX_REPEAT", "MIN_REPEAT"):
        inner = _of(list(value[2]))
        if inner is not None and value[1] > 1:
            inner = frozenset(words if _is_closed(words) or not words else words + _END for words in inner)
        return inner if value[0] > 0 else _any((inner, frozenset(("",))))
    return None


def _letters(items: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """The letters and digits of a pair of brackets."""
    found: list[range] = []
    for op, value in items:
        if str(op) == "LITERAL":
            found.append(range(value, value + 1))
        elif str(op) == "RANGE" and value[1] - value[0] < MOST:
            found.append(range(value[0], value[1] + 1))
        else:
            return None
    return frozenset(map(chr, chain(*found)))


def _any(each: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    """All beginnings of several; None where one of them cannot be told."""
    known = list(each)
    return frozenset().union(*(k for k in known if k is not None)) if None not in known else None
