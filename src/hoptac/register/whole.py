"""Files written whole or not at all: a name is given only to what is on the disk to its last byte."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def whole_file(path: Path, *, over: bool, private: bool = False) -> Iterator[BinaryIO]:
    """A file to write into, that takes its name at the end; ``over`` another of that name, else raises
    ``FileExistsError``. ``private``: its owner alone may read it."""
    written = path.with_name(f".{path.name}.{secrets.token_hex(8)}.part")
    mode = 0o600 if private else 0o666
    try:
        with open(written, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        if over:
            written.replace(path)
        else:
            _name(written, path)
    finally:
        written.unlink(missing_ok=True)


def _name(written: Path, path: Path) -> None:
    """Give the file its name, never over another one."""
    try:
        os.link(written, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links; on Windows rename refuses to overwrite by itself
        if path.exists():
            raise FileExistsError(path) from None
        written.rename(path)
