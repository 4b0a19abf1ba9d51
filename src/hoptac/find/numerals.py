"""Numbers as Vietnamese prints and says them: '6.516,4', '2 tỷ 500 triệu', 'hai trăm nghìn'."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Numerals:
    """The words of a language: digits, tens and hundreds, magnitudes."""

    values: Mapping[str, int]
    tens: Mapping[str, int]
    magnitudes: Mapping[str, int]


def figure_value(figure: str) -> float:
    """A number in digits: a full stop groups thousands, a comma starts the fraction ('1.5' is one and a half)."""
    if _GROUPED.fullmatch(figure):
        return float(figure.replace(".", "").replace(",", "."))
    if _ENGLISH.fullmatch(figure):
        return float(figure.replace(",", ""))
    return float(figure.replace(",", "."))


def number_value(words: str, numerals: Numerals) -> float:
    """The value of a number in digits, words or both; words that say nothing of it are passed over.

    Exact to the cent for sums below 10^13: fractions are scaled before they are added.
    """
    total = group = last = 0.0
    scale = 1
    for token in _TOKEN.findall(words):
        if token[0].isdigit():
            last = figure_value(token)
            group += last
        elif token in numerals.values:
            last = numerals.values[token]
            group += last
        elif token in numerals.tens:
            group += (last or 1) * numerals.tens[token] - last
        elif token == "rưỡi":
            total += scale / 2
        elif token in numerals.magnitudes:
            factor = numerals.magnitudes[token]
            if group == 0 and total == 0:
                group = 1
            total, group = (total + group * factor, 0) if group else (total * factor, 0)
            scale, last = factor, 0
    return round(total + group, 4)
