"""Decisions of people upon reports: accept, reject, and taking a decision back; an append-only, hash-chained log."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import TypeVar

from hoptac.base.errors import HoptacError
from hoptac.register.chain import seal
from hoptac.register.chunks import CHUNK, chunks
from hoptac.register.joining import rejoin
from hoptac.register.models import Decision, Page, Report
from hoptac.register.standing import STATE_OF
from hoptac.register.writing import writing

_Row = TypeVar("_Row")


def accept(report: str, by: str, why: str = "", at: str | None = None) -> str:
    """Accept a report by its key (40 hex digits). Gives the newest decision's digest. Raises ``decision-unknown``.

    ``at`` is an ISO time in UTC, by default now. Accepting what is accepted adds nothing.
    """
    return _decide("accept", report, by, why, at)


def reject(report: str, by: str, why: str = "", at: str | None = None) -> str:
    """Reject a report by its key: the same words read again stay rejected. Raises ``decision-unknown``."""
    return _decide("reject", report, by, why, at)


def undo(report: str, by: str, why: str = "", at: str | None = None) -> str:
    """Take back what was decided on a report: it is open again. Raises ``decision-unknown``."""
    return _decide("undo", report, by, why, at)


def accept_page(ref: str, by: str, why: str = "", at: str | None = None) -> int:
    """Accept every open report of a page (``Page.ref``); how many. Raises ``decision-unknown``."""
    with writing():
        page = _known(Page.objects.filter(ref=ref).first, ref)
        return _apply("accept", page.reports.filter(state="open").order_by("number"), by, why, at)


def last() -> Decision | None:
    """The newest decision."""
    return Decision.objects.order_by("-number").first()


def _decide(action: str, key: str, by: str, why: str, at: str | None) -> str:
    with writing():
        report = _known(Report.objects.filter(key=key).first, key)
        _apply(action, [report], by, why, at)
        newest = last()
        return newest.digest if newest else ""


def _known(find: Callable[[], _Row | None], key: str) -> _Row:
    row = find()
    if row is None:
        raise HoptacError("decision-unknown", key=key)
    return row


def _apply(action: str, reports: Iterable[Report], by: str, why: str, at: str | None) -> int:
    """Add a decision for each report that it changes, and join their blocks anew; how many."""
    state, at = STATE_OF[action], at or datetime.now(UTC).isoformat(timespec="seconds")
    changed = [report for report in reports if report.state != state]
    before, decisions = last(), []
    for report in changed:
        before = _next(before, action, report, by, why, at)
        decisions.append(before)
    Decision.objects.bulk_create(decisions, batch_size=CHUNK)
    for part in chunks([report.key for report in changed]):
        Report.objects.filter(key__in=part).update(state=state)
    rejoin({report.block for report in changed})
    return len(changed)


def _next(before: Decision | None, action: str, report: Report, by: str, why: str, at: str) -> Decision:
    """The decision that follows upon another in the log; not yet in it."""
    return seal(
        Decision(
            number=before.number + 1 if before else 1,
            target=report.key,
            target_kind="report",
            binding=report.binding,
            action=action,
            by=by,
            at=at,
            why=why,
            salt=secrets.token_hex(16),
            previous=before.digest if before else "",
        )
    )
