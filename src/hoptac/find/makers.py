"""What a date rule's match means: one small function for each ``make`` of ``dates.toml``."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from hoptac.base.nouns import Time
from hoptac.find.dateparts import DateKind, Made, Match, Place, by_now, full_moment, part_of_day, said_moment, said_year
from hoptac.find.grammar import Rule
from hoptac.find.leaningdays import LEANING
from hoptac.find.moments import Moment, before, in_order, interval
from hoptac.find.seasons import school_year, season
from hoptac.gazetteer.cycle import cycle_place, lunar_year

_LONGEST = 60  # years of a period
_LEAP = 2024  # where no year is known, any day of a year can be


def point(place: Place, rule: Rule, match: Match) -> Made | None:
    """One day, month or year."""
    moment = full_moment(place, match)
    return Made(moment.grain, moment.time(), part_of_day(place, match)) if moment else None


def bare(place: Place, rule: Rule, match: Match) -> Made | None:
    """'24/8' without 'ngày': a day where it can be no fraction, or where its surroundings ask for one."""
    left = place.text[max(0, match.start() - 14) : match.start()]
    if place.tables.bare_other.search(left):
        return None
    if "." in match.group() and not (left.endswith("(") and place.text.startswith(")", match.end())):
        return None
    words, day = match.group(), int(match["d1"])
    plain = day > 12 or words[0] == "0" or "/0" in words
    opened = place.tables.bare_before.search(left) is not None
    closed = place.tables.bare_after.match(place.text, match.end()) is not None
    fresh = left == "" or left[-1] == "\n" or left.endswith(": ")
    return point(place, rule, match) if plain or (opened and (closed or fresh)) else None


def _ends(place: Place, match: Match) -> tuple[Moment, Moment] | None:
    """First and last of an interval, each completed by the other and by the page."""
    last, first = full_moment(place, match, 2), said_moment(place, match, 1)
    if first is None or last is None or (first.grain == "year" and first.year is None):
        return None
    first = before(first, last)
    if last.year is None and first.year is not None:
        wraps = (last.month or 12, last.day or 31) < (first.month or 1, first.day or 1)
        last = replace(last, year=first.year + wraps, basis=first.basis)
    return (first, last) if first.possible and in_order(first, last) else None


def span(place: Place, rule: Rule, match: Match) -> Made | None:
    """'từ ngày 5 đến ngày 7/12', 'các ngày 5, 6 và 7/12'."""
    ends = _ends(place, match)
    if ends is None or ends[0] == ends[1]:
        return None
    kind: DateKind = "period" if ends[0].grain == ends[1].grain == "year" else "interval"
    return Made(kind, interval(*ends))


def two_days(place: Place, rule: Rule, match: Match) -> Made | None:
    """'hai ngày 30/11 và 1/12': a day and the next; days further apart are two, and no stay between them."""
    ends = _ends(place, match)
    first, last = (date(m.year or _LEAP, m.month or 1, m.day or 1) for m in ends) if ends else (date.min, date.max)
    return span(place, rule, match) if last - first == timedelta(days=1) else None


def period(place: Place, rule: Rule, match: Match) -> Made | None:
    """'giai đoạn 2022 - 2026': first and last year."""
    ends = _ends(place, match)
    if ends is None or ends[0].year is None or ends[1].year is None:
        return None
    return Made("period", interval(*ends)) if 0 < ends[1].year - ends[0].year <= _LONGEST else None


def anniversary(place: Place, rule: Rule, match: Match) -> Made | None:
    """'(5/9/1962 - 5/9/2022)': the same day of two years."""
    first, last = said_moment(place, match, 1), said_moment(place, match, 2)
    if first is None or last is None or first.year is None or last.year is None:
        return None
    same = (first.day, first.month) == (last.day, last.month) and first.year < last.year
    return Made("occasion", interval(first, last)) if same else None


def since(place: Place, rule: Rule, match: Match) -> Made | None:
    """From a moment on; the interval ends on the page's day where the text says 'đến nay', else it is open."""
    first = full_moment(place, match)
    if first is None:
        return None
    page = place.anchor.moment if place.anchor.basis == "page" else None
    first = by_now(place, match, first) if rule.options.get("closed") else first
    if page is None or not rule.options.get("closed") or not in_order(first, page):
        return Made("since", Time(f"{first.iso}/..", first.grain, "", first.basis))
    return Made("since", replace(interval(first, page), basis="page"))


def since_then(place: Place, rule: Rule, match: Match) -> Made | None:
    """'từ đó đến nay': find_dates puts in what stands before."""
    return Made("since")


def until(place: Place, rule: Rule, match: Match) -> Made | None:
    """Up to a moment; when it began is unknown."""
    last = full_moment(place, match)
    qualifier = rule.options.get("qualifier", "")
    return Made("until", Time(f"/{last.iso}", last.grain, qualifier, last.basis)) if last else None


