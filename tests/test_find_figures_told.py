"""Figures told in other ways: numbers that head a line, tables of bars, wholes with their parts, people at school."""

from __future__ import annotations

from typing import Any

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

LAO = "Ngày 10/5, UBND tỉnh Quảng Ngãi tiếp đoàn tỉnh Champasak (Lào)."


def figures(text: str) -> list[tuple[Any, ...]]:
    printed = as_json(read(Snapshot("page", "test:page", text.encode(), ".txt")))
    return [
        (f["measure"], f["value"], f"{'+'.join(f['origin'])} > {'+'.join(f['host'])}", f["since"], f["until"])
        for f in printed["figures"]
    ]


def told(body: str) -> list[tuple[Any, ...]]:
    return figures(f"Tin đối ngoại\nNgày 20/6/2019\n{LAO} {body}\n")


IN, OUT = "LA-CH > VN-29", "VN-29 > LA-CH"


@pytest.mark.parametrize(
    "sentence",
    [
        "Hiện 39 con em Champasak đang đèn sách ở Trường Đại học Phạm Văn Đồng.",
        "Trường Đại học Phạm Văn Đồng đang có 39 em Champasak.",
        "Sáng nào cũng có 39 đứa trẻ Champasak lội suối sang ngồi chung lớp với con em Quảng Ngãi.",
        "Hiện có 39 nữ sinh Champasak học ở Quảng Ngãi.",
        "Ký túc xá của trường nuôi 39 bạn trẻ Champasak.",
    ],
)
def test_whoever_is_at_a_school_is_a_student(sentence: str) -> None:
    assert told(sentence) == [("students_received", 39, IN, None, None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ba em nhỏ Champasak theo mẹ ngồi ở cổng trường.",
        "Trường đón 12 vị khách Champasak sang thăm ký túc xá.",
        "Hai người đặt bút vào bản ghi nhớ đưa sinh viên điều dưỡng đi thực tập.",
        "Bà ngỏ ý muốn hằng năm đón 10 em mới ra trường sang làm.",
        "Hai tỉnh ký chương trình mỗi năm dạy nghề dệt cho 20 chị em.",
        "Năm 2018 sáp nhập tỉnh, Quảng Ngãi biếu Champasak một món quà 3 tỷ đồng.",
    ],
)
def test_who_only_comes_by_or_is_to_come_is_no_figure(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Lớp tiếng Việt đã nhận 22 cán bộ của Champasak vào học; 20 người đã thi đỗ cuối khóa.", [22, 20]),
        ("Đợt này có 16 em quê Champasak và 11 em quê Attapeu ra trường.", [16, 11]),
        ("Quảng Ngãi mở cho Champasak một lớp tiếng Việt. Lớp đầu đã có 14 người nhận chứng chỉ.", [14]),
    ],
)
def test_who_passes_has_graduated(sentence: str, found: list[int]) -> None:
    read_ = [f for f in told(sentence) if f[0] == "students_graduated"]
    assert [f[1] for f in read_] == [n for n in found if n != 22]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sáu kỹ sư canh nông người Quảng Ngãi ăn ở tại hai huyện của Champasak để bày cho dân cách ươm giống.",
        "Ở Champasak hiện có sáu bác sĩ Quảng Ngãi bám trụ.",
        "Sáu thầy thuốc của Quảng Ngãi đang ở bên Champasak, làm ở Bệnh viện tỉnh.",
    ],
)
def test_experts_may_stay_with_the_other_side(sentence: str) -> None:
    assert told(sentence) == [("experts_sent", 6, OUT, None, None)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Hiện có 2.150 người Lào làm công ở Quảng Ngãi.", [("other", 2150, "LA > VN-29", None, None)]),
        (
            "Năm 2018, hàng hóa qua lại giữa Quảng Ngãi và Champasak trị giá 9 triệu USD; trong đó Quảng Ngãi bán đi 3 "
            "triệu, mua về gần 6 triệu.",
            [
                ("trade_turnover", 9000000, IN, "2018", "2018"),
                ("exports", 3000000, OUT, "2018", "2018"),
                ("imports", 6000000, IN, "2018", "2018"),
            ],
        ),
        (
            "Kể từ năm 2002, hơn 900 anh đã được đưa từ Champasak về nằm ở Nghĩa trang liệt sĩ tỉnh.",
            [("remains_repatriated", 900, IN, "2002", None)],
        ),
        (
            "Tính đến tháng 8/2018, Champasak đã có 11 đoàn vào tỉnh ta.",
            [("delegations", 11, IN, None, "2018-08")],
        ),
        (
            "Số người Lào vượt biên giới sang chữa tại Bệnh viện Đa khoa Quảng Ngãi năm 2018 là 2.316 người.",
            [("other", 2316, "LA > VN-29", "2018", "2018")],
        ),
    ],
)
def test_flows_in_everyday_words(sentence: str, found: list[Any]) -> None:
    assert told(sentence) == found


