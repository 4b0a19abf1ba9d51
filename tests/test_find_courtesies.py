"""What the finder of courtesies takes out of a page: own texts of invented pages, no gold sentence."""

from __future__ import annotations

from typing import Any

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

HEAD = """Đoàn đại biểu tỉnh Xiêng Khoảng (Lào) thăm Nghệ An

Ngày 12/5/2023

Sáng 11/5, ông Trần Văn Lâm, Phó Chủ tịch UBND tỉnh Nghệ An tiếp đoàn đại biểu tỉnh Xiêng Khoảng (Lào) do bà \
Khăm-ly Xay-sổm-phu, Phó Tỉnh trưởng Xiêng Khoảng dẫn đầu.
"""


def courtesies(body: str) -> list[dict[str, Any]]:
    """The courtesies of a page with that body."""
    reading = read(Snapshot("page", "page.txt", (HEAD + body + "\n").encode(), ".txt"))
    found = as_json(reading)["courtesies"]
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Bà Khăm-ly cảm ơn bà con Nghệ An đã giúp dựng lại cầu.", "thank"),
        ("Bà Khăm-ly chúc mừng Nghệ An vừa được công nhận khu di sản.", "congratulate"),
        ("Bà Khăm-ly tặng tỉnh Nghệ An bức tranh Cánh đồng Chum.", "gift"),
        ("Bà Khăm-ly chia buồn với Nghệ An về thiệt hại do bão.", "condole"),
        ("Bà Khăm-ly chúc bà con Nghệ An đón Tết Quý Mão ấm no.", "greet"),
    ],
)
def test_the_day_is_that_of_the_visit(sentence: str, kind: str) -> None:
    found = courtesies(sentence)
    assert [(c["kind"], c["from"], c["to"], c["date"]) for c in found] == [(kind, ["LA-XI"], ["VN-22"], "2023-05-11")]


def test_an_invitation_bears_the_day_of_the_event() -> None:
    found = courtesies("Ông Lâm mời lãnh đạo tỉnh Xiêng Khoảng sang dự Lễ hội Làng Chài ngày 20/8/2023.")
    assert [(c["kind"], c["from"], c["to"], c["date"]) for c in found] == [
        ("invite", ["VN-22"], ["LA-XI"], "2023-08-20")
    ]
    assert found[0]["occasion"] == "Lễ hội Làng Chài"


def test_an_invitation_without_a_day_has_none() -> None:
    assert courtesies("Ông Lâm mời bà Khăm-ly trở lại thăm Nghệ An.")[0]["date"] is None


def test_gifts_for_each_other_are_two() -> None:
    found = courtesies("Hai đoàn tặng quà cho nhau.")
    assert {(tuple(c["from"]), tuple(c["to"])) for c in found} == {(("VN-22",), ("LA-XI",)), (("LA-XI",), ("VN-22",))}


def test_thanks_said_twice_are_one_record() -> None:
    found = courtesies("Bà Khăm-ly cảm ơn Nghệ An.\nKết thúc, bà Khăm-ly cảm ơn Nghệ An lần nữa.")
    assert [c["kind"] for c in found] == ["thank"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Bà Khăm-ly sang thăm theo lời mời của ông Lâm.",
        "Ông Lâm nhiệt liệt chào mừng đoàn Xiêng Khoảng.",
        "Nghệ An trao 40 suất quà cho hộ nghèo tỉnh Xiêng Khoảng.",
        "Nghệ An tặng Xiêng Khoảng hai máy siêu âm.",
        "Ông Lâm chúc bà Khăm-ly và đoàn mạnh khỏe.",
        "Bà Khăm-ly mời gọi nhà đầu tư Nghệ An.",
    ],
)
def test_what_is_no_courtesy(sentence: str) -> None:
    assert courtesies(sentence) == []


