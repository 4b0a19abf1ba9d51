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
    agreements = queries.facts("agreement")
    today = date.today()
    rows = listed(queries.pages())
    context = {
        "counts": queries.counts(),
        "in_force": len(partners.in_force(agreements, today)),
        "groups": partners.grouped(queries.partnerships(), agreements, today),
        "columns": [labels.KIND_NAMES[kind] for kind in partners.COLUMNS],
        "newest": [row for row in rows if not row.error][:NEWEST],
        "failed": [row for row in rows if row.error],
    }
    return render(request, "start.html", context)
