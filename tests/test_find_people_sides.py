"""People: on which side of a delegation they stand, how far an office's words go, offices told of several, in own
words.
"""

from __future__ import annotations

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

HEAD = "Hai địa phương hội đàm\nThứ Sáu, 22/12/2023 08:00\n"
PACT = "Hai bên đã ký Thỏa thuận hợp tác giai đoạn 2024 - 2028."
COMING = "Ngày 21/12, đoàn đại biểu châu Văn Sơn, tỉnh Vân Nam (Trung Quốc) sang thăm tỉnh Hà Giang. "


def offices(text: str) -> dict[str, list[tuple[str, str | None]]]:
    """The offices of each person of a page with the text."""
    page = as_json(read(Snapshot("page", "test:page", f"{HEAD}{text}\n{PACT}\n".encode(), ".txt")))
    return {p["name"]: [(q["post"], q["place"]) for q in p["posts"]] for p in page["people"]}


@pytest.mark.parametrize(
    ("text", "name", "held"),
    [
        ("Trưởng đoàn là ông Lý Văn Thử, Phó Bí thư Châu uỷ.", "Lý Văn Thử", ("Phó Bí thư Châu uỷ", "CN-YN-WENSHAN")),
        ("Đoàn do đồng chí Vương Mẫu, Phó Bí thư, dẫn đầu.", "Vương Mẫu", ("Phó Bí thư", "CN-YN-WENSHAN")),
        ("Tham gia đoàn có bà Lưu Mẫu, Cục trưởng Cục Y tế.", "Lưu Mẫu", ("Cục trưởng Cục Y tế", "CN-YN-WENSHAN")),
        ("Đoàn chủ nhà do ông Vương Mẫu, Phó Bí thư Tỉnh ủy, dẫn đầu.", "Vương Mẫu", ("vn-prov-party-deputy", "VN-03")),
        ("Đón và làm việc với đoàn có ông Thẩm Mẫu, Tỉnh ủy viên.", "Thẩm Mẫu", ("vn-prov-party-member", "VN-03")),
    ],
)
def test_the_side_of_a_delegation(text: str, name: str, held: tuple[str, str]) -> None:
    assert offices(COMING + text)[name] == [held]


