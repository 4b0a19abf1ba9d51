"""How far the days that a page tells lie apart."""

from __future__ import annotations

from datetime import date

from hoptac.find.when import When

_NEVER = 100_000  # more days than any two lie apart


def months_apart(day: str, later: str) -> int:
    """Months between an ISO day and a later one (or its month or year)."""
    if len(later) < 7 or len(day) < 7:
        return 12 * (int(later[:4]) - int(day[:4]))
    return 12 * (int(later[:4]) - int(day[:4])) + int(later[5:7]) - int(day[5:7])


def days_apart(one: When, later: When) -> int:
    """Days from the first of a time to that of a later one; very many where one of them is no day."""
    try:
        first, last = (date.fromisoformat((w.time.start or "")[:10]) for w in (one, later))
    except ValueError:
        return _NEVER
    return (last - first).days
