"""Finding many phrases at once, whole words only (an Aho-Corasick automaton over folded text)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from hoptac.base.fold import fold_key

T = TypeVar("T")


class Hit(NamedTuple, Generic[T]):
    """A phrase found: its place in the folded text and what it stands for."""

    start: int
    end: int
    values: tuple[T, ...]


class Phrases(Generic[T]):
    """Phrases with what each stands for; ``find`` gives the longest whole-word hits from left to right.

    >>> [hit[:2] for hit in Phrases([("Lào", "LA"), ("Nam Lào", "LA-R-SOUTH")]).find("các tỉnh nam lào")]
    [(9, 16)]
    """

    def __init__(self, items: Iterable[tuple[str, T]]) -> None:
        table: dict[str, list[T]] = {}
        for phrase, value in items:
            values = table.setdefault(fold_key(phrase), [])
            if value not in values:
                values.append(value)
        self._keys = list(table)
        self._values = [tuple(table[key]) for key in self._keys]
        self._automaton = AhoCorasick(
            self._keys, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )

    def find_all(self, text: str) -> list[Hit[T]]:
        """Every whole-word hit, overlapping ones too, longest first from each start."""
        found = [
            Hit(start, end, self._values[index])
            for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)
            if not (start and text[start - 1].isalnum() and text[start].isalnum())
            and not (end < len(text) and text[end].isalnum() and text[end - 1].isalnum())
        ]
        return sorted(found, key=lambda hit: (hit.start, -hit.end))

    def find(self, text: str) -> Iterator[Hit[T]]:
        """The longest hits from left to right, none overlapping another."""
        end = 0
        for hit in self.find_all(text):
            if hit.start >= end:
                yield hit
                end = hit.end
