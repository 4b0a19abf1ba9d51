"""Writing into the file of a visit: lines, what is done, what came of it. Showing it is ``views.delegations``."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from hoptac.base.errors import HoptacError
from hoptac.register import visit_files
from hoptac.register.visit_files import FIELDS
from hoptac.web.present import labels
from hoptac.web.present import visit_file as present
from hoptac.web.present.pages import in_words
from hoptac.web.typed import day_of, number_of
from hoptac.web.views import delegations
from hoptac.web.who import user

#: What is told in place, with what was typed kept: the answer's status.
TOLD = {
    "stale": 409,
    "line-empty": 400,
    "line-person": 400,
    "line-day": 400,
    "line-amount": 400,
    "lines-many": 400,
}


@require_POST
def add(request: HttpRequest, ref: str, part: str) -> HttpResponse:
    """Add a line to a part of the file. Raises ``visit-unknown``."""
    if part not in FIELDS:
        raise Http404
    try:
        visit_files.put_line(ref, part, _sent(request.POST, part), user())
    except HoptacError as problem:
        if problem.code not in TOLD:
            raise
        return delegations.show(request, ref, problem, TOLD[problem.code], part)
    return _back(ref, part)


@require_http_methods(["GET", "HEAD", "POST"])
def line(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Change a line, or take it out. Raises ``visit-unknown``, ``line-unknown``."""
    found = visit_files.line_of(ref, key)
    told, problem = present.of_line(found), None
    if request.method == "POST":
        try:
            return _changed(request, ref, found.part, key)
        except HoptacError as error:
            if error.code not in TOLD:
                raise
            problem = error
            # Who comes too late sees the line as it is now; other slips are mended where they were typed.
            told = told if error.code == "stale" else _typed(request.POST, found.part)
    context = {
        "ref": ref,
        "line": found,
        "inputs": present.inputs(found.part, told),
        "title": str(present.NAMES[found.part][0]),
        "problem": in_words(problem),
    }
    return render(request, "file_line.html", context, status=TOLD[problem.code] if problem else 200)


def _changed(request: HttpRequest, ref: str, part: str, key: str) -> HttpResponse:
    edition = _edition(request)
    if request.POST.get("action") == "drop":
        visit_files.drop_line(ref, key, edition)
    else:
        visit_files.put_line(ref, part, _sent(request.POST, part), user(), key, edition)
    return _back(ref, part)


@require_POST
def tick(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Say that a line is done, or not. Raises ``visit-unknown``, ``line-unknown``."""
    found = visit_files.line_of(ref, key)
    try:
        visit_files.tick(ref, key, request.POST.get("done") == "yes", user(), _edition(request))
    except HoptacError as problem:
        if problem.code not in TOLD:
            raise
        return delegations.show(request, ref, problem, TOLD[problem.code])
    return _back(ref, found.part)


@require_POST
def result(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down what came of the visit. Raises ``visit-unknown``."""
    try:
        visit_files.set_result(ref, request.POST.get("result", ""), user(), _edition(request))
    except HoptacError as problem:
        if problem.code not in TOLD:
            raise
        return delegations.show(request, ref, problem, TOLD[problem.code])
    return _back(ref, "result")


def _back(ref: str, part: str) -> HttpResponse:
    return redirect(f"{reverse('delegation', args=[ref])}#{part}")


def _edition(request: HttpRequest) -> int:
    text = request.POST.get("edition", "")
    if not (text.isascii() and text.isdigit() and len(text) < 9):
        raise BadRequest("edition")
    return int(text)


def _typed(sent: QueryDict, part: str) -> dict[str, str]:
    return {name: sent.get(name, "").strip() for name in FIELDS[part]}


def _sent(sent: QueryDict, part: str) -> dict[str, str]:
    """What was typed, days and sums as the register keeps them."""
    told = _typed(sent, part)
    if told.get("day"):
        told["day"] = day_of(told["day"])
    if told.get("amount"):
        told["amount"] = str(number_of(told["amount"], labels.language() == "en"))
    return told
