"""Papers on delegations: from a visit, or on a year; as files."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hoptac.register import queries
from hoptac.register.delegation import PAPERS, delegation, draft
from hoptac.register.delegation_years import year_of
from hoptac.register.drawn import FORMATS
from hoptac.register.office import office as home
from hoptac.register.papers import office
from hoptac.share.delegation.statistics import statistics, yearly
from hoptac.share.papers.paper import Paper
from hoptac.web.present import delegations as present
from hoptac.web.views.letters import TYPES

YEARS = {"statistics": statistics, "yearly": yearly}
#: Years that papers are offered for.
BACK = 5


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The visits of the office, and the papers on a year."""
    this = date.today().year
    context = {
        "home": home(),
        "visits": present.visits(queries.facts("visit"), home()) if home() else [],
        "years": range(this, this - BACK, -1),
    }
    return render(request, "delegations.html", context)


@require_safe
def visit(request: HttpRequest, ref: str) -> HttpResponse:
    """One visit and the papers that can be drafted on it. Raises ``visit-unknown``, ``office-unknown``."""
    about = delegation(ref, office(), date.today())
    return render(request, "delegation.html", {"about": present.about(about), "ref": ref, "papers": present.PAPERS})


@require_safe
def paper(request: HttpRequest, ref: str, what: str, form: str) -> HttpResponse:
    """One paper on a visit as a file."""
    if what not in PAPERS or form not in FORMATS:
        raise BadRequest(what)
    return _file(draft(what, ref, office(), date.today()), what, form)


@require_safe
def year(request: HttpRequest, number: int, what: str, form: str) -> HttpResponse:
    """Statistics or the yearly report as a file."""
    if what not in YEARS or form not in FORMATS or not 1900 <= number <= 2200:
        raise BadRequest(what)
    return _file(YEARS[what](year_of(office(), number, date.today())), f"{what}-{number}", form)


def _file(made: Paper, name: str, form: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"', "Cache-Control": "private, no-store"}
    return HttpResponse(FORMATS[form](made), content_type=TYPES[form], headers=headers)
