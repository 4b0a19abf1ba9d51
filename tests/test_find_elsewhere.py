"""Words of stance that are meant for neither side, or tell no stance: and those beside them that do.

Own invented texts.
"""

from __future__ import annotations

from typing import Any

import pytest

from talk_sample import TALK, told

#: A page of our people abroad, whom an ambassador of ours speaks to.
ABROAD = """Gặp mặt cộng đồng người Việt ở Lào

12/5/2023

Tối 11/5, Đại sứ Việt Nam tại Lào Trần Văn Lâm gặp mặt bà con người Việt đang sinh sống ở Viêng Chăn.
Dự buổi gặp có nhiều doanh nghiệp Việt Nam đầu tư vào tỉnh Xiêng Khoảng.
"""
#: A page that tells of others, where Vietnam is hardly named.
OTHERS = """Người Việt ở Nhật Bản chờ tin thuế

12/5/2023

Nhiều người Việt Nam làm ăn ở Nhật Bản theo dõi tin này.
Giá gạo tăng.
Giá dầu cũng tăng.
Giá vàng đứng yên.
Thị trường chờ thêm tin.
"""


def found(head: str, body: str) -> list[dict[str, Any]]:
    """The commitments of a page."""
    return told(head, body, "commitments")


@pytest.mark.parametrize(
    "sentence",
    [
        "Ông Lâm đề nghị Liên hợp quốc cung cấp bản đồ cũ của vùng biên.",  # bodies of many States
        "Ông Lâm đề nghị các tổ chức WHO, UNICEF gửi thêm thuốc cho trẻ em.",
        "Ông Lâm đề nghị Bộ Ngoại giao sớm can thiệp để giúp 20 ngư dân.",  # one's own ministries
        "Nghệ An đã gửi văn bản nhờ Bộ Ngoại giao giải quyết việc năm xe hàng bị phía Xiêng Khoảng giữ.",
        "Ông Lâm mong các bộ, ngành trung ương sớm bố trí vốn nâng cấp cửa khẩu.",
        "Nhiều người dân Xiêng Khoảng bày tỏ thương tiếc và mong kẻ gian sớm bị xét xử.",  # the public
        "Ông Lâm cho biết gia đình mong muốn vụ án sớm được đưa ra xét xử.",
        "Ông Lâm nói dù phải đối mặt với rất nhiều khó khăn, thách thức, Lào vẫn giữ đà tăng trưởng.",  # granted
        "Bà Khăm-ly đánh giá Nghệ An phát triển mạnh trong bối cảnh kinh tế thế giới còn nhiều khó khăn.",
        "Mặc dù kinh phí của Nghệ An cho Xiêng Khoảng còn khiêm tốn nhưng hai bên đã phối hợp chặt chẽ.",
        "Ông Lâm bày tỏ quan ngại trước tình hình bạo lực leo thang ở vùng Vịnh.",  # far away
        "Bà Khăm-ly cho biết việc mở thị trường đem lại nhiều thách thức nhưng cũng có nhiều cơ hội.",
        "Ông Lâm cho biết Nghệ An đang tìm giải pháp công nghệ cho các vấn đề nan giải như ngập lụt.",
        "Chính phủ Lào vẫn còn gặp nhiều khó khăn trong cải cách bộ máy.",
        "Ông Lâm nói tuyến đường là biểu tượng hợp tác giữa Nghệ An và Xiêng Khoảng nên nhận được nhiều quan tâm.",
        "Bà Khăm-ly nói sinh viên Lào cần cù nên nhanh chóng bắt nhịp được chương trình học.",
        "Ông Lâm vui vì thế mạnh của Xiêng Khoảng là việc mà Nghệ An nói chung và TP.Vinh đang cần phát triển.",
        "Ông Lâm cho rằng muốn thành đô thị văn minh thì Nghệ An cần tập trung phát triển công nghệ cao.",
        "Bà Khăm-ly nói, khi có đường bay, cơ hội hợp tác du lịch giữa hai tỉnh sẽ còn nhiều hơn.",
        "Ông Lâm cho biết hai nước đặt mục tiêu kim ngạch hai chiều sẽ đạt 5 tỷ USD.",
        "Trong chuyến thăm ba ngày, bộ đội hai nước sẽ giao lưu văn nghệ, thể thao.",  # a programme
        "Bộ đội hai nước sẽ luyện tập tìm kiếm cứu nạn, diễn tập trên sông.",
        "Bà Khăm-ly nói chuyến đi phản ánh cam kết của tỉnh bà trong việc giữ rừng.",
        "Ông Lâm cho biết tỉnh đã nhận được những cam kết hỗ trợ.",
        "Công an Nghệ An huy động tối đa quân số, sẵn sàng đối phó mọi tình huống khi đoàn Xiêng Khoảng đến.",
        'Dự lễ có Tổ chức "Gieo mầm hy vọng" của Lào cùng nhiều sinh viên Nghệ An.',  # a name
        "Bà Khăm-ly muốn sớm đến thăm lại Nghệ An trong thời gian tới.",
        "Bà Khăm-ly nhận lời làm Chủ tịch danh dự của hội bóng đá Nghệ An.",
        "Hội phụ nữ được Tỉnh ủy Nghệ An chấp thuận cho đoàn sang Lào khảo sát.",  # one's own grant
        "Ông Lâm nói hai giám đốc sở sẽ không tham gia chuyến đi cùng đoàn.",
        "Khi PV hỏi về kinh phí, ông Lâm cho hay tỉnh sẽ chi trả từ nguồn thường xuyên.",  # the press
        "Ông Lâm nói việc xét xử người này sẽ do công an huyện bạn thụ lý.",
        "Lãnh đạo Liên hợp quốc, IMF đánh giá cao Lào, coi Nghệ An là điển hình; cam kết tiếp tục hỗ trợ các nước.",
        "Trong trường hợp cần thiết, đề nghị liên hệ số điện thoại của Sở Ngoại vụ Nghệ An.",
        "Ông Lâm chỉ đạo các đơn vị theo dõi mưa lũ ở Lào, sẵn sàng có các biện pháp hỗ trợ.",
        "Hồi tháng 6 năm nay, Nghệ An và Xiêng Khoảng đã nhất trí mở thêm chợ.",  # the past
        "Với bản ghi nhớ về đường cao tốc được ký kết từ 2017, công tác chuẩn bị đầu tư đang được đẩy mạnh.",
        "Theo ông Lâm, đây là cơ sở quan trọng để hai tỉnh thống nhất quy hoạch và cam kết đầu tư đúng hướng.",
        "Ông Lâm cũng sẽ kêu gọi các nước hỗ trợ Nghệ An ứng phó với nước biển dâng.",
        "Bà Khăm-ly dự báo nhiều sản phẩm của Lào sẽ được đưa vào chợ Vinh.",
        "Trung tâm của Xiêng Khoảng còn hỗ trợ các công ty nước ngoài có nguyện vọng buôn bán ở Lào.",
        "Ông Lâm yêu cầu các cơ quan liên quan sớm kết thúc điều tra vụ trộm gỗ.",
        "Bộ trưởng Bộ Công thương đề nghị Nghệ An rà soát các chợ.",
        "Ông Lâm đề nghị các tỉnh miền Trung cùng nhau gọi thêm các nhà đầu tư Lào đến làm ăn.",
        "Trước đó, Ban quản lý dự án cầu của Nghệ An kiến nghị tạm ứng tiền từ ngân sách.",
        "Nội dung nghiên cứu gồm: khảo sát bờ sông ở Xiêng Khoảng; đề xuất chính sách nhà ở.",
        '"Tôi mong có dịp quay lại Nghệ An dạy tiếng Lào", cô nói.',
        "Bà Khăm-ly nói nhiều về hội chợ. Chị Hoa, tiểu thương ở chợ Ga, mong hội chợ năm nào cũng được mở.",
        "Nghệ An cần tập trung dọn rác ở bãi biển, ông Lâm nói.",
        "Tàu của hải quân bạn sẽ mở cửa cho người dân tham quan.",
    ],
)
def test_words_that_pass_to_nobody(sentence: str) -> None:
    assert found(TALK, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "stance", "by"),
    [
        ("Ông Lâm đề nghị Bộ Ngoại giao Lào sớm cấp giấy cho mười thợ mỏ.", "propose", {"VN-22"}),
        ("Bà Khăm-ly đề nghị Nghệ An cùng dự diễn đàn du lịch ASEAN và gửi hai gian hàng.", "propose", {"LA-XI"}),
        ("Bà Khăm-ly cam kết tạo điều kiện cho bà con người Việt buôn bán ở Xiêng Khoảng.", "pledge", {"LA-XI"}),
        ("Ông Lâm đề nghị Xiêng Khoảng tạo điều kiện cho bà con người Việt ở đó.", "propose", {"VN-22"}),
        ("Mặc dù hai bên đã cố gắng nhưng việc thông quan còn nhiều vướng mắc.", "difficulty", {"LA-XI", "VN-22"}),
        ("Tuy đã có biên bản, việc thực hiện còn chậm và gặp nhiều khó khăn.", "difficulty", {"VN-22"}),
        ("Bà Khăm-ly bày tỏ lo ngại về tình trạng buôn ma túy qua biên giới hai tỉnh.", "difficulty", {"LA-XI"}),
        ("Ông Lâm cho rằng thách thức lớn nhất của hợp tác hai tỉnh là hạ tầng.", "difficulty", {"VN-22"}),
        ("Bà Khăm-ly cho rằng Nghệ An cần quan tâm đến nông nghiệp sạch.", "propose", {"LA-XI"}),
        ("Ông Lâm nói Nghệ An cần phối hợp với Xiêng Khoảng tuần tra chung.", "propose", {"VN-22"}),
        ("Bà Khăm-ly cho biết Xiêng Khoảng rất cần bác sĩ Nghệ An sang giúp.", "propose", {"LA-XI"}),
        ("Bà Khăm-ly nói hai bên nên tổ chức hội chợ mỗi năm một lần.", "propose", {"LA-XI"}),
        ("Hai bên thống nhất mỗi năm sẽ giao lưu văn nghệ, thể thao một lần.", "agree", {"LA-XI", "VN-22"}),
        ("Hằng năm, hai tỉnh sẽ luân phiên tổ chức giao lưu thanh niên.", "agree", {"LA-XI", "VN-22"}),
        ("Trong chuyến thăm, bà Khăm-ly khẳng định tỉnh bà sẽ mở thêm một cửa khẩu phụ.", "pledge", {"LA-XI"}),
        ("Bà Khăm-ly mong muốn đến thăm trang trại bò sữa để học cách nuôi bò.", "wish", {"LA-XI"}),
        ("Nghệ An lẫn Xiêng Khoảng đều nhất trí mở thêm chợ phiên.", "agree", {"LA-XI", "VN-22"}),
        ("Sáng nay, Nghệ An và Xiêng Khoảng đã nhất trí mở thêm chợ.", "agree", {"LA-XI", "VN-22"}),
        ("Bà Khăm-ly nhận lời làm cầu nối cho doanh nghiệp Nghệ An.", "pledge", {"LA-XI"}),
        ("Đề nghị ấy được phía Xiêng Khoảng đồng ý cho mở chợ phiên.", "pledge", {"LA-XI"}),
        ("Bà Khăm-ly cảm ơn Nghệ An đã giúp sinh viên Lào và mong muốn nhận thêm học bổng.", "wish", {"LA-XI"}),
        ("Bà Khăm-ly nói doanh nghiệp Lào có nguyện vọng mở kho ở Cửa Lò.", "wish", {"LA-XI"}),
        ("Ông Lâm có lời đề nghị Xiêng Khoảng xem xét mở tuyến xe khách.", "propose", {"VN-22"}),
    ],
)
def test_words_beside_them_that_do_pass(sentence: str, stance: str, by: set[str]) -> None:
    assert [(r["stance"], set(r["by"])) for r in found(TALK, sentence)] == [(stance, by)]


