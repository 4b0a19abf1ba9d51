"""What each page of the site says, in both languages, and what its forms do."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests import toy
from tests.web_sample import LATER, MEETING, load_sample

from hoptac.base.errors import HoptacError
from hoptac.base.nouns import Reading, Snapshot
from hoptac.register import queries
from hoptac.register.load import load
from hoptac.register.models import Report

pytestmark = pytest.mark.django_db
PARTNERSHIP = "/partnerships/VN-HUE/LA-XE/"


@pytest.fixture
def refs() -> dict[str, str]:
    """The sample pages, loaded."""
    return load_sample()


def shown(response: HttpResponse) -> str:
    """What a reader sees: the page without tags, white space made single."""
    text = re.sub(r"<(script|style|svg)\b.*?</\1>|<[^>]+>", " ", response.content.decode(), flags=re.S)
    return " ".join(text.split())


def english(client: Client) -> Client:
    client.cookies["django_language"] = "en"
    return client


def report_key(ref: str, kind: str) -> str:
    page = queries.page(ref)
    assert page is not None
    return next(report.key for report in page.reports if report.kind == kind)


# The start page


def test_start_tells_what_the_register_holds(client: Client, refs: dict[str, str]) -> None:
    told = shown(client.get("/"))
    assert "3 trang đã đọc" in told and "mục chờ rà soát" in told
    assert "Huế – Sê Kông" in told and "Biên bản thỏa thuận" in told and "2022–2026" in told
    assert "1 trang chưa đọc được" in told and "rong.txt là tệp rỗng. Tải lại trang" in told


def test_start_in_english(client: Client, refs: dict[str, str]) -> None:
    told = shown(english(client).get("/"))
    assert "3 pages read" in told and "Hue – Sekong" in told and "Minutes of agreement" in told
    assert "rong.txt is empty." in told


def test_start_of_an_empty_register_says_what_to_do(client: Client) -> None:
    response = client.get("/")
    assert "Chưa có quan hệ hợp tác nào trong sổ." in shown(response)
    assert 'href="/add/"' in response.content.decode()


def test_start_says_that_it_is_sample_data_only_in_the_demonstration(client: Client, settings) -> None:  # type: ignore[no-untyped-def]
    assert "Dữ liệu mẫu." not in shown(client.get("/"))
    settings.DEMO = True
    assert "Dữ liệu mẫu." in shown(client.get("/"))


# A document


def test_a_page_marks_the_words_of_each_statement(client: Client, refs: dict[str, str]) -> None:
    page = client.get(f"/pages/{refs['meeting']}/").content.decode()
    view = queries.page(refs["meeting"])
    assert view is not None
    said = [s for report in view.reports for s in report.statements if not s.inferred]
    assert len(said) > 20
    for statement in said:
        assert page.count(f'id="s{statement.ref}"') == 1, statement.words


def test_a_page_gives_its_facts_as_cards(client: Client, refs: dict[str, str]) -> None:
    told = shown(client.get(f"/pages/{refs['meeting']}/"))
    assert "Thừa Thiên Huế → Sê Kông hỗ trợ hơn 2 tỷ đồng" in told
    assert "Sê Kông → Thừa Thiên Huế 10/6/2022 Bounmy Keo – Nguyễn Văn An" in told
    assert "Lưu học sinh đã tiếp nhận đào tạo 1.249 người từ 2002 đến nay" in told
    assert "Lời của Nguyễn Văn An" in told
    assert "viện trợ" not in told
    assert "test.hand" in told  # the rule that read it


def test_a_page_in_english(client: Client, refs: dict[str, str]) -> None:
    told = shown(english(client).get(f"/pages/{refs['meeting']}/"))
    assert "Thua Thien-Hue → Sekong helped over 2 billion VND" in told
    assert "1,249 people since 2002" in told and "published 11 June 2022" in told


def test_what_is_outside_the_article_is_folded_away(client: Client, refs: dict[str, str]) -> None:
    page = client.get(f"/pages/{refs['meeting']}/").content.decode()
    folded = re.findall(r"<details class=\"outside\">.*?</details>", page, flags=re.S)
    assert ["giá xăng tăng" in fold for fold in folded] == [False, True]
    assert "open" not in re.findall(r'<details class="outside"[^>]*>', page)[0]


def test_a_failed_page_says_what_to_do(client: Client, refs: dict[str, str]) -> None:
    told = shown(client.get(f"/pages/{refs['rong']}/"))
    assert "Trang này chưa đọc được" in told and "Tải lại trang hoặc lưu lại tệp rồi đọc lại." in told


def test_script_in_a_page_is_shown_as_text(client: Client, refs: dict[str, str]) -> None:
    for address in ("/", "/pages/", f"/pages/{refs['script']}/", "/people/", PARTNERSHIP):
        page = client.get(address).content.decode()
        assert "<script>alert" not in page and "<img src=x" not in page, address
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page or "&lt;img src=x" in page


@pytest.mark.parametrize(
    "address", ["/pages/nothing/", "/partnerships/VN-05/LA-XE/", "/partnerships/x/y/", "/people/x/"]
)
def test_what_is_not_there_is_404_with_a_way_back(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert "Không tìm thấy trang này" in shown(response)


# Deciding


@pytest.mark.parametrize(
    ("action", "state", "word"), [("accept", "accepted", "Đã nhận"), ("reject", "rejected", "Đã bỏ")]
)
def test_a_decision_stands_and_can_be_taken_back(
    client: Client, refs: dict[str, str], action: str, state: str, word: str
) -> None:
    ref = refs["meeting"]
    key = report_key(ref, "aid")
    response = client.post(f"/pages/{ref}/reports/{key}/", {"action": action})
    assert response.status_code == 302
    assert response.headers["Location"] == f"/pages/{ref}/?done=1#r{key[:16]}"
    again = client.get(f"/pages/{ref}/")
    assert word in shown(again) and f"is-{state}" in again.content.decode()
    client.post(f"/pages/{ref}/reports/{key}/", {"action": "undo"})
    assert word not in shown(client.get(f"/pages/{ref}/"))


def test_a_decision_survives_a_second_reading(client: Client, refs: dict[str, str]) -> None:
    ref = refs["meeting"]
    client.post(f"/pages/{ref}/reports/{report_key(ref, 'aid')}/", {"action": "reject"})
    load_sample("meeting")
    assert "Đã bỏ" in shown(client.get(f"/pages/{ref}/"))


def test_what_is_rejected_leaves_the_partnership(client: Client, refs: dict[str, str]) -> None:
    assert "đã làm hơn 2 tỷ đồng" in shown(client.get(PARTNERSHIP))
    key = report_key(refs["meeting"], "aid")
    client.post(f"/pages/{refs['meeting']}/reports/{key}/", {"action": "reject"})
    assert "đã làm hơn 2 tỷ đồng" not in shown(client.get(PARTNERSHIP))


def test_a_whole_page_is_accepted_at_once(client: Client, refs: dict[str, str]) -> None:
    ref = refs["meeting"]
    assert client.post(f"/pages/{ref}/accept/").status_code == 302
    page = queries.page(ref)
    assert page is not None and {report.state for report in page.reports} == {"accepted"}
    assert 'id="whole"' not in client.get(f"/pages/{ref}/").content.decode()


def test_deciding_on_what_is_gone_says_so(client: Client, refs: dict[str, str]) -> None:
    response = client.post(f"/pages/{refs['meeting']}/reports/{'0' * 40}/", {"action": "accept"})
    assert response.status_code == 404
    assert "Mở lại trang tài liệu" in shown(response)


def test_an_unknown_action_or_method_is_refused(client: Client, refs: dict[str, str]) -> None:
    address = f"/pages/{refs['meeting']}/reports/{report_key(refs['meeting'], 'aid')}/"
    assert client.post(address, {"action": "delete"}).status_code == 400
    assert client.get(address).status_code == 405


# A partnership


def test_a_partnership_shows_everything_of_two_places(client: Client, refs: dict[str, str]) -> None:
    told = shown(client.get(PARTNERSHIP))
    assert "Huế – Sê Kông" in told and "Gồm cả thời kỳ: Thừa Thiên Huế" in told
    assert "Biên bản thỏa thuận" in told and "ký kết" in told and "2022–2026" in told
    assert "Nội dung đã thống nhất đang tiếp tục triển khai" in told and "cửa khẩu" in told
    assert "Khó khăn, vướng mắc đã nêu" in told and "Đề nghị, mong muốn" in told
    assert "Nguyễn Văn An" in told and "Bounmy Keo" in told
    assert "Festival Huế" in told


def test_help_stands_in_two_columns_and_is_never_summed(client: Client, refs: dict[str, str]) -> None:
    told = shown(client.get(PARTNERSHIP))
    part = told[told.index("Hỗ trợ, giúp đỡ lẫn nhau") : told.index("Số liệu theo thời gian")]
    assert part.index("Huế → Sê Kông") < part.index("đã làm hơn 2 tỷ đồng") < part.index("Sê Kông → Huế")
    assert part.index("Sê Kông → Huế") < part.index("đã làm 100 triệu đồng")
    assert not re.search(r"1,9 tỷ|2,1 tỷ|[Tt]ổng cộng|nợ", part)


def test_figures_are_a_dated_series_that_shows_disagreement(client: Client, refs: dict[str, str]) -> None:
    told = shown(client.get(PARTNERSHIP))
    assert "hơn 150 người" in told
    assert "1.249 người" in told and "1.347 người" in told
    assert "Nguồn khác nhau – 11/6/2022 – 27/6/2022: 1.249 – 1.347" in told


def test_each_line_of_a_partnership_leads_to_its_words(client: Client, refs: dict[str, str]) -> None:
    page = client.get(PARTNERSHIP).content.decode()
    links = set(re.findall(r'href="(/pages/\w+/)#(s\w+)"', page))
    assert len(links) >= 8
    for address, anchor in links:
        assert f'id="{anchor}"' in client.get(address).content.decode()


def test_a_former_unit_leads_to_the_same_partnership(client: Client, refs: dict[str, str]) -> None:
    assert "Huế – Sê Kông" in shown(client.get("/partnerships/VN-26/LA-XE/"))


# People


def test_people_are_listed_by_the_unit_of_their_office(client: Client, refs: dict[str, str]) -> None:
    told = shown(client.get("/people/"))
    assert "Nguyễn Văn An" in told and "Chủ tịch Ủy ban nhân dân tỉnh (Thừa Thiên Huế)" in told
    assert "Chưa rõ địa phương" in told


def test_a_person_has_offices_with_their_day_and_meetings(client: Client, refs: dict[str, str]) -> None:
    key = next(row.key for row in queries.people() if row.name == "Nguyễn Văn An")
    told = shown(client.get(f"/people/{key}/"))
    assert "11/6/2022 Chủ tịch Ủy ban nhân dân tỉnh (Thừa Thiên Huế)" in told
    assert "Sê Kông → Thừa Thiên Huế" in told and "10/6/2022" in told


# Adding


def test_an_added_file_is_read_and_named(client: Client) -> None:
    file = SimpleUploadedFile("trang-mới.txt", MEETING.encode(), content_type="text/plain")
    response = client.post("/add/", {"files": [file]})
    told = shown(response)
    assert response.status_code == 200 and "trang-mới đã đọc" in told
    assert [row.address for row in toy.all_pages()] == ["upload:trang-mới.txt"]
    again = SimpleUploadedFile("trang-mới.txt", MEETING.encode(), content_type="text/plain")
    assert "đã có trong sổ, không thay đổi" in shown(client.post("/add/", {"files": [again]}))


def test_a_bad_file_stops_no_other(client: Client) -> None:
    files = [SimpleUploadedFile("rong.txt", b""), SimpleUploadedFile("tot.txt", MEETING.encode())]
    told = shown(client.post("/add/", {"files": files}))
    assert "1 trang chưa đọc được" in told and "tot đã đọc" in told
    assert len(toy.all_pages()) == 2


def test_an_empty_file_leaves_the_page_of_its_name_as_it_was(client: Client) -> None:
    """A broken download must not cost what was read before."""
    client.post("/add/", {"files": [SimpleUploadedFile("tin.txt", MEETING.encode())]})
    before = Report.objects.count()
    told = shown(client.post("/add/", {"files": [SimpleUploadedFile("tin.txt", b"")]}))
    assert "1 trang chưa đọc được" in told
    assert Report.objects.count() == before > 0 and "Sổ vẫn giữ bản đọc được trước đó." in told


def test_a_hundred_and_more_files_at_once(client: Client) -> None:
    files = [SimpleUploadedFile(f"tin-{n}.txt", b"") for n in range(120)]
    assert "120 trang chưa đọc được" in shown(client.post("/add/", {"files": files}))


ENGLISH = "The two provinces of Hue and Sekong met on Friday and signed minutes of the cooperation for 2022-2026.\n" * 3


def test_a_file_in_another_language_is_kept_and_says_what_to_do(client: Client) -> None:
    told = shown(client.post("/add/", {"files": [SimpleUploadedFile("tin-anh.txt", ENGLISH.encode())]}))
    notice = "tin-anh viết bằng tiếng Anh; Hoptac giữ trang nhưng mới chỉ đọc được tiếng Việt."
    assert notice in told and "Tìm bản tiếng Việt" in told
    [row] = toy.all_pages()
    assert notice in shown(client.get("/pages/"))
    page = shown(client.get(f"/pages/{row.ref}/"))
    assert notice in page and "Tìm bản tiếng Việt" in page and "signed minutes" in page
    assert "tin-anh is in English; Hoptac keeps the page" in shown(english(client).get(f"/pages/{row.ref}/"))


def test_a_vietnamese_page_has_no_word_about_its_language(client: Client, refs: dict[str, str]) -> None:
    assert "viết bằng" not in shown(client.get(f"/pages/{refs['meeting']}/"))


def test_a_file_that_is_no_page_is_named_with_its_ending(client: Client) -> None:
    files = [SimpleUploadedFile("a.xlsx", b"PK\3\4" + b"a" * 40), SimpleUploadedFile("a.rtf", b"{\\rtf1 }")]
    told = shown(client.post("/add/", {"files": files}))
    assert "a.xlsx không phải là trang văn bản" in told and "a.rtf không phải là trang văn bản" in told


def test_two_files_of_one_name_are_two_pages(client: Client) -> None:
    files = [
        SimpleUploadedFile("tin.txt", MEETING.encode()),
        SimpleUploadedFile("tin.txt", (MEETING + "\nHết.").encode()),
    ]
    client.post("/add/", {"files": files})
    assert sorted(row.document for row in toy.all_pages()) == ["tin", "tin (2)"]


def send(client: Client, data: str | bytes, name: str = "tin.txt") -> str:
    """What the site says of one file sent."""
    told = data if isinstance(data, bytes) else data.encode()
    return shown(client.post("/add/", {"files": [SimpleUploadedFile(name, told)]}))


def test_a_different_file_of_a_name_that_is_there_is_kept_beside_it_and_told(client: Client) -> None:
    send(client, MEETING)
    [first] = toy.all_pages()
    said = send(client, LATER)
    assert "tin (2) đã đọc" in said and "Sổ đã có một trang khác cùng tên" in said
    assert sorted(row.document for row in toy.all_pages()) == ["tin", "tin (2)"]
    assert "Nguyễn Văn An" in shown(client.get(f"/pages/{first.ref}/"))
    assert "không thay đổi" in send(client, LATER) and "không thay đổi" in send(client, MEETING)


def test_a_first_file_hears_nothing_of_other_pages(client: Client) -> None:
    assert "cùng tên" not in send(client, MEETING)
    assert "cùng tên" not in send(client, LATER, "khac.txt")


def test_one_button_makes_it_the_newer_version_and_the_older_one_can_be_had(client: Client) -> None:
    send(client, MEETING)
    [first] = toy.all_pages()
    answer = client.post("/add/", {"files": [SimpleUploadedFile("tin.txt", LATER.encode())]}).content.decode()
    found = re.search(r'action="(/pages/\w+/supersede/\w+/)"', answer)
    assert found and found[1].endswith(f"{first.ref}/")
    response = client.post(found[1])
    assert response.headers["Location"] == f"/pages/{first.ref}/#versions"
    page = client.get(f"/pages/{first.ref}/")
    assert "1.347 lưu học sinh" in shown(page) and "Bản 2 đang hiện" in shown(page) and len(toy.all_pages()) == 1
    old = client.get(f"/pages/{first.ref}/versions/1/")
    assert old.content == MEETING.encode()
    assert old.headers["Content-Disposition"].startswith("attachment") and ".txt" in old.headers["Content-Disposition"]
    assert old.headers["X-Content-Type-Options"] == "nosniff" and "sandbox" in old.headers["Content-Security-Policy"]
    assert client.get(f"/pages/{first.ref}/versions/9/").status_code == 404
    assert client.post(found[1]).status_code == 404  # it is done already


def test_the_button_stays_on_the_page_itself_until_somebody_has_decided(client: Client) -> None:
    send(client, MEETING)
    send(client, LATER)
    second, first = sorted(toy.all_pages(), key=lambda row: row.document, reverse=True)
    assert "thay trang ấy" in shown(client.get(f"/pages/{second.ref}/"))
    assert "thay trang ấy" not in shown(client.get(f"/pages/{first.ref}/"))
    client.post(f"/pages/{second.ref}/accept/")
    refused = client.post(f"/pages/{second.ref}/supersede/{first.ref}/")
    assert refused.status_code == 409 and "Xét lại" in shown(refused) and len(toy.all_pages()) == 2


def test_an_unreadable_newer_version_is_told_beside_the_reading_that_stays(client: Client) -> None:
    refs = load_sample("meeting")

    def unreadable(page: Snapshot) -> Reading:
        raise HoptacError("file-binary", path="meeting.txt", found="no-letters")

    load([Snapshot("meeting", "file:///meeting.txt", b"%", ".txt")], reader=unreadable)
    page = shown(client.get(f"/pages/{refs['meeting']}/"))
    assert "Bản mới nhất của trang này chưa đọc được" in page and "nội dung không phải là chữ" in page
    assert "Thừa Thiên Huế → Sê Kông hỗ trợ hơn 2 tỷ đồng" in page and "Bản 1 đang hiện" in page
    assert "Bản mới hơn chưa đọc được:" in shown(client.get("/pages/"))
    assert "A newer version could not be read" in shown(english(client).get("/pages/"))


def test_a_page_of_one_version_has_no_list_of_versions(client: Client, refs: dict[str, str]) -> None:
    assert "Các bản đã nhận" not in shown(client.get(f"/pages/{refs['meeting']}/"))


def test_a_file_too_large_is_refused_with_a_remedy(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hoptac.web.views.add.MAX_BYTES", 2**20)
    told = shown(client.post("/add/", {"files": [SimpleUploadedFile("to.txt", b"a" * (2**20 + 1))]}))
    assert "to.txt lớn quá (2 MB; tối đa 1 MB)." in told and "Tách tệp" in told


def test_sending_nothing_asks_for_a_file(client: Client) -> None:
    response = client.post("/add/")
    assert response.status_code == 400 and "Chưa chọn tệp nào." in shown(response)


# The frame


@pytest.mark.parametrize("address", ["/", "/pages/", "/people/", "/add/", "/nothing/"])
def test_headers_let_nothing_in_from_outside(client: Client, address: str) -> None:
    response = client.get(address)
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    page = response.content.decode()
    assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", page)
    assert not re.search(r"<style|style=|\son\w+=|<script(?! src)", page)


def test_a_stale_form_and_a_fault_of_ours_say_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    stale = strict.post("/add/")
    assert stale.status_code == 403 and "Mở lại trang rồi gửi lại" in shown(stale)
    monkeypatch.setattr("hoptac.register.queries.counts", lambda: 1 / 0)
    fault = strict.get("/")
    assert fault.status_code == 500 and "Dữ liệu trong sổ vẫn nguyên vẹn." in shown(fault)
    assert fault.headers["Content-Security-Policy"] and "ZeroDivisionError" not in fault.content.decode()


def test_another_host_is_refused(client: Client) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
    assert client.get("/", headers={"host": "127.0.0.1:8000"}).status_code == 200


def test_every_form_asks_for_the_token(refs: dict[str, str]) -> None:
    strict = Client(enforce_csrf_checks=True)
    page = f"/pages/{refs['meeting']}/"
    for address in (f"{page}accept/", f"{page}reports/{report_key(refs['meeting'], 'aid')}/", "/add/", "/language/"):
        assert strict.post(address).status_code == 403, address
    for shown_page in (page, "/add/"):
        forms = re.findall(r"<form[^>]* method=\"post\".*?</form>", client_page(shown_page), flags=re.S)
        assert forms and all("csrfmiddlewaretoken" in form for form in forms)


def client_page(address: str) -> str:
    return Client().get(address).content.decode()


def test_the_language_is_switched_by_a_form_and_comes_back_here(client: Client) -> None:
    response = client.post("/language/", {"language": "en", "next": "/people/"})
    assert response.headers["Location"] == "/people/"
    assert '<html lang="en">' in client.get("/people/").content.decode()
    outside = client.post("/language/", {"language": "vi", "next": "https://evil.example/"})
    assert "evil" not in outside.headers["Location"]


def test_the_browser_alone_does_not_choose_the_language(client: Client) -> None:
    assert '<html lang="vi">' in client.get("/", headers={"accept-language": "en-US"}).content.decode()


def test_no_page_asks_the_database_too_often(client: Client, refs: dict[str, str]) -> None:
    key = queries.people()[0].key
    for address in ("/", "/pages/", f"/pages/{refs['meeting']}/", PARTNERSHIP, "/people/", f"/people/{key}/"):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(address).status_code == 200
        assert len(asked) <= 30, (address, len(asked))


def test_the_last_meeting_is_a_day_that_a_page_tells(refs: dict[str, str]) -> None:
    row = next(row for row in queries.partnerships() if row.other.id == "LA-XE")
    assert row.met == "2023-07-05"
