"""Who does a courtesy and to whom: by the verb that governs it, by who stands right behind it, by who sits across."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from hoptac.base.scene import Actor
from hoptac.find.lines import Line
from hoptac.find.rules import rule
from hoptac.find.speech import Speech
from hoptac.find.voices import NOBODY, Side, group, merge
from hoptac.gazetteer.places import PLACES, country_of

_STRAIGHT = 45  # characters between a cue and who is named right behind it
_SENT = 140  # characters between a verb of sending and what is sent
_BEHALF = 70  # characters within which "thay mặt" names its unit
_NAMED = ("place", "person", "delegation")
_WEAK = ("pronoun", "carried", "home", "delegation", "office", "teller")
#: Forms of address, levels and bodies that may stand between a cue and the one it is meant for.
_TOWARDS = re.compile(
    r"(?:[\s,]|(?<!\w)(?:tới|đến|cho|gửi|với|sang|cùng|toàn thể|về|lãnh đạo|chính quyền|nhân dân|đảng bộ|cán bộ|quân"
    r"|dân|bà con|các|dân tộc|đồng bào|thống đốc|thị trưởng|tỉnh trưởng|phó|đô trưởng|chủ tịch|bí thư|trưởng đoàn|và"
    r"|các cấp|tỉnh|thành phố|đồng chí|đ/c|ông|bà|ngài|ủy ban|ubnd|hđnd|chiến sĩ|lực lượng|vũ trang|công an|bộ tộc)"
    r"(?!\w))*"
)
#: What is given, before "cho": "trao hoa cho …".
_GIVEN = re.compile(r"[^,.;:]{0,60}?(?= (?:cho|tới|đến) )")
#: What parts a verb of sending from a noun that is not its object.
_PARTED = re.compile(r"[.;:\"]|, (?:ông|bà|ngài|đồng chí|đ/c)(?!\w)")
_COMPANY = re.compile(r"(?<!\w)đoàn(?: đại biểu| công tác)?(?: nước)? $")
#: The words of a wish before those whom it is for.
_WISH = re.compile(
    r"(?:lời |gửi |xin |cầu |thăm(?:,| và) )*(?:chúc|mừng)(?: mừng)?(?: năm mới| tết(?: nguyên đán| cổ truyền)?)?(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """The words of a courtesy in a line, and the verb that governs them: ``start`` and ``end``, ``verb`` and ``to``.

    In "bà gửi tới xã Đông lời chúc" the words are "lời chúc", the verb begins at "gửi", and whom it is for stands
    from ``to`` on.
    """

    kind: str
    start: int
    end: int
    verb: int
    to: int
    noun: bool = False


def make_cue(line: Line, kind: str, match: re.Match[str]) -> Cue:
    """The cue at a rule's hit."""
    groups = match.re.groupindex
    start = match.start("wish") if "wish" in groups and match.group("wish") else match.start()
    end = match.end("noun") if "noun" in groups and match.group("noun") else match.end()
    noun = end < match.end() or rule("courtesies.noun").search(line.low[start:]) is not None
    verb = _sending(line, start) if noun else None
    wish = _WISH.match(line.low, start) if kind in ("greet", "congratulate") else None
    after = wish.end() if wish else match.end()
    return Cue(kind, start, end, verb[0] if verb else start, verb[1] if verb else after, noun)


def _sending(line: Line, start: int) -> tuple[int, int] | None:
    """Where the verb stands that sends the noun at a place ("gửi tới bà con lời chúc")."""
    found = list(rule("courtesies.sends").finditer(line.low, max(0, start - _SENT), start))
    if not found or _PARTED.search(line.low, found[-1].end(), start):
        return None
    return found[-1].span()


