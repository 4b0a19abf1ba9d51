"""Linked, not merged: calls, tours, what was signed and given; the life of agreements; what became of commitments."""

from __future__ import annotations

import random
from typing import Any

import pytest
from tests import toy
from tests.clusters.reports import pages, right_reports

from hoptac.link.entries import join
from hoptac.link.life import follow, life
from hoptac.link.ties import Known, Tie, ties
from hoptac.register import query_ties
from hoptac.register.models import Entry

_TOLD = {report.key: (told, report) for told, report in right_reports(pages())}
_ENTRIES = join(report for _, report in _TOLD.values())


def _known() -> tuple[list[Known], dict[str, str]]:
    """The entries of the set as ties see them, and each one's fact."""
    names = {entry.key: _TOLD[entry.reports[0]][0].fact for entry in _ENTRIES}
    known = [Known(e.key, e.kind, e.values, frozenset(_TOLD[key][1].address for key in e.reports)) for e in _ENTRIES]
    return known, names


def _by_fact() -> set[tuple[str, str, str]]:
    known, names = _known()
    return {(names[tie.one], tie.how, names[tie.other]) for tie in ties(known)}


def test_what_belongs_to_a_visit_is_tied_to_it() -> None:
    found = _by_fact()
    assert {
        ("V1", "signed", "A1"),
        ("V1", "given", "G1"),
        ("V4", "call", "V5"),
        ("V7", "tour", "V8"),
        ("V8", "tour", "V9"),
        ("V6", "signed", "A3"),
        ("V10", "signed", "A5"),
        ("V12", "given", "G6"),
    } <= found


def test_a_day_is_preferred_to_the_year_that_holds_it() -> None:
    entry = next(e for e in _ENTRIES if "salavan-quang-tri-dong-ha#2" in e.reports)
    assert entry.values["date"] == "2023-03-14" and "date" not in entry.disagrees


def test_what_only_stands_near_is_not_tied() -> None:
    found = _by_fact()
    pairs = {(one, other) for one, _, other in found} | {(other, one) for one, _, other in found}
    for near in (("V1", "V2"), ("V2", "A1"), ("V10", "A6"), ("V3", "G3"), ("V16", "V17"), ("V25", "V26")):
        assert near not in pairs


def test_the_next_term_follows_an_agreement() -> None:
    following = {(one, other) for one, how, other in _by_fact() if how == "next"}
    assert {("A2", "A3"), ("A8", "A9"), ("A10", "A11"), ("A18", "A16"), ("A16", "A17"), ("A7", "A21")} <= following
    assert not {("A2", "A4"), ("A3", "A2"), ("A18", "A17"), ("A12", "A13")} & following


def test_a_longer_term_of_the_same_start_is_an_extension() -> None:
    values: dict[str, Any] = {"kind": "mou", "parties": ["LA-SL", "VN-25"]}
    one, other = (Known(str(y), "agreement", {**values, "term": [2023, y]}, frozenset()) for y in (2027, 2028))
    assert ties([other, one]) == [Tie("2027", "extended", "2028")]


def test_order_changes_no_tie() -> None:
    known, _ = _known()
    shuffled = list(known)
    random.Random(3).shuffle(shuffled)
    assert ties(shuffled) == ties(known) != []


def test_the_life_of_an_agreement_by_day() -> None:
    reports = [report for told, report in _TOLD.values() if told.fact == "A9"]
    steps = life(reports)
    assert [(s.act, s.first, s.last, s.printed) for s in steps] == [
        ("proposed", "2025-06-05", "2025-06-05", False),
        ("signed", "2025-12-08", "2025-12-08", True),
        ("implemented", "2026-04-02", "2026-04-02", False),
    ]
    assert life(reports[::-1]) == steps


_ASKED = {
    "by": ["VN-25"],
    "to": ["LA-SL"],
    "definite": True,
    "quote": "Quảng Trị sẽ hỗ trợ Salavan xây trường mầm non huyện Sa Mouay và ký thỏa thuận giai đoạn 2028 - 2032.",
}


def _later(kind: str, day: str = "2024-01-01", **values: Any) -> Known:
    return Known(f"{kind} {day}", kind, values, frozenset(), day)


