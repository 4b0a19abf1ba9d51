"""Every rule finds its hits and leaves its near misses alone (dates and numbers have a grammar and tests of their
own).
"""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from hoptac.base.fold import fold
from hoptac.find.rules import Rule, rules

FILES = sorted(
    path.name.removesuffix(".toml")
    for path in files("hoptac.find").joinpath("vi").iterdir()
    if path.name.endswith(".toml") and "gates" not in tomllib.loads(path.read_text(encoding="utf-8"))
)
CASES = [pytest.param(rule, id=rule.id) for name in FILES for rule in rules(name)]


def test_there_are_rules() -> None:
    assert len(CASES) > 40


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_finds_its_hits(rule: Rule) -> None:
    assert rule.hits, f"{rule.id} has no hit"
    for words in rule.hits:
        assert rule.search(fold(words).text), f"{rule.id} does not find: {words}"


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_leaves_near_misses_alone(rule: Rule) -> None:
    assert rule.near, f"{rule.id} has no near miss"
    for words in rule.near:
        found = rule.search(fold(words).text)
        assert found is None, f"{rule.id} finds {found.group()!r} in: {words}"


@pytest.mark.parametrize("name", FILES)
def test_ids_are_used_once_and_named_after_their_file(name: str) -> None:
    ids = [rule.id for rule in rules(name)]
    assert len(ids) == len(set(ids))
    assert all(rule_id.split(".")[0] == name for rule_id in ids)


#: A rule asked for by its name: ``rule("aid.give")``, ``line.search("commitments.done")``.
ASKED = re.compile(
    r"(?:\brule|\.search|\.finditer|\.within|\.first|sentences_with|folded_spans|first_span)\("
    r'[^()"\n]*"([a-z]+\.[a-z-]+)"'
)


def test_every_rule_that_is_asked_for_exists() -> None:
    """A line that is asked for a rule that no table has finds nothing, and says nothing."""
    known = {rule.id for name in FILES for rule in rules(name)}
    modules = [path for path in files("hoptac.find").iterdir() if path.name.endswith(".py")]
    asked = {(m.name, match) for m in modules for match in ASKED.findall(m.read_text(encoding="utf-8"))}
    assert len(asked) > 200
    assert {(name, match) for name, match in asked if match not in known} == set()


PACKAGE = Path(str(files("hoptac")))
#: Tables that are gone through row by row: the start of an id says what a row is for.
GONE_THROUGH = ("dates", "fields", "figures")


def test_every_rule_of_the_other_tables_is_asked_for() -> None:
    """A rule that nobody asks for looks as if it were in force."""
    code = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    told = {rule.id for name in FILES if name not in GONE_THROUGH for rule in rules(name)}
    assert len(told) > 300
    assert {i for i in told if i not in code and f'"{i.split(".", 1)[1]}"' not in code} == set()
