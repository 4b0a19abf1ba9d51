"""The architecture as a test: no import cycle, and the contract of pyproject.toml speaks of every stage."""

from __future__ import annotations

import graphlib
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[1]


def contracts() -> dict[str, dict[str, Any]]:
    """The import contracts by id."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {c["id"]: c for c in project["tool"]["importlinter"]["contracts"]}


def layers() -> list[list[str]]:
    """Names of each layer, from the top."""
    return [[name.strip(" ()") for name in layer.split("|")] for layer in contracts()["layers"]["layers"]]


def cycle(graph: Mapping[str, set[str]]) -> list[str]:
    """One import cycle, or none."""
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        return list(error.args[1])
    return []


def test_no_module_imports_itself_by_a_detour() -> None:
    graph = grimp.build_graph("hoptac", cache_dir=None)
    assert cycle({name: graph.find_modules_directly_imported_by(name) for name in graph.modules}) == []


def test_control_a_cycle_is_found() -> None:
    assert cycle({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}})


def test_every_stage_below_the_register_is_barred_from_django() -> None:
    order = layers()
    below = order[next(i for i, layer in enumerate(order) if "register" in layer) + 1 :]
    there = {p.stem for p in (ROOT / "src" / "hoptac").iterdir()}
    stages = {f"hoptac.{name}" for layer in below for name in layer if name in there and name != "demo"}
    assert stages == set(contracts()["no-django"]["source_modules"])


@pytest.mark.parametrize("upper, lower", [("cli", "web"), ("web", "register"), ("read", "find"), ("find", "base")])
def test_the_order_is_that_of_the_design(upper: str, lower: str) -> None:
    rank = {name: i for i, layer in enumerate(layers()) for name in layer}
    assert rank[upper] < rank[lower]


def test_importing_the_reader_does_not_load_django() -> None:

    code = "import sys, hoptac.read; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], timeout=60).returncode == 0
