"""Learn the weights of ``hoptac.find.about`` from pages of which it is known whether they tell of cooperation.

    fit_about.py fit SET ...             write src/hoptac/find/vi/about.tsv
    fit_about.py folds FOLDER SET ...    write FOLDER/about.N.tsv, each without the pages of part N

``SET`` is NAME=DOCS,ANSWERS[,NAMES] as for fit_wording.py: a page tells of cooperation where its answer has a fact. Or
ANSWERS is a file of judged records (``PAGE/KINDS/NUMBER``, a tab, ``none`` or something else): a page tells of
cooperation where one of its records is a fact; of the pages of DOCS that it does not judge those on which the reader
finds nothing count ``SILENT`` each as pages that tell of none. Words and pairs of words of ``PAGES`` pages at least,
of these the ``KEPT`` that say most; logistic regression with a ridge, as in fit_wording.py.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import fit_wording
from fit_wording import PARTS, Row, logistic, part_of

TABLE = fit_wording.TABLE.with_name("about.tsv")
PAGES, KEPT, RIDGE, SILENT = 8, 1500, 20.0, 0.2


@dataclass(frozen=True, slots=True)
class Example:
    """A page: its words and pairs, whether it tells of cooperation, what it counts."""

    page: str
    words: frozenset[str]
    told: bool
    weight: float


def gather(docs: Path, answers: Path, only: set[str] | None) -> Iterator[Example]:
    """The pages of a folder of which it is known what they tell."""
    from hoptac.base.languages import LANGUAGES
    from hoptac.base.nouns import Snapshot
    from hoptac.collect import collect
    from hoptac.decode import decode
    from hoptac.find.about import words
    from hoptac.find.facts import find_facts
    from hoptac.find.scan import scan
    from hoptac.link.resolve import resolve

    judged = _judged(answers) if answers.is_file() else None
    for snapshot in collect([str(docs)]):
        if not isinstance(snapshot, Snapshot) or (only and snapshot.document not in only):
            continue
        page = decode(snapshot)
        if page.language not in LANGUAGES:
            continue
        scene = resolve(scan(page))
        if judged is None:
            told, weight = _answered(answers / f"{snapshot.document}.json"), 1.0
        elif snapshot.document in judged:
            told, weight = judged[snapshot.document], 1.0
        else:
            told, weight = (None if find_facts(scene) else False), SILENT
        if told is not None:
            yield Example(snapshot.document, frozenset(words(scene)), told, weight)


def _answered(answer: Path) -> bool | None:
    from hoptac.base.kinds import KINDS

    if not answer.is_file():
        return None
    told = json.loads(answer.read_text(encoding="utf-8"))
    return any(told.get(kind.plural) for kind in KINDS.values() if kind.name != "person")


def _judged(judgements: Path) -> dict[str, bool]:
    told: dict[str, bool] = {}
    for line in judgements.read_text(encoding="utf-8").splitlines():
        record, judged = line.split("\t")
        page = record.split("/")[0]
        told[page] = told.get(page, False) or judged != "none"
    return told


def fit(examples: Sequence[Example]) -> dict[str, list[float]]:
    """The weight of each word and pair that is kept."""
    from hoptac.find.about import ALWAYS

    pages = Counter(word for e in examples for word in e.words)
    names = [word for word in sorted(pages) if pages[word] >= PAGES]
    weights = _weights(examples, names)
    said = {word: abs(weight) * math.sqrt(pages[word]) for word, weight in zip(names, weights[1:], strict=True)}
    kept = sorted(sorted(names, key=lambda word: -said[word])[:KEPT])
    return {word: [round(w, 3)] for word, w in zip([ALWAYS, *kept], _weights(examples, kept), strict=True)}


def _weights(examples: Sequence[Example], names: Sequence[str]) -> list[float]:
    from hoptac.find.about import scale

    place = {word: n for n, word in enumerate(names, start=1)}
    rows = []
    for e in examples:
        found = sorted(place[word] for word in e.words if word in place)
        rows.append(Row([0, *found], e.told, scale(len(found)), e.weight))
    return logistic(rows, len(names) + 1, RIDGE)


def examples_of(sets: Sequence[str]) -> list[Example]:
    """The pages of all sets."""
    return [e for told in sets for e in gather(*fit_wording.set_of(told))]


def main() -> None:
    """Fit the table, or one table for each part of the pages that leaves it out."""
    what, *rest = sys.argv[1:] or [""]
    if what == "fit" and rest:
        fit_wording.write(TABLE, ["weight"], fit(examples_of(rest)))
    elif what == "folds" and len(rest) > 1:
        examples = examples_of(rest[1:])
        for part in range(PARTS):
            others = [e for e in examples if part_of(e.page) != part]
            fit_wording.write(Path(rest[0]) / f"about.{part}.tsv", ["weight"], fit(others))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
