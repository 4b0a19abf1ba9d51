"""Numbers as national papers tell them: who sells to whom, sums that are a firm's own, ranks, help of States."""

from __future__ import annotations

from typing import Any

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read


def printed(country: str, body: str) -> dict[str, Any]:
    head = f"Thủ tướng Việt Nam tiếp Đại sứ {country}\n\nSáng 12-3, tại Hà Nội, Thủ tướng Nguyễn Văn Hào tiếp Đại sứ "
    text = f"{head}{country} tại Việt Nam Erik Holm nhân dịp kết thúc nhiệm kỳ. {body}\n"
    return as_json(read(Snapshot("page", "test:page", text.encode(), ".txt")))


def figures(country: str, body: str) -> list[tuple[Any, ...]]:
    found = printed(country, body)["figures"]
    return [(f["measure"], f["value"], f"{'+'.join(f['origin'])} > {'+'.join(f['host'])}") for f in found]


def aid(country: str, body: str) -> list[tuple[Any, ...]]:
    return [(a["giver"], a["receiver"], a["amount"]) for a in printed(country, body)["aid"]]


@pytest.mark.parametrize(
    "sentence",
    [
        "Năm 2017, Pháp nhập khẩu hơn 4 tỷ USD hàng hóa từ Việt Nam, xuất khẩu của Pháp sang nước này đạt 1 tỷ USD.",
        "Năm 2017, Pháp mua của Việt Nam hơn 4 tỷ USD hàng hóa và bán sang Việt Nam 1 tỷ USD.",
        "Năm 2017, Việt Nam xuất khẩu hơn 4 tỷ USD hàng hóa sang Pháp và nhập khẩu 1 tỷ USD từ Pháp.",
    ],
)
def test_who_sells_is_the_origin_whoever_tells_of_it(sentence: str) -> None:
    assert figures("Pháp", sentence) == [("exports", 4e9, "VN > FR"), ("imports", 1e9, "FR > VN")]


def test_what_is_bought_of_the_other_side_is_no_help() -> None:
    sentence = "Việt Nam được cho là đã chi 80 triệu USD để mua tàu tuần tra của Na Uy."
    assert figures("Na Uy", sentence) == [("imports", 80e6, "NO > VN")]
    assert aid("Na Uy", sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Hãng sản xuất máy bay Nordair ký biên bản ghi nhớ trị giá 3 tỷ USD bán 20 chiếc máy bay cho Việt Nam.",
        "Tập đoàn Fjord của Na Uy giành hợp đồng trị giá 300 triệu USD cung cấp 12 tàu cá cho Việt Nam.",
    ],
)
def test_what_a_contract_is_worth_is_nobodys_figure_and_no_help(sentence: str) -> None:
    assert figures("Na Uy", sentence) == []
    assert aid("Na Uy", sentence) == []


def test_jobs_that_firms_make_in_the_other_land() -> None:
    sentence = "Hiện có khoảng 300 doanh nghiệp Na Uy hoạt động tại Việt Nam, tạo ra 30.000 việc làm."
    assert figures("Na Uy", sentence) == [("other", 300, "NO > VN"), ("other", 30000, "NO > VN")]


def test_whom_one_ranks_behind_is_no_side() -> None:
    sentence = "Hai tháng đầu năm 2018, Na Uy có tổng vốn đầu tư 244 triệu USD, đứng thứ ba sau Nhật Bản và Singapore."
    assert figures("Na Uy", sentence) == [("investment_capital", 244e6, "NO > VN")]


def test_people_who_cross_to_each_other_are_of_both() -> None:
    sentence = "Số người dân đi lại qua biên giới lẫn nhau là 2 triệu người."
    assert figures("Lào", sentence) == [("visitors", 2e6, "LA > VN")]


def test_a_capital_where_they_meet_is_not_our_side() -> None:
    assert figures("Nga", "Kim ngạch thương mại hai chiều năm 2018 đạt 4,5 tỷ USD.") == [
        ("trade_turnover", 4.5e9, "RU > VN")
    ]


