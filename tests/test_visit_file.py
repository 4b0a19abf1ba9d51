"""The file of a visit: lines by part, one person each, what is done, a stale change told; taken up by the papers."""

from __future__ import annotations

import json
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.people_sample import make, signed_in
from tests.web_sample import load_sample, read_by_hand

from hoptac.base.errors import HoptacError
from hoptac.register.backup import backup
from hoptac.register.delegation import delegation, draft
from hoptac.register.entry_decisions import merge_entries
from hoptac.register.joining import rejoin_all
from hoptac.register.kept import MEMBERS, put_back
from hoptac.register.load import rebuild
from hoptac.register.models import Account, Entry, FileLine, Page, Report, VisitFile
from hoptac.register.office import writer
from hoptac.register.owners import give
from hoptac.register.query_entries import entry_of
from hoptac.register.store import remove
from hoptac.register.visit_files import load_file, put_line, set_result, tick
from hoptac.register.visit_tasks import due_lines
from hoptac.share.papers.paper import runs

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
TASK = {"what": "Đặt phòng", "who": "Lê Hoa", "day": "2026-11-20"}


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a visit of the sample, in an office of its host."""
    monkeypatch.setenv("HOPTAC_OFFICE", "VN-HUE")
    load_sample()
    return str(Report.objects.get(kind="visit", values__start="2022-06-10").key)[:16]


def filed(ref: str) -> list[tuple[str, str, str]]:
    """Part, what and who of the lines of a visit's file."""
    row = entry_of(ref)
    assert row is not None
    return [(line.part, line.what, line.who) for line in load_file(row).lines]


def test_lines_stand_by_part_and_day(visit: str) -> None:
    put_line(visit, "task", TASK, "lan")
    put_line(visit, "programme", {"what": "Tiễn đoàn", "day": "2022-06-11", "time": "08:00"}, "lan")
    put_line(visit, "programme", {"what": "Hội đàm", "day": "2022-06-10", "time": "14:00"}, "lan")
    put_line(visit, "programme", {"what": "Đón đoàn", "day": "2022-06-10", "time": "09:00"}, "lan")
    put_line(visit, "member", {"who": "Trần Minh", "what": "Phiên dịch"}, "lan")
    assert [what for _, what, _ in filed(visit)] == ["Phiên dịch", "Đón đoàn", "Hội đàm", "Tiễn đoàn", "Đặt phòng"]


@pytest.mark.parametrize(
    ("part", "wrong", "code"),
    [
        ("task", {"who": ""}, "line-person"),
        ("task", {"who": "Lan, Minh"}, "line-person"),
        ("point", {"who": "Lan và Minh"}, "line-person"),
        ("task", {"day": ""}, "line-day"),
        ("task", {"day": "2026-02-30"}, "line-day"),
        ("programme", {"time": "8h"}, "line-day"),
        ("task", {"what": "  "}, "line-empty"),
        ("cost", {"amount": "nhiều"}, "line-amount"),
        ("cost", {"amount": "5", "currency": "XYZ"}, "line-amount"),
    ],
)
def test_what_is_wrong_is_told_by_name(visit: str, part: str, wrong: dict[str, str], code: str) -> None:
    with pytest.raises(HoptacError) as told:
        put_line(visit, part, {**TASK, **wrong}, "lan")
    assert told.value.code == code
    assert not FileLine.objects.exists()


def test_two_who_change_one_line(visit: str) -> None:
    line = put_line(visit, "task", TASK, "lan")
    put_line(visit, "task", {**TASK, "who": "Minh"}, "minh", line, 0)
    for late in (lambda: tick(visit, line, True, "lan", 0), lambda: put_line(visit, "task", TASK, "lan", line, 0)):
        with pytest.raises(HoptacError) as told:
            late()
        assert told.value.code == "stale" and "minh" in told.value.message()
    set_result(visit, "Tốt.", "lan", 0)
    with pytest.raises(HoptacError):
        set_result(visit, "Khác.", "minh", 0)
    assert VisitFile.objects.get().result == "Tốt."


