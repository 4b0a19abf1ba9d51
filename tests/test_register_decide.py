"""Decisions: they hold through every reading, are never changed, and a changed byte is noticed."""

from __future__ import annotations

import dataclasses

import pytest
from django.db import DatabaseError, connection, transaction
from tests import toy

from hoptac.base.errors import HoptacError
from hoptac.base.nouns import Snapshot
from hoptac.register import decide, guards
from hoptac.register.chain import verify_log
from hoptac.register.load import load, rebuild
from hoptac.register.models import Decision, Entry, Report

pytestmark = pytest.mark.django_db

AID = toy.line("aid", {"giver": "VN-26", "receiver": "LA-XE", "amount": 5, "currency": "VND"}, "Huế tặng [5 đồng].")
PAGE = toy.snapshot("a", toy.visit(), AID)


def reload(page: Snapshot = PAGE) -> None:
    """The page comes again, with these bytes."""
    load([dataclasses.replace(page, address=PAGE.address)], reader=toy.read)


def states() -> dict[str, str]:
    """Kind -> state of the entries of that kind, joined where there are several."""
    rows = Entry.objects.order_by("kind", "day", "key")
    found: dict[str, str] = {}
    for row in rows:
        found[row.kind] = f"{found[row.kind]} {row.state}" if row.kind in found else row.state
    return found


@pytest.fixture(autouse=True)
def decided(db: None) -> None:
    """The visit is rejected, the aid accepted."""
    reload()
    visit, aid = toy.report_keys()
    decide.reject(visit, by="Lan", why="trùng")
    decide.accept(aid, by="Minh")


def test_accept_and_reject() -> None:
    assert states() == {"visit": "rejected", "aid": "accepted"}


@pytest.mark.parametrize(
    "page",
    [
        PAGE,
        toy.snapshot("a", "Thêm một đoạn ở trên.", toy.visit(), "Và ở giữa.", AID, published="2023-01-01"),
        toy.snapshot("a", AID, toy.visit()),
        toy.snapshot("a", toy.visit(place="VN-HUE", start="2022-06-09"), AID.replace('"amount": 5', '"amount": 5000')),
        toy.snapshot("a", toy.visit(sentence="Hôm qua, Đoàn [tỉnh Sê Kông] tới thăm Huế."), AID),
    ],
    ids=["same", "other offsets", "other order", "other values", "other words around"],
)
def test_decisions_survive(page: Snapshot) -> None:
    reload(page)
    assert states() == {"visit": "rejected", "aid": "accepted"}
    rebuild(reader=toy.read)
    assert states() == {"visit": "rejected", "aid": "accepted"}


def test_a_decision_stays_with_its_sentence_when_the_same_words_come_before_it() -> None:
    """A new paragraph with the same words shifts the count of words; the tombstone must not fall on it."""
    earlier = toy.visit(sentence="Trước đó, đoàn [tỉnh Sê Kông] gặp Huế.", start="2022-06-01")
    reload(toy.snapshot("a", earlier, toy.visit(), AID))
    assert states() == {"visit": "open rejected", "aid": "accepted"}


def test_decisions_survive_other_rules() -> None:
    def better(snapshot: Snapshot) -> object:
        reading = toy.read(snapshot)
        reports = tuple(
            dataclasses.replace(r, statements=tuple(dataclasses.replace(s, rule="better.rule") for s in r.statements))
            for r in reading.reports
        )
        return dataclasses.replace(reading, reports=reports[::-1])

    rebuild(reader=better)  # type: ignore[arg-type]
    assert states() == {"visit": "rejected", "aid": "accepted"}


def test_decisions_wait_for_words_that_are_gone_for_a_while() -> None:
    reload(toy.snapshot("a", "Trang trống."))
    assert states() == {}
    reload()
    assert states() == {"visit": "rejected", "aid": "accepted"}


def test_what_was_rejected_no_longer_counts_beside_other_sources() -> None:
    load([toy.snapshot("b", toy.visit(place="VN-25"))], reader=toy.read)
    entry = Entry.objects.get(kind="visit", state="open")
    assert (entry.values["place"], entry.sources) == ("VN-25", 1)


def test_undo_is_a_newer_decision() -> None:
    decide.undo(toy.report_keys()[0], by="Lan")
    assert states()["visit"] == "open"
    assert list(Decision.objects.values_list("action", flat=True)) == ["reject", "accept", "undo"]
    reload()
    rebuild(reader=toy.read)
    assert states()["visit"] == "open"


def test_deciding_the_same_again_adds_nothing() -> None:
    decide.reject(toy.report_keys()[0], by="Lan")
    assert Decision.objects.count() == 2


def test_a_whole_page_keeps_what_was_decided_before() -> None:
    page = toy.snapshot("b", toy.visit(start="2023-01-01"), AID)
    load([page], reader=toy.read)
    report = Report.objects.filter(page__address="test:b").select_related("page").first()
    assert report is not None
    decide.reject(report.key, by="Lan")
    assert decide.accept_page(report.page.ref, by="Minh") == 1
    states = Report.objects.filter(page__address="test:b").order_by("number").values_list("state", flat=True)
    assert list(states) == ["rejected", "accepted"]


@pytest.mark.parametrize("act", [decide.accept, decide.reject, decide.undo, decide.accept_page])
def test_what_is_not_there_cannot_be_decided(act: object) -> None:
    with pytest.raises(HoptacError) as error:
        act("0" * 40, by="Lan")  # type: ignore[operator]
    assert error.value.code == "decision-unknown"


def test_the_log_is_append_only() -> None:
    for attempt in (
        lambda: Decision.objects.filter(number=1).update(by="x"),
        lambda: Decision.objects.filter(number=1).delete(),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            attempt()
    row = Decision.objects.get(number=1)
    for attempt in (row.save, row.delete):
        with pytest.raises(TypeError):
            attempt()


def test_the_whole_log_verifies() -> None:
    assert verify_log() == 2


@pytest.mark.parametrize(
    "column", ["target", "target_kind", "binding", "action", "by", "at", "why", "salt", "previous"]
)
def test_one_changed_byte_is_noticed(column: str) -> None:
    guards.lift_triggers(connection)
    old = getattr(Decision.objects.get(number=2), column)
    new = chr(ord(old[0]) ^ 1) + old[1:] if old else "x"
    Decision.objects.filter(number=2).update(**{column: new})
    with pytest.raises(HoptacError) as error:
        rebuild(reader=toy.read)
    assert error.value.code == "decisions-tampered" and "2" in error.value.message()
    Decision.objects.filter(number=2).update(**{column: old})
    assert verify_log() == 2


def test_a_decision_taken_out_is_noticed() -> None:
    guards.lift_triggers(connection)
    Decision.objects.filter(number=1).delete()
    with pytest.raises(HoptacError) as error:
        verify_log()
    assert error.value.code == "decisions-tampered"


def test_words_of_a_person_are_behind_a_salt() -> None:
    """Equal names and reasons give unequal digests, so that what is erased cannot be guessed from them."""
    one, other = Decision.objects.order_by("number")
    assert one.salt != other.salt
    assert len({one.content_digest, other.content_digest, one.digest, other.digest}) == 4
