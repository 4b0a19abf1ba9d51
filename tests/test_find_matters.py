"""What a page is about as a whole: pages on others' affairs give nothing, pages of provinces are never dropped."""

from __future__ import annotations

from typing import Any

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

KINDS = ("people", "visits", "agreements", "aid", "figures", "commitments", "courtesies")


def records(text: str) -> list[Any]:
    printed = as_json(read(Snapshot("page", "page.txt", text.encode(), ".txt")))
    return [record for kind in KINDS for record in printed[kind]]


OTHERS = {
    "crime": (
        "Triệt phá đường dây ma túy xuyên biên giới\n"
        "Công an Hà Tĩnh, 3/3/2021\n"
        "Rạng sáng 2/3, Phòng Cảnh sát điều tra tội phạm về ma túy Công an tỉnh Hà Tĩnh bắt quả tang Nguyễn "
        "Văn T. vận chuyển 20 kg ma túy đá từ tỉnh Bôlykhămxay (Lào) về Việt Nam. Đối tượng khai nhận được "
        "một đối tượng người Lào thuê. Cơ quan điều tra đã khởi tố vụ án, khởi tố bị can và tạm giam T. Tang "
        "vật gồm 20 kg ma túy đá, một ô tô. Chuyên án được xác lập từ tháng 1. Trinh sát đã mật phục nhiều "
        "ngày. Công an tỉnh Hà Tĩnh đề nghị Công an tỉnh Bôlykhămxay phối hợp xác minh đối tượng cầm đầu.\n"
    ),
    "football": (
        "Cổ động viên Việt Nam sang Lào cổ vũ\n"
        "Thể thao, 5/12/2022\n"
        "Hàng trăm cổ động viên từ Hà Tĩnh sang Viêng Chăn cổ vũ đội tuyển Việt Nam trong trận đấu với đội "
        "tuyển Lào ở vòng bảng AFF Cup. HLV cho biết các cầu thủ sẵn sàng. Tỷ số dự đoán là 3-0. Cầu thủ ghi "
        "bàn nhiều nhất vòng loại có mặt. Các cổ động viên mong đội tuyển vào chung kết. Lào sẽ hỗ trợ xe đưa"
        " cổ động viên.\n"
    ),
    "others": (
        "Philippines và Trung Quốc nhất trí họp định kỳ\n"
        "Báo Khánh Hòa, 1/2/2018\n"
        "Ngày 31/1, Philippines và Trung Quốc nhất trí họp định kỳ về Biển Đông. Bộ trưởng Ngoại giao "
        "Philippines Alan Peter Cayetano đề nghị Trung Quốc tạo thuận lợi cho ngư dân. Hai bên thống nhất hợp"
        " tác thăm dò dầu khí. Ngư dân Khánh Hòa vẫn ra khơi bình thường.\n"
    ),
    "korea": (
        "Tổng thống Hàn Quốc và Thủ tướng Nhật Bản gặp nhau tại Tokyo\n"
        "VNE, 17/3/2023\n"
        "Ngày 16/3, Tổng thống Hàn Quốc Yoon Suk-yeol thăm Nhật Bản và hội đàm với Thủ tướng Kishida Fumio. "
        "Hai bên nhất trí nối lại đối thoại an ninh. Hàn Quốc cam kết bỏ đơn kiện tại WTO.\n"
    ),
}
DOMESTIC = (
    "Đoàn Cần Thơ học hỏi An Giang\nBáo An Giang, 9/9/2021\nNgày 8/9, đoàn thành phố Cần Thơ làm việc với Sở Ngoại vụ "
    "tỉnh An Giang về giao thương với Campuchia. Hai bên thống nhất mỗi năm trao đổi cán bộ một lần.\n",
    "Ngày hội tân sinh viên\nĐắk Lắk, 5/10/2022\nNgày 4/10, Trường Đại học Tây Nguyên (Đắk Lắk) đón tân sinh viên, có "
    "cả một số em người Lào. Công ty Cà phê ký Bản ghi nhớ với trường, cam kết nhận 50 sinh viên thực tập.\n",
)
OURS = {
    "police": (
        "Công an Nghệ An và Xiêng Khoảng bàn chống tội phạm\n"
        "Báo Nghệ An, 21/6/2023\n"
        "Ngày 20/6, Công an tỉnh Nghệ An hội đàm với Sở An ninh tỉnh Xiêng Khoảng (Lào).\n"
        "Trong 6 tháng, hai bên đã bắt giữ 45 đối tượng trong 30 vụ án ma túy, thu 12 kg heroin, 20 kg ma túy"
        " đá; khởi tố 40 bị can. Riêng chuyên án NX22, trinh sát Nghệ An bắt giữ 5 đối tượng, trong đó 2 đối "
        "tượng là trùm buôn lậu. Phía Xiêng Khoảng bàn giao 3 đối tượng truy nã, 2 bị can trốn thi hành án và"
        " tang vật của 4 vụ án. Các đối tượng khai nhận mua ma túy đá từ Tam giác vàng. Cơ quan điều tra đã "
        "khởi tố vụ án, tạm giam 12 bị can. Có 7 bị cáo bị tuyên phạt tử hình trong hai phiên tòa xét xử lưu "
        "động. Nghi phạm cầm đầu đường dây vẫn bỏ trốn; cơ quan điều tra đang truy tìm.\n"
        "Hai bên thống nhất lập tổ công tác chung về ma túy.\n"
    ),
    "football": (
        "Giao hữu bóng đá biên giới\n"
        "Báo Kon Tum, 27/3/2019\n"
        "Sáng 26/3, tại huyện Ngọc Hồi, diễn ra trận đấu giao hữu giữa đội tuyển BĐBP Kon Tum và đội tuyển "
        "công an tỉnh Ratanakiri (Campuchia). Ngay hiệp một, cầu thủ số 9 của đội khách ghi bàn, nâng tỷ số "
        "lên 1-0. Sang hiệp hai, đội tuyển chủ nhà gỡ hòa; huấn luyện viên đội bạn thay hai cầu thủ. Trận đấu"
        " kết thúc với tỷ số 2-2. Hàng nghìn cổ động viên đến xem. Trước trận đấu, Chỉ huy trưởng BĐBP Kon "
        "Tum Lê Minh Chính tiếp đoàn Ty Công an tỉnh Ratanakiri và tặng đội bạn 20 bộ quần áo thể thao. Hai "
        "đơn vị thống nhất luân phiên đăng cai trận đấu mỗi năm.\n"
    ),
    "firm": (
        "Champasak mời gọi doanh nghiệp Bình Dương\n"
        "Báo Bình Dương, 14/5/2022\n"
        "Sáng 13/5, Tỉnh trưởng Champasak (Lào) Vilayvong Bouddakham tiếp đoàn doanh nghiệp Bình Dương do Phó"
        " Chủ tịch UBND tỉnh Mai Hùng Dũng dẫn đầu. Đoàn gồm 12 công ty, trong đó có công ty gỗ, công ty cao "
        "su, công ty bất động sản, ngân hàng. Tổng giám đốc công ty cao su cho biết nhà máy của công ty đạt "
        "doanh thu 20 triệu USD, lợi nhuận 3 triệu USD. Các sản phẩm được khách hàng châu Âu đón nhận; thương"
        " hiệu của công ty đứng thứ ba về thị phần. Công ty muốn mở nhà máy thứ hai và chuỗi cửa hàng. Một "
        "chủ đầu tư giới thiệu dự án khách sạn, khu nghỉ dưỡng, căn hộ và biệt thự. Ngân hàng cam kết cho các"
        " công ty vay. Tỉnh trưởng đề nghị các công ty Bình Dương xây nhà máy chế biến ở Pakse.\n"
    ),
    "two-guests": (
        "Đoàn Lào và Campuchia thăm Kon Tum\n"
        "Báo Kon Tum, 5/9/2022\n"
        "Ngày 4/9, lãnh đạo tỉnh Kon Tum tiếp đoàn Lào và đoàn Campuchia sang dự hội nghị thanh niên ba nước."
        " Hai đoàn cảm ơn tỉnh. Tỉnh Kon Tum tặng mỗi đoàn 10 máy tính.\n"
    ),
    "two-host": (
        "Nhật Bản và Hàn Quốc giúp Quảng Trị rà phá bom mìn\n"
        "Báo Quảng Trị, 9/4/2021\n"
        "Ngày 8/4, đại diện KOICA (Hàn Quốc) và Đại sứ quán Nhật Bản trao cho UBND tỉnh Quảng Trị 30 máy dò "
        "mìn. Phó Chủ tịch UBND tỉnh Hà Sỹ Đồng cảm ơn và đề nghị hai nước tiếp tục hỗ trợ tỉnh.\n"
    ),
    "diary": (
        "Nhật ký bên sông\n"
        "Báo An Giang, 2/5/2018\n"
        "Mùng ba, trời mưa. Xuồng của Hội Chữ thập đỏ An Giang cập bến Kandal, chở 200 bao gạo cho bà con "
        "nghèo xóm Chey Thom. Ông Sok Vanna, chủ tịch hội bên ấy, ra tận mép nước.\n"
        "Mùng bốn, nắng. Bà con đem xoài ra mời. Ông Sok Vanna gửi theo xuồng về cho trường tiểu học Khánh An"
        " một trăm cuốn vở.\n"
    ),
}

