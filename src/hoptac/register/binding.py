"""What a report hangs on: the sentence of its anchor.

A report's key counts equal words on the page, so a paragraph put in before it can shift the count. Its binding counts
only within the anchor's sentence. A decision keeps both, and finds its report by the binding first.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from hoptac.base.identity import make_key, squeeze
from hoptac.base.nouns import Report
from hoptac.find.sentences import split_line
from hoptac.link.keyed import sentence_key


def sentence_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of the sentence (of one line) around ``text[start:end]``, blanks left out; never less than that."""
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    whole = text[line : stop if stop >= 0 else len(text)]
    for first, last in split_line(whole):
        if line + first <= start < line + last:
            first += len(whole[first:last]) - len(whole[first:last].lstrip())
            return min(line + first, start), max(line + last, end)
    return start, end


def _digest(sentence: str) -> str:
    return hashlib.sha256(sentence_key(sentence).encode()).hexdigest()[:16]


def sentence_digests(text: str, report: Report) -> list[str]:
    """Short digests of the sentences that a report quotes, sorted; what copies of a text have in common."""
    spans = {sentence_span(text, s.span.start, s.span.end) for s in report.statements if s.span}
    return sorted({_digest(text[start:end]) for start, end in spans})


def bindings(address: str, text: str, reports: Iterable[Report]) -> Iterator[str]:
    """The binding of each report of a page, in order."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for report in reports:
        anchor = report.anchor
        sentence = words = ""
        if anchor and anchor.span:
            start, end = sentence_span(text, anchor.span.start, anchor.span.end)
            sentence, words = _digest(text[start:end]), squeeze(anchor.words)
        what = (report.kind, words, sentence)
        seen[what] += 1
        yield make_key(address, "binding", *what, str(seen[what]))
