"""Lists in the register: pages and decisions like any others, and a preview that is what import then does."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl.comments import Comment
from tests.lists_sample import (
    AGREEMENTS,
    AGREEMENTS_MERGED,
    AID,
    PEOPLE,
    STUDENTS,
    VISITS,
    agreements,
    as_bytes,
    book,
    csv,
    xlsx,
)
from tests.toy import exported

from hoptac.base.errors import HoptacError
from hoptac.base.lists import Column, ListMap
from hoptac.base.nouns import Snapshot
from hoptac.lists import propose
from hoptac.register import decide
from hoptac.register.backup import backup
from hoptac.register.erase import erase
from hoptac.register.lists import import_list, listing_of, withdraw
from hoptac.register.load import load, rebuild
from hoptac.register.maps import map_of, settled
from hoptac.register.models import Decision, Entry, Page, Report
from hoptac.register.models import Snapshot as Kept
from hoptac.register.preview import Preview, preview
from hoptac.register.query_lists import lists
from hoptac.register.restore import restore
from hoptac.web.demo import sample_pages, take_sample_lists

pytestmark = pytest.mark.django_db

PRESS = """Huế và Sê Kông ký biên bản
Ngày 10/6/2022, tỉnh Thừa Thiên Huế và tỉnh Sê Kông (Lào) đã ký Biên bản thỏa thuận hợp tác giai đoạn 2022-2026.
"""


def take(snapshot: Snapshot, **kwargs: Any) -> Page:
    return import_list(snapshot, propose(snapshot, list(settled()), **kwargs), "An")[0]


def look(snapshot: Snapshot, **kwargs: Any) -> Preview:
    return preview(snapshot, propose(snapshot, list(settled()), **kwargs), "An")


def states(told: Preview) -> dict[int, str]:
    return {row.row: row.state for row in told.rows}


def all_lists() -> list[Snapshot]:
    return [
        agreements(name="thoa-thuan.xlsx"),
        xlsx(VISITS, name="doan.xlsx"),
        xlsx(AID, name="ho-tro.xlsx"),
        csv(STUDENTS, "lhs.csv"),
        csv(PEOPLE, "nguoi.csv"),
    ]


def one_agreement(*cells: object, name: str = "a.xlsx", address: str | None = None) -> Snapshot:
    """A list of one agreement of Thừa Thiên Huế."""
    rows = [["Tỉnh Thừa Thiên Huế"], ["Tên thỏa thuận", "Đối tác", "Ngày ký", "Thời hạn"], list(cells)]
    return xlsx(rows, name=name, address=address)


# The law


def test_lists_are_the_same_after_a_rebuild_and_a_restore(tmp_path: Path) -> None:
    for snapshot in all_lists():
        take(snapshot)
    before = exported()
    assert Report.objects.count() == 3 + 4 + 6 + 3 + 3
    rebuild()
    assert exported() == before
    backup(tmp_path / "a.zip")
    _empty()
    restore(tmp_path / "a.zip")
    assert exported() == before and len(lists()) == 5


def _empty() -> None:
    from django.db import connection

    from hoptac.register import guards

    guards.lift_triggers(connection)
    Entry.objects.all().delete()
    Page.objects.all().delete()
    Kept.objects.all().delete()
    Decision.objects.all()._raw_delete("default")
    guards.set_triggers(connection)


def test_the_order_of_lists_is_no_difference() -> None:
    for snapshot in all_lists():
        take(snapshot, ours="VN-05")
    before = _without_decisions()
    _empty()
    for snapshot in reversed(all_lists()):
        take(snapshot, ours="VN-05")
    assert _without_decisions() == before


def _without_decisions() -> list[tuple[str, Any, Any]]:
    rows = Entry.objects.order_by("key")
    return [(row.key, row.values, sorted(row.reports.values_list("key", flat=True))) for row in rows]


def test_the_same_file_read_the_same_way_changes_nothing() -> None:
    take(agreements())
    before = exported()
    assert import_list(agreements(), propose(agreements(), list(settled())), "Bình")[2] is False
    assert exported() == before and Decision.objects.count() == 1
    load([agreements()])
    assert exported() == before


def test_a_newer_file_of_a_list_takes_its_place_and_the_older_one_is_kept() -> None:
    page = take(agreements())
    rows = [list(row) for row in AGREEMENTS]
    rows[7][4] = "2022-2027"
    del rows[9]
    newer = xlsx(rows, AGREEMENTS_MERGED)
    told = look(newer)
    assert told.gone and states(told)[8] in ("new", "near") and told.counts["unread"] == 1
    load([newer])  # the mapping that was settled for the address holds for its newer file
    page.refresh_from_db()
    assert page.version == 2 and page.captures.count() == 2
    assert Report.objects.filter(values__term=[2022, 2027]).count() == 1 and Report.objects.count() == 2
    before = exported()
    rebuild()
    assert exported() == before


def test_decisions_upon_a_row_last_when_rows_come_in_before_it() -> None:
    take(csv(PEOPLE))
    key = Report.objects.get(values__name="Lò Văn Thử").key
    decide.accept(key, "An")
    lines = PEOPLE.split("\n")
    take(csv("\n".join([lines[0], "Khămphay Thử,Phó Tỉnh trưởng,Salavan", *lines[1:]])))
    assert Report.objects.get(state="accepted").values["name"] == "Lò Văn Thử"
    assert Report.objects.filter(state="accepted").count() == 1


def test_taken_out_a_list_tells_nothing_and_comes_back_by_undo() -> None:
    page = take(agreements())
    before = _without_decisions()
    number = withdraw(page.ref, "An", "nhầm tệp")
    assert Report.objects.count() == Entry.objects.count() == 0
    assert [row.out for row in lists()] == [True] and withdraw(page.ref, "An") == 0
    export = exported()
    rebuild()
    assert exported() == export
    decide.undo(number, "An")
    assert _without_decisions() == before and [row.out for row in lists()] == [False]
    rebuild()
    assert _without_decisions() == before


def test_undoing_how_a_list_is_read_takes_it_out() -> None:
    take(agreements())
    decide.undo(1, "An")
    assert Report.objects.count() == 0
    decide.undo(2, "An")
    assert Report.objects.count() == 3


def test_a_list_that_is_read_otherwise_is_read_anew() -> None:
    take(agreements())
    listed = propose(agreements(), ours="VN-04")
    import_list(agreements(), listed, "An")
    assert map_of("test:danh-sach.xlsx") == listed
    assert {party for row in Report.objects.all() for party in row.values["parties"]} >= {"VN-04"}
    assert Page.objects.get().captures.count() == 1


def test_a_list_that_nobody_mapped_says_what_to_do() -> None:
    summary = load([agreements()])
    assert summary.failed[0].error is not None and summary.failed[0].error.code == "list-unmapped"
    assert take(agreements()).error is None and Report.objects.count() == 3


def test_a_list_with_a_stamp_leaves_no_copy() -> None:
    snapshot = xlsx([["TỐI MẬT"], *AGREEMENTS])
    with pytest.raises(HoptacError) as told:
        import_list(snapshot, propose(agreements()), "An")
    assert told.value.code == "secret" and Kept.objects.count() == 0 and Decision.objects.count() == 0


def test_what_is_no_list_cannot_be_taken_out() -> None:
    load([Snapshot("a", "a", PRESS.encode(), ".txt")])
    with pytest.raises(HoptacError):
        withdraw(Page.objects.get().ref, "An")
    with pytest.raises(HoptacError):
        listing_of("nothing")


# The preview


def test_a_preview_leaves_nothing_behind() -> None:
    load([Snapshot("a", "a", PRESS.encode(), ".txt")])
    before = exported()
    for snapshot in all_lists():
        look(snapshot)
    assert exported() == before
    assert Decision.objects.count() == 0 and Page.objects.count() == 1 and Kept.objects.count() == 1


def test_a_row_that_the_register_tells_is_one_more_source() -> None:
    load([Snapshot("a", "a", PRESS.encode(), ".txt")])
    snapshot = one_agreement("Biên bản thỏa thuận hợp tác", "tỉnh Sê Kông", "10/6/2022", "2022-2026")
    told = look(snapshot)
    assert states(told) == {3: "doubled"} and told.rows[0].facts[0].against[0].title == "Huế và Sê Kông ký biên bản"
    take(snapshot)
    entry = Entry.objects.get(kind="agreement")
    assert entry.sources == 2 and entry.ranks[0] == "list"


def test_a_row_that_says_otherwise_shows_both() -> None:
    load([Snapshot("a", "a", PRESS.encode(), ".txt")])
    told = look(one_agreement("Biên bản thỏa thuận hợp tác", "tỉnh Sê Kông", "11/6/2022", "2022-2026"))
    [against] = told.rows[0].facts[0].against
    assert states(told) == {3: "conflict"}
    assert (against.slot, against.ours, against.theirs) == ("date", "2022-06-11", "2022-06-10")


def test_another_term_on_the_same_day_is_told_as_near() -> None:
    load([Snapshot("a", "a", PRESS.encode(), ".txt")])
    told = look(one_agreement("Biên bản thỏa thuận hợp tác", "tỉnh Sê Kông", "10/6/2022", "2022-2025"))
    assert states(told) == {3: "near"} and told.rows[0].facts[0].against[0].slot == "term"


def test_figures_of_one_day_agree_or_contradict() -> None:
    take(csv(STUDENTS))
    told = look(csv(STUDENTS.replace(";120;", ";121;"), "khac.csv"))
    assert states(told) == {4: "conflict", 5: "doubled", 6: "unread"}
    [against] = [a for fact in told.rows[0].facts for a in fact.against if a.slot]
    assert (against.ours, against.theirs) == (121, 120)


def test_the_same_list_again_is_the_same() -> None:
    take(agreements())
    assert set(states(look(agreements())).values()) == {"same", "unread"}


def test_the_preview_is_what_import_then_does() -> None:
    load([Snapshot("a", "a", PRESS.encode(), ".txt")])
    for snapshot in all_lists():
        told = look(snapshot)
        entries = Entry.objects.count()
        page = take(snapshot)
        facts = [fact for row in told.rows for fact in row.facts]
        assert [fact.values for fact in facts] == list(page.reports.order_by("number").values_list("values", flat=True))
        alone = sum(fact.state in ("new", "near") or fact.kind == "figure" for fact in facts)
        assert Entry.objects.count() - entries == alone


def test_what_was_settled_is_proposed_for_the_next_list() -> None:
    rows = [["Bên kia", "Văn kiện số", "Hôm"], ["Hủa Phăn", "Bản ghi nhớ", "1/2/2024"]]
    first = xlsx(rows, name="cu.xlsx")
    listed = propose(first, kind="agreement", ours="VN-05")
    columns = (Column("Bên kia", "partner"), Column("Văn kiện số", "name"), Column("Hôm", "date"))
    import_list(first, ListMap((replace(listed.sheets[0], columns=columns),)), "An")
    rows[1] = ["Luông Pha Băng", "Bản ghi nhớ", "3/4/2025"]
    page = take(xlsx(rows, name="moi.xlsx"))
    assert page.reports.get().values["parties"] == ["LA-LP", "VN-05"]


def test_cells_that_begin_like_formulas_stay_words() -> None:
    take(xlsx(AID))
    assert Report.objects.filter(values__goods="@SUM(1)").exists() and '"@SUM(1)"' in exported()


def test_the_sample_list_joins_what_the_sample_pages_tell() -> None:
    load([page for page in sample_pages() if "champasak" in page.document])
    take_sample_lists()
    page = Page.objects.get(document="thoa-thuan-da-ky.csv")
    assert page.reports.count() == 5
    signed = page.reports.get(values__date="2022-08-24").entry
    assert signed is not None and signed.sources > 1 and signed.ranks[0] == "list"
    assert [t.why for t in listing_of(page.ref)[1].troubles] == ["term"]


def test_an_erased_name_is_masked_in_a_workbook_and_its_results_stay() -> None:
    made = book([["Họ và tên", "Chức vụ", "Địa phương"], ["Lò Văn Thử", "Chủ tịch UBND tỉnh", "Sơn La"]])
    made.active.append(["Bounmy Keo", "Tỉnh trưởng", "Sê Kông"])
    made.active["A3"].comment = Comment("hỏi Lò Văn Thử", "Lò Văn Thử")
    made.properties.creator = "Lò Văn Thử"
    snapshot = Snapshot("nguoi.xlsx", "test:nguoi.xlsx", as_bytes(made), ".xlsx")
    page = take(snapshot)
    erase("Lò Văn Thử", "An", "theo yêu cầu")
    kept = bytes(Kept.objects.get().data)
    with zipfile.ZipFile(io.BytesIO(kept)) as package:
        assert not [name for name in package.namelist() if "Lò Văn Thử".encode() in package.read(name)]
    before = exported()
    assert "Lò Văn Thử" not in before and Report.objects.filter(values__name="Bounmy Keo").count() == 1
    take(snapshot)
    load([snapshot])
    assert exported() == before and page.captures.count() == 1
