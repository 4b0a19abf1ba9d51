"""The weights of words are fitted the same every time, and tell apart what can be told apart."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.decode import decode
from hoptac.find.scan import scan
from hoptac.link.resolve import resolve

TOOLS = Path(__file__).resolve().parents[1] / "tools"
VISIT, OTHER = frozenset({"tiếp", "đoàn"}), frozenset({"giá", "đường"})


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch) -> tuple[ModuleType, ModuleType]:
    monkeypatch.setattr(sys, "path", [str(TOOLS), *sys.path])
    return importlib.import_module("fit_wording"), importlib.import_module("fit_about")


def test_sentences(tools: tuple[ModuleType, ModuleType]) -> None:
    words, _ = tools
    told = [words.Example(f"p{n}", VISIT | {f"tên {n}"}, frozenset({"visit"})) for n in range(12)]
    others = [words.Example(f"q{n}", OTHER, frozenset()) for n in range(12)]
    table = words.fit(told + others)
    assert table == words.fit(told + others)
    assert table["tiếp"][0] > 0.3 > -0.3 > table["giá"][0]
    assert not any("tên" in gram for gram in table)  # found on a page each: too few to learn from


def test_pages(tools: tuple[ModuleType, ModuleType], tmp_path: Path) -> None:
    words, pages = tools
    told = [pages.Example(f"p{n}", VISIT, told=True, weight=1.0) for n in range(12)]
    others = [pages.Example(f"q{n}", OTHER, told=False, weight=0.2) for n in range(40)]
    table = pages.fit(told + others)
    assert table["đoàn"][0] > 0 > table["đường"][0]
    words.write(tmp_path / "about.tsv", ["weight"], table)
    assert (tmp_path / "about.tsv").read_text(encoding="utf-8").splitlines()[0] == "words\tweight"


def test_stances(tools: tuple[ModuleType, ModuleType]) -> None:
    tone = importlib.import_module("fit_tone")
    kinds = [
        ("agree", ("<", "chung", "nhau", ">")),
        ("propose", ("<", "xin", "giúp", ">")),
        ("none", ("<", "trời", ">")),
    ]
    told = [
        tone.Example(f"{kind}{n}", (*words, f"tên{n % 6}"), {"stances": kind}, (f"Tên{n % 6}",))
        for kind, words in kinds
        for n in range(12)
    ]
    table = tone.fit(told, "stances")
    assert table == tone.fit(told, "stances")
    none, _, _, propose, agree, _ = range(6)
    assert table["chung"][agree] > 0.3 > table["chung"][propose] and table["xin"][propose] > 0.3
    assert table["trời"][none] > 0.3
    assert not any("tên" in gram for gram in table)  # written with a capital: part of a name


def test_what_numbers_count(tools: tuple[ModuleType, ModuleType]) -> None:
    """By a page with answers: the figure and the sum of its help are known by their values, other numbers are none."""
    tone = importlib.import_module("fit_tone")
    text = (
        "Sáng 12/6/2023, UBND tỉnh Sơn La tiếp đoàn tỉnh Hủa Phăn (Lào). Ký túc xá đông em quê Hủa Phăn: 46 em. "
        "Mái trường bên ấy 700 triệu đồng, tiền Sơn La. Xe chạy 120 cây số mới tới."
    )
    scene = resolve(scan(decode(Snapshot("page", "page.txt", text.encode(), ".txt"))))
    gold = {
        "figures": [{"measure": "students_received", "value": 46}],
        "aid": [{"giver": "VN-05", "amount": 700_000_000}],
    }
    told = [told for _, told in tone.numbers_of(scene, gold)]
    assert [one for one in told if one != "none"] == ["students_received", "given"] and "none" in told


def test_the_parts_of_pages_are_lasting(tools: tuple[ModuleType, ModuleType]) -> None:
    words, _ = tools
    assert [words.part_of(name) for name in ("rh01", "h101", "n219")] == [3, 0, 2]
    assert {words.part_of(f"page{n}") for n in range(60)} == set(range(words.PARTS))
