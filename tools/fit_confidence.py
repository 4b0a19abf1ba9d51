"""Learn ``hoptac.find.confidence`` from records that were read on pages with answers.

    fit_confidence.py gather FOLDS NAME DOCS ANSWERS [NAMES] >> tools/confidence_examples.csv
    fit_confidence.py cross                  what the trees grown on other pages say of each page
    fit_confidence.py fit                    write src/hoptac/find/confidence.forest

``cross`` and ``fit`` need scikit-learn (requirements/fit.txt), which nothing of Hoptac does.

A reader is surer than it should be of pages that its rules were mended on. So ``gather`` is run with the readers of the
commits named in docs/confidence.md, each on pages that nobody had looked at then (``PYTHONPATH=OLD_TREE/src``); the
features are worked out by the confidence.py of this tree, its words by weights learnt from other pages (``FOLDS``: the
folder of the ``folds`` of ``fit_wording.py`` and ``fit_about.py``). An example is a record: no words of a page, only
figures.
``ANSWERS`` is a folder of answers, or a file that judges the records of a reader: a line each, ``PAGE/KINDS/NUMBER``, a
tab, ``ok``, ``none`` (no such fact), or what is wrong of it: ``SLOT`` or ``SLOT:VALUE``, with commas between.
Extremely randomised trees (Geurts, Ernst and Wehenkel 2006); each slot value counts one, right or not.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import random
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import fit_wording

#: Of the records of a page and kind: how many slot values of each are right, and how many it has.
Judge = Callable[[str, str, Sequence[Any]], "list[tuple[int, int]] | None"]
ROOT = Path(__file__).resolve().parent.parent
FIND = ROOT / "src" / "hoptac" / "find"
EXAMPLES = Path(__file__).with_name("confidence_examples.csv")
TABLE = FIND / "confidence.forest"
#: How many trees, of how many slot values an end is made at least, how many of the features a question is chosen from.
TREES, END, CHOICE = 50, 8, 0.3
#: What follows a question is told apart only where it differs by so much.
APART = 0.08
#: What an example counts where not one: ordinary articles are not what an office reads, few of them are about it; the
#: articles of national papers that are ("real") are a third of all examples, and no such part of what an office reads.
WEIGHTS = {"news": 0.2, "real": 0.5}
#: The share of the examples' records that is publishable. Many of these are of readers since mended, and of pages made
#: to mislead: of today's readings of ordinary pages of cooperation it is twice as much.
SHARE = 0.36


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
    wording = module(FIND / "wording.py", "hoptac.find.wording")
    about = module(FIND / "about.py", "hoptac.find.about")
    module(FIND / "presence.py", "hoptac.find.presence")
    module(ROOT / "src" / "hoptac" / "base" / "frozen.py", "hoptac.base.frozen")  # which old readers do not have
    tone = module(FIND / "tone.py", "hoptac.find.tone")
    for name in ("numbertone", "leaning", "forest"):
        module(FIND / f"{name}.py", f"hoptac.find.{name}")
    confidence = module(FIND / "confidence.py")
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


def fit(examples: Sequence[Example]) -> Any:
    """The forest, its ``publishable`` not yet set."""
    import numpy as np
    from sklearn.ensemble import ExtraTreesClassifier

    forest = module(FIND / "forest.py")
    names = sorted({name for e in examples for name in e.features})
    rows = np.array([[round(e.features.get(name, 0.0), 3) for name in names] for e in examples])
    weights = np.array([WEIGHTS.get(e.group, 1.0) for e in examples])
    right = weights * [e.right for e in examples]
    wrong = weights * [e.slots - e.right for e in examples]
    grown = ExtraTreesClassifier(TREES, min_samples_leaf=END, max_features=CHOICE, random_state=1)
    grown.fit(
        np.vstack([rows[right > 0], rows[wrong > 0]]),
        np.repeat([1, 0], [(right > 0).sum(), (wrong > 0).sum()]),
        sample_weight=np.concatenate([right[right > 0], wrong[wrong > 0]]),
    )
    return forest.Forest(names, [_tree(one.tree_) for one in grown.estimators_], 1.0)


def _tree(grown: Any, at: int = 0) -> Any:
    """A tree as ``hoptac.find.forest`` has it, without the questions whose answers hardly differ."""
    wrong, right = grown.value[at][0]
    share = round(float(right / (wrong + right)), 3)
    if grown.children_left[at] < 0:
        return share
    low, high = _tree(grown, grown.children_left[at]), _tree(grown, grown.children_right[at])
    if not isinstance(low, tuple) and not isinstance(high, tuple) and abs(low - high) < APART:
        return share
    return int(grown.feature[at]), round(float(grown.threshold[at]), 3), low, high


def told(examples: Iterable[Example], forest: Any) -> list[tuple[float, Example]]:
    """Each example with its confidence."""
    return [(forest.share(e.features), e) for e in examples]


def cross(examples: Sequence[Example], parts: int = 8) -> list[tuple[float, Example]]:
    """Each example by what other pages say."""
    pages = sorted({e.page for e in examples})
    random.Random(1).shuffle(pages)
    out: list[tuple[float, Example]] = []
    for part in range(parts):
        away = set(pages[part::parts])
        out += told([e for e in examples if e.page in away], fit([e for e in examples if e.page not in away]))
    return out


def groups(examples: Sequence[Example]) -> list[tuple[float, Example]]:
    """Each example by what the other groups say."""
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
        ranked = sorted((p for p, e in cross(examples) if e.group not in WEIGHTS), reverse=True)
        forest = replace(fit(examples), publishable=ranked[round(SHARE * len(ranked))])
        TABLE.write_text(module(FIND / "forest.py").written(forest), encoding="utf-8")
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
