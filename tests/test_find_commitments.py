"""What the finder of commitments takes out of a page: own texts of invented pages, no gold sentence."""

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


def commitments(body: str, head: str = HEAD) -> list[dict[str, Any]]:
    """The commitments of a page with that body."""
    reading = read(Snapshot("page", "page.txt", (head + body + "\n").encode(), ".txt"))
    found = as_json(reading)["commitments"]
    assert isinstance(found, list)
    return found


def only(body: str) -> dict[str, Any]:
    """The one commitment of a page."""
    found = commitments(body)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "stance", "fields"),
    [
        ("Bà Khăm-ly mong tỉnh bạn nhận thêm lưu học sinh.", "wish", ["scholarships"]),
        ("Bà Khăm-ly đề nghị Nghệ An cử kỹ sư thủy lợi sang giúp.", "propose", ["water"]),
        ("Bà Khăm-ly cam kết Xiêng Khoảng giữ nguyên giá điện.", "pledge", ["energy"]),
        ("Bà Khăm-ly nêu vướng mắc: đường sá lầy lội vào mùa mưa.", "difficulty", ["transport"]),
    ],
)
def test_a_guest_speaks_to_the_host(sentence: str, stance: str, fields: list[str]) -> None:
    found = only(sentence)
    assert (found["stance"], found["by"], found["to"]) == (stance, ["LA-XI"], ["VN-22"])
    assert found["fields"] == fields
    assert found["quote"] == sentence


def test_both_agree_and_nobody_is_spoken_to() -> None:
    found = only("Hai bên thống nhất mở hội chợ nông sản mỗi năm một lần.")
    assert (found["stance"], set(found["by"]), found["to"]) == ("agree", {"VN-22", "LA-XI"}, [])
    assert set(found["fields"]) == {"trade", "agriculture"}


def test_the_stronger_of_two_stances_is_kept() -> None:
    assert only("Ông Lâm mong bạn giúp quy tập hài cốt và hứa sẽ cử hai bác sĩ.")["stance"] == "pledge"


def test_each_point_of_joint_minutes_is_one_agreement_without_its_marker() -> None:
    opening = "Hai bên thống nhất các nội dung sau:\n"
    found = commitments(opening + "1. Mỗi quý tuần tra chung một lần.\n2. Nghệ An dạy nghề cho 10 thợ.\n")
    assert [c["quote"] for c in found] == ["Mỗi quý tuần tra chung một lần.", "Nghệ An dạy nghề cho 10 thợ."]
    assert {c["stance"] for c in found} == {"agree"}
    assert all(set(c["by"]) == {"VN-22", "LA-XI"} for c in found)


def test_a_listed_difficulty_of_ones_own_report_is_said_to_nobody() -> None:
    found = commitments("III. Tồn tại, hạn chế\n- Kim ngạch với tỉnh Xiêng Khoảng còn nhỏ.\n")
    assert [(c["stance"], c["by"], c["to"]) for c in found] == [("difficulty", ["VN-22"], [])]


def test_the_speaker_is_carried_by_a_pronoun() -> None:
    found = only("Bà Khăm-ly vui mừng trở lại thành phố Vinh. Bà đề nghị tỉnh chia sẻ cách làm du lịch.")
    assert (found["by"], found["to"], found["fields"]) == (["LA-XI"], ["VN-22"], ["tourism"])
    assert found["speaker"] == "Khăm-ly Xay-sổm-phu"


@pytest.mark.parametrize(
    "sentence",
    [
        "Bà Khăm-ly mong tình hữu nghị giữa hai tỉnh ngày càng tốt đẹp.",
        "Ông Lâm đề nghị các sở, ngành của tỉnh khẩn trương vào cuộc.",
        "Theo dự kiến, tháng 7 đoàn Nghệ An sẽ sang thăm Xiêng Khoảng.",
        "Nghệ An đã giúp Xiêng Khoảng vượt qua khó khăn do bão lũ.",
        "Theo đề nghị của Bộ Ngoại giao, tỉnh Nghệ An báo cáo kết quả.",
        "Ông Lâm tin tưởng quan hệ Nghệ An - Xiêng Khoảng sẽ bền vững.",
    ],
)
def test_what_is_no_commitment(sentence: str) -> None:
    assert commitments(sentence) == []


