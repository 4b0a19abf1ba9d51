"""Pages on one's own affairs that name neighbours, customers and guests give nothing; a fact told in passing stays."""

from __future__ import annotations

from typing import Any

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

KINDS = ("people", "visits", "agreements", "aid", "figures", "commitments", "courtesies")


def printed(text: str) -> dict[str, Any]:
    return as_json(read(Snapshot("page", "page.txt", text.encode(), ".txt")))


OWN = {
    "bank": (
        "Ngân hàng tặng nhà\nBáo Hà Giang, 10/11/2021\nSáng 9/11, tại xã Thanh Thủy, tỉnh Hà Giang, Ngân hàng Sao "
        "Bắc "
        "trao 5 nhà đại đoàn kết. Xã có 27 km đường biên giới với tỉnh Vân Nam (Trung Quốc). Đoàn tặng đồn 2 bộ máy "
        "tính và 50 triệu đồng. Hai bên ký kết chương trình phối hợp giai đoạn 2021 - 2025. Chủ tịch Mặt trận tỉnh "
        "Vàng Seo Páo cảm ơn và mong muốn ngân hàng tiếp tục đồng hành.\n"
    ),
    "guests": (
        "Khách đến Quảng Bình tăng\nBáo Quảng Bình, 5/4/2024\nQuý I, tỉnh Quảng Bình đón 9.200 lượt khách Thái Lan, "
        "5.100 lượt khách Lào. Anh Somchai, hướng dẫn viên từ tỉnh Nakhon Phanom, mang về chín đoàn khách. Sở trao "
        "chứng nhận cho 12 cơ sở, mỗi cơ sở 20 triệu đồng.\n"
    ),
    "fruit": (
        "Mùa sầu riêng\nBáo Đắk Lắk, 12/8/2023\nCông ty Trái cây của Đắk Lắk ký hợp đồng bán 8.000 tấn cho thương "
        "nhân "
        "ở Quảng Tây. Phía bạn hàng Quảng Tây đòi mã vùng trồng. Công ty hỗ trợ bà con 500 triệu đồng.\n"
    ),
    "remittances": (
        "Làng xuất ngoại\nBáo Nghệ An, 20/1/2020\nNăm 2019, kiều hối chuyển về tỉnh Nghệ An hơn 430 triệu USD, chủ "
        "yếu "
        "từ Hàn Quốc và Đức. Ông Tứ có ba con buôn bán ở Viêng Chăn. Họ Phan góp được 2 tỷ đồng xây nhà thờ.\n"
    ),
    "factory": (
        "Nhà máy tuyển thợ\nBáo Bắc Ninh, 4/3/2022\nCông ty Hanbit (vốn Hàn Quốc) tại tỉnh Bắc Ninh tuyển thêm 2.000 "
        "công nhân cho dây chuyền mới. Nhà máy hiện có 6.400 lao động. Công đoàn ký kết thỏa ước lao động tập thể.\n"
    ),
    "novel": (
        "Đọc sách\nBáo Điện Biên, 3/5/2017\nTiểu thuyết mới của một nhà văn trong tỉnh dày 420 trang, giá 145.000 "
        "đồng. "
        "Trong chương ba, đoàn đại biểu tỉnh Luang Prabang thăm tỉnh Điện Biên và tặng một chiếc vòng bạc. Nhà văn "
        "ký "
        "tặng bạn đọc 90 cuốn sách ngay tại buổi ra mắt.\n"
    ),
    "war": (
        "Đường 9 năm ấy\nBáo Quảng Trị, 23/3/2021\nTháng 2/1971, bộ tư lệnh tiếp đoàn cán bộ tỉnh Savannakhet. "
        "Nhân dân "
        "các bản ủng hộ bộ đội 30 tấn gạo. Hiệp định Paris được ký kết hai năm sau.\n"
    ),
    "flood": (
        "Giúp dân sau lũ\nBáo Điện Biên, 6/8/2018\nBộ đội tỉnh Điện Biên tặng mỗi hộ 2 triệu đồng và 20 kg gạo. "
        "Bên kia "
        "suối là tỉnh Phongsaly của Lào. Trưởng bản Vàng A Chu mong Nhà nước sớm làm cầu treo. Chủ "
        "tịch UBND tỉnh đến thăm, đề nghị các lực lượng tiếp tục bám bản cho tới khi nước rút hẳn.\n"
    ),
    "cook": (
        "Bếp trưởng người Ý\nBáo Quảng Nam, 16/2/2019\nQuán nhỏ ở Hội An, tỉnh Quảng Nam, có 12 bàn, mỗi tối đón "
        "chừng 60 "
        "khách Pháp, Úc. Đại sứ Ý từng ghé quán ăn một đĩa mì và khen ngon.\n"
    ),
    "obituary": (
        "Tin buồn\nQuảng Trị, 9/12/2019\nÔng Hoàng Đức Thuận, nguyên Phó Chủ tịch UBND tỉnh Quảng Trị, từ trần. "
        "Ông từng "
        "là chuyên gia tại tỉnh Salavan, được Nhà nước Lào tặng Huân chương Tự do. Năm 1981, ông theo đoàn đi ký kết "
        "văn bản kết nghĩa.\n"
    ),
}

