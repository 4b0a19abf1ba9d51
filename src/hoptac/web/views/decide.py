"""Accepting, rejecting and asking back on a page: a POST, then back to the same place on the page."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from hoptac.base.errors import HoptacError
from hoptac.register import review
from hoptac.web import done
from hoptac.web.views.entries import TOLD
from hoptac.web.views.pages import show
from hoptac.web.views.reviewing import decided, done_stack, page_address
from hoptac.web.who import user


@require_POST
def report(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Decide on one report of a page; raises ``decision-unknown`` where it is gone. Where it changed while the person
    looked, the page as it is now, with what happened."""
    if request.POST.get("action") not in ("accept", "reject", "ask", "undo"):
        raise BadRequest(request.POST.get("action"))
    try:
        made = decided(request, key)
    except HoptacError as problem:
        if problem.code not in TOLD:
            raise
        return show(request, ref, problem)
    return redirect(_address(request, ref, made, key[:16]))


@require_POST
def whole_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Accept all that is still open on a page."""
    try:
        made = review.accept_page(ref, user(), request.POST.get("seen") or None)
    except HoptacError as problem:
        if problem.code not in TOLD:
            raise
        return show(request, ref, problem)
    return redirect(_address(request, ref, made))


def _address(request: HttpRequest, ref: str, made: review.Made, report: str = "") -> str:
    return page_address(ref, done.push(done_stack(request), made), report)
