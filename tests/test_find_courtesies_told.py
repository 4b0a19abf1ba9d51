"""Courtesies told in other orders, by letters, in minutes: pages of our own."""

from __future__ import annotations

from typing import Any

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

GUESTS = "Sáng 18/6, ông Lê Văn An, Phó Chủ tịch UBND tỉnh Sơn La, tiếp đoàn tỉnh Hủa Phăn (Lào) do bà Khăm-ly \
Xay-sổm-phu, Phó Tỉnh trưởng, dẫn đầu. "


def told(text: str, head: str = "Tin của tỉnh\n\n20/06/2019 08:00\n\n") -> list[tuple[str, str, str, str | None]]:
    """Kind, giver, receiver and day of the courtesies of a page."""
    found = as_json(read(Snapshot("page", "page.txt", (head + text + "\n").encode(), ".txt")))["courtesies"]
    return sorted((c["kind"], "+".join(c["from"]), "+".join(c["to"]), c["date"]) for c in found)


OURS, THEIRS, DAY = "VN-05", "LA-HO", "2019-06-18"


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Bà Khăm-ly nhận lẵng hoa từ tay ông An.", [("gift", OURS, THEIRS, DAY)]),
        ("Chủ nhà choàng lên vai khách tấm khăn piêu.", [("gift", OURS, THEIRS, DAY)]),
        ("Trước khi về, khách choàng lại cho chủ nhà chiếc khăn Lào.", [("gift", THEIRS, OURS, DAY)]),
        ("Bà Khăm-ly gửi lại tỉnh Sơn La chiếc trống nhỏ.", [("gift", THEIRS, OURS, DAY)]),
        ("Bà Khăm-ly mang theo một hộp hồ sơ dự án.", []),
        ("Ông An cảm ơn Hủa Phăn đã chở gạo sang hồi tháng 4.", [("thank", OURS, THEIRS, DAY)]),
        ("Ông An mừng bà Khăm-ly mới được nhận Huân chương Lao động.", [("congratulate", OURS, THEIRS, DAY)]),
        ("Ông An được bà Khăm-ly mời tháng 8 sang dự lễ hội.", [("invite", THEIRS, OURS, "2019-08")]),
        ("Ông An được bà Khăm-ly mời sang xem xưởng dệt.", []),
        ("Ông An mời bà ấy tháng 9 sang dự hội hoa.", [("invite", OURS, THEIRS, "2019-09")]),
    ],
)
def test_who_gives_and_asks_in_other_orders(sentence: str, found: list[Any]) -> None:
    assert told(GUESTS + sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Bà Khăm-ly cảm ơn Sơn La; phía tỉnh chúc mừng bạn vừa khánh thành cầu treo.", (OURS, THEIRS)),
        ("Ông An kể rằng chợ rất đông; bà Khăm-ly chúc mừng Sơn La vừa khánh thành cầu treo.", (THEIRS, OURS)),
    ],
)
def test_a_clause_behind_a_semicolon_has_its_own_subject(sentence: str, found: tuple[str, str]) -> None:
    given = [entry for entry in told(GUESTS + sentence) if entry[0] == "congratulate"]
    assert given == [("congratulate", *found, DAY)]


def test_who_goes_on_is_no_country_whose_feast_was_named() -> None:
    text = GUESTS + "Bí thư Tỉnh ủy chúc mừng Hủa Phăn nhân 44 năm Quốc khánh nước CHDCND Lào và tặng đoàn chiếc khèn."
    assert ("gift", OURS, THEIRS, DAY) in told(text)


def test_whoever_speaks_for_two_delegations_brings_what_is_of_both() -> None:
    text = (
        "Sáng 18/6, đoàn tỉnh Hủa Phăn (Lào) do bà Khăm-ly Xay-sổm-phu, Phó Tỉnh trưởng, dẫn đầu và đoàn tỉnh Luông "
        "Pha Băng (Lào) do ông Bun-mi Xay-nha-vông, Phó Tỉnh trưởng, dẫn đầu thăm Sơn La. Ông Lê Văn An, Phó Chủ tịch "
        "UBND tỉnh Sơn La tiếp hai đoàn. Bà Khăm-ly thay mặt cả hai đoàn tặng hoa ông An."
    )
    assert told(text) == [("gift", "LA-HO+LA-LP", OURS, DAY)]


