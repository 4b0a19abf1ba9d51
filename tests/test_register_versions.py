"""Nothing that came is lost: the versions of a page, a good reading that stays, and files of one name side by side."""

from __future__ import annotations

import dataclasses
import json
import zipfile
from pathlib import Path

import pytest
from django.db import connection
from tests import toy

from hoptac.base.errors import HoptacError
from hoptac.base.nouns import Reading, Snapshot
from hoptac.register import decide, guards, queries
from hoptac.register.backup import backup
from hoptac.register.load import Step, load, rebuild, supersede
from hoptac.register.models import Capture, Decision, Entry, Page, Report
from hoptac.register.models import Snapshot as Raw
from hoptac.register.restore import restore
from hoptac.register.store import page_ref
from hoptac.register.versions import kept, place_upload

pytestmark = pytest.mark.django_db

GOOD = toy.snapshot("a", toy.visit())
BETTER = toy.snapshot("a", toy.visit(place="VN-25"), "Một câu nữa.")
BROKEN = toy.snapshot("a", "BROKEN")
SECRET = toy.snapshot("a", "MẬT")
REF = page_ref(GOOD.address)


def steps(*pages: Snapshot) -> list[Step]:
    done: list[Step] = []
    load(pages, done.append, toy.read)
    return done


def shown() -> tuple[str, list[tuple[int, bool, bool]]]:
    """The page's text, and (number, shown, failed) of each of its versions, the newest first."""
    page = queries.page(REF)
    assert page is not None
    return page.text, [(v.number, v.shown, bool(v.error)) for v in page.versions]


def empty() -> None:
    """A register as new."""
    guards.lift_triggers(connection)
    for model in (Page, Entry, Raw, Decision):
        model.objects.all().delete()
    guards.set_triggers(connection)


# Versions


def test_an_older_version_stays_reachable_by_its_page() -> None:
    steps(GOOD, BETTER)
    assert shown() == (BETTER.data.decode(), [(2, True, False), (1, False, False)])
    older = queries.version(REF, 1)
    assert older is not None and older.data == GOOD.data and older.suffix == ".txt"
    assert queries.version(REF, 3) is None and queries.version("0" * 16, 1) is None


def test_no_bytes_are_kept_that_no_page_reaches() -> None:
    steps(GOOD, BETTER, BROKEN, toy.snapshot("b", toy.visit()))
    assert set(Raw.objects.values_list("raw_hash", flat=True)) == set(
        Capture.objects.values_list("raw_hash", flat=True)
    )


def test_the_same_bytes_again_are_no_new_version() -> None:
    steps(GOOD, GOOD, BETTER, BETTER)
    assert Capture.objects.count() == 2


def test_bytes_that_come_back_are_the_newest_version_again() -> None:
    steps(GOOD, BETTER, GOOD)
    assert shown() == (GOOD.data.decode(), [(3, True, False), (2, False, False), (1, False, False)])
    assert Raw.objects.count() == 2


def test_a_version_knows_when_it_came() -> None:
    load([dataclasses.replace(GOOD, retrieved_at="2024-06-12T01:05:00+00:00"), BETTER], reader=toy.read)
    page = queries.page(REF)
    assert page is not None and page.versions[1].retrieved_at == "2024-06-12T01:05:00+00:00"
    assert page.versions[0].retrieved_at > "2025"


# A good reading stays


def test_unreadable_bytes_leave_the_good_reading_and_say_why_beside_it() -> None:
    steps(GOOD)
    before, reports = toy.exported(), Report.objects.count()
    [step] = steps(BROKEN)
    assert (step.outcome, step.held, step.ref) == ("failed", True, REF)
    assert toy.exported() == before and Report.objects.count() == reports > 0
    assert shown() == (GOOD.data.decode(), [(2, False, True), (1, True, False)])
    page = queries.page(REF)
    assert page is not None and page.error is None
    assert page.attempt is not None and page.attempt.error is not None and page.attempt.error["code"] == "failed"
    [row] = toy.all_pages()
    assert row.error is None and row.attempt is not None and row.attempt["code"] == "failed"


