"""Joining within a block: what is alike enough goes together, unless some hard reason keeps two of them apart.

The result depends on the reports alone, never on their order. A report that could as well tell either of two facts that
are told apart joins neither: in doubt entries stay apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from hoptac.link.keyed import Keyed

#: A rival that is less alike by this much is none.
MARGIN = 1.0


@dataclass(frozen=True, slots=True)
class Node:
    """Reports that say the same in all that counts; ``traits`` is what their kind compares.

    ``pages`` are the addresses of all of them; ``key`` the least of their keys.
    """

    traits: object
    reports: tuple[Keyed, ...]
    pages: frozenset[str] = field(compare=False)
    key: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """How a kind is joined.

    ``traits``: what of a report counts, equal ones are one node; ``near``: marks that two nodes must share to be
    compared at all; ``against``: a hard reason; ``score``: how alike; ``enough``: from where on they are one. What one
    page tells apart is apart, but for reports with ``twice``, which a page may tell of in several records.
    """

    traits: Callable[[Keyed], Hashable]
    near: Callable[[Node], Iterable[Hashable]]
    against: Callable[[Node, Node], bool]
    score: Callable[[Node, Node], float]
    enough: float
    twice: Callable[[Node], bool] = lambda node: False

    def apart(self, one: Node, other: Node) -> bool:
        """Whether something speaks against joining two nodes."""
        if not one.pages.isdisjoint(other.pages) and not (self.twice(one) and self.twice(other)):
            return True
        return self.against(one, other)


def _nodes(reports: Sequence[Keyed], rule: Rule) -> list[Node]:
    alike: dict[Hashable, list[Keyed]] = defaultdict(list)
    for report in reports:
        alike[rule.traits(report)].append(report)
    made: list[Node] = []
    for traits, members in alike.items():
        node = _node(traits, members)
        # What two reports say alike may still be too little: "in June", and nobody named.
        if len(members) > 1 and rule.score(node, node) < rule.enough:
            made += [_node(traits, [report]) for report in members]
        elif len(node.pages) == len(members) or rule.twice(node):
            made.append(node)
        else:
            made += _told_apart(traits, members)
    return sorted(made, key=lambda node: node.key)


def _told_apart(traits: Hashable, members: Sequence[Keyed]) -> Iterator[Node]:
    """Equal reports of which some page has several: those of such a page each by itself, the others together."""
    times = Counter(report.address for report in members)
    once = [report for report in members if times[report.address] == 1]
    if once:
        yield _node(traits, once)
    yield from (_node(traits, [report]) for report in members if times[report.address] > 1)


def _node(traits: Hashable, members: Sequence[Keyed]) -> Node:
    return Node(traits, tuple(members), frozenset(r.address for r in members), min(r.key for r in members))


def _pairs(nodes: Sequence[Node], rule: Rule) -> Iterator[tuple[int, int]]:
    """The pairs of nodes that share a mark, each once."""
    marked: dict[Hashable, list[int]] = defaultdict(list)
    for number, node in enumerate(nodes):
        for mark in set(rule.near(node)):
            marked[mark].append(number)
    yield from sorted({(a, b) for members in marked.values() for n, a in enumerate(members) for b in members[n + 1 :]})


def _edges(nodes: Sequence[Node], rule: Rule) -> list[tuple[float, int, int]]:
    """Pairs that are alike enough and that nothing speaks against, less those that have a rival; the best first."""
    score = {
        (a, b): s
        for a, b in _pairs(nodes, rule)
        if (s := rule.score(nodes[a], nodes[b])) >= rule.enough and not rule.apart(nodes[a], nodes[b])
    }
    beside: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), s in score.items():
        beside[a][b] = beside[b][a] = s

    def contested(one: int, other: int, s: float) -> bool:
        return any(
            third != other and rival > s - MARGIN and rule.apart(nodes[other], nodes[third])
            for third, rival in beside[one].items()
        )

    kept = [(s, a, b) for (a, b), s in score.items() if not contested(a, b, s) and not contested(b, a, s)]
    return sorted(kept, key=lambda edge: (-edge[0], edge[1], edge[2]))


def cluster(reports: Sequence[Keyed], rule: Rule) -> Iterator[tuple[str, list[Keyed]]]:
    """The facts of a block: for each an identity (the least key) and its reports."""
    nodes = _nodes(reports, rule)
    of = list(range(len(nodes)))
    members = {number: [number] for number in of}
    for _, a, b in _edges(nodes, rule):
        one, other = of[a], of[b]
        if one == other or any(rule.apart(nodes[x], nodes[y]) for x in members[one] for y in members[other]):
            continue
        members[one] += members[other]
        for moved in members.pop(other):
            of[moved] = one
    for numbers in members.values():
        told = [report for number in numbers for report in nodes[number].reports]
        yield min(report.key for report in told), told
