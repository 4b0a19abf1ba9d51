"""PDF files written by hand, to the point: words at a place, rules, a picture, a font that lies about its letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

SIZE = 10.0
WIDE = 0.5  # each letter is half its size wide


@dataclass(frozen=True)
class Leaf:
    """One page: (x, y, words) in the order of writing, with rules (x0, y0, x1, y1)."""

    words: Sequence[tuple[float, float, str]] = ()
    rules: Sequence[tuple[float, float, float, float]] = ()
    picture: bool = False
    sizes: Mapping[str, float] = field(default_factory=dict)


def running(text: str, x: float, top: float, width: float) -> list[tuple[float, float, str]]:
    """Words broken into lines of so many points, ragged, 13 points below each other."""
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if len(longer) * SIZE * WIDE > width:
            lines.append(line)
            longer = word
        line = longer
    return [(x, top - 13 * k, line) for k, line in enumerate([*lines, line])]


def make_pdf(
    leaves: Sequence[Leaf], letters: Mapping[str, str] | None = None, extra: str = "", named: bool = True
) -> bytes:
    """The file. ``letters`` says what a letter is told to be in place of itself; ``named`` whether letters are told at
    all; ``extra`` goes into the trailer."""
    used = sorted({letter for leaf in leaves for _, _, words in leaf.words for letter in words})
    codes = {letter: code for code, letter in enumerate(used, 1)}
    assert len(codes) < 256
    told = "".join(f"<{code:02x}> <{_hex((letters or {}).get(c, c))}>\n" for c, code in codes.items())
    rows = told.splitlines(True)
    parts = [rows[k : k + 100] for k in range(0, len(rows), 100)]
    chars = "".join(f"{len(part)} beginbfchar\n{''.join(part)}endbfchar\n" for part in parts)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{chars}endcmap end end"
    )
    widths = " ".join(["500"] * 256)
    differences = " ".join(f"/odd{code}" for code in range(256))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Odd /FirstChar 0 /LastChar 255 "
        f"/Widths [{widths}] /Encoding << /Differences [0 {differences}] >> {'/ToUnicode 4 0 R' if named else ''} >>",
        _stream(cmap),
        _stream(
            "\x00", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
        ),
    ]
    kids = []
    for leaf in leaves:
        objects.append(_stream(_content(leaf, codes)))
        kids.append(len(objects) + 1)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F 3 0 R >> /XObject << /I 5 0 R >> >> >>"
        )
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{k} 0 R' for k in kids)}] >>"
    return _file(objects, extra)


def _content(leaf: Leaf, codes: Mapping[str, int]) -> str:
    out = ["q 595 0 0 842 0 0 cm /I Do Q"] if leaf.picture else []
    for x, y, words in leaf.words:
        size = leaf.sizes.get(words, SIZE)
        text = "".join(f"{codes[letter]:02x}" for letter in words)
        out.append(f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm <{text}> Tj ET")
    out.extend(f"0.5 w {x0} {y0} m {x1} {y1} l S" for x0, y0, x1, y1 in leaf.rules)
    return "\n".join(out)


def _hex(text: str) -> str:
    return text.encode("utf-16-be").hex()


def _stream(content: str, entries: str = "") -> str:
    return f"<< {entries} /Length {len(content)} >>\nstream\n{content}\nendstream"


def _file(objects: Sequence[str], extra: str) -> bytes:
    out = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    tail = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    tail += f"trailer << /Size {len(objects) + 1} /Root 1 0 R {extra} >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + tail.encode("latin-1")
