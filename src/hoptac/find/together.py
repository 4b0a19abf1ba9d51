"""Sides that stand together in a sentence: both of a talk, those joined by "và", as many as are counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hoptac.base.scene import Actor
from hoptac.find.floor import without_countries
from hoptac.find.hearers import Hearers
from hoptac.find.lines import Line
from hoptac.find.rows import is_home_of, number_told
from hoptac.find.titles import is_of_state
from hoptac.find.voices import Side, merge
from hoptac.gazetteer.places import PLACES, country_of

#: What may stand between two who speak together.
_AND = re.compile(
    r"[\s,(–-]*(?:(?:và|lẫn|cùng|cùng với|với|tỉnh|thành phố|tp[.]?|châu|huyện|thị xã|xã|nước|của|lãnh đạo|phía|đoàn"
    r"|ông|bà|ngài|đồng chí|đ/c)"
    r"[\s,):–-]*)*"
)

#: What makes the unit behind it the giver where a verb of giving follows.
_GIFT_OF = re.compile(r"(?<!\w)(?:quà|quà tặng|món quà|tặng phẩm) của (?:tỉnh |thành phố |tp\.? ?)?$")

#: Both as States, whichever provinces of theirs a page tells of.
_STATES = re.compile(r"(?<!\w)(?:hai|2) (?:nước|quốc gia|chính phủ|đảng|bộ)(?!\w)")

#: Both as units below their States.
_BELOW = re.compile(r"(?<!\w)(?:hai|2|các) (?:tỉnh|thành phố|địa phương|huyện|châu)(?!\w)")

#: How many sign or sit together: "bốn trưởng đoàn ký".
_SO_MANY = re.compile(r"(?<!\w)(?:ba|bốn|năm|sáu|[3-6]) (?:trưởng đoàn|đoàn|tỉnh|bên|địa phương|hội)(?!\w)(?! bạn)")


def narrowest(actors: list[Actor]) -> list[Actor]:
    """Actors without the unit behind another one that only tells where that one lies ("Naju, tỉnh Jeolla Nam")."""
    pairs = zip([None, *actors], actors, strict=False)
    return [a for before, a in pairs if before is None or not _lies_in(before, a)]


def _lies_in(one: Actor, other: Actor) -> bool:
    return one.how == other.how == "place" and PLACES[one.units[0]].parent == other.units[0]


def together(actors: list[Actor]) -> Side:
    """Persons who speak together: one who acts for a State stands beside one of a province of it."""
    side = merge(actors)
    units = [u for a in actors for u in (a.units if is_of_state(a) else ()) if u not in side.units]
    return replace(side, units=(*units, *side.units)) if units else side


class Together(Hearers):
    """Readings of those who stand, speak or agree together."""

    def stands_with(self, line: Line, one: Actor, other: Actor) -> bool:
        """Whether "và" or "cùng" joins two actors of one clause, with nothing but offices and units between them."""
        start, end = max(0, line.at(one.span.end)), max(0, line.at(other.span.start))
        gap = line.low[start:end]
        spans = [p for p in self.posts.values() if one.span.end <= p.start and p.end <= other.span.start]
        spans += [a.span for a in self.actors(line) if one.span.end <= a.span.start and a.span.end <= other.span.start]
        for span in sorted(set(spans), reverse=True):  # an office with its holder is there twice
            gap = gap[: line.at(span.start) - start] + gap[line.at(span.end) - start :]
        return _AND.fullmatch(gap) is not None and re.search(r"(?<!\w)(?:và|lẫn|cùng)(?!\w)", gap) is not None

    def speaking(self, line: Line, cue: int) -> list[Actor]:
        """The actors before a cue who may be its subject: none is spoken to or of."""
        before = [a for a in self.split(line, cue)[0] if not self.is_object(line, a) or self._gives(line, a, cue)]
        return [a for a in before if len(before) < 2 or not self._is_written_to(line, a, cue)]

    def _gives(self, line: Line, actor: Actor, cue: int) -> bool:
        """Whether a unit whose gift something is called gives it: "quà của xã Đông tặng xã Tây"."""
        return line.place(cue) - actor.span.end <= 1 and _GIFT_OF.search(self.before(line, actor)) is not None

    def _is_written_to(self, line: Line, actor: Actor, cue: int) -> bool:
        """Whether a unit right before a cue is asked, not asking: "xã Đông liên lạc với công an xã Tây đề nghị …"."""
        if actor.how != "place" or line.place(cue) - actor.span.end > 1:
            return False
        return line.search("commitments.turned-to", 0, max(0, line.at(actor.span.start))) is not None

    def touching(self, line: Line, actors: list[Actor], people: list[Actor], cue: int) -> list[Actor]:
        """The actors right before a verb; a unit with "đã", "cũng" between them where a person of another country tells
        of it: "Bà A cho biết xã Đông đã hứa …".
        """
        near = [a for a in actors if line.place(cue) - a.span.end <= 1 and not is_home_of(people, a)]
        adverb = line.search("commitments.already", 0, cue)
        if near or adverb is None or not people:
            return near
        last = actors[-1]
        told = line.search("commitments.says", max(0, line.at(people[-1].span.end)), max(0, line.at(last.span.start)))
        other = {country_of(u) for u in last.units}.isdisjoint(country_of(u) for u in people[-1].units)
        right = line.place(adverb.start()) - last.span.end <= 1
        return [last] if last.how in ("place", "delegation", "partner") and told and other and right else []

    def is_shared(self, line: Line, cue: int) -> bool:
        """Whether both sides stand before a cue as its subject."""
        actors = [a for a in self.split(line, cue)[0] if not self.is_object(line, a)]
        return any(a.how == "both" for a in actors) or merge(actors).is_mixed

    def told_by_one(self, line: Line, cue: int) -> Side | None:
        """The one who says what two named units will do, his own among them: "Thị trưởng A khẳng định A và B sẽ …"."""
        before = [a for a in self.split(line, cue)[0] if not self.is_object(line, a)]
        named = [a for a in before if a.how == "place"][-2:]
        if len(named) < 2 or not merge(named).is_mixed or not self.stands_with(line, *named):
            return None
        said = list(line.finditer("commitments.raises", 0, line.at(named[0].span.start)))
        told = [a for a in before if said and line.at(a.span.end) <= said[-1].start() and a.how in ("person", "place")]
        return merge(told[-1:]) if told and set(told[-1].units) <= {u for a in named for u in a.units} else None

    def counted(self, line: Line, words: str, units: tuple[str, ...]) -> tuple[str, ...]:
        """Those of whom a number is told ("ba tỉnh"): the partners most spoken of, in the units' country; at home the
        provinces named together.
        """
        number = number_told(words)
        ours = bool(units) and country_of(units[0]) == "VN"
        fits = [u for u in self.partners if units and country_of(u) == country_of(units[0])]
        fits = list(self._neighbours(line)) if ours else fits
        exact = len(fits) == number if ours else len(fits) >= number
        return tuple(fits[:number]) if number and exact else ()

    def both(self, line: Line, end: int) -> Side:
        """All who agree: units of two countries named before the cue, else both sides of the talk."""
        actors = self.split(line, end)[0]
        joint = [a for a in actors if a.how == "both"]
        named = merge(narrowest([a for a in actors if a.how != "both"]))
        if named.is_mixed and not (joint and any(PLACES[u].kind == "country" for u in named.units)):
            return named
        if joint:
            return self._of_paper(line, joint[-1]) or self._all_of(line, joint[-1])
        ours, theirs = self.sides(line)
        if named.units and not named.is_home and PLACES[named.units[0]].kind != "country":
            theirs = named.units  # "Những việc đã thuận với tỉnh A": with whom is said, with whom one sits or not
        counted = _SO_MANY.search(line.low)
        ours, theirs = self._so_many(line, number_told(counted.group()) if counted else 0, ours, theirs)
        return Side((*theirs, *ours))

    def _of_paper(self, line: Line, joint: Actor) -> Side | None:
        """The two who signed a paper in the sentence before: "… ký biên bản với tỉnh B. Theo đó, hai bên …"."""
        index = line.sentence.index
        before = self.scene.sentences[index - 1] if index and line.low.startswith("theo đó") else None
        if before is None or next(self.scene.mentions_in("instrument", before.span), None) is None:
            return None
        named = [a for a in self.scene.actors_in(before.span) if a.how in ("place", "person")]
        units = without_countries(tuple(dict.fromkeys(u for a in named for u in a.units)))
        two = len(units) == 2 and {country_of(u) == "VN" for u in units} == {True, False}
        return Side(units, (joint.span,), None, "both") if two else None

    def _all_of(self, line: Line, actor: Actor) -> Side:
        """The units of "hai bên", of "bốn tỉnh"."""
        ours, theirs = self.sides(line)
        theirs = theirs or tuple(self.scene.partners[:1])
        words = self.scene.folded(actor.span)
        if _STATES.search(words):
            ours, theirs = (tuple(dict.fromkeys(country_of(u) for u in side)) for side in (ours, theirs))
        elif _BELOW.search(words):
            ours, theirs = self._below_the_state(line, number_told(words), ours, theirs)
        ours, theirs = self._so_many(line, number_told(words), ours, theirs)
        return Side((*theirs, *ours), (actor.span,), None, "both")

    def _so_many(
        self, line: Line, number: int, ours: tuple[str, ...], theirs: tuple[str, ...]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Both sides of so many as a number tells: the provinces told together, or the partners most spoken of."""
        if number > len(ours) + len(theirs):
            known = self._neighbours(line)
            if len(known) > len(ours) and len(known) + len(theirs) == number:
                return known, theirs
            if len(self.partners) >= number - len(ours):
                return ours, tuple(self.partners[: number - len(ours)])
        return ours, theirs

    def _below_the_state(self, line: Line, number: int, *sides: tuple[str, ...]) -> Sequence[tuple[str, ...]]:
        """Both sides of "hai tỉnh" where a State sits at the table: the provinces that faced each other before; of
        several on a side the one named last, for the first tells where ("Tại A, lãnh đạo tỉnh B và tỉnh C …").
        """
        if not any(PLACES[u].kind == "country" for side in sides for u in side):
            return sides
        told = reversed(self.scene.pairs[: line.sentence.index + 1])
        both = next((p for p in told if all(p) and not any(PLACES[u].kind == "country" for s in p for u in s)), None)
        return tuple(side[-1:] for side in both) if both and number == 2 else both or sides

    def _neighbours(self, line: Line) -> tuple[str, ...]:
        """The Vietnamese provinces named together up to a line, the most of them."""
        told = [ours for ours, _ in self.scene.pairs[: line.sentence.index + 1] if ours != ("VN",)]
        return max(told, key=len, default=())
