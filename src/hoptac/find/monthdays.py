"""Days told by their number alone: "ngày 13", of the month that the text or the page tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hoptac.base.nouns import Time


def is_day(text: str) -> bool:
    """Whether words are an ISO day that the calendar has."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def in_month(month: str, day: Time) -> Time | None:
    """A day, or days, of a month (ISO); None where the month has no such day."""
    full = day.edtf.replace("XXXX-XX", month)
    return replace(day, edtf=full) if all(map(is_day, full.split("/"))) else None


def month_by(page: str, day: Time) -> str | None:
    """The month of a day told by its number alone on a page of a known day: the page's, or the one before."""
    if len(page) != 10:
        return None
    year, month = int(page[:4]), int(page[5:7])
    if int(day.edtf[8:10]) > int(page[8:]):
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return f"{year:04d}-{month:02d}"
