"""Whose a page is: saying so, and what may be said."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from hoptac.register.owners import departments_of, give_page
from hoptac.web.who import person, user


def offered() -> list[str]:
    """The departments that whoever asks may keep something for; none: there is nothing to choose."""
    who = person()
    return [] if who.local else departments_of(who.account, who.may("admin"))


def chosen(request: HttpRequest) -> str:
    """The department that a form names, "" for all. Raises ``Http404`` for one that is not offered."""
    named = request.POST.get("department", "")
    if named and named not in offered():
        raise Http404
    return named


@require_POST
def page(request: HttpRequest, ref: str) -> HttpResponse:
    """A page becomes a department's own, or everybody's; raises ``decision-unknown``."""
    give_page(ref, chosen(request), user())
    return redirect("page", ref)
