"""What the files of visits say is to be done, by whom and by when: over all files, for the start page and calendars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hoptac.register.models import FileLine, Report
from hoptac.register.visit_files import line_record
from hoptac.share.agenda_words import Words
from hoptac.share.calendar import Event
from hoptac.share.delegation import file as record

#: No more lines than these are looked at; an office has dozens.
MOST = 500
#: How many days before its day a calendar rings.
RING = (3, 0)


@dataclass(frozen=True, slots=True)
class Due:
    """A line that is to be done, and the visit of whose file it is: its address and what a report says of it."""

    visit: str
    line: record.FileLine
    values: Mapping[str, Any]


def due_lines(last: date, first: date | None = None, limit: int = MOST) -> list[Due]:
    """What is to be done by a day (or between two), over all files of visits that may be seen, what is most late first.

    A visit is found by any of the reports that its file knows, as on its own page; never one that is rejected.
    """
    rows = FileLine.objects.filter(done_at="", part__in=("task", "point"), day__gt="", day__lte=last.isoformat())
    if first:
        rows = rows.filter(day__gte=first.isoformat())
    lines = list(rows.select_related("file").order_by("day", "ref")[:limit])
    told = _visits({key for row in lines for key in (row.file.key, *row.file.keys)})
    return [
        Due(found[0][:16], line_record(row), told[found[0]])
        for row in lines
        if (found := [key for key in (row.file.key, *row.file.keys) if key in told])
    ]


def _visits(keys: Iterable[str]) -> dict[str, Mapping[str, Any]]:
    """What those of some reports that are visits' and may be seen say, by their keys."""
    seen = Report.objects.filter(kind="visit", key__in=list(keys)).exclude(state="rejected")
    return dict(seen.values_list("key", "values"))


def tasks(due: Iterable[Due], words: Words) -> Iterator[Event]:
    """Lines as events of their days."""
    for one in due:
        line, day = one.line, date.fromisoformat(one.line.day)
        link = f"/delegations/{one.visit}/#{line.part}"
        yield Event(
            f"task-{line.ref}",
            "task",
            day,
            day,
            words.task(line.what, line.who),
            words.visit(one.values),
            (one.visit,),
            RING,
            link=link,
            who=line.who,
        )
