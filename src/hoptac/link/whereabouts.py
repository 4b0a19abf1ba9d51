"""Towns and provinces that a page of two States names only as where something happens: no side of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from hoptac.base.nouns import Span
from hoptac.base.scene import Person, Scan
from hoptac.gazetteer.places import PLACES, country_of
from hoptac.link.ofstate import Named
from hoptac.link.pairs import FACING
from hoptac.link.units import is_of_province

_WINDOW = 40  # characters before a name that tell what it is named for
#: Before a name that only says where: "tại Bắc Kinh", "đến thủ đô Paris", "Đại học Quốc gia Hà Nội".
_WHERE = re.compile(
    r"(?<!\w)(?:(?:tại|ở|ra|vào|về|ghé|lên|đến|tới|sang|từ|rời|thủ đô|gần|quanh)\s"
    r"(?:tỉnh |thành phố |tp\.? ?|thủ đô )?|"
    r"(?:đại học|học viện|bệnh viện|sân bay|cảng|nhà ga|khách sạn|tuyên bố|hội nghị|vòng)"
    r"(?: quốc gia| quốc tế| cấp cao)?\s|"
    r"[(](?:xã|huyện|quận|thị xã|khu|châu|bản) [^(),]{2,30}, (?:tỉnh |thành phố )?)$"
)
#: Between two names of places told together.
_AND = re.compile(r"(?:,| và|, và) (?:thành phố |tp\.? ?)?")


def as_places(scan: Scan, named: tuple[Named, ...], people: tuple[Person, ...]) -> tuple[Named, ...]:
    """The names of a page, those of mere places counted as their country's; ``place`` still holds the place.

    So it is with a unit of which the page names nobody and which no words make act, where people of its State as a
    whole are named: what ministers agree "tại Bắc Kinh" the States agree (GUIDE.md, rule 2: a country's body is the
    country). A page of one of our provinces, or without anybody of our State, is left as it is.
    """
    states = {person.unit for person in people if person.unit and PLACES[person.unit].kind == "country"}
    if "VN" not in states or is_of_province(scan):
        return named  # whom a province of ours meets is a province, even beside an ambassador
    told: dict[str, set[Span]] = defaultdict(set)
    acting = set[str]()
    for name, where in _told(scan, [n for n in named if n.unit and country_of(n.unit) in states]):
        told[name.unit or ""].add(name.span)
        if not where:
            acting.add(name.unit or "")
    # Who has a town's name beside him has it for where he was; who holds an office of the town makes it act.
    acting |= {person.unit for person in people if person.unit and person.unit_span not in told[person.unit]}
    mere = {unit for unit in told if unit not in acting and PLACES[unit].kind != "country"}
    return tuple(replace(n, unit=country_of(n.unit)) if n.unit in mere else n for n in named) if mere else named


def _told(scan: Scan, named: list[Named]) -> Iterator[tuple[Named, bool]]:
    """Each name, and whether it only says where; one joined to another does as that does."""
    last: Named | None = None
    where = False
    for name in named:
        text = scan.page.text
        before = text[max(0, name.span.start - _WINDOW) : name.span.start].lower()
        joined = where and last is not None and _AND.fullmatch(text[last.span.end : name.span.start].lower())
        where = PLACES[name.place].kind not in FACING or _WHERE.search(before) is not None or bool(joined)
        last = name
        yield name, where
