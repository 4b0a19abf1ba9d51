"""How a sentence is worded: names count as what they are, and the table is about the language alone."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.base.scene import Scene
from hoptac.decode import decode
from hoptac.find.scan import scan
from hoptac.find.wording import ALWAYS, WEIGHED, grams, table, wording
from hoptac.link.resolve import resolve

HEAD = "Tin đối ngoại tỉnh Nghệ An\n\nNgày 20/6/2019\n\n"


def scene(text: str) -> Scene:
    return resolve(scan(decode(Snapshot("one", "test:one", (HEAD + text + "\n").encode(), ".txt"))))


def heard(text: str) -> dict[str, float]:
    """What the last sentence sounds like."""
    told = scene(text)
    return wording(told, told.sentences[-1])


@pytest.mark.parametrize(
    ("kind", "told", "other"),
    [
        (
            "visit",
            "Sáng 20/6, ông Trần Văn Bình, Chủ tịch UBND tỉnh Nghệ An tiếp đoàn đại biểu tỉnh Xiêng Khoảng đến thăm.",
            "Du khách hai tỉnh Nghệ An và Xiêng Khoảng gặp khó khăn khi chi phí chuyến đi tăng.",
        ),
        (
            "commitment",
            "Ông Trần Văn Bình đề nghị tỉnh Xiêng Khoảng tiếp tục tạo điều kiện cho doanh nghiệp Nghệ An.",
            "Bộ phim về Nghệ An và Xiêng Khoảng là dịp tưởng nhớ những người đã ngã xuống.",
        ),
        (
            "agreement",
            "Hai tỉnh Nghệ An và Xiêng Khoảng đã ký kết Biên bản ghi nhớ về hợp tác giai đoạn 2019 - 2024.",
            "Hai tỉnh Nghệ An và Xiêng Khoảng có nhiều nét giống nhau về khí hậu.",
        ),
    ],
)
def test_a_sentence_that_tells_a_fact_sounds_so(kind: str, told: str, other: str) -> None:
    assert heard(told)[kind] > 0 > heard(other)[kind]
    assert heard(told)[kind] == max(heard(told).values())


def test_names_days_and_numbers_count_as_what_they_are() -> None:
    one = scene("Ngày 20/6, bà Lê Thị Hoa, Giám đốc Sở Y tế tỉnh Nghệ An trao 25 suất quà cho tỉnh Xiêng Khoảng.")
    other = scene("Ngày 3/11, ông Vũ Đình Nam, Giám đốc Sở Y tế tỉnh Quảng Trị trao 140 suất quà cho tỉnh Sa-la-van.")
    masked = set(grams(one, one.sentences[-1]))
    assert {"@unit-ours", "@unit-theirs", "@person-ours", "@date", "trao @quantity"} <= masked
    assert masked - set(grams(other, other.sentences[-1])) <= {"bà", "bà @person-ours", "@date bà"}


def test_the_table_weighs_words_of_the_language() -> None:
    weights = table()
    assert len(weights) > 2000
    assert {len(each) for each in weights.values()} == {len(WEIGHED)}
    assert all(weight < 0 for weight in weights[ALWAYS])  # most sentences tell nothing
    with (files("hoptac.gazetteer") / "tables" / "places.csv").open(encoding="utf-8", newline="") as lines:
        names = {row["name_vi"].lower() for row in csv.DictReader(lines) if " " in row["name_vi"]}
    assert names & weights.keys() <= {"hòa bình", "thống nhất"}  # peace, to agree
