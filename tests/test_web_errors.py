"""What the site answers where it cannot do what is asked: its own page, its own languages, a remedy, never a 500."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import InterfaceError, OperationalError, connection, connections
from django.http import HttpResponse
from django.test import Client
from tests.web_sample import MEETING, load_sample

from hoptac.register import queries
from hoptac.register.models import Decision, Page
from hoptac.web.database import sqlite

SITE = "Sổ hợp tác với địa phương nước ngoài"


def told(response: HttpResponse, status: int, *words: str) -> str:
    """The page; it is the site's own, with these words and the headers of every page."""
    page = response.content.decode()
    assert response.status_code == status
    assert all(word in page for word in ("<main", 'class="remedy"', *words)), page[-900:]
    assert response.headers["Content-Security-Policy"] and response.headers["Content-Language"] in ("vi", "en")
    return page


def client(lang: str = "vi") -> Client:
    """A browser; a fault of ours is an answer of 500 to it."""
    browser = Client(raise_request_exception=False)
    browser.cookies["django_language"] = lang
    return browser


# 400


def too_many(settings: object) -> dict[str, list[SimpleUploadedFile]]:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 20  # type: ignore[attr-defined]
    return {"files": [SimpleUploadedFile(f"tin-{n}.txt", b"a") for n in range(21)]}


@pytest.mark.django_db
def test_too_many_files_are_told_and_none_is_read(settings: object) -> None:
    told(client().post("/add/", too_many(settings)), 400, SITE, "tối đa 20 tệp", "Chia thành nhiều lần gửi")
    assert not Page.objects.exists()


@pytest.mark.django_db
def test_too_many_files_in_english(settings: object) -> None:
    page = told(client("en").post("/add/", too_many(settings)), 400, "at most 20 files", '<html lang="en">')
    assert SITE not in page


@pytest.mark.django_db
def test_the_limit_of_files_is_written_as_numbers_are(settings: object) -> None:
    files = {"files": [SimpleUploadedFile(f"{n}.txt", b"a") for n in range(2001)]}
    told(client().post("/add/", files), 400, "tối đa 2.000 tệp")


@pytest.mark.django_db
def test_another_host_is_told_where_hoptac_is() -> None:
    page = told(client().get("/", headers={"host": "evil.example"}), 400, "Hoptac không trả lời ở địa chỉ này", SITE)
    assert "evil" not in page
    told(client("en").get("/", headers={"host": "evil.example"}), 400, "Hoptac does not answer at this address")


@pytest.mark.django_db
def test_an_unknown_action_is_told() -> None:
    address = f"/pages/{load_sample('meeting')['meeting']}/reports/{'0' * 40}/"
    told(client().post(address, {"action": "<b>delete"}), 400, "không có gì thay đổi trong sổ", SITE)


# 503


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OperationalError("database is locked"), "Sổ đang bận"),
        (OperationalError("server closed the connection unexpectedly"), "máy chủ cơ sở dữ liệu không trả lời"),
        (InterfaceError("connection already closed"), "Không mở được cơ sở dữ liệu"),
    ],
)
def test_a_database_that_fails_in_the_middle_is_told(
    error: Exception, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise error

    monkeypatch.setattr("hoptac.register.query_shelves.shelves", fail)
    page = told(client().get("/people/"), 503, words, SITE)
    assert str(error) not in page


def test_control_another_fault_is_no_503(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hoptac.register.query_shelves.shelves", lambda: 1 / 0)
    assert client().get("/people/").status_code == 500


@contextmanager
def held(path: Path) -> Iterator[None]:
    """A SQLite register that another program is writing to."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@pytest.fixture
def register(tmp_path: Path, django_db_blocker: pytest.FixtureRequest) -> Iterator[Path]:
    """A SQLite register of its own as the site's database, whatever the tests run on; it waits for nobody."""
    from django.core.management import call_command

    before, path = connections.settings["default"], tmp_path / "register.sqlite3"
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        wanted = {**connections["default"].settings_dict, **sqlite(str(path)), "HOST": "", "PORT": "", "USER": ""}
        wanted["OPTIONS"]["timeout"] = 0.1
        old = connections["default"]
        connections.settings["default"] = wanted
        del connections["default"]
        try:
            call_command("migrate", verbosity=0)
            yield path
        finally:
            connections["default"].close()
            connections.settings["default"] = before
            connections["default"] = old


def test_a_locked_register_is_told_and_loses_nothing(register: Path) -> None:
    """Without a mock: another program holds the file while a person reads, adds and decides."""
    ref = load_sample("meeting")["meeting"]
    page = queries.page(ref)
    assert page is not None
    with held(register):
        for answer in (
            client().get("/"),
            client().post("/add/", {"files": [SimpleUploadedFile("tin.txt", MEETING.encode())]}),
            client().post(f"/pages/{ref}/reports/{page.reports[0].key}/", {"action": "accept"}),
            client().post(f"/pages/{ref}/accept/"),
        ):
            told(answer, 503, "Sổ đang bận", "Đợi một lát rồi làm lại")
    assert client().get("/").status_code == 200
    assert Page.objects.count() == 1 and not Decision.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_server_that_hangs_up_is_told_and_asked_again_next_time(monkeypatch: pytest.MonkeyPatch) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no server")

    def hang_up() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    with monkeypatch.context() as patched:
        patched.setattr("hoptac.register.query_shelves.shelves", hang_up)
        told(client().get("/people/"), 503, "máy chủ cơ sở dữ liệu không trả lời")
    connection.close()  # as Django does after each request of a server
    assert client().get("/people/").status_code == 200
