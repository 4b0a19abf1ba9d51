"""People, places and meetings as real pages tell them: causes that twenty-six public pages brought up, in our words."""

from __future__ import annotations

from typing import Any

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

PACT = "Hai bên đã ký Thỏa thuận hợp tác giai đoạn 2024 - 2028."


def printed(text: str, head: str = "Hai địa phương tăng cường hợp tác\n\n15/05/2024 08:00\n\n") -> dict[str, Any]:
    """What is printed for a page with the text as its body."""
    return as_json(read(Snapshot("page", "test:page", f"{head}{text}\n{PACT}\n".encode(), ".txt")))


def offices(text: str) -> dict[str, list[tuple[str, str | None]]]:
    """The offices of each person of a page."""
    return {p["name"]: [(q["post"], q["place"]) for q in p["posts"]] for p in printed(text)["people"]}


@pytest.mark.parametrize(
    ("text", "name", "held"),
    [
        (
            "Chiều 14/5, đoàn châu Văn Sơn, tỉnh Vân Nam (Trung Quốc) do ông Lương Mẫu Thử, Bí thư Châu ủy làm "
            "Trưởng đoàn đã đến thăm và làm việc tại tỉnh Tuyên Quang.",
            "Lương Mẫu Thử",
            [("Bí thư Châu ủy", "CN-YN-WENSHAN")],
        ),
        (
            "Chiều 14/5, lãnh đạo tỉnh Cao Bằng tiếp ông Trần Mẫu, Ủy viên Trung ương Đảng Cộng sản Trung Quốc, Bí thư "
            "Khu ủy Khu tự trị dân tộc Choang Quảng Tây.",
            "Trần Mẫu",
            [("Ủy viên Trung ương Đảng Cộng sản Trung Quốc", "CN"), ("Bí thư Khu ủy", "CN-GX")],
        ),
        (
            "Ngày 14/5, Phó Chủ tịch UBND tỉnh Lạng Sơn Đoàn Thị Mẫu tiếp đoàn tỉnh Quảng Tây (Trung Quốc).",
            "Đoàn Thị Mẫu",
            [("vn-prov-pc-vice", "VN-09")],
        ),
        (
            "Ngày 14/5, UBND tỉnh Lạng Sơn tiếp Đại sứ nước CHDCND Lào tại Việt Nam Khăm-mẫu Xay-thử.",
            "Khăm-mẫu Xay-thử",
            [("vn-ambassador", "LA")],
        ),
        (
            "Ngày 14/5, UBND tỉnh Nghệ An tiếp Đại sứ Nhật Bản Ta-na-ka Mi-su.",
            "Ta-na-ka Mi-su",
            [("vn-ambassador", "JP")],
        ),
        (
            "Năm ấy đoàn tỉnh Nghệ An do ông Lê Văn Mẫu, khi đó là Chủ tịch UBND tỉnh, dẫn đầu đã sang thăm tỉnh Xiêng "
            "Khoảng.",
            "Lê Văn Mẫu",
            [("vn-prov-pc-chair", "VN-22")],
        ),
        (
            "Ngày 14/5, thay mặt Chủ tịch nước, ông Lê Văn Mẫu, Chủ tịch UBND tỉnh Nghệ An, tiếp đoàn Xiêng Khoảng.",
            "Lê Văn Mẫu",
            [("vn-prov-pc-chair", "VN-22")],
        ),
        (
            "Ngày 14/5, tỉnh Nghệ An đón đoàn tỉnh Xiêng Khoảng; Chỉ huy trưởng BĐBP Nghệ An Lê Văn Mẫu cùng dự.",
            "Lê Văn Mẫu",
            [("vn-prov-bg-commander", "VN-22")],
        ),
    ],
)
def test_offices_as_real_pages_write_them(text: str, name: str, held: list[tuple[str, str | None]]) -> None:
    assert offices(text)[name] == held


def test_a_man_of_history_is_neither_city_nor_holder() -> None:
    text = (
        "Sáng 14/5, đoàn tỉnh Udon Thani (Thái Lan) dâng hương Chủ tịch Hồ Chí Minh, sau đó Chủ tịch UBND tỉnh Nghệ An "
        "Lê Văn Mẫu tiếp đoàn."
    )
    page = printed(text)
    assert [p["name"] for p in page["people"]] == ["Lê Văn Mẫu"]
    assert "VN-SG" not in str(page["visits"])


