"""Learn the weights of ``hoptac.find.wording`` from pages with answers.

    fit_wording.py fit NAME=DOCS,ANSWERS[,NAMES] ...           write src/hoptac/find/vi/wording.tsv
    fit_wording.py folds FOLDER NAME=DOCS,ANSWERS[,NAMES] ...  write FOLDER/wording.N.tsv, each without the pages of
                                                               part N (``part_of``): what other pages say of a page

A sentence tells a fact where a record that stands in it answers one of the answers, or where it holds the quote of an
agreed commitment. Weights of words and pairs of words found on ``PAGES`` pages at least; logistic regression with a
ridge, by stochastic steps of a size that each weight sets for itself (AdaGrad), the same every time.
"""

from __future__ import annotations

import csv
import json
import math
import random
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "src" / "hoptac" / "find" / "vi" / "wording.tsv"
PARTS, PAGES, ROUNDS, RIDGE, STEP = 5, 6, 25, 10.0, 0.15
#: Weights smaller than this are left out of the table.
LEAST = 0.06
#: A quote stands in a sentence that has so much of its words.
QUOTED = 0.8


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence: its page, its words and pairs of words, the kinds of which it tells a fact."""

    page: str
    grams: frozenset[str]
    kinds: frozenset[str]


def part_of(page: str) -> int:
    """In which part of the pages a page is, by its name."""
    return zlib.crc32(page.encode()) % PARTS


def gather(docs: Path, answers: Path, only: set[str] | None) -> Iterator[Example]:
    """Every sentence of the pages of a folder."""
    from hoptac.find.facts import find_facts
    from hoptac.find.wording import grams

    for page, scene, gold, score in scenes(docs, answers, only):
        told = _told(scene, find_facts(scene), gold, score)
        for sentence in scene.sentences:
            yield Example(page, frozenset(grams(scene, sentence)), frozenset(told[sentence.index]))


def scenes(docs: Path, answers: Path, only: set[str] | None) -> Iterator[tuple[str, Any, dict[str, Any], Any]]:
    """Each page of a folder that has answers: its name, its scene, its answers, the scorer of the gold pages."""
    from hoptac.base.nouns import Snapshot
    from hoptac.collect import collect
    from hoptac.decode import decode
    from hoptac.find.scan import scan
    from hoptac.link.resolve import resolve

    sys.path.insert(0, str(ROOT / "tests"))
    from gate import sure

    score = sure.scorer(ROOT.parent / "shared" / "gold")
    for snapshot in collect([str(docs)]):
        answer = answers / f"{snapshot.document}.json"
        if isinstance(snapshot, Snapshot) and answer.is_file() and (not only or snapshot.document in only):
            gold = json.loads(answer.read_text(encoding="utf-8"))
            yield snapshot.document, resolve(scan(decode(snapshot))), gold, score


def _told(scene: Any, reports: Sequence[Any], gold: Mapping[str, Any], score: Any) -> list[set[str]]:
    """The kinds of which each sentence of a page tells a fact."""
    from gate import sure
    from hoptac.base.kinds import KINDS
    from hoptac.find.confidence import main_sentences
    from hoptac.find.wording import WEIGHED

    told: list[set[str]] = [set() for _ in scene.sentences]
    mains = main_sentences(scene, reports)
    for name in WEIGHED:
        kind = KINDS[name]
        own = [(report, main) for report, main in zip(reports, mains, strict=True) if report.kind == name]
        judged = sure.agreed(score, kind.plural, gold.get(kind.plural) or [], [report.values for report, _ in own])
        for (_, main), (right, _) in zip(own, judged, strict=True):
            if right and main is not None:
                told[main].add(name)
    for commitment in gold.get("commitments") or []:
        quote = set(score.fold(commitment["quote"]).split())
        held = [len(quote & set(score.fold(scene.words(s.span)).split())) for s in scene.sentences]
        if held and max(held) >= QUOTED * len(quote):
            told[held.index(max(held))].add("commitment")
    return told


def fit(examples: Sequence[Example]) -> dict[str, list[float]]:
    """The weights of each word and pair, one for each kind."""
    from hoptac.find.wording import ALWAYS, WEIGHED

    pages = Counter(gram for _, gram in {(e.page, gram) for e in examples for gram in e.grams})
    place = {gram: n for n, gram in enumerate([ALWAYS, *sorted(g for g, number in pages.items() if number >= PAGES)])}
    rows = [[0, *sorted(place[g] for g in e.grams if g in place)] for e in examples]
    columns = [_column(rows, [kind in e.kinds for e in examples], len(place)) for kind in WEIGHED]
    table = {gram: [round(column[n], 2) for column in columns] for gram, n in place.items()}
    return {gram: weights for gram, weights in table.items() if gram == ALWAYS or max(map(abs, weights)) >= LEAST}


def _column(rows: Sequence[Sequence[int]], told: Sequence[bool], size: int) -> list[float]:
    return logistic([Row(row, one) for row, one in zip(rows, told, strict=True)], size, RIDGE)


@dataclass(frozen=True, slots=True)
class Row:
    """What a fit is made of: the places of the features that are there (0: always), what is told of it, what each of
    them counts here, what the whole row counts.
    """

    places: Sequence[int]
    told: bool
    value: float = 1.0
    weight: float = 1.0


def logistic(rows: Sequence[Row], size: int, ridge: float) -> list[float]:
    """The weights of ``size`` features that tell rows apart; the first, which all have, is not held down."""
    weights, steps = [0.0] * size, [1e-6] * size
    times = [0.0] * size
    for row in rows:
        for n in row.places:
            times[n] += row.weight
    held = [0.0, *(ridge / max(times[n], 1e-9) for n in range(1, size))]
    order, chance = list(range(len(rows))), random.Random(1)
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for at in order:
            row = rows[at]
            total = weights[0] + row.value * sum([weights[n] for n in row.places[1:]])
            away = row.weight * (1 / (1 + math.exp(-max(-30.0, min(30.0, total)))) - row.told)
            for n in row.places:
                slope = away * (row.value if n else 1.0) + row.weight * held[n] * weights[n]
                steps[n] += slope * slope
                weights[n] -= STEP * slope / math.sqrt(steps[n])
    return weights


def write(path: Path, heading: Sequence[str], weights: Mapping[str, Sequence[float]]) -> None:
    """The table: a heading, then one line a word or pair, in order."""
    with path.open("w", encoding="utf-8", newline="") as out:
        lines = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE)
        lines.writerow(["words", *heading])
        lines.writerows([gram, *(f"{w:g}" for w in weights[gram])] for gram in sorted(weights))


def set_of(told: str) -> tuple[Path, Path, set[str] | None]:
    """The folders of a set told as NAME=DOCS,ANSWERS[,NAMES], and the names of its pages where not all count."""
    docs, answers, *names = told.split("=", 1)[1].split(",")
    return Path(docs), Path(answers), set(Path(names[0]).read_text(encoding="utf-8").split()) if names else None


def examples_of(sets: Sequence[str]) -> list[Example]:
    """The sentences of all sets."""
    return [e for told in sets for e in gather(*set_of(told))]


def main() -> None:
    """Fit the table, or one table for each part of the pages that leaves it out."""
    from hoptac.find.wording import WEIGHED

    what, *rest = sys.argv[1:] or [""]
    if what == "fit" and rest:
        write(TABLE, WEIGHED, fit(examples_of(rest)))
    elif what == "folds" and len(rest) > 1:
        examples = examples_of(rest[1:])
        for part in range(PARTS):
            others = [e for e in examples if part_of(e.page) != part]
            write(Path(rest[0]) / f"wording.{part}.tsv", WEIGHED, fit(others))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
