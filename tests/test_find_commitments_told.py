"""Commitments as papers, assessments and visits tell them: what a signed paper holds, what is conceded and what is
raised, who asks in a passive, who speaks together. Own texts of invented pages.
"""

from __future__ import annotations

from typing import Any

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

HEAD = "Hoạt động đối ngoại trong tuần của các địa phương\n\nNgày 20/6/2019\n\n"
VISIT = "Sáng 15/6, đoàn tỉnh Kon Tum do ông Lê Văn An dẫn đầu làm việc với tỉnh Attapeu (Lào).\n"


def told(body: str) -> list[tuple[str, str, str, str]]:
    """Stance, by, to and fields of a page's commitments."""
    found: Any = as_json(read(Snapshot("page", "page.txt", (HEAD + body + "\n").encode(), ".txt")))["commitments"]
    return [(c["stance"], *("+".join(sorted(c[slot])) for slot in ("by", "to", "fields"))) for c in found]


@pytest.mark.parametrize(
    ("sentence", "fields"),
    [
        ("ký biên bản hợp tác, trong đó có dự án trồng cà phê và xây nhà máy chế biến.", "agriculture+industry"),
        ("ký thỏa thuận với 5 nội dung, gồm mở rộng thương mại; đào tạo cán bộ y tế.", "health-staff+trade"),
        ("ký Bản ghi nhớ hợp tác, tập trung vào các lĩnh vực du lịch và y tế.", "health+tourism"),
        ("ký thỏa thuận nhằm thúc đẩy giao thương, giúp nhau đào tạo giáo viên.", "education+trade"),
        ("ký thỏa thuận, qua đó mỗi năm Kon Tum nhận 10 học sinh Attapeu sang học.", "scholarships"),
    ],
)
def test_what_a_signed_paper_holds_is_agreed(sentence: str, fields: str) -> None:
    assert told("Sáng 18/6, tỉnh Kon Tum và tỉnh Attapeu (Lào) " + sentence) == [
        ("agree", "LA-AT+VN-28", "", fields),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sáng 18/6, tỉnh Kon Tum và tỉnh Attapeu (Lào) ký Bản ghi nhớ hợp tác về nông nghiệp và du lịch.",
        "Đến nay tỉnh Kon Tum và tỉnh Attapeu (Lào) đã ký 9 văn bản, trong đó có biên bản về y tế.",
        "Sáng 18/6, tỉnh Kon Tum và tỉnh Attapeu (Lào) ký thỏa thuận nhằm vun đắp tình hữu nghị.",
    ],
)
def test_the_name_of_a_paper_agrees_to_nothing(sentence: str) -> None:
    assert told(sentence) == []


def test_what_both_pledge_is_a_pledge_of_both_and_agreed_in_a_paper() -> None:
    text = VISIT + "Hai bên cam kết trao đổi giáo viên mỗi năm."
    assert told(text) == [("pledge", "LA-AT+VN-28", "", "education")]
    text = VISIT + "Theo biên bản ghi nhớ đã ký, hai bên cam kết trao đổi giáo viên mỗi năm."
    assert "agree" in [c[0] for c in told(text)]


def test_a_paper_just_signed_says_what_one_side_will_do() -> None:
    text = (
        "Chiều 18/6, Sở Y tế tỉnh Kon Tum và Sở Y tế tỉnh Attapeu (Lào) ký kế hoạch hợp tác giai đoạn 2019 - 2021.\n"
        "Với kế hoạch này, phía Kon Tum sẽ chuyển giao kỹ thuật điều trị bệnh da liễu cho bạn."
    )
    assert [(stance, by) for stance, by, *_ in told(text)] == [("agree", "LA-AT+VN-28")]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Ông An không giấu rằng nhiều việc còn thua xa tiềm năng hai tỉnh.", ["difficulty"]),
        ("Ông An cho biết việc tìm mộ ở vùng cao gặp không ít khó khăn.", ["difficulty"]),
        ("Theo phía Kon Tum, lũ khiến khâu kiểm dịch gặp khó khăn.", ["difficulty"]),
        ("Dẫu còn khó khăn nhất định, ông An nói, Kon Tum vẫn gắng sức cùng bạn.", []),
        ("Cho dù đường sá khó khăn, ông nói, hai bên vẫn gặp nhau.", []),
        ("Phía bạn cảm ơn Kon Tum đã nghĩ tới một đại đội mới lập, còn thiếu thốn đủ bề.", []),
        ("Phía bạn giới thiệu những tiềm năng, nỗ lực và thách thức của địa phương.", []),
        ("Ông An cho biết tỉnh luôn giúp người dân gặp khó khăn.", []),
        ("Bản Đắc Mế giáp với tỉnh Kon Tum, là một bản nghèo, đường đi khó khăn.", []),
        ("Thợ hai tỉnh đã nỗ lực, quyết tâm cùng bà con.", []),
        ("Đây là phần việc mà đồn Đắk Long đã hứa với đơn vị bạn.", []),
    ],
)
def test_trouble_is_raised_and_not_conceded(sentence: str, found: list[str]) -> None:
    assert [stance for stance, *_ in told(VISIT + sentence)] == found