def test_what_guests_carry_when_they_come_to_greet_is_a_gift() -> None:
    text = (
        "Sáng 18/2, đoàn Hủa Phăn do bà Khăm-ly Xay-sổm-phu, Phó Tỉnh trưởng, dẫn đầu sang chúc Tết Sơn La, mang theo "
        "một cặp gà rừng. Ông Lê Văn An, Phó Chủ tịch UBND tỉnh Sơn La, tiếp đoàn."
    )
    found = told(text, "Tin của tỉnh\n\n20/02/2019 08:00\n\n")
    assert found == [("gift", THEIRS, OURS, "2019-02-18"), ("greet", THEIRS, OURS, "2019-02-18")]


def test_a_province_has_no_national_day_of_its_own() -> None:
    text = "Ngày 2/9, điện mừng Quốc khánh của Hủa Phăn đến Sơn La từ sáng sớm."
    assert told(text, "Tin của tỉnh\n\n05/09/2019 08:00\n\n") == [("congratulate", THEIRS, OURS, "2019-09-02")]


def test_each_letter_has_its_own_day() -> None:
    text = "UBND tỉnh Sơn La gửi thư chúc Tết tỉnh Hủa Phăn ngày 12/4, gửi điện thăm hỏi tỉnh Phông Sa Lỳ ngày 20/5."
    assert told(text) == [("condole", OURS, "LA-PH", "2019-05-20"), ("greet", OURS, THEIRS, "2019-04-12")]


def test_condolences_go_to_whom_the_paragraph_tells_of() -> None:
    text = (
        GUESTS
        + "\n\nTrận lũ hôm 12/6 cuốn hai cây cầu của Phông Sa Lỳ. Hôm sau, UBND tỉnh Sơn La đã gửi điện thăm hỏi."
    )
    assert told(text) == [("condole", OURS, "LA-PH", "2019-06-13")]


def test_thanks_in_minutes_are_of_their_day_not_of_the_talks_before() -> None:
    minutes = (
        "BIÊN BẢN HỘI ĐÀM\nHôm nay, ngày 12 tháng 7 năm 2018, tại Thà Khẹt, đoàn HĐND tỉnh Quảng Bình và HĐND tỉnh "
        "Khăm Muộn hội đàm.\nThành phần: bà Phết-sa-mon Xay-nha-đệt, Chủ tịch HĐND tỉnh Khăm Muộn; ông Cao Văn Lâm, "
        "Chủ tịch HĐND tỉnh Quảng Bình.\n1. Cuộc hội đàm trước diễn ra tại Đồng Hới ngày 20/6/2017, do ông "
        "Cao Văn Lâm tiếp bà Phết-sa-mon Xay-nha-đệt.\n2. Bà Phết-sa-mon Xay-nha-đệt cảm ơn Quảng Bình đã giúp sách.\n"
        "Biên bản được lập thành 2 bản, hai bên cùng ký."
    )
    assert told(minutes, "") == [("thank", "LA-KH", "VN-24", "2018-07-12")]


def test_a_speech_in_quotes_over_paragraphs_is_its_speakers() -> None:
    text = (
        "Bác sĩ Khăm-ly Xay-sổm-phu, Giám đốc Sở Y tế Hủa Phăn, sáng nay sang dự buổi gặp mặt. Chúng tôi ghi lại.\n\n"
        '"Thưa các thầy thuốc Sơn La! Tôi xin chúc mừng các anh nhân Ngày Thầy thuốc.\n\n'
        "Năm ngoái các anh mổ cho 12 người. Tôi xin cảm ơn Sơn La.\n\n"
        'Tháng tám tới, tỉnh tôi kỷ niệm 50 năm thành lập. Mời các anh lên chung vui!"\n\n'
        "Giám đốc Sở Y tế Sơn La Lê Văn An tặng khách bức tranh."
    )
    kinds = [(kind, by, to) for kind, by, to, _ in told(text)]
    assert kinds == [
        ("congratulate", THEIRS, OURS),
        ("gift", OURS, THEIRS),
        ("invite", THEIRS, OURS),
        ("thank", THEIRS, OURS),
    ]


