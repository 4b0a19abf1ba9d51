"""One person under several mentions, the offices that the page gives them, and the unit for which they act."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from hoptac.base.fold import letters, strip
from hoptac.base.nouns import Mention, Span
from hoptac.base.scene import Held, Person, Scan, Sentence
from hoptac.gazetteer.names import vi_names
from hoptac.gazetteer.places import PLACES, country_of
from hoptac.gazetteer.posts import POSTS
from hoptac.link.units import Named, outermost

_CHAIN = re.compile(r"^[\s,;–-]*(?:(?:và|kiêm|đồng thời là|hiện là|là|nay là|hiện|đồng thời)\s)?$")
_TO_NAME = re.compile(
    r"^[\s:,–-]*(?:\([^)]{0,40}\)[\s,]*)?(?:(?:đồng chí|các đồng chí|đ/c|ông|bà|ngài|gs|ts|pgs|ths|bs|tiến sĩ|"
    r"giáo sư|bác sĩ|thạc sĩ|đại tá|thượng tá|trung tá|thiếu tá|"
    r"đại tướng|thượng tướng|trung tướng|thiếu tướng|đại úy|là|các ông|tân)[\s.:]*){0,3}$"
)
_FROM_NAME = re.compile(
    r"^\s?(?:\([^)]{0,30}\)\s?)?[,–(-]\s?(?:(?:hiện là|là|nguyên là|nguyên|nay là|"
    r"(?:(?:khi|lúc) (?:đó|ấy|bấy giờ|này)|bấy giờ)(?: đang)? là)\s)?$|^ (?:là|hiện là|giữ chức|,)\s?$|^\s?\n\s*$|"
    r"^ (?:vừa )?(?:mới )?(?:được )?(?:tín nhiệm )?(?:bầu|bổ nhiệm|cử|phân công)(?: vào| làm| giữ chức vụ|"
    r" giữ chức| là)? $"
)
_FOR_HIM = re.compile(r"(?:thay mặt|ủy quyền|uỷ quyền|ủy nhiệm)(?: của)?\s$")
#: Stands for a gap too wide to be one; no pattern matches it.
_FAR = "~"
_RANKS = re.compile(
    r"^[\s,–(-]*(?:đại tá|thượng tá|trung tá|thiếu tá|đại tướng|thượng tướng|trung tướng|thiếu tướng|gs\.?|pgs\.?|"
    r"ts\.?|tiến sĩ)?[\s,.–-]*$"
)


@dataclass(slots=True)
class Draft:
    """A person being put together."""

    name: str
    mentions: list[Span] = field(default_factory=list)
    posts: list[tuple[Mention, bool]] = field(default_factory=list)


def name_key(name: str) -> str:
    """A name without marks, hyphens and blanks: Xay-sổm-pheng, Xay Sổm Pheng."""
    return letters(name)


def is_vietnamese(name: str) -> bool:
    """Whether the first word is a Vietnamese family name and no hyphen stands in the name."""
    words = name.lower().split()
    return "-" not in name and len(words) >= 2 and words[0] in vi_names("family") and len(words) <= 5


def _words(name: str) -> list[str]:
    return [w for w in re.split(r"[\s–-]+", strip(name)) if w]


def _alike(a: str, b: str) -> bool:
    """Whether two foreign names are spellings of one: Khăm Pheng Xay Sổm Pheng, Khăm-pheng Xay-xổm-pheng."""
    if is_vietnamese(a) or is_vietnamese(b):
        return False
    x, y = (name_key(n).replace("x", "s").replace("y", "i").replace("ou", "u") for n in (a, b))
    return min(len(x), len(y)) >= 8 and SequenceMatcher(None, x, y, autojunk=False).ratio() >= 0.88


def _same(known: Draft, name: str) -> bool:
    """Whether a later mention may be of a known person: the same name, or a part of it at its end or its beginning."""
    ours, theirs = _words(known.name), _words(name)
    if name_key(known.name) == name_key(name):
        return True
    if len(theirs) < len(ours):
        return ours[-len(theirs) :] == theirs or (not is_vietnamese(known.name) and ours[: len(theirs)] == theirs)
    return False


def cluster(mentions: Iterable[Mention]) -> list[Draft]:
    """Persons of the page: mentions of one name joined, full names before short ones."""
    people: list[Draft] = []
    later: list[Mention] = []
    for mention in mentions:
        if len(_words(mention.value)) < 2:
            later.append(mention)
            continue
        match = next((p for p in people if name_key(p.name) == name_key(mention.value)), None)
        if match is None:
            match = next((p for p in people if _alike(p.name, mention.value)), None)
        if match is None:
            match = next(
                (
                    p
                    for p in people
                    if len(_words(p.name)) > len(_words(mention.value)) >= 2 and _same(p, mention.value)
                ),
                None,
            )
        if match is None:
            longer = next((p for p in people if _same(Draft(mention.value), p.name) and len(_words(p.name)) >= 2), None)
            if longer is not None:
                longer.name, match = mention.value, longer
        if match is None:
            match = Draft(mention.value)
            people.append(match)
        match.mentions.append(mention.span)
    for mention in later:
        close = [p for p in people if _same(p, mention.value) and p.mentions[0].start < mention.span.start]
        if close:
            max(close, key=lambda p: max(s.start for s in p.mentions if s.start < mention.span.start)).mentions.append(
                mention.span
            )
        elif mention.rule == "people.addressed" and any(
            mention.span.start > m.start for p in people for m in p.mentions
        ):
            continue
    for person in people:
        person.mentions.sort()
    return people


class Offices:
    """Gives the offices of one page to its persons."""

    def __init__(self, scan: Scan, people: list[Draft]) -> None:
        self.text = scan.page.text
        self.posts = scan.of("post")
        self.names = sorted((span, person) for person in people for span in person.mentions)
        self.name_starts = [span.start for span, _ in self.names]
        self.taken: set[int] = set()

    def gap(self, start: int, end: int) -> str:
        """The words between two places, in small letters."""
        return self.text[start:end].lower() if 0 <= end - start <= 60 else _FAR

    def give(self) -> None:
        """Offices before a name first (they touch it), then those that follow a name."""
        for number, post in enumerate(self.posts):
            at = bisect_left(self.name_starts, post.value.end)
            if (
                at < len(self.names)
                and _TO_NAME.match(self.gap(post.value.end, self.names[at][0].start))
                and not self._listed(number, at)
                and not self._spoken_for(number, at)
            ):
                self._take(number, self.names[at][1])
                self._chain_back(number, self.names[at][1])
        for span, person in self.names:
            self._after(span, person)

    def _spoken_for(self, number: int, at: int) -> bool:
        """Whether the one named after the office only speaks for its holder: "thay mặt Chủ tịch nước, ông A"."""
        post = self.posts[number]
        before = self.text[max(0, post.span.start - 24) : post.span.start].lower()
        return "," in self.gap(post.value.end, self.names[at][0].start) and _FOR_HIM.search(before) is not None

    def _take(self, number: int, person: Draft) -> None:
        self.taken.add(number)
        person.posts.append((self.posts[number], self.posts[number].value.past))

    def _listed(self, number: int, at: int) -> bool:
        """Whether the office belongs to the name before it: "A, Bí thư, B": a comma on both sides and none of
        "do", "và".
        """
        between = self.gap(self.posts[number].value.end, self.names[at][0].start)
        if "," not in between and ":" not in between:
            return False
        if not at:
            return False
        return self._follows_name(number, at - 1)

    def _follows_name(self, number: int, at: int) -> bool:
        """Whether a chain of offices leads from the name ``at`` to this office."""
        end = self.names[at][0].end
        first = bisect_left([p.span.start for p in self.posts], end)
        for index in range(first, number + 1):
            gap = self.gap(end, self.posts[index].span.start)
            if not (_FROM_NAME.match(gap) if index == first else _CHAIN.match(gap)):
                return False
            end = self.posts[index].value.end
        return first <= number

    def _chain_back(self, number: int, person: Draft) -> None:
        """Offices before the one that touches the name, but for those that follow another name."""
        start = self.posts[number].span.start
        for index in range(number - 1, -1, -1):
            post = self.posts[index]
            gap = self.gap(post.value.end, start)
            if index in self.taken or not _CHAIN.match(gap) or ";" in gap or " và " in f" {gap} ":
                return
            at = bisect_left(self.name_starts, post.span.start) - 1
            if at >= 0 and self._follows_name(index, at):
                return
            self._take(index, person)
            start = post.span.start

    def _after(self, span: Span, person: Draft) -> None:
        """Offices that follow a name after a comma, a dash or a bracket."""
        end, first = span.end, True
        at = bisect_left([p.span.start for p in self.posts], span.end)
        for number in range(at, len(self.posts)):
            post = self.posts[number]
            gap = self.gap(end, post.span.start)
            matched = (
                (_FROM_NAME.match(gap) or (first and _RANKS.match(gap) and "," in gap)) if first else _CHAIN.match(gap)
            )
            if "\n" in gap and not gap.strip() and self.text[self.text.rfind("\n", 0, span.start) + 1 : span.start].strip():
                return  # an office in the next line is a signer's only where the name fills its line
            if not matched or (not first and ";" in gap) or number in self.taken:
                return
            self._take(number, person)
            end, first = post.value.end, False


_DELEGATION = re.compile(r"(?:^|[^\w])(?:đoàn|phái đoàn|về phía|phía|lãnh đạo|đại diện)(?:[^.;]{0,90})$")


#: Between a delegation's unit and who leads it: nothing but the leading and the forms of address.
_LED = re.compile(r"^[^.;:]{0,60}(?<!\w)(?:do|có|đứng đầu là|trưởng đoàn(?: là)?|dẫn đầu là)\s(?:[^.;:]{0,40})$")


class Units:
    """Which unit each person of the page acts for."""

    def __init__(self, scan: Scan, named: tuple[Named, ...], home: str | None, partners: tuple[str, ...]) -> None:
        self.text = scan.page.text
        self.sentences = scan.sentences
        offices = [(m.span.start, max(m.span.end, m.value.end)) for m in scan.of("post")]
        whole = {country_of(p) for p in partners if PLACES[p].kind != "country"}
        self.named = [
            n
            for n in outermost(named, scan)
            if n.unit
            and not n.seat
            and not (n.unit in whole and PLACES[n.unit].kind == "country")
            and not any(s <= n.span.start < e for s, e in offices if n.unit in ("VN", "LA"))
        ]
        self.starts = [n.span.start for n in self.named]
        self.by_start = {n.span.start: n for n in named}
        self.home = home
        self.partners = partners

    def of_post(self, post: Mention) -> Named | None:
        """The place named within an office."""
        return self.by_start.get(post.value.place.span.start) if post.value.place is not None else None

    def sentence_of(self, span: Span) -> Sentence | None:
        """The sentence in which a span lies."""
        at = bisect_left([s.span.start for s in self.sentences], span.start + 1) - 1
        return self.sentences[at] if at >= 0 else None

    def company(self, span: Span, abroad: bool) -> Named | None:
        """The unit whose delegation a name leads or belongs to: the last one before it in its sentence that fits
        its tongue.
        """
        sentence = self.sentence_of(span)
        if sentence is None:
            return None
        before = [n for n in self.named if sentence.span.start <= n.span.start < span.start]
        for near in reversed(before):
            if (country_of(near.unit or "") != "VN") != abroad:
                continue
            if _DELEGATION.search(self.text[sentence.span.start : near.span.start].lower()):
                return near
        return None

    def nearest(self, span: Span, abroad: bool) -> Named | None:
        """The last unit of that side named before, in the text's order; else the first one after."""
        at = bisect_left(self.starts, span.start)
        fits = [
            n
            for n in self.named[:at]
            if (country_of(n.unit or "") != "VN") == abroad and PLACES[n.place].kind != "region"
        ]
        return fits[-1] if fits else None

    def _in_company(self, span: Span, country: str) -> bool:
        """Whether the last unit named before a name in its sentence is a country's, and its delegation is spoken of.

        Chinese names stand in Vietnamese letters: only their company tells them.
        """
        sentence = self.sentence_of(span)
        before = [n for n in self.named if sentence and sentence.span.start <= n.span.start < span.start]
        if sentence is None or not before or country_of(before[-1].unit or "") != country:
            return False
        lead = self.text[sentence.span.start : before[-1].span.start].lower()
        return _LED.search(self.text[before[-1].span.end : span.start].lower()) is not None and bool(
            _DELEGATION.search(lead)
        )

    def _beside(self, span: Span) -> Named | None:
        """The last foreign unit named before a foreign person in the same sentence."""
        near, sentence = self.nearest(span, True), self.sentence_of(span)
        return near if near and sentence and sentence.span.holds(near.span) else None

    def _nation(self, person: Draft) -> str | None:
        """The country of a foreign person of whom no place is told: that of the office, else of who is spoken of
        most.
        """
        countries = {POSTS[c].country for post, _ in person.posts for c in post.value.codes} - {"any", "VN"}
        return next(iter(sorted(countries)), country_of(self.partners[0]) if self.partners else None)

    def decide(self, person: Draft) -> tuple[str | None, Span | None]:
        """The unit of a person and where the page says it."""
        own = [(post, self.of_post(post)) for post, past in person.posts]
        for post, place in own:
            if place is not None and place.unit and not _is_central(post):
                return place.unit, place.span
        vietnamese = (
            is_vietnamese(person.name)
            and not any(_is_foreign(post) for post, _ in own)
            and not any(self._in_company(span, "CN") for span in person.mentions)
        )
        stated = [place for post, place in own if place is not None and place.unit]
        if any(_is_envoy(post) for post, _ in own):
            near = stated[0] if stated else None if vietnamese else self.nearest(person.mentions[0], True)
            if near:
                return country_of(near.unit or ""), near.span
            return ("VN" if vietnamese else country_of(self.partners[0]) if self.partners else None), None
        if stated:
            return stated[0].unit, stated[0].span
        if (
            person.posts
            and all(_is_central(post) for post, _ in person.posts)
            and any(not _is_party(post) for post, _ in person.posts)
        ):
            if vietnamese:
                return "VN", None
            near = self.nearest(person.mentions[0], True)
            return (country_of(near.unit or ""), near.span) if near else (self._nation(person), None)
        for span in person.mentions:
            near = self.company(span, not vietnamese)
            if near is not None:
                return near.unit, near.span
        if vietnamese:
            return self.home, None
        if len(self.partners) == 1:
            return self.partners[0], None
        beside = (near for span in person.mentions if (near := self._beside(span)))
        near = next(beside, None) or self.nearest(person.mentions[0], True)
        return (near.unit, near.span) if near else (self.partners[0] if self.partners else None, None)


