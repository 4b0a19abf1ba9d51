"""The briefing and the term review from the sample pages: every figure, name and day traced to an entry; what a
leader's copy leaves out; two pages; hostile values; a thousand entries."""

from __future__ import annotations

import dataclasses
import io
import time
from typing import Any

import pypdfium2 as pdfium
import pytest
from tests import toy
from tests.paper_sample import HOSTILE
from tests.test_papers_form import docx_text, pdf_text, squeezed, tags

from hoptac.register.articles import articles_of
from hoptac.register.facts import load_facts
from hoptac.register.load import load
from hoptac.register.models import Entry, Page
from hoptac.register.papers import dossier
from hoptac.share.papers.brief import brief
from hoptac.share.papers.docx import draw_docx
from hoptac.share.papers.paper import Chart, PageBreak, Paper, Table, runs, runs_of, text
from hoptac.share.papers.pdf import draw_pdf
from hoptac.share.papers.record import Article, Dossier, Item, Office
from hoptac.share.papers.review import review
from hoptac.share.papers.review_fields import choose
from hoptac.share.papers.trace import unproved, untold
from hoptac.web.demo import sample_pages

TODAY = "2026-11-22"


_gathered: list[tuple[Dossier, dict[str, Any]]] = []


@pytest.fixture
def loaded(db: None) -> tuple[Dossier, dict[str, Any]]:
    """Huế and Sê Kông from the sample pages, and all entries with their quotes by key; gathered once."""
    if not _gathered:
        load(sample_pages())
        known = {fact.key: dataclasses.asdict(fact) for fact in load_facts(Entry.objects.all())}
        _gathered.append((dossier(Office("VN-HUE"), "LA-XE", TODAY), known))
    return _gathered[0]


@pytest.fixture
def told(loaded: tuple[Dossier, dict[str, Any]]) -> Dossier:
    return loaded[0]


def reviewed(told: Dossier, copy: Any = "working") -> Paper:
    agreement = choose(told)
    assert agreement is not None
    return review(told, agreement, copy)


def papers(told: Dossier) -> list[Paper]:
    return [brief(told), reviewed(told), reviewed(told, "leader")]


def words(paper: Paper) -> str:
    return "\n".join("".join(run.text for run in runs_of(block)) for block in (*paper.blocks, *paper.annexes))


def test_every_figure_name_and_day_comes_from_an_entry(loaded: tuple[Dossier, dict[str, Any]]) -> None:
    told, known = loaded
    for paper in papers(told):
        assert untold(paper) == [], paper.kind
        assert unproved(paper, known, [(h.name, *h.spellings) for h in told.holders]) == [], paper.kind
        assert sum(bool(run.keys) for run in runs(paper)) > 30


def test_control_another_figure_is_found(loaded: tuple[Dossier, dict[str, Any]]) -> None:
    told, known = loaded
    value = next(f for f in told.figures if f.get("value") == 268)
    wrong = {**known, value.key: {"value": 267}}
    assert any(figure == "268" for _, figure in unproved(brief(told), wrong))


def test_a_briefing_has_two_pages_in_the_order_that_is_asked_for(told: Dossier) -> None:
    paper = brief(told)
    assert len(pdfium.PdfDocument(draw_pdf(dataclasses.replace(paper, annexes=())))) == 2
    at = [
        words(paper).index(title)
        for title in ("ĐOÀN KHÁCH", "MỤC ĐÍCH", "PHÁT BIỂU", "BẠN CÓ THỂ NÊU", "LỄ TÂN", "NGUỒN")
    ]
    assert at == sorted(at)
    assert isinstance(paper.annexes[0], PageBreak)


def test_a_briefing_says_what_the_leader_needs(told: Dossier) -> None:
    said = words(brief(told))
    for wanted in (
        "tôi nhiệt liệt chào mừng đồng chí Bounlai Bouththi, Ủy viên Trung ương Đảng Nhân dân Cách mạng Lào, Bí thư",
        "từ ngày 14/12/2026 đến ngày 16/12/2026",
        "hữu nghị vĩ đại, đoàn kết đặc biệt, hợp tác toàn diện, gắn kết chiến lược",
        "cuộc gặp ngày 29/1/2026",
        "đến tháng 1/2026, thành phố Huế đã tiếp nhận, đào tạo hơn 1.500 lưu học sinh Lào",
        "Chương trình hợp tác giai đoạn 2022 - 2026 (ký ngày 15/3/2022): còn 1 tháng",
        "tăng số học bổng hằng năm từ 15 lên 20 suất",
    ):
        assert wanted in said, wanted
    body = words(dataclasses.replace(brief(told), annexes=()))
    assert not any(short in body for short in ("UBND", "CHDCND", "UVTW", "Sekong", "Bun-lay Bút-thi vừa", "theo báo"))


