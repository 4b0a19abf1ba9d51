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


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Hai bên ký Phụ lục kéo dài thêm hai năm Bản ghi nhớ về y tế.",
            [("annex", "signed", "2024-05-14", None), ("mou", "mentioned", None, None)],
        ),
        (
            "Điều ấy ghi trong Phụ lục giai đoạn 2025 - 2027 của Bản ghi nhớ ký năm 2011, hai bên ký cùng ngày.",
            [("annex", "signed", "2024-05-14", [2025, 2027]), ("mou", "mentioned", "2011", None)],
        ),
        (
            "Ông đề nghị hai tỉnh làm thêm một Phụ lục cho Thỏa thuận hợp tác giai đoạn 2021 - 2025.",
            [("annex", "proposed", None, None), ("cooperation-agreement", "mentioned", None, [2021, 2025])],
        ),
        ("Ông mong hai tỉnh lập một Bản ghi nhớ về du lịch.", [("mou", "proposed", None, None)]),
        (
            "Chương trình phối hợp 2021 - 2025 đã được hai bên trao đổi bằng đường bưu chính hôm 10/5.",
            [("programme", "exchanged", "2024-05-10", [2021, 2025])],
        ),
        (
            "Doanh nghiệp Gia Lai và doanh nghiệp Attapeu hạ bút vào 14 hợp đồng.",
            [("contract", "signed", "2024-05-14", None)],
        ),
        ("Số liệu xem Phụ lục kèm theo.", []),
    ],
)
def test_annexes_and_papers_without_ceremony(sentence: str, found: list[Any]) -> None:
    assert told(sentence) == found


@pytest.mark.parametrize(
    ("body", "date"),
    [
        ("Bữa 12/5 vừa rồi ông tiếp khách ở Pleiku. Sau bữa cơm trưa hôm đó, hai tỉnh ký", "2024-05-12"),
        ("Phải đợi đến ngày 20/10/2017 hai bản mới thành anh em. Hôm ấy, hai tỉnh ký", "2017-10-20"),
        ("Tháng 3 năm nay, Chủ tịch đưa đoàn sang. Tại cuộc tiếp ấy hai đồng chí đã ký", "2024-03"),
        ("Bản cũ đã hết hạn, nên ngay trong buổi sáng 13/5, hai tỉnh ký", "2024-05-13"),
        ("Lát nữa thôi, ông và tôi sẽ ký", "2024-05-15"),
    ],
)
def test_days_of_signing_that_lean_on_others(body: str, date: str) -> None:
    assert [(p[0], p[2]) for p in told(f"{body} Bản ghi nhớ về y tế.")] == [("mou", date)]


