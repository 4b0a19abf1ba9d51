"""Those who are named in a row, joined by commas and "và", and how many words say that they are."""

from __future__ import annotations

import re

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor
from hoptac.find.lines import Line
from hoptac.find.rules import rule
from hoptac.gazetteer.places import country_of

NUMBERS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}

#: Bodies of a province whose delegations come for it.
_BODY = (
    r"(?:bộ )?công an|(?:bộ )?(?:chqs|chỉ huy quân sự)|quân sự|(?:bộ đội )?biên phòng|bđbp|hải quan|sở ngoại vụ|"
    r"mặt trận|tỉnh đoàn"
)
#: Between those who are named in a row: a comma or "và", an office, a level.
_JOINED = re.compile(
    r"\s*(?:,|và|, và|hoặc|lẫn)?\s*(?:(?:lãnh đạo|chính quyền|tổng lãnh sự|lãnh sự|đại sứ|bí thư|chủ tịch|tỉnh trưởng|"
    r"thống đốc|thị trưởng)(?: quán)?\s*)?(?:phía|đoàn|một(?: đoàn)?)?\s*(?:của\s)?"
    rf"(?:{_BODY})?\s*(?:tỉnh|thành phố|phía|đoàn)?\s*"
)
_MANY = r"(?:các|hai|ba|bốn|năm|sáu|\d{1,2})"
#: What opens a row of units.
_OPENS = re.compile(
    rf"(?<!\w){_MANY} (?:(?:tỉnh|thành phố|địa phương) ?|(?P<apart>đoàn(?: khách| công tác| đại biểu| cán bộ)?"
    rf"(?: còn lại)?(?:, một)?),?(?: của)?(?: (?:{_BODY}))?(?: các)?(?: tỉnh| thành phố)? ?)$"
)
_COUNTED = re.compile(rf"(?<!\w){_MANY} $")
#: Behind a row of those who come one after another.
_IN_TURN = re.compile(r"(?: ?\([^()]{2,24}\))?,? (?:đã |cũng )?lần lượt(?!\w)")
#: A country in brackets behind a name, whole or the end of it.
_BRACKETS = re.compile(r"^(?: ?\([^()]{2,24})?\)")


def group(line: Line, actors: list[Actor]) -> list[Actor]:
    """The first of some actors with those joined to it by commas and "và"; a country in brackets only explains one."""
    out: list[Actor] = []
    end = 0
    for actor in actors:
        gap = line.low[max(0, end) : max(0, line.at(actor.span.start))]
        explains = bool(out) and gap.strip() == "(" and {country_of(u) for u in out[-1].units} == set(actor.units)
        if out and not explains and not _JOINED.fullmatch(_BRACKETS.sub("", gap)):
            break
        out += [] if explains else [actor]
        end = line.at(actor.span.end)
    return out


def opens_row(line: Line, both: Actor, named: list[Actor]) -> bool:
    """Whether "các tỉnh" only opens a row of names of one country: "lãnh đạo các tỉnh A, B cũng đến"."""
    row = group(line, [a for a in named if a.how == "place" and a.span.start >= both.span.end])
    near = bool(row) and row[0].span.start - both.span.end <= 1
    return near and len({country_of(u) for a in row for u in a.units}) == 1


def told_as_row(line: Line, actors: list[Actor]) -> list[Actor]:
    """The last of some actors with all before them where a word opens their row ("các tỉnh A, B và C"); else none."""
    for first in range(len(actors) - 1):
        row = group(line, actors[first:])
        if row[-1] is actors[-1] and _OPENS.search(line.low, 0, max(0, line.at(row[0].span.start))):
            return row
    return []


def long_row(line: Line, actors: list[Actor]) -> list[Actor]:
    """Three or more of one country, the last of some actors among them, that commas and "và" join; else none."""
    for first in range(len(actors) - 2):
        row = group(line, actors[first:])
        if row[-1] is actors[-1] and len({country_of(u) for a in row for u in a.units}) == 1:
            return row
    return []


def came_apart(line: Line, row: Span) -> bool:
    """Whether those named in a row came each for themselves: "hai đoàn của xã A và xã B", "xã A, xã B lần lượt …"."""
    first = max(0, line.at(row.start))
    opening = _OPENS.search(line.low, 0, first)
    if opening is not None and opening["apart"] is not None:
        return True
    of_delegations = _COUNTED.search(line.low, 0, first) and line.low.startswith("đoàn", first)
    return bool(of_delegations or _IN_TURN.match(line.low, max(0, line.at(row.end))))


def counted(match: re.Match[str] | None) -> int:
    """The number that a match bears as its group n, in words or digits; 0 without a match."""
    return (NUMBERS.get(match["n"]) or int(match["n"])) if match else 0


def number_told(words: str) -> int:
    """How many provinces, delegations or unions words tell ("cả bốn tỉnh"); 0 where none is told."""
    return counted(rule("commitments.several").search(words))


def is_home_of(people: list[Actor], place: Actor) -> bool:
    """Whether a place only ends the office of the last person named ("bà A, Chủ tịch xã Đông (Lào)")."""
    if place.how != "place" or not people or people[-1].span.end > place.span.start:
        return False
    return set(place.units) <= {*people[-1].units, *(country_of(u) for u in people[-1].units)}
