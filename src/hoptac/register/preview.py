"""What a list would bring: it is taken in, looked at, and the transaction undone. So the preview is what import does.

A row is **new**; **doubled**: other pages tell the same, it becomes one more source; **conflict**: the same fact with
another value; **near**: a fact of the same parties and day that is kept apart, which may be the same; **same**: an
earlier version of this list said it already; **unread**: nothing was understood.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hoptac.base.lists import ListMap
from hoptac.base.nouns import Snapshot
from hoptac.lists import Listing, Notice, RowTold, Trouble
from hoptac.register.joined import Against, Joined, joined
from hoptac.register.lists import import_list
from hoptac.register.models import Page, Report, Statement
from hoptac.register.writing import writing

#: From what asks for the most attention.
STATES = ("unread", "conflict", "near", "doubled", "new", "same")


@dataclass(frozen=True, slots=True)
class FactSeen:
    """One fact of a row: how it stands to the register, and against what."""

    kind: str
    values: Mapping[str, Any]
    state: str
    against: tuple[Against, ...] = ()


@dataclass(frozen=True, slots=True)
class RowSeen:
    """A row of the list with its facts; ``state`` is the one that asks for the most attention."""

    sheet: str
    row: int
    words: str
    state: str
    facts: tuple[FactSeen, ...]
    troubles: tuple[Trouble, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a list would bring. ``counts``: rows by state; ``asides``: rows that are no facts, with the reason;
    ``gone``: what an earlier version of the list said and this one no longer does."""

    document: str
    title: str
    counts: Mapping[str, int]
    rows: tuple[RowSeen, ...]
    asides: tuple[RowTold, ...]
    notices: tuple[Notice, ...]
    troubles: tuple[Trouble, ...]
    gone: tuple[str, ...]
    kinds: Mapping[str, int]

    @property
    def brings(self) -> bool:
        """Whether there is anything to take in."""
        return any(self.counts.get(state) for state in STATES if state not in ("unread", "same"))


class _Undone(Exception):
    """Rolls the trial back."""


def preview(snapshot: Snapshot, listed: ListMap, by: str) -> Preview:
    """Try a list out on the register as it stands; nothing of it stays. Raises what ``import_list`` raises."""
    found: Preview | None = None
    try:
        with writing():
            held = Page.objects.filter(address=snapshot.address).first()
            reports = list(held.reports.all()) if held else []
            before = {_said(report): report.values for report in reports}
            words = dict(_words(held, reports)) if held else {}
            page, listing, _ = import_list(snapshot, listed, by)
            found = _seen(page, listing, before, words)
            raise _Undone
    except _Undone:
        pass
    assert found is not None
    return found


def _said(report: Report) -> tuple[str, str]:
    return report.kind, report.binding


def _words(page: Page, reports: Iterable[Report]) -> Iterator[tuple[tuple[str, str], str]]:
    """What each report of a page hangs on: the words of its row."""
    told = Statement.objects.filter(report__page=page, sentence_start__isnull=False).order_by("report", "-number")
    spans = {
        report: (start, end) for report, start, end in told.values_list("report", "sentence_start", "sentence_end")
    }
    for report in reports:
        if report.pk in spans:
            start, end = spans[report.pk]
            yield _said(report), page.text[start:end]


def _seen(
    page: Page, listing: Listing, before: Mapping[tuple[str, str], Any], words: Mapping[tuple[str, str], str]
) -> Preview:
    reports = list(page.reports.select_related("entry").order_by("number"))
    told = joined(page, reports)
    facts = iter([_fact(report, before, stands) for report, stands in zip(reports, told, strict=True)])
    rows = tuple(_row(row, [next(facts) for _ in row.reports]) for row in listing.rows if not row.aside)
    now = {_said(report) for report in reports}
    return Preview(
        document=page.document,
        title=page.title or page.document,
        counts=Counter(row.state for row in rows),
        rows=rows,
        asides=tuple(row for row in listing.rows if row.aside),
        notices=listing.notices,
        troubles=listing.troubles,
        gone=tuple(sorted({words[said] for said in before if said not in now and said in words})),
        kinds=Counter(report.kind for report in reports),
    )


def _fact(report: Report, before: Mapping[tuple[str, str], Any], stands: Joined) -> FactSeen:
    same = before.get(_said(report)) == report.values
    state = "same" if same and stands.state == "new" else stands.state
    return FactSeen(report.kind, report.values, state, stands.against)


def _row(row: RowTold, facts: Sequence[FactSeen]) -> RowSeen:
    state = min((fact.state for fact in facts), key=STATES.index, default="unread")
    return RowSeen(row.sheet, row.row, row.words, state, tuple(facts), row.troubles)
