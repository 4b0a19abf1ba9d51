"""Invented pages in as many constructions as we could think of, each with the visits that a careful reader takes out.

``drills/visits.txt``: "### name", the page, then a line for each visit:
"= guests > hosts @place start[..end] [gh:guest's head] [hh:host's head] status".
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

DRILLS = (Path(__file__).parent / "drills" / "visits.txt").read_text(encoding="utf-8")
PAGES = [block.split("\n", 1) for block in re.split(r"(?m)^### ", DRILLS)[1:]]


def told(visit: dict[str, Any]) -> str:
    """A visit as a drill writes it."""
    days = (visit["start"] or "-") + (f"..{visit['end']}" if visit["end"] else "")
    heads = [f"{key}:{visit[slot]}" for key, slot in (("gh", "guest_head"), ("hh", "host_head")) if visit[slot]]
    sides = f"{'+'.join(sorted(visit['guest']))} > {'+'.join(sorted(visit['host']))} @{visit['place']}"
    return " ".join(["=", sides, days, *heads, visit["status"]])


def sorted_sides(line: str) -> str:
    """A drill's line with the units of each side in order."""
    words = line.split(" ")
    return " ".join(["=", *("+".join(sorted(w.split("+"))) if i in (0, 2) else w for i, w in enumerate(words[1:]))])


@pytest.mark.parametrize(("name", "drill"), PAGES, ids=[page[0] for page in PAGES])
def test_visits_of_a_drill(name: str, drill: str) -> None:
    """Exactly the visits that the drill tells, in any order."""
    lines = drill.rstrip().split("\n")
    page = "\n".join(line for line in lines if not line.startswith("= "))
    printed = as_json(read(Snapshot(name, f"test:{name}", page.encode(), ".txt")))["visits"]
    assert sorted(map(told, printed)) == sorted(sorted_sides(line) for line in lines if line.startswith("= "))
