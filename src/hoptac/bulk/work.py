"""What runs in a worker: one page after another, each under a clock, all under a bound of memory."""

from __future__ import annotations

import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, Literal

from hoptac.base.errors import HoptacError
from hoptac.base.nouns import Snapshot


@dataclass(frozen=True, slots=True)
class Limits:
    """What one page may take: seconds of computing, seconds in all, bytes of address space.

    Computing comes first, so that a machine under load sets no page aside that an idle one reads. An ordinary page
    takes 0.02 s, and a worker 100 MB.
    """

    computing: float = 60
    lasting: float = 180
    memory: int = 1 << 30


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a page: what was read, or the error that says why not, or a fault of ours (a traceback); before
    the first page, that the worker is there."""

    what: Literal["ready", "read", "error", "fault", "memory"]
    value: Any


def serve(pipe: Connection, read: Callable[[Snapshot], Any], limits: Limits) -> None:
    """Answer each Snapshot that comes through the pipe, until its other end is closed or its holder is gone."""
    # Ctrl-C goes to all processes of a terminal; the one that started us ends us.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound_memory(limits.memory)
    pipe.send(Answer("ready", None))
    while True:
        try:
            snapshot = pipe.recv()
        except EOFError:
            return
        _set_clocks(limits.computing, limits.lasting)
        answer = _answer(read, snapshot)
        _set_clocks(0, 0)
        try:
            pipe.send(answer)
        except OSError:  # nobody waits for it any more
            return
        except Exception:
            pipe.send(Answer("fault", traceback.format_exc()))
        if answer.what == "memory":  # what is left of it lies in pieces
            return


def _answer(read: Callable[[Snapshot], Any], snapshot: Snapshot) -> Answer:
    try:
        return Answer("read", read(snapshot))
    except HoptacError as error:
        return Answer("error", error)
    except MemoryError:
        return Answer("memory", None)
    except Exception:
        return Answer("fault", traceback.format_exc())


def _bound_memory(size: int) -> None:
    """No more address space than that, where the system has such a bound."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(ValueError, OSError):  # macOS has the name and refuses the bound
        resource.setrlimit(resource.RLIMIT_AS, (size, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _set_clocks(computing: float, lasting: float) -> None:
    """Alarms that end the process by themselves, whatever it hangs in and whoever is left to watch; 0: none."""
    if sys.platform == "win32":
        return
    for signum in CLOCKS:
        signal.signal(signum, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, computing)
    signal.setitimer(signal.ITIMER_REAL, lasting)


#: The signals of the two alarms; Windows has none, there the holder of the pipe looks at its own clock alone.
CLOCKS: tuple[signal.Signals, ...] = () if sys.platform == "win32" else (signal.SIGPROF, signal.SIGALRM)
