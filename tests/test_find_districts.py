"""Districts behind the word for their level, and nowhere else."""

from __future__ import annotations

import pytest

from hoptac.base.fold import fold
from hoptac.find.districts import with_districts
from hoptac.find.places import find_places
from hoptac.gazetteer.places import PLACES, unit_of


def units(text: str) -> list[str | None]:
    """The units of the districts that a text names, in its order."""
    folded = fold(text)
    found = with_districts(text, folded, find_places(text, folded))
    return [unit_of(m.value.ids[0], "2024-05-01") for m in found if m.rule == "place.district"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đoàn huyện Quản Bạ sang hội đàm với bạn", ["VN-03"]),
        ("Bí thư Huyện ủy Quản Bạ phát biểu", ["VN-03"]),
        ("các huyện Hoàng Su Phì, Xín Mần và Quản Bạ", ["VN-03"]),
        ("ông Quản Bạ Sơn phát biểu", []),
        ("tình hình ba huyện biên giới", []),
    ],
)
def test_a_district_is_told_by_its_level(text: str, expected: list[str]) -> None:
    assert units(text) == expected


def test_a_name_of_several_provinces_stands_for_all_until_the_page_decides() -> None:
    text = "Lãnh đạo huyện Châu Thành tiếp đoàn"
    (mention,) = with_districts(text, fold(text), [])
    assert len({PLACES[i].parent for i in mention.value.ids}) > 1
