"""From spellings to units on a day, and who faces whom on the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from hoptac.base.fold import fold_key
from hoptac.base.nouns import Mention, Span
from hoptac.base.scene import Person, Scan
from hoptac.gazetteer.places import PLACES, country_of, encloses, phrases, unit_of
from hoptac.gazetteer.sources import host_of, province_of_host
from hoptac.link.ofstate import Named, is_of_state, speaks_of_province

_KIND_OF_CUE = {
    "tỉnh": ("province",),
    "các tỉnh": ("province",),
    "hai tỉnh": ("province",),
    "thành phố": ("municipality", "city"),
    "đô trưởng": ("municipality", "city"),
    "thành ủy": ("municipality", "city"),
    "tỉnh trưởng": ("province",),
    "tỉnh ủy": ("province",),
    "tp": ("municipality", "city"),
    "tp.": ("municipality", "city"),
    "thủ đô": ("municipality", "city"),
    "nước": ("country",),
    "các nước": ("country",),
    "chdcnd": ("country",),
    "vương quốc": ("country",),
    "cộng hòa": ("country",),
    "huyện": ("district",),
    "quận": ("district",),
    "thị xã": ("town", "city", "district"),
    "cửa khẩu": ("border_gate",),
    "cửa khẩu quốc tế": ("border_gate",),
    "cảng": ("port",),
    "xã": ("commune",),
    "đặc khu": ("special_zone",),
}
_RANK = {
    kind: n
    for n, kind in enumerate(
        ("province", "municipality", "country", "territory", "region", "city", "border_gate", "town", "district")
    )
}
#: How much a mention in a zone says about whom the page is about.
_WEIGHT = {"title": 4, "lead": 2, "body": 1, "caption": 1, "furniture": 0}


def _choose(ids: Iterable[str], cue: str, units: Counter[str], day: str | None) -> str:
    """The id meant by a spelling of several: by the word before, by what else the page names, by the weight of
    the kind.
    """
    wanted = _KIND_OF_CUE.get(cue, ())

    def order(place: str) -> tuple[bool, int, bool, bool, bool, int, str]:
        kind = PLACES[place].kind
        unit = unit_of(place, day)
        same_cue = wanted.index(kind) if kind in wanted else len(wanted)
        here = units[PLACES[place].country] if kind != "country" else 1
        known = units[unit or ""] or any(units[p] for p in PLACES[place].former_parents)
        # A bare name of the capital and its province (Viêng Chăn) is the capital's, unless only the other is named.
        capital = (
            not cue and kind == "municipality" and units[unit or ""] >= max(units[unit_of(i, day) or ""] for i in ids)
        )
        return (kind not in wanted, same_cue, not known, not here, not capital, _RANK.get(kind, 9), place)

    return min(ids, key=order)


#: A consulate's seat tells nothing of whom the page is about.
_SEAT = re.compile(
    r"(?:lãnh sự|đại sứ)(?: quán)?(?: đặc mệnh toàn quyền)?\s[^,;.]{0,70}\s(?:tại|ở)\s"
    r"(?:nước |thành phố |tp\.? ?|tỉnh )?$"
)
#: A newspaper's name is no place.
_PRESS = re.compile(
    r"(?<!\w)(?<!thông )(?<!tình )(?<!cảnh )(?:báo|nhật báo|tờ|tạp chí|hãng tin|hãng thông tấn|đài truyền hình)\s$"
)


def _before(scan: Scan, span: Span) -> str:
    return scan.page.text[max(0, span.start - 24) : span.start].lower()


def _is_seat(scan: Scan, span: Span) -> bool:
    return _SEAT.search(scan.page.text[max(0, span.start - 110) : span.start].lower()) is not None


#: A publisher that is a mission of Vietnam: its page speaks for the State.
_MISSION = re.compile(
    r"(?:(?:tổng )?lãnh sự quán|đại sứ quán|phái đoàn|thương vụ)[^,.;]{0,60} việt nam(?: tại| ở|$)|"
    r"(?:(?:tổng )?lãnh sự quán|đại sứ quán) việt nam"
)
#: Vietnam's own border guard, whose posts bear the name of a gate that both sides have.
_OUR_POST = re.compile(r"(?<!\w)(?:đồn|trạm) (?:biên phòng|bp|kiểm soát biên phòng)(?: cửa khẩu[^,.;:]{0,12})? $")


def _own_gate(mention: Mention, scan: Scan) -> tuple[str, ...]:
    """What a name may stand for; behind "Đồn Biên phòng cửa khẩu" the gate on Vietnam's side alone."""
    ids: tuple[str, ...] = mention.value.ids
    if len(ids) < 2 or any(PLACES[i].kind != "border_gate" for i in ids):
        return ids
    before = scan.page.text[max(0, mention.span.start - 50) : mention.span.start].lower()
    ours = tuple(i for i in ids if country_of(i) == "VN") if _OUR_POST.search(before) else ()
    return ours or ids


