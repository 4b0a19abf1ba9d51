"""Which characters our fonts can draw. PDF/UA-1 refuses a paper with one that they cannot: it is drawn as a box."""

from __future__ import annotations

import re
import struct
import unicodedata
from functools import cache
from importlib.resources import files

#: The fonts that papers are set in; their other faces draw the same characters.
_FACES = ("Tinos-Regular.ttf", "NotoSansLao-Regular.ttf")
_BOX = "□"
#: The longest word that fits a narrow column of a table; a longer one may break anywhere.
_LONGEST = 24
_LONG = re.compile(rf"\S{{{_LONGEST + 1},}}")


def drawable(text: str) -> str:
    """Text that every face can draw: controls are left out, what no face has is a box, endless words may break."""
    kept = "".join(_drawn(c) for c in unicodedata.normalize("NFC", text))
    return _LONG.sub(lambda m: "\u200b".join(_cut(m.group())), kept)


def _drawn(char: str) -> str:
    if char in "\n\t":
        return " "
    if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Cn", "Co"):
        return "\u200b" if char == "\u200b" else ""
    return char if char == " " or ord(char) in _covered() else _BOX


def _cut(word: str) -> list[str]:
    return [word[at : at + _LONGEST] for at in range(0, len(word), _LONGEST)]


@cache
def _covered() -> frozenset[int]:
    folder = files("hoptac.share").joinpath("fonts")
    return frozenset().union(*(_characters(folder.joinpath(name).read_bytes()) for name in _FACES))


def _characters(font: bytes) -> set[int]:
    """The code points of a TrueType font's table ``cmap``, format 4 (OpenType specification, "cmap")."""
    tables = {
        font[at : at + 4]: struct.unpack_from(">II", font, at + 8) for at in range(12, 12 + 16 * _u16(font, 4), 16)
    }
    start = tables[b"cmap"][0]
    offsets = {struct.unpack_from(">I", font, start + 8 + 8 * n)[0] for n in range(_u16(font, start + 2))}
    return {code for at in offsets if _u16(font, start + at) == 4 for code in _segments(font, start + at)}


def _segments(font: bytes, at: int) -> set[int]:
    count = _u16(font, at + 6) // 2
    ends, starts = at + 14, at + 16 + 2 * count
    ranges = ((_u16(font, starts + 2 * n), _u16(font, ends + 2 * n)) for n in range(count))
    return {code for first, last in ranges for code in range(first, last + 1) if code != 0xFFFF}


def _u16(font: bytes, at: int) -> int:
    return int(struct.unpack_from(">H", font, at)[0])
