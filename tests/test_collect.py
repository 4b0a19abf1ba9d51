"""Files, folders and standard input as snapshots: names, order, failures that do not stop the batch."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.collect import MAX_BYTES, Failure, collect


def write(path: Path, data: bytes = b"Trang\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def names(*paths: object) -> list[str]:
    return [item.document for item in collect(map(str, paths))]


def codes(*paths: object) -> list[str]:
    return [item.error.code for item in collect(map(str, paths)) if isinstance(item, Failure)]


def test_it_names_a_page_by_its_file_without_folder_and_ending(tmp_path: Path) -> None:
    [item] = collect([str(write(tmp_path / "2024" / "tin.so.1.txt"))])
    assert isinstance(item, Snapshot)
    assert (item.document, item.suffix, item.data) == ("tin.so.1", ".txt", b"Trang\n")


def test_an_ending_that_pages_do_not_have_stays_in_the_name(tmp_path: Path) -> None:
    given = [write(tmp_path / name) for name in ("bao-cao.doc", "bao-cao.odt", "Tin ngay 12.6.2024", "tin.HTM")]
    assert names(*given) == ["bao-cao.doc", "bao-cao.odt", "Tin ngay 12.6.2024", "tin"]


def test_it_reads_a_folder_all_the_way_down_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "sub/c.htm", ".an.txt", ".git/d.txt", "anh.png", "so.csv", "e.TXT", "f"):
        write(tmp_path / name)
    assert names(tmp_path) == ["a", "b", "e", "f", "c"]


def test_documents_of_a_folder_are_not_passed_over_in_silence(tmp_path: Path) -> None:
    for name in ("bao-cao.pdf", "ke-hoach.DOCX", "~$ke-hoach.docx", "so.XLS", "tin_files/anh.png", "tin_files/a.css"):
        write(tmp_path / name)
    assert names(tmp_path) == ["bao-cao", "ke-hoach", "so.XLS"]


def test_pages_that_share_a_name_bear_their_path_from_the_folder(tmp_path: Path) -> None:
    for name in ("x/tin.txt", "y/tin.txt", "y/tin.html", "z.txt"):
        write(tmp_path / name)
    assert names(tmp_path) == ["x/tin.txt", "y/tin.html", "y/tin.txt", "z"]


def test_no_two_pages_of_a_batch_bear_the_same_name(tmp_path: Path) -> None:
    for name in ("one/x/tin.txt", "two/x/tin.txt", "-.txt"):
        write(tmp_path / name)
    found = [
        item.document
        for item in collect([str(tmp_path / n) for n in ("one", "two", "-.txt")] + ["-"], io.BytesIO(b"a"))
    ]
    assert len(set(found)) == len(found) == 4


def test_a_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    page = write(tmp_path / "tin.txt")
    assert names(tmp_path, page, page) == ["tin"]


def test_the_address_is_the_same_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "trang" / "tin.txt")
    monkeypatch.chdir(tmp_path)
    [near] = collect(["trang"])
    monkeypatch.chdir(tmp_path / "trang")
    [far] = collect(["../trang/tin.txt"])
    assert near.address == far.address == (tmp_path / "trang" / "tin.txt").resolve().as_uri()


def test_it_reads_standard_input_under_a_name_of_its_own() -> None:
    [item] = collect(["-"], io.BytesIO("Huế".encode()))
    assert isinstance(item, Snapshot)
    assert item.document == "-"
    assert item.address == "stdin:" + item.raw_hash


@pytest.mark.parametrize("data", [b"", None])
def test_empty_standard_input_is_a_failure(data: bytes | None) -> None:
    [item] = collect(["-"], io.BytesIO(data or b""))
    assert isinstance(item, Failure)
    assert item.error.code == "file-empty" and item.address is None


def test_failures_do_not_stop_the_batch(tmp_path: Path) -> None:
    good, empty = write(tmp_path / "good.txt"), write(tmp_path / "empty.txt", b"")
    large = write(tmp_path / "large.txt", b"a" * (MAX_BYTES + 1))
    (tmp_path / "none").mkdir()
    assert codes(tmp_path / "gone.txt", empty, large, tmp_path / "none", good) == [
        "file-missing",
        "file-empty",
        "file-too-large",
        "nothing-to-read",
    ]
    assert names(tmp_path / "gone.txt", empty, large, tmp_path / "none", good) == [
        "gone",
        "empty",
        "large",
        "none",
        "good",
    ]


def test_a_path_that_leads_nowhere_has_no_address(tmp_path: Path) -> None:
    """An address is a page's; a file that is there and cannot be read has one."""
    (tmp_path / "none").mkdir()
    items = collect([str(tmp_path / "gone.txt"), str(tmp_path / "none"), str(write(tmp_path / "empty.txt", b""))])
    assert [item.address is None for item in items] == [True, True, False]


def test_what_is_no_plain_file_is_not_waited_for(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    os.mkfifo(tmp_path / "pipe.txt")
    assert codes(tmp_path / "pipe.txt") == ["file-unreadable"]


def test_a_broken_link_and_a_forbidden_file_are_told(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere.txt")
    locked = write(tmp_path / "locked.txt")
    locked.chmod(0)
    told = codes(tmp_path / "link.txt", locked)
    assert told == ["file-unreadable"] * (1 if os.access(locked, os.R_OK) else 2)


def test_a_circle_of_links_ends(tmp_path: Path) -> None:
    write(tmp_path / "a" / "tin.txt")
    (tmp_path / "a" / "b").symlink_to(tmp_path / "a", target_is_directory=True)
    assert names(tmp_path) == ["tin"]


def test_bytes_are_read_only_when_asked_for(tmp_path: Path) -> None:
    one, two = write(tmp_path / "1.txt"), write(tmp_path / "2.txt")
    pages = collect([str(one), str(two)])
    next(pages)
    two.write_bytes(b"later")
    last = next(pages)
    assert isinstance(last, Snapshot)
    assert last.data == b"later"
