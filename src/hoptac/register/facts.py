"""Entries with their proof: rows of the database -> ``Fact``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import get_args

from django.db.models import QuerySet

from hoptac.base.nouns import Modality
from hoptac.register.binding import sentence_span
from hoptac.register.joining import chunks
from hoptac.register.models import Entry, Page, Report, Statement
from hoptac.register.records import Fact, Quote

#: From the firmest on.
_MODALITIES = get_args(Modality)


def make_quote(page: Page, statement: Statement) -> Quote | None:
    """The words of a statement in their sentence; None for what no words say."""
    if statement.start is None or statement.end is None:
        return None
    first, last = sentence_span(page.text, statement.start, statement.end)
    return Quote(
        page=page.ref,
        ref=statement.ref,
        slot=statement.slot,
        words=statement.words,
        sentence=page.text[first:last],
        start=statement.start - first,
        end=statement.end - first,
        title=page.title or page.document,
        published=page.published,
        publisher=page.publisher,
    )


def _quotes(reports: Iterable[Report]) -> Iterator[Quote]:
    for report in reports:
        for statement in report.statements.all():
            quote = make_quote(report.page, statement)
            if quote:
                yield quote


def newest_first(reports: Iterable[Report]) -> list[Report]:
    """Reports by the day of their pages, undated ones last; then by address and place on the page."""
    by_place = sorted(reports, key=lambda r: (r.page.address, r.number))
    return sorted(by_place, key=lambda r: r.page.published or "", reverse=True)


def make_fact(entry: Entry, reports: Iterable[Report]) -> Fact:
    """An entry with the quotes of its reports, the newest page first."""
    ordered = newest_first(reports)
    return Fact(
        key=entry.key,
        kind=entry.kind,
        values=entry.values,
        others=entry.others,
        day=entry.day,
        low=entry.low,
        high=entry.high,
        state=entry.state,
        sources=entry.sources,
        independent=entry.independent,
        disagrees=tuple(entry.disagrees),
        reports=tuple(report.key for report in ordered),
        quotes=tuple(_quotes(ordered)),
        modality=min((report.modality for report in ordered), key=_MODALITIES.index, default="done"),
    )


def load_facts(entries: QuerySet[Entry]) -> tuple[Fact, ...]:
    """The facts of a query of entries, in its order, each once."""
    rows = list({entry.pk: entry for entry in entries}.values())
    reports: dict[str, list[Report]] = defaultdict(list)
    for part in chunks([row.key for row in rows]):
        told = Report.objects.filter(entry__key__in=part).select_related("page", "entry").prefetch_related("statements")
        for report in told:
            if report.entry:
                reports[report.entry.key].append(report)
    return tuple(make_fact(row, reports[row.key]) for row in rows)
