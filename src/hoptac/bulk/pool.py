"""Pages read ahead by N processes, handed over in the order of the input to one who stores or prints them.

What is read does not depend on N: a reading is a function of its Snapshot. A worker that is killed from outside costs
nothing, for its page is read again by another; a page at which two workers in a row fall, or that takes too long or too
much memory, is set aside with its reason, and the rest goes on.
"""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, islice
from types import TracebackType
from typing import Generic, TypeVar

from hoptac.base.errors import HoptacError
from hoptac.base.nouns import Snapshot
from hoptac.bulk.crew import Crew
from hoptac.bulk.work import Limits

log = logging.getLogger(__name__)

T = TypeVar("T")
Item = TypeVar("Item")

#: Up to this many pages one worker is enough: a second one would start as the first is done.
FEW = 8
#: How many pages a worker may be ahead of the one who stores them; their bytes and readings wait in memory.
_AHEAD = 4


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Pool(Generic[T]):
    """Reads pages with ``read``, a function that can be pickled; to be used in a ``with``.

    ``workers``: 0 reads in this process, without limits; 1 in one process, each page when it is asked for; more read
    ahead; None: 1 for a few pages, else one for each processor.
    """

    def __init__(self, read: Callable[[Snapshot], T], workers: int | None, limits: Limits | None = None) -> None:
        self._read = read
        self._workers = cores() if workers is None else workers
        self._few = FEW if workers is None else 0
        self._crew = Crew(read, limits or Limits())
        # A thread waits for a worker: the page it has, the clock over it, and what becomes of it are one call.
        self._threads = ThreadPoolExecutor(max(self._workers, 1), "hoptac-reading")
        self._coming: dict[Snapshot, Future[T]] = {}

    def __enter__(self) -> Pool[T]:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._crew.end()
        self._threads.shutdown(cancel_futures=True)

    def read(self, snapshot: Snapshot) -> T:
        """One page. Raises HoptacError where it cannot be read, whatever the reason."""
        if self._workers == 0:
            return self._here(snapshot)
        coming = self._coming.pop(snapshot, None)
        return coming.result() if coming else self._crew.read(snapshot)

    def ahead(self, items: Iterable[Item], snapshot_of: Callable[[Item], Snapshot | None]) -> Iterator[Item]:
        """The items in their order, with the pages of those that follow being read meanwhile.

        ``snapshot_of``: the page that will be asked for when the item's turn comes, None where none will. It may be
        wrong: another page is then read when it is asked for.
        """
        rest = iter(items)
        few = list(islice(rest, self._few))
        if self._workers < 2 or len(few) < self._few:
            yield from chain(few, rest)
            return
        waiting: deque[tuple[Item, Snapshot | None]] = deque()
        for item in chain(few, rest):
            waiting.append((item, self._start(snapshot_of(item))))
            if len(waiting) > _AHEAD * self._workers:
                yield from self._next(waiting)
        while waiting:
            yield from self._next(waiting)

    def _start(self, snapshot: Snapshot | None) -> Snapshot | None:
        if snapshot is not None and snapshot not in self._coming:
            self._coming[snapshot] = self._threads.submit(self._crew.read, snapshot)
        return snapshot

    def _next(self, waiting: deque[tuple[Item, Snapshot | None]]) -> Iterator[Item]:
        item, snapshot = waiting.popleft()
        yield item
        if snapshot is not None:  # nobody asked for it after all
            self._coming.pop(snapshot, None)

    def _here(self, snapshot: Snapshot) -> T:
        try:
            return self._read(snapshot)
        except HoptacError:
            raise
        except Exception as fault:
            log.exception("not read: %s", snapshot.document)
            raise HoptacError("failed", path=snapshot.document, reason="fault") from fault
