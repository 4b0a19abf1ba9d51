"""Papers whose signing waits for its time, those that are being done, and signings that the next sentence tells."""

from __future__ import annotations

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

HEAD = (
    "Đắk Nông tiếp đoàn Mondulkiri\n20/6/2019 08:00\n\nSáng 18/6, Phó Chủ tịch UBND tỉnh Đắk Nông Lê Văn An tiếp đoàn "
    "tỉnh Mondulkiri (Campuchia) do Phó Tỉnh trưởng Svay Sam Eang dẫn đầu.\n"
)


def papers(text: str) -> list[tuple[str, str, str | None]]:
    """Kind, act and date of a page's papers."""
    page = as_json(read(Snapshot("page", "page.txt", (HEAD + text).encode(), ".txt")))
    return [(a["kind"], a["act"], a["date"]) for a in page["agreements"]]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Bản ghi nhớ về y tế thì hai bên để đến tháng 9 này mới ký.", "2019-09"),
        ("Bản ghi nhớ về y tế còn chờ dịch, nay hẹn trung tuần tháng 8 đặt bút.", "2019-08"),
        ("Tháng 11/2019, đoàn Đắk Nông sẽ sang bạn dự hội. Lúc đó hai sở ký Bản ghi nhớ về du lịch.", "2019-11"),
        ("Đầu tháng 7, Tỉnh trưởng bạn sẽ thăm Đắk Nông. Dịp này, hai tỉnh sẽ ký Bản ghi nhớ mới.", "2019-07"),
        ("Cuối tháng 10, đoàn Mondulkiri sẽ trở lại. Hai bên sẽ ký Bản ghi nhớ về du lịch.", "2019-10"),
        ("Ngày 28 này, Tỉnh trưởng bạn sẽ sang. Chủ tịch tỉnh tiếp bạn, và hai ông sẽ ký Bản ghi nhớ.", "2019-06-28"),
        ("Hai bên ủng hộ huyện Tuy Đức và huyện Oreang ký Bản ghi nhớ trong tháng 8.", "2019-08"),
        ("Năm tới, hai sở ký Bản ghi nhớ về giáo dục.", "2020"),
        ("Bản ghi nhớ về du lịch dự kiến được ký vào quý I/2020.", "2020"),
    ],
)
def test_a_signing_that_waits_for_its_time_is_proposed(text: str, date: str) -> None:
    assert papers(text) == [("mou", "proposed", date)]


def test_a_paper_for_years_to_come_is_proposed() -> None:
    assert papers("Hai bên trao đổi bước đầu nội dung Bản ghi nhớ giai đoạn 2021 - 2025 giữa hai tỉnh.") == [
        ("mou", "proposed", None)
    ]


def test_a_signing_without_a_day_is_of_the_talk_it_is_told_in() -> None:
    told = (
        "Kim ngạch từ 8/1 đến 10/4 đạt 5 triệu USD.\nHai bên trao đổi nhiều việc.\n"
        "Bản ghi nhớ về y tế nhờ đó được ký ngay cuối buổi."
    )
    assert papers(told) == [("mou", "signed", "2019-06-18")]


def test_what_came_to_be_signed_late_is_signed() -> None:
    assert papers("Bàn từ lâu, mãi đến năm 2016 hai bên mới ký Bản ghi nhớ về y tế.") == [("mou", "signed", "2016")]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Bản ghi nhớ giai đoạn 2016 - 2020 giữa hai tỉnh hiện được các ngành thực hiện đầy đủ.", None),
        ("Ký từ năm 2016, Bản ghi nhớ giữa hai Sở Y tế tới nay vẫn đang được hai bên triển khai tốt.", "2016"),
        ("Năm 2016 hai sở ký Bản ghi nhớ về y tế, đến nay vẫn đang được thực hiện.", "2016"),
        ("Sáu tháng qua, thực hiện Bản ghi nhớ giai đoạn 2016 - 2020 với bạn, Sở Y tế đã khám cho 300 người.", None),
    ],
)
def test_how_a_paper_is_being_done_is_no_review(text: str, date: str | None) -> None:
    assert papers(text) == [("mou", "implemented", date)]


def test_who_judges_what_is_being_done_reviews_it() -> None:
    told = "Hai bên đánh giá Bản ghi nhớ giai đoạn 2016 - 2020 đang được thực hiện nghiêm túc."
    assert papers(told) == [("mou", "reviewed", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Hai bản Bản ghi nhớ được đặt lên bàn. Lãnh đạo hai tỉnh cùng ký trước sự chứng kiến của các ngành.",
        "Bản ghi nhớ do trưởng đoàn hai bên cùng ký, gồm 5 điều.",
    ],
)
def test_a_signing_told_behind_the_name(text: str) -> None:
    assert papers(text) == [("mou", "signed", "2019-06-18")]


def test_a_story_of_old_gives_its_time_to_the_signing() -> None:
    told = "Năm 2011, đoàn Đắk Nông lần đầu sang bạn. Hai tỉnh ký Bản ghi nhớ ngay ở hội trường."
    assert papers(told) == [("mou", "signed", "2011")]


def test_what_is_asked_among_other_things_is_only_to_be_signed() -> None:
    asked = "Ông Lê Văn An đề nghị tỉnh bạn sớm cử cán bộ sang, ký Bản ghi nhớ về y tế trong năm nay."
    assert papers(asked) == [("mou", "proposed", "2019")]
    signed = "Ông Lê Văn An đề nghị tỉnh bạn sớm cử cán bộ sang, hai tỉnh ký Bản ghi nhớ về y tế."
    assert papers(signed) == [("mou", "signed", "2019-06-18")]


def test_the_old_papers_signing_is_not_that_of_the_new_one() -> None:
    told = "Hai tỉnh sẽ có Thỏa thuận hợp tác mới, nối tiếp Bản ghi nhớ mà hai bên ký tháng 11/2007."
    assert ("mou", "mentioned", "2007-11") in papers(told)
    assert not any(kind == "cooperation-agreement" and date for kind, _, date in papers(told))


def test_papers_with_two_partners_are_two() -> None:
    told = (
        "Năm 2018, tỉnh ký Thỏa thuận hợp tác với tỉnh Mondulkiri. Thỏa thuận về lao động với tỉnh Kratie đang được "
        "thực hiện."
    )
    assert papers(told) == [("cooperation-agreement", "signed", "2018"), ("agreement", "implemented", None)]
