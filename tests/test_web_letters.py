"""Letters on the site: chosen, looked at, taken as files, noted in the book."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile

import pytest
from django.test import Client
from tests import toy
from tests.test_papers_form import docx_text

from hoptac.register import mail
from hoptac.register.kept_papers import kept
from hoptac.register.load import load

pytestmark = pytest.mark.django_db

GOVERNOR = {"name": "Leklay Sivilay", "posts": [{"post": "la-prov-secretary-governor", "place": "LA-XE"}]}
ADDRESS = "/letters/?occasion=la-national-day&lang=vi"


@pytest.fixture(autouse=True)
def office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Huế, with Sekong and Champasak as partners."""
    monkeypatch.setenv("HOPTAC_OFFICE", "VN-HUE")
    load(
        [
            toy.snapshot(
                "a",
                toy.visit(start="2026-06-10"),
                toy.line("person", GOVERNOR, "Đồng chí [Leklay Sivilay], Bí thư, Tỉnh trưởng Sê Kông."),
                toy.visit("Đoàn [Champasak] thăm Huế.", guest=["LA-CH"], start="2026-05-02"),
                published="2026-06-11",
            )
        ],
        reader=toy.read,
    )


def test_the_form_offers_occasions_and_partners(client: Client) -> None:
    text = client.get("/letters/").content.decode()
    assert "Quốc khánh nước Cộng hòa Dân chủ Nhân dân Lào" in text and "Champasak" in text and "Sê Kông" in text


def test_letters_are_shown_before_they_are_taken(client: Client) -> None:
    text = client.get(ADDRESS).content.decode()
    assert "Kính gửi: Đồng chí Leklay Sivilay, Bí thư Tỉnh ủy, Tỉnh trưởng Sê Kông" in text
    assert "tháng 6/2026" in text and "2 thư" in text
    assert "chưa biết ai đang giữ chức" in text  # Champasak's


def test_only_those_chosen(client: Client) -> None:
    text = client.get(f"{ADDRESS}&to=LA-CH").content.decode()
    assert "1 thư" in text and "Leklay" not in text


