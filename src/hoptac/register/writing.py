"""One writer at a time, so that what a transaction read is still true when it writes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

#: Any number, the same in all processes of Hoptac.
_LOCK = 0x686F7074


@contextmanager
def writing() -> Iterator[None]:
    """A transaction that no other writer of the register runs beside: all or nothing, and undone by a kill.

    SQLite's transactions begin IMMEDIATE (settings) and so exclude each other; PostgreSQL takes an advisory lock.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        yield
