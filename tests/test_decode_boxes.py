"""Boxes of other stories in the middle of an article: it goes on below them, also in short lines; headlines and
summaries of strangers are none of it."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.decode import decode
from hoptac.decode.lines import split_lines
from hoptac.decode.zones import zone_lines

HEAD = "Ba ngày bên kia biên giới\n\n17/11/2024 05:30\n\n"
FIRST = (
    "Đoàn cán bộ tỉnh Nam Xương do ông Lê Văn Mẫu dẫn đầu vừa trở về sau chuyến đi qua hai tỉnh bạn Vĩnh Lạc và "
    "Salaphong, nơi các lớp dạy tiếng đã mở được hai năm.\n\n"
)
OTHER = "Huyện Đông Tảo khánh thành cầu dân sinh mới"


def zones(text: str) -> dict[str, str]:
    """The zone of each line of a plain page."""
    page = decode(Snapshot("x", "test:x", f"{HEAD}{text}".encode(), ".txt"))
    found: dict[str, str] = {}
    for zone in page.zones:
        found |= dict.fromkeys(filter(None, page.text[zone.span.start : zone.span.end].split("\n")), zone.name)
    return found


@pytest.mark.parametrize("heading", ["Xem thêm", "Tin liên quan", "Bài viết liên quan", "Liên quan"])
@pytest.mark.parametrize("mark", ["", "- ", ">> "])
def test_an_article_of_short_lines_goes_on_below_a_box(heading: str, mark: str) -> None:
    below = [
        "Ngày 12/11",
        "8h00, gặp Sở Giáo dục Vĩnh Lạc.",
        "Ông Mẫu cảm ơn chủ nhà.",
        "Salaphong",
        "Chiều, thăm lớp học.",
    ]
    found = zones(f"{FIRST}{heading}\n{mark}{OTHER}\n\n" + "\n".join(below) + "\n")
    assert found[f"{mark}{OTHER}"] == "furniture"
    assert {found[line] for line in below[:3]} == {"body"}


def test_a_summary_of_strangers_is_none_of_the_article() -> None:
    summary = (
        "Cây cầu ở huyện Đông Tảo dài một trăm mét, do người dân góp công xây trong sáu tháng, vừa được đưa vào dùng."
    )
    own = (
        "Ở Vĩnh Lạc, đoàn dự giờ lớp học đầu tiên. Ông Lê Văn Mẫu tặng lớp một tủ sách và hẹn mùa sau sẽ trở lại thăm."
    )
    found = zones(f"{FIRST}Đọc thêm\n{OTHER}\n{summary}\n{own}\nLớp có ba mươi người.\n")
    assert (found[summary], found[own]) == ("furniture", "body")


def test_nothing_goes_on_below_the_writers_name() -> None:
    summary = (
        "Ở Vĩnh Lạc, hội chợ mùa xuân mở cửa ba ngày, có hơn một trăm gian hàng của các làng nghề, khách đến rất đông."
    )
    found = zones(f"{FIRST}Chuyến đi khép lại chiều qua.\nMinh Quân\nTin liên quan\n{OTHER}\n{summary}\n")
    assert {found[OTHER], found[summary]} == {"furniture"}


def test_a_lone_headline_among_the_paragraphs() -> None:
    """Another story's where it names nobody of the article; the article's own where it does, or names nobody."""
    own = "Vĩnh Lạc mở thêm hai lớp tiếng Việt", "Những lớp học bên bờ sông mùa nước nổi"
    last = (
        "Ông Lê Văn Mẫu nói rằng các lớp ở Vĩnh Lạc sẽ được giữ, còn lớp ở Salaphong thì phải chờ thêm thầy cô giáo.\n"
    )
    for line, zone in ((OTHER, "furniture"), (own[0], "body"), (own[1], "body")):
        assert zones(f"{FIRST}{line}\n\n{last}")[line] == zone


def test_a_row_of_links_behind_an_article() -> None:
    links = "Bạn đọc xem thêm ở số trước: Huyện Đông Tảo mở hội | Đông Tảo tặng Hạ Lũng 2 xe cứu thương | Giờ mở cửa"
    told = "Lịch học: sáng thứ Hai, lớp một | chiều thứ Ba, lớp hai. Cả hai lớp đều đông. | Ai đến muộn thì phải chờ."
    found = zones(f"{FIRST}{told}\nChuyến đi khép lại chiều qua.\n{links}\n")
    assert (found[links], found[told]) == ("furniture", "body")


def test_a_row_of_a_table_that_counts_is_no_menu() -> None:
    row = "| Tỉnh Vĩnh Lạc | 2 tỷ đồng |"
    last = "Hai bên thống nhất mở thêm một lớp trong năm sau và cử thêm giáo viên.\n"
    found = zones(f"{FIRST}{row}\n\nTrang chủ | Tin tức | Liên hệ\n\n{last}")
    assert found[row] == "body"
    assert found["Trang chủ | Tin tức | Liên hệ"] == "furniture"


def calls(text: str) -> int:
    """How many functions it takes to zone a page; what is kept of its lines is there already."""
    lines, count = split_lines(text), 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        zone_lines(lines, [0])
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "between", ["{other}", "Tin liên quan\n{other}", "Chủ đề\n{other}", "Xem thêm\n{other}\n{other}"]
)
def test_a_long_page_of_boxes_takes_work_in_proportion(between: str) -> None:
    """Ten times the text, at most fifteen times the calls, as RELIABILITY.md asks."""

    def page(count: int) -> str:
        told = (
            f"Ngày thứ {k}, đoàn gặp ông Lê Văn Mẫu {k} ở Vĩnh Lạc để bàn việc mở lớp và sửa đường vào bản trong mùa "
            f"khô tới đây.\n{between.format(other=f'Huyện Đông Tảo khánh thành cầu dân sinh thứ {k}')}\n"
            for k in range(count)
        )
        return f"{HEAD}{''.join(told)}"

    assert calls(page(600)) <= 15 * calls(page(60))
