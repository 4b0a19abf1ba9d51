"""Days of feasts, anniversaries, who writes to whom, and the legal clock."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoptac.base.errors import HoptacError
from hoptac.gazetteer.clock import due_from, dues_between, duties, is_working_day
from hoptac.gazetteer.feasts import CHANNELS, day_in, days_between, feast, feasts, next_day, written_from
from hoptac.gazetteer.lunar import CHINA, lunar_day
from hoptac.gazetteer.places import PLACES
from hoptac.gazetteer.tables import rows

#: Tết as Vietnam kept it (package holidays 0.109; 2026 to 2028 also in occasions.csv).
TET = {
    1990: "01-27",
    1991: "02-15",
    1992: "02-04",
    1993: "01-23",
    1994: "02-10",
    1995: "01-31",
    1996: "02-19",
    1997: "02-07",
    1998: "01-28",
    1999: "02-16",
    2000: "02-05",
    2001: "01-24",
    2002: "02-12",
    2003: "02-01",
    2004: "01-22",
    2005: "02-09",
    2006: "01-29",
    2007: "02-17",
    2008: "02-07",
    2009: "01-26",
    2010: "02-14",
    2011: "02-03",
    2012: "01-23",
    2013: "02-10",
    2014: "01-31",
    2015: "02-19",
    2016: "02-08",
    2017: "01-28",
    2018: "02-16",
    2019: "02-05",
    2020: "01-25",
    2021: "02-12",
    2022: "02-01",
    2023: "01-22",
    2024: "02-10",
    2025: "01-29",
    2026: "02-17",
    2027: "02-06",
    2028: "01-26",
}


@pytest.mark.parametrize("year", TET)
def test_tet_falls_where_the_almanac_has_it(year: int) -> None:
    found = day_in("tet", year)
    assert found is not None and found.first.isoformat() == f"{year}-{TET[year]}"


@pytest.mark.parametrize(("year", "vietnam", "china"), [(1985, "01-21", "02-20"), (2007, "02-17", "02-18")])
def test_china_keeps_another_day_where_the_new_moon_is_near_midnight(year: int, vietnam: str, china: str) -> None:
    assert lunar_day(year, 1, 1).isoformat()[5:] == vietnam
    assert lunar_day(year, 1, 1, CHINA).isoformat()[5:] == china


@given(st.integers(1970, 2100), st.integers(1, 12), st.integers(1, 29))
def test_lunar_days_go_on_one_by_one(year: int, month: int, day: int) -> None:
    assert lunar_day(year, month, day) - lunar_day(year, month, 1) == timedelta(days=day - 1)


@given(st.integers(1970, 2100), st.integers(1, 11))
def test_a_lunar_month_follows_upon_another(year: int, month: int) -> None:
    # Twice where a leap month lies between.
    assert 29 <= (lunar_day(year, month + 1, 1) - lunar_day(year, month, 1)).days <= 60


def test_hung_kings_day() -> None:
    assert lunar_day(2025, 3, 10) == date(2025, 4, 7)
    assert lunar_day(2026, 3, 10) == date(2026, 4, 26)


@pytest.mark.parametrize(("year", "first", "last"), [(2024, 13, 16), (2025, 14, 16), (2017, 13, 15)])
def test_bunpimay_moves(year: int, first: int, last: int) -> None:
    found = day_in("bunpimay", year)
    assert found is not None and (found.first, found.last) == (date(year, 4, first), date(year, 4, last))


def test_the_count_of_an_anniversary() -> None:
    found = day_in("la-national-day", 2026)
    assert found is not None and found.first == date(2026, 12, 2) and found.count == 51
    bunpimay = day_in("bunpimay", 2026)
    assert bunpimay is not None and bunpimay.count is None


def test_an_anniversary_of_relations_is_marked_in_round_years() -> None:
    marked = [y for y in range(2021, 2033) if (d := day_in("diplomatic-relations", y)) and d.is_marked]
    assert marked == [2022, 2027, 2032]


@pytest.mark.parametrize("code", ["event-death", "friendship-year-2017", "la-party-congress-12"])
def test_what_has_no_day_has_none(code: str) -> None:
    assert day_in(code, 2026) is None


def test_a_feast_is_not_kept_before_it_began() -> None:
    assert day_in("la-prov-xs-founding", 2012) is None


def test_an_unknown_occasion_is_told() -> None:
    with pytest.raises(HoptacError) as told:
        feast("no-such-day")
    assert told.value.code == "occasion-unknown" and "no-such-day" in told.value.message()


def test_days_between_are_in_order_and_over_the_new_year() -> None:
    found = [day.feast.code for day in days_between(date(2026, 12, 1), date(2027, 2, 10))]
    assert found[:2] == ["la-national-day", "th-national-day"]
    assert "new-year" in found and found.index("new-year") < found.index("tet")


def test_the_next_day_is_this_one_while_it_lasts() -> None:
    for today in (date(2026, 4, 14), date(2026, 4, 16)):
        found = next_day("bunpimay", today)
        assert found is not None and found.first == date(2026, 4, 14)
    later = next_day("bunpimay", date(2026, 4, 17))
    assert later is not None and later.first.year == 2027


def test_vietnam_writes_on_the_national_day_of_laos_and_not_on_its_own() -> None:
    (way,) = written_from(feast("la-national-day"), "VN")
    assert (way.to_country, way.to_side, way.channel) == ("LA", "province", "government")
    assert written_from(feast("vn-national-day"), "VN") == ()
    assert [way.channel for way in written_from(feast("la-party-day"), "VN")] == ["party"]


def test_every_row_of_the_tables_can_be_used() -> None:
    for code, found in feasts().items():
        assert found.place == "any" or all(part in PLACES for part in found.place.split("-")) or found.place in PLACES
        assert found.rule_type in {"fixed", "lunar", "lao_new_year", "lao_lunar", "year", "event"}, code
        assert (day_in(code, 2026) is None) == (found.rule_type in {"year", "event"}), code
        assert all({way.from_side, way.to_side} <= set(CHANNELS) for way in found.ways), code
    assert {row["occasion"] for row in rows("moving_days")} <= set(feasts())
    assert {row["occasion"] for row in rows("public_holidays")} <= set(feasts())


def test_duties_that_come_back_each_year() -> None:
    found = [(due.duty.code, due.day.isoformat()) for due in dues_between(date(2026, 11, 1), date(2026, 12, 31))]
    assert ("agreements-year", "2026-11-15") in found and ("conferences-year", "2026-12-18") in found
    assert [day for code, day in found if code == "aid-month"] == ["2026-11-10", "2026-12-10"]


def test_a_duty_is_none_before_its_law() -> None:
    assert not [due for due in dues_between(date(2019, 1, 1), date(2020, 1, 1)) if due.duty.code == "agreements-year"]
    assert due_from("agreement-signed", date(2019, 5, 1)) is None


def test_each_duty_has_its_source_and_says_whether_it_was_looked_up() -> None:
    assert all(duty.source and duty.duty_vi and duty.duty_en for duty in duties())
    assert [duty.code for duty in duties() if not duty.checked] and [duty.code for duty in duties() if duty.checked]


def test_fifteen_days_after_a_signing() -> None:
    due = due_from("agreement-signed", date(2026, 3, 2))
    assert due is not None and due.day == date(2026, 3, 17)


def test_working_days_leave_out_weekends_and_holidays() -> None:
    assert not is_working_day(date(2026, 2, 16)) and not is_working_day(date(2026, 2, 20))  # Tết's eve to its fourth
    assert is_working_day(date(2026, 2, 23)) and not is_working_day(date(2026, 2, 22))
    assert not is_working_day(date(2026, 9, 2)) and is_working_day(date(2026, 12, 2))
    due = due_from("agreement-opinion", date(2026, 2, 13))
    assert due is not None and due.day == date(2026, 3, 3)
