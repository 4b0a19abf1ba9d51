"""Bodies in the text: the organs that organisations.csv knows, the longest name where several fit."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from hoptac.base.fold import Folded
from hoptac.base.frozen import frozen
from hoptac.base.nouns import Mention
from hoptac.find.needs import needs
from hoptac.gazetteer.bodies import ANCHORS, BODIES, SMALL

#: How far from the letters that it needs a name may begin or end.
_REACH = 100
#: The last word of a name that serves bodies of every level (UBND huyện, Đảng ủy phường).
_LEVEL = re.compile(
    r"(?<!\w)(?:(?P<district>huyện|quận|thị xã)|(?P<commune>xã|phường|thị trấn|đặc khu)"
    r"|(?P<central>trung ương|tối cao))$"
)
#: What may stand between the name of a body of every level and its level word.
_LEVEL_BEHIND = re.compile(r" (?:(?P<district>huyện|quận|thị xã)|(?P<commune>xã|phường|thị trấn|đặc khu))(?!\w)")


@frozen
class BodyHit:
    """A body named: its code, and the level that its words or its row say."""

    code: str
    level: str


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {code: re.compile(rf"(?:{body.pattern})(?!\w)") for code, body in BODIES.items()}


@cache
def _anchors() -> tuple[AhoCorasick, tuple[tuple[str, ...], ...]]:
    """Letters without which no name of a row can stand, with the rows of each."""
    rows: dict[str, list[str]] = {}
    for code, pattern in _patterns().items():
        for word in ANCHORS.get(code) or needs(pattern):
            rows.setdefault(word, []).append(code)
    return AhoCorasick(list(rows), matchkind=MatchKind.Standard), tuple(tuple(codes) for codes in rows.values())


def _stretches(text: str) -> dict[str, list[list[int]]]:
    """Where each row is worth trying: around the letters that it cannot do without."""
    automaton, rows = _anchors()
    out: dict[str, list[list[int]]] = {}
    for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        for code in rows[index]:
            known = out.setdefault(code, [])
            if known and start - _REACH <= known[-1][1]:
                known[-1][1] = max(known[-1][1], end + _REACH)
            else:
                known.append([max(0, start - _REACH), end + _REACH])
    return out


def _level(code: str, text: str, start: int, end: int) -> str:
    match = _LEVEL.search(text[start:end]) or _LEVEL_BEHIND.match(text, end)
    level = BODIES[code].level
    return match.lastgroup or level if match and level == "provincial" else level


def _hits(text: str) -> list[tuple[int, int, str]]:
    """All names of all rows, the longest first; of equal ones that of a row of one country."""
    found = [
        (match.start(), match.end(), code)
        for code, stretches in _stretches(text).items()
        for first, last in stretches
        for match in _patterns()[code].finditer(text, first, last)
        if match.end() > match.start() and not text[match.start() - 1 : match.start()].isalnum()
    ]
    return sorted(found, key=lambda f: (f[0] - f[1], BODIES[f[2]].country == "any", f[0], f[2]))


def find_bodies(text: str, folded: Folded) -> list[Mention]:
    """The bodies that a page names, left to right, none overlapping another."""
    taken: list[tuple[int, int, Any]] = []  # in order of the text
    for start, end, code in _hits(folded.text):
        span = folded.span(start, end)
        named = code in SMALL or text[span.start].isupper() or text[span.start].isdigit()
        at = bisect_left(taken, end, key=_begin)
        if named and not (at and taken[at - 1][1] > start):
            hit = BodyHit(code, _level(code, folded.text, start, end))
            taken.insert(at, (start, end, Mention(span, "body", hit, "bodies.table")))
    return [mention for _, _, mention in taken]


def _begin(hit: tuple[int, int, Any]) -> int:
    return hit[0]