def visits(text: str) -> list[tuple[list[str], list[str], str | None]]:
    """Guests, hosts and place of each visit of a page."""
    return [(v["guest"], v["host"], v["place"]) for v in printed(text)["visits"]]


@pytest.mark.parametrize(
    ("text", "visit"),
    [
        (
            "Ngày 14/5, ông Lê Văn Mẫu, Phó Chủ tịch UBND tỉnh Long An tiếp ông Sok Mau, Tổng Lãnh sự Vương quốc "
            "Campuchia tại TP Hồ Chí Minh.",
            (["KH"], ["VN-41"], "VN-41"),
        ),
        (
            "Tại hội đàm, Bí thư Khu ủy Quảng Tây (Trung Quốc) Trần Mẫu chào mừng Bí thư Tỉnh ủy Cao Bằng Lê Văn Thử "
            "và đoàn công tác đến thăm và làm việc tại Quảng Tây.",
            (["VN-04"], ["CN-GX"], "CN-GX"),
        ),
        (
            "Bí thư Tỉnh ủy Cao Bằng Lê Văn Thử vui mừng được tiếp đón đoàn công tác Thành ủy thành phố Bách Sắc, "
            "Quảng Tây (Trung Quốc) đến thăm và làm việc tại tỉnh.",
            (["CN-GX-BAISE"], ["VN-04"], "VN-04"),
        ),
        (
            "Từ ngày 12/5 (một số thành viên thăm đến ngày 15/5), đoàn tỉnh Wakayama (Nhật Bản) do ông Nakamura Mau, "
            "Phó Thống đốc làm trưởng đoàn đã tới thăm tỉnh Quảng Nam.",
            (["JP-30"], ["VN-27"], "VN-27"),
        ),
    ],
)
def test_who_comes_to_whom(text: str, visit: tuple[list[str], list[str], str | None]) -> None:
    assert visits(text) == [visit]


def test_the_gate_of_the_other_neighbour() -> None:
    text = (
        "Ngày 14/5, đoàn tỉnh Hà Giang do ông Lê Văn Mẫu, Bí thư Tỉnh ủy dẫn đầu sang thăm tỉnh Vân Nam (Trung Quốc). "
        "Tiễn đoàn tại Cửa khẩu Quốc tế Thanh Thủy có ông Lê Văn Thử, Phó Bí thư Tỉnh ủy."
    )
    assert offices(text)["Lê Văn Thử"] == [("vn-prov-party-deputy", "VN-03")]


def test_a_signer_above_the_office() -> None:
    text = (
        "Ngày 14/5, tỉnh Nghệ An nhận thư của thành phố Saijo (Nhật Bản).\n\nKính gửi Ngài Chủ tịch,\nTôi xin cảm ơn "
        "tỉnh Nghệ An đã đón tiếp đoàn thành phố Saijo.\n\nTrân trọng,\nYamada Mau\nThị trưởng thành phố Saijo"
    )
    assert offices(text)["Yamada Mau"] == [("Thị trưởng", "JP-38-SAIJO")]


def test_who_comes_to_condole_is_received_by_nobody() -> None:
    text = (
        "Sáng 14/5, nhiều đoàn đã đến ghi sổ tang tại trụ sở Tổng Lãnh sự quán Việt Nam ở tỉnh Champasak. Đoàn tỉnh "
        "Sekong do ông Khăm-mẫu Xay-thử, Bí thư, Tỉnh trưởng làm trưởng đoàn."
    )
    assert visits(text) == []


def test_no_visit_to_a_country_beside_the_calls_there() -> None:
    text = (
        "Từ ngày 12/5, đoàn tỉnh Wakayama (Nhật Bản) do ông Nakamura Mau, Phó Thống đốc làm trưởng đoàn đã tới thăm "
        "Việt Nam. Đoàn đã tới thăm tỉnh Quảng Nam, trao đổi với ông Lê Văn Mẫu, Chủ tịch UBND tỉnh."
    )
    assert visits(text) == [(["JP-30"], ["VN-27"], "VN-27")]


def test_who_thanks_for_a_visit_is_its_host() -> None:
    text = (
        "Chủ tịch UBND tỉnh Tây Ninh Lê Văn Mẫu cảm ơn Tỉnh trưởng tỉnh Svay Rieng (Campuchia) Men Mau và phu nhân đã "
        "tới thăm và chúc Tết tỉnh."
    )
    assert visits(text) == [(["KH-20"], ["VN-37"], "VN-37")]
