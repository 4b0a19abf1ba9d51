"""Bodies, levels and channels: each row of the table is found by its own name, near misses are left alone, and a visit
tells which organ acts on each side."""

from __future__ import annotations

import re
from typing import Any

import pytest

from hoptac.base.fold import fold
from hoptac.base.kinds import KINDS
from hoptac.base.nouns import Snapshot
from hoptac.find.bodies import find_bodies
from hoptac.gazetteer.bodies import ANCHORS, BODIES, CHANNEL_ORDER, LEVELS, SMALL, bodies_of_post
from hoptac.gazetteer.posts import POSTS
from hoptac.gazetteer.tables import cells, rows
from hoptac.read import as_json, read

#: Rows whose name in the table tells two rows apart by a bracket and is not printed so.
_ASIDE = ("vn-ministry", "vn-friendship-assoc-other", "xx-friendship-assoc")
ABBREVIATIONS = {row["code"]: cells(row["abbr_vi"]) for row in rows("organisations")}


def found(text: str) -> list[tuple[str, str, str]]:
    """Code, level and words of the bodies in a text."""
    return [(m.value.code, m.value.level, text[m.span.start : m.span.end]) for m in find_bodies(text, fold(text))]


@pytest.mark.parametrize("code", [code for code in BODIES if code not in _ASIDE])
def test_each_name_is_won_by_its_own_row(code: str) -> None:
    assert [hit[0] for hit in found(BODIES[code].name_vi.split(" (")[0])][:1] == [code]


@pytest.mark.parametrize(
    ("text", "code", "level"),
    [
        ("Thường trực Hội đồng nhân dân tỉnh Champasak", "vn-peoples-council", "provincial"),
        ("Uỷ ban nhân dân huyện Đakrông", "vn-peoples-committee", "district"),
        ("UBND xã A Ngo", "vn-peoples-committee", "commune"),
        ("Ban Tuyên giáo Thành uỷ", "vn-party-propaganda-commission", "provincial"),
        ("Bộ Giáo dục và Thể thao Lào", "vn-ministry", "central"),
        ("Công an Hủa Phăn", "vn-prov-police", "provincial"),
        ("Bộ An ninh Lào", "vn-mps", "central"),
        ("Bí thư Khu ủy Quảng Tây", "cn-autonomous-region-committee", "provincial"),
        ("Văn phòng Ngoại sự châu Văn Sơn", "xx-foreign-affairs-office", "agency"),
        ("Tiểu khu Quân sự Svay Rieng", "kh-military-sector", "provincial"),
        ("Hội Hữu nghị Campuchia - Việt Nam", "xx-friendship-assoc", "provincial"),
        ("Trạm Kiểm tra xuất nhập cảnh biên phòng Hữu Nghị Quan", "cn-border-station", "agency"),
        ("ỦY BAN NHÂN DÂN", "vn-peoples-committee", "provincial"),
        ("đoàn Hội Hữu nghị Việt Nam - Lào tỉnh", "vn-friendship-assoc", "provincial"),
    ],
)
def test_bodies_and_their_levels_are_found(text: str, code: str, level: str) -> None:
    assert [hit[:2] for hit in found(text)] == [(code, level)]


@pytest.mark.parametrize(
    "text",
    [
        "Báo cáo kết quả hợp tác",
        "BÁO CÁO",
        "trình độ đại học và cao đẳng",
        "làm thủ tục hải quan",
        "các doanh nghiệp và công ty lữ hành",
        "tỉnh Sê Kông và thành phố Huế",
        "hội đàm với lãnh đạo tỉnh",
        "bảo tồn di sản",
        "quan hệ hữu nghị Campuchia - Việt Nam",
        "tiểu khu dân cư",
    ],
)
def test_near_misses_are_no_bodies(text: str) -> None:
    assert found(text) == []


def test_the_letters_that_a_row_is_looked_for_by_stand_in_its_names() -> None:
    for code, words in ANCHORS.items():
        forms = [fold(name).text for name in (BODIES[code].name_vi, *ABBREVIATIONS[code])]
        matched = [form for form in forms if re.search(BODIES[code].pattern, form)]
        assert matched and all(any(word in form for word in words) for form in matched), code


