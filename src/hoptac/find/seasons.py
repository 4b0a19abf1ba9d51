"""Seasons and school years told by the page's day: "hè vừa rồi", "năm học này"."""

from __future__ import annotations

from hoptac.find.dateparts import Made, Match, Place
from hoptac.find.grammar import Rule
from hoptac.find.moments import Moment, interval

_SEASON_ENDS = {"xuân": 4, "hè": 8, "thu": 10, "đông": 12}  # the month from which on it is the one last ended
_SUMMER = 6  # the month in which a school year ends
_AUTUMN = 8  # the month in which the next one begins


def season(place: Place, rule: Rule, match: Match) -> Made | None:
    """'hè vừa rồi': its year, the page's or the one before."""
    page = place.anchor.moment
    if page is None or page.year is None:
        return Made("reference")
    ended = match["which"] == "này" or (page.month or 1) >= _SEASON_ENDS[match["season"]]
    return Made("year", Moment(page.year - (not ended), basis=place.anchor.basis).time())


def school_year(place: Place, rule: Rule, match: Match) -> Made | None:
    """'năm học vừa rồi', 'năm học này': its two years, by the page's month."""
    page = place.anchor.moment
    if page is None or page.year is None:
        return Made("reference")
    last = page.year - ((page.month or _SUMMER) < _SUMMER)
    if match["which"] in ("này", "nay"):
        if page.month is None:
            return Made("reference")
        last = page.year + (page.month >= _AUTUMN)
    return Made("period", interval(Moment(last - 1, basis="page"), Moment(last, basis="page")))