def test_control_a_page_that_was_never_read_has_the_error_itself() -> None:
    [step] = steps(BROKEN)
    page = queries.page(REF)
    assert not step.held and page is not None and page.error is not None and page.attempt is None


def test_a_readable_version_after_an_unreadable_one_ends_the_matter() -> None:
    for last in (BETTER, GOOD):
        steps(GOOD, BROKEN, last)
        page = queries.page(REF)
        assert page is not None and page.attempt is None and page.text == last.data.decode()
        assert toy.all_pages()[0].attempt is None


def test_an_unreadable_version_is_tried_again_when_it_comes_again() -> None:
    steps(GOOD, BROKEN)

    def better(page: Snapshot) -> Reading:
        return toy.read(dataclasses.replace(page, data=page.data.replace(b"BROKEN", toy.visit().encode())))

    load([BROKEN], reader=better)
    page = queries.page(REF)
    assert page is not None and page.attempt is None and page.raw_hash == BROKEN.raw_hash
    assert Capture.objects.count() == 2


@pytest.mark.parametrize("pages", [(GOOD, BROKEN), (BROKEN, GOOD), (GOOD, BETTER, BROKEN, BROKEN), (BROKEN,), (GOOD,)])
def test_rebuild_and_restore_give_what_loading_gave(pages: tuple[Snapshot, ...], tmp_path: Path) -> None:
    steps(*pages)
    decide.accept(toy.report_keys()[0], by="Lan") if Report.objects.exists() else None
    before = (toy.exported(), shown())
    rebuild(reader=toy.read)
    assert (toy.exported(), shown()) == before
    backup(tmp_path / "b.zip")
    empty()
    restore(tmp_path / "b.zip", reader=toy.read)
    assert (toy.exported(), shown()) == before
    backup(tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_a_reader_that_reads_the_newest_version_shows_it_at_the_rebuild() -> None:
    steps(GOOD, BROKEN)
    summary = rebuild(reader=lambda page: toy.read(dataclasses.replace(page, data=page.data.replace(b"BROKEN", b"x"))))
    assert dict(summary.outcomes) == {"same": 1} and shown()[1] == [(2, True, False), (1, False, False)]


def test_a_rebuild_tells_of_the_version_that_cannot_be_read() -> None:
    steps(GOOD, BROKEN)
    [step] = rebuild(reader=toy.read).failed
    assert step.held and step.error is not None and step.kinds == {"visit": 1}


def test_a_reader_that_reads_no_version_says_why_of_the_newest() -> None:
    steps(GOOD, BETTER)

    def none(page: Snapshot) -> Reading:
        raise HoptacError("file-empty", path=str(len(page.data)))

    rebuild(reader=none)
    page = queries.page(REF)
    assert page is not None and page.error is not None and str(len(BETTER.data)) in page.error["vi"][0]
    assert [v.shown for v in page.versions] == [True, False] and not Report.objects.exists()
    rebuild(reader=toy.read)
    assert shown()[0] == BETTER.data.decode()


def test_a_backup_of_the_first_form_can_be_restored(tmp_path: Path) -> None:
    steps(GOOD, toy.snapshot("x", "BROKEN"))
    before = toy.exported()
    backup(tmp_path / "b.zip")
    old = tmp_path / "old.zip"
    with zipfile.ZipFile(tmp_path / "b.zip") as new, zipfile.ZipFile(old, "w") as written:
        manifest = json.loads(new.read("manifest.json"))
        manifest["form"] = "hoptac-backup-1"
        del manifest["members"]["captures.jsonl"]
        for name in manifest["members"]:
            written.writestr(name, new.read(name))
        written.writestr("manifest.json", json.dumps(manifest))
    empty()
    restore(old, reader=toy.read)
    assert toy.exported() == before and shown()[1] == [(1, True, False)]


# Secret versions


def test_a_secret_version_withdraws_the_page_and_leaves_no_copy() -> None:
    steps(GOOD, SECRET)
    page = queries.page(REF)
    assert page is not None and page.error is not None and page.error["code"] == "secret" and page.text == ""
    assert [v.number for v in page.versions] == [1]
    assert not Raw.objects.filter(raw_hash=SECRET.raw_hash).exists()
    rebuild(reader=toy.read)
    assert shown() == ("", [(1, False, False)])


def test_a_better_reader_finds_the_stamp_on_an_older_version_too() -> None:
    def blind(page: Snapshot) -> Reading:
        return toy.read(dataclasses.replace(page, data=page.data.replace("MẬT".encode(), b"")))

    load([SECRET, GOOD, SECRET, BETTER], reader=blind)
    assert Capture.objects.count() == 4
    rebuild(reader=toy.read)
    assert not Raw.objects.filter(raw_hash=SECRET.raw_hash).exists()
    assert shown() == (BETTER.data.decode(), [(4, True, False), (2, False, False)])


# Files of one name


def upload(number: int, *lines: str) -> Snapshot:
    again = f" ({number})" if number > 1 else ""
    return dataclasses.replace(toy.snapshot(f"tin{again}", *lines), address=f"upload:tin.txt{again}")


def test_a_different_file_of_the_same_name_gets_a_place_of_its_own() -> None:
    first, second = upload(1, toy.visit()), upload(2, "Khác.")
    assert place_upload("tin.txt", first.raw_hash, ()) == 1
    steps(first)
    assert place_upload("tin.txt", second.raw_hash, ()) == 2
    steps(second)
    assert [place_upload("tin.txt", page.raw_hash, ()) for page in (first, second)] == [1, 2]
    assert place_upload("tin.txt", "0" * 64, ()) == 3


def test_a_page_that_could_not_be_read_gives_its_place_to_the_next_of_its_name() -> None:
    """What its remedy asks for: save the file anew and send it again."""
    steps(upload(1, "BROKEN"))
    assert place_upload("tin.txt", "0" * 64, ()) == 1
    assert place_upload("tin.txt", "0" * 64, {"upload:tin.txt"}) == 2


def test_a_file_that_is_a_newer_version_takes_the_page_with_all_versions_kept() -> None:
    first, second, third = upload(1, toy.visit()), upload(2, toy.visit(place="VN-25")), upload(3, "Khác.")
    steps(first, second, third)
    key = toy.report_keys()[0]
    decide.accept(key, by="Lan")
    assert [row.ref for row in queries.same_name(third.address)] == [page_ref(p.address) for p in (first, second)]
    ref = supersede(page_ref(second.address), page_ref(first.address), toy.read)
    page = queries.page(ref)
    assert page is not None and page.address == first.address and page.text == second.data.decode()
    assert [kept(first.address, n).data for n in (1, 2)] == [first.data, second.data]
    assert queries.page(page_ref(second.address)) is None and len(toy.all_pages()) == 2
    assert Report.objects.get().state == "accepted"  # the decision stays with its words
    before = toy.exported()
    rebuild(reader=toy.read)
    assert toy.exported() == before


def test_only_a_page_of_the_same_name_can_be_superseded() -> None:
    steps(GOOD, upload(1, "Một."), upload(2, "Hai."), dataclasses.replace(GOOD, address="upload:tin.txt.bak (2)"))
    for newer, older in [(GOOD.address, "upload:tin.txt"), ("upload:tin.txt", "upload:tin.txt (2)"), ("x", "y")]:
        with pytest.raises(HoptacError) as error:
            supersede(page_ref(newer), page_ref(older), toy.read)
        assert error.value.code == "decision-unknown"
    assert queries.same_name("upload:tin.txt.bak (2)") == []


def test_a_page_on_which_somebody_decided_is_not_superseded() -> None:
    steps(upload(1, "Một."), upload(2, toy.visit()))
    decide.accept(toy.report_keys()[0], by="Lan")
    with pytest.raises(HoptacError) as error:
        supersede(page_ref("upload:tin.txt (2)"), page_ref("upload:tin.txt"), toy.read)
    assert error.value.code == "version-decided" and len(toy.all_pages()) == 2
