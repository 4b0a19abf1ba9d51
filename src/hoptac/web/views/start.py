"""The start page: what came since yesterday and waits, what comes up, the partners at a glance."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hoptac.register import queries, query_pages, query_partners
from hoptac.register.agenda import coming, past_due, to_do
from hoptac.register.office import office
from hoptac.web.present import labels, partners
from hoptac.web.present.agenda import glance, lines, tasks
from hoptac.web.present.pages import listed
from hoptac.web.who import person

#: How many of each the page shows: what was read last, what could not be read, partners, tasks.
NEWEST, FAILED, PARTNERS, TASKS = 6, 3, 8, 6


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The start page."""
    today, home, lang = date.today(), office(), labels.language()
    work = tasks(to_do(today, lang), today, person().names)
    context = {
        "today": today.isoformat(),
        "home": home,
        "counts": queries.counts(yesterday(today)),
        "newest": listed(query_pages.newest_read(NEWEST)),
        "failed": listed(query_pages.failed(FAILED)),
        "tasks": work[:TASKS],
        "tasks_count": len(work),
        "coming": glance(coming(today, home, lang), today, lang),
        "past": lines(past_due(today, home, lang), today, lang),
        "partnerships": query_partners.how_many(home),
        "in_force": query_partners.in_force(today),
        "rows": partners.lines(query_partners.partnerships(home, limit=PARTNERS, today=today), today),
        "columns": [labels.KIND_NAMES[kind] for kind in partners.COLUMNS],
    }
    return render(request, "start.html", context)


def yesterday(today: date) -> str:
    """When the day before began, here, as the register writes moments (ISO, UTC)."""
    begins = datetime.combine(today - timedelta(days=1), time(), ZoneInfo(settings.TIME_ZONE))
    return begins.astimezone(UTC).isoformat(timespec="seconds")
