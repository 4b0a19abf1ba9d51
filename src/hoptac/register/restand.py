"""Reports brought to what the decisions upon them say, and decisions bound to the reports that they bear on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from hoptac.link.keyed import block
from hoptac.register.bound import On, as_on, resolve
from hoptac.register.chunks import CHUNK, chunks
from hoptac.register.index.docs import sides
from hoptac.register.index.keep import index_pages
from hoptac.register.joining import rejoin
from hoptac.register.log import bearings
from hoptac.register.models import Bearing, Decision, Page, Report
from hoptac.register.scope import everything
from hoptac.register.standing import as_read, decisions_on, stand, with_corrections


@everything()
def bind(decisions: Iterable[Decision], reports: Mapping[str, Report]) -> None:
    """Note the reports (by key) that new decisions bear on."""
    rows = [row for decision in decisions for row in bearings(decision)]
    for row in rows:
        row.report = reports.get(row.key)
    Bearing.objects.bulk_create(rows, batch_size=CHUNK)


@everything()
def bind_like(decision: Decision, others: Collection[int]) -> list[Report]:
    """Note that a decision bears on what others (by number), upon the same reports, bear on; gives those reports."""
    told = Bearing.objects.filter(decision__in=others).select_related("report__page").defer("report__page__text")
    reports = {row.binding: row.report for row in told}
    rows = list(bearings(decision))
    for row in rows:
        row.report = reports.get(row.binding)
    Bearing.objects.bulk_create(rows, batch_size=CHUNK)
    return [report for report in reports.values() if report]


def bind_page(page: Page, told: Sequence[On]) -> dict[str, list[Bearing]]:
    """The decisions that were made upon a page's reports: key of the report that each bears on now -> their rows."""
    rows = [*Bearing.objects.filter(page=page.ref).select_related("decision"), *_older(told)]
    now = resolve([_on(row) for row in rows], told)
    found: dict[str, list[Bearing]] = {}
    for row in rows:
        if row.binding in now:
            found.setdefault(now[row.binding], []).append(row)
    return found


def _older(told: Sequence[On]) -> Iterable[Bearing]:
    """The rows of decisions that do not tell their page, by the keys and bindings of a page's reports."""
    older = Bearing.objects.filter(page="").select_related("decision")
    if not older.exists():
        return []
    found = {row.pk: row for part in chunks([on.binding for on in told]) for row in older.filter(binding__in=part)}
    for part in chunks([on.key for on in told]):
        found |= {row.pk: row for row in older.filter(key__in=part)}
    return found.values()


def _on(row: Bearing) -> On:
    on = row.decision.payload.get("on") or ()
    return as_on(on[row.place]) if row.place < len(on) else On(row.key, row.binding)


@everything()
def restand(reports: Sequence[Report]) -> None:
    """Bring reports (with their pages) to what is decided upon them, and join their blocks anew."""
    decisions, touched = decisions_on([report.pk for report in reports]), set[str]()
    before = {report.pk: _places(report) for report in reports}
    for report in reports:
        now = stand(decisions.get(report.pk, ()))
        read = as_read(report.values, report.corrected)
        touched.add(report.block)
        report.state = now.state
        report.values, report.corrected = with_corrections(read, now.corrected)
        report.block = block(report.kind, report.values, report.polarity, report.key, report.page.published)
        touched.add(report.block)
    Report.objects.bulk_update(reports, ["state", "values", "corrected", "block"], batch_size=CHUNK)
    index_pages(report.page_id for report in reports if before[report.pk] != _places(report))
    rejoin(touched)


def _places(report: Report) -> set[str]:
    """The places by which its page is found for it."""
    return set() if report.state == "rejected" else set(sides(report.kind, report.values))
