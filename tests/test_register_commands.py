"""Several commands at once on one register."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hoptac.web.demo import sample_pages

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample pages as files."""
    folder = tmp_path_factory.mktemp("pages")
    for page in sample_pages():
        (folder / (page.document + page.suffix)).write_bytes(page.data)
    return folder


class Register:
    """A register of its own in a folder, used by commands."""

    def __init__(self, home: Path) -> None:
        self.env = {**os.environ, "HOPTAC_HOME": str(home), "HOPTAC_DATABASE_URL": ""}

    def start(self, *args: str) -> subprocess.Popen[bytes]:
        """A command, running."""
        return subprocess.Popen(
            [sys.executable, "-m", "hoptac", *args], env=self.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def run(self, *args: str) -> bytes:
        """What a command prints."""
        running = self.start(*args)
        out = running.communicate(timeout=120)[0]
        assert running.returncode == 0
        return out


@pytest.fixture(scope="module")
def whole(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The export after one load."""
    register = Register(tmp_path_factory.mktemp("whole"))
    register.run("load", str(folder))
    return register.run("export")


def test_three_loaders_at_once_on_a_new_register(folder: Path, home: Path, whole: bytes) -> None:
    """They wait for each other, from the first table on; none is lost."""
    register = Register(home)
    pages = sorted(str(path) for path in folder.iterdir())
    running = [register.start("load", *pages[n::3], *pages[(n + 1) % 3 :: 3]) for n in range(3)]
    said = [one.communicate(timeout=120)[1] for one in running]
    assert [one.returncode for one in running] == [0, 0, 0], said
    assert register.run("export") == whole
