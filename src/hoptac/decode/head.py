"""What a page says of itself: title, day of publication and where that came from, publisher."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hoptac.decode.dates import (
    find_date,
    find_last_day,
    find_month,
    find_month_alone,
    find_today,
    has_clock,
    has_label,
    is_date_line,
    is_masthead,
    is_place_and_day,
    is_stretch,
)
from hoptac.decode.headline import BEFORE_TITLE, PAREN, find_title
from hoptac.decode.lines import Line, Meta
from hoptac.decode.publisher import find_publisher, is_issue, is_site

#: A masthead that shows the visitor's own day beside the paper's telephone.
_CLOCK = re.compile(r"(?:đường dây nóng|hotline|điện thoại|tòa soạn)(?!\w)", re.IGNORECASE)
#: The day of posting behind a headline in its line, with the hour or behind a dash, and the site's name behind a bar.
_AFTER_TITLE = re.compile(
    r"(?<!\d)\s[-–|]\s(?:ngày )?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$|"
    r"\s+[-–|(]?\s?(?:(?:\d{1,2}[:h]\d{2}(?::\d\d)?[,\s-]{1,3})\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?:[,\s-]{1,3}\d{1,2}[:h]\d{2}(?::\d\d)?))(?:\s?(?:AM|PM|\(?GMT ?\+ ?7\)?))?\)?$",
    re.IGNORECASE,
)
#: A full day behind a comma or a weekday at the end of a headline.
_ENDS_IN_DAY = re.compile(
    r"(?:, (?:(?:thứ \w+|chủ nhật),? )?|(?:thứ \w+|chủ nhật),? )(?:ngày )?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\W*$",
    re.IGNORECASE,
)
#: Who gets a bulletin and when it goes out, behind its headline.
_CIRCULATED = re.compile(r"\s[-–|*•]\s(?:lưu hành|phát hành|số ra)\b.*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """Title with the places of its lines, day with its basis, publisher."""

    title: str | None
    title_lines: tuple[int, ...]
    published: str | None
    published_basis: str | None
    publisher: str | None


def read_head(lines: Sequence[Line], meta: Meta | None = None) -> Head:
    """Title, day and publisher of a page from its markup where that tells, else from its lines."""
    meta = meta or Meta()
    places = find_title(lines)
    headline = BEFORE_TITLE.sub("", " ".join(lines[i].text for i in places), count=1)
    title = _AFTER_TITLE.sub("", _CIRCULATED.sub("", _without_site(headline))) or headline or None
    published, basis = (meta.published, meta.basis) if meta.published else find_published(lines, places[:1])
    return Head(title, tuple(places), published, basis, find_publisher(lines, places, title, meta))


def _without_site(headline: str) -> str:
    """A headline without the site's name behind a bar: "Hai tỉnh … | Báo A"."""
    story, bar, site = headline.rpartition(" | ")
    return story if bar and is_site(site) and story.count(" ") > 2 else headline


def find_published(lines: Sequence[Line], title: Sequence[int]) -> tuple[str | None, str | None]:
    """The day of publication from the page's lines, and ``line``; (None, None) where no line gives it.

    The line by the title goes before one further up (a site's "today"), that before one at the page's foot, that before
    the place-and-day line of a letter.
    """
    at = title[0] if title else 0
    ranked: list[tuple[int, int, str]] = []
    for i, line in enumerate(lines):
        rank = _date_rank(line, i, at, bool(title))
        if rank is not None and (day := find_date(line.text)):
            ranked.append((rank, abs(i - at), day))
    if day := _day_beside(lines, at):
        return day, "line"
    if ranked:
        return min(ranked)[2], "line"
    months = (find_month(line.text) for line in lines[: at + 1] if len(line.text) < 120)
    month = next(filter(None, months), None) or _month_below(lines[at + 1 : at + 12])
    told = month or _day_within(lines, at) or (_day_of_title(lines[at].text) if title else None)
    return (told, "line") if told else (None, None)


def _day_of_title(headline: str) -> str | None:
    """The day with which a headline ends: "Chương trình phát thanh, thứ tư ngày 06/11/2024"."""
    ending = _ENDS_IN_DAY.search(headline)
    return find_date(ending.group()) if ending else None


def _day_within(lines: Sequence[Line], at: int) -> str | None:
    """The last day that a bulletin's head says it covers; the day on which minutes were taken."""
    head = [line.text for line in lines[: at + 3] if line.text and len(line.text) < 140]
    covered = next(filter(None, map(find_last_day, head)), None)
    return covered or next(filter(None, (find_today(line.text) for line in lines[at : at + 12])), None)


def _day_beside(lines: Sequence[Line], at: int) -> str | None:
    """The day or month that a crawler prints in the line of the page's first words, or the day and hour behind the
    headline: "date 2019-08 Hai tỉnh …", "Hai tỉnh … 02/08/2019 16:50".
    """
    first = next((line for line in lines[: at + 1] if line.text), None)
    before = BEFORE_TITLE.match(first.text) if first else None
    before = before or (BEFORE_TITLE.match(lines[at].text) if lines else None)
    after = _AFTER_TITLE.search(lines[at].text) if lines else None
    if after is not None and (day := find_date(after.group())):
        return day
    if before is None:
        return None
    return find_date(before.group()) or find_month_alone(before.group())


def _month_below(lines: Sequence[Line]) -> str | None:
    """The month below the headline: alone in its line, after a periodical's name, or of a letter whose day is open.

    "Tháng 5/2020", "Bản tin nội bộ, tháng 7/2021", "Nam Xương, ngày … tháng 12 năm 2012".
    """
    for line in lines:
        found = (find_month_alone(cell) for cell in line.text.split("\t")) if line.kind != "prose" else iter(())
        if month := next(filter(None, found), None) or (find_month(line.text) if is_issue(line.text) else None):
            return month
    return None


def _date_rank(line: Line, i: int, at: int, titled: bool) -> int | None:
    """0 best; None for a line that is not there for its date."""
    if any(is_place_and_day(cell) and is_date_line(cell) for cell in line.text.split("\t")[1:]):
        return 5  # the head of a letter, beside its number
    if _CLOCK.match(line.text):
        return None
    if "\t" in line.text and not has_label(line.text):
        return 2 if i < at and is_masthead(line.text) else None  # else a row of a table: a day of a programme
    if titled and at < i <= at + 3 and PAREN.match(line.text) and not is_stretch(line.text):
        return 1 if line.kind == "date" or has_label(line.text) else 2  # "(Lời của ông A tại …, ngày …)"
    if line.kind != "date" and not (len(line.text) < 250 and has_label(line.text) and find_date(line.text)):
        return None
    told = has_label(line.text) or has_clock(line.text)
    if is_place_and_day(line.text):
        return 5
    if titled and at < i <= at + 6:
        return 0 if told or line.kind == "date" else 1
    if i <= at:
        return 1 if told else 2
    return 3 if told and not titled and i < 12 else 4 if has_label(line.text) and line.sign != "heading" else None
