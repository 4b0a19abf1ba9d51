"""Times that lean on times told before: "ba năm ấy", "sau 5 năm", "năm năm sau", "cả ba năm", "kể từ chuyến đó"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hoptac.find.marked import Marked
from hoptac.find.rules import rule
from hoptac.find.signs import TIME, Token
from hoptac.find.timeframe import Frame
from hoptac.find.toldtimes import Period, period_of, read_time

_ONES = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_COUNTS = {word: n for n, word in enumerate(_ONES, 1)} | {"mười": 10}
_COUNTS |= {f"mười {'lăm' if word == 'năm' else word}": 10 + n for n, word in enumerate(_ONES, 1)}
_COUNTS |= {f"{_ONES[tens - 1]} mươi": 10 * tens for tens in range(2, 7)}
#: So many years after the one told before, right before a number: "năm năm sau là 20 triệu".
_YEARS_ON = re.compile(
    r"(?:^|[,;] )(?P<years>hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d{1,2}) năm sau(?: đó)?,?(?: [^\W\d_]+){0,4} $"
)
#: The same months of the year before, right before a number: "cùng kỳ năm trước là 2.700".
_YEAR_BEFORE = re.compile(
    r"(?<!so với )(?<!\w)cùng kỳ(?: \^| năm (?:trước|ngoái|rồi))?,?(?: (?:chỉ|là|đạt|có|được|mới|thì))* $"
)


def _count(words: str) -> int:
    return int(words) if words.isdigit() else _COUNTS.get(words, 0)


def _shifted(day: str, years: int) -> str:
    return f"{int(day[:4]) + years:04d}{day[4:]}"


def counted_from(marked: Marked, token: Token, frame: Frame) -> Period | None:
    """A time counted from the one told before: so many years later, or the same months of the year before."""
    before = marked.text[: token.at]
    later, earlier = _YEARS_ON.search(before), _YEAR_BEFORE.search(before)
    said = later or earlier
    if said is None:
        return None
    times = [t for t in marked.tokens if t.sign == TIME and t.at < said.start()]
    told = (read_time(marked, t) for t in reversed(times))
    base = next((p for p in told if p is not None and p.since), frame.period)
    if base is None or base.since is None or (later is not None and len(base.since) != len("2009")):
        return None
    years = _count(later["years"]) if later is not None else -1
    return replace(base, since=_shifted(base.since, years), until=base.until and _shifted(base.until, years))


def all_years(marked: Marked, token: Token) -> Period | None:
    """All the years told one by one before a number that is of them all: "… năm 2015, … 2016, … 2017; cả ba năm …"."""
    first, _ = marked.segment(token.at)
    said = rule("figures.all-the-years").search(marked.text, first, token.at)
    times = [t for t in marked.tokens if said and t.sign == TIME and t.at < said.start()]
    years = [p for p in (read_time(marked, t) for t in times) if p and p.since == p.until and len(p.since or "") == 4]
    if said is None or len(years) < 2 or len(years) != _count(said["years"]):
        return None
    known = sorted(p.since for p in years if p.since)
    return Period(known[0], known[-1], years[-1].span)


def from_then(marked: Marked, token: Token, frame: Frame, near: Period) -> Period:
    """A time that only ends, with the beginning that "kể từ chuyến đó" points back to."""
    if near.since is not None or near.until is None or frame.last is None:
        return near
    then = rule("figures.since-then").search(marked.text[: token.at])
    return replace(near, since=frame.last.since) if then is not None else near


def that_stretch(marked: Marked, token: Token, frame: Frame) -> Period | None:
    """The stretch of years told before that the words around a number point back to: a season, a paper's years."""
    first, last = marked.segment(token.at)
    that = rule("figures.that-stretch").search(marked.text, first, last) or _open(marked, token, "figures.that-stretch")
    if that is not None:
        return frame.season if that["season"] else _term_before(marked, that.start()) or frame.paper
    if _open(marked, token, "figures.since-signing") is not None and frame.paper is not None:
        return replace(frame.paper, until=None)
    years = _open(marked, token, "figures.so-many-years")
    return _so_many(marked, years, frame) if years is not None else None


def _open(marked: Marked, token: Token, name: str) -> re.Match[str] | None:
    """The last match of a rule before a number where no time is told between the two: its numbers are all of it."""
    matches = list(rule(name).finditer(marked.text[: token.at]))
    return matches[-1] if matches and TIME not in marked.text[matches[-1].end() : token.at] else None


def _term_before(marked: Marked, place: int) -> Period | None:
    """The last stretch of years that a sentence names before a place: "Bản ghi nhớ 2008 - 2010 …: ba năm ấy có"."""
    times = [t for t in marked.tokens if t.sign == TIME and t.at < place and t.hit.kind == "period"]
    return period_of(times[-1].hit, marked.span(times[-1])) if times else None


def _so_many(marked: Marked, said: re.Match[str], frame: Frame) -> Period | None:
    """The stretch told before that has so many years ("Trong 5 năm, tỉnh cử 42 đoàn"), or since the one told before
    from which so many years have passed ("kết nghĩa năm 2005. Mười bảy năm, có 38 đoàn").
    """
    years = _count(said["years"])
    if years < 2:
        return None
    for known in _stretches(marked, said.start(), frame):
        if known.since and known.until and int(known.until[:4]) - int(known.since[:4]) in (years - 1, years):
            return known
    began, page = frame.began, (marked.scene.page.published or "")[:4]
    since = began.since if began is not None else None
    if began is not None and since is not None and page and int(page) - int(since[:4]) == years:
        return Period(since[:4], None, began.span)
    return None


def _stretches(marked: Marked, place: int, frame: Frame) -> Iterator[Period]:
    """The stretches of years told before a place, the nearest first."""
    yield from (p for p in (_term_before(marked, place), frame.paper, frame.title, frame.whole) if p is not None)
