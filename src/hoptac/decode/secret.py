"""A secrecy stamp in a document's head: MẬT, TỐI MẬT, TUYỆT MẬT on a line of its own, or 'Độ mật: Mật'.

Hoptac is for open and internal material only (Law on the Protection of State Secrets). 'THÂN MẬT' or 'BÍ MẬT' in a
headline is no stamp: the line must hold nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hoptac.decode.lines import Line

_HEAD_LINES = 40
_AFTER_TITLE = 15
_EDGES = " \t[](){}<>*_-–—.:=|\"'“”"
_STAMP = re.compile(r"(?:DẤU\s?)?(?:ĐỘ MẬT\s?:?\s?)?(?:TUYỆT\s?MẬT|TỐI\s?MẬT|MẬT)")
_DEGREE = re.compile(
    r"(?:độ|mức độ|dấu(?: chỉ)? độ) mật\s?:?\s?[(\[]?\s?(?P<stamp>tuyệt mật|tối mật|mật)", re.IGNORECASE
)
_SPACED = re.compile(r"(?<!\S)(?:\S\s){2,}\S(?!\S)")


def find_stamp(lines: Sequence[Line], title: Sequence[int]) -> str | None:
    """The stamp that the document's head bears, None where it bears none."""
    filled = [i for i, line in enumerate(lines) if line.text]
    near = [i for i in filled if title and title[0] <= i][:_AFTER_TITLE]
    for i in [*filled[:_HEAD_LINES], *near]:
        if len(lines[i].text) > 120:
            continue
        for cell in lines[i].text.split("\t"):
            if stamp := _stamp(cell):
                return stamp
    return None


def _stamp(cell: str) -> str | None:
    bare = " ".join(cell.strip(_EDGES).split())
    if _SPACED.fullmatch(bare):
        bare = bare.replace(" ", "")
    if degree := _DEGREE.fullmatch(bare.rstrip(_EDGES)):
        return degree["stamp"].upper()
    return bare if _STAMP.fullmatch(bare) else None
