"""The words of a text: one cut for the index, the question and the marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoptac.base.fold import nfc
from hoptac.base.words import find_phrases, marked_words, plain_words, words
from hoptac.gazetteer.spellings import by_spelling, spelled


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sê Kông, Đắk Lắk", ("se", "kong", "dak", "lak")),
        ("12/CTr-UBND", ("12", "ctr", "ubnd")),
        ("1.249 lưu_học sinh", ("1", "249", "luu", "hoc", "sinh")),
        ("ແຂວງຈຳປາສັກ", ("ແຂ", "ວ", "ງ", "ຈຳ", "ປາ", "ສັ", "ກ")),
        ("Huếແຂວງ໒໐", ("hue", "ແຂ", "ວ", "ງ", "໒໐")),
        ("… — ·", ()),
    ],
)
def test_words_without_marks(text: str, found: tuple[str, ...]) -> None:
    assert plain_words(nfc(text)) == found


def test_marked_words_tell_lao_from_labour() -> None:
    assert "lào" in marked_words("Lào") and "lào" not in marked_words("lao động")
    assert marked_words("thoả thuận") == marked_words("thỏa thuận")


def test_phrases_are_found_where_they_stand() -> None:
    text = "Đoàn Sê-kông và SÊ  KÔNG; kong se; ແຂວງຈຳປາສັກ"
    found = [text[a:b] for a, b, _ in find_phrases(text, [("se", "kong"), plain_words("ຈຳປາສັກ")])]
    assert found == ["Sê-kông", "SÊ  KÔNG", "ຈຳປາສັກ"]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_every_word_stands_where_it_says(text: str) -> None:
    composed = nfc(text)
    told = list(words(composed))
    assert tuple(word.plain for word in told) == plain_words(composed)
    for one, other in pairwise(told):
        assert one.end <= other.start
    # No word holds a sign that would part it, or close a quotation, in a database's own language.
    assert not any(set(word.plain) & set(" '\"\\:&|!()*<>·") for word in told)


def test_the_spellings_of_a_place_and_back() -> None:
    assert ("se", "kong") in spelled("LA-XE") and ("xekong",) in spelled("LA-XE")
    assert by_spelling()["thua", "thien", "hue"] == ("VN-26",)
