"""The annexes of a term review: agreements, delegations, help, students, agreed points with their state, letters."""

from __future__ import annotations

from collections.abc import Iterable

from hoptac.gazetteer.places import name_of
from hoptac.gazetteer.tables import rows as table_rows
from hoptac.share.papers import words
from hoptac.share.papers.paper import Block, Column, Heading, PageBreak, Runs, Table, said, told
from hoptac.share.papers.record import Dossier, Item
from hoptac.share.papers.review_aid import once
from hoptac.share.papers.speech import clause, respelled
from hoptac.share.papers.words import short_day

Row = tuple[Runs, ...]
_COURTESIES = {
    **{"congratulate": "chúc mừng", "gift": "tặng quà", "thank": "cảm ơn", "invite": "mời"},
    **{"condole": "chia buồn, thăm hỏi", "greet": "chúc Tết"},
}
_ACTS = {
    **{"mentioned": "", "proposed": "dự kiến ký", "reviewed": "đã đánh giá", "implemented": "đang thực hiện"},
    **{"exchanged": "đã trao", "signed": "đã ký"},
}


def annexes(items: dict[str, list[Item]], dossier: Dossier) -> tuple[Block, ...]:
    """Every annex that has a line, numbered; the first on a new page."""
    visits, aid = items["visit"], [gift[0] for gift in once(items["aid"])]
    inward = [v for v in visits if dossier.ours(v.get("host"))]
    outward = [v for v in visits if not dossier.ours(v.get("host"))]
    ours = [a for a in aid if dossier.ours(a.get("giver"))]
    theirs = [a for a in aid if not dossier.ours(a.get("giver"))]
    students = [f for f in items["figure"] if str(f.get("measure")).startswith(("students", "scholarships"))]
    points = [c for c in items["commitment"] if c.get("stance") in ("agree", "pledge")]
    letters = [c for c in items["courtesy"] if c.get("kind") in _COURTESIES and c.get("kind") not in ("thank", "gift")]
    parts: tuple[tuple[str, tuple[tuple[str, Table], ...]], ...] = (
        ("THỎA THUẬN", (("", _agreements(items["agreement"])),)),
        ("ĐOÀN VÀO, ĐOÀN RA", (("Đoàn vào", _visits(inward, dossier)), ("Đoàn ra", _visits(outward, dossier)))),
        (
            "HỖ TRỢ, GIÚP ĐỠ LẪN NHAU",
            ((f"Của {words.unit(dossier.one)}", _aid(ours)), (f"Của {words.unit(dossier.other)}", _aid(theirs))),
        ),
        ("LƯU HỌC SINH, HỌC BỔNG", (("", _students(students)),)),
        ("NỘI DUNG ĐÃ THỐNG NHẤT VÀ TÌNH TRẠNG", (("", _points(points, dossier)),)),
        ("THƯ, LỜI CHÚC, LỜI MỜI", (("", _letters(letters)),)),
    )
    blocks: list[Block] = []
    for number, (title, tables) in zip(("I", "II", "III", "IV", "V", "VI"), parts, strict=True):
        held = [(caption, table) for caption, table in tables if table.rows]
        if held:
            blocks.append(Heading((said(f"Phụ lục {number}. {title}"),)))
            blocks += [_captioned(caption, table, dossier) for caption, table in held]
    return (PageBreak(), *blocks) if blocks else ()


def _captioned(caption: str, table: Table, dossier: Dossier) -> Table:
    return Table(table.columns, table.rows, (told(caption, dossier.one, dossier.other),)) if caption else table


def _columns(*titles: tuple[str, float]) -> tuple[Column, ...]:
    return (Column((said("TT"),), 1.4, "center"), *(Column((said(title),), width) for title, width in titles))


def _rows(lines: Iterable[Row], items: Iterable[Item]) -> tuple[Row, ...]:
    """Numbered rows."""
    both = zip(items, lines, strict=True)
    return tuple(((said(f"{number}."),), *line) for number, (_, line) in enumerate(both, 1))


def _one(text: str, item: Item) -> Runs:
    return (told(text, item.key),) if text else ()