def test_what_two_pages_have_no_room_for_is_told_to_the_officer_alone(told: Dossier) -> None:
    paper = brief(told)
    leader, officer = words(dataclasses.replace(paper, annexes=())), words(dataclasses.replace(paper, blocks=()))
    assert "CHƯA ĐƯA VÀO HAI TRANG" in officer and "CHƯA ĐƯA" not in leader
    left = [line for line in officer.split("CHƯA ĐƯA VÀO HAI TRANG")[1].split("\n") if line]
    assert any("15 suất học bổng cấp cho Sê Kông" in line for line in left) and "15 suất học bổng cấp" not in leader
    quote = next(c for c in told.commitments if c.get("stance") == "propose" and told.theirs(c.get("by")))
    long = dataclasses.replace(quote, values={**quote.values, "quote": "Bạn đề nghị " + "mở rộng hợp tác y tế " * 60})
    short = brief(dataclasses.replace(told, commitments=(long,)))
    body, note = (words(dataclasses.replace(short, **{part: ()})) for part in ("annexes", "blocks"))
    assert "…”" not in body and "…" in body and "mở rộng hợp tác y tế " * 59 in note


def test_leaders_are_those_in_office_now_as_far_as_pages_say(told: Dossier) -> None:
    named = "Bounlai Bouththi, Ủy viên Trung ương"
    head = next(h for h in told.holders if h.name == "Bounlai Bouththi")
    assert (head.state, head.before) == ("now", "Leklay Sivilay") and head.since.startswith("2024-12-12")
    assert next(h for h in told.holders if h.name == "Leklay Sivilay").state == "former"
    said = words(brief(told))
    assert named in said and "thay đồng chí Leklay Sivilay" in said and "từ 12/12/2024" in said
    left = [dataclasses.replace(h, state="former") if h == head else h for h in told.holders]
    assert named not in words(brief(dataclasses.replace(told, holders=tuple(left))))
    old = [dataclasses.replace(h, state="unsure") if h == head else h for h in told.holders]
    assert "cần xác minh hiện nay" in words(brief(dataclasses.replace(told, holders=tuple(old))))


def test_the_answers_column_is_the_officers(told: Dossier) -> None:
    table = next(b for b in brief(told).blocks if isinstance(b, Table) and text(b.columns[-1].title) == "Hướng trả lời")
    assert len(table.rows) >= 2 and all(row[-1] == () for row in table.rows)


def test_a_leaders_copy_holds_no_gap_no_disagreement_and_no_difficulty_of_newspapers(told: Dossier) -> None:
    working, leader = words(reviewed(told)), words(reviewed(told, "leader"))
    for only in ("Chưa có số liệu", "CẦN LÀM TRƯỚC KHI TRÌNH", "chỉ có trên báo chí", "NGUỒN THÔNG TIN"):
        assert only in working and only not in leader
    assert "gặp khó khăn trong việc bố trí kinh phí" in leader
    assert "đường phía Sê Kông còn hẹp" in working and "còn hẹp" not in leader


def test_a_working_copy_tells_of_sources_that_disagree(told: Dossier) -> None:
    first = next(f for f in told.wider if f.get("value") == 1249)
    sunk = dataclasses.replace(first, key="f" * 40, values={**first.values, "value": 1200}, as_of="2025-01-01")
    paper = reviewed(dataclasses.replace(told, wider=(first, sunk)))
    assert "1.249" in words(paper).split("CHƯA THỐNG NHẤT")[1].split("Phụ lục")[0]
    done = next(v for v in told.visits if v.get("status") == "done")
    others = {"guest_head": [{"value": "A Bê"}, {"value": "B Xê"}]}
    visit = dataclasses.replace(done, disagrees=("guest_head",), others=others)
    assert "A Bê / B Xê" in words(reviewed(dataclasses.replace(told, visits=(visit,))))


def test_a_review_has_all_headings_with_one_judgement(told: Dossier) -> None:
    said = words(reviewed(told, "leader"))
    for title in (
        *("I. KHÁI QUÁT", "II. KẾT QUẢ", "1. Chính trị", "2. Quốc phòng", "3. Kinh tế", "4. Giáo dục", "6. Y tế"),
        *("8. Hỗ trợ, giúp đỡ lẫn nhau", "III. ĐÁNH GIÁ", "IV. KHÓ KHĂN", "V. PHƯƠNG HƯỚNG", "Phụ lục I. THỎA THUẬN"),
        *("Phụ lục II. ĐOÀN VÀO", "Phụ lục III. HỖ TRỢ", "Phụ lục IV. LƯU HỌC SINH", "Phụ lục V", "Phụ lục VI. THƯ"),
    ):
        assert title in said, title
    assert "tăng từ hơn 150 (tháng 6/2022) lên 268 (tháng 10/2026)" in said
    assert "Hai bên dự kiến ký Chương trình hợp tác giai đoạn 2027 - 2031" in said
    assert not any(word in said.lower() for word in ("viện trợ", "nợ ", "chênh lệch", "tổng cộng", "cân đối"))


