"""Agreements: acts, days, terms and parties in other words than the gold's."""

from __future__ import annotations

from typing import Any

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

OPENING = "Ngày 14/5/2024, Đoàn đại biểu tỉnh Gia Lai thăm và làm việc tại tỉnh Attapeu (Lào). "
PARTIES = {"VN-30", "LA-AT"}


def papers(body: str, published: str = "15/05/2024") -> list[dict[str, Any]]:
    text = f"Quan hệ với tỉnh bạn\nThứ Tư, {published} 08:00\n{body}\n"
    printed = as_json(read(Snapshot("page", "test:page", text.encode(), ".txt")))
    found: list[dict[str, Any]] = printed["agreements"]
    return found


CASES = [
    ("Hai tỉnh kí Biên bản hợp tác toàn diện.", [("minutes-of-agreement", "signed", "2024-05-14", None)]),
    (
        "Bản ghi nhớ hợp tác mà hai bên ký năm 2019 được đem ra soát lại từng mục.",
        [("mou", "reviewed", "2019", None)],
    ),
    (
        "Bản ghi nhớ hợp tác giai đoạn 2021 - 2024 sắp hết hạn; dự thảo mới cho giai đoạn 2025 - 2028 đã gửi sang.",
        [("mou", "mentioned", None, [2021, 2024]), ("mou", "proposed", None, [2025, 2028])],
    ),
    (
        "Hai bên ký Ý định thư về du lịch, còn Thỏa thuận hợp tác thì lùi lại, dự kiến ký vào tháng 9/2024.",
        [("letter-of-intent", "signed", "2024-05-14", None), ("cooperation-agreement", "proposed", "2024-09", None)],
    ),
    (
        "Năm 2014, hai tỉnh ký Bản ghi nhớ; cùng năm, hai bên cũng ký Thỏa thuận kết nghĩa.",
        [("mou", "signed", "2014", None), ("twinning", "signed", "2014", None)],
    ),
    (
        "Phụ lục về học bổng kèm theo Thỏa thuận hợp tác giai đoạn 2022 - 2026 sẽ được ký trong tháng 12/2024.",
        [("annex", "proposed", "2024-12", None), ("cooperation-agreement", "mentioned", None, [2022, 2026])],
    ),
    (
        "Từ năm 2008, hai bên đã ký Thỏa thuận về việc thiết lập quan hệ hữu nghị.",
        [("friendship-relations", "signed", "2008", None)],
    ),
    (
        "Chương trình hợp tác giai đoạn 2021 - 2025 đang được các sở, ngành hai bên thực hiện.",
        [("programme", "implemented", None, [2021, 2025])],
    ),
    (
        "Hai bên thống nhất trình lãnh đạo hai tỉnh ký Biên bản thỏa thuận; lễ ký sẽ diễn ra ngày 20/6/2024.",
        [("minutes-of-agreement", "proposed", "2024-06-20", None)],
    ),
    ("Chiều cùng ngày, hai bên ký kết 3 văn bản hợp tác.", [(None, "signed", "2024-05-14", None)]),
    ("Kết thúc hội đàm, hai trưởng đoàn cùng ký biên bản.", [(None, "signed", "2024-05-14", None)]),
    ("Hội Nông dân hai tỉnh ký văn bản gồm 6 điều khoản.", [(None, "signed", "2024-05-14", None)]),
    (
        "Hai bên nhìn lại văn bản hợp tác mà hai tỉnh ký ngày 3/4/2019. Sau đó, hai bên ký Bản ghi nhớ mới.",
        [(None, "reviewed", "2019-04-03", None), ("mou", "signed", "2024-05-14", None)],
    ),
    ("Hai đồn biên phòng ký kết nghĩa.", [("twinning", "signed", "2024-05-14", None)]),
    ("Hai bên ký Bản ghi nhớ hợp tác (MOU) về du lịch.", [("mou", "signed", "2024-05-14", None)]),
    (
        "Hai bên thống nhất tiếp tục triển khai hiệu quả Thỏa thuận hợp tác giai đoạn 2021 - 2025.",
        [("cooperation-agreement", "mentioned", None, [2021, 2025])],
    ),
    (
        "Thời gian tới, hai tỉnh tiếp tục thực hiện tốt các nội dung Bản ghi nhớ hợp tác giai đoạn 2021 - 2025.",
        [("mou", "mentioned", None, [2021, 2025])],
    ),
    (
        "Hai bên ký Bản ghi nhớ về du lịch và thống nhất mỗi năm một lần đánh giá kết quả thực hiện.",
        [("mou", "signed", "2024-05-14", None)],
    ),
    (
        "Hai bên đánh giá kết quả hợp tác và ký Bản ghi nhớ hợp tác giai đoạn 2024 - 2029.",
        [("mou", "signed", "2024-05-14", [2024, 2029])],
    ),
    ("Hai bên thống nhất đi đến ký kết Bản ghi nhớ về du lịch.", [("mou", "proposed", None, None)]),
    (
        "Trên cơ sở Thỏa thuận hợp tác ký năm 2010, hai bên mở rộng sang lĩnh vực y tế.",
        [("cooperation-agreement", "mentioned", "2010", None)],
    ),
    ("Thỏa thuận hợp tác được hai Bí thư ký ngay tại chỗ.", [("cooperation-agreement", "signed", "2024-05-14", None)]),
    (
        "Bản ghi nhớ hợp tác giai đoạn 2016 - 2020 được hai bên tổng kết, Bản ghi nhớ hợp tác giai đoạn 2021 - 2025 "
        "được ký ngay sau đó.",
        [("mou", "reviewed", None, [2016, 2020]), ("mou", "signed", "2024-05-14", [2021, 2025])],
    ),
    ("Trong tháng 8/2024, đoàn của tỉnh sang thăm và ký Bản ghi nhớ về y tế.", [("mou", "proposed", "2024-08", None)]),
    (
        "Hai tỉnh ký 2 văn bản. Thứ nhất là Biên bản hội đàm. Thứ hai là Bản ghi nhớ về dạy nghề.",
        [("minutes-of-talks", "signed", "2024-05-14", None), ("mou", "signed", "2024-05-14", None)],
    ),
    (
        "Hai bên đánh giá việc thực hiện Biên bản hợp tác ký ngày 2/3/2022 và ký biên bản hợp tác mới.",
        [
            ("minutes-of-agreement", "reviewed", "2022-03-02", None),
            ("minutes-of-agreement", "signed", "2024-05-14", None),
        ],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[c[0][:32] for c in CASES])
def test_what_happened_to_a_paper(sentence: str, expected: list[tuple[Any, ...]]) -> None:
    found = papers(OPENING + sentence)
    assert [(p["kind"], p["act"], p["date"], p["term"]) for p in found] == expected
    assert all(set(p["parties"]) == PARTIES for p in found)


def test_a_merged_province_keeps_what_it_signed() -> None:
    found = papers(
        "Ngày 14/10/2025, UBND tỉnh Phú Thọ tiếp Đoàn đại biểu tỉnh Luông Nậm Thà (Lào). "
        "Bản ghi nhớ mà tỉnh Vĩnh Phúc (cũ) ký với tỉnh Luông Nậm Thà hồi tháng 6/2011 vẫn còn hiệu lực.",
        "15/10/2025",
    )
    assert [(set(p["parties"]), p["date"]) for p in found] == [({"VN-70", "LA-LM"}, "2011-06")]


def test_a_programme_plans_and_looks_back() -> None:
    text = (
        "Kế hoạch đón tiếp Đoàn đại biểu tỉnh Attapeu\nThứ Tư, 15/05/2024 08:00\n"
        "UBND tỉnh Gia Lai ban hành kế hoạch đón tiếp Đoàn đại biểu tỉnh Attapeu (Lào).\n"
        "- 14h00 ngày 20/6/2024: Hội đàm; ký Bản ghi nhớ giai đoạn 2024 - 2027.\n"
        "- Hai tỉnh ký Thỏa thuận hợp tác ngày 29/4/2016.\n"
    )
    found = as_json(read(Snapshot("page", "test:page", text.encode(), ".txt")))["agreements"]
    assert [(p["kind"], p["act"], p["date"]) for p in found] == [
        ("mou", "proposed", "2024-06-20"),
        ("cooperation-agreement", "signed", "2016-04-29"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tỉnh cũng có nhiều doanh nghiệp đăng ký tham gia hội chợ.",
        "Sở Ngoại vụ căn cứ Luật Thỏa thuận quốc tế tham mưu cho UBND tỉnh.",
        "Hai bên thỏa thuận cùng tổ chức giải bóng đá.",
        "Đến nay, hai tỉnh đã ký 12 bản ghi nhớ, thỏa thuận hợp tác.",
        "Hai tỉnh đã ký nhiều biên bản, thỏa thuận.",
        "Tỉnh có quan hệ với 9 tỉnh Bắc Lào và đã ký 25 biên bản thỏa thuận.",
        "Chủ tịch UBND tỉnh ký văn bản số 12 gửi các sở.",
    ],
)
def test_no_paper(sentence: str) -> None:
    assert papers(OPENING + sentence) == []


NATIONAL = [
    ("Năm nay hai nước kỷ niệm 45 năm ngày ký Hiệp ước hữu nghị và hợp tác Việt Nam - Lào.", "treaty", "mentioned"),
    ("Dịp này, hai nước ký Nghị định thư Việt Nam - Lào về đường biên giới.", "protocol", "signed"),
]


@pytest.mark.parametrize(("sentence", "kind", "act"), NATIONAL)
def test_a_treaty_is_signed_only_where_its_signing_is_told(sentence: str, kind: str, act: str) -> None:
    assert [(p["kind"], p["act"], set(p["parties"])) for p in papers(OPENING + sentence)] == [(kind, act, {"VN", "LA"})]


def test_the_parties_stand_behind_the_name() -> None:
    (found,) = papers(OPENING + "Dịp này, hai đoàn chứng kiến lễ ký Bản ghi nhớ giữa tỉnh Kon Tum và tỉnh Salavan.")
    assert set(found["parties"]) == {"VN-28", "LA-SL"}


def test_each_of_several_treaties_has_its_own_year() -> None:
    sentence = "Hai bên nhắc lại Hiệp ước Việt Nam - Lào ký năm 1977, Hiệp định quy chế biên giới ký năm 1990."
    assert [(p["kind"], p["date"]) for p in papers(OPENING + sentence)] == [
        ("treaty", "1977"),
        ("agreement-treaty", "1990"),
    ]


def test_the_rows_of_a_table_are_papers_each_with_its_day() -> None:
    text = (
        "Danh mục thỏa thuận quốc tế của tỉnh Gia Lai\nThứ Tư, 15/05/2024 08:00\n"
        "Tỉnh Gia Lai công bố danh mục văn bản với các địa phương của Lào:\n"
        "TT\tTên văn bản\tĐối tác\tNgày ký\n"
        "1\tBản ghi nhớ về y tế\tTỉnh Attapeu\t12/4/2022\n"
        "2\tThỏa thuận kết nghĩa\tTỉnh Champasak\t20/10/2019\n"
    )
    found = as_json(read(Snapshot("page", "test:page", text.encode(), ".txt")))["agreements"]
    assert [(p["kind"], set(p["parties"]), p["act"], p["date"]) for p in found] == [
        ("mou", {"VN-30", "LA-AT"}, "signed", "2022-04-12"),
        ("twinning", {"VN-30", "LA-CH"}, "signed", "2019-10-20"),
    ]


def test_points_of_a_list_take_the_act_of_its_opening() -> None:
    body = OPENING + (
        "Trong năm, tỉnh đã ký các văn bản sau:\n- Bản ghi nhớ hợp tác với tỉnh Salavan, ngày 20/3/2024;\n"
        "- Ý định thư với tỉnh Champasak."
    )
    assert [(p["kind"], p["act"], set(p["parties"])) for p in papers(body)] == [
        ("mou", "signed", {"VN-30", "LA-SL"}),
        ("letter-of-intent", "signed", {"VN-30", "LA-CH"}),
    ]


def test_milestones_are_papers_of_their_own_years() -> None:
    body = (
        "Quan hệ giữa tỉnh Gia Lai và tỉnh Attapeu (Lào) qua các mốc:\n- 2003: hai tỉnh ký Thỏa thuận hợp tác.\n"
        "- 12/2016: ký lại Thỏa thuận hợp tác giai đoạn 2016 - 2020."
    )
    assert [(p["date"], p["term"]) for p in papers(body)] == [("2003", None), ("2016-12", [2016, 2020])]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hai bên nhất trí mở rộng chương trình hợp tác về nông nghiệp.",
        "Tỉnh đề nghị bạn giới thiệu doanh nghiệp ký hợp đồng bao tiêu chuối.",
    ],
)
def test_common_nouns_are_no_papers(sentence: str) -> None:
    assert papers(OPENING + sentence) == []


