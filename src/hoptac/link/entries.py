"""Which reports tell one fact: reports in, entries out; deterministic, and the same in any order of the reports.

``keyed.block`` says what must be known before reports are compared at all, ``groups.group`` what must agree; in doubt
two entries stay apart (DESIGN.md, "Individuation"). A rejected report never joins live ones: what it says is out of
the register, and it makes an entry of its own, a tombstone.
"""

from __future__ import annotations

import dataclasses
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hoptac.base.identity import make_key
from hoptac.base.kinds import KINDS
from hoptac.base.nouns import Entry, State
from hoptac.link.bonds import NONE, Bonds, Placed, united
from hoptac.link.claims import contradictions, independent, rank_claims
from hoptac.link.complete import missing
from hoptac.link.groups import group
from hoptac.link.keyed import Keyed, block

_DAY_SLOTS = {"visit": ("start",), "agreement": ("date", "term"), "aid": ("date",), "courtesy": ("date",)}
_AMOUNTS = {"aid": "amount", "figure": "value"}


def _day(kind: str, values: Mapping[str, Any], reports: list[Keyed]) -> str | None:
    """The day to sort an entry by: its own, else that of the first page that tells it.

    A paper that is only proposed has no day; its term is still to come when the first page tells of it.
    """
    told = min((r.published for r in reports if r.published), default=None)
    for slot in _DAY_SLOTS.get(kind, ()):
        value = values.get(slot)
        if value:
            day = str(value[0] if isinstance(value, list) else value)[:10]
            if not (slot == "term" and told and day > told[: len(day)]):
                return day
    return told


def _bounds(kind: str, reports: list[Keyed]) -> tuple[float | None, float | None]:
    """The least and the most that an amount can be, over all reports; None where it is open ("hơn": no upper end)."""
    lows, highs = [], []
    for report in reports:
        amount = report.values.get(_AMOUNTS.get(kind, ""))
        if isinstance(amount, int | float):
            comparator = report.values.get("comparator") or "="
            if comparator != "<":
                lows.append(float(amount))
            if comparator != ">":
                highs.append(float(amount))
    return min(lows, default=None), max(highs, default=None)


def _state(reports: list[Keyed]) -> State:
    """The weightiest state of some report."""
    states = {report.state for report in reports}
    order: tuple[State, ...] = ("accepted", "asked", "open")
    return next((state for state in order if state in states), "rejected")


def _slots(kind: str, reports: list[Keyed]) -> list[str]:
    """The slots of a kind in printing order, then any further ones by name."""
    named = [*KINDS[kind].slots, *KINDS[kind].extra]
    return [*named, *sorted({slot for r in reports for slot in r.values} - set(named))]


def _together(kind: str, values: Mapping[str, Any], reports: list[Keyed]) -> dict[str, Any]:
    """Values that go with others: an amount's comparator is that of the reports that tell that amount, the end of a
    visit comes after its start."""
    if kind == "aid" and values.get("amount") is not None:
        told = rank_claims("comparator", [r for r in reports if r.values.get("amount") == values["amount"]])
        return {"comparator": told[0].value} if told else {}
    if kind == "visit" and values.get("end"):
        start = str(values.get("start") or "")
        later = [c.value for c in rank_claims("end", reports) if str(c.value) > start]
        return {"end": later[0] if later else None}
    return {}


def make_entry(key: str, reports: list[Keyed]) -> Entry:
    """One entry of reports that tell one fact."""
    kind = reports[0].kind
    alone = len(reports) == 1
    claims = {} if alone else {slot: rank_claims(slot, reports) for slot in _slots(kind, reports)}
    told = [r.values for r in reports]
    values = {
        slot: claims[slot][0].value if claims.get(slot) else next((v[slot] for v in told if slot in v), None)
        for slot in _slots(kind, reports)
        if claims.get(slot) or any(slot in v for v in told)
    }
    if not alone:
        values |= _together(kind, values, reports)
    low, high = _bounds(kind, reports)
    ranks = independent(reports)
    return Entry(
        key=key,
        kind=kind,
        values=values,
        others={slot: ranked for slot, ranked in claims.items() if len(ranked) > 1},
        reports=tuple(report.key for report in reports),
        low=low,
        high=high,
        day=_day(kind, values, reports),
        sources=len({report.address for report in reports}),
        independent=len(ranks),
        disagrees=contradictions(kind, claims, reports),
        state=_state(reports),
        ranks=ranks,
        missing=missing(kind, values),
    )


def _groups(blocks: Mapping[str, list[Keyed]], bonds: Bonds, *, rejected: bool) -> Iterator[Placed]:
    """The groups of some blocks, of live or of rejected reports."""
    found = []
    for name, reports in blocks.items():
        part = [report for report in reports if (report.state == "rejected") is rejected]
        if part:
            found += [Placed(name, identity, tuple(told)) for identity, told in group(part[0].kind, part, bonds)]
    return united(found, bonds) if bonds else iter(found)


def facts(blocks: Mapping[str, list[Keyed]], bonds: Bonds = NONE) -> dict[str, list[Keyed]]:
    """Which reports of some blocks tell one fact, by the key of the entry that they make; ``bonds``: what people said
    of them. A tombstone keeps the key that it would have alone, unless a live entry bears that."""
    live = {make_key(g.block, g.identity): g for g in _groups(blocks, bonds, rejected=False)}
    dead = {make_key(g.block, g.identity): g for g in _groups(blocks, bonds, rejected=True)}
    dead = {make_key(g.block, g.identity, "rejected") if key in live else key: g for key, g in dead.items()}
    return {key: list(g.members) for key, g in (live | dead).items()}


def join(reports: Iterable[Keyed], bonds: Bonds = NONE) -> list[Entry]:
    """All entries that the reports make, by key."""
    blocks: dict[str, list[Keyed]] = defaultdict(list)
    for report in reports:
        blocks[block(report.kind, report.values, report.polarity, report.key, report.published)].append(report)
    made = (make_entry(key, members) for key, members in facts(blocks, bonds).items())
    return sorted(made, key=lambda entry: entry.key)


_ENCODER = json.JSONEncoder(sort_keys=True, default=sorted)
_SEEN = tuple(field.name for field in dataclasses.fields(Keyed))


def digest(reports: Iterable[Keyed]) -> str:
    """All that is known of some reports as 40 hex digits: of the same ones ``make_entry`` makes the same entry."""
    told = [[getattr(report, name) for name in _SEEN] for report in reports]
    return make_key(_ENCODER.encode(told))
