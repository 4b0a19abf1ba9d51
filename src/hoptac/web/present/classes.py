"""Numbers in at most four classes, for colours that a legend can name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hoptac.web.present import values

MOST = 4


@dataclass(frozen=True, slots=True)
class Class:
    """One class: its level from 1, its least and (None: open) its greatest number."""

    level: int
    low: int
    high: int | None

    @property
    def words(self) -> str:
        """As the legend names it: "3", "4–10", "11+"."""
        if self.high is None:
            return f"{values.number(self.low)}+"
        return (
            values.number(self.low)
            if self.low == self.high
            else f"{values.number(self.low)}–{values.number(self.high)}"
        )


def classes(numbers: Sequence[float]) -> list[Class]:
    """Classes with round bounds that part the numbers about evenly; none for no numbers.

    >>> [c.words for c in classes([1, 2, 2, 9, 30, 400])]
    ['1–2', '3–10', '11–50', '51+']
    >>> [c.words for c in classes([9, 9, 12])]
    ['9', '12']
    """
    told = sorted(n for n in numbers if n > 0)
    if not told:
        return []
    alike = sorted({int(n) for n in told})
    if len(alike) <= MOST:
        return [Class(level, number, number) for level, number in enumerate(alike, 1)]
    at = [told[min(len(told) - 1, round(len(told) * share))] for share in (0.25, 0.5, 0.75)]
    bounds = sorted({_rounded(n) for n in at if _rounded(n) < told[-1]})
    lows = [1, *(bound + 1 for bound in bounds)]
    highs = [*bounds, None]
    return [Class(level, low, high) for level, (low, high) in enumerate(zip(lows, highs, strict=True), 1)]


def _rounded(number: float) -> int:
    """The next of 1, 2, 5, 10, 20, 50 … that is no less."""
    power = 1
    while True:
        for digit in (1, 2, 5):
            if number <= digit * power:
                return digit * power
        power *= 10


def level_of(number: float, found: Sequence[Class]) -> int:
    """The level of a number; 0 for nothing."""
    return max((c.level for c in found if number >= c.low), default=0) if number > 0 else 0
