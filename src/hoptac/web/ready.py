"""Beside the server: what takes longest on a first view is worked out before anybody asks for it.

That is the code of all pages, and who leads each place of a partnership; then, once a minute, whatever pages that were
read since, or a new day, have changed of it.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import DatabaseError, connection
from django.urls import get_resolver

from hoptac.register.officers import work_out

log = logging.getLogger(__name__)
#: Seconds between two rounds, and between two places: those who ask meanwhile hardly wait for it.
ROUND, STEP = 60.0, 0.05
#: Seconds to wait for the place that is being worked out when the server ends.
LAST = 5.0


@contextmanager
def kept_ready() -> Iterator[None]:
    """Keep things ready until the block is left."""
    stop = threading.Event()
    rounds = threading.Thread(target=_rounds, args=[stop], name="ready", daemon=True)
    rounds.start()
    try:
        yield
    finally:
        stop.set()
        rounds.join(LAST)  # it holds the register's file, which a demonstration takes away


def _rounds(stop: threading.Event) -> None:
    get_resolver().url_patterns  # noqa: B018 (asking for them brings in the code of all pages)
    while not stop.is_set():
        make_ready(stop)
        connection.close()
        stop.wait(ROUND)


def make_ready(stop: threading.Event) -> None:
    """One round, unless it is to stop; a register that does not answer is asked again in the next."""
    try:
        for _ in work_out(date.today()):
            if stop.wait(STEP):
                break
    except DatabaseError as error:
        log.warning("officers are not worked out: %s", error)
