"""Bytes -> text in NFC, or a named error; never mojibake in silence.

Order: byte order mark, known magic numbers, NULs (UTF-16 without a mark), strict UTF-8, the charset that the page
declares, then the one-byte encodings that Vietnamese was written in, judged by their share of real syllables.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from hoptac.base.errors import HoptacError
from hoptac.base.fold import nfc
from hoptac.base.syllables import share_of_syllables
from hoptac.decode.legacy import LEGACY, from_legacy

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP, DOCX, XLSX"),
    (b"PK\x05\x06", "ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC, XLS"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "GZIP"),
    (b"BZh", "BZIP2"),
    (b"7z\xbc\xaf\x27\x1c", "7Z"),
    (b"Rar!", "RAR"),
    (b"\x7fELF", "ELF"),
    (b"SQLite format 3", "SQLite"),
    (b"{\\rtf", "RTF"),
)
_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{2,40})""", re.I)
#: Names that browsers read as windows-1252 and that Vietnamese pages of the 1990s bear for want of a better one.
_VAGUE = frozenset(
    ("iso-8859-1", "iso8859-1", "latin1", "windows-1252", "cp1252", "us-ascii", "ascii", "x-user-defined")
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_BLANKS = re.compile(r"\r\n?|[\x0c\x85\u2028\u2029]")
#: What stands in readable text of no language that we expect: controls, replacement, private use, non-characters.
_STRANGE = re.compile("[\x80-\x84\x86-\x9f\ufffd\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff]")
#: Latin-1 signs glued to letters: TCVN3, VNI or UTF-8 that passed for Latin-1.
_GLUED = re.compile(r"[^\W\d_][¡¢£¤¥¦§¨©ª«¬®¯±²³´µ¶·¸¹º»¼½¾¿×÷]+[^\W\d_]|[ÃÂÄÆ][\x80-\xbf‚ƒ„…†‡ˆ‰‹Œ‘’“”•–—˜™›œŸ]|á[º»]")
#: What each of these has, and most pages nowhere: one kind of sign is looked for much faster than a letter beside one.
_GLUE = (
    re.compile(r"[¡¢£¤¥¦§¨©ª«¬®¯±²³´µ¶·¸¹º»¼½¾¿×÷](?<=[^\W\d_].)"),
    re.compile(r"[ÃÂÄÆ][\x80-\xbf‚ƒ„…†‡ˆ‰‹Œ‘’“”•–—˜™›œŸ]"),
)
_VIETNAMESE = re.compile("[ăĂđĐơƠưƯ\u1ea0-\u1ef9]")
_VNI_PAIR = re.compile("[aeoAEOyY][âêáàåãäùøûõïéèúüëÂÊÁÀÅÃÄÙØÛÕÏ]|[ñÑ]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """NFC text with single ``\\n`` line ends, and the encoding that it was in."""

    text: str
    encoding: str


def decode_bytes(data: bytes, shown: str) -> Decoded:
    """The text of a file's bytes.

    ``shown`` is what an error calls the file: HoptacError ``file-empty``, ``file-binary`` or ``encoding-uncertain``.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise HoptacError("file-empty", path=shown)
    name, text = _read(data, shown)
    text = nfc(_CONTROLS.sub("", _BLANKS.sub("\n", text)))
    if not text.strip():
        raise HoptacError("file-empty", path=shown)
    return Decoded(text, name)


def _read(data: bytes, shown: str) -> tuple[str, str]:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name, _strict(data[len(mark) :], name, shown)
    for magic, found in _MAGIC:
        if data.startswith(magic):
            raise HoptacError("file-binary", path=shown, found=found)
    if b"\x00" in data:
        return _read_wide(data, shown)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _read_narrow(data, shown)
    if data.isascii() or not (_is_garbled(text) or _is_vni(text)):
        return "utf-8", text
    return _repair(text, shown)


def _strict(data: bytes, name: str, shown: str) -> str:
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        raise HoptacError("encoding-uncertain", path=shown) from error
    if _is_garbled(text):
        raise HoptacError("encoding-uncertain", path=shown)
    return text


def _read_wide(data: bytes, shown: str) -> tuple[str, str]:
    """UTF-16 without a mark: most letters of any page with Latin text have a zero byte, all on the same side."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    name = "utf-16-le" if odd > even else "utf-16-be"
    if max(even, odd) * 5 < len(data) // 2 or min(even, odd) * 20 > max(even, odd):
        raise HoptacError("file-binary", path=shown, found="no-letters")
    return name, _strict(data, name, shown)


def _is_garbled(text: str) -> bool:
    """Whether the text holds more signs of a wrong encoding than a stray one or two."""
    strange = len(_STRANGE.findall(text))
    glued = len(_GLUED.findall(text)) if any(sign.search(text) for sign in _GLUE) else 0
    return strange + glued > max(2, len(text) // 500)


def _is_vni(text: str) -> bool:
    """Whether the text is VNI saved as UTF-8: all letters Latin-1, and no words until they are converted."""
    if _VIETNAMESE.search(text) or not _VNI_PAIR.search(text):
        return False
    share = share_of_syllables(text)
    return share is not None and share < 0.5 and _score(text.encode("cp1252", "replace"), "vni") > 0.9


def _repair(text: str, shown: str) -> tuple[str, str]:
    """Undo UTF-8 that was read as Latin-1 and saved again, or TCVN3 and VNI saved as UTF-8, where that is sure."""
    raw = b"".join(_byte(c) for c in text)
    try:
        twice = raw.decode("utf-8")
    except UnicodeDecodeError:
        return _read_narrow(raw, shown)
    if not twice.isascii() and not _is_garbled(twice):
        return "utf-8 twice", twice
    raise HoptacError("encoding-uncertain", path=shown)


def _byte(char: str) -> bytes:
    """The one byte of windows-1252 (or, where that has none, Latin-1) for a character; ``?`` for others."""
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return bytes((ord(char),)) if ord(char) < 256 else b"?"


def declared_charset(data: bytes) -> str | None:
    """The charset that an HTML page's ``<meta>`` names in its first 4 KB, as Python calls it."""
    match = _CHARSET.search(data, 0, 4096)
    if match is None:
        return None
    name = match.group(1).decode("ascii").lower()
    if name in _VAGUE:
        return None
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def _read_narrow(data: bytes, shown: str) -> tuple[str, str]:
    """A page in a one-byte encoding: the declared one where its words are words, else the likeliest."""
    scores = {name: _score(data, name) for name in _candidates(data)}
    name = max(scores, key=lambda n: scores[n])  # of equals the first
    if scores[name] < 0.8:
        raise HoptacError("encoding-uncertain", path=shown)
    return name, _narrow(data, name)


def _candidates(data: bytes) -> list[str]:
    declared = declared_charset(data)
    names = [declared] if declared and declared not in ("utf-8", "utf-16") else []
    return [*names, "cp1258", *LEGACY, "cp1252"]


def _narrow(data: bytes, name: str) -> str:
    return from_legacy(data, name) if name in LEGACY else unicodedata.normalize("NFC", data.decode(name))


def _score(data: bytes, name: str) -> float:
    """The share of marked words that are Vietnamese syllables; text without any is judged by its signs alone."""
    try:
        text = _narrow(data, name)
    except (UnicodeDecodeError, LookupError):
        return 0.0
    share = share_of_syllables(text)
    if share is None:
        return 0.85 if not _GLUED.search(text) and not _STRANGE.search(text) else 0.0
    return share
