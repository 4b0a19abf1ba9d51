"""Sentences: within a line of the page, ended by a full stop that is no abbreviation's, number's or initial's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoptac.base.fold import LOWER
from hoptac.base.nouns import Page, Span, ZoneName
from hoptac.base.scene import Sentence

_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s+(?:[-–•]\s+(?=\d))?[\"“‘'(\[]?[^\W_])")
#: Words before a full stop that ends nothing: titles, units, forms of address.
_SHORT = frozenset(
    (
        *("tp", "tx", "q", "p", "ts", "ths", "gs", "pgs", "bs", "cn", "ks", "st", "tr", "no", "mr", "mrs", "ms", "dr"),
        *("vs", "đ/c", "đc", "tt", "ct", "kt", "tm", "tl", "tuq", "gđ", "pgđ", "vp", "bch", "ubnd", "hđnd", "ubmttq"),
    )
)
_MARKER = re.compile(
    r"\s*(?:[-–—•●▪+*>»◆✓·]+|\d{1,2} [-–—](?= [^\W\d_])|"
    r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[ivx]{1,4})[.)/]|(?:[IVX]{1,5})[.)])(?=\s)\s*",
    re.I,
)
#: Opens a later entry of a list that is told in one line: "… sang thăm. - 24/6: đoàn …".
_ENTRY = re.compile(r"\s*(?:[-–•]\s+(?=\d))?")
_NEXT = re.compile(r"\s+[\"“‘'(\[]?(\w)")
#: Words that open a sentence and no name: behind them an initial's stop is a full one ("… vào Nhọt U. Ông A hứa").
_OPENS = re.compile(
    r"\s+[\"“‘'(\[]?(?:Ông|Bà|Đồng chí|Ngài|Các|Những|Hai (?:bên|đoàn|tỉnh)|Đoàn|Tại|Theo|Ngày|Sáng|Chiều|Tối|Trưa"
    r"|Trong|Sau|Trước|Khi|Từ|Đến|Phía|Tôi|Chúng tôi|Nhưng|Còn|Để|Nếu|Cũng|Đây|Đó|Việc|Dịp này|Mỗi|Kết thúc|Qua|Về"
    r"|Cùng|Ngoài)\s"
)


def _lead(words: str) -> int:
    """How many characters of a sentence are blanks and an entry's dash."""
    opening = _ENTRY.match(words)
    return opening.end() if opening else 0


def _small_follows(text: str, place: int) -> bool:
    """Whether the next word begins with a small letter."""
    after = _NEXT.match(text, place)
    return after is not None and after.group(1).islower()


def _is_end(text: str, match: re.Match[str]) -> bool:
    """Whether the stop at a match ends a sentence of the line."""
    mark = match.group()
    if mark[0] in "!?" or len(mark.rstrip("\"”’')]")) > 1:
        return not _small_follows(text, match.end())
    before = text[: match.start()]
    word = before.rsplit(None, 1)[-1] if before.strip() else ""
    word = word.lstrip("(\"“'‘[")
    initial = len(word) == 1 and word.isupper()  # "ngành y." and "như ý." end a sentence
    if word.lower() in _SHORT or not word or (initial and not _OPENS.match(text, match.end())):
        return False
    return not _small_follows(text, match.end())


def split_line(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of one line, blanks around left out."""
    start = 0
    for match in _END.finditer(text):
        if _is_end(text, match):
            yield start, match.end()
            start = match.end()
    yield start, len(text)


#: A line broken within its sentence: the next one goes on with a small letter and is no point of a list.
_WRAPPED = re.compile(rf"(?<=[\w,”’)])\n(?=[{LOWER}][^\W\d_]+[ ,])")


def unwrapped(text: str) -> str:
    """A text with a blank for each line's end that stands within a sentence; places in it stay what they are."""
    return _WRAPPED.sub(" ", text)


def _lines(page: Page) -> Iterator[tuple[Span, ZoneName]]:
    """The lines of the page that are no furniture, those put together again that are broken within a sentence."""
    text = unwrapped(page.text)
    for zone in page.zones:
        if zone.name == "furniture":
            continue
        start = zone.span.start
        for line in text[zone.span.start : zone.span.end].split("\n"):
            if line.strip():
                yield Span(start, start + len(line)), zone.name
            start += len(line) + 1


def split_sentences(page: Page) -> tuple[Sentence, ...]:
    """All sentences outside furniture, in order; a list point's bullet or number goes into ``marker``."""
    out: list[Sentence] = []
    for number, (line, zone) in enumerate(_lines(page)):
        text = page.text[line.start : line.end]
        first = _MARKER.match(text)
        offset = first.end() if first and first.end() < len(text) else 0
        marker = text[:offset].strip()
        for start, end in split_line(text[offset:]):
            words = text[offset + start : offset + end]
            left = _lead(words) if start else len(words) - len(words.lstrip())
            if words.strip():
                span = Span(line.start + offset + start + left, line.start + offset + start + len(words.rstrip()))
                out.append(Sentence(len(out), span, zone, number, marker))
                marker = ""
    return tuple(out)