def test_several_who_conclude_are_those_named_together_before() -> None:
    text = (
        "Tin biên giới\nThứ Tư, 15/05/2024 08:00\nNgày 14/5, Công an tỉnh Đồng Tháp làm chủ nhà cuộc họp với Công an "
        "tỉnh An Giang và Công an tỉnh Prey Veng (Campuchia). Giám đốc Công an tỉnh Đồng Tháp đón và chủ trì. Ba lực "
        "lượng ký Quy chế phối hợp giai đoạn 2024 - 2028.\n"
    )
    printed = as_json(read(Snapshot("page", "test:page", text.encode(), ".txt")))
    assert [set(p["parties"]) for p in printed["agreements"]] == [{"VN-45", "VN-44", "KH-14"}]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Hai bên khép lại buổi làm việc bằng một Bản ghi nhớ về y tế.", [("mou", "signed", "2024-05-14", None)]),
        ("Hai vị Chủ tịch đặt bút lên tờ Bản ghi nhớ về y tế.", [("mou", "signed", "2024-05-14", None)]),
        ("Bản ghi nhớ về y tế (ký 2017) hết hiệu lực tháng 12.", [("mou", "mentioned", "2017", None)]),
        ("Bản ghi nhớ về du lịch ký 3/2018 vẫn chạy tốt.", [("mou", "implemented", "2018-03", None)]),
        ("Bản ghi nhớ 2020 - 2024 đến nay coi như xong tám phần mười.", [("mou", "reviewed", None, [2020, 2024])]),
        ("Bản ghi nhớ 2020 - 2024 được thi hành đúng tiến độ.", [("mou", "reviewed", None, [2020, 2024])]),
        ("Bản ghi nhớ 2020 - 2024 hai bên làm bài bản, kịp kế hoạch.", [("mou", "reviewed", None, [2020, 2024])]),
        ("Bản ghi nhớ 2024 - 2028 sẽ được thi hành đúng tiến độ.", [("mou", "mentioned", None, [2024, 2028])]),
        (
            "Bản ghi nhớ 2019 - 2023 vừa mãn hạn; lật lại từng điều, hai bên thấy còn một phần ba.",
            [("mou", "reviewed", None, [2019, 2023])],
        ),
        ("Bản ghi nhớ 2019 - 2023 vừa mãn hạn; hai bên chia tay.", [("mou", "mentioned", None, [2019, 2023])]),
        ("Bản ghi nhớ về y tế do ông Lê Văn An và bà Bun Mi ký sáng thứ Ba.", [("mou", "signed", "2024-05-14", None)]),
        ("Tan họp, hai người ký biên bản cuộc họp.", [("minutes-of-talks", "signed", "2024-05-14", None)]),
        ("Dự thảo Bản ghi nhớ đã chốt, chờ ngày ký trong tháng 8.", [("mou", "proposed", "2024-08", None)]),
    ],
)
def test_papers_in_everyday_words(sentence: str, found: list[Any]) -> None:
    assert told(sentence) == found


def test_one_paper_with_several_partners_in_turn() -> None:
    text = "Bản ghi nhớ với Attapeu được ký tháng 5/2012, với Sê Kông tháng 9 cùng năm."
    assert told(text) == [("mou", "signed", "2012-05", None), ("mou", "signed", "2012-09", None)]


def parties(body: str) -> list[set[str]]:
    text = f"Quan hệ với tỉnh bạn\nThứ Tư, 15/05/2024 08:00\n{body}\n"
    printed = as_json(read(Snapshot("page", "test:page", text.encode(), ".txt")))
    return [set(p["parties"]) for p in printed["agreements"]]


def test_one_who_signs_is_told_by_a_pronoun() -> None:
    text = (
        "Ngày 14/5/2024, Bệnh viện tỉnh Attapeu (Lào) sang Gia Lai, dẫn đầu là bà Bun Mi, Phó Giám đốc. Tại hội "
        "trường, bà và Giám đốc Sở Y tế Gia Lai Lê Văn An ký Thỏa thuận hợp tác giai đoạn 2024 - 2028."
    )
    assert parties(text) == [{"VN-30", "LA-AT"}]


def test_the_two_of_a_treaty_named_behind_conclude_no_other_paper() -> None:
    text = (
        f"{OPENING}Biên bản hội đàm được lãnh đạo hai tỉnh ký chiều cùng ngày, trong tinh thần của Hiệp ước hữu nghị "
        "và hợp tác Việt Nam - Lào."
    )
    assert parties(text) == [{"VN-30", "LA-AT"}, {"VN", "LA"}]


def test_one_who_only_gave_concludes_nothing() -> None:
    text = (
        "Ngày 14/5/2024, Chủ tịch Hội Phụ nữ tỉnh Attapeu (Lào) Bun Mi tiếp Chủ tịch Hội Phụ nữ tỉnh Gia Lai Trần Thị "
        "An. Sau trận lũ, các chị Gia Lai góp 85 triệu đồng, phụ nữ Kon Tum thêm 30 triệu đồng. Trước bữa trưa hai chị "
        "Chủ tịch ký Bản ghi nhớ 2024 - 2028."
    )
    assert parties(text) == [{"VN-30", "LA-AT"}]


def test_a_paper_gone_through_to_see_how_it_was_kept_is_reviewed() -> None:
    assert told("Hai ông ngồi với nhau để chấm lại ba năm thực hiện Bản ghi nhớ 2021 - 2023.") == [
        ("mou", "reviewed", None, [2021, 2023])
    ]