def test_an_occasion_of_the_table_is_named_by_its_code() -> None:
    found = courtesies("Bà Khăm-ly chúc bà con Nghệ An đón Tết Nguyên đán ấm no.")
    assert found[0]["occasion"] == "tet"


@pytest.mark.parametrize(
    ("sentence", "kind", "giver"),
    [
        ("Bà Khăm-ly nói Xiêng Khoảng mang ơn bà con Nghệ An.", "thank", ["LA-XI"]),
        ("Ông Lâm chia sẻ mất mát với bà con Xiêng Khoảng sau trận lũ.", "condole", ["VN-22"]),
        ("Nhân dịp Xuân Quý Mão, bà Khăm-ly chúc nhân dân Nghệ An an khang.", "greet", ["LA-XI"]),
        ("Trước khi về, khách biếu UBND tỉnh chiếc khèn bè.", "gift", ["LA-XI"]),
        ("Đoàn công tác của tỉnh Xiêng Khoảng, nước CHDCND Lào đã cảm ơn bà con Nghệ An.", "thank", ["LA-XI"]),
        ("Bà Khăm-ly chuyển lời mời của Bí thư Xiêng Khoảng tới Nghệ An sang dự hội.", "invite", ["LA-XI"]),
    ],
)
def test_other_ways_to_say_it(sentence: str, kind: str, giver: list[str]) -> None:
    (found,) = courtesies(sentence)
    assert (found["kind"], found["from"]) == (kind, giver)


def test_a_gift_is_returned_in_the_same_breath() -> None:
    found = courtesies("Ông Lâm tặng đoàn bộ ấm chén, bà Khăm-ly đáp lễ bằng chiếc khăn lụa.")
    assert [(c["kind"], c["from"]) for c in found] == [("gift", ["VN-22"]), ("gift", ["LA-XI"])]


def test_what_others_did_is_not_ones_own() -> None:
    found = courtesies("Ông Lâm cảm ơn bà Khăm-ly đã tới thăm và chúc mừng Quốc khánh.")
    assert [c["kind"] for c in found] == ["thank"]


@pytest.mark.parametrize(
    ("sentence", "kind", "giver"),
    [
        ("Bà Khăm-ly gửi tới bà con Nghệ An lời chúc năm mới an khang.", "greet", ["LA-XI"]),
        ("Bà Khăm-ly chuyển tới lãnh đạo tỉnh Nghệ An lời cảm ơn của nhân dân Xiêng Khoảng.", "thank", ["LA-XI"]),
        ("Một chiếc chiêng do tỉnh Xiêng Khoảng tặng được treo ở phòng khách.", "gift", ["LA-XI"]),
        ("Quà lưu niệm được ông Lâm trao cho đoàn.", "gift", ["VN-22"]),
        ("Ông Lâm gửi những lời chúc tốt đẹp nhất tới bà Khăm-ly nhân dịp Quốc khánh Lào.", "congratulate", ["VN-22"]),
    ],
)
def test_who_stands_before_the_verb_sends_the_noun_behind_it(sentence: str, kind: str, giver: list[str]) -> None:
    (found,) = courtesies(sentence)
    assert (found["kind"], found["from"]) == (kind, giver)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ông Lâm trao hoa cho ông Vũ Văn Bình, Bí thư Tỉnh ủy Nghệ An, trưởng đoàn vừa từ Lào về.",
        "Hai bên trao cho nhau biên bản vừa ký.",
        "Món quà mang theo là 900 cuốn sách, để tặng thư viện tỉnh Nghệ An.",
        "Ông Lâm gửi lời mời Quảng Bình trong năm 2025.",
        "Nghệ An chuẩn bị hội trường, tặng phẩm.",
        "Xin trân trọng cảm ơn bà!",
    ],
)
def test_what_is_no_courtesy_to_the_other_side(sentence: str) -> None:
    assert courtesies(sentence) == []


