"""Numbers, days, terms, readings and charts as each language writes them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date

import pytest
from django.utils import translation

from hoptac.base.kinds import ACTS, COURTESIES, KINDS, STANCES, STATUSES, UNITS
from hoptac.web.present import labels, values
from hoptac.web.present.chart import Point, chart
from hoptac.web.present.pages import origin
from hoptac.web.present.readings import reading, tone
from hoptac.web.present.series import contradict
from hoptac.web.present.terms import Term, term_of
from hoptac.web.templatetags.words import together

AID = {"giver": "VN-26", "receiver": "LA-XE", "amount": 2000000000, "currency": "VND", "comparator": ">"}


@pytest.mark.parametrize(
    ("call", "vi", "en"),
    [
        (lambda: values.number(1249), "1.249", "1,249"),
        (lambda: values.number(2.5), "2,5", "2.5"),
        (lambda: values.number(None), "—", "—"),
        (lambda: values.day("2022-06-10"), "10/6/2022", "10 June 2022"),
        (lambda: values.day("2022-06"), "6/2022", "June 2022"),
        (lambda: values.day("2022"), "2022", "2022"),
        (lambda: values.day("XXXX-06-10"), "10/6", "10 June"),
        (lambda: values.day(None), "", ""),
        (lambda: values.days("2022-06-10", "2022-06-12"), "10/6/2022 – 12/6/2022", "10 June 2022 – 12 June 2022"),
        (lambda: values.quantity(2e9, "VND", ">"), "hơn 2 tỷ đồng", "over 2 billion VND"),
        (lambda: values.quantity(2500000, "VND", "="), "2,5 triệu đồng", "2.5 million VND"),
        (lambda: values.quantity(1234567, "VND", "="), "1.234.567 đồng", "1,234,567 VND"),
        (lambda: values.quantity(10000, "USD", "~"), "khoảng 10.000 USD", "about 10,000 USD"),
        (lambda: values.quantity(1, "person", "="), "1 người", "1 person"),
        (lambda: values.quantity(150, "person", "<"), "gần 150 người", "nearly 150 people"),
        (lambda: values.quantity(12, "percent", "="), "12%", "12%"),
        (lambda: values.quantity(5, "item", "="), "5", "5"),
        (lambda: values.since_until("2002", None), "từ 2002 đến nay", "since 2002"),
        (lambda: values.since_until("2023", "2023"), "năm 2023", "in 2023"),
        (lambda: values.since_until(None, "2022-06"), "đến 6/2022", "until June 2022"),
        (lambda: values.since_until("2019", "2022"), "từ 2019 đến 2022", "from 2019 to 2022"),
        (lambda: values.term([2022, 2026]), "2022–2026", "2022–2026"),
    ],
)
def test_each_language_writes_it_its_own_way(call, vi: str, en: str) -> None:  # type: ignore[no-untyped-def]
    with translation.override("vi"):
        assert call() == vi
    with translation.override("en"):
        assert call() == en


@pytest.mark.parametrize(
    ("call", "lo"),
    [
        (lambda: values.number(1249.5), "1.249,5"),
        (lambda: values.day("2022-06-10"), "10 ມິຖຸນາ 2022"),
        (lambda: values.day("2022-12"), "ທັນວາ 2022"),
        (lambda: values.day("XXXX-06-10"), "10 ມິຖຸນາ"),
        (lambda: values.quantity(2e9, "VND", ">"), "ກວ່າ 2 ຕື້ ດົ່ງ"),
        (lambda: values.quantity(150, "person", "<"), "ເກືອບ 150 ຄົນ"),
        (lambda: values.moment("2022-06-10T01:15:00+00:00"), "08:15 10/06/2022"),
        (lambda: labels.place_name("LA-XE"), "ເຊກອງ"),
        (lambda: labels.field_name("education"), "ການສຶກສາ"),
        (lambda: labels.agreement_name("treaty"), "ສົນທິສັນຍາ"),
    ],
)
def test_lao_has_its_own_names_and_its_own_way_of_writing(call, lo: str) -> None:  # type: ignore[no-untyped-def]
    with translation.override("lo"):
        assert call() == lo


def test_what_has_no_lao_name_is_called_in_english() -> None:
    with translation.override("lo"):
        assert (labels.chosen(), labels.language()) == ("lo", "en")
        assert labels.place_name("VN-HN-Q001") == "Ba Đình"
        assert labels.post_title("vn-chair-national-border").startswith("Chairman of the National")


def test_the_reading_of_help_is_that_of_the_design() -> None:
    assert " | ".join(reading("aid", AID)) == "Thừa Thiên Huế → Sê Kông | hỗ trợ | hơn 2 tỷ đồng"
    assert labels.TONES[tone("aid", AID)] == "đã làm"
    assert "viện trợ" not in " ".join(reading("aid", AID))


def test_many_places_are_not_all_written_out() -> None:
    five = ["LA-HO", "LA-LP", "LA-XI", "LA-XA", "LA-OU"]
    told = reading("commitment", {"by": five, "to": ["VN-05"], "stance": "wish"})
    assert told[0] == "Hủa Phăn, Luông Pha Bang, Xiêng Khoảng và 2 nơi khác → Sơn La"
    assert values.slot_value("commitment", "by", five).count(",") == 4


@pytest.mark.parametrize(
    ("kind", "told", "modality", "expected"),
    [
        ("commitment", {"stance": "difficulty"}, "done", "hard"),
        ("commitment", {"stance": "wish"}, "wished", "ask"),
        ("commitment", {"stance": "pledge"}, "planned", "will"),
        ("agreement", {"act": "signed"}, "done", "done"),
        ("agreement", {"act": "proposed"}, "proposed", "ask"),
        ("agreement", {"act": "mentioned"}, "done", "note"),
        ("visit", {"status": "planned"}, "planned", "will"),
        ("visit", {"status": "cancelled"}, "planned", "note"),
        ("aid", {}, "planned", "will"),
        ("aid", {}, "hypothetical", "note"),
        ("aid", {}, "done", "done"),
        ("figure", {}, "done", "note"),
    ],
)
def test_the_tone_tells_done_from_will_and_asked(kind: str, told: dict[str, str], modality: str, expected: str) -> None:
    assert tone(kind, told, modality) == expected


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_fact_with_nothing_in_it_can_still_be_shown(kind: str) -> None:
    empty = dict.fromkeys((*KINDS[kind].slots, *KINDS[kind].extra))
    assert isinstance(reading(kind, empty), list)
    assert all(values.slot_value(kind, slot, None) == "—" for slot in empty)


def test_every_value_of_the_kinds_has_a_word_on_the_screen() -> None:
    assert set(labels.STANCES) == set(STANCES)
    assert set(labels.ACTS) == set(ACTS)
    assert set(labels.STATUSES) == set(STATUSES)
    assert set(labels.COURTESIES) == set(COURTESIES)
    assert set(KINDS) == set(labels.KIND_NAMES)
    assert set(UNITS) - set(labels.UNITS) == {"USD", "km"}  # written as they are
    slots = {(k.name, slot) for k in KINDS.values() for slot in (*k.slots, *k.extra)}
    assert [slot for kind, slot in slots if labels.slot_name(kind, slot) == slot] == []


@pytest.mark.parametrize(
    ("kind", "slot", "value", "words"),
    [
        ("visit", "guest", ["LA-XE", "LA-CH"], "Sê Kông, Champasak"),
        ("visit", "guest.0", "LA-XE", "Sê Kông"),
        ("visit", "start", "2022-06-10", "10/6/2022"),
        ("visit", "status", "done", "đã diễn ra"),
        ("person", "posts.0.post", "vn-prov-pc-chair", "Chủ tịch Ủy ban nhân dân tỉnh"),
        ("person", "posts", [{"post": "Chủ nhiệm", "place": "LA-XE"}], "Chủ nhiệm (Sê Kông)"),
        ("agreement", "kind", "minutes-of-agreement", "Biên bản thỏa thuận"),
        ("courtesy", "kind", "invite", "mời"),
        ("commitment", "fields", ["trade", "health"], "thương mại, y tế"),
        ("commitment", "definite", True, "có"),
        ("figure", "value", 1249, "1.249"),
        ("aid", "comparator", "=", "đúng"),
    ],
)
def test_slots_are_told_in_words(kind: str, slot: str, value: object, words: str) -> None:
    assert values.slot_value(kind, slot, value) == words


@pytest.mark.parametrize(
    ("address", "name", "url"),
    [
        ("file:///C:/Users/lan/trang%20m%E1%BB%9Bi.txt", "trang mới.txt", ""),
        ("upload:tin 5#2.txt", "tin 5#2.txt", ""),
        ("https://hue.example/tin/5?x=1", "hue.example/tin/5", "https://hue.example/tin/5?x=1"),
        ("javascript:alert(1)", "alert(1)", ""),
        ("data:text/html,<script>", "html,<script>", ""),
    ],
)
def test_where_a_page_came_from_is_shown_without_paths_or_foreign_schemes(address: str, name: str, url: str) -> None:
    assert (origin(address).name, origin(address).url) == (name, url)


def test_a_city_of_the_first_level_has_a_thanh_uy() -> None:
    assert values.office({"post": "vn-prov-party-secretary", "place": "VN-HUE"}) == "Bí thư Thành ủy (Huế)"
    assert values.office({"post": "vn-prov-party-secretary", "place": "VN-05"}) == "Bí thư Tỉnh ủy (Sơn La)"
    assert values.office({"post": "vn-prov-pc-chair", "place": "VN-HUE"}, "VN-HUE").endswith("nhân dân thành phố")
    assert values.office({"post": "Bí thư Huyện đoàn", "place": "VN-HUE"}) == "Bí thư Huyện đoàn (Huế)"


def test_names_in_english_and_official_ones() -> None:
    with translation.override("en"):
        told = values.office({"post": "vn-prov-party-secretary", "place": "VN-05"})
    assert told == "Secretary of the Provincial Party Committee (Son La)"
    assert labels.place_name("TW") == "Đài Loan (Trung Quốc)"


def test_how_much_of_a_term_is_over() -> None:
    assert Term(2022, 2026, date(2024, 7, 1)).share == pytest.approx(0.5, abs=0.01)
    assert Term(2022, 2026, date(2021, 1, 1)).share == 0
    assert Term(2022, 2026, date(2030, 1, 1)).share == 1
    assert Term(2022, 2026, date(2026, 11, 21)).words() == "năm cuối, còn 1 tháng"
    assert Term(2022, 2026, date(2026, 12, 2)).words() == "năm cuối, hết hạn trong tháng này"
    assert Term(2022, 2026, date(2022, 1, 2)).words() == "còn hơn 4 năm"
    assert Term(2022, 2026, date(2027, 1, 2)).words() == "đã hết hạn cuối 2026"
    assert Term(2022, 2026, date(2020, 1, 2)).words() == "bắt đầu từ 2022"


@pytest.mark.parametrize("years", [None, [], [2022], [2026, 2022], ["2022", "2026"], [2022, None]])
def test_what_is_no_term(years: object) -> None:
    assert term_of(years, date(2026, 1, 1)) is None


def test_numbers_that_fit_together_are_no_contradiction() -> None:
    exact, other = {"value": 1249, "comparator": "="}, {"value": 1347, "comparator": "="}
    assert contradict(exact, other)
    assert not contradict(exact, {"value": 1200, "comparator": ">"})
    assert contradict(exact, {"value": 1300, "comparator": ">"})
    assert not contradict(exact, {"value": 1300, "comparator": "~"})
    assert contradict(exact, {"value": 1000, "comparator": "<"})


def test_the_chart_is_sound_xml_and_escapes_its_labels() -> None:
    points = [Point("2022-06-11", 1249, "=", "<b>1.249"), Point("2025", 1500, ">", "hơn 1.500")]
    svg = ET.fromstring(chart(points, 'a "title" <x>'))
    assert svg.attrib["aria-label"] == 'a "title" <x>'
    assert [t.text for t in svg.iter("text") if t.attrib["class"] == "value"] == ["<b>1.249", "hơn 1.500"]
    assert [c.attrib["class"] for c in svg.iter("circle")] == ["dot", "dot hollow"]


def test_one_day_makes_no_chart() -> None:
    assert chart([Point("2022", 1, "=", "1"), Point("2022", 2, "=", "2")], "t") == ""


def test_a_day_is_held_together_and_its_text_stays_text() -> None:
    """No line of a narrow column ends inside a day whose month is a word."""
    held = '<span class="short">10 June 2022</span> – <span class="short">12 June 2022</span>'
    assert together("10 June 2022 – 12 June 2022") == held
    assert together("since May 2022") == 'since <span class="short">May 2022</span>'
    assert together("10 ມິຖຸນາ 2022") == '<span class="short">10 ມິຖຸນາ 2022</span>'
    assert together("10/6/2022 <b>") == "10/6/2022 &lt;b&gt;"