#: Pages full of another matter, or that name a partner's country only, on which one sentence is ours: kind, page.
ONE_OF_OURS = (
    (
        "aid",
        "Giải cứu ba nạn nhân bị lừa sang Campuchia\nBáo An Giang, 12/4/2022\nNgày 11/4, Công an tỉnh An "
        "Giang đưa về ba "
        "nạn nhân. Các nạn nhân khai nhận bị đối tượng môi giới lừa. Cơ quan điều tra đã khởi tố vụ án, bắt "
        "giữ 2 đối tượng, "
        "tạm giam một bị can. Trùm đường dây bỏ trốn. Dịp này, An Giang tặng Công an Takeo (Campuchia) 2 bộ "
        "máy tính.\n",
    ),
    (
        "visits",
        "Bắt giữ trùm ma túy\nBiên phòng, 3/9/2020\nĐêm 1/9, Biên phòng Sơn La bắt giữ 2 đối tượng, thu 30 "
        "bánh heroin, "
        "5 kg ma túy đá. Các đối tượng khai nhận chở thuê. Chuyên án có ba trinh sát bị thương. Cơ quan "
        "điều tra tạm giữ hình "
        "sự 2 đối tượng cùng tang vật.\nChiều 2/9, Đại tá Trần Văn Nam, Chỉ huy trưởng Bộ đội Biên phòng "
        "Sơn La sang Sầm Nưa "
        "thăm, tặng Bộ Chỉ huy Quân sự tỉnh Hủa Phăn 100 triệu đồng.\n",
    ),
    (
        "figures",
        "Sinh viên đá bóng cuối tuần\nBáo Hà Tĩnh, 1/12/2021\nChiều 30/11, diễn ra trận đấu giữa đội tuyển "
        "khoa Kinh tế và "
        "đội tuyển khoa Luật. Ngay hiệp một, cầu thủ Khamla ghi bàn. Sang hiệp hai, tỷ số là 1-1. HLV hai "
        "đội hài lòng. Cổ "
        "động viên đến đông. Trường Đại học Hà Tĩnh hiện có 1.200 lưu học sinh Lào theo học. Chung kết diễn "
        "ra tuần sau.\n",
    ),
    (
        "aid",
        "Tin vắn\nBáo Đồng Nai, 3/3/2022\nCông ty Cao su đạt doanh thu 2.000 tỷ đồng, lợi nhuận 300 tỷ "
        "đồng.\nNgân hàng mở "
        "cửa hàng giao dịch mới phục vụ khách hàng.\nMột công ty bất động sản mở bán 200 căn hộ, biệt "
        "thự.\nNgày 2/3, Sở "
        "Ngoại vụ Đồng Nai tặng tỉnh Champasak (Lào) 10.000 bộ kit xét nghiệm.\nNhà máy giấy đưa ra sản phẩm mới.\n",
    ),
    (
        "visits",
        "Doanh nghiệp tìm thị trường\nBáo Tây Ninh, 3/3/2019\nSáng 2/3, Sở Công Thương Tây Ninh đưa 15 công "
        "ty sang Svay "
        "Rieng khảo sát. Các công ty mang theo sản phẩm mía đường. Khách hàng chuộng thương hiệu Việt. Một "
        "công ty mở cửa hàng "
        "tại Bavet, doanh thu 2 tỷ đồng. Phó Tỉnh trưởng Svay Rieng Ros Phearun tiếp đoàn. Một ngân hàng "
        "cho các công ty vay.\n",
    ),
    (
        "aid",
        "Người thầy trên đất bạn\nBáo Nghệ An, 20/11/2019\n"
        + "Buổi sáng thầy nhóm bếp, đun nước, rồi đi bộ dọc suối đến lớp học lợp tôn giữa đồi thông. " * 32
        + "Năm 2018, tỉnh Nghệ An tặng tỉnh Xiêng Khoảng 20 bộ máy tính.\n",
    ),
    (
        "aid",
        "Trao thư viện\nBáo Bến Tre, 10/8/2018\nNgày 9/8, Tổ chức Sách Xa (Hoa Kỳ) trao 12 thư viện cho "
        "tỉnh Bến Tre.\n",
    ),
    (
        "visits",
        "Tiếp khách\nBáo Quảng Trị, 12/4/2023\nSáng 11/4, UBND tỉnh Quảng Trị tiếp Công ty Hanaro (Nhật Bản).\n",
    ),
    (
        "agreements",
        "Tin đối ngoại\nBáo Quảng Trị, 12/4/2023\nTin đồn hai tỉnh ngừng hợp tác là không đúng; ngày 11/4, "
        "tỉnh Quảng Trị và "
        "tỉnh Savannakhet đã ký Bản ghi nhớ về du lịch.\n",
    ),
)


