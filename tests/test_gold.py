"""The gold gate as tests, with controls: a worse reader and a false quote must not pass."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gate import gold

FLOOR = gold.Floor(gold="a", not_held=0.80, founding=0.90, bar_not_held=0.60, bar_founding=0.75)
FIGURES = gold.Figures(not_held=0.80, founding=0.90, held=0.70, proved=10, records=10)

needs_gold = pytest.mark.skipif(
    not gold.GOLD.is_dir(), reason="no gold set beside the project (../shared/gold, or HOPTAC_GOLD)"
)


def test_figures_at_the_best_pass() -> None:
    assert gold.faults(FIGURES, FLOOR, "a") == []


def test_a_hundredth_below_the_best_passes_and_more_does_not() -> None:
    assert gold.faults(replace(FIGURES, not_held=0.7901), FLOOR, "a") == []
    assert "pages not held" in gold.faults(replace(FIGURES, not_held=0.7899), FLOOR, "a")[0]
    assert "founding pages" in gold.faults(replace(FIGURES, founding=0.8899), FLOOR, "a")[0]


def test_on_changed_gold_only_the_bars_hold() -> None:
    assert gold.faults(replace(FIGURES, not_held=0.61, founding=0.76), FLOOR, "b") == []
    assert len(gold.faults(replace(FIGURES, not_held=0.59, founding=0.74), FLOOR, "b")) == 2


def test_an_unproved_record_and_no_record_at_all_fail() -> None:
    assert gold.faults(replace(FIGURES, proved=9), FLOOR, "a") == ["1 of 10 records are not proved"]
    assert gold.faults(replace(FIGURES, proved=0, records=0), FLOOR, "a") == ["not one record was read"]


def test_the_pages_held_never_open_or_close_the_gate() -> None:
    assert gold.faults(replace(FIGURES, held=0.0), FLOOR, "a") == []


def test_the_floor_rises_and_never_sinks_on_the_same_gold() -> None:
    assert gold.risen(replace(FIGURES, not_held=0.85, founding=0.895), FLOOR, "a") == replace(FLOOR, not_held=0.85)


def test_the_floor_is_set_anew_where_the_gold_changed() -> None:
    new = gold.risen(replace(FIGURES, not_held=0.70, founding=0.80), FLOOR, "b")
    assert new == replace(FLOOR, gold="b", not_held=0.70, founding=0.80)


def test_the_floor_is_written_only_when_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[gold.Floor] = []
    monkeypatch.setattr(gold, "write_floor", kept.append)
    better = replace(FIGURES, not_held=0.85)
    assert "make gold-raise" in gold.keep(better, FLOOR, "a", may_raise=False)[0]
    assert kept == []
    assert "raised" in gold.keep(better, FLOOR, "a", may_raise=True)[0]
    assert "THE GOLD HAS CHANGED" in gold.keep(replace(FIGURES, not_held=0.7), FLOOR, "b", may_raise=False)[0]
    assert [f.not_held for f in kept] == [0.85, 0.7]


def test_the_floor_is_kept_as_it_was_written(tmp_path: Path) -> None:
    gold.write_floor(FLOOR, tmp_path / "floor.json")
    assert gold.read_floor(tmp_path / "floor.json") == FLOOR


def test_the_fingerprint_changes_with_any_file_of_the_gold(tmp_path: Path) -> None:
    for name in ("score.py", "held.txt", "answers/a.json", "docs/a.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("one")
    before = gold.fingerprint(tmp_path)
    assert gold.fingerprint(tmp_path) == before
    (tmp_path / "docs" / "a.txt").write_text("two")
    assert gold.fingerprint(tmp_path) != before


@pytest.fixture(scope="module")
def predictions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our reader's lines for every gold page."""
    path = tmp_path_factory.mktemp("gold") / "read.jsonl"
    gold.predict(path)
    return path


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def write(path: Path, readings: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in readings), encoding="utf-8")
    return path


@needs_gold
def test_the_reader_holds_the_floor_and_proves_every_record(predictions: Path) -> None:
    assert gold.faults(gold.measure(predictions), gold.read_floor(), gold.fingerprint()) == []


@needs_gold
def test_every_gold_page_gives_one_line_and_no_error(predictions: Path) -> None:
    read = lines(predictions)
    assert sorted(r["document"] for r in read) == sorted(p.stem for p in (gold.GOLD / "docs").iterdir())
    assert [r["document"] for r in read if "error" in r] == []


@needs_gold
def test_control_a_reader_that_loses_the_visits_is_stopped(predictions: Path, tmp_path: Path) -> None:
    best = gold.measure(predictions)
    floor = gold.risen(best, replace(gold.read_floor(), gold=""), gold.fingerprint())
    worse = [{**r, "visits": []} for r in lines(predictions)]
    found = gold.faults(gold.measure(write(tmp_path / "worse.jsonl", worse)), floor, floor.gold)
    assert [fault.split(":")[0] for fault in found] == ["pages not held", "founding pages"]


@needs_gold
def test_control_one_false_quote_is_noticed(predictions: Path, tmp_path: Path) -> None:
    read = lines(predictions)
    record = next(v for r in read for v in r.get("visits", []) if any("quote" in e for e in v["evidence"]))
    next(e for e in record["evidence"] if "quote" in e)["start"] += 1
    figures = gold.measure(write(tmp_path / "false.jsonl", read))
    assert figures.records - figures.proved == 1
