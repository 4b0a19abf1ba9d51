"""What pages of the site ask of the database: a fixed number of questions, however much the register holds, and of the
pages' texts only the sentences that are shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests import toy

from hoptac.register import decide, guards, queries
from hoptac.register.binding import sentence_span
from hoptac.register.chain import verify_log
from hoptac.register.load import load
from hoptac.register.models import Decision, Page, Statement
from hoptac.register.opening import open_register
from hoptac.web.demo import sample_pages

PARTNERSHIP = "/partnerships/VN-HUE/LA-XE/"


@contextmanager
def asked() -> Iterator[list[str]]:
    """The SQL of what is asked within."""
    told: list[str] = []
    with CaptureQueriesContext(connection) as captured:
        yield told
    told += [query["sql"] for query in captured.captured_queries]


def of(sql: list[str], table: str) -> list[str]:
    """Those that read a table as a whole, not for one row of it."""
    return [s for s in sql if re.search(rf'\bFROM "register_{table}"', s)]


def visits(number: int, start: int = 0) -> list[str]:
    """Lines that tell visits on days of their own."""
    return [
        toy.visit(f"Đoàn [tỉnh Sê Kông {n}] thăm.", start=f"20{n // 300:02}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}")
        for n in range(start, start + number)
    ]


def numbers_for(sizes: tuple[int, int], do: Callable[[str], object]) -> list[int]:
    """How many questions it takes on a page of so many reports each."""
    counted = []
    for size in sizes:
        page = toy.snapshot(f"p{size}", *visits(size, size))
        toy.load([page])
        ref = Page.objects.get(address=page.address).ref
        with asked() as sql:
            do(ref)
        counted.append(len(sql))
    return counted


# Accepting


@pytest.mark.django_db
def test_accepting_a_page_asks_no_more_for_more_reports() -> None:
    few, many = numbers_for((3, 120), lambda ref: decide.accept_page(ref, by="Lan"))
    assert many <= few + 5  # SQLite takes rows in parts of some hundred values
    assert Decision.objects.count() == 123 and verify_log() == 123
    assert list(Decision.objects.values_list("number", flat=True)) == list(range(1, 124))


@pytest.mark.django_db
def test_control_one_at_a_time_is_seen() -> None:
    def each(ref: str) -> None:
        for report in queries.page(ref).reports:  # type: ignore[union-attr]
            decide.accept(report.key, by="Lan")

    few, many = numbers_for((3, 12), each)
    assert many > few * 3


# The start page


@pytest.mark.django_db
@pytest.mark.parametrize("office", ["", "VN-HUE"])
def test_the_start_page_counts_in_the_database(client: Client, monkeypatch: pytest.MonkeyPatch, office: str) -> None:
    monkeypatch.setenv("HOPTAC_OFFICE", office)
    load(sample_pages())
    for address in ("/", "/partners/", "/partners/map/?show=visits", "/partners/map/?show=students&era=then"):
        with asked() as sql:
            assert client.get(address).status_code == 200
        assert len(sql) <= 30, sql
        assert not of(sql, "entryperson")
        # What is not counted is bounded: no question goes through all entries or their places.
        for question in sql:
            assert (
                "COUNT(" in question
                or "MAX(" in question
                or " LIMIT " in question
                or " IN (" in question
                or ("entryplace" not in question and 'FROM "register_entry"' not in question)
            ), question


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/pages/", "/people/", PARTNERSHIP])
def test_a_page_asks_no_more_of_a_larger_register(client: Client, address: str) -> None:
    counted = []
    for size in (4, 90):
        toy.load([toy.snapshot(f"p{size}-{n}", *visits(3, size * 10 + n * 3)) for n in range(size // 3)])
        client.get(address)  # what the first view makes, the next finds
        with asked() as sql:
            assert client.get(address).status_code == 200
        counted.append(len(sql))
    assert counted[0] == counted[1]


# Texts


def whole_texts(sql: list[str]) -> list[str]:
    """Questions that fetch pages' whole texts."""
    cut = [re.sub(r'SUBSTR(ING)?\("register_page"\."text"', "", s) for s in sql]
    return [s for s in cut if '"register_page"."text"' in s]


@pytest.mark.django_db
def test_no_list_of_facts_fetches_whole_pages(client: Client) -> None:
    load(sample_pages())
    row = max(queries.partnerships(), key=lambda row: row.total)
    person = max(queries.people(), key=lambda row: row.entries)
    for address in (
        "/",
        "/pages/",
        "/people/",
        f"/partnerships/{row.one.id}/{row.other.id}/",
        f"/people/{person.key}/",
    ):
        with asked() as sql:
            assert client.get(address).status_code == 200
        assert whole_texts(sql) == [], address


@pytest.mark.django_db
def test_control_a_whole_text_is_seen() -> None:
    with asked() as sql:
        list(Page.objects.all())
    assert len(whole_texts(sql)) == 1


@pytest.mark.django_db
def test_the_people_of_a_partnership_are_asked_for_by_name(client: Client) -> None:
    load(sample_pages())
    row = max(queries.partnerships(), key=lambda row: row.total)
    with asked() as sql:
        view = queries.partnership(row.one.id, row.other.id)
    assert view is not None and 0 < len(view.people) < len(queries.people())
    named = of(sql, "entryperson")
    assert named and all('"name_key" IN' in s or '"entry_id" IN' in s for s in named)
    assert len([s for s in of(sql, "entryplace") if "WHERE" not in s or " IN (" not in s]) == 0


@pytest.mark.django_db
def test_a_quote_is_the_sentence_around_its_words() -> None:
    load(sample_pages())
    texts = dict(Page.objects.values_list("ref", "text"))
    quotes = [quote for kind in ("visit", "figure", "commitment") for f in queries.facts(kind) for quote in f.quotes]
    assert len(quotes) > 100
    for quote in quotes:
        assert quote.sentence[quote.start : quote.end] == quote.words
        row = next(s for s in Statement.objects.filter(key__startswith=quote.ref))
        first, last = sentence_span(texts[quote.page], row.start or 0, row.end or 0)
        assert texts[quote.page][first:last] == quote.sentence


# A register of an older version


@pytest.mark.django_db(transaction=True)
def test_a_register_of_the_first_tables_keeps_its_pages_and_quotes() -> None:
    toy.load([toy.snapshot("a", "Một câu. Hai câu.", toy.visit())])
    before, [quote] = toy.exported(), queries.facts("visit")[0].quotes
    guards.set_triggers(connection)
    MigrationExecutor(connection).migrate([("register", "0001_register")])
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes("register"))
    open_register()
    assert toy.exported() == before and queries.facts("visit")[0].quotes == (quote,)
    page = queries.page(quote.page)
    assert page is not None and [(v.number, v.shown) for v in page.versions] == [(1, True)]
