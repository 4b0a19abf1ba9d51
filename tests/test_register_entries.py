"""Which reports tell one fact: the certain cases join, the near ones do not, in any order."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoptac.link.entries import join
from hoptac.link.keyed import Keyed, block
from hoptac.link.namekey import name_key

VISIT = {"guest": ["LA-XE"], "host": ["VN-26"], "start": "2022-06-10"}
AGREEMENT = {"kind": "minutes", "parties": ["LA-CH", "VN-26"], "term": [2022, 2026], "act": "signed", "date": None}
AID = {"giver": "VN-26", "receiver": "LA-XE", "amount": 2000000000, "currency": "VND", "comparator": ">"}
PERSON = {"name": "Nguyễn Văn Phương", "posts": [{"post": "vn-pc-chair", "place": "VN-26"}]}
FIGURE = {"measure": "students_received", "value": 1249, "comparator": "=", "unit": "person"}
COMMITMENT = {"by": ["VN-26"], "to": ["LA-XE"], "stance": "wish", "quote": "Huế mong muốn mở rộng hợp tác."}
COURTESY = {"kind": "greet", "from": ["LA-XE"], "to": ["VN-HUE"], "occasion": "Tết", "date": "2026-01-20"}


def told(kind: str, values: dict[str, Any], number: int = 0, **fields: Any) -> Keyed:
    """A report of a page of its own."""
    plain = {"published": "2022-06-11", "sentences": frozenset([f"s{number}"])}
    return Keyed(f"key{number:03}", f"page{number}", kind, values, **{**plain, **fields})


def entries(kind: str, *values: dict[str, Any], **fields: Any) -> int:
    """How many entries reports of these values make."""
    return len(join(told(kind, v, n, **fields) for n, v in enumerate(values)))


@pytest.mark.parametrize(
    "kind, one, change",
    [
        ("visit", VISIT, {"place": "VN-26", "status": "planned", "purpose": "làm việc"}),
        ("visit", {**VISIT, "guest_head": "Leklay Sivilay"}, {"guest_head": "Lếch-lay Sỉ-vi-lay"}),
        ("visit", {**VISIT, "guest_head": "Leklay Sivilay"}, {"guest_head": None}),
        ("agreement", AGREEMENT, {"kind": "programme", "act": "reviewed", "parties": ["VN-26", "LA-CH"]}),
        ("agreement", {**AGREEMENT, "date": "2022-06-26"}, {"term": None}),
        ("agreement", AGREEMENT, {"parties": ["LA-CH", "VN-HUE"], "act": "mentioned"}),
        ("person", PERSON, {"posts": [{"post": "vn-secretary", "place": "VN-HUE"}]}),
        ("aid", AID, {"comparator": "=", "goods": "gạo"}),
        ("person", PERSON, {"name": "NGUYỄN VĂN PHƯƠNG", "posts": [{"post": "khác", "place": "VN-26"}]}),
        ("commitment", COMMITMENT, {"quote": "Huế  mong muốn mở rộng hợp tác", "stance": "propose"}),
        ("courtesy", COURTESY, {"occasion": "Tết Bính Ngọ"}),
    ],
)
def test_certain_cases_join(kind: str, one: dict[str, Any], change: dict[str, Any]) -> None:
    assert entries(kind, one, {**one, **change}) == 1


@pytest.mark.parametrize(
    "kind, one, change",
    [
        ("visit", VISIT, {"start": "2022-06-11"}),
        ("visit", VISIT, {"guest": ["LA-XE", "LA-CH"]}),
        ("visit", {**VISIT, "start": "2022-06"}, {}),
        ("visit", {**VISIT, "guest_head": "Leklay Sivilay"}, {"guest_head": "Bounlai Bouththi"}),
        ("agreement", AGREEMENT, {"term": [2017, 2021]}),
        ("agreement", {**AGREEMENT, "date": "2022-06-26"}, {"term": [2022, 2024]}),
        ("agreement", {**AGREEMENT, "term": None}, {}),
        ("agreement", {**AGREEMENT, "parties": ["LA-SV", "VN-32"]}, {"parties": ["LA-SV", "VN-33"]}),
        ("aid", AID, {"amount": 100000000}),
        ("aid", {**AID, "amount": None}, {}),
        ("aid", {**AID, "date": "2022-06-10"}, {"date": "2022-06-11"}),
        ("person", PERSON, {"posts": [{"post": "vn-pc-chair", "place": "VN-25"}]}),
        ("person", PERSON, {"name": "Nguyễn Văn Phượng"}),
        ("person", {**PERSON, "name": "Phương"}, {}),
        (
            "person",
            {**PERSON, "posts": [{"post": "minister", "place": "VN"}]},
            {"posts": [{"post": "x", "place": "VN"}]},
        ),
        ("figure", FIGURE, {}),
        ("commitment", COMMITMENT, {"by": ["LA-XE"]}),
        ("courtesy", {**COURTESY, "date": None}, {}),
    ],
)
def test_uncertain_cases_stay_apart(kind: str, one: dict[str, Any], change: dict[str, Any]) -> None:
    assert entries(kind, one, {**one, **change}) == 2


def test_aid_told_months_later_is_not_certain() -> None:
    later = told("aid", AID, 1, published="2022-12-01")
    assert len(join([told("aid", AID, 0), later])) == 2


def test_a_denial_never_joins() -> None:
    assert len(join([told("visit", VISIT, 0), told("visit", VISIT, 1, polarity="negative")])) == 2


def test_three_papers_that_hang_together_make_one() -> None:
    """Term to day, day to another page: the middle one joins both, in any order."""
    both = {**AGREEMENT, "date": "2022-06-26"}
    assert entries("agreement", AGREEMENT, {**AGREEMENT, "term": None, "date": "2022-06-26"}, both) == 1


def test_a_rejected_report_joins_nothing_and_keeps_its_tombstone() -> None:
    both = told("agreement", {**AGREEMENT, "date": "2022-06-26"}, 2, state="rejected")
    rest = [told("agreement", AGREEMENT, 0), told("agreement", {**AGREEMENT, "term": None, "date": "2022-06-26"}, 1)]
    assert [e.state for e in sorted(join([*rest, both]), key=lambda e: e.reports)] == ["open", "open", "rejected"]


def test_the_most_told_value_is_preferred_and_the_rest_is_kept() -> None:
    values = [{**VISIT, "place": "VN-26"}, {**VISIT, "place": "VN-26"}, {**VISIT, "place": "VN-25"}]
    (entry,) = join(told("visit", v, n) for n, v in enumerate(values))
    assert entry.values["place"] == "VN-26"
    assert [(c.value, c.rank, c.reports) for c in entry.others["place"]] == [
        ("VN-26", "preferred", ("key000", "key001")),
        ("VN-25", "normal", ("key002",)),
    ]
    assert entry.disagrees == ("place",)


def test_of_equals_the_newest_is_preferred() -> None:
    old = told("visit", {**VISIT, "size": 12}, 0, published="2022-06-09")
    assert join([told("visit", {**VISIT, "size": 10}, 1), old])[0].values["size"] == 10


def test_what_was_accepted_is_preferred() -> None:
    accepted = told("visit", {**VISIT, "size": 12}, 0, published="2022-06-09", state="accepted")
    (entry,) = join([told("visit", {**VISIT, "size": 10}, 1), told("visit", {**VISIT, "size": 10}, 2), accepted])
    assert (entry.values["size"], entry.state) == (12, "accepted")


def test_copies_are_one_independent_source() -> None:
    copy = frozenset(["same"])
    (entry,) = join([*(told("visit", VISIT, n, sentences=copy) for n in range(3)), told("visit", VISIT, 3)])
    assert (entry.sources, entry.independent) == (4, 2)


def test_a_month_does_not_contradict_a_day_in_it() -> None:
    values = [{**AGREEMENT, "date": "2022-06"}, {**AGREEMENT, "date": "2022-06-26"}]
    assert join(told("agreement", v, n) for n, v in enumerate(values))[0].disagrees == ()


def test_the_strongest_act_is_preferred() -> None:
    acts = ["mentioned", "mentioned", "signed"]
    (entry,) = join(told("agreement", {**AGREEMENT, "act": act}, n) for n, act in enumerate(acts))
    assert entry.values["act"] == "signed"


@pytest.mark.parametrize("comparator, bounds", [("=", (5, 5)), (">", (5, None)), ("<", (None, 5)), ("~", (5, 5))])
def test_bounds_follow_the_comparator(comparator: str, bounds: tuple[float | None, float | None]) -> None:
    (entry,) = join([told("aid", {**AID, "amount": 5, "comparator": comparator})])
    assert (entry.low, entry.high) == bounds


def test_a_figure_is_dated_by_its_page() -> None:
    assert join([told("figure", FIGURE)])[0].day == "2022-06-11"


_SAMPLES = [
    ("visit", VISIT),
    ("visit", {**VISIT, "guest_head": "Leklay Sivilay"}),
    ("visit", {**VISIT, "guest_head": "Bounlai Bouththi"}),
    ("agreement", AGREEMENT),
    ("agreement", {**AGREEMENT, "date": "2022-06-26"}),
    ("agreement", {**AGREEMENT, "date": "2022-06-26", "term": None}),
    ("agreement", {**AGREEMENT, "date": "2022-06-26", "term": [2022, 2024]}),
    ("aid", AID),
    ("aid", {**AID, "date": "2022-06-10"}),
    ("person", PERSON),
    ("person", {**PERSON, "posts": [{"post": "a", "place": "VN-26"}, {"post": "b", "place": "VN-25"}]}),
    ("person", {**PERSON, "posts": [{"post": "b", "place": "VN-25"}]}),
    ("commitment", COMMITMENT),
    ("figure", FIGURE),
]
_REPORTS = st.lists(
    st.tuples(
        st.sampled_from(_SAMPLES),
        st.sampled_from(["open", "accepted", "rejected"]),
        st.sampled_from([None, "2022", "2022-06-01", "2022-06-09", "2022-06-17", "2022-06-25"]),
    ),
    max_size=8,
)


@settings(max_examples=150, deadline=None)
@given(_REPORTS, st.randoms(use_true_random=False))
def test_order_never_matters_and_every_report_is_in_one_entry(drawn: Any, random: Any) -> None:
    reports = [told(kind, v, n, state=s, published=p) for n, ((kind, v), s, p) in enumerate(drawn)]
    shuffled = list(reports)
    random.shuffle(shuffled)
    first = join(reports)
    assert first == join(shuffled)
    assert sorted(key for entry in first for key in entry.reports) == [report.key for report in reports]
    assert len({entry.key for entry in first}) == len(first)


@settings(max_examples=100, deadline=None)
@given(_REPORTS)
def test_joining_block_by_block_is_joining_all(drawn: Any) -> None:
    reports = [told(kind, v, n, state=s, published=p) for n, ((kind, v), s, p) in enumerate(drawn)]
    blocks: dict[str, list[Keyed]] = {}
    for report in reports:
        blocks.setdefault(block(report.kind, report.values, report.polarity, report.key, report.published), []).append(
            report
        )
    apart = [entry for members in blocks.values() for entry in join(members)]
    assert sorted(apart, key=lambda e: e.key) == join(reports)


def test_one_man_in_all_his_spellings() -> None:
    spellings = ["Lếch-lay Sỉ-vi-lay", "Lếch Lay Xỉ-vi-lay", "LEKLAY SIVILAY", "Leklay  Sivilai"]
    assert {name_key(name) for name in spellings} == {"leklay-sivilay"}
