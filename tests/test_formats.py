"""A page says the same in every format: text, HTML, DOCX, PDF in one column and in two (tools/as_formats.py).

The records of one format are scored as the answers of the other, with the scorer of the gold pages.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from tools.as_formats import FORMATS, make

from gate.gold import GOLD
from hoptac.read import as_json, read

BAR = 0.97
FRESH = Path(__file__).parent / "fresh" / "open" / "docs"

#: What one format's pages say, by the page's name.
Readings = Mapping[str, Mapping[str, Any]]

pytestmark = pytest.mark.skipif(
    not (GOLD / "score.py").is_file(), reason="no scorer and no gold pages beside the project (../shared/gold)"
)


@pytest.fixture(scope="module")
def scorer() -> Any:
    spec = importlib.util.spec_from_file_location("gold_score", GOLD / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def readings() -> dict[str, Readings]:
    """Every page that is not held, and the open fresh ones, read in every format."""
    held = set((GOLD / "held.txt").read_text(encoding="utf-8").split())
    pages = [path for path in sorted((GOLD / "docs").iterdir()) if path.stem not in held]
    found: dict[str, dict[str, Any]] = {name: {} for name in FORMATS}
    for path in [*pages, *sorted(FRESH.iterdir())]:
        for name, snapshot in make(path):
            found[name][path.stem] = as_json(read(snapshot))
    return found


def agreement(scorer: Any, answers: Readings, guesses: Readings) -> float:
    """The F1 of one format's records against the other's."""
    total = [0, 0, 0]
    for name, answer in answers.items():
        for kind in scorer.SLOTS:
            counts = scorer.compare(kind, answer.get(kind) or [], guesses[name].get(kind) or [])[:3]
            total = [a + b for a, b in zip(total, counts, strict=True)]
    return float(scorer.ratio(*total)["f1"])


@pytest.mark.parametrize(("one", "other"), list(combinations(FORMATS, 2)))
def test_two_formats_of_a_page_tell_the_same_facts(
    one: str, other: str, readings: dict[str, Readings], scorer: Any
) -> None:
    assert len(readings[one]) >= 100
    assert agreement(scorer, readings[one], readings[other]) >= BAR


def test_control_a_format_that_loses_a_kind_is_noticed(readings: dict[str, Readings], scorer: Any) -> None:
    worse = {name: {**page, "visits": []} for name, page in readings["pdf"].items()}
    assert agreement(scorer, readings["text"], worse) < BAR


@pytest.mark.parametrize("name", FORMATS)
def test_the_headline_is_the_same(name: str, readings: dict[str, Readings]) -> None:
    same = [page["title"] == readings["html"][document]["title"] for document, page in readings[name].items()]
    assert sum(same) >= BAR * len(same)
