"""Sentences that tell several calls one after another, and whom a sentence that leaves a side out may mean."""

from __future__ import annotations

from typing import Any

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

LED = "đoàn đại biểu tỉnh Gia Lai do ông Rơ Châm Hải, Bí thư Tỉnh ủy dẫn đầu"
CAME = "đoàn đại biểu tỉnh Attapeu (Lào) do ông Khăm-la Sỉ-sụ-vông, Phó Tỉnh trưởng dẫn đầu"

Call = tuple[str, str, str | None, str | None, str]


def calls(body: str) -> list[Call]:
    """Guest, host, place, who leads the hosts, and status of each visit of a page."""
    text = f"Quan hệ với tỉnh bạn\nThứ Tư, 15/05/2024 08:00\n\n{body}\n"
    printed: list[dict[str, Any]] = as_json(read(Snapshot("page", "test:page", text.encode(), ".txt")))["visits"]
    return [
        (",".join(v["guest"]), ",".join(v["host"]), v["place"], v["host_head"], v["status"])
        for v in sorted(printed, key=lambda v: (v["host"], v["host_head"] or ""))
    ]


CHAINS: list[tuple[str, list[Call]]] = [
    (
        f"Từ ngày 13 đến 14/5, {LED} đã hội đàm với lãnh đạo tỉnh Attapeu (Lào), sau đó đến thăm, làm việc với tỉnh "
        "Champasak và đến thăm Tổng Lãnh sự quán Việt Nam tại Pakse.",
        [
            ("VN-30", "LA-AT", "LA-AT", None, "done"),
            ("VN-30", "LA-CH", "LA-CH", None, "done"),
            ("VN-30", "VN", "LA-CH", None, "done"),
        ],
    ),
    (
        f"Ngày 14/5, {CAME} đến chào xã giao Bí thư Tỉnh ủy Gia Lai Rơ Châm Hải, sau đó hội đàm với Chủ tịch UBND tỉnh "
        "Lê Văn Bình.",
        [("LA-AT", "VN-30", "VN-30", "Lê Văn Bình", "done"), ("LA-AT", "VN-30", "VN-30", "Rơ Châm Hải", "done")],
    ),
    (
        "Sáng 14/5, Bí thư Tỉnh ủy Gia Lai Rơ Châm Hải tiếp Đại sứ Nhật Bản tại Việt Nam Tanaka Ken và chiều cùng ngày "
        "tiếp Đại sứ Hàn Quốc tại Việt Nam Kim Min Soo.",
        [("JP", "VN-30", "VN-30", "Rơ Châm Hải", "done"), ("KR", "VN-30", "VN-30", "Rơ Châm Hải", "done")],
    ),
    (
        f"Ngày 14/5, {CAME} đã đến thăm tỉnh Gia Lai và dự kiến làm việc với tỉnh Đắk Lắk chiều 16/5.",
        [("LA-AT", "VN-30", "VN-30", None, "done"), ("LA-AT", "VN-33", "VN-33", None, "planned")],
    ),
    (
        f"Sau khi hội đàm với lãnh đạo tỉnh Attapeu (Lào), ngày 14/5, {LED} sang thăm tỉnh Champasak.",
        [("VN-30", "LA-AT", "LA-AT", None, "done"), ("VN-30", "LA-CH", "LA-CH", None, "done")],
    ),
    (
        "Sáng 14/5, Bí thư Tỉnh ủy Gia Lai Rơ Châm Hải và Chủ tịch UBND tỉnh Lê Văn Bình lần lượt tiếp " + CAME + ".",
        [("LA-AT", "VN-30", "VN-30", "Lê Văn Bình", "done"), ("LA-AT", "VN-30", "VN-30", "Rơ Châm Hải", "done")],
    ),
    (
        f"Ngày 14/5, Bí thư Tỉnh ủy Gia Lai Rơ Châm Hải tiếp {CAME}, dự hội nghị tổng kết và tiếp công dân.",
        [("LA-AT", "VN-30", "VN-30", "Rơ Châm Hải", "done")],
    ),
    (
        f"Ngày 14/5, {CAME} đến thăm và làm việc tại tỉnh Gia Lai, thăm Bảo tàng tỉnh và tặng quà học sinh Lào.",
        [("LA-AT", "VN-30", "VN-30", None, "done")],
    ),
    (
        f"Sáng 14/5, {CAME} đến chào lãnh đạo tỉnh Gia Lai và dâng hương tại Nghĩa trang liệt sĩ.",
        [("LA-AT", "VN-30", "VN-30", None, "done")],
    ),
    (
        f"Sau khi dâng hoa tại tượng đài, {CAME} làm việc với UBND tỉnh Gia Lai.",
        [("LA-AT", "VN-30", "VN-30", None, "done")],
    ),
    (f"Sáng 14/5, {CAME} dâng hoa tại tượng đài và tham quan Bảo tàng tỉnh Gia Lai.", []),
]


