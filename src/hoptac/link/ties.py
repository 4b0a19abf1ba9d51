"""What hangs together without being one fact: a visit, the other calls of the tour, what was signed, given, said and
promised there; an agreement and its next term. All of it is linked, none of it merged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from hoptac.base.frozen import frozen
from hoptac.link.instruments import same_family
from hoptac.link.keyed import Values
from hoptac.link.likeness import one_name
from hoptac.link.spans import When, when
from hoptac.link.visits import units

How = Literal["call", "tour", "signed", "given", "said", "promised", "extended", "next"]

#: Days between two stops of one tour.
TOUR_DAYS = 3
#: The slots that hold the sides of what happens at a visit, and the tie's name.
_AT_A_VISIT: dict[str, tuple[How, tuple[str, ...], str]] = {
    "agreement": ("signed", ("parties",), "date"),
    "aid": ("given", ("giver", "receiver"), "date"),
    "courtesy": ("said", ("from", "to"), "date"),
    "commitment": ("promised", ("by", "to"), ""),
}


@dataclass(frozen=True, slots=True)
class Known:
    """An entry as ties see it; ``pages`` are the addresses that tell it, ``day`` the ISO day of the first of them."""

    key: str
    kind: str
    values: Values
    pages: frozenset[str]
    day: str = ""


@frozen(order=True)
class Tie:
    """``other`` hangs on ``one`` (both keys of entries): a call beside another call, the next stop of a tour, what was
    signed, given, said or promised at a visit, the extended or the next term of an agreement."""

    one: str
    how: str
    other: str


def _days(visit: Known) -> When:
    return when(visit.values.get("start"), visit.values.get("end"), None, before=0)


def sides_of(known: Known, slots: Iterable[str]) -> frozenset[str]:
    """The units in some slots of an entry, through changes of name alone."""
    return frozenset().union(*(units(known.values.get(slot)) for slot in slots))


def _of_visits(visits: Sequence[Known]) -> Iterator[Tie]:
    """Calls on one host in one stay, and stops of one tour: the same guests, and the same leader or a page that tells
    both."""
    stays: dict[frozenset[str], list[tuple[When, Known]]] = defaultdict(list)
    for visit in visits:
        days = _days(visit)
        if days.grain == "day":
            stays[units(visit.values.get("guest"))].append((days, visit))
    for stops in stays.values():
        ordered = sorted(stops, key=lambda stop: (stop[0].first, stop[0].last, stop[1].key))
        for number, (days, visit) in enumerate(ordered):
            for later, other in ordered[number + 1 :]:
                if later.first - days.last > TOUR_DAYS:
                    break
                if _one_company(visit, other):
                    same = units(visit.values.get("host")) == units(other.values.get("host"))
                    if not same or not days.gap(later):
                        yield Tie(visit.key, "call" if same else "tour", other.key)


def _one_company(one: Known, other: Known) -> bool:
    heads = [str(known.values.get("guest_head") or "") for known in (one, other)]
    if all(heads):
        return one_name(heads[0], heads[1], foreign=not any(p.startswith("VN") for p in units(one.values.get("guest"))))
    return not one.pages.isdisjoint(other.pages)


def _happened(known: Known, slot: str) -> When:
    if known.kind == "agreement" and known.values.get("act") not in ("signed", "exchanged"):
        return when(None, None, None, before=0)
    if known.kind == "courtesy" and known.values.get("kind") == "invite":
        return when(None, None, None, before=0)
    return when(known.values.get(slot), None, None, before=0)


def _at_visits(visits: Sequence[Known], others: Iterable[Known]) -> Iterator[Tie]:
    """What was signed, given, said or promised between the sides of a visit: on its days, or, where no day is printed,
    on a page that tells the visit too."""
    met: dict[frozenset[str], list[Known]] = defaultdict(list)
    for visit in visits:
        met[sides_of(visit, ("guest", "host"))].append(visit)
    for known in others:
        how, slots, slot = _AT_A_VISIT[known.kind]
        sides = sides_of(known, slots)
        days = _happened(known, slot)
        told = known.kind != "agreement" or known.values.get("act") in ("signed", "exchanged")
        for visit in met.get(sides, ()):
            if days.grain == "day":
                near = _days(visit).grain == "day" and _days(visit).gap(days) == 0
            else:
                near = told and days.grain == "none" and not known.pages.isdisjoint(visit.pages)
            if near:
                yield Tie(visit.key, how, known.key)


def _of_terms(agreements: Iterable[Known]) -> Iterator[Tie]:
    """The next term of an agreement, and the same term made longer: the same parties and family of papers."""
    by_parties: dict[frozenset[str], list[tuple[int, int, Known]]] = defaultdict(list)
    for known in agreements:
        term = known.values.get("term")
        if isinstance(term, list | tuple) and len(term) == 2 and len(units(known.values.get("parties"))) > 1:
            by_parties[units(known.values.get("parties"))].append((int(term[0]), int(term[1]), known))
    for terms in by_parties.values():
        for first, last, known in terms:
            alike = [t for t in terms if t[2] is not known and same_family(known.values, t[2].values)]
            yield from (Tie(known.key, "extended", k.key) for f, end, k in alike if f == first and end > last)
            coming = [t for t in alike if _follows(t[0], first, last)]
            start = min((f for f, _, _ in coming), default=0)
            yield from (Tie(known.key, "next", k.key) for f, _, k in coming if f == start)


def _follows(start: int, first: int, last: int) -> bool:
    """Whether a term that starts in a year follows one from ``first`` to ``last``."""
    return first < start and last <= start <= last + 1


def ties(entries: Iterable[Known]) -> list[Tie]:
    """All ties between some entries, sorted; the same in any order of the entries."""
    kinds: dict[str, list[Known]] = defaultdict(list)
    for known in entries:
        kinds[known.kind].append(known)
    others = (known for kind in _AT_A_VISIT for known in kinds[kind])
    found: set[Tie] = {*_of_visits(kinds["visit"]), *_at_visits(kinds["visit"], others), *_of_terms(kinds["agreement"])}
    return sorted(found)
