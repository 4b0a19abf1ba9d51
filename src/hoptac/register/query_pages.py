"""Queries about pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from hoptac.base.error_texts import TEXTS
from hoptac.base.errors import HoptacError
from hoptac.base.nouns import Snapshot
from hoptac.register.managers import without
from hoptac.register.models import Capture, Page, Report, Statement
from hoptac.register.records import PageRow, PageView, ReportView, StatementView, VersionView
from hoptac.register.refs import HAND
from hoptac.register.seen import seen_each
from hoptac.register.versions import is_kept, kept, namesakes


def describe_error(error: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """A stored error with its texts: ``{"code", "vi": (message, remedy), "en": (message, remedy)}``."""
    if error is None:
        return None
    code = error["code"] if error["code"] in TEXTS else "failed"
    details = {"path": "", "reason": "other"} if code != error["code"] else error["details"]
    known = HoptacError(code, **details)
    return {"code": error["code"], **{lang: (known.message(lang), known.remedy(lang)) for lang in ("vi", "en")}}


def pages(limit: int | None = None, failed: bool | None = None) -> list[PageRow]:
    """Pages, newest first: all, those that were read (``failed=False``) or those that could not be."""
    wanted = Page.objects.exclude(address__startswith=HAND).defer("text", "zones")
    wanted = wanted.annotate(undecided=Count("reports", filter=Q(reports__state="open", reports__waits__gt="")))
    if failed is not None:
        wanted = wanted.filter(error__isnull=not failed)
    # A query that groups forgets the model's own ordering.
    rows = list(wanted.order_by(F("published").desc(nulls_last=True), "address")[:limit])
    counts, attempts = _counts(rows if limit or failed else None), {} if failed else _attempts()
    return [_row(page, counts[page.pk], attempts.get(page.pk)) for page in rows]


def newest_read(limit: int) -> list[PageRow]:
    """The pages that were read or came last, the newest first."""
    came = Capture.objects.filter(number=F("page__version")).order_by("-retrieved_at", "-page")
    order = list(came.values_list("page", flat=True)[:limit])
    rows = {page.pk: page for page in _light().filter(pk__in=order)}
    found = [rows[pk] for pk in order if pk in rows]
    counts, attempts = _counts(found), _attempts(order)
    return [_row(page, counts[page.pk], attempts.get(page.pk)) for page in found]


def failed(limit: int) -> list[PageRow]:
    """Some of the pages that could not be read."""
    return [_row(page, Counter(), None) for page in _light().filter(error__isnull=False).order_by("address")[:limit]]


def _light() -> QuerySet[Page]:
    """Pages without their text, each with the number of its open reports."""
    told = Report.objects.filter(page=OuterRef("pk"), state="open", waits__gt="").order_by().values("page")
    number = told.annotate(number=Count("pk")).values("number")
    wanted = Page.objects.exclude(address__startswith=HAND).defer("text", "zones")
    return wanted.annotate(undecided=Coalesce(Subquery(number), 0))


def _counts(pages: Sequence[Page] | None) -> dict[int, Counter[str]]:
    """Page -> how many reports of each kind; of all pages, or of some few."""
    told = Report.objects.order_by()
    if pages is not None:
        told = told.filter(page__in=[page.pk for page in pages if page.error is None])
    kinds: dict[int, Counter[str]] = defaultdict(Counter)
    for row in told.values("page_id", "kind").annotate(number=Count("id")):
        kinds[row["page_id"]][row["kind"]] = row["number"]
    return kinds


def _attempts(pages: Sequence[int] | None = None) -> dict[int, Mapping[str, Any]]:
    """Page -> why its newest version could not be read, where it shows an older one; of all pages, or of some few."""
    late = Capture.objects.filter(number__gt=F("page__version"), page__error__isnull=True, error__isnull=False)
    wanted = late if pages is None else late.filter(page__in=pages)
    return {row.page_id: row.error or {} for row in wanted.order_by("number")}


def _row(page: Page, counts: Counter[str], attempt: Mapping[str, Any] | None) -> PageRow:
    return PageRow(
        ref=page.ref,
        title=page.title or page.document,
        document=page.document,
        address=page.address,
        published=page.published,
        publisher=page.publisher,
        language=page.language,
        counts=dict(counts),
        open=getattr(page, "undecided", 0),
        error=describe_error(page.error),
        attempt=describe_error(attempt),
    )


def page(ref: str) -> PageView | None:
    """One page with its reports and statements, in reading order; None where there is no such page."""
    row = Page.objects.filter(ref=ref).first()
    if row is None:
        return None
    reports = list(row.reports.select_related("entry").prefetch_related("statements").order_by("number"))
    without([report.entry for report in reports])
    seen = seen_each([[report] for report in reports])
    return PageView(
        ref=row.ref,
        title=row.title or row.document,
        document=row.document,
        address=row.address,
        published=row.published,
        published_basis=row.published_basis,
        publisher=row.publisher,
        language=row.language,
        retrieved_at=row.retrieved_at,
        raw_hash=row.raw_hash_id,
        text=row.text,
        zones=tuple((start, end, name) for start, end, name in row.zones),
        notes=tuple(row.notes),
        error=describe_error(row.error),
        reports=tuple(map(report_view, reports, seen)),
        versions=tuple(_version(capture, row.version) for capture in row.captures.order_by("-number")),
        seen=seen_each([reports])[0],
    )


def _version(row: Capture, shown: int) -> VersionView:
    return VersionView(row.number, row.retrieved_at, row.number == shown, describe_error(row.error))


def title_of(ref: str) -> str | None:
    """What a page that could be read is called; None where there is none."""
    found = Page.objects.filter(ref=ref, error__isnull=True).exclude(address__startswith=HAND)
    return next((title or document for title, document in found.values_list("title", "document")), None)


def version(ref: str, number: int) -> Snapshot | None:
    """The bytes of one version of a page; None where there is none."""
    page = Page.objects.filter(ref=ref).first()
    return kept(page.address, number) if page and is_kept(page.address, number) else None


def same_name(address: str) -> list[PageRow]:
    """The pages of other files of the same name that were sent before a page's own."""
    return [_row(page, Counter(), None) for page in namesakes(address)]


def report_view(report: Report, seen: str) -> ReportView:
    """A report (with its entry and statements) as pages show it."""
    entry = report.entry
    return ReportView(
        key=report.key,
        kind=report.kind,
        values=report.values,
        modality=report.modality,
        polarity=report.polarity,
        speaker=report.speaker,
        confidence=report.confidence,
        state=report.state,
        entry=entry.key if entry else "",
        sources=entry.sources if entry else 1,
        disagrees=tuple(entry.disagrees) if entry else (),
        others=entry.others if entry else {},
        statements=tuple(_statement(statement) for statement in report.statements.all()),
        seen=seen,
        waits=bool(report.waits) and report.state == "open",
    )


def _statement(row: Statement) -> StatementView:
    return StatementView(row.ref, row.slot, row.value, row.start, row.end, row.words, row.rule, row.inferred)
