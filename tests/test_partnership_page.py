"""The page of one partnership: bounded however much there is, with a timeline whose filters are in its address."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

import toy
from hoptac.register import decide, links
from hoptac.register.models import Entry
from hoptac.register.query_partnership import STEP, Wanted, partnership_page

TODAY = date(2026, 11, 22)
PAGE = "/partnerships/VN-HUE/LA-XE/"


def point(number: int, stance: str = "agree", fields: tuple[str, ...] = (), due: str | None = None) -> str:
    told = {"by": ["VN-26"], "to": ["LA-XE"], "stance": stance, "fields": list(fields), "due": due, "definite": True}
    words = f"Hai bên nêu việc số {number}."
    return toy.line("commitment", {**told, "quote": words}, f"[{words}]")


def gift(amount: int) -> str:
    told = {"giver": "VN-26", "receiver": "LA-XE", "amount": amount, "currency": "VND", "purpose": f"việc {amount}"}
    return toy.line("aid", told, f"Huế tặng [{amount} đồng].")


@pytest.fixture
def register(db: None) -> None:
    """Thirty visits of three years, points of each stance, more help than is shown, an officer."""
    visits = [toy.visit(start=f"20{year}-{month:02d}-10") for year in (22, 23, 24) for month in range(1, 11)]
    points = [
        point(1, "agree", ("health",), "2026-06"),
        point(2, "pledge", ("trade",), "2027-06"),
        point(3, "wish", ("health",)),
        point(4, "difficulty", ("trade",)),
    ]
    officer = {"name": "Lê Văn Ba", "posts": [{"post": "vn-prov-pc-chair", "place": "VN-HUE"}]}
    toy.load(
        [
            toy.snapshot("a", *visits, *points, published="2024-12-01"),
            toy.snapshot("b", *(gift(n) for n in range(1, 12)), published="2025-02-01"),
            toy.snapshot("c", toy.line("person", officer, "Ông [Lê Văn Ba]."), published="2026-11-01"),
        ]
    )


def shown(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.mark.usefixtures("register")
def test_of_each_kind_the_newest_few_are_loaded_and_all_are_counted() -> None:
    page = partnership_page("VN-26", "LA-XE", Wanted(), TODAY)
    assert page is not None and page.counts == {"aid": 11, "commitment": 4, "visit": 30}
    assert len(page.view.aid_out) == 4 and page.view.aid_in == ()
    assert page.stances == {"agree": 1, "pledge": 1, "wish": 1, "difficulty": 1}
    assert [held.name for held in page.view.offices_one] == ["Lê Văn Ba"]
    assert page.timeline.count == 45 and len(page.timeline.facts) == STEP
    assert [doc.title for doc in page.pages] == ["b", "a"]
    assert partnership_page("VN-HUE", "LA-CH", Wanted(), TODAY) is None
    assert partnership_page("VN-HUE", "VN-HUE", Wanted(), TODAY) is None


@pytest.mark.usefixtures("register")
def test_the_timeline_is_filtered_and_goes_on() -> None:
    def told(**wanted: str | int) -> tuple[int, list[str | None]]:
        page = partnership_page("VN-HUE", "LA-XE", Wanted(**wanted), TODAY)  # type: ignore[arg-type]
        assert page is not None
        return page.timeline.count, [fact.day for fact in page.timeline.facts]

    count, days = told(kind="visit", year="2023")
    assert count == 10 and days == sorted(days, reverse=True)
    assert all(day and day[:4] == "2023" for day in days)
    assert told(field="health")[0] == 2 and told(field="health", kind="visit")[0] == 0
    pages = [told(page=number)[1] for number in range(1, 6)]
    assert [len(days) for days in pages] == [10, 10, 10, 10, 5]
    page = partnership_page("VN-HUE", "LA-XE", Wanted(kind="visit"), TODAY)
    # Each filter counts what the others leave.
    assert page and page.timeline.years == {"2024": 10, "2023": 10, "2022": 10}
    assert page.timeline.kinds == {"aid": 11, "commitment": 4, "visit": 30}


@pytest.mark.usefixtures("register")
def test_what_was_agreed_says_how_far_it_has_come(client: Client) -> None:
    page = shown(client.get(PAGE).content.decode())
    assert "đang tiếp tục triển khai" in page and "dự kiến xong 6/2026, ngày ấy đã qua" in page
    assert "Xem tất cả 11 mục trong dòng thời gian" in page and page.count("Xem tất cả") == 1
    assert "dự kiến xong 6/2027 " in page and not re.search(r"\bnợ\b", page)
    agreed = Entry.objects.get(kind="commitment", values__stance="agree")
    given = Entry.objects.filter(kind="aid").order_by("key")[0]
    links.link(agreed.key, "done", given.key, True, by="Lan")
    assert "đã hoàn thành" in shown(client.get(PAGE).content.decode())


@pytest.mark.usefixtures("register")
def test_the_page_with_its_filters_in_the_address(client: Client) -> None:
    page = client.get(f"{PAGE}?kind=visit&year=2023&page=1").content.decode()
    assert '<option value="visit" selected>' in page and '<option value="2023" selected>' in page
    assert client.get(f"{PAGE}?kind=x&year=20233&field=%27&page=-1").status_code == 200
    assert "Không có mục nào như vậy." in client.get(f"{PAGE}?year=1999").content.decode()
    following = re.search(r'href="(\?[^"]*#timeline)" rel="next"', client.get(f"{PAGE}?kind=visit").content.decode())
    assert following and following[1] == "?kind=visit&amp;page=2#timeline"


@pytest.mark.usefixtures("register")
def test_officers_follow_what_is_decided(client: Client) -> None:
    assert "Lê Văn Ba" in client.get(PAGE).content.decode()
    decide.reject(toy.report_keys()[-1], by="Lan")
    assert "Lê Văn Ba" not in client.get(PAGE).content.decode()
