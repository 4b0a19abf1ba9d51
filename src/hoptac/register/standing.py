"""What was decided on the reports of a page: open, accepted or rejected."""

from __future__ import annotations

from collections.abc import Iterable

from hoptac.register.models import Decision

STATE_OF = {"accept": "accepted", "reject": "rejected", "undo": "open"}


def standing(reports: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Report key -> state, for ``(key, binding)`` of all the reports of one page.

    A decision counts for the report on its sentence (binding); where that sentence is gone, for the report of its key.
    Of several the newest counts.
    """
    pairs = list(reports)
    present = {binding for _, binding in pairs}
    keys = {key for key, _ in pairs}
    by_binding: dict[str, str] = {}
    by_key: dict[str, str] = {}
    for decision in _decisions(keys, present):
        state = STATE_OF.get(decision.action)
        if state and decision.binding in present:
            by_binding[decision.binding] = state
        elif state:
            by_key[decision.target] = state
    return {key: by_binding.get(binding) or by_key.get(key, "open") for key, binding in pairs}


def _decisions(keys: set[str], bindings: set[str]) -> list[Decision]:
    """The decisions that bear one of the keys or bindings, oldest first."""
    told = Decision.objects.filter(target_kind="report")
    found = {d.number: d for d in told.filter(target__in=keys)} | {
        d.number: d for d in told.filter(binding__in=bindings)
    }
    return [found[number] for number in sorted(found)]