def test_an_agency_names_no_field() -> None:
    found = only("Bà Khăm-ly đề nghị Sở Giáo dục và Đào tạo tỉnh Nghệ An gửi tài liệu.")
    assert found["fields"] == []


def test_fields_only_thanked_for_are_not_those_wished() -> None:
    found = only("Bà Khăm-ly cảm ơn tỉnh về y tế; mong tỉnh giúp bà con chăn nuôi bò.")
    assert found["fields"] == ["agriculture"]


def test_a_pledge_with_a_number_or_a_day_is_definite() -> None:
    found = only("Ông Lâm cam kết trước ngày 30/9/2023 Nghệ An sẽ cử 5 bác sĩ sang Xiêng Khoảng.")
    assert (found["definite"], found["due"]) == (True, "2023-09-30")


def test_a_wish_is_never_definite() -> None:
    assert only("Bà Khăm-ly mong Nghệ An nhận 20 lưu học sinh trong năm 2024.")["definite"] is False


def test_every_slot_is_proved_by_its_words() -> None:
    body = "Bà Khăm-ly đề nghị Nghệ An dạy tiếng Việt.\n"
    reading = read(Snapshot("page", "page.txt", (HEAD + body).encode(), ".txt"))
    record = as_json(reading)["commitments"][0]
    text = reading.page.text
    quoted = {e["slot"]: text[e["start"] : e["end"]] for e in record["evidence"] if "start" in e}
    assert quoted["stance"] == "đề nghị"
    assert quoted["fields"] == "dạy tiếng Việt"
    assert quoted["to"] == "Nghệ An"
    assert quoted["by"].startswith("Khăm-ly")


@pytest.mark.parametrize(
    ("sentence", "stance", "by"),
    [
        ("Khách ngỏ ý muốn được học cách trồng chè.", "wish", ["LA-XI"]),
        ("Nguyện vọng của Xiêng Khoảng là được học cách trồng chè.", "wish", ["LA-XI"]),
        ("Ông Lâm cho rằng đã đến lúc hai tỉnh mở tuyến xe khách.", "propose", ["VN-22"]),
        ("Bà Khăm-ly mời doanh nghiệp Nghệ An sang mở nhà máy chế biến gỗ.", "propose", ["LA-XI"]),
        ("Ông Lâm đồng ý cấp thêm năm suất học bổng.", "pledge", ["VN-22"]),
        ("Bà Khăm-ly nói gọn: Xiêng Khoảng sẽ bố trí đất trồng chè.", "pledge", ["LA-XI"]),
        ("Bà Khăm-ly khẳng định tỉnh bà sẽ trả lương đúng hạn cho lao động.", "pledge", ["LA-XI"]),
        ("Bà Khăm-ly không giấu giếm: trạm y tế xã dột nát, thuốc men thì thiếu.", "difficulty", ["LA-XI"]),
        ("Chủ nhà phàn nàn đường vào cửa khẩu hỏng nặng.", "difficulty", ["VN-22"]),
        ("Bà Khăm-ly cho biết doanh nghiệp Xiêng Khoảng đang gặp khó khăn về vốn.", "difficulty", ["LA-XI"]),
        ("Bà Khăm-ly khẳng định sẽ là cầu nối cho nhà đầu tư trồng chè.", "pledge", ["LA-XI"]),
    ],
)
def test_other_ways_to_say_it(sentence: str, stance: str, by: list[str]) -> None:
    found = only(sentence)
    assert (found["stance"], found["by"]) == (stance, by)