@pytest.mark.parametrize(
    ("country", "sentence", "found"),
    [
        (
            "Na Uy",
            "Chính phủ Na Uy dành 50.000 USD và hội doanh nghiệp Na Uy cũng góp thêm 50.000 USD để hỗ trợ Việt Nam.",
            [("NO", "VN", 50000), ("NO", "VN", 50000)],
        ),
        (
            "Nhật Bản",
            "Nhật Bản là nhà tài trợ lớn nhất với tổng vốn vay 2.500 tỷ yên, viện trợ không hoàn lại 95 tỷ yên cho "
            "Việt Nam.",
            [("JP", "VN", 95e9)],
        ),
        (
            "Trung Quốc",
            "Trung Quốc quyết định viện trợ cho Việt Nam 10 triệu nhân dân tệ hàng hóa (tương đương 1,5 triệu USD).",
            [("CN", "VN", 10e6)],
        ),
        ("Mỹ", "Tháng trước, tàu tuần duyên lớp Pohang mà Mỹ bàn giao cho Việt Nam đã cập cảng.", [("US", "VN", None)]),
        ("Mỹ", "Mỹ đã chi 110 triệu USD cho việc tẩy độc sân bay Đà Nẵng.", [("US", "VN", 110e6)]),
        ("Mỹ", "Mỹ viện trợ cho Ukraine 200 triệu USD.", []),
    ],
)
def test_help_of_states(country: str, sentence: str, found: list[tuple[Any, ...]]) -> None:
    assert aid(country, sentence) == found


def test_a_short_name_is_the_country_that_the_page_speaks_of() -> None:
    assert printed("Đức", "Đức luôn coi trọng Việt Nam, ông nói. Đức cam kết hỗ trợ Việt Nam 5 triệu euro.")["aid"]


@pytest.mark.parametrize("sentence", ["Anh Nguyễn Đức cho biết.", "Pháp luật hai nước quy định.", "Ông Đức nói."])
def test_a_short_name_that_somebody_bears_or_that_is_a_word_is_none(sentence: str) -> None:
    from hoptac.decode import decode
    from hoptac.find.scan import scan

    text = f"Đại sứ Đức và Đại sứ Pháp tại Việt Nam dự lễ. {sentence}"
    page = decode(Snapshot("page", "test:page", text.encode(), ".txt"))
    names = [page.text[m.span.start : m.span.end] for m in scan(page).of("place")]
    assert names == ["Đức", "Pháp", "Việt Nam"]


def test_what_another_gets_meanwhile_is_not_its_guests() -> None:
    sentence = "Năm 2018, lượng khách Ấn Độ đến Việt Nam chỉ đạt 110.000 người, trong khi Thái Lan đón rất đông."
    assert figures("Ấn Độ", sentence) == [("visitors", 110000, "IN > VN")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Xuất khẩu của Ấn Độ năm 2018 đạt 330 tỷ USD.",
        "FDI vào Ấn Độ năm qua là 60 tỷ USD.",
        "Ấn Độ đã đầu tư vào châu Phi 50 tỷ USD.",
        "Kim ngạch thương mại Ấn Độ - ASEAN năm 2018 đạt 80 tỷ USD.",
        "Ngân sách quốc phòng Ấn Độ năm nay là 60 tỷ USD, dân số 1,3 tỷ người.",
    ],
)
def test_what_a_country_trades_with_the_world_is_its_own(sentence: str) -> None:
    assert figures("Ấn Độ", sentence) == []


def test_remains_found_at_home_come_from_nowhere() -> None:
    sentence = (
        "Trong đợt này, tỉnh An Giang an táng 40 hài cốt liệt sĩ được quy tập trên đất Campuchia và 7 hài cốt tìm thấy "
        "trong nước."
    )
    assert figures("Campuchia", sentence) == [("remains_repatriated", 40, "KH > VN-44")]


def test_words_of_travellers_are_no_sides() -> None:
    text = (
        "Bốn cô gái Ấn Độ đi xe máy\n\nSáng nay, bốn cô gái Ấn Độ đã gặp Đại sứ Ấn Độ tại Việt Nam Parva Harish và "
        'tặng ông một món quà. "Tôi mong muốn chuyến đi mở ra những cơ hội du lịch an toàn cho phụ nữ ở Ấn Độ", cô '
        "Jaya Bhara nói. Họ sẽ có bảy ngày ở Việt Nam.\n"
    )
    found = as_json(read(Snapshot("page", "test:page", text.encode(), ".txt")))
    assert not any(found[kind] for kind in ("visits", "commitments", "courtesies", "aid", "figures", "people"))
