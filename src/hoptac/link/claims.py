"""Competing values: which one of several reports' values is preferred, and when they contradict each other."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from hoptac.base.kinds import ACTS, RANKS, STANCES
from hoptac.base.nouns import Claim
from hoptac.link.gifts import amounts_differ
from hoptac.link.keyed import Keyed, sentence_key
from hoptac.link.likeness import one_name
from hoptac.link.visits import days_differ

#: Slots on which two values may contradict each other. Printed names, acts and stances differ by nature.
CONTESTED: dict[str, tuple[str, ...]] = {
    "visit": ("place", "end", "guest_head", "host_head", "size"),
    "agreement": ("term", "date", "place"),
    "aid": ("date",),
}
_EMPTY: tuple[object, ...] = (None, "", [], {})


_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False)


def canonical(value: object) -> str:
    """A value as one string, the same for equal values."""
    return _ENCODER.encode(value)


def independent(reports: Iterable[Keyed]) -> tuple[str, ...]:
    """The sources that do not copy each other, by their ranks, the best first: pages that share a sentence are one.

    What only passes on another's words is a source by itself only where nothing else tells the fact.
    """
    first: dict[str, int] = {}
    ranks: list[str] = []
    of: list[int] = []
    for number, report in enumerate(reports):
        ranks.append(report.rank)
        of.append(number)
        for known in {_root(of, first.setdefault(mark, number)) for mark in (report.address, *report.sentences)}:
            least, other = sorted((known, _root(of, number)))
            of[other] = least
            ranks[least] = min(ranks[least], ranks[other], key=RANKS.index)
    sources = [rank for number, rank in enumerate(ranks) if of[number] == number]
    own = sorted((rank for rank in sources if rank != RANKS[-1]), key=RANKS.index)
    return tuple(own) or (RANKS[-1],) * bool(sources)


def _root(of: list[int], number: int) -> int:
    """The first of those that a report is one source with; ``of``: report -> an earlier one, or itself."""
    while of[number] != number:
        of[number] = of[of[number]]
        number = of[number]
    return number


def count_independent(reports: Iterable[Keyed]) -> int:
    """How many sources do not copy each other."""
    return len(independent(reports))


def _worth(reports: Iterable[Keyed]) -> int:
    """What the best source of some reports is worth: the more, the better."""
    return max(-RANKS.index(report.rank) for report in reports)


def _newest(reports: Iterable[Keyed]) -> str:
    return max((r.published or "" for r in reports), default="")


def _strength(order: Sequence[str]) -> Callable[[Any, list[Keyed]], tuple[Any, ...]]:
    return lambda value, told: (order.index(value) if value in order else -1,)


def _latest(value: Any, told: list[Keyed]) -> tuple[Any, ...]:
    return (_newest(told),)


#: Slots that change over time, or of which the strongest word counts: that goes before the rank of a source.
_FIRST: dict[str, Callable[[Any, list[Keyed]], tuple[Any, ...]]] = {
    "act": _strength(ACTS),
    "stance": _strength(STANCES),
    "status": _latest,
    "posts": _latest,
}
#: Slots where a day is better than its month, and a month than its year.
_DAYS = ("start", "end", "date")


def _rank(slot: str, value: Any, told: list[Keyed]) -> tuple[Any, ...]:
    """What sorts a claim: a person's correction, the newest first; then accepted before open, the best source, most
    independent sources, the newest, any fixed order. Press counts confirm nothing: a number only decides between
    sources of one rank."""
    corrected = max((report.corrected.get(slot, 0) for report in told), default=0)
    accepted = any(report.state == "accepted" for report in told)
    first = _FIRST[slot](value, told) if slot in _FIRST else ()
    fine = len(str(value)) if slot in _DAYS else 0
    return (corrected, accepted, *first, _worth(told), fine, count_independent(told), _newest(told), canonical(value))


def rank_claims(slot: str, reports: Iterable[Keyed]) -> tuple[Claim, ...]:
    """The distinct values of a slot, the preferred one first; reports that say nothing of it do not count."""
    told: dict[str, tuple[Any, list[Keyed]]] = {}
    for report in reports:
        value = report.values.get(slot)
        if value not in _EMPTY:
            told.setdefault(canonical(value), (value, []))[1].append(report)
    ordered = list(told.values())
    if len(ordered) > 1:
        ordered = sorted(ordered, key=lambda claim: _rank(slot, *claim), reverse=True)
    if slot in _DAYS:
        ordered = _finer_first(ordered)
    return tuple(
        Claim(value, "normal" if number else "preferred", tuple(sorted(r.key for r in who)))
        for number, (value, who) in enumerate(ordered)
    )


def _finer_first(claims: list[tuple[Any, list[Keyed]]]) -> list[tuple[Any, list[Keyed]]]:
    """A paper's month yields to the day in it that a lesser source gives: both are true, one tells more."""
    for number, (value, _) in enumerate(claims):
        if number and str(value).startswith(str(claims[0][0])):
            return [claims[number], *claims[:number], *claims[number + 1 :]]
    return claims


def agree(slot: str, one: Any, other: Any) -> bool:
    """Whether two values can both be true: a month and a day in it, a list and a longer one, spellings of a name."""
    if isinstance(one, list) and isinstance(other, list):
        first, second = ({canonical(v) for v in values} for values in (one, other))
        return first <= second or second <= first
    if slot.endswith("_head"):
        return one_name(str(one), str(other), foreign=True)
    if isinstance(one, str) and isinstance(other, str):
        return one.startswith(other) or other.startswith(one) or sentence_key(one) == sentence_key(other)
    return bool(one == other)


#: Slots that only the reports as a whole can contradict each other on: a run of days and a day in it agree.
_AS_A_WHOLE: dict[str, tuple[str, Callable[[Sequence[Keyed]], bool]]] = {
    "visit": ("start", days_differ),
    "aid": ("amount", amounts_differ),
}


def contradictions(kind: str, claims: dict[str, tuple[Claim, ...]], reports: Sequence[Keyed]) -> tuple[str, ...]:
    """The contested slots of a kind on which some two claims cannot both be true."""
    whole, differ = _AS_A_WHOLE.get(kind, ("", lambda reports: False))
    return tuple(
        slot
        for slot in (*([whole] if differ(reports) else ()), *CONTESTED.get(kind, ()))
        if slot == whole
        or any(not agree(slot, a.value, b.value) for a in claims.get(slot, ()) for b in claims.get(slot, ()))
    )
