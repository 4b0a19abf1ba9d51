"""Courtesies that stay at home, and such as reach the other side; own invented texts."""

from __future__ import annotations

from typing import Any

import pytest

from talk_sample import TALK, told

ALONE = """Nghệ An: Năm học mới ở vùng biên

12/5/2023

Tỉnh Xiêng Khoảng năm ngoái tặng tỉnh Nghệ An 20 con bò giống.
Trong kho còn nhiều sách.
Trường nào cũng đủ bàn ghế.
Học sinh khá đông.
Trời đã tạnh mưa.
"""


def kinds(head: str, body: str) -> list[tuple[Any, Any, Any]]:
    """Kind, giver and receiver of the courtesies of a page."""
    return [(r["kind"], r["from"], r["to"]) for r in told(head, body, "courtesies")]


@pytest.mark.parametrize(
    "body",
    [
        "Tỉnh Nghệ An tặng hoa các thầy cô có thành tích.",
        "Lãnh đạo tỉnh Nghệ An chúc Tết bộ đội đồn biên phòng.",
        "Ông Hồ Sỹ Đức, Chủ tịch UBND tỉnh Nghệ An, cảm ơn hàng nghìn thanh niên tình nguyện.",
        "Cô giáo Mai cảm ơn phụ huynh đã góp công dựng trường.",
        "Tỉnh Nghệ An chúc mừng các đội thi đoạt giải.",
        "Bộ đội ghi sổ tang trong lễ viếng nguyên Chủ tịch tỉnh.",
        "Tỉnh Nghệ An trao chứng nhận đầu tư cho ba công ty.",
    ],
)
def test_what_stays_at_home_is_none(body: str) -> None:
    assert kinds(ALONE, body) == []


@pytest.mark.parametrize(
    ("head", "body", "found"),
    [
        (TALK, "Ông Lâm tặng đoàn bức tranh sen.", ("gift", ["VN-22"], ["LA-XI"])),
        (TALK, "Bà Khăm-ly cảm ơn sự đón tiếp chu đáo.", ("thank", ["LA-XI"], ["VN-22"])),
        (ALONE, "Tỉnh Nghệ An cảm ơn tỉnh Xiêng Khoảng đã tặng bò giống.", ("thank", ["VN-22"], ["LA-XI"])),
        (ALONE, "Bộ đội biên phòng Nghệ An chúc Tết bộ đội bạn.", ("greet", ["VN-22"], ["LA-XI"])),
    ],
)
def test_what_reaches_the_other_side_stays(head: str, body: str, found: tuple[str, list[str], list[str]]) -> None:
    assert kinds(head, body) == [found]