def test_all_three_are_those_told_of_before() -> None:
    text = (
        "Trận lũ vừa rồi, Hủa Phăn gửi 300 triệu kíp, Luông Pha Bang 200 triệu kíp, còn Phông Sa Lỳ 5 tấn gạo. Ông Lê "
        "Văn An, Phó Chủ tịch UBND tỉnh Sơn La, cảm ơn cả ba."
    )
    assert [(kind, by, to) for kind, by, to, _ in told(text)] == [("thank", OURS, "LA-HO+LA-LP+LA-PH")]


def test_guests_who_are_received_bring_what_they_bring() -> None:
    text = (
        "Ngày 18/6, khách được Phó Chủ tịch UBND tỉnh Sơn La Lê Văn An tiếp tại thành phố Sơn La, trao bức tranh ngựa "
        "tới tỉnh. Đoàn Hủa Phăn do bà Khăm-ly Xay-sổm-phu, Phó Tỉnh trưởng, dẫn đầu."
    )
    assert told(text) == [("gift", THEIRS, OURS, DAY)]


def test_who_is_called_otherwise_is_not_meant_by_the_pronoun() -> None:
    text = (
        GUESTS + "\n\nHôm 17/6, ông Phó Tỉnh trưởng Phông Sa Lỳ Bun-my Vông-sa ghé qua, anh Trần Văn Bửu, Giám đốc Sở "
        "Ngoại vụ Sơn La, tiếp; ông mời tỉnh Sơn La sang hội chợ tháng 9."
    )
    assert told(text) == [("invite", "LA-PH", OURS, "2019-09")]


def test_minutes_of_a_visit_of_several_days_are_of_the_day_on_which_they_are_signed() -> None:
    text = (
        "BIÊN BẢN HỘI ĐÀM\n"
        "Từ ngày 17 đến ngày 18 tháng 6 năm 2019, Đoàn đại biểu tỉnh Hủa Phăn (Lào) do bà Khăm-ly Xay-sổm-phu, "
        "Phó Tỉnh trưởng, dẫn đầu đã thăm tỉnh Sơn La. Ông Lê Văn An, Phó Chủ tịch UBND tỉnh tiếp đoàn, rồi hội đàm.\n"
        "Hai bên thống nhất:\n1. Mở chợ phiên biên giới.\n2. Tuần tra chung mỗi quý một lần.\n"
        "Đoàn Hủa Phăn cảm ơn sự đón tiếp chu đáo của tỉnh Sơn La.\n"
        "Biên bản này được ký ngày 18 tháng 6 năm 2019, thành hai bản.\n"
    )
    assert told(text) == [("thank", THEIRS, OURS, DAY)]


def test_the_day_below_a_heading_with_another_day_is_that_of_what_follows() -> None:
    text = GUESTS + "\n\nTRƯỚC NGÀY HỘI 20/6\n\nChiều 19/6, hai bên gặp lại nhau ở Mộc Châu. Bà Khăm-ly cảm ơn ông An."
    assert told(text) == [("thank", THEIRS, OURS, "2019-06-19")]


@pytest.mark.parametrize(("opening", "day"), [("Bà Khăm-ly", "2019-06-19"), ("Tại buổi tiếp, bà Khăm-ly", DAY)])
def test_a_company_that_goes_on_together_does_so_until_words_lead_back(opening: str, day: str) -> None:
    again = "\n\nSáng 19/6, người của Sơn La đưa đoàn Hủa Phăn đi xem xưởng chè.\n\n"
    assert told(GUESTS + again + f"{opening} chúc mừng tỉnh Sơn La vừa được công nhận khu di sản.") == [
        ("congratulate", THEIRS, OURS, day)
    ]
