"""Corrections, questions, taking back by number, and telling who changed something meanwhile."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from tests import toy

from hoptac.base.errors import HoptacError
from hoptac.base.nouns import Snapshot
from hoptac.register import decide
from hoptac.register.load import load, rebuild
from hoptac.register.log import Act, append
from hoptac.register.models import Bearing, Decision, Entry, EntryPlace, Report
from hoptac.register.query_search import Filters, search
from hoptac.register.restand import bind

pytestmark = pytest.mark.django_db

AID = toy.line("aid", {"giver": "VN-26", "receiver": "LA-XE", "amount": 5, "currency": "VND"}, "Huế tặng [5 đồng].")
PAGE = toy.snapshot("a", toy.visit(), AID)


@pytest.fixture(autouse=True)
def loaded(db: None) -> None:
    toy.load([PAGE, toy.snapshot("b", toy.visit(), published="2022-06-12")])


def visit() -> str:
    """The visit of page a."""
    return toy.report_keys()[0]


def values(kind: str = "visit") -> dict[str, Any]:
    """The preferred values of the one entry of a kind."""
    told: dict[str, Any] = Entry.objects.get(kind=kind).values
    return told


def refused(act: Any, *args: Any, **more: Any) -> HoptacError:
    """The refusal of what is asked."""
    with pytest.raises(HoptacError) as error:
        act(*args, **more)
    return error.value


def again(*lines: str, name: str = "a") -> None:
    """The page comes with other lines."""
    load([dataclasses.replace(toy.snapshot(name, *lines), address=f"test:{name}")], reader=toy.read)


def test_a_corrected_value_is_preferred_and_what_was_read_is_kept() -> None:
    assert decide.correct(visit(), "place", "VN-25", by="Lan", why="báo nhầm") == 1
    assert values()["place"] == "VN-25"
    assert [(c["value"], c["rank"]) for c in Entry.objects.get(kind="visit").others["place"]] == [
        ("VN-25", "preferred"),
        ("VN-26", "normal"),
    ]
    report = Report.objects.get(key=visit())
    assert report.corrected == {"place": {"was": "VN-26", "by": 1}}
    assert report.statements.get(slot="place").value == "VN-26"
    assert '"corrected":{"place":{"by":1,"was":"VN-26"}}' in toy.exported()


def test_a_corrected_party_moves_the_report_to_its_block_and_in_the_search() -> None:
    decide.correct(toy.report_keys()[1], "receiver", "LA-SV", by="Lan")
    assert EntryPlace.objects.filter(place="LA-SV", slot="receiver").count() == 1
    kept = decide.seen_of(toy.report_keys()[1])
    assert [hit.fact.kind for hit in search("5 đồng", Filters(partner="LA-SV", kind="aid")).hits if hit.fact] == ["aid"]
    rebuild(reader=toy.read)
    assert values("aid")["receiver"] == "LA-SV" and decide.seen_of(toy.report_keys()[1]) == kept


def test_the_newest_of_two_corrections_stands_and_taking_it_back_brings_the_older_one() -> None:
    first = decide.correct(visit(), "size", 12, by="Lan")
    before = toy.exported()
    second = decide.correct(toy.report_keys()[2], "size", 10, by="Minh")
    assert values()["size"] == 10
    decide.undo(second, by="Lan")
    assert toy.exported() == before
    decide.undo(first, by="Lan")
    assert "size" not in values()
    decide.undo(4, by="Lan")
    assert toy.exported() == before


def test_taking_back_what_is_taken_back_adds_nothing() -> None:
    number = decide.correct(visit(), "size", 12, by="Lan")
    assert decide.undo(number, by="Lan") == 2
    assert decide.undo(number, by="Lan") == 0
    assert Decision.objects.count() == 2


@pytest.mark.parametrize("reject_first", [True, False])
def test_taking_back_gives_the_very_export_of_before(reject_first: bool) -> None:
    key = visit()
    if reject_first:
        decide.reject(key, by="Lan")
    before = toy.exported()
    for act in (
        lambda: decide.accept(key, by="Minh"),
        lambda: decide.ask(key, "Ngày nào?", by="Minh"),
        lambda: decide.correct(key, "start", "2022-06-09", by="Minh"),
        lambda: decide.correct(key, "host", ["VN-25"], by="Minh"),
        lambda: decide.correct(key, "purpose", "làm việc", by="Minh"),
    ):
        number = act()
        assert toy.exported() != before
        decide.undo(number, by="Lan")
        assert toy.exported() == before
    rebuild(reader=toy.read)
    assert toy.exported() == before


@pytest.mark.parametrize(
    "page",
    [
        ["Một đoạn mới.", AID, "Và ở giữa.", toy.visit()],
        [toy.visit(status="planned", start="2022-06-09"), AID],
        [toy.visit(sentence="Hôm qua, Đoàn [tỉnh Sê Kông] tới thăm Huế."), AID],
        [toy.visit(sentence="Trước đó, đoàn [tỉnh Sê Kông] gặp một nhà báo ở Huế.", size=3), toy.visit(), AID],
        [toy.visit(sentence="[Đoàn tỉnh Sê Kông] thăm Huế ngày 10/6."), AID],
    ],
    ids=["elsewhere", "other values", "reworded", "like words before", "more words read"],
)
def test_a_correction_stays_with_its_sentence(page: list[str]) -> None:
    decide.correct(visit(), "size", 12, by="Lan")
    again(*page)
    assert list(Report.objects.filter(corrected__has_key="size").values_list("page__address", flat=True)) == ["test:a"]
    row = Report.objects.get(corrected__has_key="size")
    assert row.values["size"] == 12 and row.corrected == {"size": {"by": 1}}
    before = toy.exported()
    rebuild(reader=toy.read)
    assert toy.exported() == before


def test_a_decision_falls_on_no_other_sentence_when_its_own_is_gone() -> None:
    """The second sentence gets the first one's count, and with it its key."""
    other = toy.visit(sentence="Đoàn [tỉnh Sê Kông] thăm Huế lần nữa ngày 20/6.", start="2022-06-20")
    again(toy.visit(), other)
    decide.reject(visit(), by="Lan")
    key = visit()
    again(other)
    assert visit() == key  # the control: by keys alone the decision would fall on it
    assert Report.objects.get(key=key).state == "open"
    again(toy.visit(), other)
    assert list(Report.objects.filter(page__address="test:a").values_list("state", flat=True)) == ["rejected", "open"]