@pytest.mark.parametrize(
    "sentence",
    [
        "Khách xem, hỏi nhiều nhưng chưa có cam kết nào.",
        "Giám đốc Sở yêu cầu các phòng cần rà soát hồ sơ.",
        "Do trời mưa to nên tổ chức đón khách trong nhà.",
        "Bà hỏi: Trong hợp tác còn vướng mắc gì?",
    ],
)
def test_what_only_resembles_a_commitment(sentence: str) -> None:
    assert not commitments(sentence)


def test_a_wish_goes_on_without_a_subject() -> None:
    found = commitments("Bà Khăm-ly mong tỉnh bạn cử bác sĩ. Đồng thời, hỗ trợ Xiêng Khoảng sửa trường học.")
    assert [(c["stance"], c["by"]) for c in found] == [("wish", ["LA-XI"]), ("wish", ["LA-XI"])]


@pytest.mark.parametrize(
    ("sentence", "stance", "by"),
    [
        ("Bà Khăm-ly muốn Nghệ An nhận thêm sinh viên sang học nghề may.", "wish", ["LA-XI"]),
        ("Phía Xiêng Khoảng có nhu cầu tiếp nhận tám giáo viên dạy tiếng Việt.", "wish", ["LA-XI"]),
        ("Bà Khăm-ly cũng nhờ Nghệ An giúp quảng bá du lịch.", "propose", ["LA-XI"]),
        ("Ông Lâm lưu ý hai tỉnh nên dựng thêm biển báo ở lối mở.", "propose", ["VN-22"]),
        ("Nghệ An sẽ tập huấn cho 12 thợ điện của tỉnh bạn.", "pledge", ["VN-22"]),
        ("Theo bà Khăm-ly, đường ra cửa khẩu nhiều ổ gà.", "difficulty", ["LA-XI"]),
        ("Bà Khăm-ly chia sẻ cái khó là kinh phí tuần tra biên giới ít.", "difficulty", ["LA-XI"]),
        ("Bạn than giá điện quá đắt.", "difficulty", ["LA-XI"]),
    ],
)
def test_stances_in_words_less_formal(sentence: str, stance: str, by: list[str]) -> None:
    found = only(sentence)
    assert (found["stance"], found["by"]) == (stance, by)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ông Trần Văn Lâm và bà Khăm-ly đều mong sớm nối lại tuyến xe khách.",
        "Nghệ An và Xiêng Khoảng cũng sẽ luân phiên tổ chức giải bóng đá.",
        "Hội nghị thống nhất tăng tuần tra đường biên.",
        "Hai bên đạt được nhận thức chung về việc dạy tiếng Lào.",
        "Trưởng đoàn hai tỉnh giao cơ quan ngoại vụ lập kế hoạch khảo sát chợ biên giới.",
        "Theo Thỏa thuận hợp tác giữa tỉnh Nghệ An và tỉnh Xiêng Khoảng, mỗi năm Nghệ An sẽ cử hai bác sĩ.",
    ],
)
def test_both_sides_speak_together(sentence: str) -> None:
    found = only(sentence)
    assert (set(found["by"]), found["to"]) == ({"LA-XI", "VN-22"}, [])


@pytest.mark.parametrize(
    "sentence",
    [
        "Khách ghé một bản người H'Mong làm du lịch.",
        "Ông Lâm nói điều kiện của tỉnh tuy còn hạn chế nhưng luôn coi trọng bạn bè.",
        "Bà Khăm-ly nói quà đến đúng lúc bản làng khó khăn nhất.",
        "Bà Khăm-ly nói bà tin ngôi trường sẽ giúp các em học tốt.",
        "Nghệ An vừa mở hội chợ nhằm mời gọi doanh nghiệp đầu tư.",
        "Đề nghị Bộ Ngoại giao xem xét, bố trí kinh phí đón đoàn.",
        "Ông Lâm cũng nhờ đoàn chuyển lời thăm hỏi tới lãnh đạo tỉnh bạn.",
        "Bà Khăm-ly cho rằng đề xuất thứ hai rất hay.",
        "QUẢNG BÁ DU LỊCH, ĐỀ XUẤT GÌ",
    ],
)
def test_what_only_sounds_like_a_commitment(sentence: str) -> None:
    assert commitments(sentence) == []


