"""Who speaks in a sentence, and to whom."""

from __future__ import annotations

import re

from hoptac.base.scene import Actor
from hoptac.find.hearing import Hearing
from hoptac.find.lines import Line
from hoptac.find.predicates import subject_of_row
from hoptac.find.quotes import is_done_to, is_quoted, tells_of_another, who_is_quoted, who_opens
from hoptac.find.rows import group, long_row, told_as_row
from hoptac.find.rules import rule
from hoptac.find.together import narrowest, together
from hoptac.find.turns import turns_of
from hoptac.find.voices import NOBODY, Side, merge
from hoptac.gazetteer.places import country_of

_OF = re.compile(r" (?:chân thành |sâu sắc |nồng nhiệt |chung |lớn nhất |tha thiết |bấy lâu )*của ")
_OF_PEOPLE = re.compile(r"(?:^| )của(?: (?:nhân dân|người dân|bà con|cư dân|cán bộ|lãnh đạo|chính quyền|cả|hai))*\s*$")
_ALONG = re.compile(r"(?<!\w)cùng(?: với)?(?: đoàn(?: công tác| đại biểu)?)?\s*$")
#: Between a unit and the country in which it lies.
_WHERE = re.compile(r",? (?:\(|- )?(?:(?:nước|của|chdcnd|vương quốc|cộng hòa|dân chủ|nhân dân)(?: |$))*")
_THEY = re.compile(r"(?:và |nhưng |còn )?họ (?!tên)")  # opens a line of one who tells of others
_OPENED = re.compile('[:;"]')
#: Between a semicolon and the subject of the clause behind it.
_OPENS_CLAUSE = re.compile(
    r"\s*(?:(?:còn|riêng|và|rồi|chính|cả|phía|về phía|bên|ông|bà|anh|chị|ngài|đồng chí|lãnh đạo|đoàn) )*"
)
_SPEAKERS = ("person", "pronoun", "office")
_NEAR = 45  # characters between a noun and whose words it names
_OPENING = 15  # characters within which a sentence's subject begins


