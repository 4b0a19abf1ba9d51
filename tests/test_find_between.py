"""Wishes, worries and resolve of long prose: which of them pass between two sides, and which one side keeps to itself.

Own invented texts.
"""

from __future__ import annotations

from typing import Any

import pytest

from talk_sample import TALK, told

#: A page of what one side does, which only names the other.
ALONE = """Chợ vùng biên Nghệ An vào mùa

12/5/2023

Mỗi phiên chợ ở huyện Kỳ Sơn, tỉnh Nghệ An có hàng trăm thương nhân, nhiều người từng sang Lào buôn bán.
Năm ngoái tỉnh Xiêng Khoảng tặng tỉnh Nghệ An 20 con bò giống.
Trong kho còn nhiều hàng.
Giá bò năm nay cao.
Người mua khá đông.
"""


def found(head: str, body: str) -> list[dict[str, Any]]:
    """The commitments of a page."""
    return told(head, body, "commitments")


@pytest.mark.parametrize(
    "sentence",
    [
        "Chị Hoa, bán vải ở chợ, mong huyện sớm lợp lại mái đình.",
        "Nhiều hộ buôn bán ở đây đề nghị được giảm tiền thuê chỗ.",
        "Tỉnh Nghệ An kêu gọi người dân không mua bò không rõ nguồn gốc.",
        "Ông Bảy, một thương nhân Nghệ An, lo ngại giá thuê chỗ còn cao.",
        "Công ty Sao Mai cam kết hoàn trả tiền cho khách hàng.",
        "Việc mở rộng chợ vẫn gặp khó khăn vì thiếu vốn.",
    ],
)
def test_what_one_side_keeps_to_itself_is_none(sentence: str) -> None:
    assert found(ALONE, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "stance", "by"),
    [
        ("Ông Lâm đề nghị hai bên mở thêm một phiên chợ vùng biên.", "propose", "VN-22"),
        ("Bà Khăm-ly mong tỉnh bạn nhận thêm lưu học sinh.", "wish", "LA-XI"),
        ("Đề nghị Xiêng Khoảng sớm thông báo giờ mở cửa khẩu.", "propose", "VN-22"),
        ("Đồng thời, đề nghị phía bạn cử hai bác sĩ sang học.", "propose", "VN-22"),
        ("Tuy vậy, việc hợp tác về giáo dục vẫn còn hạn chế.", "difficulty", "VN-22"),
        ("Bà Khăm-ly cam kết Xiêng Khoảng giữ nguyên giá điện.", "pledge", "LA-XI"),
        ("Ông Lâm khẳng định Nghệ An sẽ cử mười kỹ sư thủy lợi sang giúp.", "pledge", "VN-22"),
        ("Bà Khăm-ly nói Xiêng Khoảng sẵn sàng nhận thợ điện của Nghệ An.", "pledge", "LA-XI"),
        ("Bà Khăm-ly muốn Nghệ An mở thêm lớp dạy tiếng Việt.", "wish", "LA-XI"),
        ("Nghệ An muốn đưa thêm lao động sang Xiêng Khoảng.", "wish", "VN-22"),
        ("Bà Khăm-ly bày tỏ lo ngại về đường sá xuống cấp.", "difficulty", "LA-XI"),
        ("Bà Khăm-ly cho rằng hai bên cần mở thêm lớp dạy nghề.", "propose", "LA-XI"),
        ("Ông Lâm nói sáng mai Nghệ An sẽ gửi thêm hai máy bơm.", "pledge", "VN-22"),
        ('"Sang năm, chúng tôi sẽ đón mười cô giáo Xiêng Khoảng về học tiếng Việt", ông Lâm nói.', "pledge", "VN-22"),
        ("Ông Lâm không ngần ngại nhận phần kinh phí đào tạo lưu học sinh Xiêng Khoảng.", "pledge", "VN-22"),
    ],
)
def test_what_is_said_across_the_table_stays(sentence: str, stance: str, by: str) -> None:
    records = found(TALK, sentence)
    assert [(r["stance"], by in r["by"]) for r in records] == [(stance, True)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Viện kiểm sát đề nghị tòa hoãn phiên xử vụ buôn lậu.",  # a subject that is neither side
        "Ông Lâm đề nghị huyện Kỳ Sơn rà soát lại số hộ nghèo.",  # one's own
        "Ông Lâm yêu cầu và đề nghị các bộ, ngành rà soát quy định về chợ.",
        "Ông Lâm khẳng định dự án sẽ mở ra hướng đi mới cho du lịch vùng biên.",  # a thing promises nothing
        "Bà Khăm-ly cho biết việc nối đường sẽ rất khó trong mùa mưa.",
        "Bà Khăm-ly có ý định sẽ trồng thử vài héc-ta ngô.",  # what may be
        "Giới buôn bán nhận định Xiêng Khoảng sẽ bán bò nhiều hơn.",
        "Lễ ra quân của thanh niên Nghệ An hừng hực quyết tâm vì nông thôn mới.",
        "Hoạt động sẵn sàng ứng phó bão của Nghệ An được chuẩn bị từ sớm.",
        "Bà Khăm-ly không ngần ngại lội qua suối để thăm vườn cam.",
        "Theo ông Lâm, hai bên đang tìm một cách làm thống nhất về giáo dục.",
        "Đoàn Xiêng Khoảng nghe ông Lâm nói quyết định cuối cùng là của người dân trồng ngô.",
        "Ông Lâm nói xây kho ở bãi sông Nghệ An là vi phạm thỏa thuận.",
        "Sáng mai, đoàn Xiêng Khoảng sẽ tọa đàm với thanh niên Nghệ An.",  # a programme
        "Tại đây, hai đoàn sẽ tổ chức lễ chào cột mốc và giao lưu văn hóa.",
        "Chương trình gồm hai phần: trưng bày nông sản và đêm văn nghệ.",
        "Nghệ An cần tập trung thu hút đầu tư vào nông nghiệp vùng biên.",  # one's own duty
        "Anh Bảy, 30 tuổi, mong có dịp trở lại Xiêng Khoảng buôn bán trâu bò.",  # a private person
        "Con đường này làm theo đề xuất đầu tư của công ty Sao Mai, nối Nghệ An với Xiêng Khoảng.",
        "Đoàn Xiêng Khoảng thăm người dân khó khăn ở huyện Kỳ Sơn.",
        "Ông Lâm nhấn mạnh, công trình mới sẽ tạo điều kiện đi lại cho người dân vùng biên.",
        "Nghệ An muốn sớm triển khai dự án đường sắt ven biển.",  # a plan of its own
        "Ông Lâm cho biết tỷ lệ doanh nghiệp muốn mở rộng đầu tư kinh doanh ngày càng lớn.",
        "Việc này đúng chương trình phối hợp và luôn tuân thủ quy định của hai tỉnh.",
    ],
)
def test_words_of_stance_that_tell_none(sentence: str) -> None:
    assert found(TALK, sentence) == []


