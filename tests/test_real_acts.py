"""Calls, help and requests as real pages tell them, in sentences of our own."""

from __future__ import annotations

from typing import Any

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

HEAD = "Hai địa phương tăng cường hợp tác\n\n15/05/2024 08:00\n\n"


def records(kind: str, text: str, head: str = HEAD) -> list[dict[str, Any]]:
    snapshot = Snapshot("page", "page", (head + text).encode(), ".txt")
    found: list[dict[str, Any]] = as_json(read(snapshot))[kind]
    return found


def slots(kind: str, text: str, *names: str, head: str = HEAD) -> list[tuple[Any, ...]]:
    return [tuple(r.get(name) for name in names) for r in records(kind, text, head)]


def test_each_side_of_one_sentence_received_the_delegation_itself() -> None:
    text = (
        "Ngày 13/5, đoàn công tác tỉnh Bến Tre do ông Lê Văn Mẫu, Chủ tịch UBND tỉnh, dẫn đầu đã đến thăm "
        "tỉnh Salavan và "
        "tỉnh Champasak (Lào). Về phía tỉnh Salavan có ông Bun Thong, Phó Tỉnh trưởng; về phía tỉnh "
        "Champasak có bà Khăm "
        "Phăn, Phó Bí thư Tỉnh ủy tiếp đón và làm việc với đoàn."
    )
    heads = {tuple(host): head for host, head in slots("visits", text, "host", "host_head")}
    assert heads == {("LA-SL",): "Bun Thong", ("LA-CH",): "Khăm Phăn"}


def test_several_delegations_of_one_province_call_on_each_host_named() -> None:
    text = (
        "Trong hai ngày 13-14/5, các đoàn công tác của tỉnh Bến Tre đã đi thăm, chúc Tết các tỉnh Salavan "
        "và Attapeu (Lào)."
    )
    found = slots("visits", text, "guest", "host", "guest_head")
    assert sorted(found) == [(["VN-50"], ["LA-AT"], None), (["VN-50"], ["LA-SL"], None)]


def test_a_call_on_a_mission_is_made_at_its_seat() -> None:
    text = (
        "Sáng 13/5, ông Bun Thong, Phó Tỉnh trưởng tỉnh Luang Prabang, đã đến Tổng Lãnh sự quán Việt Nam "
        "tại Luang Prabang "
        "trao số tiền giúp tỉnh Điện Biên chống dịch."
    )
    assert slots("visits", text, "guest", "host", "place") == [(["LA-LP"], ["VN"], "LA-LP")]


def test_who_sends_a_delegation_stands_right_before_the_verb() -> None:
    text = "Các tỉnh giáp với tỉnh Attapeu (Lào) như Gia Lai cũng đã cử đoàn sang thăm."
    assert slots("visits", text, "guest", "host") in ([], [(["VN-30"], ["LA-AT"])])


def test_a_feast_that_is_welcomed_is_no_call_and_ministries_of_ones_own_are_no_hosts() -> None:
    text = (
        "Tối 13/5, châu Hồng Hà (Trung Quốc) và tỉnh Lào Cai tổ chức hội diễn chào Xuân qua biên giới. Tỉnh "
        "Lào Cai đã làm "
        "việc với Bộ Ngoại giao về việc mở cửa khẩu."
    )
    assert records("visits", text) == []


def test_the_run_of_days_told_later_says_how_long_the_journey_lasts() -> None:
    text = (
        "Ngày 13/5, đoàn tỉnh Hà Giang do ông Lê Văn Mẫu, Bí thư Tỉnh ủy, dẫn đầu lên đường thăm tỉnh Vân "
        "Nam (Trung Quốc). "
        "Theo chương trình, đoàn sẽ thăm tỉnh Vân Nam từ ngày 13 đến 16/5."
    )
    assert slots("visits", text, "start", "end") == [("2024-05-13", "2024-05-16")]


