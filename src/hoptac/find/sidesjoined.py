"""Sides named near each other taken together: one after another, explained by a country, counted and then named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from hoptac.find.rules import rule
from hoptac.find.signs import BOTH, OURS, THEIRS, Token
from hoptac.gazetteer.places import PLACES, country_of

_NUMBERS = {"ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
#: Provinces that are counted where they were named, or will be: "bốn tỉnh Nam Lào".
COUNTED = re.compile(r"(?<!\w)(\w+) (?:tỉnh|địa phương)(?: [^\W\d_]+){0,3}$")


def number_of(word: str) -> int:
    """The number that a word says, in letters or digits; 0 for any other."""
    return _NUMBERS.get(word, int(word) if word.isdigit() else 0)


def _explains(previous: Token, token: Token, gap: str) -> bool:
    """Whether a country, or the province of a city, only explains the units before it."""
    whole = token.units[0]
    if len(token.units) != 1 or not rule("sides.explains").search(gap):
        return False
    if PLACES[whole].kind != "country":
        return all(PLACES[u].parent == whole and whole != u for u in previous.units)
    return all(country_of(u) == whole and u != whole for u in previous.units)


def joined(text: str, tokens: Iterable[Token]) -> list[Token]:
    """Sides named one after another as one; a country that only explains a province taken into it."""
    out: list[Token] = []
    for token in tokens:
        previous = out[-1] if out else None
        gap = text[previous.end : token.start] if previous else ""
        if previous is None:
            out.append(token)
        elif _explains(previous, token, gap):
            end = token.end + (text[token.end : token.end + 1] == ")" and "(" in gap)
            out[-1] = replace(previous, end=end)
        elif previous.sign == token.sign and previous.sign != BOTH and rule("sides.and").search(gap):
            units = tuple(dict.fromkeys((*previous.units, *token.units)))
            out[-1] = replace(previous, end=token.end, units=units)
        elif previous.sign == BOTH and token.sign in (OURS, THEIRS) and gap.strip() in ("", ":"):
            out[-1] = replace(token, start=previous.start)
        else:
            out.append(token)
    return out


def named_behind(text: str, tokens: list[Token]) -> list[Token]:
    """Sides with "3 tỉnh" as the units abroad named behind it: "tại 3 tỉnh phía Nam của Lào là A, B và C"."""
    out = list(tokens)
    for place, token in enumerate(tokens):
        said = COUNTED.match(text[token.start : token.end]) if token.sign == BOTH else None
        number = number_of(said[1]) if said else 0
        units = tuple(dict.fromkeys(u for t in tokens[place + 1 :] if t.sign == THEIRS for u in t.units))
        units = tuple(u for u in units if PLACES[u].kind != "country")
        last = tokens[-1].start
        if number > 2 and len(units) == number and not re.search(r"[;.]| và (?:cử|đã|được)", text[token.end : last]):
            out[place] = replace(token, sign=THEIRS, units=units)
    return out


def each_of(text: str, tokens: list[Token]) -> list[Token]:
    """Sides with "mỗi tỉnh" as the units named right before it: "Điện Biên và Lào Cai, mỗi tỉnh 60 triệu"."""
    out: list[Token] = []
    for token in tokens:
        previous = next((t for t in reversed(out) if len(t.units) > 1 and t.sign != BOTH), None)
        if previous is not None and rule("sides.one-of-them").search(text[previous.end : token.end]):
            token = replace(token, sign=previous.sign, units=previous.units)
        out.append(token)
    return out