def name_units(scan: Scan, day: str | None) -> tuple[Named, ...]:
    """Every place mention with its id and unit."""
    sure: Counter[str] = Counter()
    for mention in scan.of("place"):
        found = {unit_of(i, day) for i in mention.value.ids}
        if len(found) == 1:
            sure.update(u for u in found if u)
        elif sum(PLACES[i].kind in _KIND_OF_CUE.get(mention.value.cue, ()) for i in mention.value.ids) == 1:
            sure[unit_of(_choose(mention.value.ids, mention.value.cue, Counter(), day), day) or ""] += 1
    sure.update([country for unit in list(sure) if unit and (country := country_of(unit))])
    out = []
    for mention in scan.of("place"):
        if _PRESS.search(_before(scan, mention.span)):
            continue
        meant = {unit_of(i, day) for i in mention.value.ids}
        if mention.rule == "place.district" and len(meant) > 1 and not any(sure[unit or ""] for unit in meant):
            continue  # a district's name that several provinces know, and the page names none of them
        place = _choose(_own_gate(mention, scan), mention.value.cue, sure, day)
        former = None if day else next((p for p in PLACES[place].former_parents if sure[p]), None)
        seat = _is_seat(scan, mention.span)
        out.append(Named(mention.span, place, former or unit_of(place, day), mention.value.cue, seat))
    return tuple(out)


def outermost(named: Iterable[Named], scan: Scan) -> list[Named]:
    """The names without those that only tell where the unit right before lies: "châu A, tỉnh B (nước C)"."""
    out: list[Named] = []
    inner: Named | None = None
    for name in named:
        gap = scan.page.text[inner.span.end : name.span.start] if inner else ""
        if inner and name.unit and len(gap) < 40 and encloses(gap) and _holds(name.place, inner):
            continue
        out.append(name)
        inner = name
    return out


def _holds(outer: str, inner: Named) -> bool:
    """Whether a place lies in another one, by the table."""
    at, hops = PLACES.get(PLACES[inner.place].parent), 0
    while at is not None and hops < 5:
        if at.id == outer:
            return True
        at, hops = PLACES.get(at.parent), hops + 1
    return False


def _weights(scan: Scan, named: Iterable[Named]) -> Counter[str]:
    """How much the page speaks of each unit; what stands in the title and the first lines weighs more."""
    weights: Counter[str] = Counter()
    sentences = iter(scan.sentences)
    sentence = next(sentences, None)
    for name in named:
        while sentence is not None and sentence.span.end < name.span.end:
            sentence = next(sentences, None)
        if sentence is None or name.unit is None or name.seat:
            continue
        weight = _WEIGHT[sentence.zone] + (2 if sentence.index < 4 else 0)
        weights[name.unit] += (
            weight if PLACES[name.place].kind in ("province", "municipality", "country", "city") else 1
        )
    return weights


def _publishers(scan: Scan) -> str | None:
    """The province in its publisher's name, which the page need not name again: "lãnh đạo tỉnh" is that one's."""
    for hit in phrases().find(fold_key(scan.page.publisher or "")):
        for form in hit.values:
            if form.place.startswith("VN-") and PLACES[form.place].kind in ("province", "municipality"):
                return unit_of(form.place, scan.page.published)
    return None


_SITE = re.compile(r"(?<![\w@./-])(?:[a-z\d-]+\.)+(?:vn|com|net|org)(?![\w@])")
_BYLINE = 400  # characters of a page in which the paper names its site: "(Baosonla.vn) - Sáng 5/6, …"


def _sites(scan: Scan) -> str | None:
    """The province of the page's site, by the host of its address or the one in the byline; None where they differ."""
    page = scan.page
    hosts = [host_of(page.address), host_of(page.publisher), *_SITE.findall(page.text[:_BYLINE].lower())]
    found = {place for host in hosts if host and (place := province_of_host(host))}
    return unit_of(found.pop(), page.published) if len(found) == 1 else None


def _papers(scan: Scan) -> str | None:
    """The province whose paper the page is said to be from, where that alone names one: "Theo Báo Sơn La"."""
    names = (m for m in scan.of("place") if _PRESS.search(_before(scan, m.span)))
    units = {unit_of(i, scan.page.published) for m in names for i in m.value.ids if country_of(i) == "VN" and i != "VN"}
    return units.pop() if len(units) == 1 else None


def is_mission(scan: Scan) -> bool:
    """Whether a Vietnamese embassy or consulate publishes the page."""
    return _MISSION.match(fold_key(scan.page.publisher or "")) is not None


def house_of(envoys: Iterable[Person | None]) -> tuple[str, ...]:
    """The State of the first of the envoys named, whose house is meant by "Đại sứ quán" alone; () without any."""
    return next(((country_of(envoy.unit),) for envoy in envoys if envoy is not None and envoy.unit), ())


def is_of_province(scan: Scan) -> bool:
    """Whether a page speaks of a province of ours without its name ("tỉnh ta"), or its publisher is one's."""
    return _publishers(scan) is not None or speaks_of_province(scan)


def face(scan: Scan, named: tuple[Named, ...]) -> tuple[str | None, tuple[str, ...]]:
    """The Vietnamese side, and the foreign units from the one most spoken of; provinces go before their country."""
    weights = _weights(scan, named)
    ranked = [unit for unit, _ in sorted(weights.items(), key=lambda w: (-w[1], w[0]))]
    ours = [u for u in ranked if country_of(u) == "VN"]
    theirs = [u for u in ranked if country_of(u) != "VN"]
    home = next((u for u in ours if u != "VN"), "VN" if ours or theirs else None)
    if theirs and not any(u != "VN" for u in ours) and (not ours or speaks_of_province(scan)):
        home = _publishers(scan) or _sites(scan) or _papers(scan) or home
    if theirs and (is_mission(scan) or is_of_state(scan, weights, bool(_publishers(scan)))):
        home = "VN"
    abroad = sorted(
        theirs,
        key=lambda u: (
            PLACES[u].kind in ("country", "region")
            and any(country_of(o) == u and o != u and PLACES[o].kind != "region" for o in theirs)
        ),
    )
    return home, tuple(abroad)
