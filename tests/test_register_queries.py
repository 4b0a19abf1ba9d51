"""What the site asks of the register."""

from __future__ import annotations

import pytest
from tests import toy

from hoptac.register import decide, queries, query_pages
from hoptac.register.load import load

pytestmark = pytest.mark.django_db

PEOPLE = {"name": "Nguyễn Văn Phương", "posts": [{"post": "vn-pc-chair", "place": "VN-26"}]}
LATER = {**PEOPLE, "posts": [{"post": "vn-secretary", "place": "VN-HUE"}]}
STUDENTS = {"measure": "students_received", "value": 1249, "unit": "person", "origin": ["LA"], "host": ["VN-26"]}
OWN = {**STUDENTS, "value": 150, "comparator": ">", "origin": ["LA-XE"]}


@pytest.fixture(autouse=True)
def register(db: None) -> None:
    """Sekong in Huế, told by two pages; a figure of the pair at two times, one of the country; help both ways."""
    gift = {"amount": 100000000, "currency": "VND"}
    load(
        [
            toy.snapshot(
                "a",
                toy.visit(host_head="Nguyễn Văn Phương", guest_head="Leklay Sivilay"),
                toy.line("person", PEOPLE, "Ông [Nguyễn Văn Phương] tiếp đoàn."),
                toy.line("figure", STUDENTS, "Huế đã nhận [1.249] lưu học sinh Lào."),
                toy.line("figure", OWN, "Của Sê Kông có [hơn 150]."),
                toy.line("aid", {"giver": "VN-26", "receiver": "LA-XE", **gift}, "Huế tặng [100 triệu đồng]."),
                toy.line("aid", {"giver": "LA-XE", "receiver": "VN-26", **gift}, "Sê Kông tặng [100 triệu đồng]."),
            ),
            toy.snapshot("b", toy.visit(host_head="NGUYỄN VĂN PHƯƠNG", guest_head="Lếch-lay Sỉ-vi-lay")),
            toy.snapshot(
                "c",
                toy.line("figure", {**OWN, "value": 180, "host": ["VN-HUE"]}, "Đến nay có [180] em."),
                toy.line("person", LATER, "Bí thư [Nguyễn Văn Phương]."),
                published="2026-01-20",
            ),
            toy.snapshot("x", "BROKEN", published=None),
        ],
        reader=toy.read,
    )


def test_counts() -> None:
    counts = queries.counts()
    assert (counts.pages, counts.open) == (3, 9)


def test_pages_newest_first_the_failed_too() -> None:
    rows = query_pages.read_pages(9)
    assert [row.document for row in rows] == ["c", "a", "b"] and not any(row.error for row in rows)
    [failed] = query_pages.failed(9)
    assert failed.document == "x" and failed.error is not None
    assert failed.error["code"] == "failed" and failed.error["en"][1] and failed.error["vi"][0]
    assert next(row for row in rows if row.document == "a").counts == {"visit": 1, "person": 1, "figure": 2, "aid": 2}


def test_a_page_with_its_marks() -> None:
    row = next(row for row in query_pages.read_pages(9) if row.document == "a")
    page = queries.page(row.ref)
    assert page is not None and queries.page("0" * 16) is None
    for report in page.reports:
        for statement in report.statements:
            if statement.start is not None:
                assert page.text[statement.start : statement.end] == statement.words
    assert page.reports[0].sources == 2


def test_a_fact_leads_to_its_place_on_the_page() -> None:
    (visit,) = queries.facts("visit")
    quote = visit.sentence
    assert quote is not None and quote.sentence[quote.start : quote.end] == quote.words == "tỉnh Sê Kông"
    page = queries.page(quote.page)
    assert page is not None
    refs = [statement.ref for report in page.reports for statement in report.statements]
    assert quote.url == f"/pages/{quote.page}/#s{quote.ref}" and quote.ref in refs
    assert queries.fact(visit.key) == visit


def test_partnerships_by_the_units_of_today() -> None:
    rows = queries.partnerships()
    assert [(row.one.id, row.other.id, row.total) for row in rows] == [("VN-HUE", "LA-XE", 5), ("VN-HUE", "LA", 1)]
    assert rows[0].one.name_vi == "Huế" and rows[0].last == "2026-01-20"


@pytest.mark.parametrize("one, other", [("VN-HUE", "LA-XE"), ("VN-26", "LA-XE")])
def test_one_partnership(one: str, other: str) -> None:
    view = queries.partnership(one, other)
    assert view is not None
    assert [fact.values["start"] for fact in view.visits] == ["2022-06-10"]
    assert [fact.values["giver"] for fact in view.aid_out] == ["VN-26"]
    assert [fact.values["giver"] for fact in view.aid_in] == ["LA-XE"]
    (series,) = view.series
    assert [(f.as_of, f.values["value"]) for f in series.figures] == [("2022-06-11", 150), ("2026-01-20", 180)]
    assert [s.figures[0].values["value"] for s in view.wider] == [1249]
    assert [person.key for person in view.people] == ["leklay-sivilay", "nguyễn-văn-phương"]


def test_the_other_way_round_help_changes_sides() -> None:
    view = queries.partnership("LA-XE", "VN-HUE")
    assert view is not None and [fact.values["giver"] for fact in view.aid_out] == ["LA-XE"]


@pytest.mark.parametrize("one, other", [("VN-HUE", "LA-CH"), ("VN-HUE", "VN-26"), ("XX", "YY")])
def test_places_that_nothing_joins(one: str, other: str) -> None:
    assert queries.partnership(one, other) is None


def test_one_person() -> None:
    view = queries.person("nguyễn-văn-phương")
    assert view is not None and queries.person("nobody") is None
    assert [(held.post["post"], held.as_of) for held in view.held] == [
        ("vn-secretary", "2026-01-20"),
        ("vn-pc-chair", "2022-06-11"),
    ]
    assert [fact.values["posts"][0]["post"] for fact in view.offices] == ["vn-secretary"]
    assert len(view.visits) == 1 and set(view.names) == {"Nguyễn Văn Phương", "NGUYỄN VĂN PHƯƠNG"}
    row = next(row for row in queries.people() if row.key == view.key)
    assert row.posts[0]["post"] == "vn-secretary"


def test_what_was_rejected_is_gone_from_every_list() -> None:
    for key in toy.report_keys():
        decide.reject(key, by="Lan")
    assert queries.counts().open == 0 and queries.values("visit") == []
    assert queries.partnerships() == [] and queries.people() == [] and queries.facts("visit") == ()
    assert len(queries.facts("visit", "rejected")) == 1
