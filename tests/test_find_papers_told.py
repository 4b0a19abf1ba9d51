"""Agreements told in other ways: the one that follows, papers gone through item by item, papers printed whole."""

from __future__ import annotations

from typing import Any

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

OPENING = "Ngày 14/5/2024, Đoàn đại biểu tỉnh Gia Lai thăm và làm việc tại tỉnh Attapeu (Lào). "


def papers(text: str) -> list[tuple[Any, ...]]:
    printed = as_json(read(Snapshot("page", "test:page", text.encode(), ".txt")))
    return [(p["kind"], p["act"], p["date"], p["term"]) for p in printed["agreements"]]


def told(body: str) -> list[tuple[Any, ...]]:
    return papers(f"Quan hệ với tỉnh bạn\nThứ Tư, 15/05/2024 08:00\n{OPENING}{body}\n")


OLD = ("cooperation-agreement", "reviewed", None, [2020, 2024])


@pytest.mark.parametrize(
    ("sentence", "follows"),
    [
        (
            "Bản mới, cho giai đoạn 2025 - 2029, hai tỉnh hẹn ký vào tháng 9/2024.",
            ("proposed", "2024-09", [2025, 2029]),
        ),
        ("Bản nối tiếp cho 2025 - 2029 dự kiến ký trong quý IV.", ("proposed", None, [2025, 2029])),
        ("Văn bản thay thế sẽ được ký vào tháng 8.", ("proposed", "2024-08", None)),
        ("Hai bên ký luôn bản tiếp theo cho 5 năm 2025 - 2029.", ("signed", "2024-05-14", [2025, 2029])),
        ("Bản kế tiếp, tính từ 2025 đến 2029, phải sang năm mới ký.", ("proposed", "2025", [2025, 2029])),
    ],
)
def test_the_paper_that_follows_another_is_one_of_its_own(sentence: str, follows: tuple[Any, ...]) -> None:
    body = f"Hai bên rà soát Thỏa thuận hợp tác giai đoạn 2020 - 2024. {sentence}"
    assert told(body) == [OLD, ("cooperation-agreement", *follows)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Văn bản mới nhất của tỉnh hướng dẫn việc này.",
        "Bản Xốp và bản Đắc kết nghĩa từ 2020 - 2024.",
        "Bản đồ quy hoạch cho 2025 - 2029 đang được vẽ.",
    ],
)
def test_other_papers_and_villages_follow_nothing(sentence: str) -> None:
    assert told(f"Hai bên rà soát Thỏa thuận hợp tác giai đoạn 2020 - 2024. {sentence}") == [OLD]


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Hai bên đọc lại từng khoản của Bản ghi nhớ 2020 - 2024.", "reviewed"),
        ("Xong bữa, hai ông giở Bản ghi nhớ 2020 - 2024 ra đếm: mười việc thì chín việc đã trọn.", "reviewed"),
        ("Bản ghi nhớ 2020 - 2024 được xét giữa kỳ, phần lớn đầu việc đạt yêu cầu.", "reviewed"),
        ("Sau hai năm, việc ghi trong Bản ghi nhớ 2020 - 2024 nhìn chung làm được.", "reviewed"),
        ("Bản ghi nhớ 2020 - 2024 đang được các ngành làm từng điều.", "implemented"),
        ("Bản ghi nhớ 2020 - 2024 đang đi vào cuộc sống.", "implemented"),
        ("Hai bên bàn từng điều rồi ký Bản ghi nhớ 2020 - 2024.", "signed"),
        ("Bản ghi nhớ 2020 - 2024 ký ở Pleiku được hai bên nhắc lại như một cái mốc.", "mentioned"),
    ],
)
def test_what_is_done_with_a_paper_may_be_said_in_many_ways(sentence: str, act: str) -> None:
    assert [(kind, done, term) for kind, done, _, term in told(sentence)] == [("mou", act, [2020, 2024])]


def test_minutes_printed_whole_are_signed_and_those_of_last_year_gone_through() -> None:
    text = (
        "Tin biên giới\nBiên bản làm việc giữa Sở Công Thương tỉnh Gia Lai và Sở Công Thương tỉnh Attapeu (Lào)\n"
        "Ngày 14 tháng 5 năm 2024, tại Attapeu, hai đoàn gặp nhau bàn việc cửa khẩu.\n"
        "1. Biên bản làm việc ký ngày 5/8/2023 được hai bên đọc lại từng mục.\n"
        "2. Hai bên nhất trí kéo dài giờ mở cửa khẩu.\n"
        "Biên bản này viết bằng tiếng Việt và tiếng Lào, trưởng đoàn hai bên cùng ký.\n"
    )
    assert sorted(papers(text)) == [
        ("minutes-working", "reviewed", "2023-08-05", None),
        ("minutes-working", "signed", "2024-05-14", None),
    ]
