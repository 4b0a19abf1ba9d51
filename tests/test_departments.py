"""Departments: what belongs to one is not there for the others, on no page, in no file, by no question."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests import web_sample
from tests.people_sample import one_of_each, signed_in
from tests.test_access import addresses, sample
from tests.web_sample import Told, load_sample

from hoptac.register import hidden, owners
from hoptac.register.decide import accept
from hoptac.register.load import rebuild
from hoptac.register.models import Account, Decision, Entry, KeptPaper, Page, Report
from hoptac.register.out import export
from hoptac.register.scope import seen_as
from hoptac.web import gate

pytestmark = pytest.mark.django_db
TEXT = """Chuyến đi zqxtitle
Ngày 5/7/2023, đoàn Sê Kông do ông Xavan Bimat dẫn đầu thăm Thừa Thiên Huế zqxvisit.
Hai tỉnh đã ký Biên bản thỏa thuận giai đoạn 2022-2026 ngày 3/3/2022.
Quảng Trị hỗ trợ Champasak 777 triệu đồng."""
VISIT = {"guest": ["LA-XE"], "host": ["VN-26"], "place": "VN-26", "start": "2023-07-05", "end": None}
FACTS = (
    Told(
        "visit",
        {**VISIT, "guest_head": "Xavan Bimat", "host_head": None, "status": "done"},
        {"guest": "đoàn Sê Kông", "start": "Ngày 5/7/2023", "guest_head": "Xavan Bimat"},
    ),
    Told(
        "agreement",
        {
            "kind": "minutes-of-agreement",
            "parties": ["LA-XE", "VN-26"],
            "term": [2022, 2026],
            "act": "signed",
            "date": "2022-03-03",
        },
        {"kind": "Biên bản thỏa thuận", "term": "2022-2026", "act": "đã ký", "date": "3/3/2022"},
    ),
    Told(
        "aid",
        {
            "giver": "VN-25",
            "receiver": "LA-CH",
            "amount": 777000000,
            "comparator": "=",
            "currency": "VND",
            "goods": None,
            "purpose": None,
        },
        {"amount": "777 triệu đồng", "giver": "Quảng Trị", "receiver": "Champasak"},
    ),
)
#: Nothing of this may come to whoever does not belong to the department.
CANARIES = (
    "zqxtitle",
    "zqxvisit",
    "xavan",
    "bimat",
    "777 triệu",
    "777.000.000",
    "777000000",
    "3/3/2022",
    "03/03/2022",
    "2022-03-03",
    "5/7/2023",
    "2023-07-05",
)
MINE, OTHER = "Phòng Lãnh sự", "Phòng Hợp tác"


@pytest.fixture
def people(monkeypatch: pytest.MonkeyPatch) -> dict[str, Account]:
    """Two departments with one person of each role; the page ``secret`` is the first one's."""
    hidden.worked_out.cache_clear()  # a test that is rolled back gives its row ids to the next one
    monkeypatch.setenv("HOPTAC_OFFICE", "VN-HUE")
    monkeypatch.setitem(web_sample._TEXTS, "secret", TEXT)
    monkeypatch.setitem(web_sample.FACTS, "secret", FACTS)
    monkeypatch.setitem(web_sample._PUBLISHED, "secret", "2023-07-06")
    load_sample("secret")
    own = one_of_each(MINE, suffix=".own")
    other = one_of_each(OTHER, suffix=".other")
    owners.give("page", "file:///secret.txt", MINE, "test")
    found = {f"own {role}": row for role, row in own.items()} | {f"other {role}": row for role, row in other.items()}
    return {name: row for name, row in found.items() if name != "other admin"}


def told(answer: HttpResponse) -> str:
    """All that an answer says, the texts within a file too, in small letters."""
    data = answer.content
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = b" ".join(archive.read(name) for name in archive.namelist())
    return data.decode(errors="replace").lower()


def leaks(client: Client, asked: list[str]) -> list[str]:
    """Addresses whose answers tell of the hidden page; what was asked itself comes back and is no news."""
    found = []
    for address in asked:
        text = told(client.get(address))
        found += [f"{address}: {word}" for word in CANARIES if word in text and word not in address.lower()]
    return found


def walk() -> list[str]:
    """Every address of the site that can be looked at, and questions after what is hidden."""
    names = {name: address for name, address in addresses(sample()).items() if name not in ("sign-out", "me-codes")}
    words = ["thỏa thuận", "Sê Kông", "Huế", "Bimat", "Xavan", "zqxtitle", "zqxvisit", "Champasak", "777", "Quảng Trị"]
    asked = [f"/search/?q={quote(word)}" for word in words]
    asked += [f"/search/suggest/?q={quote(word)}" for word in words]
    asked += ["/search/?kind=visit", "/search/?partner=LA-CH", "/partnerships/VN-25/LA-CH/"]
    asked += [
        f"/register/{slug}{end}"
        for slug in ("agreements", "visits", "aid", "people", "commitments")
        for end in ("/", ".csv", ".xlsx", "/?partner=LA-CH")
    ]
    return [*names.values(), *asked, "/papers/brief/VN-HUE/LA-XE/?format=docx"]


