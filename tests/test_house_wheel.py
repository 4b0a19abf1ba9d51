"""The wheel is whole: everything that git keeps is in it, and it reads a sample page on a machine without the clone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

import hoptac
from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = "Scripts" if os.name == "nt" else "bin"


@dataclass(frozen=True)
class Installed:
    """A virtual environment that holds the wheel, and an empty home to run it in."""

    folder: Path
    home: Path

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment, with nothing that leads back to the clone."""
        env = {k: v for k, v in os.environ.items() if not k.startswith(("HOPTAC_", "PYTHON", "DJANGO_", "COV"))}
        env |= {"HOME": str(self.home), "LOCALAPPDATA": str(self.home), "PYTHONUTF8": "1"}
        program = str(self.folder / SCRIPTS / command[0])
        return subprocess.run(
            [program, *command[1:]], cwd=self.home, env=env, capture_output=True, encoding="utf-8", timeout=120
        )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The packages that Hoptac needs are borrowed from this environment (its .pth files, hence the clone, are not)."""
    folder, home = tmp_path_factory.mktemp("installed"), tmp_path_factory.mktemp("home")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    python = folder / SCRIPTS / "python"
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    own = sysconfig.get_path("purelib", vars={"base": str(folder)})
    Path(own, "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return Installed(folder, home)


def test_every_file_that_git_keeps_is_in_the_wheel(wheel: Path) -> None:
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("this is no git clone")
    listed = subprocess.run(["git", "ls-files", "-z", "src/hoptac"], cwd=ROOT, capture_output=True, check=True).stdout
    kept = {name.removeprefix("src/") for name in listed.decode().split("\0") if name and (ROOT / name).is_file()}
    inside = set(zipfile.ZipFile(wheel).namelist())
    assert len(kept) > 50
    assert kept - inside == set()
    assert [name for name in inside if "__pycache__" in name or name.endswith((".sqlite3", "secret.key"))] == []
    assert any(name.endswith("licenses/LICENSE") for name in inside)
    manual = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs" / "manual").rglob("*.*")}
    assert {f"hoptac/{name}" for name in manual} - inside == set()


def test_the_installed_command_tells_its_version(installed: Installed) -> None:
    done = installed.run("hoptac", "--version")
    assert (done.returncode, hoptac.__version__ in done.stdout) == (0, True), done.stderr


def test_the_installed_reader_reads_a_sample_page(installed: Installed) -> None:
    found = installed.run("python", "-c", "import hoptac.demo as d; print(*d.__path__)")
    demo = Path(found.stdout.strip())
    assert demo.is_relative_to(installed.folder), "the clone is imported instead of the wheel"
    page = demo / "pages" / "2022-06-sekong-tham-hue.txt"
    done = installed.run("hoptac", "read", str(page), "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    read_there = json.loads(done.stdout)
    read_here = as_json(read(Snapshot(page.stem, page.as_uri(), page.read_bytes(), page.suffix)))
    assert read_there["visits"]
    assert read_there == json.loads(json.dumps(read_here))


def test_the_installed_module_runs_like_the_command(installed: Installed) -> None:
    done = installed.run("python", "-m", "hoptac", "--version")
    assert (done.returncode, hoptac.__version__ in done.stdout) == (0, True), done.stderr
