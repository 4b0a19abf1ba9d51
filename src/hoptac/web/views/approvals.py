"""What waits for approval, and approving it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hoptac.base.errors import HoptacError
from hoptac.register import approvals, query_decisions
from hoptac.web.leaf import page_number
from hoptac.web.present import decisions as present
from hoptac.web.present.pages import in_words
from hoptac.web.who import user


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """The decisions that wait, the newest first; approving those that are ticked (one's own are left out)."""
    problem = None
    if request.method == "POST":
        try:
            for chosen in request.POST.getlist("number"):
                approvals.approve(int(chosen) if chosen.isascii() and chosen.isdigit() else 0, user())
            return redirect("approvals")
        except HoptacError as error:
            problem = error
    leaf = page_number(request.GET)
    found = query_decisions.leaf_of(approvals.waiting(), leaf)
    lines = [present.decision_line(one, upon[0].kind if upon else "", upon) for one, upon in found.decisions]
    context = {
        "lines": [(line, line.by != user()) for line in lines],
        "mine": all(line.by == user() for line in lines),
        "count": found.count,
        "number": leaf,
        "before": leaf - 1,
        "after": leaf + 1 if leaf * query_decisions.LEAF < found.count else 0,
        "problem": in_words(problem),
    }
    return render(request, "approvals.html", context, status=409 if problem else 200)
