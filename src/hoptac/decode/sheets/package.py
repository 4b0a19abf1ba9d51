"""What may be opened: a sound XLSX within bounds. What would fill the memory is refused before it is unpacked."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from hoptac.base.errors import HoptacError
from hoptac.base.nouns import Snapshot

MAX_ENTRIES = 2_000
#: Bytes of one part, and of all, unpacked.
MAX_PART = 48 * 2**20
MAX_ALL = 96 * 2**20
#: A sheet of like cells shrinks to a fiftieth, seldom more; a part that is small in any case may shrink as it likes.
MAX_RATIO = 250
_SMALL = 2**20
#: What zipfile raises for bytes that are no sound zip.
DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, EOFError, IndexError, NotImplementedError, OSError, OverflowError, RuntimeError),
    *(struct.error, ValueError, KeyError, TypeError, AttributeError),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Not a format, but a workbook behind a password.
LOCKED = "locked"
_OLE_SHEETS = frozenset((".xls", ".xlsx", ".xlsm", ".xlt", ".et"))
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def is_xlsx(data: bytes) -> bool:
    """Whether the bytes are a zip that holds a workbook of XML."""
    return data[:4] == b"PK\x03\x04" and b"xl/workbook.xml" in data


def other_format(snapshot: Snapshot) -> str | None:
    """The name of a spreadsheet's format that is not read."""
    data = snapshot.data
    if data[:8] == _OLE and snapshot.suffix in _OLE_SHEETS:
        return LOCKED if b"E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d" in data else "XLS"
    if data[:4] == b"PK\x03\x04" and _ODS in data[:200]:
        return "ODS"
    return "XLSB" if data[:4] == b"PK\x03\x04" and b"xl/workbook.bin" in data else None


def open_workbook(data: bytes, shown: str) -> zipfile.ZipFile:
    """The zip, each of its parts counted while it is unpacked (headers may lie) and looked at for entities.

    Raises ``sheet-broken``, ``file-locked``, ``file-too-large``.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        parts = package.infolist()
    except DAMAGED as error:
        raise HoptacError("sheet-broken", path=shown) from error
    if len(parts) > MAX_ENTRIES:
        raise HoptacError("sheet-broken", path=shown)
    left = MAX_ALL
    for part in parts:
        left -= _measure(package, part, min(left, MAX_PART), shown)
    return package


def _measure(package: zipfile.ZipFile, part: zipfile.ZipInfo, most: int, shown: str) -> int:
    """How many bytes a part has, at most ``most``."""
    if part.flag_bits & 1:
        raise HoptacError("file-locked", path=shown)
    most = min(most, max(_SMALL, MAX_RATIO * part.compress_size))
    size = 0
    try:
        with package.open(part) as stream:
            while size <= most and (read := stream.read(_SMALL)):
                size += len(read)
                if b"<!DOCTYPE" in read or b"<!ENTITY" in read:
                    raise HoptacError("sheet-broken", path=shown)
    except DAMAGED as error:
        raise HoptacError("sheet-broken", path=shown) from error
    if size > most:
        raise HoptacError("file-too-large", path=shown, size=f"> {most // 2**20}", limit=most // 2**20)
    return size
