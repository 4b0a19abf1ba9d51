"""Long lists in runs that fit into one statement of any database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

#: How many rows are named in one statement, or twice so many: SQLite takes 32,766 variables since 3.32 (2020).
CHUNK = 900
_Item = TypeVar("_Item")


def chunks(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    """The items in runs that fit into one statement."""
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]
