"""The persons of a page, each with the offices that the page gives them and the unit for which they act."""

from __future__ import annotations

import re

from hoptac.base.fold import fold_key
from hoptac.base.nouns import Mention
from hoptac.base.scene import Held, Person, Scan
from hoptac.gazetteer.places import PLACES, country_of, is_province
from hoptac.gazetteer.posts import POSTS
from hoptac.gazetteer.world import WORLD
from hoptac.link.bare import FAR, HEADS, SOCIETY, codes_of
from hoptac.link.company import Units
from hoptac.link.drafts import Draft, cluster, is_vietnamese
from hoptac.link.offices import Offices
from hoptac.link.ofstate import Named
from hoptac.link.standing import is_central, is_envoy
from hoptac.link.untold import give_untold

_HEAD = 300  # characters of a page's head, which names whose page it is
#: What somebody is on a journey alone.
_ROLES = frozenset({"thư ký", "trưởng đoàn", "phó trưởng đoàn", "phó đoàn"})
#: Titles that posts.csv has in these words for Vietnam only, and what they mean when a Lao holds the office.
_LAO_TWINS = {
    **dict.fromkeys(
        ("vn-doet-director", "vn-doh-director", "vn-dolisa-director", "vn-dept-director", "vn-dept-acting"),
        ("la-dept-head",),
    ),
    "vn-cpv-general-secretary": ("la-general-secretary",),
    "vn-cpv-politburo-member": ("la-politburo-member",),
    "vn-cpv-secretary-cc": ("la-secretary-cc",),
    "vn-cpv-cc-member": ("la-cc-member",),
    "vn-cpv-cc-alternate": ("la-cc-alternate",),
    "vn-cpv-head-external": ("la-head-external",),
    "vn-president": ("la-president",),
    "vn-vice-president": ("la-vice-president",),
    "vn-prime-minister": ("la-prime-minister",),
    "vn-deputy-prime-minister": ("la-deputy-prime-minister",),
    "vn-na-chair": ("la-na-president",),
    "vn-na-vice-chair": ("la-na-vice-president",),
    **dict.fromkeys(("vn-minister", "vn-defence-minister", "vn-police-minister"), ("la-minister",)),
    "vn-deputy-minister": ("la-deputy-minister",),
    "vn-dofa-director": ("la-dofa-head",),
    "vn-dofa-deputy": ("la-dept-deputy",),
    "vn-dept-deputy": ("la-dept-deputy",),
    "vn-prov-party-member": ("la-prov-party-member",),
    "vn-prov-party-standing-member": ("la-prov-party-standing",),
    "vn-prov-party-organisation": ("la-prov-organisation",),
    "vn-prov-party-propaganda": ("la-prov-propaganda",),
    "vn-prov-party-inspection": ("la-prov-inspection",),
    "vn-prov-mil-commander": ("la-prov-mil-commander",),
    "vn-prov-mil-deputy": ("la-prov-mil-deputy",),
    "vn-prov-police-director": ("la-prov-police-head",),
    "vn-women-chair": ("la-prov-women",),
    "vn-dist-party-secretary": ("la-district-party-secretary",),
}


def pick_code(codes: tuple[str, ...], country: str, place: str | None) -> str | None:
    """The code that a title means in a country; None where the country's offices are given in words."""
    fits = [c for c in codes if POSTS[c].country in (country, "any")]
    if not fits and country == "LA":
        fits = [twin for c in codes for twin in _LAO_TWINS.get(c, ())]
    if country not in ("VN", "LA"):
        fits = [c for c in fits if POSTS[c].branch == "diplomatic" or c == "vn-chair-company"]
    if not fits:
        return None
    small = (
        place is not None
        and PLACES[place].kind in ("city", "district", "town")
        and PLACES[place].country in ("VN", "LA")
    )
    return min(fits, key=lambda c: ((POSTS[c].level == "district") != small, POSTS[c].rank))


#: The capital has offices of its own for those of a province.
_OF_CAPITAL = {
    "la-prov-party-secretary": "la-vientiane-party-secretary",
    "la-governor": "la-vientiane-mayor",
    "la-deputy-governor": "la-vientiane-vice-mayor",
}


