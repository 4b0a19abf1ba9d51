"""People: the list, and one person's offices and meetings."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hoptac.gazetteer.places import PLACES
from hoptac.register import queries, query_shelves
from hoptac.register.units import current
from hoptac.web.leaf import page_number
from hoptac.web.present.facts import fact_line
from hoptac.web.present.labels import place_name
from hoptac.web.present.partners import Paging
from hoptac.web.present.people import line, office_lines, on_shelves, tenure_line

#: What the address says for people of no unit that is known.
NONE = "none"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Everyone named, by the unit of the office held; ``place`` asks for those of one unit ("none": of none known)."""
    counts, asked = query_shelves.shelves(), request.GET.get("place", "")
    place = "" if asked == NONE else current(asked) if asked in PLACES else None
    count = sum(counts.values()) if place is None else counts.get(place, 0)
    narrowed = {} if place is None else {"place": asked}
    pages = Paging(page_number(request.GET), -(-count // query_shelves.LEAF), narrowed)
    context = {
        "groups": on_shelves(query_shelves.people_page(pages.number, place)),
        "places": [(where or NONE, place_name(where), n, where == place) for where, n in counts.items()],
        "count": count,
        "pages": pages,
        "chosen": place is not None,
    }
    return render(request, "people.html", context)


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