def test_a_series_is_told_by_partner_and_day() -> None:
    body = OPENING + (
        "Với mỗi tỉnh bạn, đoàn Gia Lai ký một Biên bản hợp tác giai đoạn 2024 - 2026. Đoàn lần lượt ký với tỉnh "
        "Salavan (15/5), Champasak (16/5) và Sê Kông (chiều 17/5)."
    )
    found = {(p["date"], *sorted(set(p["parties"]) - {"VN-30"})) for p in papers(body, "18/05/2024")}
    assert {("2024-05-15", "LA-SL"), ("2024-05-16", "LA-CH"), ("2024-05-17", "LA-XE")} <= found


def test_minutes_tell_their_day_in_their_opening() -> None:
    """A page that is the paper: signed on the day on which it says that both met, by those named there."""
    body = (
        "BIÊN BẢN LÀM VIỆC\ngiữa Đoàn đại biểu tỉnh Gia Lai (Việt Nam) và Đoàn đại biểu tỉnh Attapeu (Lào)\n"
        "Đăng ngày 12/6/2019\nNgày 11 tháng 6 năm 2019, tại Pleiku, đoàn tỉnh Gia Lai và đoàn tỉnh Attapeu họp bàn.\n"
        "Căn cứ Bản ghi nhớ về mở chợ do tỉnh Sê Kông và tỉnh Gia Lai ký ngày 2/3/2018, hai bên đã họp.\n"
        "Biên bản này làm thành hai bản, bằng tiếng Việt và tiếng Lào, mỗi bên giữ một bản."
    )
    found = {(p["kind"], p["act"], p["date"], *sorted(p["parties"])) for p in papers(body, "12/06/2019")}
    assert ("minutes-working", "signed", "2019-06-11", "LA-AT", "VN-30") in found
    assert any(p[0] == "mou" and p[2:] == ("2018-03-02", "LA-XE", "VN-30") for p in found)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Hai bên ký kết và trao bản ghi nhớ về y tế.", [("mou", "signed", "2024-05-14")]),
        (
            "Hai bên trao đổi về việc ký lại Thỏa thuận hợp tác giữa hai tỉnh (ký năm 2008).",
            [("cooperation-agreement", "proposed", None), ("cooperation-agreement", "mentioned", "2008")],
        ),
        ("Chuyến thăm nhằm thực hiện hiệu quả Bản ghi nhớ giữa hai tỉnh.", [("mou", "mentioned", None)]),
    ],
)
def test_signed_anew_handed_over_or_to_be_carried_out(sentence: str, found: list[Any]) -> None:
    assert [(p["kind"], p["act"], p["date"]) for p in papers(OPENING + sentence)] == found


@pytest.mark.parametrize(
    "sentence",
    [
        "Về tin hai tỉnh vừa ký Biên bản hợp tác: đó là tin nhầm, không có văn bản nào như vậy.",
        "Chủ tịch UBND tỉnh ký văn bản dừng phần hội.",
    ],
)
def test_what_is_denied_or_only_ordered_is_no_paper(sentence: str) -> None:
    assert papers(OPENING + sentence) == []
