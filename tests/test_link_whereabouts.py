"""Towns that a page of two States names only as where something happens are no side of it; own texts."""

from __future__ import annotations

from typing import Any

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read


def read_page(text: str) -> Any:
    return as_json(read(Snapshot("page", "page.txt", (text + "\n").encode(), ".txt")))


STATES = (
    "Bộ trưởng Trần Văn Hải hội đàm với Bộ trưởng Vương Minh\n\n"
    "Ngày 20/6/2019, tại {town}, Bộ trưởng Ngoại giao Trần Văn Hải đã hội đàm với Bộ trưởng Ngoại giao Trung Quốc "
    "Vương Minh.\n"
    "Hai bên nhất trí mở thêm cửa khẩu và tăng cường trao đổi thương mại.\n"
)


@pytest.mark.parametrize("town", ["Quảng Châu", "thủ đô Bắc Kinh", "thành phố Nam Ninh"])
def test_what_ministers_agree_in_a_town_their_states_agree(town: str) -> None:
    page = read_page(STATES.format(town=town))
    assert [sorted(c["by"]) for c in page["commitments"]] == [["CN", "VN"]]
    assert [(v["guest"], v["host"], v["start"]) for v in page["visits"]] == [(["VN"], ["CN"], "2019-06-20")]
    assert page["visits"][0]["place"].startswith("CN-")


def test_a_town_of_ours_that_is_only_where() -> None:
    page = read_page(
        "Việt Nam - Nga thúc đẩy hợp tác\n\n"
        "Ngày 20/6/2019, Thứ trưởng Ngoại giao Trần Văn Hải hội đàm với Thứ trưởng Ngoại giao Nga Ivan Petrov tại "
        "Đà Nẵng.\n"
        "Hai bên nhất trí tăng cường hợp tác năng lượng.\n"
    )
    assert [sorted(c["by"]) for c in page["commitments"]] == [["RU", "VN"]]
    assert [(v["host"], v["place"]) for v in page["visits"]] == [(["VN"], "VN-DN")]


@pytest.mark.parametrize(
    "line",
    [
        "Cùng dự có ông Lê Văn Bình, Chủ tịch UBND TP Đà Nẵng.",
        "Lãnh đạo Đà Nẵng cam kết tạo điều kiện thuận lợi cho doanh nghiệp Nga.",
    ],
)
def test_control_a_town_that_acts_or_has_people_stays_a_side(line: str) -> None:
    page = read_page(
        "Đà Nẵng tiếp Thứ trưởng Nga\n\n"
        "Ngày 20/6/2019, tại Đà Nẵng, Chủ tịch UBND thành phố tiếp Thứ trưởng Ngoại giao Nga Ivan Petrov.\n"
        f"{line}\n"
    )
    assert "VN-DN" in {unit for v in page["visits"] for unit in v["host"]}


def test_control_without_people_of_the_state_a_province_is_where_it_is() -> None:
    page = read_page(
        "Đoàn Nghệ An thăm Xiêng Khoảng\n\n"
        "Ngày 20/6/2019, Bí thư Tỉnh ủy Nghệ An Trần Văn Hải dẫn đầu đoàn đại biểu tỉnh sang thăm, làm việc tại Xiêng "
        "Khoảng, Lào.\n"
    )
    assert [(v["guest"], v["host"]) for v in page["visits"]] == [(["VN-22"], ["LA-XI"])]


def test_control_a_consul_on_a_province_s_page_makes_no_place_of_the_neighbour() -> None:
    page = read_page(
        "Bản tin Sở Ngoại vụ tỉnh Gia Lai\n\n"
        "Sáng 3/12/2019, Tổng Lãnh sự Campuchia Sok Chan đến chào Chủ tịch UBND tỉnh Gia Lai Trần Văn Hải.\n"
        "Chiều cùng ngày, khách từ Stung Treng (Campuchia) do ông Kim Sarith dẫn đầu làm việc với UBND tỉnh Gia Lai.\n"
    )
    assert "KH-19" in {unit for v in page["visits"] for unit in v["guest"]}
