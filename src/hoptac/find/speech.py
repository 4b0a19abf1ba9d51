"""Who speaks in a sentence, and to whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from hoptac.base.fold import fold_key
from hoptac.base.nouns import Mention, Span
from hoptac.base.scene import Actor, Held, Scene
from hoptac.find.floor import Table, floor_of, without_countries
from hoptac.find.lines import Line
from hoptac.find.rules import rule
from hoptac.gazetteer.places import PLACES, country_of
from hoptac.gazetteer.posts import POSTS

_FORMS = (
    "(?:các |hai )?đồng chí|đ/c|ông|bà|ngài|anh|chị|thượng tướng|trung tướng|thiếu tướng|đại tá|thượng tá|trung tá|thiếu tá|ts|gs|pgs|ths|bs"
    "|bác sĩ|tỉnh|thành phố|tp[.]?|nước|thủ đô|châu|bang|phía|chính quyền|lãnh đạo|ubnd|hđnd|đoàn(?: đại biểu)?(?: cấp cao)?|đảng bộ|nhân dân"
)
#: Forms of address and level words before a name, and what joins it to another; without the joining ones.
_ADDRESS = re.compile(rf"(?:{_FORMS}|và|,)\s*$")
_ADDRESS_ONLY = re.compile(rf"(?:{_FORMS})\s*$")
NUMBERS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_NEAR = 45  # characters between a cue and who is spoken to
_OPENING = 15  # characters within which a sentence's subject begins
_TITLE = 16  # characters that may part an office from its holder's name


@dataclass(frozen=True, slots=True)
class Side:
    """Units on one side of a speech and the places that say them (none: they follow from the page)."""

    units: tuple[str, ...]
    spans: tuple[Span, ...] = ()
    actor: Actor | None = None
    how: str = ""

    @property
    def is_home(self) -> bool:
        """Whether all of them are Vietnamese."""
        return bool(self.units) and all(country_of(u) == "VN" for u in self.units)

    @property
    def is_mixed(self) -> bool:
        """Whether units of several countries are among them."""
        return len({country_of(u) for u in self.units}) > 1


NOBODY = Side(())


def merge(actors: Iterable[Actor]) -> Side:
    """Several actors as one side."""
    found = list(actors)
    units = without_countries(tuple(dict.fromkeys(u for a in found for u in a.units)))
    return Side(units, tuple(a.span for a in found), found[0] if found else None, found[0].how if found else "")


class Speech:
    """The speakers of one page; sentences are asked in order of the text."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.floor = floor_of(scene)
        self.speaker = NOBODY
        self.paragraph = -1
        self.row: Table | None = None
        self.is_letter = self._is_letter()
        self.posts = [m.span for m in scene.scan.of("post")]

    def _is_letter(self) -> bool:
        """Whether the page is a letter: one who writes "tôi" outside quotation marks, to someone addressed."""
        lines = [self.scene.folded(s.span) for s in self.scene.sentences]
        own = [low for low in lines if '"' not in low and rule("commitments.first-person").search(low)]
        return len(own) > 1 and any(rule("commitments.addressed").search(low) for low in lines)

    def table(self, line: Line, units: tuple[str, ...] = ()) -> Table | None:
        """The table at a line, by preference one at which some units sit."""
        if self.row is not None:
            return self.row
        table = self.floor.at(line.sentence.index)
        if units and (table is None or not table.side_of(units)):
            return self.floor.with_units(line.sentence.index, units)
        return table

    def enter_row(self, row: Line | None) -> None:
        """Let a table's row say who faces whom: its first unit abroad, and ours."""
        self.row = None
        if row is None or self.scene.home is None:
            return
        abroad = [a for a in self.scene.actors_in(row.sentence.span) if a.how == "place" and country_of(a.units[0]) != "VN"]
        first = next((a for a in abroad if PLACES[a.units[0]].kind not in ("country", "region")), None)
        if first is not None:
            self.row = Table(first.units, (self.scene.home,), None, row.sentence.index)

    def sides(self, line: Line) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Our side and the other's where a line stands: of the meeting told there, else by what is named."""
        table = self.table(line)
        if table is not None:
            ours = tuple(u for u in table.all if country_of(u) == "VN")
            theirs = tuple(u for u in table.all if country_of(u) != "VN")
            if ours and theirs:
                return ours, theirs
        if self.scene.pairs:
            return self.scene.pairs[line.sentence.index]
        return ((self.scene.home,) if self.scene.home else (), self.scene.partners[:1])

    def actors(self, line: Line) -> list[Actor]:
        """The actors of a line, persons named by their office alone too, in order of the text."""
        named = [self._seated(line, actor) for actor in self.scene.actors_in(line.sentence.span)]
        said = [a.span for a in named if a.how == "person"]
        held = [a for a in self._by_office(line) if not any(0 <= s.start - a.span.end < _TITLE or s.meets(a.span) for s in said)]
        named = [a for a in named if a.how != "pronoun" or not any(h.span.meets(a.span) for h in held)]
        return sorted([*named, *held], key=lambda a: a.span) if held else named

    def _by_office(self, line: Line) -> Iterator[Actor]:
        """Persons named by their office alone ("Phó Tỉnh trưởng mong …"): the last one before who holds it."""
        for post in self.scene.mentions_in("post", line.sentence.span):
            holders = [p for p in self.scene.people if p.unit and any(_is_office(post, h) for h in p.posts)]
            before = [p for p in holders if p.mentions[0].start < post.span.start]
            if before:
                person = max(before, key=lambda p: max(s.start for s in p.mentions if s.start < post.span.start))
                yield Actor(post.span, (person.unit or "",), "person", person)
            elif not holders and post.value.place is None and post.value.codes:
                countries = {POSTS[c].country for c in post.value.codes}
                ours, theirs = self.sides(line)
                if countries == {"VN"} and ours:
                    yield Actor(post.span, ours[:1], "office")
                elif countries == {"LA"} and len(theirs) == 1:
                    yield Actor(post.span, theirs, "office")

    def _seated(self, line: Line, actor: Actor) -> Actor:
        """An actor with the unit that sits at the table, where only the country is known."""
        if actor.person is None or len(actor.units) != 1 or PLACES[actor.units[0]].kind != "country":
            return actor
        if any(h.place == actor.units[0] and not _is_party_seat(h.post) for h in actor.person.posts):
            return actor
        table = self.floor.at(line.sentence.index)
        seats = [s for s in (table.one, table.other) if country_of(s[0]) == actor.units[0]] if table else []
        return replace(actor, units=seats[0]) if len(seats) == 1 else actor

    def before(self, line: Line, actor: Actor, address: re.Pattern[str] = _ADDRESS) -> str:
        """The folded words before an actor, without forms of address and the offices that touch it."""
        start = actor.span.start
        for _ in range(6):
            post = next((p for p in self.posts if p.end <= start <= p.end + 2 and p.start >= line.sentence.span.start), None)
            words = line.low[: max(0, line.at(post.start if post else start))]
            cut = address.search(words)
            if cut:
                words = words[: cut.start()]
            elif post is None:
                break
            place = line.base + len(words)
            start = line.folded.span(place, place).start
        return words[-40:]

    def is_object(self, line: Line, actor: Actor) -> bool:
        """Whether an actor is spoken to or about, not speaking."""
        before = self.before(line, actor)
        if rule("commitments.received").search(before):
            return rule("commitments.receiving").search(line.low, max(0, line.at(actor.span.end))) is not None
        if rule("commitments.by-form").search(before):
            return False
        return rule("commitments.object").search(before) is not None

    def _starts_clause(self, line: Line, actor: Actor) -> bool:
        """Whether an actor comes right after a comma that parts clauses, not names of a list."""
        before = self.before(line, actor, _ADDRESS_ONLY)
        if not rule("commitments.clause").search(before):
            return False
        ends = [line.at(a.span.end) for a in self.scene.actors_in(line.sentence.span) if a.span.end <= actor.span.start]
        place = line.low.find(before) + len(before.rstrip(" ,;:")) if before else 0
        return place not in ends

    def passive(self, line: Line, cue: int) -> Side:
        """Who is named behind as doing it: "lời chúc mừng … được ông A gửi"."""
        limit = line.folded.span(line.base + cue, line.base + cue).start
        for actor in self.actors(line):
            if actor.span.start >= limit and actor.units and rule("commitments.done-by").search(self.before(line, actor)):
                return merge([actor])
        return NOBODY

    @property
    def author(self) -> Side:
        """The author of a letter: our own side; nobody where the page is none."""
        return Side((self.scene.home,), (), None, "author") if self.is_letter and self.scene.home else NOBODY

    def subject(self, line: Line, cue: int, verb: bool = True) -> Side:
        """Who stands before a cue as its subject: who touches it (a verb), else the last person, else the last unit."""
        limit = line.folded.span(line.base + cue, line.base + cue).start
        before = [a for a in self.actors(line) if a.span.end <= limit and a.units]
        actors = [a for a in before if not self.is_object(line, a)]
        touching = [a for a in actors if limit - a.span.end <= 1 and verb]
        people = [a for a in actors if a.how in ("person", "pronoun", "office")]
        own = self._first_person(line, cue)
        if own.units:
            return own
        if touching and touching[-1] not in people and not (people and touching[-1].how == "home"):
            return merge(touching[-1:])
        if people:
            later = [a for a in actors if a.span.start > people[-1].span.end and a.how in ("place", "delegation", "partner")]
            if later and self._starts_clause(line, later[0]):
                return merge(later[:1])
            return self._for_whom(line, people[-1], actors)
        if actors and actors[0].how == "both" and line.at(actors[0].span.start) < _OPENING:
            return merge(actors[:1])
        near = [a for a in actors if a.how != "place"] or actors
        return merge(near[-1:])

    def _first_person(self, line: Line, cue: int) -> Side:
        """The author of a letter, who says "tôi": our own side; in quotation marks another one speaks."""
        found = list(rule("commitments.first-person").finditer(line.low, 0, cue))
        if not found or '"' in line.low[:cue] or self.scene.home is None:
            return NOBODY
        return Side((self.scene.home,), (line.found(found[-1]),), None, "author" if self.is_letter else "person")

    def counted(self, words: str, units: tuple[str, ...]) -> tuple[str, ...]:
        """The partners of which a number is told ("ba tỉnh"): as many of those most spoken of, in the units' country."""
        match = rule("commitments.several").search(words)
        if match is None or not units:
            return ()
        number = NUMBERS.get(match.group("n")) or int(match.group("n"))
        country = country_of(units[0])
        fits = [u for u in self.scene.partners if country_of(u) == country and PLACES[u].kind not in ("country", "region")]
        return tuple(fits[:number]) if len(fits) >= number else ()

    def delegation(self, line: Line, cue: int) -> Side:
        """The last unit before a cue, whether spoken of or speaking: who comes ("tiếp đoàn A đến chúc Tết")."""
        limit = line.folded.span(line.base + cue, line.base + cue).start
        before = [a for a in self.actors(line) if a.span.end <= limit and a.units and a.how in ("place", "person", "delegation")]
        units = [a for a in before if not rule("commitments.aside").search(line.low[: max(0, line.at(a.span.start))])] or before
        last = units[-1:]
        if len(units) > 1 and last and last[0].how == "place" and _group(line, units[-2:]) == units[-2:]:
            last = units[-2:]
        return merge(last)

    def _for_whom(self, line: Line, person: Actor, actors: list[Actor]) -> Side:
        """A person's side: that of the whole delegation where he speaks for it."""
        if person.how == "pronoun" and self.speaker.actor is not None and self.speaker.actor.person == person.person:
            return Side(self.speaker.units, (person.span,), person, "person")
        head = line.low[: max(0, line.at(person.span.start))]
        if re.search(r"thay mặt (?:cho )?(?:các |cả |ba |hai |bốn |\d )?(?:đoàn|tỉnh|lãnh đạo|địa phương)", head):
            table = self.floor.with_units(line.sentence.index, person.units)
            side = table.side_of(person.units) if table else ()
            side = side if len(side) > 1 else self.counted(head, person.units)
            if len(side) > 1:
                return Side(side, (person.span,), person, "person")
        return Side(person.units, (person.span,), person, "person")

    def tail(self, line: Line, cue: int) -> Side:
        """The speaker named behind the words: '"…", ông A nói', 'Cảm ơn …, ông A mong', 'là mong muốn của bà B'."""
        limit = line.folded.span(line.base + cue, line.base + cue).start
        actors = self.actors(line)
        for actor in actors:
            if actor.span.start >= limit and actor.how in ("person", "pronoun") and actor.units:
                before = self.before(line, actor)
                quoted = re.search(r'["\']\s?,?\s*$', before)
                if quoted or rule("commitments.by-form").search(before) or self._starts_clause(line, actor):
                    return self._for_whom(line, actor, actors)
        return NOBODY

    def note(self, line: Line) -> None:
        """Remember who speaks in a line, for those that follow."""
        actors = self.actors(line)
        people = [a for a in actors if a.how in ("person", "pronoun") and a.units and not self.is_object(line, a)]
        if people:
            self.speaker = self._for_whom(line, people[0], actors)
        self.paragraph = line.sentence.paragraph

    def carried(self, line: Line) -> Side:
        """The speaker of the lines before, in the same paragraph."""
        if self.paragraph == line.sentence.paragraph:
            return Side(self.speaker.units, (), self.speaker.actor, "carried")
        return NOBODY

    def addressee(self, line: Line, by: Side, cue: int) -> Side:
        """The side spoken to: who sits across, those of them named right after the cue first; else the other side named."""
        limit = line.folded.span(line.base + cue, line.base + cue).start
        across = self._across(line, by)
        if len(by.units) == 1 and PLACES[by.units[0]].kind == "country":
            joint = [a for a in self.actors(line) if a.how == "both" and 0 <= a.span.start - limit <= _NEAR]
            if joint:
                return Side(tuple(u for u in (*self.sides(line)[0], *self.sides(line)[1]) if u not in by.units), (joint[0].span,))
        others = [a for a in self.actors(line) if self._faces(a, by, across)]
        after = [a for a in others if a.span.start >= limit]
        named = _group(line, after) or _group(line, others)
        if across:
            close = bool(named) and named[0] in after and line.at(named[0].span.start) - cue <= _NEAR
            if named and (close or len(across) == 1):
                return merge(named)
            return Side(across, tuple(a.span for a in others[:1] if set(a.units) == set(across)))
        if named:
            return merge(named)
        ours, theirs = self.sides(line)
        return Side(tuple(u for u in (theirs if by.is_home else ours) if u not in by.units))

    def _across(self, line: Line, by: Side) -> tuple[str, ...]:
        """The side across the table from who speaks."""
        table = self.table(line, by.units)
        return table.across(by.units) if table else ()

    def _faces(self, actor: Actor, by: Side, across: tuple[str, ...]) -> bool:
        """Whether an actor is of the other side."""
        if not actor.units or actor.how == "both" or set(actor.units) & set(by.units):
            return False
        if across:
            return set(actor.units) <= set(across)
        if any(PLACES[u].kind == "region" for u in actor.units if u in PLACES):
            return False
        return merge([actor]).is_home != by.is_home and not merge([actor]).is_mixed


def _is_office(post: Mention, held: Held) -> bool:
    """Whether a title may be that of an office held."""
    if held.post in post.value.codes:
        return True
    title = fold_key(POSTS[held.post].title_vi if held.post in POSTS else held.post)
    words = fold_key(post.value.words)
    return title == words or title.endswith(", " + words)


def _is_party_seat(post: str) -> bool:
    """Whether an office is a seat on a party's Central Committee, which a province's leader may hold."""
    return post in ("la-cc-member", "vn-cpv-cc-member", "la-cc-alternate", "vn-cpv-cc-alternate")


def _group(line: Line, actors: list[Actor]) -> list[Actor]:
    """The first of some actors with those joined to it by commas and "và"."""
    out: list[Actor] = []
    for actor in actors:
        if out:
            gap = line.low[max(0, line.at(out[-1].span.end)) : max(0, line.at(actor.span.start))]
            if not re.fullmatch(r"\s*(?:,|và|, và|hoặc)?\s*(?:tỉnh|thành phố|phía|đoàn)?\s*", gap):
                break
        out.append(actor)
    return out
