"""Beginnings of patterns: no hit is lost by looking at them first."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from hoptac.base.begins import begins, quickened
from hoptac.base.fold import fold, nfc
from hoptac.find.grammar import expand

ROOT = Path(__file__).resolve().parents[1]
TEXTS = [fold(nfc(p.read_text(encoding="utf-8"))).text for p in (ROOT / "src/hoptac/demo/pages").iterdir()]
FILES = [tomllib.loads(p.read_text(encoding="utf-8")) for p in (ROOT / "src/hoptac/find/vi").glob("*.toml")]
ROWS = {
    row["id"]: (row["pattern"], file.get("words", {})) for file in FILES for row in file["rule"] if "pattern" in row
}
SOURCES = {rule_id: expand(pattern, words) for rule_id, (pattern, words) in ROWS.items()}


@pytest.mark.parametrize(
    "source, words",
    [
        (r"(?<!\w)(?:thăm|đến thăm)", {"thă", "đến"}),
        (r"(?:các )?(?:đ/c|ông)", {"các", "đ/c", "ông"}),
        (r"(?:à|ơ)b?", {"à", "àb", "ơ", "ơb"}),
        (r"(?:ab){1,2}c", {"ab"}),
        (r"(?:a+)b", {"a"}),
        (r"[0-2]h", {"0h", "1h", "2h"}),
        (r"(?:thăm)?", None),
        (r"\w+ thăm", None),
        (r"(?i)thăm", None),
    ],
)
def test_how_the_hits_of_a_pattern_begin(source: str, words: set[str] | None) -> None:
    assert begins(source) == words


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_a_quickened_pattern_has_the_same_hits(source: str) -> None:
    for text in TEXTS:
        slow, quick = re.finditer(source, text), re.finditer(quickened(source), text)
        assert [m.span() for m in slow] == [m.span() for m in quick]