@pytest.mark.parametrize(
    "later, what",
    [
        (_later("commitment", by=["LA-SL"], to=["VN-25"], quote="Đề nghị xây trường mầm non huyện Sa Mouay."), "again"),
        (_later("aid", giver="VN-25", receiver="LA-SL", purpose="để xây trường mầm non"), "done"),
        (_later("agreement", parties=["LA-SL", "VN-25"], term=[2028, 2032], act="signed"), "done"),
        (_later("agreement", parties=["LA-SL", "VN-25"], term=[2028, 2032], act="proposed"), "begun"),
        (_later("aid", giver="VN-25", receiver="LA-XE", purpose="để xây trường mầm non"), None),
        (_later("aid", giver="VN-25", receiver="LA-SL", purpose="để khắc phục lũ lụt"), None),
        (_later("aid", "2022-01-01", giver="VN-25", receiver="LA-SL", purpose="để xây trường mầm non"), None),
        (_later("agreement", parties=["LA-SL", "VN-25"], term=[2023, 2027], act="signed"), None),
        (_later("commitment", by=["LA-SL"], to=["VN-25"], quote="Đề nghị mở thêm đường bay."), None),
    ],
)  # fmt: skip
def test_what_later_pages_may_tell_of_a_commitment(later: Known, what: str | None) -> None:
    asked = Known("asked", "commitment", _ASKED, frozenset(), "2023-03-15")
    assert [found.what for found in follow(asked, [later, asked])] == ([what] if what else [])


def test_only_definite_commitments_are_followed() -> None:
    given = _later("aid", giver="VN-25", receiver="LA-SL", purpose="để xây trường mầm non")
    polite = Known("asked", "commitment", {**_ASKED, "definite": False}, frozenset(), "2023-03-15")
    assert follow(polite, [given]) == ()


@pytest.mark.django_db
def test_ties_life_and_commitments_are_asked_of_the_register() -> None:
    paper = {"kind": "mou", "parties": ["LA-XE", "VN-26"], "term": [2022, 2026], "act": "signed", "date": "2022-06-10"}
    coming = {**paper, "term": [2027, 2031], "act": "proposed", "date": None}
    asked = {**_ASKED, "by": ["VN-26"], "to": ["LA-XE"]}
    given = {"giver": "VN-26", "receiver": "LA-XE", "amount": 1e8, "purpose": "để xây trường mầm non"}
    toy.load(
        [
            toy.snapshot("a", toy.visit(), toy.line("agreement", paper), toy.line("commitment", asked)),
            toy.snapshot("b", toy.line("agreement", coming), toy.line("aid", given), published="2026-01-10"),
        ]
    )
    keys = {(e.kind, str(e.values.get("term"))): e.key for e in Entry.objects.all()}
    visit, signed = keys["visit", "None"], keys["agreement", "[2022, 2026]"]
    assert {tie.how for tie in query_ties.ties_of(visit)} == {"signed", "promised"}
    assert {tie.how for tie in query_ties.ties_of(signed)} == {"signed", "next"}
    assert [step.act for step in query_ties.life_of(signed)] == ["signed"]
    assert [c.what for c in query_ties.followed(keys["commitment", "None"])] == ["done"]


@pytest.mark.django_db
def test_the_few_that_are_looked_at_hold_all_that_is_tied() -> None:
    """Made-up tours, papers, help and promises between two pairs of provinces, close to each other in time."""
    chance, pages = random.Random(5), []
    for number in range(60):
        day = f"2022-{chance.randrange(5, 7):02}-{chance.randrange(1, 29):02}"
        sides = chance.choice((["LA-XE"], ["LA-CH"])), chance.choice((["VN-26"], ["VN-HUE"], ["VN-25"]))
        head = chance.choice(("Bounlom Keovilay", "Sonethong Phavixay"))
        told = {"guest": sides[0], "host": sides[1], "start": day, "end": chance.choice((None, f"{day[:8]}28"))}
        paper = {"kind": "mou", "parties": [*sides[0], *sides[1]], "act": "signed", "date": chance.choice((None, day))}
        term = chance.choice(([2022, 2026], [2022, 2027], [2027, 2031], None))
        given = {"giver": sides[1][0], "receiver": sides[0][0], "purpose": "xây trường mầm non", "amount": number}
        promise = {**_ASKED, "by": sides[1], "to": sides[0]}
        lines = (
            toy.visit(f"Đoàn [tỉnh {number}] thăm.", guest_head=head, **told),
            toy.line("agreement", {**paper, "term": term}, f"Ký [biên bản {number}]."),
            toy.line("aid", {**given, "date": chance.choice((None, day))}, f"Tặng [trường {number}]."),
            toy.line("commitment", promise, f"Hứa [giúp {number}]."),
        )
        pages.append(toy.snapshot(f"p{number}", *chance.sample(lines, 2), published=day))
    toy.load(pages)
    rows = dict(Entry.objects.values_list("key", "pk"))
    known = query_ties.known_entries(rows.values())
    every, tied = ties(known.values()), set()
    for key in rows:
        found = query_ties.ties_of(key)
        assert list(found) == [tie for tie in every if key in (tie.one, tie.other)]
        assert query_ties.followed(key) == follow(known[key], known.values())
        tied |= {tie.how for tie in found}
    assert tied >= {"tour", "signed", "given", "promised", "next", "extended"}
