"""The law over many reports of one fact: pages in any order, doubled or taken out and back, export the same bytes."""

from __future__ import annotations

import random
from typing import Any
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import toy
from tests.clusters.reports import TestPage, pages
from tests.test_register_load import export_of, forget

from hoptac.base.nouns import Snapshot
from hoptac.link import clusters, entries, groups
from hoptac.register.load import rebuild
from hoptac.register.models import Entry, Report

pytestmark = pytest.mark.django_db


def _as_toy(page: TestPage) -> Snapshot:
    lines = [toy.line(told.kind, told.values, f"Trang {page.name} [kể {n}].") for n, told in enumerate(page.told)]
    return toy.snapshot(page.name, *lines, published=page.published)


#: Quảng Trị and Salavan: two visits in a month, a day off, gifts of one sum.
PAGES = [_as_toy(page) for page in pages() if "salavan" in page.name or "quang-tri" in page.name]


def test_one_entry_a_fact() -> None:
    export_of(PAGES)
    facts = {told.fact for page in pages() if f"test:{page.name}" in {p.address for p in PAGES} for told in page.told}
    assert len(PAGES) > 15 and Entry.objects.count() == len(facts)


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.permutations(PAGES), st.integers(0, 5))
def test_any_order_and_doublings_export_the_same(order: list[Snapshot], again: int) -> None:
    assert export_of([*order, *order[:again]]) == export_of(PAGES)


def test_a_page_that_goes_and_comes_back_leaves_no_trace() -> None:
    whole = export_of(PAGES)
    for page in random.Random(5).sample(PAGES, 4):
        toy.load([toy.snapshot(page.document, "Không có gì.")])
        assert toy.exported() != whole
        toy.load([page])
    assert toy.exported() == whole
    rebuild(reader=toy.read)
    assert toy.exported() == whole


def test_only_entries_that_change_are_written() -> None:
    export_of(PAGES[1:])
    rows = set(Entry.objects.values_list("pk", "key"))
    toy.load(PAGES[:1])
    kept = rows & set(Entry.objects.values_list("pk", "key"))
    touched = Report.objects.filter(page__address=PAGES[0].address).values("entry").distinct().count()
    assert len(kept) >= len(rows) - touched


def test_control_nodes_in_order_of_coming_are_caught() -> None:
    def as_they_come(reports: Any, rule: Any, bonds: Any) -> Any:
        rows = list(Report.objects.order_by("id").values_list("key", flat=True))
        ordered = sorted(reports, key=lambda report: rows.index(report.key))
        return [clusters.Node(rule.traits(r), (r,), frozenset([r.address]), r.key) for r in ordered]

    def named_by_the_first(kind: str, reports: Any, bonds: Any) -> Any:
        return ((members[0].key, members) for _, members in groups._GROUPS[kind](list(reports), bonds))

    with mock.patch.object(clusters, "_nodes", as_they_come), mock.patch.object(entries, "group", named_by_the_first):
        one = export_of(PAGES)
        forget()
        assert export_of(PAGES[::-1]) != one
