"""Entries with their proof: rows of the database -> ``Fact``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast, get_args

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


def newest_first(reports: Iterable[Report]) -> list[Report]:
    """Reports by the day of their pages, undated ones last; then by address and place on the page."""
    by_place = sorted(reports, key=lambda r: (r.page.address, r.number))
    return sorted(by_place, key=lambda r: r.page.published or "", reverse=True)


@dataclass(frozen=True, slots=True)
class _Told:
    """A report as a fact wants it: what it is sorted by, and the words that say it."""

    key: str
    number: int
    modality: Modality
    address: str
    published: str
    quotes: Sequence[Quote]


def make_fact(entry: Entry, reports: Iterable[Report]) -> Fact:
    """An entry with the quotes of its reports (of ``with_words``), the newest page first."""
    return _fact(entry, [_told(report) for report in reports])


def _told(report: Report) -> _Told:
    page = report.page
    quotes = [quote for s in report.statements.all() if (quote := make_quote(page, s))]
    modality = cast(Modality, report.modality)
    return _Told(report.key, report.number, modality, page.address, page.published or "", quotes)


def _fact(entry: Entry, told: Iterable[_Told]) -> Fact:
    without([entry])
    by_place = sorted(told, key=lambda one: (one.address, one.number))
    ordered = sorted(by_place, key=lambda one: one.published, reverse=True)
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
        reports=tuple(one.key for one in ordered),
        quotes=tuple(quote for one in ordered for quote in one.quotes),
        modality=min((one.modality for one in ordered), key=_MODALITIES.index, default="done"),
        ranks=tuple(entry.ranks),
        missing=tuple(entry.missing),
    )


def load_facts(entries: Iterable[Entry]) -> tuple[Fact, ...]:
    """The facts of some entries (or of a query of them), in their order, each once."""
    rows = {entry.pk: entry for entry in entries}
    told = _tellings(list(rows))
    return tuple(_fact(row, told[pk]) for pk, row in rows.items())


#: A page as a quote wants it.
_PAGE = [f"page__{column}" for column in ("ref", "title", "document", "published", "publisher", "rank")]


def _tellings(entries: Sequence[int]) -> dict[int, list[_Told]]:
    """What the reports of some entries tell. As bare columns: a page of the site shows hundreds of words."""
    columns = ("pk", "entry_id", "key", "number", "modality", "page__address", *_PAGE)
    reports = [
        row
        for part in chunks(entries)
        for row in Report.objects.filter(entry__in=part).order_by().values_list(*columns)
    ]
    quotes = _quotes({pk: page for pk, _, _, _, _, _, *page in reports})
    found: dict[int, list[_Told]] = defaultdict(list)
    for pk, entry, key, number, modality, address, *page in reports:
        found[entry].append(_Told(key, number, modality, address, page[3] or "", quotes[pk]))
    return found


def _quotes(pages: Mapping[int, Sequence[Any]]) -> dict[int, list[Quote]]:
    """The words of some reports (rows, each with its page), in the order of their statements."""
    start, end = F("sentence_start"), F("sentence_end")
    sentence = Substr("report__page__text", start + 1, end - start)
    said = Statement.objects.filter(start__isnull=False, end__isnull=False, sentence_start__isnull=False)
    rows = said.annotate(sentence=sentence).order_by("report", "number")
    found: dict[int, list[Quote]] = defaultdict(list)
    for part in chunks(sorted(pages)):
        columns: Iterable[Any] = rows.filter(report__in=part).values_list(
            "report_id", "key", "slot", "words", "start", "end", "sentence_start", "sentence"
        )
        for report, key, slot, words, first, last, at, text in columns:
            ref, title, document, published, publisher, rank = pages[report]
            found[report].append(
                Quote(
                    page=ref,
                    ref=key[:16],
                    slot=slot,
                    words=words,
                    sentence=str(text),
                    start=first - at,
                    end=last - at,
                    title=title or document,
                    published=published,
                    publisher=publisher,
                    rank=rank,
                )
            )
    return found
