"""Words that a rule cannot do without: no hit is lost by looking for them first."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hoptac.base.fold import fold, nfc
from hoptac.find.needs import MOST, any_in, needs
from hoptac.find.rules import Rule, rules

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "src" / "hoptac" / "find" / "vi"
#: Files of the other form (hoptac.find.grammar) have first words of their own.
NAMES = sorted(p.stem for p in FOLDER.glob("*.toml") if "\nmake = " not in p.read_text(encoding="utf-8"))
RULES = [rule for name in NAMES for rule in rules(name)]
TEXTS = [fold(nfc(p.read_text(encoding="utf-8"))).text for p in (ROOT / "src/hoptac/demo/pages").iterdir()]


@pytest.mark.parametrize(
    "pattern, words",
    [
        (r"(?<!\w)(?:thăm|đến thăm|hội đàm)(?!\w)", ("hội đàm", "thăm")),
        (r"ký (?:kết )?(?:biên bản|thỏa thuận)", ("biên bản", "thỏa thuận")),
        (r"(?:đã )?ký(?: kết)?", ("ký",)),
        (r"#[^;]{0,70}(?:tại|ở) (?P<to>[@&])", ("#",)),
        (r"(?:trao|\d+) quà", (" quà",)),
        (r"(?:trao|\d+)", ()),
        (r"(?!thăm)\w+", ()),
        (r"(?=thăm)\w+", ()),
        (r"a", ()),
        (r"(?i)thăm", ()),
        ("|".join(f"{chr(0x3B1 + n)}ừ" for n in range(MOST + 1)), ()),
    ],
)
def test_what_a_pattern_needs(pattern: str, words: tuple[str, ...]) -> None:
    assert needs(re.compile(pattern)) == words


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_match_holds_a_word_that_its_rule_needs(rule: Rule) -> None:
    for text in (*TEXTS, *(fold(nfc(hit)).text for hit in rule.hits)):
        for match in rule.pattern.finditer(text):
            assert not rule.needs or any_in(rule.needs, match.group(), 0, len(match.group()))


def test_most_rules_are_spared_most_trials() -> None:
    assert sum(bool(rule.needs) for rule in RULES) > 0.6 * len(RULES)


def test_a_stretch_is_looked_at_and_nothing_else() -> None:
    assert any_in(("thăm",), "đến thăm huế", 4, 8)
    assert not any_in(("thăm",), "đến thăm huế", 5, 12)
    assert not any_in(("thăm",), "đến thăm huế", 0, 7)