class Speech(Hearing):
    """The speakers of one page; sentences are asked in order of the text."""

    def turn(self, line: Line) -> Side:
        """Whose turn of talk a line is, in a transcript, where it names nobody else; nobody elsewhere."""
        actor = turns_of(self.scene).get(line.sentence.paragraph)
        people = [a for a in self.actors(line) if a.how in ("person", "office") and not self.is_object(line, a)]
        others = [a for a in people if actor is not None and a.person != actor.person]
        return Side(actor.units, (), actor, "person") if actor is not None and not others else NOBODY

    def teller(self, line: Line) -> Side:
        """Who answers or whose turn it is, where a line is part of an interview or a transcript; nobody elsewhere."""
        turn = turns_of(self.scene).get(line.sentence.paragraph)
        if turn is not None:
            return Side(turn.units, (), turn, "person")
        frame = self.frame
        if frame.kind != "interview" or not frame.holds(line.sentence.index) or line.low.rstrip('"').endswith("?"):
            return NOBODY
        teller = Side(frame.units, (), frame.actor, "person")
        return (self.facing(line, teller) or NOBODY) if _THEY.match(line.low) else teller

    def in_minutes(self, line: Line) -> bool:
        """Whether a line of joint minutes names no person who speaks."""
        if self.frame.kind != "minutes" or not self.frame.holds(line.sentence.index):
            return False
        return not any(a.how in ("person", "pronoun") for a in self.actors(line))

    def joint(self, line: Line) -> Side:
        """Both sides of the talk, together."""
        ours, theirs = self.sides(line)
        return Side((*theirs, *ours), (), None, "both")

    # --- who speaks

    def subject(self, line: Line, cue: int, verb: bool = True) -> Side:
        """Who stands before a cue as its subject: who opens its row of predicates, or stands nearest."""
        own = self._first_person(line, cue)
        if own.units and not tells_of_another(self, line, own, cue) and not self._is_of_another(line, own, cue):
            return own
        opener = who_opens(self, line, cue)
        if opener is not None:
            return Side(opener.units, (), opener, "person")
        actors = self.speaking(line, cue)
        near = self._nearest(line, cue, actors, verb)
        head = subject_of_row(self, line, cue, actors) if verb else None
        if head is None or (set(head.units) & set(near.units) and (near.how != "both" or head.how == "both")):
            return near
        return self.for_whom(line, head) if head.how in _SPEAKERS else merge(self._joined(line, actors, head))

    def _is_of_another(self, line: Line, own: Side, cue: int) -> bool:
        """Whether another unit stands right before a verb as its subject: "Chúng tôi mừng là xã Đông cũng mong …"."""
        start = own.spans[-1].end if own.spans else line.sentence.span.start
        adverb = line.search("commitments.already", 0, cue)
        ends = [line.place(cue), *([line.place(adverb.start())] if adverb else [])]
        named = [a for a in self.split(line, cue)[0] if a.how in ("place", "partner") and a.span.start >= start]
        near = [a for a in named[-1:] if any(0 <= end - a.span.end <= 1 for end in ends)]
        if near and _OPENED.search(line.low, line.at(start), max(0, line.at(near[0].span.start))):
            return False  # "Tôi nói với ông A: xã Đông …" are his own words
        return any(not set(a.units) & set(own.units) and not self.is_object(line, a) for a in near)

    def touched(self, line: Line, cue: int) -> Side:
        """The one unit by name that stands right before a verb as its subject; nobody where none does."""
        near = [a for a in self.split(line, cue)[0] if a.how == "place" and line.place(cue) - a.span.end <= 1]
        return merge(near) if near and not self.is_object(line, near[-1]) else NOBODY

    def _nearest(self, line: Line, cue: int, actors: list[Actor], verb: bool) -> Side:
        """Who stands nearest before a cue: who touches it (a verb), else the last person, else the last unit."""
        people = [a for a in actors if a.how in _SPEAKERS]
        touching = self.touching(line, actors, people, cue) if verb else []
        start = self._own_clause(line, cue)
        apart = start > 0 and all(line.at(a.span.start) < start for a in people)
        if apart and touching and touching[-1].how == "home":
            return merge(touching[-1:])  # "…; phía tỉnh chúc mừng"
        if touching and touching[-1] not in people and not (people and touching[-1].how == "home"):
            heard = touching[-1].how == "home" and self._is_near(line, self.heard.telling)
            told = self.carried(line) if heard else NOBODY
            if told.units:
                return Side(told.units, (touching[-1].span,), told.actor, "carried")
            return merge(self._joined(line, actors, self._unit_of(line, touching[-1])))
        return self._of_people(line, people, actors) if people else self._of_units(line, actors)

    def _joined(self, line: Line, actors: list[Actor], last: Actor) -> list[Actor]:
        """A unit with the one that "và" joins to it: "xã Đông và xã Tây sẽ …"."""
        before = [a for a in actors if a.span.end <= last.span.start][-1:]
        places = [a for a in actors if a.how == "place" and a.span <= last.span]
        if last.how == "place" and (row := long_row(line, places)):
            return row
        pair = last.how == "place" and bool(before) and before[0].how == "place"
        return [*before, last] if pair and self.stands_with(line, before[0], last) else [last]

    def _unit_of(self, line: Line, last: Actor) -> Actor:
        """The unit of which a country only says where it lies: "đoàn của tỉnh A, nước B cảm ơn"."""
        unit = next((a for a in reversed(self.actors(line)) if a.span.end <= last.span.start and a.units), None)
        if unit is None or {unit.how, last.how} != {"place"} or country_of(unit.units[0]) != last.units[0]:
            return last
        between = line.low[max(0, line.at(unit.span.end)) : max(0, line.at(last.span.start))]
        return unit if _WHERE.fullmatch(between) else last

    def _of_people(self, line: Line, people: list[Actor], actors: list[Actor]) -> Side:
        """The last person, unless a unit opens a clause of its own behind him."""
        end = people[-1].span.end
        later = [a for a in actors if a.span.start > end and a.how in ("place", "delegation", "partner")]
        if later and self.starts_clause(line, later[0]):
            return merge(later[:1])
        first = {id(a.person): a for a in reversed(people) if a.how == "person"}  # not each of one's offices
        pair = sorted(first.values(), key=lambda a: a.span.start)[-2:]
        if len(pair) == 2 and self.stands_with(line, *pair) and len(together(pair).units) > 1:
            return together(pair)
        return self.for_whom(line, people[-1])

    def _of_units(self, line: Line, actors: list[Actor]) -> Side:
        """Both sides where they open the sentence; else the last unit, with one that "và" joins to it."""
        if actors and actors[0].how == "both" and line.at(actors[0].span.start) < _OPENING:
            return merge(actors[:1])
        near = [a for a in actors if a.how != "place"] or narrowest(actors)
        row = told_as_row(line, near) or long_row(line, [a for a in near if a.how == "place"])
        if row and not merge(row).is_mixed:
            return merge(row)
        pair = near[-2:]
        if len(pair) == 2 and {a.how for a in pair} == {"place"} and self.stands_with(line, *pair):
            return merge(pair)
        return merge(self._unit_of(line, a) for a in near[-1:])

    def _first_person(self, line: Line, cue: int) -> Side:
        """Who says "tôi": the author of a letter, who answers, else our own side; in quotes another one speaks."""
        found = list(line.finditer("commitments.first-person", self._own_clause(line, cue), cue))
        found = [m for m in found if not is_done_to(self, line, m.start())]
        if not found or '"' in line.low[:cue]:
            return NOBODY
        told = self.tail(line, line.low.rfind('"')) if line.low.count('"', cue) % 2 else NOBODY
        if told.units:  # the words were opened before: '… tôi sẽ cử hai thợ", ông A nói'
            return Side(told.units, (line.found(found[-1]),), told.actor, "person")
        quoted = who_is_quoted(self.scene, line, found[-1].start())
        turn = quoted or turns_of(self.scene).get(line.sentence.paragraph)
        if turn is not None:
            return Side(turn.units, (line.found(found[-1]),), turn, "person")
        if self.frame.holds(line.sentence.index) and self.frame.units:
            how = "author" if self.frame.kind == "letter" else "person"
            return Side(self.frame.units, (line.found(found[-1]),), self.frame.actor, how)
        if self.scene.home is None or is_quoted(self.scene, line):
            return NOBODY
        return Side((self.scene.home,), (line.found(found[-1]),), None, "person")

    def _own_clause(self, line: Line, cue: int) -> int:
        """Where the clause around a cue begins that opens behind a semicolon with a subject of its own; 0 elsewhere."""
        start = line.low.rfind(";", 0, cue) + 1
        behind = [a for a in self.actors(line) if start <= line.at(a.span.start) < cue] if start else []
        opens = bool(behind) and _OPENS_CLAUSE.fullmatch(line.low, start, line.at(behind[0].span.start))
        return start if opens and behind[0].how in ("person", "pronoun", "home", "place") else 0

    def teller_of(self, line: Line, cue: int) -> Side | None:
        """The person who is told to say what "hai bên" before a cue should do; None where nobody is."""
        people = [a for a in self.split(line, cue)[0] if a.how in _SPEAKERS and not self.is_object(line, a)]
        if not people:
            behind = self.tail(line, cue)
            return behind if behind.units else None
        said = rule("commitments.raises").search(line.low, max(0, line.at(people[-1].span.end)), cue)
        told = rule("commitments.told-by").search(self.before(line, people[-1]))  # "Theo ông A, hai bên nên …"
        return self.for_whom(line, people[-1]) if said or told else None

    def passive(self, line: Line, cue: int) -> Side:
        """Who is named behind as doing it: "lời chúc mừng … được ông A gửi"."""
        for actor in self.split(line, cue)[1]:
            if rule("commitments.done-by").search(self.before(line, actor)):
                return merge([actor])
        return NOBODY

    def whose(self, line: Line, cue: int) -> Side:
        """Whose words a noun names: "lời cảm ơn của xã Đông", "thư chúc mừng của bà A"."""
        for actor in self.split(line, cue)[1][:1]:
            near = actor.how in ("place", "person", "both") and line.at(actor.span.start) - cue <= _NEAR
            if near and _OF.match(line.low, cue) and _OF_PEOPLE.search(self.before(line, actor)):
                return merge([actor])
        return NOBODY

    def tail(self, line: Line, cue: int) -> Side:
        """The speaker named behind the words: '"…", ông A nói', 'Cảm ơn …, ông A mong', 'là mong muốn của bà B'."""
        for actor in self.split(line, cue)[1]:
            if actor.how in ("person", "pronoun") or self._ends_office(line, actor):
                before = self.before(line, actor)
                told = rule("commitments.quote-ends").search(before) or rule("commitments.by-form").search(before)
                if told or self.starts_clause(line, actor):
                    return self.for_whom(line, actor)
        return NOBODY

    def _ends_office(self, line: Line, actor: Actor) -> bool:
        """Whether a unit only ends the words of an office whose holder has no name here: '"…", Tỉnh trưởng X nói'."""
        held = actor.how in ("place", "office") and any(p.holds(actor.span) for p in self.posts.values())
        near = self.posts.get(actor.span.start - 1)
        after = line.low[max(0, line.at(actor.span.end)) :]
        return (held or near is not None) and rule("commitments.says").search(after[:24]) is not None

    def delegation(self, line: Line, cue: int) -> Side:
        """The last unit before a cue, whether spoken of or speaking: who comes ("tiếp đoàn A đến chúc Tết")."""
        before = [a for a in self.split(line, cue)[0] if a.how in ("place", "person", "delegation")]
        aside = rule("commitments.aside")
        units = [a for a in before if not aside.search(line.low[: max(0, line.at(a.span.start))])] or before
        if len(units) > 1 and units[-1].how == "delegation" and _ALONG.search(self.before(line, units[-1])):
            units = units[:-1]
        pair = units[-2:]
        if len(pair) == 2 and pair[1].how == "place":
            along = _ALONG.search(self.before(line, pair[1])) and not merge(pair).is_mixed
            if along or group(line, pair) == pair:
                return merge(pair)
        return merge(units[-1:])
