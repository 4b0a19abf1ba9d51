"""A page as lines, each with what its markup and its words say of it: the common ground of plain text and HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from hoptac.base.frozen import frozen
from hoptac.decode.dates import is_date_line
from hoptac.decode.furniture import Sign, sign_of

Hint = Literal["", "title", "lead", "body", "caption", "furniture", "date", "credit"]


@dataclass(frozen=True, slots=True)
class Meta:
    """What a page's markup says of the page: its titles, the surest first, day and publisher. Plain text has none."""

    titles: tuple[str, ...] = ()
    published: str | None = None
    basis: str = "meta"
    publisher: str | None = None


#: What a line is by its own words. ``prose`` is a sentence, ``short`` what may be a headline, a name, a signature.
LineKind = Literal["blank", "prose", "short", "date", "menu", "caption"]

_SENTENCE_END = re.compile(r"[.!?…:;][\"”’')\]]{0,3}$")
_MENU_SIGN = re.compile(r"\s(?:[|»›>•/.]\s|//\s|::\s|\s{2,})|\]\s*\[|\t")
#: A picture's words: 'Ảnh: …', '[Ảnh] …', '… Ảnh: V.T', '… - Ảnh VĂN AN', '(ảnh: …)', 'Quang cảnh …', '… (bên phải) …'.
_CAPTION = re.compile(
    r"[\[(]?(?i:(?:chú thích )?ảnh|hình|video|clip|chú thích)(?:\s\d{1,2})?(?:[\])]|\s?:)"
    r"|.*[(\[\s.\-–—](?:Ảnh|ẢNH)(?:\s\w{1,9}){0,2}\s?:\s?.{1,60}$"
    r"|.*[-–—]\sẢnh\s[\w.]{2,40}$|.{8,200}\s[-–]\sảnh\s\d{1,2}(?!\d)"
    r"|.*\(ảnh(?:[^)]{1,60}\)\.?|\))$|(?:Quang cảnh|Toàn cảnh|QUANG CẢNH|TOÀN CẢNH)\s[^,]{3,120}$"
    r"|[^.]*\((?:ngoài cùng |bên |hàng |thứ \w{1,5}[ ,]{1,2}(?:từ )?)?(?:trái|phải|giữa)\b[^)]{0,30}\)[^.]*\.?$"
)
#: A cell of a table that a crawler wrote in Markdown: "![](…) |", "| Quang cảnh buổi tiếp. |".
_CELL = re.compile(r"\|?\s{0,4}(?P<picture>!\[[^\]]{0,200}\]\([^)]{0,300}\))?(?P<words>[^|]*)\|?$")
_TWO = re.compile(r"[.!?…]\s+\S")
_FILE = re.compile(r"[\w,.()&%-]+(?: [\w,.()&%-]+){0,5}\.(?:jpe?g|png|gif|bmp|webp)$", re.IGNORECASE)
_FOLLOW = re.compile(r"Theo dõi \S.{1,40} trên(?: Google News)?$", re.IGNORECASE)
#: A picture's file name as words, where its caption should stand: "hoi nghi giao ban hai tinh nam nay".
_SLUG = re.compile(r"(?:[a-z\d]+ ){6,40}(?P<more>\S.*)?", re.ASCII)
_BLURB = 200  # characters beyond which a cell of several sentences introduces another story
#: Links to other stories, known by what stands before them.
_ARROW = re.compile(r"(?:>>+|»|→|►|▶)\s?\S.{0,200}$")
_MORE = re.compile(r"(?:xem|đọc) (?:thêm|tiếp)\s\S.{18,150}$", re.IGNORECASE)
_CRUMBS = re.compile(r"(?:trang (?:chủ|nhất)|home)\s?(?:[>»›/|]|→)", re.IGNORECASE)


@frozen
class Line:
    """One line of ``Page.text``: its place, its words without blanks around, and what markup and words say of it.

    ``hint`` is the markup's word (none in plain text), ``sign`` what furniture.toml finds, ``kind`` what it looks like.
    """

    start: int
    end: int
    text: str
    hint: Hint = ""
    sign: Sign = ""
    kind: LineKind = "blank"

    @property
    def words(self) -> int:
        return self.text.count(" ") + 1 if self.text else 0


def look_at(start: int, end: int, raw: str, hint: Hint = "") -> Line:
    """A Line from its place and its characters."""
    text = raw.strip()
    if not text:
        return Line(start, end, "", hint)
    if text[0] == "|" or text.startswith("![") or text.endswith(" |"):
        return _cell(start, end, text, hint)
    if _FILE.match(text) or _FOLLOW.match(text):
        return Line(start, end, text, hint, "buttons", "short")
    if slug := _SLUG.match(text + " "):
        return Line(start, end, text, hint, "teaser" if slug.group("more") else "buttons", "short")
    arrow = _ARROW.match(text) or (_MORE.match(text) and not ends_sentence(text))
    sign: Sign = "teaser" if arrow else "" if "\t" in text else sign_of(text)  # a row of a table is no counter
    return Line(start, end, text, hint, sign, _kind(text))