def test_all_in_one_archive(client: Client) -> None:
    answer = client.get("/letters/letters.zip?occasion=la-national-day")
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert sorted(names) == ["la-ch-vi.docx", "la-ch-vi.pdf", "la-xe-vi.docx", "la-xe-vi.pdf"]
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(("form", "start"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_one_letter_as_a_file(client: Client, form: str, start: bytes) -> None:
    answer = client.get(f"/letters/la-national-day/LA-XE.{form}?lang=lo")
    assert answer.content.startswith(start) and "attachment" in answer.headers["Content-Disposition"]


def test_marked_as_sent_once(client: Client) -> None:
    told = {"occasion": "la-national-day", "to": ["LA-XE", "LA-CH"], "day": "2026-11-20", "lang": "vi"}
    for _ in range(2):
        assert client.post("/letters/note/", told).status_code == 302
    assert len(mail.book()) == 2
    assert "đã gửi 20/11/2026" in client.get(ADDRESS).content.decode()
    text = client.get("/letters/book/").content.decode()
    assert "Sê Kông" in text and "thư đi" in text


def test_the_very_file_that_was_sent_is_kept(client: Client) -> None:
    told = {"occasion": "la-national-day", "to": ["LA-XE"], "day": "2026-11-20", "lang": "vi+lo", "format": "docx"}
    for _ in range(2):
        client.post("/letters/note/", told)
    [row], [mail_] = kept(), mail.book()
    assert (row.kind, row.format, row.other, row.raw_hash_id) == ("letter", "docx", "LA-XE", mail_.noted.paper)
    assert f"/papers/kept/{row.ref}/" in client.get("/letters/book/").content.decode()
    data = client.get(f"/papers/kept/{row.ref}/").content
    assert hashlib.sha256(data).hexdigest() == mail_.noted.paper and "ຮຽນ" in "".join(docx_text(data))
    assert client.post("/letters/note/", {**told, "day": "x", "to": ["LA-CH"]}).status_code == 404
    assert len(kept()) == 1


def test_a_letter_that_came_is_noted_and_struck_out(client: Client) -> None:
    told = {"direction": "received", "place": "LA-XE", "day": "2026-11-01", "person": "<b>x", "title": "Thư mời"}
    client.post("/letters/book/add/", told)
    text = client.get("/letters/book/").content.decode()
    assert "Thư mời" in text and "&lt;b&gt;x" in text and "<b>x" not in text
    [kept] = mail.book()
    client.post(f"/letters/book/{kept.decision}/strike/")
    assert mail.book() == []


@pytest.mark.parametrize(
    "address",
    [
        "/letters/x/LA-XE.docx",
        "/letters/la-national-day/ZZ.docx",
        "/letters/la-national-day/LA-XE.exe",
        "/letters/letters.zip",
    ],
)
def test_what_is_no_letter_is_refused(client: Client, address: str) -> None:
    assert client.get(address).status_code == 400


def test_a_wrong_day_is_told(client: Client) -> None:
    answer = client.post("/letters/book/add/", {"direction": "sent", "place": "LA-XE", "day": "x", "title": "y"})
    assert answer.status_code == 404 and "Chọn lại" in answer.content.decode()


def test_without_an_office_the_page_says_what_to_do(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOPTAC_OFFICE")
    assert "/office/" in client.get(ADDRESS).content.decode()
    assert client.get("/letters/letters.zip?occasion=la-national-day").status_code == 400


def test_the_log_of_decisions_names_letters(client: Client) -> None:
    client.post("/letters/note/", {"occasion": "la-national-day", "to": ["LA-XE"], "day": "2026-11-20"})
    assert "thư đi" in client.get("/decisions/").content.decode()


def test_papers_on_a_delegation_from_the_list(client: Client) -> None:
    text = client.get("/delegations/").content.decode()
    refs = re.findall(r"/delegations/([0-9a-f]{16,40})/", text)
    assert len(refs) == 2 and "đoàn vào" in text
    page = client.get(f"/delegations/{refs[0]}/").content.decode()
    assert "Kế hoạch đón đoàn" in page
    for form, start in (("docx", b"PK"), ("pdf", b"%PDF")):
        assert client.get(f"/delegations/{refs[0]}/plan.{form}").content.startswith(start)


def test_a_paper_on_a_delegation_is_looked_at_kept_and_in_the_partys_form(client: Client) -> None:
    ref = re.findall(r"/delegations/([0-9a-f]{16,40})/", client.get("/delegations/").content.decode())
    ref = [one for one in ref if "Sê Kông" in client.get(f"/delegations/{one}/").content.decode()]
    address = f"/delegations/{ref[0]}/papers/plan/"
    page = client.get(address).content.decode()
    assert "KẾ HOẠCH" in page and "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in page and "CHƯƠNG TRÌNH" in page
    party = client.get(f"{address}?form=party").content.decode()
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in party and "THÀNH ỦY HUẾ" in party and "-KH/VPTU" in party
    assert "THÀNH ỦY HUẾ" in "\n".join(
        docx_text(client.get(f"/delegations/{ref[0]}/plan.docx?form=party").content)
    ).replace("\xa0", " ")
    assert client.post(address, {"format": "pdf", "sent_to": "Văn phòng", "form": "party"}).status_code == 302
    [row] = kept()
    assert (row.kind, row.one, row.other) == ("plan", "VN-26", "LA-XE") and row.name in client.get(
        address
    ).content.decode()
    assert client.get(f"/delegations/{ref[0]}/papers/poem/").status_code == 400


def test_a_visit_and_a_partnership_lead_to_the_papers(client: Client) -> None:
    listed = client.get("/delegations/").content.decode()
    ref = re.findall(r"/delegations/([0-9a-f]{16,40})/", listed)[0]
    assert f"/delegations/{ref}/" in client.get(f"/entries/{ref}/").content.decode()
    assert "partner=LA-XE" in client.get("/partnerships/VN-HUE/LA-XE/").content.decode()


@pytest.mark.parametrize("what", ["statistics", "yearly"])
def test_papers_on_a_year(client: Client, what: str) -> None:
    assert client.get(f"/delegations/year/2026/{what}.docx").content.startswith(b"PK")
    assert client.get(f"/delegations/year/2026/{what}.exe").status_code == 400
    assert client.get(f"/delegations/year/999999/{what}.docx").status_code == 400


@pytest.mark.parametrize("address", ["/delegations/0000000000000000/", "/delegations/0000000000000000/plan.docx"])
def test_an_unknown_delegation_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404
