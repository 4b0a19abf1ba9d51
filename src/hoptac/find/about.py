"""How far a page sounds like one that tells of cooperation with a partner abroad, by its common words.

Pages on trials, roads, visas or accidents name units abroad too, and a rule may find a fact in one of their sentences.
Their words give them away: "hợp tác", "hai bên", "thăm" on the one hand, "điều tra", "bị", "vì" on the other. Words
with a capital count nothing, so no name does. ``LANGUAGE/about.tsv`` holds the weights, ``tools/fit_about.py`` writes
it; docs/confidence.md tells from what they were learnt and what they are worth.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from hoptac.base.fold import fold_key
from hoptac.base.scene import Scene
from hoptac.find.wording import ALWAYS, read_table

#: What all weighed words of a page count together; how many of them a page has at least that more can be said of.
_TOGETHER, _FEW = 10.0, 40
#: Below this (log-odds) .15 of what was read on ordinary articles was right, above it half and more; pages that tell of
#: cooperation stand at 0 and above (docs/confidence.md).
OTHER = -1.0
_WORD = re.compile(r"[^\W\d_]+|[.,;:]")


@cache
def table(language: str = "vi") -> Mapping[str, tuple[float, ...]]:
    """The weight of each word and each pair of words ("hợp tác")."""
    return read_table(files("hoptac.find").joinpath(language, "about.tsv"))


def about(scene: Scene) -> float:
    """How much, in log-odds, a page sounds like one that tells of cooperation."""
    found = _found(scene)
    return table()[ALWAYS][0] + scale(len(found)) * sum(found)


def is_brief(scene: Scene) -> bool:
    """Whether a page is a notice of a line or two: the weights were learnt from none, and can say little of it."""
    return len(_found(scene)) < _FEW


def _found(scene: Scene) -> list[float]:
    """The weights of the weighed words of a page, looked up once."""
    if "about" not in scene.memo:
        weights = table()
        scene.memo["about"] = [weights[word][0] for word in words(scene) if word in weights]
    found: list[float] = scene.memo["about"]
    return found


def scale(found: int) -> float:
    """What each of the weighed words of a page counts: all of them together the same, however long the page is, but
    less where they are few.
    """
    return _TOGETHER / math.sqrt(max(found, _FEW))


def words(scene: Scene) -> tuple[str, ...]:
    """The words in small letters outside furniture, and the pairs of them that nothing parts, each once, in order."""
    return tuple(dict.fromkeys(_words(_WORD.findall(scene.words(s.span)) for s in scene.sentences)))


def _words(sentences: Iterable[list[str]]) -> Iterator[str]:
    for sentence in sentences:
        before = ""
        for word in sentence:
            if not word.islower():
                before = ""
                continue
            folded = fold_key(word)
            yield folded
            if before:
                yield f"{before} {folded}"
            before = folded
