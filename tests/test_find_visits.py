"""Visits told in other words than the gold's: who receives, what is accepted, and what only looks like a meeting."""

from __future__ import annotations

from typing import Any

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

Told = tuple[list[str], list[str], str | None, str | None, str]


def visits(body: str, title: str = "Quan hệ với tỉnh bạn") -> list[Told]:
    """Guest, host, first and last day and status of each visit of a page."""
    text = f"{title}\nThứ Tư, 15/05/2024 08:00\n\n{body}\n"
    printed: list[dict[str, Any]] = as_json(read(Snapshot("page", "test:page", text.encode(), ".txt")))["visits"]
    return [(v["guest"], v["host"], v["start"], v["end"], v["status"]) for v in printed]


CASES: list[tuple[str, list[Told]]] = [
    (
        "Trong 2 ngày 13/5 và 14/5, đoàn tỉnh Attapeu (Lào) do ông Khăm-la Sỉ-sụ-vông, Tỉnh trưởng dẫn đầu thăm và "
        "làm việc tại tỉnh Gia Lai.",
        [(["LA-AT"], ["VN-30"], "2024-05-13", "2024-05-14", "done")],
    ),
    (
        "Ngày 14/5, ông Rơ Châm Hải, Bí thư Tỉnh ủy Gia Lai tiếp ông Khăm-la Sỉ-sụ-vông, Tỉnh trưởng Attapeu (Lào). "
        "Ông Rơ Châm Hải cảm ơn và nhận lời mời sang thăm tỉnh Attapeu trong năm nay.",
        [(["LA-AT"], ["VN-30"], "2024-05-14", None, "done"), (["VN-30"], ["LA-AT"], None, None, "planned")],
    ),
    (
        "Ngày 14/5, tại Pakse, đoàn tỉnh Gia Lai do ông Rơ Châm Hải, Bí thư Tỉnh ủy dẫn đầu đến thăm Tổng Lãnh sự quán "
        "Việt Nam tại Pakse (Lào). Tiếp đoàn tỉnh Gia Lai, Tổng Lãnh sự Trần Thị Mai thông tin về các tỉnh Nam Lào.",
        [(["VN-30"], ["VN"], "2024-05-14", None, "done")],
    ),
    (
        "Bên lề diễn đàn du lịch, sáng 14/5, lãnh đạo tỉnh Gia Lai có các cuộc gặp riêng với Đại sứ Hà Lan Jan Visser "
        "và Đại sứ Cộng hòa Pháp Paul Lemaire.",
        [(["NL"], ["VN-30"], "2024-05-14", None, "done"), (["FR"], ["VN-30"], "2024-05-14", None, "done")],
    ),
    (
        "Sáng 14/5, Bí thư Tỉnh ủy Gia Lai Rơ Châm Hải tiếp ông Ivan Petrov, Bí thư Đảng Cộng sản Pháp.",
        [(["FR"], ["VN-30"], "2024-05-14", None, "done")],
    ),
    (
        "Chiều 14/5, ông Rơ Châm Hải, Phó Chủ tịch UBND tỉnh Gia Lai tiếp đoàn tỉnh Tomsk, Liên bang Nga do ông Ivan "
        "Petrov, Thống đốc dẫn đầu.",
        [(["RU"], ["VN-30"], "2024-05-14", None, "done")],
    ),
    (
        "Ngày 14/5, ông Rơ Châm Hải, Phó Chủ tịch UBND tỉnh Gia Lai lần lượt tiếp đoàn thành phố Gwangju (Hàn Quốc) do "
        "ông Kim Dae Il, Phó Thị trưởng dẫn đầu; đoàn tỉnh Attapeu (Lào) do bà Chăn-thi Vông-xay dẫn đầu.",
        [(["KR-29"], ["VN-30"], "2024-05-14", None, "done"), (["LA-AT"], ["VN-30"], "2024-05-14", None, "done")],
    ),
    (
        "Từ ngày 13 đến 14/5, đoàn thành phố Móng Cái (Quảng Ninh) do ông Lê Văn Bình, Bí thư Thành ủy dẫn đầu sang "
        "thăm Khu tự trị dân tộc Choang Quảng Tây (Trung Quốc). Đón và hội đàm với đoàn, phía bạn có ông Lý Quân, Bí "
        "thư Thành ủy Phòng Thành Cảng.",
        [(["VN-13"], ["CN-GX-FANGCHENGGANG"], "2024-05-13", "2024-05-14", "done")],
    ),
]


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_visits_in_other_words(body: str, expected: list[Told]) -> None:
    """Two days told with "và", Vietnam's consul as the host, calls beside a forum, States and parties by their names,
    guests in turn, a town in the province that is named first."""
    assert visits(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Ngày 14/5, ông Rơ Châm Hải, Phó Chủ tịch UBND tỉnh Gia Lai đã họp với các ngành hữu quan để bàn việc tham dự "
        "hội nghị với tỉnh Attapeu (Lào) vào tháng sau.",
        "Trong 5 năm tới, Gia Lai và Attapeu (Lào) sẽ tăng cường gặp gỡ, trao đổi kinh nghiệm về nông nghiệp.",
        "Sáng 14/5, Thủ tướng Campuchia sang Viêng Chăn hội đàm với Thủ tướng Lào.",
        "Ngày 14/5, trao đổi với báo Gia Lai, anh Khăm-la, quê ở Attapeu (Lào), kể chuyện làm cà phê.",
        "Ngày 14/5, đi hái rau gần biên giới, chị Rơ Châm Lan ở Gia Lai gặp một người Campuchia lạ mặt.",
    ],
)
def test_no_visit(body: str) -> None:
    """A meeting with one's own offices, meeting as a way of working together, others' affairs, the press, chance."""
    assert visits(body) == []


def facts(body: str) -> dict[str, int]:
    """How many records of each kind a page has, those that it has."""
    text = f"Tin trong ngày\nThứ Tư, 15/05/2024 08:00\n\n{body}\n"
    printed: dict[str, Any] = as_json(read(Snapshot("page", "test:page", text.encode(), ".txt")))
    kinds = ("people", "visits", "agreements", "aid", "figures", "commitments", "courtesies")
    return {kind: len(printed[kind]) for kind in kinds if printed[kind]}


@pytest.mark.parametrize(
    "body",
    [
        "Thủ tướng Campuchia cam kết sẽ hỗ trợ Lào xây trường học; Đại sứ Thái Lan đề nghị mở thêm cửa khẩu với Lào.",
        "Giám đốc Sở Y tế Gia Lai kêu gọi người dân tiêm phòng khi dịch bệnh lan từ Campuchia.",
    ],
)
def test_no_matter_of_cooperation(body: str) -> None:
    """What others do among themselves, and an appeal to one's own people on a page that tells no contact."""
    assert facts(body) == {}


def test_a_guest_may_speak_where_no_call_is_told() -> None:
    """An ambassador's wish to a province counts on a page without a visit."""
    body = "Tại hội nghị, ông Umeda Kunio, Đại sứ Nhật Bản mong tỉnh Gia Lai mở rộng hợp tác trồng cà phê."
    assert facts(body).get("commitments") == 1
