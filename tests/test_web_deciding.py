"""Deciding on an entry from its page: accept, reject, ask back, correct, take back; late edits; the log."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests import toy
from tests.test_web_views import english, shown
from tests.web_sample import load_sample

from hoptac.base.errors import HoptacError
from hoptac.base.kinds import KINDS
from hoptac.gazetteer.slots import check_value, sort_of
from hoptac.register import decide, query_entries
from hoptac.register.models import Decision, Report
from hoptac.web.present.fields import fields
from hoptac.web.typed import read_field

pytestmark = pytest.mark.django_db


def _load(*names: str, **values: Any) -> str:
    """Pages that tell one visit; the address of its entry."""
    told = {"guest_head": "Bounmy Keo", "host_head": "Nguyễn Văn An", **values}
    for name in names:
        toy.load([toy.snapshot(name, toy.visit(f"Đoàn [tỉnh Sê Kông] theo {name} thăm Huế.", **told))])
    return f"/entries/{Report.objects.filter(page__address=f'test:{names[0]}').values_list('key', flat=True)[0][:16]}/"


def _seen(client: Client, address: str) -> str:
    found = re.search(r'name="seen" value="([^"]+)"', client.get(address).content.decode())
    assert found
    return found[1]


def _states() -> list[str]:
    return sorted(Report.objects.values_list("state", flat=True))


def _values(address: str) -> Any:
    found = query_entries.entry(address.split("/")[2])
    assert found is not None
    return found.fact.values


# The entry as a whole


@pytest.mark.parametrize(
    ("action", "state", "word"), [("accept", "accepted", "Đã nhận"), ("reject", "rejected", "Đã bỏ")]
)
def test_what_is_decided_on_an_entry_holds_for_all_its_pages(
    client: Client, action: str, state: str, word: str
) -> None:
    address = _load("mot", "hai")
    sent = {"action": action, "why": "theo công văn 12", "seen": _seen(client, address)}
    assert client.post(f"{address}decide/", sent).headers["Location"] == address
    told = shown(client.get(address))
    assert _states() == [state] * 2 and word in told and told.count("theo công văn 12") == 2
    client.post(f"{address}decide/", {"action": "undo"})
    assert _states() == ["open"] * 2


def test_asking_back_wants_a_question_and_waits_for_an_answer(client: Client) -> None:
    address = _load("mot", "hai")
    empty = client.post(f"{address}decide/", {"action": "ask", "why": " "})
    assert empty.status_code == 400 and "Chưa ghi câu hỏi." in shown(empty) and not Decision.objects.exists()
    client.post(f"{address}decide/", {"action": "ask", "why": "Đoàn do ai dẫn đầu?"})
    told = shown(client.get(address))
    assert "Đang hỏi lại Đoàn do ai dẫn đầu?" in told and "hỏi lại Đoàn do ai dẫn đầu?" in told
    client.post(f"{address}decide/", {"action": "accept"})
    assert _states() == ["accepted"] * 2 and "Đang hỏi lại" not in shown(client.get(address))


def test_a_decision_that_came_too_late_is_told_and_not_taken(client: Client) -> None:
    address = _load("mot", "hai")
    seen = _seen(client, address)
    decide.accept(Report.objects.get(page__address="test:hai").key, "Minh")
    late = client.post(f"{address}decide/", {"action": "accept", "why": "đã xem", "seen": seen})
    told = shown(late)
    assert late.status_code == 409 and "Minh đã thay đổi mục này" in told and "Xem lại mục này như nó đang có" in told
    assert _states() == ["accepted", "open"] and 'value="đã xem"' in late.content.decode()
    assert client.post(f"{address}decide/", {"action": "accept", "seen": _seen(client, address)}).status_code == 302


def test_a_page_that_joined_meanwhile_is_told_too(client: Client) -> None:
    address = _load("mot")
    seen = _seen(client, address)
    _load("hai")
    late = client.post(f"{address}decide/", {"action": "accept", "seen": seen})
    assert late.status_code == 409 and "2 trang cùng nói" in shown(late) and _states() == ["open"] * 2


@pytest.mark.parametrize(("method", "status"), [("delete", 400), ("get", 405)])
def test_what_is_no_decision_is_refused(client: Client, method: str, status: int) -> None:
    address = f"{_load('mot')}decide/"
    response = client.get(address) if method == "get" else client.post(address, {"action": method})
    assert response.status_code == status
    assert client.post("/entries/0000000000000000/decide/", {"action": "accept"}).status_code == 404


# Correcting a slot


@pytest.mark.parametrize(
    ("slot", "sent", "value"),
    [
        ("start", "11/6/2022", "2022-06-11"),
        ("start", "6/2022", "2022-06"),
        ("host", ["hue", "da nang", ""], ["VN-HUE", "VN-DN"]),
        ("place", "xê kông", "LA-XE"),
        ("guest_head", "Khamla  Sisouk", "Khamla Sisouk"),
        ("size", "1.200", 1200),
        ("status", "planned", "planned"),
        ("guest_bodies", ["la-prov-admin"], ["la-prov-admin"]),
        ("host_head", "", None),
    ],
)
def test_each_sort_of_slot_is_corrected_as_people_write_it(client: Client, slot: str, sent: Any, value: Any) -> None:
    address = _load("mot")
    page = client.get(f"{address}edit/{slot}/")
    assert page.status_code == 200 and f'name="{slot}"' in page.content.decode()
    answer = client.post(f"{address}edit/{slot}/", {slot: sent, "why": "bản gốc", "seen": _seen(client, address)})
    assert answer.status_code == 302, shown(answer)
    [report] = Report.objects.all()
    assert report.values.get(slot) == value and Decision.objects.get().why == "bản gốc"
    if value is not None:
        assert _values(address)[slot] == value


def test_a_name_means_the_place_that_the_entry_names(client: Client) -> None:
    address = _load("mot")
    client.post(f"{address}edit/host/", {"host": ["Thừa Thiên Huế"]})
    assert _values(address)["host"] == ["VN-26"] and not Decision.objects.exists()  # as it was


def test_an_amount_is_corrected_with_its_qualifier_and_currency(client: Client) -> None:
    told = {"giver": "VN-26", "receiver": "LA-XE", "amount": 2000000000, "comparator": ">", "currency": "VND"}
    toy.load([toy.snapshot("tien", toy.line("aid", told, "Huế giúp [hai tỷ đồng]."))])
    address = f"/entries/{Report.objects.get().key[:16]}/"
    sent = {"amount": "2,5 tỷ", "comparator": "=", "currency": "LAK"}
    assert client.post(f"{address}edit/amount/", sent).status_code == 302
    values = _values(address)
    assert (values["amount"], values["comparator"], values["currency"]) == (2500000000, "=", "LAK")
    english(client).post(f"{address}edit/amount/", {**sent, "amount": "1,500.5"})
    assert _values(address)["amount"] == 1500.5


def test_a_claim_of_a_page_is_chosen_and_the_pages_stay_one_entry(client: Client) -> None:
    address = _load("mot", guest_head="Bounmy Keo")
    _load("hai", guest_head="Bounmi Keo")
    found = query_entries.entry(address.split("/")[2])
    assert found is not None
    heads = [claim.value for claim in found.claims["guest_head"]]
    assert len(heads) == 2
    assert client.post(f"{address}edit/guest_head/", {"pick": "1"}).status_code == 302
    after = query_entries.entry(address.split("/")[2])
    assert after is not None and after.fact.sources == 2 and after.fact.values["guest_head"] == heads[1]
    assert f"trang ghi: {heads[0]}" in shown(client.get(address))


def test_one_page_alone_can_be_corrected(client: Client) -> None:
    address = _load("mot", "hai")
    key = Report.objects.get(page__address="test:hai").key
    client.post(f"{address}edit/host_head/", {"host_head": "Trần Thị Bình", "only": key})
    heads = dict(Report.objects.values_list("page__address", "values__host_head"))
    assert heads == {"test:mot": "Nguyễn Văn An", "test:hai": "Trần Thị Bình"}
    gone = client.post(f"{address}edit/host_head/", {"host_head": "A", "only": "0" * 40})
    assert gone.status_code == 404


@pytest.mark.parametrize(
    ("slot", "typed", "reason"),
    [
        ("start", "hôm qua", "ngày viết không đúng"),
        ("start", "31/2/2022", "ngày viết không đúng"),
        ("host", "Atlantis", "Hoptac không biết địa phương này"),
        ("size", "nhiều", "đây phải là một số"),
        ("status", "perhaps", "giá trị này không có trong danh sách"),
    ],
)
def test_what_a_slot_cannot_hold_is_told_and_kept_in_the_box(
    client: Client, slot: str, typed: str, reason: str
) -> None:
    address = _load("mot")
    answer = client.post(f"{address}edit/{slot}/", {slot: typed, "why": "vì sao"})
    html = answer.content.decode()
    assert answer.status_code == 400 and reason in shown(answer) and not Decision.objects.exists()
    assert 'value="vì sao"' in html and (slot == "status" or f'value="{typed}"' in html)


def test_an_edit_that_came_too_late_shows_what_is_and_keeps_what_was_typed(client: Client) -> None:
    address = _load("mot")
    seen = _seen(client, address)
    decide.correct(Report.objects.get().key, "guest_head", "Bounmy Keola", "Minh")
    late = client.post(f"{address}edit/guest_head/", {"guest_head": "Bounmy Keomany", "seen": seen})
    html = late.content.decode()
    assert late.status_code == 409 and "Minh đã thay đổi mục này" in shown(late)
    assert "Bounmy Keola" in html and 'value="Bounmy Keomany"' in html
    assert _values(address)["guest_head"] == "Bounmy Keola"
    again = {"guest_head": "Bounmy Keomany", "seen": re.findall(r'name="seen" value="([^"]+)"', html)[0]}
    assert client.post(f"{address}edit/guest_head/", again).status_code == 302


def test_no_such_slot_or_entry(client: Client) -> None:
    address = _load("mot")
    assert client.get(f"{address}edit/amount/").status_code == 400
    assert client.get("/entries/0000000000000000/edit/start/").status_code == 404


def test_a_card_of_a_page_that_changed_meanwhile_is_told(client: Client) -> None:
    _load("mot")
    report = Report.objects.get()
    page = f"/pages/{report.page.ref}/"
    seen = _seen(client, page)
    decide.correct(report.key, "start", "2022-06-11", "Minh")
    late = client.post(f"{page}reports/{report.key}/", {"action": "accept", "seen": seen})
    assert late.status_code == 409 and "Minh đã thay đổi mục này" in shown(late) and _states() == ["open"]
    assert "11/6/2022" in shown(late)


def test_every_slot_of_every_kind_has_a_field_that_says_what_it_holds() -> None:
    for kind, row in KINDS.items():
        for slot in (*row.slots, *row.extra):
            sort = sort_of(kind, slot)
            [*shown_fields] = fields(kind, slot, {})
            assert any(field.slot == slot and field.sort == sort for field in shown_fields)
            assert all(field.choices for field in shown_fields if field.sort in ("choice", "truth")), (kind, slot)
            with pytest.raises(HoptacError):
                check_value(kind, "nothing", None)


def test_what_a_field_shows_is_read_back_as_it_was(client: Client) -> None:
    load_sample()
    for report in Report.objects.all():
        for slot in KINDS[report.kind].slots:
            value = report.values.get(slot)
            if value in (None, [], ""):
                continue
            shown_field = next(f for f in fields(report.kind, slot, report.values) if f.slot == slot)
            chosen = [choice.value for choice in shown_field.choices if choice.chosen]
            titles = [title for title, _ in shown_field.pairs]
            sent = {slot: titles or chosen or list(shown_field.texts)}
            sent["posts.place"] = [place for _, place in shown_field.pairs]
            places = [p for v in report.values.values() for p in (v if isinstance(v, list) else [v])]
            known = [str(p["place"] if isinstance(p, dict) else p) for p in places if p]
            told = check_value(report.kind, slot, read_field(report.kind, slot, sent, known))
            if shown_field.sort == "choices":  # in the order of the form
                told, value = sorted(told), sorted(value)
            assert told == check_value(report.kind, slot, value), (report.kind, slot)


# The log


def test_the_log_tells_who_what_when_and_why_the_newest_first(client: Client) -> None:
    address = _load("mot")
    key = Report.objects.get().key
    decide.accept(key, "Lan", "đúng", "2026-01-02T01:15:00+00:00")
    decide.correct(key, "start", "2022-06-11", "Minh", "theo giấy mời", "2026-01-03T01:15:00+00:00")
    told = shown(client.get("/decisions/"))
    assert "2 quyết định" in told and "sửa Từ ngày: 11/6/2022 (trang ghi: 10/6/2022)" in told
    assert told.index("Số 2 · Minh · 08:15 03/01/2026 theo giấy mời") < told.index("Số 1 · Lan · 08:15 02/01/2026 đúng")
    html = client.get("/decisions/").content.decode()
    assert html.count(f'href="{address}"') == 2
    assert "corrected From: 11 June 2022 (the page says: 10 June 2022)" in shown(english(client).get("/decisions/"))


def test_the_log_is_filtered_and_leafed_through(client: Client) -> None:
    _load("mot")
    key = Report.objects.get().key
    for _number in range(30):
        decide.accept(key, "Lan")
        decide.undo(key, "Minh")
    assert "60 quyết định" in shown(client.get("/decisions/"))
    first = client.get("/decisions/").content.decode()
    assert first.count('<li id="d') == 50 and "Cũ hơn" in first and "Mới hơn" not in first
    second = client.get("/decisions/?page=2").content.decode()
    assert second.count('<li id="d') == 10 and "Mới hơn" in second and "Cũ hơn" not in second
    assert "30 quyết định" in shown(client.get("/decisions/?by=Minh"))
    assert "0 quyết định" in shown(client.get("/decisions/?by=Minh&action=accept"))
    assert client.get("/decisions/?page=-1").status_code == 200


def test_a_decision_is_taken_back_from_the_log_and_that_too(client: Client) -> None:
    address = _load("mot")
    client.post(f"{address}edit/start/", {"start": "11/6/2022"})
    assert _values(address)["start"] == "2022-06-11"
    assert client.post("/decisions/1/undo/", {"next": address}).headers["Location"] == address
    assert _values(address)["start"] == "2022-06-10"
    told = shown(client.get(address))
    assert "hoàn tác quyết định số 1" in told and "đã hoàn tác" in told
    client.post("/decisions/2/undo/", {"next": "https://evil.example/"})
    assert _values(address)["start"] == "2022-06-11"
    assert client.post("/decisions/99/undo/").status_code == 404
    assert client.post("/decisions/3/undo/", {"next": "//evil.example/"}).headers["Location"] == "/decisions/"


def test_a_decision_whose_page_is_gone_stays_in_the_log(client: Client) -> None:
    _load("mot")
    decide.accept(Report.objects.get().key, "Lan")
    toy.load([toy.snapshot("mot", "Không có gì.")])
    assert "không còn trên trang nào" in shown(client.get("/decisions/"))


def test_the_log_asks_the_database_little(client: Client) -> None:
    refs = load_sample()
    decide.accept_page(refs["meeting"], "Lan")
    for address in ("/decisions/", f"/pages/{refs['meeting']}/"):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        assert len(asked) <= 30, (address, len(asked))


def test_every_form_of_an_entry_asks_for_the_token() -> None:
    address, strict = _load("mot"), Client(enforce_csrf_checks=True)
    for at in (f"{address}decide/", f"{address}edit/start/", "/decisions/1/undo/"):
        assert strict.post(at).status_code == 403, at


# One fact or two


def test_an_entry_is_merged_with_one_most_like_it_and_apart_again(client: Client) -> None:
    address = _load("mot")
    other = _load("hai", start="2022-06-25", guest_head="Khamla Sisouk")
    _load("ba", start="2021-02-01", guest_head="Somphone Vong")
    assert "1 trang cùng nói" in shown(client.get(address))
    page = client.get(f"{address}merge/").content.decode()
    offered = re.findall(r'name="other" value="([^"]+)"', page)
    assert offered[0].split(":")[0] == other.split("/")[2] and len(offered) == 2  # the nearest first
    sent = {"other": offered[0], "why": "cùng một đoàn", "seen": _seen(client, address)}
    assert client.post(f"{address}merge/", sent).headers["Location"] == address
    told = shown(client.get(address))
    assert "2 trang cùng nói" in told and "gộp 2 trang" in told and "cùng một đoàn" in told
    client.post("/decisions/1/undo/")
    assert "1 trang cùng nói" in shown(client.get(address))


def test_pages_that_tell_of_something_else_are_split_off(client: Client) -> None:
    address = _load("mot", "hai", "ba")
    other = Report.objects.get(page__address="test:ba").key
    page = client.get(f"{address}split/").content.decode()
    assert page.count('name="off"') == 3
    sent = {"off": other, "why": "đoàn khác", "seen": _seen(client, address)}
    assert client.post(f"{address}split/", sent).status_code == 302
    assert "2 trang cùng nói" in shown(client.get(address)) and "tách 1 trang" in shown(client.get(address))
    assert "1 trang cùng nói" in shown(client.get(f"/entries/{other[:16]}/"))
    client.post("/decisions/1/undo/")
    assert "3 trang cùng nói" in shown(client.get(address))


def test_merging_and_splitting_nothing_or_too_late_is_told(client: Client) -> None:
    address = _load("mot", "hai")
    _load("khac", start="2022-06-25", guest_head="Khamla Sisouk")
    assert "Chỉ gộp được từ hai mục trở lên" in shown(client.post(f"{address}merge/"))
    assert client.post(f"{address}merge/").status_code == 400
    keys = list(Report.objects.filter(page__address__in=["test:mot", "test:hai"]).values_list("key", flat=True))
    for off in ([], keys):
        assert client.post(f"{address}split/", {"off": off}).status_code == 400
    offered = re.findall(r'name="other" value="([^"]+)"', client.get(f"{address}merge/").content.decode())
    seen = _seen(client, address)
    decide.accept(Report.objects.get(page__address="test:khac").key, "Minh")
    late = client.post(f"{address}merge/", {"other": offered, "seen": seen})
    assert late.status_code == 409 and "Minh đã thay đổi mục này" in shown(late)
    decide.accept(keys[0], "Minh")
    assert client.post(f"{address}split/", {"off": keys[0], "seen": seen}).status_code == 409
    assert set(Decision.objects.values_list("action", flat=True)) == {"accept"}


def test_people_are_merged_only_with_those_of_a_like_name(client: Client) -> None:
    for page, name in (("a", "Lếch-lay Sỉ-vi-lay"), ("b", "Leklay Sivilay"), ("c", "Khamphay Bounthong")):
        post = {"name": name, "posts": [{"post": "la-prov-governor", "place": "LA-XE"}]}
        toy.load([toy.snapshot(page, toy.line("person", post, f"[{name}] nói."))])
    address = f"/entries/{Report.objects.get(page__address='test:a').key[:16]}/"
    offered = client.get(f"{address}merge/").content.decode()
    assert "Khamphay Bounthong" not in offered


def test_what_pages_tell_each_at_its_time_is_corrected_only_where_it_is_preferred(client: Client) -> None:
    for page, act, day in (("ky", "signed", "2022-06-11"), ("xet", "reviewed", "2024-06-11")):
        told = {"kind": "memorandum", "parties": ["LA-XE", "VN-26"], "term": [2022, 2026], "act": act}
        toy.load([toy.snapshot(page, toy.line("agreement", told, f"{page}: [Biên bản]."), published=day)])
    address = f"/entries/{Report.objects.get(page__address='test:ky').key[:16]}/"
    client.post(f"{address}edit/act/", {"act": "exchanged"})
    acts = dict(Report.objects.values_list("page__address", "values__act"))
    assert acts == {"test:ky": "exchanged", "test:xet": "reviewed"}
    client.post(f"{address}edit/term/", {"term": ["2022", "2027"]})
    assert list(Report.objects.values_list("values__term", flat=True)) == [[2022, 2027]] * 2
    assert "2 trang cùng nói" in shown(client.get(address))


def test_merging_asks_the_database_little(client: Client) -> None:
    address = _load("mot")
    for number in range(9):
        _load(f"trang-{number}", start=f"2022-07-{number + 10}", guest_head=f"Ông {chr(65 + number)}")
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"{address}merge/").status_code == 200
    assert len(asked) <= 30
