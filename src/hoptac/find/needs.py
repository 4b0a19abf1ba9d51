"""Which words a pattern cannot do without: looking for them first spares most trials of a rule.

``str.find`` runs through a sentence some thirty times as fast as an alternation behind a look-behind, and on most
sentences most rules have nothing to find. Derived from the pattern as ``re`` parses it, so nobody has to keep it true.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from hoptac.base.begins import parser

#: More words than this say little; more than ``FEW`` cost as much as the trial that they spare when looked for one by
#: one, and are looked for in whole sentences alone (``rules.possible``).
MOST = 80
FEW = 20


def needs(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Words of which every match holds at least one; none where nothing can be said.

    >>> needs(re.compile(r"(?<!\\w)(?:đón tiếp|tiếp|hội đàm)(?: với)?(?!\\w)"))
    ('hội đàm', 'tiếp')
    >>> needs(re.compile(r"\\d+ (?:năm)?"))
    ()
    """
    if parser is None or pattern.flags & (re.IGNORECASE | re.VERBOSE):
        return ()
    found = _of(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))
    return tuple(sorted(found)) if found and len(found) <= MOST else ()


def any_in(words: tuple[str, ...], text: str, start: int, end: int) -> bool:
    """Whether one of the words stands in the stretch; a loop over ``in``, for it runs a thousand times a page."""
    part = text if start == 0 and end >= len(text) else text[start:end]
    for word in words:  # noqa: SIM110
        if word in part:
            return True
    return False


def _of(items: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """The best of what the items of a sequence need: long words before short ones, then few before many."""
    return max(_each(items), key=lambda words: (min(map(len, words)), -len(words)), default=frozenset())


def _each(items: Iterable[tuple[Any, Any]]) -> Iterator[frozenset[str]]:
    """What each item needs, letters in a row as one word; a single letter tells too little, a sign tells enough."""
    run = ""
    for op, value in items:
        name = str(op)
        if name == "LITERAL":
            run += chr(value)
            continue
        if _tells(run):
            yield frozenset((run,))
        run = ""
        if words := _inside(name, value):
            yield words
    if _tells(run):
        yield frozenset((run,))


def _tells(run: str) -> bool:
    return len(run) > 1 or (run != " " and run.isprintable() and not run.isalnum() and bool(run))


def _inside(name: str, value: Any) -> frozenset[str]:
    """What a group, a repeat or a choice needs; nothing for all that may match without letters of its own."""
    if name == "SUBPATTERN":
        return _of(value[3])
    if name == "ATOMIC_GROUP":
        return _of(value)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _of(value[2]) if value[0] > 0 else frozenset()
    if name == "BRANCH":
        each = [_of(branch) for branch in value[1]]
        return _shortest(frozenset().union(*each)) if all(each) else frozenset()
    return frozenset()


def _shortest(words: frozenset[str]) -> frozenset[str]:
    """Without those that hold another one: who finds 'tiếp' has found 'đón tiếp'."""
    return frozenset(w for w in words if not any(o != w and o in w for o in words))
