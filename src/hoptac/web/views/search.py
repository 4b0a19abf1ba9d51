"""Search: one box over pages, entries, people and places; everything asked for stands in the address."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hoptac.base.kinds import SORTS
from hoptac.gazetteer.places import PLACES
from hoptac.register import query_search, query_suggest
from hoptac.register.index.asking import LONGEST
from hoptac.register.office import office
from hoptac.register.query_search import ANYTHING, FARTHEST, PAGE, Filters
from hoptac.web.leaf import page_number
from hoptac.web.present import search as present


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What was found, or how to search."""
    typed = request.GET.get("q", "").strip()[:LONGEST]
    filters, number = _filters(request), min(page_number(request.GET), FARTHEST // PAGE)
    found = query_search.search(typed, filters, number)
    pages = present.own_pages(office()) if any(hit.what == "place" for hit in found.hits) else {}
    more = number * PAGE < min(found.count, FARTHEST)
    context = {
        "typed": typed,
        "filters": filters,
        "filtered": filters != ANYTHING,
        "asked": bool(found.asked.units) or filters != ANYTHING,
        "guessed": found.guessed,
        "hits": [present.hit_line(hit, pages) for hit in found.hits],
        "count": min(found.count, FARTHEST),
        "over": found.count > FARTHEST,
        "number": number,
        "kinds": present.kinds(filters),
        "partners": present.partners(query_search.places(), filters),
        "alone": present.address(typed, ANYTHING),
        "before": present.address(typed, filters, page=number - 1 if number > 2 else "") if number > 1 else "",
        "after": present.address(typed, filters, page=number + 1) if more else "",
    }
    return render(request, "search.html", context)


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """What the box offers for what was typed so far: ``{"suggestions": [{"kind", "title", "url"}, …]}``."""
    told = query_suggest.suggest(request.GET.get("q", "")[:LONGEST])
    pages = present.own_pages(office()) if any(one.sort == "place" for one in told) else {}
    return JsonResponse({"suggestions": [present.suggestion(one, pages) for one in told]})


def _filters(request: HttpRequest) -> Filters:
    """The filters of an address; what is none is left out."""
    kind, partner = request.GET.get("kind", ""), request.GET.get("partner", "")
    return Filters(
        kind if kind in SORTS else "",
        partner if partner in PLACES else "",
        _day(request.GET.get("from", "")),
        _day(request.GET.get("to", "")),
    )


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""
