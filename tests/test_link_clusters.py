"""One fact from many reports: what the papers tell of sixty facts is joined as a careful reader would, in any order."""

from __future__ import annotations

import json
import random
from collections.abc import Hashable, Iterable
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bcubed import b_cubed
from tests.clusters import measure
from tests.clusters.reports import FOLDER, pages, right_reports

from gate import gold
from hoptac.link import clusters, groups
from hoptac.link.entries import join
from hoptac.link.keyed import Keyed
from hoptac.link.likeness import one_name

#: The floors: issue 5 asks 0.95 and 0.90 for visits and agreements.
RIGHT = {"visit": 0.98, "agreement": 0.98, "aid": 0.98}
TEXT = {"visit": 0.95, "agreement": 0.95, "aid": 0.85}


def test_the_set_holds_sixty_facts_in_two_hundred_reports_of_many_papers() -> None:
    found = pages()
    told = [told for page in found for told in page.told]
    assert len({t.fact for t in told}) >= 60 and len(told) >= 200
    assert len({page.text.strip().splitlines()[-1] for page in found}) >= 15
    assert len({page.name for page in found}) == len(found)


def test_right_reports_are_joined_as_they_should_be() -> None:
    scores = measure.scores(*measure.right())
    assert {kind: score.f1 >= RIGHT[kind] for kind, score in scores.items()} == dict.fromkeys(RIGHT, True)


def test_different_facts_are_never_joined() -> None:
    """Two visits of one delegation in a month, two terms, two gifts of one sum: precision is whole."""
    assert {kind: score.precision for kind, score in measure.scores(*measure.right()).items()} == dict.fromkeys(
        RIGHT, 1.0
    )


def test_what_is_read_from_text_is_joined() -> None:
    scores = measure.scores(*measure.from_text())
    assert {kind: score.f1 >= TEXT[kind] for kind, score in scores.items()} == dict.fromkeys(TEXT, True)
    assert min(score.precision for score in scores.values()) >= 0.98


@pytest.mark.parametrize(
    "made, floor", [(lambda key, told: key, "recall"), (lambda key, told: (told.kind, *_sides(told)), "precision")]
)
def test_control_all_apart_and_all_of_a_pair_together_fall_below(made: Any, floor: str) -> None:
    should, _ = measure.right()
    scores = measure.scores(should, {key: made(key, told) for key, told in should.items()})
    for kind in ("visit", "agreement"):
        assert getattr(scores[kind], floor) < 0.8 and scores[kind].f1 < RIGHT[kind]


def _sides(told: Any) -> tuple[str, ...]:
    named = (told.values.get(slot) or [] for slot in ("guest", "host", "parties", "giver", "receiver"))
    return tuple(sorted(place for sides in named for place in ([sides] if isinstance(sides, str) else sides)))


@pytest.mark.parametrize("reason", ["another head for the same side", "days apart", "told apart by a page"])
def test_control_without_a_hard_reason_facts_are_mixed(reason: str) -> None:
    from hoptac.link import visits

    off = {
        "another head for the same side": mock.patch.object(visits, "same_head", lambda *_: None),
        "days apart": mock.patch.multiple(visits, _disjoint=lambda *_: False, _closeness=lambda *_: 3.0, _near=_all),
        "told apart by a page": mock.patch.object(clusters.Rule, "apart", lambda rule, a, b: rule.against(a, b)),
    }
    twins = {report.key: told.fact for told, report in right_reports(pages())}
    twins |= {report.key: report.key for report in _three_papers_of_one_day()}
    reports = [*(report for _, report in right_reports(pages())), *_three_papers_of_one_day()]

    def mixed() -> list[tuple[str, ...]]:
        return [entry.reports for entry in join(reports) if len({twins[key] for key in entry.reports}) > 1]

    assert mixed() == []
    with off[reason]:
        assert mixed() != []


def _all(node: object) -> list[int]:
    return [0]


def _three_papers_of_one_day() -> list[Keyed]:
    """Three minutes of one day on one page: three papers, though nothing tells them apart."""
    values = {"kind": "minutes-of-agreement", "parties": ["KR-45", "VN-35"], "act": "signed", "date": "2022-10-13"}
    return [Keyed(f"three{n}", "page", "agreement", values, "2022-10-14") for n in range(3)]


def test_papers_of_one_day_on_one_page_are_several() -> None:
    assert len(join(_three_papers_of_one_day())) == 3
    other = Keyed("x", "other page", "agreement", _three_papers_of_one_day()[0].values, "2022-10-15")
    assert len(join([*_three_papers_of_one_day(), other])) == 4


# The law: whatever the order, and however often a report comes, the same entries.
_KNOWN = [report for _, report in right_reports(pages())]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(_KNOWN), unique_by=lambda r: r.key, max_size=60), st.randoms(use_true_random=False))
def test_any_part_in_any_order_makes_the_same_entries(drawn: list[Keyed], shuffler: random.Random) -> None:
    shuffled = list(drawn)
    shuffler.shuffle(shuffled)
    assert join(drawn) == join(shuffled)


