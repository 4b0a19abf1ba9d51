"""What the register tells of one thing that waits for a person: its words among their neighbours, what it changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hoptac.register.joined import Joined
from hoptac.register.records import Fact, Quote, ReportView


@dataclass(frozen=True, slots=True)
class Waiting:
    """Which of those that wait: of a kind, about a place (by id), on a page (by ref); ``state`` open or asked."""

    kind: str = ""
    partner: str = ""
    page: str = ""
    state: str = "open"


@dataclass(frozen=True, slots=True)
class Source:
    """The page that tells it, without its text; ``alone``: there is none, a person entered it."""

    ref: str
    title: str
    address: str
    published: str | None
    publisher: str | None
    rank: str
    alone: bool


@dataclass(frozen=True, slots=True)
class Around:
    """Some of a page's text, from ``start`` on; ``first`` and ``last`` are the ends of the main sentence in the page.
    ``more`` tells whether there is text left out before and after."""

    start: int
    text: str
    first: int
    last: int
    more: tuple[bool, bool]


@dataclass(frozen=True, slots=True)
class Changes:
    """How a report stands to what other pages tell.

    ``joined`` as for lists (``register.joined``): new, doubled, conflict or near; ``pages``: how many other pages tell
    it, and how many of them wait too. Of a figure: ``own``, and ``counted``, what pages of the same month count.
    """

    joined: Joined
    pages: int
    waiting: int
    own: Fact | None = None
    counted: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """Another report of the same page that is open."""

    ref: str
    kind: str
    values: Mapping[str, Any]
    modality: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to decide on.

    ``place`` is its place in the queue, "" where it never waits; ``around`` None where no words say it; ``quotes`` its
    words in other sentences than the main one; ``beside`` what is open on its page, itself included where it is, in
    reading order, and ``page_seen`` goes along with a decision on all of it; ``entry_seen`` with one on all pages that
    tell the same ("": they are too many to be decided at once); ``question`` what was asked back.
    """

    report: ReportView
    place: str
    source: Source
    around: Around | None
    quotes: tuple[Quote, ...]
    changes: Changes
    beside: tuple[Beside, ...]
    page_seen: str
    entry_seen: str
    question: str = ""

    @property
    def ref(self) -> str:
        """Its name in urls."""
        return self.report.key[:16]
