"""Opening the register's database: reachable, not made by a newer version, brought up to this one's tables."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from hoptac.base.errors import HoptacError
from hoptac.register.index.keep import refresh
from hoptac.register.joining import renew
from hoptac.register.listed import fill_lists
from hoptac.register.shelves import fill_shelves
from hoptac.register.waits import fill

log = logging.getLogger(__name__)


def database_name() -> str:
    """What to call the database in messages: its file, or its name and host; never a password."""
    settings = connection.settings_dict
    host = settings.get("HOST")
    return f"{settings['NAME']} ({host})" if host else str(settings["NAME"])


#: What databases say in words (SQLite has no numbers in its errors, PostgreSQL none where nobody answers) -> why.
_SAID = {
    "disk is full": "disk-full",
    "no space left": "disk-full",
    "readonly": "read-only",
    "read-only": "read-only",
    "not a database": "not-a-database",
    "malformed": "damaged",
    "disk i/o": "disk-fault",
    "unable to open": "no-permission",
    "authentication": "sign-in",
    "password": "sign-in",
    "role ": "sign-in",
    "connect": "server-away",
    "server": "server-away",
    "host name": "server-away",
    "timeout": "server-away",
}
_BUSY = ("locked", "busy", "deadlock", "lock timeout")


def unreachable(error: DatabaseError | InterfaceError) -> HoptacError:
    """``database-busy`` or ``database-unreachable`` for what a database refused; its own words go to the log."""
    log.error("the database refused", exc_info=error)
    said = str(error).lower()
    if any(word in said for word in _BUSY):
        return HoptacError("database-busy")
    reason = next((key for words, key in _SAID.items() if words in said), "other")
    return HoptacError("database-unreachable", database=database_name(), reason=reason)


@contextmanager
def reachable() -> Iterator[None]:
    """Turns the database's own refusals (server away, disk full, no permission) into ours."""
    try:
        yield
    except (DatabaseError, InterfaceError) as error:
        raise unreachable(error) from error


def unknown_migrations() -> list[str]:
    """Migrations that the database has seen and this version does not know."""
    loader = MigrationLoader(connection)
    ours = {app for app, _ in loader.disk_migrations}
    return sorted(
        f"{app}.{name}"
        for app, name in loader.applied_migrations
        if app in ours and (app, name) not in loader.disk_migrations and (app, name) not in loader.replacements
    )


def open_register() -> None:
    """Make the database ready for use. Raises ``database-unreachable``, ``database-busy`` or ``database-newer``."""
    with reachable():
        connection.ensure_connection()
        newer = unknown_migrations()
        if newer:
            raise HoptacError("database-newer", database=database_name(), found=newer[-1])
        _migrate()
        renew()
        fill_lists()
        fill_shelves()
        fill()
        refresh()


def _migrate(tries: int = 15) -> None:
    """Bring the tables up to date. Of several processes that open a new register at once, one makes each table and the
    others fail at it and go on behind: nobody gives up while tables come, and no two try again at the same moment.
    """
    left, patience = _pending(), tries
    while left:
        try:
            call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
            return
        except DatabaseError:
            before, left = left, _pending()
            patience = tries if left < before else patience - 1
            if not patience:
                raise
            time.sleep(random.uniform(0.2, 1.0))


def _pending() -> int:
    """How many changes of the tables are still to be made."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