def test_a_number_may_head_its_line() -> None:
    body = (
        f"{LAO} Hai bên nói chuyện về những việc của năm qua và thăm một trường học.\n"
        "46: số địa phương nước ngoài có quan hệ hợp tác với Quảng Ngãi.\n86: lưu học sinh Champasak đang theo học."
    )
    found = [("partners", 46, " > VN-29", None, None), ("students_received", 86, IN, None, None)]
    assert figures(f"Tin đối ngoại\nNgày 20/6/2019\n{body}\n") == found


@pytest.mark.parametrize(
    ("sentence", "origins"),
    [
        (
            "Năm 2018 Trường Đại học Phạm Văn Đồng nhận dạy 132 em, Champasak đông nhất với 61, Attapeu 34, Sê Kông "
            "22, còn lại 15 em là người Salavan; 47 em trong số đó đã tốt nghiệp.",
            ["LA-CH+LA-AT+LA-XE+LA-SL", "LA-CH", "LA-AT", "LA-XE", "LA-SL", "LA-CH+LA-AT+LA-XE+LA-SL"],
        ),
        (
            "Năm 2018 nhận 29 y sĩ của hai tỉnh vào học, gồm Champasak 17, Attapeu 12.",
            ["LA-CH+LA-AT", "LA-CH", "LA-AT"],
        ),
        ("Năm 2018 có 30 em Lào vào học: Champasak 20 em, Attapeu 10 em.", ["LA", "LA-CH", "LA-AT"]),
        ("Hiện 58 em Lào đang theo học, trong đó Champasak 21 em.", ["LA", "LA-CH"]),
    ],
)
def test_a_whole_is_of_the_units_of_its_parts(sentence: str, origins: list[str]) -> None:
    assert [f[2].split(" > ")[0] for f in told(sentence)] == origins


def test_tables_may_be_drawn_with_bars() -> None:
    text = (
        "SỞ NGOẠI VỤ TỈNH QUẢNG NGÃI\nBáo cáo hợp tác với tỉnh Champasak (Lào) năm 2019\n20/6/2019\n"
        "Ngày 3/4/2019, đoàn tỉnh Champasak sang thăm tỉnh Quảng Ngãi.\n"
        "Chỉ tiêu | Năm 2018 | 5 tháng năm 2019\n"
        "Hàng Quảng Ngãi xuất sang Champasak (triệu USD) | 62,4 | 71\n"
        "Lưu học sinh Champasak học tại Quảng Ngãi | 40 | 45\n"
        "Ngày 5/6, hai bên họp tại Quảng Ngãi.\n"
    )
    assert figures(text) == [
        ("exports", 62400000, OUT, "2018", "2018"),
        ("exports", 71000000, OUT, "2019-01", "2019-05"),
        ("students_received", 40, IN, "2018", "2018"),
        ("students_received", 45, IN, "2019-01", "2019-05"),
    ]


def test_a_row_of_links_between_bars_is_no_table() -> None:
    assert figures(f"Trang chủ | Tin tức | Liên hệ\nTin đối ngoại\n20/6/2019\n{LAO}\nGiá vàng | 36 | 37\n") == []


@pytest.mark.parametrize(
    ("body", "times"),
    [
        ("Mười một tháng đầu năm 2018, tỉnh đón 58 đoàn Lào.", [("2018-01", "2018-11")]),
        ("Chỉ tính từ đầu năm, trạm y tế các xã đã khám bệnh cho 412 lượt bà con Champasak.", [("2019", None)]),
        ("Trường Đại học Phạm Văn Đồng nhận 35 sinh viên Champasak vào năm học 2018 - 2019.", [("2018", "2019")]),
        ("Hai tỉnh kết nghĩa từ năm 2012. Đến hôm nay, 74 em Champasak đã tốt nghiệp ở Quảng Ngãi.", [(None, None)]),
        (
            "Hai bên đọc lại từng dòng bản Thỏa thuận hợp tác 2013 - 2015, ký hồi tháng 3/2013. Quảng Ngãi nhận dạy 28 "
            "em Champasak trong ba năm ấy.",
            [("2013", "2015")],
        ),
        (
            "Mùa khô 2011 - 2012 đội tìm được 58 bộ hài cốt ở Champasak. Đội lập từ năm 2001. Cũng trong "
            "mùa ấy, quân y khám bệnh cho 260 người dân Champasak.",
            [("2011", "2012"), ("2011", "2012")],
        ),
    ],
)
def test_times_told_in_other_words(body: str, times: list[Any]) -> None:
    assert [f[3:] for f in told(body)] == times


