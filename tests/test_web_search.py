"""Search on the site and in the command line."""

from __future__ import annotations

import io
import re

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests import toy
from tests.web_sample import load_sample

from hoptac.base.errors import HoptacError
from hoptac.register.query_search import FARTHEST, search
from hoptac.web.found import partner, show

pytestmark = pytest.mark.django_db


@pytest.fixture
def refs() -> dict[str, str]:
    """The sample pages, loaded."""
    return load_sample()


def shown(response: HttpResponse) -> str:
    """What a reader sees of the main part, white space made single."""
    main = re.search(r"<main.*</main>", response.content.decode(), flags=re.S)
    assert main
    return " ".join(re.sub(r"<[^>]+>", " ", main.group()).split())


def marked(response: HttpResponse) -> set[str]:
    return set(re.findall(r"<mark>(.*?)</mark>", response.content.decode()))


@pytest.mark.parametrize("address", ["/", "/pages/", "/people/", "/add/", "/search/", "/nothing/", "/pages/nothing/"])
def test_every_page_has_the_box(client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    assert page.count('role="search" action="/search/"') == 1 and 'name="q"' in page


def test_without_a_question_it_says_how_to_ask(client: Client, refs: dict[str, str]) -> None:
    told = shown(client.get("/search/"))
    assert "Cách tìm" in told and "se kong" in told and "kết quả" not in told.replace("kết quả có đủ", "")


def test_hits_have_their_sentence_with_the_words_marked(client: Client, refs: dict[str, str]) -> None:
    response = client.get("/search/", {"q": "luu hoc sinh"})
    told = shown(response)
    assert "lưu học sinh" in marked(response) and "Số liệu" in told and "1.249 người" in told
    assert "Đến ngày 26/6/2022, Thừa Thiên Huế đã nhận đào tạo 1.347 lưu học sinh Lào từ năm 2002." in told


def test_an_entry_leads_to_its_words_and_a_page_to_its_sentence(client: Client, refs: dict[str, str]) -> None:
    page = client.get("/search/", {"q": "2 tỷ đồng", "kind": "aid"}).content.decode()
    entry = re.findall(r'class="what" href="(/entries/\w+/)"', page)[0]
    assert "Căn cứ" in shown(client.get(entry))
    address, anchor = re.findall(r'<a href="(/pages/\w+/)#(s\w+)"', page)[0]
    assert f'id="{anchor}"' in client.get(address).content.decode()
    page = client.get("/search/", {"q": "2 tỷ đồng", "kind": "page"}).content.decode()
    assert f'href="/pages/{refs["meeting"]}/#:~:text=Th%E1%BB%ABa%20Thi%C3%AAn' in page


def test_places_and_people_are_found(client: Client, refs: dict[str, str]) -> None:
    told = client.get("/search/", {"q": "se kong"}).content.decode()
    assert 'href="/search/?partner=LA-XE"' in told
    told = client.get("/search/", {"q": "nguyen van an", "kind": "person"})
    assert "Chủ tịch Ủy ban nhân dân tỉnh (Thừa Thiên Huế)" in shown(told) and "/people/" in told.content.decode()


def test_filters_stay_in_the_address_and_in_their_boxes(client: Client, refs: dict[str, str]) -> None:
    asked = {"q": "huế", "kind": "visit", "partner": "LA-XE", "from": "2022-06-01", "to": "2022-06-30"}
    response = client.get("/search/", asked)
    page = response.content.decode()
    assert 'value="huế"' in page and '<option value="visit" selected>' in page
    assert '<option value="LA-XE" selected>' in page and 'value="2022-06-01"' in page and 'value="2022-06-30"' in page
    assert "1 kết quả" in shown(response) and "Bounmy Keo" in shown(response)
    assert 'href="/search/?q=hu%E1%BA%BF"' in page  # without filters
    assert 'value="/search/?q=' in page  # where a change of language comes back to


def test_leafing_keeps_what_was_asked(client: Client) -> None:
    toy.load(toy.snapshot(f"n{n}", "Hợp tác", published=f"20{n:02}-01-01") for n in range(45))
    first = client.get("/search/?q=hop+tac&kind=page").content.decode()
    assert 'rel="next" href="/search/?q=hop+tac&amp;kind=page&amp;page=2"' in first and 'rel="prev"' not in first
    last = client.get("/search/?q=hop+tac&kind=page&page=3").content.decode()
    assert 'rel="prev" href="/search/?q=hop+tac&amp;kind=page&amp;page=2"' in last and 'rel="next"' not in last
    assert "45 kết quả" in shown(client.get("/search/?q=hop+tac"))


def test_more_than_can_be_leafed_says_so(client: Client) -> None:
    toy.load(toy.snapshot(f"n{n}", "Hợp tác", published=f"{1900 + n}-01-01") for n in range(FARTHEST + 1))
    assert f"Hơn {FARTHEST} kết quả" in shown(client.get("/search/?q=hop+tac"))
    assert 'rel="next"' not in client.get(f"/search/?q=hop+tac&page={FARTHEST // 20}").content.decode()


def test_nothing_found_says_what_to_do(client: Client, refs: dict[str, str]) -> None:
    told = shown(client.get("/search/", {"q": "xyzzy", "kind": "visit"}))
    assert "Không tìm thấy gì" in told and "Bớt từ" in told and "Tìm lại không có điều kiện lọc" in told
    assert "Tìm lại" not in shown(client.get("/search/", {"q": "xyzzy"}))


def test_in_english(client: Client, refs: dict[str, str]) -> None:
    client.cookies["django_language"] = "en"
    told = shown(client.get("/search/", {"q": "sekong", "kind": "aid"}))
    assert "Search “sekong”" in told and "2 results" in told and "Thua Thien-Hue → Sekong" in told and "Filter" in told


@pytest.mark.parametrize(
    "asked",
    [
        "kind=x&partner=y&from=z&to=2022-99-99&page=-1",
        "q=%00&page=99999999999999999999",
        "q=%22%22%22&page=2",
        "q=%E2%80%9C",
        "q=" + "a+" * 300,
        "partner=LA-XE&page=5",
        "q=%F0%9F%98%80",
        "from=0001-01-01&to=9999-12-31",
    ],
)
def test_whatever_is_asked_is_answered(client: Client, refs: dict[str, str], asked: str) -> None:
    assert client.get(f"/search/?{asked}").status_code == 200


def test_script_in_a_page_or_a_question_is_shown_as_text(client: Client, refs: dict[str, str]) -> None:
    page = client.get("/search/", {"q": "alert <script>alert(3)</script>"}).content.decode()
    assert "<script>alert" not in page and "&lt;script&gt;" in page
    page = client.get("/search/", {"q": "dẫn đầu"}).content.decode()
    assert "<img src=x" not in page and "&lt;img" in page


@pytest.mark.parametrize("asked", ["", "q=se+kong", "q=hue&kind=visit", "partner=LA-XE"])
def test_the_page_asks_the_database_a_fixed_number_of_times(client: Client, refs: dict[str, str], asked: str) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as told:
            client.get(f"/search/?{asked}")
        return len(told)

    few = count()
    toy.load(toy.snapshot(f"n{n}", toy.visit(start=f"20{n + 10}-01-03", guest_head=f"Lao {n}")) for n in range(18))
    assert count() <= few + 3 <= 18


def test_the_command_prints_kind_title_day_sentence_and_source(
    refs: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = io.StringIO()
    show(search("luu hoc sinh 1.347"), 1, out)
    told = out.getvalue()
    assert "Trang · Số lưu học sinh Lào tại Huế · 27/6/2022\n" in told and "kết quả.\n" in told and "\x1b" not in told
    assert "     Đến ngày 26/6/2022, Thừa Thiên Huế đã nhận đào tạo 1.347 lưu học sinh Lào từ năm 2002.\n" in told
    monkeypatch.setenv("HOPTAC_LANG", "en")
    show(search("xyzzy"), 1, out)
    assert out.getvalue().endswith("Nothing found.\n")


def test_the_command_takes_a_place_by_name_or_id() -> None:
    assert {partner(typed) for typed in ("LA-XE", "se kong", "Xê Kông", "ເຊກອງ")} == {"LA-XE"}
    assert (partner(""), partner("lao"), partner("thua thien hue")) == ("", "LA", "VN-26")
    with pytest.raises(HoptacError) as refused:
        partner("khong co dau")
    assert refused.value.code == "place-unknown"


def test_what_comes_near_is_said_to_be_no_more_than_that(client: Client, refs: dict[str, str]) -> None:
    near = "Không thấy đúng như đã gõ"
    guessed, found = (client.get("/search/", {"q": words}) for words in ("luu hocj sinh", "luu hoc sinh"))
    assert near in shown(guessed) and marked(guessed) == marked(found) and near not in shown(found)
    out = io.StringIO()
    show(search("luu hocj sinh"), 1, out)
    assert out.getvalue().startswith(near)


def test_a_partner_of_the_office_leads_to_their_page(
    client: Client, refs: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def leads() -> tuple[str, bool]:
        told = client.get("/search/suggest/", {"q": "se ko"}).json()["suggestions"][0]
        page = client.get("/search/", {"q": "sekong"}).content.decode()
        return told["url"], 'href="/partnerships/VN-HUE/LA-XE/"' in page

    assert leads() == ("/search/?partner=LA-XE", False)
    monkeypatch.setenv("HOPTAC_OFFICE", "VN-HUE")
    assert leads() == ("/partnerships/VN-HUE/LA-XE/", True)


def test_the_box_offers_names_that_begin_so_and_each_leads_somewhere(client: Client, refs: dict[str, str]) -> None:
    told = client.get("/search/suggest/", {"q": "se ko"}).json()["suggestions"]
    assert told[0]["kind"] == "Địa phương" and told[0]["title"] == "Sê Kông"
    assert {one["kind"] for one in told} >= {"Địa phương", "Thỏa thuận"}
    for one in told:
        assert client.get(one["url"].partition("#")[0]).status_code == 200
    assert client.get("/search/suggest/", {"q": ""}).json() == {"suggestions": []}
    assert client.post("/search/suggest/", {"q": "se"}).status_code == 405
