"""The lunisolar calendar of Vietnam (and, an hour east, of China): on which day Tết falls.

Months begin on the day of the new moon in local time; the eleventh holds the winter solstice; where thirteen months
lie between two eleventh ones, the first without a principal term (a multiple of 30 degrees of the sun) is a leap
month. Vietnam reckons in UTC+7 since 1968, China in UTC+8: 2007 and 2030 differ by a day, 1985 by a month. New moons
and the sun's place after Meeus, *Astronomical Algorithms*, to a few minutes: enough for a day, but for new moons so
near midnight (none of the first months of 1968 to 2068; ``tests/test_feasts.py`` holds known years against it).
"""

from __future__ import annotations

from datetime import date
from functools import cache
from math import floor, pi, sin

VIETNAM, CHINA = 7, 8
_RAD = pi / 180
#: Julian day number of date.toordinal() == 0, at noon.
_ORDINAL_0 = 1721425
_MONTH = 29.530588853
_FIRST_NEW_MOON = 2415021.076998695


def lunar_day(year: int, month: int, day: int, zone: int = VIETNAM) -> date:
    """The day of a lunar date (1-1: Tết) of no leap month, in the lunar year that begins in a solar ``year``.

    >>> lunar_day(2026, 1, 1), lunar_day(2030, 1, 1), lunar_day(2030, 1, 1, CHINA), lunar_day(2026, 3, 10)
    (datetime.date(2026, 2, 17), datetime.date(2030, 2, 2), datetime.date(2030, 2, 3), datetime.date(2026, 4, 26))
    """
    if month < 11:
        start, end = _eleventh(year - 1, zone), _eleventh(year, zone)
    else:
        start, end = _eleventh(year, zone), _eleventh(year + 1, zone)
    months = (month - 11) % 12
    if end - start > 365 and months >= _leap(start, zone):
        months += 1
    return date.fromordinal(_new_moon(_moons_until(start) + months, zone) + day - 1 - _ORDINAL_0)


@cache
def _eleventh(year: int, zone: int) -> int:
    """Julian day on which the eleventh lunar month of a solar year begins."""
    last = date(year, 12, 31).toordinal() + _ORDINAL_0
    moon = floor((last - 2415021) / _MONTH)
    begins = _new_moon(moon, zone)
    return _new_moon(moon - 1, zone) if _term(begins, zone) >= 9 else begins


def _leap(eleventh: int, zone: int) -> int:
    """Which month behind the eleventh is the leap one: the first in which the sun enters no new principal term."""
    moon = _moons_until(eleventh)
    terms = [_term(_new_moon(moon + number, zone), zone) for number in range(15)]
    return next(number for number in range(1, 14) if terms[number] == terms[number + 1])


def _moons_until(day: int) -> int:
    return floor(0.5 + (day - _FIRST_NEW_MOON) / _MONTH)


@cache
def _new_moon(number: int, zone: int) -> int:
    """Julian day, in local time, of a new moon counted from 1 January 1900."""
    t = number / 1236.85
    mean = 2415020.75933 + 29.53058868 * number + (0.0001178 - 0.000000155 * t) * t * t
    mean += 0.00033 * sin((166.56 + 132.87 * t - 0.009173 * t * t) * _RAD)
    sun = (359.2242 + 29.10535608 * number - (0.0000333 + 0.00000347 * t) * t * t) * _RAD
    moon = (306.0253 + 385.81691806 * number + (0.0107306 + 0.00001236 * t) * t * t) * _RAD
    node = (21.2964 + 390.67050646 * number - (0.0016528 + 0.00000239 * t) * t * t) * _RAD
    terms = (
        (0.1734 - 0.000393 * t, sun),
        (0.0021, 2 * sun),
        (-0.4068, moon),
        (0.0161, 2 * moon),
        (-0.0004, 3 * moon),
        (0.0104, 2 * node),
        (-0.0051, sun + moon),
        (-0.0074, sun - moon),
        (0.0004, 2 * node + sun),
        (-0.0004, 2 * node - sun),
        (-0.0006, 2 * node + moon),
        (0.0010, 2 * node - moon),
        (0.0005, sun + 2 * moon),
    )
    # Earth's clock against the almanac's: about a minute in our time.
    lag = -0.000278 + 0.000265 * t + 0.000262 * t * t
    return floor(mean + sum(size * sin(angle) for size, angle in terms) - lag + 0.5 + zone / 24)


def _term(day: int, zone: int) -> int:
    """Which twelfth of its way the sun is in at midnight of a local day: 0 from the spring equinox, 9 from the winter
    solstice."""
    t = (day - 0.5 - zone / 24 - 2451545) / 36525
    mean = (357.52910 + 35999.05030 * t - (0.0001559 + 0.00000048 * t) * t * t) * _RAD
    place = 280.46645 + 36000.76983 * t + 0.0003032 * t * t
    place += (1.914600 - (0.004817 + 0.000014 * t) * t) * sin(mean)
    place += (0.019993 - 0.000101 * t) * sin(2 * mean) + 0.000290 * sin(3 * mean)
    return floor(place % 360 / 30)