def test_points_of_a_paper_are_agreed() -> None:
    found = commitments("Hai bên ký biên bản. Biên bản ghi rõ:\n- Mở lớp dạy nghề may.\n- Phối hợp chống buôn lậu.")
    assert [(f["stance"], set(f["by"])) for f in found] == [("agree", {"LA-XI", "VN-22"})] * 2


def test_what_both_agreed_goes_on_in_the_next_sentences() -> None:
    found = commitments(
        "Hai bên thống nhất nối lại tuần tra chung.\nHai bên còn giúp nhau quy tập hài cốt liệt sĩ.\n"
        "Hai bên đã tặng nhau thiết bị y tế."
    )
    assert [f["stance"] for f in found] == ["agree", "agree"]


def test_the_head_of_a_delegation_without_a_name_is_the_one_who_goes_on() -> None:
    found = commitments(
        "Ông Lâm giới thiệu các trường nghề. Trưởng đoàn Xiêng Khoảng vui mừng. Ông mong được Nghệ An giúp mở lớp may."
    )
    assert [(f["by"], f["to"]) for f in found] == [(["LA-XI"], ["VN-22"])]


@pytest.mark.parametrize(
    "sentence",
    [
        "Trong 3 năm tới, Nghệ An và Xiêng Khoảng sẽ mở rộng hợp tác về thủy lợi.",
        "Thời gian tới, tỉnh Nghệ An và tỉnh Xiêng Khoảng sẽ tổ chức các đoàn khảo sát du lịch.",
        "Hướng tới, hai tỉnh đẩy mạnh xúc tiến thương mại.",
    ],
)
def test_two_units_joined_by_and_agree(sentence: str) -> None:
    """What both will do is agreed by both, no promise of the one named last."""
    record = only(sentence)
    assert (record["stance"], set(record["by"]), record["to"]) == ("agree", {"VN-22", "LA-XI"}, [])


def test_an_agreement_goes_on_without_a_subject() -> None:
    """A sentence that only adds to what was agreed is agreed too; one that tells what was done is not."""
    body = "Hai bên thống nhất hợp tác về nông nghiệp. Bên cạnh đó, {}"
    going_on = commitments(body.format("tăng cường trao đổi đoàn bác sĩ, khám chữa bệnh."))
    assert [r["stance"] for r in going_on] == ["agree", "agree"]
    assert len(commitments(body.format("tăng cường khám chữa bệnh đã được triển khai từ năm 2019."))) == 1


def test_what_is_expected_of_a_fair_is_nobodys_wish() -> None:
    """The passive tells no speaker."""
    assert commitments("Hội chợ được kỳ vọng mở thêm cơ hội giao thương cho doanh nghiệp hai tỉnh.") == []


def test_the_seat_of_a_consul_is_not_spoken_to() -> None:
    """A consul's town tells where he sits; getting ready is no promise."""
    body = "Ông Xay-sa-na Khăm-vông, Phó Tổng Lãnh sự Lào tại TP Đà Nẵng, cam kết sẽ sớm chuyển số tiền cho trường học."
    assert only(body)["to"] == ["VN-22"]
    assert commitments("Hai bên sẵn sàng chuẩn bị cho các hoạt động đối ngoại cấp cao.") == []


def test_points_counted_in_words() -> None:
    """ "Một là, … Hai là, …" in one paragraph: each is a point."""
    found = commitments(
        "Hai bên thống nhất: Một là, mở lớp dạy nghề. Hai là, cùng trồng rừng. Ba là, mở chợ biên giới."
    )
    assert [(c["stance"], sorted(c["by"])) for c in found] == [("agree", ["LA-XI", "VN-22"])] * 3


