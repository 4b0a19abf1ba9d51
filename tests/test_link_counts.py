"""Counted sides mean those that a page named together: "ba tỉnh", "bốn đoàn", "năm Hội", "cả hai đoàn"."""

from __future__ import annotations

from typing import Any

from hoptac.base.nouns import Snapshot
from hoptac.decode import decode
from hoptac.find.scan import scan
from hoptac.link.resolve import resolve
from hoptac.read import as_json, read

HEAD = "TIN ĐỐI NGOẠI\nNgày 20/6/2019\n"


def printed(text: str) -> dict[str, Any]:
    return as_json(read(Snapshot("page", "page.txt", (HEAD + text).encode(), ".txt")))


def sides(text: str, kind: str, *slots: str) -> list[tuple[str, ...]]:
    """The sides of a page's records, each with its units in order."""
    return [tuple("+".join(sorted(r[slot])) for slot in slots) for r in printed(text)[kind]]


def test_four_delegations_are_the_three_named_before_and_ours() -> None:
    told = (
        "Ngày 18/6, UBND tỉnh Bình Phước đăng cai cuộc họp thường niên với ba tỉnh Tbong Khmum, Kratie, Mondulkiri. "
        "Trước đó, ông Sok Chan, Phó Tỉnh trưởng Mondulkiri, được Chủ tịch UBND tỉnh tiếp riêng. Ông Chan kể chuyện "
        "mùa màng ở Mondulkiri. Bốn đoàn soát lại Biên bản làm việc năm 2018. Cuối buổi, bốn trưởng đoàn ký Biên bản "
        "hội đàm."
    )
    assert sides(told, "agreements", "parties") == [("KH-10+KH-11+KH-25+VN-58",)] * 2


def test_five_societies_are_four_of_ours_and_theirs() -> None:
    told = (
        "Hội Phụ nữ bốn tỉnh Lạng Sơn, Cao Bằng, Quảng Ninh, Hà Giang sang thăm Quảng Tây ngày 12/6. Bà Vi Ngọc "
        "Liên, "
        "Chủ tịch Hội Phụ nữ Quảng Tây, đón đoàn. Bà Lã Thị Hạnh, Phó Chủ tịch Hội Phụ nữ tỉnh Quảng Ninh, kể về "
        "nghề "
        "biển. Chiều, năm Hội ký một Bản ghi nhớ giai đoạn 2019 - 2022."
    )
    assert sides(told, "agreements", "parties") == [("CN-GX+VN-03+VN-04+VN-09+VN-13",)]


def test_a_year_is_no_number_of_sides() -> None:
    told = (
        "Ngày 13/6, Chủ tịch UBND tỉnh Sơn La Hoàng Văn Khánh tiếp Tỉnh trưởng Hủa Phăn Phon-xay Keo-phi-la. Trong "
        "năm "
        "hai bên đã ký Biên bản ghi nhớ giai đoạn 2019 - 2021."
    )
    assert sides(told, "agreements", "parties") == [("LA-HO+VN-05",)]


def test_both_delegations_are_the_two_guests() -> None:
    told = (
        "Ngày 13/6, đoàn tỉnh Luông Pha Bang do ông Bun-my Xay-nha-vông, Phó Tỉnh trưởng, dẫn đầu và đoàn tỉnh Phông "
        "Sa Lỳ do ông Khăm-la Xỉ-vi-lay, Phó Tỉnh trưởng, dẫn đầu tới Điện Biên. Ông Khăm-la kể về đường sá Phông "
        "Sa Lỳ. "
        "Ông Lò Văn Hặc, Chủ tịch UBND tỉnh Điện Biên, cảm ơn hai tỉnh bạn đã giúp đỡ. Ông mời cả hai đoàn dự Lễ hội "
        "Hoa Ban tháng 3/2020. Hai đoàn tặng tỉnh bức tranh."
    )
    found = sides(told, "courtesies", "from", "to")
    assert found == [("VN-71", "LA-LP+LA-PH"), ("VN-71", "LA-LP+LA-PH"), ("LA-LP+LA-PH", "VN-71")]