@pytest.mark.parametrize(
    ("sentence", "stance", "by"),
    [
        ("Bà Khăm-ly cho biết Nghệ An đã cam kết sẽ tạm ứng tiền sửa cầu.", "pledge", "VN-22"),
        ("Ông Lâm cho biết Xiêng Khoảng cũng hứa sẽ mở thêm chợ.", "pledge", "LA-XI"),
        ("Bà Khăm-ly đã cam kết sẽ giúp Nghệ An tìm hài cốt liệt sĩ.", "pledge", "LA-XI"),
        ("Ông Lâm cho biết, vừa qua đoàn Xiêng Khoảng sang làm việc có đề nghị tặng 200 cây hoa.", "propose", "LA-XI"),
        ("Sở Ngoại vụ Nghệ An đã liên lạc với cơ quan chức năng Xiêng Khoảng đề nghị tìm giúp.", "propose", "VN-22"),
        ("Công an Nghệ An đã trao đổi với Công an tỉnh Xiêng Khoảng đề nghị phối hợp.", "propose", "VN-22"),
        (
            "Sở Giáo dục cùng Sở Ngoại vụ Nghệ An đã gửi văn bản đề nghị Xiêng Khoảng cấp giấy, đồng thời cam kết "
            "đưa thợ về đúng hạn.",
            "pledge",
            "VN-22",
        ),
        ("Ông Lâm đề nghị Công an tỉnh Xiêng Khoảng tiếp tục truy bắt hai người còn lại.", "propose", "VN-22"),
        ("Bộ Ngoại giao đề nghị Xiêng Khoảng cấp giấy cho 20 thợ mỏ.", "propose", "VN"),
        ("Ông Lâm yêu cầu các cơ quan pháp luật của Xiêng Khoảng sớm kết thúc điều tra.", "propose", "VN-22"),
        ('Nhưng nếu trường cần thì tôi sẽ cử thêm hai giáo viên ", bà Khăm-ly chia sẻ.', "pledge", "LA-XI"),
        ('" Mong bà Phó Tỉnh trưởng giúp việc trồng rừng. Việc ấy rất gấp ", ông Lâm nói.', "wish", "VN-22"),
        ('" Tôi hy vọng thợ hai tỉnh sẽ được học nghề. Đó là điều tốt ", bà Khăm-ly nói.', "wish", "LA-XI"),
    ],
)
def test_whose_words_they_are(sentence: str, stance: str, by: str) -> None:
    assert [(r["stance"], r["by"]) for r in found(TALK, sentence)] == [(stance, [by])]


