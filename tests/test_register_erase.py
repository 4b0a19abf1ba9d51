"""A person's data, given out and erased by law: the name is nowhere, the chain holds, a rebuild is the same."""

from __future__ import annotations

import dataclasses
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from tests import toy
from tests.test_register_backup import empty

from hoptac.base.errors import HoptacError
from hoptac.base.nouns import Snapshot
from hoptac.register import decide, guards
from hoptac.register.backup import backup
from hoptac.register.chain import verify_log
from hoptac.register.erase import erase
from hoptac.register.erased import Names, digest, words_of
from hoptac.register.load import load, rebuild
from hoptac.register.models import Bearing, Decision, Entry, Page, Report
from hoptac.register.models import Snapshot as Raw
from hoptac.register.person_export import export_person
from hoptac.register.restore import restore

pytestmark = pytest.mark.django_db

NAME = "Nguyễn Văn Phương"
HEAD = {"guest": ["LA-XE"], "host": ["VN-26"], "place": "VN-26", "start": "2022-06-10", "host_head": NAME}
POSTS = [{"post": "vn-prov-pc-chair", "place": "VN-26"}]
PAGES = [
    toy.snapshot(
        "a",
        toy.line("visit", HEAD, f"Ông {NAME} tiếp [đoàn tỉnh Sê Kông]."),
        toy.line("person", {"name": NAME, "posts": POSTS}, f"Ông [{NAME}] là Chủ tịch."),
        toy.line("aid", {"giver": "VN-26", "receiver": "LA-XE", "amount": 5, "currency": "VND"}, "Huế tặng [5 đồng]."),
    ),
    toy.snapshot("b", toy.line("person", {"name": "NGUYỄN VĂN PHƯƠNG", "posts": POSTS}, "[NGUYỄN VĂN PHƯƠNG] nói.")),
    toy.snapshot("c", toy.line("person", {"name": "Nguyễn Văn Phượng", "posts": POSTS}, "[Nguyễn Văn Phượng] nói.")),
]


@pytest.fixture(autouse=True)
def decided(db: None) -> None:
    """A register that names the person on pages, in corrections, in reasons, by hand, and as one who decides."""
    toy.load(PAGES)
    toy.load([dataclasses.replace(PAGES[1], data=PAGES[1].data + b"\nThem.")])  # an older version names him too
    decide.accept(key("visit"), by=NAME, why=f"theo lời ông {NAME}")
    decide.correct(key("aid"), "purpose", f"quà của {NAME}", by="Lan")
    decide.correct(key("visit"), "size", 12, by="Lan")
    decide.add("person", {"name": NAME, "posts": POSTS}, by="Lan")
    decide.ask(key("person"), f"Có đúng là {NAME.upper()} không?", by="Minh")


def key(kind: str, page: str = "a") -> str:
    """The key of a page's report of a kind."""
    return Report.objects.get(kind=kind, page__document=page).key


def everywhere() -> str:
    """All that the register's tables hold, in lower case."""
    told: list[str] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                told += [
                    bytes(v).decode("utf-8", "ignore") if isinstance(v, bytes | memoryview) else str(v) for v in row
                ]
    plain = re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), "\n".join(told))
    return plain.lower()


def test_the_name_is_nowhere_and_the_rest_stays() -> None:
    assert NAME.lower() in everywhere()  # the control
    done = erase(NAME, by="Minh", why="theo đơn", reader=toy.read)
    assert (done.pages, done.decisions, done.unread) == (2, 5, ())
    assert NAME.lower() not in everywhere()
    assert verify_log() == 6
    # The reader of the tests takes a masked word for a name; that of pages does not (below).
    names = {str(row.values["name"]) for row in Entry.objects.filter(kind="person")}
    assert {name for name in names if "█" not in name} == {"Nguyễn Văn Phượng"}
    visit = Report.objects.get(kind="visit")
    assert (visit.state, visit.values["size"]) == ("accepted", 12)
    assert "purpose" not in Report.objects.get(kind="aid").values


def test_the_register_made_again_or_restored_is_the_same(tmp_path: Path) -> None:
    erase(NAME, by="Minh", why="theo đơn", reader=toy.read)
    told = toy.exported()
    rebuild(reader=toy.read)
    assert toy.exported() == told
    backup(tmp_path / "a.zip")
    empty()
    restore(tmp_path / "a.zip", reader=toy.read)
    assert toy.exported() == told and verify_log() == 6


