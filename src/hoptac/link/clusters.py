"""Joining within a block: what is alike enough goes together, unless some hard reason keeps two of them apart.

The result depends on the reports alone, never on their order. A report that could as well tell either of two facts that
are told apart joins neither: in doubt entries stay apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from hoptac.base.frozen import frozen
from hoptac.link.bonds import NONE, Bonds
from hoptac.link.keyed import Keyed

#: A rival that is less alike by this much is none.
MARGIN = 1.0


@frozen
class Node:
    """Reports that say the same in all that counts; ``traits`` is what their kind compares.

    ``pages`` are the addresses of all of them; ``key`` the least of their keys; ``mark`` the same for those that people
    told to be one fact (``Bonds.mark``).
    """

    traits: object
    reports: tuple[Keyed, ...]
    pages: frozenset[str] = field(compare=False)
    key: str = field(compare=False)
    mark: str = field(default="", compare=False)


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


def _nodes(reports: Sequence[Keyed], rule: Rule, bonds: Bonds) -> list[Node]:
    alike: dict[tuple[Hashable, str], list[Keyed]] = defaultdict(list)
    for report in reports:
        alike[rule.traits(report), bonds.mark(report.key)].append(report)
    made: list[Node] = []
    for (traits, mark), members in alike.items():
        node = _node(traits, members, mark)
        # What two reports say alike may still be too little: "in June", and nobody named.
        if len(members) > 1 and rule.score(node, node) < rule.enough:
            made += [_node(traits, [report], mark) for report in members]
        elif len(node.pages) == len(members) or rule.twice(node):
            made.append(node)
        else:
            made += _told_apart(traits, members, mark)
    return sorted(made, key=lambda node: node.key)


def _told_apart(traits: Hashable, members: Sequence[Keyed], mark: str) -> Iterator[Node]:
    """Equal reports of which some page has several: those of such a page each by itself, the others together."""
    times = Counter(report.address for report in members)
    once = [report for report in members if times[report.address] == 1]
    if once:
        yield _node(traits, once, mark)
    yield from (_node(traits, [report], mark) for report in members if times[report.address] > 1)


def _node(traits: Hashable, members: Sequence[Keyed], mark: str) -> Node:
    return Node(traits, tuple(members), frozenset(r.address for r in members), min(r.key for r in members), mark)


def _apart(one: Node, other: Node, rule: Rule, bonds: Bonds) -> bool:
    """Whether two nodes are two facts: a person's word goes before any hard reason."""
    if one.mark and one.mark == other.mark:
        return False
    return bonds.apart(one.key, other.key) or rule.apart(one, other)


def _pairs(nodes: Sequence[Node], rule: Rule) -> Iterator[tuple[int, int]]:
    """The pairs of nodes that share a mark, each once."""
    marked: dict[Hashable, list[int]] = defaultdict(list)
    for number, node in enumerate(nodes):
        for mark in set(rule.near(node)):
            marked[mark].append(number)
    yield from sorted({(a, b) for members in marked.values() for n, a in enumerate(members) for b in members[n + 1 :]})


def _edges(nodes: Sequence[Node], rule: Rule, bonds: Bonds) -> list[tuple[float, int, int]]:
    """Pairs that are alike enough and that nothing speaks against, less those that have a rival; the best first."""
    score = {
        (a, b): s
        for a, b in _pairs(nodes, rule)
        if (s := rule.score(nodes[a], nodes[b])) >= rule.enough and not _apart(nodes[a], nodes[b], rule, bonds)
    }
    beside: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), s in score.items():
        beside[a][b] = beside[b][a] = s

    def contested(one: int, other: int, s: float) -> bool:
        return any(
            third != other and rival > s - MARGIN and _apart(nodes[other], nodes[third], rule, bonds)
            for third, rival in beside[one].items()
        )

    kept = [(s, a, b) for (a, b), s in score.items() if not contested(a, b, s) and not contested(b, a, s)]
    return sorted(kept, key=lambda edge: (-edge[0], edge[1], edge[2]))


def _told_one(nodes: Sequence[Node]) -> list[list[int]]:
    """The nodes by their numbers, those that people told to be one fact together."""
    told: dict[str, list[int]] = defaultdict(list)
    for number, node in enumerate(nodes):
        told[node.mark or f" {number}"].append(number)
    return list(told.values())


def joined(nodes: Sequence[Node], rule: Rule, bonds: Bonds = NONE) -> Iterator[list[Node]]:
    """Nodes (by key) that are one: the likest pairs first, none over a reason against."""
    # What people told to be one stays so, and something speaks against it only where it does against all of it.
    told = _told_one(nodes)
    of = {number: n for n, numbers in enumerate(told) for number in numbers}
    members = {n: [numbers] for n, numbers in enumerate(told)}

    def against(one: Sequence[int], other: Sequence[int]) -> bool:
        return all(_apart(nodes[x], nodes[y], rule, bonds) for x in one for y in other)

    for _, a, b in _edges(nodes, rule, bonds):
        one, other = of[a], of[b]
        if one == other or any(against(x, y) for x in members[one] for y in members[other]):
            continue
        moved = members.pop(other)
        members[one] += moved
        of |= {number: one for numbers in moved for number in numbers}
    for parts in members.values():
        yield [nodes[number] for numbers in parts for number in numbers]


def cluster(reports: Sequence[Keyed], rule: Rule, bonds: Bonds = NONE) -> Iterator[tuple[str, list[Keyed]]]:
    """The facts of a block: for each an identity (the least key) and its reports."""
    for nodes in joined(_nodes(reports, rule, bonds), rule, bonds):
        found = [report for node in nodes for report in node.reports]
        yield min(report.key for report in found), found
