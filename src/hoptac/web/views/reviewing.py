"""What the queue and the pages have in common: one decision by a word, and what was decided just before."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.urls import reverse

from hoptac.register import query_review, review
from hoptac.web import done
from hoptac.web.present import review as present
from hoptac.web.who import user


def decided(request: HttpRequest, key: str) -> review.Made:
    """Do what was sent about a report; raises what ``register.review`` raises."""
    action, why, seen = (request.POST.get(name, "") for name in ("action", "why", "seen"))
    by = user()
    if action == "accept":
        return review.accept(key, by, seen or None)
    if action == "reject":
        return review.reject(key, by, why.strip(), seen or None)
    if action == "ask":
        return review.ask(key, why, by, seen or None)
    if action == "undo":
        return review.reopen(key, by, seen or None)
    if action == "accept-alike":
        return review.accept_alike(key, by, request.POST.get("entry_seen") or None)
    if action == "accept-page":
        return review.accept_page(request.POST.get("on_page", ""), by, request.POST.get("page_seen") or None)
    raise BadRequest(action)


def done_strip(stack: str) -> dict[str, str]:
    """What the newest step of a stack was, in words."""
    step = done.top(stack)
    return {"done": stack, "done_line": present.done_line(*query_review.made(*step)) if step else ""}


def done_stack(request: HttpRequest) -> str:
    """What was decided before, from the address or the form."""
    return done.sound(request.POST.get("done") or request.GET.get("done", ""))


def page_address(ref: str, stack: str, report: str = "") -> str:
    """A page at one of its cards."""
    asked, place = f"?done={stack}" if stack else "", f"#r{report}" if report else ""
    return f"{reverse('page', args=[ref])}{asked}{place}"