def lone() -> str:
    """The address of the entry that only the hidden page tells."""
    return Report.objects.filter(page__document="secret", kind="visit").get().key[:16]


def test_the_sample_has_an_entry_of_its_own_and_one_that_others_tell_too(people: dict[str, Account]) -> None:
    load_sample("meeting")
    shared = Entry.objects.get(kind="agreement")
    assert shared.reports.count() == 2 and shared.values["date"] == "2022-03-03"
    shut = hidden.hidden_from(people["other viewer"].pk)
    assert shut is not None and shut.traces.shared == {shared.pk} and len(shut.traces.lone) == 2
    with seen_as(shut):
        seen = Entry.objects.get(kind="agreement")
        assert seen.values["date"] is None and seen.sources == 1 and not seen.others
        assert {row.kind for row in Entry.objects.all()} >= {"agreement", "aid"}


def test_no_page_and_no_file_tells_the_others(people: dict[str, Account]) -> None:
    asked = walk()
    number = accept(Report.objects.get(page__document="secret", kind="visit").key, "editor.own")
    assert leaks(signed_in(people["other approver"]), [*asked, "/decisions/", "/approvals/"]) == []
    assert Decision.objects.filter(number=number).exists()


def test_the_walk_finds_what_is_told_to_members_and_admins(people: dict[str, Account]) -> None:
    asked = walk()
    for name in ("own viewer", "own admin"):
        found = leaks(signed_in(people[name]), asked)
        for at in ("/pages/", "/search/?q=Bimat", "/partnerships/VN-25/LA-CH/", "/register/visits.csv", "/people/"):
            assert any(line.startswith(f"{at}:") or line.startswith(at) for line in found), (name, at)


def test_the_walk_fails_where_nothing_is_hidden(people: dict[str, Account], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "hidden_from", lambda account: None)
    assert leaks(signed_in(people["other viewer"]), ["/pages/", "/people/", "/register/visits/"])


def theirs() -> Iterator[tuple[str, str, dict[str, str]]]:
    """Method, address, form: everything that names something of the hidden page."""
    page = Page.objects.get(document="secret").ref
    report = Report.objects.get(page__document="secret", kind="visit").key
    entry = lone()
    for address in (f"/pages/{page}/", f"/pages/{page}/versions/1/", f"/entries/{entry}/", f"/delegations/{entry}/"):
        yield "get", address, {}
    for end in ("edit/start/", "merge/", "split/"):
        yield "get", f"/entries/{entry}/{end}", {}
    yield "get", f"/entries/add/?page={page}", {}
    yield "post", f"/pages/{page}/accept/", {}
    yield "post", f"/pages/{page}/owner/", {"department": ""}
    yield "post", f"/pages/{page}/reports/{report}/", {"action": "accept"}
    yield "post", f"/entries/{entry}/decide/", {"action": "accept"}
    yield "post", f"/entries/{entry}/tie/", {"how": "part", "other": entry, "answer": "yes"}
    yield "post", "/decisions/1/undo/", {}


def test_what_is_theirs_can_neither_be_opened_nor_decided_on(people: dict[str, Account]) -> None:
    load_sample("meeting")
    accept(Report.objects.get(page__document="secret", kind="visit").key, "editor.own")
    asked = list(theirs())
    before = Decision.objects.count()
    for method, address, form in asked:
        answer = getattr(signed_in(people["other approver"]), method)(address, form)
        assert answer.status_code == 404, (method, address, answer.status_code)
    assert Decision.objects.count() == before
    for method, address, form in asked:
        answer = getattr(signed_in(people["own approver"]), method)(address, form)
        there = answer.status_code in (200, 302) or "/tie/" in address  # a tie to itself is none for anybody
        assert there, (method, address, answer.status_code)


def test_others_decide_on_a_shared_entry_as_they_see_it(people: dict[str, Account]) -> None:
    load_sample("meeting")
    shared = Report.objects.get(page__document="meeting", kind="agreement")
    client = signed_in(people["other editor"])
    page = client.get(f"/entries/{shared.key[:16]}/")
    assert page.status_code == 200 and "3/3/2022" not in page.content.decode()
    seen = page.context["view"].seen
    sent = client.post(f"/entries/{shared.key[:16]}/decide/", {"action": "accept", "seen": seen})
    assert sent.status_code == 302
    [decision] = Decision.objects.all()
    assert [on["key"] for on in decision.payload["on"]] == [shared.key]


