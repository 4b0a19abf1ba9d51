"""B³ (Bagga and Baldwin 1998) over clusters: how far what was joined is what belongs together.

For each element precision is the share of its group that belongs with it, recall the share of what belongs with it that
is in its group; both are means over elements, F1 their harmonic mean. Joining too much costs precision, joining too
little recall. Where groups come from text (Cai and Strube 2010): what was not found is an element alone in its group;
what was found and belongs nowhere costs precision where it joined something, and counts for nothing where it stands
alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping
from typing import NamedTuple


class Score(NamedTuple):
    """Precision, recall and F1, each from 0 to 1."""

    precision: float
    recall: float
    f1: float


def _groups(of: Mapping[Hashable, Hashable]) -> dict[Hashable, set[Hashable]]:
    groups: dict[Hashable, set[Hashable]] = defaultdict(set)
    for element, group in of.items():
        groups[group].add(element)
    return groups


def b_cubed(right: Mapping[Hashable, Hashable], found: Mapping[Hashable, Hashable]) -> Score:
    """Score ``found`` (element -> group) against ``right`` (element -> fact).

    >>> right = {"a": 1, "b": 1, "c": 2}
    >>> [round(figure, 3) for figure in b_cubed(right, {"a": 1, "b": 1, "c": 2})]
    [1.0, 1.0, 1.0]
    >>> [round(figure, 3) for figure in b_cubed(right, {"a": 1, "b": 1, "c": 1})]  # all in one
    [0.556, 1.0, 0.714]
    >>> [round(figure, 3) for figure in b_cubed(right, {"a": 1, "b": 2, "c": 3})]  # all apart
    [1.0, 0.667, 0.8]
    >>> [round(figure, 3) for figure in b_cubed(right, {"a": 1, "b": 1, "x": 1, "y": 4})]  # c missed, x and y too many
    [0.583, 1.0, 0.737]
    """
    facts, told = _groups(right), _groups(found)
    lone = {e: ("not found", e) for e in right if e not in found}
    of = {**found, **lone}
    told.update({group: {e} for e, group in lone.items()})
    counted = [e for e in of if e in right or len(told[of[e]]) > 1]
    both = {e: len(told[of[e]] & facts[right[e]]) for e in right}
    precision = sum(both.get(e, 0) / len(told[of[e]]) for e in counted) / len(counted)
    recall = sum(both[e] / len(facts[right[e]]) for e in right) / len(right)
    return Score(precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0)
