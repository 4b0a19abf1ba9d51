"""Who publishes a page: the source that it names, its markup, the site's name above the headline or in the imprint."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hoptac.base.fold import letters
from hoptac.decode.furniture import sign_of
from hoptac.decode.lines import Line, Meta, ends_sentence

_SITE = re.compile(
    r"(?:báo|đài|cổng|trang|bản tin|tạp chí|thời báo|hệ thống|ủy ban|ubnd|sở|truyền hình|chuyên mục|chuyên trang"
    r"|ghi chép|phóng sự|cơ quan)\b",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"(?:nguồn|theo)(?:\s?:\s?|\s)(.{2,60})$", re.IGNORECASE)
_RIGHTS = re.compile(
    r"(?:©|\(c\))?\W{0,3}(?:bản quyền(?: thuộc)?(?: về)?|copyright|(?<=©)|(?<=© ))\W{0,3}(?:20\d\d\W{0,3})?"
    r"([^.,\d:;|]{5,70})",
    re.IGNORECASE,
)
_AGENCY = re.compile(r"\(([A-ZĐ][A-ZĐa-z]{1,8})\)\s?[-–—]?\s")
_GAP = re.compile(r"\s(?:[-|–—>»•]|::)\s")


def is_site(text: str) -> bool:
    """Whether a line names a site or an office's page and not a story: short, and begins as such names do."""
    return _SITE.match(text) is not None and text.count(" ") < 11


def find_publisher(lines: Sequence[Line], title: Sequence[int], headline: str | None, meta: Meta) -> str | None:
    """The publisher's name in its own words; None where the page gives none."""
    at = title[0] if title else 0
    return (
        _source(lines[at:])
        or meta.publisher
        or _beside_title(meta.titles, headline)
        or _above(lines[:at])
        or _rights(lines[at:])
        or next((m.group(1) for line in lines[at : at + 12] if (m := _AGENCY.match(line.text))), None)
    )


def _source(lines: Sequence[Line]) -> str | None:
    """'Nguồn: thuathienhue.gov.vn', 'Theo VPTV': a line of its own."""
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
        if len(pieces) > 1 and key and len(rest) == 1 and 2 < len(rest[0]) < 70:
            return rest[0]
    return None


def _above(lines: Sequence[Line]) -> str | None:
    """The first line above the headline that may be the site's name, up to its first dash or bar."""
    for line in lines:
        name = _GAP.split(line.text)[0].strip()
        if line.kind == "date" or line.sign or not _may_be_name(name):
            continue
        if is_site(name) or (line is lines[0] and name.count(" ") >= 1 and line.kind == "short"):
            return name
    return None


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
