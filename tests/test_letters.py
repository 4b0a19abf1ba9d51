"""Letters: nine that differ, names and offices of today, every figure traced, the book of what was sent."""

from __future__ import annotations

import calendar
import io
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as raw
import pytest
from docx import Document
from tests import toy
from tests.paper_known import known_to

from hoptac.base.errors import HoptacError
from hoptac.base.nouns import Reading
from hoptac.gazetteer.address import form_of_address, relation
from hoptac.gazetteer.feasts import day_in
from hoptac.read import read
from hoptac.register import mail
from hoptac.register.backup import backup
from hoptac.register.chain import verify_log
from hoptac.register.drawn import letter_files, zipped
from hoptac.register.letters import letters
from hoptac.register.load import load, rebuild
from hoptac.register.restore import restore
from hoptac.share.letters.choose import choose
from hoptac.share.letters.letter import Addressee, Letter, Sender, draft
from hoptac.share.letters.sentences import Pair, Sentence, candidates
from hoptac.share.letters.texts import LANGUAGES, fill, kinds
from hoptac.share.papers.docx import draw_docx
from hoptac.share.papers.paper import Paper, Para, runs_of, said, text, told
from hoptac.share.papers.pdf import draw_pdf
from hoptac.share.papers.record import Item
from hoptac.share.papers.trace import unproved, untold
from hoptac.web.demo import sample_pages

TODAY = date(2026, 11, 22)
NINE = ["LA-PH", "LA-LM", "LA-BK", "LA-OU", "LA-LP", "LA-XA", "LA-XS", "LA-XI", "LA-HO"]
HOME = "VN-05"
#: Words that English writes with a capital wherever they stand.
ENGLISH = frozenset({"Province", *calendar.month_name})
NAMED = ("son-la", "som-bun", "bo-keo", "luu-hoc-sinh")


@cache
def reading(document: str) -> Reading:
    """A sample page, read once for all tests."""
    return read(next(page for page in sample_pages() if page.document == document))


@pytest.fixture
def son_la(db: None) -> None:
    """The sample pages that tell of Sơn La."""
    load(
        [
            page
            for page in sample_pages()
            if "son-la" in page.document
            or "som-bun" in page.document
            or "luu" in page.document
            or "bo-keo" in page.document
        ]
    )


def written(language: str = "vi", places: Sequence[str] = NINE, code: str = "la-national-day") -> list[Letter]:
    """The letters of Sơn La to its nine partners for 2 December 2026."""
    return letters(code, places, HOME, TODAY, language)


def body(paper: Paper) -> str:
    """All that a letter says."""
    return "\n".join([*(text(to) for to in paper.to), *(text(b.runs) for b in paper.blocks if isinstance(b, Para))])


@pytest.mark.usefixtures("son_la")
def test_nine_letters_each_with_a_sentence_of_its_own() -> None:
    found = written()
    own = [text(letter.sentence.runs) for letter in found if letter.sentence]
    assert len(own) == 9
    assert len({letter.sentence.key for letter in found if letter.sentence}) == 9
    # Not the same sentence with another name in it: at least six wordings among nine.
    assert (
        len({tuple(run.text for run in letter.sentence.runs if not run.keys) for letter in found if letter.sentence})
        >= 6
    )


@pytest.mark.usefixtures("son_la")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_name_and_day_comes_from_somewhere(language: str) -> None:
    papers = [draft(letter) for letter in written(language)]
    known = known_to(papers, TODAY)
    for paper in papers:
        assert [found for found in unproved(paper, known) if found[1] not in ENGLISH] == []
        if language == "vi":
            assert untold(paper) == []


@pytest.mark.usefixtures("son_la")
def test_control_an_invented_figure_and_name_are_found() -> None:
    paper = draft(written()[0])
    known = known_to([paper], TODAY)
    key = next(run.keys[0] for block in paper.blocks if isinstance(block, Para) for run in block.runs if run.keys)
    wrong = replace(paper, blocks=(*paper.blocks, Para((told("99.999 người ở Pakse", key), said("Ngày 3/4/1999.")))))
    assert unproved(wrong, known) and untold(wrong)


