"""The office's lists on the site: sending one, its columns, the preview, taking it in, out and in again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.lists_sample import AGREEMENTS, AGREEMENTS_MERGED, PEOPLE, agreements, as_bytes, book
from tests.test_web_views import english, shown
from tests.web_sample import load_sample

from hoptac.base.nouns import Snapshot
from hoptac.register.models import Decision, Page, Report
from hoptac.web.waiting import waiting

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lists that wait, wait in a folder of the test."""
    monkeypatch.setenv("HOPTAC_HOME", str(tmp_path))
    return tmp_path


def send(client: Client, snapshot: Snapshot) -> str:
    """Send a list; the address of its preview."""
    response = client.post("/lists/", {"file": SimpleUploadedFile(snapshot.document, snapshot.data)})
    assert response.status_code == 302, shown(response)
    return response["Location"]


def filled(client: Client, address: str) -> dict[str, str]:
    """What the form of a preview would send."""
    page = client.get(address).content.decode()
    sent = dict(re.findall(r'<input[^>]* name="([^"]+)" value="([^"]*)"', page))
    for name, options in re.findall(r'<select[^>]* name="([^"]+)">(.*?)</select>', page, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        sent[name] = chosen[1] if chosen else ""
    return {name: value for name, value in sent.items() if name not in ("csrfmiddlewaretoken", "language", "next", "q")}


def test_from_the_file_to_the_register(client: Client) -> None:
    load_sample()
    before = Report.objects.count()
    address = send(client, agreements(name="thoa-thuan.xlsx"))
    told = shown(client.get(address))
    assert "Xem trước: thoa-thuan.xlsx" in told and "3 Mới" in told and "1 Chưa hiểu" in told
    assert "Hủa Phăn – Sơn La | Biên bản thỏa thuận hợp tác | 2022–2026" in told
    assert "Thời hạn “5 năm”: không đọc được thành giai đoạn" in told
    assert "Đối tác “tỉnh Không Có Thật”: chưa nhận ra địa phương" in told
    assert Report.objects.count() == before and Decision.objects.count() == 0
    response = client.post(address, {**filled(client, address), "action": "import", "why": "công văn 12"})
    assert response.status_code == 302
    told = shown(client.get(response["Location"]))
    assert "DANH SÁCH THỎA THUẬN ĐÃ KÝ" in told and "3 mục trong sổ" in told and "1 dòng chưa hiểu" in told
    assert Report.objects.count() == before + 3 and Decision.objects.get().why == "công văn 12"
    assert waiting(address.split("/")[-2]) is None and client.get(address).status_code == 404
    assert "DANH SÁCH THỎA THUẬN ĐÃ KÝ" in shown(client.get("/lists/"))
    page = Page.objects.get(document="thoa-thuan.xlsx")
    assert client.get(f"/pages/{page.ref}/").status_code == 200
    log = shown(client.get("/decisions/"))
    assert "đưa danh sách vào" in log and "thoa-thuan.xlsx" in log and "không còn trên trang" not in log


def test_each_fact_leads_to_its_entry(client: Client) -> None:
    address = send(client, agreements())
    location = client.post(address, {**filled(client, address), "action": "import"})["Location"]
    links = re.findall(r'href="(/entries/[^"]+)"', client.get(location).content.decode())
    assert len(links) == 3 and all(client.get(link).status_code == 200 for link in links)


def test_columns_are_chosen_otherwise(client: Client) -> None:
    address = send(client, agreements())
    form = filled(client, address)
    column = next(name for name, target in form.items() if target == "term")
    told = shown(client.post(address, {**form, column: "", "s0-ours": "Điện Biên", "action": "preview"}))
    assert "Hủa Phăn – Điện Biên | Biên bản thỏa thuận hợp tác | ký kết" in told and "5 năm”" not in told
    assert Page.objects.count() == 0


def test_another_kind_asks_for_other_columns(client: Client) -> None:
    address = send(client, agreements())
    sent = {**filled(client, address), "s0-kind": "visit", "action": "preview"}
    page = client.post(address, sent).content.decode()
    assert "Trưởng đoàn" in page and 'value="visit 5"' in page
    left_out = shown(client.post(address, {**sent, "s0-kind": "", "action": "preview"}))
    assert "Không nhận ra bảng nào" in left_out


def test_what_was_typed_wrongly_is_told_in_place_and_stays(client: Client) -> None:
    address = send(client, agreements())
    sent = {**filled(client, address), "s0-ours": "Không Có Thật", "s0-as_of": "hôm qua", "action": "import"}
    response = client.post(address, sent)
    page = response.content.decode()
    assert 'value="Không Có Thật"' in page and 'value="hôm qua"' in page and 'aria-invalid="true"' in page
    assert Page.objects.count() == 0


def test_a_newer_file_of_the_same_name_is_proposed_as_a_newer_version(client: Client) -> None:
    address = send(client, agreements())
    client.post(address, {**filled(client, address), "action": "import"})
    rows = [list(row) for row in AGREEMENTS]
    rows[9][1] = "Chương trình hợp tác"
    newer = Snapshot("danh-sach.xlsx", "", as_bytes(book(rows, AGREEMENTS_MERGED)), ".xlsx")
    address = send(client, newer)
    form = filled(client, address)
    assert form["at"] == Page.objects.get().ref
    told = shown(client.get(address))
    assert "1 dòng của bản trước không còn" in told and "2 Không đổi" in told
    client.post(address, {**form, "action": "import"})
    assert Page.objects.get().captures.count() == 2
    beside = client.post(send(client, agreements(name="danh-sach.xlsx")), {**form, "at": "", "action": "import"})
    assert beside.status_code == 302 and Page.objects.count() == 2


def test_taken_out_and_in_again(client: Client) -> None:
    address = send(client, agreements())
    location = client.post(address, {**filled(client, address), "action": "import"})["Location"]
    assert client.post(location + "withdraw/", {"why": "nhầm"}).status_code == 302
    assert "đã được rút khỏi sổ" in shown(client.get(location)) and Report.objects.count() == 0
    again = client.post(location + "again/")["Location"]
    client.post(again, {**filled(client, again), "action": "import"})
    assert Report.objects.count() == 3 and Page.objects.count() == 1


def test_in_english(client: Client) -> None:
    address = send(client, agreements())
    told = shown(english(client).get(address))
    assert "Preview: danh-sach.xlsx" in told and "Understood for the whole list" in told and "no term; write" in told


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "chỉ đọc .xlsx và .csv"),
        ("a.xlsx", b"PK\x03\x04 xl/workbook.xml", "bị hỏng"),
        ("a.csv", as_bytes(book([["MẬT"], *AGREEMENTS])), "mang dấu mật"),
    ],
)
def test_what_cannot_be_read_is_told_and_leaves_no_copy(
    client: Client, own_home: Path, name: str, data: bytes, said: str
) -> None:
    response = client.post("/lists/", {"file": SimpleUploadedFile(name, data)})
    assert response.status_code == 400 and said in shown(response)
    assert not [path for path in own_home.rglob("*") if path.is_file() and path.read_bytes() == data]


def test_nothing_sent_is_told(client: Client) -> None:
    response = client.post("/lists/")
    assert response.status_code == 400 and "Chưa chọn tệp nào." in shown(response)


@pytest.mark.parametrize("path", ["/lists/khong-co/", "/lists/new/" + "0" * 64 + "/", "/lists/new/x/"])
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_script_in_cells_is_shown_as_text(client: Client) -> None:
    rows = "Họ và tên,Chức vụ,<script>alert(1)</script>\nLò Văn Thử,<img src=x onerror=alert(2)>,x\n"
    address = send(client, Snapshot("<b>a.csv", "", rows.encode(), ".csv"))
    page = client.get(address).content.decode()
    assert "<script>alert" not in page and "<img src=x" not in page and "<b>a" not in page


def test_a_preview_asks_few_questions(client: Client) -> None:
    address = send(client, Snapshot("nguoi.csv", "", PEOPLE.encode(), ".csv"))
    location = client.post(address, {**filled(client, address), "action": "import"})["Location"]
    for path in ("/lists/", location):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(path)
        assert len(asked) <= 30
