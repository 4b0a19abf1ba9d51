"""Every day, month, year and interval that a folded text names (rules: ``find/LANGUAGE/dates.toml``).

A date without a year takes the year that puts it nearest the page's own date; without one it stays ``XXXX-06-10``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hoptac.base.nouns import Time
from hoptac.find import makers
from hoptac.find.grammar import Rule, load_grammar
from hoptac.find.makers import DateKind
from hoptac.find.moments import make_anchor


@dataclass(frozen=True, slots=True)
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
    tables = makers.tables(language)
    place = makers.Place(text, make_anchor(published, settled_year), tables)

    def build(rule: Rule, match: re.Match[str]) -> DateHit | None:
        made = makers.MAKERS[rule.make](place, rule, match)
        if made is None:
            return None
        return DateHit(match.start(), match.end(), made.time, made.kind, made.part, made.shift, rule.id)

    return grammar.scan(text, build)
