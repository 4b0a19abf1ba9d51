"""What a sentence sounds like by its words alone, for those in which no rule reads anything (decision 0031).

Rules know the turns that somebody wrote down; other writers put a request, a promise, a call in turns of their own, of
which the words still tell. The tables of ``LANGUAGE`` hold what each word and each pair of words counts for each thing
told and for none (log-odds): ``stances.tsv`` a commitment of each stance, ``calls.tsv`` a visit of theirs here or of
ours there, ``numbers.tsv`` what a number counts (``find.numbertone``). ``tools/fit_tone.py`` writes them. Names,
offices, days and amounts count as what they are.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

from hoptac.base.frozen import frozen
from hoptac.base.kinds import MEASURES, STANCES
from hoptac.base.scene import Scene, Sentence
from hoptac.find.wording import ALWAYS, paired, read_table, words_of

Table = Literal["stances", "calls", "numbers"]
#: What each table tells apart; the first is nothing.
COLUMNS: Mapping[str, Sequence[str]] = {
    "stances": ("none", *STANCES),
    "calls": ("none", "in", "out"),
    "numbers": ("none", "given", "got", *MEASURES),
}
#: What stands for the two ends of a sentence in pairs of words.
ENDS = ("<", ">")
#: The least likelihood of a sentence to be read as what it sounds like: more likely than not.
LEAST = 0.5


@frozen
class Tone:
    """What is told, how likely anything of the kind is (0 to 1), and what says so, the words that say most first."""

    told: str
    likely: float
    words: tuple[str, ...]


@cache
def table(name: Table, language: str = "vi") -> Mapping[str, tuple[float, ...]]:
    """The weights of each word and each pair, one for each of the table's ``COLUMNS``."""
    return read_table(files("hoptac.find").joinpath(language, f"{name}.tsv"))


def features(scene: Scene, sentence: Sentence) -> tuple[str, ...]:
    """The words and pairs of words that are weighed, the first and the last word known as such; found once a page."""
    key = ("tone", sentence.span.start, sentence.span.end)
    known: tuple[str, ...] | None = scene.memo.get(key)
    if known is None:
        first, last = ENDS
        known = scene.memo[key] = paired([first, *words_of(scene, sentence.span), last])
    return known


def tone(scene: Scene, sentence: Sentence, name: Table) -> Tone | None:
    """What a sentence, or a part of one, sounds like most; None where it likely tells nothing of the kind."""
    return tone_of(features(scene, sentence), name)


def tone_of(grams: Sequence[str], name: Table) -> Tone | None:
    """What words and pairs of words sound like most; None where they likely tell nothing."""
    rows, totals = _weighed(grams, name)
    top = max(totals)
    shares = [math.exp(total - top) for total in totals]
    likely = 1 - shares[0] / sum(shares)
    if likely < LEAST or not rows:
        return None
    place = max(range(1, len(totals)), key=totals.__getitem__)
    words = sorted(rows, key=lambda gram: rows[gram][0] - rows[gram][place])
    return Tone(COLUMNS[name][place], round(likely, 3), tuple(words))


def leaning(grams: Sequence[str], name: Table, told: str) -> tuple[float, float]:
    """How far words sound like what is told rather than nothing, and rather than anything else; halved log-odds, -3
    to 3.
    """
    _, totals = _weighed(grams, name)
    place = COLUMNS[name].index(told)
    other = max(total for n, total in enumerate(totals) if n not in (0, place))
    so, rather = (max(-3.0, min(3.0, (totals[place] - less) / 2)) for less in (totals[0], other))
    return so, rather


def _weighed(grams: Sequence[str], name: Table) -> tuple[dict[str, tuple[float, ...]], list[float]]:
    """The weights of words and pairs, and their sums by column."""
    weights = table(name)
    rows = {gram: weights[gram] for gram in grams if gram in weights}
    return rows, [sum(column) for column in zip(weights[ALWAYS], *rows.values(), strict=True)]


def said_by(tone: Tone, words: str) -> tuple[int, int]:
    """Where in folded words the word or pair stands that says most; all of them where none does as such."""
    return next(((at, at + len(w)) for w in tone.words if (at := words.find(w)) >= 0), (0, len(words)))
