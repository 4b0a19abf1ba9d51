"""The pages written to measure by (tests/fresh): each set keeps its floor, every record is proved."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from gate import gold
from hoptac.base.nouns import Snapshot
from hoptac.collect import collect
from hoptac.read import read

FRESH = Path(__file__).parent / "fresh"
FLOOR: dict[str, float] = json.loads((FRESH / "floor.json").read_text(encoding="utf-8"))
SCORER = gold.GOLD / "score.py"


@pytest.mark.skipif(not SCORER.is_file(), reason="no scorer beside the project (../shared/gold/score.py)")
@pytest.mark.parametrize("name", sorted(FLOOR))
def test_a_set_keeps_its_floor(name: str, tmp_path: Path) -> None:
    docs, answers, out = FRESH / name / "docs", FRESH / name / "answers", tmp_path / "read.jsonl"
    with out.open("wb") as lines:
        reader = [sys.executable, "-m", "hoptac", "read", str(docs), "--format", "jsonl"]
        subprocess.run(reader, stdout=lines, check=True, timeout=300)
    scorer = [sys.executable, str(SCORER), str(answers), str(out), "--docs", str(docs), "--json"]
    done = subprocess.run(scorer, capture_output=True, check=True, timeout=300)
    scored = json.loads(done.stdout)
    assert scored["evidence"]["good"] == scored["evidence"]["records"] > 0
    assert scored["all"]["f1"] >= FLOOR[name] - gold.TOLERANCE


def test_pages_that_only_come_near_give_hardly_anything() -> None:
    """Pages of two sides of ours, of one alone, of foreign things: their words are ours, and nobody cooperates."""
    pages = [page for page in collect([str(FRESH / "traps" / "docs")]) if isinstance(page, Snapshot)]
    assert len(pages) == 100
    facts = [report for page in pages for report in read(page).reports if report.kind != "person"]
    assert len(facts) <= 30  # 131 before find/presence.py