@pytest.mark.parametrize(("kind", "text"), ONE_OF_OURS)
def test_one_sure_record_keeps_a_page(kind: str, text: str) -> None:
    printed = as_json(read(Snapshot("page", "page.txt", text.encode(), ".txt")))
    assert printed[kind], printed


def test_what_was_denied_is_no_record() -> None:
    denied = "Có tin hai tỉnh Quảng Trị và Savannakhet đã ký Bản ghi nhớ về sòng bạc, nhưng đó là tin nhầm."
    assert records(f"Tin đối ngoại\nBáo Quảng Trị, 12/4/2023\n{denied}\n") == []


def test_a_programme_of_talks_is_a_meeting() -> None:
    text = (
        "Tin đối ngoại\nBáo Quảng Trị, 12/4/2023\nNgày 11/4, trong chương trình gặp gỡ Bí thư, Tỉnh trưởng "
        "Savannakhet, đoàn "
        "Quảng Trị do Bí thư Tỉnh ủy Lê Quang Tùng dẫn đầu đã thông báo tình hình tỉnh.\n"
    )
    assert as_json(read(Snapshot("page", "page.txt", text.encode(), ".txt")))["visits"]


def test_who_comes_to_learn_from_a_host_is_a_guest() -> None:
    text = (
        "Tin đối ngoại\nBáo Lạng Sơn, 12/4/2023\nNgày 9/4, đoàn tỉnh Lạng Sơn do ông Lê Văn Nam dẫn đầu sang tỉnh "
        "Quảng Tây học tập kinh nghiệm trồng mía.\n"
    )
    assert as_json(read(Snapshot("page", "page.txt", text.encode(), ".txt")))["visits"]


