"""What stands of the decisions upon a report: those that nobody took back, its state, its corrected values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hoptac.register.chunks import chunks
from hoptac.register.erased import is_masked
from hoptac.register.models import Bearing, Decision

STATE_OF = {"accept": "accepted", "reject": "rejected", "ask": "asked"}


@dataclass(frozen=True, slots=True)
class Stand:
    """A report's state, and its corrected slots: ``{slot: (value, number of the decision)}``."""

    state: str = "open"
    corrected: Mapping[str, tuple[Any, int]] = field(default_factory=dict)


def taken_back(decisions: Iterable[Decision]) -> set[int]:
    """The numbers of those that a later one, itself not taken back, takes back. Given are all upon the same reports, so
    that whatever takes one back is among them."""
    undone: set[int] = set()
    older = sorted(decisions, key=lambda decision: decision.number)
    while older:
        decision = older.pop()
        if decision.action == "undo" and decision.number not in undone:
            undone.update(undoes(decision, older))
    return undone


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions upon the same reports that were not taken back, oldest first, without those that take back."""
    told = {decision.number: decision for decision in decisions}
    undone = taken_back(told.values())
    return [told[number] for number in sorted(told) if number not in undone and told[number].action != "undo"]


def undoes(undo: Decision, older: Iterable[Decision]) -> list[int]:
    """The numbers of the decisions that one takes back; one of the time before payloads said so: every state."""
    if "undoes" in undo.payload:
        return list(undo.payload["undoes"])
    return [decision.number for decision in older if decision.action in STATE_OF]


def stand(decisions: Iterable[Decision]) -> Stand:
    """How a report stands by the decisions upon it. Who corrects a report that was asked back answers."""
    state, corrected = "open", {}
    for decision in in_force(decisions):
        state = STATE_OF.get(decision.action, state)
        if decision.action == "correct" and not is_masked(decision.payload["value"]):
            corrected[decision.payload["slot"]] = decision.payload["value"], decision.number
            state = "open" if state == "asked" else state
    return Stand(state, corrected)


def with_corrections(
    read: Mapping[str, Any], corrected: Mapping[str, tuple[Any, int]]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """A report's values as they count, and ``Report.corrected``: what was read there, and who says otherwise."""
    values, was = dict(read), {}
    for slot, (value, number) in sorted(corrected.items()):
        was[slot] = {"by": number, **({"was": read[slot]} if slot in read else {})}
        values[slot] = value
    return values, was


def as_read(values: Mapping[str, Any], corrected: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """A report's values as its page was read, whatever was corrected."""
    read = {slot: value for slot, value in values.items() if slot not in corrected}
    return read | {slot: told["was"] for slot, told in corrected.items() if "was" in told}


def decisions_on(reports: Collection[int]) -> dict[int, list[Decision]]:
    """Report (row) -> all decisions that bear on it, oldest first."""
    found: dict[int, list[Decision]] = defaultdict(list)
    for part in chunks(sorted(reports)):
        rows = Bearing.objects.filter(report__in=part).select_related("decision").order_by("decision", "place")
        for row in rows:
            told = found[row.report_id or 0]
            if not told or told[-1].number != row.decision_id:
                told.append(row.decision)
    return found


def standing_on(reports: Sequence[int]) -> dict[int, list[Decision]]:
    """Report (row) -> the decisions in force upon it, oldest first."""
    return {report: in_force(told) for report, told in decisions_on(reports).items()}
