"""Rules of a TOML file over folded text: each is tried only where one of its first words stands.

A file holds ``[gates]`` (what digits must look like for rules to be tried on them, by name), ``[words]`` (fragments;
``{name}`` in a pattern puts one in, ``{name:1}`` puts it in with every ``#`` as 1, so that one fragment gives the
groups ``d1`` and ``d2``) and ``[[rule]]`` tables: ``id``, ``on`` (the words a match begins with, or the name of a
gate), ``pattern``, ``make`` (the name of the function that builds the value), ``hits`` and ``near`` (texts that must
and must not match; one test runs them), and whatever else the maker reads. The order of the rules is their rank.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

_FRAGMENT = re.compile(r"\{([a-z_]+)(?::(\d))?\}")

Hit = TypeVar("Hit")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a file: see the module's words."""

    id: str
    on: tuple[str, ...]
    pattern: re.Pattern[str]
    make: str
    options: Mapping[str, Any]
    hits: tuple[Any, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules of one file by their first word, in order of rank, and the file's further tables.

    ``trigger`` finds the first words and all digits; the first gate that digits pass gives their rules.
    """

    rules: tuple[Rule, ...]
    by_word: Mapping[str, tuple[Rule, ...]]
    gates: Mapping[str, re.Pattern[str]]
    trigger: re.Pattern[str]
    tables: Mapping[str, Any]

    def scan(self, text: str, build: Callable[[Rule, re.Match[str]], Hit | None]) -> list[Hit]:
        """What ``build`` makes of the matches, left to right and without overlap; None passes on to the next rule."""
        found: list[Hit] = []
        end = 0
        for word in self.trigger.finditer(text):
            start = word.start()
            if start < end:
                continue
            for rule in self.by_word.get(word[0]) or self._by_gate(text, start):
                match = rule.pattern.match(text, start)
                hit = build(rule, match) if match else None
                if match and hit is not None:
                    found.append(hit)
                    end = match.end()
                    break
        return found

    def _by_gate(self, text: str, start: int) -> tuple[Rule, ...]:
        return next((self.by_word[name] for name, gate in self.gates.items() if gate.match(text, start)), ())


def expand(pattern: str, words: Mapping[str, str], number: str = "") -> str:
    """The pattern with its fragments put in; a fragment within a fragment has the number of the outer one."""

    def put(match: re.Match[str]) -> str:
        inner = match[2] or number
        return expand(words[match[1]].replace("#", inner or "#"), words, inner)

    return _FRAGMENT.sub(put, pattern)


def _trigger(words: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all first words and digits; by first letter, which is three times as fast as a plain list."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(word[1:])
    heads = "|".join(f"{letter}(?:{'|'.join(tails)})" for letter, tails in sorted(by_letter.items()))
    return re.compile(rf"(?<!\w)(?:(?:{heads})(?!\w)|[0-9]+)")


_RULE_KEYS = ("id", "on", "pattern", "make", "hits", "near")


def _rule(table: Mapping[str, Any], words: Mapping[str, str]) -> Rule:
    return Rule(
        id=table["id"],
        on=tuple(table["on"]),
        pattern=re.compile(expand(table["pattern"], words)),
        make=table["make"],
        options={key: value for key, value in table.items() if key not in _RULE_KEYS},
        hits=tuple(table["hits"]),
        near=tuple(table["near"]),
    )


@cache
def load_grammar(language: str, name: str) -> Grammar:
    """The rules of ``LANGUAGE/NAME.toml``."""
    data = tomllib.loads(files("hoptac.find").joinpath(language, f"{name}.toml").read_text(encoding="utf-8"))
    words = data.pop("words")
    rules = tuple(_rule(table, words) for table in data.pop("rule"))
    gates = {name: re.compile(gate) for name, gate in data.pop("gates").items()}
    by_word: dict[str, list[Rule]] = {}
    for rule in rules:
        for word in rule.on:
            by_word.setdefault(word, []).append(rule)
    trigger = _trigger(by_word.keys() - gates.keys())
    return Grammar(rules, {word: tuple(row) for word, row in by_word.items()}, gates, trigger, data)
