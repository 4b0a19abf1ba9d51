"""A paper as plain blocks, before it is a file: what it says, and where each figure, name and day comes from.

Text is made of runs. ``told`` runs carry the keys of what they come from (an entry of the register, a row of the
gazetteer, ``OFFICE`` for the office's own settings, ``CLOCK`` for the day of writing); ``said`` runs are standing
phrases. ``hoptac.share.papers.trace`` finds figures, names and days that come from nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

#: Keys of what is no entry: the office's own settings, the day of writing.
OFFICE, CLOCK = "office", "clock"

#: ``state``: Nghị định 30/2020/NĐ-CP, Phụ lục I; ``party``: Hướng dẫn 36-HD/VPTW (2018); ``letter``: a letter of a
#: leader, without number and recipients' list, ``partyletter`` the same with the Party's head.
Form = Literal["state", "party", "letter", "partyletter"]
Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one face. ``keys``: what they come from; none for a standing phrase."""

    text: str
    keys: tuple[str, ...] = ()
    bold: bool = False
    italic: bool = False


Runs = tuple[Run, ...]


def said(text: str, *, bold: bool = False, italic: bool = False) -> Run:
    """A standing phrase: no figure, name or day."""
    return Run(text, (), bold, italic)


def told(text: str, *keys: str, bold: bool = False, italic: bool = False) -> Run:
    """Words that an entry, a row of the gazetteer or the office's settings stand behind. At least one key."""
    if not keys or not all(keys):
        raise ValueError(f"told of nothing: {text!r}")
    return Run(text, keys, bold, italic)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 to 3 (``Heading 1`` … in Word)."""

    runs: Runs
    level: Literal[1, 2, 3] = 1


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. ``style``: ``body`` (first line indented), ``plain`` (not), ``center``, ``note`` (small, slanted),
    ``speech`` (to be read aloud: larger, wider spaced)."""

    runs: Runs
    style: Literal["body", "plain", "center", "note", "speech"] = "body"


@dataclass(frozen=True, slots=True)
class Points:
    """A list, with dashes or numbers."""

    items: tuple[Runs, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head; ``width`` is its share of the table's width."""

    title: Runs
    width: float = 1
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head row is repeated on each page. ``caption`` stands above it (none: empty)."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Runs, ...], ...]
    caption: Runs = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: its label, its value (for its length) and the value as it is printed."""

    label: Runs
    value: float
    shown: Runs


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars, each with its own label and printed value; observations side by side, never summed."""

    title: Runs
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page."""


Block = Heading | Para | Points | Table | Chart | PageBreak


@dataclass(frozen=True, slots=True)
class Head:
    """Who writes: the organ above (may be empty), the organ, its number (empty: no line) and the place and day."""

    above: str
    organ: str
    number: str
    place_day: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs. ``lines``: in whose stead and as what (``KT. GIÁM ĐỐC``, ``PHÓ GIÁM ĐỐC``); ``name`` may be empty."""

    lines: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper. ``annexes`` follow the signature, each with its own page break; ``kind`` names it in lists.

    ``name`` is the file's title; ``day`` the ISO day of writing; ``mark`` a line at the top for what is no final
    paper (``Bản làm việc``); ``remark`` stands in the file's properties alone.
    """

    kind: str
    name: str
    day: str
    head: Head
    title: Runs
    blocks: tuple[Block, ...]
    form: Form = "state"
    language: str = "vi"
    abstract: Runs = ()
    to: tuple[Runs, ...] = ()
    signature: Signature | None = None
    receivers: tuple[Runs, ...] = ()
    annexes: tuple[Block, ...] = field(default=())
    mark: str = ""
    remark: str = ""


def runs_of(block: Block) -> Iterator[Run]:
    """All runs of a block, in reading order."""
    match block:
        case Heading(runs) | Para(runs):
            yield from runs
        case Points(items):
            yield from _flat(items)
        case Table(columns, rows, caption):
            yield from caption
            yield from _flat(column.title for column in columns)
            yield from (run for row in rows for run in _flat(row))
        case Chart(title, bars):
            yield from title
            yield from (run for bar in bars for run in (*bar.label, *bar.shown))


def _flat(items: Iterable[Runs]) -> Iterator[Run]:
    return (run for runs in items for run in runs)


def runs(paper: Paper) -> Iterator[Run]:
    """All runs of a paper, in reading order, the head and the signature as runs of the office."""
    head = paper.head
    yield from (Run(text, (OFFICE, CLOCK)) for text in (head.above, head.organ, head.number, head.place_day) if text)
    yield from (*paper.title, *paper.abstract, *_flat(paper.to))
    for block in paper.blocks:
        yield from runs_of(block)
    if paper.signature:
        yield from (Run(text, (OFFICE,)) for text in (*paper.signature.lines, paper.signature.name) if text)
    yield from _flat(paper.receivers)
    for block in paper.annexes:
        yield from runs_of(block)


def text(runs: Runs) -> str:
    """The words of some runs."""
    return "".join(run.text for run in runs)


_UNIT = re.compile(r"(?<= )(?:TỈNH|THÀNH PHỐ) \S.*$")


def unbroken(organ: str) -> str:
    """An organ for the head of a paper: its place stays on one line.

    >>> unbroken("ỦY BAN NHÂN DÂN THÀNH PHỐ HUẾ")
    'ỦY BAN NHÂN DÂN THÀNH\xa0PHỐ\xa0HUẾ'
    """
    return _UNIT.sub(lambda found: found[0].replace(" ", "\u00a0"), organ)
