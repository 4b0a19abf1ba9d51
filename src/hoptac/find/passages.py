"""Which sentences belong together: those of a paragraph; on a page that gives each sentence a line of its own, those of
lines that follow each other.

Some crawlers split an article sentence by sentence. Its paragraphs are lost then, and whoever spoke in the line above
still speaks in the next one.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hoptac.base.scene import Scene, Sentence

_LEAST = 5  # lines of a page of which one may say that each is a sentence
_SHARE = 0.85  # of them that are
_WORDS = 8  # words of a line that is no scrap
#: Sentences through which somebody goes on speaking on such a page; a paragraph of a newspaper has hardly more.
REACH = 3


def is_split(scene: Scene) -> bool:
    """Whether a page gives each sentence a line of its own."""
    known: bool | None = scene.memo.get("split page")
    if known is None:
        body = [s for s in scene.sentences if s.zone in ("lead", "body")]
        told = [s for s in body if len(scene.words(s.span).split()) >= _WORDS]
        lengths = Counter(s.paragraph for s in told)
        single = sum(1 for length in lengths.values() if length == 1)
        known = scene.memo["split page"] = len(lengths) >= _LEAST and single >= _SHARE * len(lengths)
    return known


def same_passage(scene: Scene, one: int, other: int) -> bool:
    """Whether two sentences (by their numbers) stand in one paragraph, or in lines right behind each other on a page of
    which the paragraphs are lost.
    """
    first, last = (scene.sentences[i] for i in sorted((one, other)))
    if first.paragraph == last.paragraph:
        return True
    return is_split(scene) and last.index - first.index <= REACH and is_unbroken(scene, first, last)


def is_unbroken(scene: Scene, first: Sentence, last: Sentence) -> bool:
    """Whether nothing but single line breaks parts the sentences from one to another, all of them body and no
    point of a list.
    """
    row = scene.sentences[first.index : last.index + 1]
    gaps = (scene.page.text[a.span.end : b.span.start] for a, b in pairwise(row))
    plain = all(s.zone in ("lead", "body") and not s.marker for s in row)
    return plain and all(gap.count("\n") < 2 for gap in gaps)
