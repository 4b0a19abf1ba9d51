"""The calendar as its page lists it: by month, each thing with its kind."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _

from hoptac.share.calendar import Event, kind_name
from hoptac.web.present import labels, values

_TONES = {
    "task": "t-hard",
    "visit": "t-will",
    "term": "t-hard",
    "letter": "t-ask",
    "point": "t-done",
    "duty": "t-ask",
    "occasion": "t-note",
}


@dataclass(frozen=True, slots=True)
class EventLine:
    """One thing with its day: ``left`` says how many days remain. Of a task: ``late`` its day is past, ``mine`` it is
    to be done by whoever looks."""

    when: str
    left: str
    kind: str
    tone: str
    title: str
    text: str
    link: str
    late: bool = False
    mine: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """The things of one month."""

    name: str
    lines: tuple[EventLine, ...]


def months(events: Iterable[Event], today: date, language: str, names: Collection[str] = ()) -> list[Month]:
    """Events by the month in which they begin, what already goes on in the present one; on a day what is to be done by
    one of these ``names`` comes first."""
    ordered = sorted(events, key=lambda event: (max(event.first, today), not _is_mine(event, names), event.uid))
    grouped = groupby(ordered, key=lambda event: max(event.first, today).isoformat()[:7])
    return [
        Month(_("Tháng %(month)s") % {"month": values.day(month)}, tuple(lines(told, today, language, names)))
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


def lines(events: Iterable[Event], today: date, language: str, names: Collection[str] = ()) -> list[EventLine]:
    """Events in their order; ``names``: those of whoever looks."""
    return [_line(event, today, language, _is_mine(event, names)) for event in events]


def tasks(events: Iterable[Event], today: date, names: Collection[str]) -> list[EventLine]:
    """What is to be done for visits: first what bears one of the ``names`` of whoever looks, by day."""
    ordered = sorted(events, key=lambda event: (not _is_mine(event, names), event.first, event.uid))
    return lines(ordered, today, labels.language(), names)


def _is_mine(event: Event, names: Collection[str]) -> bool:
    return bool(event.who) and " ".join(event.who.split()).casefold() in {name.casefold() for name in names if name}


def _line(event: Event, today: date, language: str, mine: bool) -> EventLine:
    when = values.day(event.first.isoformat())
    if event.last > event.first:
        when = f"{when} – {values.day(event.last.isoformat())}"
    tone = _TONES[event.kind]
    kind, late = kind_name(event.kind, language), event.kind == "task" and event.last < today
    return EventLine(when, _left(event, today), kind, tone, event.title, event.text, event.link, late, mine)


def _left(event: Event, today: date) -> str:
    days = (event.first - today).days
    if event.last < today:
        return _("qua %(n)d ngày") % {"n": (today - event.last).days}
    if days <= 0:
        return _("hôm nay") if event.last <= today else _("đang diễn ra")
    return _("còn %(n)d ngày") % {"n": days}
