"""Numbers, money and what they count in Vietnamese text."""

from __future__ import annotations

import pytest

from hoptac.base.fold import fold_key
from hoptac.find.grammar import Rule, load_grammar
from hoptac.find.numbers import find_quantities

_RULES = load_grammar("vi", "numbers").rules


def _rules_at(text: str) -> set[str]:
    return {hit.rule for hit in find_quantities(fold_key(text))}


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: rule.id)
def test_it_matches_hits_and_no_near_misses(rule: Rule) -> None:
    assert rule.hits and rule.near
    missing = [text for text in rule.hits if rule.id not in _rules_at(text)]
    wrong = [text for text in rule.near if rule.id in _rules_at(text)]
    assert (missing, wrong) == ([], [])
