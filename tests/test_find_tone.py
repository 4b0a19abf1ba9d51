"""What no rule reads is read by how the sentence is worded, and says so."""

from __future__ import annotations

import pytest

from hoptac.base.nouns import Report, Snapshot
from hoptac.decode import decode
from hoptac.find.scan import scan
from hoptac.find.tone import COLUMNS, Table, table, tone
from hoptac.link.resolve import resolve
from hoptac.read import read

HEAD = """Sơn La - Hủa Phăn bàn việc năm tới

Sáng 12/6/2023, tại thành phố Sơn La, ông Lò Văn An, Phó Chủ tịch UBND tỉnh Sơn La hội đàm với đoàn đại biểu tỉnh \
Hủa Phăn (Lào) do ông Bun Thoong Xay-nha-vông, Phó Tỉnh trưởng Hủa Phăn dẫn đầu.

"""
JOINT = "Các bên giúp nhau tìm kiếm, cất bốc hài cốt liệt sĩ; mỗi quý báo tin cho nhau một lần."
ROAD = "Chỉ một điều làm ông Bun Thoong chưa yên lòng: thủ tục ở cửa khẩu còn rườm rà, xe phải nằm chờ thâu đêm."
WEATHER = "Trời Sơn La hôm ấy nắng nhẹ, phố phường đông vui, hoa ban nở trắng các sườn đồi."


def reports(words: str) -> list[Report]:
    """What is read on a page that tells of talks and then says these words."""
    return list(read(Snapshot("page", "page.txt", f"{HEAD}{words}\n".encode(), ".txt")).reports)


def sounding(words: str) -> list[Report]:
    """The records that were read by sound alone."""
    return [r for r in reports(words) if any(str(s.rule).endswith(".sounds") for s in r.statements)]


@pytest.mark.parametrize(
    ("words", "stance", "by"),
    [(JOINT, "agree", ["LA-HO", "VN-05"]), (ROAD, "difficulty", ["LA-HO"])],
)
def test_a_commitment_in_words_that_no_rule_knows(words: str, stance: str, by: list[str]) -> None:
    (found,) = sounding(words)
    assert (found.kind, found.values["stance"], found.values["by"]) == ("commitment", stance, by)
    assert found.values["quote"] == words
    assert found.confidence < 1


def test_other_sentences_tell_nothing() -> None:
    assert sounding(WEATHER) == []


def test_what_a_rule_reads_is_left_to_it() -> None:
    words = "Ông Bun Thoong đề nghị tỉnh Sơn La cử hai kỹ sư thủy lợi sang Hủa Phăn."
    assert sounding(words) == []
    assert [r.values["stance"] for r in reports(words) if r.kind == "commitment"] == ["propose"]


def test_a_tone_names_the_words_that_say_so_most() -> None:
    scene = resolve(scan(decode(Snapshot("page", "page.txt", f"{HEAD}{JOINT}\n".encode(), ".txt"))))
    told = tone(scene, scene.sentences[-1], "stances")
    assert told is not None and told.told == "agree" and 0.5 <= told.likely <= 1
    assert {"mỗi quý", "giúp"} <= set(told.words[:8]) and "bốc" in told.words[8:]


def test_a_number_in_words_that_no_rule_knows() -> None:
    (found,) = sounding("Trường ngoài phố đông em nhỏ quê Hủa Phăn: 46 em.")
    assert (found.kind, found.values["measure"], found.values["value"]) == ("figure", "students_received", 46)
    assert (found.values["origin"], found.values["host"]) == (["LA-HO"], ["VN-05"])


def test_help_in_words_that_no_rule_knows() -> None:
    (found,) = sounding("Năm ngoái Hủa Phăn được Sơn La xây 2 tỷ đồng nhà bán trú.")
    told = [found.values[slot] for slot in ("giver", "receiver", "amount", "currency")]
    assert (found.kind, told) == ("aid", ["VN-05", "LA-HO", 2_000_000_000, "VND"])


@pytest.mark.parametrize(
    "words",
    [
        "Chợ phiên hôm ấy bán hết 46 con bò, giá 20 triệu đồng mỗi con.",
        "Đêm qua nước sông lên 3 mét, cuốn trôi 12 cây cầu.",
        "Cán bộ Hủa Phăn bị trộm mất 5 triệu đồng.",
        "Ông Bun Thoong ngồi ba tiếng, uống hai ấm chè.",
        "Ăn trưa có 40 người Sơn La, 12 người Hủa Phăn.",
    ],
)
def test_numbers_that_count_nothing_of_ours(words: str) -> None:
    assert sounding(words) == []


@pytest.mark.parametrize("name", ["stances", "calls", "numbers"])
def test_no_weight_is_on_a_name(name: Table) -> None:
    weights = table(name)
    assert all(len(row) == len(COLUMNS[name]) for row in weights.values())
    assert {"bun", "thoong", "khăm", "xay-nha", "phôm"}.isdisjoint(weights)