def give_untold(scan: Scan, people: list[Draft], taken: set[int]) -> None:
    """Offices told without a name belong to the person who holds one of them by the same words elsewhere on the page.

    "… do Ủy viên Trung ương Đảng, Bí thư, Tỉnh trưởng tỉnh X dẫn đầu", and later "Bí thư, Tỉnh trưởng tỉnh X Nguyễn
    Văn A".
    """
    posts = scan.of("post")
    text = scan.page.text
    chain: list[int] = []
    for number in range(len(posts) + 1):
        linked = (
            number < len(posts)
            and number not in taken
            and chain
            and bool(_CHAIN.match(text[posts[chain[-1]].value.end : posts[number].span.start].lower()[:40]))
        )
        if linked:
            chain.append(number)
            continue
        if len(chain) > 1:
            _give_chain([posts[n] for n in chain], people)
        chain = [number] if number < len(posts) and number not in taken else []


def _give_chain(chain: list[Mention], people: list[Draft]) -> None:
    for person in people:
        for post, past in person.posts:
            twin = next(
                (c for c in chain if c.value.codes == post.value.codes and c.value.codes and len(c.value.words) > 8),
                None,
            )
            if twin is not None and not past and _place_ids(twin) and _place_ids(twin) == _place_ids(post):
                known = {p.value.codes for p, _ in person.posts}
                person.posts += [(c, c.value.past) for c in chain if c.value.codes not in known]
                return


