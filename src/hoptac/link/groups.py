"""Within one block, which reports tell one fact: in doubt they stay apart. Order of reports never matters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from hoptac.link.bonds import NONE, Bonds, Group, parted
from hoptac.link.clusters import cluster
from hoptac.link.courtesies import COURTESIES
from hoptac.link.gifts import AID
from hoptac.link.instruments import AGREEMENTS
from hoptac.link.keyed import Keyed, lasting
from hoptac.link.visits import visit_rule


def _whole(reports: Sequence[Keyed]) -> Iterator[Group]:
    yield "", list(reports)


def _one(reports: Sequence[Keyed], bonds: Bonds) -> Iterator[Group]:
    return parted(_whole(reports), bonds)


def _linked(marked: Iterable[tuple[Keyed, list[str]]]) -> Iterator[Group]:
    """Reports that share a mark, directly or over others; the identity is the first mark in order."""
    marks: dict[str, set[str]] = {}
    members: dict[str, list[Keyed]] = {}
    for report, own in marked:
        merged, inside = set(own), [report]
        for known in {id(marks[m]): m for m in own if m in marks}.values():
            merged |= marks[known]
            inside += members[min(marks[known])]
        for mark in merged:
            marks[mark] = merged
            members[mark] = inside
    for mark in sorted(marks):
        if mark == min(marks[mark]):
            yield mark, members[mark]


def _people(reports: Sequence[Keyed]) -> Iterator[Group]:
    """One full name and one unit in common; for national offices, and where no unit is told, the same office.

    A country alone says too little: two men of one name may both serve it.
    """

    def marks(report: Keyed) -> list[str]:
        own = []
        for post in report.values.get("posts") or ():
            place, office = post.get("place") or "", post.get("post") or ""
            if "-" in place:
                own.append(f"unit {lasting(place)}")
            elif office:
                own.append(f"office {office} {place}")
        return own or [f"alone {report.key}"]

    return _linked((report, marks(report)) for report in reports)


_GROUPS: dict[str, Callable[[Sequence[Keyed], Bonds], Iterator[Group]]] = {
    "person": lambda reports, bonds: parted(_people(reports), bonds),
    "visit": lambda reports, bonds: cluster(reports, visit_rule(reports), bonds),
    "agreement": lambda reports, bonds: cluster(reports, AGREEMENTS, bonds),
    "courtesy": lambda reports, bonds: cluster(reports, COURTESIES, bonds),
    "aid": lambda reports, bonds: cluster(reports, AID, bonds),
}


def group(kind: str, reports: Iterable[Keyed], bonds: Bonds = NONE) -> Iterator[Group]:
    """The facts of one block: each with its identity and its reports by key. ``bonds``: what people said of them."""
    ordered = sorted(reports, key=lambda report: report.key)
    for identity, members in _GROUPS.get(kind, _one)(ordered, bonds) if ordered else ():
        yield identity, sorted(members, key=lambda report: report.key)
