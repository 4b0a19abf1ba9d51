"""What came of a visit: thông báo kết luận (who does what by when) and the report of results."""

from __future__ import annotations

from collections.abc import Sequence

from hoptac.share import names
from hoptac.share.delegation.common import DOTS, filed, leaders, paper, section, title_of
from hoptac.share.delegation.file import FileLine
from hoptac.share.delegation.record import Delegation
from hoptac.share.papers.paper import OFFICE, Block, Column, Heading, Paper, Para, Points, Run, Runs, Table, said, told
from hoptac.share.papers.record import Item
from hoptac.share.papers.speech import clause
from hoptac.share.papers.words import agreement_name, short_day

_FIRM = ("agree", "pledge")
_ASKED = ("propose", "wish")


def point_runs(item: Item) -> Runs:
    """What was agreed or asked, in the words of the page."""
    text = clause(item)
    return (told(f"{text[:1].upper()}{text[1:]}", item.key),)


def notice(about: Delegation) -> Paper:
    """Conclusions: what was agreed, by whom, by when; what no page tells is a line to fill."""
    firm = [item for item in about.points if item.get("stance") in _FIRM]
    asked = [item for item in about.points if item.get("stance") in _ASKED]
    opening = (said("Sau khi "), *title_of(about), said(", "), *about.when, said(", lãnh đạo kết luận như sau:"))
    blocks: tuple[Block, ...] = (
        Para(opening),
        Heading((said("I. NỘI DUNG ĐÃ THỐNG NHẤT"),), 1),
        _tasks(firm, about.file.part("point")),
        *_asked(asked, about),
        *section("III", "TỔ CHỨC THỰC HIỆN", (said(f"Cơ quan theo dõi, đôn đốc: {DOTS}; báo cáo trước ngày ……."),)),
    )
    abstract = (said("Kết luận của lãnh đạo sau khi "), *title_of(about))
    return paper(about, "notice", "TB", "THÔNG BÁO", abstract, blocks, receivers=filed())


def _tasks(firm: Sequence[Item], own: Sequence[FileLine]) -> Table:
    """Who does what by when: as pages tell, as the office's own file says, with empty lines where it says nothing."""
    heads = (("TT", 0.4), ("Nội dung", 3), ("Bên thực hiện", 1.2), ("Chủ trì", 1), ("Thời hạn", 1))
    rows: list[tuple[Runs, ...]] = [
        (_number(n), point_runs(item), _sides(item), (), _due(item)) for n, item in enumerate(firm, 1)
    ]
    rows += [(_number(n), *_filed(line)) for n, line in enumerate(own, len(rows) + 1)]
    empty = [] if own else [(_number(n), (), (), (), ()) for n in range(len(rows) + 1, len(rows) + 3)]
    return Table(tuple(Column((said(title),), width) for title, width in heads), (*rows, *empty))


def _filed(line: FileLine) -> tuple[Runs, ...]:
    """A line of the office's file: what, nobody of the sides, one person in charge, its day."""
    return (told(line.what, OFFICE),), (), (told(line.who, OFFICE),), (told(short_day(line.day), OFFICE),)


def _number(number: int) -> Runs:
    return (said(f"{number}."),)


def _sides(item: Item) -> Runs:
    sides = [str(place) for place in item.get("by") or () if place]
    return (told(names.units(sides), item.key, *sides),) if sides else ()


def _due(item: Item) -> Runs:
    due = item.get("due")
    return (told(short_day(str(due)), item.key),) if due else ()


def _asked(asked: Sequence[Item], about: Delegation) -> tuple[Block, ...]:
    if not asked:
        return ()
    lines = tuple((*_sides(item), said(": "), *point_runs(item)) for item in asked)
    return (Heading((said("II. NỘI DUNG ĐỀ NGHỊ, CẦN NGHIÊN CỨU TRẢ LỜI"),), 1), Points(lines))


def report(about: Delegation) -> Paper:
    """The report of results: course, results, papers, proposals; sources apart."""
    guest, host = leaders(about)
    firm = [item for item in about.points if item.get("stance") in _FIRM]
    course = (*_opening(about), said(". Trưởng đoàn là "), *guest, said("; chủ trì đón tiếp là "), *host, said("."))
    blocks: tuple[Block, ...] = (
        *section("I", "DIỄN BIẾN", course, _aim(about)),
        Heading((said("II. KẾT QUẢ"),), 1),
        *(_points("Nội dung hai bên thống nhất, cam kết:", [point_runs(item) for item in firm])),
        *(_points("Văn bản:", [_signed(item, about) for item in about.papers])),
        *(_points("Phía Bạn nêu:", [point_runs(i) for i in about.points if _theirs(i, about)])),
        *(Para((told(text, OFFICE),)) for text in about.file.result.split("\n") if text.strip()),
        *section("III", "NHẬN XÉT, ĐÁNH GIÁ", (said(DOTS),)),
        Heading((said("IV. KIẾN NGHỊ"),), 1),
        _proposals(firm, about.file.part("point")),
    )
    abstract = (said("Kết quả "), *title_of(about))
    return paper(about, "report", "BC", "BÁO CÁO", abstract, blocks, receivers=filed())


def _opening(about: Delegation) -> Runs:
    return (*title_of(about), said(" "), *about.when)


def _aim(about: Delegation) -> Runs:
    return (said("Mục đích: "), *about.purpose, said(".")) if about.purpose else ()


def _points(lead: str, lines: Sequence[Runs]) -> tuple[Block, ...]:
    return (Para((said(lead),)), Points(tuple(lines))) if lines else ()


def _signed(item: Item, about: Delegation) -> Runs:
    """A paper that was signed in those days; one of other days was only spoken of."""
    day, first = str(item.get("date") or ""), str(about.visit.get("start") or "")
    last = str(about.visit.get("end") or first)
    signed = item.get("act") in ("signed", "exchanged") and bool(first) and first <= day <= last
    name: Run = told(agreement_name(item), item.key)
    return (name, said(": đã ký" if signed else ": được hai bên trao đổi"))


def _theirs(item: Item, about: Delegation) -> bool:
    sides = set(item.get("by") or ())
    own = set(about.hosts if about.inward else about.guests)
    return item.get("stance") in _ASKED and bool(sides) and not sides & own


def _proposed(line: FileLine) -> tuple[Runs, ...]:
    what, _, who, due = _filed(line)
    return what, who, (), due


def _proposals(firm: Sequence[Item], own: Sequence[FileLine]) -> Table:
    """One leads, others help, by when: the report's own proposals, to be filled."""
    heads = (("TT", 0.4), ("Việc", 3), ("Chủ trì", 1.2), ("Phối hợp", 1.2), ("Thời hạn", 1))
    rows: list[tuple[Runs, ...]] = [
        (_number(n), point_runs(item), (), (), _due(item)) for n, item in enumerate(firm, 1)
    ]
    rows += [(_number(n), *_proposed(line)) for n, line in enumerate(own, len(rows) + 1)]
    return Table(
        tuple(Column((said(title),), width) for title, width in heads),
        (*rows, (_number(len(rows) + 1), (), (), (), ())),
    )
