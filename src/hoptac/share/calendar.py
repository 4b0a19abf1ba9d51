"""What has a day, as an iCalendar file (RFC 5545): one event for each, all day long, with reminders.

The same events give the same bytes, and an event has the same UID in every rebuilt register, so that a calendar that
follows the feed moves its entries and doubles none. Days are days in Vietnam: events bear no hour, and the file
carries the definition of Asia/Ho_Chi_Minh for programmes that show days by their own clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Timezone
from icalendar import Event as Component

ZONE = "Asia/Ho_Chi_Minh"
#: Reminders ring at eight in the morning.
_MORNING = timedelta(hours=8)
_NAMES = {"vi": "Lịch đối ngoại – Hoptac", "en": "Foreign affairs calendar – Hoptac"}


@dataclass(frozen=True, slots=True)
class Event:
    """Something on a day, or a run of days (``last`` is its last day).

    ``uid`` tells it from all others, the same after a rebuild; ``kind`` is task, visit, term, letter, occasion, point
    or duty; ``keys`` what it comes from (entries, rows of the gazetteer); ``remind`` days before it; ``link`` a path on
    the site; ``ahead``: only a reminder of something that comes later; ``who`` is to do it (of a task).
    """

    uid: str
    kind: str
    first: date
    last: date
    title: str
    text: str = ""
    keys: tuple[str, ...] = ()
    remind: tuple[int, ...] = ()
    cancelled: bool = False
    planned: bool = False
    link: str = ""
    ahead: bool = False
    who: str = ""


#: What an event's kind is called in a calendar.
KINDS = {
    "task": ("Việc của các đoàn", "Tasks for visits"),
    "visit": ("Trao đổi đoàn", "Visits"),
    "term": ("Thời hạn thỏa thuận", "Terms of agreements"),
    "letter": ("Thư phải gửi", "Letters due"),
    "occasion": ("Ngày lễ, kỷ niệm", "Occasions"),
    "point": ("Nội dung đã thống nhất", "Agreed points"),
    "duty": ("Báo cáo theo quy định", "Reporting duties"),
}


def kind_name(kind: str, language: str) -> str:
    """What a kind of event is called."""
    return KINDS[kind][language == "en"]


def write(events: Iterable[Event], day: date, language: str = "vi", site: str = "") -> bytes:
    """The file, as of a day. ``site``: the address of the site, where links lead to it (no links without)."""
    ordered = sorted(events, key=lambda event: (event.first, event.uid))
    calendar = Calendar()
    calendar.add("prodid", "-//Hoptac//Hoptac//VI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _NAMES.get(language, _NAMES["vi"]))
    calendar.add("x-wr-timezone", ZONE)
    # How often a programme that follows the feed should look again.
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    calendar.add_component(Timezone.from_tzid(ZONE))
    for event in ordered:
        calendar.add_component(_component(event, day, language, site))
    return bytes(calendar.to_ical())


def _component(event: Event, day: date, language: str, site: str) -> Component:
    told = Component()
    told.add("uid", f"{event.uid}@hoptac")
    told.add("dtstamp", datetime.combine(day, time(), UTC))
    told.add("dtstart", event.first)
    told.add("dtend", event.last + timedelta(days=1))  # the day behind the last one, as the standard wants it
    told.add("summary", clean(event.title))
    if event.text:
        told.add("description", clean(event.text))
    told.add("categories", [kind_name(event.kind, language)])
    told.add("class", "PRIVATE")
    told.add("transp", "TRANSPARENT")  # nobody is busy because a term ends
    told.add("status", _status(event))
    if event.link and site:
        told.add("url", site.rstrip("/") + event.link)
    for days in event.remind:
        told.add_component(_alarm(event, days))
    return told


def _status(event: Event) -> str:
    if event.cancelled:
        return "CANCELLED"
    return "TENTATIVE" if event.planned else "CONFIRMED"


def _alarm(event: Event, days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", clean(event.title))
    alarm.add("trigger", _MORNING - timedelta(days=days))
    return alarm


def clean(text: str) -> str:
    """Text of a page without the control characters that a calendar cannot hold; line breaks stay."""
    return "".join(c for c in text.replace("\r\n", "\n").replace("\r", "\n") if c == "\n" or c.isprintable())
