"""The page of one entry: its claims with who makes them, its sentences, what hangs together with it, its address."""

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

from hoptac.register import decide, queries, query_entries
from hoptac.register.models import Report
from hoptac.register.records_entry import EntryView

pytestmark = pytest.mark.django_db


def _visit(page: str, head: str, published: str = "2022-06-11", **values: Any) -> None:
    told = toy.visit(f"Đoàn [tỉnh Sê Kông] theo {page} thăm Huế.", guest_head=head, host_head="Nguyễn Văn An", **values)
    toy.load([toy.snapshot(page, told, published=published)])


def _agreement(page: str, published: str, act: str, **values: Any) -> None:
    told = {"kind": "minutes-of-agreement", "parties": ["LA-XE", "VN-26"], "term": [2022, 2026], "act": act, **values}
    line = toy.line("agreement", told, f"Hai tỉnh theo {page} có [Biên bản thỏa thuận].")
    toy.load([toy.snapshot(page, line, published=published)])


def _promise(page: str, published: str, quote: str) -> None:
    told = {"by": ["VN-26"], "to": ["LA-XE"], "stance": "pledge", "fields": [], "definite": True, "quote": quote}
    toy.load([toy.snapshot(page, toy.line("commitment", told, f"[{quote}]"), published=published)])


def _ref(page: str, kind: str) -> str:
    return str(Report.objects.filter(page__address=f"test:{page}", kind=kind).values_list("key", flat=True)[0][:16])


def _view(page: str, kind: str) -> EntryView:
    found = query_entries.entry(_ref(page, kind))
    assert found is not None
    return found


def _told(client: Client, page: str, kind: str) -> str:
    response = client.get(f"/entries/{_ref(page, kind)}/")
    assert response.status_code == 200
    return shown(response).replace(" ,", ",").replace(" ;", ";")


# What it tells


def test_each_value_stands_with_who_says_so_and_the_others_beside_it(client: Client) -> None:
    for page, head in (("bao-mot", "Bounmy Keo"), ("bao-hai", "Bounmi Keo"), ("bao-ba", "Bounmy Keo")):
        _visit(page, head, start="2022-06-10" if page != "bao-hai" else "2022-06-11")
    told = _told(client, "bao-mot", "visit")
    assert "Sê Kông → Thừa Thiên Huế | 10/6/2022" in told and "3 trang cùng nói" in told
    named = re.search(r"Trưởng đoàn Bounmy Keo (.*?) Bounmi Keo bao-hai, 11/6/2022 \(suy ra\)", told)
    assert named and sorted(named[1].split("; ")) == ["bao-ba, 11/6/2022 (suy ra)", "bao-mot, 11/6/2022 (suy ra)"]
    assert "Chủ trì đón Nguyễn Văn An nguồn 1 nguồn 2 nguồn 3" in told  # nobody contradicts it


def test_where_sources_contradict_each_other_is_marked_and_only_there(client: Client) -> None:
    _agreement("ngay-mot", "2022-06-20", "signed", date="2022-06-10")
    _agreement("ngay-hai", "2022-06-21", "signed", date="2022-06-12")
    _visit("bao-mot", "Bounmy Keo")
    told = _told(client, "ngay-mot", "agreement")
    assert told.count("Nguồn khác nhau") == 2  # above, and at the slot
    assert "Nguồn khác nhau" not in _told(client, "bao-mot", "visit")


def test_an_amount_told_in_several_ways_has_its_span(client: Client) -> None:
    for page, amount, comparator in (("tien-mot", 2000000000, ">"), ("tien-hai", 2100000000, "=")):
        told = {"giver": "VN-26", "receiver": "LA-XE", "amount": amount, "comparator": comparator, "currency": "VND"}
        told |= {"goods": "gạo", "date": "2022-06-10"}
        toy.load([toy.snapshot(page, toy.line("aid", told, f"Huế theo {page} giúp [hai tỷ đồng] mua gạo."))])
    assert _view("tien-mot", "aid") == _view("tien-hai", "aid")
    told_there = _told(client, "tien-mot", "aid")
    assert (
        "hơn 2 tỷ đồng" in told_there and "2,1 tỷ đồng" in told_there and "từ 2 tỷ đồng đến 2,1 tỷ đồng" in told_there
    )
    assert "Tiền tệ" not in told_there and "Mức" not in told_there  # read with the amount


