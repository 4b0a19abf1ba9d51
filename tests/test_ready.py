"""What is worked out beside the server: who leads each place of a partnership."""

from __future__ import annotations

import threading
import time
from datetime import date

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

import toy
from hoptac.register import officers
from hoptac.web import ready

pytestmark = pytest.mark.django_db
CHAIR = {"name": "Nguyễn Văn Phương", "posts": [{"post": "vn-prov-pc-chair", "place": "VN-26"}]}
STAMPS_ALONE = 1


@pytest.fixture(autouse=True)
def register(db: None) -> None:
    """Sekong in Huế, and an officer of Huế."""
    officers._KEPT.clear()
    toy.load([toy.snapshot("a", toy.visit(), toy.line("person", CHAIR, "Chủ tịch [Nguyễn Văn Phương]."))])


def asked() -> int:
    """How many questions it takes to tell the officers of Huế."""
    with CaptureQueriesContext(connection) as captured:
        [held] = officers.officers(["VN-HUE"], date.today())["VN-HUE"]
    assert held.name == "Nguyễn Văn Phương"
    return len(captured)


def test_who_asks_later_does_not_wait() -> None:
    ready.make_ready(threading.Event())
    assert asked() == STAMPS_ALONE


def test_control_who_asks_first_does() -> None:
    assert asked() > STAMPS_ALONE


def test_what_changed_since_is_worked_out_in_the_next_round() -> None:
    ready.make_ready(threading.Event())
    toy.load([toy.snapshot("b", toy.line("person", CHAIR, "Chủ tịch [Nguyễn Văn Phương] dự."), published="2023-02-01")])
    ready.make_ready(threading.Event())
    assert asked() == STAMPS_ALONE


def test_it_stops_when_told() -> None:
    stop = threading.Event()
    stop.set()
    ready.make_ready(stop)
    assert len(officers._KEPT) == 1, "one place, not both"


def test_a_register_that_does_not_answer_is_asked_again_later(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def gone(today: date) -> None:
        raise DatabaseError("gone")

    monkeypatch.setattr(ready, "work_out", gone)
    ready.make_ready(threading.Event())
    assert "gone" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_beside_a_server_it_goes_by_itself_and_ends_with_it() -> None:
    def running() -> list[str]:
        return [thread.name for thread in threading.enumerate() if thread.name == "ready"]

    with ready.kept_ready():
        assert running()
        until = time.monotonic() + 20
        while len(officers._KEPT) < 2 and time.monotonic() < until:
            time.sleep(0.02)
        assert len(officers._KEPT) == 2
    assert not running()