def test_a_sentence_that_stood_beside_it_is_not_it_however_alike() -> None:
    like = toy.visit(sentence="Sáng nay, đoàn [tỉnh Sê Kông] thăm Huế ngày 10/6.")
    again(toy.visit(), like)
    decide.reject(visit(), by="Lan")
    again(like)
    assert Report.objects.get(page__address="test:a").state == "open"
    again(toy.visit(), like)
    assert Report.objects.filter(page__address="test:a", state="rejected").count() == 1


def test_two_facts_of_one_sentence_keep_their_decisions_in_any_order_of_the_reader() -> None:
    page = toy.snapshot("t", toy.visit(host=["VN-26"]), toy.visit(host=["VN-25"]))

    def reader(snapshot: Snapshot, turned: bool = False) -> Any:
        """Both reports hang on the first line; the second has words of the other line too."""
        reading = toy.read(snapshot)
        first, second = reading.reports
        mine = dataclasses.replace(first.statements[0])
        second = dataclasses.replace(second, statements=(mine, dataclasses.replace(second.statements[0], slot="host")))
        return dataclasses.replace(reading, reports=(second, first) if turned else (first, second))

    load([page], reader=reader)
    rows = Report.objects.filter(page__address="test:t")
    decide.reject(rows.get(values__host=["VN-25"]).key, by="Lan")
    load([dataclasses.replace(page, data=page.data + b"\n")], reader=lambda snapshot: reader(snapshot, turned=True))
    assert rows.get(state="rejected").values["host"] == ["VN-25"]


def test_asking_back_waits_for_an_answer() -> None:
    assert decide.ask(visit(), "Ngày nào?", by="Lan") == 1
    assert Report.objects.get(key=visit()).state == Entry.objects.get(kind="visit").state == "asked"
    assert Decision.objects.get(number=1).payload["question"] == "Ngày nào?"
    decide.correct(visit(), "size", 12, by="Minh")
    assert Report.objects.get(key=visit()).state == "open"
    decide.ask(visit(), "Chắc chưa?", by="Lan")
    decide.accept(visit(), by="Minh")
    assert Entry.objects.get(kind="visit").state == "accepted"
    decide.undo(visit(), by="Lan")
    assert Report.objects.get(key=visit()).state == "open"


@pytest.mark.parametrize(
    "slot, value, code",
    [
        ("start", "31/6/2022", "value-wrong"),
        ("start", "2022-06-31", "value-wrong"),
        ("place", "Huế", "value-wrong"),
        ("guest", ["LA-XE", "XX"], "value-wrong"),
        ("size", -1, "value-wrong"),
        ("size", "mười", "value-wrong"),
        ("status", "xong", "value-wrong"),
        ("purpose", 7, "value-wrong"),
        ("amount", 7, "slot-unknown"),
    ],
)
def test_a_wrong_value_is_refused_and_says_which_slot(slot: str, value: Any, code: str) -> None:
    error = refused(decide.correct, visit(), slot, value, by="Lan")
    assert (error.code, error.details["slot"]) == (code, slot)
    assert error.message("vi") and error.remedy("en") and not Decision.objects.exists()


def test_a_stale_edit_is_told_with_who_and_when() -> None:
    seen = decide.seen_of(visit())
    decide.accept(visit(), by="Minh")
    for act in (
        lambda: decide.reject(visit(), by="Lan", seen=seen),
        lambda: decide.correct(visit(), "size", 12, by="Lan", seen=seen),
        lambda: decide.ask(visit(), "?", by="Lan", seen=seen),
        lambda: decide.undo(visit(), by="Lan", seen=seen),
        lambda: decide.undo(1, by="Lan", seen=seen),
    ):
        error = refused(act)
        assert error.code == "stale" and error.details["by"] == "Minh" and error.details["action"] == "accept"
    assert Decision.objects.count() == 1
    assert decide.reject(visit(), by="Lan", seen=decide.seen_of(visit())) == 2


def test_a_page_read_anew_meanwhile_is_told() -> None:
    seen = decide.seen_of(visit())
    again(toy.visit(size=9), AID)
    assert refused(decide.accept, visit(), by="Lan", seen=seen).code == "stale-read"
    again(toy.visit(), AID, "Một dòng mới.")
    assert decide.accept(visit(), by="Lan", seen=seen) == 1


def test_an_older_log_is_understood() -> None:
    """Decisions of the time before payloads told what they were made upon."""
    row = Report.objects.get(key=visit())
    for action in ("reject", "undo", "accept"):
        [made] = append(Act(action, "Lan"), [[]], (row.key, "report", row.binding))
        bind([made], {row.key: row})
    assert set(Bearing.objects.values_list("page", flat=True)) == {""}
    rebuild(reader=toy.read)
    assert Report.objects.get(key=visit()).state == "accepted"
    again("Một dòng mới.", toy.visit(), AID)
    assert Report.objects.get(key=visit()).state == "accepted"
    decide.undo(3, by="Minh")
    assert Report.objects.get(key=visit()).state == "open"
