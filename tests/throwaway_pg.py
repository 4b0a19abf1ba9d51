"""A PostgreSQL of the tests' own, in a temporary folder, gone at the end; up in a second, also when run as root.

Needs the server's programs (Debian: ``apt-get install -y postgresql``), not a running server.
"""

from __future__ import annotations

import glob
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

HOW_TO_GET = "PostgreSQL's programs are not here: apt-get install -y postgresql (or set HOPTAC_TEST_DATABASE_URL)"
#: No sync: the data never outlives the run.
_BARE = "-c fsync=off -c full_page_writes=off -c jit=off -c listen_addresses=''"
_FAST = f"{_BARE} -c synchronous_commit=off"
#: A server that may be stopped at once: what it acknowledges it has handed to the system, which goes on running.
LASTING = f"{_BARE} -c synchronous_commit=on"
#: One that acknowledges what it keeps to itself for ten seconds. For the controls.
FORGETFUL = f"{_FAST} -c wal_writer_delay=10s"


class Missing(Exception):
    """There is no PostgreSQL to start."""


def programs() -> Path:
    """The folder of ``initdb`` and ``pg_ctl``. Raises ``Missing``."""
    folders = [os.environ.get("PG_BIN", ""), *sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True)]
    found = shutil.which("initdb")
    folders += [str(Path(found).resolve().parent)] if found else []
    for folder in folders:
        if folder and Path(folder, "initdb").exists() and Path(folder, "pg_ctl").exists():
            return Path(folder)
    raise Missing(HOW_TO_GET)


def _servant() -> dict[str, Any]:
    """Whom to run the server as: PostgreSQL refuses root."""
    if os.name == "nt" or os.geteuid() != 0:
        return {}
    import pwd

    try:
        user = pwd.getpwnam("postgres")
    except KeyError:
        raise Missing(HOW_TO_GET) from None
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


class Server:
    """A server in a folder of its own."""

    def __init__(self, base: str, options: str) -> None:
        self._programs, self._servant = programs(), _servant()
        self._options = f"-k {base} {options}"
        self._base, self._data = base, os.path.join(base, "data")
        self.url = f"postgres://postgres@/postgres?host={base}"
        if self._servant:
            os.chown(base, self._servant["user"], self._servant["group"])
        self._run("initdb", "-D", self._data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")

    def start(self) -> None:
        """Up, with what the last stop left recovered."""
        log = f"{self._base}/log"
        self._run("pg_ctl", "-D", self._data, "-w", "-t", "60", "-l", log, "-o", self._options, "start")

    def stop(self) -> None:
        """Down at once, as if killed; nothing where it is down."""
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "-w", "stop", check=False)

    def _run(self, program: str, *args: str, check: bool = True) -> None:
        env = {**os.environ, "LC_ALL": "C.UTF-8", "HOME": self._base}
        quiet: dict[str, Any] = {"cwd": self._base, "env": env, "stdout": subprocess.DEVNULL}
        command = [str(self._programs / program), *args]
        subprocess.run(command, check=check, timeout=90, stderr=subprocess.STDOUT, **quiet, **self._servant)


@contextmanager
def throwaway_server(options: str = _FAST) -> Iterator[Server]:
    """Start one (its socket in the temporary folder). Raises ``Missing``."""
    programs(), _servant()  # before there is a folder
    # A socket's path must stay under 108 bytes.
    base = tempfile.mkdtemp(prefix="pg-", dir=None if len(tempfile.gettempdir()) < 40 else "/var/tmp")
    try:
        server = Server(base, options)
        try:
            server.start()
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(base, ignore_errors=True)


@contextmanager
def throwaway_postgres() -> Iterator[str]:
    """The url of one. Raises ``Missing``."""
    with throwaway_server() as server:
        yield server.url
