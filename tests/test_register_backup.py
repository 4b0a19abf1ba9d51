"""Backup and restore: the same register, on either database, or a clear refusal; never half of one."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from tests import toy

from hoptac.base.errors import HoptacError
from hoptac.register import decide, guards
from hoptac.register.backup import FORM, backup
from hoptac.register.load import load
from hoptac.register.models import Decision, Entry, Page, Snapshot
from hoptac.register.restore import restore

pytestmark = pytest.mark.django_db


@pytest.fixture
def saved(tmp_path: Path, db: None) -> Path:
    """A register with decisions, a failed and a refused page, backed up."""
    pages = [toy.snapshot("a", toy.visit()), toy.snapshot("b", toy.visit(place="VN-25"))]
    load([*pages, toy.snapshot("x", "BROKEN"), toy.snapshot("s", "MẬT")], reader=toy.read)
    decide.reject(toy.report_keys()[0], by="Lan\u2028", why="trùng")
    path = tmp_path / "register.zip"
    assert backup(path) == 4
    return path


def empty() -> None:
    """A register as new."""
    guards.lift_triggers(connection)
    for model in (Page, Entry, Snapshot, Decision):
        model.objects.all().delete()
    guards.set_triggers(connection)


def refused(path: Path) -> str:
    """The code of restore's refusal."""
    with pytest.raises(HoptacError) as error:
        restore(path, reader=toy.read)
    return error.value.code


def test_restore_gives_the_same_register(saved: Path) -> None:
    before, pages = toy.exported(), list(Page.objects.order_by("address").values_list("address", "ref", "error"))
    empty()
    restore(saved, reader=toy.read)
    assert toy.exported() == before
    assert list(Page.objects.order_by("address").values_list("address", "ref", "error")) == pages


def test_a_backup_of_what_was_restored_is_the_same_file(saved: Path, tmp_path: Path) -> None:
    empty()
    restore(saved, reader=toy.read)
    backup(tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == saved.read_bytes()


def test_a_backup_is_never_overwritten(saved: Path) -> None:
    data = saved.read_bytes()
    with pytest.raises(HoptacError) as error:
        backup(saved)
    assert error.value.code == "backup-exists" and saved.read_bytes() == data
    assert os.listdir(saved.parent) == ["register.zip"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(HoptacError) as error:
        backup(tmp_path / "none" / "register.zip")
    assert error.value.code == "file-unwritable"


def test_a_register_that_holds_something_is_not_overwritten(saved: Path) -> None:
    before = toy.exported()
    assert refused(saved) == "register-not-empty"
    assert toy.exported() == before


def test_a_missing_file(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.zip") == "file-missing"


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x03\x04" + bytes(100)])
def test_what_is_no_backup(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(data)
    assert refused(path) == "backup-unusable"


def rewritten(saved: Path, change: dict[str, bytes | None]) -> Path:
    """The archive with members changed or (None) left out."""
    path = saved.with_name("changed.zip")
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = change.get(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
    return path


@pytest.mark.parametrize("change", [None, b"{}", b"[1, 2]", b'{"form": "other"}'])
def test_a_wrong_manifest(saved: Path, change: bytes | None) -> None:
    empty()
    assert refused(rewritten(saved, {"manifest.json": change})) == "backup-unusable"


def test_a_manifest_without_members(saved: Path) -> None:
    empty()
    assert refused(rewritten(saved, {"manifest.json": json.dumps({"form": FORM}).encode()})) == "backup-unusable"


def test_an_archive_with_bytes_flipped_anywhere(saved: Path) -> None:
    """Damage that matters is told as a backup that cannot be used, never as a fault of ours; the rest (a time of day
    in a header) changes nothing.
    """
    export, data, path = toy.exported(), saved.read_bytes(), saved.with_name("flipped.zip")
    refusals = []
    for place in range(40, len(data) - 60, max(1, len(data) // 40)):
        empty()
        path.write_bytes(data[:place] + bytes(255 - b for b in data[place : place + 6]) + data[place + 6 :])
        try:
            restore(path, reader=toy.read)
        except HoptacError as error:
            refusals.append(error.code)
        else:
            assert toy.exported() == export
    assert set(refusals) == {"backup-unusable"}


def test_every_member_is_checked_before_anything_is_written(saved: Path) -> None:
    empty()
    with zipfile.ZipFile(saved) as archive:
        names = [name for name in archive.namelist() if name != "manifest.json"]
    for name in names:
        for data in (None, b"other"):
            assert refused(rewritten(saved, {name: data})) == "backup-unusable"
    assert not Snapshot.objects.exists() and not Decision.objects.exists()


def remade(saved: Path, member: str, change: Callable[[bytes], bytes]) -> Path:
    """The archive with one member changed and the manifest's digest of it mended."""
    with zipfile.ZipFile(saved) as archive:
        manifest, data = json.loads(archive.read("manifest.json")), change(archive.read(member))
    manifest["members"][member] = hashlib.sha256(data).hexdigest()
    return rewritten(saved, {member: data, "manifest.json": json.dumps(manifest).encode()})


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"",
        lambda data: data.replace(b"test:a", b"test:q"),
        lambda data: data.replace(data.split(b'"raw_hash": "')[1][:64], b"0" * 64),
    ],
    ids=["none", "of no page", "without bytes"],
)
def test_versions_that_do_not_fit_the_pages(saved: Path, change: Callable[[bytes], bytes]) -> None:
    empty()
    assert refused(remade(saved, "captures.jsonl", change)) == "backup-unusable"


def test_control_the_same_made_anew_unchanged_is_restored(saved: Path) -> None:
    before = toy.exported()
    empty()
    restore(remade(saved, "captures.jsonl", lambda data: data), reader=toy.read)
    assert toy.exported() == before


def test_a_changed_decision_with_a_mended_manifest_is_noticed(saved: Path) -> None:
    """Who rewrites the digests of the members too still meets the chain."""
    empty()
    with zipfile.ZipFile(saved) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        decisions = archive.read("decisions.jsonl").replace("trùng".encode(), b"trung")
    manifest["members"]["decisions.jsonl"] = hashlib.sha256(decisions).hexdigest()
    changed = rewritten(saved, {"decisions.jsonl": decisions, "manifest.json": json.dumps(manifest).encode()})
    assert refused(changed) == "decisions-tampered"


def test_a_restore_that_stops_leaves_nothing(saved: Path) -> None:
    empty()

    def stop(step: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        restore(saved, stop, toy.read)
    assert not Page.objects.exists() and not Snapshot.objects.exists() and not Decision.objects.exists()


def test_between_two_databases_by_the_commands(tmp_path: Path) -> None:
    """SQLite, or the PostgreSQL of this run, to a new SQLite file: the sample pages, the same export byte for byte."""

    def hoptac(home: Path, *args: str) -> bytes:
        env = {**os.environ, "HOPTAC_HOME": str(home), "HOPTAC_DATABASE_URL": ""}
        done = subprocess.run([sys.executable, "-m", "hoptac", *args], env=env, capture_output=True, timeout=120)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout

    from hoptac.web.demo import sample_pages

    load(sample_pages())
    decide.accept(toy.report_keys()[0], by="Lan")
    backup(tmp_path / "register.zip")
    hoptac(tmp_path / "new", "restore", str(tmp_path / "register.zip"))
    assert hoptac(tmp_path / "new", "export").decode() == toy.exported()
    hoptac(tmp_path / "new", "backup", str(tmp_path / "again.zip"))
    assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "register.zip").read_bytes()
