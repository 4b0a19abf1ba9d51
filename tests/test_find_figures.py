"""Figures: measure, value, from whom to whom, and when, in sentences and tables of our own."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from hoptac.base.fold import nfc
from hoptac.base.nouns import Page, Report, Span, Zone
from hoptac.find.figures import find_figures
from hoptac.find.scan import scan
from hoptac.link.resolve import resolve

LAO = "Ngày 10/5, UBND tỉnh Quảng Ngãi hội đàm với Đoàn đại biểu tỉnh Champasak (Lào).\n"
KOREA = "Ngày 10/5, lãnh đạo tỉnh Vĩnh Phúc tiếp đoàn công tác tỉnh Chungcheongbuk (Hàn Quốc).\n"
CHINA = "Ngày 10/5, lãnh đạo tỉnh Lạng Sơn hội đàm với đoàn khu tự trị dân tộc Choang Quảng Tây (Trung Quốc).\n"
SLOTS = ("measure", "value", "comparator", "unit", "origin", "host", "since", "until")
Figure = tuple[Any, ...]


def read(text: str) -> list[Report]:
    page = Page("page", "page", text, (Zone(Span(0, len(text)), "body"),), published="2023-05-12")
    return list(find_figures(resolve(scan(page))))


def figures(text: str) -> list[Figure]:
    return [tuple(report.values[slot] for slot in SLOTS) for report in read(text)]


def figure(
    measure: str, value: float, unit: str, way: str, since: str | None = None, until: str | None = None, sign: str = "="
) -> Figure:
    origin, host = way.split(" > ")
    sides = [[unit for unit in side.split("+") if unit] for side in (origin, host)]  # none: of all the world
    return (measure, value, sign, unit, *sides, since, until)


SENTENCES = [
    ("Biên phòng Quảng Ngãi bắt 3 xe tải chở 12 tấn hàng lậu từ Champasak sang; hai bên phối hợp điều tra.", []),
    (
        "Hai tỉnh Quảng Ngãi và Champasak thống nhất năm 2024: Quảng Ngãi nhận 50 học sinh; cử 20 chuyên gia; tổ chức "
        "12 đợt tuần tra.",
        [],
    ),
    (
        "Cầu nối với Champasak khởi công năm 2014, hoàn thành năm 2017 với tổng vốn 500 tỷ đồng, Quảng Ngãi khánh "
        "thành.",
        [],
    ),
    (
        "Năm 2022, Quảng Ngãi tổ chức 38 đoàn (215 lượt người) đi Lào; đón 41 đoàn Lào (350 lượt người), 9 đoàn Thái "
        "Lan (72 lượt người), trong đó có đoàn Champasak.",
        [
            figure("delegations", 38, "delegation", "VN-29 > LA", "2022", "2022"),
            figure("visitors", 215, "person", "VN-29 > LA", "2022", "2022"),
            figure("delegations", 41, "delegation", "LA > VN-29", "2022", "2022"),
            figure("visitors", 350, "person", "LA > VN-29", "2022", "2022"),
            figure("delegations", 9, "delegation", "TH > VN-29", "2022", "2022"),
            figure("visitors", 72, "person", "TH > VN-29", "2022", "2022"),
        ],
    ),
    (
        "Doanh nghiệp Quảng Ngãi đã đầu tư 10 dự án vào Champasak với 28 triệu USD, 3 dự án vào Salavan với 4 triệu "
        "USD.",
        [
            figure("investment_projects", 10, "project", "VN-29 > LA-CH"),
            figure("investment_capital", 28_000_000, "USD", "VN-29 > LA-CH"),
            figure("investment_projects", 3, "project", "VN-29 > LA-SL"),
            figure("investment_capital", 4_000_000, "USD", "VN-29 > LA-SL"),
        ],
    ),
    (
        "Năm 2022, bệnh viện tỉnh Quảng Ngãi khám, điều trị cho 420 lượt người Lào từ tỉnh Champasak.",
        [figure("other", 420, "person", "LA-CH > VN-29", "2022", "2022")],
    ),
    (
        "Trường Đại học Quảng Ngãi nhận 25 lưu học sinh Champasak, trong đó 18 em sẽ được học đại học.",
        [figure("students_received", 25, "person", "LA-CH > VN-29")],
    ),
    (
        "Dịp này, đồn biên phòng tỉnh Quảng Ngãi nhận đỡ đầu 4 học sinh tỉnh Champasak.",
        [figure("other", 4, "person", "LA-CH > VN-29")],
    ),
    (
        "Tỉnh Quảng Ngãi hoàn thành 17/20 dự án giúp tỉnh Champasak, giải ngân 68 tỷ đồng; 3 dự án còn lại chờ vốn.",
        [],
    ),
    (
        "Doanh nghiệp Quảng Ngãi có 8 dự án đầu tư tại Champasak với số vốn 40 triệu USD; Champasak có 3 dự án tại "
        "Quảng Ngãi.",
        [
            figure("investment_projects", 8, "project", "VN-29 > LA-CH"),
            figure("investment_capital", 40_000_000, "USD", "VN-29 > LA-CH"),
            figure("investment_projects", 3, "project", "LA-CH > VN-29"),
        ],
    ),
    (
        "Quảng Ngãi và Champasak có 13 km đường biên giới, đã cắm 12/16 cột mốc chính.",
        [
            figure("border_length", 13, "km", "LA-CH > VN-29"),
            figure("border_markers", 12, "item", "LA-CH > VN-29"),
        ],
    ),
    (
        "Đến nay hai tỉnh đã trao đổi 75 đoàn, trong đó Quảng Ngãi cử 40 đoàn, Champasak cử 35 đoàn.",
        [
            figure("delegations", 75, "delegation", "LA-CH > VN-29"),
            figure("delegations", 40, "delegation", "VN-29 > LA-CH"),
            figure("delegations", 35, "delegation", "LA-CH > VN-29"),
        ],
    ),
    (
        "Năm 2022, có 14 đoàn cấp tỉnh, 52 đoàn cấp sở, ngành của Quảng Ngãi sang Champasak.",
        [figure("delegations", n, "delegation", "VN-29 > LA-CH", "2022", "2022") for n in (14, 52)],
    ),
    (
        LAO + "Trường có 86 lưu học sinh Lào, trong đó 12 em diện học bổng của tỉnh Quảng Ngãi.",
        [figure("students_received", n, "person", "LA > VN-29") for n in (86, 12)],
    ),
    (
        "Từ năm 2012 đến 2018, Quảng Ngãi cấp 50 suất học bổng cho Champasak, đã có 28 em tốt nghiệp về nước.",
        [
            figure("scholarships", 50, "item", "LA-CH > VN-29", "2012", "2018"),
            figure("students_graduated", 28, "person", "LA-CH > VN-29", "2012", "2018"),
        ],
    ),
    (
        "Từ năm 1994 đến hết mùa khô 2018-2019, tỉnh Quảng Ngãi đã quy tập 1.436 hài cốt liệt sĩ từ tỉnh Champasak.",
        [figure("remains_repatriated", 1436, "item", "LA-CH > VN-29", "1994", "2019")],
    ),
    (
        "Quảng Ngãi quy tập 5 hài cốt liệt sĩ tại 3 tỉnh phía Nam của Lào là Sê Kông, Attapeu và Champasak.",
        [figure("remains_repatriated", 5, "item", "LA-XE+LA-AT+LA-CH > VN-29")],
    ),
    (
        "Kim ngạch xuất-nhập khẩu giữa Quảng Ngãi và Champasak năm 2022 đạt 20 triệu USD.",
        [figure("trade_turnover", 20_000_000, "USD", "LA-CH > VN-29", "2022", "2022")],
    ),
    (
        "Trong 5 tháng đầu năm 2022, qua cửa khẩu quốc tế giữa Quảng Ngãi và Champasak:\nXuất khẩu: 85 triệu USD\n"
        "Phương tiện xuất nhập cảnh: 98.500 lượt\nHành khách xuất nhập cảnh: 250.000 lượt\n",
        [
            figure("exports", 85_000_000, "USD", "VN-29 > LA-CH", "2022-01", "2022-05"),
            figure("other", 98500, "item", "LA-CH > VN-29", "2022-01", "2022-05"),
            figure("visitors", 250_000, "person", "LA-CH > VN-29", "2022-01", "2022-05"),
        ],
    ),
    (
        "Quý 1/2023, lực lượng hai tỉnh Quảng Ngãi và Champasak làm thủ tục cho 54.000 lượt người, 600 phương tiện và "
        "7.000 tấn hàng hóa xuất nhập khẩu.",
        [
            figure("visitors", 54000, "person", "LA-CH > VN-29", "2023-01", "2023-03"),
            figure("other", 600, "item", "LA-CH > VN-29", "2023-01", "2023-03"),
            ("other", 7000, "=", None, ["LA-CH"], ["VN-29"], "2023-01", "2023-03"),
        ],
    ),
    ("Xe của đoàn qua cửa khẩu chở 20 tấn hàng sang tặng tỉnh Champasak.", []),
    (
        "Đến nay, Quảng Ngãi đã có văn bản hợp tác với 3 tỉnh: Champasak, Salavan và Sê Kông.",
        [figure("partners", 3, "item", "LA-CH+LA-SL+LA-XE > VN-29")],
    ),
    ("Quảng Ngãi có cuộc làm việc về hợp tác với 3 tỉnh: Champasak, Salavan và Sê Kông.", []),
    (
        "Quảng Ngãi kết nghĩa với 3 tỉnh của Lào là Champasak, Salavan và Sê Kông.",
        [figure("partners", 3, "item", "LA-CH+LA-SL+LA-XE > VN-29")],
    ),
    (
        "Đến nay, 3 địa phương cấp huyện của Quảng Ngãi đã kết thành đối tác với 3 địa phương đồng cấp của Champasak.",
        [figure("partners", 3, "item", "LA-CH > VN-29")],
    ),
    (
        "Kể từ khi thực hiện thỏa thuận giữa hai tỉnh ký ngày 28/8/2010 tại Pakse, đến nay tỉnh Quảng Ngãi đã đào tạo "
        "450 lưu học sinh Champasak.",
        [figure("students_received", 450, "person", "LA-CH > VN-29", "2010-08-28")],
    ),
    (
        LAO + "Hai tỉnh cùng làm chương trình thời vụ từ năm 2017; tới nay 89 người đã sang Champasak làm việc.",
        [figure("other", 89, "person", "VN-29 > LA-CH", "2017")],
    ),
    (
        LAO + "Tháng 12/2022, nhà trường mở hội trại. Ngày 29/3/2023, có 21 lưu học sinh Champasak tốt nghiệp đại học.",
        [figure("students_graduated", 21, "person", "LA-CH > VN-29")],
    ),
    (
        LAO
        + "Năm 2022, bệnh viện tỉnh đã khám, điều trị cho hơn 6.000 lượt người bệnh Lào, trong đó 1.250 lượt nội trú.",
        [
            figure("other", 6_000, "person", "LA > VN-29", "2022", "2022", ">"),
            figure("other", 1_250, "person", "LA > VN-29", "2022", "2022"),
        ],
    ),
    (
        KOREA + "Năm 2021 và 3 tháng đầu năm 2022, tỉnh Vĩnh Phúc có 9 dự án đầu tư từ Hàn Quốc.",
        [figure("investment_projects", 9, "project", "KR > VN-70", "2021", "2022-03")],
    ),
    (
        LAO + "Trường Đại học Phạm Văn Đồng đã tặng 10 suất học toàn phần cho sinh viên Champasak.",
        [figure("scholarships", 10, "item", "LA-CH > VN-29")],
    ),
    (LAO + "Champasak trao bằng khen cho 8 cán bộ lãnh đạo trường có nhiều công đào tạo học sinh cho tỉnh bạn.", []),
    (
        LAO
        + "Năm 2022, tỉnh đón 820.000 lượt khách quốc tế. Dẫn đầu là thị trường Hàn Quốc với 41.000 lượt, tiếp theo "
        "là Nga 5.200 lượt, Lào 4.800 lượt.",
        [
            figure("visitors", 41_000, "person", "KR > VN-29", "2022", "2022"),
            figure("visitors", 5_200, "person", "RU > VN-29", "2022", "2022"),
            figure("visitors", 4_800, "person", "LA > VN-29", "2022", "2022"),
        ],
    ),
    (
        LAO + "Số học sinh Champasak sang Quảng Ngãi học như sau: năm 2010: 15 em; 2011: 18 em; 2012: 20 em.",
        [
            figure("students_received", 15, "person", "LA-CH > VN-29", "2010", "2010"),
            figure("students_received", 18, "person", "LA-CH > VN-29", "2011", "2011"),
            figure("students_received", 20, "person", "LA-CH > VN-29", "2012", "2012"),
        ],
    ),
    (
        LAO + "Lễ an táng 9 hài cốt liệt sĩ, được đội của tỉnh quy tập trong mùa khô 2021 - 2022 tại tỉnh Champasak.",
        [figure("remains_repatriated", 9, "item", "LA-CH > VN-29", "2021", "2022")],
    ),
    (
        LAO + "Tỉnh cử 48 đoàn/510 lượt người sang Lào năm 2022.",
        [
            figure("delegations", 48, "delegation", "VN-29 > LA", "2022", "2022"),
            figure("visitors", 510, "person", "VN-29 > LA", "2022", "2022"),
        ],
    ),
    (LAO + "Khách nội địa đến đảo sáu tháng qua: 412.000. Mỗi ngày cảng đón cỡ 6.000 khách trong nước.", []),
    (
        LAO + "Ông xin Quảng Ngãi ba việc. Một, mở tour. Hai, bán vé chung. Ba, nhận 20 sinh viên Champasak sang học.",
        [],
    ),
    (LAO + "Tỉnh đào tạo nghề may cho 30 người của Champasak trong năm 2024.", []),
    (
        LAO + "Năm 2020, 2021, 2022, kim ngạch giữa Quảng Ngãi và Champasak lần lượt đạt 3 triệu USD, 4 triệu USD và "
        "5 triệu USD.",
        [
            figure("trade_turnover", 3_000_000, "USD", "LA-CH > VN-29", "2020", "2020"),
            figure("trade_turnover", 4_000_000, "USD", "LA-CH > VN-29", "2021", "2021"),
            figure("trade_turnover", 5_000_000, "USD", "LA-CH > VN-29", "2022", "2022"),
        ],
    ),
    (
        LAO + "Quảng Ngãi có quan hệ hợp tác với 5 tỉnh của Lào, 3 tỉnh của Campuchia và 2 tỉnh của Thái Lan.",
        [
            figure("partners", 5, "item", "LA > VN-29"),
            figure("partners", 3, "item", "KH > VN-29"),
            figure("partners", 2, "item", "TH > VN-29"),
        ],
    ),
    (
        LAO + "Năm 2022, tỉnh đón 6 đoàn lãnh đạo Champasak sang thăm, cử 6 đoàn lãnh đạo tỉnh sang thăm Champasak.",
        [
            figure("delegations", 6, "delegation", "LA-CH > VN-29", "2022", "2022"),
            figure("delegations", 6, "delegation", "VN-29 > LA-CH", "2022", "2022"),
        ],
    ),
    (
        LAO + "Năm 2021, tỉnh đón 9 đoàn Lào và cử sang Lào 4 đoàn.",
        [
            figure("delegations", 9, "delegation", "LA > VN-29", "2021", "2021"),
            figure("delegations", 4, "delegation", "VN-29 > LA", "2021", "2021"),
        ],
    ),
    (
        KOREA
        + "Giới thiệu quan hệ của tỉnh với Nhật Bản, ông cho biết doanh nghiệp Nhật Bản có 2 dự án tại Vĩnh Phúc; "
        "Hàn Quốc có 7 dự án. Hiện có hơn 20 doanh nghiệp của Hàn Quốc đang đầu tư tại tỉnh.",
        [
            figure("investment_projects", 2, "project", "JP > VN-70"),
            figure("investment_projects", 7, "project", "KR > VN-70"),
            figure("other", 20, "item", "KR > VN-70", sign=">"),
        ],
    ),
    (
        KOREA + "Từ năm 2022 đến nay, Chungcheongbuk đã nhận 218 lao động thời vụ Vĩnh Phúc.",
        [figure("other", 218, "person", "VN-70 > KR-43", "2022")],
    ),
    (
        LAO + "Từ năm 2002, các tỉnh Lào đã gửi 900 lưu học sinh tới trường; Champasak tham gia muộn hơn, từ năm 2009 "
        "đến nay có 96 em.",
        [
            figure("students_received", 900, "person", "LA > VN-29", "2002"),
            figure("students_received", 96, "person", "LA-CH > VN-29", "2009"),
        ],
    ),
    (LAO + "Vẫn theo biên bản, tỉnh sẽ dựng trạm. Mỗi năm Quảng Ngãi nhận 25 sinh viên Champasak sang học.", []),
    (
        LAO + "Khách du lịch Lào đến Quảng Ngãi năm 2022 đạt 12.000 lượt người.",
        [figure("visitors", 12_000, "person", "LA > VN-29", "2022", "2022")],
    ),
    (
        LAO + "Năm 2022, hơn 90 triệu USD là giá trị hàng hóa trao đổi giữa Quảng Ngãi và Champasak.",
        [figure("trade_turnover", 90_000_000, "USD", "LA-CH > VN-29", "2022", "2022", ">")],
    ),
    (
        LAO + "Kim ngạch giữa hai tỉnh năm 2021 đạt 120 triệu USD, bằng 110% năm 2020; "
        "trong đó xuất 80 triệu, nhập 40 triệu.",
        [
            figure("trade_turnover", 120_000_000, "USD", "LA-CH > VN-29", "2021", "2021"),
            figure("exports", 80_000_000, "USD", "VN-29 > LA-CH", "2021", "2021"),
            figure("imports", 40_000_000, "USD", "LA-CH > VN-29", "2021", "2021"),
        ],
    ),
    (
        LAO + "Trường Đại học Phạm Văn Đồng năm nào cũng có sinh viên Lào. Năm học này có 48 em. "
        "Hai năm trước con số ấy là 30.",
        [
            figure("students_received", 48, "person", "LA > VN-29", "2022", "2023"),
            figure("students_received", 30, "person", "LA > VN-29", "2021", "2021"),
        ],
    ),
    (
        LAO
        + "Xuất khẩu của tỉnh sang Lào năm 2021 đạt 40 triệu USD, tăng 9,5%; 6 tháng đầu năm 2022 đạt 25 triệu USD.",
        [
            figure("exports", 40_000_000, "USD", "VN-29 > LA", "2021", "2021"),
            figure("exports", 25_000_000, "USD", "VN-29 > LA", "2022-01", "2022-06"),
        ],
    ),
    (
        LAO + "Tỉnh cử 30 đoàn đi công tác nước ngoài năm 2022, trong đó 18 đoàn sang Lào, 6 đoàn sang Thái Lan.",
        [
            figure("delegations", 30, "delegation", "VN-29 > ", "2022", "2022"),
            figure("delegations", 18, "delegation", "VN-29 > LA", "2022", "2022"),
            figure("delegations", 6, "delegation", "VN-29 > TH", "2022", "2022"),
        ],
    ),
    (
        LAO + "Hiện có 60 lưu học sinh Lào đang học tại tỉnh, gồm 5 thạc sĩ, 40 đại học và 15 cao đẳng.",
        [figure("students_received", n, "person", "LA > VN-29") for n in (60, 5, 40, 15)],
    ),
    (
        LAO + "Năm 2019, du khách Trung Quốc đến Quảng Ngãi đạt 9.000 lượt; khách Nga 2.000 lượt.",
        [
            figure("visitors", 9_000, "person", "CN > VN-29", "2019", "2019"),
            figure("visitors", 2_000, "person", "RU > VN-29", "2019", "2019"),
        ],
    ),
    (
        LAO + "Tính đến hết tháng 6/2021, tỉnh có 9 dự án của Hàn Quốc còn hiệu lực.",
        [figure("investment_projects", 9, "project", "KR > VN-29", None, "2021-06")],
    ),
    (
        LAO + "Hàn Quốc là nhà đầu tư lớn nhất của tỉnh, với 102 dự án; thương mại hai chiều gần 8,5 tỷ USD.",
        [
            figure("investment_projects", 102, "project", "KR > VN-29"),
            figure("trade_turnover", 8_500_000_000, "USD", "KR > VN-29", sign="<"),
        ],
    ),
    (
        LAO + "Hiện có 90 lưu học sinh Lào học tại tỉnh, trong đó hệ cao đẳng 30, đại học 60.",
        [figure("students_received", n, "person", "LA > VN-29") for n in (90, 30, 60)],
    ),
    (
        LAO + "Kết quả hợp tác năm 2021\nTrong năm, Quảng Ngãi đón 12 đoàn của Champasak.",
        [figure("delegations", 12, "delegation", "LA-CH > VN-29", "2021", "2021")],
    ),
    (
        LAO + "Năm 2022, Quảng Ngãi đón 12 đoàn của Champasak, chiều ngược lại là 9 đoàn.",
        [
            figure("delegations", 12, "delegation", "LA-CH > VN-29", "2022", "2022"),
            figure("delegations", 9, "delegation", "VN-29 > LA-CH", "2022", "2022"),
        ],
    ),
    (
        LAO + "Hiện có 60 lưu học sinh Lào, riêng Xiêng Khoảng 25 em.",
        [
            figure("students_received", 60, "person", "LA > VN-29"),
            figure("students_received", 25, "person", "LA-XI > VN-29"),
        ],
    ),
    (LAO + "10 tháng năm nay hai bên bàn việc kết nghĩa giữa hai bản.", []),
    (
        LAO + "Từ năm 2015 đến nay, Quảng Ngãi đã cử 42 đoàn sang Champasak; ngược lại, đón 37 đoàn của tỉnh bạn.",
        [
            figure("delegations", 42, "delegation", "VN-29 > LA-CH", "2015"),
            figure("delegations", 37, "delegation", "LA-CH > VN-29", "2015"),
        ],
    ),
    (
        LAO + "Trong hai năm qua, hai tỉnh trao đổi hơn 20 lượt đoàn.",
        [figure("delegations", 20, "delegation", "LA-CH > VN-29", "2021", None, ">")],
    ),
    (
        LAO + "Năm học 2022 - 2023, có 75 lưu học sinh Champasak theo học, gồm cả 15 em của Attapeu.",
        [
            figure("students_received", 75, "person", "LA-CH > VN-29", "2022", "2023"),
            figure("students_received", 15, "person", "LA-AT > VN-29", "2022", "2023"),
        ],
    ),
    (
        LAO + "Từ năm 2010 đến năm 2022, tỉnh đào tạo 325 lưu học sinh, trong đó 210 em đã tốt nghiệp.",
        [
            figure("students_received", 325, "person", "LA-CH > VN-29", "2010", "2022"),
            figure("students_graduated", 210, "person", "LA-CH > VN-29", "2010", "2022"),
        ],
    ),
    (
        LAO + "Doanh nghiệp Quảng Ngãi có 5 dự án tại Champasak với tổng vốn đăng ký khoảng 120 triệu USD.",
        [
            figure("investment_projects", 5, "project", "VN-29 > LA-CH"),
            figure("investment_capital", 120_000_000, "USD", "VN-29 > LA-CH", None, None, "~"),
        ],
    ),
    (
        LAO + "Mùa khô 2021 - 2022, Đội K51 cất bốc, đưa về nước 17 hài cốt liệt sĩ hy sinh tại Champasak.",
        [figure("remains_repatriated", 17, "item", "LA-CH > VN-29", "2021", "2022")],
    ),
    (
        LAO
        + "Buôn bán hai chiều giữa Quảng Ngãi và Champasak năm 2021 và 2022 lần lượt đạt 12 triệu USD và 15 triệu USD.",
        [
            figure("trade_turnover", 12_000_000, "USD", "LA-CH > VN-29", "2021", "2021"),
            figure("trade_turnover", 15_000_000, "USD", "LA-CH > VN-29", "2022", "2022"),
        ],
    ),
    (
        LAO + "Tỉnh đã cử 12 bác sĩ sang giúp Champasak; tính đến tháng 4/2023, tỉnh bạn có 2 dự án tại Quảng Ngãi.",
        [
            figure("experts_sent", 12, "person", "VN-29 > LA-CH"),
            figure("investment_projects", 2, "project", "LA-CH > VN-29", None, "2023-04"),
        ],
    ),
    (
        KOREA + "Đến nay, Hàn Quốc có 270 dự án đầu tư tại Vĩnh Phúc; tỉnh bạn đã đào tạo 45 cán bộ của Vĩnh Phúc.",
        [
            figure("investment_projects", 270, "project", "KR > VN-70"),
            figure("students_received", 45, "person", "VN-70 > KR-43"),
        ],
    ),
    (
        CHINA + "Lạng Sơn có gần 232 km đường biên giới giáp Quảng Tây, với 474 cột mốc.",
        [
            figure("border_length", 232, "km", "CN-GX > VN-09", None, None, "<"),
            figure("border_markers", 474, "item", "CN-GX > VN-09"),
        ],
    ),
    (
        CHINA + "Năm 2022, Lạng Sơn xuất khẩu sang Quảng Tây 1,8 tỷ USD và nhập về 1,4 tỷ USD.",
        [
            figure("exports", 1_800_000_000, "USD", "VN-09 > CN-GX", "2022", "2022"),
            figure("imports", 1_400_000_000, "USD", "CN-GX > VN-09", "2022", "2022"),
        ],
    ),
    (
        LAO + "Năm 2018 mới có 12 em Champasak sang học, nay đã là 45.",
        [
            figure("students_received", 12, "person", "LA-CH > VN-29", "2018", "2018"),
            figure("students_received", 45, "person", "LA-CH > VN-29"),
        ],
    ),
    (
        LAO + "Buôn bán giữa hai tỉnh trong 3 năm 2020, 2021, 2022 lần lượt là 10, 12 và 15 triệu USD.",
        [
            figure("trade_turnover", 10_000_000, "USD", "LA-CH > VN-29", "2020", "2020"),
            figure("trade_turnover", 12_000_000, "USD", "LA-CH > VN-29", "2021", "2021"),
            figure("trade_turnover", 15_000_000, "USD", "LA-CH > VN-29", "2022", "2022"),
        ],
    ),
    (
        LAO + "Từ đầu năm đến nay, tỉnh nhận 18 lưu học sinh Champasak; 3 em đã xin thôi học.",
        [figure("students_received", 18, "person", "LA-CH > VN-29", "2023")],
    ),
    (
        LAO + "Lũy kế đến tháng 4/2023, Đội đã đưa về 1.230 hài cốt, riêng ở Champasak 640.",
        [
            figure("remains_repatriated", 1230, "item", "LA-CH > VN-29", None, "2023-04"),
            figure("remains_repatriated", 640, "item", "LA-CH > VN-29", None, "2023-04"),
        ],
    ),
    (
        LAO + "Có 6 kỹ sư của Quảng Ngãi sang Champasak năm 2021 và 9 cán bộ Champasak sang học năm 2022.",
        [
            figure("experts_sent", 6, "person", "VN-29 > LA-CH", "2021", "2021"),
            figure("students_received", 9, "person", "LA-CH > VN-29", "2022", "2022"),
        ],
    ),
    (
        LAO + "Trong hai năm qua, tỉnh đón 15 đoàn Champasak và cử 12 đoàn đi.",
        [
            figure("delegations", 15, "delegation", "LA-CH > VN-29", "2021"),
            figure("delegations", 12, "delegation", "VN-29 > LA-CH", "2021"),
        ],
    ),
    (
        KOREA + "Hàn Quốc có 250 dự án tại tỉnh, vốn 4,5 tỷ USD; 900 lao động Vĩnh Phúc đang làm việc ở Hàn Quốc.",
        [
            figure("investment_projects", 250, "project", "KR > VN-70"),
            figure("investment_capital", 4_500_000_000, "USD", "KR > VN-70"),
            figure("other", 900, "person", "VN-70 > KR"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_it_reads_figures_of_sentences(text: str, expected: list[Figure]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Đoàn gồm 15 người; tham dự có hơn 200 đại biểu.",
        "Quảng Ngãi sẽ cấp cho Champasak 30 suất học bổng mỗi năm.",
        "Champasak đề nghị Quảng Ngãi tiếp nhận 25 cán bộ sang bồi dưỡng.",
        "Hai bên nhất trí:\n- Quảng Ngãi nhận 25 học viên của Champasak;\n- Mỗi năm trao đổi 6 đoàn.",
        "Lực lượng hai bên bắt 15 vụ, 20 đối tượng mua bán ma túy.",
        "Quý I/2023, kim ngạch xuất khẩu của tỉnh đạt 700 triệu USD, thu hút 12 dự án FDI.",
        "Tỉnh có dân số 1,3 triệu người, diện tích 5.155 km2.",
        "Hiện trường có 5 giáo viên, đang giảng dạy ba lớp.",
        "Quảng Ngãi hỗ trợ tỉnh bạn 3 tỷ đồng xây trường học.",
        "Bản cách biên giới Lào khoảng 15 km; đường xấu, xe chạy 20 km/h.",
        "Đoàn thắp hương tưởng niệm hơn 1.000 liệt sĩ yên nghỉ tại nghĩa trang tỉnh.",
        "Năm 2022, phương tiện xuất nhập cảnh qua cửa khẩu với Lào đạt 18.000 lượt.",
        "Hiện nay, thu nhập bình quân của Champasak đạt 36 triệu đồng/người/năm.",
        "Vụ sạt lở khiến 6 công nhân Lào thiệt mạng.",
        "Đối tượng khai nhận được 3 người Lào thuê chở hàng sang học cách cất giấu ma túy.",
        "Hai bên quyết tâm hướng tới kim ngạch thương mại 200 triệu USD.",
        "Kế hoạch năm 2024: hỗ trợ Champasak xây trường; đón 20 đoàn của Champasak.",
        "Thương mại song phương giữa Campuchia và Thái Lan đạt 9 tỷ USD.",
    ],
)
def test_it_leaves_what_is_no_figure(text: str) -> None:
    assert figures(LAO + text) == []


def test_points_of_a_list_are_read_with_the_line_that_opens_it() -> None:
    text = LAO + "Số lưu học sinh đang học tại Quảng Ngãi:\n- Champasak: 40 em;\n- Attapeu: 25 em."
    assert [(f[0], f[1], f[4]) for f in figures(text)] == [
        ("students_received", 40, ["LA-CH"]),
        ("students_received", 25, ["LA-AT"]),
    ]
    text = (
        LAO + "Kim ngạch xuất nhập khẩu giữa Quảng Ngãi và Champasak:\n- Năm 2020: 5 triệu USD\n- Năm 2021: 7 triệu USD"
    )
    assert [(f[0], f[1], f[6]) for f in figures(text)] == [
        ("trade_turnover", 5_000_000, "2020"),
        ("trade_turnover", 7_000_000, "2021"),
    ]
    assert figures(LAO + "Những việc hai bên bàn:\n- Champasak: 40 em;\n- Attapeu: 25 em.") == []


def test_each_of_several_sides_has_its_own_figure() -> None:
    text = LAO + "Lớp học có 40 học viên Champasak, Attapeu, mỗi tỉnh 20 người."
    assert [(f[1], f[4]) for f in figures(text)] == [(40, ["LA-CH", "LA-AT"]), (20, ["LA-CH"]), (20, ["LA-AT"])]


def test_a_table_of_years_gives_a_figure_for_each_cell() -> None:
    rows = (
        "TT\tChỉ tiêu\tĐVT\tNăm 2021\tNăm 2022",
        "1\tLưu học sinh Champasak được đào tạo\tngười\t52\t61",
        "2\tKim ngạch giữa hai tỉnh\tnghìn USD\t4.000\t5.200,5",
        "3\tHỗ trợ tỉnh Champasak\ttỷ đồng\t2\t3",
    )
    assert figures(LAO + "Kết quả hợp tác\n" + "\n".join(rows)) == [
        figure("students_received", 52, "person", "LA-CH > VN-29", "2021", "2021"),
        figure("students_received", 61, "person", "LA-CH > VN-29", "2022", "2022"),
        figure("trade_turnover", 4_000_000, "USD", "LA-CH > VN-29", "2021", "2021"),
        figure("trade_turnover", 5_200_500, "USD", "LA-CH > VN-29", "2022", "2022"),
    ]


def test_a_table_of_places_has_the_title_as_measure() -> None:
    title = "Lưu học sinh đang học tại Quảng Ngãi (số liệu của tỉnh)\n"
    text = LAO + title + "Tỉnh\tSố người\nChampasak\t45\nAttapeu\t30\nCộng\t75"
    assert [(f[1], f[4]) for f in figures(text)] == [(45, ["LA-CH"]), (30, ["LA-AT"]), (75, ["LA-CH", "LA-AT"])]


def test_of_two_tellings_the_one_with_the_time_is_kept() -> None:
    text = LAO + "Lễ bàn giao 12 hài cốt liệt sĩ.\nMùa khô 2022 - 2023, đội quy tập 12 hài cốt tại Champasak."
    assert figures(text) == [figure("remains_repatriated", 12, "item", "LA-CH > VN-29", "2022", "2023")]


def test_old_tone_marks_and_decomposed_text_give_the_same() -> None:
    text = LAO + "Từ năm 2015 đến nay, tỉnh ta đón 29 đoàn của Champasak; thoả thuận được thực hiện tốt."
    other = nfc(unicodedata.normalize("NFD", text)).replace("thoả", "thỏa")
    assert figures(text) == figures(other) != []


def test_each_number_is_proved_by_its_words() -> None:
    for report in read(
        LAO + "Hiện có một trăm năm mươi lưu học sinh Champasak; kim ngạch giữa hai tỉnh đạt hơn 2 triệu USD."
    ):
        proof = {s.slot: s for s in report.statements}
        assert proof["value"].words in {"một trăm năm mươi", "2 triệu"}
        assert all(s.inferred or s.words for s in report.statements)


def test_a_table_of_scholarships_by_school_leans_on_its_title() -> None:
    title = (
        "Từ năm học 2020 - 2021 đến năm học 2022 - 2023, tỉnh cấp 9 suất học bổng cho học sinh Champasak, theo trường:"
    )
    text = LAO + title + "\nTrường\tTrình độ\tSố suất\nĐại học Phạm Văn Đồng\tĐại học\t7\nCao đẳng Y tế\tCao đẳng\t2"
    assert [f[:4] + f[6:] for f in figures(text)] == [
        ("scholarships", number, "=", "item", "2020", "2023") for number in (7, 2, 9)
    ]


def test_heads_of_a_table_tell_which_way_delegations_went() -> None:
    text = (
        "Sở Ngoại vụ tỉnh Quảng Ngãi thống kê hợp tác với Lào.\n"
        "Năm\tSố đoàn sang Lào\tSố đoàn Lào sang\n2020\t21\t30\n2021\t25\t34\n"
    )
    assert [(f[1], f[4], f[5]) for f in figures(text)] == [
        (21, ["VN-29"], ["LA"]),
        (30, ["LA"], ["VN-29"]),
        (25, ["VN-29"], ["LA"]),
        (34, ["LA"], ["VN-29"]),
    ]
