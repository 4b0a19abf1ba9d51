"""The queue of what waits for a person: one thing at a time, decided by a word; then the next."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoptac.base.errors import HoptacError
from hoptac.base.kinds import KINDS
from hoptac.gazetteer.places import PLACES
from hoptac.register import query_review, query_search, review
from hoptac.register.query_review import MANY
from hoptac.register.query_search import Filters
from hoptac.register.records_review import Item, Waiting
from hoptac.web import done
from hoptac.web.present import hand as present_form
from hoptac.web.present import review as present
from hoptac.web.present import search
from hoptac.web.present.pages import in_words
from hoptac.web.present.search import Choice
from hoptac.web.typed import changed
from hoptac.web.views.entries import TOLD
from hoptac.web.views.reviewing import decided, done_stack, done_strip, page_address
from hoptac.web.who import user


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """The first that waits, or that nothing does."""
    which = _which(request)
    return _show(request, query_review.first(which), which)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One that waits; a decision on it leads to the next. Where it changed while the person looked, it comes back as it
    is now, with what happened."""
    which = _which(request)
    if request.method != "POST":
        return _show(request, ref, which)
    found = query_review.key_of(ref)
    if found is None:
        raise Http404
    try:
        made = decided(request, found[0])
    except HoptacError as problem:
        if problem.code not in TOLD:
            raise
        return _show(request, ref, which, problem)
    return _next(request, which, found[1], made)


def _next(request: HttpRequest, which: Waiting, place: str, made: review.Made) -> HttpResponse:
    """To what comes after a place in the queue."""
    following = query_review.after(which, place) if place else query_review.first(which)
    return redirect(present.address(which, following, done.push(done_stack(request), made)))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, ref: str) -> HttpResponse:
    """All slots of one at once; what was changed is corrected, and the whole accepted."""
    which, found = _which(request), query_review.item(ref)
    if found is None:
        raise Http404
    if request.method != "POST":
        return _form(request, found, which)
    why, seen, report = request.POST.get("why", ""), request.POST.get("seen"), found.report
    try:
        values = changed(report.kind, report.values, dict(request.POST.lists()))
        made = review.correct(report.key, values, user(), why.strip(), seen or None)
    except HoptacError as problem:
        if problem.code not in TOLD:
            raise
        return _form(request, query_review.item(ref) or found, which, problem)
    if request.GET.get("back") == "page":
        return redirect(page_address(found.source.ref, done.push(done_stack(request), made), found.ref))
    return _next(request, which, found.place, made)


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take back what was just decided, and go back to it."""
    which, stack = _which(request), done.sound(request.POST.get("done", ""))
    step, page = done.top(stack), request.POST.get("to_page", "")
    if step is None:
        raise BadRequest(stack)
    ref = review.take_back(*step, user())[:16]
    if page:
        return redirect(page_address(page, done.rest(stack), ref))
    return redirect(present.address(which, ref, done.rest(stack)))


def _show(request: HttpRequest, ref: str, which: Waiting, problem: HoptacError | None = None) -> HttpResponse:
    found = query_review.item(ref) if ref else None
    if ref and found is None:
        raise Http404
    context = {**_head(request, which), "item": found, "problem": in_words(problem), "why": request.POST.get("why", "")}
    if found:
        context |= {"shown": present.shown(found), **_ways(which, found, done_stack(request))}
    return render(request, "review.html", context, status=TOLD[problem.code] if problem else 200)


def _form(request: HttpRequest, found: Item, which: Waiting, problem: HoptacError | None = None) -> HttpResponse:
    stack = done_stack(request)
    sent = dict(request.POST.lists()) if problem else None
    context = {
        **present_form.whole(found.report.kind, found.report.values, sent),
        "item": found,
        "shown": present.shown(found),
        "query": present.query(which, stack) + ("&back=page" if request.GET.get("back") == "page" else ""),
        "back": _back(request, which, found, stack),
        "problem": in_words(problem),
        "why": request.POST.get("why", ""),
    }
    return render(request, "review_edit.html", context, status=TOLD[problem.code] if problem else 200)


def _back(request: HttpRequest, which: Waiting, found: Item, stack: str) -> str:
    """Where a person came from to change a fact."""
    if request.GET.get("back") == "page":
        return page_address(found.source.ref, stack, found.ref)
    return present.address(which, found.ref, stack)


def _ways(which: Waiting, found: Item, stack: str) -> dict[str, str]:
    """The addresses of the one before and the one after."""
    following, previous = query_review.after(which, found.place), query_review.before(which, found.place)
    return {
        "next": present.address(which, following, stack) if following not in ("", found.ref) else "",
        "previous": present.address(which, previous, stack) if previous else "",
    }


def _head(request: HttpRequest, which: Waiting) -> dict[str, object]:
    """How many wait, what may be asked for, what was just decided."""
    number, stack = query_review.count(which), done_stack(request)
    kinds, states = present.kinds(which), present.states(which)
    partners = search.partners(query_search.places(), Filters(partner=which.partner))
    return {
        "which": which,
        "count": min(number, MANY),
        "over": number > MANY,
        "kinds": kinds,
        "states": states,
        "partners": partners,
        "chosen": [choice.name for choice in (*kinds, *states[1:], *_flat(partners)) if choice.chosen],
        "on_page": which.page,
        "query": present.query(which, stack),
        **done_strip(stack),
    }


def _flat(partners: list[tuple[str, list[Choice]]]) -> list[Choice]:
    return [choice for _, group in partners for choice in group]


def _which(request: HttpRequest) -> Waiting:
    """What is asked for by an address; what is none is left out."""
    kind, partner, page, state = (request.GET.get(name, "") for name in ("kind", "partner", "page", "state"))
    return Waiting(
        kind if kind in KINDS else "",
        partner if partner in PLACES else "",
        page if page.isascii() and page.isalnum() and len(page) <= 16 else "",
        state if state == "asked" else "open",
    )