def _place_ids(post: Mention) -> tuple[str, ...]:
    return post.value.place.value.ids if post.value.place is not None else ()


_ABROAD = re.compile(r"(?:châu|tỉnh|thị|đô|huyện) trưởng|thống đốc|châu ủy|khu ủy|chi đội trưởng", re.I)


def _is_foreign(post: Mention) -> bool:
    """Whether Vietnam has no such office: a Chinese name in Vietnamese letters is told by it."""
    return _ABROAD.search(post.value.words) is not None


def _is_central(post: Mention) -> bool:
    codes = post.value.codes
    return bool(codes) and all(POSTS[c].level == "central" for c in codes)


def _is_envoy(post: Mention) -> bool:
    """Whether the office is an ambassador's or a consul's, who stands for the State."""
    return bool(post.value.codes) and all(
        POSTS[c].branch == "diplomatic" and POSTS[c].country == "any" for c in post.value.codes
    )


def _is_party(post: Mention) -> bool:
    return any(POSTS[c].branch == "party" for c in post.value.codes)


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
    "vn-minister": ("la-minister",),
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
        fits = [c for c in fits if POSTS[c].branch == "diplomatic"]
    if not fits:
        return None
    small = (
        place is not None
        and PLACES[place].kind in ("city", "district", "town")
        and PLACES[place].country in ("VN", "LA")
    )
    return min(fits, key=lambda c: ((POSTS[c].level == "district") != small, POSTS[c].rank))