def test_requests_are_counted_before_they_are_told() -> None:
    """ "nêu hai nguyện vọng. Một là …": each point has the stance and the speaker of the sentence that counts them."""
    found = commitments("Bà Khăm-ly nêu hai nguyện vọng. Một là, dạy thêm giờ tiếng Việt. Hai là, cử thợ hàn sang.")
    assert [(c["stance"], c["by"], c["to"]) for c in found] == [("wish", ["LA-XI"], ["VN-22"])] * 2


def test_a_list_of_things_agreed_runs_through_its_chapters() -> None:
    """A full stop may open the list; a heading of orders to one's own departments ends it."""
    body = (
        "Hai đoàn thống nhất các nội dung dưới đây.\nI. GIAO THÔNG\n1. Phía Lào đề nghị cấp trên mở tuyến xe khách.\n"
        "II. NÔNG NGHIỆP\n2. Trồng thử giống lúa mới.\nIII. GIAO NHIỆM VỤ CHO CÁC SỞ\n1. Sở Tài chính lo kinh phí."
    )
    assert [(c["stance"], c["fields"]) for c in commitments(body)] == [
        ("agree", ["transport"]),
        ("agree", ["agriculture"]),
    ]


def test_what_was_agreed_is_also_told_of_the_thing_itself() -> None:
    """ "Hồ sơ … phải trình …", "Mỗi năm … nhận …" go on with what was agreed; a year that is over does not."""
    body = "Hai bên thống nhất làm xong tuyến đường trong năm 2025. {}"
    assert len(commitments(body.format("Hồ sơ mở cửa khẩu phải trình trước tháng 6/2024."))) == 2
    assert len(commitments(body.format("Mỗi năm, Nghệ An nhận 20 sinh viên Xiêng Khoảng."))) == 2
    assert len(commitments(body.format("Năm 2020, Nghệ An nhận 15 sinh viên Xiêng Khoảng."))) == 1


def test_several_are_spoken_to_by_their_number() -> None:
    head = HEAD.replace("\n\nSáng", "\n\nĐoàn còn thăm Hủa Phăn và Bo-ly-khăm-xay.\nSáng")
    found = commitments("Ông Lâm đề nghị cả ba tỉnh mở thêm chợ biên giới.", head + "Xiêng Khoảng.\n")
    assert set(found[0]["to"]) == {"LA-XI", "LA-HO", "LA-BL"}


@pytest.mark.parametrize(
    "sentence",
    ["Ông Lâm ngỏ ý mời bà sang dự Lễ hội Làng Sen.", "Hai bên ký Biên bản thống nhất kế hoạch năm 2024 về y tế."],
)
def test_neither_an_invitation_nor_a_papers_name_commits(sentence: str) -> None:
    assert commitments(sentence) == []


def test_a_table_of_things_agreed_is_agreed_row_by_row() -> None:
    """The row's longest cell is the point, its label names fields too."""
    body = "Hai tỉnh thống nhất các đầu việc sau:\nTT\tNội dung\tĐơn vị\n1\tDu lịch: Lập tuyến xe chung\tSở Du lịch"
    found = commitments(body)
    assert [(c["stance"], c["fields"]) for c in found] == [("agree", ["tourism", "transport"])]


def test_words_first_then_whose_request_they_are() -> None:
    found = only("Mở lại chợ phiên vùng biên là đề nghị của Phó Tỉnh trưởng Khăm-ly Xay-sổm-phu.")
    assert (found["stance"], found["by"]) == ("propose", ["LA-XI"])


