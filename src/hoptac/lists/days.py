"""Days, months, years and terms in the cells of a list, as each office writes them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from hoptac.base.fold import fold_key
from hoptac.base.nouns import Time
from hoptac.decode.sheets import Cell
from hoptac.find.dates import DateHit, find_dates

_SIZE = {"day": 10, "month": 7, "year": 4}
_YEAR = re.compile(r"(?:năm )?((?:19|20)\d\d)")
#: Days that a spreadsheet counts from the end of 1899: 1955 to 2064.
_SERIAL = range(20_000, 60_000)
_EPOCH = date(1899, 12, 30)
_FULL = re.compile(r"(?<!\d)(\d{1,2}) ?([.\-/]) ?(\d{1,2}) ?\2 ?((?:19|20)?\d\d)(?!\d)")
_SHORT = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})(?![\d.])")
#: A day and a month, or two months: nobody can tell.
_EITHER = re.compile(r"\d{1,2} ?- ?\d{1,2} ?/ ?(?:\d\d){1,2}")
_CLOCK = re.compile(r"(?<=\d)[ t]\d{1,2}:\d\d(?::\d\d)?$")
_MONTH = re.compile(r"(?<![\d/.\-])(?:tháng |t)?(0?[1-9]|1[0-2]) ?[/.\-] ?((?:19|20)\d\d)(?![\d/])")
_SCHOOL = re.compile(r"(?:năm học|niên khóa|khóa|học kỳ \w+ năm học|nk|nh)\s?:?\s?(?=\d)")
#: What may stand around a day in a cell of days.
_FILLER = re.compile(
    r"(?:từ|đến|tới|hết|ngày|tháng|năm|ký|kể|giai đoạn|thời kỳ|tính|sáng|chiều|tối|from|to|until|since|\W|_)+"
)
_JOIN = re.compile(r"(?:\s|ngày|tháng|năm|hết|\()*(?:-|đến|tới|to|until|/)(?:\s|ngày|tháng|năm|hết|\))*")


def read_time(cell: Cell, anchor: str | None) -> Time | str:
    """The time that a cell tells, else why not (a key of ``TROUBLES``). ``anchor``: an ISO day, month or year to which
    a day without a year is laid."""
    if isinstance(cell.value, date):
        return Time(cell.value.isoformat()[: _SIZE[cell.grain]], cell.grain)
    if cell.unworked:
        return "unworked"
    words = fold_key(cell.text).strip(" .;,")
    if year := _YEAR.fullmatch(words):
        return Time(year[1], "year")
    if _EITHER.fullmatch(words):
        return "day"
    if words.isdigit() and int(words) in _SERIAL:
        return Time((_EPOCH + timedelta(days=int(words))).isoformat())
    return _in_words(_plain(words), anchor)


def _plain(words: str) -> str:
    """Days and months with slashes and four digits of the year, as the rules for pages have them."""

    def day(match: re.Match[str]) -> str:
        year = match[4] if len(match[4]) == 4 else f"{'20' if int(match[4]) < 70 else '19'}{match[4]}"
        return f"{match[1]}/{match[3]}/{year}"

    words = _CLOCK.sub("", words)
    plain = _SHORT.sub(r"\1/\2", _SCHOOL.sub("", _FULL.sub(day, words)))
    if not _FULL.search(words):
        plain = _MONTH.sub(lambda m: f"tháng {m[1]}/{m[2]}", plain)
    return re.sub(r"(?<=\d{4}) ?/ ?(?=\d{4}(?!\d))", "-", plain)


def _in_words(words: str, anchor: str | None) -> Time | str:
    hits = [hit for hit in find_dates(words, anchor) if hit.time]
    rest, end = "", 0
    for hit in hits:
        rest, end = rest + " " + words[end : hit.start], hit.end
    rest = (rest + " " + words[end:]).strip()
    if not hits or (rest and not _FILLER.fullmatch(rest)):
        return "day"
    time = hits[0].time if len(hits) == 1 else _joined(words, hits)
    if time is None:
        return "day"
    return "year" if "X" in time.edtf else time


def _joined(words: str, hits: list[DateHit]) -> Time | None:
    """Two times told apart, as one interval."""
    if len(hits) != 2 or not _JOIN.fullmatch(words[hits[0].end : hits[1].start]):
        return None
    first, last = hits[0].time, hits[1].time
    if not first or not last or "/" in first.edtf or "/" in last.edtf or first.edtf > last.edtf:
        return None
    return Time(f"{first.edtf}/{last.edtf}", first.grain)


#: A term without an end, or one that is not told.
_OPEN = re.compile(
    r"(?:không|vô|chưa) (?:xác định )?(?:có )?(?:thời hạn|thời gian|kỳ hạn)|không xác định|dài hạn|lâu dài|-+|"
    r"indefinite"
)


def read_term(cell: Cell) -> tuple[int, int] | str | None:
    """First and last year of a term; None for one without an end; else why not."""
    if _OPEN.fullmatch(fold_key(cell.text).strip(" .")):
        return None
    time = read_time(cell, None)
    if isinstance(time, str):
        return "unworked" if time == "unworked" else "term"
    first, _, last = time.edtf.partition("/")
    if not last or last == "..":
        return "term"
    return int(first[:4]), int(last[:4])
