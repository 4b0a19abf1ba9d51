"""Entering a fact by hand on the site: with words of a page, and with no page at all."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from tests import toy
from tests.test_web_views import shown

from hoptac.base.kinds import KINDS
from hoptac.register import queries
from hoptac.register.models import Decision, Page, Report

pytestmark = pytest.mark.django_db

TOLD = "Ngày 12/6, Huế giúp Sê Kông 40 tấn gạo."
RICE = {"kind": "aid", "giver": "Huế", "receiver": "se kong", "goods": "40 tấn gạo", "date": "12/6/2022"}


@pytest.fixture
def page() -> str:
    """The ref of a page on which nothing was read of the rice."""
    toy.load([toy.snapshot("a", toy.visit(), TOLD)])
    return Page.objects.get().ref


def test_from_the_words_of_a_page_to_its_entry(client: Client, page: str) -> None:
    assert f"/entries/add/?page={page}" in client.get(f"/pages/{page}/").content.decode()
    kinds = client.get("/entries/add/", {"page": page, "words": "40 tấn gạo"}).content.decode()
    address = next(a for a in re.findall(r'href="(/entries/add/[^"]+)"', kinds) if "kind=aid" in a)
    form = client.get(address.replace("&amp;", "&"))
    assert form.status_code == 200 and ">40 tấn gạo</textarea>" in form.content.decode()
    sent = {**RICE, "page": page, "words": "40 tấn gạo", "why": "máy đọc sót"}
    answer = client.post("/entries/add/", sent)
    told = shown(client.get(answer.headers["Location"]))
    assert "Huế → Sê Kông | hỗ trợ | 40 tấn gạo | 12/6/2022" in told and "nhập tay" in told
    assert "Ngày 12/6, Huế giúp Sê Kông" in told and "máy đọc sót" in told and "(suy ra)" not in told
    [fact] = queries.facts("aid")
    assert fact.sentence and fact.sentence.words == "40 tấn gạo"
    assert "40 tấn gạo" in shown(client.get("/partnerships/VN-HUE/LA-XE/"))


def test_without_a_page_the_proof_is_who_entered_it(client: Client) -> None:
    assert "/entries/add/" in client.get("/add/").content.decode()
    answer = client.post("/entries/add/", {**RICE, "why": "báo cáo của Sở"})
    told = shown(client.get(answer.headers["Location"]))
    assert "Nhập tay, không có trang" in told and "báo cáo của Sở" in told and "Suy ra" not in told
    assert "0 trang đã đọc" in shown(client.get("/")) and "Nhập tay" not in shown(client.get("/pages/"))
    source = client.get(f"/pages/{Page.objects.get().ref}/")
    assert source.headers["Location"] == answer.headers["Location"]
    number = Decision.objects.get().number
    client.post(f"/decisions/{number}/undo/")
    assert not Report.objects.exists() and client.get(answer.headers["Location"]).status_code == 404
    assert "thêm" in shown(client.get("/decisions/"))


def test_what_was_entered_is_corrected_and_rejected_like_the_rest(client: Client) -> None:
    address = client.post("/entries/add/", RICE).headers["Location"]
    assert client.post(f"{address}edit/date/", {"date": "13/6/2022"}).status_code == 302
    assert "13/6/2022" in shown(client.get(address))
    client.post(f"{address}decide/", {"action": "reject"})
    assert queries.facts("aid") == ()


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"receiver": ""}, "ô này không để trống được"),
        ({"receiver": "Atlantis"}, "Hoptac không biết địa phương này"),
        ({"words": "50 tấn gạo"}, "Không tìm thấy “50 tấn gạo” trong trang này."),
    ],
)
def test_what_cannot_be_entered_is_told_and_the_form_keeps_the_rest(
    client: Client, page: str, changed: dict[str, str], told: str
) -> None:
    answer = client.post("/entries/add/", {**RICE, "page": page, "words": "40 tấn gạo", **changed})
    html = answer.content.decode()
    assert answer.status_code == 400 and told in shown(answer) and not Decision.objects.exists()
    assert 'value="12/6/2022"' in html and ">40 tấn gạo<" in html and f'name="page" value="{page}"' in html


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_has_a_form_with_a_field_for_each_slot(client: Client, kind: str) -> None:
    html = client.get("/entries/add/", {"kind": kind}).content.decode()
    row = KINDS[kind]
    for slot in (*row.slots, *row.extra):
        assert f'name="{slot}"' in html or slot.endswith("_bodies"), slot


def test_no_such_page_or_kind(client: Client) -> None:
    assert client.get("/entries/add/", {"page": "nothing"}).status_code == 404
    assert "Mục này thuộc loại nào?" in shown(client.get("/entries/add/", {"kind": "nothing"}))
    assert Client(enforce_csrf_checks=True).post("/entries/add/", RICE).status_code == 403
