"""Files written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from hoptac.register.whole import whole_file


def write(path: Path, data: bytes, *, over: bool, stop: bool = False) -> None:
    with whole_file(path, over=over, private=not over) as out:
        out.write(data)
        assert not path.exists() or path.read_bytes() != data
        if stop:
            raise KeyboardInterrupt


@pytest.mark.parametrize("over", [True, False])
def test_what_stops_in_the_middle_leaves_nothing(tmp_path: Path, over: bool) -> None:
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "a", b"half", over=over, stop=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("links", [True, False])
def test_another_file_is_replaced_only_where_asked(
    tmp_path: Path, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*paths: Path) -> None:
        raise OSError("no links here")

    if not links:
        monkeypatch.setattr(os, "link", none)
    path = tmp_path / "a"
    write(path, b"one", over=False)
    with pytest.raises(FileExistsError):
        write(path, b"two", over=False)
    assert path.read_bytes() == b"one"
    write(path, b"three", over=True)
    assert path.read_bytes() == b"three" and list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="modes")
def test_a_private_file_is_its_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write(tmp_path / "backup", b"x", over=False)
        write(tmp_path / "export", b"x", over=True)
    finally:
        os.umask(before)
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("backup", "export")]
    assert modes == [0o600, 0o644]
