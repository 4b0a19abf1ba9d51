"""Saying that two entries are one fact, or that an entry is two."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hoptac.base.errors import HoptacError
from hoptac.register.entry_decisions import merge_entries, split_entry
from hoptac.register.query_near import near
from hoptac.web.present.entry import sheet
from hoptac.web.present.facts import fact_line
from hoptac.web.present.pages import in_words
from hoptac.web.views.entries import TOLD, found_or_404
from hoptac.web.who import user


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, ref: str) -> HttpResponse:
    """Choose among the entries most like one, and make them one."""
    problem, why = None, request.POST.get("why", "")
    chosen = dict(one.split(":", 1) for one in request.POST.getlist("other") if ":" in one)
    if request.method == "POST":
        try:
            if not chosen:
                raise HoptacError("merge-unlike")
            merge_entries(ref, chosen, user(), why.strip(), request.POST.get("seen") or None)
            return redirect("entry", ref)
        except HoptacError as error:
            if error.code not in TOLD:
                raise
            problem = error
    view = found_or_404(ref)
    others = [(fact_line(one.fact), one.seen, one.fact.ref in chosen) for one in near(view.fact.key)]
    context = {"view": view, "sheet": sheet(view, date.today()), "ref": ref, "others": others, "why": why}
    return _answer(request, "merge.html", context, problem)


@require_http_methods(["GET", "HEAD", "POST"])
def split(request: HttpRequest, ref: str) -> HttpResponse:
    """Choose the pages that tell of something else, and make that an entry of its own."""
    problem, why, off = None, request.POST.get("why", ""), request.POST.getlist("off")
    if request.method == "POST":
        try:
            split_entry(ref, off, user(), why.strip(), request.POST.get("seen") or None)
            return redirect("entry", ref)
        except HoptacError as error:
            if error.code not in TOLD:
                raise
            problem = error
    view = found_or_404(ref)
    context = {"view": view, "sheet": sheet(view, date.today()), "ref": ref, "off": off, "why": why}
    return _answer(request, "split.html", context, problem)


def _answer(
    request: HttpRequest, template: str, context: dict[str, object], problem: HoptacError | None
) -> HttpResponse:
    status = TOLD[problem.code] if problem else 200
    return render(request, template, {**context, "problem": in_words(problem)}, status=status)
