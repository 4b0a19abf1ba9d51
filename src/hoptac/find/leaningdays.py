"""Days that lean on others: so many days from one, of the month named last, of the page's own week or month."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from hoptac.base.nouns import Time
from hoptac.find.dateparts import Made, Match, Place, part_of_day
from hoptac.find.grammar import Rule
from hoptac.find.moments import Moment

_NEXT = {"này": 0, "trước": -1, "vừa qua": -1, "vừa rồi": -1, "qua": -1, "rồi": -1, "tới": 1, "sau": 1}


def this_month(place: Place, rule: Rule, match: Match) -> Made | None:
    """'tháng này', 'hồi đầu tháng', 'ngày 22 tháng này': the page's month or the one beside it, a day of it."""
    page = place.anchor.moment
    if page is None or page.year is None or page.month is None:
        return Made("reference")
    said = match.groupdict()
    at = page.year * 12 + page.month - 1 + _NEXT[said.get("which") or "này"]
    moment = Moment(at // 12, at % 12 + 1, int(said["day"]) if said.get("day") else None, basis="page")
    return Made(moment.grain, moment.time()) if moment.possible else None


def anaphor(place: Place, rule: Rule, match: Match) -> Made | None:
    """'cùng ngày': so many days from the day that the text spoke of."""
    return Made("anaphor", None, part_of_day(place, match), rule.options["shift"])


def day_of_month(place: Place, rule: Rule, match: Match) -> Made | None:
    """'Sáng 21': a day of the month that the text named last; EDTF leaves month and year open."""
    day = place.count(match["day"])
    return Made("anaphor", Time(f"XXXX-XX-{day:02d}", "day", "", "inferred"), part_of_day(place, match))


def run_of_month(place: Place, rule: Rule, match: Match) -> Made | None:
    """'Đầu tháng 12, … từ ngày 3 đến 6': days of the month that the text named last."""
    first, last = int(match["day"]), int(match["last"])
    if first >= last:
        return None
    return Made("anaphor", Time(f"XXXX-XX-{first:02d}/XXXX-XX-{last:02d}", "day", "", "inferred"))


def _page_day(place: Place, match: Match, shift: int) -> Made:
    """So many days from the page's day."""
    day = place.anchor.day
    time = Time((day + timedelta(days=shift)).isoformat(), "day", "", "page") if day else None
    return Made("anaphor", time, part_of_day(place, match), shift)


def page_day(place: Place, rule: Rule, match: Match) -> Made | None:
    """'hôm nay', 'hôm qua', 'cách đây ba hôm'."""
    said = match.groupdict()
    n = place.count(said["n"]) * (7 if said["unit"] == "tuần" else 1) if said.get("n") else 1
    return _page_day(place, match, rule.options["shift"] * n)


_LAST_WEEK, _NEXT_WEEK = ("trước", "qua", "rồi"), ("tới", "sau")


_BEHIND_DAY = re.compile(r"\d[ ,(:.-]{1,3}$")  # "Ngày 5/12 (Thứ Tư)"
#: Heads the days of the week after the page's: "Tuần tới. Thứ Tư, …".
_WEEK_AHEAD = re.compile(r"(?<!\w)tuần (?:tới|sau)(?!\w)[^\n]{0,60}$")


def weekday(place: Place, rule: Rule, match: Match) -> Made | None:
    """'sáng thứ sáu': the last one up to the page's day; with 'tuần tới' the one of next week."""
    if match.group().startswith("thứ") and not (match["week"] or match["last"]):
        return None
    return _weekday(place, match, match["wd"] or match["wd2"], match["week"])


def named_weekday(place: Place, rule: Rule, match: Match) -> Made | None:
    """'Thứ Tư, đoàn …': the last one up to the page's day; below 'Tuần tới' the one of next week."""
    if _BEHIND_DAY.search(place.text[max(0, match.start() - 6) : match.start()]):
        return None
    ahead = _WEEK_AHEAD.search(place.text[max(0, match.start() - 90) : match.start()])
    return _weekday(place, match, match["wd"], "tới" if ahead else None)


def _weekday(place: Place, match: Match, name: str, week: str | None) -> Made:
    """A day of the page's week or one beside it; where the week is not told, the last one up to the page's day."""
    page = place.anchor.day
    if page is None:
        return Made("anaphor", None, part_of_day(place, match))
    number = place.tables.weekdays[name]
    monday = page - timedelta(days=page.weekday())
    if week is None:
        shift = -((page.weekday() - number) % 7)
    else:
        weeks = -1 if week in _LAST_WEEK else 1 if week in _NEXT_WEEK else 0
        shift = (monday + timedelta(days=number, weeks=weeks) - page).days
    return _page_day(place, match, shift)


def days(place: Place, rule: Rule, match: Match) -> Made | None:
    """'hai ngày sau', 'trước đó một tuần'."""
    n = place.count(match["n"] or match["n2"])
    unit = match["unit"] or match["unit2"]
    return Made("anaphor", None, None, rule.options["sign"] * n * (7 if unit == "tuần" else 1))


LEANING: dict[str, Callable[[Place, Rule, Match], Made | None]] = {
    "this_month": this_month,
    "anaphor": anaphor,
    "day_of_month": day_of_month,
    "run_of_month": run_of_month,
    "page_day": page_day,
    "weekday": weekday,
    "named_weekday": named_weekday,
    "days": days,
}
