"""Places over time: what was signed before a merger is its successor's, shown as inherited, under both names."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

import toy
from hoptac.gazetteer.places import PLACES
from hoptac.gazetteer.succession import notes_on, successions, taken_over, way_of
from hoptac.link.keyed import lasting
from hoptac.register import queries
from hoptac.register.units import current

OWN, OLD = "VN-DN", "VN-27"


def agreement(party: str, term: list[int]) -> str:
    told = {"kind": "programme", "parties": ["LA-XE", party], "term": term, "act": "signed"}
    return toy.line("agreement", told, "Hai tỉnh ký [chương trình hợp tác].")


@pytest.fixture
def register(db: None) -> None:
    """Quảng Nam's agreement, help and governor before it became part of Đà Nẵng, and Đà Nẵng's own agreement."""
    counted = {"measure": "students_received", "value": 20, "unit": "person", "origin": ["LA-XE"]}
    toy.load(
        [
            toy.snapshot(
                "old",
                agreement(OLD, [2022, 2026]),
                toy.line("aid", {"giver": OLD, "receiver": "LA-XE", "amount": 1, "currency": "VND"}),
                toy.line("figure", {**counted, "host": [OLD]}),
                toy.line(
                    "person",
                    {"name": "Lê Trí Thanh", "posts": [{"post": "vn-prov-pc-chair", "place": OLD}]},
                    "Ông [Thanh].",
                ),
                published="2025-03-11",
            ),
            toy.snapshot(
                "own",
                agreement(OWN, [2023, 2027]),
                toy.line("figure", {**counted, "value": 35, "host": [OWN]}),
                published="2025-09-01",
            ),
        ]
    )


def test_the_table_and_the_places_tell_the_same() -> None:
    for old, step in successions().items():
        assert PLACES[old].succeeded_by == (step.new,) and step.day > PLACES[old].valid_to
        assert way_of(old)[-1].new == current(old)
        assert step.change == ("merge" if lasting(old) != lasting(step.new) else step.change)
        assert step.change != "status" or lasting(old) == lasting(step.new)
    assert [step.old for step in taken_over("VN-HN")] == ["VN-15"] and taken_over("VN-HUE") == ()


def test_what_the_law_asks_is_dated() -> None:
    (step,) = taken_over(OWN)
    assert {note.code for note in notes_on(step, date(2027, 2, 28))} == {"review-names", "name-only", "districts"}
    assert {note.code for note in notes_on(step, date(2027, 3, 1))} == {"review-names", "districts"}
    assert notes_on(taken_over("VN-HN")[0], date(2026, 1, 1)) == ()


@pytest.mark.usefixtures("register")
def test_the_successor_shows_what_it_inherited_and_whose_it_was() -> None:
    view = queries.partnership(OWN, "LA-XE")
    assert view is not None and len(view.agreements) == 2
    (told,) = view.inherited
    assert (told.old.id, told.new.id, told.day) == (OLD, OWN, "2025-07-01") and "202/2025/QH15" in told.instrument
    inherited = [fact for fact in view.agreements if fact.key in told.entries]
    assert [fact.values["parties"] for fact in inherited] == [["LA-XE", OLD]]  # the entry keeps its own party
    assert len(told.notes) == 3 and "2027-02-28" in {note.until for note in told.notes}
    # Two populations, each a series of its own.
    assert [(series.host, len(series.figures)) for series in view.series] == [((OLD,), 1), ((OWN,), 1)]
    # An office ended with its unit.
    (held,) = view.offices_one
    assert (held.name, held.state, held.until) == ("Lê Trí Thanh", "former", "2025-03-11/2025-06-30")


@pytest.mark.usefixtures("register")
def test_it_is_found_under_both_names(client: Client) -> None:
    own = client.get(f"/partnerships/{OWN}/LA-XE/").content.decode()
    assert "Từ 1/7/2025, Đà Nẵng kế thừa những gì Quảng Nam đã ký kết (Nghị quyết 202/2025/QH15)." in own
    assert own.count("kế thừa từ Quảng Nam, từ 1/7/2025") == 1 and "NĐ 177/2025/NĐ-CP" in own
    assert "là một phần của" not in own
    old = client.get(f"/partnerships/{OLD}/LA-XE/").content.decode()
    assert "<h1>Đà Nẵng – Sê Kông</h1>" in old and "Quảng Nam là một phần của Đà Nẵng từ 1/7/2025." in old
    (row,) = queries.partnerships()
    assert (row.one.id, row.total, [place.id for place in row.former]) == (OWN, 5, [OLD])
    assert "gồm cả Quảng Nam" in client.get("/").content.decode()
    assert "Đà Nẵng" in client.get("/search/?q=quang+nam&kind=place").content.decode()


@pytest.mark.django_db
def test_a_unit_that_only_changed_its_name_inherits_nothing_from_itself(client: Client) -> None:
    toy.load([toy.snapshot("a", toy.visit(), agreement("VN-26", [2022, 2026]))])
    view = queries.partnership("VN-HUE", "LA-XE")
    assert view is not None and view.inherited == ()
    page = client.get("/partnerships/VN-26/LA-XE/").content.decode()
    assert "Thừa Thiên Huế mang tên Huế từ 1/1/2025." in page and "kế thừa" not in page