def test_a_page_that_comes_later_is_masked_too() -> None:
    erase(NAME, by="Minh", why="theo đơn", reader=toy.read)
    new = toy.snapshot("d", toy.visit(sentence="Ông Nguyễn  Văn Phương\u00a0tiếp [đoàn tỉnh Sê Kông].", size=3))
    toy.load([new, PAGES[1]])
    assert NAME.lower() not in everywhere() and Report.objects.filter(page__document="d").exists()
    assert Raw.objects.filter(raw_hash=PAGES[1].raw_hash).count() == 0
    steps: list[Any] = []
    load([new], steps.append, toy.read)
    assert [step.outcome for step in steps] == ["same"]


def test_what_is_left_of_a_decision_cannot_be_changed() -> None:
    erase(NAME, by="Minh", why="theo đơn", reader=toy.read)
    guards.lift_triggers(connection)
    Decision.objects.filter(number=1).update(why="khác")
    with pytest.raises(HoptacError) as error:
        verify_log()
    assert error.value.code == "decisions-tampered"


def test_salt_taken_from_a_decision_that_was_not_erased_is_noticed() -> None:
    guards.lift_triggers(connection)
    Decision.objects.filter(number=3).update(salt="", why="khác")
    with pytest.raises(HoptacError):
        verify_log()


def test_two_persons_are_erased_one_after_the_other() -> None:
    erase(NAME, by="Minh Anh", why="theo đơn", reader=toy.read)
    erase("Minh Anh", by="Lan", why="theo đơn", reader=toy.read)
    assert "minh anh" not in everywhere() and verify_log() == 7
    told = toy.exported()
    rebuild(reader=toy.read)
    assert toy.exported() == told


def test_what_is_kept_of_a_person_is_given_out() -> None:
    told = export_person(NAME)
    assert told["spellings"] == ["NGUYỄN VĂN PHƯƠNG", NAME]
    assert [page["address"] for page in told["pages"]] == ["test:a", "test:b"]
    assert [d["number"] for d in told["decisions"]] == [1, 2, 3, 4, 5]
    assert {entry["kind"] for entry in told["entries"]} == {"visit", "person", "aid"}
    erase(NAME, by="Minh", why="theo đơn", reader=toy.read)
    again = export_person(NAME)
    assert not (again["pages"] or again["entries"] or again["decisions"])


def test_a_single_word_is_nobody() -> None:
    for act in (lambda: erase("Phương", by="Lan", why="x"), lambda: export_person("Phương")):
        with pytest.raises(HoptacError) as error:
            act()
        assert error.value.code == "name-short"


def test_web_pages_lose_the_name_in_their_bytes_whatever_markup_parts_it() -> None:
    said = "Chủ tịch UBND tỉnh Thừa Thiên Huế Nguyễn <b>Văn</b> Phương tiếp đoàn tỉnh Sê Kông (Lào)."
    body = f"<p>Ngày 10/6/2022, {said}</p>"
    data = f"<html><head><title>Tin</title></head><body><h1>Huế tiếp đoàn Sê Kông</h1>{body * 3}</body></html>".encode()
    load([Snapshot("web", "test:web", data, ".html")])
    for page in PAGES:
        Page.objects.filter(address=page.address).delete()
    erase(NAME, by="Minh", why="theo đơn")
    page = Page.objects.get(address="test:web")
    assert page.raw_hash and "Phương" not in bytes(page.raw_hash.data).decode() and "█" in page.text
    assert "Sê Kông" in page.text and page.error is None
    assert not Bearing.objects.filter(report__page=page).exists()


def test_names_are_told_by_whole_words_and_marks() -> None:
    forms = [words_of(form) for form in (NAME, "Lếch-lay Sỉ-vi-lay")]
    names = Names("00", frozenset(digest("00", form) for form in forms), 5)
    text = "Ông NGUYỄN VĂN PHƯƠNG, bà Nguyễn Văn Phượng, Lếch Lay Sỉ-vi-lay; Nguyễn Văn. Phương"
    assert [text[a:b] for a, b in names.spans(text)] == ["NGUYỄN VĂN PHƯƠNG", "Lếch Lay Sỉ-vi-lay"]
    assert len(names.mask(text)) == len(text) and "██████ ███ ██████, bà" in names.mask(text)


@pytest.mark.skipif(sqlite3.sqlite_version_info < (3, 27), reason="VACUUM INTO")
@pytest.mark.django_db(transaction=True)
def test_nothing_of_it_stays_in_the_file() -> None:
    if connection.vendor != "sqlite" or "memory" in str(connection.settings_dict["NAME"]):
        pytest.skip("a SQLite file only")
    erase(NAME, by="Minh", why="theo đơn", reader=toy.read)
    assert NAME.encode() not in Path(connection.settings_dict["NAME"]).read_bytes()
