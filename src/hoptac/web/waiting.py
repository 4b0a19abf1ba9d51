"""Lists that were sent and wait for a person to look at the preview: files in the register's folder, gone after a day.

They are no part of the register: nothing is stored in it before the person says so.
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from pathlib import Path

from hoptac.base.errors import HoptacError
from hoptac.base.nouns import Snapshot
from hoptac.base.reasons import why
from hoptac.collect import document_name
from hoptac.decode.sheets import read_sheets
from hoptac.web.home import home

#: How long a list waits, in seconds; how many at most.
_DAY = 24 * 60 * 60
_MOST = 50
_HASH = re.compile(r"[0-9a-f]{64}")


def keep(name: str, data: bytes) -> str:
    """Let a list wait; the name that it is asked for by (its hash). A file that is no readable list does not wait.

    Raises what ``read_sheets`` raises (a list with a secrecy stamp leaves no copy), ``list-unmapped`` never.
    """
    snapshot = as_snapshot(name, data)
    read_sheets(snapshot)
    folder = _folder()
    _clear(folder)
    ref = hashlib.sha256(data).hexdigest()
    try:
        _write(folder / ref, data)
        _write(folder / f"{ref}.name", name.encode())
    except OSError as error:
        raise HoptacError("file-unwritable", path=name, reason=why(error, writing=True)) from error
    return ref


def waiting(ref: str) -> Snapshot | None:
    """A list that waits, at no address yet; None where there is none (any more)."""
    if not _HASH.fullmatch(ref):
        return None
    path = _folder() / ref
    try:
        return as_snapshot((path.parent / f"{ref}.name").read_bytes().decode(), path.read_bytes())
    except FileNotFoundError:
        return None


def let_go(ref: str) -> None:
    """A list waits no longer."""
    if _HASH.fullmatch(ref):
        for path in (_folder() / ref, _folder() / f"{ref}.name"):
            path.unlink(missing_ok=True)


def as_snapshot(name: str, data: bytes) -> Snapshot:
    """A file as it was sent; its address is settled when it comes in."""
    path = Path(name)
    return Snapshot(document_name(path), "", data, path.suffix.lower())


def _folder() -> Path:
    folder = home() / "waiting"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _clear(folder: Path) -> None:
    """Take away what waits for more than a day, and the oldest of too many."""
    files = sorted((path.stat().st_mtime, path) for path in folder.iterdir())
    late = [path for at, path in files if at < time.time() - _DAY]
    for path in {*late, *(path for _, path in files[: max(0, len(files) - 2 * _MOST)])}:
        path.unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        out.write(data)
