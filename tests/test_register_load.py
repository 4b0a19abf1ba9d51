"""The one law: the register is a function of the pages and the decisions, in every order and after every rebuild."""

from __future__ import annotations

import dataclasses
import io
import random
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import toy

from hoptac.base.errors import HoptacError
from hoptac.base.nouns import Snapshot
from hoptac.collect import Failure, collect
from hoptac.register import decide
from hoptac.register.load import Step, load, rebuild
from hoptac.register.models import Entry, Page, Report, Statement
from hoptac.register.models import Snapshot as Raw
from hoptac.web.demo import sample_pages

pytestmark = pytest.mark.django_db

PAGES = [
    toy.snapshot(
        "a", toy.visit(), toy.line("aid", {"giver": "VN-26", "receiver": "LA-XE", "amount": 1e16, "currency": "LAK"})
    ),
    toy.snapshot("b", toy.visit(place="VN-25"), toy.line("figure", {"measure": "visitors", "value": 2.5})),
    toy.snapshot("c", toy.visit(), published="2022-06-12"),
    toy.snapshot("d", "Không có gì ở đây."),
]


def forget() -> None:
    """Empty the tables of pages (the log stays)."""
    Page.objects.all().delete()
    Entry.objects.all().delete()
    Raw.objects.all().delete()


def export_of(pages: list[Snapshot], load_pages: Callable[[list[Snapshot]], None] = toy.load) -> str:
    """The export of a register of these pages, loaded in this order."""
    forget()
    load_pages(pages)
    return toy.exported()


def test_the_export_is_canonical() -> None:
    lines = export_of(PAGES).splitlines()
    assert len(lines) == 3
    assert '"amount":10000000000000000,' in lines[0]
    assert '"sources":3' in lines[2] and '"disagrees":["place"]' in lines[2] and "tỉnh Sê Kông" in lines[2]


def test_reading_twice_changes_nothing() -> None:
    once = export_of(PAGES)
    steps: list[Step] = []
    load(PAGES, steps.append, toy.read)
    assert [step.outcome for step in steps] == ["same"] * 4
    assert toy.exported() == once


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.permutations(PAGES), st.integers(0, 4))
def test_order_of_pages_changes_nothing(pages: list[Snapshot], again: int) -> None:
    assert export_of([*pages, *pages[:again]]) == export_of(PAGES)


def test_control_an_export_in_order_of_loading_is_caught() -> None:
    """Without the protection (sorting, joining by content) the comparison above must fail."""

    def in_row_order(pages: list[Snapshot]) -> str:
        forget()
        toy.load(pages)
        return "".join(
            f"{row.page.address} {row.values}\n" for row in Report.objects.order_by("id").select_related("page")
        )

    assert in_row_order(PAGES) != in_row_order(PAGES[::-1])


def test_control_joining_by_arrival_is_caught() -> None:
    """The first report's values instead of the preferred ones: order shows."""
    from hoptac.link import claims

    def by_arrival(slot: str, value: object, told: list[object]) -> tuple[int]:
        keys = list(Report.objects.order_by("id").values_list("key", flat=True))
        return (-min(keys.index(report.key) for report in told),)  # type: ignore[attr-defined]

    with mock.patch.object(claims, "_rank", by_arrival):
        assert export_of(PAGES) != export_of([PAGES[1], PAGES[0], *PAGES[2:]])


def test_rebuild_gives_the_same() -> None:
    before = export_of(PAGES)
    decide.reject(toy.report_keys()[1], by="Lan")
    decided = toy.exported()
    rebuild(reader=toy.read)
    assert toy.exported() == decided != before


def test_rebuild_mends_what_was_derived_wrongly() -> None:
    before = export_of(PAGES)
    Entry.objects.update(values={}, state="accepted", block="x")
    Report.objects.update(values={"guest": ["XX"]})
    Statement.objects.all().delete()
    Page.objects.update(text="", published=None)
    assert toy.exported() != before
    rebuild(reader=toy.read)
    assert toy.exported() == before


def test_the_sample_pages_in_any_order_and_rebuilt() -> None:
    pages = sample_pages()
    shuffled = list(pages)
    random.Random(7).shuffle(shuffled)

    def with_reader(pages: list[Snapshot]) -> None:
        load(pages)

    first = export_of(pages, with_reader)
    assert len(first.splitlines()) > 20
    assert export_of(shuffled, with_reader) == first
    rebuild()
    assert toy.exported() == first


def test_new_bytes_replace_the_page() -> None:
    before = export_of(PAGES)
    changed = dataclasses.replace(PAGES[0], data=PAGES[3].data)
    steps: list[Step] = []
    load([changed], steps.append, toy.read)
    assert [step.outcome for step in steps] == ["replaced"]
    assert toy.exported() == export_of([changed, *PAGES[1:]]) != before


def test_old_bytes_are_kept() -> None:
    export_of(PAGES)
    toy.load([dataclasses.replace(PAGES[0], data=b"[x]")])
    assert Raw.objects.filter(raw_hash=PAGES[0].raw_hash).exists()


