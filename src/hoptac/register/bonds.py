"""What people said of the reports of some blocks (merge, split), and which other blocks hang together with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from hoptac.link.bonds import NONE, Bonds, Verdict
from hoptac.register.chunks import chunks
from hoptac.register.models import Bearing, Decision, Report
from hoptac.register.standing import standing_on

BONDS = ("merge", "split")


def joined_with(blocks: Iterable[str]) -> Iterator[tuple[Collection[str], Bonds]]:
    """Blocks in runs that can be joined by themselves, with what people said of their reports: each run holds all
    that a merge hangs together, now or as the entries stand."""
    asked = sorted(set(blocks))
    if not Decision.objects.filter(action__in=BONDS).exists():
        yield from ((part, NONE) for part in chunks(asked))
        return
    for part in chunks(asked):
        yield _hanging_together(part)


def _hanging_together(blocks: Collection[str]) -> tuple[Collection[str], Bonds]:
    known, new = set[str](), set(blocks)
    verdicts: dict[int, Verdict] = {}
    while new:
        for part in chunks(sorted(new)):
            verdicts |= {verdict.number: verdict for verdict in _verdicts(part)}
        known |= new
        new = {block for part in chunks(sorted(known)) for block in _beyond(part)}
        keys = sorted({key for verdict in verdicts.values() for told in verdict.parts for key in told})
        new |= {block for part in chunks(keys) for block in _blocks_of(part)}
        new -= known
    return known, Bonds(verdicts.values())


def _verdicts(blocks: Collection[str]) -> Iterator[Verdict]:
    """The merges and splits in force upon reports of some blocks."""
    told = Bearing.objects.filter(decision__action__in=BONDS, report__block__in=blocks)
    rows = {row for row in told.values_list("report", flat=True) if row}
    found = {d.number: d for told in standing_on(sorted(rows)).values() for d in told if d.action in BONDS}
    parts: dict[int, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for part in chunks(sorted(found)):
        bound = Bearing.objects.filter(decision__in=part, report__isnull=False)
        for number, place, key in bound.values_list("decision", "place", "report__key"):
            parts[number][_part(found[number], place)].add(key)
    for number, told_parts in parts.items():
        groups = tuple(frozenset(keys) for _, keys in sorted(told_parts.items()))
        yield Verdict(number, found[number].action == "merge", groups)


def _part(decision: Decision, place: int) -> int:
    """Which part of a verdict the report at a place of it belongs to: the ``off`` first are parted from the others; 0:
    each from each."""
    if decision.action == "merge":
        return 0
    off = decision.payload["off"]
    return int(place >= off) if off else place


def _beyond(blocks: Collection[str]) -> set[str]:
    """Other blocks that some entry hangs together with these."""
    reports = Report.objects.order_by()
    mine = reports.filter(entry__block__in=blocks).exclude(block__in=blocks).values_list("block", flat=True)
    others = reports.filter(block__in=blocks, entry__isnull=False).exclude(entry__block__in=blocks)
    return {*mine, *others.values_list("entry__block", flat=True)}


def _blocks_of(keys: Collection[str]) -> set[str]:
    return set(Report.objects.filter(key__in=keys).values_list("block", flat=True))