class Givers:
    """Finds the two sides of the courtesies of one page; lines are asked in order of the text."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech

    # --- who does it

    def giver(self, line: Line, cue: Cue) -> Side:
        """Who does it: a delegation that comes to greet, the subject, the one named behind, whoever spoke before."""
        speech = self.speech
        if cue.kind == "greet" and line.search("courtesies.come", 0, cue.start):
            side = self._coming(line, cue.start)
            if side.units:
                return side
        also = self._also(line, cue)
        if also.units:
            return also
        said = speech.whose(line, cue.end) if cue.noun else NOBODY
        passive = speech.passive(line, cue.end) if cue.noun and not said.units else said
        side = passive if passive.units else self._subject(line, cue)
        for later in (speech.tail(line, cue.end), speech.carried(line), speech.teller(line), speech.author):
            side = side if side.units and not side.is_mixed else later
        return self._seated(line, side) if not side.is_mixed else NOBODY

    def _seated(self, line: Line, side: Side) -> Side:
        """The units that sit at the table where a delegation is named by its country alone ("đoàn Lào tặng …")."""
        actor = side.actor
        if actor is None or actor.how != "place" or not _is_wide(actor) or len(side.units) != 1:
            return side
        if not _COMPANY.search(line.low, 0, max(0, line.at(actor.span.start))):
            return side
        table = self.speech.floor.at(line.sentence.index)
        seats = [s for s in (table.one, table.other) if country_of(s[0]) == side.units[0]] if table else []
        return replace(side, units=seats[0]) if len(seats) == 1 else side

    def _coming(self, line: Line, start: int) -> Side:
        """Who comes to greet: the whole row of units where several come together."""
        side = self.speech.delegation(line, start)
        before = [a for a in self.speech.split(line, start)[0] if a.how == "place"]
        for first in range(len(before)):
            row = group(line, before[first:])
            units = merge(row).units
            if len(row) > 1 and set(side.units) < set(units) and not merge(row).is_mixed:
                return merge(row)
        return side

    def _also(self, line: Line, cue: Cue) -> Side:
        """Another one who comes to greet too: "chúc Tết xã Đông còn có đoàn xã Tây"."""
        joins = rule("courtesies.also").search(line.low[cue.end :]) if cue.kind == "greet" else None
        behind = self.speech.split(line, cue.end + joins.start("who"))[1] if joins else []
        return next((merge([a]) for a in behind if a.how in _NAMED), NOBODY)

    def _subject(self, line: Line, cue: Cue) -> Side:
        """Who stands before the verb as its subject."""
        verb = cue.verb < cue.start or not cue.noun
        side = self.speech.subject(line, cue.verb, verb)
        if side.actor is None and side.spans and side.how == "person":
            return self._on_behalf(line, cue.verb) or side
        return side

    def _on_behalf(self, line: Line, end: int) -> Side | None:
        """For whom "tôi" speaks: "thay mặt nhân dân xã Đông, tôi …"."""
        match = line.search("courtesies.on-behalf", 0, end)
        if match is None:
            return None
        near = [a for a in self.speech.split(line, match.end())[1] if line.at(a.span.end) <= match.end() + _BEHALF]
        side = merge([a for a in near if a.how == "place"][:1])
        return side if side.units else None

    # --- to whom

    def sides(self, line: Line, cue: Cue) -> tuple[Side, Side]:
        """Giver and receiver; nobody where it is done among one's own."""
        giver = self.giver(line, cue)
        if not giver.units:
            return NOBODY, NOBODY
        own = self._own(line, giver, cue) if cue.kind != "invite" else NOBODY
        if own.units:
            if not _is_weak(giver):
                return (NOBODY, NOBODY) if cue.kind != "thank" else (giver, self.receiver(line, giver, cue))
            return self.speech.addressee(line, own, len(line.low)), own
        return giver, self.receiver(line, giver, cue)

    def _own(self, line: Line, giver: Side, cue: Cue) -> Side:
        """One of the giver's own side named right behind the cue; nobody where none is."""
        after = [a for a in self.speech.split(line, cue.to)[1] if a.how in ("place", "person")]
        if not after or set(after[0].units) != set(giver.units) or after[0].span in giver.spans:
            return NOBODY
        gap = line.low[cue.to : max(cue.to, line.at(after[0].span.start))]
        titles = [
            p for p in self.speech.posts.values() if line.place(cue.to) <= p.start and p.end <= after[0].span.start
        ]
        for post in sorted(titles, reverse=True):
            gap = gap[: line.at(post.start) - cue.to] + gap[line.at(post.end) - cue.to :]
        given = _GIVEN.match(gap) if cue.kind == "gift" else None
        return merge(after[:1]) if _TOWARDS.fullmatch(gap, given.end() if given else 0) else NOBODY

    def receiver(self, line: Line, giver: Side, cue: Cue) -> Side:
        """Who receives it: who is named at the front or right behind, else who sits across."""
        for side in (self._straight(line, giver, cue), self._fronted(line, giver, cue), self._row(line, giver, cue)):
            if side.units:
                return side
        return self.speech.addressee(line, giver, cue.to)

    def _row(self, line: Line, giver: Side, cue: Cue) -> Side:
        """The units abroad of a table's row that a greeting is brought to."""
        if cue.kind != "greet" or "\t" not in line.low or not giver.is_home:
            return NOBODY
        return merge(self._facing(line, giver, 0))

    def _facing(self, line: Line, giver: Side, start: int) -> list[Actor]:
        """The places and persons from a place on that are of another country than the giver."""
        after = [a for a in self.speech.split(line, start)[1] if a.how in ("place", "person") and not a.site]
        countries = {country_of(u) for u in giver.units}
        return [a for a in after if not countries & {country_of(u) for u in a.units} and not _is_wide(a)]

    def _fronted(self, line: Line, giver: Side, cue: Cue) -> Side:
        """Those whom "riêng với xã Đông và xã Tây, …" puts first."""
        match = line.search("courtesies.fronted", 0, cue.start)
        row = group(line, self._facing(line, giver, match.end())) if match else []
        return merge(row) if row and line.at(row[-1].span.end) <= cue.verb else NOBODY

    def _straight(self, line: Line, giver: Side, cue: Cue) -> Side:
        """A unit or a person of another country named right behind the cue, whoever sits across."""
        after = [a for a in self.speech.split(line, cue.to)[1] if a.how in ("place", "person", "partner")]
        facing = self._facing(line, giver, cue.to)
        if after and after[0].how == "partner" and self._is_named(line, giver, after[0]):
            facing = after[:1]
        if not facing or facing[0] is not after[0]:
            return NOBODY
        place = line.at(facing[0].span.start)
        if place - cue.to > _STRAIGHT or rule("courtesies.apart").search(line.low[cue.to : place]):
            return NOBODY
        row = group(line, facing)
        return merge(row) if not merge(row).is_mixed else NOBODY

    def _is_named(self, line: Line, giver: Side, partner: Actor) -> bool:
        """Whether the unit that "tỉnh bạn" means, abroad for the giver, is named earlier in its sentence."""
        if not {country_of(u) for u in giver.units}.isdisjoint(country_of(u) for u in partner.units):
            return False
        named = [a for a in self.speech.split(line, line.at(partner.span.start))[0] if a.how == "place"]
        return any(a.units == partner.units for a in named)


def _is_weak(side: Side) -> bool:
    """Whether a side is told by a word that may mean another one: a pronoun, "đoàn", who spoke before."""
    return side.how in _WEAK or (side.actor is not None and side.actor.how in _WEAK)


def _is_wide(actor: Actor) -> bool:
    """Whether an actor is a country or a region: too wide where a province is meant."""
    return any(u not in PLACES or PLACES[u].kind in ("country", "region") for u in actor.units)
