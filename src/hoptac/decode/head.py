"""What a page says of itself: title, day of publication and where that came from, publisher."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from hoptac.base.fold import UPPER
from hoptac.decode.dates import (
    find_date,
    find_month,
    find_month_alone,
    has_clock,
    has_label,
    is_date_line,
    is_place_and_day,
    is_stretch,
)
from hoptac.decode.lines import Line, Meta, ends_sentence
from hoptac.decode.publisher import find_publisher, is_issue, is_site

#: How an official document begins, below the headline that the site gave it.
_OFFICIAL = re.compile(
    rf"(?:[ỦU][ỶY] BAN NHÂN DÂN|UBND [{UPPER} ]{{4,60}}$|CỘNG H[ÒO][ÀA] XÃ HỘI|TỈNH [ỦU][ỶY]|HỘI ĐỒNG NHÂN DÂN"
    r"|Kính gửi|Căn cứ |Số: )"
)
#: The first lines of an official document, by themselves.
LETTERHEAD = re.compile(
    r"(?:[^\t]{2,60}\t)?CỘNG H[ÒO][ÀA] XÃ HỘI|ĐẢNG CỘNG SẢN|(?:[^\t]{2,60}\t)?Độc lập\s?-", re.IGNORECASE
)
_KIND = re.compile(
    r"(?:BÁO CÁO|KẾ HOẠCH|CHƯƠNG TRÌNH|BIÊN BẢN|THÔNG BÁO|TỜ TRÌNH|ĐỀ ÁN|QUYẾT ĐỊNH|NGHỊ QUYẾT|KẾT LUẬN|HƯỚNG DẪN)"
    r"(?: [^\d,.;:]{2,40})?"
)
_LABELLED = re.compile(r"^[^:]{2,22}:\s")
#: The row of an office's register of papers that says what a paper is about; the paper's own title follows.
_REGISTERED = re.compile(r"(?:trích yếu|nội dung|về việc|v/v|tóm tắt|loại văn bản)[^:]{0,20}:", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]{1,5}|[a-zđ])[.)]\s")
_IN_PICTURE = re.compile(r"\((?:bên |hàng |thứ )?(?:trái|phải|giữa)[^)]{0,20}\)", re.IGNORECASE)
#: How a paragraph begins and no headline does; only asked of lines that end in a stop.
_OPENING = re.compile(
    r"(?:\([^)]{2,30}\)|[\w ]{2,20}\s[-–]\s)?\s?(?:sáng|trưa|chiều|tối|đêm|ngày|hôm|trong (?:hai|ba|các|khuôn)"
    r"|vừa qua|mới đây|nhận lời|thực hiện"
    r"|nhân dịp|nhân kỷ niệm|được sự|tiếp|phát biểu|theo|căn cứ|tại|cùng ngày)\b",
    re.IGNORECASE,
)
#: A masthead that shows the visitor's own day beside the paper's telephone.
_CLOCK = re.compile(r"(?:đường dây nóng|hotline|điện thoại|tòa soạn)(?!\w)", re.IGNORECASE)
_PAREN = re.compile(r"^[(\[].*[)\]]$")
#: The line of a periodical's issue, under its name: "Số 1127, Chủ nhật 26-11-2006".
_ISSUE = re.compile(r"Số \d{1,5}\b|Năm thứ ", re.IGNORECASE)
#: What a register of papers or a crawler prints before a headline, in its line.
_BEFORE_TITLE = re.compile(
    r"(?:(?:trích yếu|tiêu đề|tên bài)(?: nội dung| văn bản)?\s?:\s|date \d{4}-\d\d(?:-\d\d)?\s|"
    r"\[\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\]\s|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\s?[-–|]\s(?!\d))\s{0,3}",
    re.IGNORECASE,
)
#: The day of posting behind a headline in its line, with the hour or behind a dash, and the site's name behind a bar.
_AFTER_TITLE = re.compile(
    r"(?<!\d)\s[-–|]\s(?:ngày )?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$|"
    r"\s+[-–|(]?\s?(?:(?:\d{1,2}[:h]\d{2}(?::\d\d)?[,\s-]{1,3})\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?:[,\s-]{1,3}\d{1,2}[:h]\d{2}(?::\d\d)?))(?:\s?(?:AM|PM|\(?GMT ?\+ ?7\)?))?\)?$",
    re.IGNORECASE,
)
#: To whom a letter is: no headline.
_ADDRESSED = re.compile(r"(?:trân trọng )?kính (?:gửi|thưa)(?!\w)", re.IGNORECASE)
#: As many words of a first line that names no site are a headline's, whatever stands between it and the article.
_FIRST = 8


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
    places = _hinted_title(lines) or _best_title(lines) or _paper_title(lines)
    headline = _BEFORE_TITLE.sub("", " ".join(lines[i].text for i in places), count=1)
    title = _AFTER_TITLE.sub("", _without_site(headline)) or headline or None
    published, basis = (meta.published, meta.basis) if meta.published else find_published(lines, places[:1])
    return Head(title, tuple(places), published, basis, find_publisher(lines, places, title, meta))


def _without_site(headline: str) -> str:
    """A headline without the site's name behind a bar: "Hai tỉnh … | Báo A"."""
    story, bar, site = headline.rpartition(" | ")
    return story if bar and is_site(site) and story.count(" ") > 2 else headline