def test_two_provinces_of_theirs_are_those_told_last() -> None:
    body = "Ngày 12/5, tỉnh đón đoàn Attapeu. Tuyến biên giới giữa tỉnh ta với hai tỉnh bạn dài hơn 222 km."
    assert [(f[0], f[2]) for f in told(body)] == [("border_length", "LA-CH+LA-AT > VN-29")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Trong năm cử 5 người học cao học, 2 người học trung cấp chính trị.",
        "Hồ sơ gồm giấy khám sức khỏe, 6 ảnh và bản sao hộ khẩu.",
        "Bạn xin Quảng Ngãi giúp thêm 12 suất học bổng đại học.",
        "Tháng chín này, lớp cho hai y sĩ Champasak sẽ khai giảng.",
        "Hôm mồng chín tháng Tư, Phó Huyện trưởng của Champasak đưa mười hai người sang Quảng Ngãi.",
    ],
)
def test_what_is_asked_for_or_ones_own_is_no_figure(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Champasak năm ngoái mua của tỉnh 4 triệu USD phân bón, bán lại cho tỉnh 6 triệu USD cà phê.",
            [("imports", 4000000, OUT, "2018", "2018"), ("exports", 6000000, IN, "2018", "2018")],
        ),
        (
            "Năm 2018 Champasak xuất sang Quảng Ngãi 5 triệu USD, năm 2019 là 6 triệu.",
            [("exports", 5000000, IN, "2018", "2018"), ("exports", 6000000, IN, "2019", "2019")],
        ),
        (
            "Năm 2018, kim ngạch giữa Quảng Ngãi và Champasak đạt 2 triệu USD. Kon Tum nhỉnh hơn: 3 triệu USD với cùng "
            "đối tác này.",
            [
                ("trade_turnover", 2000000, IN, "2018", "2018"),
                ("trade_turnover", 3000000, "LA-CH > VN-28", "2018", "2018"),
            ],
        ),
        (
            "Số sinh viên Champasak từng qua các trường của Quảng Ngãi đã chạm con số 300.",
            [("students_received", 300, IN, None, None)],
        ),
    ],
)
def test_what_is_sold_is_exports_and_what_is_bought_imports_whoever_does_it(sentence: str, found: list[Any]) -> None:
    assert told(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Năm 2018, hàng Quảng Ngãi bán sang Champasak đạt 8 triệu USD, chiều ngược lại hơn 6 triệu USD.",
            [("exports", 8000000, OUT, "2018", "2018"), ("imports", 6000000, IN, "2018", "2018")],
        ),
        (
            "Ông xin Quảng Ngãi nhận thêm sinh viên vào Trường Đại học Phạm Văn Đồng, nơi hiện có 62 em Champasak.",
            [("students_received", 62, IN, None, None)],
        ),
        (
            "Từ bấy tới nay, 312 sinh viên Champasak đã cầm tấm bằng về nước.",
            [("students_graduated", 312, IN, None, None)],
        ),
        (
            "Trong năm 2018, 57 bệnh nhân Champasak được chạy thận miễn phí tại Quảng Ngãi.",
            [("other", 57, IN, "2018", "2018")],
        ),
        ("Từ tháng 1 đến nay, 26 đoàn của Champasak đến Quảng Ngãi.", [("delegations", 26, IN, "2019-01", None)]),
        ("Hai bên ký Bản ghi nhớ. Theo bản ấy, mỗi năm Quảng Ngãi nhận 40 lưu học sinh Champasak.", []),
    ],
)
def test_more_everyday_words(sentence: str, found: list[Any]) -> None:
    assert told(sentence) == found