def test_the_register_is_the_same_whoever_owns_and_whoever_decides(people: dict[str, Account]) -> None:
    load_sample("meeting")
    before = exported()
    owners.give("page", "file:///secret.txt", "", "test")
    assert exported() == before
    owners.give("page", "file:///secret.txt", MINE, "test")
    shared = Report.objects.get(page__document="meeting", kind="agreement")
    sent = {"action": "accept"}
    assert signed_in(people["other editor"]).post(f"/entries/{shared.key[:16]}/decide/", sent).status_code == 302
    decided = exported()
    assert decided != before
    rebuild(reader=web_sample.read_by_hand)
    assert exported() == decided


def exported() -> str:
    out = io.StringIO()
    export("jsonl", out)
    return out.getvalue()


def test_the_same_file_from_another_department_is_a_page_of_its_own(people: dict[str, Account]) -> None:
    text = "Tin kín\nNgày 9/9/2023, tỉnh Quảng Trị tiếp đoàn tỉnh Savannakhet.".encode()
    own, other = signed_in(people["own editor"]), signed_in(people["other editor"])
    answer = own.post("/add/", {"files": SimpleUploadedFile("tin.txt", text), "department": MINE})
    assert answer.status_code == 200
    mine = Page.objects.get(address="upload:tin.txt")
    assert other.get(f"/pages/{mine.ref}/").status_code == 404
    assert other.post("/add/", {"files": SimpleUploadedFile("tin.txt", text)}).status_code == 200
    assert other.get(f"/pages/{Page.objects.get(address='upload:tin.txt (2)').ref}/").status_code == 200
    assert own.post("/add/", {"files": SimpleUploadedFile("b.txt", text), "department": OTHER}).status_code == 404


def test_hiding_asks_the_database_little(people: dict[str, Account]) -> None:
    load_sample("meeting")
    asked_for = ("/", "/pages/", "/people/", "/search/?q=Huế", "/decisions/", "/register/visits/", "/register/people/")
    client = signed_in(people["other viewer"])
    client.get("/people/")  # what is hidden is worked out once, for as long as the register stands
    for address in asked_for:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        assert len(asked) <= 30, (address, len(asked))


def test_what_is_hidden_is_worked_out_anew_when_the_register_changes(people: dict[str, Account]) -> None:
    client = signed_in(people["other viewer"])
    assert client.get(f"/entries/{lone()}/").status_code == 404
    load_sample("meeting")
    shared = Report.objects.get(page__document="meeting", kind="agreement").key[:16]
    shown = client.get(f"/entries/{shared}/")
    assert shown.status_code == 200 and "3/3/2022" not in shown.content.decode()


def test_a_page_is_given_and_opened_again(people: dict[str, Account]) -> None:
    ref = Page.objects.get(document="secret").ref
    own, other = signed_in(people["own editor"]), signed_in(people["other viewer"])
    assert own.post(f"/pages/{ref}/owner/", {"department": OTHER}).status_code == 404
    assert own.post(f"/pages/{ref}/owner/", {"department": ""}).status_code == 302
    assert other.get(f"/pages/{ref}/").status_code == 200
    assert signed_in(people["own admin"]).post(f"/pages/{ref}/owner/", {"department": MINE}).status_code == 302
    assert other.get(f"/pages/{ref}/").status_code == 404


def test_a_paper_that_is_kept_is_for_those_who_see_as_much(people: dict[str, Account]) -> None:
    load_sample("meeting")
    address = "/papers/brief/VN-HUE/LA-XE/"
    for name, sees in (("own editor", {"own viewer"}), ("own admin", set()), ("other editor", {"other viewer"})):
        KeptPaper.objects.all().delete()
        assert signed_in(people[name]).post(address, {"format": "docx"}).status_code == 302
        ref = KeptPaper.objects.get().ref
        for reader in ("own viewer", "other viewer"):
            client = signed_in(people[reader])
            status = client.get(f"/papers/kept/{ref}/").status_code
            assert status == (200 if reader in sees else 404), (name, reader)
            assert (ref in client.get("/papers/").content.decode()) == (reader in sees)


def test_a_fact_entered_for_a_department_is_its_own(people: dict[str, Account]) -> None:
    form = {"kind": "person", "name": "Xavan Bimat Hai", "department": MINE}
    sent = signed_in(people["own editor"]).post("/entries/add/", form)
    assert sent.status_code == 302
    assert signed_in(people["own viewer"]).get(sent["Location"]).status_code == 200
    assert signed_in(people["other viewer"]).get(sent["Location"]).status_code == 404