def _hinted_title(lines: Sequence[Line]) -> list[int]:
    return [i for i, line in enumerate(lines) if line.hint == "title" and line.text]


def _best_title(lines: Sequence[Line]) -> list[int]:
    """The likeliest headline above the first paragraph; none where nothing looks like one."""
    scored = [(score, i) for i in _head(lines) if (score := _title_score(lines, i)) > 0]
    return _with_next(lines, max(scored)[1]) if scored else []


def _paper_title(lines: Sequence[Line]) -> list[int]:
    """The title of an official paper that no site gave a headline: its kind and what it is about, on two lines."""
    filled = [i for i, line in enumerate(lines) if line.text and line.hint != "furniture"][:20]
    if not any(LETTERHEAD.match(lines[i].text) for i in filled[:6]):
        return []
    for i, after in pairwise(filled):
        if _KIND.fullmatch(lines[i].text) and lines[after].words >= 4 and "\t" not in lines[after].text:
            return [i, after]
    return []


def _with_next(lines: Sequence[Line], i: int) -> list[int]:
    """A headline in capitals may run over two lines; the kind of a paper is followed by whose it is."""
    after = lines[i + 1] if i + 1 < len(lines) else None
    if after is not None and after.text[:1].islower() and after.words > 3 and _KIND.fullmatch(lines[i].text):
        return [i, i + 1]
    if after is None or not (lines[i].text.isupper() and after.text.isupper()) or ends_sentence(lines[i].text):
        return [i]
    alike = after.kind == "short" and after.sign == "" and after.words >= 3 and not is_site(after.text)
    return [i, i + 1] if alike and not (_OFFICIAL.match(after.text) or _NUMBERED.match(after.text)) else [i]


def _head(lines: Sequence[Line]) -> list[int]:
    """The filled lines above the first paragraph, at most 40. A first line may be a headline that ends in a stop."""
    found: list[int] = []
    for i, line in enumerate(lines):
        if not line.text or line.hint == "furniture":
            continue
        if len(line.text) > 220 or (_OFFICIAL.match(line.text) and found) or len(found) == 40:
            break
        if (
            line.kind == "prose"
            and ends_sentence(line.text)
            and ((found and len(line.text) > 90) or len(line.text) > 160)
        ):
            break
        found.append(i)
    return found


def _title_score(lines: Sequence[Line], i: int) -> float:
    """How much a line looks like the headline; 0 for what cannot be one."""
    line = lines[i]
    if (
        line.kind in ("date", "menu", "caption")
        or line.sign not in ("", "maybe")
        or line.words < 4
        or _PAREN.match(line.text)
        or _ADDRESSED.match(line.text)
    ):
        return 0
    if line.text[0] in "-+*•" or line.text.endswith(":") or _IN_PICTURE.search(line.text) or "\t" in line.text:
        return 0
    small = line.text[0].islower() and not _BEFORE_TITLE.match(line.text)
    if small or (ends_sentence(line.text) and _OPENING.match(line.text)):
        return 0  # "và Đoàn đại biểu …" goes on with the line above
    site = is_site(line.text)
    score = min(line.words, 14) / 14
    score += 0.7 if _near_date(lines, i, 1) else 0.3 if _near_date(lines, i, -1) else 0
    score += 0.5 if _before_article(lines, i) else 0
    score += 0.3 if line.words >= _FIRST and not site and not any(other.text for other in lines[:i]) else 0
    score -= (1.5 if line.text.isupper() else 0.5) if site else 0
    score -= 0.6 if _LABELLED.match(line.text) and (line.words < 7 or _REGISTERED.match(line.text)) else 0
    score -= 1.0 if _NUMBERED.match(line.text) else 0
    return score


def _near_date(lines: Sequence[Line], i: int, step: int) -> bool:
    """Whether the next filled line that way (buttons passed over) is a date line, not that of a periodical's issue."""
    k = i + step
    while 0 <= k < len(lines) and (not lines[k].text or lines[k].sign == "buttons" or _PAREN.match(lines[k].text)):
        k += step
    return 0 <= k < len(lines) and lines[k].kind == "date" and not _ISSUE.match(lines[k].text)


def _before_article(lines: Sequence[Line], i: int) -> bool:
    """Whether the article begins right after this line, dates and buttons passed over."""
    for line in lines[i + 1 :]:
        passed = line.kind == "date" or line.sign in ("buttons", "counter", "credit", "tags") or _PAREN.match(line.text)
        if line.text and not passed:
            return line.kind in ("prose", "caption") or _OFFICIAL.match(line.text) is not None
    return False


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
    return (month, "line") if month else (None, None)


def _day_beside(lines: Sequence[Line], at: int) -> str | None:
    """The day or month that a crawler prints in the line of the page's first words, or the day and hour behind the
    headline: "date 2019-08 Hai tỉnh …", "Hai tỉnh … 02/08/2019 16:50".
    """
    first = next((line for line in lines[: at + 1] if line.text), None)
    before = _BEFORE_TITLE.match(first.text) if first else None
    before = before or (_BEFORE_TITLE.match(lines[at].text) if lines else None)
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
        return None  # a row of a table: a day of a programme
    if titled and at < i <= at + 3 and _PAREN.match(line.text) and not is_stretch(line.text):
        return 1
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
