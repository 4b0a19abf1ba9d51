"""Offices in the text: titles of posts.csv, and other offices in words, each with the place that it names."""

from __future__ import annotations

import re

from hoptac.base.fold import LOWER, UPPER, Folded, letters
from hoptac.base.frozen import frozen
from hoptac.base.nouns import Mention, Span
from hoptac.find.lonenames import lone_behind
from hoptac.find.namewords import is_vietnamese, last_name
from hoptac.find.officeplaces import Belongings
from hoptac.find.officewords import (
    ENVOYS,
    IN_NAME,
    SHORT,
    acting,
    before_name,
    names_body,
    opens_body,
    title_of,
    without_level,
    without_shorts,
)
from hoptac.find.rules import rule
from hoptac.find.signing import signed
from hoptac.find.toldinfull import ToldInFull
from hoptac.gazetteer.names import historic_names
from hoptac.gazetteer.places import country_of
from hoptac.gazetteer.posts import POSTS, post_phrases

#: Titles that mean another office as soon as a body's name follows ("Giám đốc Trung tâm …").
_BARE = frozenset(
    {
        "vn-director",
        "vn-general-director",
        "vn-consul",
        "vn-director-general",
        "vn-deputy-director-general",
        "vn-deputy-commander-mr",
        "vn-union-chair",
    }
)
#: Titles whose body's name is part of the mention but changes nothing ("Giám đốc Sở Tài chính", "Bộ trưởng Bộ Ngoại
# giao").
_OPEN = frozenset(
    {
        "vn-dept-director",
        "vn-dept-deputy",
        "vn-dept-acting",
        "la-dept-head",
        "la-dept-deputy",
        "vn-minister",
        "vn-deputy-minister",
        "la-minister",
        "la-deputy-minister",
        "vn-hospital-director",
        "vn-university-president",
        "vn-school-politics-head",
        "vn-bg-station-head",
        "vn-bg-station-political",
        "vn-ezone-head",
        "vn-customs-head",
        "vn-na-committee-chair",
        "vn-prov-council-committee-head",
        "vn-chair-company",
        "vn-division-head",
        "vn-division-deputy",
        "vn-minister-counsellor",
        "vn-counsellor",
        "vn-business-assoc-chair",
        "vn-cpv-head-commission",
        "vn-military-region-commander",
        "vn-military-region-political",
    }
)
_ROLES = frozenset(
    {"role-head-delegation", "role-deputy-head-delegation", "role-member-delegation", "role-former", "role-acting"}
)
_OWN_PARTY = re.compile(
    r"\s(?:(?:đảng )?cộng sản việt nam|(?:đảng )?(?:nhân dân |nd ?)?(?:c[aá]ch m[aạ]n[gh]|cm)(?: lào)?|ndcm lào)(?!\w)"
)
#: The party of another country, whose members hold no office of the table.
_PARTY = re.compile(r"\s(?:đảng )?(?:cộng sản (?!việt nam)|nhân dân campuchia|lao động triều tiên|nước nga|dân chủ)")
#: Makes an office of the province's one of a smaller unit, or of another committee.
_SMALL = re.compile(
    r" (?:(?:huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)(?! [ủu]ỷ)|(?:huyện|quận|thị|xã|châu|khu|đảng) ủy)(?!\w)"
)
#: Bodies of other countries, told with the office of their head.
_ABROAD = re.compile(r" (?:ban hành chính|chính (?:quyền|phủ) nhân dân|quốc vụ viện|hoàng gia)(?!\w)")
#: Makes "Chủ tịch tỉnh" the head of a society's provincial branch: "Chủ tịch Tỉnh hội".
_OF_SOCIETY = re.compile(r"(?<=tỉnh) (?:hội|đoàn)(?!\w)")
#: Makes a secretary that of a youth union, a cell or another committee: "Phó Bí thư Đoàn Thanh niên".
_OF_UNION = re.compile(
    r"(?<=bí thư) (?:(?:trung ương |tỉnh |thành |huyện |quận |thị |xã )?đoàn|chi (?:bộ|đoàn)|đảng bộ|ban cán sự)(?!\w)"
)
#: The party committee of an army or a police, whose standing member is none of a province's.
_OF_ARMY = re.compile(r" (?:quân [ủu][ỷy]|đảng [ủu][ỷy] (?:quân|công an))(?!\w)")
_ACTING = ("quyền ", "q. ", "q.")
#: A secretary who is mayor is the party's of the same town.
_MAYOR = re.compile(r" ?[-,] ?đô trưởng")
_STATE = re.compile(r"(?:chủ tịch|chủ tịch nước|tổng bí thư|thủ tướng)$")
#: Titles that their holders bear before the last word of their names.
OF_A_STATE = re.compile(
    r"(?:tổng thống|thủ tướng|bộ trưởng|thứ trưởng|ngoại trưởng|đại sứ|tổng lãnh sự|thống đốc|thị trưởng|"
    r"quốc vụ khanh)$"
)
_ONE_WORD = re.compile(rf" ([A-Z][a-z]{{3,}})(?! [{UPPER}])(?![\w-])")

