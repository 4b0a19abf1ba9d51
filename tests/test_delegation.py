"""Papers on a delegation and statistics: from the register, each figure and name traced, gaps left open."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from tests import toy
from tests.paper_known import known_to

from hoptac.base.errors import HoptacError
from hoptac.register.delegation import PAPERS, delegation, draft
from hoptac.register.delegation_years import year_of
from hoptac.register.load import load
from hoptac.register.models import Entry
from hoptac.share.delegation.plan import days_of
from hoptac.share.delegation.record import Delegation
from hoptac.share.delegation.statistics import statistics, yearly
from hoptac.share.papers.docx import draw_docx
from hoptac.share.papers.paper import Heading, Paper, Table, runs, runs_of, text
from hoptac.share.papers.pdf import draw_pdf
from hoptac.share.papers.record import Office
from hoptac.share.papers.trace import unproved, untold

TODAY = date(2022, 6, 20)
OFFICE = Office("VN-HUE")

LED = {"guest_head": "Lếch-lay Sỉ-vi-lay", "host_head": "Nguyễn Văn Phương", "end": "2022-06-12", "size": 12}
GOVERNOR = {"name": "Leklay Sivilay", "posts": [{"post": "la-prov-secretary-governor", "place": "LA-XE"}]}
CHAIR = {"name": "Nguyễn Văn Phương", "posts": [{"post": "vn-prov-pc-chair", "place": "VN-26"}]}
SIDES = {"by": ["LA-XE", "VN-26"], "to": [], "fields": ["health"]}
AGREED = {**SIDES, "stance": "agree", "due": "2022-12", "quote": "Hai bên thống nhất khám bệnh cho 500 người."}
ASKED = {**SIDES, "by": ["LA-XE"], "to": ["VN-26"], "stance": "propose", "quote": "Sê Kông đề nghị mở lớp tiếng Việt."}
HARD = {**ASKED, "stance": "difficulty", "quote": "Sê Kông nêu khó khăn về đường sá đi lại."}
SIGNED = {
    "kind": "programme",
    "parties": ["LA-XE", "VN-26"],
    "term": [2022, 2026],
    "act": "signed",
    "date": "2022-06-11",
}


@pytest.fixture
def register(db: None) -> None:
    """Sekong in Huế, three days, with what was agreed and signed; another call on the same page; our own trip."""
    load(
        [
            toy.snapshot(
                "a",
                toy.visit("Đoàn [tỉnh Sê Kông] gồm 12 người thăm Huế từ 10 đến 12/6/2022.", **LED),
                toy.line("person", GOVERNOR, "Đồng chí [Leklay Sivilay], Bí thư, Tỉnh trưởng Sê Kông."),
                toy.line("person", CHAIR, "Chủ tịch UBND tỉnh [Nguyễn Văn Phương] tiếp."),
                toy.line("commitment", AGREED, f"[{AGREED['quote']}]"),
                toy.line("commitment", ASKED, f"[{ASKED['quote']}]"),
                toy.line("commitment", HARD, f"[{HARD['quote']}]"),
                toy.line("commitment", {**AGREED, "by": ["LA-CH", "VN-26"]}, "Với [Champasak], hai bên thống nhất."),
                toy.line("agreement", SIGNED, "Ngày 11/6/2022 hai tỉnh ký [Chương trình hợp tác] 2022-2026."),
            ),
            toy.snapshot(
                "b",
                toy.visit(
                    "Đoàn [Huế] thăm Champasak.", guest=["VN-26"], host=["LA-CH"], start="2022-08-24", place="LA-CH"
                ),
                published="2022-08-25",
            ),
        ],
        reader=toy.read,
    )


def visit_key(start: str = "2022-06-10") -> str:
    """The key of a visit by its first day."""
    return next(e.key for e in Entry.objects.filter(kind="visit") if e.values["start"] == start)


def words(paper: Paper) -> str:
    """All that a paper says."""
    return " ".join(run.text for run in runs(paper))


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("what", sorted(PAPERS))
@pytest.mark.parametrize("start", ["2022-06-10", "2022-08-24"])
def test_every_figure_name_and_day_is_traced(what: str, start: str) -> None:
    paper = draft(what, visit_key(start), OFFICE, TODAY)
    assert unproved(paper, known_to([paper], TODAY)) == []
    assert untold(paper) == []


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("what", sorted(PAPERS))
def test_each_is_a_file_of_both_forms(what: str) -> None:
    paper = draft(what, visit_key(), OFFICE, TODAY)
    document = Document(io.BytesIO(draw_docx(paper)))
    assert document.paragraphs and draw_pdf(paper).startswith(b"%PDF")


@pytest.mark.usefixtures("register")
def test_the_plan_has_a_programme_by_days_with_empty_hours() -> None:
    about = delegation(visit_key(), OFFICE, TODAY)
    assert days_of(about) == ["2022-06-10", "2022-06-11", "2022-06-12"]
    paper = PAPERS["plan"](about)
    table = next(block for block in paper.blocks if isinstance(block, Table))
    first = [text(row[0]) for row in table.rows]
    assert [cell for cell in first if cell.startswith("Ngày")] == ["Ngày 10/6/2022", "Ngày 11/6/2022", "Ngày 12/6/2022"]
    assert first.count("…… giờ ……") >= 9 and "12 người" in words(paper)


@pytest.mark.usefixtures("register")
def test_heads_are_named_with_the_offices_that_the_pages_give() -> None:
    told = words(draft("report", visit_key(), OFFICE, TODAY))
    assert "Leklay Sivilay, Bí thư, Tỉnh trưởng Sê Kông" in told and "Lếch-lay" not in told
    assert "Nguyễn Văn Phương, Chủ tịch Ủy ban nhân dân tỉnh Thừa Thiên Huế" in told


@pytest.mark.usefixtures("register")
def test_conclusions_say_who_does_what_by_when() -> None:
    paper = draft("notice", visit_key(), OFFICE, TODAY)
    table = next(block for block in paper.blocks if isinstance(block, Table))
    row = [text(cell) for cell in table.rows[0]]
    assert row == ["1.", "Khám bệnh cho 500 người", "các tỉnh Sê Kông và Thừa Thiên Huế", "", "12/2022"]
    assert all(text(cell) in ("", "2.", "3.") for line in table.rows[1:] for cell in line)


@pytest.mark.usefixtures("register")
def test_difficulties_and_what_concerns_others_stay_out() -> None:
    for what in PAPERS:
        told = words(draft(what, visit_key(), OFFICE, TODAY))
        assert "khó khăn" not in told.lower().replace("iii. khó khăn", "") and "Champasak" not in told


@pytest.mark.usefixtures("register")
def test_where_we_go_the_speech_is_our_answer() -> None:
    ours, theirs = (draft("speech", visit_key(start), OFFICE, TODAY) for start in ("2022-08-24", "2022-06-10"))
    assert (text(ours.title), text(theirs.title)) == ("ĐÁP TỪ", "DIỄN VĂN")


@pytest.mark.usefixtures("register")
def test_what_no_page_tells_is_a_line_to_fill() -> None:
    told = words(draft("report", visit_key("2022-08-24"), OFFICE, TODAY))
    assert "…………………" in told


@pytest.mark.parametrize("ref", ["", "x", "0" * 40, "'; DROP TABLE"])
@pytest.mark.django_db
def test_an_unknown_visit_is_told(ref: str) -> None:
    with pytest.raises(HoptacError) as told:
        draft("plan", ref, OFFICE, TODAY)
    assert told.value.code == "visit-unknown"


@pytest.mark.usefixtures("register")
def test_an_entry_of_another_kind_is_no_visit() -> None:
    with pytest.raises(HoptacError):
        draft("plan", Entry.objects.filter(kind="agreement")[0].key, OFFICE, TODAY)


@pytest.mark.usefixtures("register")
def test_counts_are_the_number_of_what_they_count() -> None:
    year = year_of(OFFICE, 2022, TODAY)
    assert (len(year.out), len(year.inward)) == (1, 1)
    for paper in (statistics(year), yearly(year)):
        counted = [run for run in runs(paper) if run.text.isdigit() and not {"clock", "office"} & set(run.keys)]
        assert counted and all(int(run.text) == len(set(run.keys)) for run in counted)


def test_a_tour_told_stop_by_stop_and_a_stay_told_call_by_call_count_once(db: None) -> None:
    there = {"guest": ["VN-26"], "guest_head": "Nguyễn Văn Phương"}
    load(
        [
            toy.snapshot(
                "tour",
                toy.visit("Đoàn [Huế] đến Champasak.", **there, host=["LA-CH"], start="2022-08-24", place="LA-CH"),
                toy.visit("Đoàn [Huế] đến Sê Kông.", **there, host=["LA-XE"], start="2022-08-26", place="LA-XE"),
                toy.visit("Đoàn [Huế] lại đến Sê Kông.", **there, host=["LA-XE"], start="2022-11-02", place="LA-XE"),
            ),
            toy.snapshot("one", toy.visit("Đoàn [Sê Kông] chào Bí thư.", guest_head="Leklay Sivilay", host_head="A")),
            toy.snapshot("two", toy.visit("Đoàn [Sê Kông] và Champasak.", guest=["LA-XE", "LA-CH"], host_head="B")),
        ],
        reader=toy.read,
    )
    year = year_of(OFFICE, 2022, TODAY)
    assert [len(trip.stops) for trip in year.out] == [2, 1]
    told = words(statistics(year))
    assert "Số đoàn ra:  2 ; số đoàn vào:  2" in told
    assert "từ ngày 24/8/2022 đến ngày 26/8/2022" in told
    assert len(year.doubtful) == 1 and "Có thể là một đoàn, cần kiểm tra" in told
    assert unproved(statistics(year), known_to([statistics(year)], TODAY)) == []


@pytest.mark.usefixtures("register")
def test_the_year_of_another_office_is_empty() -> None:
    year = year_of(Office("VN-05"), 2022, TODAY)
    assert (year.out, year.inward, year.agreements) == ((), (), ())
    assert "Không có." in words(statistics(year))


@pytest.mark.usefixtures("register")
def test_the_yearly_report_tells_the_clock_with_its_law() -> None:
    told = words(yearly(year_of(OFFICE, 2026, TODAY)))
    assert "15/11/2026" in told and "70/2020/QH14" in told and "chưa đối chiếu" in told


HOSTILE = ["{{ 7*7 }}", "{% raw %}", "x" * 10_000, "<b>&\x00", "#eval"]


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_are_only_text(name: str) -> None:
    about = delegation(visit_key(), OFFICE, TODAY)
    values = {**about.visit.values, "guest_head": name, "purpose": name}
    assert about.guest_head is not None
    wrong: Delegation = replace(
        about, visit=replace(about.visit, values=values), guest_head=replace(about.guest_head, name=name)
    )
    for make in PAPERS.values():
        paper = make(wrong)
        assert "49" not in "".join(p.text for p in Document(io.BytesIO(draw_docx(paper))).paragraphs)
        assert draw_pdf(paper).startswith(b"%PDF")


@pytest.mark.usefixtures("register")
def test_headings_are_headings() -> None:
    paper = draft("plan", visit_key(), OFFICE, TODAY)
    assert [text(tuple(runs_of(b)))[:3] for b in paper.blocks if isinstance(b, Heading)][:3] == ["I. ", "II.", "III"]
