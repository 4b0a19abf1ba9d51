"""The queue of what waits for a person: its order, what its card says, what a decision leads to, taking back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests import toy
from tests.test_web_views import english, shown
from tests.web_sample import load_sample

from hoptac.register import decide, query_review, review, waits
from hoptac.register.models import Decision, Report
from hoptac.register.records_review import Waiting
from hoptac.web.typed import changed

pytestmark = pytest.mark.django_db


@pytest.fixture
def refs() -> dict[str, str]:
    """The sample pages, loaded."""
    return load_sample()


def order(which: Waiting = Waiting()) -> list[Report]:  # noqa: B008
    """All that waits, one after the other, as a person goes through it."""
    found, ref = [], query_review.first(which)
    while ref:
        found.append(Report.objects.get(key__startswith=ref))
        ref = query_review.after(which, found[-1].waits or "", wrap=False)
    return found


def field(response: HttpResponse, name: str) -> str:
    told = re.search(rf'name="{name}" value="([^"]*)"', response.content.decode())
    assert told, name
    return told[1]


def item(response: HttpResponse) -> str:
    told = re.search(r'data-item="([^"]*)"', response.content.decode())
    return told[1] if told else ""


def decided(client: Client, address: str, action: str, **sent: str) -> HttpResponse:
    """What comes after a decision upon what stands at an address."""
    before = client.get(address)
    names = {name: field(before, name) for name in ("seen", "done")}
    query = address.partition("?")[2]
    answer = client.post(f"/review/{item(before)}/?{query}", {"action": action, **names, **sent})
    assert answer.status_code == 302, shown(answer)
    return client.get(answer.headers["Location"])


def states(**which: Any) -> list[str]:
    return sorted(Report.objects.filter(**which).values_list("state", flat=True))


# Which waits, and in which order


def test_the_newest_page_comes_first_and_is_read_from_its_head(client: Client, refs: dict[str, str]) -> None:
    rows = order()
    assert [row.page.document for row in rows] == ["script", *["later"] * 3, *["meeting"] * 10]
    told = [next((s.start for s in row.statements.all() if s.start is not None), 0) for row in rows[4:]]
    assert told[-1] == max(told) and rows[-1].kind == "courtesy"
    assert item(client.get("/review/")) == rows[0].key[:16]
    assert "Còn 14 mục" in shown(client.get("/review/")) and "14 items left" in shown(english(client).get("/review/"))


def test_flowers_and_thanks_never_wait_and_an_invitation_does(client: Client) -> None:
    said = [toy.line("courtesy", {"kind": kind, "from": ["LA-XE"], "to": ["VN-26"]}) for kind in ("thank", "invite")]
    toy.load([toy.snapshot("mot", *said)])
    assert [row.values["kind"] for row in order()] == ["invite"] and "Còn 1 mục" in shown(client.get("/review/"))
    assert "1 mục chờ rà soát" in shown(client.get("/pages/"))


def test_a_register_of_before_is_given_its_order_when_it_is_opened(refs: dict[str, str]) -> None:
    before = [row.key for row in order()]
    Report.objects.update(waits=None)
    assert order() == []
    waits.fill()
    assert [row.key for row in order()] == before


def test_what_is_asked_for_stays_in_the_address(client: Client, refs: dict[str, str]) -> None:
    page = client.get("/review/?kind=figure&partner=LA-XE")
    assert "Còn 1 mục" in shown(page) and "Lọc: Số liệu, Sê Kông" in shown(page)
    assert [row.kind for row in order(Waiting(kind="figure"))] == ["figure"] * 3
    after = decided(client, "/review/?kind=figure", "accept")
    assert after.request["QUERY_STRING"] == "kind=figure&done=1" and "Còn 2 mục" in shown(after)
    one = client.get(f"/review/?page={refs['later']}")
    assert "Còn 2 mục" in shown(one) and "một trang" in shown(one)


def test_what_is_put_off_comes_again_at_the_end(client: Client, refs: dict[str, str]) -> None:
    first, second = order(Waiting(page=refs["later"]))[:2]
    address = f"/review/{first.key[:16]}/?page={refs['later']}"
    assert f'href="/review/{second.key[:16]}/?page={refs["later"]}"' in client.get(address).content.decode()
    last = order(Waiting(page=refs["later"]))[-1]
    assert query_review.after(Waiting(page=refs["later"]), last.waits or "") == first.key[:16]
    assert query_review.before(Waiting(), order()[0].waits or "") == ""


def test_nothing_left_says_so(client: Client, refs: dict[str, str]) -> None:
    assert "Không còn mục nào như thế" in shown(client.get("/review/?kind=visit&partner=VN-01"))
    Report.objects.update(state="accepted")
    assert "Không còn mục nào chờ rà soát" in shown(client.get("/review/"))


@pytest.mark.parametrize(
    "asked", ["kind=x&partner=y&state=z&page=%00", "done=1-9999999999", "done=abc", "page=" + "x" * 90]
)
def test_whatever_is_asked_is_answered(client: Client, refs: dict[str, str], asked: str) -> None:
    assert client.get(f"/review/?{asked}").status_code == 200
    assert (
        client.get(f"/review/{'0' * 16}/?{asked}").status_code == client.get(f"/review/abc/?{asked}").status_code == 404
    )


# What the card says


def test_the_card_says_it_in_five_seconds(client: Client, refs: dict[str, str]) -> None:
    page = client.get("/review/?kind=aid")
    told = shown(page)
    assert "Thừa Thiên Huế hỗ trợ | " not in told and "Thừa Thiên Huế → Sê Kông hỗ trợ hơn 2 tỷ đồng" in told
    assert "đã làm" in told and "Mới" in told and "%" not in told
    assert "Huế và Sê Kông gặp gỡ Báo Thử Nghiệm 11/6/2022 báo chí" in told
    text = page.content.decode()
    assert re.search(r'<span class="now">.*<mark[^>]*>hơn</mark>.*<mark[^>]*>2 tỷ đồng</mark>', text)
    assert "Hai tỉnh đã ký Biên bản" in text and "giá xăng" not in text  # neighbours, but no furniture
    assert "Lời của Nguyễn Văn An" in shown(client.get(f"/review/?kind=commitment&page={refs['meeting']}"))


def test_two_counts_within_a_month_are_a_contradiction(client: Client, refs: dict[str, str]) -> None:
    told = shown(client.get("/review/?kind=figure"))
    assert "1.347" in told and "Mâu thuẫn" in told and "1.249 – 1.347" in told
    assert "Mâu thuẫn" not in shown(client.get("/review/?kind=figure&partner=LA-XE"))  # 150 of 1.249 are no other count


def test_what_another_page_told_already_is_accepted_with_it(client: Client) -> None:
    toy.load([toy.snapshot(name, toy.visit(f"Đoàn [tỉnh Sê Kông] theo {name} thăm Huế.")) for name in ("mot", "hai")])
    page = client.get("/review/")
    assert "Trùng" in shown(page) and "1 trang khác cùng nói, 1 còn chờ" in shown(page)
    assert "Nhận cả 2 trang cùng nói" in shown(page)
    after = decided(client, "/review/", "accept-alike", entry_seen=field(page, "entry_seen"))
    assert states() == ["accepted"] * 2 and "Đã nhận 2 mục" in shown(after)


# Deciding


@pytest.mark.parametrize(
    ("action", "state", "word"),
    [("accept", "accepted", "Đã nhận: "), ("reject", "rejected", "Đã bỏ: "), ("ask", "asked", "Đã hỏi lại: ")],
)
def test_a_decision_leads_to_the_next_and_is_taken_back(
    client: Client, refs: dict[str, str], action: str, state: str, word: str
) -> None:
    first, second = order()[:2]
    after = decided(client, "/review/", action, why="Có chắc không?")
    assert item(after) == second.key[:16] and word in shown(after)
    first.refresh_from_db()
    assert first.state == state
    back = client.post("/review/undo/", {"done": field(after, "done")})
    assert back.headers["Location"] == f"/review/{first.key[:16]}/"
    first.refresh_from_db()
    assert first.state == "open"


def test_steps_are_taken_back_one_by_one(client: Client, refs: dict[str, str]) -> None:
    address = "/review/?kind=figure"
    for _ in range(2):
        after = decided(client, address, "accept")
        address = after.request["PATH_INFO"] + "?" + after.request["QUERY_STRING"]
    assert field(after, "done") == "2.1" and states(kind="figure") == ["accepted", "accepted", "open"]
    back = client.post("/review/undo/?kind=figure", {"done": "2.1"})
    assert back.headers["Location"].endswith("?kind=figure&done=1")
    client.post("/review/undo/", {"done": "1"})
    assert states(kind="figure") == ["open"] * 3


def test_who_comes_too_late_is_told(client: Client, refs: dict[str, str]) -> None:
    row = order()[0]
    seen = field(client.get("/review/"), "seen")
    decide.reject(row.key, "Minh")
    late = client.post(f"/review/{row.key[:16]}/", {"action": "accept", "seen": seen})
    assert late.status_code == 409 and "Minh đã thay đổi mục này" in shown(late) and states(pk=row.pk) == ["rejected"]
    late = client.post(f"/review/{row.key[:16]}/edit/", {"seen": seen, "guest_head": "Ai đó"})
    assert late.status_code == 409 and not Decision.objects.filter(action="correct").exists()


def test_a_question_must_be_asked(client: Client, refs: dict[str, str]) -> None:
    row = order()[0]
    empty = client.post(f"/review/{row.key[:16]}/", {"action": "ask", "why": " "})
    assert empty.status_code == 400 and "Chưa ghi câu hỏi." in shown(empty)
    decided(client, "/review/", "ask", why="Đoàn do ai dẫn đầu?")
    asked = shown(client.get("/review/?state=asked"))
    assert (
        "Đang hỏi lại Đoàn do ai dẫn đầu?" in asked
        and "Còn 1 mục" in asked
        and "Còn 13 mục" in shown(client.get("/review/"))
    )


def test_a_whole_page_is_accepted_and_taken_back(client: Client, refs: dict[str, str]) -> None:
    page = client.get(f"/review/?page={refs['meeting']}")
    assert "10 mục của trang này đang chờ" in shown(page)
    sent = {"on_page": refs["meeting"], "page_seen": field(page, "page_seen")}
    late = sent | {"page_seen": "0-abc"}
    assert client.post(f"/review/{item(page)}/", {"action": "accept-page", **late}).status_code == 409
    after = decided(client, f"/review/?page={refs['meeting']}", "accept-page", **sent)
    assert "Đã nhận 10 mục" in shown(after) and states(page__ref=refs["meeting"]) == ["accepted"] * 10
    client.post("/review/undo/", {"done": field(after, "done")})
    assert states(page__ref=refs["meeting"]) == ["open"] * 10


def test_what_is_changed_is_corrected_and_the_rest_left_as_it_was(client: Client, refs: dict[str, str]) -> None:
    row = Report.objects.get(kind="visit", page__ref=refs["meeting"])
    address = f"/review/{row.key[:16]}/edit/?kind=visit"
    page = client.get(address)
    assert page.status_code == 200 and 'value="Bounmy Keo"' in page.content.decode()
    sent = {
        "guest": "Sê Kông",
        "host": "Thừa Thiên Huế",
        "place": "Thừa Thiên Huế",
        "start": "11/6/2022",
        "status": "done",
        "guest_head": "Bounmy Keo",
        "host_head": "Nguyễn Văn An",
        "seen": field(page, "seen"),
        "why": "giấy mời",
    }
    wrong = client.post(address, {**sent, "start": "hôm qua"})
    assert wrong.status_code == 400 and 'value="hôm qua"' in wrong.content.decode()
    after = client.get(client.post(address, sent).headers["Location"])
    assert "Đã sửa và nhận: " in shown(after) and "11/6/2022" in shown(after)
    row.refresh_from_db()
    assert (row.state, list(row.corrected), row.values["start"]) == ("accepted", ["start"], "2022-06-11")
    client.post("/review/undo/", {"done": field(after, "done")})
    row.refresh_from_db()
    assert (row.state, row.corrected, row.values["start"]) == ("open", {}, "2022-06-10")


def test_a_form_sent_back_untouched_changes_nothing(client: Client, refs: dict[str, str]) -> None:
    for row in order():
        text = client.get(f"/review/{row.key[:16]}/edit/").content.decode()
        assert changed(row.kind, row.values, sent_back(text)) == {}, row


def sent_back(page: str) -> dict[str, list[str]]:
    """What a browser sends of a form that nobody touched."""
    from lxml import html

    told: dict[str, list[str]] = {}
    for name, value in html.fromstring(page).xpath("//form[contains(@action, '/edit/')]")[0].form_values():
        told.setdefault(name, []).append(value)
    return told


def test_words_of_the_page_become_a_fact_and_lead_back(client: Client, refs: dict[str, str]) -> None:
    back = f"/pages/{refs['later']}/"
    words = "thống nhất khai thác cửa khẩu"
    form = client.get("/entries/add/", {"page": refs["later"], "words": words, "kind": "commitment", "next": back})
    assert f'name="next" value="{back}"' in form.content.decode()
    sent = {"kind": "commitment", "page": refs["later"], "words": words, "by": "Sê Kông", "quote": words, "next": back}
    answer = client.post("/entries/add/", sent)
    assert answer.headers["Location"].startswith(f"{back}?done=1#r") and "Đã thêm" in shown(
        client.get(f"{back}?done=1")
    )
    evil = client.post("/entries/add/", {**sent, "next": "https://evil.example/"})
    assert evil.headers["Location"].startswith("/entries/")


def test_on_a_page_each_card_is_asked_back_and_the_last_step_taken_back(client: Client, refs: dict[str, str]) -> None:
    row = Report.objects.filter(page__ref=refs["later"]).first()
    assert row is not None
    address = f"/pages/{refs['later']}/reports/{row.key}/"
    assert client.post(address, {"action": "ask", "why": ""}).status_code == 400
    answer = client.post(address, {"action": "ask", "why": "Số này của ai?"})
    assert answer.headers["Location"] == f"/pages/{refs['later']}/?done=1#r{row.key[:16]}" and states(pk=row.pk) == [
        "asked"
    ]
    back = client.post("/review/undo/", {"done": "1", "to_page": refs["later"]})
    assert back.headers["Location"] == f"/pages/{refs['later']}/#r{row.key[:16]}" and states(pk=row.pk) == ["open"]


def test_forms_ask_for_the_token_and_for_what_they_know(refs: dict[str, str]) -> None:
    ref, strict, easy = order()[0].key[:16], Client(enforce_csrf_checks=True), Client()
    for address in (f"/review/{ref}/", f"/review/{ref}/edit/", "/review/undo/"):
        assert strict.post(address).status_code == 403
    assert easy.post(f"/review/{ref}/", {"action": "burn"}).status_code == 400
    assert easy.post("/review/undo/", {"done": "x"}).status_code == 400
    assert easy.post("/review/undo/", {"done": "1-99999"}).status_code == 404
    assert review.take_back(7, 7, "Lan") == "" if Decision.objects.filter(number=7).exists() else True


def test_the_queue_asks_the_database_a_fixed_number_of_times(client: Client, refs: dict[str, str]) -> None:
    def count(asked: str) -> int:
        with CaptureQueriesContext(connection) as told:
            assert client.get(f"/review/{asked}").status_code == 200
        return len(told)

    asked = ["", "?kind=figure", "?kind=visit&partner=LA-XE", "?kind=aid&done=1"]
    few = [count(one) for one in asked]
    toy.load(
        toy.snapshot(f"n{n}", toy.visit(guest_head=f"Lao {n}"), toy.visit(start=f"20{n + 10}-01-03")) for n in range(12)
    )
    many = [count(one) for one in asked]
    assert max(few + many) <= 30 and sum(many) <= sum(few) + 8, (few, many)
