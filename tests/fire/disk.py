"""What SQLite writes, seen and refused: the functions of its file system, in this process, with ours before them.

Every write, cut and sync of a database and its journal goes through a table of functions that SQLite gives each open
file. ``Disk`` puts its own in that table: it notes what is done, or answers that the disk is full.
"""

from __future__ import annotations

import ctypes
import sqlite3
from ctypes import CFUNCTYPE, POINTER, c_int, c_longlong, c_void_p
from pathlib import Path
from typing import Any

#: What SQLite's functions answer.
OK, IOERR_WRITE, FULL = 0, 778, 13


class _Methods(ctypes.Structure):
    """sqlite3_io_methods."""

    _fields_ = [
        ("iVersion", c_int),
        *((name, c_void_p) for name in ("xClose", "xRead", "xWrite", "xTruncate", "xSync", "xFileSize")),
        ("rest", c_void_p * 12),
    ]


class _File(ctypes.Structure):
    """sqlite3_file."""

    _fields_ = [("pMethods", POINTER(_Methods))]


class _Vfs(ctypes.Structure):
    """The head of sqlite3_vfs."""

    _fields_ = [
        *((name, c_int) for name in ("iVersion", "szOsFile", "mxPathname")),
        *((name, c_void_p) for name in ("pNext", "zName", "pAppData", "xOpen", "xDelete")),
    ]


# Names stay pointers: SQLite keeps them, and reads on behind their end.
_OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, POINTER(_File), c_int, c_void_p)
_DELETE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int)
_WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_longlong)
_TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_longlong)
_SYNC = CFUNCTYPE(c_int, c_void_p, c_int)


def library() -> str | None:
    """Python's own SQLite as a library of this process; None where it is built in."""
    sqlite3.connect(":memory:").close()
    maps = Path("/proc/self/maps")
    lines = maps.read_text().splitlines() if maps.exists() else []
    return next((line.split()[-1] for line in lines if "libsqlite3" in line), None)


class Disk:
    """Notes what is written from now on; from the ``fails_at``-th write on each is answered with ``fault``."""

    def __init__(self, fails_at: int | None = None, fault: int = FULL) -> None:
        self.log: list[tuple[Any, ...]] = []
        self.writes = 0
        self.fails_at = fails_at
        self.fault = fault
        self._names: dict[int, str] = {}
        self._kept: list[Any] = []
        found = library()
        assert found, "SQLite is built into this Python"
        lib = ctypes.CDLL(found)
        lib.sqlite3_vfs_find.restype = POINTER(_Vfs)
        self._hook(lib.sqlite3_vfs_find(None).contents)

    def note(self, *told: Any) -> None:
        """Put something into the log."""
        self.log.append(told)

    def _pointer(self, function: Any) -> int:
        self._kept.append(function)
        return ctypes.cast(function, c_void_p).value or 0

    def _hook(self, vfs: _Vfs) -> None:
        whole_open, whole_delete = _OPEN(vfs.xOpen), _DELETE(vfs.xDelete)

        def open_(vfs: int, name: int | None, file: Any, flags: int, out: int) -> int:
            done = whole_open(vfs, name, file, flags, out)
            if done == OK and name and file.contents.pMethods:
                self._names[ctypes.addressof(file.contents)] = ctypes.string_at(name).decode()
                file.contents.pMethods = ctypes.pointer(self._methods(file.contents.pMethods.contents))
            return int(done)

        def delete(vfs: int, name: int, sync: int) -> int:
            self.note("delete", ctypes.string_at(name).decode())
            return int(whole_delete(vfs, name, sync))

        vfs.xOpen, vfs.xDelete = self._pointer(_OPEN(open_)), self._pointer(_DELETE(delete))

    def _methods(self, whole: _Methods) -> _Methods:
        """A copy of a file's functions, with ours before those that write."""
        made = _Methods.from_buffer_copy(whole)
        whole_write, whole_truncate, whole_sync = (
            _WRITE(whole.xWrite),
            _TRUNCATE(whole.xTruncate),
            _SYNC(whole.xSync),
        )

        def write(file: int, data: int, size: int, offset: int) -> int:
            self.writes += 1
            if self.fails_at is not None and self.writes >= self.fails_at:
                return self.fault
            self.note("write", self._names[file], offset, ctypes.string_at(data, size))
            return int(whole_write(file, data, size, offset))

        def truncate(file: int, size: int) -> int:
            self.note("truncate", self._names[file], size)
            return int(whole_truncate(file, size))

        def sync(file: int, flags: int) -> int:
            self.note("sync", self._names[file])
            return int(whole_sync(file, flags))

        made.xWrite = self._pointer(_WRITE(write))
        made.xTruncate = self._pointer(_TRUNCATE(truncate))
        made.xSync = self._pointer(_SYNC(sync))
        self._kept.append(made)
        return made
