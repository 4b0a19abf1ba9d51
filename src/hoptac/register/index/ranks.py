"""Where a thing stands among the newest: a number of 63 bits, of its day, then its sort, then a hash of its name.

It is the same in every database and whatever came first, so results have one order everywhere. People and places have
no day and stand before all others.
"""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Literal

What = Literal["page", "entry", "person", "place"]

_FIRST, _LAST = date(1900, 1, 1).toordinal(), date(1900, 1, 1).toordinal() + 0xFFFE
_SORTS: dict[str, int] = {"page": 0, "entry": 1, "person": 2, "place": 3}
_DAY_BITS, _SORT_BITS = 47, 45


def rank(what: What, ref: str, part: int, day: str | None) -> int:
    """The rank of a thing, or of a part of it."""
    days = 0xFFFF if what in ("person", "place") else day_number(day)
    digest = hashlib.sha256(f"{what}\x1f{ref}\x1f{part}".encode()).digest()
    low = int.from_bytes(digest[:8], "big") >> (64 - _SORT_BITS)
    return days << _DAY_BITS | _SORTS[what] << _SORT_BITS | low


def day_number(day: str | None) -> int:
    """An ISO day (of a month or a year its first day) as a number from 1 on; 0 for none.

    >>> day_number("1900-01-01"), day_number("1900-02"), day_number(None), day_number("XXXX-06-10")
    (1, 32, 0, 0)
    """
    parts = (day or "").split("-")
    try:
        number = date(*(int(part) for part in [*parts, "1", "1"][:3])).toordinal()
    except ValueError:
        return 0
    return min(max(number, _FIRST), _LAST - 1) - _FIRST + 1


def rank_range(first: str | None, last: str | None) -> tuple[int, int]:
    """The ranks of what has a day from ``first`` to ``last`` (ISO, both may be open); with none all ranks there are."""
    if not first and not last:
        return 0, (1 << 63) - 1
    low = day_number(first) if first else 1
    high = day_number(last) if last else 0xFFFE
    return low << _DAY_BITS, (high + 1 << _DAY_BITS) - 1
