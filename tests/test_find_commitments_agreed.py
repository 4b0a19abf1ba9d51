"""What two sides agree on and what goes ill between them, told as fifty people would: who shakes hands on it, what a
paper says, points of a sentence, of a table, below a heading; frank words, complaints, what both own up to. Invented.
"""

from __future__ import annotations

from typing import Any

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

HEAD = "Hoạt động đối ngoại trong tuần của các địa phương\n\nNgày 20/6/2019\n\n"
TALK = (
    "Ngày 18/6, ông Bunthong Sivilay, Phó Tỉnh trưởng Salavan (Lào), làm việc với UBND tỉnh Kon Tum; "
    "ông Lê Văn An, Phó Chủ tịch UBND tỉnh, chủ trì. "
)
PAPER = "Chiều 18/6, hai tỉnh Kon Tum và Salavan (Lào) ký Biên bản ghi nhớ. "
BOTH = "LA-SL+VN-28"


def told(body: str) -> list[tuple[str, str, str, str]]:
    """Stance, by, to and fields of a page's commitments."""
    found: Any = as_json(read(Snapshot("page", "page.txt", (HEAD + body + "\n").encode(), ".txt")))["commitments"]
    return [(c["stance"], *("+".join(sorted(c[slot])) for slot in ("by", "to", "fields"))) for c in found]


@pytest.mark.parametrize(
    ("sentence", "fields"),
    [
        ("Hai người bắt tay giao hẹn: mỗi năm giao hữu bóng đá một lần.", "sport"),
        ("Hai ông gật đầu với nhau: sang năm mở chợ phiên.", "trade"),
        ("Chủ và khách thuận với nhau: mỗi quý tuần tra chung một lượt.", "border"),
        ("Cả chủ lẫn khách cùng ưng việc lập đường dây nóng chống buôn lậu.", "security"),
        ("Họ hẹn nhau: năm tới cùng mở hội chợ.", "trade"),
        ("Đôi bên gặp nhau ở một điểm: cùng trồng lại rừng đầu nguồn.", "forestry"),
        ("Việc mở tour tự lái được cả hai phía chấp thuận.", "tourism"),
        ("Hai sở thống nhất mỗi năm đối chiếu sổ sách một lần.", ""),
    ],
)
def test_two_who_are_of_one_mind_agree(sentence: str, fields: str) -> None:
    assert told(TALK + sentence) == [("agree", BOTH, "", fields)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hai người bắt tay nhau rất lâu.",
        "Hai ông uống với nhau chén trà, hẹn ngày gặp lại.",
        "Hai bên mới chỉ hẹn nhau tháng 5 sang năm ký một bản ghi nhớ.",
        "Chủ và khách cùng thưởng thức văn nghệ.",
    ],
)
def test_hands_shaken_agree_to_nothing(sentence: str) -> None:
    assert told(TALK + sentence) == []


@pytest.mark.parametrize(
    ("sentence", "fields"),
    [
        ("Chiếu theo tờ giấy ấy, mỗi quý Kon Tum cử hai kỹ sư nông nghiệp sang.", "agriculture"),
        ("Chiếu theo đó, hai bên báo nhau về ma túy trong 24 giờ.", "drugs"),
        ("Tôi đọc được mấy dòng: hai bên lập đường dây nóng chống buôn lậu.", "security"),
    ],
)
def test_a_paper_is_read_aloud(sentence: str, fields: str) -> None:
    assert told(PAPER + sentence) == [("agree", BOTH, "", fields)]


@pytest.mark.parametrize("marks", [("(i) ", "(ii) "), ("1) ", "2) "), ("a) ", "b) ")])
def test_points_numbered_within_a_sentence(marks: tuple[str, str]) -> None:
    text = f"Hai bên thống nhất: {marks[0]}mở lại chợ phiên; {marks[1]}chống buôn lậu thuốc lá."
    assert told(TALK + text) == [("agree", BOTH, "", "trade"), ("agree", BOTH, "", "security")]


@pytest.mark.parametrize(
    "heading", ["C. Các cam kết của đôi bên", "Những gì đã chốt", "Lời hẹn của hai xứ:", "Thỏa thuận đạt được"]
)
def test_headings_of_what_was_agreed(heading: str) -> None:
    text = f"{TALK}\n{heading}\n1. Mỗi quý tuần tra chung một lần.\n2. Mở lại phiên chợ ở Bờ Y."
    assert told(text) == [("agree", BOTH, "", "border"), ("agree", BOTH, "", "trade")]


