"""Where a person's name begins and ends in a run of capitalised words, and what is nobody's name.

The names are invented; countries, seas and parts of the world are as they are.
"""

from __future__ import annotations

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.decode import decode
from hoptac.find.scan import scan
from hoptac.link.resolve import resolve

PAGE = "Tỉnh Sơn La và tỉnh Luang Prabang\n\n20/05/2024 08:00\n\nTỉnh Sơn La và tỉnh Luang Prabang (Lào) họp mặt. {}\n"


def named(sentence: str) -> list[str]:
    """The people of a page that ends with this sentence, in order."""
    snapshot = Snapshot("x", "test:x", PAGE.format(sentence).encode(), ".txt")
    return [person.name for person in resolve(scan(decode(snapshot))).people]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        # a country's name between the office and the person
        ("Tổng thống Mỹ Peter Hollow gửi thư chúc mừng tỉnh.", ["Peter Hollow"]),
        ("Chiều 5/5, Tổng thống Nga Ivan Morozko tiếp đoàn.", ["Ivan Morozko"]),
        ("Thủ tướng Nhật Sato Kenji tiếp đoàn.", ["Sato Kenji"]),
        ("Nữ hoàng Anh Matilda II gửi điện mừng.", ["Matilda II"]),
        ("Tổng thống Đức Karl-Heinz Brandt tiếp đoàn.", ["Karl-Heinz Brandt"]),
        ("Chủ tịch Hội đồng châu Âu Jan Kowal tiếp đoàn.", ["Jan Kowal"]),
        ("Phó Chủ tịch UBND tỉnh Thanh Hóa Mai Văn Lụa tiếp đoàn.", ["Mai Văn Lụa"]),
        ("Phó Chủ tịch UBND tỉnh Kiên Giang Mai Anh Lụa tiếp đoàn.", ["Mai Anh Lụa"]),
        # firms, papers, towns that no table holds
        ("Chủ tịch Samsung Electronics Park Soo-ho tiếp đoàn.", ["Park Soo-ho"]),
        ("Ông Lee Min-su, Tổng Giám đốc Sunrise Bank Việt Nam tiếp đoàn.", ["Lee Min-su"]),
        ("Ông Jean Morel – Giám đốc quản lý của Grand Western, tiếp đoàn.", ["Jean Morel"]),
        ("Ông Cho Sang Han, tân thị trưởng TP Malgeungi (Hàn Quốc) tiếp đoàn.", ["Cho Sang Han"]),
        ("Bà Nguyễn Ngọc Lụa, giám đốc Campus Europa TP. HCM tiếp đoàn.", ["Nguyễn Ngọc Lụa"]),
        # initials, offices behind a dash
        ("Bà Anna B. Fields, Giám đốc điều hành công ty tiếp đoàn.", ["Anna B. Fields"]),
        ("Đại sứ Mỹ tại Việt Nam Paul W. Marsh tiếp đoàn.", ["Paul W. Marsh"]),
        ("Ông Sato Kenji - Cựu Đại sứ Nhật Bản tại Việt Nam tiếp đoàn.", ["Sato Kenji"]),
        ("Khách mời là Giáo sư Đặng Văn Lụa - Nguyên Thứ trưởng Bộ Y tế.", ["Đặng Văn Lụa"]),
        # names that are short or begin with one letter
        ("Ông Hồ A Lử, Chủ tịch UBND xã Tân Hợp tiếp đoàn.", ["Hồ A Lử"]),
        ("Ông Hồ Xa Lử, Chủ tịch UBND xã A Dơi, nói như vậy.", ["Hồ Xa Lử"]),
        ("Phó Chủ tịch UBND tỉnh Y Lan tiếp đoàn.", ["Y Lan"]),
    ],
)
def test_where_a_name_begins_and_ends(sentence: str, names: list[str]) -> None:
    assert named(sentence) == names


def test_a_foreigner_is_called_by_family_names_in_the_midst_of_his_name() -> None:
    told = "Đại sứ Cuba Diego Luis Ruiz Canto Prado tiếp đoàn. Ông Ruiz - Canto cảm ơn tỉnh."
    assert named(told) == ["Diego Luis Ruiz Canto Prado"]


def test_an_ocean_is_no_country() -> None:
    snapshot = Snapshot("x", "test:x", PAGE.format("Tàu đến Ấn Độ Dương, Tây Thái Bình Dương, Ấn Độ.").encode(), ".txt")
    places = [a.units for a in resolve(scan(decode(snapshot))).actors if a.how == "place"][5:]
    assert places == [("IN",)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Chương trình Đối tác Thái Bình Dương 2018 đến tỉnh.",
        "Tàu thuộc Bộ Tư lệnh Ấn Độ Dương - Thái Bình Dương đến tỉnh.",
        "Về vấn đề Biển Đông, hai bên hoan nghênh.",
        "Các Bộ, chủ tịch các tỉnh phải trực tiếp chỉ đạo.",
        "Người đàn ông Hàn Quốc đang ở tỉnh.",
        "Dự án lập Trung tâm Đào tạo tiếng Anh Việt Nam - Ấn Độ đã được tài trợ.",
        "Họp tại Vụ Đông Nam Á và Tây Nam Á, Bộ Ngoại giao Nhật Bản.",
        "Đoàn đã về thăm, làm việc tại xã Tân Thuận Tây, xã vùng ven của thành phố.",
        "Đối tượng trú Thạch Gia Trang, tỉnh Hà Bắc.",
        "Phóng viên báo Global Times có mặt, trả lời Đường Xa Online, ban tổ chức cho biết tin này.",
    ],
)
def test_who_is_nobody(sentence: str) -> None:
    assert named(sentence) == []
