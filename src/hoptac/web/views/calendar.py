"""The calendar: the next ninety days, and the private addresses under which a programme may follow it."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from hoptac.register import feeds
from hoptac.register.agenda import agenda, to_do
from hoptac.register.office import office
from hoptac.register.switches import is_on
from hoptac.share.calendar import write
from hoptac.web.present.agenda import months, tasks
from hoptac.web.present.labels import language
from hoptac.web.who import person, user

SHOWN = timedelta(days=90)
#: What a feed holds.
BACK, AHEAD = timedelta(days=365), timedelta(days=730)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The next ninety days."""
    return _page(request)


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """A new address; this answer alone shows it."""
    token = feeds.make(request.POST.get("name", ""), user(), language())
    made = request.build_absolute_uri(reverse("feed", args=[token]))
    response = _page(request, made)
    response.headers["Cache-Control"] = "no-store"
    return response


@require_POST
def revoke(request: HttpRequest, ref: str) -> HttpResponse:
    """Close an address; raises ``feed-unknown`` where it is closed already."""
    feeds.revoke(ref)
    return redirect(f"{reverse('calendar')}#feeds")


@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """The calendar as a file."""
    return _file(request, language(), "attachment")


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """What a programme that follows the calendar gets; raises ``feed-unknown`` for a token that is none any more."""
    return _file(request, feeds.language_of(token), "inline")


def _page(request: HttpRequest, made: str = "") -> HttpResponse:
    today = date.today()
    names, lang = person().names, language()
    context = {
        "late": [line for line in tasks(to_do(today, lang), today, names) if line.late],
        "months": months(agenda(today, today + SHOWN, office(), lang), today, lang, names),
        "feeds": feeds.listed(),
        "follows": person().local or is_on("feeds"),
        "made": made,
    }
    return render(request, "calendar.html", context)


def _file(request: HttpRequest, lang: str, disposition: str) -> HttpResponse:
    today = date.today()
    data = write(agenda(today - BACK, today + AHEAD, office(), lang), today, lang, request.build_absolute_uri("/"))
    return HttpResponse(
        data,
        content_type="text/calendar; charset=utf-8",
        headers={"Cache-Control": "private, no-store", "Content-Disposition": f'{disposition}; filename="hoptac.ics"'},
    )
