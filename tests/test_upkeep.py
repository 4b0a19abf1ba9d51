"""After many pages PostgreSQL looks at what it holds now; nothing else does, and nobody after few."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

import toy
from hoptac.register import upkeep
from hoptac.register.load import rebuild


def looked() -> list[str]:
    """What is asked when a page is loaded and the register is made again."""
    with CaptureQueriesContext(connection) as asked:
        toy.load([toy.snapshot("a", toy.visit())])
        rebuild(reader=toy.read)
    return [query["sql"] for query in asked if query["sql"].startswith("VACUUM")]


@pytest.mark.django_db(transaction=True)
def test_after_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "MANY", 1)
    told = looked()
    assert len(told) == (2 if connection.vendor == "postgresql" else 0)
    assert all(table in sql for sql in told for table in ("register_page", "register_report", "register_statement"))


@pytest.mark.django_db(transaction=True)
def test_not_after_few() -> None:
    assert looked() == []


@pytest.mark.django_db
def test_not_within_a_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "MANY", 1)
    assert looked() == []