def told_flows(sentence: str) -> list[tuple[Any, ...]]:
    return [f[:3] for f in told(sentence)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Năm 2018 có 27 cô cậu Champasak sang Quảng Ngãi học may.", [("students_received", 27, IN)]),
        ("25 thầy thuốc Champasak đã về Quảng Ngãi thực hành nội soi.", [("students_received", 25, IN)]),
        ("24 chị em Champasak được Hội Phụ nữ Quảng Ngãi chỉ cho cách nặn gốm.", [("students_received", 24, IN)]),
        ("Bệnh viện tỉnh đã kèm nghề cho 64 y sĩ, hộ lý của Champasak.", [("students_received", 64, IN)]),
        ("Tỉnh gửi 15 cán bộ trẻ qua Pakse học tiếng Lào.", [("students_received", 15, OUT)]),
        (
            "Trường Đại học Champasak dạy tiếng Lào cho 26 thầy cô, y sĩ của chúng tôi.",
            [("students_received", 26, OUT)],
        ),
        ("Có 310 lượt cán bộ Champasak qua các lớp của Trường Chính trị tỉnh.", [("students_received", 310, IN)]),
        (
            "Đoàn thăm Trường Đại học Champasak. Đây là nơi 34 học sinh Quảng Ngãi đã sang học.",
            [("students_received", 34, OUT)],
        ),
        ("Chín thầy thuốc của ta thay nhau bám trụ ở Pakse từ năm 2016 đến nay.", [("experts_sent", 9, OUT)]),
        ("Tỉnh để 6 kỹ sư nông nghiệp ở hẳn Pakse bày cho dân trồng lúa.", [("experts_sent", 6, OUT)]),
        ("Năm 2018, 312 người Quảng Ngãi qua Champasak cạo mủ, trồng sắn.", [("other", 312, OUT)]),
        ("Năm 2018, bệnh viện tỉnh nhận 76 ca bệnh từ Champasak chuyển sang.", [("other", 76, IN)]),
        ("Năm 2018, hàng hóa hai tỉnh mua của nhau chưa đến 900 nghìn USD.", [("trade_turnover", 900000, IN)]),
        ("Năm 2018, người Champasak tiêu thụ 5 triệu USD hàng Quảng Ngãi.", [("exports", 5000000, OUT)]),
    ],
)
def test_any_noun_of_persons_is_counted_by_what_they_do(sentence: str, found: list[Any]) -> None:
    assert told_flows(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "Chuyến trước tôi dẫn 4 giảng viên sang Champasak, được Phó Tỉnh trưởng tiếp.",
        "Ông mời 12 em học sinh Champasak sang biểu diễn tại Trường Đại học Phạm Văn Đồng.",
        "Bí thư gặp 25 cựu sinh viên Champasak từng học ở Quảng Ngãi.",
        "Ông xin cho 12 bác sĩ Champasak về Quảng Ngãi thực hành nội soi.",
        "Đội cứu sống 3 người Champasak gặp lũ.",
        "Hai bên ký Bản ghi nhớ. Văn bản định rõ: mỗi năm Quảng Ngãi dạy nghề cho 20 chị em Champasak.",
        "Mười năm qua, Quảng Ngãi và Kon Tum đã trao đổi 61 đoàn.",
    ],
)
def test_company_meetings_and_wishes_are_no_figures(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Trường đang có 118 lưu học sinh Champasak, ra trường hè vừa rồi 22.",
            [("students_received", 118, None, None), ("students_graduated", 22, "2018", "2018")],
        ),
        (
            "Trường nuôi dạy 212 sinh viên Lào, trong số ấy Champasak có 97.",
            [("students_received", 212, None, None), ("students_received", 97, None, None)],
        ),
        (
            "Năm học vừa rồi, Trường Đại học Phạm Văn Đồng dạy tiếng Việt cho 15 sĩ quan của Champasak.",
            [("students_received", 15, "2018", "2019")],
        ),
        (
            "Tính từ khóa đầu (2007), 29 em Champasak đã tốt nghiệp, 21 em trở về tỉnh làm việc.",
            [("students_graduated", 29, "2007", None), ("students_returned", 21, "2007", None)],
        ),
        (
            "Lớp gây mê cho bạn khai giảng ngày 5/2 và bế giảng ngày 5/5, 14 học viên vào thì cả 14 người ra với "
            "chứng chỉ trên tay.",
            [
                ("students_received", 14, "2019-02-05", "2019-05-05"),
                ("students_graduated", 14, "2019-05-05", "2019-05-05"),
            ],
        ),
        (
            "Có 12 cô cậu sang Quảng Ngãi học năm 2012; từ năm ấy tới nay tỉnh ông đã gửi đi 168 em.",
            [("students_received", 12, "2012", "2012"), ("students_received", 168, "2012", None)],
        ),
    ],
)
def test_times_of_schools(sentence: str, found: list[Any]) -> None:
    assert [(f[0], f[1], f[3], f[4]) for f in told(sentence)] == found


