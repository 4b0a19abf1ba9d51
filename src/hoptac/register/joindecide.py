"""Decisions about which reports tell one fact: merge and split."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.db.models import QuerySet

from hoptac.base.errors import HoptacError
from hoptac.register.log import Act, append, upon_reports
from hoptac.register.models import Report
from hoptac.register.restand import bind, restand
from hoptac.register.seen import check_seen
from hoptac.register.writing import writing


def merge(entries: Collection[str], by: str, why: str = "", at: str = "", seen: str | None = None) -> int:
    """Say that entries (by their keys) are one fact: the reports that tell them now. Gives the decision's number.

    ``seen``: ``seen_of`` all their reports. Raises ``decision-unknown``, ``merge-unlike``, ``stale``.
    """
    with writing():
        reports = _of_entries(entries)
        check_seen(seen, *(report.key for report in reports))
        if len({report.entry_id for report in reports}) < 2:
            raise HoptacError("merge-unlike")
        if len({(report.kind, report.polarity) for report in reports}) > 1:
            raise HoptacError("merge-unlike")
        return _told(Act("merge", by, why, at), reports)


def split(reports: Collection[str], by: str, why: str = "", at: str = "", seen: str | None = None) -> int:
    """Say that some reports (by their keys) of an entry are another fact than the others of it; where they are all of
    it, that each is a fact of its own. Gives the decision's number.

    ``seen``: ``seen_of`` all reports of the entry. Raises ``decision-unknown``, ``split-nothing``, ``stale``.
    """
    with writing():
        off = _rows(Report.objects.filter(key__in=set(reports)))
        if len(off) < len(set(reports)) or not off:
            raise HoptacError("decision-unknown", key=", ".join(sorted(reports)))
        told = _rows(Report.objects.filter(entry=off[0].entry_id))
        check_seen(seen, *(report.key for report in told))
        if len({report.entry_id for report in off}) > 1 or len(told) < 2:
            raise HoptacError("split-nothing")
        rest = [report for report in told if report not in off]
        return _told(Act("split", by, why, at, {"off": len(off) if rest else 0}), [*off, *rest])


def _of_entries(keys: Collection[str]) -> list[Report]:
    reports = _rows(Report.objects.filter(entry__key__in=set(keys)))
    if not reports or len({report.entry_id for report in reports}) < len(set(keys)):
        raise HoptacError("decision-unknown", key=", ".join(sorted(keys)))
    return reports


def _rows(reports: QuerySet[Report]) -> list[Report]:
    return list(reports.select_related("page").order_by("key"))


def _told(act: Act, reports: Sequence[Report]) -> int:
    [made] = append(act, [upon_reports(reports)])
    bind([made], {report.key: report for report in reports})
    restand(reports)
    return made.number