def test_a_column_of_what_was_agreed() -> None:
    rows = "TT\tLĩnh vực\tThỏa thuận\n1\tBiên giới\tMỗi tháng đi tuần chung một lần.\n"
    rows += "2\tY tế\tMở thêm lớp hộ lý ở Salavan."
    assert [t[0] for t in told(f"{TALK}\n{rows}")] == ["agree", "agree"]


def test_a_list_of_papers_holds_nothing_agreed() -> None:
    text = "Văn bản mới gồm: (a) Thỏa thuận hợp tác năm 2019 với Salavan; (b) Phụ lục về y tế, ký ngày 18/6."
    assert told(TALK + text) == []


@pytest.mark.parametrize(
    ("sentence", "fields"),
    [
        ("Ông Bunthong phân trần: nhà trọ đã kín chỗ, muốn nhận thêm sinh viên phải chờ xây.", "scholarships"),
        ("Ông Bunthong không vòng vo: khâu dạy tiếng Việt còn qua quýt.", "vietnamese-language"),
        ("Ông Bunthong gãi đầu: máy siêu âm hỏng đã nửa năm, không ai biết sửa.", "health"),
        ("Cái bí nhất, theo ông Bunthong, là nước sạch cho bản Na Xay.", "water"),
        ("Có điều, xe chở nông sản phải nằm chờ thâu đêm ở Bờ Y, ông Bunthong nói.", "agriculture"),
        ("Ông Bunthong xót ruột vì bệnh viện huyện cả năm nay không có bác sĩ.", "health"),
        ("Ông Bunthong bảo đường lên bản lở hết, xe khách không chạy vào được.", "transport"),
        ("Salavan thì ngại chuyện khác: thợ sang làm chưa có chỗ khám bệnh.", "health"),
    ],
)
def test_trouble_is_told_frankly(sentence: str, fields: str) -> None:
    assert told(TALK + sentence) == [("difficulty", "LA-SL", "VN-28", fields)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ông Bunthong cho biết tình hữu nghị không ngừng được vun đắp.",
        "Ông Bunthong bảo ông chưa tới Huế bao giờ.",
        "Ông Bunthong thở dài khi nhắc tới bạn cũ.",
        "Ông Bunthong thành thật cảm ơn Kon Tum đã giúp khi tỉnh ông thiếu gạo.",
        "Ông Bunthong phân trần mãi mới được chủ nhà tha chén rượu.",
        "Hai bên đều nhận quà lưu niệm.",
    ],
)
def test_sighs_and_thanks_are_no_trouble(sentence: str) -> None:
    assert told(TALK + sentence) == []


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("2. Hai bên thống nhất:\n1. Lập tổ tuần tra.\n2. Mở chợ phiên.\n3. Trồng lại rừng đầu nguồn.", 3),
        ("2. Hai bên thống nhất:\na) Lập tổ tuần tra.\nđ) Mở chợ phiên.\n3. Kinh phí đi lại do tỉnh lo.", 2),
        ("IV. Hai bên thống nhất:\n1. Lập tổ tuần tra.\na. Mở chợ phiên.\nb. Trồng lại rừng đầu nguồn.", 3),
        ("Hai bên thống nhất:\n- Mỗi quý tuần tra một lần.\nHai. Kon Tum dạy nghề cho 10 thợ.\n- Cùng trồng rừng.", 3),
    ],
)
def test_points_end_where_the_list_goes_on_that_holds_theirs(text: str, points: int) -> None:
    assert len(told(TALK + "\n" + text)) == points


@pytest.mark.parametrize(
    "sentence",
    [
        "Cả hai bên đều kêu tuyến xe khách thủ tục rườm rà.",
        "Chỗ chưa được, hai bên đều nhận: xe khách còn chạy thưa.",
    ],
)
def test_both_own_up_to_trouble(sentence: str) -> None:
    assert told(TALK + sentence) == [("difficulty", BOTH, "", "transport")]


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("cử hai bác sĩ sang ở lại một tháng", "health"),
        ("nhận năm điều dưỡng sang bệnh viện tỉnh thực tập", "health-staff"),
        ("gửi tài liệu in bằng tiếng Lào về phòng chống ma túy", "drugs"),
        ("dẫn nước về bản Na Xay và làm 3 km đường vào bản", "transport+water"),
        ("bán cho hai tấn khoai giống", "agriculture"),
        ("cử công an, hải quan báo tin về buôn lậu", "security"),
        ("ngăn người phá rừng giáp ranh", "forestry"),
        ("cấp hai suất học bổng ngành thú y", "scholarships"),
        ("giúp nạn nhân mua bán người về nhà", "security"),
    ],
)
def test_fields_are_what_it_is_about(words: str, fields: str) -> None:
    assert told(f"{TALK}Ông Bunthong đề nghị Kon Tum {words}.") == [("propose", "LA-SL", "VN-28", fields)]