def test_what_no_page_tells_is_named(client: Client) -> None:
    whole = {"guest_head": "Bounmy Keo", "host_head": "Nguyễn Văn An", "purpose": "hội đàm", "size": 12}
    toy.load([toy.snapshot("du", toy.visit("Đoàn [tỉnh Sê Kông] thăm Huế.", **whole))])
    assert "chưa thấy trang nào nói" not in _told(client, "du", "visit")
    _agreement("tho", "2022-06-20", "signed", date=None)
    assert "Đã biết 3/7 nội dung cần có; chưa thấy trang nào nói: ngày, tên in, người ký, nơi." in (
        _told(client, "tho", "agreement")
    )


def test_newspapers_alone_confirm_nothing_until_a_person_does(client: Client) -> None:
    _visit("bao-mot", "Bounmy Keo")
    assert "mới có báo chí nói" in _told(client, "bao-mot", "visit")
    assert "báo chí" in _told(client, "bao-mot", "visit")
    decide.accept(Report.objects.get().key, "Lan")
    assert "mới có báo chí nói" not in _told(client, "bao-mot", "visit")


def test_every_sentence_leads_to_its_place(client: Client) -> None:
    refs = load_sample("meeting")
    page = queries.page(refs["meeting"])
    assert page is not None
    report = next(r for r in page.reports if r.kind == "aid")
    html = client.get(f"/entries/{report.key[:16]}/").content.decode()
    for statement in report.statements:
        if not statement.inferred:
            assert f"/pages/{refs['meeting']}/#s{statement.ref}" in html
    assert "<mark>hơn 2 tỷ đồng</mark>" in html  # two slots say one run of words


def test_spellings_of_one_unit_in_any_order_are_no_difference() -> None:
    from datetime import date

    from hoptac.web.present.entry import sheet

    _agreement("mot", "2022-06-20", "signed", date="2022-06-10", parties=["LA-XE", "VN-26"])
    _agreement("hai", "2025-06-20", "reviewed", date="2022-06-10", parties=["VN-HUE", "LA-XE"])
    view = _view("mot", "agreement")
    assert len(view.claims["parties"]) == 2
    row = next(row for row in sheet(view, date(2026, 1, 1)).slots if row.slot == "parties")
    assert row.others == () and [source.number for source in row.preferred.sources] == [1, 2]


def test_texts_of_a_page_are_no_markup(client: Client) -> None:
    refs = load_sample("script")
    page = queries.page(refs["script"])
    assert page is not None
    html = client.get(f"/entries/{page.reports[0].key[:16]}/").content.decode()
    assert "<img src=x" not in html and "&lt;img src=x onerror=alert(2)&gt;" in html


# What hangs together


def test_what_belongs_to_a_visit_is_shown_on_both(client: Client) -> None:
    visit = toy.visit("Đoàn [tỉnh Sê Kông] thăm Huế.", guest_head="Bounmy Keo", host_head="Nguyễn Văn An")
    aid = {"giver": "VN-26", "receiver": "LA-XE", "amount": 5000000, "currency": "VND", "date": "2022-06-10"}
    toy.load([toy.snapshot("chung", visit, toy.line("aid", aid, "Huế tặng [5 triệu đồng]."))])
    assert "Hỗ trợ trao trong dịp này Thừa Thiên Huế → Sê Kông" in _told(client, "chung", "visit").replace(
        "10/6/2022 Thừa", "Thừa"
    )
    assert "Trao trong cuộc trao đổi đoàn" in _told(client, "chung", "aid")


