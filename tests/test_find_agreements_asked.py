"""Agreements: signings that are only asked for or talked of, papers without a name and for a year to come, who
concludes where two are counted or units of States sign, treaties that are being carried out.
"""

from __future__ import annotations

from typing import Any

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

OPENING = "Ngày 14/5/2024, Đoàn đại biểu tỉnh Gia Lai thăm và làm việc tại tỉnh Attapeu (Lào). "
UNITS = ("VN-30", "LA-AT")
STATES = ("VN", "LA")


def papers(body: str) -> list[tuple[Any, ...]]:
    text = f"Quan hệ với tỉnh bạn\nThứ Tư, 15/05/2024 08:00\n{body}\n"
    printed = as_json(read(Snapshot("page", "test:page", text.encode(), ".txt")))
    return [(p["kind"], set(p["parties"]), p["act"], p["date"], p["term"]) for p in printed["agreements"]]


def paper(
    kind: str | None, act: str, date: str | None = None, term: list[int] | None = None, parties: tuple[str, ...] = UNITS
) -> tuple[Any, ...]:
    return (kind, set(parties), act, date, term)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Việc ký Thỏa thuận hợp tác giai đoạn tiếp theo giữa hai tỉnh cũng được ông đề nghị xem xét.",
            [paper("cooperation-agreement", "proposed")],
        ),
        ("Việc ký kết Bản ghi nhớ về y tế đang được hai bên chuẩn bị.", [paper("mou", "proposed")]),
        (
            "Hai bên bàn việc mở chợ; việc Sở Y tế tỉnh Gia Lai và Sở Y tế tỉnh Attapeu ký Bản ghi nhớ về khám bệnh.",
            [paper("mou", "proposed")],
        ),
        ("Hai bên đã thảo luận và đi đến ký kết Bản ghi nhớ về du lịch.", [paper("mou", "signed", "2024-05-14")]),
        ("Việc ký Bản ghi nhớ giữa hai tỉnh diễn ra cùng ngày.", [paper("mou", "signed", "2024-05-14")]),
    ],
)
def test_a_signing_that_is_asked_for_is_to_come(sentence: str, found: list[Any]) -> None:
    assert papers(OPENING + sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Chiều cùng ngày, công an hai tỉnh ký kết hợp tác phòng, chống ma túy năm 2025.",
            [paper(None, "signed", "2024-05-14", [2025, 2025])],
        ),
        (
            "Chiều cùng ngày, hai bên ký Bản ghi nhớ về tổ chức hội chợ năm 2025.",
            [paper("mou", "signed", "2024-05-14")],
        ),
        (
            "Hai bên ký Thỏa thuận hợp tác. Theo Thỏa thuận, hai bên trao đổi cán bộ trong các năm 2024-2025.",
            [paper("cooperation-agreement", "signed", "2024-05-14")],
        ),
    ],
)
def test_a_year_to_come_is_no_day_of_signing(sentence: str, found: list[Any]) -> None:
    assert papers(OPENING + sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Ông mong hai tỉnh làm đúng quy chế phối hợp giữ yên biên giới.",
            [paper("coordination-regulation", "mentioned")],
        ),
        ("Hai sở điểm lại chương trình hợp tác giữa hai tỉnh.", [paper("programme", "reviewed")]),
        (
            "Bộ Quốc phòng hai nước Việt Nam - Lào đang triển khai Kế hoạch hợp tác quốc phòng.",
            [paper("plan", "implemented", parties=STATES)],
        ),
        (
            "Ông cho biết, từ khi thực hiện Hiệp định giữa Chính phủ Việt Nam và Chính phủ Lào về hài cốt liệt sĩ, "
            "hai tỉnh đã tìm được nhiều mộ.",
            [paper("agreement-treaty", "implemented", parties=STATES)],
        ),
        (
            "Hai bên bàn việc UBND huyện Ia Grai, tỉnh Gia Lai và chính quyền tỉnh Attapeu ký Hiệp định về du lịch.",
            [paper("agreement-treaty", "proposed")],
        ),
        (
            "Trên tinh thần Tuyên bố chung Việt Nam - Lào, hai tỉnh ký Biên bản làm việc.",
            [
                paper("joint-statement", "mentioned", parties=STATES),
                paper("minutes-working", "signed", "2024-05-14"),
            ],
        ),
        (
            "Năm 2015, hai tỉnh đã ký Bản ghi nhớ; năm 2017, ba tỉnh Gia Lai, Attapeu và Ratanakiri (Campuchia) ký "
            "Thỏa thuận hợp tác du lịch.",
            [
                paper("mou", "signed", "2015"),
                paper("cooperation-agreement", "signed", "2017", parties=(*UNITS, "KH-16")),
            ],
        ),
        ("Hai bên tuân thủ nghiêm Hiệp định, điều ước quốc tế và pháp luật của hai nước; hai tỉnh làm tốt.", []),
    ],
)
def test_who_concludes_and_what_is_carried_out(sentence: str, found: list[Any]) -> None:
    assert papers(OPENING + sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Hai hội tổng kết 3 năm thực hiện Chương trình phối hợp số 12 ký ngày 2/3/2021 giữa Hội Phụ nữ Gia Lai và "
            "Hội Phụ nữ Attapeu và ký Chương trình phối hợp giai đoạn 2024 - 2028.",
            [paper("programme", "reviewed", "2021-03-02"), paper("programme", "signed", "2024-05-14", [2024, 2028])],
        ),
        ("Quan hệ có bước tiến từ khi hai tỉnh ký Bản ghi nhớ năm 2006.", [paper("mou", "signed", "2006")]),
        (
            "Ông nhắc lại Quy chế phối hợp bảo vệ rừng mà hai tỉnh đã ký ngày 18/6/2019.",
            [paper("coordination-regulation", "mentioned", "2019-06-18")],
        ),
        ("Lật lại hồ sơ, ông kể: hai tỉnh ký Bản ghi nhớ năm 2011.", [paper("mou", "signed", "2011")]),
        (
            "Thỏa thuận hợp tác giai đoạn 2021 - 2025 được soi lại từng mục.",
            [paper("cooperation-agreement", "reviewed", None, [2021, 2025])],
        ),
        ("Hai bên ký Biên bản hội đàm năm 2024.", [paper("minutes-of-talks", "signed", "2024-05-14")]),
        (
            "Trong chuyến thăm, hai tỉnh đã ký 02 thỏa thuận hợp tác về y tế.",
            [paper("cooperation-agreement", "signed", "2024-05-14")],
        ),
        ("Đến nay hai tỉnh đã ký 12 thỏa thuận hợp tác về y tế.", []),
        (
            "Trên địa bàn hai tỉnh, các trường ký Bản ghi nhớ về trao đổi học sinh.",
            [paper("mou", "signed", "2024-05-14")],
        ),
        (
            "Hai tỉnh đã ký Bản ghi nhớ về y tế; hai Sở cũng ký Ý định thư về du lịch hôm 15/5.",
            [paper("mou", "signed", "2024-05-14"), paper("letter-of-intent", "signed", "2024-05-15")],
        ),
    ],
)
def test_each_paper_has_its_own_day(sentence: str, found: list[Any]) -> None:
    assert papers(OPENING + sentence) == found


def test_the_month_of_a_visit_a_few_sentences_up() -> None:
    """A signing without a day falls in the month of the journey told right before, also in the paragraph above."""
    body = "Đoàn tỉnh Attapeu (Lào) thăm tỉnh Gia Lai từ ngày 12 đến 15/5.\nHội đàm.\nHai bên cùng ký Biên bản."
    assert papers(body.replace("Biên bản.", "Biên bản hội đàm.")) == [paper("minutes-of-talks", "signed", "2024-05")]


def test_two_schools_that_sign_make_a_page_ours() -> None:
    """A partner of whom only the country has an id is named all the same."""
    body = "Ngày 14/5/2024, lễ ký kết thỏa thuận hợp tác giữa Trường Đại học Quy Nhơn và Đại học Hanbat, Hàn Quốc."
    assert papers(body) == [paper("cooperation-agreement", "signed", "2024-05-14", parties=("KR", "VN-31"))]