@pytest.mark.usefixtures("son_la")
def test_one_page_to_the_person_in_office_by_full_titles_signed_by_the_counterpart() -> None:
    for letter in written():
        paper = draft(letter)
        assert len(pypdfium2.PdfDocument(draw_pdf(paper))) == 1
        assert paper.head.number == "" and paper.receivers == ()
        assert paper.signature is not None and paper.signature.name == "Cầm Bá Thuận"
        for short in ("UVTW", "CHDCND", "UBND", "HĐND", "NDCM", "TW "):
            assert short not in body(paper)
    to = {letter.to.place: text(draft(letter).to[0]) for letter in written()}
    assert to["LA-BK"] == "Đồng chí Khamsing Phommavong, Bí thư Tỉnh ủy, Tỉnh trưởng Bò Kẹo"


def test_a_seat_in_the_central_committee_stands_before_the_province(db: None) -> None:
    load([page for page in sample_pages() if page.document == "2026-11-ke-hoach-don-doan-sekong"])
    (letter,) = letters("la-national-day", ["LA-XE"], "VN-HUE", TODAY, "vi")
    assert text(draft(letter).to[0]).startswith(
        "Đồng chí Bounlai Bouththi, Ủy viên Trung ương Đảng Nhân dân Cách mạng Lào, Bí thư Tỉnh ủy Sê Kông"
    )
    (english,) = letters("la-national-day", ["LA-XE"], "VN-HUE", TODAY, "en")
    assert "Member of the Lao People's Revolutionary Party Central Committee, Secretary" in body(draft(english))


@pytest.mark.usefixtures("son_la")
def test_neither_reader_nor_writer_is_named_to_himself() -> None:
    told_to = {letter.to.place: text(letter.sentence.runs) for letter in written() if letter.sentence}
    assert "do đồng chí dẫn đầu" in told_to["LA-XS"] and "do tôi dẫn đầu" in told_to["LA-HO"]
    assert "do đồng chí Lường Văn Đạt dẫn đầu" in told_to["LA-LM"]


@pytest.mark.usefixtures("son_la")
def test_a_lao_letter_says_in_its_file_alone_that_it_is_a_draft() -> None:
    paper = draft(written("lo")[0])
    data = draw_docx(paper)
    assert Document(io.BytesIO(data)).core_properties.comments == "Bản tiếng Lào là bản nháp, chờ người Lào soát."
    assert "nháp" not in body(paper) and "nháp" not in "".join(p.text for p in Document(io.BytesIO(data)).paragraphs)
    assert "ຄົບຮອບ 51 ປີ" in body(paper)


@pytest.mark.usefixtures("son_la")
@pytest.mark.parametrize(("language", "words"), [("vi+lo", "ຄົບຮອບ 51 ປີ"), ("vi+en", "51st")])
def test_a_letter_in_two_languages_has_the_whole_of_it_in_both(language: str, words: str) -> None:
    [letter] = written(language, ["LA-BK"])
    paper = draft(letter)
    behind = "".join(run.text for block in paper.annexes for run in runs_of(block))
    assert words in behind and "kỷ niệm 51 năm" in body(paper) and "Cầm Bá Thuận" in behind
    assert ("bản nháp, chờ người Lào soát" in behind) == (language == "vi+lo")
    data = draw_pdf(paper)
    document = pypdfium2.PdfDocument(data)
    drawn = [o.get_font() for page in document for o in page.get_objects([raw.FPDF_PAGEOBJ_TEXT])]
    assert len(document) == 2 and drawn and all(font.is_embedded for font in drawn)
    assert any("NotoSansLao" in font.get_base_name() for font in drawn) == ("lo" in language)
    assert [found for found in unproved(paper, known_to([paper], TODAY)) if found[1] not in ENGLISH] == []


@pytest.mark.usefixtures("son_la")
def test_where_nobody_is_known_the_office_is_written_to() -> None:
    [letter] = written(places=["LA-SV"])
    assert (letter.to.name, letter.sentence) == ("", None)
    assert text(draft(letter).to[0]) == "Đồng chí Bí thư Tỉnh ủy, Tỉnh trưởng Savannakhet"


