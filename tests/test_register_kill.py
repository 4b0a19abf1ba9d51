"""``kill -9`` while loading, at any point: loading again gives what an uninterrupted load gives."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hoptac.web.demo import sample_pages

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")]
POINTS = int(os.environ.get("HOPTAC_KILLS", "4"))


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
            [sys.executable, "-m", "hoptac", *args], env=self.env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    def run(self, *args: str) -> bytes:
        """What a command prints."""
        running = self.start(*args)
        out = running.communicate(timeout=120)[0]
        assert running.returncode == 0
        return out


@pytest.fixture(scope="module")
def whole(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, float]:
    """The export after an uninterrupted load, and how long that took."""
    register = Register(tmp_path_factory.mktemp("whole"))
    began = time.monotonic()
    register.run("load", str(folder))
    took = time.monotonic() - began
    return register.run("export"), took


@pytest.mark.parametrize("seed", range(POINTS))
def test_killed_and_loaded_again_is_the_same(seed: int, folder: Path, home: Path, whole: tuple[bytes, float]) -> None:
    register = Register(home)
    export, took = whole
    chance = random.Random(seed)
    for _ in range(2):
        running = register.start("load", str(folder))
        time.sleep(chance.uniform(0.2, 1.0) * took)
        running.send_signal(signal.SIGKILL)
        running.communicate()
    register.run("load", str(folder))
    assert register.run("export") == export
    # Killed while rebuilding, too.
    running = register.start("rebuild")
    time.sleep(chance.uniform(0.2, 1.0) * took)
    running.send_signal(signal.SIGKILL)
    running.communicate()
    assert register.run("export") == export


def test_control_a_load_that_was_killed_has_not_everything(
    folder: Path, home: Path, whole: tuple[bytes, float]
) -> None:
    """Killed at its first page and not run again: the export differs, so the test above can fail."""
    register = Register(home)
    running = subprocess.Popen(
        [sys.executable, "-m", "hoptac", "load", str(folder)],
        env=register.env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert running.stderr and running.stderr.readline()
    running.kill()
    running.communicate()
    assert register.run("export") != whole[0]


def test_three_loaders_at_once_on_a_new_register(folder: Path, home: Path, whole: tuple[bytes, float]) -> None:
    """They wait for each other, from the first table on; none is lost."""
    register = Register(home)
    pages = sorted(str(path) for path in folder.iterdir())
    running = [register.start("load", *pages[n::3], *pages[(n + 1) % 3 :: 3]) for n in range(3)]
    for one in running:
        one.communicate(timeout=120)
    assert [one.returncode for one in running] == [0, 0, 0]
    assert register.run("export") == whole[0]
