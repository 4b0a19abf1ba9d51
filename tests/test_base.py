"""Folding with its offset map, spans, keys and errors."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoptac.base.error_texts import TEXTS
from hoptac.base.errors import HoptacError
from hoptac.base.fold import fold, letters, nfc, strip
from hoptac.base.identity import keyed
from hoptac.base.kinds import KINDS
from hoptac.base.nouns import Report, Span, Statement, Time

VIETNAMESE = st.text(
    alphabet=string.ascii_letters + "ăâđêôơưàáảãạòóỏõọùúủũụỳýỷỹỵ \t\n\u00a0\u200b-–“”.,0123456789ĐẾ", max_size=80
)


@given(VIETNAMESE)
def test_every_folded_character_knows_its_place(text: str) -> None:
    text = nfc(text)
    folded = fold(text)
    for place in range(len(folded.text)):
        span = folded.span(place, place + 1)
        assert 0 <= span.start < span.end <= len(text)
        assert folded.at(span.start) <= place


@given(VIETNAMESE)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(nfc(text)).text
    assert fold(once).text == once


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("thoả thuận", "thỏa thuận"),
        ("UỶ BAN", "Ủy ban"),
        ("Sê\u00a0 Kông", "sê kông"),
        ("2022 – 2026", "2022 - 2026"),
        ("công ti", "công ty"),
        ("Phông Sa Lì", "Phông Sa Lỳ"),
        ("tỉnh lị", "tỉnh lỵ"),
        ("Qúy tỉnh", "Quý tỉnh"),
    ],
)
def test_spellings_of_one_word_fold_to_one(a: str, b: str) -> None:
    assert fold(nfc(a)).text == fold(nfc(b)).text


@pytest.mark.parametrize("word", ["hoàn", "loại", "quý", "thuỳ linh hoài"])
def test_a_mark_before_a_final_sound_stays(word: str) -> None:
    assert fold(word).text == word.replace("thuỳ", "thùy")


def test_marks_go_for_searching_and_nothing_else_does() -> None:
    assert strip("Sê Kông, Đắk Lắk") == "se kong, dak lak"
    assert letters("Xay-nhạ-phon") == letters("Xay Nhạ Phon") == "xaynhaphon"


def test_a_span_that_runs_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="no span"):
        Span(3, 2)


def _report(words: str, rule: str, start: int) -> Report:
    said = Statement("kind", "mou", rule, Span(start, start + len(words)), words)
    return Report("agreement", {"kind": "mou"}, (said, Statement("act", "signed", "x")))


def test_keys_hang_on_the_words_not_on_place_rule_or_value() -> None:
    first = next(keyed("file:a", [_report("Bản ghi nhớ", "rule.one", 10)]))
    later = next(keyed("file:a", [_report("Bản  ghi\nnhớ", "rule.two", 900)]))
    assert first[0] == later[0]
    assert [key for key, _ in first[2]] == [key for key, _ in later[2]]


def test_the_same_words_twice_on_a_page_have_two_keys_and_on_another_page_others() -> None:
    twice = list(keyed("file:a", [_report("Bản ghi nhớ", "r", 10), _report("Bản ghi nhớ", "r", 50)]))
    other = next(keyed("file:b", [_report("Bản ghi nhớ", "r", 10)]))
    assert len({twice[0][0], twice[1][0], other[0]}) == 3


@pytest.mark.parametrize("code", TEXTS)
def test_every_error_says_what_to_do_in_both_languages(code: str) -> None:
    error = HoptacError(code, **dict.fromkeys(_fields(code), "…"))
    for language in ("vi", "en"):
        assert error.message(language).strip() and error.remedy(language).strip()
    assert error.message("vi") != error.message("en")


def _fields(code: str) -> set[str]:
    text = TEXTS[code]
    parts = (text.vi, text.vi_remedy, text.en, text.en_remedy)
    return {name for part in parts for _, name, _, _ in string.Formatter().parse(part) if name}


def test_messages_follow_the_users_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOPTAC_LANG", "en")
    assert HoptacError("file-missing", path="x").as_json()["message"] == "x is not there."
    monkeypatch.setenv("HOPTAC_LANG", "vi")
    assert "Không tìm thấy x" in str(HoptacError("file-missing", path="x"))


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2022-06-10", "2022-06-10", None),
        ("2022/2026", "2022", "2026"),
        ("XXXX-06-10", None, None),
        ("2002/..", "2002", None),
        ("/2022-06", None, "2022-06"),
    ],
)
def test_the_ends_of_a_time_are_printed_only_where_known(edtf: str, start: str | None, end: str | None) -> None:
    time = Time(edtf)
    assert (time.start, time.end) == (start, end)


def test_the_kinds_are_those_of_the_guide() -> None:
    assert [kind.plural for kind in KINDS.values()] == [
        "people",
        "visits",
        "agreements",
        "aid",
        "figures",
        "commitments",
        "courtesies",
    ]


@pytest.mark.parametrize("text", ["một chiếc ti vi", "xách va li lên đường", "tiền lì xì"])
def test_words_that_only_have_an_i_keep_it(text: str) -> None:
    assert fold(text).text == text
