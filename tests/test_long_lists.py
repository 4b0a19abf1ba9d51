"""Long lists: paged and counted in the database, each thing once; every page keeps to its questions and its bytes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.people_sample import one_of_each, signed_in

import toy
from hoptac.register import decide, hidden, officers, owners, query_pages, query_shelves
from hoptac.register.load import rebuild
from hoptac.register.models import EntryPerson, Page, Report
from hoptac.register.opening import open_register
from hoptac.register.units import current

pytestmark = pytest.mark.django_db
CHAIR, GOVERNOR = "vn-prov-pc-chair", "la-governor"
#: Syllables that make names of their own.
GIVEN = ("Anh", "Bình", "Cường", "Dũng", "Giang", "Hà", "Khánh", "Lan", "Minh", "Nam", "Oanh", "Phúc", "Quân", "Sơn")


def person(name: str, *posts: tuple[str, str]) -> str:
    """A line that gives a person offices at places."""
    held = [{"post": post, "place": place} for post, place in posts]
    return toy.line("person", {"name": name, "posts": held}, "Ông [An] phát biểu.")


def many(number: int) -> list[str]:
    """So many names."""
    return [f"Lê {GIVEN[n // 14 % 14]} {GIVEN[n % 14]}{' Văn' if n >= 196 else ''}" for n in range(number)]


def leafed() -> list[tuple[str, str]]:
    """Place and name of each line of the list of people, leaf by leaf."""
    found: list[tuple[str, str]] = []
    number = 1
    while shelves := query_shelves.people_page(number):
        found += [(shelf.place, row.name) for shelf in shelves for row in shelf.people]
        number += 1
    return found


def test_people_are_leafed_through_each_once_by_unit_and_name(client: Client) -> None:
    names = many(150)
    told = [person(name, (CHAIR, "VN-25" if n % 2 else "VN-14")) for n, name in enumerate(names)]
    toy.load([toy.snapshot("a", *told, person("Sonethong Phavixay", (GOVERNOR, "LA-XE")))])
    found = leafed()
    assert sorted(name for _, name in found) == sorted([*names, "Sonethong Phavixay"])
    assert found[-1] == ("LA-XE", "Sonethong Phavixay")
    assert [place for place, _ in found] == sorted((p for p, _ in found), key=lambda p: list(dict(found)).index(p))
    assert sum(query_shelves.shelves().values()) == 151
    first = client.get("/people/").content.decode()
    assert "151 tên người" in first and 'rel="next"' in first and 'rel="prev"' not in first
    last = client.get("/people/?page=3").content.decode()
    assert "Sonethong Phavixay" in last and 'rel="next"' not in last
    alone = client.get("/people/?place=LA-XE").content.decode()
    assert "1 tên người" in alone and "Sonethong Phavixay" in alone and names[0] not in alone


def test_a_person_stands_once_with_all_offices() -> None:
    pages = (
        ("a", "2023-02-10", [person("Trần Văn Bình", (CHAIR, "VN-25"))]),
        ("b", "2024-02-10", [person("Trần Văn Bình", ("vn-prov-party-secretary", "VN-25"))]),
        ("c", "2024-03-10", [toy.visit(host=["VN-25"], host_head="Trần Văn Bình", start="2024-03-09")]),
        # One name at a country's bodies: the register keeps them apart in doubt, the list names them in one line.
        ("d", "2024-02-01", [person("Lê Văn Ba", ("vụ phó", "VN"))]),
        ("e", "2024-02-02", [person("Lê Văn Ba", ("vụ trưởng", "VN"))]),
        # Two spellings are one person, and stand on one line.
        ("f", "2024-02-10", [person("Sonethong Phavixay", (GOVERNOR, "LA-XE"))]),
        ("g", "2025-03-11", [person("Sonthong Phavisay", (GOVERNOR, "LA-XE"))]),
    )
    toy.load([toy.snapshot(name, *lines, published=day) for name, day, lines in pages])
    assert sorted(name for _, name in leafed()) == ["Lê Văn Ba", "Sonethong Phavixay", "Trần Văn Bình"]
    rows = {row.name: row for shelf in query_shelves.people_page(1) for row in shelf.people}
    assert {post["post"] for post in rows["Trần Văn Bình"].posts} == {CHAIR, "vn-prov-party-secretary"}
    assert {post["post"] for post in rows["Lê Văn Ba"].posts} == {"vụ phó", "vụ trưởng"}
    assert Client().get(f"/people/{rows['Lê Văn Ba'].key}/").status_code == 200


def test_shelves_follow_from_the_entries() -> None:
    toy.load(
        [toy.snapshot("a", person("Trần Văn Bình", (CHAIR, "VN-25"))), toy.snapshot("b", toy.visit(guest_head="Ơ"))]
    )
    stood = set(EntryPerson.objects.values_list("name_key", "shelf", "title"))
    assert ("trần-văn-bình", query_shelves.shelf_of("VN-25"), "tran van binh") in stood
    rebuild(reader=toy.read)
    assert set(EntryPerson.objects.values_list("name_key", "shelf", "title")) == stood
    EntryPerson.objects.update(shelf="", title="")  # as an older version left them
    open_register()
    assert set(EntryPerson.objects.values_list("name_key", "shelf", "title")) == stood
    for row in Report.objects.filter(kind="person"):
        decide.reject(row.key, by="Lan")
    assert [name for _, name in leafed()] == ["Ơ"]


def test_pages_are_leafed_through_the_newest_first_undated_last(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hoptac.web.views.pages.LEAF", 20)
    days = [f"2024-{n % 12 + 1:02}-{n % 28 + 1:02}" for n in range(42)]
    toy.load([toy.snapshot(f"p{n}", toy.visit(start=day), published=day) for n, day in enumerate(days)])
    toy.load([toy.snapshot(f"u{n}", "Không có gì.", published=None) for n in range(3)])
    toy.load([toy.snapshot(f"x{n}", "BROKEN") for n in range(12)])
    found = [row for start in (0, 20, 40) for row in query_pages.read_pages(20, start)]
    assert [row.published for row in found] == [*sorted(days, reverse=True), *[None] * 3]
    assert len({row.ref for row in found}) == 45 and query_pages.how_many() == (45, 12)
    assert all(row.counts == {"visit": 1} and row.open == 1 for row in found[:42])
    first = client.get("/pages/").content.decode()
    assert "45 trang" in first and "12 trang chưa đọc được" in first and "Trang 1 trên 3" in first
    assert "/pages/?failed=1" in first and len(re.findall("x[0-9]+", first)) >= 10
    assert "chưa đọc được" not in client.get("/pages/?page=3").content.decode()
    assert "x11" in client.get("/pages/?failed=1").content.decode()
    assert client.get("/pages/?page=999999").status_code == 200


#: Every kind of page that officers open all day.
ADDRESSES = (
    *("/", "/partners/", "/partners/map/", "/partnerships/VN-HUE/LA-XE/", "/review/", "/register/visits/"),
    *("/register/agreements/", "/register/commitments/", "/register/people/", "/register/figures/", "/search/?q=hue"),
    *("/pages/", "/people/", "/letters/", "/letters/book/", "/calendar/", "/delegations/", "/papers/", "/decisions/"),
)


def first_view(body: str) -> int:
    """The bytes of a page with all that it calls for."""
    files = {Path(str(finders.find(name))) for name in re.findall(r'(?:href|src)="/static/([^"]+)"', body)}
    styles = [file for file in files if file.suffix == ".css"]
    named = [(style, url) for style in styles for url in re.findall(r'url\("?([^")]+\.woff2)', style.read_text())]
    files |= {(style.parent / url).resolve() for style, url in named if "-lao-" not in url}
    return len(body.encode()) + sum(file.stat().st_size for file in files)


def test_every_page_keeps_to_its_questions_and_its_bytes(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOPTAC_OFFICE", "VN-HUE")
    toy.load([toy.snapshot("few", toy.visit(), person("Lê Văn An", (CHAIR, "VN-HUE")))])
    entry = f"/entries/{Report.objects.get(kind='visit').key[:16]}/"
    visit, bearer = entry.replace("entries", "delegations"), "/people/lê-văn-an/"
    few = {address: asked(client, address)[0] for address in (*ADDRESSES, entry, visit, bearer)}
    for first in range(0, 200, 20):
        day, told = f"20{10 + first // 20}-03-10", []
        for n, name in enumerate(many(200)[first : first + 20], first):
            start = f"{day[:4]}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}"
            sentence = f"Đoàn [tỉnh Sê Kông {n}] thăm."
            told.append(toy.visit(sentence, start=start, guest_head=name, host_head=f"{name} Hai"))
            told.append(person(name, (GOVERNOR, "LA-XE")))
        toy.load([toy.snapshot(f"m{first}", *told, published=day)])
    page = f"/pages/{Page.objects.get(address='test:m40').ref}/"
    for address in (*few, page):
        number, size = asked(client, address)
        assert number <= 30, address
        assert size <= 300_000, address
        # Parts of four hundred values are the only thing that may come more often.
        assert number <= few.get(address, 30) + 4, address


def asked(client: Client, address: str) -> tuple[int, int]:
    """How many questions a page asks when it is looked at first, and its bytes."""
    officers._KEPT.clear()
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address, follow=True)
    assert answer.status_code == 200, address
    # A statement is found by its report: its key has no index.
    assert not [q for q in captured.captured_queries if re.search(r'WHERE[^;]*"register_statement"."key"', q["sql"])]
    return len(captured), first_view(answer.content.decode())


def test_a_shelf_that_only_a_hidden_page_gives_is_not_told() -> None:
    both = person("Trần Văn Bình", (CHAIR, "VN-14"), (CHAIR, "VN-25"))
    toy.load(
        [
            toy.snapshot("own", both, person("Lê Văn An", (CHAIR, "VN-25")), published="2025-01-01"),
            toy.snapshot("all", person("Trần Văn Bình", (CHAIR, "VN-25")), person("Lê Văn An", (CHAIR, "VN-25"))),
        ]
    )
    hidden.worked_out.cache_clear()
    own, other = one_of_each("Phòng Lãnh sự", suffix=".own"), one_of_each("Phòng Hợp tác", suffix=".other")
    owners.give("page", "test:own", "Phòng Lãnh sự", "test")
    assert query_shelves.shelves() == {current("VN-14"): 1, "VN-25": 1}
    for place, here, there in (("VN-14", True, False), ("VN-25", True, True)):
        address = f"/people/?place={place}"
        seen = [signed_in(who["viewer"]).get(address) for who in (own, other)]
        assert [answer.status_code for answer in seen] == [200, 200]
        assert ["0 tên người" not in answer.content.decode() for answer in seen] == [here, there], place


#: What no leaf is called: no digits, digits of other scripts and signs, more than any list has.
NO_LEAF = ("²", "٣", "-1", "0", "1.5", "trang", "9" * 5000)


@pytest.mark.parametrize(
    "address",
    [
        *("/people/?", "/pages/?", "/partners/?", "/decisions/?", "/letters/book/?", "/register/visits/?"),
        *("/search/?q=hue&", "/approvals/?", "/partnerships/VN-HUE/LA-XE/?", "/audit/?"),
    ],
)
def test_a_leaf_that_is_none_is_the_first_or_empty(client: Client, address: str) -> None:
    toy.load([toy.snapshot("a", toy.visit("Đoàn [Sê Kông] thăm Huế."))])
    for asked in NO_LEAF:
        assert client.get(f"{address}page={asked}").status_code == 200, (address, asked)
