"""Decisions of people: accept, reject, ask back, correct, merge, split, add, link, and taking any of them back.

Each adds to an append-only, hash-chained log; nothing is ever changed in it. ``at`` is an ISO time in UTC, by default
now; ``seen`` what ``seen_of`` gave when the person looked: where the report has changed since, ``stale`` is raised.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import QuerySet

from hoptac.base.errors import HoptacError
from hoptac.gazetteer.slots import check_value
from hoptac.register.adding import add
from hoptac.register.hand import refresh
from hoptac.register.joindecide import merge, split
from hoptac.register.links import link
from hoptac.register.lists import reread_target
from hoptac.register.log import Act, append, last, upon_reports
from hoptac.register.models import Bearing, Decision, Page, Report
from hoptac.register.restand import bind, bind_like, restand
from hoptac.register.seen import check_seen, seen_of
from hoptac.register.standing import STATE_OF, as_read, standing_on, taken_back
from hoptac.register.writing import writing

__all__ = [
    "accept",
    "accept_page",
    "add",
    "ask",
    "correct",
    "last",
    "link",
    "merge",
    "reject",
    "seen_of",
    "split",
    "undo",
]

_Row = TypeVar("_Row")


def accept(report: str, by: str, why: str = "", at: str = "", seen: str | None = None) -> int:
    """Accept a report by its key (40 hex digits). Gives the decision's number, 0 where it was accepted already.

    Raises ``decision-unknown``, ``stale``.
    """
    return _decide(Act("accept", by, why, at), report, seen)


def reject(report: str, by: str, why: str = "", at: str = "", seen: str | None = None) -> int:
    """Reject a report by its key: the same words read again stay rejected. Raises and gives as ``accept``."""
    return _decide(Act("reject", by, why, at), report, seen)


def ask(report: str, question: str, by: str, why: str = "", at: str = "", seen: str | None = None) -> int:
    """Ask back about a report: it waits for an answer (accept, reject, correct). Raises and gives as ``accept``."""
    return _decide(Act("ask", by, why, at, {"question": question}), report, seen)


def correct(report: str, slot: str, value: Any, by: str, why: str = "", at: str = "", seen: str | None = None) -> int:
    """Give a slot of a report another value, None for none; what was read is kept beside it. Gives as ``accept``.

    Raises ``decision-unknown``, ``stale``, ``slot-unknown``, ``value-wrong``.
    """
    with writing():
        row = _report(report)
        check_seen(seen, row.key)
        told = check_value(row.kind, slot, value)
        if row.values.get(slot) == told:
            return 0
        read = as_read(row.values, row.corrected)
        return _add(Act("correct", by, why, at, {"slot": slot, "value": told, "was": read.get(slot)}), [row])


def undo(what: int | str, by: str, why: str = "", at: str = "", seen: str | None = None) -> int:
    """Take back one decision, by its number (also one that takes back); or, by a report's key, whether it was accepted,
    rejected or asked back about: it is open again. Gives the new decision's number, 0 where there is nothing (left).

    Raises ``decision-unknown``, ``stale``.
    """
    with writing():
        if isinstance(what, int):
            return _undo_one(_known(Decision.objects.filter(number=what).first, what), Act("undo", by, why, at), seen)
        row = _report(what)
        check_seen(seen, row.key)
        standing = [d.number for d in standing_on([row.pk]).get(row.pk, ()) if d.action in STATE_OF]
        return _add(Act("undo", by, why, at, {"undoes": standing}), [row]) if standing else 0


def accept_page(ref: str, by: str, why: str = "", at: str = "", seen: str | None = None) -> int:
    """Accept every open report of a page (``Page.ref``); how many. ``seen``: of all its reports.

    Raises ``decision-unknown``, ``stale``.
    """
    with writing():
        page = _known(Page.objects.filter(ref=ref).first, ref)
        check_seen(seen, *page.reports.values_list("key", flat=True))
        rows = list(page.reports.filter(state="open").order_by("number"))
        _add(Act("accept", by, why, at), rows)
        return len(rows)


def _decide(act: Act, key: str, seen: str | None) -> int:
    with writing():
        row = _report(key)
        check_seen(seen, key)
        return 0 if act.action != "ask" and row.state == STATE_OF[act.action] else _add(act, [row])


def _add(act: Act, reports: list[Report]) -> int:
    """Add the decision for each of some reports; the last one's number."""
    made = append(act, [[on] for on in upon_reports(reports)])
    bind(made, {report.key: report for report in reports})
    restand(reports)
    return made[-1].number if made else 0


def _undo_one(decision: Decision, act: Act, seen: str | None) -> int:
    rows = Bearing.objects.filter(decision=decision, report__isnull=False)
    reports = list(rows.values_list("report", "report__key"))
    check_seen(seen, *(key for _, key in reports))
    if decision.action == "erase" or decision.number in taken_back(
        _upon_the_same(decision, [report for report, _ in reports])
    ):
        return 0
    target = (decision.target, decision.target_kind, decision.binding)
    payload = {"undoes": [decision.number]}
    [made] = append(Act(act.action, act.by, act.why, act.at, payload), [decision.payload.get("on") or []], target)
    restand(bind_like(made, [decision.number]))
    refresh(Bearing.objects.filter(decision=made).exclude(page="").values_list("page", flat=True))
    reread_target(decision)
    return made.number


def _upon_the_same(decision: Decision, reports: list[int]) -> QuerySet[Decision]:
    """All decisions upon what one was made upon: whatever takes it back is among them."""
    alike = Decision.objects.filter(target=decision.target, target_kind=decision.target_kind)
    bound = Bearing.objects.filter(report__in=reports).values_list("decision", flat=True)
    return Decision.objects.filter(number__in={*alike.values_list("number", flat=True), *bound})


def _report(key: str) -> Report:
    return _known(Report.objects.filter(key=key).select_related("page").first, key)


def _known(find: Callable[[], _Row | None], key: object) -> _Row:
    row = find()
    if row is None:
        raise HoptacError("decision-unknown", key=key)
    return row
