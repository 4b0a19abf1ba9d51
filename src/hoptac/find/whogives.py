"""Which side gives where no giver is named: the one not given to, the guests, who was called on, who helps mostly."""

from __future__ import annotations

import re

from hoptac.find.flows import helps
from hoptac.find.givenby import TAKES
from hoptac.find.goods import Item
from hoptac.find.marked import Marked
from hoptac.find.rules import rule
from hoptac.find.signs import BOTH, OPPOSITE, OURS, Token, side_of
from hoptac.find.unsaid import called_on, guests

_DOES = re.compile(r"[^;,]{10,}(?<!\w)do(?: [^\s;,]+){1,12} $")  # who does something else, told behind goods
#: A way that goods take, no side of the gift.
_VIA = re.compile(r"(?<!\w)(?:qua|theo|ngang)(?: (?:đường|ngả|lối|cửa khẩu|xe hàng))* $")
#: A word of giving something back, behind what was given before: "còn bà con cho lại hai con lợn".
_BACK = re.compile(r"(?:cho|biếu|tặng|gửi|gởi|trao|góp) lại(?!\w)")
#: A word of putting money together that has no subject: who is named behind it gave.
_POOLED = re.compile(
    r"(?:góp|đóng góp|quyên góp|chung tay|gom|gom góp)(?!\w)[^;]{0,60}(?: có:?| gồm:?|:)(?: [^\W\d_]+){0,5} ?$"
)
_THERE = re.compile(r"(?<!\w)(?:tại|ở|bên)(?: [^\W\d_]+){0,3} $")
_LEVEL = ("tỉnh", "thành phố", "huyện")
_NEAR = 90  # characters before a side in which a word may make it no giver


def giver_sign(marked: Marked, item: Item, verb: int, gave: str, *, told: bool) -> str:
    """Which side gives where no giver is named: not the one given to; after "ngược lại" not the usual one. ``gave``:
    the side that gave something before in the same sentence, or nothing; ``told``: by the same word of giving.
    """
    spoke = next((m.start("who") for m in rule("aid.spoke").finditer(marked.text)), -1)
    if spoke >= 0 and rule("aid.we").search(marked.text[max(0, verb - _NEAR) : verb]):
        return marked.text[spoke]
    if spoke >= 0 and rule("aid.to-us").search(marked.text, max(0, verb - _NEAR)):
        return OPPOSITE[marked.text[spoke]]
    taking = [t for t in marked.parties(0, verb) if t.sign != BOTH and TAKES.fullmatch(marked.text, t.at + 1, verb)]
    if taking:
        return OPPOSITE[taking[-1].sign]
    first, _ = marked.segment(item.start)
    named, here = _named_behind(marked, item, verb, spoke), guests(marked, first, verb)
    pooled = [t for t in named if not _THERE.search(marked.text, 0, t.at)][:1]
    if pooled and _POOLED.match(marked.text[verb : pooled[0].at]):
        return pooled[0].sign
    clause = marked.text[max(first, *(marked.text.rfind(mark, first, verb) + 1 for mark in ",:;")) : verb].lstrip()
    if named and "," in marked.text[item.end : named[0].at] and rule("aid.own-body").search(clause):
        return OURS
    if named and not (here is not None and _is_level(marked, named[0])):
        return OPPOSITE[named[0].sign]
    visited = called_on(marked, first, verb)
    if here is not None:
        return side_of(here.units)
    if visited is not None:
        return OPPOSITE[visited.sign]
    if gave:
        return OPPOSITE[gave] if not told and _BACK.match(marked.text, verb) else gave
    usual = helps(marked)
    if rule("aid.own-body").search(marked.text[first:verb].lstrip()):
        return OURS
    return OPPOSITE[usual] if rule("aid.in-return").search(marked.text[: item.start]) else usual


def _named_behind(marked: Marked, item: Item, verb: int, spoke: int) -> list[Token]:
    """The sides named behind a word of giving, but for who does something else or what lies on the way."""
    _, end = marked.segment(item.start)
    stop = marked.text.find(". ", item.start, end)
    named = [t for t in marked.parties(verb, stop if stop >= 0 else end) if t.sign != BOTH and t.at != max(spoke, verb)]
    named = [t for t in named if not _DOES.search(marked.text[max(0, t.at - _NEAR) : t.at])]
    return [t for t in named if not _VIA.search(marked.text[: t.at])]


def _is_level(marked: Marked, token: Token) -> bool:
    """Whether a side is only the word for a level, which abroad means whoever receives the guests: "bệnh viện tỉnh"."""
    return marked.scene.scan.folded.text[token.start : token.end] in _LEVEL
