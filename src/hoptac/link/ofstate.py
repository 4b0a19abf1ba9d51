"""Whether a page tells of Vietnam itself or of a province (of places alone: link/whereabouts.py)."""

from __future__ import annotations

import re
from collections import Counter

from hoptac.base.frozen import frozen
from hoptac.base.nouns import Span
from hoptac.base.scene import Scan
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


def speaks_of_province(scan: Scan) -> bool:
    """Whether a page speaks of a province without its name."""
    return _OF_PROVINCE.search(scan.folded.text) is not None


def is_of_state(scan: Scan, weights: Counter[str], published: bool) -> bool:
    """Whether a page tells of Vietnam itself, and of its provinces as places alone; ``published``: by a province."""
    most = max((weights[u] for u in weights if u != "VN" and country_of(u) == "VN"), default=0)
    if not most or published or speaks_of_province(scan):
        return False
    return weights["VN"] >= _AS_MUCH * most
