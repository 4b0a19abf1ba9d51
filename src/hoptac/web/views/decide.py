"""Accepting and rejecting: a POST, then back to the same place on the page."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from hoptac.register import decide
from hoptac.web.who import user

_ACTIONS: dict[str, Callable[[str, str], int]] = {
    "accept": lambda key, by: decide.accept(key, by),
    "reject": lambda key, by: decide.reject(key, by),
    "undo": lambda key, by: decide.undo(key, by),
}


@require_POST
def report(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Decide on one report of a page; raises ``decision-unknown`` where it is gone."""
    action = _ACTIONS.get(request.POST.get("action", ""))
    if action is None:
        raise BadRequest(request.POST.get("action"))
    action(key, user())
    return redirect(f"{reverse('page', args=[ref])}#r{key[:16]}")


@require_POST
def whole_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Accept all that is still open on a page."""
    decide.accept_page(ref, user())
    return redirect("page", ref)
