"""Headline and day of plain pages among other lines: names of sites and periodicals, sections, registers of papers,
crawlers' labels, letterheads."""

from __future__ import annotations

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.decode import decode
from hoptac.decode.head import Head, read_head
from hoptac.decode.lines import split_lines

TITLE = "Hai tỉnh bàn cách nối lại tuyến xe khách qua cửa khẩu"
ARTICLE = (
    "Đoàn cán bộ ngành giao thông của tỉnh đã sang gặp các đồng nghiệp tỉnh bạn để bàn cách nối lại tuyến xe khách vốn "
    "phải dừng từ mùa mưa năm trước.\nHai bên hẹn gặp lại sau một tháng.\n"
)


def head(above: str) -> Head:
    """The head of a plain page that begins so; ``{t}`` stands for the headline."""
    return read_head(split_lines(f"{above.format(t=TITLE)}\n{ARTICLE}"))


@pytest.mark.parametrize(
    ("above", "published"),
    [
        ("{t}\nBáo Vùng cao điện tử\n15:56 | 25/12/2022 GMT+7\n", "2022-12-25"),
        ("{t}\nTrường Đại học Vùng cao - Vung Cao University\n", None),
        (
            "{t}\nCỔNG THÔNG TIN ĐIỆN TỬ TỈNH NAM XƯƠNG\nLoại: Báo cáo | Ngày đăng: 05/04/2024 | Lượt tải: 61\n",
            "2024-04-05",
        ),
        ("{t}\nCỔNG THÔNG TIN ĐIỆN TỬ ỦY BAN NHÂN DÂN TỈNH NAM XƯƠNG - VĂN BẢN\n05/04/2024\n", "2024-04-05"),
        ("NAM XƯƠNG NGÀY NAY - Kinh tế đối ngoại\nNgày 3 tháng 3 năm 2023, 22:10\n{t}", "2023-03-03"),
        ("NAM XƯƠNG CUỐI TUẦN\nSố 1127, Chủ nhật 26-11-2006\nGhi chép\n{t}", "2006-11-26"),
        ("{t}\nBản tin nội bộ, tháng 7/2021", "2021-07"),
        ("{t}\nTập san Đối ngoại, quý II, tháng 6/2019", "2019-06"),
        ("{t}\nTháng 5/2020\n", "2020-05"),
        ("{t}\ndate 2023-06\n", "2023-06"),
        ("{t}\n(Bản chữ của buổi phát thanh chiều 21/6/2014)\n", "2014-06-21"),
        (
            "BẢN TIN NHÂN ÁI - HỘI CHỮ THẬP ĐỎ TỈNH NAM XƯƠNG\nTrang nhà | Hiến máu | Liên hệ\n{t}\n(Trích sổ tay)\n",
            None,
        ),
        ("date 2026-01-29 {t}\n", "2026-01-29"),
        (" date 2019-08 {t}\n", "2019-08"),
        ("date 2019-08 {t} 02/08/2019 16:50\n", "2019-08-02"),
        ("{t} - 16:50, 02/08/2019\n", "2019-08-02"),
        ("{t} - 02/08/2019\n", "2019-08-02"),
        ("[02/08/2019] {t}\n", "2019-08-02"),
        ("02/08/2019 - {t}\n", "2019-08-02"),
        ("{t} | Báo Vùng cao điện tử\n02/08/2019\n", "2019-08-02"),
        ("Số/ký hiệu: 217/SNgV\nTrích yếu: {t}\nNgày ban hành: 24/05/2017\n", "2017-05-24"),
        ("{t}\n\nUBND TỈNH NAM XƯƠNG\tĐộc lập\nSố:   /KH\tNam Xương, ngày      tháng 12 năm 2012\n", "2012-12"),
        ("BẢN TIN TUẦN - SỐ 7\n(từ 5/8 đến 11/8) - Phát hành: 12/08/2019\n{t}\n", "2019-08-12"),
        ("BẢN TIN CHỢ BIÊN\nSố 31 - thứ Hai, 12/08/2019 * Trung tâm Xúc tiến tỉnh Nam Xương\n{t}\n", "2019-08-12"),
        ("Tin hoạt động của Sở - Thứ hai, 12/08/2019 - Phòng Kế hoạch\n{t}\n", "2019-08-12"),
        ("NAM XƯƠNG - báo của tỉnh - Số thứ Hai, 12-8-2019\nTrang 3\n{t}\n", "2019-08-12"),
        ("TẠP CHÍ NAM XƯƠNG\nĐăng 12/08/2019\n{t}\n", "2019-08-12"),
        ("{t}\n12/08/2019 - Đăng bởi: Văn phòng UBND huyện\n", "2019-08-12"),
        ("Lưu hành nội bộ - phát hành sáng thứ Hai, 12/08/2019\n{t}\n", "2019-08-12"),
        ("NAM XƯƠNG\nMới > Tư liệu\n[12/08/2019] {t}\n", "2019-08-12"),
        ("Ngày đăng: 12/8/2019\n{t}\nThời gian: chiều 5/8/2019. Ba điểm cầu.\n", "2019-08-12"),
        (
            "NAM XƯƠNG CUỐI TUẦN\nPhụ trương của Báo Nam Xương - Thứ Hai, 12/8/2019\nSổ tay\n{t}\n>> Nghe bài này\n",
            "2019-08-12",
        ),
        (
            "ĐÀI NAM XƯƠNG\nPhòng Chuyên đề\n{t}\nPhát sóng: 20 giờ 15, thứ Hai ngày 12/8/2019 (phát lại hôm sau)\n",
            "2019-08-12",
        ),
        ("{t}\n12/8/2019 - Người viết: Vân Anh, Văn phòng Hội\n", "2019-08-12"),
        ("{t}\nPhòng Công tác xã hội - 12/8/2019\n", "2019-08-12"),
        ("{t}\nTùy bút của Vân Anh, Trường Trung cấp Y\n", None),
        ("TRUNG TÂM KHUYẾN NÔNG NAM XƯƠNG\nTin tức . Giá cả . Mùa vụ . Hỏi đáp\n{t}\n", None),
        (
            "Thứ Hai, 12/8/2019 09:12\n{t}\n(Lời của ông Lê Văn An tại buổi họp ở tỉnh bạn, ngày 9/8/2019)\n",
            "2019-08-12",
        ),
        (
            "{t}\n(Lời của ông Lê Văn An ngày 9/8/2019)\nThưa ông Tỉnh trưởng, thưa các vị khách xa gần,\n",
            "2019-08-09",
        ),
        ("{t}\n\nBIÊN BẢN LÀM VIỆC\ngiữa Sở Giao thông tỉnh Nam Xương\nvà Sở Công chính tỉnh bạn\n", None),
    ],
)
def test_a_headline_among_other_lines(above: str, published: str | None) -> None:
    found = head(above)
    assert (found.title, found.published) == (TITLE, published)