@pytest.mark.parametrize(
    ("text", "name", "held"),
    [
        (
            "Hiệu trưởng Trường ĐH Hà Tĩnh Lê Văn Mẫu báo cáo tình hình đào tạo lưu học sinh tỉnh Khăm Muộn (Lào).",
            "Lê Văn Mẫu",
            ("vn-university-president", "VN-23"),
        ),
        (
            "TS. Đoàn Mẫu Sơn – Hiệu trưởng Trường ĐH Hà Tĩnh báo cáo với đoàn tỉnh Khăm Muộn (Lào).",
            "Đoàn Mẫu Sơn",
            ("vn-university-president", "VN-23"),
        ),
        (
            "Đoàn tỉnh Attapeu (Lào) do ông Khăm-mẫu Xay-thử, Trưởng phòng Hợp tác, Sở Ngoại vụ tỉnh Attapeu, dẫn đầu.",
            "Khăm-mẫu Xay-thử",
            ("Trưởng phòng Hợp tác", "LA-AT"),
        ),
        (
            "Tỉnh Hà Tĩnh tiếp ông Trương Mẫu Thử, Chủ tịch Tập đoàn Hoa Mẫu, Đài Loan.",
            "Trương Mẫu Thử",
            ("Chủ tịch Tập đoàn Hoa Mẫu", "TW"),
        ),
        (
            "Tỉnh Hà Tĩnh tiếp bà Kai Mau, Chủ tịch Hội đồng Nhân dân (HĐND) tỉnh Koh Kong (Campuchia).",
            "Kai Mau",
            ("Chủ tịch Hội đồng Nhân dân tỉnh", "KH-9"),
        ),
        (
            "Tỉnh Hà Tĩnh đón đoàn Thủ đô Viêng Chăn (Lào) do Bí thư - Đô trưởng Viêng Chăn Xu-mẫu Ma – hả - lạt làm "
            "trưởng đoàn.",
            "Xu-mẫu Ma – hả - lạt",
            ("la-vientiane-party-secretary", "LA-VT"),
        ),
        (
            "Tỉnh Hà Tĩnh đón đoàn tỉnh Khăm Muộn (Lào). Bà LIPAMAU BOUATHU, Phó Tỉnh trưởng, cảm ơn.",
            "LIPAMAU BOUATHU",
            ("la-deputy-governor", "LA-KH"),
        ),
        (
            "Tỉnh Hà Tĩnh đón đoàn tỉnh Khăm Muộn (Lào) do bà Sihamauvong, Phó Tỉnh trưởng, dẫn đầu.",
            "Sihamauvong",
            ("la-deputy-governor", "LA-KH"),
        ),
        (
            "Đại diện tỉnh Khăm Muộn (Lào) đến chào Sở Ngoại vụ tỉnh Hà Tĩnh. Tiếp khách là Giám đốc Sở Lê Văn Mẫu.",
            "Lê Văn Mẫu",
            ("vn-dofa-director", "VN-23"),
        ),
        (
            "Đón đoàn tỉnh Khăm Muộn (Lào) có các Phó Chủ tịch UBND tỉnh Hà Tĩnh: Lê Văn Mẫu, Trần Thị Thử.",
            "Trần Thị Thử",
            ("vn-prov-pc-vice", "VN-23"),
        ),
        (
            "Đoàn tỉnh Khăm Muộn (Lào) gặp ông Lê Văn Mẫu, Phó Chủ tịch HĐND huyện Vũ Quang, tỉnh Hà Tĩnh.",
            "Lê Văn Mẫu",
            ("Phó Chủ tịch HĐND huyện", "VN-23"),
        ),
        (
            "Cảm ơn Tỉnh trưởng, ông Lê Văn Mẫu, Chủ tịch UBND tỉnh Hà Tĩnh, mời đoàn tỉnh Khăm Muộn (Lào) ở lại.",
            "Lê Văn Mẫu",
            ("vn-prov-pc-chair", "VN-23"),
        ),
        (
            "Thừa ủy quyền của Chủ tịch UBND tỉnh, Giám đốc Sở Ngoại vụ tỉnh Hà Tĩnh Lê Thị Mẫu tiếp đoàn Khăm Muộn.",
            "Lê Thị Mẫu",
            ("vn-dofa-director", "VN-23"),
        ),
        (
            "Quyền Trưởng ban Quản lý Khu kinh tế tỉnh Hà Tĩnh Lê Văn Mẫu tiếp đoàn tỉnh Khăm Muộn (Lào).",
            "Lê Văn Mẫu",
            ("vn-ezone-head", "VN-23"),
        ),
        (
            "Trợ lý Tỉnh trưởng Khamphone Thumau kiêm phát ngôn của tỉnh Khăm Muộn (Lào) thăm Hà Tĩnh.",
            "Khamphone Thumau",
            ("Trợ lý Tỉnh trưởng", "LA-KH"),
        ),
        (
            "Dự hội chợ của chính quyền Khăm Muộn có: Hà Tĩnh (ông Lê Văn Mẫu, Phó Chủ tịch UBND tỉnh); Nghệ An "
            "(bà Trần "
            "Thị Thử, Phó Chủ tịch UBND tỉnh).",
            "Trần Thị Thử",
            ("vn-prov-pc-vice", "VN-22"),
        ),
        (
            "Đón đoàn Khăm Muộn có các UVTV Tỉnh ủy Hà Tĩnh: Lê Văn Mẫu, Trưởng Ban Tổ chức Tỉnh ủy; Trần Thị Thử, "
            "Phó Chủ tịch HĐND tỉnh.",
            "Trần Thị Thử",
            ("vn-prov-party-standing-member", "VN-23"),
        ),
        (
            "Tỉnh Hà Tĩnh tiếp ông Khăm-mẫu Xay-thử, Phó Chủ tịch Ủy ban Mặt trận Lào XDĐN tỉnh Khăm Muộn (Lào).",
            "Khăm-mẫu Xay-thử",
            ("Phó Chủ tịch Ủy ban Mặt trận Lào XDĐN tỉnh", "LA-KH"),
        ),
        (
            "Tại Viêng Chăn (Lào), Chủ tịch Trung ương Hội Hữu nghị Việt Nam - Lào Lê Văn Mẫu gặp đoàn tỉnh Hà Tĩnh.",
            "Lê Văn Mẫu",
            ("Chủ tịch Trung ương Hội Hữu nghị Việt Nam - Lào", "VN"),
        ),
        (
            "Giám đốc Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch tỉnh Lê Văn Mẫu tiếp đoàn Khăm Muộn; hàng Hà "
            "Tĩnh bán chạy ở Hà Tĩnh.",
            "Lê Văn Mẫu",
            ("Giám đốc Trung tâm Xúc tiến Đầu tư", "VN-23"),
        ),
        (
            "Tại Đồn Biên phòng Cha Mẫu, Đồn trưởng Vì Văn Thắng tiếp khách của tỉnh Khăm Muộn (Lào); Hà Tĩnh.",
            "Vì Văn Thắng",
            ("vn-bg-station-head", "VN-23"),
        ),
        (
            "Đoàn Hà Tĩnh đến Khăm Muộn (Lào), Hiệu trưởng Sụ-mẫu In-thử đưa khách qua từng lớp của trường.",
            "Sụ-mẫu In-thử",
            ("Hiệu trưởng", "LA-KH"),
        ),
        (
            "Tại Takeo (Campuchia), đoàn Hà Tĩnh hội đàm với ông Hem Mau, Chủ tịch Đảng Nhân dân Campuchia tỉnh.",
            "Hem Mau",
            ("Chủ tịch Đảng Nhân dân Campuchia tỉnh", "KH-21"),
        ),
        (
            "Tại Nam Ninh (Quảng Tây, Trung Quốc), Chủ tịch UBND tỉnh Cao Bằng gặp Chủ tịch Khu tự trị Vi Mẫu Hoa.",
            "Vi Mẫu Hoa",
            ("Chủ tịch Khu tự trị", "CN-GX"),
        ),
        (
            "Giám đốc Sở Công Thương tỉnh Hà Tĩnh Lê Văn Mẫu tiếp đoàn của Sở Ngoại vụ tỉnh Khăm Muộn (Lào).",
            "Lê Văn Mẫu",
            ("vn-dept-director", "VN-23"),
        ),
        (
            "Đoàn Hà Tĩnh dự lễ ở Khăm Muộn (Lào); Trưởng bản A Mẫu Bua-thoong Vi-thử ký Biên bản kết nghĩa.",
            "Bua-thoong Vi-thử",
            ("la-village-chief", "LA-KH"),
        ),
        (
            "Đoàn Mặt trận Lào xây dựng đất nước tỉnh Khăm Muộn do bà Chăn-mẫu Xay-thử, Chủ tịch, dẫn đầu.",
            "Chăn-mẫu Xay-thử",
            ("la-prov-front-chair", "LA-KH"),
        ),
        (
            "Ngày 21/12, tỉnh Hà Tĩnh đón đoàn tỉnh Khăm Muộn (Lào) sang thăm và làm việc.\nHôm sau ở Ninh Bình, "
            "buổi họp do Phó Chủ tịch UBND tỉnh Lê Thị Mẫu chủ trì.",
            "Lê Thị Mẫu",
            ("vn-prov-pc-vice", "VN-18"),
        ),
        (
            "Đồng chí Bun Lương Ma Ni Vông, Tỉnh trưởng tỉnh Khăm Muộn (Lào) thăm Hà Tĩnh.",
            "Bun Lương Ma Ni Vông",
            ("la-governor", "LA-KH"),
        ),
        (
            "Đoàn Bộ Chỉ huy Quân sự tỉnh Khăm Muộn (Lào) do Đại tá Vi Lay Xúc, Chỉ huy trưởng dẫn đầu thăm Hà Tĩnh.",
            "Vi Lay Xúc",
            ("la-prov-mil-commander", "LA-KH"),
        ),
        (
            "Phó Chủ tịch UBND TP.HCM Lê Văn Mẫu tiếp đoàn tỉnh Champasak (Lào).",
            "Lê Văn Mẫu",
            ("vn-prov-pc-vice", "VN-SG"),
        ),
        (
            "Bà Xổm-mẫu Vi-thử, Phó Tỉnh trưởng Khăm Muộn (Lào) tặng quà Phó Chủ tịch UBND tỉnh Hà Tĩnh Lê Văn Mẫu "
            "Ảnh: T.H",
            "Lê Văn Mẫu",
            ("vn-prov-pc-vice", "VN-23"),
        ),
        (
            "Giám đốc Sở Ngoại vụ TP.HCM Lê Văn Mẫu tiếp đoàn tỉnh Champasak (Lào).",
            "Lê Văn Mẫu",
            ("vn-dofa-director", "VN-SG"),
        ),
        (
            "Tỉnh Hà Tĩnh tiếp Đại sứ Vương quốc Bỉ Karl Van den Mau tại thành phố Hà Tĩnh.",
            "Karl Van den Mau",
            ("vn-ambassador", "BE"),
        ),
    ],
)
def test_offices_and_names(text: str, name: str, held: tuple[str, str]) -> None:
    assert offices(text).get(name, [None])[0] == held


