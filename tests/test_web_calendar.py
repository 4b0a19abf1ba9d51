"""The calendar on the site, and its private addresses."""

from __future__ import annotations

import re
from datetime import date

import pytest
import vobject
from django.test import Client
from tests import toy

from hoptac.register import feeds
from hoptac.register.load import load

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit_today() -> None:
    """A visit on this very day."""
    today = date.today().isoformat()
    load([toy.snapshot("a", toy.visit(start=today), published=today)], reader=toy.read)


@pytest.mark.usefixtures("visit_today")
def test_it_lists_what_is_to_come(client: Client) -> None:
    text = client.get("/calendar/").content.decode()
    assert "Đoàn tỉnh Sê Kông thăm, làm việc với tỉnh Thừa Thiên Huế" in text and "hôm nay" in text
    assert "/pages/" in text


def test_an_empty_register_still_has_duties(client: Client) -> None:
    assert "Báo cáo theo quy định" in client.get("/calendar/").content.decode()


def test_an_address_is_shown_once_and_read_by_a_programme(client: Client, visit_today: None) -> None:
    answer = client.post("/calendar/feeds/", {"name": "Máy của Lan"})
    text = answer.content.decode()
    token = re.findall(r"/feeds/([\w-]+)\.ics", text)[0]
    assert answer.headers["Cache-Control"] == "no-store"
    assert token not in client.get("/calendar/").content.decode() and "Máy của Lan" in text
    fed = client.get(f"/feeds/{token}.ics")
    assert fed.headers["Content-Type"].startswith("text/calendar") and "private" in fed.headers["Cache-Control"]
    read = vobject.readOne(fed.content.decode())
    assert any("Sê Kông" in event.summary.value for event in read.vevent_list)


def test_a_withdrawn_address_is_404_at_the_next_request(client: Client) -> None:
    token = feeds.make("x", "an")
    assert client.get(f"/feeds/{token}.ics").status_code == 200
    (row,) = feeds.listed()
    assert client.post(f"/calendar/feeds/{row.ref}/revoke/").status_code == 302
    gone, never = client.get(f"/feeds/{token}.ics"), client.get("/feeds/nothing.ics")
    assert gone.status_code == never.status_code == 404
    assert client.post(f"/calendar/feeds/{row.ref}/revoke/").status_code == 404


def test_making_and_withdrawing_are_posts(client: Client) -> None:
    token = feeds.make("x", "an")
    (row,) = feeds.listed()
    assert client.get("/calendar/feeds/").status_code == 405
    assert client.get(f"/calendar/feeds/{row.ref}/revoke/").status_code == 405
    assert client.get(f"/feeds/{token}.ics").status_code == 200


def test_a_foreign_form_is_refused() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/calendar/feeds/", {"name": "x"}).status_code == 403
    assert feeds.listed() == []


def test_names_are_shown_as_text(client: Client) -> None:
    client.post("/calendar/feeds/", {"name": "<script>alert(1)</script>" + "x" * 10_000})
    text = client.get("/calendar/").content.decode()
    assert "<script>alert(1)" not in text and "&lt;script&gt;" in text


def test_the_file_and_its_language(client: Client, visit_today: None) -> None:
    answer = client.get("/calendar/hoptac.ics")
    assert "attachment" in answer.headers["Content-Disposition"]
    client.cookies["django_language"] = "en"
    assert "Delegation of Sekong with Thua Thien-Hue" in vobject.readOne(
        client.get("/calendar/hoptac.ics").content.decode()
    ).serialize().replace("\r\n ", "")
