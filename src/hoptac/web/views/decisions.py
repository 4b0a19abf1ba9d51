"""The log of decisions: who decided what, when and why; taking a decision back from there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from hoptac.register import decide, query_decisions
from hoptac.register.approvals import Mark, marks
from hoptac.register.query_decisions import LEAF
from hoptac.web.leaf import page_number
from hoptac.web.present import decisions as present
from hoptac.web.returning import local
from hoptac.web.who import person, user


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """One leaf of the log, the newest first."""
    by, action, number = request.GET.get("by", ""), request.GET.get("action", ""), page_number(request.GET)
    leaf = query_decisions.decisions(by, action, number)
    lines = [present.decision_line(one, upon[0].kind if upon else "", upon) for one, upon in leaf.decisions]
    context = {
        "marks": marks_of(line.number for line in lines),
        "lines": lines,
        "count": leaf.count,
        "number": number,
        "people": present.people(query_decisions.people_who_decided(), by),
        "actions": present.actions(query_decisions.actions_taken(), action),
        "filtered": bool(by or action),
        "before": present.address(by, action, number - 1) if number > 1 else "",
        "after": present.address(by, action, number + 1) if number * LEAF < leaf.count else "",
    }
    return render(request, "decisions.html", context)


def marks_of(numbers: Iterable[int]) -> Mapping[int, Mark]:
    """Which decisions wait for approval or were approved; in a register of one person none."""
    return {} if person().local else marks(list(numbers))


@require_POST
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Take back one decision, then back to where the person was; raises ``decision-unknown``."""
    decide.undo(number, user(), request.POST.get("why", "").strip())
    return redirect(local(request, request.POST.get("next", ""), reverse("decisions")))
