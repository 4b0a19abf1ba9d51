"""Courtesies of several: delegations that come each for themselves, those of whom the number is told, missions in a
row, words quoted over several sentences. Own texts of invented pages.
"""

from __future__ import annotations

from typing import Any

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

HEAD = "Hoạt động đối ngoại trong tuần của các địa phương\n\nNgày 20/6/2019\n\n"


def told(body: str) -> list[tuple[str, str, str]]:
    """Kind, givers and receivers of a page's courtesies, in any order."""
    found: Any = as_json(read(Snapshot("page", "page.txt", (HEAD + body + "\n").encode(), ".txt")))["courtesies"]
    return sorted((c["kind"], "+".join(c["from"]), "+".join(c["to"])) for c in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Chiều 18/6, hai đoàn khách, một của tỉnh Attapeu, một của tỉnh Sê Kông (Lào), đến chúc tết tỉnh Kon Tum.",
        "Chiều 18/6, các đoàn Công an tỉnh Attapeu và Công an tỉnh Sê Kông (Lào) đến chúc Tết Công an tỉnh Kon Tum.",
        "Chiều 18/6, UBND tỉnh Kon Tum đón hai đoàn đại biểu tỉnh Attapeu và tỉnh Sê Kông (Lào) sang chúc Tết.",
        "Chiều 18/6, đoàn Bộ CHQS tỉnh Attapeu, đoàn Bộ CHQS tỉnh Sê Kông lần lượt đến chúc Tết tỉnh Kon Tum.",
        "Chiều 18/6, hai đoàn khách Lào đến chúc Tết tỉnh Kon Tum.\nÔng Lê Văn An, Chủ tịch UBND tỉnh tiếp đoàn tỉnh "
        "Attapeu do ông Khăm Phen dẫn đầu. Bà Trần Thị Ba tiếp đoàn tỉnh Sê Kông do ông Bun Mi dẫn đầu.",
    ],
)
def test_each_delegation_brings_its_own_greeting(sentence: str) -> None:
    assert told(sentence) == [("greet", "LA-AT", "VN-28"), ("greet", "LA-XE", "VN-28")]


def test_one_delegation_of_several_provinces_greets_for_all() -> None:
    text = "Chiều 18/6, đoàn công tác các tỉnh Attapeu và Sê Kông (Lào) đến chúc Tết tỉnh Kon Tum."
    assert told(text) == [("greet", "LA-AT+LA-XE", "VN-28")]


def test_those_of_whom_the_number_is_told_are_those_of_the_page() -> None:
    text = """Từ ngày 9 đến 11/4, hai đoàn của tỉnh Kon Tum đi thăm các tỉnh bạn.
Đoàn thứ nhất do ông Lê Văn An, Phó Chủ tịch UBND tỉnh làm trưởng đoàn, đến Attapeu và Sê Kông.
Đoàn thứ hai do bà Trần Thị Ba, Giám đốc Sở Ngoại vụ dẫn đầu, đến Salavan.
Các đoàn chúc nhân dân từng tỉnh đón Tết Bunpimay ấm no.
Lãnh đạo ba tỉnh cảm ơn tình cảm của Kon Tum."""
    assert told(text) == [
        ("greet", "VN-28", "LA-AT"),
        ("greet", "VN-28", "LA-SL"),
        ("greet", "VN-28", "LA-XE"),
        ("thank", "LA-AT+LA-XE+LA-SL", "VN-28"),
    ]


@pytest.mark.parametrize(
    "whom",
    [
        "Tổng Lãnh sự quán Lào và Tổng Lãnh sự quán Campuchia tại TP. Hồ Chí Minh",
        "Tổng lãnh sự nước CHDCND Lào và Tổng lãnh sự Vương quốc Campuchia tại Thành phố Hồ Chí Minh",
    ],
)
def test_missions_in_a_row_are_greeted_in_turn(whom: str) -> None:
    text = f"Ngày 18/6, đoàn công tác tỉnh Kon Tum đến thăm, chúc Tết {whom}."
    assert told(text) == [("greet", "VN-28", "KH"), ("greet", "VN-28", "LA")]


def test_embassies_of_several_states_are_none_of_them() -> None:
    text = """Trước thềm năm mới, Sở Ngoại vụ tỉnh Kon Tum lập đoàn đi thăm, chúc mừng đại sứ quán các nước ở Việt Nam.
Tại Đại sứ quán Lào, đoàn chúc mừng Quốc khánh nước CHDCND Lào."""
    assert told(text) == [("congratulate", "VN-28", "LA")]


@pytest.mark.parametrize(
    "words",
    [
        'Ông Khăm Phen, Phó Tỉnh trưởng Attapeu nói: "Tình cảm ấy rất quý. Chúng tôi cảm ơn tỉnh Kon Tum đã giúp."',
        '"Tình cảm ấy rất quý. Chúng tôi cảm ơn tỉnh Kon Tum", ông Khăm Phen, Phó Tỉnh trưởng Attapeu nói.',
    ],
)
def test_quoted_words_go_on_being_of_who_said_them(words: str) -> None:
    text = "Sáng 15/6, đoàn tỉnh Kon Tum do ông Lê Văn An dẫn đầu thăm tỉnh Attapeu (Lào).\n" + words
    assert told(text) == [("thank", "LA-AT", "VN-28")]