IN_PASSING = (
    (
        "aid",
        "Chợ phiên trên núi\nBáo Gia Lai, 8/3/2018\nChị Kẹo dệt vải, nuôi ba con. Năm ngoái, Hội Phụ nữ tỉnh Gia Lai "
        "tặng Hội Phụ nữ tỉnh Attapeu 40 máy khâu.\n",
    ),
    (
        "aid",
        "Chị Pỉ gùi chuối\nBáo Quảng Trị, 8/3/2018\nChị bán mỗi buồng 60.000 đồng. Tháng trước, đồn biên phòng "
        "của tỉnh "
        "Quảng Trị trao 25 suất quà trị giá 20 triệu đồng cho bà con bản Sê Sáp, huyện Kà Lừm (Lào).\n",
    ),
    (
        "figures",
        "Tết ở ký túc xá\nBáo Huế, 9/2/2021\nBounmy lần đầu gói bánh chưng. Đại học Huế hiện đào tạo 420 lưu học "
        "sinh "
        "Lào.\n",
    ),
    (
        "commitments",
        "Vải vào vụ\nBáo Bắc Giang, 15/6/2020\nGiá vải 22.000 đồng/kg. Sáng 14/6, UBND tỉnh Bắc Giang họp trực tuyến "
        "với chính quyền thị Bằng Tường, Quảng Tây. Hai bên nhất trí kéo dài giờ thông quan.\n",
    ),
    (
        "visits",
        "Ngày hội đua thuyền\nBáo Cần Thơ, 8/11/2022\nGiải nhất 200 triệu đồng. Bên lề, Phó Chủ tịch UBND thành phố "
        "Cần Thơ Nguyễn Hồng Khải tiếp đoàn tỉnh Kandal (Campuchia) do Phó Tỉnh trưởng Nou Sakhan dẫn đầu.\n",
    ),
)


@pytest.mark.parametrize("name", OWN)
def test_a_page_on_ones_own_affairs_has_no_record(name: str) -> None:
    page = printed(OWN[name])
    assert [record for kind in KINDS for record in page[kind]] == []


@pytest.mark.parametrize(("kind", "text"), IN_PASSING)
def test_what_is_told_in_passing_is_read(kind: str, text: str) -> None:
    assert printed(text)[kind]


def test_a_lone_wish_carries_no_page() -> None:
    """Somebody here wishes for something of "nước bạn", of which nobody acts on the page."""
    found = printed(
        "Nông dân xã mong đầu ra cho chuối\nNgày 20/6/2019\nCả xã có 200 ha chuối, phần lớn bán sang tỉnh Vân Nam "
        "(Trung Quốc) qua thương lái. Bên nước bạn giá xuống thấp, nước bạn kiểm tra kỹ hơn. Ông Lê Văn Bình, Chủ "
        "tịch "
        "UBND tỉnh Lào Cai, mong tỉnh Vân Nam sớm mở lại lối thông quan.\n"
    )
    assert not any(found[kind] for kind in KINDS)


APART = {
    "theirs": (
        "Phông Sa Lỳ và U Đôm Xay ký thỏa thuận mở đường\nNgày 20/6/2019\nTỉnh trưởng Phông Sa Lỳ Khăm-phởi "
        "Vi-la-vông "
        "vừa dẫn đoàn sang thăm U Đôm Xay. Tỉnh trưởng U Đôm Xay Bun-khoong La-chiêm tiếp đoàn. Hai tỉnh ký Biên bản "
        "ghi nhớ giai đoạn 2019 - 2023. Ông Bun-khoong đề nghị tỉnh bạn góp 2 tỷ kíp; ông Khăm-phởi cảm ơn và tặng "
        "bạn bức "
        "tranh. Năm ngoái hai tỉnh trao đổi 12 đoàn. Bà con đều vui, vì từ nay xe tải không phải đi vòng.\n"
    ),
    "ours": (
        "Tình bạn Sơn La - Thái Bình\nNgày 20/6/2019\nSáng 19/6, Bí thư Tỉnh ủy Sơn La Lò Văn Hặc tiếp đoàn đại biểu "
        "tỉnh Thái Bình do ông Bùi Duy Thiện, Chủ tịch UBND tỉnh, dẫn đầu. Hai tỉnh ký Chương trình phối hợp giai "
        "đoạn "
        "2019 - 2024. Thái Bình tặng tỉnh bạn 2 tỷ đồng xây trường. Ông Thiện đề nghị tỉnh bạn giới thiệu nông sản. "
        "Năm 2018, Sơn La bán sang Trung Quốc 4 triệu USD chè. Hai bên nhất trí mỗi năm trao đổi một đoàn.\n"
    ),
    "impostor": (
        "Bắt kẻ bán suất đi Lào\nNgày 20/6/2019\nCông an tỉnh Bình Phước vừa bắt Trần Văn Hợi. Hợi tự xưng là cán "
        "bộ, "
        "sắp theo đoàn sang Champasak ký bản ghi nhớ trồng cà phê. Một bà đã góp 300 triệu đồng cho Hợi vì tin "
        "rằng tỉnh "
        "Champasak cam kết giao 50 ha đất. Công an cho biết không có đoàn nào như vậy.\n"
    ),
}


@pytest.mark.parametrize("name", APART)
def test_others_among_themselves_give_nothing(name: str) -> None:
    page = printed(APART[name])
    assert not [r for kind in KINDS for r in page[kind]]