@pytest.mark.parametrize(
    "text",
    [
        "Làm Trưởng đoàn tỉnh Khăm Muộn (Lào) là Phó Tỉnh trưởng, khách của tỉnh Hà Tĩnh.",
        "(Từ Hàn Quốc) - Đoàn tỉnh Hà Tĩnh thăm thành phố Gwangju (Hàn Quốc).",
        "Đoàn tỉnh Khăm Muộn (Lào) dự Lễ hội Hoa Phượng Đỏ tại Hà Tĩnh.",
        "Tỉnh Khăm Muộn (Lào) đề nghị các đồng chí Sơn La cử kỹ sư sang.",
    ],
)
def test_no_persons(text: str) -> None:
    assert offices(text) == {}


MASTHEAD = "CỔNG THÔNG TIN ĐIỆN TỬ TỈNH HÀ GIANG\nLãnh đạo tỉnh tiếp các đoàn khách\n22/12/2023 08:00\n"
CALLERS = (
    "Ngày 21/12, đồng chí Trần Văn Mẫu, Phó Chủ tịch Thường trực, thay mặt lãnh đạo tỉnh tiếp đoàn đại biểu tỉnh "
    "Phông Sa Lỳ (Lào) đến thăm, làm việc; trước đó một đoàn của tỉnh Chiang Rai (Thái Lan) cũng tới chào.\n"
    "Đoàn Phông Sa Lỳ tặng tỉnh 50 triệu đồng giúp đồng bào vùng lũ.\n"
)