def test_one_text_at_two_addresses_is_read_by_each_ending() -> None:
    toy.load([PAGES[0], dataclasses.replace(PAGES[0], address="test:copy", suffix=".html")])
    assert Raw.objects.count() == 1
    assert sorted(Page.objects.values_list("suffix", flat=True)) == [".html", ".txt"]


def test_a_page_that_fails_is_kept_with_its_error_and_the_others_are_read() -> None:
    broken = toy.snapshot("x", "BROKEN")
    summary = load([broken, *PAGES], reader=toy.read)
    assert dict(summary.outcomes) == {"failed": 1, "new": 4}
    page = Page.objects.get(address="test:x")
    assert page.error["code"] == "failed" and page.raw_hash is not None
    assert bytes(page.raw_hash.data) == broken.data


def test_a_failed_page_is_tried_again() -> None:
    broken = toy.snapshot("x", toy.visit(), "BROKEN")
    load([broken], reader=toy.read)
    load([broken], reader=lambda snapshot: toy.read(dataclasses.replace(snapshot, data=PAGES[0].data)))
    assert Page.objects.get().error is None
    assert Report.objects.count() == 2


def test_of_a_secret_page_no_copy_is_kept(caplog: pytest.LogCaptureFixture) -> None:
    secret = toy.snapshot("s", "MẬT")
    load([secret], reader=toy.read)
    page = Page.objects.get()
    assert (page.error["code"], page.raw_hash, page.text) == ("secret", None, "")
    assert Raw.objects.count() == 0
    assert "refused as secret" in caplog.text


def test_a_better_reader_that_sees_the_stamp_drops_the_copies() -> None:
    page = toy.snapshot("s", "MẬT", toy.visit())
    copy = dataclasses.replace(page, address="test:copy")
    load(
        [page, copy, PAGES[0]],
        reader=lambda s: toy.read(dataclasses.replace(s, data=s.data.replace("MẬT".encode(), b""))),
    )
    assert Raw.objects.count() == 2
    rebuild(reader=toy.read)
    assert Raw.objects.get().raw_hash == PAGES[0].raw_hash
    assert set(Page.objects.filter(raw_hash=None).values_list("text", flat=True)) == {""}
    assert toy.exported() == export_of([PAGES[0]])


def test_a_page_that_cannot_be_fetched_takes_nothing_away() -> None:
    toy.load(PAGES)
    before = toy.exported()
    refused = HoptacError("file-unreadable", path="a.txt", reason="no-permission")
    summary = load([Failure("a", "test:a", refused), Failure("z", "test:z", refused)], reader=toy.read)
    assert len(summary.failed) == 2
    assert toy.exported() == before
    assert Page.objects.get(address="test:z").error["code"] == "file-unreadable"


def test_a_path_that_leads_to_no_page_is_told_and_not_recorded(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    given = [str(tmp_path / "mistyped.txt"), str(tmp_path / "empty"), "-"]
    steps: list[Step] = []
    summary = load(collect(given, io.BytesIO(b"")), steps.append)
    assert [step.error.code for step in steps if step.error] == ["file-missing", "nothing-to-read", "file-empty"]
    assert len(summary.failed) == 3 and not Page.objects.exists()


def test_control_a_file_that_is_there_and_cannot_be_read_is_a_page_that_failed(tmp_path: Path) -> None:
    (tmp_path / "rong.txt").write_bytes(b"")
    load(collect([str(tmp_path)]))
    assert Page.objects.get().error["code"] == "file-empty"


def test_text_that_a_database_cannot_hold_is_kept_readable() -> None:
    toy.load([toy.snapshot("n", toy.visit(sentence="Đoàn [Sê\0Kông] thăm Huế."))])
    page = Page.objects.get()
    statement = Statement.objects.get(inferred=False)
    assert page.text[statement.start : statement.end] == statement.words == "Sê\ufffdKông"
    rebuild(reader=toy.read)


def test_a_reader_that_infers_one_slot_twice_is_stored() -> None:
    def twice(snapshot: Snapshot) -> object:
        reading = toy.read(snapshot)
        report = reading.reports[0]
        return dataclasses.replace(
            reading, reports=(dataclasses.replace(report, statements=(*report.statements, report.statements[-1])),)
        )

    load([PAGES[2]], reader=twice)  # type: ignore[arg-type]
    assert Statement.objects.count() == 6


def test_a_reading_that_cannot_be_stored_fails_alone() -> None:
    def odd(snapshot: Snapshot) -> object:
        reading = toy.read(snapshot)
        if snapshot.document != "c":
            return reading
        return dataclasses.replace(reading, reports=(dataclasses.replace(reading.reports[0], values={"x": object()}),))

    summary = load(PAGES, reader=odd)  # type: ignore[arg-type]
    assert dict(summary.outcomes) == {"new": 3, "failed": 1}
    assert Page.objects.get(address="test:c").error["code"] == "failed"


def test_a_fault_of_ours_is_told_in_words_and_its_details_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    summary = load([toy.snapshot("x", "BROKEN")], reader=toy.read)
    error = summary.failed[0].error
    assert error is not None and "ngoài dự kiến" in error.message("vi")
    assert "ValueError" not in error.message("vi") + str(Page.objects.get().error)
    assert "ValueError: broken" in caplog.text
