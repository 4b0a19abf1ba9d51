"""To whom a speaker speaks."""

from __future__ import annotations

import re

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor
from hoptac.find.lines import Line
from hoptac.find.rows import group, number_told
from hoptac.find.rules import rule
from hoptac.find.voices import NOBODY, Side, Voices, merge
from hoptac.gazetteer.places import PLACES, country_of

#: What may stand between a cue and the one spoken to.
_TOWARDS = re.compile(
    r"(?: (?:tới|đến|cho|gửi|với|sang|cùng|toàn thể|về|lãnh đạo|chính quyền|nhân dân|đảng bộ|người dân|các gia đình"
    r"|bà con|đồng bào|thống đốc|thị trưởng|tỉnh trưởng|đô trưởng|châu trưởng|chủ tịch|bí thư|và|các cấp|,))*$"
)
#: Before a place that only says where something is.
_AT = re.compile(r"(?<!\w)(?:tại|ở) (?:thành phố |tp\.? ?|thủ đô |tỉnh )?$")
#: Between two missions called on: the country of the first, its seat.
_AND_MISSION = re.compile(r"[^.;:,]{2,60}?(?:,|,? và)(?: (?:tổng|đoàn ngoại giao|bà|ông))* ")
#: Those spoken to by what they are alone.
BODIES = re.compile(
    r" (?:rằng |lãnh đạo )?các (?:đơn vị|lực lượng|cơ quan)(?! (?:của|chức năng|liên quan|trong tỉnh))(?!\w)"
)
#: Before a unit that a line is about; the other side, by a word alone.
_AS_TO = re.compile(
    r"(?:(?:thế )?còn|với|riêng|về|về phía|đối với|phía|cả)(?: (?:với|đối với|tỉnh|thành phố|bên|phía|ở))* "
)
_FRIEND = re.compile(r"(?: (?:phía|bên|tỉnh))* (?:bạn|bên ấy|bên đó|tỉnh ấy|họ)(?!\w)")
_NEAR = 45  # characters between a cue and who is spoken to
_WITH = re.compile(r"(?<!\w)(?:với|cùng|cùng với|giữa)(?: (?:tỉnh|thành phố|phía))?\s*$")
_AT_ONCE = 20  # characters between a cue and a row of units spoken to


