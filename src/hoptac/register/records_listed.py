"""What the queries of lists are asked, and what they give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

#: How lists may be sorted: by day (newest or oldest first), by partner or name, by what ends or is due first, by sum.
SORTS = ("new", "old", "name", "due", "amount")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is wanted of a list, as its address says; "" asks for nothing.

    ``partner`` the id of a place, ``field`` a code, ``status`` one of ``query_listed.STATUSES`` or a code of the kind,
    ``checked`` open, asked, accepted or contested, ``first``/``last`` years, ``text`` words, ``sort`` one of ``SORTS``.
    """

    partner: str = ""
    field: str = ""
    status: str = ""
    checked: str = ""
    first: str = ""
    last: str = ""
    text: str = ""
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The newest page that tells an entry; ``alone``: none does, a person entered it."""

    page: str
    title: str
    published: str | None
    publisher: str | None
    alone: bool = False


@dataclass(frozen=True, slots=True)
class ListedRow:
    """An entry in a list: ``ref`` its name in urls, values as in ``records.Fact``, ``progress`` of a definite
    commitment (open, begun, done), ``source`` the newest page of its ``sources``."""

    ref: str
    key: str
    kind: str
    values: Mapping[str, Any]
    others: Mapping[str, Any]
    disagrees: tuple[str, ...]
    state: str
    sources: int
    source: Source | None
    progress: str = ""


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list: its rows, and how many there are on all."""

    rows: tuple[ListedRow, ...]
    count: int
    number: int
    last: int
