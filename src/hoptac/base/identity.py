"""Keys by content: what a report or a statement is, whatever offsets, rules and values say of it.

A key hashes the page's address, the kind, the slot, the words and their occurrence on the page. So a decision stays
bound when the page changes around the words, or when a normaliser or a rule improves.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from hoptac.base.nouns import Report, Statement


def make_key(*parts: str) -> str:
    """A 40-digit hex digest over the parts; no part can run into the next."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:40]


def squeeze(words: str) -> str:
    """Words with their white space made single: line breaks inside a quote are no difference."""
    return " ".join(words.split())


def keyed(address: str, reports: Iterable[Report]) -> Iterator[tuple[str, Report, list[tuple[str, Statement]]]]:
    """Each report with its key and its statements with theirs.

    A report's key is that of its anchor (its first statement with words). An inferred statement has no words of its
    own: it is bound to its report.
    """
    seen: Counter[tuple[str, ...]] = Counter()

    def key(kind: str, slot: str, words: str) -> str:
        what = (kind, slot, words)
        seen[what] += 1
        return make_key(address, kind, slot, words, str(seen[what]))

    def follows(report: str, slot: str) -> str:
        seen[report, slot] += 1
        again = seen[report, slot]
        return make_key(report, slot) if again == 1 else make_key(report, slot, str(again))

    for report in reports:
        anchor = report.anchor
        own = key(report.kind, "", squeeze(anchor.words) if anchor else "")
        statements = [
            (
                follows(own, s.slot) if s.inferred else key(report.kind, s.slot, squeeze(s.words)),
                s,
            )
            for s in report.statements
        ]
        yield own, report, statements
