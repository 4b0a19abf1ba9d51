"""Beside the server: what takes longest on a first view is worked out before anybody asks for it.

That is the code of all pages, and who leads each place of a partnership; then, once a minute, whatever pages that were
read since, or a new day, have changed of it.
"""

from __future__ import annotations

import gc
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from django.db import DatabaseError, connection
from django.template.loader import get_template
from django.urls import get_resolver

from hoptac.register.officers import work_out

log = logging.getLogger(__name__)
#: Seconds between two rounds, and between two places: those who ask meanwhile hardly wait for it.
ROUND, STEP = 60.0, 0.05
TEMPLATES = Path(__file__).parent / "templates"
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
    for path in TEMPLATES.rglob("*.html"):
        get_template(path.relative_to(TEMPLATES).as_posix())
    make_ready(stop)
    connection.close()
    settle_memory()
    while not stop.wait(ROUND):
        make_ready(stop)
        connection.close()


def settle_memory() -> None:
    """Leave what is there by now (code, the gazetteer, what was worked out) out of Python's search for garbage: to look
    through it all took a sixth of a second each time, in the midst of somebody's page."""
    gc.collect()
    gc.freeze()


def make_ready(stop: threading.Event) -> None:
    """One round, unless it is to stop; a register that does not answer is asked again in the next."""
    try:
        for _ in work_out(date.today()):
            if stop.wait(STEP):
                break
    except DatabaseError as error:
        log.warning("officers are not worked out: %s", error)
