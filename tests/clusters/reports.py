"""The pages of this folder: each with its text as a paper prints it, and the reports that a careful reader makes of it.

``# name | day of publication or - | publisher`` begins a page, its headline follows, then its text; a line
``> V1 slot=value; …`` is a report that tells fact V1. Events, people and papers are invented, places are real.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hoptac.base.nouns import Snapshot
from hoptac.link.keyed import Keyed

FOLDER = Path(__file__).parent
KINDS = {"V": "visit", "A": "agreement", "G": "aid"}
_LISTS = {"visit": ("guest", "host"), "agreement": ("parties",)}


@dataclass(frozen=True)
class Told:
    """One report as it should be: the fact that it tells, its kind and its values."""

    fact: str
    kind: str
    values: dict[str, Any]


@dataclass(frozen=True)
class TestPage:
    """One page: its text, and its reports."""

    __test__ = False

    name: str
    published: str | None
    text: str
    told: tuple[Told, ...]

    @property
    def snapshot(self) -> Snapshot:
        """The page as it comes to the reader."""
        return Snapshot(self.name, f"clusters:{self.name}", self.text.encode(), ".txt")


def _value(kind: str, slot: str, words: str) -> Any:
    if slot in _LISTS.get(kind, ()):
        return words.split(",")
    if slot == "term":
        return [int(year) for year in words.split("-")]
    return int(words) if slot == "amount" else words


def _told(line: str) -> Told:
    fact, _, rest = line.removeprefix("> ").partition(" ")
    kind = KINDS[fact[0]]
    pairs = (part.partition("=") for part in rest.split("; "))
    values = {slot: _value(kind, slot, words) for slot, _, words in pairs}
    if kind == "visit":
        values = {"place": values["host"][0], "status": "done", **values}
    if kind == "aid" and "amount" in values:
        values["currency"] = "VND"
    return Told(fact, kind, values)


def _page(block: str) -> TestPage:
    head, title, *lines = block.strip().splitlines()
    name, day, publisher = head.removeprefix("# ").split(" | ")
    published = None if day == "-" else day
    shown = f"{date.fromisoformat(day):%d/%m/%Y}\n" if published else ""
    body = "\n\n".join(line for line in lines if not line.startswith("> "))
    text = f"{title}\n{shown}\n{body}\n\n{publisher}\n"
    return TestPage(name, published, text, tuple(_told(line) for line in lines if line.startswith("> ")))


def pages() -> list[TestPage]:
    """All pages of the folder."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt"))]
    return [_page("# " + block) for text in texts for block in ("\n" + text).split("\n# ")[1:]]


def right_reports(found: list[TestPage]) -> Iterator[tuple[Told, Keyed]]:
    """Each report as it should be, as joining wants it."""
    for page in found:
        for number, told in enumerate(page.told):
            yield (
                told,
                Keyed(
                    key=f"{page.name}#{number}",
                    address=page.snapshot.address,
                    kind=told.kind,
                    values=told.values,
                    published=page.published,
                    sentences=frozenset([f"{page.name}#{number}"]),
                ),
            )