def test_the_longest_name_wins() -> None:
    assert [hit[0] for hit in found("Văn phòng Tỉnh ủy và Tỉnh ủy")] == ["vn-party-office", "vn-prov-party-committee"]


def test_every_office_that_stands_for_a_body_names_one_of_the_table() -> None:
    named = {body for p in POSTS.values() for body in bodies_of_post(p.code, p.level, p.branch, p.country)}
    assert named <= set(BODIES) and len(named) > 30
    assert set(BODIES) >= SMALL
    assert {b.level for b in BODIES.values()} <= set(LEVELS)
    assert {b.channel for b in BODIES.values()} == set(CHANNEL_ORDER)


def visits(body: str) -> list[dict[str, Any]]:
    """The visits of a page with one paragraph of body."""
    text = f"Đoàn đại biểu tỉnh Salavan thăm tỉnh Quảng Trị\n\n12/03/2024\n\n{body}\n"
    printed: list[dict[str, Any]] = as_json(read(Snapshot("x", "test:x", text.encode(), ".txt")))["visits"]
    return printed


COUNCIL = (
    "Ngày 12/3/2024, Chủ tịch HĐND tỉnh Quảng Trị Nguyễn Văn An đã tiếp đoàn Hội đồng nhân dân tỉnh Salavan (Lào) do "
    "ông Khăm Phăn Vông Xay, Ủy viên Ban Thường vụ Tỉnh ủy, Chủ tịch HĐND tỉnh dẫn đầu sang thăm và làm việc."
)
PARTY = (
    "Ngày 12/3/2024, đồng chí Nguyễn Văn An, Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy Quảng Trị đã tiếp đoàn đại biểu "
    "tỉnh Salavan (Lào) do đồng chí Khăm Phăn Vông Xay, Bí thư, Tỉnh trưởng làm trưởng đoàn."
)
BARE = (
    "Ngày 12/3/2024, lãnh đạo tỉnh Quảng Trị đã tiếp đoàn đại biểu tỉnh Salavan (Lào) sang thăm và làm việc tại tỉnh."
)


def test_a_delegation_of_a_council_acts_on_the_councils_channel() -> None:
    (visit,) = visits(COUNCIL)
    assert visit["guest_bodies"] == ["vn-peoples-council"]
    assert visit["host_bodies"] == ["vn-peoples-council"]
    assert (visit["guest_level"], visit["host_level"], visit["channel"]) == ("provincial", "provincial", "council")


def test_what_both_sides_share_is_the_channel_and_a_seat_on_a_committee_is_no_body() -> None:
    (visit,) = visits(PARTY)
    assert visit["guest_bodies"] == ["vn-prov-party-committee", "la-prov-admin"]
    assert visit["host_bodies"] == ["vn-prov-party-committee"]
    assert visit["channel"] == "party"


def test_a_body_beside_a_pronoun_is_not_its_own() -> None:
    (visit,) = visits(BARE.replace(" sang thăm", " tại HĐND, ông Khăm Phăn Vông Xay dẫn đầu đoàn sang thăm"))
    assert "guest_bodies" not in visit


def test_nothing_is_said_of_bodies_where_the_page_names_none() -> None:
    (visit,) = visits(BARE)
    assert not {"guest_bodies", "host_bodies", "guest_level", "host_level", "channel"} & set(visit)


def test_bodies_are_proved_and_leave_the_slots_alone() -> None:
    (visit,) = visits(COUNCIL)
    proof = [e for e in visit["evidence"] if e["slot"].startswith(("guest_bodies", "host_bodies"))]
    assert [e["slot"] for e in proof] == ["guest_bodies.0", "host_bodies.0"]
    assert all("HĐND" in e["quote"] or "Hội đồng nhân dân" in e["quote"] for e in proof)
    (party,) = visits(PARTY)
    same = ("guest", "host", "place", "start", "status")
    assert [visit[slot] for slot in same] == [party[slot] for slot in same]
    assert not {"guest_bodies", "host_bodies", "channel"} & set(KINDS["visit"].slots)