def test_a_persons_name_may_hold_a_places() -> None:
    text = (
        "Ông Kiều Hải Nam, Giám đốc Sở Ngoại vụ tỉnh Lai Châu, hội đàm với bà Lưu Mẫn, Phó Châu trưởng châu Hồng Hà "
        "(Trung Quốc)."
    )
    assert [p["name"] for p in records("people", text)] == ["Kiều Hải Nam", "Lưu Mẫn"]
    assert slots("visits", text, "guest", "host") == [(["CN-YN-HONGHE"], ["VN-01"])]


def test_a_request_holds_what_both_are_asked_to_agree_on() -> None:
    told = (
        "Ngày 13/5, đoàn tỉnh Lào Cai hội đàm với lãnh đạo châu Hồng Hà (Trung Quốc). Tại hội đàm, ông Lê "
        "Văn Mẫu, Chủ tịch "
        "UBND tỉnh Lào Cai, {}."
    )
    asked = told.format("đề nghị hai bên sớm rà soát, thỏa thuận mở chợ biên giới và thống nhất xây cầu")
    assert slots("commitments", asked, "stance", "by") == [("propose", ["VN-02"])]
    agreed = told.format("đề nghị mở chợ biên giới, hai bên đã thống nhất xây cầu")
    assert slots("commitments", agreed, "stance")[0] == ("agree",)


def test_a_second_request_has_the_subject_of_the_first() -> None:
    text = (
        "Lãnh đạo tỉnh Quảng Bình mong muốn hai tỉnh Savannakhet và Champasak (Lào) quan tâm bà con người "
        "Việt; đồng thời đề "
        "nghị lực lượng vũ trang hai tỉnh Savannakhet và Champasak tăng cường tuần tra biên giới."
    )
    assert slots("commitments", text, "stance", "by", "to") == [("propose", ["VN-24"], ["LA-SV", "LA-CH"])]


def test_what_a_building_costs_was_paid_by_who_helps() -> None:
    text = (
        "Trường tiểu học hữu nghị tỉnh Champasak (Lào) có hai tầng, gồm 6 phòng học, tổng kinh phí đầu tư "
        "là 7 tỷ đồng, do "
        "tỉnh Bến Tre tặng."
    )
    assert slots("aid", text, "giver", "receiver", "amount") == [("VN-50", "LA-CH", 7_000_000_000)]
    untold = (
        "Trường tiểu học tỉnh Champasak (Lào) được xây bằng vốn viện trợ không hoàn lại của Việt Nam, do "
        "tỉnh Bến Tre làm "
        "chủ đầu tư, tổng kinh phí 9 tỷ đồng."
    )
    assert slots("aid", untold, "giver", "receiver", "amount") == [("VN", "LA-CH", 9_000_000_000)]


def test_where_the_givers_went_is_no_giver() -> None:
    text = (
        "Đoàn công tác tỉnh Bến Tre tiếp tục chuyến đi. Đoàn đã đến các tỉnh Pursat và Takeo (Campuchia) để "
        "tặng 250 phần quà."
    )
    assert [giver for giver, _ in slots("aid", text, "giver", "receiver")] == ["VN-50"]


def test_a_newspapers_name_is_no_place() -> None:
    text = "Tin từ Bến Tre. Tờ Vientiane Times cho hay tỉnh Bến Tre vừa tặng tỉnh Sê Kông (Lào) 3 xe cứu thương."
    assert slots("aid", text, "giver", "receiver") == [("VN-50", "LA-XE")]


def test_a_page_told_in_one_cell_is_read() -> None:
    text = (
        "Sáng 12/5, ông Lê Văn Mẫu, Chủ tịch UBND tỉnh Bến Tre, tiếp ông Bun Thong, Tỉnh trưởng tỉnh "
        "Champasak (Lào). Tại buổi "
        "tiếp, ông Bun Thong cảm ơn tỉnh Bến Tre đã giúp đỡ lâu nay. Hai bên cùng trao đổi nhiều việc của hai tỉnh. |\n"
    )
    assert slots("visits", text, "guest", "host") == [(["LA-CH"], ["VN-50"])]


