"""One page through the core: proof, the same facts in other spellings, and the sample pages as they are read today."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from hoptac.base.kinds import KINDS
from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

PAGES = sorted((p for p in files("hoptac.demo").joinpath("pages").iterdir()), key=lambda p: p.name)
GOLDEN = Path(__file__).parent / "golden"
#: What is no part of the fact.
OF_READING = {"evidence", "confidence", "publishable"}
#: Old and new places of the tone mark, and i for y: how the same word is typed.
TWINS = (
    ("thỏa", "thoả"),
    ("Thỏa", "Thoả"),
    ("hóa", "hoá"),
    ("hòa", "hoà"),
    ("Hòa", "Hoà"),
    ("ủy", "uỷ"),
    ("Ủy", "Uỷ"),
    ("khỏe", "khoẻ"),
)


def snapshot(name: str, text: str) -> Snapshot:
    stem, _, suffix = name.rpartition(".")
    return Snapshot(stem, f"test:{name}", text.encode(), f".{suffix}")


def facts(name: str, text: str) -> dict[str, Any]:
    """What is read, without places, quotes and the page itself; words in one spelling."""
    printed = as_json(read(snapshot(name, text)))
    out = {
        kind.plural: [{k: v for k, v in r.items() if k not in OF_READING} for r in printed[kind.plural]]
        for kind in KINDS.values()
    }
    flat = unicodedata.normalize("NFC", json.dumps(out, ensure_ascii=False))
    for new, old in TWINS:
        flat = flat.replace(old, new)
    loaded: dict[str, Any] = json.loads(flat)
    return loaded


@pytest.mark.parametrize("sample", PAGES, ids=lambda p: p.name)
def test_every_record_is_proved_by_words_at_their_place(sample: Any) -> None:
    printed = as_json(read(snapshot(sample.name, sample.read_text(encoding="utf-8"))))
    text, furniture = printed["text"], [(z["start"], z["end"]) for z in printed["zones"] if z["zone"] == "furniture"]
    for kind in KINDS.values():
        for record in printed[kind.plural]:
            assert record["evidence"]
            for entry in record["evidence"]:
                assert entry["rule"]
                if not entry.get("inferred"):
                    assert text[entry["start"] : entry["end"]] == entry["quote"] != ""
                    assert not any(s < entry["end"] and entry["start"] < e for s, e in furniture)


@pytest.mark.parametrize("sample", PAGES, ids=lambda p: p.name)
def test_decomposed_unicode_gives_the_same_facts(sample: Any) -> None:
    text = sample.read_text(encoding="utf-8")
    assert facts(sample.name, unicodedata.normalize("NFD", text)) == facts(sample.name, text)


@pytest.mark.parametrize("sample", PAGES, ids=lambda p: p.name)
def test_the_old_place_of_the_tone_mark_gives_the_same_facts(sample: Any) -> None:
    text = sample.read_text(encoding="utf-8")
    old = text
    for new, other in TWINS:
        old = re.sub(rf"{new}(?!\w)", other, old)
    assert facts(sample.name, old) == facts(sample.name, text)


def test_the_spellings_differ_where_it_matters() -> None:
    """The control of the two tests above: their texts are not the same, and other words give other facts."""
    page = next(p for p in PAGES if "bien-ban" in p.name)
    text = page.read_text(encoding="utf-8")
    assert unicodedata.normalize("NFD", text) != text
    assert re.sub(r"thỏa(?!\w)", "thoả", text) != text
    assert facts(page.name, re.sub("(?i)thỏa thuận", "ghi nhận", text)) != facts(page.name, text)


@pytest.mark.parametrize("sample", PAGES, ids=lambda p: p.name)
def test_a_sample_page_reads_as_reviewed(sample: Any) -> None:
    """Golden pages: ``HOPTAC_FIX=1 pytest tests/test_read.py`` writes them anew; the difference is reviewed."""
    text = sample.read_text(encoding="utf-8")
    now = facts(sample.name, text)
    kept = GOLDEN / f"{sample.name}.json"
    if os.environ.get("HOPTAC_FIX"):
        GOLDEN.mkdir(exist_ok=True)
        kept.write_text(json.dumps(now, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    assert now == json.loads(kept.read_text(encoding="utf-8"))


def test_a_page_without_cooperation_has_no_record() -> None:
    page = next(p for p in PAGES if "le-hoi" in p.name)
    printed = as_json(read(snapshot(page.name, page.read_text(encoding="utf-8"))))
    assert [printed[kind.plural] for kind in KINDS.values()] == [[]] * len(KINDS)


def test_a_page_in_another_language_has_no_record_and_no_error() -> None:
    text = (
        "Provincial delegation from Champasak visits Hue\n\n"
        "On 26 June the delegation of Champasak province was received by the leaders of Hue. Both sides signed minutes "
        "of cooperation for the years 2022 to 2026 and agreed to go on with training.\n"
    )
    printed = as_json(read(snapshot("english.txt", text)))
    assert printed["language"] == "en"
    assert not any(printed[kind.plural] for kind in KINDS.values())
