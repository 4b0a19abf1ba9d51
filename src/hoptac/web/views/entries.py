"""One entry: what the register knows of a fact, who says so, and what was decided."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hoptac.register import query_entries
from hoptac.web.present.entry import sheet


@require_safe
def entry(request: HttpRequest, ref: str) -> HttpResponse:
    """The entry that a report (or the entry itself) of that name belongs to now."""
    found = query_entries.entry(ref)
    if found is None:
        raise Http404
    return render(request, "entry.html", {"view": found, "sheet": sheet(found, date.today()), "ref": ref})
