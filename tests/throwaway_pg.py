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
_FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c jit=off -c listen_addresses=''"


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


@contextmanager
def throwaway_postgres() -> Iterator[str]:
    """Start one; gives its url (a socket in the temporary folder). Raises ``Missing``."""
    folder, servant = programs(), _servant()
    # A socket's path must stay under 108 bytes.
    base = tempfile.mkdtemp(prefix="pg-", dir=None if len(tempfile.gettempdir()) < 40 else "/var/tmp")
    if servant:
        os.chown(base, servant["user"], servant["group"])
    env = {**os.environ, "LC_ALL": "C.UTF-8", "HOME": base}
    quiet: dict[str, Any] = {"cwd": base, "env": env, "stdout": subprocess.DEVNULL, "stderr": subprocess.STDOUT}

    def run(program: str, *args: str) -> None:
        subprocess.run([str(folder / program), *args], check=True, timeout=90, **quiet, **servant)

    data = os.path.join(base, "data")
    try:
        run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
        run("pg_ctl", "-D", data, "-w", "-t", "60", "-l", f"{base}/log", "-o", f"-k {base} {_FAST}", "start")
        yield f"postgres://postgres@/postgres?host={base}"
    finally:
        subprocess.run([str(folder / "pg_ctl"), "-D", data, "-m", "immediate", "-w", "stop"], **quiet, **servant)
        shutil.rmtree(base, ignore_errors=True)