@settings(max_examples=10, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_whole_set_in_any_order_makes_the_same_entries(shuffler: random.Random) -> None:
    shuffled = list(_KNOWN)
    shuffler.shuffle(shuffled)
    assert join(shuffled) == join(_KNOWN)


def test_control_joining_in_order_of_coming_is_caught() -> None:
    """Nodes in the order of arrival, each named after the first report: the comparison above must fail."""

    def as_they_come(reports: Any, rule: Any, bonds: Any) -> Any:
        return [clusters.Node(rule.traits(r), (r,), frozenset([r.address]), str(n)) for n, r in enumerate(reports)]

    def unsorted(kind: str, reports: Iterable[Keyed], bonds: Any) -> Any:
        made = list(reports)
        return ((members[0].key, members) for _, members in groups._GROUPS[kind](made, bonds))

    from hoptac.link import entries

    with mock.patch.object(clusters, "_nodes", as_they_come), mock.patch.object(entries, "group", unsorted):
        assert join(_KNOWN[::-1]) != join(_KNOWN)


def test_a_report_that_could_tell_either_of_two_visits_tells_neither() -> None:
    march = {"guest": ["LA-SL"], "host": ["VN-25"], "start": "2023-03", "guest_head": "Phonekeo Vongdara"}
    vague = Keyed("vague", "vague", "visit", march, "2023-04-02")
    with_it = join([*_KNOWN, vague])
    assert ("vague",) in [entry.reports for entry in with_it]
    only_first = [r for r in _KNOWN if r.values.get("start") != "2023-03-29" and "khong-ngay" not in r.key]
    assert ("vague",) not in [entry.reports for entry in join([*only_first, vague])]


@pytest.mark.parametrize(
    "one, other, same",
    [
        ("Bounlai Bouththi", "Bun-lay Bút-thi", True),
        ("Atsaphone Phoumsavanh", "Ạt-xạ-phon Phum-xa-vẳn", True),
        ("Khamchanh Phommathat", "Khamphay Sitthidampha", False),
        ("Bounthavy Phanthavong", "Bounthavy Phommathat", False),
    ],
)
def test_foreign_names_by_their_sounds(one: str, other: str, same: bool) -> None:
    assert one_name(one, other, foreign=True) is one_name(other, one, foreign=True) is same


def test_days_off_are_shown_as_a_disagreement_and_days_within_a_run_are_none() -> None:
    entry = next(e for e in join(_KNOWN) if "salavan-quang-tri-bao-cong-an#0" in e.reports)
    assert entry.values["start"] == "2023-03-14" and entry.values["end"] == "2023-03-15" and "start" in entry.disagrees
    agreed = next(e for e in join(_KNOWN) if "bolikhamxay-ha-tinh-2#0" in e.reports)
    assert "start" not in agreed.disagrees


def test_an_amount_keeps_its_comparator_and_its_bounds() -> None:
    entry = next(e for e in join(_KNOWN) if "salavan-truong-mam-non#0" in e.reports)
    assert (entry.values["amount"], entry.values["comparator"]) == (1250000000, "=")
    assert (entry.low, entry.high, entry.disagrees) == (1200000000, 1300000000, ())


@pytest.mark.parametrize(
    ("term", "day"),
    [(["2027", "2031"], "2026-11-18"), (["2026", "2030"], "2026"), (["2022", "2026"], "2022"), (None, "2026-11-18")],
)
def test_a_paper_whose_term_is_still_to_come_stands_under_the_day_that_tells_of_it(
    term: list[str] | None, day: str
) -> None:
    values = {"kind": "cooperation-programme", "parties": ["LA-XE", "VN-46"], "act": "proposed", "term": term}
    [entry] = join([Keyed("a", "page", "agreement", values, "2026-11-18")])
    assert entry.day == day


# The gold pages beside the project.
_LISTS = {"visit": "visits", "agreement": "agreements", "aid": "aid"}


@pytest.mark.skipif(not (gold.GOLD / "answers").is_dir(), reason="no gold pages beside the project")
def test_records_of_the_gold_pages_are_joined_as_they_should_be() -> None:
    held = {Path(line).stem for line in (gold.GOLD / "held.txt").read_text(encoding="utf-8").split()}
    known: dict[str, Keyed] = {}
    for path in sorted((gold.GOLD / "answers").glob("*.json")):
        if path.stem in held:
            continue
        answer = json.loads(path.read_text(encoding="utf-8"))
        for kind, plural in _LISTS.items():
            for number, values in enumerate(answer[plural]):
                key = f"{path.stem} {kind} {number}"
                known[key] = Keyed(key, path.stem, kind, values, answer["published"], sentences=frozenset([key]))
    facts: dict[Hashable, Hashable] = {key: key for key in known}
    lines = (FOLDER / "gold.same").read_text(encoding="utf-8").splitlines()
    for line in lines:
        told = [] if line.startswith("#") else line.split("; ")
        facts.update(dict.fromkeys([key for key in told if key in known], line))
    made = measure.joined(known.values())
    for kind in _LISTS:
        own = {key: fact for key, fact in facts.items() if known[str(key)].kind == kind}
        score = b_cubed(own, {key: made[key] for key in own})
        assert score.f1 >= 0.99 and score.precision >= 0.99, kind
