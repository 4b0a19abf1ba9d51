"""People of the register: one person over spellings and pages, two bearers of one name two, offices in time."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

import toy
from hoptac.base.nouns import Snapshot
from hoptac.register import decide, queries
from hoptac.register.load import load, rebuild
from hoptac.register.models import Report

TODAY = date(2026, 6, 1)
AN = "Nguyễn Văn An"


def person(name: str, post: str, place: str, sentence: str = "Ông [An] phát biểu.") -> str:
    """A line that gives a person an office."""
    return toy.line("person", {"name": name, "posts": [{"post": post, "place": place}]}, sentence)


def told(*pages: tuple[str, str, list[str]]) -> None:
    """Pages by name, day and lines."""
    toy.load([toy.snapshot(name, *lines, published=day) for name, day, lines in pages])


SPELLED = (
    ("a", "2024-02-10", [person("Sonethong Phavixay", "la-governor", "LA-XE")]),
    ("b", "2025-03-11", [person("Sonthong Phavisay", "la-governor", "LA-XE")]),
    ("c", "2025-06-12", [toy.visit(guest_head="Sonethong Phavixay", host_head=AN)]),
    ("d", "2022-06-12", [person("Bounlom Keovilay", "la-governor", "LA-XE")]),
)


@pytest.mark.django_db
def test_spellings_are_one_person_with_one_address_under_each_of_them() -> None:
    told(*SPELLED)
    rows = [row for row in queries.people() if row.name.startswith("Son")]
    assert [(row.key, row.entries) for row in rows] == [("sonethong-phavixay", 3)]
    for ref in ("sonethong-phavixay", "sonthong-phavisay", "sonthong-phavisay~LA-XE"):
        view = queries.person(ref, today=TODAY)
        assert view and view.key == "sonethong-phavixay"
        assert view.names == ("Sonethong Phavixay", "Sonthong Phavisay") and len(view.visits) == 1
    (held,) = view.career
    assert (held.since, held.state, held.last) == ("2022-06-12/2024-02-10", "now", "2025-03-11")
    assert held.before == ("bounlom-keovilay", "Bounlom Keovilay")


@pytest.mark.django_db
def test_who_holds_an_office_now_and_who_did_before() -> None:
    told(*SPELLED)
    assert [held.name for held in queries.officeholders("LA-XE", today=TODAY)] == ["Sonethong Phavixay"]
    now, before = queries.office("LA-XE", "la-governor", today=TODAY)
    assert now.state == "now" and before.state == "former" and before.until == "2022-06-12/2024-02-10"
    assert queries.officeholders("LA-CH", today=TODAY) == ()
    # Nobody has told of it for years.
    assert queries.officeholders("LA-XE", today=date(2028, 1, 1)) == ()


@pytest.mark.django_db
def test_two_bearers_of_one_name_stay_two_and_the_shared_name_asks_which(client: Client) -> None:
    told(
        ("a", "2024-02-10", [person(AN, "vn-prov-pc-chair", "VN-25")]),
        ("b", "2024-02-11", [person(AN, "vn-prov-pc-chair", "VN-14")]),
        ("c", "2024-02-12", [toy.visit(host=["VN-25"], host_head=AN, start="2024-02-11")]),
    )
    rows = queries.people()
    assert [(row.key, row.entries) for row in rows] == [("nguyễn-văn-an~VN-14", 1), ("nguyễn-văn-an~VN-25", 2)]
    assert queries.person("nguyễn-văn-an") is None and len(queries.namesakes("nguyễn-văn-an")) == 2
    view = queries.person("nguyễn-văn-an~VN-25")
    assert view and len(view.visits) == 1 and view.career[0].before is None
    page = client.get("/people/nguyễn-văn-an/").content.decode()
    assert "Nhiều người mang tên này" in page and page.count("nguy%E1%BB%85n-v%C4%83n-an~VN-") == 2
    assert client.get("/people/nguyễn-văn-an~VN-14/").status_code == 200
    assert client.get("/people/nguyễn-văn-an~LA-XE/").status_code == 404


@pytest.mark.django_db
def test_people_are_the_same_after_a_rebuild_in_another_order_and_without_what_was_rejected() -> None:
    told(*SPELLED)
    found = [(row.key, row.name, row.posts, row.entries) for row in queries.people()]
    rebuild(reader=toy.read)
    assert [(row.key, row.name, row.posts, row.entries) for row in queries.people()] == found
    for key in Report.objects.filter(page__address="test:b").values_list("key", flat=True):
        decide.reject(key, by="Lan")
    view = queries.person("sonethong-phavixay", today=TODAY)
    assert view and view.names == ("Sonethong Phavixay",) and queries.person("sonthong-phavisay") is None


@pytest.mark.django_db
def test_the_signers_of_a_paper_are_two_people_and_each_has_an_address() -> None:
    paper = {"parties": ["LA-XE", "VN-25"], "kind": "minutes", "term": [2022, 2026], "act": "signed"}
    signed = toy.line("agreement", {**paper, "signed_by": ["Sonethong Phavixay", AN]}, "Ký [biên bản].")
    told(*SPELLED[:2], ("p", "2025-01-01", [signed, person(AN, "vn-prov-pc-chair", "VN-25")]))
    rows = queries.people()
    assert sorted((row.name, row.entries) for row in rows) == [(AN, 2), ("Sonethong Phavixay", 3)]
    told(
        *((f"m{n}", "2025-02-01", [person("Lê Văn Ba", post, "VN")]) for n, post in enumerate(("vụ phó", "vụ trưởng")))
    )
    refs = [row.key for row in queries.people() if row.name == "Lê Văn Ba"]
    assert len(set(refs)) == 2 and all(queries.person(ref) for ref in refs)


APPOINTED = """Hội đồng nhân dân tỉnh Quảng Trị bầu chủ tịch mới
Ngày đăng: 12/3/2026
Tại kỳ họp ngày 10/3/2026, ông Trần Văn Bình được bầu giữ chức Chủ tịch UBND tỉnh Quảng Trị.
Ông Lê Văn Cường, nguyên Chủ tịch UBND tỉnh Quảng Trị, chúc mừng ông Trần Văn Bình.
Sáng 11/3/2026, ông Trần Văn Bình tiếp đoàn tỉnh Savannakhet (Lào) do ông Santiphab Phomvihane dẫn đầu."""


@pytest.mark.django_db
def test_the_words_before_an_office_say_that_it_is_new_or_over() -> None:
    load([Snapshot("x", "test:x", APPOINTED.encode(), ".txt")])
    now, before = queries.office("VN-25", "vn-prov-pc-chair", today=TODAY)
    assert (now.name, now.since, now.state) == ("Trần Văn Bình", "2026-03-10", "now")
    assert now.began and "được bầu giữ chức" in now.began.sentence
    assert (before.name, before.until, before.state) == ("Lê Văn Cường", "../2026-03-12", "former")
    assert before.ended and "nguyên Chủ tịch" in before.ended.sentence
