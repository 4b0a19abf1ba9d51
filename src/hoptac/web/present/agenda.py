"""The calendar as its page lists it: by month, each thing with its kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _

from hoptac.share.calendar import Event, kind_name
from hoptac.web.present import values

_TONES = {
    "visit": "t-will",
    "term": "t-hard",
    "letter": "t-ask",
    "point": "t-done",
    "duty": "t-ask",
    "occasion": "t-note",
}


@dataclass(frozen=True, slots=True)
class EventLine:
    """One thing with its day: ``left`` says how many days remain."""

    when: str
    left: str
    kind: str
    tone: str
    title: str
    text: str
    link: str


@dataclass(frozen=True, slots=True)
class Month:
    """The things of one month."""

    name: str
    lines: tuple[EventLine, ...]


def months(events: Iterable[Event], today: date, language: str) -> list[Month]:
    """Events by the month in which they begin, what already goes on in the present one."""
    ordered = sorted(events, key=lambda event: (max(event.first, today), event.uid))
    grouped = groupby(ordered, key=lambda event: max(event.first, today).isoformat()[:7])
    return [
        Month(
            _("Tháng %(month)s") % {"month": values.day(month)}, tuple(_line(event, today, language) for event in told)
        )
        for month, told in grouped
    ]


@dataclass(frozen=True, slots=True)
class Coming:
    """What comes up of one kind, the next first."""

    kind: str
    name: str
    tone: str
    lines: tuple[EventLine, ...]


def glance(events: Mapping[str, Iterable[Event]], today: date, language: str) -> list[Coming]:
    """What comes up, by kind, the kinds in their order; those of which nothing comes are left out."""
    told = {kind: tuple(lines(found, today, language)) for kind, found in events.items()}
    return [Coming(kind, kind_name(kind, language), _TONES[kind], found) for kind, found in told.items() if found]


def lines(events: Iterable[Event], today: date, language: str) -> list[EventLine]:
    """Events in their order."""
    return [_line(event, today, language) for event in events]


def _line(event: Event, today: date, language: str) -> EventLine:
    when = values.day(event.first.isoformat())
    if event.last > event.first:
        when = f"{when} – {values.day(event.last.isoformat())}"
    tone = _TONES[event.kind]
    return EventLine(
        when, _left(event, today), kind_name(event.kind, language), tone, event.title, event.text, event.link
    )


def _left(event: Event, today: date) -> str:
    days = (event.first - today).days
    if event.last < today:
        return _("qua %(n)d ngày") % {"n": (today - event.last).days}
    if days <= 0:
        return _("hôm nay") if event.last <= today else _("đang diễn ra")
    return _("còn %(n)d ngày") % {"n": days}
