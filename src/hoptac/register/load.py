"""Pages into the register: read, store, join; and the rebuild. See ``load``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from hoptac.base.errors import HoptacError
from hoptac.base.nouns import Snapshot

Outcome = Literal["new", "replaced", "same", "failed"]


@dataclass(frozen=True, slots=True)
class Failure:
    """A page that could not even be fetched: its name and address, and the error."""

    document: str
    address: str
    error: HoptacError


@dataclass(frozen=True, slots=True)
class Step:
    """One page done. ``done``: how many so far; ``kinds``: kind -> reports read on it; ``ref`` its ``Page.ref``."""

    document: str
    address: str
    ref: str
    outcome: Outcome
    done: int
    kinds: Mapping[str, int] = field(default_factory=dict)
    error: HoptacError | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a load did: pages by outcome, reports by kind (of the pages read in this run), and the failed pages."""

    outcomes: Mapping[str, int]
    kinds: Mapping[str, int]
    failed: tuple[Step, ...]


def load(
    items: Iterable[Snapshot | Failure],
    progress: Callable[[Step], None] = lambda step: None,
) -> Summary:
    """Read and store each page in one transaction; a kill at any point costs nothing, running again gives the same.

    Same address and same bytes: no change. Same address and other bytes: the page is replaced. A page that fails is kept
    as a row with its error, its bytes too (a page refused as secret: no copy).
    """
    raise NotImplementedError
