"""Many processes that decide at once (bench/writers.py, small): nothing is lost, nobody meets a locked database."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
BENCH = Path(__file__).resolve().parents[1] / "bench" / "writers.py"


def run(database: str, *more: str) -> int:
    """The exit status of a small run."""
    command = [sys.executable, str(BENCH), "--writers", "4", "--edits", "8", "--database", database, *more]
    return subprocess.run(command, stdout=subprocess.DEVNULL, timeout=500).returncode


def test_four_writers_at_once(request: pytest.FixtureRequest) -> None:
    assert run(request.config.getoption("--database")) == 0


def test_control_without_turns_writers_are_in_each_others_way(request: pytest.FixtureRequest) -> None:
    assert run(request.config.getoption("--database"), "--edits", "30", "--control") == 1