@pytest.mark.parametrize(
    "sentence",
    [
        "Đại sứ kêu gọi bà con cộng đồng tại Lào đoàn kết, tuân thủ luật pháp sở tại.",
        "Đại sứ mong các doanh nghiệp và bà con người Việt ở Xiêng Khoảng hỗ trợ nhau nhiều hơn.",
        "Đại sứ Trần Văn Lâm khẳng định Đại sứ quán sẽ tiếp tục đồng hành với gia đình các nạn nhân.",
        "Ông Lâm nhấn mạnh Đại sứ quán sẵn sàng hỗ trợ bà con cộng đồng tại Lào.",
    ],
)
def test_what_an_envoy_tells_his_own_people_is_none(sentence: str) -> None:
    assert found(ABROAD, sentence) == []


def test_what_others_tell_each_other_is_none() -> None:
    sentence = "Tổng thống Mỹ John Hale khẳng định sẽ chuyển đại sứ quán Mỹ sang một thành phố khác của Israel."
    assert found(OTHERS, sentence) == []


def test_an_envoy_asks_whom_he_meets_abroad() -> None:
    body = (
        "Trong buổi làm việc với bà Khăm-ly, Đại sứ Việt Nam tại Lào Trần Văn Hưng mong Xiêng Khoảng nhận thêm thợ. "
        "Đại sứ đề nghị tỉnh Nghệ An cử thêm giáo viên."
    )
    assert [(r["by"], r["to"]) for r in found(TALK, body)] == [(["VN"], ["LA-XI"]), (["VN"], ["VN-22"])]
