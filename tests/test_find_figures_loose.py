"""Figures without a noun of their own, wholes and parts, ways back, delegations of all the world, tables of years."""

from __future__ import annotations

import pytest
from tests.test_find_figures import LAO, Figure, figure, figures

LOOSE: list[tuple[str, list[Figure]]] = [
    (
        "Năm 2018, Quảng Ngãi cử 12 đoàn sang Champasak, đón về chín.",
        [
            figure("delegations", 12, "delegation", "VN-29 > LA-CH", "2018", "2018"),
            figure("delegations", 9, "delegation", "LA-CH > VN-29", "2018", "2018"),
        ],
    ),
    (
        "Trường của tỉnh đang đào tạo 58 lưu học sinh Lào: 31 của Champasak, 20 của Salavan, còn lại 7 từ Sê Kông.",
        [
            figure("students_received", 58, "person", "LA > VN-29"),
            figure("students_received", 31, "person", "LA-CH > VN-29"),
            figure("students_received", 20, "person", "LA-SL > VN-29"),
            figure("students_received", 7, "person", "LA-XE > VN-29"),
        ],
    ),
    (
        "Mùa khô 2017-2018, đội quy tập đưa về nước hai mươi sáu hài cốt liệt sĩ, mười lăm ở Champasak, mười một ở "
        "Salavan.",
        [
            figure("remains_repatriated", 26, "item", "LA-CH+LA-SL > VN-29", "2017", "2018"),
            figure("remains_repatriated", 15, "item", "LA-CH > VN-29", "2017", "2018"),
            figure("remains_repatriated", 11, "item", "LA-SL > VN-29", "2017", "2018"),
        ],
    ),
    (
        "Hiện có 64 lưu học sinh Champasak đang học tại tỉnh, 40 em theo hệ đại học, số còn lại (24 em) học cao đẳng.",
        [figure("students_received", n, "person", "LA-CH > VN-29") for n in (64, 40, 24)],
    ),
    (
        "Khóa 2016 tỉnh nhận của bạn 10 em, khóa 2017 mười hai em, khóa 2018 mười lăm em, cộng lại ba mươi bảy.",
        [
            *(figure("students_received", n, "person", "LA-CH > VN-29", y, y) for n, y in ((10, "2016"), (12, "2017"))),
            figure("students_received", 15, "person", "LA-CH > VN-29", "2018", "2018"),
            figure("students_received", 37, "person", "LA-CH > VN-29", "2016", "2018"),
        ],
    ),
    (
        "Kim ngạch với Champasak năm 2018 đạt 20 triệu USD, với Salavan đạt 15 triệu USD, cộng cả hai được 35 triệu "
        "USD.",
        [
            figure("trade_turnover", 20_000_000, "USD", "LA-CH > VN-29", "2018", "2018"),
            figure("trade_turnover", 15_000_000, "USD", "LA-SL > VN-29", "2018", "2018"),
            figure("trade_turnover", 35_000_000, "USD", "LA-CH+LA-SL > VN-29", "2018", "2018"),
        ],
    ),
    (
        "Kim ngạch hai chiều năm 2018 đạt 45 triệu USD, so với 39 triệu của năm 2017 thì khá hơn.",
        [
            figure("trade_turnover", 45_000_000, "USD", "LA-CH > VN-29", "2018", "2018"),
            figure("trade_turnover", 39_000_000, "USD", "LA-CH > VN-29", "2017", "2017"),
        ],
    ),
    (
        "Năm 2018 ta sang bạn 9 đoàn, bạn sang ta 13 đoàn.",
        [
            figure("delegations", 9, "delegation", "VN-29 > LA-CH", "2018", "2018"),
            figure("delegations", 13, "delegation", "LA-CH > VN-29", "2018", "2018"),
        ],
    ),
    (
        "Năm 2018 Quảng Ngãi tiếp 25 đoàn khách nước ngoài, riêng Lào 14, Thái Lan 6; cử đi 11 đoàn.",
        [
            figure("delegations", 25, "delegation", " > VN-29", "2018", "2018"),
            figure("delegations", 14, "delegation", "LA > VN-29", "2018", "2018"),
            figure("delegations", 6, "delegation", "TH > VN-29", "2018", "2018"),
            figure("delegations", 11, "delegation", "VN-29 > ", "2018", "2018"),
        ],
    ),
    (
        "Bảng: Hợp tác qua các năm\nChỉ tiêu | 2015 | 2016 | 9 tháng 2017\n"
        "Lưu học sinh Champasak tại tỉnh (em) | 30 | 42 | 51\nKim ngạch với Champasak, triệu USD | 12,5 | 14 | 11,3",
        [
            figure("students_received", 30, "person", "LA-CH > VN-29", "2015", "2015"),
            figure("students_received", 42, "person", "LA-CH > VN-29", "2016", "2016"),
            figure("students_received", 51, "person", "LA-CH > VN-29", "2017-01", "2017-09"),
            figure("trade_turnover", 12_500_000, "USD", "LA-CH > VN-29", "2015", "2015"),
            figure("trade_turnover", 14_000_000, "USD", "LA-CH > VN-29", "2016", "2016"),
            figure("trade_turnover", 11_300_000, "USD", "LA-CH > VN-29", "2017-01", "2017-09"),
        ],
    ),
    # what only stands at the end of a clause and counts nothing
    (
        "Quảng Ngãi đón 20 đoàn Champasak, gặp bão số 5, leo lên mốc 712, xe hỏng ở km 20.",
        [figure("delegations", 20, "delegation", "LA-CH > VN-29")],
    ),
    (
        "Quảng Ngãi nhận 20 lưu học sinh Champasak, tặng mỗi em một chiếc áo; hai trường ở tổ 4, phố 15.",
        [figure("students_received", 20, "person", "LA-CH > VN-29")],
    ),
    (
        "Hai tỉnh mở 5 lớp học cho 60 cán bộ Champasak, mỗi lớp 12. Đoàn ra về lúc 15 giờ.",
        [figure("students_received", 60, "person", "LA-CH > VN-29")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LOOSE)
def test_it_reads_numbers_that_go_on(text: str, expected: list[Figure]) -> None:
    assert figures(LAO + text) == expected


TIMES: list[tuple[str, list[Figure]]] = [
    (
        "Số lưu học sinh Lào tại Quảng Ngãi qua các năm: 2015 là 120, 2016 là 135, 2017 lên 160.",
        [
            figure("students_received", n, "person", "LA > VN-29", y, y)
            for n, y in ((120, "2015"), (135, "2016"), (160, "2017"))
        ],
    ),
    (
        "Năm 2009 hàng hóa hai chiều mới 5 triệu USD, năm năm sau là 20 triệu, đến năm 2018 vượt 35 triệu.",
        [
            figure("trade_turnover", 5_000_000, "USD", "LA-CH > VN-29", "2009", "2009"),
            figure("trade_turnover", 20_000_000, "USD", "LA-CH > VN-29", "2014", "2014"),
            figure("trade_turnover", 35_000_000, "USD", "LA-CH > VN-29", "2018", "2018", ">"),
        ],
    ),
    (
        "Tính từ đầu năm đến ngày 15/4, có 3.200 lượt khách Lào sang Quảng Ngãi, cùng kỳ năm trước là 2.700.",
        [
            figure("visitors", 3200, "person", "LA > VN-29", "2023-01", "2023-04-15"),
            figure("visitors", 2700, "person", "LA > VN-29", "2022-01", "2022-04-15"),
        ],
    ),
    (
        "Con số lưu học sinh Champasak ở Quảng Ngãi từ chỗ chỉ có 12 em năm 2010 nay đã lên 96.",
        [
            figure("students_received", 12, "person", "LA-CH > VN-29", "2010", "2010"),
            figure("students_received", 96, "person", "LA-CH > VN-29"),
        ],
    ),
    (
        "Đào tạo: 45 học viên Champasak (năm 2017: 20, năm 2018: 25).",
        [
            figure("students_received", 45, "person", "LA-CH > VN-29", "2017", "2018"),
            figure("students_received", 20, "person", "LA-CH > VN-29", "2017", "2017"),
            figure("students_received", 25, "person", "LA-CH > VN-29", "2018", "2018"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_it_reads_the_time_of_numbers_that_go_on(text: str, expected: list[Figure]) -> None:
    assert figures(LAO + text) == expected
