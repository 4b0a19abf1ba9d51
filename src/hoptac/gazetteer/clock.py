"""The legal clock: what must be reported or answered by when. Dated data with its source (legal_clock.csv), for the law
changes; what nobody has checked is marked."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from hoptac.gazetteer.feasts import day_in
from hoptac.gazetteer.tables import rows


@dataclass(frozen=True, slots=True)
class Duty:
    """A row of legal_clock.csv.

    ``trigger``: yearly, monthly, once (the day stands in ``rule``), or what it runs from (request, signed, effect,
    conference; ``rule`` is a number of days or working days). ``checked``: read in the law itself. Days are ISO, ""
    where open.
    """

    code: str
    duty_vi: str
    duty_en: str
    trigger: str
    rule: str
    valid_from: str
    valid_to: str
    source: str
    checked: bool
    note: str

    def holds_on(self, day: date) -> bool:
        """Whether the rule is in force on a day."""
        return self.valid_from <= day.isoformat() <= (self.valid_to or "9999")


@dataclass(frozen=True, slots=True)
class Due:
    """A duty and the last day on which it may be done."""

    duty: Duty
    day: date


@cache
def duties() -> tuple[Duty, ...]:
    """All duties."""
    return tuple(
        Duty(
            row["code"],
            row["duty_vi"],
            row["duty_en"],
            row["trigger"],
            row["rule"],
            row["valid_from"],
            row["valid_to"],
            row["source"],
            row["checked"] == "yes",
            row["note"],
        )
        for row in rows("legal_clock")
    )


def dues_between(first: date, last: date) -> Iterator[Due]:
    """The duties that come back with the calendar, in their order."""
    found = [Due(duty, day) for duty in duties() for day in _days(duty, first, last) if duty.holds_on(day)]
    yield from sorted((due for due in found if first <= due.day <= last), key=lambda due: (due.day, due.duty.code))


def due_from(code: str, day: date) -> Due | None:
    """What is due after an event of ``day`` (a signing, a request); None where the rule was not in force.

    >>> due_from("agreement-signed", date(2026, 3, 2)).day, due_from("agreement-opinion", date(2026, 4, 28)).day
    (datetime.date(2026, 3, 17), datetime.date(2026, 5, 11))
    """
    duty = next((duty for duty in duties() if duty.code == code and duty.holds_on(day)), None)
    if duty is None:
        return None
    count, working = int(duty.rule.split()[0]), "working" in duty.rule
    return Due(duty, _working_days_on(day, count) if working else day + timedelta(days=count))


def _days(duty: Duty, first: date, last: date) -> Iterator[date]:
    if duty.trigger == "once":
        yield date.fromisoformat(duty.rule)
    for year in range(first.year, last.year + 1):
        if duty.trigger == "yearly":
            month, day = (int(part) for part in duty.rule.split("-"))
            yield date(year, month, min(day, calendar.monthrange(year, month)[1]))
        elif duty.trigger == "monthly":
            yield from (date(year, month, int(duty.rule)) for month in range(1, 13))


def is_working_day(day: date) -> bool:
    """Whether offices work: no weekend, no public holiday (public_holidays.csv). Days that are moved or added by each
    year's decision are not known: where they matter, the office counts itself."""
    return day.weekday() < 5 and not any(
        (found := day_in(row["occasion"], day.year))
        and row["valid_from"] <= day.isoformat() <= (row["valid_to"] or "9999")
        and 0 <= (day - found.first).days + int(row["before"]) < int(row["days"])
        for row in rows("public_holidays")
    )


def _working_days_on(day: date, count: int) -> date:
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day
