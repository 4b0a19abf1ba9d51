"""The documents are true: links lead somewhere, files that they name exist, every command is described."""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.cli import make_parser
from hoptac.read import read

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
#: Places that a document may name without their being in a clone.
ELSEWHERE = ("../shared", "dist/")


def test_there_are_documents() -> None:
    assert len(DOCUMENTS) > 8


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8"))
    local = [t for t in targets if "://" not in t and not t.startswith("mailto:")]
    assert [t for t in local if not (path.parent / t).exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_files_that_are_named_are_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = re.findall(r"`((?:src|tests|docs|bench|tools|requirements|\.ci)/[\w./*-]*)`", text)
    assert [name for name in named if not list(ROOT.glob(name.rstrip("/")))] == []


def test_every_decision_says_when_and_whether_it_holds() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert decisions
    for number, path in enumerate(decisions, 1):
        assert path.name.startswith(f"{number:04}-"), path.name
        assert re.search(
            r"^20\d\d-\d\d(-\d\d)?\. (In force|Replaced by \d{4})\.", path.read_text(encoding="utf-8"), re.M
        ), path


def commands() -> dict[str, argparse.ArgumentParser]:
    """The commands of ``hoptac`` by name."""
    groups = [a for a in make_parser()._actions if isinstance(a, argparse._SubParsersAction)]
    return dict(groups[0].choices)


def described() -> dict[str, str]:
    """What docs/commands.md says of each command."""
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^## hoptac (\S+)\n(.*?)(?=^## |\Z)", text, re.M | re.S))


def test_the_document_and_the_program_have_the_same_commands() -> None:
    assert sorted(described()) == sorted(commands())


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_and_every_argument_has_help(name: str, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOPTAC_LANG", lang)
    command = commands()[name]
    assert command.description
    assert [action.dest for action in command._actions if not action.help] == []


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_option_is_described(name: str) -> None:
    options = [o for action in commands()[name]._actions for o in action.option_strings if action.dest != "help"]
    assert [option for option in options if f"`{option}`" not in described()[name]] == []


def test_every_setting_is_described() -> None:
    source = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "src").rglob("*.py"))
    settings = set(re.findall(r"\bHOPTAC_[A-Z_]*[A-Z]\b", source)) - {"HOPTAC_DEMO"}  # set by the demonstration itself
    documents = "\n".join(p.read_text(encoding="utf-8") for p in DOCUMENTS)
    assert [name for name in sorted(settings) if name not in documents] == []


def test_make_targets_that_documents_name_are_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    for path in DOCUMENTS:
        named = set(re.findall(r"(?:`|^    )make ([a-z-]+)", path.read_text(encoding="utf-8"), re.M))
        assert named <= targets, path


def test_the_statement_in_the_readme_is_what_the_reader_says() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    sentence = re.findall(r"^> (.+)$", text, re.M)[0]
    shown = json.loads(re.findall(r"```json\n(.+?)```", text, re.S)[0])
    path = ROOT / "src" / "hoptac" / "demo" / "pages" / f"{shown['page']}.txt"
    reading = read(Snapshot(shown["page"], path.name, path.read_bytes(), path.suffix))
    assert sentence in reading.page.text
    start = reading.page.text.index(sentence)
    said = [
        {
            "kind": report.kind,
            "slot": statement.slot,
            "value": statement.value,
            "words": statement.words,
            "page": reading.page.document,
            "span": [statement.span.start, statement.span.end],
            "rule": statement.rule,
        }
        for report in reading.reports
        for statement in report.statements
        if statement.span and start <= statement.span.start < start + len(sentence)
    ]
    assert shown in said
