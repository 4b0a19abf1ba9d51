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


@pytest.mark.parametrize(
    "table",
    [
        "Đoàn\t2017\t2018\nLào\t12\t15\nCampuchia\t9\t11\n",
        "Thời gian\tNội dung\tGhi chú\n03/5/2019\tHọp giao ban khối đối ngoại của tỉnh\tPhòng họp số 2\n",
    ],
)
def test_tables_of_other_things(table: str) -> None:
    assert told(table) == []
