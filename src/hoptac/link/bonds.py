"""What people said of reports: these are one fact, those are two. Where that contradicts itself the newest word counts.

A person's word goes before whatever reports are alike in or differ on. It is about reports, so it holds across blocks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from hoptac.link.keyed import Keyed

#: An identity (unique within the block) and the reports that share it.
Group = tuple[str, list[Keyed]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One such word, by the number of its decision. ``one``: all reports (keys) of all parts are one fact; else no
    report of a part is the same fact as one of another part."""

    number: int
    one: bool
    parts: tuple[frozenset[str], ...]


class Bonds:
    """Verdicts brought together: which reports must be one, and which must not. The same in any order of verdicts."""

    def __init__(self, verdicts: Iterable[Verdict] = ()) -> None:
        self._root: dict[str, str] = {}
        self._apart: dict[str, set[str]] = defaultdict(set)
        for verdict in sorted(verdicts, key=lambda verdict: -verdict.number):
            keys = sorted(key for part in verdict.parts for key in part)
            self._root |= {key: key for key in keys if key not in self._root}
            if verdict.one:
                for one, other in combinations(keys, 2):
                    self._unite(one, other)
            else:
                for part, against in combinations(verdict.parts, 2):
                    self._part(part, against)

    def __bool__(self) -> bool:
        """Whether anybody said anything."""
        return bool(self._root)

    def mark(self, key: str) -> str:
        """The reports told to be one fact with this one have the same mark; "" where nobody said anything of it."""
        root = self._root.get(key, "")
        while root and self._root[root] != root:
            root = self._root[root]
        return root

    def together(self, one: str, other: str) -> bool:
        """Whether two reports (keys) are told to be one fact."""
        return self.mark(one) != "" and self.mark(one) == self.mark(other)

    def apart(self, one: str, other: str) -> bool:
        """Whether two reports are told to be two facts."""
        return self.mark(other) in self._apart.get(self.mark(one), ())

    def _unite(self, one: str, other: str) -> None:
        first, second = sorted((self.mark(one), self.mark(other)))
        if first == second or second in self._apart[first]:
            return
        self._root[second] = first
        for third in self._apart.pop(second, set()):
            self._apart[third] = self._apart[third] - {second} | {first}
            self._apart[first].add(third)

    def _part(self, part: Iterable[str], against: Collection[str]) -> None:
        for one in part:
            for other in against:
                first, second = self.mark(one), self.mark(other)
                if first != second:
                    self._apart[first].add(second)
                    self._apart[second].add(first)


NONE = Bonds()


def parted(groups: Iterable[Group], bonds: Bonds) -> Iterator[Group]:
    """Groups without two reports that were told apart; what nobody spoke of could be either, and stays by itself. The
    part with the least key keeps the identity."""
    for identity, members in groups:
        parts = _parts(members, bonds)
        for number, part in enumerate(sorted(parts, key=lambda part: part[0].key)):
            yield f"{identity} {part[0].key}" if number else identity, part


def _parts(members: Sequence[Keyed], bonds: Bonds) -> list[list[Keyed]]:
    told: dict[str, list[Keyed]] = defaultdict(list)
    for report in sorted(members, key=lambda report: report.key):
        told[bonds.mark(report.key)].append(report)
    rest = told.pop("", [])
    parts: list[list[Keyed]] = []
    for mark in sorted(told):
        free = (part for part in parts if not any(bonds.apart(report.key, mark) for report in part))
        found = next(free, None)
        if found is None:
            parts.append(told[mark])
        else:
            found += told[mark]
    if len(parts) > 1:
        return [sorted(part, key=lambda report: report.key) for part in [*parts, rest] if part]
    return [list(members)]


@dataclass(frozen=True, slots=True)
class Placed:
    """A group in its block, by the block's name and its identity there."""

    block: str
    identity: str
    members: tuple[Keyed, ...]


def united(groups: Sequence[Placed], bonds: Bonds) -> Iterator[Placed]:
    """Groups of any blocks with those made one that hold reports told to be one fact; the least place is kept.

    Where two groups hold others that were told apart, only the reports themselves are taken out of them and made one.
    """
    of = {report.key: number for number, placed in enumerate(groups) for report in placed.members}
    marked: dict[str, list[str]] = defaultdict(list)
    for key in sorted(of):
        if mark := bonds.mark(key):
            marked[mark].append(key)
    left = [list(placed.members) for placed in groups]
    at = list(range(len(groups)))
    for mark in sorted(marked):
        keys = marked[mark]
        places = sorted(
            {at[of[key]] for key in keys}, key=lambda number: (groups[number].block, groups[number].identity)
        )
        if len(places) < 2:
            continue
        if _clash([left[place] for place in places], bonds):
            yield from _taken_out(keys, places, left, groups)
            continue
        for place in places[1:]:
            left[places[0]] += left[place]
            left[place] = []
            at = [places[0] if number == place else number for number in at]
    for number, placed in enumerate(groups):
        if left[number]:
            yield _placed(placed, left[number])


def _clash(groups: Sequence[Sequence[Keyed]], bonds: Bonds) -> bool:
    return any(
        bonds.apart(one.key, other.key)
        for first, second in combinations(groups, 2)
        for one in first
        for other in second
    )


def _taken_out(
    keys: Collection[str], places: Sequence[int], left: list[list[Keyed]], groups: Sequence[Placed]
) -> Iterator[Placed]:
    out = [report for place in places for report in left[place] if report.key in keys]
    for place in places:
        left[place] = [report for report in left[place] if report.key not in keys]
    least = groups[places[0]]
    yield _placed(Placed(least.block, f"{least.identity} together {min(keys)}", ()), out)


def _placed(placed: Placed, members: Iterable[Keyed]) -> Placed:
    return Placed(placed.block, placed.identity, tuple(sorted(members, key=lambda report: report.key)))
