"""How well the register joins what the pages of this folder tell: B³ by kind, from right reports and from text.

``python -m tests.clusters.measure`` prints the figures; with ``--wrong`` also what is joined or apart wrongly.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Hashable, Iterable

from tests.bcubed import Score, b_cubed
from tests.clusters.reports import KINDS, Told, pages, right_reports

from hoptac.base.identity import keyed as keys_of
from hoptac.base.nouns import Reading
from hoptac.link.entries import join
from hoptac.link.keyed import Keyed
from hoptac.link.namekey import name_key
from hoptac.read import read
from hoptac.register.binding import sentence_digests

Groups = dict[Hashable, Hashable]


def joined(reports: Iterable[Keyed]) -> Groups:
    """Report key -> the key of its entry."""
    return {key: entry.key for entry in join(reports) for key in entry.reports}


def found_reports(reading: Reading) -> list[Keyed]:
    """The reports of a page that was read, as joining wants them."""
    page = reading.page
    return [
        Keyed(
            key=key,
            address=page.address,
            kind=report.kind,
            values=report.values,
            published=page.published,
            polarity=report.polarity,
            sentences=frozenset(sentence_digests(page.text, report)),
        )
        for key, report, _ in keys_of(page.address, reading.reports)
    ]


def right() -> tuple[dict[str, Told], Groups]:
    """The reports as they should be by key, and what joining makes of them."""
    known = list(right_reports(pages()))
    return {keyed.key: told for told, keyed in known}, joined(keyed for _, keyed in known)


def _alike(told: Told, values: dict[str, object]) -> int:
    """How many slots of a found report are as they should be; names by their key."""

    def plain(value: object) -> object:
        return sorted(map(str, value)) if isinstance(value, list) else name_key(str(value))

    return sum(plain(values.get(slot)) == plain(value) for slot, value in told.values.items())


def from_text() -> tuple[dict[str, Told], Groups]:
    """The same from what the reader finds: each found report is laid to the one of its page that it is most alike."""
    should: dict[str, Told] = {}
    found: list[Keyed] = []
    named: dict[str, str] = {}
    for page in pages():
        reports = [r for r in found_reports(read(page.snapshot)) if r.kind in KINDS.values()]
        found += reports
        for number, told in enumerate(page.told):
            should[f"{page.name}#{number}"] = told
        pairs = sorted(
            (-_alike(told, dict(r.values)), number, r.key)
            for number, told in enumerate(page.told)
            for r in reports
            if r.kind == told.kind
        )
        taken: set[object] = set()
        for alike, number, key in pairs:
            if alike < -1 and not {number, key} & taken:
                taken |= {number, key}
                named[key] = f"{page.name}#{number}"
    return should, {named.get(key, key): group for key, group in joined(found).items()}


def scores(should: dict[str, Told], groups: Groups) -> dict[str, Score]:
    """B³ by kind."""
    out = {}
    for kind in KINDS.values():
        facts: Groups = {key: told.fact for key, told in should.items() if told.kind == kind}
        with_them = {groups[key] for key in facts if key in groups}
        out[kind] = b_cubed(facts, {key: group for key, group in groups.items() if key in facts or group in with_them})
    return out


def wrong(should: dict[str, Told], groups: Groups) -> list[str]:
    """Facts in several groups, and groups of several facts."""
    facts: dict[str, set[Hashable]] = defaultdict(set)
    mixed: dict[Hashable, set[str]] = defaultdict(set)
    for key, told in should.items():
        group = groups.get(key, f"not found: {key}")
        facts[told.fact].add(group)
        mixed[group].add(told.fact)
    members: dict[Hashable, list[str]] = defaultdict(list)
    for key, told in should.items():
        members[groups.get(key, f"not found: {key}")].append(f"{told.fact} {key}")
    lines = [f"{fact}: {sorted(members[g] for g in found)}" for fact, found in sorted(facts.items()) if len(found) > 1]
    return lines + [f"MIXED {sorted(names)}: {members[g]}" for g, names in mixed.items() if len(names) > 1]


if __name__ == "__main__":
    for name, (known, made) in (("right reports", right()), ("text", from_text())):
        for kind, score in scores(known, made).items():
            print(f"{name:14} {kind:10} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}")
        if "--wrong" in sys.argv:
            print("\n".join(wrong(known, made)))
