"""What is told of a list beside its facts: cells that were not understood, rows that are none, things to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hoptac.base.nouns import Report

#: Why a cell gave no value, and what to do: Vietnamese, English.
TROUBLES: dict[str, tuple[str, str]] = {
    "place": (
        "chưa nhận ra địa phương hay nước nào; ghi tên tỉnh, thành phố hoặc nước như trên văn bản",
        "no place is known by these words; write the province, city or country as papers do",
    ),
    "place-part": (
        "phần này chưa nhận ra; nếu là một địa phương, ghi tên tỉnh hoặc nước",
        "this part is not known; if it is a place, write its province or country",
    ),
    "partner": (
        "dòng này chưa cho biết đối tác nước ngoài; điền cột đối tác hoặc chọn đối tác chung cho cả danh sách",
        "the row does not name a partner abroad; fill that column, or choose one partner for the whole list",
    ),
    "ours": (
        "chưa biết phía ta là địa phương nào; chọn ở phần “Hiểu chung cho cả danh sách”",
        "our side is not known; choose it under “Understood for the whole list”",
    ),
    "direction": (
        "chưa biết là đoàn ra hay đoàn vào, ta giúp bạn hay bạn giúp ta; điền cột này hoặc chọn chung cho cả danh sách",
        "outgoing or incoming, given or received: not known; fill that column, or choose for the whole list",
    ),
    "day": (
        "không đọc được thành ngày, tháng hoặc năm; ghi như 10/6/2022, 6/2022 hoặc 2022",
        "no day, month or year; write 10/6/2022, 6/2022 or 2022",
    ),
    "year": (
        "thiếu năm; ghi cả năm, hoặc chọn “Số liệu tính đến” cho cả danh sách",
        "the year is missing; write it, or choose “As of” for the whole list",
    ),
    "term": (
        "không đọc được thành giai đoạn; ghi năm đầu và năm cuối, như 2022-2026",
        "no term; write its first and last year, as in 2022-2026",
    ),
    "number": ("không đọc được thành số; ghi như 1.249", "no number; write 1249"),
    "two-ways": (
        "số này đọc được hai cách (dấu phẩy); ghi 5.000 hoặc 5,0",
        "the comma can be read in two ways; write 5.000 or 5,0",
    ),
    "range": ("là một khoảng, không phải một số; ghi một số", "a range, not a number; write one number"),
    "scale": (
        "lớn quá so với đơn vị của cột (như triệu đồng); xem lại đơn vị, hoặc ghi đủ: 100.000.000 đồng",
        "too large for the unit of its column (such as million VND); check the unit, or write 100.000.000 đồng",
    ),
    "currency": (
        "chưa biết là tiền gì; ghi đồng, USD, kíp …, hoặc chọn đơn vị cho cả cột",
        "the currency is not known; write VND, USD, LAK …, or choose a unit for the column",
    ),
    "amount-part": ("chỉ đọc được số tiền, phần còn lại thì chưa", "only the sum was read, not the rest"),
    "name": (
        "không nhận ra họ tên người; ghi họ tên đầy đủ, chức vụ sau dấu phẩy",
        "no person's name; write the full name, the office behind a comma",
    ),
    "post": ("không nhận ra chức vụ", "the office is not known"),
    "state": (
        "không hiểu tình trạng này; ghi đã ký, dự kiến, đã thực hiện hoặc hủy",
        "this state is not understood; write signed, planned, done or cancelled",
    ),
    "unworked": (
        "là công thức chưa có kết quả trong tệp; mở bằng Excel hoặc LibreOffice, lưu lại rồi đưa vào",
        "a formula whose result is not in the file; open it in Excel or LibreOffice and save it again",
    ),
    "error": (
        "là lỗi của bảng tính (#REF!, #N/A …); sửa trong tệp",
        "an error of the spreadsheet; mend it in the file",
    ),
    "several": (
        "dòng này có nhiều đối tác mà chỉ một số tiền; tách mỗi đối tác một dòng",
        "several partners and one sum; give each partner a row of its own",
    ),
    "order": ("ngày sau lại đứng trước ngày đầu; xem lại hai ngày", "the last day comes before the first; check them"),
    "nothing": ("dòng này không có số liệu nào để đưa vào", "the row holds nothing to take in"),
    "swapped": (
        "cột này có cả ngày thật và ngày viết bằng chữ có số đầu lớn hơn 12: có thể Excel đã đảo ngày và tháng của "
        "các ô kia; xem lại các ngày trong cột",
        "this column has real days beside days in words whose first number is over 12: Excel may have swapped day and "
        "month in the others; look at the days of the column",
    ),
}
#: Why a row is no fact of its own.
ASIDES: dict[str, tuple[str, str]] = {
    "total": ("dòng tổng cộng", "a row of totals"),
    "section": ("dòng tiêu đề nhóm", "the heading of a group"),
    "continued": ("phần tiếp theo của dòng trên", "goes on with the row above"),
    "aside": ("ghi chú hoặc chữ ký", "a note or a signature"),
}
#: What to know of a list as a whole.
NOTICES: dict[str, tuple[str, str]] = {
    "hidden-rows": ("{n} dòng bị ẩn trong tệp vẫn được đọc", "{n} rows that the file hides are read all the same"),
    "hidden-columns": (
        "cột bị ẩn trong tệp vẫn được đọc: {names}",
        "columns that the file hides are read all the same: {names}",
    ),
    "hidden-sheet": ("sheet này bị ẩn trong tệp", "the file hides this sheet"),
    "no-table": (
        "không thấy các tiêu đề cột đã chọn trong sheet “{names}”",
        "the headings that were chosen are not in the sheet “{names}”",
    ),
    "no-column": ("không còn cột: {names}", "columns that are gone: {names}"),
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """A cell that was not understood (``why``: a key of ``TROUBLES``), by its row of the sheet and its heading."""

    row: int
    heading: str
    words: str
    why: str
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class RowTold:
    """What became of a row: the reports that it tells, or why it tells none (a key of ``ASIDES``, else troubles)."""

    sheet: str
    row: int
    words: str
    reports: tuple[Report, ...] = ()
    aside: str = ""
    troubles: tuple[Trouble, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know of a sheet: a key of ``NOTICES`` with its details."""

    sheet: str
    what: str
    details: Mapping[str, str] = field(default_factory=dict)
