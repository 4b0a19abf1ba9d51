"""Lists as offices keep them, for tests; persons, figures and papers are invented."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from openpyxl import Workbook

from hoptac.base.nouns import Snapshot

Rows = Sequence[Sequence[Any]]

#: Two rows of headings, groups, a term in words, a row of totals, a signature.
AGREEMENTS: Rows = (
    ["UBND TỈNH SƠN LA"],
    ["DANH SÁCH THỎA THUẬN ĐÃ KÝ"],
    ["(Tính đến ngày 31/12/2024)"],
    [],
    ["STT", "Tên thỏa thuận", "Đối tác", "Ngày ký", "Thời hạn", "Người ký", None],
    [None, None, None, None, None, "Phía ta", "Phía bạn"],
    ["I", "LÀO"],
    [
        1,
        "Biên bản thỏa thuận hợp tác",
        "tỉnh Hủa Phăn",
        datetime(2022, 6, 10),
        "2022-2026",
        "Ông Lò Văn Thử, Chủ tịch UBND tỉnh",
        "Bounmy Thử",
    ],
    [2, "Bản ghi nhớ", "Luông Pha Băng", "12.5.24", "5 năm", "Lò Văn Thử", None],
    [3, "Thỏa thuận hợp tác", "Xay-nha-bu-ly\nPhông Sa Lỳ", "tháng 5/2023", "2023-2025", None, None],
    [4, "Thỏa thuận hợp tác", "tỉnh Không Có Thật", "1/2/2023", "2023-2025", None, None],
    [None, "Tổng cộng", 4],
    [None, None, None, None, None, "Sơn La, ngày 31 tháng 12 năm 2024"],
    [None, "Người lập biểu", None, None, None, "GIÁM ĐỐC"],
)
AGREEMENTS_MERGED = ("A2:G2", "F5:G5", *(f"{c}5:{c}6" for c in "ABCDE"), "B7:G7")

VISITS: Rows = (
    ["DANH SÁCH ĐOÀN NĂM 2024"],
    ["Tỉnh Sơn La"],
    ["TT", "Tên đoàn", "Nước đến", "Từ ngày", "Đến ngày", "Trưởng đoàn", "Số người", "Nội dung"],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
    ["A", "ĐOÀN RA"],
    [1, "Đoàn cấp cao tỉnh", "Hủa Phăn, Luông Pha Băng", "5/3", "8/3", "Đ/c Lò Văn Thử, Bí thư Tỉnh ủy", 12, "Hội đàm"],
    ["B", "ĐOÀN VÀO"],
    [1, "Đoàn tỉnh U-đôm-xay", "Lào", "10/6", "12/6", "Bounmy Thử", "20 người", "Thăm, làm việc"],
    [2, "Đoàn JICA", "Nhật Bản", "tháng 9/2024", None, "Leklay", 3, "Khảo sát"],
    [None, "Tổng cộng", None, None, None, None, 35],
)

AID: Rows = (
    ["TỔNG HỢP HỖ TRỢ, GIÚP ĐỠ LẪN NHAU"],
    ["UBND tỉnh Thừa Thiên Huế"],
    ["STT", "Đối tác", "Nội dung hỗ trợ", "Kinh phí (triệu đồng)", "Năm"],
    ["I", "Ta giúp bạn"],
    [1, "tỉnh Sê Kông", "Xây trường học", 2000, 2022],
    [2, "Salavan", "Gạo, thuốc", "hơn 2 tỷ đồng", 2022],
    [3, "Champasak", None, "30 tấn gạo", 2023],
    [4, "Sê Kông, Salavan", "Máy tính", 150, 2023],
    [5, "Attapeu", "Máy tính", "150.000.000", 2023],
    ["II", "Bạn giúp ta"],
    [1, "Sê Kông", "Khắc phục lũ", "100 triệu đồng", 2020],
    [2, "Champasak", "@SUM(1)", "5.000 USD", "10/2023"],
)

STUDENTS = """LƯU HỌC SINH LÀO TẠI TỈNH SƠN LA
(Tính đến 30/9/2024)
STT;Tỉnh;Trường;Trình độ;Số LHS;Đã tốt nghiệp
1;Hủa Phăn;Đại học Tây Bắc;Đại học;120;35
2;Luông Pha Băng;Đại học Tây Bắc;Thạc sĩ;hơn 30;-
3;Không Có Thật;Cao đẳng Sơn La;Cao đẳng;15;2
;Tổng cộng;;;165;37
"""

PEOPLE = """Họ và tên,Chức vụ,Địa phương
Bounmy Thử,"Bí thư, Tỉnh trưởng",Sê Kông
Lếch-lay Sỉ-thử,Phó Tỉnh trưởng tỉnh Sê Kông,
LÒ VĂN THỬ,Chủ tịch UBND tỉnh,Sơn La
Leklay,Giám đốc Sở Ngoại vụ,Champasak
"""


def book(rows: Rows, merged: Sequence[str] = (), name: str = "Danh sách") -> Workbook:
    """A workbook of one sheet."""
    made = Workbook()
    sheet = made.active
    sheet.title = name
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(number, column, value)
    for cells in merged:
        sheet.merge_cells(cells)
    return made


def as_bytes(made: Workbook) -> bytes:
    """A workbook's file."""
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def xlsx(rows: Rows, merged: Sequence[str] = (), name: str = "danh-sach.xlsx", address: str | None = None) -> Snapshot:
    """A list as an uploaded workbook."""
    return Snapshot(name, address or f"test:{name}", as_bytes(book(rows, merged)), ".xlsx")


def csv(text: str, name: str = "danh-sach.csv", encoding: str = "utf-8", address: str | None = None) -> Snapshot:
    """A list as text with separators."""
    return Snapshot(name, address or f"test:{name}", text.encode(encoding), ".csv")


@cache
def agreements(**kwargs: Any) -> Snapshot:
    """The list of agreements; the same bytes each time."""
    return xlsx(AGREEMENTS, AGREEMENTS_MERGED, **kwargs)


def rezipped(data: bytes, parts: dict[str, bytes]) -> bytes:
    """A workbook's file with some of its parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return out.getvalue()