def test_an_answer_stands_with_the_request() -> None:
    text = (
        "Chuyện ở trạm bơm\nBáo An Giang, 9/9/2020\nÔng Sok Chan, trưởng ấp Chrey ở tỉnh Takeo, mong tỉnh An Giang cho "
        "mượn hai máy bơm chống hạn. Ông Lê Văn Tám, phó chủ tịch xã Vĩnh Hội Đông, hứa sẽ đưa máy sang trước "
        "ngày 15/9.\n"
    )
    found = as_json(read(Snapshot("page", "page.txt", text.encode(), ".txt")))["commitments"]
    assert [c["stance"] for c in found] == ["wish", "pledge"]


@pytest.mark.parametrize(
    "text",
    [
        "Bàn bảo vệ rừng\nBáo Kon Tum, 9/9/2016\nNgày 8/9, đại diện Lào và Campuchia gặp gỡ tại Kon Tum. Phó Chủ tịch "
        "UBND tỉnh Kon Tum Nguyễn Hữu Hải chủ trì. Ba bên thống nhất chia sẻ ảnh vệ tinh.\n",
        "Hai trường bạn ký kết\nTrường Đại học Tây Bắc, 9/9/2016\nNgày 8/9, Đại học Khon Kaen (Thái Lan) và Đại học "
        "Souphanouvong (Lào) ký thỏa thuận hợp tác với nhà trường.\n",
    ],
)
def test_two_others_who_deal_with_us_are_no_others(text: str) -> None:
    assert records(text)


