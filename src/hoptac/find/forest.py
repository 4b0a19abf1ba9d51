"""A forest: many trees of questions about features, each of which ends in a share; what they say is the mean.

A table is text: ``publishable SHARE``, the names of the features (a line, with ``|`` between), then a tree a line, each
question before what follows it: ``FEATURE:BOUND``, then what is said where the feature is at most the bound, then what
is said where it is more; an end is a number of thousandths. ``tools/fit_confidence.py`` grows and writes it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from hoptac.base.frozen import frozen

#: A question (the feature's number, the bound, what follows where it is at most that, and where it is more), or an end.
Tree: TypeAlias = "tuple[int, float, Tree, Tree] | float"


@frozen
class Forest:
    """Trees and the names of the features that they ask for."""

    features: Sequence[str]
    trees: Sequence[Tree]
    publishable: float

    def share(self, features: Mapping[str, float]) -> float:
        """What the trees say of features by name, 0 to 1 with three digits; one that is not told is 0."""
        values = [features.get(name, 0.0) for name in self.features]
        total = 0.0
        for tree in self.trees:
            at = tree
            while isinstance(at, tuple):
                at = at[2] if values[at[0]] <= at[1] else at[3]
            total += at
        return round(total / len(self.trees), 3)


def read_forest(text: str) -> Forest:
    """The forest of a table."""
    first, names, *trees = text.splitlines()
    return Forest(names.split("|"), [_tree(line.split()) for line in trees], float(first.split()[1]))


def written(forest: Forest) -> str:
    """The table of a forest."""
    lines = (" ".join(_told(tree)) for tree in forest.trees)
    return "\n".join([f"publishable {forest.publishable}", "|".join(forest.features), *lines, ""])


def _tree(told: Sequence[str]) -> Tree:
    made: list[Tree] = []  # from the last told to the first, what follows a question is made before it
    for one in reversed(told):
        feature, is_question, bound = one.partition(":")
        made.append((int(feature), float(bound), made.pop(), made.pop()) if is_question else int(one) / 1000)
    return made.pop()


def _told(tree: Tree) -> list[str]:
    if not isinstance(tree, tuple):
        return [str(round(tree * 1000))]
    feature, bound, low, high = tree
    return [f"{feature}:{bound:g}", *_told(low), *_told(high)]
