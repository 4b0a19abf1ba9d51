"""Who is meant where sides are counted: "ba tỉnh", "bốn đoàn", "năm Hội", "cả hai đoàn" of those that a page named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hoptac.gazetteer.places import PLACES
from hoptac.link.pairs import Pair

_NUMBERS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6}
#: More than four, which are sides only where a page named as many: "trong năm tỉnh đã …" tells a year.
MANY = re.compile(
    r"(?<!\w)(?<!trong )(?:cả |lãnh đạo )?(?:năm|sáu|0?[56]) "
    r"(?:bên|tỉnh|địa phương|đoàn|thành phố|sở|hội|huyện|trường|đơn vị|lực lượng|trưởng đoàn|giám đốc|chủ tịch|"
    r"bí thư)(?!\w)"
)
_SAID = re.compile(r"(?:lãnh đạo |cả |chính quyền |nhân dân |trưởng đoàn )*(?P<many>hai|ba|bốn|năm|sáu|0?[2-6]) ")
_TWO = re.compile(r"(?:cả )?(?:hai|2|02) đoàn$")
#: Behind "hai đoàn": what two do with each other, who are the two sides then.
_JOINT = re.compile(
    r" (?:(?:đã|cùng|cũng|sẽ|đều|tiếp tục|tiến hành) )*(?:thống nhất|nhất trí|hội đàm|ký|trao đổi|rà soát|đánh giá|"
    r"đồng ý|thảo luận|bàn|kiểm điểm|thông báo|trao quà|tặng quà|giao lưu|thông qua|họp|ghi nhận|phối hợp|tuần "
    r"tra)(?!\w)"
)


def number_in(words: str) -> int:
    """How many sides words count; 0 where they count none.

    >>> number_in("cả bốn tỉnh"), number_in("02 địa phương"), number_in("các bên")
    (4, 2, 0)
    """
    said = _SAID.match(words)
    return 0 if said is None else _NUMBERS.get(said["many"]) or int(said["many"])


def counted(words: str, told: Sequence[Pair]) -> Pair | None:
    """Who faced each other where a page last named as many as words count (three and more), both sides taken together;
    else our side, or theirs, of the last sentence with the many that were named before. ``told``: the pairs of all
    sentences up to this one.
    """
    number, now = number_in(words), told[-1]
    if number < 3 or len(_below(now.theirs)) + len(now.ours) == number:
        return None
    sides = [Pair(p.ours, _below(p.theirs)) for p in told]
    here = sides[-1]
    for before in reversed(sides):
        if len(before.theirs) == number:
            return None  # they alone are as many: "ta đón 46 đoàn của ba tỉnh"
        for pair in (before, Pair(here.ours, before.theirs), Pair(before.ours, here.theirs)):
            if pair.ours and pair.theirs and len(pair.both) == number:
                return pair
    return None


def two_guests(words: str, after: str, told: Sequence[Pair]) -> tuple[str, ...]:
    """The two units of one country that a page named last in one breath, where "hai đoàn" do or get something as
    guests; () elsewhere, and where two from either side were there.
    """
    if not _TWO.match(words) or _JOINT.match(after):
        return ()
    sides = ((p.ours, _below(p.theirs)) for p in reversed(told))
    ours, theirs = next((s for s in sides if 2 in map(len, s)), ((), ()))
    return () if len(ours) == len(theirs) else theirs if len(theirs) == 2 else ours


def partners_counted(words: str, told: Sequence[Pair]) -> tuple[str, ...]:
    """The units abroad that a page last named together, as many as "hai tỉnh bạn" says; () where it named none so."""
    said = re.search(r"(?<!\w)(hai|2|ba|3|bốn|4) (?=\w+ bạn|địa phương bạn)", words)
    number = number_in(f"{said[1]} ") if said else 0
    sides = (_below(p.theirs) for p in reversed(told))
    return next((theirs for theirs in sides if number > 1 and len(theirs) == number), ())


def _below(units: tuple[str, ...]) -> tuple[str, ...]:
    """Units without whole countries and regions."""
    return tuple(u for u in units if PLACES[u].kind not in ("country", "region"))
