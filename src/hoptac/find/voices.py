"""Who stands in a sentence: sides, the actors of a line, and whether one is spoken to or speaking."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from hoptac.base.frozen import frozen
from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Scene
from hoptac.find.byoffice import by_office
from hoptac.find.described import addressed, described
from hoptac.find.floor import Table, floor_of, without_countries
from hoptac.find.frame import frame_of
from hoptac.find.lines import Line
from hoptac.find.nexttable import next_table
from hoptac.find.rows import opens_row
from hoptac.find.rules import rule
from hoptac.find.seats import seated
from hoptac.find.titles import FORMS, is_envoy, is_said
from hoptac.gazetteer.places import PLACES, country_of

#: Forms of address and level words before a name, and what joins it to another; without the joining ones.
_ADDRESS = re.compile(rf"(?:{FORMS}|và|,)\s*$")
ADDRESS_ONLY = re.compile(rf"(?:{FORMS})\s*$")
#: Bodies told one after another before the unit that all of them belong to.
_OFFICES = re.compile(
    r"(?:đảng bộ|cấp ủy|chính quyền|nhân dân|lãnh đạo|hđnd|ubnd|mttq|cán bộ|thầy cô|quân|dân|đoàn thể|quân đội),\s*$"
)
#: Before the seat of a consul or a consulate.
_SEAT = re.compile(r"(?:lãnh sự|đại sứ)(?: quán)? [^,;.]{0,40} tại (?:thành phố |tp[.]? ?|tỉnh )?$")
#: Before one by whom somebody is received, told with office and unit: "được Phó Chủ tịch UBND tỉnh A Lê Văn B tiếp".
_BY_WHOM = re.compile(r"(?<!\w)được [^,.;:\"]{2,70}$")
_DONE_RIGHT_BEHIND = re.compile(
    r" (?:thân mật |trân trọng |cùng [^,.;:]{2,40} )?(?:đón tiếp|tiếp đón|tiếp|đón|mời)(?!\w)"
)
#: The rules that find who is named by the part played in a talk.
_PARTS = ("commitments.guests", "commitments.hosts", "commitments.both-of-them", "commitments.our-heads")
_FORM_LENGTH = 32  # more characters than any form of address has
WINDOW = 40  # characters before an actor that tell its part in the sentence


@frozen
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


class Voices:
    """The actors of one page, line by line."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.floor = floor_of(scene)
        self.frame = frame_of(scene)
        self.row: Table | None = None
        self.posts = {m.span.end: m.span for m in scene.scan.of("post")}

    def table(self, line: Line, units: tuple[str, ...] = ()) -> Table | None:
        """The table at a line, by preference one at which some units sit."""
        if self.row is not None:
            return self.row
        table = self.table_at(line.sentence.index)
        if units and (table is None or not table.side_of(units)):
            return self.floor.with_units(line.sentence.index, units)
        return table

    def table_at(self, index: int) -> Table | None:
        """The table at a sentence; whom the sentence stands among, before the first table of the page, and in a
        paragraph that tells of another side.
        """
        table = self.floor.at(index)
        if table is None or not self.scene.pairs:
            return table
        ours, theirs = self.scene.pairs[index]
        if table.sentence <= index:
            return next_table(self.scene, self.floor, table, index) or table
        other = not set(theirs) & set(table.all) or ("VN" in table.all and ours != ("VN",))
        return Table(theirs, ours, None, index) if ours and theirs and other else table

    def enter_row(self, row: Line | None) -> None:
        """Let a table's row say who faces whom: its first unit abroad, and ours."""
        self.row = None
        if row is None or self.scene.home is None:
            return
        places = [a for a in self.scene.actors_in(row.sentence.span) if a.how == "place"]
        abroad = [a for a in places if country_of(a.units[0]) != "VN"]
        if first := next((a for a in abroad if PLACES[a.units[0]].kind not in ("country", "region")), None):
            self.row = Table(first.units, (self.scene.home,), None, row.sentence.index)

    def sides(self, line: Line) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Our side and the other's where a line stands: of a letter, of the meeting there, else by what is named."""
        if (written := self.frame.sides(line.sentence.index)) is not None:
            return written
        table = self.table(line)
        ours = tuple(u for u in table.all if country_of(u) == "VN") if table is not None else ()
        theirs = tuple(u for u in table.all if country_of(u) != "VN") if table is not None else ()
        if ours and theirs:
            return ours, theirs
        if self.scene.pairs:
            pair = self.scene.pairs[line.sentence.index]
            return pair[0], without_countries(pair[1])
        return ((self.scene.home,) if self.scene.home else (), self.scene.partners[:1])

    def actors(self, line: Line) -> list[Actor]:
        """The actors of a line, persons named by their office alone too, in order of the text; found once a page."""
        if self.row is not None:
            return self._actors(line)
        key = ("actors", line.sentence.index, line.sentence.span.start, line.sentence.span.end)
        known: list[Actor] | None = self.scene.memo.get(key)
        if known is None:
            known = self.scene.memo[key] = self._actors(line)
        return known

    def _actors(self, line: Line) -> list[Actor]:
        table = self.table_at(line.sentence.index)
        named = [seated(self.scene, line, actor, table) for actor in self.scene.actors_in(line.sentence.span)]
        named = [self._meant(line, a) for a in named if not self._of_mission(line, a, named)]
        named = [a for a in named if a.how != "both" or not opens_row(line, a, named)]
        said = [a.span for a in named if a.how == "person"]
        held = [a for a in by_office(self, line) if not is_said(line, a.span, said)]
        roles = [r for r in self._by_role(line) if r.how == "both" or not any(r.span.meets(h.span) for h in held)]
        roles = [r for r in roles if not is_said(line, r.span, said)]
        held = [h for h in held if not any(r.how == "both" and r.span.meets(h.span) for r in roles)]
        held += roles
        again = (*addressed(self.frame, line), *described(self.scene, line))
        held += [d for d in again if not any(d.span.meets(h.span) for h in held)]
        named = [a for a in named if a.how != "pronoun" or not any(h.span.meets(a.span) for h in held)]
        named = [a for a in named if a.how not in ("home", "delegation", "both") or not self._gives_way(line, a, roles)]
        return sorted([*named, *held], key=lambda a: a.span) if held else named

    def _of_mission(self, line: Line, actor: Actor, named: list[Actor]) -> bool:
        """Whether a name only belongs to an embassy, a consulate or a consul before it: its country, its seat."""
        if actor.how != "place":
            return False
        if _SEAT.search(line.low, 0, max(0, line.at(actor.span.start))):
            return True
        return any(a.how == "mission" and 0 <= actor.span.start - a.span.end <= 1 for a in named)

    def _meant(self, line: Line, actor: Actor) -> Actor:
        """Whom a pronoun means in an interview's answers: whoever was spoken of, not who answers."""
        frame, index = self.frame, line.sentence.index
        teller = frame.actor.person if frame.actor else None
        if frame.kind != "interview" or not frame.holds(index) or actor.how != "pronoun" or actor.person != teller:
            return actor
        told = [
            a
            for s in self.scene.sentences[max(0, index - 3) : index]
            if s.paragraph == line.sentence.paragraph
            for a in self.scene.actors_in(s.span)
            if a.how == "person" and a.person != teller and a.units
        ]
        return replace(actor, units=told[-1].units, person=told[-1].person) if told else actor

    def _gives_way(self, line: Line, actor: Actor, roles: list[Actor]) -> bool:
        """Whether a unit is only the speaker's own ("tỉnh bà"), or said better by a part in the talk ("chủ nhà")."""
        if any(r.span.meets(actor.span) for r in roles):
            return True
        after = line.low[max(0, line.at(actor.span.end)) :]
        return actor.how == "home" and rule("commitments.his-own").search(after) is not None

    def _by_role(self, line: Line) -> Iterator[Actor]:
        """Guests, hosts, a diplomat, "cả hai": who is named by the part played in the talk."""
        table = self.table_at(line.sentence.index)
        if table is not None and not line.possible.isdisjoint(_PARTS):
            ours = tuple(u for u in table.all if country_of(u) == "VN")
            roles = {"guests": table.one, "hosts": table.other, "both-of-them": table.all, "our-heads": ours}
            for name, units in roles.items():
                if not units:
                    continue
                for match in line.finditer(f"commitments.{name}"):
                    span = line.found(match)
                    named = [a for a in self.scene.actors_in(line.sentence.span) if a.span.meets(span)]
                    if not (named and named[0].how == "delegation" and set(named[0].units) - set(table.all)):
                        yield Actor(span, units, "both" if name == "both-of-them" else "office")
        for match in line.finditer("commitments.diplomat"):
            span = line.found(match)
            known = [p for p in self.scene.people if is_envoy(p) and p.unit and p.mentions[0].start < span.start]
            if known:
                person = max(known, key=lambda p: max(s.start for s in p.mentions if s.start < span.start))
                yield Actor(span, (person.unit or "",), "person", person)

    def is_envoy(self, side: Side) -> bool:
        """Whether an ambassador or a consul of Vietnam speaks: then to one's own province."""
        person = side.actor.person if side.actor else None
        return side.units == ("VN",) and person is not None and is_envoy(person)

    def before(self, line: Line, actor: Actor, address: re.Pattern[str] = _ADDRESS) -> str:
        """The folded words before an actor, without forms of address and the offices that touch it."""
        start = actor.span.start
        for _ in range(6):
            first = line.sentence.span.start
            near = self.posts.get(start - 2) or self.posts.get(start - 1) or self.posts.get(start)
            post = near if near and near.start >= first else None
            words = line.low[: max(0, line.at(post.start if post else start))]
            cut = address.search(words, max(0, len(words) - _FORM_LENGTH))
            if cut:
                words = words[: cut.start()]
            elif post is None:
                break
            start = line.place(len(words))
        return words[-WINDOW:]

    def is_object(self, line: Line, actor: Actor) -> bool:
        """Whether an actor is spoken to or about, not speaking; several finders ask."""
        key = ("object", line.sentence.span.start, line.sentence.span.end, actor.span.start, actor.span.end)
        known: bool | None = self.scene.memo.get(key)
        if known is None:
            known = self.scene.memo[key] = self._is_object(line, actor)
        return known

    def _is_object(self, line: Line, actor: Actor) -> bool:
        before = self.before(line, actor)
        of_office = actor.how == "person" and _BY_WHOM.search(line.low, 0, max(0, line.at(actor.span.start)))
        if line.within("commitments.received", before) or of_office:
            behind = line.low[max(0, line.at(actor.span.end)) :]
            if not of_office or _DONE_RIGHT_BEHIND.match(behind):
                return rule("commitments.receiving").search(behind) is not None
        if line.within("commitments.by-form", before) or before.strip() in ("bên", "phía"):
            return False
        if self.starts_clause(line, actor) and not _OFFICES.search(self.before(line, actor, ADDRESS_ONLY)):
            return False
        if line.search("commitments.people-of", 0, max(0, line.at(actor.span.start))):
            return rule("commitments.speaks-up").search(line.low[max(0, line.at(actor.span.end)) :]) is None
        return line.within("commitments.object", before) is not None

    def starts_clause(self, line: Line, actor: Actor) -> bool:
        """Whether an actor comes right after a comma that parts clauses, not names of a list."""
        before = self.before(line, actor, ADDRESS_ONLY)
        if not line.within("commitments.clause", before):
            return False
        if actor.how == "pronoun":
            return True  # no list holds an "ông" without a name
        earlier = [a for a in self.scene.actors_in(line.sentence.span) if a.span.end <= actor.span.start]
        ends = [line.at(a.span.end) for a in earlier]
        place = line.low.find(before) + len(before.rstrip(" ,;:")) if before else 0
        return place not in ends

    def split(self, line: Line, cue: int) -> tuple[list[Actor], list[Actor]]:
        """The actors with units before a place of the folded line, and those from it on."""
        limit = line.place(cue)
        actors = [a for a in self.actors(line) if a.units]
        return [a for a in actors if a.span.end <= limit], [a for a in actors if a.span.start >= limit]
