"""Pages into the register: read, store, join; and the rebuild from what is kept."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from django.db import InterfaceError, OperationalError

from hoptac.base.errors import HoptacError
from hoptac.base.languages import unread
from hoptac.base.nouns import Reading, Snapshot
from hoptac.collect import Failure
from hoptac.register.chain import verify_log
from hoptac.register.joining import rejoin_all
from hoptac.register.models import Page
from hoptac.register.store import page_ref, store_error, store_failure, store_reading

log = logging.getLogger(__name__)

Outcome = Literal["new", "replaced", "same", "failed"]


@dataclass(frozen=True, slots=True)
class Step:
    """One page done. ``done``: how many so far; ``kinds``: kind -> reports read on it; ``ref`` its ``Page.ref``, empty
    where there was no page and nothing is recorded; ``notice`` what to know of a page that is kept all the same."""

    document: str
    address: str
    ref: str
    outcome: Outcome
    done: int
    kinds: Mapping[str, int] = field(default_factory=dict)
    error: HoptacError | None = None
    notice: HoptacError | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a load did: pages by outcome, reports by kind (of the pages read in this run), and the failed pages."""

    outcomes: Mapping[str, int]
    kinds: Mapping[str, int]
    failed: tuple[Step, ...]


_Item = TypeVar("_Item")
Progress = Callable[[Step], None]
Reader = Callable[[Snapshot], Reading]


def silent(step: Step) -> None:
    """Progress that nobody watches."""


def read(snapshot: Snapshot) -> Reading:
    """``hoptac.read.read``, with its tables and rules loaded at the first page only (the site starts without them)."""
    from hoptac.read import read as read_page

    return read_page(snapshot)


def load(items: Iterable[Snapshot | Failure], progress: Progress = silent, reader: Reader = read) -> Summary:
    """Read and store each page in one transaction; a kill at any point costs nothing, running again gives the same.

    Same address and same bytes: no change. Same address and other bytes: the page is replaced. A page that fails is
    kept as a row with its error, its bytes too (a page refused as secret: no copy); a path that leads to no page is
    told and not recorded. Entries are joined anew for the
    blocks that a page touches, in its transaction.
    """
    return _run(items, lambda item, done: _load_one(item, done, reader), progress)


def rebuild(progress: Progress = silent, reader: Reader = read) -> Summary:
    """Make all that is derived again from the kept bytes and the decisions: read every page, join every entry.

    Page by page, each in one transaction: interrupted, the register is whole, and running again finishes.
    Raises ``decisions-tampered`` before anything is touched.
    """
    verify_log()
    addresses = list(Page.objects.filter(raw_hash__isnull=False).order_by("address").values_list("address", flat=True))
    # A page may lose its bytes on the way: where a copy of it is found to be secret.
    snapshots = filter(None, map(kept, addresses))
    summary = _run(snapshots, lambda snapshot, done: _read_one(snapshot, done, "same", reader), progress)
    rejoin_all()
    return summary


def kept(address: str) -> Snapshot | None:
    """The bytes that an address stands for, as they came; None where none are kept."""
    page = Page.objects.select_related("raw_hash").get(address=address)
    if page.raw_hash is None:
        return None
    return Snapshot(page.document, page.address, bytes(page.raw_hash.data), page.suffix, page.retrieved_at)


def _run(items: Iterable[_Item], do: Callable[[_Item, int], Step], progress: Progress) -> Summary:
    outcomes: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    failed: list[Step] = []
    for done, item in enumerate(items, 1):
        step = do(item, done)
        outcomes[step.outcome] += 1
        kinds.update(step.kinds)
        if step.error:
            failed.append(step)
        progress(step)
    return Summary(outcomes, kinds, tuple(failed))


def _load_one(item: Snapshot | Failure, done: int, reader: Reader) -> Step:
    if item.address is None:
        return Step(item.document, "", "", "failed", done, {}, item.error)
    ref = page_ref(item.address)
    if isinstance(item, Failure):
        store_failure(item.document, item.address, item.error)
        return Step(item.document, item.address, ref, "failed", done, {}, item.error)
    held = Page.objects.filter(address=item.address).values("raw_hash", "error", "language").first()
    if held and held["raw_hash"] == item.raw_hash and held["error"] is None:
        notice = unread(item.document, held["language"])
        return Step(item.document, item.address, ref, "same", done, notice=notice)
    return _read_one(item, done, "replaced" if held else "new", reader)


def _read_one(snapshot: Snapshot, done: int, outcome: Outcome, reader: Reader) -> Step:
    ref = page_ref(snapshot.address)
    try:
        reading = reader(snapshot)
        store_reading(snapshot, reading)
    except (OperationalError, InterfaceError):  # the database is away or full: that is no fault of the page
        raise
    except Exception as reason:  # a page must never stop the batch, whatever is wrong with it or with us
        error = _as_error(snapshot, reason)
        store_error(snapshot, error)
        return Step(snapshot.document, snapshot.address, ref, "failed", done, {}, error)
    kinds = Counter(report.kind for report in reading.reports)
    notice = unread(snapshot.document, reading.page.language)
    return Step(snapshot.document, snapshot.address, ref, outcome, done, kinds, notice=notice)


def _as_error(snapshot: Snapshot, reason: Exception) -> HoptacError:
    if isinstance(reason, HoptacError):
        return reason
    log.error("not read: %s", snapshot.document, exc_info=reason)
    return HoptacError("failed", path=snapshot.document, reason="fault")