def test_both_delegations_of_ours_are_the_two_guests_abroad() -> None:
    told = (
        "Ngày 13/6, hai đoàn Hà Tĩnh, Quảng Bình tới Khăm Muộn. Phó Tỉnh trưởng Khăm-phủi Bun-nha-vông tiếp hai "
        "đoàn. "
        "Hai đoàn chúc mừng Quốc khánh Lào."
    )
    assert sides(told, "courtesies", "from", "to") == [("VN-23+VN-24", "LA-KH")]


def test_two_delegations_that_talk_are_both_sides() -> None:
    told = (
        "Ngày 13/6, đoàn tỉnh Sơn La do ông Lò Minh Hùng, Phó Chủ tịch UBND tỉnh, dẫn đầu thăm Hủa Phăn. Hai đoàn "
        "nhất "
        "trí mở cửa khẩu phụ."
    )
    assert sides(told, "commitments", "by") == [("LA-HO+VN-05",)]


def test_who_attends_is_no_side() -> None:
    told = (
        "Sáng 19/6, ông Rơ Chăm Hyút, Phó Chủ tịch UBND tỉnh Gia Lai, tiếp ông Nhem Oeun, Phó Tỉnh trưởng "
        "Ratanakiri. "
        "Cùng dự có ông Nguyễn Đức Hòa, Phó Chủ tịch UBND tỉnh Kon Tum. Hai bên ký Biên bản ghi nhớ."
    )
    assert sides(told, "agreements", "parties") == [("KH-16+VN-30",)]


def test_where_somebody_comes_from_is_no_side() -> None:
    told = (
        "Sáng 19/6, từ Hà Nội lên, Tỉnh trưởng Hủa Phăn Phon-xay Keo-phi-la ghé thăm Sơn La. Chiều, Tỉnh ủy tiếp "
        "đoàn. "
        "Hai tỉnh ký Biên bản ghi nhớ."
    )
    assert sides(told, "agreements", "parties") == [("LA-HO+VN-05",)]


def test_a_chinese_is_called_by_the_first_name() -> None:
    told = (
        "Sáng 19/6, tại Điện Biên, ông Lý Minh Viễn, Phó Thị trưởng Phổ Nhĩ (Vân Nam, Trung Quốc), dẫn đoàn đến Sở "
        "Nông nghiệp; Giám đốc Sở Trần Xuân Lực đón. Trước lúc ra xe, ông Lý biếu chủ nhà bộ ấm trà."
    )
    assert sides(told, "courtesies", "from", "to") == [("CN-YN-PUER", "VN-71")]


def test_a_highlander_is_ours() -> None:
    told = (
        "Sáng 19/6, bà Y Nhing, Phó Chủ tịch Hội Phụ nữ tỉnh, dẫn đoàn Kon Tum sang Attapư. Huyện trưởng Bun Thiềng "
        "(huyện Xản Xay) đón đoàn và tặng bà Nhing chiếc khăn."
    )
    assert {p["name"]: p["posts"][0]["place"] for p in printed(told)["people"]}["Y Nhing"] == "VN-28"


def test_a_line_opened_by_a_unit_names_its_people() -> None:
    told = (
        "Ngày 13/6, tỉnh Quảng Bình tiếp đoàn tỉnh Khăm Muộn. Đại biểu tỉnh Hà Tĩnh cùng dự.\nThành phần:\n"
        "- Đoàn Khăm Muộn: ông Ô-đay Xút-thi-sạc, Phó Tỉnh trưởng.\n"
        "- Tỉnh Hà Tĩnh: ông Lê Văn Chung, Phó Chủ tịch UBND tỉnh.\n"
        "- Tỉnh Quảng Bình: bà Hồ Thị Lài, Phó Chủ tịch UBND tỉnh.\n"
    )
    scene = resolve(scan(decode(Snapshot("page", "page.txt", (HEAD + told).encode(), ".txt"))))
    assert {p.name: p.unit for p in scene.people} == {
        "Ô-đay Xút-thi-sạc": "LA-KH",
        "Lê Văn Chung": "VN-23",
        "Hồ Thị Lài": "VN-24",
    }
