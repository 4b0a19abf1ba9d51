"""The day that a weekday told alone means, in pages of our own."""

from __future__ import annotations

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

CALL = "Chủ tịch UBND tỉnh Sơn La Lê Văn An tiếp Phó Tỉnh trưởng Hủa Phăn Khăm-ly Xay-sổm-phu."


def days(head: str, body: str) -> list[str | None]:
    """The days on which the visits of a page begin."""
    page = f"Sơn La và Hủa Phăn\n\n{head}\n\n{body}\n"
    return [v["start"] for v in as_json(read(Snapshot("page", "page.txt", page.encode(), ".txt")))["visits"]]


@pytest.mark.parametrize(
    ("head", "opening", "day"),
    [
        ("16/05/2024 08:00", "Thứ Ba,", "2024-05-14"),
        ("16/05/2024 08:00", "Sang thứ Tư,", "2024-05-15"),
        ("16/05/2024 08:00", "THỨ HAI.", "2024-05-13"),
        ("20/05/2024 08:00\n\nBản tin tuần 20 (13/5 - 19/5/2024)", "Thứ Hai.", "2024-05-13"),
        ("20/05/2024 08:00\n\nBản tin tuần 20 (13/5 - 19/5/2024)", "Sáng thứ sáu,", "2024-05-17"),
        ("30/05/2024 08:00\n\nNgày 6/5, đoàn Hủa Phăn qua cửa khẩu Pa Háng.", "Thứ Năm,", "2024-05-09"),
        ("30/05/2024 08:00", "Ngày 08/5 (thứ Tư),", "2024-05-08"),
    ],
)
def test_a_weekday_alone_is_a_day_of_the_week_told(head: str, opening: str, day: str) -> None:
    assert days(head, f"{opening} {CALL}") == [day]


def test_of_the_week_to_come() -> None:
    coming = "TUẦN TỚI. Thứ Năm, Chủ tịch UBND tỉnh Sơn La Lê Văn An sẽ tiếp ông Khăm-ly, Phó Tỉnh trưởng Hủa Phăn."
    assert days("17/05/2024 08:00", coming) == ["2024-05-23"]
    assert days("20/05/2024 08:00\n\nBản tin tuần 20 (13/5 - 19/5/2024)", coming) == ["2024-05-23"]


@pytest.mark.parametrize("opening", ["Lần thứ ba,", "Thứ ba,", "PHIÊN HỌP THỨ BA."])
def test_a_number_of_an_order_is_no_day(opening: str) -> None:
    assert "2024-05-14" not in days("16/05/2024 08:00", f"{opening} {CALL}")
