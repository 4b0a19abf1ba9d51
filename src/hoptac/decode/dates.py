"""Days as pages print them by their headline: '06:10 | 11/06/2022 GMT+7', 'Thứ Sáu, 26 Tháng 12 2014', '22-3-2018';
in the words of a site's software too: '12 Tháng Ba, 2025', 'Th3 12, 2025', 'March 12, 2025'."""

from __future__ import annotations

import re
from datetime import date

_FULL = re.compile(
    r"(?<![\d/.\-])(?:(?P<y1>(?:19|20)\d\d)-(?P<m1>\d\d?)-(?P<d1>\d\d?)"
    r"|(?P<d2>\d\d?)\s?[/.\-]\s?(?P<m2>\d\d?)\s?[/.\-]\s?(?P<y2>(?:19|20)\d\d)"
    r"|(?P<d3>\d\d?)\s(?:tháng|thg\.?|th\.?)\s{0,2}(?P<m3>\d\d?)(?:\snăm|,|\s)\s{0,2}(?P<y3>(?:19|20)\d\d)"
    r"|(?<!\w)(?:tháng|thg\.?|th\.?)\s?(?P<m4>\d\d?)\s(?P<d4>\d\d?),\s(?P<y4>(?:19|20)\d\d))(?![\d/\-])",
    re.IGNORECASE,
)
_WORDS = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_YEAR = r"(?:19|20)\d\d(?!\d)"
_IN_WORDS = re.compile(
    rf"(?<!\w)tháng (?P<m>{'|'.join(reversed(_WORDS))})(?=,?\s(?:năm\s)?{_YEAR}|\s\d\d?,\s{_YEAR})", re.IGNORECASE
)
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_IN_ENGLISH = re.compile(
    r"(?<!\w)(?P<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    rf"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?=,?\s{_YEAR}|\s\d\d?,\s{_YEAR})",
    re.IGNORECASE,
)
_RUN = re.compile(
    r"(?<!\w)từ (?:ngày )?\d[^|]{0,40}?(?:đến|[-–])|(?<![\d/])\d\d?/\d\d?\s?[-–]\s?\d\d?/\d\d?/(?:19|20)\d\d",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_WEEKDAY = re.compile(r"\W*(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s?nhật)(?!\w)", re.IGNORECASE)
_MONTH = re.compile(r"\b(?:tháng\s|số\s)(?P<m>\d\d?)\s?[/\-]\s?(?P<y>(?:19|20)\d\d)(?![\d/])", re.IGNORECASE)
_MONTH_ALONE = re.compile(
    r"(?:(?:[^\d,:|]{2,40},\s?)?ngày[\s.…_]*)?tháng\s(?P<m1>0?[1-9]|1[0-2])(?:\s?[/\-]\s?|\snăm\s)(?P<y1>(?:19|20)\d\d)"
    r"|date (?P<y2>(?:19|20)\d\d)-(?P<m2>0[1-9]|1[0-2])",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?<!\d)\d{1,2}(?::\d{2}){1,2}(?:\s?[ap]m)?(?!\d)|(?<!\d)\d{1,2}h\d{0,2}(?!\w)", re.IGNORECASE)
_LABELS = (
    *("cập nhật", "ngày đăng", "đăng ngày", "đăng lúc", "được đăng", "đã đăng", "ngày ban hành", "xuất bản"),
    *("ngày viết", "ngày tạo", "ngày:", "đăng tải", "gửi lúc", "ngày phát hành", "số ra", "posted", "published"),
    *("updated", "ngày gửi", "thời gian", "ngày đưa", "ngày nhập", "phát hành"),
    *("đưa lên", "lên trang", "đăng bởi", "người đăng", "phát sóng", "lên sóng", "ngày soạn", "người soạn"),
)
#: When something was held, which is not when the page was written.
_HELD = re.compile(r"thời gian\s?: ?(?:sáng|trưa|chiều|tối|từ|vào|lúc \d+ giờ|\d+ giờ|\d+h|hồi)(?!\w)")
#: Between the parts of a bulletin's line of issue.
_PARTS = re.compile(r"\s[-–|·•*]\s|[()]")
#: What a date line holds beside its date: weekdays, zones, labels, counters; then all that is no letter.
_REST = re.compile(
    r"^số(?:\s\d+)?(?=\W)|thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s?nhật|gmt\s?[+-]?\d{0,2}|\b(?:ngày|lúc|am|pm|t[2-7]|cn)\b"
    r"|lượt\s(?:xem|đọc)|cỡ chữ|theo dõi trên google news|[^\w]|\d|_",
    re.IGNORECASE,
)


def find_date(text: str) -> str | None:
    """The first full day of a text, ISO; None where there is none.

    >>> find_date("Thứ sáu, 26 Tháng 12 2014 09:12"), find_date("06:10 | 11/06/2022 GMT+7"), find_date("Sáng 25/4")
    ('2014-12-26', '2022-06-11', None)
    >>> find_date("12 Tháng Ba, 2025"), find_date("Mar 12, 2025 at 08:15"), find_date("Th3 12, 2025")
    ('2025-03-12', '2025-03-12', '2025-03-12')
    """
    if "19" not in text and "20" not in text:
        return None
    for match in _FULL.finditer(_in_numbers(text)):
        part = match.groupdict()
        day = _iso(*(part[k + "1"] or part[k + "2"] or part[k + "3"] or part[k + "4"] for k in "ymd"))
        if day:
            return day
    return None


def _in_numbers(text: str) -> str:
    """A text with the months of its days as numbers."""
    text = _IN_WORDS.sub(lambda m: f"tháng {_WORDS.index(m['m'].lower()) + 1}", text)
    return _IN_ENGLISH.sub(lambda m: f"tháng {_ENGLISH.index(m['m'][:3].lower()) + 1}", text)


_LAST_DAY = re.compile(
    r"(?:[-–]|đến|tới)\s?(?:hết\s)?(?:ngày\s)?(?P<d>\d\d?)\s?[/.-]\s?(?P<m>\d\d?)(?:\s?[/.-]\s?(?P<y>(?:19|20)\d\d))?(?!\d)"
)
_ISSUE = re.compile(r"(?<!\w)(?:tuần|số|k[ỳì])\s(?:thứ\s)?\d{1,2}\s?[/-]\s?(?P<y>(?:19|20)\d\d)(?!\d)", re.IGNORECASE)


def find_last_day(text: str) -> str | None:
    """The last day of those that an issue of a bulletin says it covers.

    >>> find_last_day("Tuần 16/2026 (13/4 - 19/4)"), find_last_day("ĐIỂM TIN TUẦN 11 (từ 9/3 đến 15/3/2026)")
    ('2026-04-19', '2026-03-15')
    """
    last, issue = _LAST_DAY.search(text), _ISSUE.search(text)
    year = (last and last["y"]) or (issue and issue["y"])
    return _iso(year, last["m"], last["d"]) if last and year else None


_TODAY = re.compile(r"(?:vào (?:lúc|hồi) [^,]{2,20}, )?hôm nay,?\s(?:vào (?:lúc|hồi) [^,]{2,20}, )?(?:ngày\s)?", re.I)


def find_today(text: str) -> str | None:
    """The day on which minutes say that they were taken: "Hôm nay, ngày 17 tháng 11 năm 2011, tại …"."""
    opening = _TODAY.match(text)
    return find_date(text[opening.end() : opening.end() + 32]) if opening else None


def find_month(text: str) -> str | None:
    """The first month printed as an issue's: 'Số tháng 8/2023' -> '2023-08'."""
    match = _MONTH.search(text)
    return f"{match['y']}-{int(match['m']):02}" if match and 1 <= int(match["m"]) <= 12 else None


def find_month_alone(text: str) -> str | None:
    """The month of a line that holds nothing else, or of a letter whose day is left open.

    >>> find_month_alone("Tháng 5/2020"), find_month_alone("date 2023-06"), find_month_alone("Tháng 5/2020 đón 3 đoàn")
    ('2020-05', '2023-06', None)
    >>> find_month_alone("Nam Xương, ngày      tháng 12 năm 2012")
    '2012-12'
    """
    match = _MONTH_ALONE.fullmatch(text.strip())
    return f"{match['y1'] or match['y2']}-{int(match['m1'] or match['m2']):02}" if match else None


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


_POSTED = re.compile(r"(?<!\w)(?:đăng|đưa tin|đưa)(?: tin)?:? \d{1,2}[/.-]")


def has_label(text: str) -> bool:
    """Whether the line says that it is the day of posting or updating; not where it tells from when to when."""
    low = text.lower()
    if _HELD.search(low) or not (any(label in low for label in _LABELS) or _POSTED.search(low)):
        return False
    return not is_stretch(text) or any(
        any(label in part for label in _LABELS) and not is_stretch(part) and find_date(part)
        for part in _PARTS.split(low)
    )


def is_stretch(text: str) -> bool:
    """Whether the line tells from when to when: "(từ ngày 13/5 đến ngày 18/5/2024)"."""
    return _RUN.search(text) is not None


def has_clock(text: str) -> bool:
    """Whether a time of day stands in the line: a posting time has one, a site's 'today' mostly not."""
    return _CLOCK.search(text) is not None


_PLACE_AND_DAY = re.compile(r"\(?(?!thứ|chủ nhật)[^\d,:|]{2,40},\s?ngày\s", re.IGNORECASE)


def is_place_and_day(text: str) -> bool:
    """Whether a date line is that of a letter: 'Hà Tĩnh, ngày 29 tháng 11 năm 2018'."""
    return _PLACE_AND_DAY.match(text) is not None


def is_date_line(text: str) -> bool:
    """Whether the line is there for its date: nothing much beside it, or a label that says so.

    >>> is_date_line("LÊ VŨ  12/04/2017, 17:05"), is_date_line("Ngày 11/3/2019, tỉnh Sơn La đón Đoàn đại biểu cấp cao")
    (True, False)
    """
    if find_date(text) is None or _RUN.search(text):
        return False
    text = _in_numbers(text)
    parts = re.split(r"\s[-–]\s", text)
    if len(text) < 140 and (any(map(_is_day_of_issue, parts)) or _beside_credit(parts)):
        return True
    if len(text) < 140 and any(_is_date_alone(part) for part in re.split(r"\s[|·•*]\s", text)):
        return True
    rest = _REST.sub("", _CLOCK.sub("", _FULL.sub("", text)))
    return len(rest) <= (34 if has_clock(text) or _WEEKDAY.match(text) else 16) or (has_label(text) and len(rest) <= 70)


def _is_day_of_issue(part: str) -> bool:
    """Whether a part of a line between dashes is a day with its weekday: "… - Thứ sáu, 17/11/2017 - Phòng A"."""
    return _WEEKDAY.search(part) is not None and _is_date_alone(part)


#: Whose a page is, or under which heading it stands, beside its day: "Phòng A", "Người viết: B", "Chuyên mục: C".
_CREDIT = re.compile(
    r"(?:(?:người|nhóm) (?:viết|đăng|đưa|soạn)|tác giả|bài|ảnh|theo|nguồn|(?:chuyên )?mục|tổ|ban|phòng|văn phòng|báo|"
    r"tạp chí|trung tâm|tòa soạn|phóng viên|cộng tác viên)\b"
    r"(?!.*\b(?:tiếp|thăm|làm việc|k[ýí]|đón|gặp|trao|tặng|họp|dự|với)\b)",
    re.IGNORECASE,
)


def is_masthead(row: str) -> bool:
    r"""Whether a row is a site's name beside the day of posting: "BÁO A<tab>Thứ sáu 05/12/2025 08:41".

    >>> is_masthead("BÁO A\tThứ sáu 05/12/2025 08:41"), is_masthead("05/12/2025\tĐoàn tỉnh A\tĐến thăm")
    (True, False)
    """
    cells = [cell.strip() for cell in row.split("\t")]
    days = [cell for cell in cells if find_date(cell)]
    stamped = days and len(days) == 1 and _is_date_alone(days[0]) and (has_clock(days[0]) or _WEEKDAY.match(days[0]))
    return bool(stamped) and len(cells) == 2 and not _DIGIT.search(cells[1 - cells.index(days[0])])


def _beside_credit(parts: list[str]) -> bool:
    """Whether a line is a day and, behind a dash, who wrote or where it stands: "11/8/2018 - Người viết: A"."""
    return len(parts) == 2 and any(
        _is_date_alone(day) and _CREDIT.match(other) is not None and other.count(" ") < 9
        for day, other in (parts, parts[::-1])
    )


def _is_date_alone(part: str) -> bool:
    """Whether a part of a line between bars is a date and nothing else."""
    return find_date(part) is not None and not _REST.sub("", _CLOCK.sub("", _FULL.sub("", part)))