def test_after_quoted_words_end_another_one_speaks() -> None:
    text = """Sáng 15/6, đoàn tỉnh Kon Tum do ông Lê Văn An dẫn đầu thăm tỉnh Attapeu (Lào).
Ông Khăm Phen, Phó Tỉnh trưởng Attapeu nói: "Tình cảm ấy rất quý." Ông Lê Văn An cảm ơn tỉnh Attapeu."""
    assert told(text) == [("thank", "VN-28", "LA-AT")]


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Trao quà Tết cho Công an Attapeu, Thượng tá Lê Văn An mong hai bên gần nhau hơn.", ["gift"]),
        ("Đoàn chúc lãnh đạo, các sở, ngành và nhân dân tỉnh Attapeu mạnh khỏe, đồng thời tặng lẵng hoa.", ["gift"]),
        ("Ông Lê Văn An chúc Đại hội Đảng bộ tỉnh Attapeu lần thứ VI thành công tốt đẹp.", ["congratulate"]),
        ("Ông Lê Văn An chúc tỉnh Attapeu tổ chức thành công Đại hội lần thứ VI.", ["congratulate"]),
        ("Ông Lê Văn An chúc chuyến công tác của đoàn Attapeu thành công tốt đẹp.", []),
        ("Lãnh đạo tỉnh Attapeu dự lễ trao quà ở trường.", []),
        ("Đoàn tặng hoa và dâng hương tại nghĩa trang liệt sĩ.", []),
        ("Đoàn hát tặng chủ nhà một bài dân ca.", []),
        ("Đoàn tặng tỉnh Attapeu 20 triệu đồng và bức tranh nhà rông.", ["gift"]),
        ("Đoàn tặng tỉnh Attapeu bốn máy bơm và hai mươi bộ sách.", []),
        ("Đoàn sẽ tham mưu lãnh đạo tỉnh Kon Tum mời tỉnh Attapeu sang dự hội chợ.", []),
    ],
)
def test_what_a_guest_does(sentence: str, kinds: list[str]) -> None:
    text = "Ngày 18/6, Thượng tá Lê Văn An dẫn đầu đoàn tỉnh Kon Tum sang làm việc tại Attapeu (Lào).\n" + sentence
    assert told(text) == [(kind, "VN-28", "LA-AT") for kind in kinds]


def test_a_feast_and_a_new_year_told_first_are_two_courtesies() -> None:
    text = (
        "Nhân kỷ niệm 89 năm Ngày thành lập Đảng và mừng Xuân Kỷ Hợi, đoàn tỉnh Attapeu (Lào) do Phó Bí thư Tỉnh ủy "
        "Khăm Phen dẫn đầu đã sang thăm và chúc mừng tỉnh Kon Tum ngày 15/1."
    )
    assert told(text) == [("congratulate", "LA-AT", "VN-28"), ("greet", "LA-AT", "VN-28")]


def test_who_thanks_for_a_greeting_greets_in_turn() -> None:
    text = """Ngày 18/6, ông Lê Văn An, Phó Chủ tịch UBND tỉnh Kon Tum tiếp đoàn tỉnh Attapeu (Lào).
Ông Lê Văn An cảm ơn đoàn đã đến chúc Tết và chúc nhân dân Attapeu đón Tết Bunpimay vui tươi."""
    assert told(text) == [
        ("greet", "LA-AT", "VN-28"),
        ("greet", "VN-28", "LA-AT"),
        ("thank", "VN-28", "LA-AT"),
    ]


def test_the_head_of_a_state_afar_writes_to_the_state() -> None:
    text = """Ngày 18/6, ông Lê Văn An, Phó Chủ tịch UBND tỉnh Kon Tum tiếp đoàn tỉnh Attapeu (Lào).
Trước đó, Chủ tịch nước Trung Quốc Tập Cận Bình đã gửi điện mừng Đại hội Đảng."""
    assert told(text) == [("congratulate", "CN", "VN")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Chủ tịch nước mời bà Khăm-ly duyệt đội danh dự.",
        "Trung Quốc mời Thái Lan tham gia hội chợ.",
        "Tỉnh Nghệ An viếng nguyên Bí thư Tỉnh ủy Lê Văn Tám, ghi sổ tang.",
        "Đại sứ Việt Nam tại Lào Nguyễn Văn Hùng cảm ơn các doanh nghiệp và bà con cộng đồng đã giúp Đại sứ quán.",
        "Chủ quán cảm ơn các thực khách đã ghé quán.",
        "Thái Lan mời đại diện 80 phái đoàn ngoại giao dự tiệc.",
    ],
)
def test_courtesies_of_others_and_among_ones_own_are_none(sentence: str) -> None:
    page = "Đoàn Lào thăm Nghệ An\n\nNgày 12/5/2023\n\nSáng 11/5, tỉnh Nghệ An tiếp đoàn tỉnh Xiêng Khoảng (Lào).\n"
    reading = read(Snapshot("page", "page.txt", f"{page}{sentence}\n".encode(), ".txt"))
    assert as_json(reading)["courtesies"] == []


def test_thanks_to_people_abroad_for_helping_ours_stay() -> None:
    page = "Đoàn Lào thăm Nghệ An\n\nNgày 12/5/2023\n\nSáng 11/5, tỉnh Nghệ An tiếp đoàn tỉnh Xiêng Khoảng (Lào).\n"
    thanks = "Đại sứ Việt Nam tại Lào Nguyễn Văn Hùng cảm ơn tỉnh Xiêng Khoảng đã cưu mang bà con người Việt.\n"
    reading = as_json(read(Snapshot("page", "page.txt", (page + thanks).encode(), ".txt")))
    assert [(c["from"], c["to"]) for c in reading["courtesies"]] == [(["VN"], ["LA-XI"])]
