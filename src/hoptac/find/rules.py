"""Rules as data: each has an id, words or a pattern, what it sets, hits and near misses (``find/LANGUAGE/*.toml``).

One test (tests/test_rules.py) runs every hit and near miss. Patterns see folded text (base.fold); ``unless`` holds
phrases which, where they cover or touch a hit, veto it. A file's ``[words]`` are fragments: ``{name}`` in a pattern
puts one in.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from hoptac.base.begins import quickened
from hoptac.base.fold import fold_key
from hoptac.find.grammar import expand
from hoptac.find.needs import FEW, any_in, needs


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; ``sets`` are the slot values that a hit gives, ``hits`` and ``near`` its own test cases.

    Every hit holds a word of ``needs``, where there are any; ``quick`` are the same where they are few.
    """

    id: str
    pattern: re.Pattern[str]
    veto: re.Pattern[str] | None = None
    sets: dict[str, Any] = field(default_factory=dict)
    hits: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    quick: tuple[str, ...] = ()

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The hits in folded text, vetoed ones left out."""
        end = len(text) if end is None else end
        if self.quick and not any_in(self.quick, text, start, end):
            return iter(())
        hits = self.pattern.finditer(text, start, end)
        return hits if self.veto is None else self._unvetoed(self.veto, hits, (text, start, end))

    @staticmethod
    def _unvetoed(
        veto: re.Pattern[str], hits: Iterator[re.Match[str]], where: tuple[str, int, int]
    ) -> Iterator[re.Match[str]]:
        vetoes: list[tuple[int, int]] | None = None
        for match in hits:
            if vetoes is None:
                vetoes = [v.span() for v in veto.finditer(*where)]
            if not any(s < match.end() and match.start() < e for s, e in vetoes):
                yield match

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first hit, or None."""
        end = len(text) if end is None else end
        if self.quick and not any_in(self.quick, text, start, end):
            return None
        first = self.pattern.search(text, start, end)
        if first is None or self.veto is None:
            return first
        return next(self._unvetoed(self.veto, self.pattern.finditer(text, start, end), (text, start, end)), None)


def words_pattern(words: list[str]) -> str:
    """An alternation of whole words or phrases, longest first."""
    forms = sorted({fold_key(word) for word in words}, key=lambda w: (-len(w), w))
    return r"(?<!\w)(?:" + "|".join(re.escape(form) for form in forms) + r")(?!\w)"


def _rule(row: dict[str, Any], fragments: Mapping[str, str]) -> Rule:
    source = expand(row["pattern"], fragments) if "pattern" in row else words_pattern(row["words"])
    unless = row.get("unless")
    pattern = re.compile(quickened(source))
    words = needs(pattern)
    return Rule(
        row["id"],
        pattern,
        re.compile(quickened(words_pattern(unless))) if unless else None,
        row.get("sets", {}),
        tuple(row.get("hits", ())),
        tuple(row.get("near", ())),
        words,
        words if len(words) <= FEW else (),
    )


@cache
def rules(name: str, language: str = "vi") -> tuple[Rule, ...]:
    """The rules of ``find/LANGUAGE/NAME.toml``, in the order of the file."""
    source = files("hoptac.find").joinpath(language, f"{name}.toml")
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    return tuple(_rule(row, data.get("words", {})) for row in data["rule"])


@cache
def _by_need(language: str) -> tuple[frozenset[str], AhoCorasick, list[list[str]]]:
    """Ids of the rules that need no word; all words that others need, to be found in one pass; whose each word is."""
    free: set[str] = set()
    users: dict[str, list[str]] = {}
    for file in sorted(files("hoptac.find").joinpath(language).iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml") and "\nmake = " not in file.read_text(encoding="utf-8"):  # find.grammar's form
            for one in rules(file.name.removesuffix(".toml"), language):
                free.update(() if one.needs else (one.id,))
                for word in one.needs:
                    users.setdefault(word, []).append(one.id)
    automaton = AhoCorasick(list(users), matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA)
    return frozenset(free), automaton, list(users.values())


def possible(text: str, language: str = "vi") -> frozenset[str]:
    """The ids of the rules that may hit in folded text or in a part of it: no other finds a word there that it needs.

    Asked once for a sentence, it spares most of the hundreds of trials that the finders would make of it.
    """
    free, automaton, users = _by_need(language)
    found = {word for word, _, _ in automaton.find_matches_as_indexes(text, overlapping=True)}
    return free.union(*map(users.__getitem__, found))


@cache
def rule(rule_id: str, language: str = "vi") -> Rule:
    """One rule; the part of its id before the first dot names its file."""
    return next(r for r in rules(rule_id.split(".")[0], language) if r.id == rule_id)
