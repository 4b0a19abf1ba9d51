"""Who speaks in a sentence, and to whom."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Scene
from hoptac.find.lines import Line
from hoptac.find.rules import rule
from hoptac.gazetteer.places import PLACES, country_of

_ADDRESS = re.compile(
    r"(?:(?:các |hai )?đồng chí|đ/c|ông|bà|ngài|anh|chị|thượng tướng|trung tướng|thiếu tướng|đại tá|thượng tá|trung tá|thiếu tá|"
    r"ts|gs|pgs|ths|bs|bác sĩ|tỉnh|thành phố|tp\.?|nước|thủ đô|châu|bang|phía|chính quyền|lãnh đạo|ubnd|hđnd|đoàn(?: đại biểu)?(?: cấp cao)?|đảng bộ|nhân dân|và|,)\s*$"
)
_FULL = 3


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
    units = tuple(dict.fromkeys(u for a in found for u in a.units))
    return Side(units, tuple(a.span for a in found), found[0] if found else None, found[0].how if found else "")


class Speech:
    """The speakers of one page; sentences are asked in order of the text."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.speaker = NOBODY
        self.paragraph = -1
        self.posts = [m.span for m in scene.scan.of("post")]

    def sides(self, line: Line) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Our side and the other's where a line stands."""
        if self.scene.pairs:
            return self.scene.pairs[line.sentence.index]
        return ((self.scene.home,) if self.scene.home else (), self.scene.partners[:1])

    def actors(self, line: Line) -> list[Actor]:
        """The actors of a line."""
        return list(self.scene.actors_in(line.sentence.span))

    def before(self, line: Line, actor: Actor) -> str:
        """The folded words before an actor, without forms of address and the offices that touch it."""
        start = actor.span.start
        for _ in range(6):
            post = next((p for p in self.posts if p.end <= start <= p.end + 2 and p.start >= line.sentence.span.start), None)
            words = line.low[: max(0, line.at(post.start if post else start))]
            cut = _ADDRESS.search(words)
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
        if rule("commitments.by-form").search(before):
            return False
        return rule("commitments.object").search(before) is not None

    def subject(self, line: Line, cue: int) -> Side:
        """Who stands before a cue as its subject: the last person, else the last unit."""
        limit = line.folded.span(line.base + cue, line.base + cue).start
        actors = [a for a in self.actors(line) if a.span.end <= limit and not self.is_object(line, a)]
        people = [a for a in actors if a.how in ("person", "pronoun") and a.units]
        if people:
            return self._for_whom(line, people[-1], actors)
        units = [a for a in actors if a.units]
        near = [a for a in units if a.how != "place"] or units
        return merge(near[-1:])

    def delegation(self, line: Line, cue: int) -> Side:
        """The last unit before a cue, whether spoken of or speaking: who comes ("tiếp đoàn A đến chúc Tết")."""
        limit = line.folded.span(line.base + cue, line.base + cue).start
        before = [a for a in self.actors(line) if a.span.end <= limit and a.units and a.how in ("place", "person", "delegation")]
        return merge(before[-1:])

    def _for_whom(self, line: Line, person: Actor, actors: list[Actor]) -> Side:
        """A person's side: that of the whole delegation where he speaks for it."""
        head = line.low[: max(0, line.at(person.span.start))]
        if "thay mặt" in head:
            group = [a for a in actors if a.how in ("delegation", "both") and set(a.units) > set(person.units)]
            if group and not merge(group[:1]).is_mixed:
                return Side(group[0].units, (group[0].span,), person, "person")
        return Side(person.units, (person.span,), person, "person")

    def tail(self, line: Line, cue: int) -> Side:
        """The speaker named behind the words: '"…", ông A nói', 'là mong muốn của bà B'."""
        limit = line.folded.span(line.base + cue, line.base + cue).start
        for actor in self.actors(line):
            if actor.span.start >= limit and actor.how in ("person", "pronoun") and actor.units:
                before = self.before(line, actor)
                if rule("commitments.by-form").search(before) or re.search(r'["\']\s?,?\s*$', before):
                    return merge([actor])
        return NOBODY

    def note(self, line: Line) -> None:
        """Remember who speaks in a line, for those that follow."""
        people = [a for a in self.actors(line) if a.how in ("person", "pronoun") and a.units and not self.is_object(line, a)]
        if people:
            self.speaker = merge(people[:1])
        self.paragraph = line.sentence.paragraph

    def carried(self, line: Line) -> Side:
        """The speaker of the lines before, in the same paragraph."""
        if self.paragraph == line.sentence.paragraph:
            return Side(self.speaker.units, (), self.speaker.actor, "carried")
        return NOBODY

    def addressee(self, line: Line, by: Side, cue: int) -> Side:
        """The side spoken to: units of the other side named after the cue, then anywhere in the line, then the one faced."""
        limit = line.folded.span(line.base + cue, line.base + cue).start
        others = [a for a in self.actors(line) if self._faces(a, by)]
        after = [a for a in others if a.span.start >= limit]
        named = _group(line, after) or _group(line, others)
        if named:
            return merge(named)
        ours, theirs = self.sides(line)
        if by.is_home:
            units = theirs if not (by.units == ("VN",) and not theirs) else ours
        else:
            units = ours
        return Side(tuple(u for u in units if u not in by.units))

    def _faces(self, actor: Actor, by: Side) -> bool:
        """Whether an actor is of the other side."""
        if not actor.units or actor.how in ("both",) or set(actor.units) & set(by.units):
            return False
        if any(PLACES[u].kind == "region" for u in actor.units if u in PLACES):
            return False
        return merge([actor]).is_home != by.is_home and not merge([actor]).is_mixed


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