class Writer:
    """Writes the offices of a person: code and place of each."""

    def __init__(self, units: Units) -> None:
        self.units = units

    def held(self, person: Draft, unit: str | None) -> tuple[Held, ...]:
        """The present offices; past ones only where the person has no other."""
        posts = _told(person.posts)
        country = country_of(unit) if unit else ("VN" if is_vietnamese(person.name) else "")
        out: list[Held] = []
        for post, past in sorted(posts, key=lambda p: p[0].span.start):
            place = self.units.of_post(post)
            own = self._unit(post, place, unit, country)
            code = pick_code(post.value.codes, country_of(own) if own else country, place.place if place else None)
            title = code or post.value.words
            if own and code and POSTS[code].level == "central" and POSTS[code].branch != "diplomatic":
                own = country_of(own)
            span = place.span if place is not None and place.unit == own else None
            if not any(h.post == title and h.place == own for h in out):
                out.append(Held(title, own, post.span, span, past))
        return _widest(out)

    def _unit(self, post: Mention, place: Named | None, unit: str | None, country: str) -> str | None:
        if _is_central(post):
            return (
                country_of(place.unit)
                if place and place.unit and country_of(place.unit) in ("VN", "LA")
                else country or None
            )
        if _is_envoy(post):
            return country_of(place.unit if place and place.unit else unit or "") or None
        if place is not None and place.unit:
            return place.unit
        return unit


