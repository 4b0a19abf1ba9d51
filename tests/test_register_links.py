"""Ties that people confirm or deny, and how far a commitment has come."""

from __future__ import annotations

import random

import pytest
from tests import toy
from tests.test_register_load import forget

from hoptac.base.errors import HoptacError
from hoptac.register import decide
from hoptac.register.links import progress
from hoptac.register.load import rebuild
from hoptac.register.models import Entry, Report
from hoptac.register.query_entries import entry as entry_view
from hoptac.register.query_ties import followed, ties_of

pytestmark = pytest.mark.django_db

PROMISE = {"by": ["VN-26"], "to": ["LA-XE"], "stance": "pledge", "fields": [], "definite": True}
QUOTE = "Huế sẽ giúp Sê Kông 40 tấn gạo trong năm 2022."
PAGES = [
    toy.snapshot("a", toy.visit(), toy.line("commitment", {**PROMISE, "quote": QUOTE}, f"[{QUOTE}]")),
    toy.snapshot(
        "b",
        toy.line("aid", {"giver": "VN-26", "receiver": "LA-XE", "goods": "40 tấn gạo", "date": "2022-06-10"}),
        toy.line("commitment", {**PROMISE, "quote": "Huế sẽ tiếp tục giúp 40 tấn gạo."}, "[Huế nói lại]."),
        published="2022-09-01",
    ),
    toy.snapshot("c", toy.visit(), published="2022-06-12"),
]


@pytest.fixture(autouse=True)
def loaded(db: None) -> None:
    toy.load(PAGES)


def key(kind: str, page: str) -> str:
    """The key of the entry of a kind that a page tells of."""
    return Entry.objects.get(kind=kind, reports__page__document=page).key


def holds() -> None:
    """The register is the same after a rebuild and in another order."""
    told = toy.exported()
    rebuild(reader=toy.read)
    assert toy.exported() == told
    forget()
    toy.load(random.Random(4).sample(PAGES, len(PAGES)))
    assert toy.exported() == told


def test_what_is_confirmed_moves_a_commitment_on() -> None:
    promise, gift, again = key("commitment", "a"), key("aid", "b"), key("commitment", "b")
    assert {(c.key, c.what) for c in followed(promise)} == {(gift, "done"), (again, "again")}
    assert progress([promise]) == {promise: "open"}
    before = toy.exported()
    number = decide.link(promise, "done", gift, confirmed=True, by="Lan")
    assert progress([promise, gift])[promise] == "done"
    view = entry_view(promise)
    assert (view and [(f.fact.key, f.confirmed) for f in view.followed] == [(again, False), (gift, True)]) or view
    assert {(f.fact.key, f.confirmed) for f in view.followed} == {(again, False), (gift, True)}
    holds()
    decide.undo(number, by="Lan")
    assert progress([promise]) == {promise: "open"} and toy.exported() == before


def test_what_is_denied_is_proposed_no_more() -> None:
    promise, again = key("commitment", "a"), key("commitment", "b")
    number = decide.link(promise, "again", again, confirmed=False, by="Lan")
    assert again not in {c.key for c in followed(promise)}
    decide.undo(number, by="Lan")
    assert again in {c.key for c in followed(promise)}


def test_a_tie_denied_is_gone_and_one_that_nobody_worked_out_is_kept() -> None:
    visit, gift, again = key("visit", "a"), key("aid", "b"), key("commitment", "b")
    assert ("given", gift) in {(tie.how, tie.other) for tie in ties_of(visit)}
    decide.link(visit, "given", gift, confirmed=False, by="Lan")
    decide.link(visit, "promised", again, confirmed=True, by="Lan")
    told = {(tie.how, tie.other) for tie in ties_of(visit)}
    assert ("given", gift) not in told and ("promised", again) in told
    assert ("promised", visit) in {(tie.how, tie.one) for tie in ties_of(again)}
    holds()


def test_the_newest_word_counts_and_the_same_again_adds_nothing() -> None:
    visit, gift = key("visit", "a"), key("aid", "b")
    assert decide.link(visit, "given", gift, confirmed=False, by="Lan") == 1
    assert decide.link(visit, "given", gift, confirmed=False, by="Minh") == 0
    assert decide.link(visit, "given", gift, confirmed=True, by="Minh") == 2
    assert ("given", gift) in {(tie.how, tie.other) for tie in ties_of(visit)}


def test_a_link_goes_with_most_of_its_reports() -> None:
    toy.load([toy.snapshot("d", toy.visit(), published="2022-06-13")])
    visit, again = key("visit", "a"), key("commitment", "b")
    decide.link(visit, "promised", again, confirmed=True, by="Lan")
    off = Report.objects.get(kind="visit", page__document="d").key
    decide.split([off], by="Lan")
    assert ("promised", again) in {(tie.how, tie.other) for tie in ties_of(key("visit", "a"))}
    assert ("promised", again) not in {(tie.how, tie.other) for tie in ties_of(key("visit", "d"))}


@pytest.mark.parametrize("how, same", [("cousin", False), ("given", True)])
def test_what_cannot_be_linked(how: str, same: bool) -> None:
    visit = key("visit", "a")
    with pytest.raises(HoptacError) as error:
        decide.link(visit, how, visit if same else key("aid", "b"), confirmed=True, by="Lan")
    assert error.value.code == "decision-unknown"