#: A firm's branch here, which may open the run of a name: "Tổng giám đốc Orbenix Việt Nam A B".
_BRANCH = re.compile(r"\s(?:Việt Nam|Vietnam)(?!\w)")
_GIVEN = re.compile(rf" ([{UPPER}][{LOWER}]+)(?! (?:[{UPPER}]|[ủu][ỷy]))(?![\w-])")

#: The mission whose head or officer one is, before its country: "Đại biện lâm thời Đại sứ quán nước A".
_ITS_MISSION = re.compile(r",? (?:của )?(?:đại sứ quán|(?:tổng )?lãnh sự quán)(?= )")


def _is_mission(text: str, start: int, end: int) -> bool:
    """Whether a title is only the first words of a mission's name: "Đại sứ quán"."""
    return text.startswith(" quán", end) and text.startswith(("đại sứ", "tổng lãnh sự", "lãnh sự"), start)


@frozen
class PostHit:
    """An office: the codes that its title may stand for (none: in words), the place behind it, and whether it is past.

    ``end`` is where the whole phrase ends, the place included; a name may begin there.
    """

    codes: tuple[str, ...]
    words: str
    place: Mention | None
    end: int
    past: bool = False


class Posts:
    """Finds the offices of one page."""

    def __init__(self, text: str, folded: Folded, places: list[Mention]) -> None:
        self.text = text
        self.folded = folded
        self.at = Belongings(text, folded, places)
        self.told = ToldInFull(text)

    def past(self, start: int) -> bool:
        """Whether the office is a former one (nguyên, cựu)."""
        at = self.folded.at(start)
        before = self.folded.text[max(0, at - 12) : at]
        return bool(rule("people.past").search(before))

    def in_words(self, start: int, head_end: int) -> Mention:
        """An office in words, from its head (folded offsets) up to what ends it."""
        end = head_end if self._surname_follows(self.folded.span(start, head_end)) else self.at.tail_end(head_end)
        span = self.at.up_to(self.folded.span(start, end))
        words = self.text[span.start : span.end]
        words = before_name(words, head_end - start, self.at.names_place)
        span = Span(span.start, span.start + len(words.rstrip()))
        place = self.at.within(span)
        title = self._without(span, place)
        finish = span.end
        if place is None:
            place, finish = self.at.around(span.end)
        mayor = title.lower() == "bí thư" and _MAYOR.match(self.folded.text, self.folded.at(span.end))
        codes = ("la-prov-party-secretary",) if mayor else ()
        return Mention(
            span,
            "post",
            PostHit(codes, title, place, max(finish, place.span.end if place else 0), self.past(span.start)),
            "people.post-head",
        )

    def _without(self, span: Span, place: Mention | None) -> str:
        """The words of an office without the name of its place at the end."""
        words = self.text[span.start : span.end]
        ends = place is not None and place.span.end >= span.end and span.holds(place.span)
        if place is not None and ends and not IN_NAME.search(words) and not self.at.is_agency(place.span):
            ahead = self.text[span.start : place.span.start].rstrip()
            words = words if ahead.endswith(("-", "–")) else without_level(ahead)  # "phụ trách biên giới Việt - Lào"
        return title_of(ENVOYS.sub(r"\1", words) if place is not None else words)

    def coded(self, start: int, end: int, codes: tuple[str, ...]) -> Mention | None:
        """A title of the table; one that a body's name turns into another office is left to the words."""
        codes = tuple(c for c in codes if c not in _ROLES)
        if not codes:
            return None
        tail = self.at.tail_end(end)
        rest = self.folded.text[end:tail].strip()
        span = self.folded.span(start, end)
        small = _SMALL.match(self.folded.text, end)
        if small and all(POSTS[c].level == "provincial" for c in codes):
            return self.in_words(start, end)
        if any(other.match(self.folded.text, end) for other in (_PARTY, _ABROAD, _OF_SOCIETY, _OF_UNION, _OF_ARMY)):
            return self.in_words(start, end)
        mission = _ITS_MISSION.match(self.folded.text, end)
        place = self.at.place_at(self.folded.span(end, mission.end()).end if mission else span.end)
        if place is not None and self.at.is_agency(place.span) and country_of(place.value.ids[0]) != "VN":
            return self.in_words(start, end)  # "Giám đốc USAID Việt Nam"
        if rest and set(codes) <= _BARE and not (place and self.folded.at(place.span.start) <= end + 12):
            body = re.match(rf"\s[{LOWER}]*\s?", self.folded.text[end : end + 2])
            if body and not self._name_follows(span.end):
                return self.in_words(start, end)
        if set(codes) & _OPEN and rest and not place and not self._name_follows(span.end):
            full = self.in_words(start, end)
            return Mention(
                full.span,
                "post",
                PostHit(codes, full.value.words, full.value.place, full.value.end, full.value.past),
                "people.post-table",
            )
        words = acting(self.text, span.start) + " ".join(SHORT.sub("", self.text[span.start : span.end]).split())
        if place is not None and rest and set(codes) & _OPEN:
            words = self.in_words(start, end).value.words
        own = _OWN_PARTY.match(self.folded.text, end)
        finish = self.folded.span(end, own.end()).end if own else self.at.seat(place.span.end if place else span.end)
        return Mention(span, "post", PostHit(codes, words, place, finish, self.past(span.start)), "people.post-table")

    def _surname_follows(self, title: Span) -> bool:
        """Whether the last word of a name told in full before follows a title: "Tổng thống B", after "A B"; "Giám đốc
        An", after "Lê Văn An".
        """
        if self._given_follows(title) or lone_behind(self.text, title.end):
            return True
        word = _ONE_WORD.match(self.text, title.end)
        at = self.folded.at(title.end)
        if word is None or not OF_A_STATE.search(self.folded.text, max(0, at - 16), at):
            return False
        full = rf"(?<!\w)(?!Bộ |Sở |Ban )[{UPPER}][^\W\d_]+ {word.group(1)}(?!\w)"
        told = self.told.before(full, title.start)
        return told is not None and not is_vietnamese(told.group())

    def _given_follows(self, title: Span) -> bool:
        """Whether the given name of a Vietnamese told in full before stands alone behind a title."""
        word = _GIVEN.match(self.text, title.end)
        if word is None:
            return False
        full = rf"(?<!\w)(?:[{UPPER}][{LOWER}]* ){{2,3}}{word.group(1)}(?!\w)(?! [{UPPER}])"
        name = self.told.before(full, title.start)
        return name is not None and is_vietnamese(name.group())

    def _name_follows(self, end: int) -> bool:
        """Whether a personal name of two words or more follows at once; not behind a school's own name."""
        if self._surname_follows(Span(end, end)):
            return True
        run = re.match(rf"(?:\s[{UPPER}][^\W\d_]+)+", self.text[end : end + 60])
        if run and (last_name(run.group().strip()) or _BRANCH.search(run.group())):
            return False
        word = rf"[{UPPER}][^\W\d_]+(?:-[^\W\d_]+)*"
        name = re.match(rf"\s(?:{word}[\s-]){{1,4}}{word}\s?(?:[,.;)(]|$|[{LOWER}])", self.text[end : end + 60])
        return name is not None and not opens_body(self.text[end + 1 : end + 12])

    def _of_history(self, end: int) -> bool:
        """Whether a man of history follows a head of State's title at once: no page makes him its holder."""
        if not _STATE.search(self.folded.text, max(0, end - 12), end):
            return False
        words = self.folded.text[end : end + 40].split()
        return any(letters(" ".join(words[:n])) in historic_names() for n in (2, 3, 4))

    def find(self) -> list[Mention]:
        """All offices, left to right, none overlapping another."""
        text = self.folded.text
        found: list[tuple[int, int, tuple[str, ...] | None]] = [
            (h.start, h.end, h.values) for h in post_phrases().find(text)
        ]
        found += [(m.start(), m.end(), None) for m in rule("people.post-head").finditer(text)]
        coded = {start for start, _, codes in found if codes is not None}
        found.sort(key=lambda f: (f[0], -f[1], f[2] is None))
        out: list[Mention] = []
        done = 0
        for start, end, codes in found:
            if self.folded.span(start, end).start < done:
                continue
            filled = next((a for a in _ACTING if codes is None and text.startswith(a, start)), "")
            if filled and start + len(filled) in coded:
                continue
            if (
                (codes is not None and not (set(codes) - _ROLES))
                or self._of_history(end)
                or _is_mission(text, start, end)
                or names_body(text, start)
            ):
                continue
            mention = self.coded(start, end, codes) if codes is not None else self.in_words(start, end)
            if mention is not None:
                done = mention.span.end
                mention = signed(self.text, mention)
            if mention is not None:
                out.append(mention)
        return out


def find_posts(text: str, folded: Folded, places: list[Mention]) -> list[Mention]:
    """The offices that a page names. Titles in small letters count as those in capitals."""
    return Posts(text, without_shorts(text, folded), places).find()
