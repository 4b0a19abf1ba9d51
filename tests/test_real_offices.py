"""Who holds which office in real news: youth unions, orders, wives, the dead, branches of firms, chains of three."""

from __future__ import annotations

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

OPENING = "Sáng 20/6, Thủ tướng Nguyễn Văn An tiếp Thủ tướng Hungary Laszlo Kovacs tại Hà Nội.\n\n"


def people(body: str) -> dict[str, list[tuple[str, str | None]]]:
    """The people of a page but for the two of its opening, each with office and unit."""
    text = f"Thủ tướng tiếp khách\n\nNgày 20/6/2019, 10:15\n\n{OPENING}{body}\n"
    printed = as_json(read(Snapshot("page", "test:page", text.encode(), ".txt")))
    return {
        p["name"]: [(h["post"], h["place"]) for h in p["posts"]]
        for p in printed["people"]
        if p["name"] not in ("Nguyễn Văn An", "Laszlo Kovacs")
    }


@pytest.mark.parametrize(
    ("body", "name", "posts"),
    [
        (
            "Bí thư thứ nhất Trung ương Đoàn Lê Quốc Bình dự lễ.",
            "Lê Quốc Bình",
            [("Bí thư thứ nhất Trung ương Đoàn", "VN")],
        ),
        ("Thủ tướng trao cho bà Maria Santos Kỷ niệm chương Vì hoà bình hữu nghị.", "Maria Santos", []),
        (
            "Ông Bounkham Vorasane, Tổng bí thư đảng Nhân dân Cách mạng, Chủ tịch nước Lào, gửi điện mừng.",
            "Bounkham Vorasane",
            [("la-general-secretary", "LA"), ("la-president", "LA")],
        ),
        (
            "Đại tướng Trần Văn Lịch, Uỷ viên Bộ Chính trị, Phó bí thư Quân uỷ Trung ương, Bộ trưởng Quốc phòng, dự.",
            "Trần Văn Lịch",
            [
                ("vn-cpv-politburo-member", "VN"),
                ("Phó bí thư Quân uỷ Trung ương", "VN"),
                ("vn-defence-minister", "VN"),
            ],
        ),
        ("Đại sứ Việt Nam tại Mỹ Phạm Quang Bình cùng dự.", "Phạm Quang Bình", [("vn-ambassador", "VN")]),
        ("Ông Park Noh-min, đại sứ Hàn Quốc, và phu nhân thăm Huế.", "Park Noh-min", [("vn-ambassador", "KR")]),
        ("Phu nhân Thủ tướng, bà Trần Thị Thu, thăm bảo tàng.", "Trần Thị Thu", []),
    ],
)
def test_offices_of_real_news(body: str, name: str, posts: list[tuple[str, str | None]]) -> None:
    assert people(body) == {name: posts}


def test_a_branch_of_a_firm_is_no_part_of_its_head_s_name() -> None:
    assert [*people("Tổng giám đốc Orbenix Việt Nam Shim Won Hwan cam kết đầu tư.")] == ["Shim Won Hwan"]


def test_who_is_dead_is_none_of_the_register_but_who_is_named_with_him_is() -> None:
    told = people("Ông nhắc lại lời của cố lãnh tụ Cuba Pedro Castro và Chủ tịch Cuba Miguel Ruiz.")
    assert [*told] == ["Miguel Ruiz"]