def test_what_is_wished_for_is_no_request_of_its_own() -> None:
    """ "mong bạn tiếp tục kêu gọi …" is a wish; a new clause with a request is one."""
    assert only("Ông Lâm mong tỉnh bạn tiếp tục kêu gọi doanh nghiệp đầu tư vào Nghệ An.")["stance"] == "wish"
    assert only("Ông Lâm mong tỉnh bạn giúp dạy nghề, đồng thời kiến nghị mở chợ biên giới.")["stance"] == "propose"


def test_one_who_says_what_both_will_do_promises() -> None:
    found = only("Bà Khăm-ly Xay-sổm-phu khẳng định Xiêng Khoảng và Nghệ An sẽ hợp tác về du lịch.")
    assert (found["stance"], found["by"], found["to"]) == ("pledge", ["LA-XI"], ["VN-22"])


def test_determination_in_general_and_hardship_shared_are_none() -> None:
    assert commitments("Hội đàm thể hiện quyết tâm chung của lực lượng hai bên trong việc giữ đường biên.") == []
    assert commitments("Ông Lâm cảm ơn bạn đã chia sẻ với tỉnh lúc hoạn nạn, khó khăn.") == []


def test_turns_of_a_transcript() -> None:
    """Who speaks is named on a line of his own, or in capitals before a colon; what follows is his."""
    body = (
        "Bà Khăm-ly Xay-sổm-phu:\nBà con Noọng Hét thèm được học nghề mộc.\nTRẦN VĂN LÂM: Việc ấy dễ. Tháng sau, "
        "Nghệ An sẽ mở lớp dạy nghề.\nBà Khăm-ly Xay-sổm-phu:\nCái kẹt nhất là đường sá còn lầy lội."
    )
    assert [(c["stance"], c["by"]) for c in commitments(body)] == [
        ("wish", ["LA-XI"]),
        ("pledge", ["VN-22"]),
        ("difficulty", ["LA-XI"]),
    ]


def test_as_many_points_as_a_line_counts() -> None:
    """A list without marks has the points that its first line counts, and no more."""
    body = "Hai bên ký biên bản, chốt hai điều:\nMở chợ biên giới vào tháng 6.\nCùng trồng rừng giáp ranh.\nHọ ra về."
    assert len(commitments(body)) == 2


def test_what_both_do_by_the_paper_just_signed() -> None:
    found = commitments("Hai tỉnh ký Bản ghi nhớ về du lịch. Có tờ giấy ấy, hai tỉnh cùng quảng bá các tour du lịch.")
    assert [(c["stance"], c["fields"]) for c in found] == [("agree", ["tourism"])]


def test_a_page_of_a_mission_speaks_for_the_state() -> None:
    head = "TỔNG LÃNH SỰ QUÁN VIỆT NAM TẠI KHON KAEN\nTin hoạt động\n\nNhật ký công tác\n\nNgày đăng: 20/8/2022\n\n"
    body = (
        "Ngày 15/8, Tỉnh trưởng Udon Thani Wanchai Kongsuk tiếp Tổng Lãnh sự Phạm Quỳnh Mai. Ông Wanchai muốn học cách "
        "chế biến sắn của Tây Ninh. Tổng Lãnh sự đề nghị tỉnh mở khu bán nông sản Việt Nam ở Udon Thani."
    )
    found = commitments(body, head)
    assert {(c["stance"], *c["by"], *c["to"]) for c in found} == {("wish", "TH-41", "VN"), ("propose", "VN", "TH-41")}