def test_an_anniversary_or_a_feasts_year_settles_the_pages() -> None:
    head = "Đoàn Lào thăm Bến Tre\n\n"
    text = (
        "Nhân kỷ niệm 55 năm quan hệ (5/9/1962 - 5/9/2017), ngày 19/7, đoàn tỉnh Champasak (Lào) do ông Bun "
        "Thong, Tỉnh "
        "trưởng, dẫn đầu đã thăm tỉnh Bến Tre."
    )
    assert slots("visits", text, "start", head=head) == [("2017-07-19",)]
    feast = (
        "Ngày 9/4, đoàn tỉnh Bến Tre do ông Lê Văn Mẫu, Chủ tịch UBND tỉnh, dẫn đầu đã thăm tỉnh Champasak "
        "(Lào) nhân Tết cổ "
        "truyền dân tộc Lào Bunpimay 2023."
    )
    assert slots("visits", feast, "start", head=head) == [("2023-04-09",)]


def test_two_who_thank_together_are_one_thank_you() -> None:
    text = (
        "Tỉnh Bến Tre trao quà. Ông Bun Thong, Bí thư- Tỉnh trưởng tỉnh Salavan và ông Khăm Phăn, Bí thư- "
        "Tỉnh trưởng tỉnh "
        "Champasak (Lào) gửi lời cảm ơn đến tỉnh Bến Tre."
    )
    assert slots("courtesies", text, "kind", "from", "to")[-1] == ("thank", ["LA-SL", "LA-CH"], ["VN-50"])
    assert records("people", text)[0]["posts"] == [{"post": "la-prov-secretary-governor", "place": "LA-SL"}]


def test_ones_own_delegation_that_comes_home_is_received_by_nobody() -> None:
    text = (
        "Tối 13/5, đoàn công tác của tỉnh Lào Cai do ông Lê Văn Mẫu, Chủ tịch UBND tỉnh, dẫn đầu đã về "
        "nước. Đón đoàn tại "
        "Cửa khẩu Quốc tế Lào Cai có bà Trần Thị Thử, Phó Chủ tịch UBND tỉnh Lào Cai. Trong sáng 13/5, đoàn "
        "đã hội đàm với "
        "lãnh đạo châu Hồng Hà (Trung Quốc)."
    )
    heads = slots("visits", text, "guest_head", "host_head")
    assert ("Trần Thị Thử", None) not in heads
    assert all(host != "Trần Thị Thử" for _, host in heads)


def test_a_bodys_delegation_is_of_the_unit_in_its_name() -> None:
    text = (
        "Chiều 13/5, tại tỉnh Takeo (Campuchia), đoàn công tác cụm thi đua 2 - Hội Liên hiệp Phụ nữ tỉnh "
        "Bến Tre có mặt. Đoàn "
        "đã trao 140 thùng mì cho bà con nghèo ở tỉnh Takeo."
    )
    assert slots("aid", text, "giver", "receiver") == [("VN-50", "KH-21")]
    assert records("courtesies", text) == []


def test_talks_at_a_mission_abroad_are_with_those_of_that_country() -> None:
    text = (
        "Ngày 13/5, tại Tổng Lãnh sự quán Việt Nam tại Osaka (Nhật Bản), đoàn tỉnh Vĩnh Long do ông Lê Văn "
        "Mẫu, Chủ tịch UBND "
        "tỉnh, dẫn đầu đã có cuộc gặp với ông Tanaka Ken, Thống đốc tỉnh Osaka."
    )
    assert slots("visits", text, "guest", "host", "place") == [(["VN-49"], ["JP-27"], "JP-27")]


def test_neither_a_fair_nor_a_region_comes_and_nothing_is_no_help() -> None:
    text = (
        "Ngày 13/5, bà Trần Thị Thử, Phó Chủ tịch UBND tỉnh Quảng Ninh, tiếp đoàn Ban Tổ chức Lễ hội Việt Nam tại tỉnh "
        "Hokkaido (Nhật Bản). Tỉnh còn mở gian hàng 0 đồng tặng khách tỉnh Hokkaido."
    )
    assert slots("visits", text, "guest", "host") == [(["JP-01"], ["VN-13"])]
    assert records("aid", text) == []


