"""Every day, month, year and interval that a folded text names (rules: ``find/LANGUAGE/dates.toml``).

A date without a year takes the year that puts it nearest the page's own date; without one it stays ``XXXX-06-10``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from hoptac.base.frozen import frozen
from hoptac.base.nouns import Time
from hoptac.find.dateparts import DateKind, Place, tables
from hoptac.find.grammar import Rule, load_grammar
from hoptac.find.makers import MAKERS
from hoptac.find.moments import make_anchor


@frozen
class DateHit:
    """Words that name a time; ``start`` and ``end`` in the folded text.

    ``time`` is None for a reference ("thời gian tới") and for an anaphor that leans on another day of the text; then
    ``shift`` is how many days from that day ("cùng ngày" 0, "hai ngày sau" 2). ``part_of_day``: morning, noon,
    afternoon, evening, night. ``rule`` is the id of the rule.
    """

    start: int
    end: int
    time: Time | None
    kind: DateKind
    part_of_day: str | None = None
    shift: int | None = None
    rule: str = ""


def find_dates(
    text: str, published: str | None, *, settled_year: int | None = None, language: str = "vi"
) -> list[DateHit]:
    """The times of a folded text in reading order, none overlapping.

    ``published`` is the page's own date (ISO day, month or year); ``settled_year`` a year that the text settles, used
    where the page has no date.
    """
    grammar = load_grammar(language, "dates")
    place = Place(text, make_anchor(published, settled_year), tables(language))

    def build(rule: Rule, match: re.Match[str]) -> DateHit | None:
        made = MAKERS[rule.make](place, rule, match)
        if made is None:
            return None
        return DateHit(match.start(), match.end(), made.time, made.kind, made.part, made.shift, rule.id)

    return _lean(grammar.scan(text, build))


_REACH = 200  # how far back "từ đó đến nay" may lean, in characters


def _lean(hits: list[DateHit]) -> list[DateHit]:
    """'từ đó đến nay' begins where the date before it stands."""
    out: list[DateHit] = []
    for hit in hits:
        last = out[-1] if out else None
        if hit.kind == "since" and hit.time is None and last and last.time and hit.start - last.end < _REACH:
            first = last.time.start
            hit = replace(hit, time=Time(f"{first}/..", last.time.grain, "", last.time.basis)) if first else hit
        out.append(hit)
    return out


def settle_year(text: str, *, language: str = "vi") -> int | None:
    """The year that a folded text without a page date settles itself: its latest feast or turn of the year.

    'Tết Bính Thân' is the one nearest the years that the text prints (of those between 1986 and 2045 where it prints
    none); 'bước sang năm 2018' and 'đầu xuân năm 2019' say it outright.
    """
    hits = find_dates(text, None, language=language)
    printed = sorted(int(hit.time.start[:4]) for hit in hits if hit.time and hit.time.start)
    near = printed[len(printed) // 2] if printed else 2015
    settled = [
        int(hit.time.start[:4])
        for hit in find_dates(text, None, settled_year=near, language=language)
        if (hit.kind == "feast" or hit.rule == "dates.turn-of-year") and hit.time and hit.time.start
    ]
    return max(settled, default=None)
