"""Numbers, money and what they count in Vietnamese text."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest

from hoptac.base.fold import fold_key
from hoptac.find.grammar import Rule, load_grammar
from hoptac.find.numbers import QuantityHit, find_quantities

_RULES = load_grammar("vi", "numbers").rules


def _rules_at(text: str) -> set[str]:
    return {hit.rule for hit in find_quantities(fold_key(text))}


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: rule.id)
def test_it_matches_hits_and_no_near_misses(rule: Rule) -> None:
    assert rule.hits and rule.near
    missing = [text for text in rule.hits if rule.id not in _rules_at(text)]
    wrong = [text for text in rule.near if rule.id in _rules_at(text)]
    assert (missing, wrong) == ([], [])


_CASES = tomllib.loads((Path(__file__).parent / "data" / "quantities_vi.toml").read_text(encoding="utf-8"))["cases"]


def _said(hit: QuantityHit) -> str:
    found = hit.quantity
    words = [found.comparator, f"{found.value:.15g}", found.unit or "-"]
    words += ["each"] * hit.each + ["vague"] * hit.vague
    return " ".join(words) + (f" ..{hit.high:.15g}" if hit.high else "")


def test_it_reads_every_line_of_the_table() -> None:
    wrong = []
    for words, expect in _CASES:
        got = " ; ".join(_said(hit) for hit in find_quantities(fold_key(words))) or "none"
        if got != expect:
            wrong.append(f"{words}: {got}, not {expect}")
    assert wrong == []


def test_the_table_is_large_and_says_no_often_enough() -> None:
    assert len(_CASES) >= 80
    assert sum(expect == "none" for _, expect in _CASES) >= 25


def test_it_gives_the_places_of_the_whole_and_of_the_number() -> None:
    text = fold_key("đã tiếp nhận hơn 500 lưu học sinh Lào về nước tránh dịch")
    (hit,) = find_quantities(text)
    assert text[hit.start : hit.end] == "hơn 500 lưu học sinh"
    assert text[hit.number_start : hit.number_end] == "500"
    assert hit.noun == "lưu học sinh lào về nước"


def test_the_noun_of_a_sum_is_what_follows_the_currency() -> None:
    (hit,) = find_quantities(fold_key("hơn 2 tỷ đồng cho tỉnh bạn, năm 2022"))
    assert hit.noun == "cho tỉnh bạn"


@pytest.mark.parametrize("piece", ["1.234", "hai trăm ", "2 tỷ 500 triệu ", "1 - 2 ", "mười lăm nghìn ", "hơn "])
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    short, long = piece * (3000 // len(piece)), piece * (30000 // len(piece))

    def clock(text: str) -> float:
        spent = []
        for _ in range(3):
            begin = time.process_time()
            find_quantities(text)
            spent.append(time.process_time() - begin)
        return min(spent)

    spent_short, spent_long = clock(short), clock(long)
    assert spent_long <= 15 * spent_short + 0.02
