"""Kế hoạch đón đoàn: who comes, who receives, the programme by the hour with empty lines, who is responsible."""

from __future__ import annotations

from datetime import date, timedelta

from hoptac.share.delegation.common import DOTS, filed, leaders, paper, section, title_of
from hoptac.share.delegation.record import Delegation
from hoptac.share.papers.paper import Block, Column, Heading, Paper, Runs, Table, said, told
from hoptac.share.papers.words import short_day

#: What a day with guests consists of; hours, places and persons are the officer's to fill.
_FIRST = ("Đón đoàn", "Hội đàm, làm việc", "Chiêu đãi")
_BETWEEN = ("Tham quan, khảo sát", "Làm việc với các cơ quan liên quan")
_LAST = ("Tiễn đoàn",)
_MOST_DAYS = 10


def plan(about: Delegation) -> Paper:
    """The plan of receiving (or, where we go, of travelling)."""
    guest, host = leaders(about)
    purpose = about.purpose or (said("Tăng cường quan hệ hữu nghị, trao đổi các nội dung hai bên cùng quan tâm"),)
    size = (said("Số lượng: "), *(about.size or (said(DOTS),)), said("."))
    blocks: tuple[Block, ...] = (
        *section("I", "MỤC ĐÍCH, YÊU CẦU", (said("1. Mục đích: "), *purpose, said("."))),
        *section("", "", (said("2. Yêu cầu: đón tiếp trọng thị, chu đáo, an toàn, tiết kiệm."),))[1:],
        *section("II", "THÀNH PHẦN ĐOÀN", (said("Trưởng đoàn: "), *guest, said(".")), size),
        *section("III", "THỜI GIAN, ĐỊA ĐIỂM", (said("Thời gian: "), *about.when, said(".")), _where(about)),
        *section("IV", "THÀNH PHẦN ĐÓN TIẾP", (said("Chủ trì: "), *host, said("."))),
        *section("", "", (said(f"Cùng dự: {DOTS}"),))[1:],
        Heading((said("V. CHƯƠNG TRÌNH"),), 1),
        _programme(about),
        Heading((said("VI. DỰ TOÁN KINH PHÍ"),), 1),
        _budget(),
        *section("VII", "TỔ CHỨC THỰC HIỆN", (said(f"Cơ quan chủ trì: {DOTS}; cơ quan phối hợp: {DOTS}."),)),
    )
    abstract = (said("Đón " if about.inward else "Tổ chức "), *title_of(about))
    return paper(about, "plan", "KH", "KẾ HOẠCH", abstract, blocks, receivers=filed())


def _where(about: Delegation) -> Runs:
    return (said("Địa điểm: "), about.host, said("."))


def days_of(about: Delegation) -> list[str]:
    """The ISO days of a visit, one empty day where no page tells them."""
    start, end = about.visit.get("start"), about.visit.get("end") or about.visit.get("start")
    try:
        first, last = date.fromisoformat(str(start)), date.fromisoformat(str(end))
    except ValueError:
        return [""]
    count = min(max((last - first).days, 0), _MOST_DAYS - 1)
    return [(first + timedelta(days=n)).isoformat() for n in range(count + 1)]


def _programme(about: Delegation) -> Table:
    days = days_of(about)
    rows: list[tuple[Runs, ...]] = []
    for number, day in enumerate(days):
        # A day between two that a page tells of is told by both ends.
        shown = (told(f"Ngày {short_day(day)}", about.visit.key, "clock", bold=True),) if day else (said("Ngày …"),)
        rows.append((shown, (), (), ()))
        last = number == len(days) - 1
        steps = (*(_FIRST if number == 0 else _BETWEEN), *(_LAST if last else ()))
        rows += [((said("…… giờ ……"),), (said(step),), (), ()) for step in (*steps, "")]
    heads = (("Thời gian", 1.4), ("Nội dung", 2.2), ("Địa điểm", 1.3), ("Phụ trách", 1.3))
    return Table(tuple(Column((said(title),), width) for title, width in heads), tuple(rows))


def _budget() -> Table:
    heads = (("TT", 0.4), ("Nội dung chi", 2.6), ("Số lượng", 0.9), ("Thành tiền", 1.2), ("Nguồn", 1.2))
    lines = ("Ăn, nghỉ", "Phương tiện", "Phiên dịch", "Tặng phẩm", "Chi khác")
    rows = tuple(((said(f"{n}."),), (said(line),), (), (), ()) for n, line in enumerate(lines, 1))
    return Table(tuple(Column((said(title),), width) for title, width in heads), rows)
