"""Partners: counted in the database, in a list, on a map that a table tells again; the office's own base map."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import toy
from hoptac.base.errors import HoptacError
from hoptac.gazetteer.basemap import read_base_map
from hoptac.gazetteer.outlines import HOANG_SA, TRUONG_SA, Era, Outline, outlines
from hoptac.gazetteer.places import PLACES
from hoptac.register import base_maps, decide, query_partners
from hoptac.register.agenda import coming, past_due
from hoptac.register.backup import backup
from hoptac.register.joining import rejoin_all
from hoptac.register.models import BaseMap, EntryPair, Partnership
from hoptac.register.restore import restore
from hoptac.web.present.outline import HEIGHT, WIDTH, path, place_on

TODAY = date(2026, 11, 22)


def students(value: int, host: str, origin: str = "LA-XE") -> str:
    told = {"measure": "students_received", "value": value, "unit": "person", "origin": [origin], "host": [host]}
    return toy.line("figure", told, f"Có [{value}] em.")


def agreement(party: str, term: list[int], **more: Any) -> str:
    told = {"kind": "programme", "parties": ["LA-XE", party], "term": term, "act": "signed", **more}
    return toy.line("agreement", told, "Hai tỉnh ký [chương trình hợp tác].")


def gift(giver: str, receiver: str) -> str:
    return toy.line("aid", {"giver": giver, "receiver": receiver, "amount": 5, "currency": "VND"}, "Tặng [5 đồng].")


@pytest.fixture
def register(db: None) -> None:
    """Quảng Nam before it became part of Đà Nẵng, Đà Nẵng since, Huế; Sekong and Champasak; a country as a whole."""
    toy.load(
        [
            toy.snapshot("old", agreement("VN-27", [2022, 2026]), students(20, "VN-27"), published="2025-03-11"),
            toy.snapshot(
                "own",
                agreement("VN-DN", [2023, 2027]),
                agreement("VN-DN", [2028, 2032], act="proposed"),
                students(35, "VN-DN"),
                published="2025-09-01",
            ),
            toy.snapshot("hue", toy.visit(), students(1, "VN-26", "LA-CH"), gift("LA-XE", "VN-26")),
            toy.snapshot("all", students(900, "VN-26", "LA")),
        ]
    )


def tables() -> tuple[list[Any], list[Any]]:
    pairs = EntryPair.objects.order_by("entry__key", "pair")
    columns = ("entry__key", "pair", "kind", "day", "what", "field", "now", "then")
    return list(pairs.values_list(*columns)), list(Partnership.objects.order_by("pair").values())


@pytest.mark.usefixtures("register")
def test_partnerships_are_counted_by_the_units_of_today_and_of_before() -> None:
    rows = {(row.one.id, row.other.id): row for row in query_partners.partnerships(today=TODAY)}
    own = rows["VN-DN", "LA-XE"]
    assert own.counts == {"agreement": 3, "figure": 2} and own.total == 5
    assert [place.id for place in own.former] == ["VN-27"] and own.term == (2023, 2027, "programme")
    assert rows["VN-HUE", "LA-XE"].met == "2022-06-10" and ("VN-27", "LA-XE") not in rows
    then = {row.pair: row.then for row in Partnership.objects.all()}
    assert then["VN-27 LA-XE"] == {"agreement": 1, "figure": 1} and then["VN-26 LA-XE"]["visit"] == 1
    # What the old Đà Nẵng signed is its own; what a page of September 2025 counts is the new one's.
    assert then["VN-DN LA-XE"] == {"agreement": 1}
    assert query_partners.how_many() == 4 and query_partners.how_many("VN-HUE") == 3
    assert query_partners.how_many(country="LA") == 4 and query_partners.how_many(country="TH") == 0
    assert query_partners.in_force(TODAY) == 2


@pytest.mark.usefixtures("register")
def test_counts_follow_decisions_and_come_out_the_same_when_all_is_made_again() -> None:
    before = tables()
    rejoin_all()
    assert tables() == before
    for key in toy.report_keys():
        decide.reject(key, by="Lan")
    assert tables() == ([], [])


@pytest.mark.usefixtures("register")
def test_what_a_map_is_coloured_by() -> None:
    def told(shown: str, **more: Any) -> dict[str, int]:
        return {f"{r.one} {r.other}": r.number for r in query_partners.joined(shown, today=TODAY, **more)}

    assert told("agreements") == {"VN-DN LA-XE": 2}
    assert told("agreements", era="then") == {"VN-27 LA-XE": 1, "VN-DN LA-XE": 1}
    assert told("visits", of="VN-HUE") == {"VN-HUE LA-XE": 1} and told("visits", of="VN-DN") == {}
    assert told("help") == {"VN-HUE LA-XE": 1}
    counts = {r.one: r.observed for r in query_partners.joined("students", today=TODAY) if r.observed}
    # The newest count, never a sum; a country as a whole stands on no map.
    assert {one: seen.value for one, seen in counts.items()} == {"VN-DN": 35, "VN-HUE": 1}


# The start page


def points(today: date) -> Iterator[str]:
    for stance, days in (("agree", -40), ("pledge", 20), ("wish", -3), ("agree", 400)):
        day = (today + timedelta(days=days)).isoformat()
        told = {"by": ["VN-26"], "to": ["LA-XE"], "stance": stance, "fields": [], "due": day, "definite": True}
        yield toy.line("commitment", {**told, "quote": f"Việc {stance} {days}."}, f"[Việc {stance} {days}.]")


@pytest.mark.django_db
@pytest.mark.parametrize("home", ["", "VN-HUE"])
def test_what_comes_up_and_what_is_past_its_day(home: str) -> None:
    ends = TODAY.year
    toy.load(
        [toy.snapshot("a", *points(TODAY), agreement("VN-26", [ends - 4, ends]), agreement("VN-26", [ends, 2031]))]
    )
    found = coming(TODAY, home)
    assert [event.text for event in found["point"]] == ["Việc pledge 20."]
    assert [event.first for event in found["term"]] == [date(ends, 12, 31)]
    assert found["letter"] and found["duty"] and not found["visit"]
    # A wish is nobody's due, and the word for a debt is never said.
    assert [event.text for event in past_due(TODAY, home)] == ["Việc agree -40."]


@pytest.mark.django_db
def test_the_start_page_says_what_came_and_what_waits(client: Client) -> None:
    today = date.today()
    toy.load([toy.snapshot("a", *points(today), published=today.isoformat())])
    page = " ".join(re.sub(r"<[^>]+>", " ", client.get("/").content.decode()).split())
    assert "Từ hôm qua: 1 trang." in page and "Ngày dự kiến đã qua" in page and "Việc agree -40." in page
    assert "Việc wish" not in page and not re.search(r"\bnợ\b", page)


# The map


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("era", ["now", "then"])
@pytest.mark.parametrize("shown", query_partners.SHOWN)
@pytest.mark.parametrize("of", ["", "VN-DN", "LA-XE"])
def test_hoang_sa_and_truong_sa_stand_in_every_view(client: Client, era: str, shown: str, of: str) -> None:
    page = client.get(f"/partners/map/?show={shown}&era={era}&of={of}").content.decode()
    svg = re.search(r"<svg class=\"map\".*?</svg>", page, re.S)
    assert svg and "style=" not in svg[0]
    rank = "huyện" if era == "then" else "đặc khu"
    assert (
        f"{rank} Hoàng Sa, thành phố Đà Nẵng</title>" in svg[0]
        and f"{rank} Trường Sa, tỉnh Khánh Hòa</title>" in svg[0]
    )
    assert svg[0].count('class="island') == 2 and "Bản đồ minh họa" in page
    names = 63 if era == "then" else 34
    assert svg[0].count("<title>") >= names + 18 + 2
    assert len(page.encode()) < 150_000


@pytest.mark.usefixtures("register")
def test_the_table_tells_what_the_map_does(client: Client) -> None:
    page = client.get("/partners/map/?show=agreements&of=VN-DN").content.decode()
    assert page.count('href="/partnerships/VN-DN/LA-XE/"') == 2
    assert 'aria-label="Sê Kông: 2 thỏa thuận"' in page and "<td>2 thỏa thuận</td>" in page
    assert "Quảng Nam" in client.get("/partners/map/?era=then&of=").content.decode()
    helped = client.get("/partners/map/?show=help&of=VN-HUE").content.decode()
    assert "<td>đã ghi nhận</td>" in helped and "5 đồng" not in helped


@pytest.mark.usefixtures("register")
def test_the_list_is_filtered_by_its_address(client: Client) -> None:
    assert client.get("/partners/").content.decode().count('class="name"') == 4
    assert client.get("/partners/?of=VN-DN&country=LA").content.decode().count('class="name"') == 1
    assert "Không có quan hệ hợp tác nào như vậy." in client.get("/partners/?country=TH").content.decode()
    assert client.get("/partners/?of=xx").status_code == client.get("/partners/map/?era=xx").status_code == 404
    assert client.get("/partners/?page=99").status_code == 200


def test_every_unit_is_inside_the_picture_and_has_a_name() -> None:
    for era, count in (("now", 34), ("then", 63)):
        told = outlines(era)  # type: ignore[arg-type]
        assert len(told.vietnam) == count and len(told.laos) == 17
        places = {one.place for one in (*told.vietnam, *told.laos, *told.points)}
        assert {HOANG_SA, TRUONG_SA, "LA-XS"} < places <= PLACES.keys()
        for one in (*told.vietnam, *told.laos, *told.points):
            x, y = place_on(one.label)
            assert 0 < x < WIDTH and 0 < y < HEIGHT, one.place
            assert path(one.rings) or not one.rings


def test_points_of_one_place_of_the_grid_are_drawn_once() -> None:
    fine = (*((105 + n / 1000, 20.0) for n in range(200)), (105.2, 21.0), (105.0, 21.0))
    assert path([fine]) == path([((105.0, 20.0), (105.199, 20.0), (105.2, 21.0), (105.0, 21.0))])


# The office's own base map


def feature(code: str, geometry: dict[str, Any], name: str = "Tên") -> dict[str, Any]:
    return {"type": "Feature", "properties": {"code": code, "name": name}, "geometry": geometry}


def area(one: Outline) -> dict[str, Any]:
    return {"type": "MultiPolygon", "coordinates": [[[*map(list, ring), list(ring[0])]] for ring in one.rings]}


def official(era: Era = "now", without: str = "", *more: dict[str, Any]) -> bytes:
    told = outlines(era)
    islands = [one for one in told.points if one.place in (HOANG_SA, TRUONG_SA)]
    features = [feature(one.place, area(one)) for one in told.vietnam if one.place != without]
    features += [
        feature(one.place, {"type": "Point", "coordinates": list(one.label)}) for one in islands if one.place != without
    ]
    return json.dumps({"type": "FeatureCollection", "features": [*features, *more]}).encode()


def test_an_official_map_is_read_as_it_stands() -> None:
    for era in base_maps.ERAS:
        assert {one.place: one.rings for one in read_base_map(official(era), "m", era).vietnam} == {
            one.place: one.rings for one in outlines(era).vietnam
        }


def polygon(*point: Any) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [[list(point)]]}


_SQUARE = {"type": "Polygon", "coordinates": [[[105, 20], [106, 20], [106, 21], [105, 20]]]}


@pytest.mark.parametrize(
    ("data", "code", "found"),
    [
        (b"\xff\xfe", "map-broken", "map-no-json"),
        (b"[" * 100_000, "map-broken", "map-no-json"),
        (b'{"type": "Feature"}', "map-broken", "map-no-features"),
        (b'{"type": "FeatureCollection", "features": [3]}', "map-unit", "map-no-code"),
        (official("now", "", feature("VN-01", _SQUARE)), "map-unit", "map-doubled"),
        (official("now", "", feature("TH", _SQUARE)), "map-unit", "map-other-unit"),
        (
            official("now", "", feature("LA-XE", {"type": "Polygon", "coordinates": [[[1, 2]]]})),
            "map-broken",
            "map-degrees",
        ),
        (
            official("now", "", feature("LA-XE", {"type": "Polygon", "coordinates": [[["x", 2]]]})),
            "map-broken",
            "map-no-shape",
        ),
        (official("now", "VN-01"), "map-lacking", ""),
        (official("then"), "map-unit", "map-doubled"),
        (official("now", HOANG_SA), "map-islands", ""),
        (
            official("now", TRUONG_SA, feature("truong-sa", {"type": "Point", "coordinates": [107.0, 20.0]})),
            "map-islands",
            "",
        ),
    ],
)
def test_a_map_that_is_not_right_is_not_taken(data: bytes, code: str, found: str) -> None:
    with pytest.raises(HoptacError) as raised:
        read_base_map(data, "m", "now")
    assert raised.value.code == code and raised.value.details.get("found", "") == found
    assert raised.value.message("vi") and raised.value.remedy("en")


@pytest.mark.usefixtures("register")
def test_an_office_puts_its_own_map_and_takes_it_out_again(client: Client, tmp_path: Any) -> None:
    moved = official("now", "VN-01", feature("VN-01", _SQUARE))
    sent = {"era": "now", "file": SimpleUploadedFile("nen.geojson", moved)}
    assert client.post("/partners/map/put/", sent).status_code == 302
    page = client.get("/partners/map/?of=").content.decode()
    assert "Bản đồ nền của cơ quan: nen.geojson" in page and "Bản đồ minh họa, không" not in page
    assert "đặc khu Hoàng Sa" in page and path([((105, 20), (106, 20), (106, 21))]) in page
    assert "Bản đồ minh họa, không" in client.get("/partners/map/?era=then").content.decode()
    refused = client.post("/partners/map/put/", {"era": "now", "file": SimpleUploadedFile("x.json", b"{}")})
    assert refused.status_code == 400 and "FeatureCollection" in refused.content.decode()
    assert client.post("/partners/map/put/", {"era": "now"}).status_code == 400
    backup(tmp_path / "b.zip")
    assert client.post("/partners/map/drop/", {"era": "now"}).status_code == 302
    assert "Bản đồ minh họa, không" in client.get("/partners/map/").content.decode()
    assert BaseMap.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_backup_holds_the_office_s_map(tmp_path: Any) -> None:
    from django.db import connection

    from hoptac.register import guards

    base_maps.put_map("now", "nen.geojson", official("now"), "Lan")
    backup(tmp_path / "b.zip")
    from django.core.management import call_command

    guards.lift_triggers(connection)
    call_command("flush", verbosity=0, interactive=False)
    guards.set_triggers(connection)
    restore(tmp_path / "b.zip", workers=1)
    assert base_maps.in_use()["now"].name == "nen.geojson"
