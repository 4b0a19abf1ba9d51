"""Approval: what one person decides counts at once and waits until another approves it; nobody approves his own.

Only where people sign in: what was decided before the first account waits for nobody (``accounts.AFTER``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import QuerySet

from hoptac.base.errors import HoptacError
from hoptac.register.accounts import AFTER
from hoptac.register.models import Approval, Decision, Setting
from hoptac.register.writing import writing

#: Decisions that change what the register says. Questions and letters noted wait for nobody.
NEEDS = ("accept", "reject", "correct", "merge", "split", "add", "link", "map", "withdraw")


def approved(decisions: Collection[int]) -> dict[int, tuple[str, str]]:
    """Of some decisions those that were approved: number -> by whom and when (ISO, UTC)."""
    rows = Approval.objects.filter(decision__in=decisions)
    return {row.decision_id: (row.by, row.at) for row in rows}


def waiting(by: str = "") -> QuerySet[Decision]:
    """The decisions that wait, the newest first, those of one person where he is named; what was taken back waits no
    more."""
    first = _after()
    if first is None:
        return Decision.objects.none()
    rows = Decision.objects.filter(number__gt=first, action__in=NEEDS)
    rows = rows.exclude(number__in=Approval.objects.values("decision")).exclude(number__in=_taken_back(first))
    rows = rows.order_by("-number")
    return rows.filter(by=by) if by else rows


def waits(decisions: Iterable[int]) -> set[int]:
    """Of some decisions the numbers of those that wait."""
    return set(waiting().filter(number__in=list(decisions)).values_list("number", flat=True))


@dataclass(frozen=True, slots=True)
class Mark:
    """How a decision stands: approved ``by`` somebody ``at`` a time (ISO, UTC), or (no ``by``) waiting."""

    by: str = ""
    at: str = ""


def marks(decisions: Collection[int]) -> dict[int, Mark]:
    """How some decisions stand; those that need nobody's approval are left out."""
    done = {number: Mark(by, at) for number, (by, at) in approved(decisions).items()}
    return {**dict.fromkeys(waits(decisions), Mark()), **done}


def approve(number: int, by: str) -> None:
    """Approve a decision. Raises ``approval-own`` (its author may not), ``approval-unknown`` (it does not wait)."""
    with writing():
        row = waiting().filter(number=number).first()
        if row is None:
            raise HoptacError("approval-unknown", number=number)
        if row.by == by:
            raise HoptacError("approval-own", number=number)
        at = datetime.now(UTC).isoformat(timespec="seconds")
        Approval.objects.create(decision=row, author=row.by, by=by, at=at)


def _after() -> int | None:
    told = Setting.objects.filter(name=AFTER).values_list("value", flat=True).first()
    return int(told) if told else None


def _taken_back(first: int) -> set[int]:
    """The numbers that decisions after one take back, and that nothing later gives back."""
    gone: set[int] = set()
    undos = Decision.objects.filter(number__gt=first, action="undo").order_by("-number")
    for number, payload in undos.values_list("number", "payload"):
        if number not in gone:
            gone.update(payload.get("undoes") or ())
    return gone
