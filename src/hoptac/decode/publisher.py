"""Who publishes a page: the source that it names, its markup, the site's name above the headline or in the imprint."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hoptac.base.fold import LOWER, UPPER, letters
from hoptac.decode.furniture import sign_of
from hoptac.decode.lines import Line, Meta, ends_sentence

_SITE = re.compile(
    r"(?:báo|đài|cổng|trang|bản tin|tạp chí|tập san|nội san|thời báo|hệ thống|ủy ban|ubnd|sở|truyền hình|chuyên mục"
    r"|chuyên trang|ghi chép|phóng sự|cơ quan)\b",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"(?:nguồn|theo)(?:\s?:\s?|\s)(.{2,60})$", re.IGNORECASE)
_RIGHTS = re.compile(
    r"(?:©|\(c\))?\W{0,3}(?:bản quyền(?: thuộc)?(?: về)?|copyright|(?<=©)|(?<=© ))\W{0,3}(?:20\d\d\W{0,3})?"
    r"([^.,\d:;|]{5,70})",
    re.IGNORECASE,
)
_AGENCY = re.compile(r"\(([A-ZĐ][A-ZĐa-z]{1,8})\)\s?[-–—]?\s")
#: An office whose site has a name of its own, or a system without one.
_OFFICE = re.compile(r"(?:ủy ban|ubnd|sở|hệ thống)\b", re.IGNORECASE)
#: The kind of a site without a name: what follows it in capitals is its name.
_PORTAL = re.compile(r"CỔNG (?:THÔNG TIN|TTĐT)(?: ĐIỆN TỬ)?|TRANG (?:TIN|THÔNG TIN)(?: ĐIỆN TỬ)?|BÁO|ĐÀI PT-TH")
_CAPITALS = re.compile(rf"(?:[{UPPER}-]{{2,}} ){{2,}}[{UPPER}-]{{2,}}(?= [{UPPER}][{LOWER}])")
_BY_LINE = re.compile(r"\((Báo [^()\d]{3,40})\)")
_GAP = re.compile(r"\s(?:[-|–—>»•]|::)\s")


#: A periodical's name in capitals and the part of it that the page stands in: "NAM XƯƠNG NGÀY NAY - Kinh tế đối ngoại".
_SECTION = re.compile(rf"(?:[{UPPER}]+ ){{2,6}}[-–|] [{UPPER}][{LOWER}]+(?: [{LOWER}]+){{0,4}}$")
_ISSUE = re.compile(r"bản tin\b.{0,60}\b(?:số|tuần|tháng|quý|ngày)\s\d", re.IGNORECASE)
_PERIODICAL = re.compile(r"(?:bản tin|tập san|nội san|đặc san|tạp chí|số)\b.{0,60}\btháng\s\d", re.IGNORECASE)


#: What an office or a paper does in a headline: its name alone does nothing.
_DOES = re.compile(
    r"\s(?:(?:đi |đến |sang )?thăm|(?<!giao\s)tiếp(?! (?:công dân|thị|cận|nhận))|làm việc với|đón(?! dâu)|"
    r"ký(?: kết)?(?! (?:ức|túc|sự))|chúc (?:tết|mừng)|trao (?:tặng|quà|đổi)|tặng|hội đàm|gặp mặt|tiễn)\s(?=[^\W\d_])",
    re.IGNORECASE,
)


def is_site(text: str) -> bool:
    """Whether a line names a site or an office's page and not a story: short, and begins as such names do.

    >>> is_site("Báo Sông Hương"), is_site("Bản tin đối ngoại tuần 23/2019"), is_site("Sở Y tế tiếp đoàn tỉnh bạn")
    (True, False, False)
    """
    if text.isupper() and text.endswith((" CUỐI TUẦN", " NGÀY NAY", " ONLINE")) and text.count(" ") < 8:
        return True  # a weekly's name
    if _SECTION.match(text) or (_PORTAL.match(text.upper()) and text.count(" ") < 16):
        return True
    return (
        _SITE.match(text) is not None
        and text.count(" ") < (15 if text.isupper() else 11)
        and _ISSUE.match(text) is None
        and _DOES.search(text) is None
    )


def is_issue(text: str) -> bool:
    """Whether a line names a periodical with its issue or month and nothing else.

    >>> is_issue("Bản tin nội bộ, tháng 7/2021"), is_issue("Bản tin nói về chuyến thăm của đoàn tỉnh bạn tháng 7/2021")
    (True, False)
    """
    return _PERIODICAL.match(text) is not None and text.count(" ") < 9


def find_publisher(lines: Sequence[Line], title: Sequence[int], headline: str | None, meta: Meta) -> str | None:
    """The publisher's name in its own words; None where the page gives none."""
    at = title[0] if title else 0
    return (
        find_source(lines[at:])
        or find_site(lines[:at], headline, meta)
        or _rights(lines[at:])
        or next(
            (
                m.group(1)
                for line in lines[at : at + 12]
                if (m := _AGENCY.match(line.text) or _BY_LINE.match(line.text))
            ),
            None,
        )
    )


