"""Facts entered by hand: proved by words of a page, or by nobody but who entered them; reports like others."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests import toy
from tests.test_register_backup import empty
from tests.test_register_load import forget

from hoptac.base.errors import HoptacError
from hoptac.register import decide, queries
from hoptac.register.backup import backup
from hoptac.register.load import rebuild
from hoptac.register.models import Entry, Page, Report
from hoptac.register.query_entries import entry as entry_view
from hoptac.register.query_search import Filters, search
from hoptac.register.refs import page_ref
from hoptac.register.restore import restore

pytestmark = pytest.mark.django_db

TOLD = "Ngày 12/6, Huế giúp Sê Kông 40 tấn gạo. Hai bên chụp ảnh lưu niệm."
PAGES = [toy.snapshot("a", toy.visit(), TOLD), toy.snapshot("b", toy.visit(), published="2022-06-12")]
RICE = {"giver": "VN-26", "receiver": "LA-XE", "goods": "40 tấn gạo", "date": "2022-06-12"}
VISIT = {"guest": ["LA-XE"], "host": ["VN-26"], "start": "2022-06-10"}
A = page_ref("test:a")


@pytest.fixture(autouse=True)
def loaded(db: None) -> None:
    toy.load(PAGES)


def hand(kind: str = "aid") -> Report:
    """The report of a kind that was entered by hand."""
    return Report.objects.get(kind=kind, number__gte=100_000)


def holds() -> None:
    """The register is the same after a rebuild and when all pages come anew in another order."""
    told = toy.exported()
    rebuild(reader=toy.read)
    assert toy.exported() == told
    forget()
    toy.load(random.Random(4).sample(PAGES, len(PAGES)))
    rebuild(reader=toy.read)
    assert toy.exported() == told


def test_on_a_page_the_chosen_words_are_the_proof() -> None:
    decide.add("aid", RICE, by="Lan", page=A, quotes=[{"slot": "goods", "words": "40 tấn gạo"}], why="máy đọc sót")
    report = hand()
    said = report.statements.get(slot="goods")
    assert report.page.text[said.start : said.end] == "40 tấn gạo" and said.rule == "hand"
    fact = queries.facts("aid")[0]
    assert fact.sentence and fact.sentence.sentence == "Ngày 12/6, Huế giúp Sê Kông 40 tấn gạo."
    assert [hit.fact.kind for hit in search("gạo", Filters(partner="LA-XE", kind="aid")).hits if hit.fact] == ["aid"]
    holds()


@pytest.mark.parametrize(
    "lines, proved",
    [
        (["Một đoạn mới.", TOLD, "Và sau đó.", toy.visit()], True),
        (["Năm ngoái Huế giúp 40 tấn gạo cho nơi khác.", TOLD], True),
        ([f"Theo tin mới, {TOLD.replace('chụp ảnh lưu niệm', 'ăn tối')}"], True),
        (["Năm ngoái một nơi khác cũng nhận 40 tấn gạo."], False),
        (["Trang trống."], False),
    ],
    ids=["elsewhere", "like words before", "words around changed", "other words", "gone"],
)
def test_the_fact_outlasts_its_words_and_takes_no_others(lines: list[str], proved: bool) -> None:
    decide.add("aid", RICE, by="Lan", page=A, quotes=[{"slot": "goods", "words": "40 tấn gạo"}])
    decide.accept(hand().key, by="Minh")
    toy.load([toy.snapshot("a", *lines)])
    report = hand()
    said = report.statements.get(slot="goods")
    assert report.state == "accepted" and said.inferred is not proved
    if proved:
        assert report.page.text[: said.start].endswith("Huế giúp Sê Kông ")
    told = toy.exported()
    rebuild(reader=toy.read)
    assert toy.exported() == told


def test_with_no_page_it_has_one_of_its_own_that_is_no_page_of_the_register() -> None:
    before, counts = toy.exported(), queries.counts()
    number = decide.add("aid", {**RICE, "amount": 5, "currency": "VND"}, by="Lan", why="theo công văn")
    report = hand()
    assert (report.page.title, report.values["comparator"], report.state) == ("Nhập tay", "=", "open")
    assert queries.counts().pages == counts.pages and len(toy.all_pages()) == 2
    view = entry_view(report.key)
    assert view and view.fact.quotes == () and view.decided[0].by == "Lan"
    told = toy.exported()
    holds()
    decide.undo(number, by="Lan")
    assert toy.exported() == before and Page.objects.count() == 2
    decide.undo(2, by="Lan")
    assert toy.exported() == told


def test_the_site_shows_it(client: Client) -> None:
    decide.add("aid", RICE, by="Lan", why="theo công văn")
    decide.add("visit", VISIT, by="Lan")
    for report in Report.objects.filter(number__gte=100_000):
        assert client.get(f"/entries/{report.key[:16]}/").status_code == 200
        assert client.get(f"/pages/{report.page.ref}/", follow=True).status_code == 200
    assert client.get("/partnerships/VN-HUE/LA-XE/").status_code == 200


def test_it_joins_is_corrected_and_rejected_like_others() -> None:
    decide.add("visit", {**VISIT, "size": 12}, by="Lan")
    entry = Entry.objects.get(kind="visit")
    assert (entry.sources, entry.values["size"]) == (3, 12)
    key = hand("visit").key
    decide.correct(key, "size", 10, by="Lan")
    assert Entry.objects.get(kind="visit").values["size"] == 10
    decide.reject(key, by="Lan")
    assert Entry.objects.get(kind="visit", state="open").sources == 2
    holds()


def test_decisions_on_it_wait_while_it_is_taken_back() -> None:
    number = decide.add("visit", {**VISIT, "size": 12}, by="Lan")
    decide.correct(hand("visit").key, "size", 10, by="Lan")
    told = toy.exported()
    undo = decide.undo(number, by="Lan")
    assert not Report.objects.filter(number__gte=100_000).exists()
    decide.undo(undo, by="Lan")
    assert toy.exported() == told


def test_backup_and_restore(tmp_path: Path) -> None:
    decide.add("visit", VISIT, by="Lan")
    decide.add("aid", RICE, by="Lan", page=A, quotes=[{"slot": "goods", "words": "40 tấn gạo"}])
    told = toy.exported()
    assert backup(tmp_path / "a.zip") == 2
    empty()
    restore(tmp_path / "a.zip", reader=toy.read)
    assert toy.exported() == told


@pytest.mark.parametrize(
    "kind, values, more, code",
    [
        ("aid", {"giver": "VN-26"}, {}, "value-wrong"),
        ("aid", {**RICE, "date": "12/6"}, {}, "value-wrong"),
        ("aid", {**RICE, "size": 3}, {}, "slot-unknown"),
        ("gift", RICE, {}, "slot-unknown"),
        ("aid", RICE, {"page": "0" * 16}, "decision-unknown"),
        ("aid", RICE, {"page": A, "quotes": [{"slot": "goods", "words": "50 tấn gạo"}]}, "words-missing"),
        ("aid", RICE, {"page": A, "quotes": [{"slot": "size", "words": "40 tấn gạo"}]}, "slot-unknown"),
        ("aid", RICE, {"quotes": [{"slot": "goods", "words": "40 tấn gạo"}]}, "words-missing"),
    ],
)
def test_what_cannot_be_entered(kind: str, values: Any, more: Any, code: str) -> None:
    before = toy.exported()
    with pytest.raises(HoptacError) as error:
        decide.add(kind, values, by="Lan", **more)
    assert error.value.code == code and toy.exported() == before
