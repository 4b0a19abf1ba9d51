"""A PDF page's glyphs and rules as pdfium tells them: the only file that talks to pdfium about a page.

Coordinates are points with y growing upwards, turned so that most of the page's text runs from left to right.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from hoptac.base.frozen import frozen

#: More glyphs or drawn lines than these on one page are no document but an attack, or a map.
MAX_GLYPHS = 60_000
MAX_RULES = 1_500
#: What stands for a letter that the file does not tell.
UNKNOWN = "\ufffd"
#: A hyphen at which a line may end: within a line it is not seen.
HYPHEN = "\x02"
_BOLD = re.compile(r"bold|black|heavy|[-,]bd\b", re.IGNORECASE)
_THIN = 3.0


@frozen
class Glyph:
    """One printed character: its letter, where it begins and ends, its baseline, size and weight. ``letter`` is a blank
    where pdfium made one up between two words."""

    letter: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


@frozen
class Rule:
    """A drawn line, upright or level: ``at`` is its x or y, ``start`` and ``end`` its two ends."""

    upright: bool
    at: float
    start: float
    end: float


Shape = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its glyphs in the order in which they were written, its rules, whether it holds a picture; ``shape`` is
    its width, height and direction."""

    glyphs: list[Glyph]
    rules: list[Rule]
    picture: bool
    shape: Shape


@frozen
class _Style:
    """What the glyphs of one text object share; ``quarter`` is their direction in right angles."""

    quarter: int
    size: float
    bold: bool


def read_sheet(page: Any) -> Sheet:
    """The glyphs and rules of a page of pdfium's."""
    textpage = page.get_textpage()
    try:
        found = list(_glyphs(textpage.raw))
    finally:
        textpage.close()
    quarters = Counter(quarter for quarter, _ in found)
    quarter = quarters.most_common(1)[0][0] if quarters else 0
    rules: list[Rule] = []
    picture = False
    for item in page.get_objects(max_depth=3):
        picture = picture or item.type == pdfium.FPDF_PAGEOBJ_IMAGE
        if item.type == pdfium.FPDF_PAGEOBJ_PATH and item.level == 0 and len(rules) < MAX_RULES:
            rules.extend(_rules(item, quarter))
    wide, high = page.get_size()
    return Sheet(
        [glyph for turned, glyph in found if turned == quarter], rules, picture, (round(wide), round(high), quarter)
    )


def _glyphs(raw: Any) -> Iterator[tuple[int, Glyph]]:
    """Each glyph with its direction. Text that is neither level nor upright (a watermark) is left out."""
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    styles: dict[int | None, _Style | None] = {}
    style: _Style | None = None
    for i in range(min(pdfium.FPDFText_CountChars(raw), MAX_GLYPHS)):
        code = pdfium.FPDFText_GetUnicode(raw, i)
        if pdfium.FPDFText_IsGenerated(raw, i) == 1:
            if style is not None and code == 32:
                yield style.quarter, Glyph(" ", 0.0, 0.0, 0.0, style.size, style.bold)
            continue
        key = ctypes.cast(pdfium.FPDFText_GetTextObject(raw, i), ctypes.c_void_p).value
        if key not in styles:
            styles[key] = _style(raw, i)
        style = styles[key]
        if style is None:
            continue
        pdfium.FPDFText_GetCharOrigin(raw, i, x, y)
        pdfium.FPDFText_GetLooseCharBox(raw, i, box)
        left, base = _turn(x.value, y.value, style.quarter)
        ends = [_turn(a, b, style.quarter)[0] for a, b in ((box.left, box.bottom), (box.right, box.top))]
        letter = _letter(code, pdfium.FPDFText_HasUnicodeMapError(raw, i) == 1)
        yield style.quarter, Glyph(letter, min(left, *ends), max(ends), base, style.size, style.bold)


def _style(raw: Any, i: int) -> _Style | None:
    """What the text object of a glyph looks like; None where it runs askew."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(raw, i, matrix)
    turn = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
    if abs(turn - round(turn)) > 0.08:
        return None
    size = pdfium.FPDFText_GetFontSize(raw, i) * math.hypot(matrix.c, matrix.d)
    name = ctypes.create_string_buffer(200)
    pdfium.FPDFText_GetFontInfo(raw, i, name, 200, ctypes.c_int())
    bold = pdfium.FPDFText_GetFontWeight(raw, i) >= 600 or _BOLD.search(name.value.decode("latin-1")) is not None
    return _Style(round(turn) % 4, size or 1.0, bold)


def _letter(code: int, wrong: bool) -> str:
    """The letter of a code. U+0002 is pdfium's for a hyphen where a line may end (HYPHEN, also for U+FFFE); U+F0xx is a
    sign of a font of signs, nearly always a list's mark."""
    if code in (0x02, 0xFFFE):
        return HYPHEN
    if 0xF020 <= code <= 0xF0FF:
        return "•"
    if wrong or code == 0 or 0xE000 <= code <= 0xF8FF or code > 0x10FFFF:
        return UNKNOWN
    return chr(code)


def _turn(x: float, y: float, quarter: int) -> tuple[float, float]:
    """A point of the page, turned back by so many right angles."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[quarter]


def _rules(item: Any, quarter: int) -> Iterator[Rule]:
    """The lines of a drawing: a thin box is one line, of an outline each side that is level or upright."""
    left, bottom, right, top = item.get_bounds()
    if min(right - left, top - bottom) <= _THIN:
        yield from _rule(_turn(left, bottom, quarter), _turn(right, top, quarter))
        return
    stroke, fill = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item.raw, fill, stroke)
    count = pdfium.FPDFPath_CountSegments(item.raw)
    if stroke.value and count <= 400:
        matrix = item.get_matrix()
        points = [_turn(x, y, quarter) for x, y in (matrix.on_point(*p) for p in _points(item.raw, count))]
        for a, b in pairwise([*points, points[0]] if count in (4, 5) else points):
            yield from _rule(a, b)


def _points(raw: Any, count: int) -> Iterator[tuple[float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(count):
        pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFPath_GetPathSegment(raw, i), x, y)
        yield x.value, y.value


def _rule(a: tuple[float, float], b: tuple[float, float]) -> Iterator[Rule]:
    wide, high = abs(a[0] - b[0]), abs(a[1] - b[1])
    if high <= _THIN < wide:
        yield Rule(False, (a[1] + b[1]) / 2, min(a[0], b[0]), max(a[0], b[0]))
    elif wide <= _THIN < high:
        yield Rule(True, (a[0] + b[0]) / 2, min(a[1], b[1]), max(a[1], b[1]))
