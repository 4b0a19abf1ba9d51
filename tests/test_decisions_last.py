"""Decisions outlast everything: a thousand of them, then another reader and pages changed around what was decided
(``HOPTAC_DECISIONS``: how many in all).

None is lost and none falls on other words; the controls, bound by key or by offset alone, fail.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any
from unittest import mock

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests import toy
from tests.deciding import decide_at_random
from tests.test_register_load import forget

from hoptac.base.nouns import Page, Reading, Report, Snapshot, Span, Statement, Zone
from hoptac.link.bonds import Bonds
from hoptac.register import restand
from hoptac.register.binding import sentence_digest
from hoptac.register.bonds import _verdicts
from hoptac.register.bound import On, resolve
from hoptac.register.chain import verify_log
from hoptac.register.load import load, rebuild
from hoptac.register.models import Bearing, Decision
from hoptac.register.models import Report as Row

pytestmark = pytest.mark.django_db

DECISIONS = int(os.environ.get("HOPTAC_DECISIONS", "200"))
_TELLERS = ("Sáng 10/6", "Chiều 11/6", "Hôm ấy", "Theo kế hoạch", "Tối 12/6", "Dịp này", "Trước đó")
_KINDS: dict[str, dict[str, Any]] = {
    "visit": {"guest": ["LA-XE"], "host": ["VN-26"], "place": "VN-26", "start": "2022-06-10", "status": "done"},
    "aid": {"giver": "VN-26", "receiver": "LA-XE", "amount": 5_000_000, "currency": "VND", "comparator": "="},
    "agreement": {"kind": "minutes", "parties": ["LA-XE", "VN-26"], "term": [2022, 2026], "act": "signed"},
    "figure": {"measure": "students_received", "value": 1249, "unit": "person", "origin": ["LA"], "host": ["VN-26"]},
    "commitment": {"by": ["VN-26"], "to": ["LA-XE"], "stance": "wish", "fields": [], "quote": "Mong hợp tác."},
    "courtesy": {"kind": "greet", "from": ["LA-XE"], "to": ["VN-26"], "occasion": "Tết", "date": "2022-06-10"},
    "person": {"name": "Nguyễn Văn Phương", "posts": [{"post": "vn-pc-chair", "place": "VN-26"}]},
}


def line(kind: str, teller: str, **values: Any) -> str:
    """A line that tells a fact; many lines hang on the very same words."""
    return toy.line(kind, {**_KINDS[kind], **values}, f"{teller}, Đoàn [tỉnh Sê Kông] và Huế ({kind}) gặp nhau.")


def pages(count: int, chance: random.Random) -> list[list[str]]:
    """The lines of some pages: six facts each, often two of a kind that hang on the same words."""
    made = []
    for number in range(count):
        kinds = [chance.choice(list(_KINDS)) for _ in range(3)]
        tellers = chance.sample(_TELLERS, 6)
        made.append([line(kind, teller, page=number % 5) for kind, teller in zip(kinds * 2, tellers, strict=True)])
    return made


def named(all_lines: Sequence[Sequence[str]]) -> list[Snapshot]:
    """The pages of some lines."""
    return [toy.snapshot(f"p{number}", *lines) for number, lines in enumerate(all_lines)]


def around(lines: Sequence[str], chance: random.Random) -> list[str]:
    """The same lines with others before, between and after, some of them alike and on the same words; turned about."""
    new = [f"Một đoạn mới số {chance.randint(1, 99)} ở đầu trang.", line("visit", "Năm ngoái"), line("aid", "Năm 2019")]
    for told in chance.sample(list(lines), len(lines)):
        new.append(told)
        if chance.random() < 0.5:
            kind = chance.choice(list(_KINDS))
            new.append(line(kind, f"Lần thứ {chance.randint(3, 99)}"))
        if chance.random() < 0.3:
            new.append(told)
    return [*new, "Hết."]


def better(snapshot: Snapshot) -> Reading:
    """Another version of the reader: other offsets, other values, other names of rules, another order."""
    reading = toy.read(snapshot)
    head = "Đầu trang mà bản đọc cũ bỏ đi.\n"
    page = replace(reading.page, text=head + reading.page.text, zones=())
    return replace(reading, page=_zoned(page), reports=tuple(_moved(r, len(head)) for r in reversed(reading.reports)))


def _zoned(page: Page) -> Page:
    return replace(page, zones=(Zone(Span(0, len(page.text)), "body"),))


def _moved(report: Report, by: int) -> Report:
    values = {slot: _other(slot, value) for slot, value in report.values.items()}
    first, *rest = (_statement(s, values, by) for s in report.statements)
    return replace(report, values=values, statements=(first, *rest[::-1]))


def _other(slot: str, value: Any) -> Any:
    renamed = {"start": "2022-06-09", "amount": 5_500_000, "value": 1250, "place": "VN-HUE", "occasion": "Tết Lào"}
    return renamed.get(slot, value)


def _statement(s: Statement, values: Any, by: int) -> Statement:
    span = Span(s.span.start + by, s.span.end + by) if s.span else None
    return replace(s, rule=f"new.{s.rule}", span=span, value=values[s.slot])


def stands() -> Counter[tuple[str, ...]]:
    """What stands of decisions: page, kind, words, sentence -> state and corrected values."""
    found: Counter[tuple[str, ...]] = Counter()
    for row in Row.objects.select_related("page").prefetch_related("statements"):
        corrected = sorted((slot, str(row.values[slot])) for slot in row.corrected)
        if row.state != "open" or corrected:
            found[row.page.address, row.kind, *_hangs(row), row.state, str(corrected)] += 1
    return found


def _hangs(row: Row) -> tuple[str, str]:
    said = next((s for s in row.statements.all() if s.start is not None), None)
    if said is None or row.number >= 100_000:
        return "by hand", row.key
    return said.words, sentence_digest(row.page.text[said.sentence_start : said.sentence_end])


def lost_and_misplaced() -> tuple[int, int]:
    """How many decisions bear on no report, and how many on one of other words or another sentence."""
    lost = misplaced = 0
    bearings = Bearing.objects.select_related("decision", "report__page").prefetch_related("report__statements")
    for bearing in bearings:
        on = bearing.decision.payload["on"][bearing.place]
        if bearing.report is None:
            taken_back = bearing.key == bearing.binding  # entered by hand, and not any more
            lost += not taken_back
        elif bearing.key == bearing.binding:
            misplaced += bearing.report.key != bearing.key
        else:
            misplaced += _hangs(bearing.report) != (on["words"], sentence_digest(on["sentence"]))
    return lost, misplaced


def decided(count: int, number_of_pages: int, seed: int) -> tuple[list[list[str]], Counter[str]]:
    """A register with so many random decisions; its pages."""
    chance = random.Random(seed)
    lines = pages(number_of_pages, chance)
    load(named(lines), reader=toy.read)
    return lines, decide_at_random(chance, count)


def test_a_thousand_decisions_outlast_a_new_reader_and_changed_pages() -> None:
    lines, made = decided(DECISIONS, 25, seed=1)
    assert {"accept", "reject", "ask", "correct", "merge", "split", "add", "undo"} == set(made), made
    before = stands()
    assert lost_and_misplaced() == (0, 0) and len(before) > DECISIONS / 10
    rebuild(reader=better)
    assert lost_and_misplaced() == (0, 0)
    assert stands() == before
    chance = random.Random(2)
    load(named([around(told, chance) for told in lines]), reader=better)
    assert lost_and_misplaced() == (0, 0)
    assert stands() == before
    _bonds_hold()
    told = toy.exported()
    rebuild(reader=better)
    assert toy.exported() == told and verify_log() == DECISIONS


def _bonds_hold() -> None:
    """What people said to be one fact is one entry, what they said to be two is not."""
    blocks = sorted(set(Row.objects.values_list("block", flat=True)))
    bonds = Bonds(_verdicts(blocks))
    of = dict(Row.objects.exclude(state="rejected").values_list("key", "entry"))
    bound = [key for key in of if bonds.mark(key)]
    assert bound
    for number, one in enumerate(bound):
        for other in bound[number + 1 :]:
            assert not (bonds.together(one, other) and of[one] != of[other])
            assert not (bonds.apart(one, other) and of[one] == of[other])


def test_a_decision_taken_back_moves_no_other() -> None:
    """Who takes one back repeats what it was made upon, as the page was then; the log of the rest must stay bound."""
    older = On("k1", "lost", "visit", "tỉnh Sê Kông", "Sáng 10/6, đoàn tỉnh Sê Kông gặp lãnh đạo Huế.")
    newer = replace(
        older, key="k2", beside=frozenset({sentence_digest("Tối 10/6, đoàn tỉnh Sê Kông gặp lãnh đạo Huế.")})
    )
    told = [On("now", "else", "visit", "tỉnh Sê Kông", "Tối 10/6, đoàn tỉnh Sê Kông gặp lãnh đạo Huế.")]
    assert resolve([older], told) == {"lost": "now"}  # worded anew, for all that it knows
    assert resolve([older, newer], told) == {}  # the other stood beside it
    assert resolve([older, newer, older], told) == {}


def _by_key(wanted: Sequence[On], told: Sequence[On]) -> dict[str, str]:
    there = {on.key for on in told}
    return {on.binding: on.key for on in wanted if on.key in there}


def test_control_bound_by_key_alone_decisions_fall_on_other_words() -> None:
    lines, _ = decided(60, 8, seed=3)
    chance = random.Random(2)
    with mock.patch.object(restand, "resolve", _by_key):
        load(named([around(told, chance) for told in lines]), reader=toy.read)
    assert lost_and_misplaced()[1] > 5


def test_control_bound_by_offset_alone_decisions_are_lost() -> None:
    lines, _ = decided(60, 8, seed=3)
    starts = {row.binding: (row.page.ref, row.kind, row.statements.all()[0].start) for row in _rows()}
    chance = random.Random(2)
    load(named([around(told, chance) for told in lines]), reader=toy.read)
    now = {(row.page.ref, row.kind, row.statements.all()[0].start): row for row in _rows()}
    found = [now.get(starts[b.binding]) for b in Bearing.objects.all() if b.binding in starts]
    assert sum(row is None for row in found) > len(found) / 2


def _rows() -> Iterator[Row]:
    yield from Row.objects.filter(number__lt=100_000).select_related("page").prefetch_related("statements")


@settings(
    max_examples=3, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate]
)
@given(st.integers(0, 10**6))
def test_decisions_and_loads_in_any_order_make_one_register(seed: int) -> None:
    """Decisions between loads and newer versions of pages; then a rebuild, and all pages anew in another order."""
    forget()
    rebuild(reader=toy.read)  # the log of the example before stays, and what it entered by hand
    chance = random.Random(seed)
    lines = pages(6, chance)
    shown = named(lines)
    for number in (*range(6), *range(6)):
        if chance.random() < 0.5:
            shown[number] = toy.snapshot(f"p{number}", *around(lines[number], chance))
        load([shown[number]], reader=toy.read)
        decide_at_random(chance, 6)
    told = toy.exported()
    rebuild(reader=toy.read)
    assert toy.exported() == told
    forget()
    load(chance.sample(shown, len(shown)), reader=toy.read)
    rebuild(reader=toy.read)
    assert toy.exported() == told
    assert verify_log() == Decision.objects.count() > 0
