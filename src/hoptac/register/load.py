"""Pages into the register: read, store, join; and the rebuild from what is kept."""

from __future__ import annotations

import dataclasses
import logging
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Literal, TypeVar

from django.db import InterfaceError, OperationalError
from django.db.models import Max

from hoptac.base.errors import HoptacError
from hoptac.base.languages import unread
from hoptac.base.nouns import Reading, Snapshot
from hoptac.bulk import NoWorker, Pool, read
from hoptac.collect import Failure
from hoptac.register.chain import verify_log
from hoptac.register.erased import erased_names, redact
from hoptac.register.hand import make_again
from hoptac.register.joining import rejoin_all
from hoptac.register.maps import mapped
from hoptac.register.models import Page
from hoptac.register.scope import everything
from hoptac.register.store import (
    mark_version,
    refuse,
    remove,
    store_again,
    store_error,
    store_failure,
    store_reading,
)
from hoptac.register.upkeep import settle
from hoptac.register.versions import is_kept, kept, newest, numbers, to_supersede
from hoptac.register.writing import writing

log = logging.getLogger(__name__)

#: The database is away or full, or no process comes up to read: that is no fault of a page.
_AWAY = (OperationalError, InterfaceError, NoWorker)

Outcome = Literal["new", "replaced", "same", "failed"]


@dataclass(frozen=True, slots=True)
class Step:
    """One page done. ``done``: how many so far; ``kinds``: kind -> reports read on it; ``ref`` its ``Page.ref``, empty
    where there was no page and nothing is recorded; ``notice`` what to know of a page that is kept all the same;
    ``held``: it failed, and the register goes on showing what it held of that address."""

    document: str
    address: str
    ref: str
    outcome: Outcome
    done: int
    kinds: Mapping[str, int] = field(default_factory=dict)
    error: HoptacError | None = None
    notice: HoptacError | None = None
    held: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """What a load did: pages by outcome, reports by kind (of the pages read in this run), and the failed pages."""

    outcomes: Mapping[str, int]
    kinds: Mapping[str, int]
    failed: tuple[Step, ...]


_Item = TypeVar("_Item")
_Got = TypeVar("_Got")
Progress = Callable[[Step], None]
Reader = Callable[[Snapshot], Reading]


def silent(step: Step) -> None:
    """Progress that nobody watches."""


def load(
    items: Iterable[Snapshot | Failure], progress: Progress = silent, reader: Reader = read, workers: int | None = 0
) -> Summary:
    """Read and store each page in one transaction; a kill at any point costs nothing, running again gives the same.

    Same address and same bytes: no change. Same address and other bytes: a newer version takes the page's place, the
    older bytes stay; where they cannot be read, the page stays as it was and says so. A page that fails is kept as a
    row with its error, its bytes too (a page refused as secret: no copy); a path that leads to no page is told and not
    recorded. Entries are joined anew for the
    blocks that a page touches, in its transaction.

    ``workers``: how many processes read (``bulk.Pool``); one writes. ``reader`` must then be a function of a module.
    """
    with Pool(reader, workers) as pool:
        coming = (mapped(item) if isinstance(item, Snapshot) else item for item in items)
        summary = _run(pool.ahead(coming, _to_read), lambda item, done: _load_one(item, done, pool.read), progress)
    settle(summary.outcomes.get("new", 0) + summary.outcomes.get("replaced", 0))
    return summary


@everything()
def rebuild(progress: Progress = silent, reader: Reader = read, workers: int | None = 0) -> Summary:
    """Make all that is derived again from the kept bytes and the decisions: read every page, join every entry.

    Page by page, each in one transaction: interrupted, the register is whole, and running again finishes.
    Raises ``decisions-tampered`` before anything is touched.
    """
    verify_log()
    addresses = list(Page.objects.filter(raw_hash__isnull=False).order_by("address").values_list("address", flat=True))
    with Pool(reader, workers) as pool:
        coming = pool.ahead(addresses, newest)
        # A page may lose its bytes on the way: where a copy of it is found to be secret.
        standing = (a for a in coming if Page.objects.filter(address=a, raw_hash__isnull=False).exists())
        summary = _run(standing, lambda address, done: reread(address, done, pool.read), progress)
    make_again()
    rejoin_all()
    settle(len(addresses))
    return summary


