"""Days, sums, places and people as offices write them in cells; what is not understood is told, never guessed."""

from __future__ import annotations

from datetime import date

import pytest

from hoptac.decode.sheets import Cell
from hoptac.lists.amounts import heading_unit, read_count, read_sum
from hoptac.lists.days import read_term, read_time
from hoptac.lists.names import read_people
from hoptac.lists.sides import read_sides


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("12/5/2024", "2024-05-12"),
        ("12.5.24", "2024-05-12"),
        ("12-5-2024", "2024-05-12"),
        ("2024-05-12", "2024-05-12"),
        ("2024-05-12 00:00:00", "2024-05-12"),
        ("ngày 10 tháng 6 năm 2022", "2022-06-10"),
        ("45123", "2023-07-16"),
        ("12/5", "2024-05-12"),
        ("tháng 5/2024", "2024-05"),
        ("T5/2024", "2024-05"),
        ("05-2024", "2024-05"),
        ("2024", "2024"),
        ("từ 10/6 đến 12/6/2024", "2024-06-10/2024-06-12"),
        ("10-12/6/2024", "2024-06-10/2024-06-12"),
        ("10/6-12/6/2024", "2024-06-10/2024-06-12"),
        ("10.6 - 12.6.2024", "2024-06-10/2024-06-12"),
        ("Từ ngày 28/12/2023 đến ngày 02/01/2024", "2023-12-28/2024-01-02"),
        ("Năm học 2022-2023", "2022/2023"),
    ],
)
def test_a_time_as_offices_write_it(words: str, edtf: str) -> None:
    found = read_time(Cell(words), "2024")
    assert not isinstance(found, str) and found.edtf == edtf


@pytest.mark.parametrize(
    "words",
    [
        "10, 11/6/2024",
        "31/2/2024",
        "12/13/2024",
        "khoảng tháng 5/2024",
        "3-5/2023",
        "3 - 5/2023",
        "Năm 2022, 2023",
        "sau Tết",
        "31/12/2024 (dự kiến)",
    ],
)
def test_a_time_that_is_not_sure_is_told(words: str) -> None:
    assert read_time(Cell(words), "2024") == "day"


def test_a_day_without_a_year_needs_one() -> None:
    assert read_time(Cell("12/5"), None) == "year"


def test_a_real_day_keeps_what_its_format_shows() -> None:
    found = read_time(Cell("06/2022", date(2022, 6, 1), "month"), None)
    assert not isinstance(found, str) and found.edtf == "2022-06"


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("2022-2026", (2022, 2026)),
        ("giai đoạn 2022 – 2026", (2022, 2026)),
        ("6/2022 - 6/2026", (2022, 2026)),
        ("không thời hạn", None),
        ("5 năm", "term"),
        ("2022", "term"),
    ],
)
def test_terms(words: str, term: object) -> None:
    assert read_term(Cell(words)) == term


@pytest.mark.parametrize(
    ("words", "unit", "value", "currency", "comparator"),
    [
        ("hơn 2 tỷ đồng", "", 2e9, "VND", ">"),
        ("2 tỷ", "triệu đồng", 2e9, "VND", "="),
        ("150", "triệu đồng", 1.5e8, "VND", "="),
        ("1,5 triệu USD", "", 1.5e6, "USD", "="),
        ("$5000", "", 5000, "USD", "="),
        ("100.000.000đ", "", 1e8, "VND", "="),
        ("1 triệu kíp", "", 1e6, "LAK", "="),
        ("gần 300", "triệu đồng", 3e8, "VND", "<"),
        ("15 nghìn USD", "", 15000, "USD", "="),
        ("100 triệu đồng (bằng hiện vật)", "", 1e8, "VND", "="),
    ],
)
def test_sums(words: str, unit: str, value: float, currency: str, comparator: str) -> None:
    found = read_sum(Cell(words), unit)
    assert not isinstance(found, str)
    assert (found[0].value, found[0].unit, found[0].comparator, found[1]) == (value, currency, comparator, True)


