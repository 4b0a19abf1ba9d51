"""Whether a page tells of Vietnam itself: its State's leaders act, and its provinces are places where they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from hoptac.base.frozen import frozen
from hoptac.base.nouns import Span
from hoptac.base.scene import Scan
from hoptac.gazetteer.names import vi_names
from hoptac.gazetteer.places import country_of


@frozen
class Named:
    """A place mention with the one id that it stands for here, and the unit that this counts as (None: no unit)."""

    span: Span
    place: str
    unit: str | None
    cue: str
    seat: bool = False


#: Words by which a page speaks of a province, or of people of it, without its name.
_OF_PROVINCE = re.compile(
    r"(?<!\w)(?:(?:lãnh đạo|chính quyền|nhân dân|thường trực|phía|đoàn|toàn|trong|của|bên|ubnd|hđnd|sở ngoại vụ|"
    r"công an|quân sự|hai|mỗi) (?:tỉnh|thành phố)|(?:ủy ban|hội đồng) nhân dân|(?:tỉnh|thành|huyện) ủy|"
    r"tỉnh (?:ta|nhà|bạn))(?!\w)"
)
_AS_MUCH = 3  # times as much as of any province: a page speaks of the State itself
_OPENING = 6  # sentences, the title among them, in which who leads the State is named
#: A leader of the State with what may be told between the office and his name.
_LEADER = re.compile(
    r"(?<!\w)(?i:(?:phó )?thủ tướng|(?:phó )?chủ tịch nước|(?:phó )?chủ tịch quốc hội|tổng bí thư|bộ trưởng|thứ trưởng|"
    r"người phát ngôn|chủ nhiệm văn phòng chính phủ)(?:,? (?!Lào|Campuchia)(?:[^\W\d_]+,? ){0,7}?| )([^\W\d_]+) "
    r"(?=[^\W\d_])"
)
#: Before the name of where somebody is, goes to or comes from.
_STANDS = re.compile(
    r"(?<!\w)(?:tại|ở|ra|vào|về|đến|tới|sang|từ|rời|qua|sân bay|cảng|ga)\s(?:tỉnh |thành phố |tp\.? ?|thủ đô )?$|[(]$"
)
_BEFORE = 24  # characters


def speaks_of_province(scan: Scan) -> bool:
    """Whether a page speaks of a province without its name."""
    return _OF_PROVINCE.search(scan.folded.text) is not None


def is_of_state(scan: Scan, named: Sequence[Named], weights: Counter[str], published: bool) -> bool:
    """Whether a page tells of Vietnam itself, and of its provinces as places alone; ``published``: by a province."""
    most = max((weights[u] for u in weights if u != "VN" and country_of(u) == "VN"), default=0)
    if not most or published or speaks_of_province(scan):
        return False
    return weights["VN"] >= _AS_MUCH * most or (_is_led(scan) and all(_stands(scan, n) for n in named if _is_below(n)))


def _is_below(name: Named) -> bool:
    return name.unit not in (None, "VN") and country_of(name.unit or "") == "VN"


def _stands(scan: Scan, name: Named) -> bool:
    """Whether a province is named as where somebody is or goes."""
    before = scan.page.text[max(0, name.span.start - _BEFORE) : name.span.start].lower()
    return name.seat or _STANDS.search(before) is not None


def _is_led(scan: Scan) -> bool:
    """Whether one of the first sentences names a leader of the State with a name of ours."""
    for sentence in scan.sentences[:_OPENING]:
        words = scan.page.text[sentence.span.start : sentence.span.end]
        for match in _LEADER.finditer(words):
            if match[1][0].isupper() and match[1].lower() in vi_names("family"):
                return True
    return False
