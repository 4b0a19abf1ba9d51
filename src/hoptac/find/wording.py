"""How far a sentence is worded like those that tell a fact of a kind: a weight for each word and each pair of words.

A rule says what a sentence tells; this says whether sentences that tell it sound so. Names, offices, days and amounts
count as what they are (a unit of ours, a person of theirs), never by their words, so no weight is on a person or a
place. ``LANGUAGE/wording.tsv`` holds the weights, ``tools/fit_wording.py`` writes it; docs/confidence.md tells from
what they were learnt and what they are worth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import pairwise

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Scene, Sentence

#: The kinds weighed, in the order of the table's columns. A person is told by a name, not by a sentence.
WEIGHED = ("visit", "agreement", "aid", "figure", "commitment", "courtesy")
#: The row of what every sentence has.
ALWAYS = ""
_WORD = re.compile(r"[^\W\d_]+|\d+")
_ROLES = {"place": "unit", "person": "person"}
_MASKED = ("person", "post", "date", "quantity", "place")


@cache
def table(language: str = "vi") -> Mapping[str, tuple[float, ...]]:
    """The weights of each word and each pair ("tiếp đoàn"), one for each of ``WEIGHED``."""
    return read_table(files("hoptac.find").joinpath(language, "wording.tsv"))


def read_table(path: Traversable) -> dict[str, tuple[float, ...]]:
    """The weights of a file: a heading, then the word or pair and its weights, parted by tabs."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:])
    return {gram: tuple(map(float, weights)) for gram, *weights in rows}


def wording(scene: Scene, sentence: Sentence) -> dict[str, float]:
    """How much, in log-odds, a sentence sounds like one that tells a fact of each kind."""
    weights = table()
    rows = [weights[ALWAYS], *(weights[gram] for gram in grams(scene, sentence) if gram in weights)]
    return dict(zip(WEIGHED, map(sum, zip(*rows, strict=True)), strict=True))


def grams(scene: Scene, sentence: Sentence) -> tuple[str, ...]:
    """The words and the pairs of words of a sentence, each once and always in one order, so that their weights add up
    to the same; "@unit-ours" and its like stand for names.
    """
    return paired(list(words_of(scene, sentence.span)))


def paired(words: Sequence[str]) -> tuple[str, ...]:
    """Words and pairs of them, each once."""
    return tuple(dict.fromkeys([*words, *map(" ".join, pairwise(words))]))


def words_of(scene: Scene, span: Span) -> Iterator[str]:
    """The words of a stretch, folded, "@unit-ours" and its like for names, "0" for a number."""
    masks = [(a.span, f"@{_ROLES.get(a.how, 'pronoun')}-{_side(a)}") for a in scene.actors_in(span)]
    masks += [(m.span, f"@{kind}") for kind in _MASKED for m in scene.mentions_in(kind, span)]
    at = span.start
    for masked, mask in sorted(masks, key=lambda each: (each[0].start, -each[0].end)):  # the same span: the actor first
        if masked.start >= at:
            yield from _plain(scene, at, masked.start)
            yield mask
            at = masked.end
    yield from _plain(scene, at, span.end)


def _plain(scene: Scene, start: int, end: int) -> Iterator[str]:
    for word in _WORD.findall(scene.folded(Span(start, end))):
        yield "0" if word[0].isdigit() else word


def _side(actor: Actor) -> str:
    ours = any(unit.startswith("VN") for unit in actor.units)
    theirs = any(not unit.startswith("VN") for unit in actor.units)
    return "both" if ours and theirs else "ours" if ours else "theirs" if theirs else "nobody"
