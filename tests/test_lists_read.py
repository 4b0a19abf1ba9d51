"""Lists as files: what is a row, a heading, a group, a total; formats, encodings, and files made to do harm."""

from __future__ import annotations

import io
import time
import unicodedata
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import Workbook
from tests.lists_sample import (
    AGREEMENTS,
    AGREEMENTS_MERGED,
    AID,
    PEOPLE,
    STUDENTS,
    VISITS,
    agreements,
    as_bytes,
    book,
    csv,
    rezipped,
    xlsx,
)

from hoptac.base.errors import HoptacError
from hoptac.base.lists import ListMap, as_payload, from_payload
from hoptac.base.nouns import Snapshot
from hoptac.decode.sheets import read_sheets
from hoptac.lists import Listing, propose, read_list
from hoptac.read import read

SHEET = "xl/worksheets/sheet1.xml"


def part(data: bytes, name: str) -> str:
    """A part of a workbook's file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def listing(snapshot: Snapshot, **kwargs: Any) -> Listing:
    return read_list(snapshot, propose(snapshot, **kwargs))


def values(told: Listing) -> list[dict[str, Any]]:
    return [dict(report.values) for report in told.reading.reports]


def whys(told: Listing) -> set[tuple[int, str]]:
    return {(trouble.row, trouble.why) for trouble in told.troubles}


# What is proposed and read


def test_a_list_of_agreements_with_two_rows_of_headings() -> None:
    snapshot = agreements()
    [sheet] = propose(snapshot).sheets
    assert sheet.kind == "agreement" and sheet.header == 5
    assert sheet.defaults == {"as_of": "2024-12-31", "ours": "VN-05"}
    assert ("Người ký / Phía ta", "signer") in [(c.heading, c.target) for c in sheet.columns]
    told = listing(snapshot)
    first = values(told)[0]
    assert first["kind"] == "minutes-of-agreement" and first["parties"] == ["LA-HO", "VN-05"]
    assert first["term"] == [2022, 2026] and first["date"] == "2022-06-10" and first["act"] == "signed"
    assert first["signed_by"] == ["Lò Văn Thử", "Bounmy Thử"]
    assert values(told)[2]["parties"] == ["LA-XA", "LA-PH", "VN-05"]
    assert whys(told) == {(9, "term"), (11, "place")}
    assert [row.aside for row in told.rows if row.aside] == ["section", "total", "aside", "aside"]
    assert told.reading.page.title == "DANH SÁCH THỎA THUẬN ĐÃ KÝ" and told.reading.page.published == "2024-12-31"
    assert told.reading.page.rank == "list"


def test_delegations_take_direction_and_year_from_what_stands_above_them() -> None:
    told = listing(xlsx(VISITS))
    out = values(told)[0]
    assert (out["guest"], out["host"], out["start"], out["end"]) == (["VN-05"], ["LA-HO"], "2024-03-05", "2024-03-08")
    assert out["guest_head"] == "Lò Văn Thử" and out["size"] == 12 and out["purpose"] == "Hội đàm"
    assert values(told)[1]["host"] == ["LA-LP"]  # each host received it
    came = values(told)[2]
    assert (came["guest"], came["host"], came["size"]) == (["LA-OU"], ["VN-05"], 20)
    assert values(told)[3]["start"] == "2024-09" and whys(told) == {(9, "name")}


def test_help_goes_both_ways_and_the_heading_tells_the_unit() -> None:
    told = listing(xlsx(AID))
    given = [(v["giver"], v["receiver"], v["amount"], v["comparator"]) for v in values(told)]
    assert given == [
        ("VN-26", "LA-XE", 2_000_000_000, "="),
        ("VN-26", "LA-SL", 2_000_000_000, ">"),
        ("VN-26", "LA-CH", None, None),
        ("VN-26", "LA-AT", None, None),
        ("LA-XE", "VN-26", 100_000_000, "="),
        ("LA-CH", "VN-26", 5000, "="),
    ]
    assert values(told)[2]["goods"] == "30 tấn gạo" and values(told)[5]["currency"] == "USD"
    assert whys(told) == {(8, "several"), (9, "scale")}


def test_students_by_province_school_and_level() -> None:
    told = listing(csv(STUDENTS))
    first = values(told)[0]
    assert (first["measure"], first["value"], first["origin"], first["host"]) == (
        "students_received",
        120,
        ["LA-HO"],
        ["VN-05"],
    )
    assert (first["school"], first["level"], first["since"], first["until"]) == (
        "Đại học Tây Bắc",
        "Đại học",
        None,
        "2024-09-30",
    )
    assert values(told)[1]["measure"] == "students_graduated" and values(told)[2]["comparator"] == ">"
    assert len(values(told)) == 3 and whys(told) == {(6, "place")}


def test_numbers_under_years_are_figures_of_those_years() -> None:
    rows = [
        ["Số lưu học sinh Lào tỉnh Sơn La"],
        ["STT", "Tỉnh", "Số lượng", None],
        [None, None, "2022-2023", "Năm 2024"],
        [1, "Hủa Phăn", 50, 0],
        [2, "Luông Nậm Thà", None, 12],
    ]
    told = listing(xlsx(rows, ("A2:A3", "B2:B3", "C2:D2")))
    assert [(v["value"], v["since"], v["until"]) for v in values(told)] == [(50, "2022", "2023"), (12, "2024", "2024")]


def test_people_and_offices() -> None:
    told = listing(csv(PEOPLE))
    assert [(v["name"], v["posts"]) for v in values(told)] == [
        ("Bounmy Thử", [{"post": "la-prov-secretary-governor", "place": "LA-XE"}]),
        ("Lếch-lay Sỉ-thử", [{"post": "la-deputy-governor", "place": "LA-XE"}]),
        ("Lò Văn Thử", [{"post": "vn-prov-pc-chair", "place": "VN-05"}]),
    ]
    assert whys(told) == {(5, "name")}


@pytest.mark.parametrize("snapshot", [agreements(), xlsx(VISITS), xlsx(AID), csv(STUDENTS), csv(PEOPLE)])
def test_every_statement_has_its_words_in_its_row(snapshot: Snapshot) -> None:
    page = read_list(snapshot, propose(snapshot)).reading.page
    reports = read_list(snapshot, propose(snapshot)).reading.reports
    assert reports
    for report in reports:
        assert report.anchor is not None
        for statement in report.statements:
            assert statement.span is None or page.words(statement.span) == statement.words != ""
    assert page.zones[0].span.start == 0 and page.zones[-1].span.end == len(page.text)


def test_a_remembered_mapping_is_proposed_for_a_list_of_the_same_form() -> None:
    last = xlsx([["Đơn vị", "Bên kia", "Năm 2023"], ["x", "Hủa Phăn", 5]])
    assert propose(last).sheets == ()
    table = {"Bên kia": "partner", "Năm 2023": "students_received"}
    told = {"kind": "figure", "columns": table, "headings": ["Đơn vị", "Bên kia", "Năm 2023"]}
    known = from_payload({"sheets": [{**told, "defaults": {"ours": "VN-05", "as_of": "2023"}}]})
    following = xlsx([["Năm 2024", "Bên kia", "Đơn vị"], [7, "Hủa Phăn", "y"]])
    [found] = propose(following, known.sheets).sheets
    assert {c.heading: c.target for c in found.columns} == {"Năm 2024": "students_received", "Bên kia": "partner"}
    assert found.defaults == {"ours": "VN-05"}
    assert values(read_list(following, ListMap((found,))))[0]["since"] == "2024"


def test_a_mapping_keeps_through_json() -> None:
    listed = propose(agreements())
    assert from_payload(as_payload(listed)) == listed


@pytest.mark.parametrize("told", [{}, {"sheets": [{"kind": "x", "columns": {}}]}, {"sheets": 3}])
def test_a_mapping_that_says_nothing_is_refused(told: dict[str, Any]) -> None:
    with pytest.raises(HoptacError, match="không dùng được"):
        from_payload(told)


# What a row is


def test_rows_that_a_merged_cell_reaches_into_go_on_with_the_row_above() -> None:
    rows = [
        ["ĐOÀN VÀO tỉnh Sơn La năm 2024"],
        ["Nước", "Thời gian", "Trưởng đoàn", "Nội dung"],
        ["Hủa Phăn", "10/6", "Bounmy Keo", "Thăm"],
        [None, None, "Khămphay Thử", None],
        ["Hàn Quốc", "11/6", None, "Làm việc"],
        [None, "12/7", None, "Làm việc"],
    ]
    told = listing(xlsx(rows, ("A3:A4", "B3:B4", "A5:A6")))
    assert [row.aside for row in told.rows] == ["", "continued", "", ""]
    assert [(v["guest"], v["start"]) for v in values(told)] == [
        (["LA-HO"], "2024-06-10"),
        (["KR"], "2024-06-11"),
        (["KR"], "2024-07-12"),
    ]


def test_what_the_file_hides_is_told() -> None:
    made = book(AGREEMENTS, AGREEMENTS_MERGED)
    made.active.row_dimensions[9].hidden = True
    made.active.column_dimensions["D"].hidden = True
    told = listing(Snapshot("a.xlsx", "a", as_bytes(made), ".xlsx"))
    assert {notice.what for notice in told.notices} == {"hidden-rows", "hidden-columns"}
    assert len(values(told)) == 3


def test_a_hidden_sheet_is_not_proposed() -> None:
    made = book(AGREEMENTS, AGREEMENTS_MERGED)
    other = made.create_sheet("Cũ")
    other.append(["Tên thỏa thuận", "Đối tác"])
    other.append(["Bản ghi nhớ", "Sê Kông"])
    other.sheet_state = "hidden"
    assert len(propose(Snapshot("a.xlsx", "a", as_bytes(made), ".xlsx")).sheets) == 1


def test_days_that_a_spreadsheet_may_have_turned_are_told() -> None:
    from datetime import datetime

    rows: list[list[Any]] = [["Đối tác", "Tên thỏa thuận", "Ngày ký"]]
    rows += [["Hủa Phăn", "Bản ghi nhớ", datetime(2024, 12, 5)], ["Hủa Phăn", "Bản ghi nhớ", datetime(2024, 3, 4)]]
    rows += [["Hủa Phăn", "Bản ghi nhớ", "25/12/2024"]]
    told = listing(xlsx(rows), ours="VN-05")
    assert (4, "swapped") in whys(told)
    rows[1][2] = datetime(2024, 12, 25)
    assert (4, "swapped") not in whys(listing(xlsx(rows), ours="VN-05"))


def test_a_year_without_the_century_and_a_missing_side_are_told() -> None:
    rows = [["Đối tác", "Tên thỏa thuận", "Ngày ký"], ["Hủa Phăn", "Bản ghi nhớ", "5/6"]]
    assert whys(listing(xlsx(rows))) == {(2, "year"), (2, "ours")}


# Formats


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_encodings(encoding: str) -> None:
    assert len(values(listing(csv(STUDENTS, encoding=encoding)))) == 3


def test_windows_1258() -> None:
    text = "Họ và tên;Chức vụ;Địa phương\nLò Văn Thử;Chủ tịch UBND tỉnh;Sơn La\nTrần Thị Thử;Giám đốc Sở;Sơn La\n"
    data = b"".join(map(_cp1258, text))
    assert values(listing(Snapshot("a.csv", "a", data, ".csv")))[0]["name"] == "Lò Văn Thử"


def _cp1258(char: str) -> bytes:
    """A letter in windows-1258: whole, else the letter with the tone behind it."""
    for tone in "\u0300\u0301\u0303\u0309\u0323":
        whole = {unicodedata.normalize("NFC", c + tone): c for c in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"}
        if char in whole:
            return (whole[char] + tone).encode("cp1258")
    return char.encode("cp1258")


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_separators(separator: str) -> None:
    lines = ["Họ và tên;Chức vụ;Địa phương", "Lò Văn Thử;Chủ tịch UBND tỉnh;Sơn La", "Bounmy Keo;Tỉnh trưởng;Sê Kông"]
    text = "\n".join(lines).replace(";", separator)
    assert [v["name"] for v in values(listing(csv(text)))] == ["Lò Văn Thử", "Bounmy Keo"]


def test_quoted_fields_hold_separators_and_line_breaks() -> None:
    text = 'sep=;\nTên thỏa thuận;Đối tác\n"Bản ghi nhớ; gia hạn";"Hủa Phăn\nLuông Pha Băng"\n'
    [value] = values(listing(csv(text), ours="VN-05"))
    assert value["name"] == "Bản ghi nhớ; gia hạn" and value["parties"] == ["LA-HO", "LA-LP", "VN-05"]


def test_a_page_reader_says_what_to_do_with_a_list() -> None:
    with pytest.raises(HoptacError) as told:
        read(agreements())
    assert told.value.code == "list-unmapped" and "hoptac import" in told.value.remedy()


@pytest.mark.parametrize(
    ("data", "suffix", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".xls", "sheet-format"),
        (b"PK\x03\x04" + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", ".ods", "sheet-format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), ".xlsx", "file-locked"),
        (b"PK\x03\x04 xl/workbook.xml and nothing more", ".xlsx", "sheet-broken"),
        (b"", ".csv", "file-empty"),
    ],
)
def test_what_is_no_list_says_what_to_do(data: bytes, suffix: str, code: str) -> None:
    with pytest.raises(HoptacError) as told:
        read(Snapshot("a" + suffix, "a", data, suffix))
    assert told.value.code == code and told.value.remedy()


# Files made to do harm


def _bomb() -> bytes:
    return rezipped(as_bytes(book(AGREEMENTS)), {SHEET: b"<worksheet>" + b" " * (60 << 20)})


def _many_parts() -> bytes:
    return rezipped(as_bytes(book(AGREEMENTS)), {f"xl/media/{n}.bin": b"x" for n in range(2100)})


def _entities() -> bytes:
    return rezipped(as_bytes(book(AGREEMENTS)), {SHEET: b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})


def _cut() -> bytes:
    return as_bytes(book(AGREEMENTS))[:-300]


@pytest.mark.parametrize(
    ("make", "code"),
    [(_bomb, "file-too-large"), (_many_parts, "sheet-broken"), (_entities, "sheet-broken"), (_cut, "sheet-broken")],
)
def test_a_hostile_workbook_is_refused(make: Callable[[], bytes], code: str) -> None:
    began = time.monotonic()
    with pytest.raises(HoptacError) as told:
        read_sheets(Snapshot("a.xlsx", "a", make(), ".xlsx"))
    assert told.value.code == code and time.monotonic() - began < 5


def test_a_million_empty_rows_cost_little() -> None:
    data = as_bytes(book([["Họ và tên", "Chức vụ"], ["Lò Văn Thử", "Chủ tịch UBND tỉnh"]]))
    sheet = part(data, SHEET)
    empty = "".join(f'<row r="{n}"/>' for n in range(3, 1_000_003))
    data = rezipped(data, {SHEET: sheet.replace("</sheetData>", empty + "</sheetData>").encode()})
    began = time.monotonic()
    assert len(read_sheets(Snapshot("a.xlsx", "a", data, ".xlsx"))[0].rows) == 2
    assert time.monotonic() - began < 30


def test_more_rows_than_a_list_has_are_refused() -> None:
    text = "Họ và tên;Chức vụ\n" + "Lò Văn Thử;Chủ tịch\n" * 20_001
    with pytest.raises(HoptacError) as told:
        read_sheets(csv(text))
    assert told.value.code == "sheet-too-long"


def test_a_cell_far_to_the_right_and_a_merge_over_everything_cost_little() -> None:
    made = book(AGREEMENTS, AGREEMENTS_MERGED)
    made.active.cell(8, 16384, "xa")
    data = as_bytes(made)
    sheet = part(data, SHEET).replace("<mergeCell ", '<mergeCell ref="H8:XFD1048576"/><mergeCell ', 1)
    began = time.monotonic()
    told = listing(Snapshot("a.xlsx", "a", rezipped(data, {SHEET: sheet.encode()}), ".xlsx"))
    assert len(values(told)) == 3 and time.monotonic() - began < 10


def test_cells_of_ten_thousand_letters_stay_whole() -> None:
    long = "Xây trường học " * 700
    told = listing(xlsx([*AID[:4], [1, "Sê Kông", long, 2000, 2022]]))
    assert values(told)[0]["goods"] == long.strip()


def test_formulas_are_never_worked_out() -> None:
    rows = [
        *AID[:4],
        [1, "Sê Kông", None, '=HYPERLINK("http://a.example","x")', 2022],
        [2, "Sê Kông", "Gạo", "=1+1", 2022],
    ]
    told = listing(xlsx(rows))
    assert whys(told) == {(5, "unworked"), (6, "unworked")}
    assert [v["amount"] for v in values(told)] == [None]


def test_a_stamp_over_the_table_or_in_a_column_refuses_the_list() -> None:
    for rows in ([["MẬT"], *AGREEMENTS], [["Tên văn bản", "Đối tác", "Độ mật"], ["Bản ghi nhớ", "Sê Kông", "Tối mật"]]):
        with pytest.raises(HoptacError) as told:
            read_sheets(xlsx(rows))
        assert told.value.code == "secret"
    near = [["Tên văn bản", "Đối tác", "Độ mật"], ["Hội đàm thân mật", "Sê Kông", None]]
    assert read_sheets(xlsx(near))


def test_an_empty_workbook_is_told() -> None:
    with pytest.raises(HoptacError) as told:
        read_sheets(Snapshot("a.xlsx", "a", as_bytes(Workbook()), ".xlsx"))
    assert told.value.code == "file-empty"
