"""All pages, and one page with its facts beside it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hoptac.base.errors import HoptacError
from hoptac.register import queries, query_pages
from hoptac.register.owners import owners_of_page
from hoptac.register.refs import HAND
from hoptac.web.leaf import page_number
from hoptac.web.present.cards import ref_of, sheet
from hoptac.web.present.pages import explained, in_words, listed, namesake, notice, origin, version_lines
from hoptac.web.present.partners import Paging
from hoptac.web.views.entries import TOLD
from hoptac.web.views.owners import offered
from hoptac.web.views.reviewing import done_stack, done_strip

#: Pages on one leaf of the list, and those that could not be read above its first one.
LEAF, FAULTS = 50, 10


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The pages, newest first; before the first of them those that could not be read, with what to do.

    ``failed=1`` asks for the latter alone.
    """
    alone = request.GET.get("failed") == "1"
    count, faults = query_pages.how_many()
    pages = Paging(page_number(request.GET), -(-(faults if alone else count) // LEAF), {"failed": "1"} if alone else {})
    start = (pages.number - 1) * LEAF
    shown = FAULTS if not alone and pages.number == 1 else LEAF if alone else 0
    context = {
        "failed": listed(query_pages.failed(shown, start)) if shown else [],
        "total": faults,
        "alone": alone,
        "count": count,
        "rows": [] if alone else listed(query_pages.read_pages(LEAF, start)),
        "pages": pages,
    }
    return render(request, "pages.html", context)


@require_safe
def page(request: HttpRequest, ref: str) -> HttpResponse:
    """One page: its text with every statement's words marked, and the facts to accept or reject."""
    return show(request, ref)


def show(request: HttpRequest, ref: str, problem: HoptacError | None = None) -> HttpResponse:
    """A page; ``problem``: what kept a decision on it from being taken (409)."""
    found = queries.page(ref)
    if found is None:
        raise Http404
    if found.address.startswith(HAND) and found.reports:  # no page stands behind it: its entry tells all
        return redirect("entry", ref_of(found.reports[0]))
    context = {
        "page": found,
        "source": origin(found.address),
        "sheet": sheet(found),
        "error": explained(found.error),
        "notice": notice(found),
        "attempt": explained(found.attempt.error) if found.attempt else None,
        "versions": version_lines(found),
        "namesakes": [namesake(row) for row in queries.same_name(found.address)],
        "open": sum(report.waits for report in found.reports),
        "undecided": any(report.state == "open" for report in found.reports),
        **done_strip(done_stack(request)),
        "owners": owners_of_page(ref),
        "departments": offered(),
    }
    context["problem"] = in_words(problem)
    return render(request, "page.html", context, status=TOLD[problem.code] if problem else 200)
