"""Places over time, spellings, offices and vocabulary."""

from __future__ import annotations

import pytest

from hoptac.base.fold import fold, fold_key
from hoptac.gazetteer import halls, places, vocabulary
from hoptac.gazetteer.names import historic_names, lao_names, vi_names
from hoptac.gazetteer.phrases import Phrases
from hoptac.gazetteer.places import PLACES, country_of, in_force, is_capital, listed, name_of, unit_of
from hoptac.gazetteer.posts import POSTS, post_phrases
from hoptac.gazetteer.tables import rows
from hoptac.read import with_listed


@pytest.mark.parametrize(
    ("place", "day", "unit"),
    [
        ("VN-26", "2024-12-31", "VN-26"),
        ("VN-26", "2025-01-01", "VN-HUE"),
        ("VN-HUE", "2022-06-10", "VN-26"),
        ("VN-26-HUE", "2022-06-10", "VN-26"),
        ("VN-24", "2025-06-30", "VN-24"),
        ("VN-24", "2025-07-01", "VN-25"),
        ("LA-CH-PAKSE", "2022-08-24", "LA-CH"),
        ("VN-HUE", None, "VN-HUE"),
        ("VN-HUE", "2026", "VN-HUE"),
    ],
)
def test_the_unit_in_force_on_a_day(place: str, day: str | None, unit: str) -> None:
    assert unit_of(place, day) == unit


def found(words: str) -> set[str]:
    hits = places.phrases().find(fold(words).text.replace("-", " "))
    return {form.place for hit in hits for form in hit.values}


@pytest.mark.parametrize("spelling", ["Sê Kông", "Sê-kông", "Sêkông", "Sekong", "Xê Kông", "SEKONG"])
def test_one_province_under_its_spellings(spelling: str) -> None:
    assert "LA-XE" in found(f"tỉnh {spelling} và")


def test_the_longest_name_wins_and_parts_of_words_are_none() -> None:
    assert found("tỉnh Thừa Thiên Huế") == {"VN-26"}
    assert found("huếđô") == set()


def test_a_spelling_that_no_table_holds_is_found_without_its_marks() -> None:
    hits = [form.place for hit in places.near_phrases().find("tinh sa van na khet") for form in hit.values]
    assert hits == ["LA-SV"]


def test_names_on_screens_have_no_asides() -> None:
    assert name_of("LA-VT") == "Viêng Chăn"
    assert name_of("LA-VT", "en") == "Vientiane Capital"
    assert name_of("XX-UNKNOWN") == "XX-UNKNOWN"


def test_places_hang_together() -> None:
    for place in PLACES.values():
        assert not place.parent or place.parent in PLACES, place.id
        assert all(after in PLACES for after in place.succeeded_by), place.id
        assert country_of(place.id)
        assert in_force(place.id, "1990-01-01") and in_force(place.id, "2026-11-21")


@pytest.mark.parametrize(
    ("place", "day", "unit"),
    [
        ("VN-G-CHALO", "2024-05-06", "VN-24"),
        ("VN-G-CHALO", "2025-08-06", "VN-25"),
        ("VN-G-CHALO", None, "VN-25"),
        ("VN-G-BUPRANG", "2023-01", "VN-72"),
        ("VN-G-TAYTRANG", "2023-01", "VN-71"),
        ("KR-45-GIMJE", None, "KR-45"),
    ],
)
def test_a_gate_belongs_to_the_province_of_the_day(place: str, day: str | None, unit: str) -> None:
    assert unit_of(place, day) == unit


@pytest.mark.parametrize(
    ("place", "printed"), [("JP-36", None), ("KR-45-GIMJE", "KR-45"), ("JP", "JP"), ("VN-24", "VN-24")]
)
def test_own_ids_give_way_to_listed_ones(place: str, printed: str | None) -> None:
    assert listed(place) == printed


def test_own_ids_are_printed_where_asked_for() -> None:
    own = {"guest": ["JP-36", "JP"], "place": "JP-36", "evidence": [{"quote": "Tokushima"}]}
    assert with_listed(own) == {"guest": ["JP"], "place": None, "evidence": [{"quote": "Tokushima"}]}


def test_no_row_stands_twice() -> None:
    ids = [row["id"] for name in ("places", "places_more") for row in rows(name)]
    assert len(ids) == len(set(ids))


def test_aliases_name_places_of_the_table() -> None:
    assert all(row["place_id"] in PLACES for row in rows("place_aliases"))


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("UVTW Đảng", "vn-cpv-cc-member"),
        ("Bí thư Tỉnh uỷ", "vn-prov-party-secretary"),
        ("Phó Chủ tịch Thường trực UBND TP", "vn-prov-pc-standing-vice"),
        ("Bí thư, Tỉnh trưởng", "la-prov-secretary-governor"),
        ("Tổng Lãnh sự", "vn-consul-general"),
    ],
)
def test_offices_by_their_titles_in_all_dresses(title: str, code: str) -> None:
    hit = next(iter(post_phrases().find(fold(title).text)))
    assert (hit.start, hit.end) == (0, len(title)) and code in hit.values
    assert code in POSTS


def test_vocabulary() -> None:
    fields = {
        form.code for hit in vocabulary.field_phrases().find("về y tế, giáo dục - đào tạo") for form in hit.values
    }
    assert fields == {"health", "education"}
    paper = next(iter(vocabulary.instrument_phrases().find("ký biên bản thỏa thuận hợp tác giai đoạn"))).values[0]
    assert (paper.code, paper.role) == ("minutes-of-agreement", "agreement")
    letter = next(iter(vocabulary.instrument_phrases().find("gửi thư chúc mừng"))).values[0]
    assert letter.role == "correspondence"
    assert any(o.code for hit in vocabulary.occasion_phrases().find("nhân dịp tết bunpimay") for o in hit.values)


def test_houses_stand_in_places_of_the_tables() -> None:
    assert {place for place, _ in halls.halls().values()} <= PLACES.keys()
    found = halls.pattern().search(fold_key("hội đàm tại Điện Kremlin hôm qua"))
    assert found is not None and halls.halls()[found["hall"]] == ("RU-MOW", False)
    assert halls.pattern().search(fold_key("Điện Kremlin cho biết")) is None
    assert is_capital("KH-12") and not is_capital("VN-DN")


def test_names() -> None:
    assert "nguyễn" in vi_names("family") and "kommasith" in lao_names()
    assert "hochiminh" in historic_names()


def test_an_ambiguous_phrase_keeps_all_it_may_mean() -> None:
    phrases = Phrases([("Viêng Chăn", "province"), ("Viêng Chăn", "capital")])
    assert [hit.values for hit in phrases.find("tại viêng chăn.")] == [("province", "capital")]
