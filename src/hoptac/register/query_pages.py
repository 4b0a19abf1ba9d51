"""Queries about pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Count, F, Q, QuerySet

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


def newest_read(limit: int) -> list[PageRow]:
    """The pages that were read or came last, the newest first."""
    came = Capture.objects.filter(number=F("page__version")).order_by("-retrieved_at", "-page")
    return _in_order(list(came.values_list("page", flat=True)[:limit]))


def _in_order(order: Sequence[int]) -> list[PageRow]:
    """Pages (rows) for a list."""
    rows = {page.pk: page for page in _light().filter(pk__in=order)}
    counts, undecided = _counts(order)
    attempts = _attempts(order)
    return [_row(rows[pk], counts[pk], attempts.get(pk), undecided[pk]) for pk in order if pk in rows]


def failed(limit: int, start: int = 0) -> list[PageRow]:
    """Some of the pages that could not be read."""
    rows = _light().filter(error__isnull=False).order_by("address")[start : start + limit]
    return [_row(page, {}) for page in rows]


def how_many() -> tuple[int, int]:
    """How many pages could be read, and how many not."""
    rows = Page.objects.exclude(address__startswith=HAND).order_by()
    return rows.filter(error__isnull=True).count(), rows.filter(error__isnull=False).count()


def read_pages(limit: int, start: int = 0) -> list[PageRow]:
    """Some of the pages that could be read, newest first, those without a day last."""
    rows = Page.objects.exclude(address__startswith=HAND).filter(error__isnull=True)
    # Two questions, each by an index: where nothing tells the day stands apart, databases sort it differently.
    dated = rows.filter(published__isnull=False).order_by("-published", "address").values_list("pk", flat=True)
    order = list(dated[start : start + limit])
    if len(order) < limit:
        undated = rows.filter(published__isnull=True).order_by("address").values_list("pk", flat=True)
        before = max(0, start - dated.count())
        order += undated[before : before + limit - len(order)]
    return _in_order(order)


def _light() -> QuerySet[Page]:
    """Pages without their text."""
    return Page.objects.exclude(address__startswith=HAND).defer("text", "zones")


def _counts(pages: Sequence[int]) -> tuple[dict[int, Counter[str]], Counter[int]]:
    """Page -> how many reports of each kind, and how many that wait for a person."""
    told = Report.objects.filter(page__in=pages).order_by()
    kinds: dict[int, Counter[str]] = defaultdict(Counter)
    undecided: Counter[int] = Counter()
    waiting = Count("id", filter=Q(state="open", waits__gt=""))
    for row in told.values("page_id", "kind").annotate(number=Count("id"), waiting=waiting):
        kinds[row["page_id"]][row["kind"]] = row["number"]
        undecided[row["page_id"]] += row["waiting"]
    return kinds, undecided


def _attempts(pages: Sequence[int]) -> dict[int, Mapping[str, Any]]:
    """Page -> why its newest version could not be read, where it shows an older one."""
    late = Capture.objects.filter(page__in=pages, page__error__isnull=True, error__isnull=False)
    return {row.page_id: row.error or {} for row in late.filter(number__gt=F("page__version")).order_by("number")}


def _row(
    page: Page, counts: Mapping[str, int], attempt: Mapping[str, Any] | None = None, undecided: int = 0
) -> PageRow:
    return PageRow(
        ref=page.ref,
        title=page.title or page.document,
        document=page.document,
        address=page.address,
        published=page.published,
        publisher=page.publisher,
        language=page.language,
        counts=dict(counts),
        open=undecided,
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
    return [_row(page, {}) for page in namesakes(address)]


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
