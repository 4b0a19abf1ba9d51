"""Whether confidence means something: how many records are as sure as this, and what share of their slots is right?

``python tests/gate/sure.py [--svg FILE] NAME=DOCS,ANSWERS[,NAMES]...`` reads the pages of each set and prints
its curve; ``--svg`` draws the curves. ``make gold`` prints one line of it for each set. Nothing here prints a word of
a page.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

GOLD = Path(os.environ.get("HOPTAC_GOLD") or Path(__file__).resolve().parents[3] / "shared" / "gold")
#: Shares of all records, the surest first, of which the curve tells; bounds of confidence for the reliability table.
SHARES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0)
BOUNDS = (0.0, 0.6, 0.7, 0.8, 0.85, 0.9, 0.925, 0.95, 0.97, 1.01)


@dataclass(frozen=True, slots=True)
class Judged:
    """A record that was read: how sure the reader was, and how many of its ``slots`` values are ``right``."""

    kind: str
    confidence: float
    publishable: bool
    right: int
    slots: int


def scorer(gold: Path) -> ModuleType:
    """score.py, whose own functions say which record answers which and in what they agree."""
    spec = importlib.util.spec_from_file_location("gold_score", gold / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def agreed(score: ModuleType, kind: str, gold: Sequence[Any], guess: Sequence[Any]) -> list[tuple[int, int]]:
    """Of each record read: in how many slot values the answer aligned to it agrees, and how many it has."""
    hits = [[score.hits(kind, answer, record) for record in guess] for answer in gold]
    table = [[number if key else 0 for number, key in row] for row in hits]
    right = {column: table[row][column] for row, column in (score.align(table) if table and guess else [])}
    return [(right.get(number, 0), score.size(kind, record)) for number, record in enumerate(guess)]


def judge(predictions: Path, answers: Path, names: Iterable[str], gold: Path) -> list[Judged]:
    """Every record of these documents that was read."""
    score, wanted = scorer(gold), set(names)
    lines = map(json.loads, predictions.read_text(encoding="utf-8").splitlines())
    return [one for line in lines if line["document"] in wanted for one in _page(score, line, answers)]


def _page(score: ModuleType, line: Mapping[str, Any], answers: Path) -> Iterator[Judged]:
    answer = json.loads((answers / f"{line['document']}.json").read_text(encoding="utf-8"))
    for kind in score.SLOTS:
        guess = line.get(kind) or []
        for record, (right, slots) in zip(guess, agreed(score, kind, answer.get(kind) or [], guess), strict=True):
            yield Judged(kind, record["confidence"], record["publishable"], right, slots)


def share_right(records: Iterable[Judged]) -> float:
    """The share of the slots of records that is right; 1 where there are none."""
    told = list(records)
    return sum(r.right for r in told) / max(1, sum(r.slots for r in told)) if told else 1.0


def publishable(records: Sequence[Judged]) -> tuple[float, float]:
    """The share of records that is publishable, and the share of their slots that is right."""
    chosen = [r for r in records if r.publishable]
    return len(chosen) / max(1, len(records)), share_right(chosen)


def line_of(records: Sequence[Judged]) -> str:
    """What ``make gold`` prints of a set."""
    share, right = publishable(records)
    least = surest(records, 0.4)
    counted = f"publishable       {share:.3f} of {len(records)} records, slots right {right:.3f}"
    return f"{counted}; of the surest 0.4: {least:.3f}"


def surest(records: Sequence[Judged], share: float) -> float:
    """The share of slots right of the surest records; those as sure as the last of them are all counted."""
    told = sorted((r.confidence for r in records), reverse=True)
    if not told:
        return 1.0
    least = told[max(0, round(share * len(told)) - 1)]
    return share_right(r for r in records if r.confidence >= least)


def curve(records: Sequence[Judged]) -> Iterator[str]:
    """The two tables of a set: right by share of records, and right by confidence."""
    yield "  surest      " + "  ".join(f"{share:5.0%}" for share in SHARES)
    yield "  slots right " + "  ".join(f"{surest(records, share):5.3f}" for share in SHARES)
    yield "  confidence      records  said  right"
    for said, right, number, low, high in bins(records):
        yield f"  {low:.3f} to {min(high, 1):.3f}  {number:6}  {said:.3f}  {right:.3f}"


def bins(records: Sequence[Judged]) -> Iterator[tuple[float, float, int, float, float]]:
    """(mean confidence over slots, share right, records, bounds) of each span of confidence that has records."""
    for low, high in pairwise(BOUNDS):
        inside = [r for r in records if low <= r.confidence < high and r.slots]
        if inside:
            said = sum(r.confidence * r.slots for r in inside) / sum(r.slots for r in inside)
            yield said, share_right(inside), len(inside), low, high


def drawing(sets: Mapping[str, Sequence[Judged]]) -> str:
    """Both curves as SVG: share right by share of records, and by what the reader said."""
    dashes = ("", "6 3", "2 3", "9 3 2 3")
    out = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 340" font-family="sans-serif" font-size="12">']
    out.append('<rect width="760" height="340" fill="#fff"/>')
    out += _frame(50, "surest records, share of all", (0, 1), (0.85, 1.0))
    out += _frame(430, "confidence", (0.7, 1), (0.7, 1.0))
    out.append('<path d="M430 290 L730 30" stroke="#999" fill="none"/>')
    out.append('<path d="M50 82 H350" stroke="#b3261e" fill="none"/><text x="300" y="77" fill="#b3261e">0.97</text>')
    for records, dash in zip(sets.values(), dashes, strict=False):
        style = f'stroke="#1f4e79" stroke-width="2" fill="none" stroke-dasharray="{dash}"'
        share = [(s / 100, surest(records, s / 100)) for s in range(10, 101, 5)]
        out.append(f'<path d="{_path(share, 50, (0, 1), (0.85, 1.0))}" {style}/>')
        said = [(a, b) for a, b, number, _, _ in bins(records) if number >= 10 and a >= 0.7]
        out.append(f'<path d="{_path(said, 430, (0.7, 1), (0.7, 1.0))}" {style}/>')
    for number, (name, dash) in enumerate(zip(sets, dashes, strict=False)):
        y = 222 + 16 * number
        out.append(f'<path d="M60 {y} H90" stroke="#1f4e79" stroke-width="2" stroke-dasharray="{dash}"/>')
        out.append(f'<text x="96" y="{y + 4}">{name.replace("_", " ")}</text>')
    return "\n".join([*out, "</svg>", ""])


def _frame(x: int, label: str, across: tuple[float, float], up: tuple[float, float]) -> Iterator[str]:
    yield f'<path d="M{x} 30 V290 H{x + 300}" stroke="#333" fill="none"/>'
    yield f'<text x="{x + 150}" y="328" text-anchor="middle">{label}</text>'
    yield f'<text x="{x}" y="20">share of slots right</text>'
    for step in range(6):
        at, value = step / 5, up[0] + (up[1] - up[0]) * step / 5
        yield f'<text x="{x - 6}" y="{290 - 260 * at + 4:.0f}" text-anchor="end">{value:.2f}</text>'
        value = across[0] + (across[1] - across[0]) * at
        yield f'<text x="{x + 300 * at:.0f}" y="308" text-anchor="middle">{value:.2f}</text>'


def _path(points: Iterable[tuple[float, float]], x: int, across: tuple[float, float], up: tuple[float, float]) -> str:
    def place(point: tuple[float, float]) -> str:
        right = x + 300 * (point[0] - across[0]) / (across[1] - across[0])
        down = 290 - 260 * (max(point[1], up[0]) - up[0]) / (up[1] - up[0])
        return f"{right:.1f} {down:.1f}"

    return "M" + " L".join(map(place, points))


def read_set(docs: Path, answers: Path, names: Iterable[str] | None, gold: Path, out: Path) -> list[Judged]:
    """Read a folder of pages with the command that users have, and judge it."""
    command = [sys.executable, "-m", "hoptac", "read", str(docs), "--format", "jsonl"]
    with out.open("wb") as lines:
        subprocess.run(command, stdout=lines, stderr=subprocess.DEVNULL, timeout=600)
    return judge(out, answers, names or [path.stem for path in answers.glob("*.json")], gold)


def main() -> None:
    """Print the curves of sets, and draw them."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("sets", nargs="+", help="NAME=DOCS,ANSWERS[,FILE with the names of the pages to take]")
    ask.add_argument("--svg", type=Path)
    options = ask.parse_args()
    told: dict[str, list[Judged]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for one in options.sets:
            name, places = one.split("=", 1)
            docs, answers, *only = map(Path, places.split(","))
            names = only[0].read_text(encoding="utf-8").split() if only else None
            told[name] = read_set(docs, answers, names, GOLD, Path(folder, "read.jsonl"))
            print(f"{name}:", line_of(told[name]), *curve(told[name]), sep="\n")
    if options.svg:
        options.svg.write_text(drawing(told), encoding="utf-8")


if __name__ == "__main__":
    main()
