"""Merge and split: a person's word on which reports tell one fact goes before likeness and hard reasons, and lasts."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import toy
from tests.test_register_load import forget

from hoptac.base.errors import HoptacError
from hoptac.link.bonds import Bonds, Verdict
from hoptac.link.entries import join
from hoptac.link.keyed import Keyed
from hoptac.register import decide
from hoptac.register.load import rebuild
from hoptac.register.models import Entry, Report

pytestmark = pytest.mark.django_db

FIGURE = {"measure": "students_received", "value": 1249, "unit": "person", "origin": ["LA"], "host": ["VN-26"]}
PERSON = {"name": "Nguyễn Văn Phương", "posts": [{"post": "vn-pc-chair", "place": "VN-26"}]}
PAGES = [
    toy.snapshot("a", toy.visit()),
    toy.snapshot("b", toy.visit(), published="2022-06-12"),
    toy.snapshot("c", toy.visit(start="2022-06-20")),  # another day: a hard reason
    toy.snapshot("d", toy.visit(host=["VN-25"], start="2022-12-20"), published="2023-01-20"),  # another block
    toy.snapshot("e", toy.line("figure", FIGURE), toy.line("person", PERSON, "Ông [Phương] nói.")),
    toy.snapshot("f", toy.line("figure", FIGURE), toy.line("person", PERSON, "Ông [Phương] kể.")),
]


@pytest.fixture(autouse=True)
def loaded(db: None) -> None:
    toy.load(PAGES)


def entries(kind: str = "visit") -> list[str]:
    """The pages of each entry of a kind, joined: ``["ab", "c"]``."""
    told: dict[int, str] = {}
    rows = Report.objects.filter(kind=kind).order_by("page__address").values_list("entry", "page__document")
    for entry, page in rows:
        told[entry or 0] = told.get(entry or 0, "") + page
    return sorted(told.values())


def entry(page: str, kind: str = "visit") -> str:
    """The key of the entry that a page tells of."""
    return Entry.objects.get(reports__page__document=page, kind=kind).key


def report(page: str, kind: str = "visit") -> str:
    """The key of a page's report."""
    return Report.objects.get(page__document=page, kind=kind).key


def holds() -> str:
    """The export, the same after a rebuild and when all pages come anew in another order."""
    told = toy.exported()
    rebuild(reader=toy.read)
    assert toy.exported() == told
    forget()
    toy.load(random.Random(3).sample(PAGES, len(PAGES)))
    assert toy.exported() == told
    return told


def test_what_likeness_finds() -> None:
    assert entries() == ["ab", "c", "d"]


def test_merge_goes_before_hard_reasons_and_across_blocks() -> None:
    before = toy.exported()
    first = decide.merge([entry("a"), entry("c")], by="Lan", why="một chuyến")
    assert entries() == ["abc", "d"]
    holds()
    second = decide.merge([entry("a"), entry("d")], by="Lan")
    assert entries() == ["abcd"]
    told = Entry.objects.get(kind="visit")
    assert "start" in told.disagrees and told.sources == 4
    holds()
    decide.undo(second, by="Minh")
    assert entries() == ["abc", "d"]
    decide.undo(first, by="Minh")
    assert toy.exported() == before
    holds()


def test_a_page_like_one_half_of_what_was_merged_joins_it() -> None:
    decide.merge([entry("a"), entry("c")], by="Lan")
    toy.load([toy.snapshot("g", toy.visit(start="2022-06-20"))])
    assert entries() == ["abcg", "d"]


def test_a_page_that_goes_leaves_what_was_merged_with_it() -> None:
    decide.merge([entry("a"), entry("d")], by="Lan")
    before = toy.exported()
    for page in PAGES:
        toy.load([toy.snapshot(page.document, "Không có gì.")])
        assert not Report.objects.filter(entry=None).exists()
        assert not Entry.objects.filter(reports=None).exists()
        toy.load([page])
        assert toy.exported() == before


def test_figures_and_people_are_merged_too() -> None:
    assert (entries("figure"), entries("person")) == (["e", "f"], ["ef"])
    decide.merge([entry("e", "figure"), entry("f", "figure")], by="Lan")
    decide.split([report("e", "person")], by="Lan")
    assert (entries("figure"), entries("person")) == (["ef"], ["e", "f"])
    toy.load([toy.snapshot("g", toy.line("person", PERSON, "Ông [Phương] hỏi."))])
    assert entries("person") == ["e", "f", "g"]  # in doubt apart
    toy.load([toy.snapshot("g", "Không có gì.")])
    holds()


