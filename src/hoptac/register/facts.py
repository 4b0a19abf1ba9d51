"""Entries with their proof: rows of the database -> ``Fact``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from django.db.models import F, Prefetch, QuerySet
from django.db.models.functions import Substr

from hoptac.base.nouns import Modality
from hoptac.register.chunks import chunks
from hoptac.register.managers import without
from hoptac.register.models import Entry, Page, Report, Statement
from hoptac.register.records import Fact, Quote

#: From the firmest on.
_MODALITIES = get_args(Modality)


def with_words(reports: QuerySet[Report]) -> QuerySet[Report]:
    """Reports with their pages and statements, each statement with the sentence around its words. Of a page's text
    nothing else leaves the database."""
    start, end = F("sentence_start"), F("sentence_end")
    sentence = Substr("report__page__text", start + 1, end - start)
    quoted = Prefetch("statements", Statement.objects.annotate(sentence=sentence))
    return reports.select_related("page").defer("page__text", "page__zones", "page__notes").prefetch_related(quoted)


def make_quote(page: Page, statement: Statement) -> Quote | None:
    """The words of a statement (of ``with_words``) in their sentence; None for what no words say."""
    if statement.start is None or statement.end is None or statement.sentence_start is None:
        return None
    return Quote(
        page=page.ref,
        ref=statement.ref,
        slot=statement.slot,
        words=statement.words,
        sentence=str(vars(statement)["sentence"]),
        start=statement.start - statement.sentence_start,
        end=statement.end - statement.sentence_start,
        title=page.title or page.document,
        published=page.published,
        publisher=page.publisher,
        rank=page.rank,
    )


def quotes_of(statements: Sequence[int]) -> dict[str, Quote]:
    """The words of some statements (rows) in their sentences, by the statements' keys."""
    start, end = F("sentence_start"), F("sentence_end")
    sentence = Substr("report__page__text", start + 1, end - start)
    rows = Statement.objects.annotate(sentence=sentence).select_related("report__page")
    light = rows.defer("report__page__text", "report__page__zones", "report__page__notes")
    found: dict[str, Quote] = {}
    for part in chunks(statements):
        quotes = ((s.key, make_quote(s.report.page, s)) for s in light.filter(pk__in=part))
        found |= {key: quote for key, quote in quotes if quote}
    return found


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
    without([entry])
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
        ranks=tuple(entry.ranks),
        missing=tuple(entry.missing),
    )


def load_facts(entries: Iterable[Entry]) -> tuple[Fact, ...]:
    """The facts of some entries (or of a query of them), in their order, each once."""
    rows = list({entry.pk: entry for entry in entries}.values())
    reports: dict[int, list[Report]] = defaultdict(list)
    for part in chunks([row.key for row in rows]):
        for report in with_words(Report.objects.filter(entry__key__in=part)):
            reports[report.entry_id or 0].append(report)
    return tuple(make_fact(row, reports[row.pk]) for row in rows)