@pytest.mark.parametrize(
    ("sentence", "sides"),
    [
        ("Theo hai bên, bà con cũng cần được tạo thuận lợi khi trao đổi hàng hóa.", ("LA-AT+VN-28", "")),
        ("Ông An cảm ơn bạn.\nViệc mở thêm đường bay cũng được ông đề nghị xem xét.", ("VN-28", "LA-AT")),
        ("Nối lại chợ phiên là nguyện vọng chung của nhân dân hai bên biên giới.", ("LA-AT+VN-28", "")),
        ("Phía Attapeu đồng tình để Kon Tum quy tập hài cốt liệt sĩ ở huyện Phu Vông.", ("LA-AT", "VN-28")),
        ("Theo ông An, hai bên nên có đường dây nóng để báo cháy rừng.", ("VN-28", "LA-AT")),
        ("Đáng chú ý, hai bên đã đạt được nhận thức chung về việc nâng cấp cửa khẩu.", ("LA-AT+VN-28", "")),
        ("Khách băn khoăn về giá thuê đất và đề nghị tỉnh có chính sách ưu đãi.", ("VN-28", "LA-AT")),
        ("Ông An đề nghị hai bên tiếp tục hợp tác theo tinh thần biên bản hội đàm năm 2018.", ("VN-28", "LA-AT")),
    ],
)
def test_who_asks(sentence: str, sides: tuple[str, str]) -> None:
    assert [(by, to) for stance, by, to, _ in told(VISIT + sentence)] == [sides]


def test_one_of_a_state_speaks_beside_one_of_its_province() -> None:
    text = (
        "Ngày 14/6, đoàn HĐND tỉnh Kon Tum được Chủ tịch Quốc hội Lào Pany Yathotou và Tỉnh trưởng Attapeu Khăm Phen "
        "tiếp.\nChủ tịch Quốc hội Lào và Tỉnh trưởng Attapeu đề nghị HĐND tỉnh Kon Tum chia sẻ kinh nghiệm về y tế."
    )
    assert told(text) == [("propose", "LA+LA-AT", "VN-28", "health")]


def test_units_spoken_to_abroad_are_those_called_on() -> None:
    text = (
        "Đoàn công tác do Đại tá Lê Văn An, Phó Chính ủy Bộ CHQS tỉnh Kon Tum dẫn đầu vừa thăm lực lượng vũ trang hai "
        "tỉnh Attapeu và Sê Kông (Lào).\nÔng mong các đơn vị tạo thuận lợi để Đội K53 quy tập hài cốt liệt sĩ."
    )
    assert told(text) == [("wish", "VN-28", "LA-AT+LA-XE", "martyrs-remains")]


def test_one_s_own_departments_are_not_spoken_to() -> None:
    text = (
        "Sáng 15/6, ông Lê Văn An, Phó Chủ tịch UBND tỉnh Kon Tum tiếp đoàn tỉnh Attapeu (Lào).\n"
        "Ông Lê Văn An đề nghị các đơn vị khẩn trương hoàn thiện hồ sơ đường bay."
    )
    assert told(text) == []


def test_both_provinces_are_no_states() -> None:
    text = (
        "Ngày 1/6, lãnh đạo tỉnh Kon Tum và tỉnh Attapeu (Lào) trao Thỏa thuận hợp tác trước sự chứng kiến của Tổng Bí "
        "thư Nguyễn Văn Bình và Tổng Bí thư Lào Bun Nhăng.\n"
        "Lễ trao nằm trong chuyến thăm cấp nhà nước tới Lào của Tổng Bí thư Nguyễn Văn Bình.\n"
        "Hai tỉnh thống nhất phối hợp phòng chống tội phạm."
    )
    assert told(text) == [("agree", "LA-AT+VN-28", "", "security")]


def test_an_assessment_of_work_together_is_of_both() -> None:
    text = (
        "Những năm qua, đoàn tỉnh Kon Tum nhiều lần thăm tỉnh Attapeu (Lào).\n"
        "Tuy nhiên, hợp tác thương mại giữa hai tỉnh chưa tương xứng với tiềm năng."
    )
    assert told(VISIT + "\n" + text) == [("difficulty", "LA-AT+VN-28", "", "trade")]


def test_a_point_of_minutes_that_only_finds_fault_is_trouble() -> None:
    text = (
        "BIÊN BẢN HỘI ĐÀM\n\nNgày 10/6/2019, Đoàn đại biểu tỉnh Kon Tum và Đoàn đại biểu tỉnh Attapeu (Lào) hội đàm.\n"
        "\nHai bên thống nhất các nội dung sau:\n\n1. Kon Tum mở gian hàng ở chợ Phu Vông.\n\n"
        "2. Hai bên đánh giá việc cấp giấy qua biên giới còn chậm.\n"
    )
    assert [stance for stance, *_ in told(text)] == ["agree", "difficulty"]