def test_split() -> None:
    before = toy.exported()
    number = decide.split([report("a")], by="Lan", why="hai đoàn")
    assert entries() == ["a", "b", "c", "d"]
    holds()
    decide.undo(number, by="Lan")
    assert toy.exported() == before


def test_all_of_an_entry_is_split_into_each() -> None:
    decide.merge([entry("a"), entry("c")], by="Lan")
    decide.split([report("a"), report("b"), report("c")], by="Lan")
    assert entries() == ["a", "b", "c", "d"]
    holds()


def test_the_newest_word_counts() -> None:
    decide.merge([entry("a"), entry("c")], by="Lan")
    decide.split([report("c")], by="Minh")
    assert entries() == ["ab", "c", "d"]
    decide.merge([entry("a"), entry("c")], by="Lan")
    assert entries() == ["abc", "d"]
    holds()


def test_what_was_rejected_joins_nothing_whatever_was_merged() -> None:
    decide.merge([entry("a"), entry("c")], by="Lan")
    decide.reject(report("c"), by="Lan")
    assert entries() == ["ab", "c", "d"]
    decide.undo(report("c"), by="Lan")
    assert entries() == ["abc", "d"]


@pytest.mark.parametrize("wanted, code", [(["a"], "merge-unlike"), (["a", "b"], "merge-unlike")])
def test_one_entry_alone_is_no_merge(wanted: list[str], code: str) -> None:
    with pytest.raises(HoptacError) as error:
        decide.merge([entry(page) for page in wanted], by="Lan")
    assert error.value.code == code


def test_other_refusals() -> None:
    for act, code in (
        (lambda: decide.merge([entry("a"), entry("e", "figure")], by="Lan"), "merge-unlike"),
        (lambda: decide.merge([entry("a"), "0" * 40], by="Lan"), "decision-unknown"),
        (lambda: decide.split([report("c")], by="Lan"), "split-nothing"),
        (lambda: decide.split([report("a"), report("c")], by="Lan"), "split-nothing"),
        (lambda: decide.split([], by="Lan"), "decision-unknown"),
        (lambda: decide.split([report("a")], by="Lan", seen="0-"), "stale-read"),
        (lambda: decide.merge([entry("a"), entry("c")], by="Lan", seen="0-"), "stale-read"),
    ):
        with pytest.raises(HoptacError) as error:
            act()
        assert error.value.code == code


def test_seen_is_of_all_reports() -> None:
    seen = decide.seen_of(report("a"), report("b"), report("c"))
    assert decide.merge([entry("a"), entry("c")], by="Lan", seen=seen) == 1


_KEYS = [f"key{n}" for n in range(7)]
_VERDICTS = st.lists(
    st.tuples(st.booleans(), st.lists(st.sampled_from(_KEYS), min_size=2, max_size=4, unique=True)), max_size=6
)
_SEEN = st.lists(
    st.tuples(st.sampled_from(["2022-06-10", "2022-06-20", "2022-12-31", "2023-01-02"]), st.sampled_from("orl")),
    min_size=2,
    max_size=7,
)


@settings(max_examples=200, deadline=None)
@given(_SEEN, _VERDICTS, st.randoms(use_true_random=False))
def test_bonds_hold_in_any_order(drawn: Any, told: Any, chance: Any) -> None:
    values = {"guest": ["LA-XE"], "host": ["VN-26"], "place": "VN-26"}
    reports = [
        Keyed(_KEYS[n], f"p{n}", "visit", {**values, "start": day}, state="rejected" if s == "r" else "open")
        for n, (day, s) in enumerate(drawn)
    ]
    verdicts = [
        Verdict(n, one, (frozenset(keys),) if one else (frozenset(keys[:1]), frozenset(keys[1:])))
        for n, (one, keys) in enumerate(told)
    ]
    made = join(reports, Bonds(verdicts))
    chance.shuffle(reports)
    chance.shuffle(verdicts)
    assert join(reports, Bonds(verdicts)) == made
    assert sorted(key for e in made for key in e.reports) == sorted(r.key for r in reports)
    assert len({e.key for e in made}) == len(made)
    bonds, live = Bonds(verdicts), {r.key for r in reports if r.state != "rejected"}
    of = {key: e.key for e in made for key in e.reports}
    for one in live:
        for other in live - {one}:
            assert not (bonds.together(one, other) and of[one] != of[other])
            assert not (bonds.apart(one, other) and of[one] == of[other])
    if verdicts:
        newest = max(verdicts, key=lambda v: v.number)
        first, *rest = (part for part in newest.parts)
        pairs = [(a, b) for a in first for b in (rest[0] if rest else first) if a != b]
        assert all(bonds.together(*pair) if newest.one else bonds.apart(*pair) for pair in pairs)
