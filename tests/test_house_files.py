"""What stands in the repository: pinned packages, no address of a machine, sizes in the range of STYLE's figures."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import hoptac

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = sorted((ROOT / "requirements").glob("*.txt"))
STYLE_FIGURES = ROOT.parent / "shared" / "tools" / "style_figures.py"

# Put together here, so that this file itself does not hold them.
HOSTS = [".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("debian", "org"))]
FOLDERS = ["/" + name + "/" for name in ("work", "root", "opt/pypi", "opt/wheels")]
FORBIDDEN = re.compile("|".join([*map(re.escape, HOSTS), *(rf"(?<![\w.:/}}-]){re.escape(f)}" for f in FOLDERS)]))


def tracked() -> list[Path]:
    """The files that git keeps; none where this is no clone."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        return []
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, timeout=60).stdout
    return [path for name in listed.decode().split("\0") if name and (path := ROOT / name).is_file()]


def text_of(path: Path) -> str:
    """A file's text, empty for pictures and fonts."""
    data = path.read_bytes()
    return "" if b"\0" in data else data.decode("utf-8", errors="replace")


def pins(path: Path) -> dict[str, int]:
    """Each requirement with the number of its hashes."""
    found: dict[str, int] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and line[0] not in "# ":
            name = line.rstrip(" \\")
            found[name] = 0
        elif "--hash=sha256:" in line:
            found[name] += 1
    return found


def test_no_file_names_this_machine_or_a_registry() -> None:
    files = tracked()
    if not files:
        pytest.skip("this is no git clone")
    named = [f"{p.relative_to(ROOT)}: {m.group()}" for p in files if (m := FORBIDDEN.search(text_of(p)))]
    assert named == []


@pytest.mark.parametrize("text", [f"see https://{HOSTS[0]}/project/x", f"open {FOLDERS[0]}main/x", f"'{FOLDERS[1]}x'"])
def test_control_such_a_name_is_found(text: str) -> None:
    assert FORBIDDEN.search(text)


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda p: p.name)
def test_every_package_is_pinned_with_its_hashes(path: Path) -> None:
    found = pins(path)
    assert found
    assert [name for name, hashes in found.items() if "==" not in name or not hashes] == []


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda p: p.name)
def test_requirements_hold_no_address(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"://|^\s*(-i|-f|--(extra-)?index-url|--find-links|--trusted-host|-e)\b| @ ", text, re.M)


@pytest.mark.parametrize("name", ["lxml", "ahocorasick-rs", "psycopg-binary"])
def test_compiled_packages_are_pinned_for_every_platform(name: str) -> None:
    hashes = {n.split("==")[0]: count for n, count in pins(ROOT / "requirements" / "runtime.txt").items()}
    assert hashes[name] >= 20


def declared() -> set[str]:
    """The packages that pyproject.toml names, as pip spells them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {re.split(r"[\[<>=;~ ]", d)[0].lower().replace("_", "-") for d in project["dependencies"]}


def imported() -> set[str]:
    """The packages that the code imports, as pip spells them."""
    names = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names.add((node.module or "").split(".")[0])
    pip = {"docx": "python-docx"}
    return {pip.get(n, n.lower().replace("_", "-")) for n in names - set(sys.stdlib_module_names) - {"hoptac"}}


def test_what_the_project_needs_is_what_is_pinned() -> None:
    assert declared() <= {name.split("==")[0] for name in pins(ROOT / "requirements" / "runtime.txt")}


def test_what_is_imported_is_declared() -> None:
    assert imported() - declared() == set()


def test_what_is_declared_is_used() -> None:
    # By name only: Django loads PostgreSQL's driver, whitenoise's middleware and the hasher of passwords; openpyxl
    # reads XML through defusedxml; zoneinfo takes the rules of time zones from tzdata where the system has none.
    named = {"psycopg", "whitenoise", "argon2-cffi", "defusedxml", "tzdata"}
    assert declared() - imported() - named == set()


def test_changelog_tells_of_this_version() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    entry = re.search(rf"^## \[{re.escape(hoptac.__version__)}\].*?(?=^## |\Z)", changes, re.M | re.S)
    assert entry, f"CHANGELOG.md has no entry for {hoptac.__version__}"
    assert len(re.findall(r"^- \S", entry.group(), re.M)) >= 3


def test_licence_is_the_whole_text() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in text and "END OF TERMS AND CONDITIONS" in text
    assert "GeoNames" in (ROOT / "NOTICE").read_text(encoding="utf-8")


@pytest.mark.skipif(not STYLE_FIGURES.is_file(), reason="style_figures.py is not beside the project (../shared/tools)")
def test_sizes_are_in_the_range_of_the_examples() -> None:
    command = [sys.executable, str(STYLE_FIGURES), "src/hoptac", "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=120)
    figures = json.loads(done.stdout)["figures"]["hoptac"]
    half, most, _ = map(int, figures["lines/file p50/p90/max"].split("/"))
    assert (half <= 100, most <= 300) == (True, True)
    half, most, _ = map(int, figures["code lines/function p50/p90/max"].split("/"))
    assert (half <= 10, most <= 35) == (True, True)
    assert figures["cycles at import (modules in them)"] == figures["cycles in all (modules in them)"] == "0"
    assert int(figures["annotated: full"].rstrip("%")) >= 99