@pytest.mark.parametrize(
    ("words", "unit", "why"),
    [
        ("150", "", "currency"),
        ("2 tỷ", "", "currency"),
        ("5,000", "usd", "two-ways"),
        ("150-200 triệu đồng", "", "range"),
        ("150.000.000", "triệu đồng", "scale"),
        ("-5", "triệu đồng", "number"),
        ("nhiều", "triệu đồng", "number"),
        ("#REF!", "triệu đồng", "error"),
    ],
)
def test_a_sum_that_is_not_sure_is_told(words: str, unit: str, why: str) -> None:
    assert read_sum(Cell(words), unit) == why


def test_a_sum_beside_goods_says_that_it_is_not_all() -> None:
    found = read_sum(Cell("2 tỷ đồng và 30 tấn gạo"), "")
    assert not isinstance(found, str) and found[0].value == 2e9 and found[1] is False


@pytest.mark.parametrize(
    ("words", "value", "comparator"),
    [
        ("1.249", 1249, "="),
        ("08", 8, "="),
        ("> 200", 200, ">"),
        ("12 đ/c", 12, "="),
        ("1 000", 1000, "="),
        ("15 (5 nữ)", 15, "="),
    ],
)
def test_counts(words: str, value: float, comparator: str) -> None:
    found = read_count(Cell(words))
    assert not isinstance(found, str) and (found.value, found.comparator) == (value, comparator)


@pytest.mark.parametrize("words", ["không rõ", "hơn 2 tỷ đồng", "10 và 20", "-3"])
def test_a_count_that_is_none_is_told(words: str) -> None:
    assert isinstance(read_count(Cell(words)), str)


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Số tiền (triệu đồng)", "triệu đồng"),
        ("Kinh phí (ĐVT: USD)", "usd"),
        ("Số LHS (Lào)", ""),
        ("Kinh phí", ""),
    ],
)
def test_the_unit_in_a_heading(heading: str, unit: str) -> None:
    assert heading_unit(heading) == unit


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ("tỉnh Sê Kông", ["LA-XE"]),
        ("Sekong", ["LA-XE"]),
        ("SÊ KÔNG", ["LA-XE"]),
        ("Champasak (Lào)", ["LA-CH"]),
        ("lào", ["LA"]),
        ("Mỹ", ["US"]),
        ("Xay-nha-bu-ly / Phông Sa Lỳ", ["LA-XA", "LA-PH"]),
        ("Sở Ngoại vụ, tỉnh Champasak", ["LA-CH"]),
        ("tỉnh Viêng Chăn", ["LA-VI"]),
        ("Thủ đô Viêng Chăn", ["LA-VT"]),
        ("Hội hữu nghị Lào - Việt", ["LA"]),
        ("tỉnh Vân Nam, Trung Quốc", ["CN-YN"]),
    ],
)
def test_places(words: str, units: list[str]) -> None:
    found = read_sides(words, 0, "2024-05-01")
    assert [side.unit for side in found.named] == units and not found.unknown
    assert all(words[side.span.start : side.span.end].strip() for side in found.named)


@pytest.mark.parametrize("words", ["Viêng Chăn", "tỉnh Không Có Thật", "Sê Kông, Không Có Thật"])
def test_a_place_that_is_not_sure_is_told(words: str) -> None:
    assert read_sides(words, 0, None).unknown


def test_a_unit_is_the_one_of_its_day() -> None:
    assert read_sides("Thừa Thiên Huế", 0, "2022").named[0].unit == "VN-26"
    assert read_sides("Thừa Thiên Huế", 0, "2025-06-01").named[0].unit == "VN-HUE"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Ông Lò Văn Thử, Chủ tịch UBND tỉnh", ["Lò Văn Thử"]),
        ("Chủ tịch UBND tỉnh Lê Trường Thử", ["Lê Trường Thử"]),
        ("LÒ VĂN THỬ", ["Lò Văn Thử"]),
        ("1. Bounmy Keo / 2. Đ/c Lò Văn Thử (PCT UBND tỉnh)", ["Bounmy Keo", "Lò Văn Thử"]),
        ("Sở Ngoại vụ", []),
    ],
)
def test_people(words: str, names: list[str]) -> None:
    found = read_people(words, 100, "2024")
    assert [person.name for person in found] == names
    assert [words[p.span.start - 100 : p.span.end - 100].casefold() for p in found] == [n.casefold() for n in names]
