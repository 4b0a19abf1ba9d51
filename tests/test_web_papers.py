"""Papers on the site and the command line: look, download, keep, templates; what is kept comes back from a backup."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.test_papers_form import changed, docx_text

from hoptac.cli import main
from hoptac.register.backup import backup
from hoptac.register.kept import put_back
from hoptac.register.kept_papers import file_of, kept, template, templates
from hoptac.register.load import load
from hoptac.register.models import KeptPaper, PaperForm
from hoptac.web.demo import sample_pages

pytestmark = pytest.mark.django_db
BRIEF, REVIEW = "/papers/brief/VN-HUE/LA-XE/", "/papers/term-review/VN-HUE/LA-XE/"


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages on Huế and Sê Kông that the papers need, and whose office it is."""
    monkeypatch.setenv("HOPTAC_OFFICE", "VN-HUE")
    load(page for page in sample_pages() if "sekong" in page.document)


def test_a_partnership_leads_to_its_papers_and_shows_them(client: Client, loaded: None) -> None:
    page = client.get("/partnerships/VN-HUE/LA-XE/").content.decode()
    assert BRIEF in page and REVIEW in page
    brief = client.get(BRIEF).content.decode()
    assert "NỘI DUNG ĐỀ NGHỊ PHÁT BIỂU" in brief and "nhiệt liệt chào mừng" in brief
    review = client.get(REVIEW, {"copy": "leader"}).content.decode()
    assert "CẦN LÀM TRƯỚC KHI TRÌNH" not in review and "Chưa có số liệu" not in review
    assert "CẦN LÀM TRƯỚC KHI TRÌNH" in client.get(REVIEW).content.decode()


def test_the_offices_own_place_comes_first_whatever_the_address_says(client: Client, loaded: None) -> None:
    assert "ỦY BAN NHÂN DÂN THÀNH PHỐ HUẾ" in client.get("/papers/brief/LA-XE/VN-HUE/").content.decode()


@pytest.mark.parametrize("path", [BRIEF, REVIEW])
def test_a_paper_is_downloaded_as_both_files(client: Client, loaded: None, path: str) -> None:
    docx = client.get(path, {"format": "docx"})
    assert docx.headers["Content-Disposition"].startswith("attachment") and docx.headers["Cache-Control"]
    assert any("SỞ NGOẠI VỤ" in line for line in docx_text(docx.content))
    assert len(pdfium.PdfDocument(client.get(path, {"format": "pdf"}).content)) >= 2
    assert client.get(path, {"format": "exe"}).status_code == 404


def test_a_chart_is_a_picture_of_its_own(client: Client, loaded: None) -> None:
    chart = client.get(REVIEW, {"chart": "0"})
    assert (chart.status_code, chart.headers["Content-Type"]) == (200, "image/svg+xml") and b"<svg" in chart.content
    assert client.get(REVIEW, {"chart": "99"}).status_code == 404


def test_what_is_not_there_is_told(client: Client, loaded: None) -> None:
    absent = ("/papers/brief/VN-HUE/LA-PH/", "/papers/poem/VN-HUE/LA-XE/", f"{REVIEW}?agreement=zzz")
    for path in (*absent, "/papers/kept/x/"):
        assert client.get(path).status_code == 404, path


def test_what_was_sent_is_kept_as_it_was(client: Client, loaded: None) -> None:
    assert client.post(BRIEF, {"format": "docx", "sent_to": "Văn phòng <b>"}).status_code == 302
    (row,) = kept()
    assert (row.kind, row.format, row.one, row.other) == ("brief", "docx", "VN-HUE", "LA-XE")
    listed = client.get("/papers/").content.decode()
    assert row.name in listed and "Văn phòng &lt;b&gt;" in listed
    assert client.get(f"/papers/kept/{row.ref}/").content == file_of(row.ref)[1]


def test_kept_papers_and_templates_come_back_from_a_backup(client: Client, loaded: None, tmp_path: Path) -> None:
    client.post(BRIEF, {"format": "pdf"})
    mine = changed("Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc")
    assert put(client, "state", mine).status_code == 302
    before = [file_of(row.ref) for row in kept()]
    backup(tmp_path / "all.zip")
    KeptPaper.objects.all().delete()
    PaperForm.objects.all().delete()
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        put_back(lambda name, fields: [json.loads(line) for line in archive.read(name).decode().splitlines()])
    after = [file_of(row.ref) for row in kept()]
    assert [(row.name, data) for row, data in after] == [(row.name, data) for row, data in before]
    assert [(t.form, t.version) for t in templates()] == [("state", 1)] and template("state") == mine


def put(client: Client, form: str, data: bytes):  # type: ignore[no-untyped-def]
    return client.post(f"/papers/forms/{form}/", {"file": SimpleUploadedFile("mau.docx", data)})


def test_an_offices_template_is_used_from_then_on_and_older_ones_stay(client: Client, loaded: None) -> None:
    for words in ("Độc lập – Tự do – Hạnh phúc", "Độc lập * Tự do * Hạnh phúc"):
        assert put(client, "state", changed("Độc lập - Tự do - Hạnh phúc", words)).status_code == 302
    assert "Độc lập * Tự do * Hạnh phúc" in docx_text(client.get(BRIEF, {"format": "docx"}).content)
    assert [form.version for form in templates()] == [2, 1]
    first = client.get("/papers/forms/state/1/").content
    assert "Độc lập – Tự do – Hạnh phúc" in "\n".join(docx_text(first))


def test_a_bad_template_is_refused_and_says_where(client: Client) -> None:
    answer = put(client, "state", changed("{{ place_day }}", "Ngày ký: {{ ngay_ky }}"))
    assert answer.status_code == 400
    assert all(words in answer.content.decode() for words in ("ngay_ky", "Ngày ký", 'class="remedy"'))
    assert put(client, "state", b"PK no zip").status_code in (400, 404) and templates() == []
    assert put(client, "poem", b"x").status_code == 404


def test_the_commands_write_files(loaded: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    docx, pdf = tmp_path / "brief.docx", tmp_path / "review.pdf"
    assert main(["brief", "se kong", "--day", "2026-11-22", "-o", str(docx)]) == 0
    assert main(["term-review", "LA-XE", "--with", "VN-HUE", "--copy", "leader", "-o", str(pdf)]) == 0
    assert any("Huế, ngày 22 tháng 11 năm 2026" in line for line in docx_text(docx.read_bytes()))
    assert len(pdfium.PdfDocument(io.BytesIO(pdf.read_bytes()))) > 3
    assert main(["term-review", "LA-PH", "-o", str(pdf)]) == 1
    assert "Sổ chưa có mục nào" in capsys.readouterr().err


def test_without_an_office_it_says_what_to_do(loaded: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("HOPTAC_OFFICE")
    assert main(["brief", "LA-XE", "-o", str(tmp_path / "x.docx")]) == 1
