"""Names that were erased by law: known by digests alone, and masked wherever they come again.

The decision that erases a name holds keyed digests of its forms, so that the log says nothing of it to a reader, and
yet a page that comes later can be looked through. Masked letters are ``MASK``, one for one.
"""

from __future__ import annotations

import dataclasses
import hashlib
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hoptac.base.errors import HoptacError
from hoptac.base.fold import fold_key, nfc
from hoptac.base.nouns import Reading, Snapshot
from hoptac.decode.encoding import decode_bytes
from hoptac.register.models import Decision

MASK = "█"
ERASE = "erase"
_WORD = re.compile(r"[^\W\d_]+")
#: What may stand between the words of a name.
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015]{1,3}")
#: An ending under which masked text is kept.
_TEXT = ".txt"
_PROPERTIES = "docProps/core.xml"
#: When a workbook was saved, in its properties.
_MODIFIED = re.compile(rb"<dcterms:modified\b.*?</dcterms:modified>", re.S)


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: case, hyphens and the place of a tone mark are no difference.

    >>> words_of("LẾCH-LAY Sỉ-vi-lay")
    ('lếch', 'lay', 'sỉ', 'vi', 'lay')
    """
    return tuple(fold_key(word) for word in _WORD.findall(nfc(name)))


def digest(key: str, words: Iterable[str]) -> str:
    """What the log keeps of a name."""
    return hashlib.blake2b(" ".join(words).encode(), key=bytes.fromhex(key), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Names:
    """Erased names: their digests by ``key`` (hex), the longest of so many words."""

    key: str
    digests: frozenset[str]
    longest: int

    def __bool__(self) -> bool:
        return bool(self.digests)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where a name stands in a text (NFC), the longest first where several begin."""
        words = [(m.start(), m.end(), fold_key(m.group())) for m in _WORD.finditer(text)]
        begun = 0
        while begun < len(words):
            count = self._at(text, words, begun)
            if count:
                yield words[begun][0], words[begun + count - 1][1]
            begun += count or 1

    def _at(self, text: str, words: list[tuple[int, int, str]], begun: int) -> int:
        """How many words from here on are a name."""
        run, found = [words[begun][2]], 0
        for number in range(begun + 1, min(len(words), begun + self.longest)):
            if not _BETWEEN.fullmatch(text, words[number - 1][1], words[number][0]):
                break
            run.append(words[number][2])
            if digest(self.key, run) in self.digests:
                found = len(run)
        return found

    def mask(self, text: str) -> str:
        """The text with the letters of erased names masked."""
        out, at = [], 0
        for start, end in self.spans(text):
            out += [text[at:start], _WORD.sub(lambda m: MASK * len(m.group()), text[start:end])]
            at = end
        return "".join([*out, text[at:]])

    def masked(self, value: Any) -> Any:
        """A plain value with every text in it masked."""
        if isinstance(value, str):
            return self.mask(value)
        if isinstance(value, list):
            return [self.masked(item) for item in value]
        return {key: self.masked(item) for key, item in value.items()} if isinstance(value, dict) else value


def is_masked(value: Any) -> bool:
    """Whether a plain value holds masked letters."""
    if isinstance(value, list | tuple):
        return any(map(is_masked, value))
    if isinstance(value, Mapping):
        return any(map(is_masked, value.values()))
    return isinstance(value, str) and MASK in value


def is_sheet(data: bytes) -> bool:
    """Whether bytes are a workbook (XLSX)."""
    if data[:4] != b"PK\x03\x04":
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except (zipfile.BadZipFile, OSError):
        return False


def _masked_sheet(data: bytes, names: Names) -> bytes:
    """A workbook with its cells, notes and properties masked; the same bytes where no cell or note holds a name.

    Formulas give way to their results: a workbook that is saved here would lose those."""
    from openpyxl import load_workbook

    book, found = load_workbook(io.BytesIO(data), data_only=True), False
    for cell in (cell for sheet in book for row in sheet.iter_rows() for cell in row):
        if isinstance(cell.value, str) and (masked := names.mask(nfc(cell.value))) != nfc(cell.value):
            cell.value, found = masked, True
        if cell.comment is not None and names.mask(nfc(cell.comment.text)) != nfc(cell.comment.text):
            cell.comment, found = None, True
    if not found:
        return data
    out = io.BytesIO()
    book.save(out)
    return _undated(out.getvalue(), names)


def _undated(data: bytes, names: Names) -> bytes:
    """A workbook as it was saved, without the time of saving: the same list masked again is the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as saved, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in saved.namelist():
            part = saved.read(name)
            if name == _PROPERTIES:
                part = names.mask(nfc(_MODIFIED.sub(b"", part).decode())).encode()
            made.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def erased_names() -> Names:
    """The names that were erased from this register so far."""
    payloads = [d.payload for d in Decision.objects.filter(action=ERASE).order_by("number")]
    digests = frozenset(name for payload in payloads for name in payload["names"])
    longest = max((payload["longest"] for payload in payloads), default=0)
    return Names(payloads[0]["key"] if payloads else "", digests, longest)


def redact(snapshot: Snapshot, names: Names, reader: Any) -> Snapshot:
    """The snapshot without the names: as it is where it has none. A text or a web page is masked as it stands; where
    that is not enough (a name with markup in it, PDF, Word), its visible text takes its place. Bytes that cannot be
    read are looked through as text alone."""
    if not names:
        return snapshot
    masked = _masked_text(snapshot, names)
    try:
        reading: Reading = reader(masked)
    except HoptacError:
        return masked
    except Exception:  # a fault of ours is told where the page is read
        return masked
    told = " ".join(str(part) for part in (reading.page.text, reading.page.title, reading.page.publisher) if part)
    if any(names.spans(told)) and snapshot.listed is None:
        text = names.mask(reading.page.text)
        return dataclasses.replace(snapshot, data=text.encode(), suffix=_TEXT)
    return masked


def _masked_text(snapshot: Snapshot, names: Names) -> Snapshot:
    if is_sheet(snapshot.data):
        return dataclasses.replace(snapshot, data=_masked_sheet(snapshot.data, names))
    if snapshot.data[:4] in (b"%PDF", b"PK\x03\x04"):
        return snapshot
    try:
        text = decode_bytes(snapshot.data, snapshot.document).text
    except HoptacError:
        return snapshot
    masked = names.mask(text)
    return snapshot if masked == text else dataclasses.replace(snapshot, data=masked.encode())