def past(place: Place, rule: Rule, match: Match) -> Made | None:
    """'trong hai năm qua': from the page's year (or month) less that many."""
    page, n = place.anchor.moment, place.count(match["n"])
    if page is None or page.year is None:
        return Made("reference")
    if match["unit"] == "năm":
        first, last = Moment(page.year - n), Moment(page.year)
    elif page.month is None:
        return Made("reference")
    else:
        months = page.year * 12 + page.month - 1 - n
        first, last = Moment(months // 12, months % 12 + 1), Moment(page.year, page.month)
    return Made("since", Time(f"{first.iso}/{last.iso}", first.grain, "~", place.anchor.basis))


_SOME = re.compile(
    r"(?:\w*\d|những|nhiều|các|mấy|vài|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|chục|trăm|mỗi|hơn) $"
)
_LATE = 10  # from this month on "năm qua" is the page's own year
_BEFORE = 10  # characters in which a number may stand


def past_year(place: Place, rule: Rule, match: Match) -> Made | None:
    """'trong năm qua': the year before the page's, late in the year the page's own."""
    page = place.anchor.moment
    if _SOME.search(place.text[max(0, match.start() - _BEFORE) : match.start()]):
        return None
    if page is None or page.year is None:
        return Made("reference")
    year = page.year if (page.month or 1) >= _LATE else page.year - 1
    return Made("year", Moment(year, basis=place.anchor.basis).time())


def ago(place: Place, rule: Rule, match: Match) -> Made | None:
    """'một năm trước': that year counted from the page's; a round look back, so no day or year that something is of."""
    page, n = place.anchor.moment, place.count(match["n"] or match["n2"])
    if page is None or page.year is None:
        return Made("reference")
    return Made("reference", Moment(page.year - n, basis=place.anchor.basis).time())


def _months(place: Place, match: Match, first: int, last: int) -> Made | None:
    """Some months of the year named, else of the page's."""
    year, leans = said_year(place, match.groupdict(), 1)
    known = year if year is not None else place.anchor.year
    basis = "text" if year is not None and not leans else place.anchor.basis
    return Made("interval", interval(Moment(known, first, basis=basis), Moment(known, last, basis=basis)))


def months(place: Place, rule: Rule, match: Match) -> Made | None:
    """'6 tháng đầu năm 2024'."""
    said = match.groupdict()
    n = place.count(said["n"] or said.get("n2") or said.get("n3") or "")
    if not 1 <= n <= 11:
        return None
    return _months(place, match, 13 - n, 12) if said.get("side") == "cuối" else _months(place, match, 1, n)


def from_new_year(place: Place, rule: Rule, match: Match) -> Made | None:
    """'từ đầu năm đến ngày 15/6': from the first month of the day's year to the day."""
    last = full_moment(place, match, 1)
    if last is None or last.year is None:
        return None
    return Made("interval", Time(f"{last.year:04d}-01/{last.iso}", "day", "", last.basis))


_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def quarter(place: Place, rule: Rule, match: Match) -> Made | None:
    """'quý II/2025'."""
    n = _QUARTERS.get(match["n"]) or int(match["n"])
    return _months(place, match, 3 * n - 2, 3 * n)


def lunar(place: Place, rule: Rule, match: Match) -> Made | None:
    """'Tết Bính Ngọ': the year of that name nearest the page's; the printed year where it stands beside it."""
    if cycle_place(match["stem"], match["branch"]) is None:
        return None
    if match["z1"]:
        return Made("feast", Time(match["z1"], "year"))
    if place.anchor.year is None:
        return Made("feast")
    year = lunar_year(match["stem"], match["branch"], place.anchor.year)
    return Made("feast", Time(f"{year:04d}", "year", "", "inferred"))


def feast(place: Place, rule: Rule, match: Match) -> Made | None:
    """'Tết Nguyên đán 2024'."""
    return Made("feast", Time(match["z1"], "year"))


def occasion(place: Place, rule: Rule, match: Match) -> Made | None:
    """'Quốc khánh 2/9': the day of a feast, nothing that was done on it; '2/12/1975 - 2/12/2025' from first to last."""
    moment, last = full_moment(place, match), said_moment(place, match, 2)
    if moment is None:
        return None
    both = last is not None and last.year is not None and moment.year is not None
    return Made("occasion", interval(moment, last) if last and both else moment.time())


def reference(place: Place, rule: Rule, match: Match) -> Made | None:
    """'thời gian tới': no date."""
    return Made("reference")


MAKERS: dict[str, Callable[[Place, Rule, Match], Made | None]] = {
    "point": point,
    "bare": bare,
    "span": span,
    "two_days": two_days,
    "period": period,
    "anniversary": anniversary,
    "since": since,
    "since_then": since_then,
    "until": until,
    "past": past,
    "past_year": past_year,
    "ago": ago,
    "months": months,
    "from_new_year": from_new_year,
    "quarter": quarter,
    "season": season,
    "school_year": school_year,
    "lunar": lunar,
    "feast": feast,
    "occasion": occasion,
    "reference": reference,
    **LEANING,
}
