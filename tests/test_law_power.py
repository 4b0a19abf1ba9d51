"""Power cuts, full disks, faulty disks, a register that may only be read: what was acknowledged survives, the register
can be read, the message is in plain words; each with its control.

A power cut is played over a recording of what SQLite wrote: what was synced is on the disk, of the rest any part, in
pieces of a sector. The register is opened on what is left.
"""

from __future__ import annotations

import os
import pickle
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path

import pytest
from tests.fire.disk import FULL, IOERR_WRITE, library

from hoptac.web.demo import sample_pages

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not library(), reason="SQLite is built into this Python: its writes cannot be watched"),
]
ROOT = Path(__file__).resolve().parents[1]
SECTOR = 512
Op = tuple[object, ...]


def env(home: Path, url: str = "") -> dict[str, str]:
    """Of a register in that folder."""
    return {**os.environ, "HOPTAC_HOME": str(home), "HOPTAC_DATABASE_URL": url}


def python(home: Path, *args: str, url: str = "") -> subprocess.CompletedProcess[str]:
    """A process to its end."""
    return subprocess.run(
        [sys.executable, *args], env=env(home, url), cwd=ROOT, capture_output=True, text=True, timeout=240
    )


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a new register."""
    home = tmp_path_factory.mktemp("empty")
    assert python(home, "-m", "hoptac", "export").returncode == 0
    return home


def recorded(empty: Path, home: Path, synchronous: str) -> list[Op]:
    """What is written while pages are loaded and decided upon."""
    shutil.copytree(empty, home)
    done = python(home, "-m", "tests.fire.power", "record", synchronous, str(home / "log"))
    assert done.returncode == 0, done.stderr
    log: list[Op] = pickle.loads((home / "log").read_bytes())
    return log


class Platter:
    """Files as they are after a power cut: what was synced, and what was only written."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.synced = {name: bytearray(data) for name, data in files.items()}
        self.written: dict[str, list[Op]] = {}

    def do(self, op: Op) -> None:
        """One thing that was done."""
        what, name = op[0], str(op[1])
        if what == "sync":
            made = self.synced.setdefault(name, bytearray())
            for pending in self.written.pop(name, []):
                _apply(made, pending)
        elif what == "delete":
            self.written.pop(name, None)
            self.synced.pop(name, None)
        elif what != "acknowledged":
            self.written.setdefault(name, []).append(op)

    def cut(self, chance: random.Random) -> dict[str, bytes]:
        """The files after a cut: of what was written since a sync any part is there."""
        left = {name: bytearray(data) for name, data in self.synced.items()}
        share = chance.choice((0.0, 0.5, 0.9))
        for name, pending in self.written.items():
            for op in chain.from_iterable(map(_pieces, pending)):
                if chance.random() < share:
                    _apply(left.setdefault(name, bytearray()), op)
        return {name: bytes(data) for name, data in left.items()}


def _pieces(op: Op) -> Iterator[Op]:
    """A write in sectors."""
    if op[0] != "write":
        yield op
        return
    _, name, offset, data = op
    assert isinstance(offset, int) and isinstance(data, bytes)
    first = SECTOR - offset % SECTOR
    for start in (0, *range(first, len(data), SECTOR)):
        end = first if start == 0 else start + SECTOR
        yield ("write", name, offset + start, data[start:end])


def _apply(file: bytearray, op: Op) -> None:
    if op[0] == "truncate":
        del file[int(str(op[2])) :]
        return
    _, _, offset, data = op
    assert isinstance(offset, int) and isinstance(data, bytes)
    file.extend(bytes(max(0, offset - len(file))))
    file[offset : offset + len(data)] = data


def lost(log: list[Op], start: Path, folder: Path, cuts: int, seed: int = 0) -> int:
    """After how many of some power cuts the register is damaged or lacks what was acknowledged."""
    chance = random.Random(seed)
    at = set(chance.sample(range(1, len(log)), cuts))
    name = next(str(op[1]) for op in log if str(op[1]).endswith("register.sqlite3"))
    platter = Platter({name: (start / "register.sqlite3").read_bytes()})
    counted = {"capture": 0, "decision": 0}
    bad = 0
    for number, op in enumerate(log):
        if number in at:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            for path, data in platter.cut(chance).items():
                (folder / Path(path).name).write_bytes(data)
            bad += not stands(folder / "register.sqlite3", counted)
        platter.do(op)
        if op[0] == "acknowledged":
            counted[str(op[1])] += 1
    return bad


