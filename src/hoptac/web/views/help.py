"""Help: the manual's contents and chapters, and the tour of the sample register."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from hoptac.web import manual
from hoptac.web.present import labels
from hoptac.web.present.markdown import rendered
from hoptac.web.present.tour import steps
from hoptac.web.who import person


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What the manual holds."""
    return render(request, "help.html", {"chapters": manual.chapters(labels.language())})


@require_safe
def chapter(request: HttpRequest, slug: str) -> HttpResponse:
    """A chapter; one of the other language leads to this language's contents."""
    told = manual.chapters(labels.language())
    at = next((number for number, one in enumerate(told) if one.slug == slug), None)
    if at is None:
        if any(one.slug == slug for language in ("vi", "en") for one in manual.chapters(language)):
            return index(request)
        raise Http404
    context = {
        "chapter": told[at],
        "text": rendered(told[at].text, _where),
        "before": told[at - 1] if at else None,
        "after": told[at + 1] if at + 1 < len(told) else None,
    }
    return render(request, "help_chapter.html", context)


def _where(address: str) -> str:
    """Where something that a file of the manual names is on the site."""
    if address.startswith("../images/"):
        return static(f"manual/{address.removeprefix('../images/')}")
    if address.endswith(".md"):
        return reverse("help-chapter", args=[manual.slug_of(address)])
    return address


@require_safe
def tour(request: HttpRequest) -> HttpResponse:
    """Five minutes through the sample register; elsewhere the steps without the links into it."""
    return render(request, "help_tour.html", {"steps": steps(settings.DEMO, person().edits)})
