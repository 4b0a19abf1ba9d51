"""Bytes to text: every encoding gives the same NFC text, or a named error; never mojibake in silence."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoptac.base.errors import HoptacError
from hoptac.base.syllables import is_syllable
from hoptac.decode import legacy
from hoptac.decode.encoding import declared_charset, decode_bytes

TEXT = (
    "Đoàn đại biểu tỉnh bạn sang thăm, làm việc tại Huế\n"
    "Sáng 10/6, lãnh đạo hai tỉnh đã trao đổi kết quả thực hiện thỏa thuận hợp tác giai đoạn trước; "
    "phía bạn cảm ơn sự hỗ trợ.\n"
    "Hai bên nhất trí tiếp tục đào tạo lưu học sinh, mở rộng cửa khẩu, khuyến khích doanh nghiệp "
    "đầu tư vào thủy điện, ưu tiên du lịch.\n"
)


def in_1258(text: str) -> bytes:
    """As windows-1258 writes it: base letters, tone marks after them."""
    out = b""
    for char in text:
        spread = unicodedata.normalize("NFD", char)
        tone = "".join(c for c in spread if c in "\u0300\u0301\u0303\u0309\u0323")
        base = unicodedata.normalize("NFC", "".join(c for c in spread if c not in tone))
        out += (base + tone).encode("cp1258")
    return out


def in_table(text: str, table: str) -> bytes:
    return b"".join(bytes([128 + table.index(c)]) if c in table else c.encode("ascii") for c in text)


def in_vni(text: str) -> bytes:
    back = {vowel: pair for pair, vowel in (legacy._PAIRS | legacy._ALONE).items()}
    return "".join(back.get(c, c) for c in text).encode("cp1252")


SMALL = TEXT.lower()
FORMS = {
    "utf-8": (TEXT.encode(), TEXT),
    "utf-8 with a mark": (TEXT.encode("utf-8-sig"), TEXT),
    "utf-16 with a mark": (TEXT.encode("utf-16"), TEXT),
    "utf-16 be with a mark": (b"\xfe\xff" + TEXT.encode("utf-16-be"), TEXT),
    "utf-16 le": (TEXT.encode("utf-16-le"), TEXT),
    "utf-16 be": (TEXT.encode("utf-16-be"), TEXT),
    "utf-32 with a mark": (TEXT.encode("utf-32"), TEXT),
    "decomposed": (unicodedata.normalize("NFD", TEXT).encode(), TEXT),
    "windows-1258": (in_1258(TEXT), TEXT),
    "tcvn3": (in_table(SMALL, legacy._TCVN), SMALL),
    "viscii": (in_table(TEXT, legacy._VISCII), TEXT),
    "vni": (in_vni(TEXT), TEXT),
    "tcvn3 saved as utf-8": (in_table(SMALL, legacy._TCVN).decode("latin-1").encode(), SMALL),
    "vni saved as utf-8": (in_vni(TEXT).decode("cp1252").encode(), TEXT),
    "utf-8 read as latin-1 and saved": (TEXT.encode().decode("latin-1").encode(), TEXT),
    "windows line ends": (TEXT.replace("\n", "\r\n").encode(), TEXT),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_encoding_gives_the_same_text(form: str) -> None:
    data, text = FORMS[form]
    assert decode_bytes(data, "x").text == text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file-empty"),
        (b" \r\n\t", "file-empty"),
        (b"\xef\xbb\xbf\n", "file-empty"),
        (b"%PDF-1.7\n", "file-binary"),
        (b"PK\x03\x04....", "file-binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "file-binary"),
        (bytes(range(256)) * 9, "file-binary"),
        ("Příliš žluťoučký kůň úpěl ďábelské ódy".encode("cp1250"), "encoding-uncertain"),
        ("合作协议签署仪式在河内举行".encode("gb18030"), "encoding-uncertain"),
        ("Сотрудничество двух провинций".encode("cp1251"), "encoding-uncertain"),
        (TEXT.encode()[:-40] + b"\xc3\x28\xff" + TEXT.encode()[-40:], "encoding-uncertain"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le") + b"a", "encoding-uncertain"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, code: str) -> None:
    with pytest.raises(HoptacError) as caught:
        decode_bytes(data, "x")
    assert caught.value.code == code
    assert caught.value.message("en")


@pytest.mark.parametrize(
    "text",
    [
        "ສະບາຍດີ ແຂວງຈຳປາສັກ",
        "合作协议签署仪式",
        "Le comité a été reçu à Huế",
        "The “quoted” text – fine",
        "Plain text",
        "Cảm ơn®",
    ],
)
def test_other_languages_in_utf_8_stay_as_they_are(text: str) -> None:
    assert decode_bytes(text.encode(), "x").text == text.replace("\u0ecd\u0eb2", "\u0eb3")


def test_a_declared_charset_is_read_only_where_it_is_real() -> None:
    assert declared_charset(b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1258">') == "cp1258"
    assert declared_charset(b'<meta charset="utf-8">') == "utf-8"
    assert declared_charset(b"<meta charset=x-no-such>") is None
    assert declared_charset(b"<p>charset=utf-8</p>") is None


@given(st.binary(max_size=400))
def test_any_bytes_give_nfc_text_or_a_named_error(data: bytes) -> None:
    try:
        text = decode_bytes(data, "x").text
    except HoptacError as error:
        assert error.code in ("file-empty", "file-binary", "encoding-uncertain")
    else:
        assert text.strip()
        assert "\r" not in text
        assert unicodedata.is_normalized("NFC", text)


def test_syllables_are_told_from_rubbish() -> None:
    assert all(map(is_syllable, ["Thỏa", "thoả", "quý", "giữ", "nghiêng", "khuya", "người", "huyện"]))
    assert not any(map(is_syllable, ["Th«ng", "thoûa", "ÄÃ»ng", "tæØnh", "příliš"]))
