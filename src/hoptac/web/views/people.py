"""People: the list, and one person's offices and meetings."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hoptac.register import queries
from hoptac.web.present.facts import fact_line
from hoptac.web.present.people import by_place, office_lines


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Everyone named, by the unit of the office held."""
    return render(request, "people.html", {"groups": by_place(queries.people())})


@require_safe
def person(request: HttpRequest, key: str) -> HttpResponse:
    """One person."""
    found = queries.person(key)
    if found is None:
        raise Http404
    context = {"person": found, "offices": office_lines(found), "visits": [fact_line(fact) for fact in found.visits]}
    return render(request, "person.html", context)