@pytest.mark.usefixtures("son_la")
def test_a_letter_of_party_day_goes_between_party_committees() -> None:
    [letter] = written(places=["LA-BK"], code="la-party-day")
    paper = draft(letter)
    assert paper.form == "partyletter" and paper.head.organ == "TỈNH ỦY SƠN LA"
    assert "kỷ niệm 72 năm Ngày thành lập Đảng Nhân dân Cách mạng Lào (22/03/1955 - 22/03/2027)" in body(paper)


@pytest.mark.usefixtures("son_la")
def test_rejected_facts_are_never_recalled() -> None:
    from hoptac.register import decide
    from hoptac.register.models import Report

    [before] = written(places=["LA-XI"])
    assert before.sentence is not None
    for report in Report.objects.filter(entry__key=before.sentence.key):
        decide.reject(report.key, "an")
    [after] = written(places=["LA-XI"])
    assert after.sentence is None or after.sentence.key != before.sentence.key


def item(what: str, **values: Any) -> Item:
    """An entry as papers use it."""
    return Item("k" * 40, what, values, "2026-05-01", "2026-05-02", "done", "", ())


PAIR = Pair(HOME, frozenset({HOME}), "LA-BK", frozenset({"LA-BK"}), TODAY.isoformat(), "vi")


@pytest.mark.parametrize(
    "told_item",
    [
        item("commitment", by=["LA-BK"], to=[HOME], stance="difficulty", fields=["health"]),
        item("commitment", by=["LA-BK"], to=[HOME], stance="wish", fields=["health"]),
        item("commitment", by=["LA-BK", HOME], to=[], stance="agree", fields=["security", "health"]),
        item("aid", giver=HOME, receiver="LA-BK", amount=5, currency="VND", comparator="="),
        item("visit", guest=["LA-BK"], host=[HOME], start="2026-05-01", status="planned"),
        item("visit", guest=["LA-BK"], host=[HOME], start="2027-05-01", status="done"),
        item("visit", guest=["LA-BK"], host=[HOME], start="2015-05-01", status="done"),
        item("visit", guest=["LA-BK"], host=["VN-26"], start="2026-05-01", status="done"),
        item("figure", measure="students_received", value=5, origin=["LA"], host=[HOME]),
        item("agreement", kind="mou", parties=["LA-BK", HOME], term=[2016, 2020], act="mentioned"),
    ],
)
def test_difficulties_wishes_help_and_old_or_others_facts_are_no_sentence(told_item: Item) -> None:
    assert candidates([told_item], PAIR) == []


def test_control_what_may_be_told_is_a_sentence() -> None:
    assert candidates([item("visit", guest=["LA-BK"], host=[HOME], start="2026-05-01", status="done")], PAIR)
    assert candidates([item("commitment", by=["LA-BK", HOME], to=[], stance="agree", fields=["health"])], PAIR)


def test_one_fact_never_stands_in_two_letters() -> None:
    shared = Sentence("visit-in", (said("a"),), "one", "2026", True)
    assert sum(found is not None for found in choose({"LA-BK": [shared], "LA-XI": [shared]}).values()) == 1


LANDS = ("LA", "KH", "CN", "JP")


def test_forms_of_address() -> None:
    ways = [(land, way) for land in LANDS for way in ("party", "government")]
    comrades = {who for who in ways if form_of_address(*who).vi == "đồng chí"}
    assert comrades == {("LA", "party"), ("LA", "government"), ("KH", "party"), ("CN", "party")}


def test_relations_are_named_by_the_formula_of_the_day() -> None:
    before, after = relation("LA", "2025-06-01"), relation("LA", "2026-06-01")
    assert before is not None and "gắn kết chiến lược" not in before.formula_vi
    assert after is not None and after.formula_vi.endswith("gắn kết chiến lược")
    assert relation("ZZ", "2026-01-01") is None