@pytest.mark.parametrize(
    ("above", "title", "published"),
    [
        ("SỞ A\nBẢN TIN ĐỐI NGOẠI\nTuần 16/2026 (13/4 - 19/4) * Lưu hành nội bộ\nChịu trách nhiệm: Ban Giám đốc",
         "BẢN TIN ĐỐI NGOẠI Tuần 16/2026 (13/4 - 19/4)", "2026-04-19"),
        ("SỞ A\nĐIỂM TIN BIÊN GIỚI TUẦN 11 (từ 9/3 đến 15/3/2026)\nPhát hành chiều Chủ nhật - Số cũ",
         "ĐIỂM TIN BIÊN GIỚI TUẦN 11 (từ 9/3 đến 15/3/2026)", "2026-03-15"),
        ("UBND TỈNH A\nSỞ NGOẠI VỤ\nSố: 7/BC-SNgV\nNam Xương, ngày 10 tháng 01 năm 2020\n\nBÁO CÁO\n"
         "Kết quả hợp tác với các tỉnh bạn", "BÁO CÁO Kết quả hợp tác với các tỉnh bạn", "2020-01-10"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBIÊN BẢN\nLàm việc giữa hai đoàn\n\n"
         "Hôm nay, ngày 17 tháng 11 năm 2011, hai đoàn đã gặp nhau.", "BIÊN BẢN Làm việc giữa hai đoàn", "2011-11-17"),
    ],
)  # fmt: skip
def test_papers_and_bulletins_are_named_by_their_kind(above: str, title: str, published: str | None) -> None:
    found = read_head(split_lines(f"{above}\n\n{ARTICLE}"))
    assert (found.title, found.published) == (title, published)


def test_the_heading_of_a_page_without_a_first_one() -> None:
    """The first h2 or h3 above the prose, not a bold line behind it."""
    page = f"<html><body><h3>{TITLE}</h3><p><b>I. Đoàn vào và đoàn ra trong năm</b></p><p>{ARTICLE}</p></body></html>"
    assert decode(Snapshot("x", "test:x", page.encode(), ".html")).title == TITLE


def test_what_is_no_day_of_publication() -> None:
    """The days of a programme, from when to when a journey lasts, a month in a story's own words."""
    rows = "Thời gian đi: 05 ngày, từ ngày 07/01 đến ngày 11/01/2013.\n07/01/2013\tĐoàn lên đường\tSở Ngoại vụ\n"
    assert read_head(split_lines(f"{TITLE}\n{ARTICLE}{rows}")).published is None
    assert head("{t}\nHọp giao ban tháng 7/2021 giữa hai tỉnh").published is None


def test_a_day_before_the_first_sentence() -> None:
    assert read_head(split_lines(f" date 2019-08 {ARTICLE}")).published == "2019-08"


def test_a_label_before_a_headline_stays_in_the_page() -> None:
    """The title is the headline without it; the page's text and its title zone keep the line as it is."""
    text = f"Trích yếu: {TITLE}\n{ARTICLE}"
    page = decode(Snapshot("x", "test:x", text.encode(), ".txt"))
    assert (page.title, page.text) == (TITLE, text)


def test_what_an_office_does_is_a_headline() -> None:
    """An office's name with a verb is a story's headline, also in capitals; a day without an hour belongs to it."""
    for line in ("SỞ Y TẾ TỈNH NAM XƯƠNG THĂM BỆNH VIỆN VÙNG CAO", "Sở Ngoại vụ tỉnh Nam Xương tiếp đoàn tỉnh bạn"):
        assert read_head(split_lines(f"Tin tức\n\n{line}\n\n{ARTICLE}")).title == line
    for dated in (
        "Chương trình làm việc của đoàn tỉnh bạn từ ngày 01/08/2019 đến ngày 02/08/2019",
        "Chương trình làm việc của đoàn tỉnh bạn ngày 01 - 02/08/2019",
        "Hai tỉnh kỷ niệm ngày ký Hiệp ước hữu nghị (18/7/1977)",
    ):
        assert read_head(split_lines(f"{dated}\n\n{ARTICLE}")).title == dated
    site = read_head(split_lines(f"CỔNG GIAO TIẾP ĐIỆN TỬ TỈNH NAM XƯƠNG\n\n{TITLE}\n\n{ARTICLE}"))
    assert site.title == TITLE
