"""Entering a fact by hand: proved by words of a page, or by nobody but who enters it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from hoptac.base.errors import HoptacError
from hoptac.base.kinds import KINDS
from hoptac.register import decide, query_entries, query_pages
from hoptac.register.hand import NEEDED
from hoptac.register.owners import give_page
from hoptac.web.done import stepped
from hoptac.web.present import hand as present
from hoptac.web.present.fields import name_lists, refilled
from hoptac.web.present.pages import in_words
from hoptac.web.typed import read_field
from hoptac.web.views.owners import chosen, offered
from hoptac.web.who import user

#: What is told in place, beside what was typed.
_TOLD = ("value-wrong", "words-missing")
#: Longer words are no proof of one fact; addresses have an end too.
_LONGEST = 1500


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Choose a kind, then the form of that kind; ``page`` and ``words``: the page and the words that say it."""
    sent = request.POST if request.method == "POST" else request.GET
    kind, ref, words = sent.get("kind", ""), sent.get("page", ""), sent.get("words", "").strip()[:_LONGEST]
    title = query_pages.title_of(ref) if ref else None
    if ref and title is None:
        raise Http404
    back = _local(request, sent.get("next", ""))
    context = {"page": ref, "page_title": title, "words": words, "why": sent.get("why", ""), "next": back}
    if kind not in KINDS:
        return render(request, "add_kind.html", {**context, "kinds": present.kinds(ref, words, back)})
    problem = None
    if request.method == "POST":
        try:
            number = _entered(request, kind, ref, words)
            entered = query_entries.target_of(number)[:16]
            at = f"r{entered}" if back.startswith(reverse("pages")) else ""
            return redirect(stepped(back, (number, number), at) if back else reverse("entry", args=[entered]))
        except HoptacError as error:
            if error.code not in _TOLD:
                raise
            problem = error
    return _form(request, kind, context, problem)


def _local(request: HttpRequest, address: str) -> str:
    """An address of this site to come back to; "" for any other."""
    return address if url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()}) else ""


def _entered(request: HttpRequest, kind: str, ref: str, words: str) -> int:
    """Enter what was sent; the number of the decision."""
    sent = {name: request.POST.getlist(name) for name in request.POST}
    told = {slot: read_field(kind, slot, sent) for slot in present.slots(kind)}
    values = {slot: value for slot, value in told.items() if value not in (None, [], "")}
    quotes = [{"slot": present.proved(kind, values), "words": words}] if ref and words else []
    department = "" if ref else chosen(request)
    number = decide.add(kind, values, user(), ref or None, quotes, request.POST.get("why", "").strip())
    if department:
        give_page(query_entries.page_of(query_entries.target_of(number)), department, user())
    return number


def _form(request: HttpRequest, kind: str, context: Mapping[str, Any], problem: HoptacError | None) -> HttpResponse:
    start = {"quote": context["words"]} if kind == "commitment" else {}
    shown = present.form(kind, start)
    if problem:
        sent = {name: request.POST.getlist(name) for name in request.POST}
        shown = [refilled(field, sent) for field in shown]
    needed = [field for field in shown if field.slot in NEEDED[kind]]
    told = {
        **context,
        "kind": kind,
        "kind_name": present.kind_name(kind),
        "needed": needed,
        "others": [field for field in shown if field not in needed],
        "departments": offered(),
        "lists": name_lists(shown),
        "problem": in_words(problem),
    }
    return render(request, "add_fact.html", told, status=400 if problem else 200)