def test_the_same_greeting_brought_to_several_hosts_is_one_for_each() -> None:
    text = """Đoàn tỉnh Nghệ An chúc Tết các tỉnh bạn

Ngày 12/4/2023

Ngày 10/4, đoàn đại biểu tỉnh Nghệ An do ông Trần Văn Lâm, Phó Chủ tịch UBND tỉnh làm trưởng đoàn đến thăm, chúc Tết \
Bunpimay tỉnh Xiêng Khoảng và tỉnh Hủa Phăn (Lào).
"""
    found = as_json(read(Snapshot("page", "page.txt", text.encode(), ".txt")))["courtesies"]
    assert isinstance(found, list)
    assert sorted(c["to"] for c in found) == [["LA-HO"], ["LA-XI"]]
    assert {c["occasion"] for c in found} == {"bunpimay"}


def test_a_greeting_that_names_no_feast_means_the_only_one_of_the_page() -> None:
    found = courtesies("Đoàn sang chúc Tết.\nNghệ An vừa đón Tết Nguyên đán.")
    assert [(c["kind"], c["from"], c["occasion"]) for c in found] == [("greet", ["LA-XI"], "tet")]


def test_verbs_joined_by_and_share_a_subject() -> None:
    found = courtesies("Phía Xiêng Khoảng mong doanh nghiệp Nghệ An sang làm ăn và mời lãnh đạo tỉnh dự hội chợ.")
    assert [(c["kind"], c["from"], c["to"]) for c in found] == [("invite", ["LA-XI"], ["VN-22"])]


def test_thanks_that_open_a_sentence_are_of_who_is_named_behind() -> None:
    found = courtesies("Cảm ơn tình cảm của tỉnh Nghệ An, bà Khăm-ly hẹn ngày gặp lại.")
    assert [(c["kind"], c["from"], c["to"]) for c in found] == [("thank", ["LA-XI"], ["VN-22"])]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ông Lâm cho biết tháng tới đoàn sẽ sang Xiêng Khoảng chúc mừng Quốc khánh Lào.",
        "Ngày 20/12/2023, đoàn tỉnh Nghệ An sang chúc mừng Quốc khánh Lào tại Xiêng Khoảng.",
    ],
)
def test_what_is_still_to_come_is_no_courtesy_yet(sentence: str) -> None:
    assert courtesies(sentence) == []


def test_a_gift_beside_aid_is_still_a_gift() -> None:
    found = courtesies("Nghệ An tặng Xiêng Khoảng quà lưu niệm và 200 triệu đồng để dựng lại trường học.")
    assert [(c["kind"], c["from"]) for c in found] == [("gift", ["VN-22"])]


def test_ones_part_in_a_joint_courtesy_is_no_record_of_its_own() -> None:
    found = courtesies(
        "Đoàn các tỉnh Xiêng Khoảng, Hủa Phăn đến chúc Tết tỉnh Nghệ An.\n"
        "Bà Khăm-ly chúc bà con Nghệ An đón Tết Quý Mão ấm no."
    )
    assert [(sorted(c["from"]), c["to"]) for c in found if c["kind"] == "greet"] == [(["LA-HO", "LA-XI"], ["VN-22"])]


def test_where_a_consulate_stands_it_gives_nothing() -> None:
    found = courtesies("Nhiều đoàn đến trụ sở Tổng Lãnh sự quán Việt Nam tại Luông Pha Bang chia buồn.")
    assert not any(c["from"] == ["VN"] for c in found)


def test_a_clause_without_a_subject_has_that_of_the_sentence() -> None:
    found = courtesies(
        "Đoàn tỉnh Nghệ An do ông Lâm dẫn đầu thăm bà Khăm-ly; chúc Tết và tặng quà nhân dân tỉnh Xiêng Khoảng."
    )
    assert {(c["kind"], tuple(c["from"])) for c in found} == {("greet", ("VN-22",)), ("gift", ("VN-22",))}


