"""Where the register's database is, as Django's settings want it (RELIABILITY.md, "Measured")."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from hoptac.base.errors import HoptacError

#: The first SQLite of each line in which racing checkpoints in WAL mode no longer lose commits.
WAL_SAFE = ((3, 44, 6), (3, 50, 7), (3, 51, 3))


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Whether this SQLite may write in WAL mode.

    >>> wal_is_safe((3, 40, 1)), wal_is_safe((3, 44, 6)), wal_is_safe((3, 45, 0)), wal_is_safe((3, 52, 0))
    (False, True, False, True)
    """
    newest = WAL_SAFE[-1]
    return version >= newest or any(version[:2] == fixed[:2] and version >= fixed for fixed in WAL_SAFE)


def sqlite(name: str) -> dict[str, Any]:
    """Settings for one SQLite file: every acknowledged commit survives a power cut, writers wait for their turn."""
    journal = "WAL" if wal_is_safe(sqlite3.sqlite_version_info) else "TRUNCATE"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            "init_command": f"PRAGMA journal_mode={journal}; PRAGMA synchronous=FULL",
        },
    }


def postgres(url: str) -> dict[str, Any]:
    """Settings for ``postgres://user:password@host:port/name?option=value``; ``?host=/folder`` for a socket."""
    parts = urlsplit(url)
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or unquote(parts.hostname or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or "") or options.pop("user", ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or options.pop("port", "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        # One left open by a loop that stopped early is closed by the garbage collector, in the midst of other work.
        "DISABLE_SERVER_SIDE_CURSORS": True,
        # Our questions are short: compiling one (jit) takes longer than answering it.
        "OPTIONS": {"connect_timeout": 10, "options": "-c jit=off", **options},
    }


def database(url: str | None, home: Path) -> dict[str, Any]:
    """The setting ``DATABASES["default"]``: from ``HOPTAC_DATABASE_URL``, else a file in the home folder.

    Raises ``database-unreachable`` for a url of another scheme.
    """
    if not url:
        return sqlite(str(home / "register.sqlite3"))
    scheme = url.partition("://")[0]
    if scheme in ("postgres", "postgresql"):
        return postgres(url)
    if scheme == "sqlite":
        path = unquote(url.removeprefix("sqlite://"))
        # sqlite:///relative, sqlite:////absolute, sqlite:///C:/on/windows
        return sqlite(path[1:] if path.startswith("/") else path)
    raise HoptacError("database-unreachable", database=f"{scheme}://…", reason="url")