def test_the_life_of_an_agreement_with_its_term_and_the_next(client: Client) -> None:
    _agreement("ky", "2022-06-11", "signed", date="2022-06-10")
    _agreement("xet", "2024-03-02", "reviewed")
    _agreement("sau", "2026-12-02", "proposed", term=[2027, 2031])
    told = _told(client, "xet", "agreement")
    life = told[told.index("Quá trình") : told.index("Liên quan")]
    assert "2022–2026" in life and "10/6/2022 ký kết (1 trang)" in life
    assert "2/3/2024 đánh giá kết quả (theo ngày của trang tin, 1 trang)" in life
    assert life.index("ký kết") < life.index("đánh giá") < life.index("31/12/2026 hết thời hạn")
    assert life.index("31/12/2026") < life.index("2027–2031 giai đoạn tiếp theo")
    assert "Giai đoạn trước" in _told(client, "sau", "agreement")


def test_later_pages_on_a_commitment_are_candidates_not_facts(client: Client) -> None:
    quote = "Thừa Thiên Huế sẽ cấp mười suất học bổng cho Sê Kông trong năm 2023"
    _promise("hua", "2022-06-11", quote)
    _promise("nhac-lai", "2023-06-11", f"Ông An nhắc lại: {quote}")
    told = _told(client, "hua", "commitment")
    assert "Có thể cho biết kết quả" in told and "được nêu lại" in told and "cần người xem xác nhận" in told
    assert "Có thể cho biết kết quả" not in _told(client, "nhac-lai", "commitment")


# What was decided


def test_decisions_stand_with_who_when_and_why_the_newest_first(client: Client) -> None:
    _visit("bao-mot", "Bounmy Keo")
    key = Report.objects.get().key
    decide.accept(key, "Lan", "đúng với công văn", "2026-01-02T01:15:00+00:00")
    decide.undo(key, "Minh", at="2026-01-03T01:15:00+00:00")
    told = _told(client, "bao-mot", "visit")
    assert told.index("hoàn tác quyết định số 1 Số 2 · Minh · 08:15 03/01/2026") < told.index(
        "nhận đã hoàn tác Số 1 · Lan · 08:15 02/01/2026"
    )
    assert "đúng với công văn" in told


def test_what_was_rejected_still_has_its_page(client: Client) -> None:
    _visit("bao-mot", "Bounmy Keo")
    decide.reject(Report.objects.get().key, "Lan")
    assert "Đã bỏ" in _told(client, "bao-mot", "visit")


# Its address


def test_the_address_of_any_report_leads_to_the_entry_that_it_joined(client: Client) -> None:
    _visit("bao-mot", "Bounmy Keo")
    first = _view("bao-mot", "visit").fact
    _visit("bao-hai", "Bounmy Keo", "2022-06-12")
    joined = _view("bao-mot", "visit").fact
    assert joined.sources == 2 and joined.ref != first.ref  # lists now name another report of it
    for ref in (first.ref, joined.ref, joined.key[:16], joined.key):
        assert "2 trang cùng nói" in shown(client.get(f"/entries/{ref}/"))


def test_a_decided_report_is_found_where_its_key_changed_with_the_page(client: Client) -> None:
    told = toy.visit("Đoàn [tỉnh Sê Kông] thăm Huế.", guest_head="Bounmy Keo")
    toy.load([toy.snapshot("bao-mot", told)])
    old = Report.objects.get().key
    decide.accept(old, "Lan")
    before = toy.visit("Hôm qua có tin về [tỉnh Sê Kông].", start="2021-01-05", guest_head="Khamla")
    toy.load([toy.snapshot("bao-mot", before, told)])
    moved = Report.objects.get(state="accepted")
    assert moved.key != old
    Report.objects.filter(key=old).exclude(pk=moved.pk).delete()
    found = query_entries.entry_of(old[:16])
    assert found is not None and found.pk == moved.entry_id


@pytest.mark.parametrize("ref", ["x", "0" * 16, "g" * 16, "-", "%27"])
def test_what_is_not_there_is_404(client: Client, ref: str) -> None:
    _visit("bao-mot", "Bounmy Keo")
    response = client.get(f"/entries/{ref}/")
    assert response.status_code == 404 and "Không tìm thấy trang này" in shown(response)


def test_every_line_elsewhere_leads_to_its_entry(client: Client) -> None:
    refs = load_sample()
    for address in (f"/pages/{refs['meeting']}/", "/partnerships/VN-HUE/LA-XE/", "/search/?q=bounmy"):
        html = client.get(address).content.decode()
        found = set(re.findall(r"/entries/([0-9a-f]{16})/", html))
        assert found, address
        for ref in found:
            assert client.get(f"/entries/{ref}/").status_code == 200


