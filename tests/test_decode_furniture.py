"""Every row of furniture.toml: its hits are found, its near misses are not."""

from __future__ import annotations

import pytest

from hoptac.decode.furniture import read_table, sign_of

ROWS = [row for rows in read_table().values() for row in rows]
SIGNS = {"others": "heading", "sections": "menu"}
CASES = [(row["id"], hit) for row in ROWS for hit in row["hits"]]
MISSES = [(row["id"], miss) for row in ROWS for miss in row["misses"]]


def test_every_row_has_a_hit_and_a_near_miss() -> None:
    assert all(row["hits"] and row["misses"] for row in ROWS)


@pytest.mark.parametrize(("rule", "line"), CASES)
def test_a_hit_is_found(rule: str, line: str) -> None:
    found = sign_of(line.removeprefix(">> "))
    assert found, line
    assert rule in ("sections", "buttons", "tally") or found in (SIGNS.get(rule, rule), "heading")


@pytest.mark.parametrize(("rule", "line"), MISSES)
def test_a_near_miss_is_not(rule: str, line: str) -> None:
    assert sign_of(line) == "", line


def test_long_lines_are_passed_over() -> None:
    assert sign_of("Tin liên quan " * 100_000) == ""
