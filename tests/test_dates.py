"""Dates, months, years and intervals in Vietnamese text."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest

from hoptac.base.fold import fold_key
from hoptac.find.dates import find_dates, settle_year
from hoptac.find.grammar import Rule, load_grammar

_RULES = load_grammar("vi", "dates").rules


def _rules_at(text: str) -> set[str]:
    return {hit.rule for hit in find_dates(fold_key(text), "2022-06-11")}


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: rule.id)
def test_it_matches_hits_and_no_near_misses(rule: Rule) -> None:
    assert rule.hits and rule.near
    missing = [text for text in rule.hits if rule.id not in _rules_at(text)]
    wrong = [text for text in rule.near if rule.id in _rules_at(text)]
    assert (missing, wrong) == ([], [])


_TIMES = tomllib.loads((Path(__file__).parent / "data" / "times_vi.toml").read_text(encoding="utf-8"))["cases"]


def test_it_reads_every_line_of_the_table() -> None:
    wrong = []
    for words, published, expect in _TIMES:
        hits = find_dates(fold_key(words), published or None)
        got = " ; ".join(hit.time.edtf for hit in hits if hit.time) or "none"
        if got != expect:
            wrong.append(f"{words} ({published}): {got}, not {expect}")
    assert wrong == []


def test_the_table_is_large_and_says_no_often_enough() -> None:
    assert len(_TIMES) >= 150
    assert sum(expect == "none" for _, _, expect in _TIMES) >= 20


def test_it_says_what_an_anaphor_leans_on() -> None:
    hits = find_dates(fold_key("Chiều cùng ngày; hai ngày sau; trước đó một tuần; tối qua"), "2022-06-11")
    assert [(hit.kind, hit.shift, hit.part_of_day) for hit in hits] == [
        ("anaphor", 0, "afternoon"),
        ("anaphor", 2, None),
        ("anaphor", -7, None),
        ("anaphor", -1, "evening"),
    ]


def test_it_says_where_the_year_came_from() -> None:
    bases = [
        find_dates("ngày 10/6/2022", "2022-06-11")[0].time,
        find_dates("ngày 10/6", "2022-06-11")[0].time,
        find_dates("ngày 10/6", None, settled_year=2022)[0].time,
    ]
    assert [found and (found.edtf, found.basis) for found in bases] == [
        ("2022-06-10", "text"),
        ("2022-06-10", "page"),
        ("2022-06-10", "inferred"),
    ]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Chúc Tết Bính Thân. Năm 2015, tỉnh bạn gửi xi măng; giai đoạn 2016 - 2020.", 2016),
        ("Tết Nguyên đán Bính Ngọ", 2026),
        ("hội đàm đầu xuân năm 2019; đầu xuân năm 2018", 2019),
        ("Bước sang năm 2018, hai bên tiếp tục", 2018),
        ("ngày 10-5, mùa khô 2018-2019", None),
    ],
)
def test_a_text_may_settle_its_year(text: str, year: int | None) -> None:
    assert settle_year(fold_key(text)) == year


def test_the_words_found_lie_in_the_text_and_apart() -> None:
    text = fold_key("Từ ngày 5 đến ngày 7/12/2018, năm 2019; sáng 24/8, giai đoạn 2022 - 2026, từ năm 2002 đến nay.")
    hits = find_dates(text, "2022-06-11")
    assert [text[hit.start : hit.end] for hit in hits] == [
        "từ ngày 5 đến ngày 7/12/2018",
        "năm 2019",
        "sáng 24/8",
        "giai đoạn 2022 - 2026",
        "từ năm 2002 đến nay",
    ]


_PIECES = ["ngày 1", "từ ngày 5, 6, ", "1/2/", "2022 - ", "từ 2022, 2023, ", "tết năm mới ", " "]


@pytest.mark.parametrize("piece", _PIECES)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    short, long = piece * (3000 // len(piece)), piece * (30000 // len(piece))

    def clock(text: str) -> float:
        spent = []
        for _ in range(3):
            begin = time.process_time()
            find_dates(text, "2022-06-11")
            spent.append(time.process_time() - begin)
        return min(spent)

    spent_short, spent_long = clock(short), clock(long)
    assert spent_long <= 15 * spent_short + 0.02
