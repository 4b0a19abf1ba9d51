"""Queries about the log of decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from hoptac.register.chunks import chunks
from hoptac.register.models import Bearing, Decision
from hoptac.register.query_entries import decided
from hoptac.register.records_entry import Decided, Upon
from hoptac.register.standing import taken_back

#: So many decisions stand on one leaf.
LEAF = 50


@dataclass(frozen=True, slots=True)
class Leaf:
    """Some decisions, the newest first, with what each was made upon; ``count`` is how many there are in all."""

    decisions: tuple[tuple[Decided, tuple[Upon, ...]], ...]
    count: int


def decisions(by: str = "", action: str = "", number: int = 1) -> Leaf:
    """One leaf of the log (numbered from 1): all, those of one person, or of one kind of act."""
    wanted = Decision.objects.order_by("-number")
    wanted = wanted.filter(by=by) if by else wanted
    return leaf_of(wanted.filter(action=action) if action else wanted, number)


def leaf_of(wanted: QuerySet[Decision], number: int) -> Leaf:
    """One leaf (numbered from 1) of some decisions in their order."""
    shown = list(wanted[(number - 1) * LEAF : number * LEAF])
    upon, undone = _upon(shown), _undone(shown)
    return Leaf(
        tuple((decided(row, row.target, row.number in undone), tuple(upon.get(row.number, ()))) for row in shown),
        wanted.count(),
    )


def people_who_decided() -> list[str]:
    """The names in the log."""
    return sorted(name for name in Decision.objects.order_by().values_list("by", flat=True).distinct() if name)


def actions_taken() -> list[str]:
    """The kinds of acts in the log."""
    return sorted(Decision.objects.order_by().values_list("action", flat=True).distinct())


def _upon(shown: Iterable[Decision]) -> Mapping[int, list[Upon]]:
    """Decision -> the reports that it bears on now, in their order."""
    found: dict[int, list[Upon]] = {}
    bearings = Bearing.objects.filter(decision__in=[row.number for row in shown], report__isnull=False)
    seen: set[tuple[int, int]] = set()
    for row in bearings.select_related("report__page").defer("report__page__text", "report__page__zones"):
        report = row.report
        if report is not None and (row.decision_id, report.pk) not in seen:
            seen.add((row.decision_id, report.pk))
            page = report.page
            told = Upon(report.key, report.kind, report.values, page.title or page.document)
            found.setdefault(row.decision_id, []).append(told)
    return found


def _undone(shown: Sequence[Decision]) -> set[int]:
    """Of some decisions the numbers of those that were taken back."""
    numbers = [row.number for row in shown]
    reports = list(Bearing.objects.filter(decision__in=numbers, report__isnull=False).values_list("report", flat=True))
    targets = sorted({row.target for row in shown if row.target})
    groups: dict[object, dict[int, Decision]] = {}
    for part in chunks(sorted({report for report in reports if report})):
        for bearing in Bearing.objects.filter(report__in=part).select_related("decision"):
            groups.setdefault(bearing.report_id, {})[bearing.decision_id] = bearing.decision
    for some in chunks(targets):
        for row in Decision.objects.filter(target__in=some):
            groups.setdefault(row.target, {})[row.number] = row
    return {number for told in groups.values() for number in taken_back(told.values())}
