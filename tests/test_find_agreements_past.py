"""Papers signed long ago that are gone through now, those being drawn up, minutes printed whole, towns that sign."""

from __future__ import annotations

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

HEAD = "TIN ĐỐI NGOẠI\nNgày 20/6/2019\n"


def papers(text: str, head: str = HEAD) -> list[tuple[str, str, str, str | None]]:
    """Kind, parties, act and date of a page's papers."""
    page = as_json(read(Snapshot("page", "page.txt", (head + text).encode(), ".txt")))
    return [(a["kind"], "+".join(sorted(a["parties"])), a["act"], a["date"]) for a in page["agreements"]]


@pytest.mark.parametrize(
    "text",
    [
        "Biên bản ghi nhớ giữa hai tỉnh Đắk Nông và Mondulkiri, ký ngày 20/10/2015 tại Sen Monorom, đã đi được gần "
        "bốn "
        "năm. Nay Sở Ngoại vụ xin điểm lại những việc làm được.",
        "Biên bản ghi nhớ giữa Đắk Nông và Mondulkiri, ký ngày 20/10/2015, đã qua ba mùa mưa. Tuần trước hai bên "
        "ngồi "
        "lại soát từng điều một.",
        "Biên bản ghi nhớ giữa Đắk Nông và Mondulkiri ký ngày 20/10/2015 có bảy điều, nay dò lại, cả bảy đều đã làm.",
        "Biên bản ghi nhớ giữa Đắk Nông và Mondulkiri, ký ngày 20/10/2015, còn hiệu lực. Sáng 15/6, hai Sở Ngoại "
        "vụ đem "
        "ra kiểm lại, quá nửa số việc đã xong.",
    ],
)
def test_what_is_gone_through_behind_its_name_is_reviewed(text: str) -> None:
    assert papers(text) == [("mou", "KH-11+VN-72", "reviewed", "2015-10-20")]


@pytest.mark.parametrize(
    "text",
    [
        "Biên bản ghi nhớ giữa Đắk Nông và Mondulkiri ký ngày 20/10/2015. Hai bên nhìn lại lịch sử láng giềng.",
        "Biên bản ghi nhớ giữa Đắk Nông và Mondulkiri ký ngày 20/10/2015. Hai ông cùng xem lại tấm ảnh cũ.",
    ],
)
def test_looking_back_on_other_things_reviews_nothing(text: str) -> None:
    assert papers(text) == [("mou", "KH-11+VN-72", "signed", "2015-10-20")]


def test_what_is_signed_now_is_not_gone_through() -> None:
    told = "Ngày 18/6, tỉnh Sơn La và Hủa Phăn ký Biên bản ghi nhớ. Trước đó hai bên soát từng điều một."
    assert papers(told) == [("mou", "LA-HO+VN-05", "signed", "2019-06-18")]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "Tháng 10/2019, Phó Thị trưởng Jeon Hyun Mo sẽ dẫn đoàn Suwon (Hàn Quốc) sang thăm Hải Dương. Bản ghi "
            "nhớ về "
            "xử lý nước thải đang được hai bên soạn, tính ký luôn dịp đó.",
            "2019-10",
        ),
        (
            "- 28/6: Chủ tịch UBND tỉnh Hải Dương tiếp đoàn thành phố Suwon (Hàn Quốc) do Phó Thị trưởng Jeon Hyun "
            "Mo dẫn "
            "đầu. Hai bên dự kiến ký Bản ghi nhớ về hợp tác đại học.",
            "2019-06-28",
        ),
        (
            "Sáng 20/6, Chủ tịch UBND tỉnh Hải Dương tiếp đoàn thành phố Suwon (Hàn Quốc). Chiều nay hai bên sẽ ký "
            "Bản "
            "ghi nhớ về hợp tác đại học.",
            "2019-06-20",
        ),
    ],
)
def test_a_signing_to_come_has_the_day_that_is_being_told(text: str, date: str) -> None:
    assert papers(text) == [("mou", "KR-41-SUWON+VN-61", "proposed", date)]


def test_minutes_whose_heading_is_two_lines() -> None:
    told = (
        "BIÊN BẢN\nHội đàm thường niên giữa Bộ Chỉ huy Bộ đội Biên phòng tỉnh Nghệ An (Việt Nam) và Bộ Chỉ huy "
        "Quân sự "
        "tỉnh Xiêng Khoảng (Lào)\nHôm nay, ngày 17 tháng 11 năm 2011, tại tỉnh Xiêng Khoảng, hai Đoàn đã tiến hành "
        "hội "
        "đàm.\n1. Hai bên nhất trí mỗi quý tuần tra song phương một lần.\nBiên bản lập thành 04 bản, được Trưởng "
        "đoàn "
        "hai bên ký lúc 16 giờ cùng ngày.\n"
    )
    assert papers(told, "") == [("minutes-of-talks", "LA-XI+VN-22", "signed", "2011-11-17")]


def test_a_town_signs_where_its_organ_is_named() -> None:
    organ = (
        "Chiều 18/6, Giám đốc Sở Công Thương Lạng Sơn tới trụ sở Cục Thương mại thành phố Nam Ninh (Quảng Tây). "
        "Hai cơ "
        "quan ký Bản ghi nhớ về tiêu thụ nông sản. Quảng Tây là bạn hàng lớn của Lạng Sơn."
    )
    assert papers(organ) == [("mou", "CN-GX-NANNING+VN-09", "signed", "2019-06-18")]
    place = (
        "Chiều 18/6, đoàn Lạng Sơn tới Quảng Tây. Tại Nam Ninh, hai bên ký Bản ghi nhớ về tiêu thụ nông sản. Chủ "
        "tịch "
        "Quảng Tây Lam Thiên Lập dự."
    )
    assert papers(place) == [("mou", "CN-GX+VN-09", "signed", "2019-06-18")]


def test_the_last_word_of_a_cell_names_no_street_of_the_next() -> None:
    told = (
        "Tỉnh Vĩnh Phúc hợp tác với tỉnh Tochigi (Nhật Bản) và tỉnh Luông Nậm Thà (Lào).\nTên văn kiện\tĐối "
        "tác\tTình "
        "trạng\nThỏa thuận hợp tác giai đoạn 2016 - 2020\tLuông Nậm Thà\tKý ngày 25/5/2016\nBản ghi nhớ về an toàn "
        "giao "
        "thông đường phố\tTochigi\tKý ngày 5/6/2018\n"
    )
    assert [p[:2] for p in papers(told)] == [("cooperation-agreement", "LA-LM+VN-70"), ("mou", "JP-09+VN-70")]