def test_what_is_to_be_done_over_all_files(visit: str) -> None:
    late = put_line(visit, "task", TASK, "lan")
    put_line(visit, "point", {**TASK, "what": "Gửi thư", "day": "2026-12-30"}, "lan")
    assert [(due.visit, due.line.what) for due in due_lines(TODAY)] == [(visit, "Đặt phòng")]
    tick(visit, late, True, "lan", 0)
    assert due_lines(TODAY) == []


def test_tasks_come_up_on_the_start_page_and_in_the_calendar(visit: str) -> None:
    today = date.today()
    days = {"An": today - timedelta(days=3), "Lan": today + timedelta(days=5), "Minh": today + timedelta(days=40)}
    for who, day in days.items():
        put_line(visit, "task", {"what": "Đặt xe", "who": who, "day": day.isoformat()}, "lan")
    lan = make("lan", "viewer")
    Account.objects.filter(pk=lan.pk).update(full_name="LAN")
    start, calendar = (signed_in(lan).get(address).content.decode() for address in ("/", "/calendar/"))
    own, late = start.index("Lan: Đặt xe"), start.index("An: Đặt xe")
    assert own < late and "Minh: Đặt xe" not in start  # hers first, what is far off not yet
    assert start[own:late].count("việc của tôi") == 1 and "quá hạn" not in start[own:late] and "quá hạn" in start[late:]
    assert f'href="/delegations/{visit}/#task"' in start
    assert calendar.index("Việc của các đoàn đã quá hạn") < calendar.index("An: Đặt xe") < calendar.index("Lan: Đặt xe")
    assert calendar.count("An: Đặt xe") == 1 and "Minh: Đặt xe" in calendar
    fed = signed_in(lan).get("/calendar/hoptac.ics").content.decode()
    assert "SUMMARY:Lan: Đặt xe" in fed and "SUMMARY:An: Đặt xe" in fed


def test_tasks_are_told_to_those_who_may_see_the_visit(visit: str) -> None:
    put_line(visit, "task", TASK, "lan")
    told = list(Report.objects.filter(entry=entry_of(visit)).select_related("page"))
    people = {name: make(name, "viewer", *rooms) for name, rooms in {"lan": ("Đối ngoại",), "vy": ()}.items()}
    for page in {report.page for report in told}:
        give("page", page.address, "Đối ngoại", "lan")
    seen = {name: signed_in(row).get("/").content.decode() for name, row in people.items()}
    assert "Lê Hoa: Đặt phòng" in seen["lan"] and "Lê Hoa: Đặt phòng" not in seen["vy"]
    assert "Lê Hoa" not in signed_in(people["vy"]).get("/calendar/").content.decode()


def test_a_file_is_kept_by_a_rebuild_and_found_where_reports_join(visit: str) -> None:
    put_line(visit, "task", TASK, "lan")
    rejoin_all()
    rebuild(reader=read_by_hand)
    assert filed(visit) == [("task", "Đặt phòng", "Lê Hoa")]
    other = str(Report.objects.get(kind="visit", values__start="2023-07-05").key)
    assert filed(other[:16]) == []
    merge_entries(visit, {str(Entry.objects.get(reports__key=other).key): ""}, "lan")
    assert filed(other[:16]) == [("task", "Đặt phòng", "Lê Hoa")]


def test_a_file_outlives_the_page_by_which_it_was_begun(visit: str) -> None:
    other = str(Report.objects.get(kind="visit", values__start="2023-07-05").key)
    merge_entries(visit, {str(Entry.objects.get(reports__key=other).key): ""}, "lan")
    put_line(visit, "task", TASK, "lan")
    first = Report.objects.get(key=VisitFile.objects.get().key)
    left = next(key for key in VisitFile.objects.get().keys if key != first.key)
    remove(Page.objects.get(pk=first.page_id))
    assert filed(left[:16]) == [("task", "Đặt phòng", "Lê Hoa")]


