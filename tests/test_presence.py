"""Who from abroad a page names as people, and what that says of what was read on it; names are invented."""

from __future__ import annotations

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.base.scene import Scene
from hoptac.decode import decode
from hoptac.explain import explain
from hoptac.find.facts import find_facts
from hoptac.find.presence import presence
from hoptac.find.scan import scan
from hoptac.link.resolve import resolve
from hoptac.read import read

#: Two provinces of ours meet; the unit abroad is where the border lies.
OURS = """Sơn La và Điện Biên bàn việc giữ rừng giáp ranh

Ngày 14/5/2019

Sáng 14/5, đoàn công tác tỉnh Sơn La do ông Lò Văn Tưởng, Phó Chủ tịch UBND tỉnh dẫn đầu đã đến làm việc với UBND tỉnh \
Điện Biên. Ông Vàng A Lử, Phó Chủ tịch UBND tỉnh Điện Biên tiếp đoàn. Khu rừng giáp ranh của hai tỉnh kéo dài đến sát \
biên giới, bên kia là tỉnh Luông Pha Bang.
Hai bên thống nhất mỗi quý gặp nhau một lần, cùng tuần tra và phòng cháy rừng. Ông Vàng A Lử đề nghị tỉnh bạn sớm cắm \
mốc ở ba xã còn tranh chấp. Hai tỉnh ký Biên bản thỏa thuận hợp tác giai đoạn 2019 - 2024. Nhân dịp này, đoàn Sơn La \
tặng tỉnh bạn 50 triệu đồng và mời lãnh đạo Điện Biên dự ngày hội của tỉnh.
"""
#: The same with a partner abroad in the place of one of them.
THEIRS = (
    OURS.replace("UBND tỉnh Điện Biên", "chính quyền tỉnh Luông Pha Bang")
    .replace("ông Vàng A Lử, Phó Chủ tịch", "ông Bun Nhương Vông Xay, Phó Chủ tịch")
    .replace(
        "Ông Vàng A Lử, Phó Chủ tịch chính quyền tỉnh Luông Pha Bang", "Ông Bun Nhương, Phó Tỉnh trưởng Luông Pha Bang"
    )
    .replace("Ông Vàng A Lử", "Ông Bun Nhương")
    .replace("Điện Biên", "Luông Pha Bang")
    .replace(", bên kia là tỉnh Luông Pha Bang", "")
)


def snapshot(text: str) -> Snapshot:
    return Snapshot("one", "test:one", text.encode(), ".txt")


def scene(text: str) -> Scene:
    return resolve(scan(decode(snapshot(text))))


def test_who_is_there_and_what_only_lies_there() -> None:
    among_us = presence(scene(OURS))
    assert among_us.from_abroad == 0 and among_us.provinces == 2
    assert among_us.stands(("LA-LP",)) == 1.0 and among_us.stands(("VN-71",)) < 1
    with_them = presence(scene(THEIRS))
    assert with_them.from_abroad == with_them.persons_of("LA") == 1 and with_them.stands(("LA-LP",)) < 0.5
    assert with_them.stands(("KH",)) == 0.0  # not named


def test_two_of_ours_near_a_border_give_nothing_and_the_same_with_a_partner_does() -> None:
    assert find_facts(scene(OURS)) == read(snapshot(OURS)).reports == ()
    assert {report.kind for report in read(snapshot(THEIRS)).reports} >= {"visit", "agreement", "commitment", "person"}


def test_what_rules_would_read_of_two_of_ours_is_too_doubtful_to_be_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hoptac.find.facts._is_among_ours", lambda _: False)  # the rule that such a page breaks first
    assert {report.kind for report in find_facts(scene(OURS))} >= {"aid", "agreement", "commitment"}
    assert read(snapshot(OURS)).reports == ()
    told = explain(snapshot(OURS))
    assert "quá không chắc" in told["why_none"] and len(told["doubted"]) > 3
