"""How a Korean name is made."""

from __future__ import annotations

import re

_FAMILY = (
    "Kim|Lee|Park|Choi|Choe|Jung|Jeong|Chung|Kang|Cho|Jo|Yoon|Yun|Jang|Chang|Lim|Im|Han|Oh|Seo|"
    "Shin|Sin|Kwon|Hwang|Ahn|An|Song|Hong|Yoo|Yu|Ryu|Ko|Go|Moon|Mun|Yang|Bae|Baek|Paik|Heo|Hur|Nam|Noh|Roh|Ha|Joo|Ju|Woo|U|"
    "Son|Sohn|Min|Cha|Koo|Gu|Yeo|Na|Ma|Pyo|Byun|Byeon|Eom|Um|Won|Chun|Cheon|Bang|Kong|Gong|Tak|Do|Sung|Seong|Ban|Ri|Rhee|Tsai|"
    "Chiang|Chen|Lin|Wang"
)
#: A Korean family name with a hyphenated given name at the end of a run that a town's or a company's name opens; a
#: crawler may leave blanks about the hyphen.
KOREAN = re.compile(rf"(?:^|[^\W\d_] )((?:{_FAMILY}) [A-Z][a-z]+(?:-[A-Za-z]| - [a-z])[a-z]+)$")
#: The same with blanks about the hyphen, the second syllable in small letters: "Moon Jae - in". Words of ours without a
#: mark that a sentence may go on with behind a dash are none.
APART = (
    rf"(?:{_FAMILY}) [A-Z][a-z]{{1,6}} [-–] (?!(?:cho|do|sang|ra|so|hai|ba|nam|hay|sau|ban|con|ca|ma|mang|la|lo|he|"
    r"ta|to|tham|theo|khi|trong|quan|cao|nay|bao|tin|anh|em|chi|co|dung|thay)(?![^\W\d_]))"
    r"(?:[bcdghjklmnprstwyk]|kh|ch|kk|pp|ss|tt|jj|sh|hw|kw|gw){0,1}(?:yeo|yae|wae|eo|eu|ae|oe|ui|wi|wo|woo|oo|ou|yu|yo|"
    r"ya|ye|wa|ee|ie|[aeiou])(?:ng|ck|[klmnptbghu])?(?![^\W\d_])"
)


_SYLLABLE = (
    r"(?:[BCDGHJKLMNPRSTWY]|Kh|Ch|Kk|Sh|Hw|Kw|Gw)?(?:[Yy]eo|[Ww]ae|[Ee]o|[Ee]u|[Aa]e|[Oo]e|[Uu]i|[Ww]oo|[Oo]o|[Yy]u|[Yy]o|"
    r"[Yy]a|[Yy]e|[Ee]e|[AEIOUaeiou])(?:ng|ck|[klmnptbghu])?"
)
#: A Korean name in three words behind a firm's: "Tập đoàn A Lee Jae Yong".
_BEHIND_FIRM = re.compile(rf"(?<= )(?:{_FAMILY}) {_SYLLABLE} {_SYLLABLE}$")


def korean_at(words: str) -> int:
    """Where a Korean name begins at the end of a run that other names open; 0 where none does.

    >>> korean_at("Samsung Park Sang-jin"), korean_at("Samsung Lee Jae Yong"), korean_at("Lee Jae Yong")
    (8, 8, 0)
    """
    name = KOREAN.search(words)
    if name is not None:
        return name.start(1)
    name = _BEHIND_FIRM.search(words)
    return name.start() if name is not None else 0


def starts_korean(words: str) -> bool:
    """Whether words are a Korean family name and a hyphenated given name.

    >>> starts_korean("Moon Jae-in"), starts_korean("Moon Jae - in"), starts_korean("Lee Hyuk")
    (True, True, False)
    """
    return KOREAN.match(words.replace("–", "-")) is not None
