"""Which bearers of names are one person, and who held an office when: on evidence, in doubt apart, in any order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoptac.link.bearers import Bearer, group_bearers
from hoptac.link.tenures import Sighting, Tenure, tenures, told_as

GOVERNOR = "la-governor"


def bearer(key: str, *names: str, at: str = "LA-XE", post: str = GOVERNOR, page: int | None = None) -> Bearer:
    """An entry on a page of its own; without an office where ``post`` is empty."""
    units = frozenset(at.split())
    offices = frozenset((post, unit) for unit in units) if post else frozenset()
    return Bearer(key, names, units, offices, frozenset([hash(key) if page is None else page]))


def persons(*bearers: Bearer) -> list[str]:
    """Each person as its keys."""
    return ["".join(b.key for b in person) for person in group_bearers(bearers)]


def test_spellings_that_sound_alike_are_one_person_with_an_office_in_common() -> None:
    one, other = bearer("a", "Sonethong Phavixay"), bearer("b", "Sonthong Phavisay")
    assert persons(one, other) == ["ab"]
    assert persons(one, bearer("b", "Sonthong Phavisay", at="LA-CH")) == ["a", "b"]
    assert persons(one, bearer("b", "Bounlai Bouththi")) == ["a", "b"]


def test_a_unit_alone_is_enough_only_where_all_sounds_are_the_same() -> None:
    deputy = "la-deputy-governor"
    assert persons(bearer("a", "Sonethong Phavixay"), bearer("b", "Sonthong Phavisay", post=deputy)) == ["a", "b"]
    assert persons(bearer("a", "Khampheng Xayalath"), bearer("b", "Khamphenh Sayalat", post=deputy)) == ["ab"]


def test_vietnamese_names_are_told_apart_by_their_marks_and_one_name_alone_proves_nothing() -> None:
    chair = "vn-prov-pc-chair"
    one = bearer("a", "Nguyễn Văn Phương", at="VN-HUE", post=chair)
    assert persons(one, bearer("b", "Nguyễn Văn Phượng", at="VN-HUE", post=chair)) == ["a", "b"]
    assert persons(one, bearer("b", "Nguyễn Văn Phương", at="VN-25", post=chair)) == ["a", "b"]


def test_a_page_that_tells_two_names_apart_keeps_them_apart() -> None:
    one, other = bearer("a", "Bounmy Keo", page=1), bearer("b", "Bunmy Keo", page=1)
    assert persons(one, other) == ["a", "b"]
    assert persons(one, bearer("b", "Bunmy Keo", page=2)) == ["ab"]


def test_a_name_without_an_office_joins_whom_its_unit_knows_if_that_is_one_alone() -> None:
    officer, head = bearer("a", "Leklay Sivilay"), bearer("h", "Lếch-lay Sỉ-vi-lay", post="")
    assert persons(officer, head) == ["ah"]
    assert persons(officer, bearer("h", "Leklay Sivilay", at="LA-CH", post="")) == ["a", "h"]
    # Two of one name, both of whom the page may mean.
    both = bearer("h", "Leklay Sivilay", at="LA-XE LA-CH", post="")
    assert persons(officer, bearer("b", "Leklay Sivilay", at="LA-CH"), both) == ["a", "b", "h"]
    assert persons(head, bearer("i", "Leklay Sivilay", post="")) == ["hi"]
    # A given name alone may be anybody's.
    assert persons(bearer("a", "Leklay"), bearer("h", "Leklay", post=""), bearer("i", "Leklay", post="")) == [
        "a",
        "h",
        "i",
    ]


def test_leaders_of_one_country_are_one_of_a_name_and_others_are_not() -> None:
    minister = bearer("a", "Lê Hoài Trung", at="VN", post="vn-minister")
    assert persons(minister, bearer("b", "Lê Hoài Trung", at="VN", post="vn-cpv-secretary-cc")) == ["ab"]
    assert persons(minister, bearer("b", "Lê Hoài Trung", at="VN", post="vn-cpv-secretary-cc", page=1)) == ["ab"]
    assert persons(minister, bearer("b", "Lê Hoài Trung", at="VN", post="chuyên viên")) == ["a", "b"]
    assert persons(minister, bearer("b", "Lê Hoài Trung", at="LA", post="la-minister")) == ["a", "b"]


def test_a_national_office_is_the_local_officers_whose_unit_the_page_tells_of() -> None:
    governor = bearer("a", "Bounlai Bouththi")
    member = bearer("b", "Bounlai Bouththi", at="LA", post="la-cc-member")
    assert persons(governor, member) == ["a", "b"]
    told = replace(member, context=frozenset({"LA-XE", "VN-HUE"}))
    assert persons(governor, told) == ["ab"]
    # Two of the name may be meant.
    assert persons(governor, bearer("c", "Bounlai Bouththi", at="VN-HUE"), told) == ["a", "b", "c"]


NAMES = ["Sonethong Phavixay", "Sonthong Phavisay", "Khampheng Xayalath", "Khamphenh Sayalat", "Khamphet Xayalath"]
SOME = st.builds(
    lambda name, at, post, page: (name, at, post, page),
    st.sampled_from(NAMES),
    st.sampled_from(["LA-XE", "LA-CH", "LA-XE LA-CH", "VN-HUE", "LA"]),
    st.sampled_from([GOVERNOR, "la-deputy-governor", "la-cc-member", ""]),
    st.integers(0, 6),
)


@settings(max_examples=120, deadline=None)
@given(st.lists(SOME, max_size=9), st.randoms(use_true_random=False))
def test_the_order_is_no_matter_and_everyone_is_somebody_once(told, chance) -> None:  # type: ignore[no-untyped-def]
    bearers = [bearer(f"{n}", name, at=at, post=post, page=page) for n, (name, at, post, page) in enumerate(told)]
    bearers = [replace(b, context=frozenset({"LA-XE"})) if b.national and n % 2 else b for n, b in enumerate(bearers)]
    found = group_bearers(bearers)
    chance.shuffle(bearers)
    assert group_bearers(bearers) == found
    assert sorted(b.key for person in found for b in person) == sorted(b.key for b in bearers)


def seen(person: str, day: str, post: str = GOVERNOR, how: str = "held", on: str | None = None) -> Sighting:
    return Sighting(person, post, "LA-XE", day, how, f"{person}@{day}", on)  # type: ignore[arg-type]


def told(*sightings: Sighting, today: str = "2026-06-01") -> list[Tenure]:
    return list(tenures(sightings, today))


def test_an_office_is_held_from_the_first_sighting_at_the_latest_to_the_last_at_least() -> None:
    (only,) = told(seen("A", "2025-05-02"), seen("A", "2022-06-10"))
    assert (only.since.edtf, only.until, only.state) == ("../2022-06-10", None, "now")
    assert only.first == ("2022-06-10", "A@2022-06-10") and only.last == ("2025-05-02", "A@2025-05-02")


def test_a_successor_in_a_seat_of_one_bounds_both_and_in_a_seat_of_several_none() -> None:
    before, after = told(seen("A", "2022-06-10"), seen("A", "2023-01-05"), seen("B", "2024-06-01"))
    assert (before.person, before.state, before.until and before.until.edtf) == ("A", "former", "2023-01-05/2024-06-01")
    assert (after.since.edtf, after.state) == ("2023-01-05/2024-06-01", "now")
    assert (before.after, after.before) == ("B", "A")
    vice = "la-deputy-governor"
    assert {t.state for t in told(seen("A", "2025-01-05", vice), seen("B", "2026-03-01", vice))} == {"now"}
    # Two titles of one seat: the governor's successor is chairman of the administration.
    assert told(seen("A", "2023-01-05"), seen("B", "2026-01-20", "la-prov-admin-chair"))[-1].state == "now"


def test_a_former_holder_and_a_day_of_appointment_are_bounds_too() -> None:
    (gone,) = told(seen("A", "2022-06-10"), seen("A", "2025-01-20", how="former"))
    assert gone.state == "former" and gone.until and gone.until.edtf == "2022-06-10/2025-01-20"
    (only,) = told(seen("A", "2025-01-20", how="former"))
    assert only.state == "former" and only.until and only.until.edtf == "../2025-01-20"
    (new,) = told(seen("A", "2025-07-03", how="appointed", on="2025-07-01"))
    assert new.since.edtf == "2025-07-01" and new.state == "now"


def test_who_rises_leaves_the_lower_office_and_what_is_old_is_not_called_now() -> None:
    vice, chair = told(seen("A", "2022-06-10", "vn-prov-pc-vice"), seen("A", "2024-06-10", "vn-prov-pc-chair"))[::-1]
    assert vice.post == "vn-prov-pc-vice" and vice.state == "former"
    assert vice.until and vice.until.edtf == "2022-06-10/2024-06-10"
    assert chair.state == "now"
    assert told(seen("A", "2024-05-31"), today="2026-06-01")[0].state == "unsure"
    assert told(seen("A", ""))[0].state == "unsure"


def test_two_at_once_in_a_seat_of_one_are_both_kept_and_the_older_is_unsure() -> None:
    states = {
        t.person: t.state for t in told(seen("A", "2022-01-01"), seen("B", "2025-01-01"), seen("A", "2025-06-01"))
    }
    assert states == {"A": "unsure", "B": "now"}


def test_a_unit_that_has_ended_has_no_officer_now_and_a_seat_lost_makes_its_twin_unsure() -> None:
    old = Sighting("A", "vn-prov-pc-chair", "VN-HUE", "2024-12-20", "held", "p", at="VN-26")
    assert [t.state for t in told(old, today="2025-06-01")] == ["unsure"]
    both = seen("A", "2025-06-10", "la-prov-secretary-governor")
    states = {(t.person, t.post): t.state for t in told(both, seen("B", "2026-01-20", "la-prov-party-secretary"))}
    assert states["A", "la-prov-party-secretary"] == "former" and states["A", "la-governor"] == "unsure"


def test_one_title_for_two_seats_is_one_line_and_falls_apart_where_they_began_apart() -> None:
    both = "la-prov-secretary-governor"
    assert [t.post for t in told(seen("A", "2022-06-10", both), seen("A", "2022-10-01", GOVERNOR))] == [both]
    posts = [t.post for t in told(seen("A", "2020-06-10", GOVERNOR), seen("A", "2022-06-10", both))]
    assert posts == ["la-governor", "la-prov-party-secretary"]


@pytest.mark.parametrize("before", ["ông A, ", "tài nguyên nước; ", "Phó ", "tân trang "])
def test_only_words_right_before_an_office_say_that_it_is_over_or_new(before: str) -> None:
    assert told_as(before) == "held"


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.builds(
            seen,
            st.sampled_from("ABC"),
            st.sampled_from(["", "2021-05-01", "2022", "2023-02", "2024-01-01"]),
            st.sampled_from([GOVERNOR, "la-prov-secretary-governor", "la-deputy-governor", "thư ký"]),
            st.sampled_from(["held", "former", "appointed"]),
        ),
        max_size=8,
    ),
    st.randoms(use_true_random=False),
)
def test_tenures_are_the_same_in_any_order_and_their_bounds_hold(sightings, chance) -> None:  # type: ignore[no-untyped-def]
    found = told(*sightings)
    chance.shuffle(sightings)
    assert told(*sightings) == found
    for tenure in found:
        if tenure.until and tenure.until.earliest and tenure.until.latest:
            assert tenure.until.earliest <= tenure.until.latest
        assert (tenure.state == "former") == (tenure.until is not None)