class Writer:
    """Writes the offices of a person: code and place of each."""

    def __init__(self, units: Units) -> None:
        self.units = units

    def held(self, person: Draft, unit: str | None) -> tuple[Held, ...]:
        """The present offices; past ones only where the person has no other."""
        posts = _told(person.posts)
        country = country_of(unit) if unit else ("VN" if is_vietnamese(person.name) else "")
        # who is mayor acts for the capital, not for the province of its name
        capital = any("đô trưởng" in post.value.words.lower() for post, _ in posts)
        out: list[Held] = []
        for post, past in sorted(posts, key=lambda p: p[0].span.start):
            place = self.units.of_post(post)
            if place is not None and self.units.across(person.name, place):
                place = None
            own = self._unit(post, place, unit, country)
            codes = self._codes(post) or _of_bureau(post, country) or _of_commune(post, posts)
            local = unit is not None and _of_branch(post, place, posts)
            own = (place.unit if place else unit) if local else own
            there, spot = country_of(own) if own else country, place.place if place else None
            code = pick_code(codes, there, spot) or pick_code(post.value.codes, there, spot)
            if own == "LA-VI" and capital:
                own = "LA-VT"
            if own == "LA-VT" and code is not None:
                code = _OF_CAPITAL.get(code, code)
            words = post.value.words
            own = _of_governor(words, own)
            title = code or (words.capitalize() if words.isupper() and len(words) > 6 else words)
            if own and code and not local and POSTS[code].level == "central" and POSTS[code].branch != "diplomatic":
                own = country_of(own)
            span = place.span if place is not None and place.unit == own else None
            if not any(h.post.lower() == title.lower() and h.place == own for h in out):
                out.append(Held(title, own, post.span, span, past))
        return _widest(out)

    def _codes(self, post: Mention) -> tuple[str, ...]:
        """The codes of an office; for a bare title those that its sentence tells."""
        codes: tuple[str, ...] = post.value.codes
        sentence = self.units.sentence_of(post.span)
        title = fold_key(post.value.words)
        if (codes and title not in HEADS) or sentence is None:
            return codes
        text = self.units.text
        if title in HEADS:
            told = codes_of(title, text[self.units.before(sentence, 2) : post.span.start])
            return told or (codes_of(title, text[:_HEAD]) if title in SOCIETY else ()) or codes
        before, after = text[sentence.span.start : post.span.start], text[post.span.end : sentence.span.end]
        place = self.units.of_post(post)
        level = " tỉnh" if place is not None and is_province(place.unit) else ""  # "Chủ tịch Hội A Sơn La"
        told = codes_of(post.value.words, before, after) or (codes_of(post.value.words + level, "") if level else ())
        if told or title not in FAR:
            return told
        return codes_of(title, text[self.units.before(sentence, 1) : post.span.start])

    def _unit(self, post: Mention, place: Named | None, unit: str | None, country: str) -> str | None:
        if is_central(post):
            return (
                country_of(place.unit)
                if place and place.unit and country_of(place.unit) in ("VN", "LA")
                else country or None
            )
        if is_envoy(post):
            return country_of(place.unit if place and place.unit else unit or "") or None
        if place is not None and place.unit:
            return place.unit
        return self.units.region(post, unit)


#: Who heads a department of a ministry; those of a tax office or a court's bailiffs are a province's.
_BUREAU = re.compile(
    r"(?P<vice>phó )?(?:tổng cục|cục|vụ) trưởng (?:(?:tổng cục|cục|vụ) )?"
    r"(?!thuế|thống kê|thi hành án|quản lý thị trường|dự trữ)"
)


def _of_bureau(post: Mention, country: str) -> tuple[str, ...]:
    """The office of the head of one of our ministries' departments: "Cục trưởng Cục Lãnh sự"."""
    said = fold_key(post.value.words)
    bureau = _BUREAU.match(said)
    town = said.endswith((" thành phố", " tỉnh", " châu", " huyện", " thị", " khu tự trị"))
    if bureau is None or country != "VN" or post.value.place is not None or town:
        return ()
    return ("vn-deputy-director-general" if bureau.group("vice") else "vn-director-general",)


_COMMUNE = re.compile(r"(?:hđnd|hội đồng nhân dân|ubnd|ủy ban nhân dân) (?:xã|phường|đặc khu)(?!\w)")


def _of_commune(post: Mention, posts: list[tuple[Mention, bool]]) -> tuple[str, ...]:
    """The party secretary of a commune, who leads its council or committee too: "Bí thư Đảng ủy, Chủ tịch HĐND xã"."""
    if fold_key(post.value.words) != "bí thư đảng ủy":
        return ()
    beside = any(_COMMUNE.search(fold_key(other.value.words)) for other, _ in posts)
    return ("vn-commune-party-secretary",) if beside else ()


#: An office of a body of the world; a member's seat in it is its country's.
_OF_WORLD = re.compile(
    r"^(?:tổng thư k[ýí]|chủ tịch|phó (?:chủ tịch|giám đốc|trưởng|tổng)|(?:tổng )?giám đốc|"
    r"trưởng (?:đại diện|phái đoàn|văn phòng)|điều phối viên|đại diện|đại sứ|quyền)[^,]*? "
    rf"(?:{WORLD.pattern})",
    re.IGNORECASE,
)


