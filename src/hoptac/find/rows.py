"""Those who are named in a row, joined by commas and "và", and how many words say that they are."""

from __future__ import annotations

import re

from hoptac.base.scene import Actor
from hoptac.find.lines import Line
from hoptac.find.rules import rule
from hoptac.gazetteer.places import country_of

NUMBERS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}

#: Between those who are named in a row: a comma or "và", an office, a level.
_JOINED = re.compile(
    r"\s*(?:,|và|, và|hoặc)?\s*(?:(?:lãnh đạo|chính quyền|tổng lãnh sự|lãnh sự|đại sứ|bí thư|chủ tịch|tỉnh trưởng|"
    r"thống đốc|thị trưởng)(?: quán)?\s*)?(?:tỉnh|thành phố|phía|đoàn)?\s*"
)
#: What opens a row of units.
_OPENS = re.compile(r"(?<!\w)(?:các|hai|ba|bốn|\d{1,2}) (?:tỉnh|thành phố|địa phương) ?$")
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


def number_told(words: str) -> int:
    """How many provinces, delegations or unions words tell ("cả bốn tỉnh"); 0 where none is told."""
    match = rule("commitments.several").search(words)
    return (NUMBERS.get(match.group("n")) or int(match.group("n"))) if match else 0
