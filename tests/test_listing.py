"""The lists of the register: filters in the address, sorting, paging, saved views, files of what is shown."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from tests import toy
from tests.web_sample import load_sample, read_by_hand

from hoptac.base.errors import HoptacError
from hoptac.register import decide, mail, query_listed, views_kept
from hoptac.register.backup import backup
from hoptac.register.entry_decisions import decide_entry
from hoptac.register.joining import rejoin_all
from hoptac.register.listed import LISTS, STUDENTS, fill_lists
from hoptac.register.load import rebuild
from hoptac.register.models import Entry, Listed, SavedView
from hoptac.register.query_listed import all_rows, list_page
from hoptac.register.records_listed import Asked
from hoptac.share.tables import safe_text, xlsx_bytes
from hoptac.web.present.listing_kinds import KINDS

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


@pytest.fixture
def refs() -> dict[str, str]:
    return load_sample()


def titles(slug: str, **asked: str) -> list[str]:
    """What the rows of a list are called."""
    return [KINDS[slug].head(row.values) for row in all_rows(slug, Asked(**asked), 100, TODAY)]


def enter(kind: str, /, **values: object) -> str:
    """A fact entered by hand; the key of its entry."""
    number = decide.add(kind, values, "lan")
    return str(Entry.objects.get(reports__key=decide.Decision.objects.get(number=number).target).key)


def indexed() -> list[tuple[object, ...]]:
    columns = ("entry__key", "slug", "state", "status", "first", "last", "title", "marks", "amount", "unit", "key")
    return sorted(Listed.objects.values_list(*columns), key=str)


def test_every_live_entry_stands_in_one_list(refs: dict[str, str]) -> None:
    assert set(KINDS) == set(LISTS)
    live = Entry.objects.exclude(state="rejected")
    assert Listed.objects.count() == live.count() > 10
    for row in Listed.objects.select_related("entry"):
        assert LISTS[row.slug] == row.entry.kind
        assert (row.slug == "students") == (row.entry.values.get("measure") in STUDENTS)


def test_what_lists_sort_by_is_made_of_the_entries_alone(refs: dict[str, str]) -> None:
    before = indexed()
    rejoin_all()
    assert indexed() == before
    rebuild(reader=read_by_hand)
    assert indexed() == before
    Listed.objects.all().delete()
    fill_lists()
    assert indexed() == before


def test_a_rejected_entry_leaves_its_list(refs: dict[str, str]) -> None:
    entry = Listed.objects.filter(slug="agreements").first()
    assert entry is not None
    decide_entry(entry.key, "reject", "lan")
    assert list_page("agreements", Asked()).count == 0


def test_filters(refs: dict[str, str]) -> None:
    assert titles("visits", text="sekong bounmy") == titles("visits", first="2022", last="2022")
    assert len(titles("visits")) == 2
    assert len(titles("visits", partner="LA-XE")) == 2
    assert len(titles("visits", partner="LA")) == 2, "a country stands for all its places"
    assert titles("visits", partner="TH") == []
    assert titles("visits", status="planned") == []
    assert len(titles("commitments", field="health")) == 1
    assert len(titles("commitments", status="difficulty")) == 1
    assert len(titles("aid", status="out")) == len(titles("aid", status="in")) == 1
    assert titles("people", text="bounmy") == ["Bounmy Keo"]
    assert titles("people", partner="VN-HUE") == ["Nguyễn Văn An"], "the unit that stands today counts for the old one"
    assert titles("visits", text="???") == []


def test_agreements_and_help_by_the_field_that_their_words_name(client: Client) -> None:
    made = {"parties": ["VN-HUE", "LA-XE"], "act": "signed", "term": None, "date": None}
    enter("agreement", **made, kind="mou", name="Bản ghi nhớ hợp tác về y tế và giáo dục")
    enter("agreement", **made, kind="minutes-of-agreement", name=None)
    given = {"giver": "VN-HUE", "receiver": "LA-XE", "amount": None, "currency": None, "comparator": None}
    enter("aid", **given, goods="trang thiết bị y tế", purpose=None)
    enter("aid", **given, goods="xi măng", purpose="xây dựng trường học")
    assert titles("agreements", field="health") == ["Bản ghi nhớ hợp tác về y tế và giáo dục"]
    assert [len(titles("aid", field=field)) for field in ("health", "education", "energy")] == [1, 1, 0]
    told = client.get("/register/aid/?field=health").content.decode()
    assert "trang thiết bị y tế" in told and "xi măng" not in told


def test_agreements_by_their_term(refs: dict[str, str]) -> None:
    assert len(titles("agreements", status="running")) == len(titles("agreements", status="ending")) == 1
    assert titles("agreements", status="over") == []
    assert list_page("agreements", Asked(status="over"), today=date(2027, 1, 1)).count == 1
    assert list_page("agreements", Asked(status="running"), today=date(2024, 1, 1)).count == 1
    assert len(titles("agreements", first="2024", last="2025")) == 1, "in force in those years"
    assert titles("agreements", first="2027") == []


def test_promises_past_their_day() -> None:
    sides = {"by": ["VN-HUE"], "to": ["LA-XE"], "stance": "agree", "definite": True}
    enter("commitment", **sides, quote="Hoàn thành đường trước tháng 12/2026.", due="2026-12")
    enter("commitment", **sides, quote="Cử 10 giáo viên trước ngày 1/11/2026.", due="2026-11-01")
    enter("commitment", **{**sides, "definite": False}, quote="Tiếp tục hợp tác.", due="2020")
    assert titles("commitments", status="late") == ["Cử 10 giáo viên trước ngày 1/11/2026."]
    assert len(titles("commitments", status="follow")) == 2
    assert titles("commitments", sort="due")[0] == "Tiếp tục hợp tác."


def test_people_stand_by_the_newest_page_that_names_them() -> None:
    def named(name: str) -> str:
        return toy.line("person", {"name": name, "posts": [{"post": "vn-prov-party-secretary", "place": "VN-25"}]})

    told = (("2022-06-11", "Trần Văn An"), ("2024-03-01", "Lê Văn Ba"), ("2026-01-30", "Trần Văn An"))
    toy.load([toy.snapshot(day, named(name), published=day) for day, name in told])
    assert titles("people") == ["Trần Văn An", "Lê Văn Ba"] == titles("people", sort="old")[::-1]


def test_sorting_and_paging(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(query_listed, "PAGE", 3)
    for number in range(1, 8):
        enter(
            "aid",
            giver="VN-HUE",
            receiver="LA-XE",
            amount=number * 1e6,
            currency="VND",
            date=f"202{number}-01-0{number}",
        )
    enter("aid", giver="VN-HUE", receiver="LA-AT", goods="sách")
    newest = [row.values.get("date") for row in all_rows("aid", Asked(), 100)]
    assert newest == [*sorted(filter(None, newest), reverse=True), None], "what has no day comes last"
    assert [r.values.get("date") for r in all_rows("aid", Asked(sort="old"), 100)] == [*newest[-2::-1], None]
    assert next(all_rows("aid", Asked(sort="name"), 1)).values["receiver"] == "LA-AT"
    pages = [list_page("aid", Asked(), number) for number in (1, 2, 3, 9)]
    assert [len(page.rows) for page in pages] == [3, 3, 2, 2] and pages[3].number == 3 == pages[0].last
    shown = [row.key for page in pages[:3] for row in page.rows]
    assert len(set(shown)) == 8


def test_a_row_names_its_sources_and_that_they_disagree(client: Client, refs: dict[str, str]) -> None:
    page = client.get("/register/students/").content.decode()
    assert f"/pages/{refs['later']}/" in page
    for slug in KINDS:
        told = client.get(f"/register/{slug}/")
        assert told.status_code == 200
        for row in list_page(slug, Asked()).rows:
            assert f'href="/entries/{row.ref}/"' in told.content.decode()
            assert client.get(f"/entries/{row.ref}/").status_code == 200
    row = Listed.objects.filter(slug="agreements").first()
    assert row is not None
    Entry.objects.filter(pk=row.pk).update(
        disagrees=["term"], others={"term": [{"value": [2022, 2026]}, {"value": [2021, 2025]}]}
    )
    page = client.get("/register/agreements/").content.decode()
    assert "Nguồn khác nhau" in page and "2021–2025" in page


def test_no_list_asks_the_database_too_often(client: Client, refs: dict[str, str]) -> None:
    enter(
        "commitment", by=["VN-HUE"], to=["LA-XE"], stance="agree", definite=True, quote="Xong trước 2026.", due="2026"
    )
    views_kept.save_view("commitments", "Của tôi", "status=follow", "")
    for slug in KINDS:
        for query in ("", "?partner=LA-XE&q=hue&from=2020&to=2030&checked=open&sort=old"):
            with CaptureQueriesContext(connection) as asked:
                assert client.get(f"/register/{slug}/{query}").status_code == 200
            assert len(asked) <= 30, (slug, query, len(asked))


def test_what_makes_no_sense_in_an_address_is_left_out(client: Client, refs: dict[str, str]) -> None:
    told = client.get("/register/visits/?partner=XX&status=x&field=health&sort=amount&from=abc&to=20&page=-1&checked=z")
    assert told.status_code == 200 and "2 mục" in told.content.decode()
    assert client.get("/register/nothing/").status_code == 404
    assert client.get("/register/visits.pdf").status_code == 400
    assert client.get("/register/visits/?q=%00%27%22*)(").status_code == 200
    assert client.get("/register/").headers["Location"] == "/register/agreements/"


def test_files_hold_what_is_shown_typed_and_without_formulas(client: Client) -> None:
    enter(
        "aid",
        giver="VN-HUE",
        receiver="LA-XE",
        amount=2e9,
        currency="VND",
        comparator=">",
        date="2022-06-10",
        goods="=1+1",
    )
    enter("aid", giver="LA-XE", receiver="VN-HUE", amount=5, currency="USD", date="2021")
    head, *rows = csv.reader(io.StringIO(client.get("/register/aid.csv?status=out").content.decode("utf-8-sig")))
    assert len(rows) == 1 and dict(zip(head, rows[0], strict=True))["Hiện vật"] == "'=1+1"
    assert dict(zip(head, rows[0], strict=True))["Giá trị"] == "2000000000"
    answer = client.get("/register/aid.xlsx")
    assert re.search(r'filename="hoptac-aid-\d{4}-\d\d-\d\d\.xlsx"', answer.headers["Content-Disposition"])
    sheet = load_workbook(io.BytesIO(answer.content)).active
    cells = {str(top.value): below for top, below in zip(sheet[1], sheet[2], strict=True)}
    assert cells["Giá trị"].value == 2_000_000_000 and cells["Giá trị"].data_type == "n"
    assert cells["Ngày"].is_date and cells["Ngày"].value.date() == date(2022, 6, 10)
    assert cells["Hiện vật"].value == "=1+1" and cells["Hiện vật"].data_type == "s"
    assert sheet["A1"].font.bold and sheet.max_row == 3


@pytest.mark.parametrize("words", ["=1", "+1", "-1", "@a", "\t=1", " =1", "\r=1"])
def test_words_never_begin_a_formula(words: str) -> None:
    assert safe_text(words).startswith("'")
    sheet = load_workbook(io.BytesIO(xlsx_bytes("T", ["a"], [[words]]))).active
    assert sheet["A2"].data_type == "s"


def test_saved_views(client: Client, refs: dict[str, str], tmp_path: Path) -> None:
    sent = {"name": " Việc  với Sê Kông ", "query": "partner=LA-XE&status=nonsense&from=2020"}
    answer = client.post("/register/visits/views/", sent)
    assert answer.headers["Location"] == "/register/visits/?partner=LA-XE&from=2020"
    view = SavedView.objects.get()
    assert (view.name, view.query) == ("Việc với Sê Kông", "partner=LA-XE&from=2020")
    assert "Việc với Sê Kông" in client.get("/register/visits/").content.decode()
    assert "Việc với Sê Kông" not in client.get("/register/aid/").content.decode()
    client.post("/register/visits/views/", {**sent, "query": "status=done"})
    assert SavedView.objects.get().query == "status=done", "one of a name is replaced"
    with pytest.raises(HoptacError):
        views_kept.save_view("visits", "  ", "", "")
    assert client.post(f"/register/visits/views/{view.ref}/forget/").status_code == 302
    assert not SavedView.objects.exists()
    assert client.post(f"/register/visits/views/{view.ref}/forget/").status_code == 404


def test_a_view_of_somebody_else_is_not_shown_nor_taken_away() -> None:
    mine = views_kept.save_view("visits", "A", "status=done", "lan")
    assert [view.ref for view in views_kept.saved("visits", "lan")] == [mine.ref]
    assert views_kept.saved("visits", "minh") == []
    with pytest.raises(HoptacError):
        views_kept.forget_view(mine.ref, "minh")


def test_views_survive_a_rebuild_and_are_in_the_backup(refs: dict[str, str], tmp_path: Path) -> None:
    from zipfile import ZipFile

    views_kept.save_view("visits", "Đoàn Sê Kông", "partner=LA-XE", "")
    rebuild(reader=read_by_hand)
    assert SavedView.objects.get().name == "Đoàn Sê Kông"
    backup(tmp_path / "b.zip")
    with ZipFile(tmp_path / "b.zip") as archive:
        assert "Đoàn Sê Kông" in archive.read("saved_views.jsonl").decode()


def test_the_book_of_letters_is_filtered_and_taken_out(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOPTAC_OFFICE", "VN-HUE")
    mail.note(mail.Noted("sent", "2025-12-02", "LA-XE", "Ông A", title="=Chúc mừng Quốc khánh"), "lan")
    mail.note(mail.Noted("received", "2026-01-05", "LA-CH", "Bà B", title="Cảm ơn"), "lan")
    assert [m.noted.place for m in mail.book(mail.Wanted(direction="sent"))] == ["LA-XE"]
    assert [m.noted.place for m in mail.book(mail.Wanted(first="2026"))] == ["LA-CH"]
    assert [m.noted.place for m in mail.book(mail.Wanted(text="quoc khanh"))] == ["LA-XE"]
    assert mail.book(mail.Wanted(place="LA-XE", last="2024")) == []
    page = client.get("/letters/book/?partner=LA-CH&direction=x&from=abc").content.decode()
    assert "Cảm ơn" in page and "Quốc khánh" not in page
    rows = list(csv.reader(io.StringIO(client.get("/letters/book.csv?direction=sent").content.decode("utf-8-sig"))))
    assert len(rows) == 2 and rows[1][1] == "2025-12-02" and "'=Chúc mừng Quốc khánh" in rows[1]
    sheet = load_workbook(io.BytesIO(client.get("/letters/book.xlsx").content)).active
    assert sheet.max_row == 3 and sheet["B2"].is_date
    assert client.get("/letters/book.exe").status_code == 400


def test_in_english_no_line_ends_inside_a_day(client: Client, refs: dict[str, str]) -> None:
    client.cookies["django_language"] = "en"
    page = client.get("/register/visits/").content.decode()
    days = re.findall(r'data-label="When">(.*?)</td>', page)
    assert any(day.startswith('<span class="short">10 June 2022</span>') for day in days), days