def test_a_consulates_own_page_is_told_of_vietnam() -> None:
    """Whatever province it names in passing: whoever speaks to the consul general speaks to Vietnam."""
    text = (
        "TỔNG LÃNH SỰ QUÁN VIỆT NAM TẠI KHON KAEN\nLãnh sự | Cộng đồng | Tin hoạt động\n"
        "Hai ngày làm việc ở Nakhon Phanom và Sakon Nakhon\nNgày đăng: 20/08/2022\n\n"
        "Ngày 16/8, Phó Tỉnh trưởng Nakhon Phanom Somkiat Mẫu tiếp Tổng Lãnh sự Phạm Quỳnh Mẫu. Ông Somkiat cho biết "
        "12 đoàn của tỉnh Quảng Bình đã sang thăm trong năm. Ông đề xuất Việt Nam cấp thị thực dài hạn cho lái xe.\n"
        "Ngày 17/8, Tổng Lãnh sự gặp Tỉnh trưởng Sakon Nakhon Prasert Mẫu. Tỉnh trưởng mong muốn có thêm giáo viên dạy "
        "tiếng Việt.\n"
    )
    page = as_json(read(Snapshot("page", "test:page", text.encode(), ".txt")))
    assert [(c["by"], c["to"]) for c in page["commitments"]] == [(["TH-48"], ["VN"]), (["TH-47"], ["VN"])]
    assert [(v["guest"], v["host"]) for v in page["visits"]] == [(["VN"], ["TH-48"]), (["VN"], ["TH-47"])]


def test_a_name_that_holds_a_word_of_stance_is_none() -> None:
    assert commitments("Bạn xây tặng Trường Tiểu học xã Mong An thuộc Nghệ An hai phòng học.") == []


def test_consolation_is_no_wish_for_a_deed() -> None:
    assert commitments("Bà Khăm-ly mong chính quyền và người dân Nghệ An sớm vượt qua khó khăn sau lũ.") == []


def test_what_both_agreed_in_the_paper_of_the_sentence_before() -> None:
    """ "Theo đó, hai bên …" are the two who signed, whoever else sat there; two named units go on with it."""
    head = HEAD.replace("dẫn đầu.", "dẫn đầu, cùng đoàn tỉnh Hủa Phăn (Lào).")
    body = (
        "Nghệ An ký Biên bản hợp tác với tỉnh Xiêng Khoảng. Theo đó, hai bên thống nhất mở tour du lịch.\n"
        "Về y tế, tỉnh Nghệ An và tỉnh Xiêng Khoảng tăng cường trao đổi bác sĩ."
    )
    found = commitments(body, head)
    assert [(c["stance"], sorted(c["by"])) for c in found] == [("agree", ["LA-XI", "VN-22"])] * 2


@pytest.mark.parametrize(
    "sentence",
    [
        "Xiêng Khoảng không đồng ý kéo dài giờ thông quan.",
        "Không bên nào cam kết về kinh phí làm đường.",
        "Ông Lâm rút lại đề nghị xây cầu phao cho bạn.",
        "Hai bên chưa đi đến thống nhất về giờ mở cửa khẩu.",
    ],
)
def test_what_is_refused_or_taken_back_is_none(sentence: str) -> None:
    assert commitments(sentence) == []


def test_not_only_is_no_refusal() -> None:
    assert only("Ông Lâm không những đồng ý cử thợ sang dạy nghề mà còn lo tiền ăn.")["stance"] == "pledge"


def test_who_said_it_stands_behind_a_dash() -> None:
    found = only("“Các bạn cứ gửi thợ xuống, chúng tôi sẽ lo chỗ ăn ở, dạy nghề trọn một vụ” - ông Lâm mở lời.")
    assert (found["stance"], found["by"], found["to"]) == ("pledge", ["VN-22"], ["LA-XI"])


def test_a_difficulty_told_in_quotes_is_whose_words_they_are() -> None:
    """Also behind a sentence of both sides: the speaker stands behind the quotation."""
    body = 'Hai bên ký biên bản. "Khó nhất là mùa mưa, đường sá sạt lở, xe khó qua lại", ông Lâm trăn trở.'
    assert [c["by"] for c in commitments(body) if c["stance"] == "difficulty"] == [["VN-22"]]


def test_a_side_named_by_ben_speaks() -> None:
    assert only("Bên Nghệ An e ngại: đường sá lên Noọng Hét quá xa.")["by"] == ["VN-22"]
