"""How a Korean name is made."""

from __future__ import annotations

import re

#: A Korean family name with a hyphenated given name at the end of a run that a town's or a company's name opens.
KOREAN = re.compile(
    r"(?:^|[^\W\d_] )((?:Kim|Lee|Park|Choi|Choe|Jung|Jeong|Chung|Kang|Cho|Jo|Yoon|Yun|Jang|Chang|Lim|Im|Han|Oh|Seo|"
    r"Shin|Sin|Kwon|Hwang|Ahn|An|Song|Hong|Yoo|Yu|Ryu|Ko|Go|Moon|Mun|Yang|Bae|Baek|Paik|Heo|Hur|Nam|Noh|Roh|Ha|Joo|Ju|Woo|U|"
    r"Son|Sohn|Min|Cha|Koo|Gu|Yeo|Na|Ma|Pyo|Byun|Byeon|Eom|Um|Won|Chun|Cheon|Bang|Kong|Gong|Tak|Do|Sung|Seong) "
    r"[A-Z][a-z]+-[A-Za-z][a-z]+)$"
)


def starts_korean(words: str) -> bool:
    """Whether words are a Korean family name and a hyphenated given name."""
    return KOREAN.match(words) is not None
