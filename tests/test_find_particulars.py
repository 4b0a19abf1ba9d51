"""Who signed and where, how many came and what for, when help was given: in words of our own."""

from __future__ import annotations

from typing import Any

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

PEOPLE = (
    "Ngày 14/5/2024, ông Rơ Châm Hải, Chủ tịch UBND tỉnh Gia Lai, tiếp ông Khăm-la Sỉ-sụ-vông, Tỉnh trưởng tỉnh "
    "Attapeu (Lào), dẫn đầu đoàn đại biểu tỉnh Attapeu sang thăm và làm việc. "
)


def printed(body: str, opening: str = PEOPLE) -> dict[str, Any]:
    text = f"Quan hệ với tỉnh bạn\nThứ Tư, 15/05/2024 08:00\n{opening}{body}\n"
    return as_json(read(Snapshot("page", "test:page", text.encode(), ".txt")))


def paper(body: str) -> dict[str, Any]:
    found: list[dict[str, Any]] = printed(body)["agreements"]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("body", "names", "place"),
    [
        (
            "Chiều cùng ngày, tại Pleiku, ông Rơ Châm Hải và ông Khăm-la Sỉ-sụ-vông đã ký Bản ghi nhớ hợp tác.",
            ["Rơ Châm Hải", "Khăm-la Sỉ-sụ-vông"],
            "VN-30",
        ),
        (
            "Bản ghi nhớ hợp tác được ông Khăm-la Sỉ-sụ-vông cùng ông Rơ Châm Hải ký tại thị xã Samakkhixay.",
            ["Khăm-la Sỉ-sụ-vông", "Rơ Châm Hải"],
            "LA-AT",
        ),
        ("Trước sự chứng kiến của ông Rơ Châm Hải, hai Sở Ngoại vụ đã ký Bản ghi nhớ hợp tác.", None, None),
        ("Ông Rơ Châm Hải cho biết hai tỉnh đã ký Bản ghi nhớ hợp tác năm 2019.", None, None),
    ],
)
def test_who_signs_is_told_from_who_watches_or_speaks(body: str, names: list[str] | None, place: str | None) -> None:
    found = paper(body)
    assert found.get("signed_by") == names
    assert found.get("place") == place


@pytest.mark.parametrize(
    ("body", "size"),
    [
        ("Đoàn gồm 12 người.", 12),
        ("Cùng đi với ông Khăm-la, đoàn có 9 thành viên của các sở, ngành.", 9),
        ("Dịp này, 86 người lên đường sang làm việc thời vụ.", None),
    ],
)
def test_a_delegation_is_counted(body: str, size: int | None) -> None:
    visits = printed(body)["visits"]
    assert [v.get("size") for v in visits] == [size]


def test_a_visit_says_what_it_is_for() -> None:
    opening = (
        "Ngày 14/5/2024, đoàn đại biểu tỉnh Attapeu (Lào) do ông Khăm-la Sỉ-sụ-vông, Tỉnh trưởng, dẫn đầu đã sang thăm "
        "và làm việc tại tỉnh Gia Lai nhằm tìm hiểu cách trồng cà phê xen canh."
    )
    (visit,) = printed("", opening)["visits"]
    assert visit["purpose"] == "tìm hiểu cách trồng cà phê xen canh"
    assert "purpose" in {e["slot"] for e in visit["evidence"]}


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("Năm 2021, Gia Lai hỗ trợ Attapeu 300 triệu đồng.", "2021"),
        ("Gia Lai đã trao tặng Attapeu 02 máy phát điện vào ngày 3/4/2024.", "2024-04-03"),
        ("Gia Lai đã trao tặng Attapeu 02 máy phát điện.", None),
    ],
)
def test_help_bears_the_day_that_its_sentence_names(body: str, day: str | None) -> None:
    (gift,) = printed(body)["aid"]
    assert gift.get("date") == day
