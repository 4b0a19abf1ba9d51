"""All about two places."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hoptac.register import queries
from hoptac.web.present.inheritance import former_names
from hoptac.web.present.partnership import dossier


@require_safe
def partnership(request: HttpRequest, one: str, other: str) -> HttpResponse:
    """Agreements, visits, help both ways, figures, what was agreed, courtesies, people: each line with its sentence.

    The address may bear a former unit's id: it leads to the unit that stands for it, and the page says so.
    """
    found = queries.partnership(one, other)
    if found is None:
        raise Http404
    context = {"view": found, "dossier": dossier(found, date.today()), "asked": former_names((one, other))}
    return render(request, "partnership.html", context)
