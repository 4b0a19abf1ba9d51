"""Figures as national newspapers tell them: of two States, in a story of who met whom."""

from __future__ import annotations

from typing import Any

import pytest

from hoptac.base.fold import nfc
from hoptac.base.nouns import Page, Span, Zone
from hoptac.find.figures import find_figures
from hoptac.find.scan import scan
from hoptac.link.resolve import resolve


def told(country: str, sentence: str) -> list[tuple[Any, ...]]:
    """What is counted in a sentence of a story on a minister's visit."""
    text = nfc(
        f"Thủ tướng Trần Văn Lân chiều nay tiếp Bộ trưởng Ngoại giao {country} đang thăm chính thức Việt Nam.\n"
        f"Thủ tướng đánh giá cao quan hệ nhiều mặt giữa hai nước.\n{sentence}\n"
    )
    page = Page("page", "page", text, (Zone(Span(0, len(text)), "body"),), published="2019-06-20")
    values = [r.values for r in find_figures(resolve(scan(page)))]
    return [
        (v["measure"], v["value"], v["unit"], *v["origin"], ">", *v["host"], v["since"], v["until"]) for v in values
    ]


@pytest.mark.parametrize(
    ("country", "sentence", "found"),
    [
        (
            "Cuba",
            "Kim ngạch thương mại Việt Nam - Cuba năm 2017 đạt 224 triệu USD.",
            [("trade_turnover", 224_000_000, "USD", "CU", ">", "VN", "2017", "2017")],
        ),
        (
            "Nga",
            "Buôn bán Việt - Nga đã vượt 6 tỷ USD.",
            [("trade_turnover", 6_000_000_000, "USD", "RU", ">", "VN", None, None)],
        ),
        (
            "Hàn Quốc",
            "Đầu tư của Hàn Quốc vào Việt Nam đến nay đạt 62 tỷ USD.",
            [("investment_capital", 62_000_000_000, "USD", "KR", ">", "VN", None, None)],
        ),
        (
            "Lào",
            "Một tập đoàn viễn thông Việt Nam đã đầu tư 350 triệu USD vào Lào.",
            [("investment_capital", 350_000_000, "USD", "VN", ">", "LA", None, None)],
        ),
        (
            "Campuchia",
            "Đến nay hai nước đã hoàn thành 84% khối lượng phân giới cắm mốc.",
            [("other", 84, "percent", "KH", ">", "VN", None, None)],
        ),
        (
            "Ba Lan",
            "Hai Thủ tướng của hai nước chứng kiến lễ ký 4 văn kiện hợp tác.",
            [("agreements_signed", 4, "item", "PL", ">", "VN", None, None)],
        ),
        (
            "Cuba",
            "Hai bên đã ký ba văn kiện, trong đó có nghị định thư về nuôi tôm giai đoạn 2019-2023.",
            [("agreements_signed", 3, "item", "CU", ">", "VN", None, None)],
        ),
        (
            "Hàn Quốc",
            "Mỗi tuần có 400 chuyến bay giữa Việt Nam và Hàn Quốc.",
            [("other", 400, "item", "KR", ">", "VN", None, None)],
        ),
        (
            "Nhật Bản",
            "Hiện có 310.000 người Việt Nam ở Nhật Bản, đông thứ ba tại đây.",
            [("other", 310_000, "person", "VN", ">", "JP", None, None)],
        ),
        (
            "Australia",
            "Quân đội Australia đã đào tạo 2.000 quân nhân Việt Nam.",
            [("students_received", 2000, "person", "VN", ">", "AU", None, None)],
        ),
        (
            "Brazil",
            "Brazil là bạn hàng lớn nhất của Việt Nam ở Mỹ Latinh, kim ngạch 4,4 tỷ USD.",
            [("trade_turnover", 4_400_000_000, "USD", "BR", ">", "VN", None, None)],
        ),
        ("Trung Quốc", "Đầu tư tích lũy của Trung Quốc vào Lào đạt 6,3 tỷ USD.", []),
        ("Trung Quốc", "Hai bên nhất trí giảm 50% phí qua cửa khẩu.", []),
        ("Mỹ", "Một hãng bay ký với nhà sản xuất hợp đồng mua 100 máy bay trị giá 12 tỷ USD.", []),
        ("Pháp", "Hai Thủ tướng chứng kiến 20 nghệ sĩ biểu diễn.", []),
    ],
)
def test_what_papers_count_between_two_states(country: str, sentence: str, found: list[tuple[Any, ...]]) -> None:
    assert told(country, sentence) == found


def test_the_project_of_a_firm_from_abroad_is_its_page_s() -> None:
    text = nfc(
        "Sáng 19/6, Tập đoàn Hanwon (Hàn Quốc) khởi công nhà máy linh kiện tại Hải Phòng.\n"
        "Lãnh đạo UBND thành phố Hải Phòng tới dự.\n"
        "Dự án có tổng vốn đầu tư 300 triệu USD.\n"
        "Thành phố thu ngân sách 300 triệu USD mỗi quý, vốn đầu tư toàn xã hội 2 tỷ USD.\n"
    )
    page = Page("page", "page", text, (Zone(Span(0, len(text)), "body"),), published="2019-06-20")
    values = [r.values for r in find_figures(resolve(scan(page)))]
    assert [(v["value"], v["origin"], v["host"]) for v in values] == [(300_000_000, ["KR"], ["VN-HP"])]