def test_a_column_of_times_dates_its_lines() -> None:
    rows = (
        "Chỉ tiêu\tThời gian\tSố liệu",
        "Đường biên giới chung giữa Quảng Ngãi với Champasak\t\t25,9 km",
        "Kim ngạch hai chiều Quảng Ngãi - Champasak\t5 tháng đầu năm 2019\t96 triệu USD",
        "Lưu học sinh Champasak học tại Quảng Ngãi\tnăm 2018\t41",
    )
    assert told("\n" + "\n".join(rows)) == [
        ("border_length", 25.9, IN, None, None),
        ("trade_turnover", 96000000, IN, "2019-01", "2019-05"),
        ("students_received", 41, IN, "2018", "2018"),
    ]


def test_a_column_of_what_was_agreed_counts_nothing_done() -> None:
    rows = ("TT\tLĩnh vực\tThỏa thuận", "1\tDạy nghề\tQuảng Ngãi mở lớp sửa xe cho 45 em Champasak.")
    assert told("\n" + "\n".join(rows)) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Từ tháng 4/2016, khi cầu thông xe, đến hết tháng 5/2019, ta cử sang Champasak 21 đoàn, đón "
            "của bạn 17 đoàn.",
            [("delegations", 21, OUT, "2016-04", "2019-05"), ("delegations", 17, IN, "2016-04", "2019-05")],
        ),
        (
            "Hai bên rà lại Thỏa thuận kết nghĩa ký ngày 2/3/2007. Mười hai năm, tính ra có 34 đoàn Champasak sang, "
            "còn ta sang bạn 25 đoàn.",
            [("delegations", 34, IN, "2007", None), ("delegations", 25, OUT, "2007", None)],
        ),
        (
            "Hai bên mở lại Bản ghi nhớ 2014 - 2017: bốn năm ấy có 41 đoàn Champasak sang thăm.",
            [("delegations", 41, IN, "2014", "2017")],
        ),
        (
            "Chương trình hợp tác giai đoạn 2014 - 2018 vừa khép lại. Sau 5 năm, Trường Đại học Phạm Văn Đồng "
            "tiếp nhận 62 học viên của Champasak.",
            [("students_received", 62, IN, "2014", "2018")],
        ),
        (
            "Đến nay đã có 120 sinh viên Champasak sang học ở Quảng Ngãi (riêng năm học 2017 - 2018 có 31).",
            [("students_received", 120, IN, None, None), ("students_received", 31, IN, "2017", "2018")],
        ),
        (
            "Kể từ lứa đầu, năm 2009, Trường Cao đẳng Y tế đã cho ra nghề 88 điều dưỡng Champasak.",
            [("students_graduated", 88, IN, "2009", None)],
        ),
        (
            "Năm học này 26 em Champasak theo học tại các trường của Quảng Ngãi.",
            [("students_received", 26, IN, "2018", "2019")],
        ),
        ("Năm năm trước, 26 em Champasak theo học ở Quảng Ngãi.", [("students_received", 26, IN, "2014", "2014")]),
    ],
)
def test_times_lean_on_what_was_told_before(sentence: str, found: list[Any]) -> None:
    assert figures(f"Chuyện hợp tác với tỉnh bạn Champasak\nNgày 20/6/2019\n\n{LAO} {sentence}\n") == found