def test_what_one_is_congratulated_on_is_the_occasion() -> None:
    found = courtesies("Bà Khăm-ly chúc mừng Nghệ An vừa được công nhận khu di sản.")
    assert found[0]["occasion"] == "được công nhận khu di sản"


def test_a_name_that_ends_in_nhan_begins_no_occasion() -> None:
    found = courtesies("Ông Lâm gửi lời chúc mừng tới bà Khăm-ly và phu nhân cùng cán bộ trong đoàn.")
    assert [c["occasion"] for c in found] == [None]


def test_who_invited_is_no_invitation() -> None:
    assert courtesies("Người mời đoàn sang thăm là ông Lâm.") == []


def test_who_writes_gives_and_whose_help_is_named_receives() -> None:
    """A letter's writer thanks, not who is written to; the day of a disaster is not that of the condolence."""
    thanked = courtesies("Bà Khăm-ly đã gửi thư tới Phó Chủ tịch UBND tỉnh Nghệ An Trần Văn Lâm cảm ơn tỉnh đã giúp.")
    assert [(c["kind"], c["from"], c["to"]) for c in thanked] == [("thank", ["LA-XI"], ["VN-22"])]
    condoled = courtesies("Tỉnh Nghệ An gửi điện thăm hỏi tỉnh Xiêng Khoảng về trận lũ ngày 2/5/2023.")
    assert [(c["kind"], c["date"] != "2023-05-02") for c in condoled] == [("condole", True)]


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Trưởng đoàn tặng tỉnh Nghệ An bức tranh, bày tỏ vui mừng, trân trọng cảm ơn.", ["gift", "thank"]),
        ("Bà Khăm-ly gửi tới Nghệ An lời chúc năm mới, kèm một bức tranh voi.", ["gift", "greet"]),
        ("Lời chúc Tết được trao trong tiếng khèn.", ["greet"]),
        ("Nhân dịp Quốc khánh Việt Nam 2/9, bà Khăm-ly chúc đất nước Việt Nam luôn phát triển.", ["congratulate"]),
        ("Nhân Tết Bunpimay, đoàn chúc mừng kỷ niệm 60 năm Ngày thành lập Công an Nghệ An.", ["congratulate"]),
        ("Đoàn trao quà ủng hộ nhân dân Nghệ An bị thiệt hại do bão.", []),
    ],
)
def test_what_guests_bring_is_theirs(sentence: str, kinds: list[str]) -> None:
    found = courtesies(sentence)
    assert sorted(c["kind"] for c in found) == kinds
    assert all((c["from"], c["date"]) == (["LA-XI"], "2023-05-11") for c in found)


def test_a_letter_may_go_to_several_countries() -> None:
    found = courtesies(
        "Đầu năm mới, ông Lâm gửi thư chúc mừng năm mới tới lãnh đạo tỉnh Quảng Tây (Trung Quốc), tỉnh Gangwon "
        "(Hàn Quốc) và tỉnh Hokkaido (Nhật Bản)."
    )
    assert [(c["from"], c["to"]) for c in found] == [(["VN-22"], ["CN-GX", "KR-42", "JP-01"])]


def test_an_invitation_may_follow_what_is_held() -> None:
    found = courtesies("Ngày 20/8/2023, Xiêng Khoảng mở Hội chợ trái cây, xin mời lãnh đạo Nghệ An.")
    assert [(c["kind"], c["from"], c["to"], c["date"]) for c in found] == [
        ("invite", ["LA-XI"], ["VN-22"], "2023-08-20")
    ]


def test_a_row_of_provinces_congratulates_together() -> None:
    found = courtesies(
        "Sáng 12/5, lãnh đạo các tỉnh Hà Tĩnh, Quảng Bình cũng đến chúc mừng Xiêng Khoảng nhân Quốc khánh."
    )
    assert [(c["kind"], c["from"], c["to"]) for c in found] == [("congratulate", ["VN-23", "VN-24"], ["LA-XI"])]
