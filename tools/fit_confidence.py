"""Learn the weights of ``hoptac.find.confidence`` from records that were read on pages with answers.

    fit_confidence.py gather FOLDS NAME DOCS ANSWERS [NAMES] >> tools/confidence_examples.csv
    fit_confidence.py cross                  what the weights of other pages say of each page
    fit_confidence.py fit                    write src/hoptac/find/confidence.toml

A reader is surer than it should be of pages that its rules were mended on. So ``gather`` is run with the readers of the
commits named in docs/confidence.md, each on pages that nobody had looked at then (``PYTHONPATH=OLD_TREE/src``); the
features are worked out by the confidence.py of this tree, its words by weights learnt from other pages (``FOLDS``: the
folder of the ``folds`` of ``fit_wording.py`` and ``fit_about.py``). An example is a record: no words of a page, only
figures.
``ANSWERS`` is a folder of answers, or a file that judges the records of a reader: a line each, ``PAGE/KINDS/NUMBER``, a
tab, ``ok``, ``none`` (no such fact), or what is wrong of it: ``SLOT`` or ``SLOT:VALUE``, with commas between.
Logistic regression with a ridge, by Newton's steps; each slot value counts one, right or not.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import math
import random
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import fit_wording

#: Of the records of a page and kind: how many slot values of each are right, and how many it has.
Judge = Callable[[str, str, Sequence[Any]], "list[tuple[int, int]] | None"]
ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = Path(__file__).with_name("confidence_examples.csv")
TABLE = ROOT / "src" / "hoptac" / "find" / "confidence.toml"
RIDGE, STEPS = 10.0, 12
#: What an example counts where not one: ordinary articles are not what an office reads, few of them are about it; the
#: articles of national papers that are ("real") are a third of all examples, and no such part of what an office reads.
WEIGHTS = {"news": 0.2, "real": 0.5}
#: The share of the examples' records that is publishable. Many of these are of readers since mended, and of pages made
#: to mislead: of today's readings of ordinary pages of cooperation it is twice as much.
SHARE = 0.23


@dataclass(frozen=True, slots=True)
class Example:
    """A record: where it was read, its features, how many of its slot values are right."""

    group: str
    page: str
    right: int
    slots: int
    features: Mapping[str, float]


def module(path: Path, name: str = "") -> ModuleType:
    """A module of this tree, whatever tree ``hoptac`` comes from; ``name``: as others import it."""
    spec = importlib.util.spec_from_file_location(name or path.stem, path)
    assert spec and spec.loader
    made = importlib.util.module_from_spec(spec)
    sys.modules[name or path.stem] = made
    spec.loader.exec_module(made)
    return made


def gather(folds: Path, group: str, docs: Path, answers: Path, only: set[str] | None) -> Iterator[Example]:
    """Every record that the reader of ``PYTHONPATH`` reads on the pages of a folder."""
    kinds = module(ROOT / "src" / "hoptac" / "base" / "kinds.py", "hoptac.base.kinds")  # whose measures old ones lack
    from hoptac.base.nouns import Reading, Snapshot
    from hoptac.collect import collect
    from hoptac.decode import decode
    from hoptac.find.facts import find_facts
    from hoptac.find.scan import scan
    from hoptac.link.resolve import resolve
    from hoptac.read import as_json

    sure = module(ROOT / "tests" / "gate" / "sure.py")
    find = ROOT / "src" / "hoptac" / "find"
    wording = module(find / "wording.py", "hoptac.find.wording")
    about = module(find / "about.py", "hoptac.find.about")
    module(find / "presence.py", "hoptac.find.presence")
    module(ROOT / "src" / "hoptac" / "base" / "frozen.py", "hoptac.base.frozen")  # which old readers do not have
    tone = module(find / "tone.py", "hoptac.find.tone")
    for name in ("numbertone", "leaning"):
        module(find / f"{name}.py", f"hoptac.find.{name}")
    confidence = module(find / "confidence.py")
    names = ("wording", "about", *tone.COLUMNS)
    read = {n: [wording.read_table(folds / f"{n}.{part}.tsv") for part in range(fit_wording.PARTS)] for n in names}
    score = sure.scorer(ROOT.parent / "shared" / "gold")
    judge = _judged(answers, score) if answers.is_file() else _answered(answers, score, sure)
    for snapshot in collect([str(docs)]):
        if not isinstance(snapshot, Snapshot) or (only and snapshot.document not in only):
            continue
        page = decode(snapshot)
        scene = resolve(scan(page))
        reports = find_facts(scene)
        part = fit_wording.part_of(page.document)
        own = {name: tables[part] for name, tables in read.items()}  # learnt from other pages
        wording.table, about.table = partial(own.get, "wording"), partial(own.get, "about")  # type: ignore[attr-defined]
        tone.table = own.__getitem__  # type: ignore[attr-defined]
        features = list(confidence.features_of(scene, reports))
        printed = as_json(Reading(page, reports))
        for kind in kinds.KINDS.values():
            weighed = [f for r, f in zip(reports, features, strict=True) if r.kind == kind.name]
            judged = judge(snapshot.document, kind.plural, printed[kind.plural])
            for f, (right, slots) in zip(weighed, judged or (), strict=bool(judged)):
                yield Example(group, snapshot.document, right, slots, f)


def _answered(answers: Path, score: ModuleType, sure: ModuleType) -> Judge:
    """How right records are by the answers of a folder; None for a page without."""

    def judge(page: str, kinds: str, records: Sequence[Any]) -> list[tuple[int, int]] | None:
        answer = answers / f"{page}.json"
        if not answer.is_file():
            return None
        return sure.agreed(score, kinds, json.loads(answer.read_text(encoding="utf-8")).get(kinds) or [], records)

    return judge


def _judged(judgements: Path, score: ModuleType) -> Judge:
    """How right records are by a file that judges each; None for a page without."""
    said = dict(line.split("\t") for line in judgements.read_text(encoding="utf-8").splitlines())

    def judge(page: str, kinds: str, records: Sequence[Any]) -> list[tuple[int, int]] | None:
        if f"{page}/{kinds}/0" not in said:
            return None
        return [_right(said[f"{page}/{kinds}/{n}"], kinds, record) for n, record in enumerate(records)]

    def _right(told: str, kinds: str, record: Any) -> tuple[int, int]:
        size = score.size(kinds, record)
        if told in ("ok", "none"):
            return (size if told == "ok" else 0), size
        wrong = sum(1 if ":" in one else len(score.atoms(one, record.get(one))) for one in told.split(","))
        return max(0, size - wrong), size

    return judge


def write(examples: Iterable[Example]) -> None:
    """One line an example: group, page, right, slots, then NAME=VALUE of each feature that is not 0."""
    out = csv.writer(sys.stdout, lineterminator="\n")
    for e in examples:
        out.writerow([e.group, e.page, e.right, e.slots, *(f"{n}={round(v, 3):g}" for n, v in e.features.items() if v)])


def read_examples() -> list[Example]:
    """The examples kept."""
    with EXAMPLES.open(encoding="utf-8", newline="") as lines:
        return [
            Example(group, page, int(right), int(slots), {n: float(v) for n, v in (f.rsplit("=", 1) for f in rest)})
            for group, page, right, slots, *rest in csv.reader(lines)
        ]


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """Weights by feature."""
    names = sorted({name for e in examples for name in e.features})
    place = {name: n for n, name in enumerate(names)}
    rows = [
        ([(place[n], v) for n, v in e.features.items()], e.right * weight, e.slots * weight)
        for e in examples
        if (weight := WEIGHTS.get(e.group, 1.0)) and e.slots
    ]
    weights = [0.0] * len(names)
    for _ in range(STEPS):
        slope = [RIDGE * w for w in weights]
        bend = [[RIDGE * (i == j) for j in range(len(names))] for i in range(len(names))]
        for features, right, slots in rows:
            p = 1 / (1 + math.exp(-sum(weights[n] * v for n, v in features)))
            for n, v in features:
                slope[n] += v * (p * slots - right)
                line, by = bend[n], v * slots * p * (1 - p)
                for m, u in features:
                    line[m] += by * u
        weights = [w - step for w, step in zip(weights, solve(bend, slope), strict=True)]
    return {name: round(weights[place[name]], 2) for name in names if abs(weights[place[name]]) >= 0.05}


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of linear equations whose matrix is symmetric and positive definite (Gauss)."""
    rows = [[*line, r] for line, r in zip(matrix, right, strict=True)]
    for n, pivot in enumerate(rows):
        for line in rows[n + 1 :]:
            if factor := line[n] / pivot[n]:
                for m in range(n, len(line)):
                    line[m] -= factor * pivot[m]
    found = [0.0] * len(rows)
    for n in reversed(range(len(rows))):
        known = sum(rows[n][m] * found[m] for m in range(n + 1, len(rows)))
        found[n] = (rows[n][-1] - known) / rows[n][n]
    return found


