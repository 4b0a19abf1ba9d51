"""PostgreSQL stopped in the midst of a load: told in plain words, what was acknowledged stands, loading again finishes.

With ``--database postgres`` only; the server is one of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from tests.throwaway_pg import FORGETFUL, LASTING, Missing, Server, throwaway_server

from hoptac.web.demo import sample_pages

pytestmark = [pytest.mark.slow, pytest.mark.postgres]


@pytest.fixture(autouse=True)
def _asked_for(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--database") != "postgres":
        pytest.skip("runs with --database postgres")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample pages as files."""
    folder = tmp_path_factory.mktemp("pages")
    for page in sample_pages()[:14]:
        (folder / (page.document + page.suffix)).write_bytes(page.data)
    return folder


@contextmanager
def server(options: str) -> Iterator[Server]:
    """A server of our own."""
    try:
        with throwaway_server(options) as made:
            yield made
    except Missing as missing:
        pytest.skip(str(missing))


class Commands:
    """Commands upon a server's register."""

    def __init__(self, made: Server, home: Path) -> None:
        self.server = made
        self.env = {**os.environ, "HOPTAC_HOME": str(home), "HOPTAC_DATABASE_URL": made.url}

    def start(self, *args: str) -> subprocess.Popen[str]:
        """One, running."""
        command = [sys.executable, "-m", "hoptac", *args]
        return subprocess.Popen(command, env=self.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def run(self, *args: str) -> str:
        """What one prints."""
        running = self.start(*args)
        out, said = running.communicate(timeout=240)
        assert running.returncode == 0, said
        return out

    def stopped_after(self, pages: int, folder: Path) -> tuple[int, str, int]:
        """A load whose server is stopped once so many pages are told: its status, what it says, how many were told."""
        running = self.start("load", str(folder))
        assert running.stderr
        told = [running.stderr.readline() for _ in range(pages)]
        self.server.stop()
        _, said = running.communicate(timeout=240)
        told += [line for line in said.splitlines() if line.split(" ")[0].isdigit()]
        self.server.start()
        return running.returncode, said, len(told)

    def pages(self) -> int:
        """How many pages there are."""
        with psycopg.connect(self.server.url) as connection:
            row = connection.execute("SELECT count(*) FROM register_page").fetchone()
        return int(row[0]) if row else 0


def test_a_server_stopped_in_the_midst_of_loads_loses_nothing(folder: Path, tmp_path: Path) -> None:
    with server(LASTING) as made:
        commands = Commands(made, tmp_path)
        for pages in (2, 7):
            status, said, told = commands.stopped_after(pages, folder)
            assert status == 1 and "máy chủ cơ sở dữ liệu không trả lời" in said and "Traceback" not in said, said
            assert told <= commands.pages() < 14
        commands.run("load", str(folder))
        after = commands.run("export")
    with server(LASTING) as made:
        commands = Commands(made, tmp_path / "other")
        commands.run("load", str(folder))
        assert commands.run("export") == after


def test_control_a_server_that_forgets_is_caught(folder: Path, tmp_path: Path) -> None:
    with server(FORGETFUL) as made:
        commands = Commands(made, tmp_path)
        commands.run("export")
        with psycopg.connect(made.url, autocommit=True) as connection:
            connection.execute("CHECKPOINT")
        _, _, told = commands.stopped_after(5, folder)
        assert commands.pages() < told
