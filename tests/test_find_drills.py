"""Invented pages in as many constructions as we could think of, each with what a careful reader takes out of it.

``drills/visits.txt``: "### name", the page, then a line for each visit:
"= guests > hosts @place start[..end] [gh:guest's head] [hh:host's head] status".
``drills/people.txt``: the same with a line for each person: "= name: post@place; post@place".
``drills/press.txt``: prose as national papers write it, with all its gifts, papers and figures:
"= aid giver > receiver sum or goods", "= paper kind parties act", "= figure measure value origin > host".
``drills/talks.txt``: what is wished, asked, promised and agreed: "= stance by > to fields", in order of the page.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read


def drills(kind: str) -> list[list[str]]:
    """Names and texts of the invented pages of one kind of record."""
    text = (Path(__file__).parent / "drills" / f"{kind}.txt").read_text(encoding="utf-8")
    return [block.split("\n", 1) for block in re.split(r"(?m)^### ", text)[1:]]


def read_drill(name: str, drill: str) -> tuple[dict[str, Any], list[str]]:
    """What the reader prints of an invented page, and the lines that it should amount to."""
    lines = drill.rstrip().split("\n")
    page = "\n".join(line for line in lines if not line.startswith("= "))
    printed = as_json(read(Snapshot(name, f"test:{name}", page.encode(), ".txt")))
    return printed, [line for line in lines if line.startswith("= ")]


VISITS, PEOPLE, PRESS, TALKS = drills("visits"), drills("people"), drills("press"), drills("talks")


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


@pytest.mark.parametrize(("name", "drill"), VISITS, ids=[page[0] for page in VISITS])
def test_visits_of_a_drill(name: str, drill: str) -> None:
    """Exactly the visits that the drill tells, in any order."""
    printed, lines = read_drill(name, drill)
    assert sorted(map(told, printed["visits"])) == sorted(map(sorted_sides, lines))


@pytest.mark.parametrize(("name", "drill"), PEOPLE, ids=[page[0] for page in PEOPLE])
def test_people_of_a_drill(name: str, drill: str) -> None:
    """Exactly the people whom the drill names, each with the offices that it gives."""
    printed, lines = read_drill(name, drill)
    held = {p["name"]: "; ".join(f"{q['post']}@{q['place']}" for q in p["posts"]) for p in printed["people"]}
    assert sorted(f"= {who}: {offices}".rstrip() for who, offices in held.items()) == sorted(lines)


def press(printed: dict[str, Any]) -> list[str]:
    """Gifts, papers and figures of a page as a drill writes them."""
    gifts = [f"= aid {a['giver']} > {a['receiver']} {a['amount'] or a['goods']}" for a in printed["aid"]]
    papers = [f"= paper {p['kind']} {'+'.join(sorted(p['parties']))} {p['act']}" for p in printed["agreements"]]
    figures = [
        f"= figure {f['measure']} {f['value']} {'+'.join(f['origin'])} > {'+'.join(f['host'])}"
        for f in printed["figures"]
    ]
    return sorted((*gifts, *papers, *figures))


@pytest.mark.parametrize(("name", "drill"), PRESS, ids=[page[0].split(":")[0] for page in PRESS])
def test_gifts_papers_figures_of_a_drill(name: str, drill: str) -> None:
    """Exactly the gifts, papers and figures that the drill tells, in any order."""
    printed, lines = read_drill(name.split(":")[0], drill)
    assert press(printed) == sorted(lines)


def said(commitment: dict[str, Any]) -> str:
    """A commitment as a drill writes it."""
    by, to, fields = ("+".join(sorted(commitment[slot])) for slot in ("by", "to", "fields"))
    return " ".join(f"= {commitment['stance']} {by} > {to} {fields}".split())


@pytest.mark.parametrize(("name", "drill"), TALKS, ids=[page[0].split(":")[0] for page in TALKS])
def test_commitments_of_a_drill(name: str, drill: str) -> None:
    """Exactly the commitments that the drill tells, in their order."""
    printed, lines = read_drill(name.split(":")[0], drill)
    assert [said(c) for c in printed["commitments"]] == lines