def test_two_offices_joined_by_and_are_two_persons() -> None:
    text = (
        "Hội đàm giữa Bí thư Tỉnh ủy Lạng Sơn và Bí thư Khu ủy Khu tự trị dân tộc Choang Quảng Tây (Trung "
        "Quốc).\nÔng Lê Văn "
        "Mẫu, Bí thư Tỉnh ủy Lạng Sơn, phát biểu."
    )
    assert records("people", text)[0]["posts"] == [{"post": "vn-prov-party-secretary", "place": "VN-09"}]


def test_who_gives_a_feast_is_its_host() -> None:
    text = (
        "Sáng 13/5, Thường trực Tỉnh ủy Bến Tre tổ chức gặp mặt, chúc Tết Bunpimay đoàn cán bộ tỉnh "
        "Champasak (Lào) do ông "
        "Bun Thong, Phó Bí thư Tỉnh ủy, làm trưởng đoàn."
    )
    assert slots("visits", text, "guest", "host", "guest_head") == [(["LA-CH"], ["VN-50"], "Bun Thong")]


def test_calls_of_one_day_told_in_one_sentence_are_apart() -> None:
    text = (
        "Ngày 13/5, đoàn tỉnh Bến Tre ở Lào. Buổi sáng, đoàn đến thăm tỉnh Champasak (Lào); buổi chiều, "
        "đoàn đến thăm tỉnh "
        "Salavan."
    )
    assert sorted(slots("visits", text, "host")) == [(["LA-CH"],), (["LA-SL"],)]


def test_a_day_behind_a_national_day_and_a_comma_is_the_events() -> None:
    text = "Nhân Quốc khánh Lào, ngày 13/5, đoàn tỉnh Bến Tre đến thăm Tổng Lãnh sự quán Lào tại TP Hồ Chí Minh."
    assert slots("visits", text, "host", "start") == [(["LA"], "2024-05-13")]


def test_what_one_piece_costs_does_not_hide_who_gave_them() -> None:
    text = (
        "Sáng 12/5, bàn giao 10 căn nhà, mỗi căn 80 triệu đồng, do tỉnh Bến Tre xây tặng hộ nghèo tỉnh Champasak (Lào)."
    )
    assert slots("aid", text, "giver", "receiver") == [("VN-50", "LA-CH")]


def test_a_second_term_of_help_has_the_sides_of_the_first() -> None:
    text = (
        "Giai đoạn 2016 - 2020, tỉnh Bến Tre hỗ trợ tỉnh Champasak (Lào) 8 tỷ đồng; giai đoạn 2021 - 2025 "
        "là 12 tỷ đồng."
    )
    assert slots("aid", text, "receiver", "amount") == [("LA-CH", 8_000_000_000), ("LA-CH", 12_000_000_000)]


def test_a_lao_heads_office_in_vietnamese_words_is_lao() -> None:
    text = (
        "Ngày 13/5, đoàn công tác của huyện Viêng Xay, tỉnh Hủa Phăn (Lào), do đồng chí Vông Xay Xạ Sin "
        "Thong, Chủ tịch "
        "UBND huyện, làm trưởng đoàn đã đến thăm tỉnh Sơn La."
    )
    assert slots("visits", text, "guest", "guest_head") == [(["LA-HO"], "Vông Xay Xạ Sin Thong")]


def test_a_town_behind_its_party_committee_is_nobody() -> None:
    text = (
        "Ngày 13/5, đoàn huyện Lục Xuân, châu Hồng Hà (Trung Quốc) do đồng chí Hà Dương - Bí thư Huyện ủy "
        "Lục Xuân làm trưởng "
        "đoàn hội đàm với tỉnh Lai Châu."
    )
    assert [p["name"] for p in records("people", text)] == ["Hà Dương"]
