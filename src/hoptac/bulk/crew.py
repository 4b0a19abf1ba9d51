"""The workers of a pool: each page to an idle one, or to a new one; those that fell are replaced."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from hoptac.base.errors import HoptacError
from hoptac.base.nouns import Snapshot
from hoptac.bulk.work import Answer, Limits
from hoptac.bulk.worker import Fell, Worker

log = logging.getLogger(__name__)

T = TypeVar("T")


class Crew(Generic[T]):
    """As many workers as threads ask at one time."""

    def __init__(self, read: Callable[[Snapshot], T], limits: Limits) -> None:
        self._read = read
        self._limits = limits
        self._lock = threading.Lock()
        self._idle: list[Worker] = []
        self._all: set[Worker] = set()
        self._ended = False

    def read(self, snapshot: Snapshot) -> T:
        """One page by a worker; by another one where the first is gone, which may have been no fault of the page.

        Raises HoptacError where it cannot be read, whatever the reason.
        """
        for _ in range(2):
            try:
                return self._made(snapshot, self._ask(snapshot))
            except Fell:
                log.warning("a worker fell at %s", snapshot.document)
        raise HoptacError("failed", path=snapshot.document, reason="worker-fell")

    def end(self) -> None:
        """Stop all of them, whatever they do."""
        with self._lock:
            self._ended = True
            workers = list(self._all)
        for worker in workers:
            worker.end()

    def _ask(self, snapshot: Snapshot) -> Answer:
        worker = self._take()
        try:
            answer = worker.ask(snapshot)
        except (Fell, HoptacError):
            self._drop(worker)
            raise
        if answer.what == "memory":
            self._drop(worker)
        else:
            with self._lock:
                self._idle.append(worker)
        return answer

    def _take(self) -> Worker:
        with self._lock:
            if self._ended:
                raise RuntimeError("the workers are gone")
            if self._idle:
                return self._idle.pop()
            worker = Worker(self._read, self._limits)
            self._all.add(worker)
            return worker

    def _drop(self, worker: Worker) -> None:
        with self._lock:
            self._all.discard(worker)
        worker.end()

    def _made(self, snapshot: Snapshot, answer: Answer) -> T:
        if answer.what == "read":
            made: T = answer.value
            return made
        if answer.what == "error":
            raise answer.value
        if answer.what == "memory":
            raise HoptacError("failed", path=snapshot.document, reason="too-much-memory")
        log.error("not read: %s\n%s", snapshot.document, answer.value)
        raise HoptacError("failed", path=snapshot.document, reason="fault")
