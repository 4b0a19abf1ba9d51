"""Vietnamese one-byte encodings that Python has no codec for: TCVN3 (ABC), VISCII and VNI-Windows.

TCVN3 and VISCII give one letter for each byte (the tables are those of TCVN 5712 and RFC 1456, checked against iconv);
VNI writes a marked vowel as the plain letter and a byte for its marks.
"""

from __future__ import annotations

import re
import unicodedata

#: Bytes 80-FF. TCVN3 proper has only the small letters from A1 on; capitals are a matter of its fonts.
_TCVN = (
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_VISCII = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_ROUND = {"á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_BREVE = {"é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_ALONE = dict(zip("ñÑôÔöÖæÆóÓòÒîÎ", "đĐơƠưƯỉỈĩĨịỊỵỴ", strict=True))


def _vni_pairs() -> dict[str, str]:
    """What a letter and its mark byte mean: 'aâ' â, 'aù' á, 'aá' ấ, 'aé' ắ, 'ôù' ớ, in both cases."""
    pairs = {}
    for letter in "aeouyôö":
        base = _ALONE.get(letter, letter)
        marks = dict(_TONES)
        if letter in "aeo":
            marks |= {"â": "\u0302"} | {sign: "\u0302" + tone for sign, tone in _ROUND.items()}
        if letter == "a":
            marks |= {"ê": "\u0306"} | {sign: "\u0306" + tone for sign, tone in _BREVE.items()}
        for sign, mark in marks.items():
            small = unicodedata.normalize("NFC", base + mark)
            pairs[letter + sign] = small
            pairs[letter.upper() + sign.upper()] = pairs[letter.upper() + sign] = small.upper()
    return pairs


_PAIRS = _vni_pairs()
_VNI = re.compile("|".join(sorted(map(re.escape, [*_PAIRS, *_ALONE]), key=len, reverse=True)))

#: Encodings tried, the commoner first.
LEGACY = ("tcvn3", "vni", "viscii")


def from_legacy(data: bytes, name: str) -> str:
    """Text of bytes in one of ``LEGACY``, in NFC."""
    if name == "vni":
        return _VNI.sub(lambda m: _PAIRS.get(m.group()) or _ALONE[m.group()], data.decode("cp1252", "replace"))
    table = _TCVN if name == "tcvn3" else _VISCII
    text = "".join(chr(b) if b < 128 else table[b - 128] for b in data)
    return unicodedata.normalize("NFC", text)