@pytest.mark.parametrize(("body", "expected"), CHAINS)
def test_calls_told_one_after_another(body: str, expected: list[Call]) -> None:
    """Talks, a call and a mission; two hosts of one unit; what is done and what is to come; what is looked back at."""
    assert calls(body) == expected


WHO_ACTS: list[tuple[str, list[Call]]] = [
    (
        "Ngày 13/5, Đại sứ Việt Nam tại Lào Nguyễn Văn Cường đã tới trụ sở Bộ Ngoại giao Lào và làm việc với ông "
        "Khăm-la Sỉ-sụ-vông, Vụ trưởng Vụ châu Á, Bộ Ngoại giao Lào.",
        [("VN", "LA", "LA", "Khăm-la Sỉ-sụ-vông", "done")],
    ),
    (
        "Tại buổi tiếp đoàn đại biểu tỉnh Attapeu (Lào) sáng 14/5, Bí thư Tỉnh ủy Gia Lai Rơ Châm Hải chúc mừng năm "
        "mới. Chiều cùng ngày, Chủ tịch UBND tỉnh Lê Văn Bình hội đàm với Phó Tỉnh trưởng Attapeu Khăm-la Sỉ-sụ-vông.",
        [("LA-AT", "VN-30", "VN-30", "Lê Văn Bình", "done"), ("LA-AT", "VN-30", "VN-30", "Rơ Châm Hải", "done")],
    ),
    (
        "Hội đàm diễn ra chiều 14/5 giữa Bí thư Tỉnh ủy Gia Lai Rơ Châm Hải và Tỉnh trưởng Champasak Khăm-la "
        "Sỉ-sụ-vông tại thị xã Pakse (Lào).",
        [("VN-30", "LA-CH", "LA-CH", "Khăm-la Sỉ-sụ-vông", "done")],
    ),
    (
        "Ngày 20/5, Tỉnh trưởng Attapeu (Lào) Khăm-la Sỉ-sụ-vông sẽ thăm tỉnh Gia Lai. Đây là chuyến thăm Gia Lai lần "
        "đầu tiên của Tỉnh trưởng Attapeu Khăm-la Sỉ-sụ-vông.",
        [("LA-AT", "VN-30", "VN-30", None, "planned")],
    ),
    (
        "Tiếp đoàn doanh nghiệp Hàn Quốc ngày 14/5, Chủ tịch UBND tỉnh Gia Lai Lê Văn Bình chúc mừng đoàn.",
        [("KR", "VN-30", "VN-30", "Lê Văn Bình", "done")],
    ),
    (
        "Ngày 14/5, tại buổi làm việc với đoàn công tác tỉnh Vân Nam (Trung Quốc), Chủ tịch UBND tỉnh Gia Lai Lê Văn "
        "Bình giới thiệu tiềm năng của tỉnh.",
        [("CN-YN", "VN-30", "VN-30", "Lê Văn Bình", "done")],
    ),
    (
        "Hội nghị hiệp thương giữa Ủy ban Mặt trận hai tỉnh Gia Lai và Attapeu (Lào) diễn ra ngày 14/5 tại Pleiku.",
        [("LA-AT", "VN-30", "VN-30", None, "done")],
    ),
]


@pytest.mark.parametrize(("body", "expected"), WHO_ACTS)
def test_who_goes_to_whom(body: str, expected: list[Call]) -> None:
    """An envoy at a ministry; a place that is none ("tại buổi tiếp đoàn tỉnh A", "diễn ra chiều"); one journey."""
    assert calls(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        # Attapeu and Laos are only mentioned: nobody of theirs acts on these pages.
        "Sáng 14/5, Chủ tịch UBND tỉnh Gia Lai Lê Văn Bình dự hội nghị gặp mặt doanh nghiệp. Cà phê bán sang Lào.",
        "Sáng 14/5, Giám đốc Công an tỉnh Gia Lai Lê Văn Bình làm việc với các hộ dân ven đường sang Attapeu (Lào).",
        # Others' own affairs.
        "Sau khi nhận đơn, Sở Ngoại vụ tỉnh Attapeu (Lào) đã làm việc với Sở Công an tỉnh này về việc ở Gia Lai.",
        "Ngày 14/5, đại diện cộng đồng người Việt tại Attapeu (Lào) đón đoàn nghệ thuật tỉnh Gia Lai.",
    ],
)
def test_who_is_only_mentioned_meets_nobody(body: str) -> None:
    """A side that is left out is given to those alone who act on the page."""
    assert calls(body) == []
