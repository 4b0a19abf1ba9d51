"""The signs of a sentence: our side, the other, both, a count, a sum of money, a time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hoptac.base.frozen import frozen
from hoptac.find.numbers import QuantityHit, is_currency
from hoptac.gazetteer.places import country_of

OURS, THEIRS, BOTH, COUNT, MONEY, TIME = "@&=~¤^"
#: What a number becomes while a rule looks at it.
FOCUS = {COUNT: "#", MONEY: "$"}
OPPOSITE = {OURS: THEIRS, THEIRS: OURS}


@frozen
class Token:
    """One sign: what it stands for (units, or the hit of a number or a time).

    ``start`` and ``end`` are its words' place in the folded text, ``at`` is its place in the marked sentence.
    """

    sign: str
    start: int
    end: int
    units: tuple[str, ...] = ()
    hit: Any = None
    at: int = -1

    def placed(self, at: int) -> Token:
        """The same sign at a place of the marked sentence."""
        return Token(self.sign, self.start, self.end, self.units, self.hit, at)

    @property
    def party(self) -> bool:
        """Whether it is a side."""
        return self.sign in (OURS, THEIRS, BOTH)

    @property
    def number(self) -> bool:
        """Whether it is a count or a sum."""
        return self.sign in (COUNT, MONEY)


def is_money(hit: QuantityHit) -> bool:
    """Whether a quantity is a sum of money."""
    return is_currency(hit.quantity.unit)


def side_of(units: Iterable[str]) -> str:
    """The sign of some units: ours are Vietnamese."""
    here = {country_of(u) == "VN" for u in units}
    return BOTH if len(here) > 1 else OURS if True in here else THEIRS
