"""Which sentence goes to whom: no two letters of one occasion may say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hoptac.share.letters.sentences import Sentence


def choose(offered: Mapping[str, Sequence[Sentence]]) -> dict[str, Sentence | None]:
    """Partner -> its sentence, or None where none is left that another letter does not say too.

    Those with the least to choose from choose first; of their sentences the first of the wording used least so far.
    Deterministic, and the same in any order of the partners.
    """
    chosen: dict[str, Sentence | None] = {}
    shapes: Counter[str] = Counter()
    facts: set[str] = set()
    for place in sorted(offered, key=lambda place: (len(offered[place]), place)):
        # The same fact in two letters is the same sentence with another name in it.
        left = [s for s in offered[place] if s.key not in facts]
        # A wording used before is worth two places of the order: the best fact is not given up for variety alone.
        ordered = sorted(enumerate(left), key=lambda at: (at[1].shared, 2 * shapes[at[1].shape] + at[0], at[0]))
        found = ordered[0][1] if ordered else None
        chosen[place] = found and _worded(found, shapes[found.shape])
        if found is not None:
            shapes[found.shape] += 1
            facts.add(found.key)
    return {place: chosen[place] for place in offered}


def _worded(sentence: Sentence, used: int) -> Sentence:
    """The sentence in words that were used least."""
    ways = (sentence.runs, *sentence.others)
    return replace(sentence, runs=ways[used % len(ways)])
