"""Kế hoạch đón đoàn: who comes, who receives, the programme by the hour with empty lines, who is responsible."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from hoptac.share.delegation.common import DOTS, filed, leaders, paper, section, title_of
from hoptac.share.delegation.file import FileLine, VisitFile
from hoptac.share.delegation.record import Delegation
from hoptac.share.papers.paper import OFFICE, Block, Column, Heading, Paper, Points, Runs, Table, said, told
from hoptac.share.papers.words import number, short_day

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
        *_members(about.file),
        *section("III", "THỜI GIAN, ĐỊA ĐIỂM", (said("Thời gian: "), *about.when, said(".")), _where(about)),
        *section("IV", "THÀNH PHẦN ĐÓN TIẾP", (said("Chủ trì: "), *host, said("."))),
        *section("", "", (said(f"Cùng dự: {DOTS}"),))[1:],
        Heading((said("V. CHƯƠNG TRÌNH"),), 1),
        _programme(about),
        Heading((said("VI. DỰ TOÁN KINH PHÍ"),), 1),
        _budget(about.file),
        *section("VII", "TỔ CHỨC THỰC HIỆN", (said(f"Cơ quan chủ trì: {DOTS}; cơ quan phối hợp: {DOTS}."),)),
        *_tasks(about.file),
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


def _own(text: str, *, bold: bool = False) -> Runs:
    """Words of the office's own file; an empty cell stays empty."""
    return (told(text, OFFICE, bold=bold),) if text else ()


def _table(heads: Sequence[tuple[str, float]], rows: Sequence[tuple[Runs, ...]]) -> Table:
    return Table(tuple(Column((said(title),), width) for title, width in heads), tuple(rows))


def _members(file: VisitFile) -> tuple[Block, ...]:
    lines = tuple(_own(", ".join(part for part in (m.who, m.what) if part)) for m in file.part("member"))
    return (Points(lines),) if lines else ()


_PROGRAMME = (("Thời gian", 1.4), ("Nội dung", 2.2), ("Địa điểm", 1.3), ("Phụ trách", 1.3))


def _programme(about: Delegation) -> Table:
    """By the hour as the file has it, else the usual steps with empty hours."""
    lines = about.file.part("programme")
    return _table(_PROGRAMME, _filed_programme(lines) if lines else _empty_programme(about))


def _filed_programme(lines: Sequence[FileLine]) -> list[tuple[Runs, ...]]:
    rows: list[tuple[Runs, ...]] = []
    for day, steps in groupby(lines, key=lambda line: line.day):
        rows.append((_own(f"Ngày {short_day(day)}", bold=True) if day else (said("Ngày …"),), (), (), ()))
        rows += [(_own(s.time), _own(s.what), _own(s.where), _own(s.who)) for s in steps]
    return rows


def _empty_programme(about: Delegation) -> list[tuple[Runs, ...]]:
    days = days_of(about)
    rows: list[tuple[Runs, ...]] = []
    for place, day in enumerate(days):
        # A day between two that a page tells of is told by both ends.
        shown = (told(f"Ngày {short_day(day)}", about.visit.key, "clock", bold=True),) if day else (said("Ngày …"),)
        rows.append((shown, (), (), ()))
        last = place == len(days) - 1
        steps = (*(_FIRST if place == 0 else _BETWEEN), *(_LAST if last else ()))
        rows += [((said("…… giờ ……"),), (said(step),), (), ()) for step in (*steps, "")]
    return rows


def _budget(file: VisitFile) -> Table:
    """What the file says is to be paid, with the sum of each currency; else empty lines of the usual kinds."""
    heads = (("TT", 0.4), ("Nội dung chi", 2.6), ("Số tiền", 1.4), ("Nguồn", 1.8))
    costs = file.part("cost")
    if not costs:
        lines = enumerate(("Ăn, nghỉ", "Phương tiện", "Phiên dịch", "Tặng phẩm", "Chi khác"), 1)
        return _table(heads, [((said(f"{n}."),), (said(line),), (), ()) for n, line in lines])
    rows = [
        ((said(f"{n}."),), _own(c.what), _own(_sum(c.amount, c.currency)), _own(c.where))
        for n, c in enumerate(costs, 1)
    ]
    sums = [((), (said("Cộng"),), _own(_sum(amount, currency)), ()) for currency, amount in file.costs.items()]
    return _table(heads, [*rows, *sums])


def _sum(amount: float | None, currency: str) -> str:
    return "" if amount is None else f"{number(amount)} {_CURRENCY.get(currency, currency)}"


_CURRENCY = {"VND": "đồng", "LAK": "kíp", "USD": "đô la Mỹ"}


def _tasks(file: VisitFile) -> tuple[Block, ...]:
    heads = (("TT", 0.4), ("Việc", 3), ("Người chịu trách nhiệm", 1.6), ("Hạn", 1))
    rows = [
        ((said(f"{n}."),), _own(task.what), _own(task.who), _own(short_day(task.day)))
        for n, task in enumerate(file.part("task"), 1)
    ]
    return (_table(heads, rows),) if rows else ()
