"""When a report says that something was: the days in which it can lie, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from hoptac.base.frozen import frozen
from hoptac.link.keyed import is_day

Grain = Literal["day", "told", "month", "year", "none"]


@frozen
class When:
    """From the first to the last day (ordinals) in which it lies.

    ``grain``: the page prints the days, a month or a year; ``told``: it prints none, and was published about then;
    ``none``: nothing is known, and the two days are 0.
    """

    first: int
    last: int
    grain: Grain

    def gap(self, other: When) -> int:
        """The days between the two: 0 where they meet, 1 for neighbours."""
        return max(0, self.first - other.last, other.first - self.last)

    def days(self, margin: int = 0) -> Iterator[int]:
        """Each day, with some before and after."""
        if self.grain != "none":
            yield from range(self.first - margin, self.last + margin + 1)


NEVER = When(0, 0, "none")
#: A run of more days than this is no run: one of its ends is misread.
LONGEST = 40


def _printed(value: object) -> When | None:
    """The days of a printed day, month or year."""
    return _parsed(value) if isinstance(value, str) else None


@lru_cache(maxsize=1 << 16)  # the reports of a block tell the same days again and again
def _parsed(text: str) -> When | None:
    if is_day(text):
        day = date.fromisoformat(text).toordinal()
        return When(day, day, "day")
    try:
        if len(text) == 7:
            first = date.fromisoformat(f"{text}-01")
            return When(first.toordinal(), (first + timedelta(days=32)).replace(day=1).toordinal() - 1, "month")
        if len(text) == 4:
            year = int(text)
            return When(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal(), "year")
    except ValueError:
        return None
    return None


def when(start: object, end: object, published: str | None, *, before: int, after: int = 0) -> When:
    """The days of something: as printed, else those ``before`` and ``after`` the page's own day.

    >>> when("2022-06-10", "2022-06-12", None, before=7).gap(when("2022-06-14", None, None, before=7))
    2
    """
    first, last = _printed(start), _printed(end)
    if first:
        if first.grain == "day" and last and last.grain == "day" and 0 <= last.last - first.first <= LONGEST:
            return When(first.first, last.last, "day")
        return first
    told = _printed(published)
    if told is None or told.grain != "day":
        return NEVER
    return When(told.first - before, told.last + after, "told")
