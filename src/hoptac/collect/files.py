"""What the given paths hold: files, folders (in sorted order, all the way down) and ``-``.

Names are settled before the first file is read, so that no two pages of a batch bear the same one.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO

from hoptac.base.errors import HoptacError
from hoptac.base.nouns import Snapshot
from hoptac.base.reasons import why

MAX_BYTES = 20 * 2**20

#: In a folder only these endings are taken for pages; a file given by name is always tried.
PAGE_ENDINGS = frozenset(
    (
        *("", ".txt", ".text", ".html", ".htm", ".xhtml", ".shtml", ".asp", ".aspx", ".php", ".jsp"),
        *(".pdf", ".docx"),
    )
)

#: Documents that people keep beside their pages. They cannot be read yet and are refused by name: were they left out in
#: silence, a folder would look read. Pictures and styles, which a browser saves along with a page, are left out.
DOCUMENT_ENDINGS = frozenset((".doc", ".odt", ".rtf", ".xls", ".xlsx", ".ods", ".ppt", ".pptx"))


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be read; the batch goes on. No ``address`` where there is no page at all: a mistyped path, a
    folder without pages, nothing on standard input."""

    document: str
    address: str | None
    error: HoptacError


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: ``inside`` is its path from the folder given (for a file given by name, its path as given)."""

    path: Path
    inside: str
    shown: str


def collect(paths: Iterable[str], stdin: BinaryIO | None = None) -> Iterator[Snapshot | Failure]:
    """Each file of the paths as a Snapshot, or as a Failure that says why it cannot be one.

    ``-`` reads ``stdin`` (by default the process's own). A file reached twice is read once.
    """
    found = list(_find(dict.fromkeys(paths)))
    names = _names(found)
    for item, name in zip(found, names, strict=True):
        if isinstance(item, Found):
            yield _read(item, name)
        elif isinstance(item, HoptacError):
            yield Failure(name, None, item)
        else:
            yield _read_stdin(stdin or sys.stdin.buffer)


def _find(paths: Iterable[str]) -> Iterator[Found | HoptacError | None]:
    """Files to read, errors of paths that lead nowhere, None for standard input."""
    seen: set[str] = set()
    for given in paths:
        if given == "-":
            yield None
            continue
        items = _walk(Path(given), given) if os.path.isdir(given) else [_single(given)]
        for item in items:
            key = os.path.realpath(item.path) if isinstance(item, Found) else ""
            if not key or key not in seen:
                seen.add(key)
                yield item


def _single(given: str) -> Found | HoptacError:
    if not os.path.lexists(given):
        return HoptacError("file-missing", path=given)
    return Found(Path(given), Path(given).as_posix(), given)


def _walk(folder: Path, given: str) -> list[Found | HoptacError]:
    """The pages of a folder, sorted by their path; links to folders are not followed, so no circle can be."""
    found: list[Found | HoptacError] = []
    for root, folders, files in os.walk(folder, onerror=lambda error: found.append(_unreadable(error))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            path = Path(root, name)
            if not name.startswith((".", "~$")) and path.suffix.lower() in PAGE_ENDINGS | DOCUMENT_ENDINGS:
                found.append(Found(path, path.relative_to(folder).as_posix(), str(path)))
    found.sort(key=lambda item: item.inside if isinstance(item, Found) else "")
    return found or [HoptacError("nothing-to-read", path=given)]


def _unreadable(error: OSError) -> HoptacError:
    return HoptacError("file-unreadable", path=str(error.filename or ""), reason=why(error))


def _names(found: list[Found | HoptacError | None]) -> list[str]:
    """The document name of each: the stem; where two share it, the path from the folder given; then the address."""
    stems = [_stem(item) for item in found]
    shared = Counter(stems)
    inner = [
        item.inside if isinstance(item, Found) and shared[stem] > 1 else stem
        for item, stem in zip(found, stems, strict=True)
    ]
    taken: Counter[str] = Counter()
    twice = Counter(inner)
    names = []
    for item, name in zip(found, inner, strict=True):
        if twice[name] > 1 and isinstance(item, Found):
            name = item.path.resolve().as_posix()
        taken[name] += 1
        names.append(name if taken[name] == 1 else f"{name} ({taken[name]})")
    return names


def _stem(item: Found | HoptacError | None) -> str:
    if item is None:
        return "-"
    path = item.path if isinstance(item, Found) else Path(str(item.details["path"]))
    return _printable(document_name(path) or str(path))


def document_name(path: PurePath) -> str:
    """A file's name as a document's: an ending that pages do not have stays, it tells what the file is."""
    return path.stem if path.suffix.lower() in PAGE_ENDINGS else path.name


def _printable(name: str) -> str:
    """File names may hold bytes that are no UTF-8; what is printed must."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _address(path: Path) -> str:
    """The lasting identity of a file: the same from whatever folder the command is given."""
    return path.resolve().as_uri()


def _read(item: Found, name: str) -> Snapshot | Failure:
    address = _address(item.path)
    try:
        data = _bytes(item)
    except HoptacError as error:
        return Failure(name, address, error)
    except OSError as error:
        return Failure(name, address, _unreadable(OSError(error.errno, error.strerror, item.shown)))
    return Snapshot(name, address, data, item.path.suffix.lower())


def _bytes(item: Found) -> bytes:
    """The file's bytes. Only plain files: a pipe or a device could keep the reader waiting for ever."""
    if not item.path.is_file():
        raise HoptacError("file-unreadable", path=item.shown, reason="not-a-file")
    with open(item.path, "rb") as stream:
        return _checked(stream, item.shown)


def _checked(stream: BinaryIO, shown: str) -> bytes:
    """At most MAX_BYTES of a stream, whatever size the file system claims."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise HoptacError("file-too-large", path=shown, size=f"> {MAX_BYTES // 2**20}", limit=MAX_BYTES // 2**20)
    if not data:
        raise HoptacError("file-empty", path=shown)
    return data


def _read_stdin(stdin: BinaryIO) -> Snapshot | Failure:
    try:
        data = _checked(stdin, "-")
    except HoptacError as error:
        return Failure("-", None, error)
    return Snapshot("-", "stdin:" + hashlib.sha256(data).hexdigest(), data)
