"""Whose words a page is as a whole: letters, interviews, joint minutes; own texts of invented pages."""

from __future__ import annotations

from typing import Any

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

LETTER = """Thư của Thị trưởng thành phố Kitakyushu gửi Chủ tịch UBND thành phố Hải Phòng

Ngày 12/5/2023

Kitakyushu, ngày 9 tháng 5 năm 2023

Kính gửi: Ngài Chủ tịch UBND thành phố Hải Phòng

Thay mặt người dân Kitakyushu, tôi xin cảm ơn quý thành phố đã tiếp đón đoàn chúng tôi ngày 20 tháng 4.

Chúng tôi mong quý thành phố cử kỹ sư thủy lợi sang học. Số máy bơm ấy sẽ được chuyển tới Hải Phòng trong tháng 8.

Trân trọng,
"""
INTERVIEW = """Trò chuyện với Phó Tỉnh trưởng Xiêng Khoảng

Ngày 12/5/2023

Sáng 11/5, ông Trần Văn Lâm, Phó Chủ tịch UBND tỉnh Nghệ An tiếp đoàn đại biểu tỉnh Xiêng Khoảng (Lào) do bà \
Khăm-ly Xay-sổm-phu, Phó Tỉnh trưởng Xiêng Khoảng dẫn đầu. Phóng viên có cuộc trao đổi với bà Khăm-ly Xay-sổm-phu.

* Thưa bà, chuyến đi này có gì mới?

- Chúng tôi được xem hồ chứa mới. Tôi rất mong Nghệ An dạy chúng tôi cách trồng chè.

* Còn điều gì vướng không, thưa bà?

- Khó nhất vẫn là thiếu giáo viên. Tôi đề nghị phía bạn cử giáo viên sang dạy tiếng Việt.

* Xin cảm ơn bà!
"""
MINUTES = """Biên bản hội đàm giữa tỉnh Nghệ An và tỉnh Xiêng Khoảng

Ngày 12/5/2023

BIÊN BẢN HỘI ĐÀM

Ngày 11/5/2023, đoàn tỉnh Nghệ An do ông Trần Văn Lâm, Phó Chủ tịch UBND tỉnh dẫn đầu và đoàn tỉnh Xiêng \
Khoảng (Lào) do ông Khăm Phết, Phó Tỉnh trưởng dẫn đầu hội đàm tại Vinh.

I. Việc đã làm

Khâu vận chuyển còn vướng mắc.

II. Những việc thống nhất thực hiện

1. Nghệ An cử hai kỹ sư thủy lợi sang Xiêng Khoảng.

2. Xiêng Khoảng bố trí đất trồng chè.

Biên bản này làm tại Vinh ngày 11/5/2023, thành hai bản có giá trị như nhau.
"""


def facts(text: str, kind: str) -> list[dict[str, Any]]:
    """The records of one kind of a page."""
    found = as_json(read(Snapshot("page", "page.txt", text.encode(), ".txt")))[kind]
    assert isinstance(found, list)
    return found


def test_a_letter_speaks_for_who_writes_it_to_who_is_addressed() -> None:
    found = facts(LETTER, "commitments")
    assert [(c["stance"], c["by"], c["to"]) for c in found] == [
        ("wish", ["JP-40-KITAKYUSHU"], ["VN-HP"]),
        ("pledge", ["JP-40-KITAKYUSHU"], ["VN-HP"]),
    ]


def test_thanks_of_a_letter_bear_its_own_day() -> None:
    (thanks,) = facts(LETTER, "courtesies")
    assert (thanks["kind"], thanks["from"], thanks["to"]) == ("thank", ["JP-40-KITAKYUSHU"], ["VN-HP"])
    assert thanks["date"] == "2023-05-09"


def test_answers_of_an_interview_are_those_of_the_guest() -> None:
    found = facts(INTERVIEW, "commitments")
    assert [(c["stance"], c["by"], c["to"]) for c in found] == [
        ("wish", ["LA-XI"], ["VN-22"]),
        ("difficulty", ["LA-XI"], ["VN-22"]),
        ("propose", ["LA-XI"], ["VN-22"]),
    ]


def test_who_answers_may_be_named_with_his_first_answer_alone() -> None:
    text = (
        "Savannakhet muốn học hỏi Quảng Trị\n\nNgày 12/5/2023\n\n"
        "Phóng viên: Thưa ông, Savannakhet chờ đợi gì ở Quảng Trị?\n"
        "Tỉnh trưởng Savannakhet Khăm Phết: Chúng tôi mong Quảng Trị giúp đào tạo cán bộ y tế.\n"
        "Phóng viên: Còn về du lịch?\n"
        "Tỉnh trưởng: Tôi đề nghị hai tỉnh mở tuyến du lịch chung.\n"
    )
    found: Any = as_json(read(Snapshot("page", "page.txt", text.encode(), ".txt")))["commitments"]
    assert [(c["stance"], c["by"], c["to"]) for c in found] == [
        ("wish", ["LA-SV"], ["VN-25"]),
        ("propose", ["LA-SV"], ["VN-25"]),
    ]


def test_chapters_of_minutes_are_agreed_or_raised_by_both() -> None:
    found = facts(MINUTES, "commitments")
    assert [c["stance"] for c in found] == ["difficulty", "agree", "agree"]
    assert all(set(c["by"]) == {"VN-22", "LA-XI"} and not c["to"] for c in found)


@pytest.mark.parametrize(("text", "kind"), [(LETTER, "letter"), (INTERVIEW, "interview"), (MINUTES, "minutes")])
def test_the_frame_of_a_page(text: str, kind: str) -> None:
    from hoptac.decode import decode
    from hoptac.find.frame import frame_of
    from hoptac.find.scan import scan
    from hoptac.link.resolve import resolve

    assert frame_of(resolve(scan(decode(Snapshot("page", "page.txt", text.encode(), ".txt"))))).kind == kind
