"""What two States agree, promise and plan as newspapers tell it: counted lists, orders to ministries, plans, embassies
that speak, places of a State that are no sides. Invented, but for the heads of government.
"""

from __future__ import annotations

from typing import Any

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

HEAD = (
    "Việt Nam và Australia tăng hợp tác\n\nNgày 20/6/2019\n\n"
    "Chiều 19/6 tại Hà Nội, Thủ tướng Lê Văn An hội đàm với Thủ tướng Australia Peter Brown.\n"
)
END = "\nSau hội đàm, hai Thủ tướng dự tiệc chiêu đãi tại thủ đô.\n"


def told(body: str) -> list[tuple[str, str, str, str]]:
    """Stance, by, to and fields of a page's commitments."""
    page = Snapshot("page", "page.txt", (HEAD + body + END).encode(), ".txt")
    found: Any = as_json(read(page))["commitments"]
    return [(c["stance"], *("+".join(sorted(c[slot])) for slot in ("by", "to", "fields"))) for c in found]


@pytest.mark.parametrize(
    "opening",
    [
        "Tại hội đàm, hai bên nhất trí hợp tác trong 12 lĩnh vực.\nCụ thể là:\n",
        "Hai nhà lãnh đạo thống nhất nhiều biện pháp lớn. Đó là:\n",
        "Hai bên nhất trí những phương hướng lớn dưới đây.\n",
    ],
)
@pytest.mark.parametrize("mark", ["{} - ", "{}. ", "- "])
def test_points_behind_a_word_that_leads_on_are_agreed(opening: str, mark: str) -> None:
    points = ["Hợp tác nông nghiệp", "Đầu tư", "Giao lưu văn hóa, thể thao"]
    body = opening + "\n".join(mark.format(n) + point for n, point in enumerate(points, 1))
    fields = [f for stance, by, to, f in told(body) if (stance, by, to) == ("agree", "AU+VN", "")]
    assert fields == ["agriculture", "investment", "culture+sport"]


def test_points_told_one_by_one_are_agreed() -> None:
    body = (
        "Hai bên nhất trí những phương hướng lớn dưới đây.\nThứ nhất, tăng cường trao đổi đoàn cấp cao.\n"
        "Thứ hai, mở rộng thương mại, đầu tư."
    )
    assert told(body) == [("agree", "AU+VN", "", "politics-diplomacy"), ("agree", "AU+VN", "", "investment+trade")]


@pytest.mark.parametrize(
    "body",
    [
        "Hai bên đã trao đổi sáu vấn đề. Cụ thể như sau:\n1. Tình hình khu vực và thế giới.\n2. Quan hệ thương mại.",
        "Hai nước có quan hệ tốt.\nCụ thể:\n1. Thương mại hai chiều đạt 7 tỷ USD.\n2. Đầu tư đạt 2 tỷ USD.",
        "Hai bên đã tiếp tục duy trì quan hệ hữu nghị qua trao đổi văn hóa.",
        "Hai Thủ tướng vui mừng trước bước phát triển của quan hệ thương mại.",
    ],
)
def test_what_was_only_talked_about_is_not_agreed(body: str) -> None:
    assert told(body) == []


@pytest.mark.parametrize(
    ("sentence", "stance", "fields"),
    [
        ("Hai Thủ tướng cam kết thúc đẩy thương mại hai chiều.", "pledge", "trade"),
        ("Các Bộ trưởng hai nước cam kết thúc đẩy đầu tư.", "pledge", "investment"),
        ("Hai bên sẵn sàng hợp tác đào tạo phi công.", "agree", "education"),
        (
            "Hai Thủ tướng giao các bộ ngành hai nước nghiên cứu hiệp định thương mại.",
            "agree",
            "trade",
        ),
        ("Hải quân hai nước dự kiến diễn tập chung vào tháng 9.", "agree", "defence"),
        ("Hai bên ủng hộ tăng cường kết nối trong nông nghiệp.", "agree", "agriculture"),
        ("Hai nước khẳng định sự cần thiết tăng cường hợp tác du lịch.", "agree", "tourism"),
        ("Lãnh đạo hai nước nhất trí mở cửa thị trường cho trái nhãn.", "agree", "trade"),
    ],
)
def test_what_both_promise_plan_and_order(sentence: str, stance: str, fields: str) -> None:
    assert told(sentence) == [(stance, "AU+VN", "", fields)]


@pytest.mark.parametrize(
    ("sentence", "stance", "fields"),
    [
        ("Đại sứ quán Australia cam kết hỗ trợ doanh nghiệp Việt Nam về du lịch.", "pledge", "business+tourism"),
        (
            "Ông Brown khẳng định Australia tiếp tục tài trợ các dự án trồng rừng của Việt Nam.",
            "pledge",
            "forestry",
        ),
        (
            "Thủ tướng Brown cho biết Australia dự định tăng viện trợ cho Việt Nam về nước sạch.",
            "pledge",
            "humanitarian+water",
        ),
    ],
)
def test_what_a_state_says_that_it_will_do(sentence: str, stance: str, fields: str) -> None:
    assert told(sentence) == [(stance, "AU", "VN", fields)]


def test_places_on_a_page_of_two_states_are_no_sides() -> None:
    body = (
        "Việt Nam và Australia có quan hệ tốt. Australia là bạn hàng lớn của Việt Nam. "
        "Việt Nam xuất nông sản sang Australia. "
        "Australia mở trường tại bang Victoria.\nCảng Hải Phòng nối với cảng Melbourne của bang Victoria.\n"
        "Hai bên nhất trí mở đường bay thẳng."
    )
    assert ("agree", "AU+VN", "", "transport") in told(body)