def _agreements(items: list[Item]) -> Table:
    lines = [
        (
            _one(words.agreement_name(i), i),
            _one(", ".join(name_of(p) for p in i.get("parties") or ()), i),
            _one(short_day(i.get("date")), i),
            _one(_ACTS.get(str(i.get("act")), ""), i),
        )
        for i in items
    ]
    return Table(_columns(("Tên gọi", 7), ("Các bên", 5), ("Ngày ký", 3), ("Tình trạng", 3)), _rows(lines, items))


def _visits(items: list[Item], dossier: Dossier) -> Table:
    lines = [
        (
            _one(" - ".join(d for d in dict.fromkeys((short_day(i.get("start")), short_day(i.get("end")))) if d), i),
            _one(", ".join(name_of(p) for p in i.get("guest") or ()), i),
            _one(respelled(str(i.get("guest_head") or ""), dossier), i),
            _one(respelled(str(i.get("host_head") or ""), dossier), i),
        )
        for i in items
    ]
    return Table(
        _columns(("Thời gian", 5), ("Đoàn của", 4), ("Trưởng đoàn", 5), ("Chủ trì tiếp", 5)), _rows(lines, items)
    )


def _aid(items: list[Item]) -> Table:
    lines = [
        (
            _one(short_day(i.get("date")), i),
            _one(words.amount(i.get("amount"), i.get("currency"), i.get("comparator")) if i.get("amount") else "", i),
            _one(str(i.get("goods") or ""), i),
            _one(str(i.get("purpose") or "").strip(), i),
            _one(short_day(i.as_of), i),
        )
        for i in items
    ]
    titles = (("Thời gian", 3), ("Giá trị", 4), ("Hiện vật", 5), ("Mục đích", 5), ("Theo tin ngày", 3))
    return Table(_columns(*titles), _rows(lines, items))


def _students(items: list[Item]) -> Table:
    measures = {
        "students_received": "tiếp nhận, đào tạo",
        "students_graduated": "tốt nghiệp",
        "students_returned": "trở lại học",
        "scholarships": "học bổng",
    }
    lines = [
        (
            _one(", ".join(name_of(p) for p in i.get("origin") or ()), i),
            _one(measures.get(str(i.get("measure")), ""), i),
            _one(words.amount(i.get("value"), None, i.get("comparator")), i),
            _one(words.span(i.values), i),
            _one(short_day(i.as_of), i),
        )
        for i in items
    ]
    titles = (("Của", 4), ("Nội dung", 4), ("Số", 3), ("Thời kỳ", 5), ("Số liệu ngày", 3))
    return Table(_columns(*titles), _rows(lines, items))


def _points(items: list[Item], dossier: Dossier) -> Table:
    lines = [
        (
            _one(respelled(clause(i), dossier), i),
            _one(short_day(i.when), i),
            _one(short_day(i.get("due")), i),
            _state(i, dossier),
        )
        for i in items
    ]
    titles = (("Nội dung", 9), ("Ngày nêu", 3), ("Thời hạn", 3), ("Tình trạng", 4))
    return Table(_columns(*titles), _rows(lines, items))


def _state(item: Item, dossier: Dossier) -> Runs:
    """What later entries tell of it; else it goes on."""
    became = [(when, key) for when, key, what in dossier.followed.get(item.key, ()) if what == "done"]
    if became:
        when, key = became[-1]
        return (said("có kết quả "), told(f"({short_day(when)})", item.key, key))
    return (said("đang tiếp tục triển khai"),)


def _letters(items: list[Item]) -> Table:
    lines = [
        (
            _one(short_day(i.get("date")) or short_day(i.as_of), i),
            _one(", ".join(name_of(p) for p in i.get("from") or ()), i),
            _one(_COURTESIES[str(i.get("kind"))], i),
            _one(_occasion(i.get("occasion")), i),
        )
        for i in items
    ]
    return Table(_columns(("Ngày", 3), ("Bên gửi", 5), ("Nội dung", 4), ("Dịp", 7)), _rows(lines, items))


def _occasion(words_: str | None) -> str:
    """An occasion by its code, or in the page's words."""
    named = {row["code"]: row["name_vi"] for row in table_rows("occasions")}
    return named.get(words_ or "", words_ or "")
