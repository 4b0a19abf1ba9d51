"""Aid: who gives what to whom, in sentences and tables of our own."""

from __future__ import annotations

from typing import Any

import pytest

from hoptac.base.nouns import Page, Report, Span, Zone
from hoptac.find.aid import find_aid
from hoptac.find.figures import find_figures
from hoptac.find.scan import scan
from hoptac.link.resolve import resolve

LAO = "Ngày 10/5, UBND tỉnh Quảng Ngãi hội đàm với Đoàn đại biểu tỉnh Champasak (Lào).\n"
JAPAN = "Ngày 10/5, lãnh đạo thành phố Cần Thơ tiếp đoàn thành phố Kitakyushu (Nhật Bản).\n"
OURS, THEIRS = "VN-29", "LA-CH"
Gift = tuple[Any, ...]


def read(text: str) -> list[Report]:
    page = Page("page", "page", text, (Zone(Span(0, len(text)), "body"),), published="2023-05-12")
    return list(find_aid(resolve(scan(page))))


def gifts(text: str) -> list[Gift]:
    return [
        tuple(report.values.get(slot) for slot in ("giver", "receiver", "amount", "currency", "comparator"))
        for report in read(text)
    ]


def money(giver: str, receiver: str, amount: float, currency: str = "VND", sign: str = "=") -> Gift:
    return (giver, receiver, amount, currency, sign)


def goods(giver: str, receiver: str) -> Gift:
    return (giver, receiver, None, None, None)


