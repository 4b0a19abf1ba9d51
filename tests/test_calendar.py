"""The office's calendar: what is in it, and that another programme reads all of it back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import vobject
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests import toy

from hoptac.register import feeds, mail
from hoptac.register.agenda import agenda, exact_day, last_day
from hoptac.register.load import load, rebuild
from hoptac.share.calendar import Event, clean, write

TODAY = date(2026, 1, 5)

_days = st.dates(date(1970, 1, 1), date(2100, 1, 1))
_events = st.builds(
    Event,
    uid=st.text("abcdef0123456789-", min_size=1, max_size=40),
    kind=st.sampled_from(["visit", "term", "letter", "occasion", "point", "duty"]),
    first=_days,
    last=_days,
    title=st.text(max_size=200),
    text=st.text(max_size=400),
    remind=st.lists(st.integers(0, 400), max_size=3, unique=True).map(tuple),
    cancelled=st.booleans(),
    planned=st.booleans(),
)


def read(data: bytes) -> Any:
    """The file as vobject, which shares no code with icalendar, reads it."""
    return vobject.readOne(data.decode())


@given(st.lists(_events, max_size=6, unique_by=lambda event: event.uid))
def test_another_library_reads_it_back_with_nothing_lost(made: list[Event]) -> None:
    events = [e if e.first <= e.last else Event(**{**_fields(e), "first": e.last, "last": e.first}) for e in made]
    found = {told.uid.value: told for told in read(write(events, TODAY)).contents.get("vevent", [])}
    assert set(found) == {f"{event.uid}@hoptac" for event in events}
    for event in events:
        told = found[f"{event.uid}@hoptac"]
        assert (told.dtstart.value, told.dtend.value) == (event.first, event.last + timedelta(days=1))
        assert told.summary.value == clean(event.title)
        assert (told.description.value if event.text else "") == (clean(event.text) if event.text else "")
        alarms = told.contents.get("valarm", [])
        assert [alarm.trigger.value for alarm in alarms] == [
            timedelta(hours=8) - timedelta(days=d) for d in event.remind
        ]
        status = "CANCELLED" if event.cancelled else "TENTATIVE" if event.planned else "CONFIRMED"
        assert told.status.value == status
        assert told.dtstamp.value == datetime(2026, 1, 5, tzinfo=UTC)


def _fields(event: Event) -> dict[str, Any]:
    return {name: getattr(event, name) for name in Event.__slots__}


def test_it_says_where_its_days_are() -> None:
    zone = read(write([], TODAY)).vtimezone
    assert zone.tzid.value == "Asia/Ho_Chi_Minh"
    assert b"TZOFFSETTO:+0700" in write([], TODAY)
    assert read(write([], TODAY)).contents["x-wr-timezone"][0].value == "Asia/Ho_Chi_Minh"


def test_the_same_events_give_the_same_bytes_in_any_order() -> None:
    events = [Event(f"e-{n}", "duty", TODAY, TODAY, f"Việc {n}") for n in range(5)]
    assert write(events, TODAY) == write(reversed(events), TODAY)
    assert write(events, TODAY) != write(events[1:], TODAY)


@pytest.mark.parametrize(
    ("told", "day"),
    [("2026", "2026-12-31"), ("2026-02", "2026-02-28"), ("2026-06-25", "2026-06-25"), (None, None), ("2026-13", None)],
)
def test_due_by_a_month_is_due_by_its_last_day(told: str | None, day: str | None) -> None:
    assert last_day(told) == (date.fromisoformat(day) if day else None)


def test_a_month_is_no_day() -> None:
    assert exact_day("2026-02") is None and exact_day("XXXX-06-10") is None
    assert exact_day("2026-02-03") == date(2026, 2, 3)


AGREED = {"by": ["VN-26", "LA-XE"], "to": [], "stance": "agree", "fields": ["health"], "due": "2026-06"}
PAGES = [
    toy.snapshot(
        "a",
        toy.visit(status="planned", start="2026-01-20", end="2026-01-22"),
        toy.visit("Đoàn [Champasak] thăm Huế.", guest=["LA-CH"], start="2026-03"),
        toy.visit("Đoàn [Salavan] thăm Sơn La.", guest=["LA-SL"], host=["VN-05"], start="2026-01-21"),
        toy.line(
            "agreement",
            {"kind": "programme", "parties": ["LA-XE", "VN-26"], "term": [2022, 2026], "act": "signed", "date": None},
            "Hai tỉnh ký [Chương trình] 2022-2026.",
        ),
        toy.line(
            "agreement",
            {"kind": "mou", "parties": ["LA-XE", "VN-HUE"], "term": None, "act": "signed", "date": "2026-01-04"},
            "Ngày 4/1 hai bên ký [bản ghi nhớ].",
        ),
        toy.line(
            "commitment", {**AGREED, "quote": "Hai bên thống nhất [khám] bệnh."}, "Hai bên thống nhất [khám] bệnh."
        ),
        toy.line("commitment", {**AGREED, "stance": "wish", "quote": "Mong [sớm] xong."}, "Mong [sớm] xong."),
        toy.line("commitment", {**AGREED, "stance": "difficulty", "quote": "Còn [khó] khăn."}, "Còn [khó] khăn."),
        published="2026-01-05",
    )
]


@pytest.fixture
def register(db: None) -> None:
    """A visit planned, one of which only the month is known, one of others; a term, a signing, three points."""
    load(PAGES, reader=toy.read)


def titles(kind: str, home: str = "VN-HUE") -> list[str]:
    """``day title`` of the events of a kind in 2026."""
    found = agenda(date(2026, 1, 1), date(2026, 12, 31), home)
    return [f"{event.first} {event.title}" for event in found if event.kind == kind]


@pytest.mark.usefixtures("register")
def test_visits_of_the_office_on_their_days() -> None:
    assert titles("visit") == ["2026-01-20 Đoàn tỉnh Sê Kông thăm, làm việc với tỉnh Thừa Thiên Huế (dự kiến)"]
    assert len(titles("visit", "")) == 2


@pytest.mark.usefixtures("register")
def test_a_term_ends_and_is_announced() -> None:
    assert titles("term") == [
        "2026-07-04 Còn 180 ngày – hết giai đoạn 2022–2026: chương trình hợp tác giữa tỉnh Sê Kông và thành phố Huế",
        "2026-11-01 Còn 60 ngày – hết giai đoạn 2022–2026: chương trình hợp tác giữa tỉnh Sê Kông và thành phố Huế",
        "2026-12-31 Hết giai đoạn 2022–2026: chương trình hợp tác giữa tỉnh Sê Kông và thành phố Huế",
    ]


@pytest.mark.usefixtures("register")
def test_only_what_was_agreed_falls_due() -> None:
    assert titles("point") == ["2026-06-30 Đến hạn nội dung đã thống nhất: thành phố Huế và tỉnh Sê Kông"]


@pytest.mark.usefixtures("register")
def test_duties_with_their_law_and_after_a_signing() -> None:
    found = {event.uid: event for event in agenda(TODAY, date(2026, 12, 31), "VN-HUE") if event.kind == "duty"}
    assert found["duty-agreements-year-2026-11-15"].text == "Căn cứ: Luật 70/2020/QH14, Điều 42 và 46."
    assert "cần kiểm tra" in found["duty-aid-month-2026-02-10"].text
    (signed,) = (event for uid, event in found.items() if uid.startswith("signed-"))
    assert signed.first == date(2026, 1, 19)
    assert signed.title == "Hạn báo cáo sau khi ký bản ghi nhớ giữa tỉnh Sê Kông và thành phố Huế"


@pytest.mark.usefixtures("register")
def test_letters_leave_before_the_occasion() -> None:
    found = titles("letter")
    national = "2026-11-22 Gửi thư chúc mừng Quốc khánh nước Cộng hòa Dân chủ Nhân dân Lào (02/12/2026)"
    assert national in found
    assert "2026-03-12 Gửi thư chúc mừng Ngày thành lập Đảng Nhân dân Cách mạng Lào (22/03/2026), kênh Đảng" in found
    assert any("Ngày thành lập tỉnh Sê Kông" in title for title in found)
    # 64 years of relations are no round year; China is no partner of this register.
    assert not any("ngoại giao Việt Nam - Lào" in title or "Trung Quốc" in title for title in found)


@pytest.mark.usefixtures("register")
def test_letters_sent_are_counted_and_ring_no_more() -> None:
    def due() -> Event:
        found = agenda(date(2026, 11, 1), date(2026, 12, 31), "VN-HUE")
        return next(event for event in found if event.uid == "letter-la-national-day-government-2026")

    assert "đã gửi" not in due().title and due().remind
    assert Client().get(due().link).context["code"] == "la-national-day", "from the day one comes to the letters"
    for place in ("LA-XE", "LA-CH"):
        mail.note(mail.Noted("sent", "2026-11-20", place, "", "la-national-day", 2026), "an")
        assert due().title.endswith("đã gửi 1/2" if place == "LA-XE" else "đã gửi 2/2")
    assert due().remind == ()


@pytest.mark.usefixtures("register")
def test_uids_are_the_same_after_a_rebuild() -> None:
    before = [event.uid for event in agenda(date(2026, 1, 1), date(2027, 1, 1), "VN-HUE")]
    rebuild(reader=toy.read)
    assert [event.uid for event in agenda(date(2026, 1, 1), date(2027, 1, 1), "VN-HUE")] == before
    assert len(set(before)) == len(before)


@pytest.mark.usefixtures("register")
def test_every_event_says_what_it_comes_from() -> None:
    assert all(event.keys for event in agenda(date(2026, 1, 1), date(2027, 1, 1), "VN-HUE"))


@pytest.mark.django_db
def test_a_token_is_kept_as_a_digest_only() -> None:
    token = feeds.make("Máy của Lan", "an")
    assert feeds.language_of(token) == "vi"
    from hoptac.register.models import Feed

    row = Feed.objects.get()
    assert token not in "".join(str(getattr(row, field.attname)) for field in Feed._meta.concrete_fields)
