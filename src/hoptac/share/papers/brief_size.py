"""How much of each part a briefing holds: lines are added by rank as long as two pages hold them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Size:
    """How many lines each part of a briefing may have."""

    questions: int = 2
    agreed: int = 1
    holders: int = 1
    visits: int = 1
    agreements: int = 1
    figures: int = 1
    ours: int = 1

    def longer(self, part: str) -> Size:
        """With a line more in one part."""
        return replace(self, **{part: getattr(self, part) + 1})


#: Which part gets the next line, from the one that a leader misses most; what is not there is passed over.
RANKED = (
    *("agreements", "questions", "figures", "holders", "agreed", "visits", "questions", "holders", "figures", "agreed"),
    *("agreements", "ours", "questions", "visits", "holders", "agreed", "figures", "questions", "agreements", "ours"),
    *("holders", "agreed", "figures", "questions", "holders", "agreed", "figures", "questions", "visits"),
)


def fullest(have: Mapping[str, int], fits: Callable[[Size], bool]) -> Size:
    """The shortest briefing and every further line, by rank, for which there is room.

    A part whose next line is too long gets no more; what is shorter and less important may still have room. ``have``
    says how many lines each part could have.
    """
    size, full = Size(), {part for part in have if have[part] <= getattr(Size(), part)}
    for part in RANKED:
        if part not in full:
            longer = size.longer(part)
            if not fits(longer):
                full.add(part)
                continue
            size = longer
            if getattr(size, part) >= have[part]:
                full.add(part)
    return size
