"""What a page says of itself: title, day of publication and where that came from, publisher."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hoptac.decode.dates import find_date, find_month, has_clock, has_label
from hoptac.decode.lines import Line, ends_sentence

_SITE = re.compile(
    r"^(?:báo|đài|cổng|trang|bản tin|tạp chí|thời báo|hệ thống|ủy ban|ubnd|sở|truyền hình|chuyên mục|chuyên trang|ghi chép|phóng sự|cơ quan)\b",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(r"^(?:ỦY BAN NHÂN DÂN|UBND|CỘNG H[OÒ][AÀ] XÃ HỘI|Kính gửi|Căn cứ|TỈNH ỦY|HỘI ĐỒNG NHÂN DÂN|Số:)")
_LABELLED = re.compile(r"^[^:]{2,22}:\s")
_PAREN = re.compile(r"^[(\[].*[)\]]$")
_SOURCE = re.compile(r"^(?:nguồn|theo)(?:\s?:\s?|\s)(.{2,60})$", re.IGNORECASE)
_AGENCY = re.compile(r"^\(([A-ZĐ][A-ZĐa-z]{1,8})\)\s?[-–—]?\s")
_SITE_NAME = re.compile(
    r"^(?:báo|đài|cổng|trang (?:thông tin|tt|tin)|bản tin|tạp chí|thời báo|sở ngoại vụ|truyền hình|trường|ủy ban)\b|(?:online|media|24h|tv|\.vn)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Meta:
    """What a page's markup says of the page; plain text has none."""

    titles: tuple[str, ...] = ()
    published: str | None = None
    basis: str = "meta"
    publisher: str | None = None


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
    places = _hinted_title(lines) or _best_title(lines)
    title = " ".join(lines[i].text for i in places) or None
    published, basis = (meta.published, meta.basis) if meta.published else find_published(lines, places[:1])
    return Head(title, tuple(places), published, basis, meta.publisher or _find_publisher(lines, places))


def _hinted_title(lines: Sequence[Line]) -> list[int]:
    return [i for i, line in enumerate(lines) if line.hint == "title" and line.text]


def _best_title(lines: Sequence[Line]) -> list[int]:
    """The likeliest headline above the first paragraph; none where nothing looks like one."""
    scored = [(score, i) for i in _head(lines) if (score := _title_score(lines, i)) > 0]
    return [max(scored, key=lambda pair: (pair[0], pair[1]))[1]] if scored else []


def _head(lines: Sequence[Line]) -> list[int]:
    """The filled lines above the first paragraph, at most 40. A first line may be a headline that ends in a stop."""
    found: list[int] = []
    for i, line in enumerate(lines):
        if not line.text or line.hint == "furniture":
            continue
        if len(line.text) > 220 or (_OFFICIAL.match(line.text) and found) or len(found) == 40:
            break
        if line.kind == "prose" and ends_sentence(line.text) and ((found and len(line.text) > 90) or len(line.text) > 160):
            break
        found.append(i)
    return found


def _title_score(lines: Sequence[Line], i: int) -> float:
    """How much a line looks like the headline; 0 for what cannot be one."""
    line = lines[i]
    if line.kind in ("date", "menu", "caption") or line.sign not in ("", "maybe") or line.words < 4 or _PAREN.match(line.text):
        return 0
    if line.text[0] in "-+*•" or re.search(r"\((?:bên |hàng |thứ )?(?:trái|phải|giữa)[^)]{0,20}\)", line.text):
        return 0
    score = min(line.words, 14) / 14
    score += 0.6 if _near_date(lines, i, 1) else 0.3 if _near_date(lines, i, -1) else 0
    score += 0.5 if _before_article(lines, i) else 0
    score -= 0.5 if _SITE.match(line.text) and line.words < 12 else 0
    score -= 0.6 if _LABELLED.match(line.text) and line.words < 7 else 0
    return score


def _near_date(lines: Sequence[Line], i: int, step: int) -> bool:
    """Whether the next filled line that way (buttons passed over) is a date line."""
    k = i + step
    while 0 <= k < len(lines) and (not lines[k].text or lines[k].sign == "buttons"):
        k += step
    return 0 <= k < len(lines) and lines[k].kind == "date"


def _before_article(lines: Sequence[Line], i: int) -> bool:
    """Whether the article begins right after this line, dates and buttons passed over."""
    for line in lines[i + 1 :]:
        if line.text and line.kind != "date" and line.sign not in ("buttons", "counter", "credit", "tags"):
            return line.kind in ("prose", "caption") or _OFFICIAL.match(line.text) is not None
    return False


def find_published(lines: Sequence[Line], title: Sequence[int]) -> tuple[str | None, str | None]:
    """The day of publication from the page's lines, and ``line``; (None, None) where no line gives it.

    The line by the title goes before one further up (a site's "today"), that before one at the page's foot, that before the
    place-and-day line of a letter.
    """
    at = title[0] if title else 0
    ranked: list[tuple[int, int, str]] = []
    for i, line in enumerate(lines):
        rank = _date_rank(line, i, at, bool(title))
        if rank is not None and (day := find_date(line.text)):
            ranked.append((rank, abs(i - at), day))
    if ranked:
        return min(ranked)[2], "line"
    month = next((m for line in lines[: at + 1] if len(line.text) < 120 and (m := find_month(line.text))), None)
    return (month, "line") if month else (None, None)


def _date_rank(line: Line, i: int, at: int, titled: bool) -> int | None:
    """0 best; None for a line that is not there for its date."""
    if line.kind != "date" and not (len(line.text) < 250 and has_label(line.text) and find_date(line.text)):
        return None
    told = has_label(line.text) or has_clock(line.text)
    place_and_day = re.match(r"^\(?[^\d,:|]{2,40},\s(?:ngày\s)", line.text) and not re.match(r"^(?:thứ|chủ nhật)", line.text, re.I)
    if place_and_day:
        return 5
    if titled and at < i <= at + 6:
        return 0 if told or line.kind == "date" else 1
    if i <= at:
        return 1 if told else 2
    return 3 if told and not titled and i < 12 else 4 if has_label(line.text) and line.sign != "heading" else None


def _find_publisher(lines: Sequence[Line], title: Sequence[int]) -> str | None:
    """The source that the page names, the agency's mark before the text, the site's name above the title."""
    at = title[0] if title else 0
    for line in lines[at:]:
        match = _SOURCE.match(line.text) if line.sign == "credit" or len(line.text) < 70 else None
        if match and not ends_sentence(line.text) and match.group(1)[0].isalnum() and match.group(1).count(" ") < 7:
            return match.group(1).strip(" .")
    for line in lines[:at]:
        name = re.split(r"\s[-|–>»]\s", line.text)[0].strip()
        if _SITE_NAME.search(name) and line.kind != "date" and len(name) < 80:
            return name
    for line in lines[at : at + 12]:
        if match := _AGENCY.match(line.text):
            return match.group(1)
    return None
