"""One writer at a time, so that what a transaction read is still true when it writes."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.db import connection, transaction

#: Any number, the same in all processes of Hoptac.
_LOCK = 0x686F7074
#: Seconds between two looks whether it is our turn, and for how long we look before SQLite's own waiting (settings).
_LOOK, _PATIENCE = 0.02, 50.0


@contextmanager
def writing() -> Iterator[None]:
    """A transaction that no other writer of the register runs beside: all or nothing, and undone by a kill.

    SQLite's transactions begin IMMEDIATE (settings) and so exclude each other; PostgreSQL takes an advisory lock.
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with _turn(str(connection.settings_dict["NAME"])), transaction.atomic():
            yield
        return
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        yield


@contextmanager
def _turn(database: str) -> Iterator[None]:
    """Our turn among the writers of a SQLite file. SQLite lets those who have waited long look the least often, so that
    of many writers some meet a locked database; here all look equally often. Gone with the process that holds it."""
    file = _lock_file(database)
    if file is None:
        yield
        return
    try:
        ends = time.monotonic() + _PATIENCE
        while not _taken(file) and time.monotonic() < ends:
            time.sleep(random.uniform(0.5, 1.5) * _LOOK)
        yield
    finally:
        os.close(file)


def _lock_file(database: str) -> int | None:
    """The file whose lock is the turn; None where there can be none (in memory, read only, a system without)."""
    if ":memory:" in database or "mode=memory" in database or os.name == "nt":
        return None
    with suppress(OSError):
        return os.open(f"{database}.turn", os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    return None


def _taken(file: int) -> bool:
    fcntl: Any = __import__("fcntl")  # not on Windows
    with suppress(OSError):
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False
