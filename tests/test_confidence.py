"""Confidence: derived from the page alone, lower where more is inferred, and right as often as it says."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from gate import gold, sure
from hoptac.base.nouns import Reading, Report, Snapshot, Span, Statement
from hoptac.decode import decode
from hoptac.find.belief import believed
from hoptac.find.confidence import features_of, is_publishable, table
from hoptac.find.confidence import sure as confidence_of
from hoptac.find.facts import find_facts
from hoptac.find.scan import scan
from hoptac.link.resolve import resolve
from hoptac.read import as_json, read

#: Of the records that are publishable on the pages not held, so much is right at least, and so many there are.
RIGHT, SHARE = 0.97, 0.4

PLAIN = (
    "Sáng 10/6/2022, đồng chí Nguyễn Văn Phương, Chủ tịch UBND tỉnh Thừa Thiên Huế tiếp đoàn đại biểu tỉnh Sê Kông "
    "(Lào) do đồng chí Lếch Lay Sỉ Vi Lay, Bí thư, Tỉnh trưởng tỉnh Sê Kông làm trưởng đoàn.\n"
)


def page(text: str) -> Snapshot:
    return Snapshot("one", "test:one", text.encode(), ".txt")


def sample_readings() -> list[Reading]:
    pages = sorted(files("hoptac.demo").joinpath("pages").iterdir(), key=lambda p: p.name)
    return [read(Snapshot(p.name, p.name, p.read_bytes(), "." + p.name.rsplit(".", 1)[1])) for p in pages]


def test_every_report_of_the_sample_pages_has_its_own_confidence() -> None:
    said = [report.confidence for reading in sample_readings() for report in reading.reports]
    assert len(set(said)) > 20
    assert all(0 < one < 1 for one in said)


def test_it_follows_from_the_page_alone() -> None:
    once, again = sample_readings(), sample_readings()
    assert [r.confidence for x in once for r in x.reports] == [r.confidence for x in again for r in x.reports]
    alone = read(page(PLAIN)).reports
    for other in once:  # what was read before leaves no trace
        read(replace(page(PLAIN + other.page.text), document="other"))
    assert [r.confidence for r in read(page(PLAIN)).reports] == [r.confidence for r in alone]


def test_it_is_printed_with_each_record() -> None:
    printed = as_json(read(page(PLAIN)))
    records = [record for kind in ("people", "visits") for record in printed[kind]]
    assert records
    for record in records:
        assert record["publishable"] is is_publishable(record["confidence"])


def rated(reports: tuple[Report, ...], text: str) -> list[float]:
    scene = resolve(scan(decode(page(text))))
    return [confidence_of(features, table()[0]) for features in features_of(scene, reports)]


def test_what_is_inferred_is_less_sure_than_what_is_said() -> None:
    reports = find_facts(resolve(scan(decode(page(PLAIN)))))
    visit = next(r for r in reports if r.kind == "visit")
    hidden = tuple(replace(s, span=None, words="") if s.slot in ("guest", "host") else s for s in visit.statements)
    less = tuple(replace(r, statements=hidden) if r is visit else r for r in reports)
    at = reports.index(visit)
    assert rated(less, PLAIN)[at] < rated(reports, PLAIN)[at]


def test_an_office_in_words_is_less_sure_than_one_of_the_table() -> None:
    reports = find_facts(resolve(scan(decode(page(PLAIN)))))
    person = next(r for r in reports if r.kind == "person" and r.values["posts"])
    posts = [{**person.values["posts"][0], "post": "Phụ trách một việc"}]
    less = tuple(replace(r, values={**r.values, "posts": posts}) if r is person else r for r in reports)
    at = reports.index(person)
    assert rated(less, PLAIN)[at] < rated(reports, PLAIN)[at]


#: Features of words, which are log-odds.
HEARD = ("wording", "sounds so", "rather than else")


def test_every_weight_is_of_a_feature_that_pages_have() -> None:
    seen: set[str] = set()
    for reading in sample_readings():
        scene = resolve(scan(reading.page))
        for features in features_of(scene, reading.reports):
            seen |= features.keys()
            assert all(-0.5 <= v <= 2.01 or (n.endswith(HEARD) and abs(v) <= 3) for n, v in features.items())
    assert len(seen & table()[0].keys()) >= 40


def a_report(kind: str, confidence: float) -> Report:
    return Report(kind, {"name": "Lê Văn Hùng"} if kind == "person" else {}, (), confidence=confidence)


def test_what_is_too_doubtful_is_not_kept_and_people_stay_for_the_facts() -> None:
    whole = files("hoptac.demo").joinpath("pages", "2022-06-sekong-tham-hue.txt").read_text(encoding="utf-8")
    there = resolve(scan(decode(Snapshot("one", "test:one", whole.encode(), ".txt"))))
    person, visit, gift = a_report("person", 0.9), a_report("visit", 0.8), a_report("aid", 0.2)
    assert believed(there, (person, visit, gift)) == (person, visit)
    assert believed(there, (person, gift)) == ()  # a page that tells of no cooperation has no people
    assert believed(there, (person,)) == (person,)
    line = resolve(scan(decode(page(PLAIN))))  # of so few words nothing was learnt
    assert believed(line, (person, gift)) == (person, gift)


def test_who_is_counted_with_where_they_came_from_is_kept_however_unsure() -> None:
    whole = files("hoptac.demo").joinpath("pages", "2022-06-sekong-tham-hue.txt").read_text(encoding="utf-8")
    there = resolve(scan(decode(Snapshot("one", "test:one", whole.encode(), ".txt"))))
    words = Statement("origin", ["LA-XE"], "figures.remains", Span(0, 4), "Lào")
    counted = Report("figure", {"measure": "remains_repatriated", "origin": ["LA-XE"]}, (words,), confidence=0.1)
    person, gift = a_report("person", 0.9), a_report("aid", 0.1)
    assert believed(there, (person, counted, gift)) == (person, counted)
    unsaid = replace(counted, statements=(replace(words, span=None),))
    assert believed(there, (person, unsaid, gift)) == ()


def test_a_sentence_worded_like_none_makes_a_record_less_sure() -> None:
    told = "Sáng 10/6, Chủ tịch UBND tỉnh Nghệ An Trần Văn Bình tiếp đoàn đại biểu tỉnh Xiêng Khoảng."
    other = "Mỗi chuyến, khách tỉnh Xiêng Khoảng đến Nghệ An mất chừng 60 triệu, vẫn than là giá quá cao và đường xa."
    visit = next(r for r in find_facts(resolve(scan(decode(page(told))))) if r.kind == "visit")

    def worded(text: str) -> float:
        scene = resolve(scan(decode(page(text))))
        there = replace(visit, statements=(replace(visit.statements[0], span=scene.sentences[0].span),))
        return next(features_of(scene, (there,)))["visit.wording"]

    assert worded(told) > 0 > worded(other)
    weights = [weight for name, weight in table()[0].items() if name.endswith(".wording")]
    assert len(weights) > 3
    assert min(weights) > 0


@pytest.mark.parametrize(("share", "right"), [(1.0, 2 / 3), (0.5, 1.0)])
def test_the_curve_counts_the_surest_first(share: float, right: float) -> None:
    told = [sure.Judged("aid", 0.9, True, 3, 3), sure.Judged("aid", 0.4, False, 1, 3)]
    assert sure.surest(told, share) == pytest.approx(right)
    assert sure.publishable(told) == (0.5, 1.0)


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> list[sure.Judged]:
    path = tmp_path_factory.mktemp("sure") / "read.jsonl"
    gold.predict(path)
    return sure.judge(path, gold.GOLD / "answers", gold.names()["not_held"], gold.GOLD)


needs_gold = pytest.mark.skipif(not Path(gold.GOLD).is_dir(), reason="no gold set beside the project (../shared/gold)")


@needs_gold
def test_publishable_records_of_the_pages_not_held_are_right(judged: list[sure.Judged]) -> None:
    share, right = sure.publishable(judged)
    assert share >= SHARE
    assert right >= RIGHT


@needs_gold
def test_the_surer_the_more_is_right(judged: list[sure.Judged]) -> None:
    low, high = [r for r in judged if r.confidence < 0.85], [r for r in judged if r.confidence >= 0.95]
    assert min(len(low), len(high)) >= 50
    assert sure.share_right(low) < sure.share_right(judged) < sure.share_right(high)
