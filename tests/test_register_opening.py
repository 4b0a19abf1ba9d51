"""Opening a register: where it is, how it is set, and clear words where it cannot be opened."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from hoptac.base.errors import HoptacError
from hoptac.register.opening import open_register, reachable
from hoptac.web.database import database, wal_is_safe
from hoptac.web.home import home as home_folder
from hoptac.web.home import secret_key


def run(home: Path, *args: str, **env: str) -> subprocess.CompletedProcess[str]:
    """A command on a register of its own."""
    plain = {**os.environ, "HOPTAC_HOME": str(home), "HOPTAC_DATABASE_URL": "", "HOPTAC_LANG": "en", **env}
    return subprocess.run(
        [sys.executable, "-m", "hoptac", *args], env=plain, capture_output=True, encoding="utf-8", timeout=60
    )


def test_the_default_is_a_file_in_the_home(tmp_path: Path) -> None:
    settings = database(None, tmp_path)
    assert settings["NAME"] == str(tmp_path / "register.sqlite3")
    assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in settings["OPTIONS"]["init_command"]


def test_wal_only_where_it_loses_nothing() -> None:
    unsafe = [(3, 7, 0), (3, 40, 1), (3, 44, 5), (3, 45, 0), (3, 50, 6), (3, 51, 2)]
    safe = [(3, 44, 6), (3, 44, 9), (3, 50, 7), (3, 51, 3), (3, 53, 0), (4, 0, 0)]
    assert [wal_is_safe(v) for v in unsafe] == [False] * len(unsafe)
    assert [wal_is_safe(v) for v in safe] == [True] * len(safe)


@pytest.mark.parametrize(
    "url, name",
    [("sqlite:////var/x y.db", "/var/x y.db"), ("sqlite:///x.db", "x.db"), ("sqlite:///C:/x.db", "C:/x.db")],
)
def test_sqlite_urls(url: str, name: str) -> None:
    assert database(url, Path())["NAME"] == name


def test_postgres_urls() -> None:
    settings = database("postgres://lan:p%40ss@db.example:5433/so?sslmode=require", Path())
    assert [settings[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "lan",
        "p@ss",
        "db.example",
        "5433",
        "so",
    ]
    assert settings["OPTIONS"]["sslmode"] == "require"
    assert database("postgresql://lan@/so?host=/run/pg&port=5433", Path())["HOST"] == "/run/pg"


def test_a_url_of_another_kind_is_refused_without_telling_the_password() -> None:
    with pytest.raises(HoptacError) as error:
        database("mysql://lan:secret@db/so", Path())
    assert error.value.code == "database-unreachable" and "secret" not in error.value.message()


def test_the_secret_is_made_once_and_is_its_owners(tmp_path: Path) -> None:
    key = secret_key(tmp_path)
    assert len(key) > 50 and secret_key(tmp_path) == key
    if os.name != "nt":
        assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600


def test_a_home_that_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("HOPTAC_HOME", str(tmp_path / "file" / "home"))
    with pytest.raises(HoptacError) as error:
        home_folder()
    assert error.value.code == "database-unreachable"


@pytest.mark.django_db
def test_a_register_of_a_newer_version_is_not_touched() -> None:
    MigrationRecorder(connection).record_applied("register", "9999_of_the_future")
    with pytest.raises(HoptacError) as error:
        open_register()
    assert error.value.code == "database-newer" and "9999_of_the_future" in error.value.message()


@pytest.mark.django_db
def test_a_register_of_this_version_opens() -> None:
    open_register()


@pytest.mark.django_db
def test_every_change_of_the_tables_has_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0, skip_checks=True)


def test_the_command_says_what_to_do_with_a_newer_register(home: Path) -> None:
    assert run(home, "export").returncode == 0
    with sqlite3.connect(home / "register.sqlite3") as db:
        db.execute("insert into django_migrations (app, name, applied) values ('register', '9999_x', '2030-01-01')")
    done = run(home, "export")
    assert done.returncode == 1 and "newer Hoptac" in done.stderr and "What to do" in done.stderr


def test_the_command_says_what_to_do_with_a_file_that_is_no_register(home: Path) -> None:
    (home / "register.sqlite3").write_bytes(b"this is no database at all" * 100)
    done = run(home, "export")
    assert done.returncode == 1 and "cannot be opened" in done.stderr and "Traceback" not in done.stderr


def test_the_command_says_what_to_do_with_a_server_that_is_away(home: Path) -> None:
    done = run(home, "export", HOPTAC_DATABASE_URL=f"postgres://lan:secret@/so?host={home}")
    assert done.returncode == 1 and "cannot be opened" in done.stderr
    assert "secret" not in done.stderr and "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_register_that_may_not_be_written(home: Path) -> None:
    run(home, "export")
    (home / "register.sqlite3").chmod(0o400)
    home.chmod(0o500)
    done = run(home, "load", str(Path(__file__)))
    home.chmod(0o700)
    assert done.returncode == 1 and "cannot be opened" in done.stderr


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("database is locked", "Sổ đang bận"),
        ("database or disk is full", "đĩa đã đầy"),
        ("attempt to write a readonly database", "chỉ cho đọc"),
        ("file is not a database", "không phải là sổ"),
        ("connection to server at 10.0.0.1 failed: Connection refused", "không trả lời"),
        ('FATAL: password authentication failed for user "lan"', "không nhận tên hoặc mật khẩu"),
        ("something quite new", "không cho biết rõ"),
    ],
)
def test_what_a_database_says_is_told_in_words(said: str, told: str, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(HoptacError) as error, reachable():
        raise OperationalError(said)
    assert told in error.value.message("vi") and said not in error.value.message("vi")
    assert said in caplog.text


def test_the_log_lies_beside_the_register_and_disturbs_nobody(home: Path, tmp_path: Path) -> None:
    """With the log's place taken by a folder the command says what it says, and no more."""
    (home / "register.sqlite3").write_bytes(b"this is no database at all" * 100)
    assert run(home, "export").returncode == 1
    assert "Traceback" in (home / "hoptac.log").read_text(encoding="utf-8")
    (home / "hoptac.log").unlink()
    (home / "hoptac.log").mkdir()
    done = run(home, "export")
    assert done.returncode == 1 and "Traceback" not in done.stderr and "Logging" not in done.stderr
