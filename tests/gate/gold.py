"""The gate: reads the gold pages, scores what was read, and holds the floor.

``python tests/gate/gold.py [--raise]`` prints two tables (pages not held, pages held apart), each with the share of
records that is publishable and how much of it is right (``sure.py``), and ends with status 1 where

* a figure on the pages not held, or on the founding pages (``seed-*``), is below the bar, or more than ``TOLERANCE``
  below the best one kept in ``floor.json``; or
* a record is not proved (score.py: each of its quotes stands where it says it does).

``--raise`` writes better figures as the new best. Figures go down in one case only, and aloud: the gold's own files
have changed, so the old figures mean nothing and the best is set anew. Nothing here prints a word of a page.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests")]

from gate import sure  # noqa: E402

GOLD = Path(os.environ.get("HOPTAC_GOLD") or ROOT.parent / "shared" / "gold")
FLOOR = Path(__file__).with_name("floor.json")
TOLERANCE = 0.01


class GateError(Exception):
    """The gate could not be run at all: the reader or the scorer broke down."""


@dataclass(frozen=True)
class Floor:
    """The best figures so far for the gold with this fingerprint, and the bars below which nothing passes."""

    gold: str
    not_held: float
    founding: float
    bar_not_held: float
    bar_founding: float


@dataclass(frozen=True)
class Figures:
    """Slot F1 (0 to 1) and the records, proved of all, over every gold page."""

    not_held: float
    founding: float
    held: float
    proved: int
    records: int


def read_floor(path: Path = FLOOR) -> Floor:
    """The floor as committed."""
    return Floor(**json.loads(path.read_text(encoding="utf-8")))


def write_floor(floor: Floor, path: Path = FLOOR) -> None:
    """Keep the floor; it is a committed file, so the change is seen in review."""
    path.write_text(json.dumps(asdict(floor), indent=2) + "\n", encoding="utf-8")


def fingerprint(gold: Path = GOLD) -> str:
    """SHA-256 over everything a score depends on: documents, answers, the scorer, the list of pages held."""
    digest = hashlib.sha256()
    files = [gold / "score.py", gold / "held.txt", *(gold / "answers").iterdir(), *(gold / "docs").iterdir()]
    for path in sorted(p for p in files if p.is_file()):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(gold).as_posix()} {content}\n".encode())
    return digest.hexdigest()


def names(gold: Path = GOLD) -> dict[str, list[str]]:
    """The documents of each set: ``not_held``, ``held``, ``founding``."""
    held = set((gold / "held.txt").read_text(encoding="utf-8").split())
    every = sorted(p.stem for p in (gold / "answers").glob("*.json"))
    return {
        "not_held": [n for n in every if n not in held],
        "held": [n for n in every if n in held],
        "founding": [n for n in every if n.startswith("seed-")],
    }


def predict(out: Path, gold: Path = GOLD) -> None:
    """Read every gold page with the command that users have; status 1 only means that some page has its ``error``."""
    command = [sys.executable, "-m", "hoptac", "read", str(gold / "docs"), "--format", "jsonl"]
    with out.open("wb") as lines:
        status = subprocess.run(command, stdout=lines, stderr=subprocess.DEVNULL, timeout=600).returncode
    if status not in (0, 1) or not out.stat().st_size:
        raise GateError(f"the reader ended with status {status}; run it yourself: hoptac read ../shared/gold/docs")


def score(predictions: Path, documents: Iterable[str], *options: str, gold: Path = GOLD) -> str:
    """What score.py prints for these documents."""
    with tempfile.TemporaryDirectory() as folder:
        only = Path(folder, "only.txt")
        only.write_text("\n".join(documents), encoding="utf-8")
        command = [sys.executable, str(gold / "score.py"), str(gold / "answers"), str(predictions)]
        command += ["--docs", str(gold / "docs"), "--only", str(only), *options]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=600)
    if done.returncode:
        raise GateError(
            f"score.py ended with status {done.returncode}: the reader's output has not the form of GUIDE.md"
        )
    return done.stdout


def measure(predictions: Path, gold: Path = GOLD) -> Figures:
    """Score the predictions, each set by itself."""
    result = {name: json.loads(score(predictions, docs, "--json", gold=gold)) for name, docs in names(gold).items()}
    proofs = [result["not_held"]["evidence"], result["held"]["evidence"]]
    return Figures(
        not_held=result["not_held"]["all"]["f1"],
        founding=result["founding"]["all"]["f1"],
        held=result["held"]["all"]["f1"],
        proved=sum(p["good"] for p in proofs),
        records=sum(p["records"] for p in proofs),
    )


def faults(figures: Figures, floor: Floor, gold: str) -> list[str]:
    """Why the gate does not open; empty where it does. Bars always hold, the best only for the gold it was got on."""
    found = []
    for name, value, bar, best in (
        ("pages not held", figures.not_held, floor.bar_not_held, floor.not_held),
        ("founding pages", figures.founding, floor.bar_founding, floor.founding),
    ):
        lowest = max(bar, best - TOLERANCE) if gold == floor.gold else bar
        if value < lowest:
            found.append(
                f"{name}: F1 {value:.4f} is below the floor of {lowest:.4f} (best so far {best:.4f}, bar {bar})"
            )
    if not figures.records:
        found.append("not one record was read")
    if figures.proved != figures.records:
        found.append(f"{figures.records - figures.proved} of {figures.records} records are not proved")
    return found


def risen(figures: Figures, floor: Floor, gold: str) -> Floor:
    """The floor after these figures: the better of old and new; on other gold the new ones alone."""
    new = replace(floor, gold=gold, not_held=round(figures.not_held, 4), founding=round(figures.founding, 4))
    if gold != floor.gold:
        return new
    return replace(new, not_held=max(new.not_held, floor.not_held), founding=max(new.founding, floor.founding))


def keep(figures: Figures, floor: Floor, gold: str, may_raise: bool) -> list[str]:
    """Write the floor where it is to be written, and say so."""
    new = risen(figures, floor, gold)
    if new == floor:
        return []
    change = f"not held {floor.not_held} -> {new.not_held}, founding {floor.founding} -> {new.founding}"
    if gold != floor.gold:
        write_floor(new)
        return [f"THE GOLD HAS CHANGED: the floor is set anew ({change}). Commit {FLOOR.relative_to(ROOT).as_posix()}."]
    if may_raise:
        write_floor(new)
        return [f"The floor is raised ({change}). Commit {FLOOR.relative_to(ROOT).as_posix()}."]
    return [f"Better than the best so far ({change}): make gold-raise keeps it."]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate; 0 where it opens, 1 where it does not, 2 where there is no gold beside the project."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("--raise", dest="may_raise", action="store_true", help="keep better figures as the new floor")
    options = ask.parse_args(arguments)
    if not GOLD.is_dir():
        print("There is no ../shared/gold beside the project (HOPTAC_GOLD names another place).", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder, "read.jsonl")
        predict(predictions)
        for name in ("not_held", "held"):
            print(f"Pages {name.replace('_', ' ')}:")
            print(score(predictions, names()[name]), end="")
            print(sure.line_of(sure.judge(predictions, GOLD / "answers", names()[name], GOLD)), end="\n\n")
        figures = measure(predictions)
    floor, gold = read_floor(), fingerprint()
    print(f"Slot F1: not held {figures.not_held:.4f}, founding {figures.founding:.4f}, held {figures.held:.4f}.")
    wrong = faults(figures, floor, gold)
    for line in wrong or keep(figures, floor, gold, options.may_raise):
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except GateError as error:
        sys.exit(f"gold: {error}")
