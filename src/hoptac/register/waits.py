"""What waits for a person, and in which order: the newest page first, on each page as it is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from hoptac.register.chunks import CHUNK
from hoptac.register.models import STATES, Report, Statement

#: Flowers and thanks never wait (DOMAIN.md, "The review queue, in five seconds"); an invitation wants an answer.
COURTESIES = frozenset({"congratulate", "gift", "thank", "greet", "condole"})
#: Before what no words say, and after all that stands on a page.
_LAST = 9_999_999
_RUN = 500


def wait_key(
    kind: str,
    values: Mapping[str, Any],
    published: str | None,
    page: str,
    said: Iterable[tuple[str, int | None]],
    number: int,
) -> str:
    """Where a report stands among those that wait, the highest first; "" for one that never does.

    ``page``: its ref; ``said``: the slot of each statement, and where the sentence around its words begins. Digits and
    small letters only, so that every database puts them in one order.

    >>> wait_key("courtesy", {"kind": "thank"}, "2022-06", "ab", [], 0)
    ''
    """
    if kind == "courtesy" and values.get("kind") in COURTESIES:
        return ""
    day = (published or "").replace("-", "").ljust(8, "0")[:8]
    start = main_sentence(said)
    places = (_LAST if start is None else start, number)
    return f"{day}{page}" + "".join(f"{max(0, _LAST - place):07}" for place in places)


def main_sentence(said: Iterable[tuple[str, int | None]]) -> int | None:
    """Where the sentence begins in which most of a report is said (what is quoted, before all); of equals the first."""
    told = [(slot, start) for slot, start in said if start is not None]
    quoted = [start for slot, start in told if slot == "quote"] or [start for _, start in told]
    counts = Counter(quoted)
    return min(counts, key=lambda start: (-counts[start], start), default=None)


def fill() -> None:
    """Give reports of an older version their place; nothing where all have it."""
    lacking = Report.objects.filter(state__in=[state for state, _ in STATES], waits__isnull=True).order_by()
    while rows := list(lacking.select_related("page").defer("page__text", "page__zones", "page__notes")[:_RUN]):
        told = _said(rows)
        for row in rows:
            page = row.page
            row.waits = wait_key(row.kind, row.values, page.published, page.ref, told.get(row.pk, ()), row.number)
        Report.objects.bulk_update(rows, ["waits"], batch_size=CHUNK)


def _said(rows: Sequence[Report]) -> dict[int, list[tuple[str, int | None]]]:
    told = Statement.objects.filter(report__in=[row.pk for row in rows]).order_by("report", "number")
    pairs = told.values_list("report", "slot", "sentence_start")
    return {pk: [(slot, start) for _, slot, start in some] for pk, some in groupby(pairs, key=lambda pair: pair[0])}