class Hearers(Voices):
    """The sides spoken to on one page."""

    @property
    def partners(self) -> list[str]:
        """The foreign units of the page that are no country and no region, the one most spoken of first."""
        return [u for u in self.scene.partners if PLACES[u].kind not in ("country", "region")]

    def addressee(self, line: Line, by: Side, cue: int) -> Side:
        """The side spoken to: who sits across, those named right after the cue first; else the other side named."""
        across = self._across(line, by)
        home = self.scene.home
        if self.is_envoy(by) and home not in (None, *by.units) and not self._meets_abroad(line, cue):
            asked = next((a for a in self.split(line, cue)[1] if a.how == "place"), None)
            near = asked is not None and line.at(asked.span.start) - cue <= _AT_ONCE and merge([asked]).is_home
            return merge([asked]) if asked is not None and near and asked.units != ("VN",) else Side((home or "",))
        listed, at_once = self._listed(line, by, across, cue), self._at_once(line, by, across, cue)
        for told in (
            self._topic(line, by, cue),
            self._met(line, by),
            self._mission(line, by, cue),
            self._hosts(line, by, cue),
            listed,
            at_once,
            self._several(line, by, cue),
        ):
            if told.units:
                return told
        others = self._without_countries([a for a in self.actors(line) if self._faces(line, a, by, across)], by)
        after = [a for a in others if a.span.start >= line.place(cue)]
        named = group(line, after) or group(line, others)
        if across:
            close = bool(named) and named[0] in after and line.at(named[0].span.start) - cue <= _NEAR
            if named and (close or len(across) == 1 or self._is_with(line, named[0])):
                return merge(named)
            return Side(across, tuple(a.span for a in others[:1] if set(a.units) == set(across)))
        if named:
            return merge(named)
        ours, theirs = self.sides(line)
        facing = () if self.table(line, by.units) else self._last_other(line, by)
        return Side(facing or tuple(u for u in (theirs if by.is_home else ours) if u not in by.units))

    def _topic(self, line: Line, by: Side, cue: int) -> Side:
        """Who is meant by "bạn" behind the cue where the line opens with his name: "Còn xã Đông, tôi đề nghị bạn …"."""
        opener = next(iter(self.actors(line)), None)
        if opener is None or opener.how != "place" or not _FRIEND.match(line.low, cue):
            return NOBODY
        opens = _AS_TO.fullmatch(line.low[: max(0, line.at(opener.span.start))])
        ends = line.low[max(0, line.at(opener.span.end)) :].startswith((",", " thì"))
        return merge([opener]) if opens and ends and not set(opener.units) & set(by.units) else NOBODY

    def _met(self, line: Line, by: Side) -> Side:
        """Who is spoken to where a line opens with whom its talk is: "Với xã Đông, ông A nói …"."""
        head = line.search("commitments.talking-with")
        opener = next((a for a in self.actors(line) if a.how in ("place", "person", "mission")), None)
        if head is None or opener is None or not opener.units or line.at(opener.span.start) > head.end() + 1:
            return NOBODY
        comma = line.low.find(",", max(0, line.at(opener.span.end)))
        close = 0 <= comma - line.at(opener.span.end) <= _NEAR
        other = {country_of(u) for u in opener.units}.isdisjoint(country_of(u) for u in by.units)
        return merge([opener]) if close and other and by.units else NOBODY

    def _is_with(self, line: Line, actor: Actor) -> bool:
        """Whether something is to be done together with one: "mong hợp tác với xã Đông"."""
        return actor.how == "place" and _WITH.search(self.before(line, actor)) is not None

    def _meets_abroad(self, line: Line, cue: int) -> bool:
        """Whether an envoy of ours speaks to somebody of another country: a person named in the line, or a unit right
        behind the words ("mong bang A giúp").
        """
        theirs = [a for a in self.actors(line) if a.units and country_of(a.units[0]) != "VN"]
        asked = [a for a in theirs if a.how == "place" and 0 <= line.at(a.span.start) - cue <= _AT_ONCE]
        asked = [a for a in asked if not line.within("elsewhere.located", self.before(line, a))]
        return bool(asked) or any(a.how in ("person", "delegation") for a in theirs)

    def _hosts(self, line: Line, by: Side, cue: int) -> Side:
        """All whom a guest abroad came to, where he speaks to "các đơn vị", and they were several."""
        units = self.floor.faced(by.units) if BODIES.match(line.low, cue) and self.is_abroad(line, by) else ()
        return Side(units) if len(units) > 1 else NOBODY

    def is_abroad(self, line: Line, by: Side) -> bool:
        """Whether who speaks is a guest from Vietnam at a meeting abroad."""
        table = self.table(line, by.units)
        return table is not None and by.is_home and set(by.units) <= set(table.one)

    def _several(self, line: Line, by: Side, cue: int) -> Side:
        """Several units spoken to by their number alone ("cả ba tỉnh", "các tỉnh"): those that the page names."""
        match = rule("commitments.to-several").search(line.low[cue:])
        if match is None or not by.units or self.is_envoy(by):
            return NOBODY
        fits = self.partners if by.is_home else self._our_provinces(line)
        country = country_of(fits[0]) if fits else ""
        fits = [u for u in fits if country_of(u) == country and u not in by.units]
        number = number_told(line.low[cue + match.start("n") :][:20])
        table = self.table(line, by.units)
        across = table.across(by.units) if table is not None else ()
        if table is not None and (not set(across) & {*fits, country} or number == len(across)):
            return NOBODY
        if number > len(fits) or len(fits) < 2 or (number == 2 and match.group("n") != "2"):
            return NOBODY  # "hai tỉnh" are mostly both sides of a talk
        return Side(tuple(fits[: number or None]), (line.span(cue + match.start("n"), cue + match.end()),))

    def _our_provinces(self, line: Line) -> list[str]:
        """The Vietnamese provinces that the page names before a line, where they are as many as it says, or all but one
        (whose name is a common word).
        """
        end = line.sentence.span.start
        named = (a for a in self.scene.actors if a.how == "place" and not a.site and a.span.start < end)
        sides = [a for a in named if not _AT.search(self.scene.folded(Span(max(0, a.span.start - 12), a.span.start)))]
        found = [u for u in dict.fromkeys(u for a in sides for u in a.units) if country_of(u) == "VN" and u != "VN"]
        above = (self.scene.folded(s.span) for s in self.scene.sentences[: line.sentence.index])
        return found if any(number_told(words) in (len(found), len(found) + 1) for words in above) else []

    def facing(self, line: Line, by: Side) -> Side | None:
        """The side across from one, as a speaker; None where nobody is known to face it."""
        across = self._across(line, by)
        ours, theirs = self.sides(line)
        units = across or (theirs if by.is_home else ours)
        return Side(units, (), None, "carried") if units and not set(units) & set(by.units) else None

    def _last_other(self, line: Line, by: Side) -> tuple[str, ...]:
        """Where no meeting is told: the unit of the last person of another country in the paragraph."""
        for sentence in reversed(self.scene.sentences[: line.sentence.index]):
            if sentence.paragraph != line.sentence.paragraph:
                return ()
            for actor in reversed(list(self.scene.actors_in(sentence.span))):
                if actor.how == "person" and actor.units and merge([actor]).is_home != by.is_home:
                    return actor.units
        return ()

    def _mission(self, line: Line, by: Side, cue: int) -> Side:
        """The consulates or embassies named right after the cue: they may be of either country."""
        named = [a for a in self.split(line, cue)[1] if a.how == "mission" and a.units != by.units]
        if not named or line.at(named[0].span.start) - cue > _NEAR:
            return NOBODY
        row = named[:1]
        for actor in named[1:]:
            gap = line.low[line.at(row[-1].span.end) : line.at(actor.span.start)]
            if not _AND_MISSION.fullmatch(gap):
                break
            row.append(actor)
        return Side(
            tuple(dict.fromkeys(u for a in row for u in a.units)), tuple(a.span for a in row), row[0], "mission"
        )

    def _listed(self, line: Line, by: Side, across: tuple[str, ...], cue: int) -> Side:
        """Several units named in a row right after the cue, of whom one sits across: all of them are spoken to."""
        after = [a for a in self.split(line, cue)[1] if a.how == "place" and not set(a.units) & set(by.units)]
        row = group(line, after)
        close = bool(row) and line.at(row[0].span.start) - cue <= _AT_ONCE
        if not close or len(row) < 2 or not across or merge(row).is_mixed:
            return NOBODY
        return merge(row) if any(set(a.units) & set(across) for a in row) else NOBODY

    def _at_once(self, line: Line, by: Side, across: tuple[str, ...], cue: int) -> Side:
        """A unit or a person of another country named right after the cue, whoever sits across."""
        after = [a for a in self.split(line, cue)[1] if a.how in ("place", "person") and a.units]
        if not after or after[0].site or line.at(after[0].span.start) - cue > 2 * _NEAR:
            return NOBODY
        if not line.low[:cue].endswith(_TOWARDS.sub("", self.before(line, after[0]).rstrip())):
            return NOBODY
        row = group(line, after)
        side = merge(row)
        if side.is_mixed or set(side.units) & set(by.units) or any(PLACES[u].kind == "region" for u in side.units):
            return NOBODY
        countries = {country_of(u) for u in by.units}
        if country_of(side.units[0]) in countries or side.units[0] in {country_of(u) for u in across}:
            return NOBODY
        return side

    def _without_countries(self, actors: list[Actor], by: Side) -> list[Actor]:
        """Actors without countries of which a province is the page's side, unless a country itself speaks."""
        if any(PLACES[u].kind == "country" for u in by.units):
            return actors
        small = {country_of(u) for u in (*self.partners, self.scene.home or "") if u and PLACES[u].kind != "country"}
        return [a for a in actors if a.how == "person" or not set(a.units) <= small]

    def _across(self, line: Line, by: Side) -> tuple[str, ...]:
        """The side across the table from who speaks; in a letter who writes and who is written to."""
        written = self.frame.across(line.sentence.index, by.units)
        if written:
            return written
        table = self.table(line, by.units)
        return table.across(by.units) if table else ()

    def _faces(self, line: Line, actor: Actor, by: Side, across: tuple[str, ...]) -> bool:
        """Whether an actor is of the other side."""
        if not actor.units or actor.how == "both" or set(actor.units) & set(by.units):
            return False
        if across:
            return set(actor.units) <= set(across)
        if any(PLACES[u].kind == "region" for u in actor.units if u in PLACES):
            return False
        if merge([actor]).is_home == by.is_home or merge([actor]).is_mixed:
            return False
        return actor.how != "place" or not rule("commitments.attribute").search(self.before(line, actor))
