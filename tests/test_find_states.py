"""Commitments on pages of two States, as national papers tell them: rows of predicates, statements of both, pages that
a crawler splits sentence by sentence. Own texts of invented people.
"""

from __future__ import annotations

from typing import Any

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

GERMANY = (
    "Phó thủ tướng Trần Văn Hải thăm Đức\n\n"
    "Chiều 20/6 tại Berlin, Phó thủ tướng Trần Văn Hải đã hội đàm với Bộ trưởng Ngoại giao Đức Klaus Bremer.\n"
    "Tại hội đàm, Bộ trưởng Klaus Bremer đánh giá cao chuyến thăm của Phó thủ tướng Trần Văn Hải.\n"
)
CAMBODIA = (
    "Phó thủ tướng hội kiến Thủ tướng Campuchia\n\n"
    "Phó thủ tướng Trần Văn Hải ngày 20/6 hội kiến Thủ tướng Campuchia Sok Vanna nhân chuyến thăm chính thức.\n"
    "Hai bên bày tỏ vui mừng trước những bước phát triển của quan hệ hai nước.\n"
)


def told(page: str) -> list[tuple[str, str, str]]:
    """Stance, by and to of a page's commitments."""
    found: Any = as_json(read(Snapshot("page", "page.txt", (page + "\n").encode(), ".txt")))["commitments"]
    return [(c["stance"], *("+".join(sorted(c[slot])) for slot in ("by", "to"))) for c in found]


@pytest.mark.parametrize(
    ("sentence", "stance", "by"),
    [
        ("Phía Đức coi trọng Hiệp định thương mại Việt Nam - EU, khẳng định sẽ sớm phê chuẩn.", "pledge", "DE"),
        ("Việt Nam hoan nghênh sáng kiến của Đức, mong muốn được Đức chuyển giao công nghệ.", "wish", "VN"),
        ("Phía Đức vui mừng về Trường Việt - Đức tại Bình Dương; sẵn sàng mở thêm ngành.", "pledge", "DE"),
        ("Phó thủ tướng cảm ơn Đức, đề nghị phía Đức cấp thêm học bổng cho sinh viên.", "propose", "VN"),
    ],
)
def test_a_row_of_predicates_goes_on_with_its_subject(sentence: str, stance: str, by: str) -> None:
    assert told(GERMANY + sentence) == [(stance, by, "VN" if by == "DE" else "DE")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Campuchia đánh giá cao vai trò của Việt Nam trong ASEAN, khẳng định sẽ hỗ trợ giáo viên Việt Nam.",
        "Phía Campuchia khẳng định không để ai lợi dụng lãnh thổ chống Việt Nam, sẽ phối hợp bảo vệ biên giới.",
        "Thủ tướng Sok Vanna cảm ơn Chính phủ và nhân dân Việt Nam, khẳng định sẽ phối hợp cắm mốc biên giới.",
    ],
)
def test_the_country_named_last_is_no_subject(sentence: str) -> None:
    assert told(CAMBODIA + sentence) == [("pledge", "KH", "VN")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hai bên khẳng định ủng hộ lẫn nhau và tăng cường hợp tác giáo dục.",
        "Hai Thủ tướng khẳng định sẽ phối hợp chặt chẽ trong bảo vệ môi trường.",
        "Hai bên nhấn mạnh tầm quan trọng của việc thúc đẩy hợp tác nông nghiệp.",
        "Hai nước đặt mục tiêu nâng kim ngạch thương mại lên 15 tỷ USD vào năm 2025.",
        "Việt Nam và Campuchia khẳng định sẽ tiếp tục hỗ trợ nhau phòng chống dịch bệnh.",
        "Hai bên khẳng định sự cần thiết phải đẩy nhanh phân giới cắm mốc.",
    ],
)
def test_what_both_affirm_is_agreed(sentence: str) -> None:
    assert told(CAMBODIA + sentence) == [("agree", "KH+VN", "")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hai bên khẳng định chuyến thăm sẽ thúc đẩy quan hệ hai nước.",
        "Hai bên nhấn mạnh tầm quan trọng của hòa bình, ổn định ở khu vực.",
        "Hai Thủ tướng khẳng định thương mại là trụ cột quan trọng của quan hệ hai nước.",
        "Campuchia đặt mục tiêu đưa thu nhập bình quân lên 2.000 USD.",
        "Thủ tướng Sok Vanna nhấn mạnh tầm quan trọng của việc thúc đẩy hợp tác nông nghiệp.",
    ],
)
def test_what_both_only_praise_is_not(sentence: str) -> None:
    assert told(CAMBODIA + sentence) == []


