"""The parts of an office document's zip, within bounds: what is too large, encrypted or not XML is refused."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from lxml import etree

from hoptac.base.errors import HoptacError

MAX_ENTRIES = 3_000
MAX_PART = 64 * 2**20
#: No text shrinks to so small a share of itself; what does was made to fill the memory.
MAX_RATIO = 250
_SMALL = 2**20
#: What zipfile raises for bytes that are no sound zip.
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, EOFError, IndexError, NotImplementedError, OSError, OverflowError, RuntimeError),
    *(struct.error, ValueError),
)


def open_package(data: bytes, shown: str) -> zipfile.ZipFile:
    """The zip; HoptacError ``file-binary`` where it is damaged or has more entries than any document."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGED as error:
        raise HoptacError("file-binary", path=shown, found="DOCX") from error
    if len(package.infolist()) > MAX_ENTRIES:
        raise HoptacError("file-binary", path=shown, found="ZIP")
    return package


def read_part(package: zipfile.ZipFile, name: str, shown: str) -> etree._Element | None:
    """The root of a part's XML; None where the package has no such part. Entities and DTDs are never followed."""
    if name not in package.namelist():
        return None
    data = _bytes(package, name, shown)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise HoptacError("file-binary", path=shown, found="DOCX") from error
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise HoptacError("file-binary", path=shown, found="DOCX, DTD")
    return root


def _bytes(package: zipfile.ZipFile, name: str, shown: str) -> bytes:
    """An entry's bytes, counted while they are unpacked: its header may lie."""
    info = package.getinfo(name)
    if info.flag_bits & 1:
        raise HoptacError("file-locked", path=shown)
    most = min(MAX_PART, max(_SMALL, MAX_RATIO * info.compress_size))
    try:
        with package.open(info) as stream:
            data = stream.read(most + 1)
    except _DAMAGED as error:
        raise HoptacError("file-binary", path=shown, found="DOCX") from error
    if len(data) > most:
        raise HoptacError("file-too-large", path=shown, size=f"> {most // 2**20}", limit=most // 2**20)
    return data