def stands(path: Path, acknowledged: dict[str, int]) -> bool:
    """Whether a register is whole and holds at least what was acknowledged."""
    try:
        with closing(sqlite3.connect(path)) as register:
            whole = register.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            held = {table: _count(register, table) for table in acknowledged}
    except sqlite3.DatabaseError:
        return False
    return whole and all(held[table] >= count for table, count in acknowledged.items())


def _count(register: sqlite3.Connection, table: str) -> int:
    return int(register.execute(f"SELECT count(*) FROM register_{table}").fetchone()[0])


def test_what_was_acknowledged_survives_a_power_cut(empty: Path, tmp_path: Path) -> None:
    log = recorded(empty, tmp_path / "home", "FULL")
    assert sum(op[0] == "acknowledged" for op in log) > 20
    assert lost(log, empty, tmp_path / "cut", 300) == 0


@pytest.mark.parametrize("synchronous", ["NORMAL", "OFF"])
def test_control_less_than_full_syncs_lose_something(synchronous: str, empty: Path, tmp_path: Path) -> None:
    log = recorded(empty, tmp_path / "home", synchronous)
    assert lost(log, empty, tmp_path / "cut", 300) > 0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three sample pages as files."""
    folder = tmp_path_factory.mktemp("pages")
    for page in sample_pages()[:3]:
        (folder / (page.document + page.suffix)).write_bytes(page.data)
    return folder


@pytest.fixture(scope="module")
def whole(empty: Path, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The export after an undisturbed load."""
    home = tmp_path_factory.mktemp("whole") / "home"
    shutil.copytree(empty, home)
    assert python(home, "-m", "hoptac", "load", str(folder)).returncode == 0
    return python(home, "-m", "hoptac", "export").stdout


@pytest.mark.parametrize(
    "fault, nth, words",
    [(FULL, 3, "đĩa đã đầy"), (FULL, 120, "đĩa đã đầy"), (IOERR_WRITE, 60, "ổ đĩa hoặc kết nối mạng")],
)
def test_a_disk_that_fails_is_told_and_the_rest_is_loaded_later(
    fault: int, nth: int, words: str, empty: Path, folder: Path, whole: str, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    shutil.copytree(empty, home)
    failed = python(home, "-m", "tests.fire.power", "fail", str(nth), str(fault), "load", str(folder))
    assert failed.returncode == 1 and words in failed.stderr and "Traceback" not in failed.stderr, failed.stderr
    assert stands(home / "register.sqlite3", {})
    before = python(home, "-m", "hoptac", "export")
    assert before.returncode == 0 and before.stdout != whole
    assert python(home, "-m", "hoptac", "load", str(folder)).returncode == 0
    assert python(home, "-m", "hoptac", "export").stdout == whole


def test_control_on_a_disk_that_does_not_fail_it_is_loaded(
    empty: Path, folder: Path, whole: str, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    shutil.copytree(empty, home)
    assert python(home, "-m", "tests.fire.power", "fail", "1000000", str(FULL), "load", str(folder)).returncode == 0
    assert python(home, "-m", "hoptac", "export").stdout == whole


def test_a_register_that_may_only_be_read(empty: Path, folder: Path, whole: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(empty, home)
    assert python(home, "-m", "hoptac", "load", str(folder)).returncode == 0
    url = f"sqlite:///file:{home / 'register.sqlite3'}?mode=ro"
    assert python(home, "-m", "hoptac", "export", url=url).stdout == whole
    page = tmp_path / "them.txt"
    page.write_bytes(sample_pages()[5].data)
    failed = python(home, "-m", "hoptac", "load", str(page), url=url)
    assert failed.returncode == 1 and "chỉ cho đọc" in failed.stderr and "Traceback" not in failed.stderr, failed.stderr
    assert python(home, "-m", "hoptac", "load", str(page)).returncode == 0  # the control