def test_two_nations_agree_as_states() -> None:
    records = found(TALK, "Chính phủ hai nước thống nhất nâng cấp cặp cửa khẩu.")
    assert [(r["stance"], set(r["by"])) for r in records] == [("agree", {"VN", "LA"})]


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Tỉnh Nghệ An và tỉnh Xiêng Khoảng thống nhất lập đường dây nóng về biên giới.", 1),
        ("Nghệ An cùng với Xiêng Khoảng thống nhất mỗi năm họp một lần về thủy lợi.", 1),
        ("Sau cuộc gặp với Xiêng Khoảng về bão lũ ở Lào, tỉnh Nghệ An quyết định giúp dân vùng lũ của mình.", 0),
        ("Thái Lan và Campuchia nhất trí mở thêm cửa khẩu.", 0),  # two others
        ("Sau chuyến khảo sát ở Xiêng Khoảng, tỉnh Nghệ An quyết định sửa trụ sở của mình.", 0),
    ],
)
def test_only_who_stand_together_agree(sentence: str, count: int) -> None:
    assert len([r for r in found(TALK, sentence) if r["stance"] == "agree"]) == count


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Bà Khăm-ly nhất trí cùng Nghệ An mở thêm lớp dạy tiếng Việt.", 1),
        ("Ông Lâm thống nhất với Xiêng Khoảng mỗi năm tổ chức một hội chợ.", 1),
        ("Trong thông cáo, hai quốc gia nhất trí đẩy nhanh việc cắm mốc biên giới.", 1),
        ("Ông Lâm nhất trí với nhận định của đoàn về thị trường nông sản.", 0),
    ],
)
def test_one_agrees_with_the_other(sentence: str, count: int) -> None:
    records = [r for r in found(TALK, sentence) if r["stance"] == "agree"]
    assert [len(r["by"]) for r in records] == [2] * count


def test_our_own_official_answers_nobody_abroad() -> None:
    page = """Chủ tịch huyện Kỳ Sơn nói gì về chợ biên giới?

12/5/2023

Phóng viên trao đổi với ông Lê Văn Sáu, Chủ tịch UBND huyện Kỳ Sơn, tỉnh Nghệ An, về chợ biên giới với Lào.

Vì sao huyện muốn mở chợ?

Huyện chúng tôi đề nghị được đầu tư đường vào chợ từ ngân sách.

Còn hàng hóa?

Chúng tôi mong có thêm kho lạnh.
"""
    assert found(page, "Xin cảm ơn ông!") == []


def test_an_envoy_without_a_name_answers_for_his_state() -> None:
    page = """Tổng Lãnh sự Nhật Bản: Mong có thêm học viên Việt Nam

12/5/2023

Nhân dịp đầu năm, phóng viên có cuộc trò chuyện với Tổng Lãnh sự Nhật Bản tại Đà Nẵng.

Kế hoạch năm nay ra sao?

Chúng tôi mong thành phố Đà Nẵng mở thêm lớp tiếng Nhật.

Còn về đầu tư?

Chúng tôi sẽ giới thiệu thêm doanh nghiệp Nhật Bản tới thành phố.
"""
    records = found(page, "Xin cảm ơn ông!")
    assert [(r["by"], r["stance"]) for r in records] == [(["JP"], "wish"), (["JP"], "pledge")]