def test_a_page_of_ours_that_never_says_whose_it_is() -> None:
    assert told(GERMANY + "Hai nhà lãnh đạo nhất trí thúc đẩy hợp tác quốc phòng.") == [("agree", "DE+VN", "")]


def test_where_each_sentence_has_a_line_the_speaker_goes_on() -> None:
    page = GERMANY + (
        "Bộ trưởng Klaus Bremer cho rằng quan hệ kinh tế giữa hai nước đang phát triển tốt đẹp.\n"
        '"Nhiều doanh nghiệp đang tìm cơ hội đầu tư vào lĩnh vực năng lượng ở khu vực này.\n'
        'Chúng tôi mong Việt Nam sớm mở thêm trung tâm dạy nghề".\n'
        "Ngày 21/6, Phó thủ tướng kết thúc chuyến thăm và lên đường về nước."
    )
    assert told(page) == [("wish", "DE", "VN")]


def test_quoted_words_go_on_over_lines() -> None:
    page = GERMANY + (
        '" Chúng tôi đánh giá cao những tiến bộ của Việt Nam trong mười năm qua.\n'
        "Chúng tôi mong hai nước mở rộng hợp tác đào tạo nghề.\n"
        'Vì vậy chúng tôi sẽ xây thêm một trung tâm dạy nghề tại Hà Nội ", Bộ trưởng Klaus Bremer nói.'
    )
    assert told(page) == [("wish", "DE", "VN"), ("pledge", "DE", "VN")]


def test_points_run_on_from_line_to_line() -> None:
    page = CAMBODIA + (
        "Phó thủ tướng Trần Văn Hải đánh giá cao kết quả hợp tác giữa hai nước trong những năm qua.\n"
        "Về biên giới, Phó thủ tướng Trần Văn Hải đề nghị hai bên phối hợp chặt chẽ trong phân giới cắm mốc.\n"
        "Tăng cường trao đổi thông tin giữa các lực lượng bảo vệ biên giới của hai nước.\n"
        "Tăng trưởng kinh tế của Campuchia năm ngoái đạt bảy phần trăm, theo số liệu mới công bố."
    )
    assert told(page) == [("propose", "VN", "KH")] * 2


@pytest.mark.parametrize(
    "sentence",
    [
        "Chuyên gia Tom Berg cho rằng Việt Nam và Đức cần tăng cường hợp tác quốc phòng.",
        "Theo các nhà phân tích, Việt Nam mong muốn Đức chuyển giao công nghệ.",
        "Giáo sư Peter Hahn, Đại học Munich, nhận định Đức sẽ tiếp tục hỗ trợ Việt Nam về y tế.",
        "Giới quan sát cho rằng Việt Nam và Đức sẽ tăng cường hợp tác giáo dục.",
    ],
)
def test_who_only_comments_takes_no_stance(sentence: str) -> None:
    assert told(GERMANY + sentence) == []


def test_a_scholar_who_asks_does() -> None:
    text = GERMANY + "Ông Peter Hahn, giáo sư Đại học Munich (Đức), đề nghị hai nước hợp tác đào tạo kỹ sư."
    assert told(text) == [("propose", "DE", "VN")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Thủ tướng Sok Vanna thông báo Chính phủ Campuchia quyết định dành 50.000 USD giúp Việt Nam khắc phục hạn hán.",
        "Thủ tướng Sok Vanna tuyên bố viện trợ 2 triệu USD cho Việt Nam để khắc phục hậu quả bão lũ.",
    ],
)
def test_announced_help_is_promised(sentence: str) -> None:
    assert told(CAMBODIA + sentence) == [("pledge", "KH", "VN")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hai bên nhất trí rằng giáo dục là nền tảng của hợp tác.",
        "Thủ tướng Sok Vanna nhận lời mời và cho biết ông sẽ thu xếp sớm thăm Việt Nam.",
        "Thủ tướng Sok Vanna khẳng định Campuchia sẽ luôn ghi nhớ sự giúp đỡ của Việt Nam.",
        "Ông Sok Vanna cho biết tại Campuchia, các trường đại học sẽ thuộc quản lý của các tỉnh.",
        "Ông Sok Vanna cho biết Campuchia là nước giáp biển nên hợp tác cảng biển có ý nghĩa.",
        "Việc thể chế hóa hợp tác sẽ giúp hai bên đối phó tốt hơn với những thách thức an ninh.",
        "Ông Sok Vanna tin rằng tất cả các nước nên tuân theo luật pháp quốc tế.",
    ],
)
def test_what_is_thought_thanked_or_planned_is_no_commitment(sentence: str) -> None:
    assert told(CAMBODIA + sentence) == []
