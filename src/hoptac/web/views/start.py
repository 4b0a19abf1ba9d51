"""The start page: what this register holds, its partnerships, what was read last and what could not be read."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hoptac.register import queries
from hoptac.web.present import labels, partners
from hoptac.web.present.pages import listed

NEWEST = 8


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The start page."""
    agreements = queries.values("agreement")
    partnerships = queries.partnerships()
    today = date.today()
    context = {
        "counts": queries.counts(),
        "partnerships": len(partnerships),
        "in_force": len(partners.in_force(agreements, today)),
        "groups": partners.grouped(partnerships, agreements, today),
        "columns": [labels.KIND_NAMES[kind] for kind in partners.COLUMNS],
        "newest": listed(queries.pages(limit=NEWEST, failed=False)),
        "failed": listed(queries.pages(failed=True)),
    }
    return render(request, "start.html", context)
