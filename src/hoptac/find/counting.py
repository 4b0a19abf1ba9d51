"""What stands around a number: its comparator, the thing it counts, or a word that makes it no count at all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from hoptac.find.grammar import load_grammar
from hoptac.find.numerals import Numerals

Comparator = Literal["=", ">", "<", "~"]

_NOUN = re.compile(r" ?(?:[^\W\d_]+(?:[ -][^\W\d_]+){0,5}|%)")
_WORD_BEFORE = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_GLUED = frozenset({"km", "%", "usd", "đ", "vnđ", "kg"})
_LONGEST = 4  # words of a unit's noun or of a word before


@dataclass(frozen=True, slots=True)
class Context:
    """The words of a language that make a number a quantity."""

    numerals: Numerals
    units: Mapping[str, str]
    unit_heads: frozenset[str]
    comparators: Mapping[str, Comparator]
    after: Mapping[str, Comparator]
    names: frozenset[str]
    labels: frozenset[str]
    counts: frozenset[str]
    years: frozenset[str]
    year_before: frozenset[str]
    year_after: tuple[str, ...]
    each: re.Pattern[str]
    each_after: re.Pattern[str]
    stop: frozenset[str]
    tails: frozenset[str]

    def unit_after(self, text: str, end: int) -> tuple[str, str | None, int]:
        """The noun after the number, its unit, and where the unit's words end (the number's end without one)."""
        noun = self.noun_after(text, end)
        glued = text[end : end + 1] != " "
        words = noun.split(" ", _LONGEST)[:_LONGEST]
        if words[0] not in self.unit_heads:
            return ("" if glued else noun), None, end
        for size in range(len(words), 0, -1):
            phrase = " ".join(words[:size])
            unit = self.units.get(phrase)
            if unit == "none":
                break
            if unit and not (glued and phrase not in _GLUED):
                return noun, unit, end + len(phrase) + (not glued)
        return ("" if glued else noun), None, end

    def noun_after(self, text: str, end: int) -> str:
        """Up to six words that follow, to the next punctuation."""
        match = _NOUN.match(text, end)
        return match.group().strip() if match else ""

    def stops(self, noun: str) -> bool:
        """Whether the words after a number are no thing counted."""
        words = noun.split(" ")
        return words[0] in self.stop or " ".join(words[:2]) in self.stop

    def is_plain(self, text: str, start: int) -> bool:
        """Whether the word before the number says nothing of it (most numbers: saves looking further)."""
        words = text[max(0, start - 16) : start].split()
        last = words[-1].strip(".,:;()\"'-") if words else ""
        return bool(last) and last not in self.tails

    def is_count(self, text: str, start: int, number: str, unit: str | None) -> bool:
        """Whether the number counts something: no name, order or date."""
        words = _last_words(text, start)
        tails = [" ".join(words[-size:]) for size in range(1, min(_LONGEST, len(words)) + 1)]
        if _YEAR.fullmatch(number) and any(tail in self.years for tail in tails):
            return False
        longest = max((tail for tail in tails if self._says(tail)), key=len, default=None)
        return longest is None or longest in self.counts or (unit is not None and longest in self.labels)

    def _says(self, words: str) -> bool:
        return words in self.names or words in self.labels or words in self.counts

    def is_free(self, text: str, start: int) -> bool:
        """Whether a lone number word may be a number here: 'năm' after 'mỗi' or before 'học' is the year."""
        if not text.startswith("năm ", start):
            return True
        words = _last_words(text, start)
        return not (words and words[-1] in self.year_before) and not text.startswith(self.year_after, start + 4)

    def comparator_before(self, text: str, start: int) -> tuple[Comparator, int]:
        """The comparator that stands right before, and where it begins (the number's start without one)."""
        left = text[max(0, start - 30) : start]
        if not left.endswith(" "):
            return "=", start
        words = re.split(r"[\s(\"']", left[:-1])
        for size in range(min(3, len(words)), 0, -1):
            phrase = " ".join(words[-size:])
            if phrase in self.comparators:
                return self.comparators[phrase], start - 1 - len(phrase)
        return "=", start

    def comparator_after(self, text: str, end: int) -> Comparator | None:
        """'trở lên', 'trở xuống'."""
        right = text[end : end + 12]
        return next((sign for words, sign in self.after.items() if right.startswith(" " + words)), None)

    def is_each(self, text: str, start: int, end: int) -> bool:
        """Whether the number is said per head, year or side."""
        left = text[max(0, start - 40) : start]
        return bool(self.each.search(left) or self.each_after.match(text, end))


def _last_words(text: str, start: int) -> list[str]:
    """The words before a place, in the same line and clause."""
    left = text[max(0, start - 36) : start]
    for mark in "\n;()":
        left = left.rsplit(mark, 1)[-1]
    return _WORD_BEFORE.findall(left.rsplit(". ", 1)[-1].rsplit(", ", 1)[-1])


def _turn(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {word: key for key, words in table.items() for word in words}


def numerals(language: str) -> Numerals:
    """The number words of ``LANGUAGE/numbers.toml``."""
    return context(language).numerals


@cache
def context(language: str) -> Context:
    """The words of ``LANGUAGE/numbers.toml``."""
    raw = load_grammar(language, "numbers").tables
    before, units, signs = raw["before"], _turn(raw["units"]), _turn(raw["comparators"])
    return Context(
        Numerals(raw["values"], raw["tens"], raw["magnitudes"]),
        units,
        frozenset(phrase.split(" ")[0] for phrase in units),
        signs,  # type: ignore[arg-type]
        _turn(raw["comparators_after"]),  # type: ignore[arg-type]
        frozenset(before["name"]),
        frozenset(before["label"]),
        frozenset(before["count"]),
        frozenset(before["year"]),
        frozenset(before["year_noun"]),
        tuple(raw["after"]["year_noun"]),
        re.compile(raw["each"]["before"]),
        re.compile(raw["each"]["after"]),
        frozenset(raw["after"]["stop"]),
        frozenset(phrase.split(" ")[-1] for words in (signs, *before.values()) for phrase in words),
    )
