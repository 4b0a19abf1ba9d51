"""One entry: what the register knows of a fact, who says so, what was decided; deciding on it, changing a slot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoptac.base.errors import HoptacError
from hoptac.register import query_entries
from hoptac.register.entry_decisions import ask_entry, correct_entry, decide_entry, link_entries
from hoptac.register.records_entry import EntryView
from hoptac.web.present.entry import offers, sheet
from hoptac.web.present.fields import TOGETHER, fields, name_lists, refilled
from hoptac.web.present.pages import in_words
from hoptac.web.typed import read_field
from hoptac.web.views.decisions import marks_of
from hoptac.web.who import user

#: What a person is told in place, with what was typed kept: the answer's status.
TOLD = {
    "stale": 409,
    "stale-read": 409,
    "value-wrong": 400,
    "question-missing": 400,
    "merge-unlike": 400,
    "split-nothing": 400,
}


@require_safe
def entry(request: HttpRequest, ref: str) -> HttpResponse:
    """The entry that a report (or the entry itself) of that name belongs to now."""
    return _show(request, ref)


def _show(request: HttpRequest, ref: str, problem: HoptacError | None = None) -> HttpResponse:
    found = found_or_404(ref)
    context = {
        "view": found,
        "sheet": sheet(found, date.today()),
        "marks": marks_of(one.number for one in found.decided),
        "ref": ref,
        "problem": in_words(problem),
        "why": request.POST.get("why", ""),
    }
    return render(request, "entry.html", context, status=TOLD[problem.code] if problem else 200)


@require_POST
def decide(request: HttpRequest, ref: str) -> HttpResponse:
    """Accept, reject, reopen or ask back; where it changed meanwhile, the entry as it is now, with what happened."""
    action, why, seen = (request.POST.get(name, "") for name in ("action", "why", "seen"))
    try:
        if action == "ask":
            ask_entry(ref, why, user(), seen or None)
        elif action in ("accept", "reject", "undo"):
            decide_entry(ref, action, user(), why.strip(), seen or None)
        else:
            raise BadRequest(action)
    except HoptacError as problem:
        if problem.code not in TOLD:
            raise
        return _show(request, ref, problem)
    return redirect("entry", ref)


@require_POST
def tie(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that another entry hangs together with this one, or that it does not."""
    how, other, seen = (request.POST.get(name, "") for name in ("how", "other", "seen"))
    confirmed, hangs = request.POST.get("answer") == "yes", request.POST.get("hangs") != "no"
    try:
        link_entries(ref, how, other, user(), confirmed, hangs, seen or None)
    except HoptacError as problem:
        if problem.code not in TOLD:
            raise
        return _show(request, ref, problem)
    return redirect("entry", ref)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, ref: str, slot: str) -> HttpResponse:
    """Give a slot another value: one that some page tells, or one typed in."""
    found = found_or_404(ref)
    if request.method != "POST":
        return _form(request, found, slot)
    why, seen, only = (request.POST.get(name, "") for name in ("why", "seen", "only"))
    try:
        correct_entry(ref, _typed(request, found, slot), user(), why.strip(), seen or None, only)
    except HoptacError as problem:
        if problem.code not in TOLD:
            raise
        return _form(request, found_or_404(ref), slot, problem)
    return redirect("entry", ref)


def _form(request: HttpRequest, found: EntryView, slot: str, problem: HoptacError | None = None) -> HttpResponse:
    shown = fields(found.fact.kind, slot, found.fact.values)
    if problem:
        shown = tuple(refilled(field, _sent(request)) for field in shown)
    context = {
        "view": found,
        "sheet": sheet(found, date.today()),
        "slot": slot,
        "name": shown[len(shown) // 2].name,
        "fields": shown,
        "lists": name_lists(shown),
        "offers": offers(found, slot),
        "problem": in_words(problem),
        "why": request.POST.get("why", ""),
        "ref": found.fact.ref,
    }
    return render(request, "edit.html", context, status=TOLD[problem.code] if problem else 200)


def _typed(request: HttpRequest, found: EntryView, slot: str) -> dict[str, Any]:
    """The values sent: those of a claim that was picked, else those of the fields."""
    kind, picked = found.fact.kind, request.POST.get("pick", "")
    if picked in map(str, range(len(found.claims.get(slot, ())))):
        claim = found.claims[slot][int(picked)]
        own = claim.told[0].values if claim.told else found.fact.values
        return {one: claim.value if one == slot else own.get(one) for one in _together(found, slot)}
    sent, known = _sent(request), list(dict.fromkeys(_places(found)))
    return {one: read_field(kind, one, sent, known) for one in _together(found, slot)}


def _sent(request: HttpRequest) -> dict[str, list[str]]:
    return {name: request.POST.getlist(name) for name in request.POST}


def _together(found: EntryView, slot: str) -> tuple[str, ...]:
    return TOGETHER.get((found.fact.kind, slot), (slot,))


def _places(found: EntryView) -> Iterator[str]:
    """The ids of the places that an entry's claims name."""
    for claims in found.claims.values():
        for claim in claims:
            for item in claim.value if isinstance(claim.value, list) else [claim.value]:
                place = item.get("place") if isinstance(item, Mapping) else item
                if isinstance(place, str):
                    yield place


def found_or_404(ref: str) -> EntryView:
    """An entry by its address."""
    found = query_entries.entry(ref)
    if found is None:
        raise Http404
    return found
