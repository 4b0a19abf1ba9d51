"""Where shots are fired: registers in known states, copied for each shot, on SQLite or PostgreSQL."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
from tests.fire.victims import Job

_number = count()


class Sqlite:
    """Registers as files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def new(self, like: str | None = None) -> str:
        """The url of a new database, a copy of another one."""
        path = self.folder / f"{next(_number)}.sqlite3"
        if like:
            shutil.copyfile(like.removeprefix("sqlite:///"), path)
        return f"sqlite:///{path}"

    def drop(self, url: str) -> None:
        """Remove one."""
        path = url.removeprefix("sqlite:///")
        for file in (path, f"{path}-journal", f"{path}-wal", f"{path}-shm"):
            Path(file).unlink(missing_ok=True)


class Postgres:
    """Registers as databases of one server."""

    def __init__(self, url: str) -> None:
        self.url = url

    def new(self, like: str | None = None) -> str:
        """As ``Sqlite.new``."""
        name = f"fire_{os.getpid()}_{next(_number)}"
        self._do(f"CREATE DATABASE {name} TEMPLATE {_name(like) if like else 'template0'} STRATEGY FILE_COPY")
        return self._named(name)

    def drop(self, url: str) -> None:
        """Remove one, whoever still holds it."""
        self._do(f"DROP DATABASE {_name(url)} WITH (FORCE)")

    def _named(self, name: str) -> str:
        head, question, options = self.url.partition("?")
        return f"{head.rpartition('/')[0]}/{name}{question}{options}"

    def _do(self, statement: str) -> None:
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[call-overload]


def _name(url: str) -> str:
    return url.partition("?")[0].rpartition("/")[2]


class Range:
    """Jobs done by victims, on registers of a kind."""

    def __init__(self, databases: Sqlite | Postgres, victims: subprocess.Popen[str]) -> None:
        self.databases = databases
        self.victims = victims

    def do(self, job: Job) -> dict[str, Any]:
        """What became of a job."""
        assert self.victims.stdin and self.victims.stdout
        self.victims.stdin.write(json.dumps(job) + "\n")
        self.victims.stdin.flush()
        return dict(json.loads(self.victims.stdout.readline()))

    def done(self, url: str, act: str, *args: str) -> dict[str, Any]:
        """Something done to its end."""
        told = self.do({"url": url, "act": act, "args": args})
        assert "export" in told, (act, told)
        return told

    @contextmanager
    def copy(self, url: str) -> Iterator[str]:
        """A register like another one, for a while."""
        made = self.databases.new(url)
        yield made
        self.databases.drop(made)


@contextmanager
def firing_range(databases: Sqlite | Postgres, home: Path) -> Iterator[Range]:
    """A range with its victims' holder."""
    env = {**os.environ, "HOPTAC_HOME": str(home), "HOPTAC_DATABASE_URL": ""}
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(
        [sys.executable, "-m", "tests.fire.victims"],
        env=env,
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as victims:
        assert victims.stdin and victims.stdout
        assert victims.stdout.readline() == "ready\n"
        yield Range(databases, victims)
        victims.stdin.close()
