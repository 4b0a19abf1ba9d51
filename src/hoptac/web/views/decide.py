"""Accepting and rejecting: a POST, then back to the same place on the page."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from hoptac.base.errors import HoptacError
from hoptac.register import decide
from hoptac.web.views.pages import show
from hoptac.web.who import user

_ACTIONS: dict[str, Callable[..., int]] = {"accept": decide.accept, "reject": decide.reject, "undo": decide.undo}


@require_POST
def report(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Decide on one report of a page; raises ``decision-unknown`` where it is gone. Where it changed while the person
    looked, the page as it is now, with what happened."""
    action = _ACTIONS.get(request.POST.get("action", ""))
    if action is None:
        raise BadRequest(request.POST.get("action"))
    try:
        action(key, user(), seen=request.POST.get("seen") or None)
    except HoptacError as problem:
        if problem.code not in ("stale", "stale-read"):
            raise
        return show(request, ref, problem)
    return redirect(f"{reverse('page', args=[ref])}#r{key[:16]}")


@require_POST
def whole_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Accept all that is still open on a page."""
    decide.accept_page(ref, user())
    return redirect("page", ref)
