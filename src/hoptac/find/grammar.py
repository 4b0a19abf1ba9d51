"""Rules of a TOML file over folded text: each is tried only where one of its first words stands.

A file holds ``[words]`` (fragments; ``{name}`` in a pattern puts one in, ``{name:1}`` puts it in with every ``#`` as 1,
so that one fragment gives the groups ``d1`` and ``d2``) and ``[[rule]]`` tables: ``id``, ``on`` (the words a match
begins with; ``0`` stands for any digits), ``pattern``, ``make`` (the name of the function that builds the value),
``hits`` and ``near`` (texts that must and must not match; one test runs them), and whatever else the maker reads. The
order of the rules is their rank.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

_WORD = re.compile(r"\w+")
_FRAGMENT = re.compile(r"\{([a-z_]+)(?::(\d))?\}")
_DIGITS = "0"

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
    """The rules of one file by their first word, in order of rank, and the file's further tables."""

    rules: tuple[Rule, ...]
    by_word: Mapping[str, tuple[Rule, ...]]
    tables: Mapping[str, Any]

    def scan(self, text: str, build: Callable[[Rule, re.Match[str]], Hit | None]) -> list[Hit]:
        """What ``build`` makes of the matches, left to right and without overlap; None passes on to the next rule."""
        found: list[Hit] = []
        end = 0
        get = self.by_word.get
        digits = self.by_word.get(_DIGITS, ())
        for word in _WORD.finditer(text):
            start = word.start()
            first = word.group()
            rules = digits if first[0] in "0123456789" else get(first)
            if not rules or start < end:
                continue
            for rule in rules:
                match = rule.pattern.match(text, start)
                hit = build(rule, match) if match else None
                if match and hit is not None:
                    found.append(hit)
                    end = match.end()
                    break
        return found


def expand(pattern: str, words: Mapping[str, str], number: str = "") -> str:
    """The pattern with its fragments put in; a fragment within a fragment has the number of the outer one."""

    def put(match: re.Match[str]) -> str:
        inner = match[2] or number
        return expand(words[match[1]].replace("#", inner or "#"), words, inner)

    return _FRAGMENT.sub(put, pattern)


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
    by_word: dict[str, list[Rule]] = {}
    for rule in rules:
        for word in rule.on:
            by_word.setdefault(word, []).append(rule)
    return Grammar(rules, {word: tuple(row) for word, row in by_word.items()}, {"words": words, **data})