def test_results_stand_article_by_article_where_the_signed_paper_is_there(told: Dossier) -> None:
    agreement = choose(told)
    assert agreement is not None
    articles = (
        Article(1, "Giáo dục, đào tạo", ("education",), "p1"),
        Article(2, "Khai thác mỏ", ("mining",), "p1"),
        Article(9, "Điều khoản thi hành", (), "p1"),
    )
    working, leader = (words(review(told, agreement, copy, articles=articles)) for copy in ("working", "leader"))
    assert "Theo từng điều của văn bản đã ký" in working and "Điều 9" not in working
    row = leader.split("Điều 1. Giáo dục, đào tạo")[1].split("III. ĐÁNH GIÁ")[0]
    assert "268 lưu học sinh Sê Kông" in row and "nội dung đang tiếp tục triển khai" in row
    assert "Điều 2. Khai thác mỏ" in working and "hoàn thành" not in row
    assert "Theo từng điều" not in words(review(told, agreement))


def test_articles_are_read_from_signed_papers_alone(db: None) -> None:
    lines = "Điều 1. Giáo dục, đào tạo\nHai bên trao đổi lưu học sinh.\nĐiều 2: Y tế\nHai bên khám, chữa bệnh.\n"
    values = {"kind": "programme", "parties": ["LA-XE", "VN-26"], "term": [2022, 2026], "act": "signed"}
    page = toy.snapshot("a", toy.line("agreement", values, "[Chương trình hợp tác] 2022-2026."), lines)
    load([page], reader=toy.read)
    key = Entry.objects.get(kind="agreement").key
    assert articles_of(key) == ()
    Page.objects.update(rank="signed")
    found = articles_of(key)
    assert [(a.number, a.title) for a in found] == [(1, "Giáo dục, đào tạo"), (2, "Y tế")]
    assert [a.fields[0] for a in found] == ["education", "health"]


def test_what_is_not_known_is_not_said(told: Dossier) -> None:
    empty = dataclasses.replace(
        told, visits=(), aid=(), figures=(), wider=(), commitments=(), courtesies=(), holders=(), followed={}
    )
    leader = words(reviewed(empty, "leader"))
    assert "Kinh tế" not in leader and "Chưa có" not in leader and "Phụ lục II." not in leader
    assert words(reviewed(empty)).count("Chưa có số liệu") == 10
    assert "trưởng đoàn" in words(brief(empty)) and "1.500" not in words(brief(empty))


@pytest.mark.parametrize("made", [0, 1, 2])
def test_both_files_hold_what_the_paper_says(told: Dossier, made: int) -> None:
    paper = papers(told)[made]
    docx, pdf = draw_docx(paper), draw_pdf(paper)
    whole = squeezed("".join(docx_text(docx)))
    bars = [bar for block in paper.blocks if isinstance(block, Chart) for bar in block.bars]
    charted = {run.text for bar in bars for run in (*bar.label, *bar.shown)}
    assert [r.text for r in runs(paper) if squeezed(r.text) not in whole and r.text not in charted] == []
    found = tags(pdf)
    assert {"H1", "Table", "TH", "TD", "LI"} <= set(found) and ("Figure" in found) == bool(charted)
    assert squeezed(text(paper.abstract)) in squeezed(pdf_text(pdf))


def hostile(items: tuple[Item, ...], words_: str) -> tuple[Item, ...]:
    slots = ("guest_head", "host_head", "quote", "goods", "purpose", "occasion", "name")
    return tuple(
        dataclasses.replace(
            item, words=words_, values={k: words_ if k in slots and v else v for k, v in item.values.items()}
        )
        for item in items
    )


@pytest.mark.parametrize("words_", [*HOSTILE, "x" * 10_000, "ệ ố " * 2_500])
def test_hostile_values_in_every_field_do_no_harm(told: Dossier, words_: str) -> None:
    parts = ("agreements", "visits", "aid", "commitments", "courtesies")
    bad = dataclasses.replace(told, **{part: hostile(getattr(told, part)[:4], words_) for part in parts})  # type: ignore[arg-type]
    agreement = choose(told)
    assert agreement is not None
    for paper in (brief(bad), review(bad, agreement)):
        lines = docx_text(draw_docx(paper))
        assert not any(trace in "".join(lines) for trace in ("<class", "built-in", "jinja"))
        assert len(pdfium.PdfDocument(io.BytesIO(draw_pdf(paper)))) >= 2


def test_a_thousand_entries_take_less_than_ten_seconds(told: Dossier) -> None:
    def many(items: tuple[Item, ...], count: int) -> tuple[Item, ...]:
        return tuple(dataclasses.replace(items[n % len(items)], key=f"{n:040x}") for n in range(count))

    large = dataclasses.replace(
        told,
        visits=many(told.visits, 250),
        aid=many(told.aid, 200),
        figures=many(told.figures, 200),
        commitments=many(told.commitments, 250),
        courtesies=many(told.courtesies, 150),
    )
    begun = time.perf_counter()
    paper = reviewed(large)
    files = draw_docx(paper), draw_pdf(paper)
    took = time.perf_counter() - begun
    assert len(large.items) > 1_000 and all(files)
    assert took < 10, took