def test_a_page_that_never_names_its_own_province_is_its_publishers() -> None:
    own = as_json(read(Snapshot("page", "test:page", f"{MASTHEAD}{CALLERS}".encode(), ".txt")))
    assert [visit["host"] for visit in own["visits"][:1]] == [["VN-03"]]
    assert [(gift["giver"], gift["receiver"]) for gift in own["aid"]] == [("LA-PH", "VN-03")]
    named = as_json(read(Snapshot("page", "test:page", f"{MASTHEAD}{CALLERS}Tỉnh Sơn La cũng dự.\n".encode(), ".txt")))
    assert all("VN-03" not in (gift["giver"], gift["receiver"]) for gift in named["aid"]), (
        "whom a page names goes before"
    )


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (  # the comma left out
            "Sơn La gặp Luang Prabang. Dự có các đồng chí: Lê Văn Mẫu Phó Chủ tịch UBND tỉnh Sơn La; "
            "Trần Thị Thử, Giám đốc Sở Y tế Sơn La.",
            {"Lê Văn Mẫu": [("vn-prov-pc-vice", "VN-05")], "Trần Thị Thử": [("vn-doh-director", "VN-05")]},
        ),
        (  # a title between that no table holds
            "Đoàn Sơn La thăm Luang Prabang do ông Lê Văn Mẫu, Thầy thuốc nhân dân, Giám đốc Sở Y tế "
            "tỉnh Sơn La, dẫn đầu.",
            {"Lê Văn Mẫu": [("vn-doh-director", "VN-05")]},
        ),
        (  # a name between
            "Sơn La gặp Luang Prabang. Dự có các ông Lê Văn Mẫu, Giám đốc Sở Y tế Sơn La, "
            "Đại tá Trần Văn Thử, Giám đốc Công an tỉnh Sơn La.",
            {"Lê Văn Mẫu": [("vn-doh-director", "VN-05")], "Trần Văn Thử": [("vn-prov-police-director", "VN-05")]},
        ),
        (
            "Đoàn tỉnh Luang Prabang do ông Bun Mẫu Thử, Phó Bí thư, Phó Tỉnh trưởng, dẫn đầu thăm tỉnh Sơn La.",
            {"Bun Mẫu Thử": [("la-prov-party-deputy", "LA-LP"), ("la-deputy-governor", "LA-LP")]},
        ),
        (  # the province's name behind the body's, without its level
            "Đoàn Luang Prabang gặp bà Ngô Thị Mẫu, Chủ tịch Hội LHPN Sơn La.",
            {"Ngô Thị Mẫu": [("vn-women-chair", "VN-05")]},
        ),
        (  # said twice, once shorter
            "Sơn La đón ông Kim Mẫu, Phó Chủ tịch Hội đồng thành phố Seoul. Ông Kim Mẫu, Phó Chủ tịch Hội đồng TP. "
            "Seoul, cảm ơn.",
            {"Kim Mẫu": [("Phó Chủ tịch Hội đồng thành phố", "KR-11")]},
        ),
        (
            "Sơn La tiếp Thiếu tướng Sai Mẫu Thử, Phó Cục trưởng phụ trách biên giới Việt Nam - Lào, Bộ Công an Lào.",
            {"Sai Mẫu Thử": [("Phó Cục trưởng phụ trách biên giới Việt Nam - Lào", "LA")]},
        ),
        (
            "Sơn La đón ông Lưu Mẫu, Chủ nhiệm Ủy ban Thường vụ Đại hội đại biểu nhân dân Khu tự trị dân tộc Choang "
            "Quảng Tây (Trung Quốc).",
            {"Lưu Mẫu": [("Chủ nhiệm Ủy ban Thường vụ Đại hội đại biểu nhân dân Khu tự trị", "CN-GX")]},
        ),
        (  # an office entered; the next one is another's, of the other country
            "Hay tin đồng chí Đàm Mẫu nhận chức Bí thư Thành ủy Sùng Tả, Chủ tịch UBND tỉnh Sơn La viết thư mừng.",
            {"Đàm Mẫu": [("Bí thư Thành ủy", "CN-GX-CHONGZUO")]},
        ),
        (  # a verb behind the name
            "Lãnh đạo Sơn La sang Quảng Tây (Trung Quốc) gặp Bí thư Khu ủy Trần Mẫu và ký Bản ghi nhớ.",
            {"Trần Mẫu": [("Bí thư Khu ủy", "CN-GX")]},
        ),
        (  # a body whose name has a dash
            "Sơn La gặp Luang Prabang, có Trưởng Ban Quản lý Khu kinh tế cửa khẩu Lóng Sập - Sơn La Hoàng Văn Mẫu.",
            {"Hoàng Văn Mẫu": [("vn-ezone-head", "VN-05")]},
        ),
    ],
)
def test_offices_behind_a_name(text: str, held: dict[str, list[tuple[str, str]]]) -> None:
    assert offices(text) == held
