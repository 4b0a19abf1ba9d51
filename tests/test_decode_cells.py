"""What crawlers leave between paragraphs: Markdown cells, headlines printed twice with summaries, names of pictures."""

from __future__ import annotations

import pytest

from hoptac.base.nouns import Page, Snapshot
from hoptac.decode import decode

PAGE = """Hai huyện biên giới họp thường niên tại thị trấn

Thứ Sáu, 10/06/2022, 16:40

Sáng 10/6, lãnh đạo huyện đã có buổi tiếp và làm việc với đoàn đại biểu huyện bạn nhân chuyến thăm hữu nghị năm nay.
{middle}
Trưởng đoàn bạn cảm ơn sự giúp đỡ của huyện và mong muốn hai bên tiếp tục trao đổi các đoàn công tác trong năm tới.
"""
SUMMARY = (
    "Ngày 4/6, tại xã Đông, Hội Phụ nữ đã tổ chức hội thi nấu ăn với sự tham gia của hơn 300 hội viên. "
    "Ban tổ chức trao 12 giải cho các đội đoạt giải cao, trong đó giải Nhất thuộc về chi hội thôn Thượng của xã Đông."
)


def read(middle: str) -> Page:
    return decode(Snapshot("x", "test:x", PAGE.format(middle=middle).encode(), ".txt"))


def zone_of(page: Page, words: str) -> str:
    at = page.text.index(words)
    return next(zone.name for zone in page.zones if zone.span.start <= at < zone.span.end)


@pytest.mark.parametrize(
    ("middle", "words", "zone"),
    [
        ("![]() |\n| Lãnh đạo hai huyện tại buổi họp. |", "Lãnh đạo hai huyện", "caption"),
        ("Lãnh đạo hai huyện tại buổi họp sáng nay. |", "Lãnh đạo hai huyện", "caption"),
        (f"| {SUMMARY} |", "Ngày 4/6", "furniture"),
        (f"![]() {SUMMARY} |", "Ngày 4/6", "furniture"),
        ("hop-thuong-nien (2).jpg", "hop-thuong-nien", "furniture"),
        ("hai huyen bien gioi hop thuong nien tai thi tran", "hai huyen", "furniture"),
        ("hai huyen bien gioi hop thuong nien Xã Đông đón khách", "hai huyen", "furniture"),
        ("Chú thích ảnh: lãnh đạo hai huyện trồng cây.", "Chú thích ảnh", "caption"),
        ("Tin tức > Đối ngoại > Biên giới", "Tin tức", "furniture"),
        ("Theo dõi Báo Vùng cao trên Google News", "Theo dõi", "furniture"),
        ("(Ban Biên tập: ngay sau buổi họp, lãnh đạo huyện đã tặng đoàn bạn một bức tranh làng.)", "(Ban", "body"),
        ("Mời bạn đọc: Giá lúa hôm nay | Lịch cắt điện", "Mời bạn đọc", "furniture"),
    ],
)
def test_a_line_between_paragraphs(middle: str, words: str, zone: str) -> None:
    page = read(middle)
    assert zone_of(page, words) == zone
    assert zone_of(page, "Trưởng đoàn bạn") == "body"


def test_summaries_below_headlines_printed_twice_are_other_stories() -> None:
    one, two = "Xã Đông mở hội thi nấu ăn cho hội viên", "Xã Tây làm đường vào bản trên núi cao"
    page = read(f"{one} {one}\n{SUMMARY}\n{two} {two}\n{SUMMARY.replace('4/6', '5/6')}")
    assert zone_of(page, "Ngày 4/6") == zone_of(page, "Ngày 5/6") == "furniture"
    assert zone_of(page, "Trưởng đoàn bạn") == "body"


def test_headlines_printed_twice_without_summaries_hide_no_paragraph() -> None:
    one, two = "Xã Đông mở hội thi nấu ăn cho hội viên", "Xã Tây làm đường vào bản trên núi cao"
    page = read(f"{one} {one}\n{two} {two}\n{SUMMARY}")
    assert zone_of(page, "Ngày 4/6") == "body"


def test_the_day_beside_a_hotline_is_the_visitors_own() -> None:
    text = "Đường dây nóng: 0912 345 678 Thứ hai, 29/05/2023\n\n" + PAGE.format(middle="").replace(
        "Thứ Sáu, 10/06/2022, 16:40\n\n", ""
    )
    assert decode(Snapshot("x", "test:x", text.encode(), ".txt")).published is None


def test_a_caption_in_a_cell_is_no_headline() -> None:
    text = "Hai huyện họp\nLãnh đạo hai huyện trồng cây lưu niệm ở sân Ủy ban nhân dân huyện. |\n" + PAGE[100:].format(
        middle=""
    )
    title = decode(Snapshot("x", "test:x", text.encode(), ".txt")).title
    assert title is None or "trồng cây" not in title
