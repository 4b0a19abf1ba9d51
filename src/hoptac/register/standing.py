"""What was decided on reports: which decisions bear on each, and whether it is open, accepted or rejected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from hoptac.register.chunks import chunks
from hoptac.register.models import Decision, Report

STATE_OF = {"accept": "accepted", "reject": "rejected", "undo": "open"}


def decisions_on(reports: Sequence[tuple[str, str]], present: Iterable[str]) -> dict[str, list[Decision]]:
    """Report key -> the decisions that bear on it, the weightiest last; for ``(key, binding)`` of some reports.

    A decision bears on the report that hangs on its sentence (binding); where that sentence is gone from the page, and
    its binding not among those ``present``, on the report of its key. The former weighs more, then the newer.
    """
    there = set(present)
    bound = {binding: key for key, binding in reports}
    found: dict[str, list[Decision]] = defaultdict(list)
    for decision in _decisions("target", [key for key, _ in reports]):
        if decision.binding not in there:
            found[decision.target].append(decision)
    for decision in _decisions("binding", list(bound)):
        found[bound[decision.binding]].append(decision)
    return found


def standing(reports: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Report key -> state, for ``(key, binding)`` of all the reports of one page."""
    pairs = list(reports)
    found = decisions_on(pairs, (binding for _, binding in pairs))
    return {key: _state(found.get(key, ())) for key, _ in pairs}


def present_bindings(reports: Sequence[tuple[str, str]]) -> set[str]:
    """Of all the decisions that name these reports by key, the bindings that some report still has."""
    named = {d.binding for d in _decisions("target", [key for key, _ in reports])}
    return {
        binding
        for part in chunks(sorted(named))
        for binding in Report.objects.filter(binding__in=part).values_list("binding", flat=True)
    }


def _state(decisions: Sequence[Decision]) -> str:
    return next((STATE_OF[d.action] for d in reversed(decisions) if d.action in STATE_OF), "open")


def _decisions(column: str, values: Sequence[str]) -> list[Decision]:
    """The decisions upon reports that bear one of the values, oldest first."""
    told = Decision.objects.filter(target_kind="report")
    found = [d for part in chunks(sorted(set(values))) for d in told.filter(**{f"{column}__in": part})]
    return sorted(found, key=lambda decision: decision.number)
