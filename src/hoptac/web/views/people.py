"""People: the list, and one person's offices and meetings."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hoptac.register import queries
from hoptac.web.present.facts import fact_line
from hoptac.web.present.people import by_place, line, office_lines, tenure_line


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Everyone named, by the unit of the office held."""
    return render(request, "people.html", {"groups": by_place(queries.people())})


@require_safe
def person(request: HttpRequest, key: str) -> HttpResponse:
    """One person; where several bear the name, the choice between them."""
    found = queries.person(key)
    if found is None:
        return _namesakes(request, key)
    context = {
        "person": found,
        "career": [tenure_line(held) for held in found.career],
        "offices": office_lines(found),
        "visits": [fact_line(fact) for fact in found.visits],
    }
    return render(request, "person.html", context)


def _namesakes(request: HttpRequest, key: str) -> HttpResponse:
    """Those who bear one name, to choose from; 404 where nobody does."""
    rows = queries.namesakes(key)
    if not rows:
        raise Http404
    return render(request, "namesakes.html", {"name": rows[0].name, "people": [line(row) for row in rows]})