def test_a_table_has_the_time_of_the_title_and_a_total_that_of_its_lines() -> None:
    head = "Sơ kết đối ngoại 6 tháng đầu năm 2019\nNgày 20/7/2019\n" + LAO
    rows = "Nội dung\tChampasak\tSalavan\nSố đoàn của bạn sang Quảng Ngãi\t8\t-\nĐoàn Quảng Ngãi sang thăm bạn\t5\t3\n"
    assert figures(f"{head}\n{rows}") == [
        ("delegations", 8, "LA-CH > VN-29", "2019-01", "2019-06"),
        ("delegations", 5, "VN-29 > LA-CH", "2019-01", "2019-06"),
        ("delegations", 3, "VN-29 > LA-SL", "2019-01", "2019-06"),
    ]
    owned = "Nội dung\tChampasak\tSalavan\nDự án của bạn tại Quảng Ngãi\t7\t2\nĐoàn đi\t1\t-\n"
    found = [f[:3] for f in figures(f"{head}\n{owned}") if f[0] == "investment_projects"]
    assert found == [("investment_projects", 7, "LA-CH > VN-29"), ("investment_projects", 2, "LA-SL > VN-29")]
    years = "Năm\tLưu học sinh Lào đang học\n2016\t20\n2017\t25\nCộng\t45\n"
    assert [f[1:2] + f[3:] for f in figures(f"Lưu học sinh\nNgày 20/7/2019\n{LAO}\n{years}")][-1] == (
        45,
        "2016",
        "2017",
    )


def dated(body: str) -> list[tuple[Any, ...]]:
    return figures(f"Chuyện hợp tác với tỉnh bạn Champasak\nNgày 20/6/2019\n\n{LAO} {body}\n")


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (
            "Trường Đại học Phạm Văn Đồng nhận sinh viên Lào từ năm 2008. Đến nay trường đã cấp bằng cho 207 người.",
            [("students_graduated", 207, "LA > VN-29", None, None)],
        ),
        (
            "Năm 2018, buôn bán hai chiều giữa Quảng Ngãi và Champasak được 9 triệu USD. Trong đó Quảng Ngãi bán sang "
            "chưa đầy 4 triệu.",
            [
                ("trade_turnover", 9000000, IN, "2018", "2018"),
                ("exports", 4000000, OUT, "2018", "2018"),
            ],
        ),
        (
            "Năm 2018, Champasak xuất sang Quảng Ngãi 5 triệu USD và mua về 2 triệu USD.",
            [("exports", 5000000, IN, "2018", "2018"), ("imports", 2000000, OUT, "2018", "2018")],
        ),
        (
            "Năm 2018 Champasak đã 6 lần cử đoàn sang thăm, còn Quảng Ngãi đi chiều ngược lại 8 đoàn.",
            [("delegations", 6, IN, "2018", "2018"), ("delegations", 8, OUT, "2018", "2018")],
        ),
        (
            "Hai tỉnh năm 2018 trao đổi 15 đoàn, 9 đoàn của bạn sang và 6 đoàn của ta đi.",
            [
                ("delegations", 15, IN, "2018", "2018"),
                ("delegations", 9, IN, "2018", "2018"),
                ("delegations", 6, OUT, "2018", "2018"),
            ],
        ),
        (
            "Năm 2018, cả 9 học viên do Sở Y tế Champasak gửi sang Quảng Ngãi đều tốt nghiệp.",
            [("students_graduated", 9, IN, "2018", "2018")],
        ),
        (
            "Năm 2018, 45 cán bộ Quảng Ngãi được Champasak đào tạo tiếng Lào, trong đó 29 người ở Champasak.",
            [("students_received", 45, OUT, "2018", "2018"), ("students_received", 29, OUT, "2018", "2018")],
        ),
        (
            "Đề nghị Champasak sớm giao đất cho dự án mà doanh nghiệp Quảng Ngãi đã rót 3 triệu USD.",
            [("investment_capital", 3000000, OUT, None, None)],
        ),
    ],
)
def test_figures_hang_on_what_stands_beside_them_or_before(body: str, found: list[Any]) -> None:
    assert dated(body) == found


@pytest.mark.parametrize(
    "body",
    [
        "Hai anh đã hẹn nhau: mỗi năm Quảng Ngãi nhận 20 lưu học sinh của Champasak.",
        "Ông nhờ luôn: hằng năm Quảng Ngãi dạy nghề mộc cho 15 học viên Champasak.",
        "Văn bản mới có ba điểm chính:\n\n1) Quảng Ngãi giữ 25 suất học bổng mỗi năm cho Champasak.",
        "Phó Tỉnh trưởng đưa 12 cán bộ Champasak sang chúc mừng lãnh đạo tỉnh.",
        "Bà dắt hai chục hội viên Champasak sang Quảng Ngãi.",
        "Giữa hai mốc giờ ấy là ba cuộc gặp.",
    ],
)
def test_what_is_asked_for_each_year_or_who_comes_along_is_no_figure(body: str) -> None:
    assert dated(body) == []
