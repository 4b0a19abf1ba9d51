"""Glyphs -> pieces: words on one line that were written one after the other, without a wide gap or a rule between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from hoptac.base.fold import nfc
from hoptac.base.frozen import frozen
from hoptac.decode.pdf.glyphs import HYPHEN, UNKNOWN, Glyph, Rule

#: A gap wider than this many sizes parts two pieces; justified words stand closer.
WIDE = 1.8
#: Narrower gaps than this are no blank between words, where the file writes none.
_BLANK = 0.2
_INNER = re.compile(f"[{HYPHEN}\u00ad]")


@frozen
class Piece:
    """Words on one line. ``order`` is the place in the file's own order; ``first`` the width of the first word."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    order: int
    first: float

    @property
    def top(self) -> float:
        return self.base + 0.8 * self.size

    @property
    def bottom(self) -> float:
        return self.base - 0.2 * self.size


@dataclass(slots=True)
class _Open:
    """The piece that is being filled."""

    letters: list[str] = field(default_factory=list)
    glyphs: list[Glyph] = field(default_factory=list)
    first: float = 0.0
    blank: bool = False


def read_pieces(glyphs: Iterable[Glyph], rules: Sequence[Rule]) -> list[Piece]:
    """The pieces of a page, in the file's order."""
    upright = [rule for rule in rules if rule.upright]
    found: list[Piece] = []
    here = _Open()
    for glyph in glyphs:
        if glyph.letter.isspace():
            here.blank = True
            continue
        if here.glyphs and _parts(here.glyphs[-1], glyph, here.blank, upright):
            found.extend(_close(here, len(found)))
            here = _Open()
        _write(here, glyph)
    found.extend(_close(here, len(found)))
    return found


def _write(here: _Open, glyph: Glyph) -> None:
    """Add a glyph, with a blank before it where one was written or the gap is wide enough for one."""
    if here.glyphs:
        last = here.glyphs[-1]
        if here.blank or glyph.left - last.right > _BLANK * glyph.size:
            here.letters.append(" ")
            here.first = here.first or last.right - here.glyphs[0].left
    here.letters.append(glyph.letter)
    here.glyphs.append(glyph)
    here.blank = False


def _parts(last: Glyph, glyph: Glyph, blank: bool, upright: Sequence[Rule]) -> bool:
    """Whether a new piece begins at the glyph: another line, a jump back, a wide gap, a rule between."""
    size = max(last.size, glyph.size)
    raised = 0.45 if min(last.size, glyph.size) < 0.8 * size else 0.25  # a note's mark or an exponent stands higher
    gap = glyph.left - last.right
    if abs(glyph.base - last.base) > raised * size or gap > WIDE * size or glyph.left < last.left - size:
        return True
    if not blank and gap <= _BLANK * size:
        return False
    return any(
        last.right - 1 <= rule.at <= glyph.left + 1 and rule.start <= glyph.base <= rule.end + 1 for rule in upright
    )


def _close(here: _Open, order: int) -> list[Piece]:
    glyphs = here.glyphs
    if not glyphs:
        return []
    letters = "".join(here.letters).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = nfc(_INNER.sub("", letters[:-1]) + letters[-1].replace(HYPHEN, "-"))
    sizes = sorted(glyph.size for glyph in glyphs)
    main = sizes[len(sizes) // 2]
    base = next(glyph.base for glyph in glyphs if glyph.size == main)
    left, right = glyphs[0].left, max(glyph.right for glyph in glyphs)
    bold = sum(glyph.bold for glyph in glyphs) * 10 > len(glyphs) * 8
    return [Piece(text, left, right, base, main, bold, order, here.first or right - left)]


def unknown_share(pieces: Iterable[Piece]) -> float:
    """The share of letters that the file does not tell; a few signs of a font of signs count as told."""
    texts = [piece.text for piece in pieces]
    size = sum(map(len, texts)) or 1
    marks = sum(text.count("•") for text in texts)
    return (sum(text.count(UNKNOWN) for text in texts) + (marks if marks * 20 > size else 0)) / size