def find_site(above: Sequence[Line], headline: str | None, meta: Meta) -> str | None:
    """The name of the site that the page stands on, by its markup or its lines above the headline."""
    return meta.publisher or _beside_title(meta.titles, headline) or _above(above)


def find_source(lines: Sequence[Line]) -> str | None:
    """Whose words the page says it passes on: 'Nguồn: thuathienhue.gov.vn', 'Theo VPTV', a line of its own."""
    for line in lines:
        match = _SOURCE.match(line.text) if len(line.text) < 70 and line.hint != "furniture" else None
        if match and not ends_sentence(line.text) and match.group(1)[0].isalnum() and match.group(1).count(" ") < 7:
            return re.split(r"\s[-–|]\s", match.group(1))[0].strip(" .")
    return None


def _beside_title(titles: Sequence[str], headline: str | None) -> str | None:
    """What <title> holds beside the headline: 'Headline | Site' or 'Site - Headline'."""
    key = letters(headline or "")
    for title in titles:
        pieces = _GAP.split(title)
        rest = [piece.strip() for piece in (pieces[0], pieces[-1]) if letters(piece) not in key]
        if len(pieces) > 1 and key and len(rest) == 1 and 2 < len(rest[0]) < 70 and ":" not in rest[0]:
            return rest[0]
    return None


def _above(lines: Sequence[Line]) -> str | None:
    """The first line above the headline that may be the site's name, up to its first dash or bar.

    A site goes before the office whose site it is (UBND tỉnh …, Cổng thông tin …).
    """
    names = [name for i, line in enumerate(lines) if (name := _name_in(lines, i))]
    return next((name for name in names if not _OFFICE.match(name)), names[0] if names else None)


def _name_in(lines: Sequence[Line], i: int) -> str | None:
    """The site's name in a line above the headline; one in capitals may run over two lines."""
    line = lines[i]
    name = _first_piece(line.text)
    if line.kind == "date" or line.sign or not _may_be_name(name):
        return None
    after = lines[i + 1] if i + 1 < len(lines) else None
    if _PORTAL.fullmatch(name) and after and after.text.isupper() and after.words < 8 and not is_site(after.text):
        return f"{name} {after.text}"
    first = i == 0 and name.count(" ") >= 1 and line.kind == "short" and ":" not in name
    return name if is_site(name) or first else None


def _first_piece(text: str) -> str:
    """Up to the first bar or dash, one within a name left alone ("Trang tin lao động - việc làm"); of a name in
    capitals with a menu behind it, the capitals.
    """
    pieces = _GAP.split(text)
    name = pieces[0]
    if len(pieces) == 2 and pieces[1][:1].islower() and is_site(name):
        name = text
    capitals = _CAPITALS.match(name)
    return (capitals.group() if capitals else name).strip()


def _may_be_name(name: str) -> bool:
    """Whether words may name a site: no section, no bread crumbs, no list of two."""
    if not 6 <= len(name) <= 80 or name[0] in "([" or name.count(" ") > 9 or sign_of(name):
        return False
    return not name.lower().startswith(("trang chủ", "trang nhất", "bạn đang")) and (
        "," not in name or name.count(" ") > 3
    )


def _rights(lines: Sequence[Line]) -> str | None:
    for line in lines[::-1]:
        match = _RIGHTS.match(line.text) if len(line.text) < 300 else None
        if match:
            return _GAP.split(match.group(1))[0].strip()
    return None
