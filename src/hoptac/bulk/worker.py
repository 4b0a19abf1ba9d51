"""A worker as its holder sees it: a process that is asked about one page, and may hang or fall over it."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable
from typing import Any

from hoptac.base.errors import HoptacError
from hoptac.base.nouns import Snapshot
from hoptac.bulk.work import CLOCKS, Answer, Limits, serve

#: A worker that has not come up after so many seconds never will.
_START = 120
#: After the worker's own alarms its holder waits this many seconds more.
_GRACE = 5


class Fell(Exception):
    """A worker is gone, and the page it had may be to blame or not."""


class NoWorker(HoptacError):
    """Workers do not even come up: no page is to blame, and the run must stop before it sets them all aside."""

    def __init__(self) -> None:
        super().__init__("no-worker")


def _context() -> Any:
    """Workers are forked from a small process of their own: it holds no database, no thread and no lock of ours."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["hoptac.bulk.warm"])
    return context


class Worker:
    """A process that reads pages with ``read`` (a function that can be pickled). Raises ``NoWorker``."""

    def __init__(self, read: Callable[[Snapshot], Any], limits: Limits) -> None:
        context = _context()
        self._pipe, end = context.Pipe()
        self._limits = limits
        self._ending = threading.Lock()
        self._process = context.Process(target=serve, args=(end, read, limits), daemon=True)
        try:
            self._process.start()
            end.close()
            if self._pipe.poll(_START):
                self._pipe.recv()
                return
        except (EOFError, OSError):
            pass
        self.end()
        raise NoWorker

    def ask(self, snapshot: Snapshot) -> Answer:
        """What it makes of a page. Raises ``Fell`` where it is gone, HoptacError where the page took too long; it is of
        no more use then."""
        try:
            self._pipe.send(snapshot)
            if self._pipe.poll(self._limits.lasting + _GRACE):
                answer: Answer = self._pipe.recv()
                return answer
        except (EOFError, OSError):
            self._process.join(_GRACE)
            if -(self._process.exitcode or 0) not in CLOCKS:
                raise Fell from None
        raise HoptacError("failed", path=snapshot.document, reason="too-slow")

    def end(self) -> None:
        """Stop it, whatever it does; whoever drops it and whoever ends all of them may come at one time."""
        with self._ending:
            if self._process.pid is not None:
                self._process.kill()
                self._process.join(_GRACE)
            if not self._pipe.closed:
                self._pipe.close()
