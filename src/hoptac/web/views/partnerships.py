"""All about two places."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hoptac.register import kept_papers
from hoptac.register.query_partnership import partnership_page
from hoptac.web.present.inheritance import former_names
from hoptac.web.present.papers import kept_lines
from hoptac.web.present.partnership import dossier
from hoptac.web.present.timeline import timeline_view, wanted


@require_safe
def partnership(request: HttpRequest, one: str, other: str) -> HttpResponse:
    """Agreements, people, what was agreed, help both ways, figures, a timeline: each line with its sentence.

    The address may bear a former unit's id: it leads to the unit that stands for it, and the page says so.
    """
    today = date.today()
    found = partnership_page(one, other, wanted(request.GET), today)
    if found is None:
        raise Http404
    context = {
        "view": found.view,
        "dossier": dossier(found, today),
        "timeline": timeline_view(found.timeline),
        "pages": found.pages,
        "kept": kept_lines(kept_papers.kept(found.view.one.id, found.view.other.id)),
        "asked": former_names((one, other)),
    }
    return render(request, "partnership.html", context)