SENTENCES = [
    (
        "Chủ tịch nước Việt Nam tặng tỉnh Champasak 100 bộ máy vi tính; tặng 10.000 USD giúp các hộ dân tỉnh "
        "Champasak, láng giềng của Quảng Ngãi.",
        [goods("VN", THEIRS), money("VN", THEIRS, 10_000, "USD")],
    ),
    ("Doanh nghiệp Quảng Ngãi ký hợp đồng bán 10.000 tấn gạo cho đối tác tỉnh Champasak, trị giá 4 triệu USD.", []),
    ("Cửa khẩu ở Quảng Ngãi được đầu tư 80 tỷ đồng mở rộng bãi đỗ xe.", []),
    (
        "Ông trao 100 triệu đồng cho tỉnh Champasak, và nhận lại của bạn 20 bao gạo nếp cho đồng bào Quảng Ngãi bị lũ.",
        [money(OURS, THEIRS, 100_000_000), goods(THEIRS, OURS)],
    ),
    ("Trong tổng kinh phí 10 tỷ đồng, Quảng Ngãi góp 6 tỷ đồng, phía Champasak góp 4 tỷ đồng.", []),
    (
        "Quỹ Vì bạn Lào của tỉnh Quảng Ngãi đến nay vận động được 9 tỷ đồng, đã giải ngân 7,5 tỷ đồng xây nhà cho hộ "
        "nghèo tỉnh Champasak.",
        [money(OURS, THEIRS, 7_500_000_000)],
    ),
    (
        "Quảng Ngãi viện trợ 100 tấn gạo giúp nhân dân hai tỉnh Champasak và Salavan.",
        [goods(OURS, "LA")],
    ),
    (
        "Quảng Ngãi tiếp nhận 15.000 USD do Hội người Việt Nam tại tỉnh Nakhon Phanom (Thái Lan) ủng hộ đồng bào vùng "
        "lũ, và 5.000 USD của tỉnh Champasak.",
        [money("TH-48", OURS, 15_000, "USD"), money(THEIRS, OURS, 5_000, "USD")],
    ),
    (
        "Tỉnh đoàn Quảng Ngãi và Tỉnh đoàn Champasak khánh thành sân chơi trị giá 120 triệu đồng, tặng 10 chiếc xe đạp "
        "cho học sinh nghèo.",
        [money(OURS, THEIRS, 120_000_000), goods(OURS, THEIRS)],
    ),
    (
        "Công an Quảng Ngãi hỗ trợ tỉnh Champasak 1 triệu đồng; hải quan Quảng Ngãi trao phần quà trị giá 1 triệu "
        "đồng.",
        [money(OURS, THEIRS, 1_000_000), money(OURS, THEIRS, 1_000_000)],
    ),
    (
        "Quảng Ngãi trao 2 tỷ đồng giúp người nghèo hai tỉnh Champasak và Salavan. Tại Champasak, đoàn trao 1 tỷ đồng "
        "cho tỉnh Champasak.",
        [money(OURS, THEIRS, 1_000_000_000)],
    ),
    ("Quảng Ngãi sẽ tài trợ xây 1 trường học ở tỉnh Champasak.", [goods(OURS, THEIRS)]),
    (
        "Công trình chợ ở tỉnh Champasak có tổng mức đầu tư 9,2 tỷ đồng, trong đó Quảng Ngãi hỗ trợ 7 tỷ đồng, còn lại "
        "là vốn đối ứng của Champasak.",
        [money(OURS, THEIRS, 7_000_000_000)],
    ),
    (
        "Quảng Ngãi đã nhận từ tỉnh Champasak 2 xe cứu thương, 15 máy tính và học bổng cho 20 em học sinh nghèo, tổng "
        "trị giá 120.000 USD.",
        [goods(THEIRS, OURS), money(THEIRS, OURS, 120_000, "USD")],
    ),
    (
        "Sáng 9/5, tại Viêng Chăn, Đại sứ quán trao số tiền 1,5 tỷ đồng của cán bộ, nhân dân tỉnh Quảng Ngãi ủng hộ "
        "tỉnh Champasak khắc phục lũ lụt.",
        [money(OURS, THEIRS, 1_500_000_000)],
    ),
    (
        "Quảng Ngãi đón nhận 2 xe cứu hỏa do tỉnh Champasak tặng, trị giá khoảng 3,5 triệu kíp mỗi xe.",
        [goods(THEIRS, OURS)],
    ),
    (
        "Đồn Biên phòng tỉnh Quảng Ngãi tặng Đại đội 321 tỉnh Champasak một bộ máy vi tính, một máy in và 10 triệu "
        "đồng.",
        [goods(OURS, THEIRS), money(OURS, THEIRS, 10_000_000)],
    ),
    (
        "Quảng Ngãi hỗ trợ tỉnh Champasak: xây 01 trạm y tế trị giá 1,8 tỷ đồng; khoan 20 giếng nước trị giá 400 triệu "
        "đồng; sửa 3 km đường hết 2 tỷ đồng.",
        [money(OURS, THEIRS, n) for n in (1_800_000_000, 400_000_000, 2_000_000_000)],
    ),
    (
        "Tỉnh Champasak được Quảng Ngãi giúp hơn 30 tấn gạo, hàng trăm thùng mì, trị giá hơn 1 tỷ đồng.",
        [money(OURS, THEIRS, 1_000_000_000, sign=">")],
    ),
    (
        "Mong chia sẻ khó khăn với Việt Nam, Tỉnh trưởng Champasak đã đến Sở Ngoại vụ trao 10.000 USD để tỉnh Quảng "
        "Ngãi chống dịch.",
        [money(THEIRS, OURS, 10_000, "USD")],
    ),
    (
        "Quảng Ngãi hỗ trợ công an tỉnh Champasak xây nhà làm việc tổng giá trị 1,3 tỷ đồng, giúp các đơn vị của "
        "Champasak giảm bớt khó khăn, góp phần giữ biên giới.",
        [money(OURS, THEIRS, 1_300_000_000)],
    ),
    (
        "Giai đoạn 2018 - 2022, Quảng Ngãi đã cấp học bổng cho 200 sinh viên Champasak, tổng kinh phí gần 16 tỷ đồng.",
        [money(OURS, THEIRS, 16_000_000_000, sign="<")],
    ),
    ("Tổ chức Care World Việt Nam tài trợ 1,1 triệu USD cho dự án nước sạch ở Quảng Ngãi.", []),
    (
        "Đoàn Quảng Ngãi trao tỉnh Champasak 40 triệu đồng tiền mặt và một số nhu yếu phẩm.",
        [money(OURS, THEIRS, 40_000_000), goods(OURS, THEIRS)],
    ),
    (
        "Việt Nam dựng giúp Lào 90 trụ sở công an bản. Riêng Quảng Ngãi nhận phần 06 trụ sở ở tỉnh Champasak.",
        [goods("VN", "LA"), goods(OURS, THEIRS)],
    ),
    (
        "Quảng Ngãi tặng tỉnh Champasak máy cày, giống lúa. Tổng cộng, số hàng trị giá 450 triệu đồng.",
        [money(OURS, THEIRS, 450_000_000)],
    ),
    (
        "Trường tiểu học Pak Song là món quà của nhân dân Quảng Ngãi tặng tỉnh Champasak. Khởi công năm 2021, trường "
        "hoàn thành năm 2022 với tổng vốn hơn 20 tỷ đồng.",
        [money(OURS, THEIRS, 20_000_000_000, sign=">")],
    ),
    (
        "Sáng 12/5, Quảng Ngãi bàn giao Trường mầm non Pak Song cho tỉnh Champasak. Công trình có tổng mức đầu tư "
        "9 tỷ đồng.",
        [money(OURS, THEIRS, 9_000_000_000)],
    ),
    ("Khi ấy Quảng Ngãi bàn giao nhà văn hóa, tỉnh Champasak cử đoàn sang dự.", []),
    ("Lúc Quảng Ngãi có ca bệnh, phía Champasak đã gửi sang một số vật tư y tế.", [goods(THEIRS, OURS)]),
    ("Phía Champasak gửi một số thiết bị đi sửa ở Quảng Ngãi.", []),
    (
        "Công trình trị giá 12 tỷ đồng, là quà tặng của tỉnh Quảng Ngãi dành cho tỉnh Champasak, do Sở Xây dựng làm "
        "chủ đầu tư.",
        [money(OURS, THEIRS, 12_000_000_000)],
    ),
    (
        "Đường điện thôn Thanh, thành phố Quảng Ngãi trị giá 30 triệu đồng do đơn vị tặng bà con được khánh thành.",
        [],
    ),
    (
        "Quảng Ngãi gửi tới tỉnh Champasak 500 bộ đồ bảo hộ. Tổng giá trị lô hàng hơn 3 tỷ đồng.",
        [money(OURS, THEIRS, 3_000_000_000, sign=">")],
    ),
    (
        "Dự án cấp nước ở Quảng Ngãi có tổng ngân sách 5 tỷ đồng, trong đó vốn viện trợ của Champasak là 4 tỷ đồng, "
        "vốn đối ứng 1 tỷ đồng.",
        [money(THEIRS, OURS, 4_000_000_000)],
    ),
    (
        "Đoàn trao tỉnh Champasak tấm séc 200 triệu đồng, tiền của Quảng Ngãi giúp khoan bốn cái giếng.",
        [money(OURS, THEIRS, 200_000_000)],
    ),
    ("Rồi 2 tấn gạo được lãnh đạo Quảng Ngãi giao tận tay tỉnh Champasak.", [goods(OURS, THEIRS)]),
    (
        "Quảng Ngãi tặng 60 suất quà Tết, mỗi suất 500.000 đồng cho người nghèo tỉnh Champasak.",
        [goods(OURS, THEIRS)],
    ),
    (
        "Năm 2022, Quảng Ngãi tiếp nhận 9 dự án viện trợ phi chính phủ nước ngoài, tổng giá trị 4 triệu USD.",
        [(None, OURS, 4_000_000, "USD", "=")],
    ),
    ("Tại lễ trao tặng vật tư y tế, lãnh đạo Quảng Ngãi chia sẻ khó khăn với tỉnh Champasak.", []),
    ("Đoàn Quảng Ngãi lên thăm các gia đình chính sách ở huyện Ba Tơ, tặng 40 triệu đồng.", []),
    (
        "Đoàn biên phòng Quảng Ngãi thăm, tặng quà hai đồn của tỉnh Champasak. Mỗi đơn vị được nhận 2 tấn gạo.",
        [goods(OURS, THEIRS)],
    ),
    (
        "Dự án do một quỹ ở Champasak (Lào) tài trợ, tổng kinh phí 3 tỷ đồng, trong đó phía bạn đóng góp 2 tỷ đồng, "
        "vốn đối ứng của tỉnh 1 tỷ đồng.",
        [money(THEIRS, OURS, 2_000_000_000)],
    ),
    (
        "Quảng Ngãi tặng Sở An ninh Champasak 5 xe ô tô và xây dựng trụ sở với kinh phí trên 8 tỷ đồng.",
        [goods(OURS, THEIRS), money(OURS, THEIRS, 8_000_000_000, sign=">")],
    ),
    (
        "Quà của Champasak đã tới tay Quảng Ngãi, gồm 20.000 USD và 5 tấn gạo.",
        [money(THEIRS, OURS, 20_000, "USD"), goods(THEIRS, OURS)],
    ),
    ("Champasak gửi 300.000 franc Thụy Sĩ giúp Quảng Ngãi.", [money(THEIRS, OURS, 300_000, "CHF")]),
    ("Quảng Ngãi hỗ trợ tỉnh Champasak hơn 6 tỷ đồng.", [money(OURS, THEIRS, 6_000_000_000, sign=">")]),
    ("Champasak ủng hộ Quảng Ngãi 50.000 USD khắc phục bão lũ.", [money(THEIRS, OURS, 50_000, "USD")]),
    ("Số tiền 2 tỷ đồng do Quảng Ngãi hỗ trợ đã được trao cho phía bạn.", [money(OURS, THEIRS, 2_000_000_000)]),
    ("Công trình trị giá 3 tỷ đồng mà Quảng Ngãi giúp tỉnh bạn đã hoàn thành.", [money(OURS, THEIRS, 3_000_000_000)]),
    ("Champasak nhận từ Quảng Ngãi 40 con bò giống.", [goods(OURS, THEIRS)]),
    ("Quảng Ngãi tặng Trường Tiểu học Hữu nghị Lào – Việt Nam tại Champasak 50 bộ máy tính.", [goods(OURS, THEIRS)]),
    ("Quảng Ngãi đã trao số vật chất và vật tư y tế cho tỉnh Champasak.", [goods(OURS, THEIRS)]),
    ("Quảng Ngãi tặng Champasak 3 xe cứu thương và 50 bộ máy tính.", [goods(OURS, THEIRS)]),
    ("Quảng Ngãi tặng bạn 3 xe cứu thương trị giá 4 tỷ đồng.", [money(OURS, THEIRS, 4_000_000_000)]),
    ("Đoàn trao 370 triệu kíp, quy đổi là 1 tỷ đồng.", [money(THEIRS, OURS, 370_000_000, "LAK")]),
    (
        "Quảng Ngãi giúp Champasak 300 triệu đồng, kèm theo 20.000 khẩu trang; "
        "ngược lại, Champasak gửi tặng 5.000 USD.",
        [money(OURS, THEIRS, 300_000_000), goods(OURS, THEIRS), money(THEIRS, OURS, 5_000, "USD")],
    ),
    (
        "Quảng Ngãi hỗ trợ Champasak 5 tỷ đồng, Attapeu 3 tỷ đồng.",
        [money(OURS, THEIRS, 5_000_000_000), money(OURS, "LA-AT", 3_000_000_000)],
    ),
    (
        "Quảng Ngãi giúp hai tỉnh Champasak, Attapeu 30 tỷ đồng, mỗi tỉnh 15 tỷ đồng.",
        [money(OURS, THEIRS, 15_000_000_000), money(OURS, "LA-AT", 15_000_000_000)],
    ),
    (
        "Ông Vilayvong, Tỉnh trưởng Champasak cảm ơn Quảng Ngãi đã hỗ trợ 3 tỷ đồng xây trường.",
        [money(OURS, THEIRS, 3_000_000_000)],
    ),
    ("Năm 2024, Quảng Ngãi sẽ hỗ trợ tỉnh bạn 500 triệu đồng.", [money(OURS, THEIRS, 500_000_000)]),
    (
        "Ngân sách Quảng Ngãi dành 900 triệu đồng giúp hai tỉnh, trong đó Champasak nhận 500 triệu đồng, "
        "Attapeu 400 triệu đồng.",
        [money(OURS, THEIRS, 500_000_000), money(OURS, "LA-AT", 400_000_000)],
    ),
    ("Quảng Ngãi chuyển 500 triệu đồng vào tài khoản của tỉnh Champasak.", [money(OURS, THEIRS, 500_000_000)]),
    ("Champasak gửi sang 100 triệu kíp, món quà của người nghèo.", [money(THEIRS, OURS, 100_000_000, "LAK")]),
    ("Bạn tặng ta 2 lồng ấp và 40 phao cứu sinh.", [goods(THEIRS, OURS)]),
    ("Quảng Ngãi giúp bạn 20.000 euro; số tiền này, tương đương 500 triệu đồng.", [money(OURS, THEIRS, 20_000, "EUR")]),
    ("Hộ nghèo trong tỉnh được hỗ trợ 10 triệu đồng mỗi hộ.", []),
    ("Máy gặt lúa và phân bón được Quảng Ngãi đem tặng Champasak.", [goods(OURS, THEIRS)]),
    ("Quảng Ngãi sẽ tiếp tục giúp Champasak trang thiết bị y tế.", []),
    ("Champasak được Quảng Ngãi giúp 3 tỷ đồng.", [money(OURS, THEIRS, 3_000_000_000)]),
    ("Champasak gửi thư cảm ơn Quảng Ngãi đã giúp 3 tỷ đồng.", [money(OURS, THEIRS, 3_000_000_000)]),
    (
        "Trong 500 triệu đồng mà đoàn Quảng Ngãi mang theo, Champasak được 300 triệu đồng, Attapeu 200 triệu đồng.",
        [money(OURS, THEIRS, 300_000_000), money(OURS, "LA-AT", 200_000_000)],
    ),
    (
        "Quảng Ngãi nhận được tiền của các tỉnh bạn: Champasak 300 triệu kíp, Attapeu 200 triệu kíp.",
        [money(THEIRS, OURS, 300_000_000, "LAK"), money("LA-AT", OURS, 200_000_000, "LAK")],
    ),
    (
        "Champasak và Attapeu lần lượt gửi tặng Quảng Ngãi 60 và 80 triệu kíp.",
        [money(THEIRS, OURS, 60_000_000, "LAK"), money("LA-AT", OURS, 80_000_000, "LAK")],
    ),
    (
        "Chuyến xe chở theo 10 tấn gạo và 300 thùng mì. Đó là quà của tỉnh Champasak gửi bà con Quảng Ngãi.",
        [goods(THEIRS, OURS)],
    ),
    (
        "Quảng Ngãi quyết định hỗ trợ hai địa phương của Lào. Cụ thể: Champasak 3 tỷ đồng, Attapeu 1 tỷ đồng.",
        [money(OURS, THEIRS, 3_000_000_000), money(OURS, "LA-AT", 1_000_000_000)],
    ),
    (
        "Quảng Ngãi đã tiếp nhận ủng hộ của các tỉnh bạn: Champasak 300 triệu kíp, Attapeu 200 triệu kíp.",
        [money(THEIRS, OURS, 3e8, "LAK"), money("LA-AT", OURS, 2e8, "LAK")],
    ),
    (
        "Quảng Ngãi ba lần hỗ trợ Champasak: lần thứ nhất 2 tỷ đồng; lần thứ hai (tháng 5/2021) 3 tỷ đồng.",
        [money(OURS, THEIRS, 2e9), money(OURS, THEIRS, 3e9)],
    ),
    ("Nhà trẻ bản Đông do tỉnh Champasak tài trợ; kinh phí: 50.000 USD.", [money(THEIRS, OURS, 50_000, "USD")]),
    (
        "Công trình có tổng vốn đầu tư 6 tỷ đồng, từ nguồn ngân sách Quảng Ngãi viện trợ cho Champasak.",
        [money(OURS, THEIRS, 6e9)],
    ),
    (
        "Quảng Ngãi tặng thành phố Sùng Tả (Quảng Tây) 50.000 USD; tổ chức Care (Anh) tài trợ Quảng Ngãi 20.000 USD.",
        [money(OURS, "CN-GX-CHONGZUO", 50_000, "USD"), money("GB", OURS, 20_000, "USD")],
    ),
    (
        "Trường có tổng mức đầu tư 28 tỷ đồng, trong đó Quảng Ngãi hỗ trợ 25 tỷ đồng, Champasak đối ứng 3 tỷ đồng.",
        [money(OURS, THEIRS, 25e9)],
    ),
    ("Trung tâm có thêm nhà xưởng với khoản hỗ trợ 2 tỷ đồng từ tỉnh Champasak.", [money(THEIRS, OURS, 2e9)]),
    ("Tỉnh Champasak là tỉnh đầu tiên gửi tiền giúp Quảng Ngãi: 200 triệu kíp.", [money(THEIRS, OURS, 2e8, "LAK")]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_it_reads_who_gives_what(text: str, expected: list[Gift]) -> None:
    assert gifts(LAO + text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Công an Quảng Ngãi tặng Công an Champasak 200 triệu đồng để đấu tranh với tội phạm, xuất nhập cảnh trái phép.",
        "Quảng Ngãi hỗ trợ Champasak 200 triệu đồng cho lực lượng tuần tra, bắt giữ đối tượng buôn lậu gỗ.",
        "Quảng Ngãi trao tặng Champasak 200 triệu đồng, góp phần ngăn chặn việc khai thác khoáng sản trái phép.",
    ],
)
def test_help_against_crime_is_help(text: str) -> None:
    assert gifts(LAO + text) == [money(OURS, THEIRS, 2e8)]


def test_a_partner_that_helps_us_is_the_giver() -> None:
    text = "Nhờ bạn, nhà máy nước có hệ thống lọc do phía Kitakyushu viện trợ, trị giá 2 triệu USD."
    assert gifts(JAPAN + text) == [money("JP-40-KITAKYUSHU", "VN-CT", 2_000_000, "USD")]


@pytest.mark.parametrize(
    "text",
    [
        "Phía Champasak đề nghị Quảng Ngãi hỗ trợ 10 tỷ đồng xây bệnh viện.",
        "Phó Chủ tịch UBND tỉnh Trần Văn An tặng đoàn bức tranh thêu và 2 hộp trà.",
        "Lãnh đạo tỉnh trao 50 suất quà cho lưu học sinh Lào.",
        "Doanh nghiệp Quảng Ngãi đầu tư 5 dự án tại Champasak, tổng vốn đăng ký 45 triệu USD.",
        "Kim ngạch xuất nhập khẩu giữa hai tỉnh đạt 12 triệu USD.",
        "Hai bên hỗ trợ nhau khắc phục hậu quả thiên tai.",
        "Quảng Ngãi cấp 20 suất học bổng cho học sinh Champasak.",
        "Nhà máy có công suất 200.000 tấn mía, cung cấp cho 3.000 căn nhà.",
        "Chi phí làm thị thực là 90 USD, cao hơn thị thực thường 60 USD.",
        "Đối tượng khai nhận chở 200 viên ma túy từ Champasak về Quảng Ngãi.",
        "Công ty ấy đã tặng 300 suất quà cho hộ nghèo.",
        "Thái Lan hỗ trợ Myanmar 2 triệu USD.",
    ],
)
def test_it_leaves_what_is_no_aid(text: str) -> None:
    assert gifts(LAO + text) == []


def test_a_table_with_a_column_of_places_tells_who_gets_each_sum() -> None:
    rows = (
        "Công trình Quảng Ngãi hỗ trợ các tỉnh của Lào\n(Kèm theo Báo cáo của tỉnh)",
        "TT\tTên công trình\tĐịa điểm\tKinh phí (triệu đồng)",
        "1\tTrường mầm non\tTỉnh Champasak\t5.200",
        "2\tTrạm y tế\tTỉnh Attapeu\t1.350",
    )
    assert gifts(LAO + "\n".join(rows)) == [money(OURS, THEIRS, 5.2e9), money(OURS, "LA-AT", 1.35e9)]


def test_points_of_a_list_are_given_where_the_line_above_says_so() -> None:
    text = (
        LAO + "Công trình do Quảng Ngãi tài trợ tại Champasak:\n- Trường mầm non: 4 tỷ đồng;\n- Trạm y tế: 2 tỷ đồng."
    )
    assert gifts(text) == [money(OURS, THEIRS, 4e9), money(OURS, THEIRS, 2e9)]
    text = LAO + "Các dự án của doanh nghiệp tại Champasak:\n- Nhà máy mía: 4 tỷ đồng;\n- Mỏ đá: 2 tỷ đồng."
    assert gifts(text) == []


def test_a_page_that_names_nothing_of_vietnam_tells_of_no_aid_to_it() -> None:
    assert gifts("Chính phủ Nhật Bản vừa gửi 5 tấn gạo và 2 triệu USD giúp các nạn nhân động đất.") == []
    assert len(gifts("Chính phủ Nhật Bản vừa gửi 2 triệu USD giúp Việt Nam.")) == 1


def test_what_is_aid_is_no_figure_too() -> None:
    text = LAO + "Tổng vốn viện trợ không hoàn lại của Quảng Ngãi cho Champasak là 62 tỷ đồng."
    page = Page("page", "page", text, (Zone(Span(0, len(text)), "body"),), published="2023-05-12")
    assert len(read(text)) == 1
    assert list(find_figures(resolve(scan(page)))) == []


def test_sums_of_a_table_are_aid_and_the_total_is_not() -> None:
    rows = "Tỉnh\tSố tiền hỗ trợ (triệu đồng)\nChampasak\t1.200\nAttapeu\t800\nTổng cộng\t2.000"
    expected = [money(OURS, THEIRS, 1_200_000_000), money(OURS, "LA-AT", 800_000_000)]
    assert gifts(LAO + "Quảng Ngãi hỗ trợ các tỉnh Nam Lào năm 2022\n" + rows) == expected


def test_goods_and_purpose_are_told_in_words() -> None:
    values = read(LAO + "Quảng Ngãi tặng Champasak 2 máy siêu âm trị giá 800 triệu đồng để khám bệnh cho nhân dân.")[
        0
    ].values
    assert values["goods"] == "2 máy siêu âm"
    assert values["purpose"].startswith("để khám bệnh")


def test_lines_of_a_list_begin_with_the_receiver() -> None:
    text = JAPAN + (
        "Đại sứ quán Nhật Bản ký hợp đồng viện trợ không hoàn lại với ba tỉnh. Danh sách như sau:\n"
        "Quảng Nam: thiết bị y tế cho bệnh viện huyện vùng cao (80.000 USD)\n"
        "Hòa Bình: đường vào bản trên núi (70.000 USD)\n"
        "Sơn La: 2 máy thở, 500 bộ kit\n"
    )
    assert gifts(text) == [
        money("JP", "VN-27", 80_000, "USD"),
        money("JP", "VN-14", 70_000, "USD"),
        goods("JP", "VN-05"),
    ]


def test_a_paper_of_help_is_signed_by_both_and_given_by_one() -> None:
    text = "Nhật Bản và UBND thành phố Cần Thơ ký thỏa thuận viện trợ cho dự án cấp nước với số tiền 90.000 USD."
    assert gifts(JAPAN + text) == [money("JP", "VN-CT", 90_000, "USD")]


def test_a_region_is_the_provinces_that_were_named() -> None:
    text = LAO + (
        "Thỏa thuận giữa Quảng Ngãi và bốn tỉnh Attapeu, Champasak, Salavan, Sê Kông được thực hiện tốt. "
        "Tỉnh đã hỗ trợ bốn tỉnh Nam Lào 8 tỷ đồng, mỗi tỉnh 2 tỷ đồng."
    )
    assert [g[1] for g in gifts(text)] == ["LA-AT", "LA-CH", "LA-SL", "LA-XE"]


def test_the_same_sum_of_other_years_is_another_gift() -> None:
    text = LAO + (
        "Giai đoạn 2017 - 2019, Quảng Ngãi hỗ trợ tỉnh Champasak 6 tỷ đồng xây trường. "
        "Giai đoạn 2020 - 2022, Quảng Ngãi hỗ trợ tỉnh Champasak 6 tỷ đồng xây trạm y tế."
    )
    assert gifts(text) == [money(OURS, THEIRS, 6_000_000_000)] * 2


def test_under_a_heading_of_what_was_taken_in_the_lines_name_givers() -> None:
    text = LAO + "A. Phần nhận\nChampasak: 300 triệu kíp\nAttapeu: 5 tấn gạo\n"
    assert gifts(text) == [money(THEIRS, OURS, 300_000_000, "LAK"), goods("LA-AT", OURS)]


def test_the_line_of_totals_of_a_list_of_works_is_no_gift() -> None:
    text = (
        "Danh mục công trình tỉnh Quảng Ngãi hỗ trợ tỉnh Champasak (Lào):\n"
        "STT\tTên công trình\tKinh phí (tỷ đồng)\n1\tTrường học\t18\n2\tTrạm y tế\t4,5\n\tTổng cộng\t22,5\n"
    )
    assert [gift[2] for gift in gifts(text)] == [18_000_000_000, 4_500_000_000]


HELPED = "Phần Quảng Ngãi giúp tỉnh Champasak (Lào)\n"
IN_YEARS = [
    (
        "TT\tTên công trình\t2015\tNăm 2016\n1\tTrường học\t500 triệu đồng\t500 triệu đồng\n"
        "2\tTrạm y tế\t\t9 tỷ đồng\n",
        [("Trường học", 5e8, "2015"), ("Trường học", 5e8, "2016"), ("Trạm y tế", 9e9, "2016")],
    ),
    (
        "TT\tTên hàng\t2015\n1\tGạo tẻ\t20 tấn\n2\tMáy tính\t30 bộ\n3\tChăn\t\n",
        [("Gạo tẻ", None, "2015"), ("Máy tính", None, "2015")],
    ),
    ("TT\tTên hàng\t2015\tTrị giá (triệu đồng)\n1\tGạo tẻ\t20 tấn\t90\n", [("Gạo tẻ", 9e7, "2015")]),
]


@pytest.mark.parametrize(("rows", "found"), IN_YEARS)
def test_a_column_of_a_year_tells_when_each_line_was_given(rows: str, found: list[Gift]) -> None:
    told = [tuple(r.values.get(slot) for slot in ("goods", "amount", "date")) for r in read(HELPED + rows)]
    assert told == found


def test_who_carries_out_a_work_is_no_unit_of_count() -> None:
    title = "Phần Quảng Ngãi giúp tỉnh Champasak (Lào), {}\n"
    rows = "TT\tTên công trình\tKinh phí\n1\tTrường học\t500\n2\tTrạm y tế\t900\n"
    assert [g[2] for g in gifts(title.format("đơn vị triệu đồng") + rows)] == [5e8, 9e8]
    assert [g[2] for g in gifts(title.format("đơn vị thực hiện dự án triệu đồng") + rows)] == [None, None]


def test_a_commune_that_bears_the_name_of_a_gate_is_ours() -> None:
    text = (
        "Đại đội biên phòng 221 thuộc tỉnh Xiêng Khoảng (Lào) bị lũ. Đồn Biên phòng Nậm Cắn tỉnh Nghệ An sang thăm. "
        "Đồn hỗ trợ 2 triệu đồng; xã Nậm Cắn trao phần quà trị giá 1 triệu đồng."
    )
    assert [gift[:2] for gift in gifts(text)] == [("VN-22", "LA-XI"), ("VN-22", "LA-XI")]
