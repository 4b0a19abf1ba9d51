"""Dates, months, years and intervals in Vietnamese text."""

from __future__ import annotations

import pytest

from hoptac.base.fold import fold_key
from hoptac.find.dates import find_dates
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
