"""``hoptac explain``: what is told of a page agrees with what is read; each silent sentence says what stopped it."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from hoptac.base.kinds import ACTS, COURTESIES, KINDS, STANCES, STATUSES
from hoptac.base.nouns import Snapshot
from hoptac.cli import main
from hoptac.explain import explain, show
from hoptac.explain.near import CUES
from hoptac.explain.plain import plain, slot_name
from hoptac.explain.silent import STOPS
from hoptac.explain.words import _texts as texts
from hoptac.explain.words import meaning, rule_rows
from hoptac.gazetteer.bodies import CHANNEL_ORDER, LEVELS
from hoptac.read import read

PAGES = sorted((p for p in files("hoptac.demo").joinpath("pages").iterdir()), key=lambda p: p.name)

PAGE = """Đoàn đại biểu tỉnh Salavan thăm Quảng Trị

12/03/2024

Ngày 11/3, đoàn đại biểu tỉnh Salavan (Lào) do ông Khăm Phăn Vông Xay, Phó Tỉnh trưởng dẫn đầu được Chủ tịch UBND tỉnh \
Quảng Trị Nguyễn Văn An tiếp tại trụ sở UBND tỉnh. Hai bên tiếp tục giữ gìn tình hữu nghị. Đoàn cũng đã dâng hương \
tại Nghĩa trang liệt sĩ. Tại buổi tiếp, ông Khăm Phăn Vông Xay mong muốn tỉnh Quảng Trị giúp đào tạo cán bộ y tế. \
Buổi làm việc có 35 đại biểu dự. Các biên bản thỏa thuận được thực hiện tốt.
"""


def snapshot(name: str, text: str) -> Snapshot:
    stem, _, suffix = name.rpartition(".")
    return Snapshot(stem, f"test:{name}", text.encode(), f".{suffix}")


@pytest.fixture
def told() -> dict[str, Any]:
    return explain(snapshot("page.txt", PAGE))


def record(told: dict[str, Any], kind: str) -> dict[str, Any]:
    return next(r for r in told["records"] if r["kind"] == kind)


def sentence(told: dict[str, Any], words: str) -> dict[str, Any]:
    return next(s for s in told["silent"] if words in s["words"])


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_it_explains_what_is_read_and_nothing_else(page: Any) -> None:
    one = snapshot(page.name, page.read_text(encoding="utf-8"))
    told, reading = explain(one), read(one)
    assert [(r["kind"], r["values"]) for r in told["records"]] == [(r.kind, dict(r.values)) for r in reading.reports]
    text = reading.page.text
    for slot in (slot for one in told["records"] for slot in one["slots"]):
        assert slot["meaning"] and slot["rule"]
        assert slot["inferred"] or text[slot["start"] : slot["end"]] == slot["words"]
    assert all(s["why"] for s in told["silent"])
    assert json.loads(json.dumps(told, ensure_ascii=False))


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_rule_that_reads_a_sample_page_has_a_meaning(page: Any) -> None:
    told = explain(snapshot(page.name, page.read_text(encoding="utf-8")))
    used = {slot["rule"] for one in told["records"] for slot in one["slots"]}
    used |= {rule for p in told["people"] for rule in (p["rule"], *(post["rule"] for post in p["posts"])) if rule}
    unknown = sorted(rule for rule in used if rule not in rule_rows() and rule not in texts("rules"))
    assert unknown == [], "add them to src/hoptac/explain/meanings.toml"


def test_the_rules_that_it_looks_for_are_rules() -> None:
    named = {rule for rules in (*CUES.values(), *STOPS.values()) for rule in rules}
    assert named <= set(rule_rows())
    assert {rule for rules in STOPS.values() for rule in rules} <= set(texts("stops"))
    assert set(texts("stops")) <= set(rule_rows())


def test_the_head_and_the_sides(told: dict[str, Any]) -> None:
    assert told["head"]["title"] == "Đoàn đại biểu tỉnh Salavan thăm Quảng Trị"
    assert told["head"]["published"] == "2024-03-12" and told["head"]["published_from"]
    assert sum(zone["characters"] for zone in told["head"]["zones"].values()) == len(PAGE)
    assert (told["faces"]["home"], told["faces"]["partners"][0]) == ("VN-25", "LA-SL")


def test_people_with_each_office_and_why(told: dict[str, Any]) -> None:
    governor = next(p for p in told["people"] if p["name"] == "Khăm Phăn Vông Xay")
    assert (governor["unit"], governor["rule"]) == ("LA-SL", "people.addressed")
    assert [(p["post"], p["words"], p["rule"]) for p in governor["posts"]] == [
        ("la-deputy-governor", "Phó Tỉnh trưởng", "people.post-table")
    ]


def test_a_visit_tells_its_reading_and_where_its_year_comes_from(told: dict[str, Any]) -> None:
    visit = record(told, "visit")
    assert visit["values"]["guest"] == ["LA-SL"] and visit["values"]["start"] == "2024-03-11"
    assert any("câu bị động" in step and "visits.passive" in step for step in visit["steps"])
    assert any(step.startswith("start = 2024-03-11") and "ngày của trang" in step for step in visit["steps"])


def test_a_wish_tells_its_words_and_its_speaker(told: dict[str, Any]) -> None:
    wish = record(told, "commitment")
    assert (wish["speaker"], wish["modality"]) == ("Khăm Phăn Vông Xay", "wished")
    stance = next(s for s in wish["slots"] if s["slot"] == "stance")
    assert (stance["words"], stance["rule"]) == ("mong muốn", "commitments.wish")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("tiếp tục giữ gìn", "bị loại bởi “tiếp tục”"),
        ("dâng hương", "không phải chuyến thăm"),
        ("35 đại biểu", "35"),
        ("Các biên bản thỏa thuận", "nói chung các văn bản"),
        ("thăm Quảng Trị", "tiêu đề không tự mang bản ghi"),
    ],
)
def test_a_silent_sentence_says_what_stopped_it(told: dict[str, Any], words: str, why: str) -> None:
    assert any(why in reason for reason in sentence(told, words)["why"])


def test_a_silent_sentence_shows_what_was_found_in_it(told: dict[str, Any]) -> None:
    found = sentence(told, "tiếp tục giữ gìn")
    assert [a["units"] for a in found["actors"]] == [["LA-SL", "VN-25"]]
    assert {"kind": "visit", "rule": "visits.receive", "words": "tiếp", "veto": "tiếp tục"} in found["cues"]
    assert [m["words"] for m in sentence(told, "35 đại biểu")["quantity"]]


def test_a_sentence_with_a_record_is_not_silent(told: dict[str, Any]) -> None:
    assert not any("mong muốn" in s["words"] or "dẫn đầu" in s["words"] for s in told["silent"])


def test_a_page_without_a_partner_says_why_it_gives_nothing() -> None:
    text = "Quảng Trị họp bàn\n\nSáng 12/3, UBND tỉnh Quảng Trị họp bàn về vụ lúa hè thu.\n"
    told = explain(snapshot("x.txt", text))
    assert told["records"] == [] and "đối tác" in told["why_none"]


def test_an_english_page_is_not_read() -> None:
    text = (
        "Provincial delegation from Champasak visits Hue\n\nOn 26 June the delegation of Champasak province was "
        "received by the leaders of Hue. Both sides signed minutes of cooperation and agreed to go on with training.\n"
    )
    told = explain(snapshot("x.txt", text))
    assert "why_none" in told and "records" not in told
    assert list(show(told))


def test_what_is_too_doubtful_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    sure = [r["confidence"] for r in explain(snapshot("page.txt", PAGE))["records"] if r["kind"] != "person"]
    monkeypatch.setattr("hoptac.find.belief._BELIEVED", max(sure))
    told = explain(snapshot("page.txt", PAGE))
    kept = [r["confidence"] for r in told["records"] if r["kind"] != "person"]
    doubted = [r["confidence"] for r in told["doubted"] if r["kind"] != "person"]
    assert kept == [max(sure)] and sorted(kept + doubted) == sorted(sure)
    lines = "\n".join(show(told))
    apart = lines[lines.index("quá không chắc") : lines.index("Câu không cho bản ghi nào")]
    assert f"{min(sure):.0%}" in apart
    monkeypatch.setattr("hoptac.find.belief._BELIEVED", 1.0)
    told = explain(snapshot("page.txt", PAGE))
    assert told["records"] == [] and "quá không chắc" in told["why_none"]


def test_the_terminal_and_json_in_both_languages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    monkeypatch.delenv("HOPTAC_LANG", raising=False)
    assert main(["explain", str(page)]) == 0
    lines = capsys.readouterr().out
    assert "Câu không cho bản ghi nào" in lines and "Salavan (LA-SL)" in lines
    assert max(len(line) for line in lines.splitlines()) <= 101
    monkeypatch.setenv("HOPTAC_LANG", "en")
    assert main(["explain", str(page)]) == 0
    assert "passive voice" in capsys.readouterr().out
    assert main(["explain", str(page), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["head"]["document"] == "page"


def test_a_file_that_is_not_there_is_an_error_with_a_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "no-such-file.txt"]) == 1
    assert "no-such-file.txt" in capsys.readouterr().err


def test_every_slot_and_closed_value_has_plain_words() -> None:
    slots = {(k.name, slot) for k in KINDS.values() if k.name != "person" for slot in (*k.slots, *k.extra)}
    assert [slot for kind, slot in slots if slot != "quote" and slot_name(kind, slot) == slot] == []
    assert {*ACTS, *STATUSES, *STANCES, *COURTESIES, *CHANNEL_ORDER, *LEVELS} <= set(texts("values"))
    assert plain("aid", "giver", "VN-25") == "Quảng Trị (VN-25)"
    assert plain("agreement", "term", [2022, 2026]) == "2022–2026"
    assert plain("figure", "value", 1249) == "1,249"
    assert plain("commitment", "fields", ["trade"]).endswith("(trade)")


def test_a_rule_without_a_text_is_named() -> None:
    assert "some.rule" in meaning("some.rule")