def told(examples: Iterable[Example], weights: Mapping[str, float]) -> list[tuple[float, Example]]:
    """Each example with its confidence."""
    sure = module(ROOT / "src" / "hoptac" / "find" / "confidence.py").sure
    return [(sure(e.features, weights), e) for e in examples]


def cross(examples: Sequence[Example], parts: int = 8) -> list[tuple[float, Example]]:
    """Each example by weights of other pages."""
    pages = sorted({e.page for e in examples})
    random.Random(1).shuffle(pages)
    out: list[tuple[float, Example]] = []
    for part in range(parts):
        away = set(pages[part::parts])
        out += told([e for e in examples if e.page in away], fit([e for e in examples if e.page not in away]))
    return out


def groups(examples: Sequence[Example]) -> list[tuple[float, Example]]:
    """Each example by weights of the other groups."""
    out: list[tuple[float, Example]] = []
    for group in sorted({e.group for e in examples}):
        pages = {e.page for e in examples if e.group == group}
        away = [e for e in examples if e.group != group and e.page not in pages]
        out += told([e for e in examples if e.group == group], fit(away))
    return out


def line(name: str, pairs: Sequence[tuple[float, Example]]) -> str:
    """Share of slots right of the surest records."""
    ranked = sorted(pairs, key=lambda pair: -pair[0])
    cells = []
    for share in (0.2, 0.3, 0.4, 0.5, 0.6, 1.0):
        chosen = [e for _, e in ranked[: round(share * len(ranked))]]
        cells.append(f"{share:.0%} {sum(e.right for e in chosen) / sum(e.slots for e in chosen):.4f}")
    return f"{name:16} {len(ranked):5}  " + "  ".join(cells)


def main() -> None:
    """Gather, fit, or try the fit on pages left out."""
    what, *rest = sys.argv[1:] or [""]
    if what == "gather":
        only = set(Path(rest[4]).read_text(encoding="utf-8").split()) if len(rest) > 4 else None
        write(gather(Path(rest[0]), rest[1], Path(rest[2]), Path(rest[3]), only))
        return
    examples = read_examples()
    if what == "cross":
        for name, pairs in (("pages left out", cross(examples)), ("sets left out", groups(examples))):
            print(line(name, [pair for pair in pairs if pair[1].group not in WEIGHTS]))
    elif what == "fit":
        weights = fit(examples)
        ranked = sorted((p for p, e in told(examples, weights) if e.group not in WEIGHTS), reverse=True)
        least = ranked[round(SHARE * len(ranked))]
        lines = [f'"{name}" = {value}' for name, value in weights.items()]
        TABLE.write_text("\n".join([f"publishable = {least}", "", "[weights]", *lines, ""]), encoding="utf-8")
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