def test_a_value_is_never_read_as_a_phrase() -> None:
    filled = fill("Kính gửi {name}.", {"name": told("{posts} {{ 7*7 }}", "x")})
    assert filled is not None and text(filled) == "Kính gửi {posts} {{ 7*7 }}."
    assert fill("Kính gửi {name}.", {}) is None


HOSTILE = [
    "{{ 7*7 }}",
    "{% for x in y %}",
    "x" * 10_000,
    "<w:p/>&amp;\x00",
    "{name}",
    "''.__class__",
    "\u202egnu",
    "#let x",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_only_text(name: str) -> None:
    to = Addressee("LA-BK", name, name, (("la-governor", "LA-BK"), (name, "LA-BK")), ("k",))
    letter = Letter(
        to, Sender(HOME, "party", name), day_in("la-national-day", 2026), "la-national-day", "2026-11-22", "vi", None
    )
    paper = draft(letter)
    document = Document(io.BytesIO(draw_docx(paper)))
    said_all = "".join(p.text for p in document.paragraphs)
    assert "49" not in said_all and name.replace("\x00", "").replace("\u202e", "")[:20] in said_all.replace(
        "\u202e", ""
    )
    assert draw_pdf(paper).startswith(b"%PDF")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_common_occasions(language: str) -> None:
    assert {"counted", "new_year", "plain"} <= kinds(language)


@pytest.mark.usefixtures("son_la")
def test_a_hundred_letters_within_twenty_seconds() -> None:
    many = [letter for _ in range(12) for letter in written()][:100]
    start = time.process_time()
    files = list(letter_files(many, ["docx"]))
    assert len(files) == 100 and time.process_time() - start < 20


def test_the_same_files_give_the_same_archive() -> None:
    assert zipped([("a.txt", b"a")]) == zipped([("a.txt", b"a")]) != zipped([("a.txt", b"b")])


SENT = mail.Noted("sent", "2026-11-22", "LA-BK", "Khamsing", "la-national-day", 2026, "vi", "Quốc khánh Lào")


@pytest.mark.django_db
def test_the_book_numbers_letters_by_year_and_direction() -> None:
    assert mail.note(SENT, "an") == 1
    assert mail.note(replace(SENT, place="LA-XI"), "an") == 2
    assert mail.note(replace(SENT, direction="received", occasion="", title="Thư mời"), "an") == 1
    assert mail.note(replace(SENT, day="2027-01-02", year=2027), "an") == 1
    assert mail.note(replace(SENT, day="2026-11-25"), "an") == 1  # the same letter, noted twice
    assert len(mail.book()) == 4
    assert set(mail.sent_on("la-national-day", 2026)) == {"LA-BK", "LA-XI"}


@pytest.mark.django_db
def test_a_letter_struck_out_leaves_its_number_and_the_chain_whole() -> None:
    mail.note(SENT, "an")
    [kept] = mail.book()
    mail.strike(kept.decision, "an", "nhầm")
    assert mail.book() == [] and verify_log() == 2
    assert mail.note(replace(SENT, place="LA-XI"), "an") == 2
    with pytest.raises(HoptacError):
        mail.strike(kept.decision, "an")


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", [{"day": "hôm qua"}, {"place": "ZZ-99"}, {"direction": "lost"}])
def test_a_wrong_note_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(HoptacError) as told_error:
        mail.note(replace(SENT, **wrong), "an")
    assert told_error.value.code == "letter-wrong" and mail.book() == []


@pytest.mark.django_db(transaction=True)
def test_the_book_is_in_every_backup_and_outlives_a_rebuild(tmp_path: Path) -> None:
    from django.core.management import call_command
    from django.db import connection

    from hoptac.register import guards

    load([toy.snapshot("a", toy.visit())], reader=toy.read)
    mail.note(SENT, "an")
    before, file = mail.book(), tmp_path / "x.zip"
    rebuild(reader=toy.read)
    assert mail.book() == before
    backup(file)
    guards.lift_triggers(connection)
    call_command("flush", interactive=False, verbosity=0)
    guards.set_triggers(connection)
    assert mail.book() == []
    restore(file, reader=toy.read)
    assert mail.book() == before