def test_the_papers_take_up_the_file(visit: str) -> None:
    put_line(visit, "member", {"who": "Trần Minh", "what": "Phiên dịch"}, "lan")
    put_line(visit, "programme", {"what": "Thăm cảng", "day": "2022-06-10", "time": "09:00", "who": "Lê Hoa"}, "lan")
    put_line(visit, "cost", {"what": "Ăn, nghỉ", "amount": "45000000"}, "lan")
    put_line(visit, "cost", {"what": "Quà", "amount": "300", "currency": "USD"}, "lan")
    put_line(visit, "task", TASK, "lan")
    put_line(visit, "point", {"what": "Gửi danh sách", "who": "Phạm An", "day": "2022-07-01"}, "lan")
    set_result(visit, "Đoàn hài lòng.", "lan", 0)

    def words(what: str) -> str:
        return " ".join(run.text for run in runs(draft(what, visit, writer(), TODAY)))

    plan = words("plan")
    assert all(text in plan for text in ("Trần Minh, Phiên dịch", "09:00", "Thăm cảng", "Đặt phòng", "45.000.000 đồng"))
    assert "300 đô la Mỹ" in plan and "giờ ……" not in plan
    assert "Phạm An" in words("notice") and "Phạm An" in words("report") and "Đoàn hài lòng." in words("report")
    assert delegation(visit, writer(), TODAY).file.costs == {"VND": 45e6, "USD": 300}


def test_it_is_written_and_mended_on_its_page(client: Client, visit: str) -> None:
    page = f"/delegations/{visit}/"
    assert page in client.get(f"/entries/{visit}/").content.decode(), "the entry leads to its file"
    assert f"/entries/{visit}/" in client.get(page).content.decode(), "and the file to its entry"
    assert page in client.get("/register/visits/").content.decode()
    wrong = client.post(f"{page}lines/task/", {"what": "Đặt xe", "who": "An, Bình", "day": "2026-12-01"})
    assert wrong.status_code == 400 and 'value="An, Bình"' in wrong.content.decode()
    sent = client.post(f"{page}lines/task/", {"what": "Đặt xe", "who": "An", "day": "1/12/2026"})
    assert sent.headers["Location"] == f"{page}#task"
    line = FileLine.objects.get()
    assert line.day == "2026-12-01"
    assert client.post(f"{page}lines/{line.ref}/done/", {"done": "yes", "edition": "0"}).status_code == 302
    late = client.post(
        f"{page}lines/{line.ref}/edit/", {"what": "Khác", "who": "B", "day": "2026-12-02", "edition": "0"}
    )
    assert late.status_code == 409 and 'value="Đặt xe"' in late.content.decode()
    client.post(f"{page}lines/{line.ref}/edit/", {"action": "drop", "edition": "1"})
    assert not FileLine.objects.exists()
    client.post(f"{page}lines/cost/", {"what": "Xe", "amount": "2,5 triệu", "currency": "VND"})
    assert FileLine.objects.get().amount == 2_500_000
    assert client.post(f"{page}result/", {"result": "<script>", "edition": "0"}).status_code == 302
    assert "&lt;script&gt;" in client.get(page).content.decode()
    assert client.post(f"{page}lines/nothing/", {}).status_code == 404
    assert client.get(f"{page}lines/0000000000000000/edit/").status_code == 404


def test_the_pages_ask_the_database_a_bounded_number_of_times(client: Client, visit: str) -> None:
    for number in range(12):
        put_line(visit, "task", {**TASK, "what": f"Việc {number}"}, "lan")
    for address in ("/delegations/", f"/delegations/{visit}/"):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        assert len(asked) <= 30, (address, len(asked))


def test_files_are_in_the_backup_and_come_back(visit: str, tmp_path: Path) -> None:
    put_line(visit, "task", TASK, "lan")
    set_result(visit, "Tốt.", "lan", 0)
    backup(tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        assert "Lê Hoa" in archive.read("visit_file_lines.jsonl").decode()
    before = list(FileLine.objects.values_list("ref", "what", "who", "day", "file__ref"))
    VisitFile.objects.all().delete()
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:

        def rows(name: str, fields: tuple[str, ...]) -> list[dict[str, object]]:
            told = [json.loads(line) for line in archive.read(name).decode().split("\n") if line]
            assert all(set(row) == set(fields) for row in told) and name in MEMBERS
            return told

        put_back(rows)
    assert list(FileLine.objects.values_list("ref", "what", "who", "day", "file__ref")) == before
    assert filed(visit) == [("task", "Đặt phòng", "Lê Hoa")]
