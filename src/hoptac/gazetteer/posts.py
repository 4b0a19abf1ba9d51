"""Offices: their titles and abbreviations, by country and level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from hoptac.base.fold import fold_key
from hoptac.gazetteer.phrases import Phrases
from hoptac.gazetteer.tables import cells, rows

_ASIDE = re.compile(r"\s*\([^)]*\)")
#: The same word in another dress; a title is known in all its dresses.
_DRESSES = (
    ("Ủy ban nhân dân", "UBND"),
    ("Hội đồng nhân dân", "HĐND"),
    ("Đại biểu Quốc hội", "ĐBQH"),
    ("Mặt trận Tổ quốc", "MTTQ"),
    ("Ủy ban Trung ương", "UBTW"),
    ("Ủy ban Trung ương", "UBTƯ"),
    ("Trường Đại học", "Trường ĐH"),
    ("Trường Cao đẳng", "Trường CĐ"),
    ("Bộ đội Biên phòng", "BĐBP"),
    ("Bộ Chỉ huy Quân sự", "Bộ CHQS"),
    ("Bộ Chỉ huy Quân sự", "BCH Quân sự"),
    ("Bộ Chỉ huy Quân sự", "BCHQS"),
    ("Ban Chỉ huy Quân sự", "Ban CHQS"),
    ("Quốc hội", "QH"),
    ("Ban Chấp hành", "BCH"),
    ("Ban Thường vụ", "BTV"),
    ("Trung ương", "TW"),
    ("Trung ương", "T.Ư"),
    ("Trung ương", "TƯ"),
    ("Nhân dân Cách mạng", "NDCM"),
    ("Tỉnh ủy", "Thành ủy"),
    ("Ủy viên", "UV"),
    ("tỉnh", "thành phố"),
    ("thành phố", "TP"),
    ("thành phố", "TP."),
    ("Mặt trận Lào xây dựng đất nước", "Mặt trận Lào XDĐN"),
    ("Hội đồng quản trị", "HĐQT"),
    ("Ủy ban chính quyền", "UBCQ"),
    ("Phó Chủ tịch", "PCT"),
    ("Phó Giám đốc", "PGĐ"),
    ("Phó Bí thư", "PBT"),
    ("Giám đốc", "GĐ"),
    ("Phó Bí thư Thường trực", "Phó Bí thư TT"),
    ("Phó Chủ tịch Thường trực", "Phó Chủ tịch TT"),
)


@dataclass(frozen=True, slots=True)
class Post:
    """An office. ``country`` VN, LA or any; ``level`` central, provincial, agency, district, commune."""

    code: str
    title_vi: str
    title_en: str
    country: str
    level: str
    branch: str
    rank: int
    title_lo: str = ""


POSTS: dict[str, Post] = {
    row["code"]: Post(
        row["code"],
        _ASIDE.sub("", row["title_vi"]),
        row["title_en"],
        row["country"],
        row["level"],
        row["branch"],
        int(row["rank"]),
        _ASIDE.sub("", row["title_lo"]),
    )
    for row in rows("posts")
}


def _dressed(title: str) -> Iterator[str]:
    """The title in every dress: each pair of ``_DRESSES`` put on or not."""
    forms = {title}
    for full, short in _DRESSES:
        forms |= {form.replace(full, short) for form in forms}
    forms |= {form.replace(", ", " - ") for form in forms}  # "Bí thư Huyện ủy - Huyện trưởng"
    for dash in ("- ", " -"):  # as typists leave a blank out: "Bí thư- Tỉnh trưởng"
        forms |= {form.replace(" - ", dash) for form in forms}
    yield from forms


@cache
def post_phrases() -> Phrases[str]:
    """All titles, in all dresses, with the codes of the posts that bear them."""
    items = []
    for row in rows("posts"):
        titles = [row["title_vi"], *cells(row["variants_vi"])]
        items += [(form, row["code"]) for title in titles for form in _dressed(_ASIDE.sub("", title))]
        items += [(form, row["code"]) for form in cells(row["abbr_vi"])]
    return Phrases([*items, *_provincial(items)])


_LEVEL = re.compile(r" (?:tỉnh|thành phố|tp\.?)$")


def _provincial(items: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Titles that one country's table has with "tỉnh" at the end and the other's without it: both mean both."""
    codes: dict[str, set[str]] = {}
    for title, code in items:
        codes.setdefault(fold_key(title), set()).add(code)
    for title, long in codes.items():
        short = codes.get(_LEVEL.sub("", title), set()) - long
        here = {POSTS[code].country for code in long}
        yield from ((title, code) for code in sorted(short) if POSTS[code].country not in here)