def _told(posts: list[tuple[Mention, bool]]) -> list[tuple[Mention, bool]]:
    """The present offices, past ones where there is no other; no bare title ("Chủ tịch") beside a fuller one that
    begins so, and no secretary of a delegation ("Thư ký").
    """
    present = [p for p in posts if not p[1]] or posts
    words = [p[0].value.words.lower() for p in present]
    return [
        p
        for p, said in zip(present, words, strict=True)
        if said != "thư ký"
        and not (not p[0].value.codes and said in _BARE and any(w != said and w.startswith(said) for w in words))
    ]


_BARE = frozenset({"chủ tịch", "phó chủ tịch", "bí thư", "phó bí thư", "giám đốc", "phó giám đốc"})


def _widest(held: list[Held]) -> tuple[Held, ...]:
    """Without an office that another one of the same person includes (Tỉnh trưởng beside Bí thư, Tỉnh trưởng)."""
    codes = {h.post for h in held}
    drop = set()
    if "la-prov-secretary-governor" in codes:
        drop |= {"la-governor", "la-prov-party-secretary"}
    if codes & {"vn-prov-party-standing-deputy"}:
        drop |= {"vn-prov-party-deputy"}
    if codes & {"vn-prov-pc-standing-vice"}:
        drop |= {"vn-prov-pc-vice"}
    return tuple(h for h in held if h.post not in drop)


def know_people(
    scan: Scan, named: tuple[Named, ...], home: str | None, partners: tuple[str, ...]
) -> tuple[Person, ...]:
    """All persons of the page with their offices and units, in order of their first mention."""
    drafts = cluster(scan.of("person"))
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
