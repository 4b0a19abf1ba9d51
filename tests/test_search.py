"""Search in the register: the same hits in the same order on both databases, and an index that stays true."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import toy

from hoptac.base.errors import HoptacError
from hoptac.base.nouns import Snapshot
from hoptac.register import decide, joindecide
from hoptac.register.backup import backup
from hoptac.register.index import backend, keep
from hoptac.register.index.asking import Clause
from hoptac.register.index.docs import Line, Words
from hoptac.register.load import load, rebuild, supersede
from hoptac.register.models import Capture, Decision, Entry, Page, Report, SearchDoc
from hoptac.register.models import Snapshot as Bytes
from hoptac.register.opening import open_register
from hoptac.register.query_search import FARTHEST, Filters, Found, search
from hoptac.register.query_suggest import suggest
from hoptac.register.restore import restore

pytestmark = pytest.mark.django_db

SEKONG = {"guest": ["LA-XE"], "host": ["VN-26"], "place": "VN-26", "status": "done"}
PERSON = {"name": "Leklay Sivilay", "posts": [{"post": "la-governor", "place": "LA-XE"}]}
PAGES = [
    toy.snapshot(
        "p1",
        toy.line("visit", {**SEKONG, "start": "2022-06-10"}, "Ngày 10/6/2022 đoàn [Sê Kông] thăm Thừa Thiên Huế."),
        toy.line("person", PERSON, "Ông [Leklay Sivilay] là Tỉnh trưởng."),
        "Theo Chương trình số 12/CTr-UBND, có 1.249 lưu học sinh.",
        published="2022-06-11",
    ),
    toy.snapshot("p2", "Xây dựng đường sắt từ Đắk Lắk.", "Người lao động ở đó.", published="2023-01-02"),
    toy.snapshot("p3", "Quan hệ với Lào tốt đẹp.", published="2021-05-05"),
    toy.snapshot("p4", "ແຂວງຈຳປາສັກ ຮ່ວມມື ກັບ ເວ້", published="2020-02-02"),
    toy.snapshot("p5", "Kông đi trước, rồi sẽ đến sau se.", "Thỏa ước; thuận lòng.", published="2024-01-01"),
    toy.snapshot("p6", "Hai bên ký Biên bản thoả thuận hợp tác.", published="2019-07-01"),
    toy.snapshot("p7", "Hợp tác và thỏa thuận, Biên bản.", published=None),
    toy.snapshot("p8", "Thành phố Huế họp.", published="2026-03-03"),
]


@pytest.fixture
def register(db: None) -> None:
    """The test set."""
    load(PAGES, reader=toy.read)


def names(found: Found) -> list[str]:
    """The hits: a page by its name, an entry by its kind, a person or a place by name."""
    return [f"<{hit.fact.kind}>" if hit.fact else hit.title.text for hit in found.hits]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("se kong", ["Sê Kông", "<visit>", "Leklay Sivilay", "p1"]),
        ("Sê Kông", ["Sê Kông", "<visit>", "Leklay Sivilay", "p1"]),
        ("SEKONG", ["Sê Kông", "<visit>", "Leklay Sivilay", "p1"]),
        ("xekong", ["Sê Kông", "<visit>", "Leklay Sivilay", "p1"]),
        ("dak lak", ["p2"]),
        ("duong sat", ["p2"]),
        ("Đường", ["p2"]),
        ("lao", ["p2", "p3"]),
        ("Lào", ["p3", "p2"]),
        ("ຈຳປາສັກ", ["p4"]),
        ("12/ctr-ubnd", ["p1"]),
        ("1.249", ["p1"]),
        ("1249", []),
        ("biên bản thỏa thuận", ["p6", "p7"]),
        ('"biên bản thỏa thuận"', ["p6"]),
        ('"thỏa thuận" "biên bản"', ["p7", "p6"]),
        ("leklay", ["Leklay Sivilay", "p1"]),
        ("tỉnh trưởng sê kông", ["Leklay Sivilay", "p1"]),
        ("thừa thiên huế", ["Huế", "<visit>", "p1", "p8"]),
        ("khong co gi nhu the", []),
        ('" OR "', []),
        ("'; DROP TABLE x --", []),
        ("\0", []),
        ("* ( ) ^ : - NEAR", []),
        ("", []),
    ],
)
def test_the_test_set(register: None, typed: str, expected: list[str]) -> None:
    """One list for both databases: CI runs this file on SQLite and on PostgreSQL."""
    assert names(search(typed)) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("se ko", ["Sê Kông", "p5", "<visit>", "Leklay Sivilay", "p1"]),  # ["kông" and "se" stand apart on p5]
        ("biên bả", ["p7", "p6"]),
        ("bien b", []),  # one letter begins too many words
        ('"biên bả"', []),  # what is quoted is meant
        ("12/CTr-UB", ["p1"]),
        ("1.24", []),  # another number was not asked for
        ("1.248", []),
        ("sekomg", ["Sê Kông", "<visit>", "Leklay Sivilay", "p1"]),
        ("thừa thiên hueej", ["Huế", "<visit>", "p1"]),
        ("ddawk lawk", ["p2"]),
        ("dduwowngf sat", ["p2"]),
        ("duogn sat", ["p2"]),
        ("lekaly", ["Leklay Sivilay", "p1"]),
        ("tỉnh trưởng lekaly", ["Leklay Sivilay", "p1"]),
        ("hop tca", ["p7", "p6"]),
        ("hop tacs", ["p7", "p6"]),
        ("12/ctr-ubnx", ["p1"]),
        ("xyzt qwrt", []),
        ("lào đường sắt sekong", []),  # each word is there, together nowhere: no fault
    ],
)
def test_what_comes_near_where_nothing_is_found(register: None, typed: str, expected: list[str]) -> None:
    found = search(typed)
    assert sorted(names(found)) == sorted(expected) and found.guessed == bool(expected)
    assert all(hit.title.marks or hit.told.marks or hit.what == "person" for hit in found.hits)


def test_an_open_word_in_a_row_comes_before_one_apart(db: None) -> None:
    load([toy.snapshot("apart", "Khách đến Khánh Hòa.", published="2021-01-01")], reader=toy.read)
    load([toy.snapshot("row", "Khánh Hòa không xa.", published="2020-01-01")], reader=toy.read)
    found = search("khanh hoa kh")
    assert names(found) == ["row", "apart"] and found.guessed


def test_nothing_is_guessed_where_only_the_filters_are_in_the_way(register: None) -> None:
    assert names(search("se kong", Filters("aid"))) == [] and not search("se kong", Filters("aid")).guessed
    assert names(search("sekomg", Filters("visit"))) == ["<visit>"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(kind="visit"), ["<visit>"]),
        (Filters(kind="page", partner="LA-XE"), ["p1"]),
        (Filters(partner="LA"), ["Sê Kông", "Leklay Sivilay", "<visit>", "p1"]),
        (Filters(partner="VN-HUE"), ["Huế", "p1", "<visit>"]),
        (Filters(kind="person"), ["Leklay Sivilay"]),
        (Filters(kind="place"), ["Sê Kông", "Huế"]),
        (Filters(first="2022-06-11", last="2023-01-02"), ["p2", "p1"]),
        (Filters(first="2024"), ["p8", "p5"]),
        (Filters(last="2019-07-01"), ["p6"]),
        (Filters(kind="courtesy"), []),
    ],
)
def test_filters_alone_show_all_the_newest_first(register: None, filters: Filters, expected: list[str]) -> None:
    assert sorted(names(search("", filters))) == sorted(expected)
    if filters.kind != "place" and filters.partner != "LA":  # of equals a hash decides
        assert names(search("", filters)) == expected


def test_filters_narrow_words(register: None) -> None:
    assert names(search("hue", Filters(kind="page"))) == ["p8", "p1"]
    assert names(search("hue", Filters(kind="page", partner="LA-XE"))) == ["p1"]
    assert names(search("hue", Filters(first="2025-01-01"))) == ["p8"]


def test_the_sentence_with_the_found_words(register: None) -> None:
    [hit] = search("1.249 lưu học sinh").hits
    assert hit.told.text == "Theo Chương trình số 12/CTr-UBND, có 1.249 lưu học sinh."
    assert [hit.told.text[a:b] for a, b in hit.told.marks] == ["1.249 lưu học sinh"]
    visit = search("se kong", Filters(kind="visit")).hits[0]
    assert visit.quote and visit.quote.words == "Sê Kông"
    assert [visit.told.text[a:b] for a, b in visit.told.marks] == ["Sê Kông"]


def test_words_with_marks_come_first_and_only_they_are_marked(db: None) -> None:
    load(
        [
            toy.snapshot("old", "Người lao động sang Lào.", published="2001-01-01"),
            toy.snapshot("new", "Người lao động về quê.", published="2025-01-01"),
        ],
        reader=toy.read,
    )
    first, second = search("Lào").hits
    assert (first.title.text, second.title.text) == ("old", "new")
    assert [first.told.text[a:b] for a, b in first.told.marks] == ["Lào"]
    assert names(search("lao")) == ["new", "old"]


# True after every change


def test_no_order_of_pages_changes_the_index(db: None) -> None:
    load(PAGES, reader=toy.read)
    one = backend.stored()
    for page in Page.objects.all():
        page.delete()
    keep.index_all()
    assert SearchDoc.objects.filter(what="page").count() == 0
    load(reversed(PAGES), reader=toy.read)
    assert backend.stored() == one


def changes(seed: int, others: bool = False) -> None:
    """Pages loaded, superseded, made secret, unreadable and readable again, and decisions, in some order; ``others``:
    also values corrected, facts entered by hand, entries merged and split."""
    chance = random.Random(seed)
    places, people = ["LA-XE", "LA-CH", "VN-26", "VN-14"], ["Leklay Sivilay", "LẾCH-LAY SỈ-VI-LAY", "Nguyễn Văn An"]
    for step in range(25):
        name = f"upload:{chance.randrange(5)}.txt"
        guest, host = chance.sample(places, 2)
        told = {"guest": [guest], "host": [host], "start": f"2022-06-{chance.randrange(10, 14)}", "status": "done"}
        lines = [
            toy.visit(**{**told, "guest_head": chance.choice(people)}),
            toy.line("person", {"name": chance.choice(people), "posts": [{"post": "la-governor", "place": guest}]}),
        ]
        extra = chance.choice(["", "", "", "BROKEN", "MẬT"])
        page = toy.snapshot(name, *lines, f"Bước {step}", extra)
        load([Snapshot(name, name, page.data, ".txt")], reader=toy.read)
        for key in chance.sample(toy.report_keys(), min(2, Report.objects.count())):
            chance.choice([decide.reject, decide.accept, decide.undo])(key, "t")
        if others:
            with suppress(HoptacError):  # not every report has every slot, and not all entries can be merged
                chance.choice([correct, enter, merge, split])(chance, places)


def correct(chance: random.Random, places: list[str]) -> None:
    """Give a visit another guest or leader."""
    key = chance.choice([*Report.objects.filter(kind="visit").order_by("key").values_list("key", flat=True), ""])
    slot, value = chance.choice([("guest", [chance.choice(places)]), ("guest_head", "Bùi Thị Mai")])
    decide.correct(key, slot, value, by="t")


def enter(chance: random.Random, places: list[str]) -> None:
    """Enter help by hand, with a page or with none."""
    page = chance.choice([None, *Page.objects.filter(error=None).order_by("ref").values_list("ref", flat=True)])
    giver, receiver = chance.sample(places, 2)
    decide.add("aid", {"giver": giver, "receiver": receiver, "goods": "gạo", "date": "2022-06-12"}, by="t", page=page)


def merge(chance: random.Random, places: list[str]) -> None:
    """Say that two visits are one."""
    keys = sorted(Entry.objects.filter(kind="visit").values_list("key", flat=True))
    joindecide.merge(chance.sample(keys, 2) if len(keys) > 1 else keys, by="t")


def split(chance: random.Random, places: list[str]) -> None:
    """Say that a report is of another fact than those it is with."""
    joindecide.split([chance.choice([*toy.report_keys(), ""])], by="t")


@pytest.mark.parametrize("seed", range(3))
def test_the_index_after_many_changes_is_that_made_anew(db: None, seed: int) -> None:
    changes(seed)
    kept = backend.stored()
    keep.index_all()
    assert kept == backend.stored() and len(kept) > 10
    rebuild(reader=toy.read)
    assert kept == backend.stored()


@pytest.mark.parametrize("seed", range(3))
def test_the_index_follows_every_sort_of_decision(db: None, seed: int) -> None:
    changes(seed, others=True)
    kept = backend.stored()
    keep.index_all()
    assert kept == backend.stored() and len({decision.action for decision in Decision.objects.all()}) > 4
    told = toy.exported()
    rebuild(reader=toy.read)
    assert toy.exported() == told


def test_control_a_change_that_does_not_tell_the_index_leaves_it_stale(
    register: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hoptac.register.joining.index_entries", lambda *told: None)
    load([toy.snapshot("more", toy.visit(start="2023-01-01"))], reader=toy.read)
    kept = backend.stored()
    keep.index_all()
    assert kept != backend.stored()


def test_a_newer_version_is_found_and_the_older_one_no_more(register: None) -> None:
    load([toy.snapshot("p2", "Xây dựng sân bay.")], reader=toy.read)
    assert names(search("duong sat")) == [] and names(search("san bay")) == ["p2"]


def test_a_version_that_cannot_be_read_leaves_the_page_found(register: None) -> None:
    load([toy.snapshot("p2", "BROKEN")], reader=toy.read)
    assert names(search("duong sat")) == ["p2"]


def test_what_is_refused_as_secret_is_found_no_more(register: None) -> None:
    load([toy.snapshot("p1", "MẬT", "Sê Kông")], reader=toy.read)
    assert names(search("se kong")) == [] and names(search("leklay")) == []
    assert not SearchDoc.objects.filter(what__in=("person", "place")).exists()


def test_a_page_that_became_a_version_of_another_is_found_once(db: None) -> None:
    load([Snapshot("tin", "upload:tin.txt", b"published 2022-01-01\nm\xe1\xbb\x99t", ".txt")], reader=toy.read)
    newer = Snapshot("tin (2)", "upload:tin.txt (2)", b"published 2022-01-01\nhai", ".txt")
    load([newer], reader=toy.read)
    older, newest = (Page.objects.get(address=a).ref for a in ("upload:tin.txt", "upload:tin.txt (2)"))
    supersede(newest, older, toy.read)
    assert (
        names(search("hai")) == ["tin"] and names(search("mot")) == [] and names(search("", Filters("page"))) == ["tin"]
    )


def test_what_is_rejected_is_found_no_more_until_it_is_taken_back(register: None) -> None:
    key = Report.objects.get(kind="visit").key
    decide.reject(key, "t")
    assert names(search("se kong")) == ["Sê Kông", "Leklay Sivilay", "p1"]
    assert names(search("", Filters(kind="place"))) == ["Sê Kông"]
    decide.undo(key, "t")
    assert names(search("se kong")) == ["Sê Kông", "<visit>", "Leklay Sivilay", "p1"]


def test_of_two_equal_reports_the_rejected_one_is_found_no_more(db: None) -> None:
    thanks = {"kind": "thank", "from": ["LA-XE"], "to": ["VN-26"], "date": "2022-06-10"}
    told = ["[Sê Kông] cảm ơn Huế về học bổng.", "Trước đó [đoàn] gửi hoa phong lan."]
    load([toy.snapshot("p1", *(toy.line("courtesy", thanks, words) for words in told))], reader=toy.read)
    assert names(search("phong lan", Filters("courtesy"))) == ["<courtesy>"]
    second = Report.objects.get(number=1).key
    decide.reject(second, "t")
    assert names(search("phong lan", Filters("courtesy"))) == []
    assert names(search("hoc bong", Filters("courtesy"))) == ["<courtesy>"]
    decide.undo(second, "t")
    assert names(search("phong lan", Filters("courtesy"))) == ["<courtesy>"]


def test_what_is_corrected_is_found_as_corrected_and_so_is_its_page(register: None) -> None:
    visit = Report.objects.get(kind="visit").key
    decide.correct(visit, "guest", ["LA-SL"], by="t")
    assert names(search("salavan", Filters("visit"))) == names(search("", Filters("visit", "LA-SL"))) == ["<visit>"]
    assert names(search("", Filters("page", "LA-SL"))) == ["p1"] and not names(search("", Filters("visit", "LA-XE")))
    decide.reject(visit, "t")
    assert names(search("", Filters(partner="LA-SL"))) == []
    kept = backend.stored()
    rebuild(reader=toy.read)
    assert backend.stored() == kept


def test_a_restored_register_finds_the_same(register: None, tmp_path: Path) -> None:
    kept = backend.stored()
    backup(tmp_path / "b.zip")
    for model in (Report, Capture, Page, Bytes, SearchDoc):
        model.objects.all().delete()
    keep.index_all()
    Entry.objects.all().delete()
    SearchDoc.objects.all().delete()
    assert names(search("se kong")) == [] and not Decision.objects.exists()
    restore(tmp_path / "b.zip", reader=toy.read)
    assert backend.stored() == kept


def test_opening_a_register_of_another_version_makes_its_index_anew(
    register: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = backend.stored()
    SearchDoc.objects.all().delete()
    open_register()
    assert backend.stored() == kept
    SearchDoc.objects.filter(what="page").delete()
    open_register()
    assert backend.stored() != kept  # opened by the same version: nothing is done
    monkeypatch.setattr(keep, "VERSION", keep.VERSION + 1)
    open_register()
    assert backend.stored() == kept


def touched(page: Snapshot) -> tuple[set[int], int]:
    """The rows of the index that loading a page wrote or took out, and how many questions it asked."""
    before = set(SearchDoc.objects.values_list("rank", "ref"))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        load([page], reader=toy.read)
    return {rank for rank, _ in before ^ set(SearchDoc.objects.values_list("rank", "ref"))}, len(asked)


def test_a_page_touches_its_own_rows_however_many_there_are(register: None) -> None:
    page = toy.snapshot("z", toy.visit(start="2023-03-03", guest_head="Leklay Sivilay"), published="2023-03-04")
    _, few = touched(page)
    load(
        (
            toy.snapshot(f"n{n}", toy.visit(start=f"20{n % 20 + 10}-0{n % 9 + 1}-03", guest_head="Leklay Sivilay"))
            for n in range(60)
        ),
        reader=toy.read,
    )
    rows, many = touched(
        toy.snapshot("y", toy.visit(start="2009-03-03", guest_head="Leklay Sivilay"), published="2023-03-05")
    )
    assert len(rows) == 2  # the page and its visit; the man and the places stand as they stood
    assert many <= few


# Many and long


def test_hits_are_leafed_through_each_once(db: None) -> None:
    load((toy.snapshot(f"n{n}", f"Hợp tác {n}", published=f"20{n:02}-01-01") for n in range(45)), reader=toy.read)
    pages = [names(search("hop tac", page=n)) for n in (1, 2, 3, 4)]
    assert list(map(len, pages)) == [20, 20, 5, 0] and search("hop tac").count == 45
    assert [name for page in pages for name in page] == [f"n{n}" for n in reversed(range(45))]


def test_of_very_many_hits_the_newest_are_ordered_and_heads_stay_first(db: None) -> None:
    load(
        (toy.snapshot(f"n{n}", "Hợp đồng đối tác", published=f"{1900 + n}-01-01") for n in range(FARTHEST + 30)),
        reader=toy.read,
    )
    load([toy.snapshot("old hop dong tac", "x", published="1899-01-01")], reader=toy.read)
    found = search("hop tac")
    assert found.count == FARTHEST + 1 and names(found)[:2] == ["old hop dong tac", f"n{FARTHEST + 29}"]


def test_a_page_longer_than_any_database_counts_is_found_to_its_end(db: None) -> None:
    lines = [f"dòng {n} " + "chữ " * 90 for n in range(400)]
    load([toy.snapshot("dài", *lines, "Kết thúc ở Xiêng Khoảng.", published="2020-01-01")], reader=toy.read)
    load([toy.snapshot("ngắn", "dòng chữ", published="2019-01-01")], reader=toy.read)
    assert SearchDoc.objects.filter(what="page").count() > 4
    assert names(search('"o xieng khoang"')) == ["dài"] and search("xiêng khoảng").hits[0].told.text.startswith("Kết")
    assert names(search('"chu chu"')) == ["dài"] and sorted(names(search("dong chu"))) == ["dài", "ngắn"]


@pytest.mark.parametrize("typed", ["se kong", "hue", "lao", "khong co gi nhu the"])
def test_how_many_questions_a_search_asks_does_not_grow(register: None, typed: str) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as told:
            search(typed)
        return len(told)

    few = asked()
    load(
        (toy.snapshot(f"n{n}", toy.visit(start=f"20{n + 10}-01-03", guest_head=f"Ông Lao {n}")) for n in range(18)),
        reader=toy.read,
    )
    assert asked() <= few + 4 and asked() <= 16


def test_no_row_is_lost_among_many(db: None) -> None:
    """SQLite 3.40's FTS5 loses rows where it walks many backwards; what is found is what holds, one by one."""
    chance = random.Random(3)
    some = [f"w{n}" for n in range(60)]
    rows = {}
    for _ in range(16000):
        rank = chance.randrange(1 << 62)
        rows[rank] = tuple(chance.choices(some, cum_weights=[*range(1, 61)], k=40))
    SearchDoc.objects.bulk_create([SearchDoc(rank=rank, what="page", ref=str(rank)) for rank in rows], batch_size=100)
    packed = [(rank, Words(Line(words[:2], ()), Line(words, ()))) for rank, words in rows.items()]
    backend.put_words(packed)
    for _ in range(30):
        asked = chance.sample(some, 4)
        held = sorted((rank for rank, words in rows.items() if set(asked) <= set(words)), reverse=True)
        clause = Clause("text", tuple(((word,),) for word in asked))
        assert backend.find(clause, 0, 1 << 62, 20000) == held
        low, high = sorted(chance.sample(sorted(rows), 2))
        assert backend.find(clause, low, high, 50) == [rank for rank in held if low <= rank <= high][:50]


def offered(typed: str) -> list[tuple[str, str]]:
    """What a box offers: sort and name, an agreement by its printed name."""
    return [(one.sort, one.fact.values["name"] if one.fact else one.name) for one in suggest(typed)]


def test_a_box_offers_places_people_and_agreements_that_begin_so(register: None) -> None:
    paper = {"kind": "agreement", "parties": ["LA-XE", "VN-26"], "term": [2022, 2026], "name": "Biên bản 2022-2026"}
    load([toy.snapshot("ký", toy.line("agreement", paper))], reader=toy.read)
    assert offered("s") == [("place", "Sê Kông"), ("person", "Leklay Sivilay"), ("agreement", "Biên bản 2022-2026")]
    assert offered("Sê Kông") == offered("se ko") == [("place", "Sê Kông"), ("agreement", "Biên bản 2022-2026")]
    assert offered("lek") == [("person", "Leklay Sivilay")]
    assert offered("bien ban") == [("agreement", "Biên bản 2022-2026")]
    assert offered("2022") == offered("ເຊກອງ 2022") == [("agreement", "Biên bản 2022-2026")]
    assert offered("zz") == offered("") == offered("'") == []