def _cell(start: int, end: int, text: str, hint: Hint) -> Line:
    """The line of one Markdown cell: a picture's caption, or a few sentences that introduce another story."""
    cell = _CELL.match(text)
    words = cell.group("words").strip() if cell else ""
    if cell is None or not words:
        return Line(start, end, text, hint, sign_of(text), _kind(text))
    blurb = len(words) > _BLURB and _TWO.search(words)
    if blurb or (cell.group("picture") and len(words) >= 100 and ends_sentence(words)):
        return Line(start, end, text, hint, "teaser", "prose")
    return Line(start, end, text, hint, "", "caption")


def _kind(text: str) -> LineKind:
    cells = text.count("\t") > 1  # a row of a table that names years is no line of a date
    if len(text) <= 130 and not cells and not text.endswith((".", "!", "?", ";")) and is_date_line(text):
        return "date"
    if len(text) <= 300 and _CAPTION.match(text):
        return "caption"
    if len(text) >= 110 or (len(text) >= 50 and ends_sentence(text)):
        return "menu" if is_menu(text) else "prose"
    return "menu" if is_menu(text) else "short"


def ends_sentence(text: str) -> bool:
    """Whether the line ends as a sentence does, a quotation mark or bracket after the stop allowed."""
    return _SENTENCE_END.search(text[-5:]) is not None


def is_menu(text: str) -> bool:
    """Whether the line is a row of links: three short pieces between bars, arrows, slashes or wide gaps.

    >>> is_menu("Đầu tư | Hạ tầng | Địa phương | Video"), is_menu("Trang chủ / Đối ngoại"), is_menu("Họp 5/6 tại Huế")
    (True, True, False)
    """
    if len(text) > 400:
        return False
    if _CRUMBS.match(text):
        return True
    pieces = [piece for piece in _MENU_SIGN.split(text) if piece.strip()]
    if len(pieces) == 1:
        pieces = text.split(" - ") if text.count(" - ") >= 2 else pieces
        return len(pieces) >= 3 and max(map(len, pieces)) <= 26 and not ends_sentence(text)
    return len(pieces) >= 2 and max(map(len, pieces)) <= (40 if len(pieces) > 2 else 30) and not ends_sentence(text)


def split_lines(text: str) -> list[Line]:
    """The lines of a text, each ending before its ``\\n``."""
    lines = []
    start = 0
    for raw in text.split("\n"):
        lines.append(look_at(start, start + len(raw), raw))
        start += len(raw) + 1
    return _told_in_cells(_tables(lines))


#: A cell that holds a number with at most a word or two, and a line drawn below the head of a table.
_NUMBER_CELL = re.compile(r"(?![^|]*(?i:năm|tháng|quý|tuần|ngày))(?:[^\W\d_]+ )?\d[\d.,]*(?: ?(?:[^\W\d_]+|%)){0,3}$")
_YEAR_CELL = re.compile(r"(?:19|20)\d\d$")
_RULED = re.compile(r"[|:+=\s-]*-[|:+=\s-]*$")


def _tables(lines: list[Line]) -> list[Line]:
    """The lines with tables of numbers parted by bars as body: lines of as many cells one below another, at their
    head one of words, then those with numbers.
    """
    out = list(lines)
    for first, last in _barred(lines):
        rows = [i for i in range(first, last) if not _RULED.match(lines[i].text)]
        if len(rows) > 1 and not _counts(lines[rows[0]], head=True) and all(_counts(lines[i]) for i in rows[1:]):
            for i in range(first, last):
                out[i] = replace(lines[i], hint="body", sign="", kind="short")
    return out


def _barred(lines: list[Line]) -> Iterator[tuple[int, int]]:
    """Where runs of lines begin and end that have as many bars each."""
    first = 0
    for i, line in enumerate([*lines, Line(0, 0, "")]):
        if i == len(lines) or line.text.count("|") != lines[first].text.count("|"):
            if lines[first].text.count("|") and i - first > 1:
                yield first, i
            first = i


def _counts(line: Line, head: bool = False) -> bool:
    """Whether at least half the cells behind a line's first one hold numbers; at a table's ``head`` years are none."""
    cells = [cell.strip() for cell in line.text.strip("| ").split("|")[1:]]
    numbers = sum(bool(_NUMBER_CELL.match(cell)) and not (head and _YEAR_CELL.match(cell)) for cell in cells)
    return bool(cells) and 2 * numbers >= len(cells)


def _told_in_cells(lines: list[Line]) -> list[Line]:
    """The lines of a page laid out as a table: where its cells alone hold paragraphs, they are the article's own."""
    cells = [i for i, line in enumerate(lines) if line.kind == "prose" and _is_cell(line.text)]
    told = sum(len(line.text) for line in lines if line.kind == "prose" and not _is_cell(line.text))
    if sum(len(lines[i].text) for i in cells) <= told:
        return lines
    for i in cells:
        if lines[i].sign == "teaser":
            lines[i] = replace(lines[i], sign="")
    return lines


def _is_cell(text: str) -> bool:
    return text[0] == "|" or text.endswith(" |")
