"""Names of villages, communes and posts that no table holds, and which persons they are mistaken for."""

from __future__ import annotations

import re
from functools import lru_cache

from hoptac.base.fold import UPPER, fold_key
from hoptac.find.namewords import is_vietnamese
from hoptac.gazetteer.names import vi_names

#: A name behind one of these is a place that no table holds, unless a family name opens it.
SITE = re.compile(
    r"(?<!\w)(?:cửa khẩu(?: quốc tế| chính| phụ)?|lối mở|thị xã|huyện|xã|phường|quận|thị trấn|cảng|"
    r"(?<!nhật )bản)\s$"
)
_KIND = (
    r"(?:[Ll]àng|(?<!rưởng )(?<!Nhật )[Bb]ản|[Tt]hôn|[Bb]uôn|[Pp]hum|[Ss]óc|[Xx]ã|[Hh]uyện|[Cc]hâu|[Pp]hường|"
    r"[Tt]hị trấn|[Tt]hị xã|[Đđ]ồn(?: [Bb]iên phòng| BP)?|[Đđ]èo|[Ss]uối|[Dd]òng|[Cc]ửa khẩu|[Ll]ối mở|[Cc]ảng)"
)
_NAMED = re.compile(rf"(?<!\w){_KIND} (?P<name>(?:[{UPPER}][^\W\d_]*)(?: [{UPPER}][^\W\d_]*){{0,3}})(?![\w-])")
#: Before the name of a village's head ("Trưởng bản A chờ sẵn"), not behind a name and a comma ("ông A, Trưởng bản B").
_HEADMAN = re.compile(r"[Tt]rưởng (?:bản|thôn|buôn|làng)\s$")
_OFFICE_BEHIND = re.compile(
    rf"(?<!\w)[{UPPER}][^\W\d_]*(?:-[^\W\d_]+)*(?: ?[,(–-]|,? (?:là|làm)) (?:[Pp]hó )?[Tt]rưởng \w+ $"
)
#: Behind the name of a body that is named after where it stands.
_STATION = re.compile(r"(?<!\w)(?:đồn|trạm)(?: biên phòng| bp)?(?: cửa khẩu)?(?: quốc tế| chính| phụ)?\s$")


@lru_cache(maxsize=8)
def _sites(text: str) -> frozenset[str]:
    return frozenset(m["name"] for m in _NAMED.finditer(text))


class Sites:
    """The places of one page that its own words show to be places ("làng A", "đồn B")."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.names = _sites(text)

    def is_site(self, words: str, before: str) -> bool:
        """Whether words are such a place's name, also where they stand for its people ("già làng A", "các đồng chí A").

        ``before`` are the folded words before them. A name that is made like a Vietnamese person's is none.
        """
        if len(words.split()) > 2 and (is_vietnamese(words) or words.split()[1] in ("Thị", "Văn")):
            return False
        return words in self.names or (_STATION.search(before) is not None and not self.may_follow(words))

    def is_headman(self, words: str, start: int) -> bool:
        """Whether words behind "Trưởng bản" are his name and not the village's: the page names him again without it."""
        before = self.text[max(0, start - 40) : start]
        if _HEADMAN.search(before) is None or _OFFICE_BEHIND.search(before) or words in self.names:
            return False
        alone = re.compile(rf"(?<![Bb]ản )(?<![Tt]hôn )(?<![Bb]uôn )(?<![Ll]àng )(?<!\w){re.escape(words)}(?!\w)")
        return alone.search(self.text) is not None

    @staticmethod
    def may_follow(words: str) -> bool:
        """Whether words behind "xã" may be a person's and not the commune's: a family name, one letter only before
        two; whichever word opens three with Thị or Văn in the middle.
        """
        family, *more = fold_key(words).split()
        if len(more) > 1 and more[0] in ("thị", "văn"):
            return True
        return family in vi_names("family") and (len(family) > 1 or len(more) > 1)
