"""Sides, directions and acts as pages of other provinces tell them, in sentences of our own."""

from __future__ import annotations

from typing import Any

import pytest

from hoptac.base.nouns import Page, Reading, Span, Zone
from hoptac.read import read_page


def read(text: str) -> Reading:
    return read_page(Page("page", "page", text, (Zone(Span(0, len(text)), "body"),), published="2023-05-12"))


def values(text: str, kind: str, *slots: str) -> list[tuple[Any, ...]]:
    return [tuple(r.values.get(s) for s in slots) for r in read(text).reports if r.kind == kind]


def test_a_country_named_beside_a_delegation_is_no_unit_of_a_provinces_chairman() -> None:
    text = (
        "Bến Tre gặp Champasak.\nNhân chuyến thăm của Đoàn đại biểu tỉnh Champasak (Lào) tại Việt Nam, chiều 10/5, "
        "ông Lê Văn Mẫu, Chủ tịch UBND tỉnh Bến Tre, cùng bà Trần Thị Thử, Phó Chủ tịch UBND tỉnh, đón đoàn."
    )
    posts = dict(values(text, "person", "name", "posts"))
    assert posts["Trần Thị Thử"] == [{"post": "vn-prov-pc-vice", "place": "VN-50"}]


def test_a_post_of_our_border_guard_is_on_our_side_of_its_gate() -> None:
    text = (
        "Đoàn của Đồn Biên phòng cửa khẩu quốc tế Nậm Cắn (Nghệ An) do Trung tá Lê Văn Mẫu, Đồn trưởng, dẫn đầu đã đến "
        "thăm Đại đội Biên phòng 99 thuộc Bộ Chỉ huy Quân sự tỉnh Xiêng Khoảng (Lào)."
    )
    assert values(text, "visit", "guest", "host") == [(["VN-22"], ["LA-XI"])]


def test_regions_that_share_their_countrys_name() -> None:
    text = "Từ năm 2002 đến nay, trường Cao đẳng ở Huế đã đào tạo gần 900 lưu học sinh của các tỉnh Nam và Trung Lào."
    assert values(text, "figure", "origin") == [(["LA-R-SOUTH", "LA-R-CENTRAL"],)]


def test_whose_gift_it_is_who_gives_it() -> None:
    text = "Chiều 10/5, tại tỉnh Champasak (Lào), khánh thành trạm y tế, quà của tỉnh Bến Tre tặng tỉnh Champasak."
    assert values(text, "courtesy", "kind", "from", "to") == [("gift", ["VN-50"], ["LA-CH"])]


@pytest.mark.parametrize(
    ("said", "act"),
    [
        ("Hai bên trao đổi về việc mở chợ; ký kết Bản ghi nhớ về du lịch; sửa cầu", "proposed"),
        ("Hai bên trao đổi về việc mở chợ; sau đó đã ký kết Bản ghi nhớ về du lịch", "signed"),
    ],
)
def test_a_signing_among_the_matters_talked_of_is_none(said: str, act: str) -> None:
    text = f"Ngày 10/5, tỉnh Bến Tre tiếp đoàn tỉnh Champasak (Lào). {said}."
    assert values(text, "agreement", "act") == [(act,)]


def test_a_handing_over_charges_nobody_with_anything() -> None:
    text = "Sáng 10/5, hai tỉnh Bến Tre và Champasak (Lào) làm lễ bàn giao trường học do Việt Nam xây."
    assert values(text, "commitment", "stance") == []


def test_talks_that_are_only_spoken_of_are_where_the_page_is() -> None:
    text = (
        "Tại thành phố Cay-sỏn Phôm-vi-hản (tỉnh Savannakhet, Lào), Bí thư Tỉnh ủy Quảng Bình Lê Văn Mẫu và Bí thư, "
        "Tỉnh trưởng Savannakhet Bun-thử Vông-mẫu nhìn lại kết quả Biên bản ký ngày 19/6/2022 tại thành phố Đồng Hới.\n"
        "Phát biểu tại hội đàm, ông Lê Văn Mẫu nêu thêm vài việc."
    )
    assert values(text, "visit", "guest", "host", "guest_head") == [(["VN-24"], ["LA-SV"], "Lê Văn Mẫu")]


def test_a_paper_of_years_before_is_not_the_one_whose_term_begins_now() -> None:
    text = (
        "Năm 2015, tỉnh Bến Tre và tỉnh Attapeu (Lào) ký bản ghi nhớ hợp tác đầu tiên.\n"
        "Hôm nay hai tỉnh ký Bản ghi nhớ hợp tác giai đoạn 2022-2027."
    )
    assert values(text, "agreement", "term", "date")[:2] == [(None, "2015"), ([2022, 2027], "2023-05-12")]


def test_a_family_name_of_a_minority_is_on_the_vietnamese_side() -> None:
    text = "Tỉnh Quảng Trị tiếp đoàn tỉnh Salavan (Lào). Trưởng Ban Nội chính Tỉnh ủy Ly Kiều Mẫu cùng dự."
    assert dict(values(text, "person", "name", "posts"))["Ly Kiều Mẫu"][0]["place"] == "VN-25"
