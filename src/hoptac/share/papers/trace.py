"""Where each figure, name and day of a paper comes from; what comes from nowhere is found.

Standing phrases (``said``) hold no figure and no name but the few that every office uses; what is ``told`` holds no
figure and no name that the entries behind it do not hold. For tests, which walk every paper that is drafted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from hoptac.base.fold import fold_key
from hoptac.gazetteer.places import PLACES, spellings
from hoptac.gazetteer.tables import rows
from hoptac.share.papers.paper import CLOCK, OFFICE, Paper, Run, runs

#: A number as papers print it: 1.249; 2,5; the parts of 10/6/2022 each for itself.
_NUMBER = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")
#: The number that a heading or a point of a list bears.
_ENUMERATOR = re.compile(r"^\s*(?:\d{1,4}|[IVX]+|[a-zđ])(?:\.\d{1,2})*[.)](?:\s|$)")
#: Ids of places, as values and keys hold them.
_PLACE = re.compile(r"\b[A-Z]{2}(?:-[A-Z0-9]+)*\b")
_WORD = re.compile(r"[^\W\d_]+")
#: Capitals in standing phrases: offices and things that every paper names alike.
_STANDING = """Anh Ban Báo Biên Bí Bạn Bộ Chi Chính Chương Chấp Chỉ Chủ Cơ Cộng Cục Dân Danh Dân Ghi Giám Gợi Hai Hành
    Hội Hợp Khu Kinh Kính Kế Kết Lao Lào Lời Lưu Mặt Mỹ Mục Nam Ngoại Ngài Nguồn Nhân Nhà Nơi Nội Phân Phó Phía Phụ
    Phương Quyết Quốc Số Sở Tham Thay Thành Thông Thường Thực Thỏa Tiếp Trung Trân Trưởng Tài Tình Tên Tổ Tổng Tỉnh Tự
    Việt Văn Vụ Xin Xã Ông Ý Đoàn Đơn Đại Đảng Đề Đồng Độc Ủy Điều"""
STANDING = frozenset(_STANDING.split())


def untold(paper: Paper) -> list[str]:
    """Standing phrases that hold a figure, or a name that is none of ``STANDING``."""
    return [run.text for run in runs(paper) if not run.keys and (_figures(run) or _names(run))]


def _figures(run: Run) -> list[str]:
    return _NUMBER.findall(_ENUMERATOR.sub("", run.text))


def _names(run: Run) -> list[str]:
    """Capitals within a sentence: those at its head say nothing."""
    text = _ENUMERATOR.sub("", run.text)
    within = [m for m in _WORD.finditer(text) if not re.search(r"(?:^|[.:;!?\"“(–-]\s*)$", text[: m.start()])]
    return [m.group() for m in within if m.group()[0].isupper() and not _standing(m.group())]


def _standing(word: str) -> bool:
    return word in STANDING or word.isupper()


def unproved(paper: Paper, known: Mapping[str, Any], same: Iterable[Collection[str]] = ()) -> list[tuple[str, str]]:
    """What a ``told`` run says and its keys do not: ``(text, figure or name)``.

    ``known``: key -> plain values of the entry with its quotes. Ids of places stand for their names; the office's
    settings and the day of writing are taken as they are. ``same``: the spellings of each person, who is told in one.
    """
    people = [tuple(names) for names in same]
    return [(run.text, what) for run in runs(paper) if run.keys for what in _lacking(run, known, people)]


def _lacking(run: Run, known: Mapping[str, Any], people: Iterable[tuple[str, ...]]) -> Iterator[str]:
    if {OFFICE, CLOCK} & set(run.keys):
        return
    if missing := [key for key in run.keys if key not in known and key not in PLACES]:
        yield f"key {missing[0]}"
    said = " ".join(evidence(known.get(key), key) for key in run.keys)
    # So many entries stand behind it: the one figure that a paper may count itself.
    have = numbers(said) | {float(len(run.keys))}
    yield from (n for n in _figures(run) if not have & _forms(n))
    said += " " + " ".join(name for names in people for name in names if any(one in said for one in names))
    words = set(_WORD.findall(fold_key(said)))
    yield from (name for name in _names(run) if not set(_WORD.findall(fold_key(name))) <= words)


def evidence(values: Any, key: str) -> str:
    """All words of an entry: its values, its quotes, every spelling of its places, the names of its occasions."""
    told = json.dumps(values, ensure_ascii=False) if values is not None else ""
    places = {p for p in _PLACE.findall(f"{told} {key}") if p in PLACES}
    occasions = (row["name_vi"] for row in rows("occasions") if f'"{row["code"]}"' in told)
    return " ".join([told, *(form for p in sorted(places) for form in spellings(PLACES[p])), *occasions])


def numbers(text: str) -> set[float]:
    """All numbers of a text, and what they are in thousands, millions and billions."""
    plain = {float(n) for n in re.findall(r"\d+(?:\.\d+)?", text)}
    printed = {form for n in _NUMBER.findall(text) for form in _forms(n)}
    return {n / size for n in plain | printed for size in (1, 1e3, 1e6, 1e9)}


def _forms(printed: str) -> set[float]:
    return {float(printed.replace(".", "").replace(",", "."))}
