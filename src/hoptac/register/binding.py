"""What a report hangs on: the sentence of its anchor.

A report's key counts equal words on the page, so a paragraph put in before it can shift the count. Its binding counts
only within the anchor's sentence. A decision keeps both, and finds its report by the binding first.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

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


def sentence_digest(sentence: str) -> str:
    """A short digest of a sentence by its letters and digits."""
    return hashlib.sha256(sentence_key(sentence).encode()).hexdigest()[:16]


def sentence_digests(text: str, report: Report) -> list[str]:
    """Short digests of the sentences that a report quotes, sorted; what copies of a text have in common."""
    spans = {sentence_span(text, s.span.start, s.span.end) for s in report.statements if s.span}
    return sorted({sentence_digest(text[start:end]) for start, end in spans})


def hangs_on(text: str, report: Report) -> tuple[str, str]:
    """The words of a report's anchor, and the sentence around them; both empty where no words say it."""
    anchor = report.anchor
    if anchor is None or anchor.span is None:
        return "", ""
    start, end = sentence_span(text, anchor.span.start, anchor.span.end)
    return squeeze(anchor.words), text[start:end]


def bindings(address: str, text: str, reports: Sequence[Report]) -> list[str]:
    """The binding of each report of a page, in order. Those of one sentence that hang on the same words are counted by
    the places of all their words, whatever order a reader gives them in."""
    seen: Counter[tuple[str, str, str]] = Counter()
    found = [""] * len(reports)
    for number in sorted(range(len(reports)), key=lambda number: _places(reports[number])):
        words, sentence = hangs_on(text, reports[number])
        what = (reports[number].kind, words, sentence_digest(sentence) if sentence else "")
        seen[what] += 1
        found[number] = make_key(address, "binding", *what, str(seen[what]))
    return found


def _places(report: Report) -> list[tuple[int, int]]:
    return sorted((s.span.start, s.span.end) for s in report.statements if s.span)
