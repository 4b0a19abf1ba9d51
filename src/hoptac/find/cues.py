"""The words of a courtesy in a line and the verb that governs them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hoptac.base.scene import Actor
from hoptac.find.lines import Line
from hoptac.find.rules import rule
from hoptac.gazetteer.places import PLACES

_SENT = 140  # characters between a verb of sending and what is sent
#: What parts a verb of sending from a noun that is not its object.
_PARTED = re.compile(r"[.;:\"]|, (?:ông|bà|ngài|đồng chí|đ/c)(?!\w)")
#: Before the country whose feast it is.
_FEAST_OF = re.compile(
    r"(?<!\w)(?:quốc khánh|quốc tang|ngày độc lập|ngày thành lập|tết(?: cổ truyền)?|năm mới)"
    r"(?: (?:của|nước|chdcnd|cộng hòa dân chủ nhân dân|vương quốc|cộng hòa|nhân dân))* $"
)
#: Whose letter it is in which something is said: "nhận thư của Chủ tịch xã Đông, mừng ông A".
_LETTER_OF = re.compile(
    r"(?<!\w)(?:thư|điện|điện văn|công thư|công hàm|thiệp)(?! của (?:đoàn|bạn đọc))[^.;:\"]{0,40}? của "
    r"(?=[^.;:\"]{3,120},[^,.;:\"]{0,12}$)"
)
_GOT_LETTER = re.compile(
    r"(?<!\w)nhận (?:được |đã )?(?:bức |lá )?(?:thư|điện|điện văn|công hàm|thiệp) của (?=[^.;:,\"]{3,80}$)"
)
#: The words of a wish before those whom it is for.
_WISH = re.compile(
    r"(?:lời |gửi |xin |cầu |thăm(?:,| và) )*(?:chúc|mừng)(?: mừng)?(?: năm mới| tết(?: nguyên đán| cổ truyền)?)?(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """The words of a courtesy in a line, and the verb that governs them: ``start`` and ``end``, ``verb`` and ``to``.

    In "bà gửi tới xã Đông lời chúc" the words are "lời chúc", the verb begins at "gửi", and whom it is for stands
    from ``to`` on.
    """

    kind: str
    start: int
    end: int
    verb: int
    to: int
    noun: bool = False


def make_cue(line: Line, kind: str, match: re.Match[str]) -> Cue:
    """The cue at a rule's hit."""
    groups = match.re.groupindex
    start = match.start("wish") if "wish" in groups and match.group("wish") else match.start()
    end = match.end("noun") if "noun" in groups and match.group("noun") else match.end()
    noun = end < match.end() or rule("courtesies.noun").search(line.low[start:]) is not None
    verb = _sending(line, start) if noun else None
    wish = _WISH.match(line.low, start) if kind in ("greet", "congratulate") else None
    after = wish.end() if wish else match.end()
    return Cue(kind, start, end, verb[0] if verb else start, verb[1] if verb else after, noun)


def _sending(line: Line, start: int) -> tuple[int, int] | None:
    """Where the verb stands that sends the noun at a place ("gửi tới bà con lời chúc")."""
    found = list(rule("courtesies.sends").finditer(line.low, max(0, start - _SENT), start))
    if not found or _PARTED.search(line.low, found[-1].end(), start):
        return None
    return found[-1].span()


def is_of_feast(line: Line, actor: Actor) -> bool:
    """Whether a country only says whose feast it is: "điện mừng Quốc khánh nước A của tỉnh B gửi tới tỉnh C"."""
    states = actor.how == "place" and all(PLACES[u].kind == "country" for u in actor.units)  # no province has one
    return states and _FEAST_OF.search(line.low, 0, max(0, line.at(actor.span.start))) is not None


def letter_of(line: Line, end: int) -> int:
    """Where it is told whose letter says what stands at a place; -1 where that is not told."""
    match = _LETTER_OF.search(line.low, 0, end) or _GOT_LETTER.search(line.low, 0, end)
    return match.end() if match is not None else -1
