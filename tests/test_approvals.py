"""Approval: nobody approves his own entry, neither by the site, nor by the service, nor past both in the database."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test import Client
from tests.people_sample import make, one_of_each, signed_in
from tests.web_sample import load_sample

from hoptac.base.errors import HoptacError
from hoptac.register import guards
from hoptac.register.approvals import approve, approved, waiting, waits
from hoptac.register.backup import backup
from hoptac.register.decide import accept, ask, last, undo
from hoptac.register.load import rebuild
from hoptac.register.models import Account, Approval, Audit, Decision, Page, Report, Setting
from hoptac.register.restore import restore

pytestmark = pytest.mark.django_db


@pytest.fixture
def keys() -> list[str]:
    """The reports of a sample page."""
    load_sample("meeting")
    return list(Report.objects.order_by("number").values_list("key", flat=True))


def test_without_accounts_nothing_waits(keys: list[str]) -> None:
    accept(keys[0], "root")
    assert not waiting().exists()
    make("sep", "admin")
    Setting.objects.update(value=str(last().number))  # type: ignore[union-attr]
    accept(keys[1], "lan")
    assert [row.by for row in waiting()] == ["lan"]


def test_nobody_approves_his_own_by_the_service(keys: list[str]) -> None:
    make("sep", "admin")
    number = accept(keys[0], "lan")
    with pytest.raises(HoptacError) as told:
        approve(number, "lan")
    assert told.value.code == "approval-own" and waits([number]) == {number}
    approve(number, "minh")
    assert list(approved([number])) == [number] and not waits([number])
    with pytest.raises(HoptacError) as told:
        approve(number, "hoa")
    assert told.value.code == "approval-unknown"


@pytest.mark.parametrize("author, by", [("lan", "lan"), ("minh", "lan"), ("", "lan")])
def test_nobody_approves_his_own_past_the_service(keys: list[str], author: str, by: str) -> None:
    number = accept(keys[0], "lan")
    row = Approval(decision_id=number, author=author, by=by, at="2026-11-22T08:00:00+00:00")
    with pytest.raises(DatabaseError), transaction.atomic():
        row.save(force_insert=True)
    assert not Approval.objects.exists()


def test_without_the_trigger_a_false_author_would_pass(keys: list[str]) -> None:
    number = accept(keys[0], "lan")
    guards.lift_triggers(connection)
    Approval.objects.create(decision_id=number, author="minh", by="lan", at="")
    assert Approval.objects.exists()
    Approval.objects.all().delete()


def test_approvals_and_the_audit_are_append_only(keys: list[str]) -> None:
    make("sep", "admin")
    approve(number := accept(keys[0], "lan"), "minh")
    Audit.objects.create(at="", by="lan", act="download")
    changes = (
        lambda: Approval.objects.filter(decision=number).update(by="hoa"),
        lambda: Approval.objects.all().delete(),
        lambda: Audit.objects.all().update(by="x"),
        lambda: Audit.objects.all().delete(),
    )
    for change in changes:
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()


def test_what_is_taken_back_waits_no_more_and_waits_again_when_given_back(keys: list[str]) -> None:
    make("sep", "admin")
    number = accept(keys[0], "lan")
    back = undo(number, "lan")
    assert not waiting().exists()
    undo(back, "lan")
    assert waits([number]) == {number}


def test_questions_wait_for_nobody(keys: list[str]) -> None:
    make("sep", "admin")
    ask(keys[0], "Ngày nào?", "lan")
    assert not waiting().exists()


def test_an_approver_approves_what_others_decided_in_the_browser(keys: list[str]) -> None:
    people = one_of_each()
    page = Page.objects.get(raw_hash__isnull=False).ref
    editor, approver = signed_in(people["editor"]), signed_in(people["approver"])
    editor.post(f"/pages/{page}/reports/{keys[0]}/", {"action": "accept"})
    approver.post(f"/pages/{page}/reports/{keys[1]}/", {"action": "accept"})
    theirs, own = Decision.objects.order_by("number").values_list("number", flat=True)
    assert list(Decision.objects.order_by("number").values_list("by", flat=True)) == ["editor", "approver"]
    shown = approver.get("/approvals/").content.decode()
    assert f'value="{theirs}"' in shown and f'type="checkbox" name="number" value="{own}"' not in shown
    assert "chờ duyệt" in editor.get("/decisions/").content.decode()
    assert approver.post("/approvals/", {"number": [own]}).status_code == 409
    assert approver.post("/approvals/", {"number": [theirs]}).status_code == 302
    assert "duyệt" in editor.get("/decisions/").content.decode()
    assert set(waits([theirs, own])) == {own}
    assert editor.post("/approvals/", {"number": [own]}).status_code == 404


def test_a_file_that_is_taken_out_is_noted_before_it_leaves(client: Client) -> None:
    people = one_of_each()
    reader = signed_in(people["viewer"])
    assert reader.get("/calendar/hoptac.ics").status_code == 200
    assert reader.get("/calendar/").status_code == 200
    assert reader.get("/letters/letters.zip").status_code == 400
    noted = [(row.by, row.act, row.about) for row in Audit.objects.all()]
    assert noted == [("viewer", "download", "/calendar/hoptac.ics")]


@pytest.mark.django_db(transaction=True)
def test_accounts_and_approvals_outlast_rebuild_backup_and_restore(tmp_path: Path) -> None:
    load_sample("meeting")
    admin = make("sep", "admin", "Phòng Lãnh sự")
    key = Report.objects.order_by("number").values_list("key", flat=True)[0]
    approve(accept(key, "lan"), "sep")
    rebuild()
    backup(tmp_path / "a.zip")
    before = told()
    guards.lift_triggers(connection)
    from django.core.management import call_command

    call_command("flush", interactive=False, verbosity=0)
    guards.set_triggers(connection)
    assert not Account.objects.exists()
    restore(tmp_path / "a.zip")
    assert told() == before and signed_in(Account.objects.get(name=admin.name)).get("/people/").status_code == 200
    backup(tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def told() -> list[object]:
    rows = Account.objects.order_by("name").values("name", "role", "password", "departments__name")
    return [list(rows), list(Approval.objects.values()), list(Setting.objects.order_by("name").values())]


def test_files_are_added_by_editors_alone() -> None:
    people = one_of_each()
    file = {"files": SimpleUploadedFile("a.txt", b"Hai tinh ky ket.")}
    assert signed_in(people["viewer"]).post("/add/", file).status_code == 404
    assert not Page.objects.exists()
