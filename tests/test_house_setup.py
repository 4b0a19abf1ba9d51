"""What make runs on a fresh machine says plainly what is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

pytestmark = pytest.mark.skipif(os.name == "nt" or not shutil.which("sh"), reason="make and sh are not used here")


def run(script: str, *arguments: str, programs: dict[str, str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run one of tools/*.sh where these programs alone are on PATH; each is a line of shell."""
    for name, line in programs.items():
        (folder / name).write_text(f"#!{shutil.which('sh')}\n{line}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    command = [str(shutil.which("sh")), str(ROOT / "tools" / script), *arguments]
    return subprocess.run(command, env={"PATH": str(folder)}, capture_output=True, text=True, timeout=120)


def test_without_a_new_enough_python_it_says_which_is_needed(tmp_path: Path) -> None:
    done = run("make_venv.sh", "venv", programs={"python3": "exit 1", "python": "exit 1"}, folder=tmp_path)
    assert done.returncode == 1
    assert "3.11" in done.stderr and "PYTHON=" in done.stderr


def test_a_python_without_venv_names_the_package(tmp_path: Path) -> None:
    python = f'case "$2" in *ensurepip*) exit 1;; *) exec {sys.executable} "$@";; esac'
    done = run("make_venv.sh", "venv", programs={"python3": python, "id": "echo 1000"}, folder=tmp_path)
    assert done.returncode == 1
    assert "python{}.{}-venv".format(*sys.version_info[:2]) in done.stderr


def test_a_later_python_is_taken_where_the_first_is_too_old(tmp_path: Path) -> None:
    programs = {"python3": "exit 1", "python3.13": f'exec {sys.executable} "$@"'}
    done = run("make_venv.sh", str(tmp_path / "venv"), programs=programs, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "venv" / "bin" / "python").exists()


def test_a_user_who_may_not_install_is_told_how(tmp_path: Path) -> None:
    done = run("system.sh", programs={"id": "echo 1000", "ls": "exit 2"}, folder=tmp_path)
    assert done.returncode == 0
    assert "chromium postgresql" in done.stdout and "apt-get install" in done.stdout


def test_where_all_is_there_nothing_is_said(tmp_path: Path) -> None:
    programs = {
        "id": "echo 0",
        "chromium": "exit 0",
        "initdb": "exit 0",
        "pg_ctl": "exit 0",
        "apt-get": "echo installing",
    }
    done = run("system.sh", programs=programs, folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
