"""The nouns that travel between the stages. All frozen: a stage returns new ones.

Offsets are code points of ``Page.text``, which is in Unicode NFC: ``page.text[span.start:span.end]`` are the words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from hoptac.base.frozen import frozen
from hoptac.base.lists import ListMap

ZoneName = Literal["title", "lead", "body", "caption", "furniture"]
Modality = Literal["done", "ongoing", "planned", "proposed", "wished", "hypothetical"]
Polarity = Literal["positive", "negative"]
State = Literal["open", "asked", "accepted", "rejected"]


@frozen(order=True)
class Span:
    """A stretch of ``Page.text``, end exclusive."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span: {self.start}-{self.end}")

    def holds(self, other: Span) -> bool:
        """Whether the other span lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@frozen
class Zone:
    """What a stretch of the page is to its reader; the zones of a page cover its text without overlap."""

    span: Span
    name: ZoneName


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Bytes as they came.

    ``document`` names it in the output (the file's name without ending, made unique within a batch); ``address`` is its
    lasting identity (a url, or the path as given), the same when the bytes change; ``suffix`` the file's ending.
    ``listed``: how an office's own list is read; None for pages, and for a list that nobody has said it of.
    """

    document: str
    address: str
    data: bytes
    suffix: str = ""
    retrieved_at: str | None = None
    listed: ListMap | None = None

    @property
    def raw_hash(self) -> str:
        """SHA-256 of the bytes, in hex."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Page:
    """What a reader reads: the visible text in NFC with its zones, and what the page says of itself.

    ``published`` is an ISO day, month or year; ``published_basis`` tells where it came from (``meta``, ``time``,
    ``line``, ``text``). ``language`` is an ISO 639-1 code, ``und`` where nothing decides.
    ``rank`` is what its source is worth (base.kinds.RANKS).
    """

    document: str
    address: str
    text: str
    zones: tuple[Zone, ...]
    title: str | None = None
    published: str | None = None
    published_basis: str | None = None
    publisher: str | None = None
    language: str = "vi"
    raw_hash: str = ""
    notes: tuple[str, ...] = ()
    rank: str = "press"

    def words(self, span: Span) -> str:
        """The words at a span."""
        return self.text[span.start : span.end]


@frozen
class Mention:
    """Words that name something. ``type`` is place, body, post, person, date, quantity, money, instrument, field,
    occasion or cue; ``value`` what the words alone say (ids, a normalised number), ``rule`` what found them."""

    span: Span
    type: str
    value: Any = None
    rule: str = ""


@frozen
class Time:
    """A day, month, year or interval in EDTF. ``XXXX-06-10`` is a day whose year nothing settles.

    ``basis``: ``text`` (printed in full), ``page`` (the year from the page's own date), ``inferred``.
    """

    edtf: str
    grain: Literal["day", "month", "year", "interval"] = "day"
    qualifier: Literal["", "~", "<", ">"] = ""
    basis: Literal["text", "page", "inferred"] = "text"

    @property
    def start(self) -> str | None:
        """The first day, month or year, ISO; None where the year is unknown."""
        first = self.edtf.split("/")[0]
        return None if not first or "X" in first else first

    @property
    def end(self) -> str | None:
        """The last one of an interval, ISO; None for a single day or an open end."""
        if "/" not in self.edtf:
            return None
        last = self.edtf.split("/")[1]
        return None if last in ("", "..") or "X" in last else last


@frozen
class Quantity:
    """A number with its unit. ``comparator``: ``=`` as stated, ``>`` more than, ``<`` less than, ``~`` about.

    ``unit`` is one of person, VND, USD, LAK, THB, CNY, km, project, delegation, item, percent, or None.
    No currency is ever converted.
    """

    value: float
    comparator: Literal["=", ">", "<", "~"] = "="
    unit: str | None = None


@frozen
class Statement:
    """One slot's value with the words that say it.

    ``slot`` may go deeper (``posts.0.place``). ``inferred`` statements follow from the page as a whole: no span.
    ``prefix`` and ``suffix`` (up to 32 characters) find the words again when the page around them changes.
    """

    slot: str
    value: Any
    rule: str
    span: Span | None = None
    words: str = ""
    prefix: str = ""
    suffix: str = ""

    @property
    def inferred(self) -> bool:
        """Whether the page does not say this in words."""
        return self.span is None


@frozen
class Report:
    """One fact as one page tells it: ``values`` holds the slots of its kind (base.kinds), ``statements`` their
    proof.
    """

    kind: str
    values: Mapping[str, Any]
    statements: tuple[Statement, ...]
    modality: Modality = "done"
    polarity: Polarity = "positive"
    speaker: str | None = None
    confidence: float = 1.0

    @property
    def anchor(self) -> Statement | None:
        """The first statement with words, in reading order of the slots: what the report hangs on."""
        return next((s for s in self.statements if s.span is not None), None)


@dataclass(frozen=True, slots=True)
class Reading:
    """A page and what was read on it."""

    page: Page
    reports: tuple[Report, ...] = ()
    notes: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Claim:
    """One of the values that reports give a slot; ``rank`` is preferred or normal; ``reports`` are their keys."""

    value: Any
    rank: Literal["preferred", "normal"]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact of the register: the reports (keys) that tell it and what follows from them.

    ``values`` holds the preferred value of each slot, ``others`` all claims of the slots on which reports differ;
    ``disagrees`` names those of them that cannot all be true. ``low`` and ``high`` bound an amount or a value (None:
    open). ``day`` is its first day, month or year, for sorting. ``independent`` counts sources that are no copies of
    each other, ``ranks`` holds the rank of each of them (base.kinds.RANKS), the best first; ``missing`` the slots of
    ``Kind.wanted`` that nothing tells.
    """

    key: str
    kind: str
    values: Mapping[str, Any]
    others: Mapping[str, tuple[Claim, ...]]
    reports: tuple[str, ...]
    low: float | None
    high: float | None
    day: str | None
    sources: int
    independent: int
    disagrees: tuple[str, ...]
    state: State
    ranks: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided upon a target, by its key: number ``number`` of the log, chained to the one before.

    ``at`` is an ISO time in UTC; ``digest`` covers all of it and the ``previous`` digest.
    """

    number: int
    target: str
    target_kind: str
    action: str
    payload: Mapping[str, Any]
    by: str
    at: str
    why: str
    previous: str
    digest: str