def test_projects_invested_are_no_help() -> None:
    text = (
        "Tin đối ngoại\nBáo Quảng Trị, 12/4/2023\nNhờ tỉnh Quảng Trị hỗ trợ thủ tục, đến nay 12 dự án của "
        "Lào đã đầu tư vào "
        "khu kinh tế Lao Bảo.\n"
    )
    figures = as_json(read(Snapshot("page", "page.txt", text.encode(), ".txt")))["figures"]
    assert [f["measure"] for f in figures] == ["investment_projects"]


@pytest.mark.parametrize("name", OTHERS)
def test_a_page_on_other_matters_has_no_record(name: str) -> None:
    assert records(OTHERS[name]) == []


@pytest.mark.parametrize("text", DOMESTIC)
def test_a_country_named_alone_is_no_partner(text: str) -> None:
    assert records(text) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Chiều 3/4, UBND tỉnh Hà Tĩnh tiếp Đại sứ quán Lào đến trao 200 triệu đồng.",
        "Ngày 3/4, tỉnh Hà Tĩnh trao 500 triệu đồng ủng hộ nhân dân Cuba.",
    ],
)
def test_a_country_that_gives_or_is_given_is_one(sentence: str) -> None:
    assert records(f"Tin đối ngoại\nHà Tĩnh, 5/4/2022\n{sentence}\n")


@pytest.mark.parametrize("name", OURS)
def test_a_page_of_ours_is_never_dropped(name: str) -> None:
    """Police who list crimes, a friendly match, firms received by a governor, guests of two countries, a diary."""
    assert records(OURS[name])


@pytest.mark.parametrize(
    "sentence",
    [
        "Năm học này, Trường Cao đẳng Hà Tĩnh đào tạo 560 lưu học sinh Lào.",
        "Đến nay, Hàn Quốc có 960 dự án đầu tư tại tỉnh Hà Tĩnh với tổng vốn đăng ký 14,3 tỷ USD.",
        "Mùa khô 2021 - 2022, Đội quy tập tỉnh Hà Tĩnh cất bốc 45 hài cốt liệt sĩ tại Lào đưa về nước.",
    ],
)
def test_what_is_counted_of_two_countries_is_told_of_both(sentence: str) -> None:
    assert records(f"Những con số trong tuần ở Hà Tĩnh\n05/04/2022 08:00\n\n{sentence} Số này còn thay đổi.\n")
