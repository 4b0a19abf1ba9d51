"""Papers on delegations: from a visit, or on a year; to look at, as files, and kept as they were sent."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from hoptac.base.errors import HoptacError
from hoptac.register import kept_papers
from hoptac.register.agenda import to_do
from hoptac.register.delegation import PAPERS, delegation, draft
from hoptac.register.delegation_years import year_of
from hoptac.register.office import office as home
from hoptac.register.office import writer
from hoptac.register.query_listed import list_page
from hoptac.register.records_listed import Asked
from hoptac.share.delegation.statistics import statistics, yearly
from hoptac.share.papers.paper import Paper
from hoptac.web.present import delegations as present
from hoptac.web.present import labels
from hoptac.web.present.agenda import tasks
from hoptac.web.present.pages import in_words
from hoptac.web.present.papers import kept_lines, sheet
from hoptac.web.present.visit_file import parts
from hoptac.web.views.papers import as_file
from hoptac.web.who import person, user

YEARS = {"statistics": statistics, "yearly": yearly}
#: Years that papers are offered for.
BACK = 5
#: So many of the newest visits are offered; the list has them all.
NEWEST = 25
#: So many tasks are shown.
TASKS = 40
FORMATS = tuple(kept_papers.FORMATS)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What is to be done for visits, the newest visits of the office, and the papers on a year."""
    today, own = date.today(), home()
    newest = list_page("visits", Asked(partner=own)).rows[:NEWEST] if own else ()
    context = {
        "home": own,
        "tasks": tasks(to_do(today, labels.language()), today, person().names)[:TASKS],
        "visits": present.visits(newest, own) if own else [],
        "years": range(today.year, today.year - BACK, -1),
    }
    return render(request, "delegations.html", context)


@require_safe
def visit(request: HttpRequest, ref: str) -> HttpResponse:
    """One visit: its file, and the papers that can be drafted on it. Raises ``visit-unknown``, ``office-unknown``."""
    return show(request, ref)


def show(
    request: HttpRequest, ref: str, problem: HoptacError | None = None, status: int = 200, opened: str = ""
) -> HttpResponse:
    """The page of a visit; where something was wrong with what was sent, the form of that part as it was typed."""
    about = delegation(ref, writer(), date.today(), request.GET.get("form", ""))
    sent = {name: request.POST.get(name, "") for name in request.POST}
    context = {
        "about": present.about(about),
        "ref": ref,
        "papers": present.PAPERS,
        "form": about.office.form,
        "parts": parts(about.file, date.today(), opened, sent),
        "file": about.file,
        "problem": in_words(problem),
    }
    return render(request, "delegation.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest, ref: str, what: str) -> HttpResponse:
    """One paper on a visit as a page to look at, or (POST) kept as it was sent. Raises ``visit-unknown``."""
    if what not in PAPERS:
        raise BadRequest(what)
    wanted = request.POST if request.method == "POST" else request.GET
    about = delegation(ref, writer(), date.today(), wanted.get("form", ""))
    made = PAPERS[what](about)
    places = (about.hosts[0], about.guests[0]) if about.inward else (about.guests[0], about.hosts[0])
    if request.method == "POST":
        kept_papers.keep(made, wanted.get("format", ""), places, user(), wanted.get("sent_to", ""))
        return redirect(f"{reverse('papers')}#kept")
    context = {"about": present.about(about), "ref": ref, "what": what, **sheet(made)}
    return render(request, "delegation_paper.html", {**context, "kept": kept_lines(kept_papers.kept(*places))})


@require_safe
def paper(request: HttpRequest, ref: str, what: str, form: str) -> HttpResponse:
    """One paper on a visit as a file."""
    if what not in PAPERS or form not in FORMATS:
        raise BadRequest(what)
    made = draft(what, ref, writer(), date.today(), request.GET.get("form", ""))
    return as_file(kept_papers.draw(made, form), form, what)


@require_safe
def year(request: HttpRequest, number: int, what: str, form: str) -> HttpResponse:
    """Statistics or the yearly report as a file."""
    if what not in YEARS or form not in FORMATS or not 1900 <= number <= 2200:
        raise BadRequest(what)
    made: Paper = YEARS[what](year_of(writer().on(request.GET.get("form", "")), number, date.today()))
    return as_file(kept_papers.draw(made, form), form, f"{what}-{number}")
