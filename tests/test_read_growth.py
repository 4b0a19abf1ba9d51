"""Reading takes work in proportion to the page: ten times the text, at most fifteen times the calls (RELIABILITY.md).

Calls are counted, not seconds: the count is the same on a busy machine. What one call of ``re`` may cost is watched
by the tests of dates, numbers and decoding.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from types import FrameType

import pytest

from hoptac.base.nouns import Page, Snapshot, Span, Zone
from hoptac.collect import collect
from hoptac.decode import decode
from hoptac.read import read_page

SAMPLE = Path(__file__).resolve().parents[1] / "src" / "hoptac" / "demo" / "pages"
#: Invented pages of every make, lists and rosters among them.
OPEN = Path(__file__).resolve().parent / "fresh" / "open" / "docs"

#: Lines of many makes, numbered so that no two are alike: whom they mean, when it was and what was told before is
#: looked for further up.
LINES = (
    "Vị giáo sư đề nghị Nghệ An cử thêm hai kỹ sư sang dạy cách trồng chè; phía học viện lo chỗ ở cho {}.",
    "Giám đốc An và Tổng thống Biden nói về việc {}.",
    "Bốn tỉnh nhất trí hợp tác về mục {}; năm tỉnh ký biên bản.",
    "Cả hai đoàn được tặng {} suất quà; hai tỉnh bạn cảm ơn.",
    "Đoàn tỉnh Xiêng Khoảng thăm Công ty số {} và chúc Tết cán bộ.",
    "Hai bên thống nhất điểm {}: tăng cường trao đổi đoàn.",
    "Tỉnh Nghệ An tặng bạn {} triệu đồng và hai máy cày.",
    "Hai bên ký biên bản ghi nhớ số {} về nông nghiệp.",
    "Trường tiếp nhận {} lưu học sinh Lào, trong đó 5 người học y.",
    "Hà Tĩnh đưa {} đoàn sang bạn.",
    "Hỏi: Chuyến này ông gặp ai lần {}? Đáp: Tôi gặp lãnh đạo tỉnh.",
    "“Tôi mong các bạn giúp việc {}”, ông nói.",
    "Đoàn ta sang thăm tỉnh bạn lần {}, tỉnh bạn tiếp.",
)
#: What such lines follow: who came to whom, on no day.
OPENING = "Ông Trần Văn Lâm, Phó Chủ tịch UBND tỉnh Nghệ An tiếp đoàn tỉnh Xiêng Khoảng (Lào).\n\n"


def _lines(times: int) -> Page:
    text = OPENING + "".join(line.replace("{}", str(n + 1)) + "\n\n" for n in range(times) for line in LINES)
    return decode(Snapshot("lines", "lines.txt", text.encode(), ".txt"))


def _longest(count: int) -> list[Page]:
    """The sample pages with the most text, decoded."""
    return sorted(_pages(SAMPLE), key=lambda page: -len(page.text))[:count]


def _lists(count: int) -> list[Page]:
    """The open pages of most lines, decoded: each candidate of a kind meets most others there."""
    return sorted(_pages(OPEN), key=lambda page: -page.text.count("\n"))[:count]


def _pages(folder: Path) -> list[Page]:
    return [decode(one) for one in collect([str(folder)]) if isinstance(one, Snapshot)]


def _repeated(page: Page, times: int) -> Page:
    """The page with its text and zones said several times over: longer alone, not of another make."""
    text, last = page.text + "\n", len(page.zones) - 1
    ends = [len(text) if number == last else zone.span.end for number, zone in enumerate(page.zones)]
    zones = [
        Zone(Span(zone.span.start + turn * len(text), end + turn * len(text)), zone.name)
        for turn in range(times)
        for zone, end in zip(page.zones, ends, strict=True)
    ]
    return replace(page, text=text * times, zones=tuple(zones))


def _calls(page: Page) -> int:
    """How many functions, of Python and of C, reading a page calls; once read before, for what is kept."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    read_page(page)
    before = sys.getprofile()
    sys.setprofile(note)
    try:
        read_page(page)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.slow
def test_it_reads_a_long_page_with_work_that_grows_with_its_length() -> None:
    pages = [*_longest(3), *_lists(10)]
    ratios = {page.document: _calls(_repeated(page, 10)) / _calls(page) for page in pages}
    assert max(ratios.values()) <= 15, ratios


@pytest.mark.slow
def test_what_lines_look_for_further_up_costs_no_more_on_a_long_page() -> None:
    assert _calls(_lines(200)) / _calls(_lines(20)) <= 15


def test_the_long_page_of_this_test_tells_what_the_page_tells() -> None:
    page = _longest(1)[0]
    kinds = {report.kind for report in read_page(page).reports}
    assert kinds and kinds <= {report.kind for report in read_page(_repeated(page, 10)).reports}