def test_the_page_in_english(client: Client) -> None:
    _visit("bao-mot", "Bounmy Keo")
    told = shown(english(client).get(f"/entries/{_ref('bao-mot', 'visit')}/"))
    assert "Sekong → Thua Thien-Hue" in told and "1 page tells this" in told and "Nobody has reviewed this yet." in told


def test_no_entry_asks_the_database_too_often(client: Client) -> None:
    refs = load_sample()
    for kind in ("visit", "agreement", "commitment", "person", "figure"):
        page = queries.page(refs["meeting"])
        assert page is not None
        ref = next(r.key[:16] for r in page.reports if r.kind == kind)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/entries/{ref}/").status_code == 200
        assert len(asked) <= 30, (kind, len(asked))


def test_a_corrected_value_stands_with_what_the_page_says(client: Client) -> None:
    _visit("bao-mot", "Bounmy Keo")
    decide.correct(Report.objects.get().key, "guest_head", "Bounmy Keomany", "Lan", "theo công văn")
    told = _told(client, "bao-mot", "visit")
    assert "Trưởng đoàn Bounmy Keomany nguồn 1 sửa so với trang 1, trang ghi: Bounmy Keo" in told
    assert "sửa Trưởng đoàn: Bounmy Keomany (trang ghi: Bounmy Keo) Số 1 · Lan" in told and "theo công văn" in told


def test_what_was_asked_back_says_so(client: Client) -> None:
    _visit("bao-mot", "Bounmy Keo")
    decide.ask(Report.objects.get().key, "Ngày 10 hay 11?", "Lan")
    assert "Đang hỏi lại" in _told(client, "bao-mot", "visit")


def test_a_person_says_what_became_of_a_commitment_and_what_hangs_together(client: Client) -> None:
    quote = "Thừa Thiên Huế sẽ cấp mười suất học bổng cho Sê Kông trong năm 2023"
    _promise("hua", "2022-06-11", quote)
    _promise("nhac-lai", "2023-06-11", f"Ông An nhắc lại: {quote}")
    address, other = (f"/entries/{_ref(page, 'commitment')}/" for page in ("hua", "nhac-lai"))
    assert "đang tiếp tục triển khai" in shown(client.get(address))
    sent = {"how": "done", "other": other.split("/")[2], "answer": "yes"}
    assert client.post(f"{address}tie/", sent).status_code == 302
    told = shown(client.get(address))
    assert "đã thực hiện" in told and "đã xác nhận" in told and "nối đúng là liên quan" in told
    client.post(f"{address}tie/", {**sent, "answer": "no"})
    told = shown(client.get(address))
    assert "đang tiếp tục triển khai" in told and "không liên quan" in told
    client.post(f"{address}tie/", {**sent, "how": "again", "answer": "no"})
    assert "Có thể cho biết kết quả" not in shown(client.get(address))
    assert client.post(f"{address}tie/", {**sent, "how": "nothing"}).status_code == 404


def test_a_tie_is_denied_from_either_end(client: Client) -> None:
    visit = toy.visit("Đoàn [tỉnh Sê Kông] thăm Huế.", guest_head="Bounmy Keo", host_head="Nguyễn Văn An")
    aid = {"giver": "VN-26", "receiver": "LA-XE", "amount": 5000000, "currency": "VND", "date": "2022-06-10"}
    toy.load([toy.snapshot("chung", visit, toy.line("aid", aid, "Huế tặng [5 triệu đồng]."))])
    met, given = (f"/entries/{_ref('chung', kind)}/" for kind in ("visit", "aid"))
    sent = {"how": "given", "other": met.split("/")[2], "hangs": "no", "answer": "no"}
    assert client.post(f"{given}tie/", sent).status_code == 302
    assert "Trao trong cuộc trao đổi đoàn" not in shown(client.get(given))
    assert "Hỗ trợ trao trong dịp này" not in shown(client.get(met))