def supersede(newer: str, older: str, reader: Reader = read, workers: int | None = 0) -> str:
    """Make a page a newer version of another of its name, both by ``Page.ref``: its bytes go to that address, and its
    own page goes. Gives the other one's ref. Raises ``decision-unknown``, ``version-decided``."""
    with Pool(reader, workers) as pool, writing():
        page, target = to_supersede(newer, older)
        versions = [kept(page.address, number) for number in reversed(numbers(page.address))]
        remove(page)
        for snapshot in versions:
            moved = mapped(dataclasses.replace(snapshot, document=target.document, address=target.address))
            _read_one(moved, 1, "replaced", pool.read)
        return target.ref


@everything()
def _to_read(item: Snapshot | Failure) -> Snapshot | None:
    """The page that this item will ask for, as things stand now."""
    if not isinstance(item, Snapshot):
        return None
    same = Page.objects.filter(address=item.address, raw_hash=item.raw_hash, error__isnull=True)
    return None if same.exists() else item


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


@everything()
def _load_one(item: Snapshot | Failure, done: int, reader: Reader) -> Step:
    if item.address is None:
        return Step(item.document, "", "", "failed", done, {}, item.error)
    if isinstance(item, Failure):
        return _failed(store_failure(item.document, item.address, item.error), item.error, done)
    item = redact(item, erased_names(), reader)
    rows = Page.objects.annotate(newest=Max("captures__number")).filter(address=item.address)
    held = rows.values("ref", "raw_hash", "error", "language", "version", "newest").first()
    if held and held["raw_hash"] == item.raw_hash and held["error"] is None:
        if held["version"] != held["newest"]:
            store_again(item)
        notice = unread(item.document, held["language"])
        return Step(item.document, item.address, held["ref"], "same", done, notice=notice)
    return _read_one(item, done, "replaced" if held else "new", reader)


@everything()
def _read_one(snapshot: Snapshot, done: int, outcome: Outcome, reader: Reader) -> Step:
    got = _attempt(snapshot, reader, partial(_store, snapshot, done, outcome))
    return _failed(store_error(snapshot, got), got, done) if isinstance(got, HoptacError) else got


@everything()
def reread(address: str, done: int, reader: Reader) -> Step:
    """The newest version of a page that can be read takes its place; where none can be, the page says why the newest
    could not."""
    newer: list[tuple[Snapshot, int, HoptacError]] = []
    versions = iter(numbers(address))
    for number in versions:
        snapshot = kept(address, number)
        got = _attempt(snapshot, reader, partial(_store, snapshot, done, "same", version=number))
        if isinstance(got, Step):
            step = got
            break
        if got.code == "secret":
            step = _failed(refuse(snapshot, got), got, done)
            break
        newer.append((snapshot, number, got))
    else:
        snapshot, number, got = newer[0]
        step = _failed(store_error(snapshot, got, number, replace=True), got, done)
    for number in versions:
        _look(address, number, reader)
    for _, number, error in newer:
        mark_version(address, number, error)
    if newer and step.error is None:
        return dataclasses.replace(step, outcome="failed", error=newer[0][2], held=True)
    return step


def _look(address: str, number: int, reader: Reader) -> None:
    """A version older than the one shown: whether it can be read, and whether a better reader finds a stamp on it."""
    if not is_kept(address, number):  # the same bytes came twice, and the other time they were found to be secret
        return
    snapshot = kept(address, number)
    got = _attempt(snapshot, reader, lambda reading: None)
    if got and got.code == "secret":
        refuse(snapshot, got, withdraw=False)
    else:
        mark_version(address, number, got)


def _attempt(snapshot: Snapshot, reader: Reader, use: Callable[[Reading], _Got]) -> _Got | HoptacError:
    """What is made of a reading; its error, whatever is wrong with the page or with us: it must not stop the batch."""
    try:
        return use(reader(snapshot))
    except _AWAY:
        raise
    except HoptacError as error:
        return error
    except Exception:
        log.exception("not read: %s", snapshot.document)
        return HoptacError("failed", path=snapshot.document, reason="fault")


def _store(snapshot: Snapshot, done: int, outcome: Outcome, reading: Reading, version: int | None = None) -> Step:
    page = store_reading(snapshot, reading, version)
    kinds = Counter(report.kind for report in reading.reports)
    notice = unread(snapshot.document, reading.page.language)
    return Step(snapshot.document, snapshot.address, page.ref, outcome, done, kinds, notice=notice)


def _failed(page: Page, error: HoptacError, done: int) -> Step:
    return Step(page.document, page.address, page.ref, "failed", done, {}, error, held=page.error is None)
