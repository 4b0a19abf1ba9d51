"""Visits listed in tables: which column tells what, and which tables are none of visits."""

from __future__ import annotations

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

_HEAD = "Sổ theo dõi đoàn của tỉnh Gia Lai\nNgày đăng: 20/6/2019 08:00\nSở Ngoại vụ tỉnh Gia Lai tổng hợp.\n"
Told = tuple[str, str, str | None, str | None, str | None, str]


def told(rows: str) -> list[Told]:
    """Guest, host, first day, heads and outcome of each visit of a page with a table."""
    page = as_json(read(Snapshot("rows", "test:rows", f"{_HEAD}{rows}".encode(), ".txt")))
    return [
        ("+".join(v["guest"]), "+".join(v["host"]), v["start"], v["guest_head"], v["host_head"], v["status"])
        for v in page["visits"]
    ]


def test_a_line_is_a_visit() -> None:
    table = (
        "TT\tThời gian\tTên đoàn\tTrưởng đoàn\tLãnh đạo tiếp\n"
        "1\t03/5/2019\tTỉnh Ratanakiri (Campuchia)\tNem Sarun, Phó Tỉnh trưởng\tTrần Văn An, Chủ tịch UBND tỉnh\n"
        "2\t10/6/2019\tTỉnh Attapư (Lào)\t\tHoãn\n"
        "3\t02/7/2019\tTỉnh Salavan (Lào)\tĐao Vông, Tỉnh trưởng\tTrần Văn An\n"
    )
    assert told(table) == [
        ("KH-16", "VN-30", "2019-05-03", "Nem Sarun", "Trần Văn An", "done"),
        ("LA-AT", "VN-30", "2019-06-10", None, None, "cancelled"),
        ("LA-SL", "VN-30", "2019-07-02", "Đao Vông", "Trần Văn An", "planned"),
    ]


def test_ones_own_delegations_go_where_the_line_says() -> None:
    table = (
        "Ngày\tĐoàn\tNgười dẫn đầu\tNơi đến\tNgười tiếp\n"
        "12 - 14/5/2019\tSở Y tế\tTrần Văn An, Giám đốc Sở Y tế\tTỉnh Champasak (Lào)\tBun Lợt Xay, Phó Tỉnh trưởng\n"
    )
    assert told(table) == [("VN-30", "LA-CH", "2019-05-12", "Trần Văn An", "Bun Lợt Xay", "done")]


def test_an_empty_cell_proves_nothing() -> None:
    """The host of a line whose cell is empty is told by the guests' words, never by none."""
    table = (
        "Người đến\tNgười tiếp\tNgày\n"
        "Tỉnh Attapư (Lào), Phó Tỉnh trưởng Bun Thoong\t\t12/6\n"
        "Tỉnh Salavan (Lào), Phó Tỉnh trưởng Khăm Phăn\tChủ tịch UBND tỉnh Gia Lai Trần Văn An\t14/6\n"
    )
    reading = read(Snapshot("rows", "test:rows", f"{_HEAD}{table}".encode(), ".txt"))
    visits = [report for report in reading.reports if report.kind == "visit"]
    assert [report.values["guest"] for report in visits] == [["LA-AT"], ["LA-SL"]]
    assert all(s.words.strip() for report in reading.reports for s in report.statements if s.span is not None)


@pytest.mark.parametrize(
    "table",
    [
        "Đoàn\t2017\t2018\nLào\t12\t15\nCampuchia\t9\t11\n",
        "Thời gian\tNội dung\tGhi chú\n03/5/2019\tHọp giao ban khối đối ngoại của tỉnh\tPhòng họp số 2\n",
    ],
)
def test_tables_of_other_things(table: str) -> None:
    assert told(table) == []