def _of_governor(words: str, unit: str | None) -> str | None:
    """The unit of an office: a governor's is the province, also where only its town was named; none is that of a body
    of the world.
    """
    if _OF_WORLD.search(words):
        return None
    governs = fold_key(words).startswith(("thống đốc", "phó thống đốc", "tỉnh trưởng", "phó tỉnh trưởng"))
    parent = PLACES[unit].parent if unit and governs and PLACES[unit].kind == "city" else ""
    return parent if is_province(parent) else unit


def _of_branch(post: Mention, place: Named | None, posts: list[tuple[Mention, bool]]) -> bool:
    """Whether a society's chair, told with a province or beside offices of one alone, is that of its branch there."""
    if post.value.codes != ("la-vn-friendship-chair",):
        return False
    if place is not None:
        return bool(place.unit) and is_province(place.unit)
    others = [other for other, _ in posts if other is not post]
    return bool(others) and not any(is_central(other) for other in others)


def _told(posts: list[tuple[Mention, bool]]) -> list[tuple[Mention, bool]]:
    """The present offices, past ones where there is no other; no title beside a fuller one that begins so ("Giám đốc"
    beside "Giám đốc Bệnh viện", "Chủ tịch Liên hiệp" beside the union's whole name), and no secretary of a
    delegation ("Thư ký").
    """
    present = [p for p in posts if not p[1]] or posts
    words = [fold_key(p[0].value.words) for p in present]
    return [
        p
        for p, said in zip(present, words, strict=True)
        if said not in _ROLES and not any(w.startswith(said + " ") for w in words)
    ]


def _widest(held: list[Held]) -> tuple[Held, ...]:
    """Without an office that another one of the same person includes (Tỉnh trưởng beside Bí thư, Tỉnh trưởng)."""
    codes = {h.post for h in held}
    drop = {h.post for h in held for more in held if more.place == h.place and more.post.startswith(h.post + " ")}
    if "la-prov-secretary-governor" in codes:
        drop |= {"la-governor", "la-prov-party-secretary"}
    if codes & {"vn-prov-party-standing-deputy"}:
        drop |= {"vn-prov-party-deputy"}
    if codes & {"vn-prov-pc-standing-vice"}:
        drop |= {"vn-prov-pc-vice"}
    return tuple(h for h in held if h.post not in drop)


def _whole_names(scan: Scan) -> list[Mention]:
    """The names of a page without one that the page's end cuts off, whole elsewhere: "ông Lê Văn S"."""
    names = list(scan.of("person"))
    last = names[-1] if names else None
    if last is not None and last.span.end == len(scan.page.text.rstrip()):
        cut = any(n.value != last.value and n.value.startswith(last.value) for n in names)
        return names[:-1] if cut else names
    return names


#: Before the name of one who is dead, with his office or without: "cố Tổng thống A", "cố lãnh tụ nước A, ông B".
_LATE = re.compile(
    r"(?<!\w)cố (?=(?:phó |tổng |chủ |thủ |bộ |thứ |ngoại |quốc |lãnh |bí |đại |giáo |nhà |nguyên |cựu |hoàng |nữ )?"
    r"(?:thống|tịch|tướng|trưởng|vương|tụ|thư|sứ|sư|lãnh|vua|nguyên|hoàng|hậu|bí thư|tổng bí thư|ngoại giao)(?!\w))"
    r"(?:(?! (?:và|với|cùng|đã|được|cho|tới|đến|khi|là|sang|tiếp|gặp) )[^,.;:()]){0,50}$"
)


def _is_late(scan: Scan, draft: Draft) -> bool:
    """Whether a page names somebody once, as one who is dead: a figure of history. Of whom it tells more it tells."""
    first = draft.mentions[0].start
    return len(draft.mentions) == 1 and _LATE.search(scan.page.text[max(0, first - 80) : first].lower()) is not None


def know_people(
    scan: Scan, named: tuple[Named, ...], home: str | None, partners: tuple[str, ...]
) -> tuple[Person, ...]:
    """All persons of the page with their offices and units, in order of their first mention."""
    drafts = [draft for draft in cluster(_whole_names(scan)) if not _is_late(scan, draft)]
    offices = Offices(scan, drafts)
    offices.give()
    give_untold(scan, drafts, offices.taken)
    units = Units(scan, named, home, partners)
    writer = Writer(units)
    out = []
    for draft in drafts:
        unit, span = units.decide(draft)
        out.append(Person(draft.name, tuple(draft.mentions), writer.held(draft, unit), unit, span))
    return tuple(sorted(out, key=lambda p: p.mentions[0]))
