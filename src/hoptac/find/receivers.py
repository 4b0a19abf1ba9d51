"""To whom a courtesy is done: who is named for it, else who sits across; and both sides of it together."""

from __future__ import annotations

import re

from hoptac.base.scene import Actor
from hoptac.find.cues import Cue, is_of_feast
from hoptac.find.fromwhom import letter_in_hand
from hoptac.find.givers import Givers, is_weak, is_wide
from hoptac.find.lines import Line
from hoptac.find.meant import him, of_paragraph
from hoptac.find.rows import group
from hoptac.find.rules import rule
from hoptac.find.several import all_receivers, counted_receivers, counted_sides, thanked_before
from hoptac.find.speech import Speech
from hoptac.find.titles import is_of_state
from hoptac.find.voices import NOBODY, Side, merge
from hoptac.gazetteer.places import PLACES, country_of

_STRAIGHT = 45  # characters between a cue and who is named right behind it
_LOOK_BACK = 3  # sentences before in which an envoy's guest is named
#: Forms of address, levels and bodies that may stand between a cue and the one it is meant for.
_TOWARDS = re.compile(
    r"(?:[\s,]|(?<!\w)(?:tới|đến|cho|gửi|với|sang|cùng|toàn thể|về|lãnh đạo|chính quyền|nhân dân|đảng bộ|cán bộ|quân"
    r"|dân|bà con|các|dân tộc|đồng bào|thống đốc|thị trưởng|tỉnh trưởng|phó|đô trưởng|chủ tịch|bí thư|trưởng đoàn|và"
    r"|thanh niên|phụ nữ|công nhân|bộ đội|thầy cô|thầy thuốc|bác sĩ|sinh viên|thợ"
    r"|các cấp|tỉnh|thành phố|đồng chí|đ/c|ông|bà|ngài|ủy ban|ubnd|hđnd|chiến sĩ|lực lượng|vũ trang|công an|bộ tộc)"
    r"(?!\w))*"
)
#: Between who sends and to whom.
_ONWARD = re.compile(r" (?:gửi |chuyển |đến )?(?:tới|đến|cho|với|sang)(?: [^\W\d_]+){0,4} ")
#: Between whoever gets something and the word of giving, nobody between them: "đoàn khách được tặng chiếc nón".
_IS_DONE_TO = re.compile(r"(?<!\w)được (?:trao |kính )?$")
#: Between whoever gets something and the word of giving of which nobody is the subject.
_IS_GIVEN = re.compile(r" (?:cũng |đều |còn |đã |vừa )*được (?:trao |kính )?")
#: A verb of sending right before whom something is sent to.
_IS_SENT = re.compile(
    r"(?<!\w)(?:gửi|chuyển|trao|đưa|đánh)(?: đi| tới| đến| cho| sang| về)*"
    r"(?: (?:ubnd|hđnd|lãnh đạo|chính quyền|văn phòng|tỉnh|thành phố|nhân dân))*\s*$"
)
#: A letter that is sent, and onto whom, far behind: "gửi điện chia buồn về những thiệt hại do lũ tới xã Đông".
_SENDS = re.compile(r"(?<!\w)(?:gửi|đánh|chuyển)(?: [^\W\d_]+){0,2} $")
_ONTO = re.compile(
    r"(?<!\w)(?:tới|đến|cho|sang)(?: (?:ubnd|hđnd|lãnh đạo|chính quyền|nhân dân|và|bà con|cán bộ|tỉnh|thành phố))*\s*$"
)
#: What is given, before "cho": "trao hoa cho …".
_GIVEN = re.compile(r"[^,.;:]{0,60}?(?= (?:cho|tới|đến) )")


class Sides:
    """Finds both sides of the courtesies of one page; lines are asked in order of the text."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        self.givers = Givers(speech)

    def of(self, line: Line, cue: Cue) -> tuple[Side, Side]:
        """Giver and receiver, all of them where only their number is told; nobody where it is done among one's own."""
        giver, receiver = self._told(line, cue)
        giver, receiver = counted_sides(self.speech, line, giver, receiver)
        if giver.units and receiver.units:
            receiver = counted_receivers(self.speech, line, cue.to, giver, receiver)
        return giver, all_receivers(self.speech, line, giver, receiver)

    def _told(self, line: Line, cue: Cue) -> tuple[Side, Side]:
        if (letter := letter_in_hand(self.speech, line, cue)) is not None:
            return letter
        giver = self.givers.giver(line, cue)
        if cue.kind == "gift" and giver.spans and _IS_DONE_TO.search(line.low, line.at(giver.spans[-1].end), cue.start):
            return self.speech.addressee(line, giver, len(line.low)), giver
        if not giver.units:
            return self._facing_receiver(line, cue)
        later = bool(giver.spans) and giver.spans[0].start >= line.span(cue.end, cue.end).start
        if self._is_among_own(line, giver, cue):
            return NOBODY, NOBODY
        own = self._own(line, giver, cue) if cue.kind != "invite" or (cue.noun and later) else NOBODY
        if own.units:
            if cue.kind == "thank" and self._told_by_own(line, giver, cue):
                return self.speech.addressee(line, own, len(line.low)), own
            if not is_weak(giver) and cue.kind != "invite":
                return (NOBODY, NOBODY) if cue.kind != "thank" else (giver, self.receiver(line, giver, cue))
            return self.speech.addressee(line, own, len(line.low)), own
        return giver, self.receiver(line, giver, cue)

    def _is_among_own(self, line: Line, giver: Side, cue: Cue) -> bool:
        """Whether another unit of the giver's own country is named right behind, and nobody of another with it: two
        provinces of one country thank each other.
        """
        after = [a for a in self.speech.split(line, cue.to)[1] if a.how in ("place", "person")][:1]
        if not after or is_weak(giver) or is_wide(after[0]) or set(after[0].units) & set(giver.units):
            return False
        theirs, mine = {country_of(u) for u in after[0].units}, {country_of(u) for u in giver.units}
        if theirs != mine or any(PLACES[u].kind == "country" for u in giver.units if u in PLACES):
            return False
        row = merge(group(line, [a for a in self.speech.split(line, cue.to)[1] if a.how == after[0].how]))
        return self._is_near(line, cue, after[0]) and not row.is_mixed

    def _told_by_own(self, line: Line, giver: Side, cue: Cue) -> bool:
        """Whether the one before only tells of thanks that its own side got: "Ông A kể: các mẹ cảm ơn thợ xã Đông"."""
        end = line.at(giver.spans[-1].end) if giver.spans else -1
        return 0 <= end < cue.start and ":" in line.low[end : cue.start]

    def _facing_receiver(self, line: Line, cue: Cue) -> tuple[Side, Side]:
        """Both sides where only the receiver is named: "Giấy mời đã được gửi tới xã Đông", "Khách được tặng chiếc áo",
        or under a picture: "Trao quà cho đoàn xã Đông".
        """
        before = self.speech.split(line, cue.start)[0][-1:]
        gap = line.low[max(0, line.at(before[0].span.end)) : cue.start] if before else ""
        sent = self._sent_to(line, NOBODY, cue)
        taken = merge(before) if cue.kind == "gift" and before and _IS_GIVEN.fullmatch(gap) else sent
        if taken.units and not taken.is_mixed:
            return self.speech.addressee(line, taken, len(line.low)), taken
        after = [a for a in self.speech.split(line, cue.to)[1] if a.how == "place"][:1]
        if line.sentence.zone != "caption" or not after or not self._is_near(line, cue, after[0]):
            return NOBODY, NOBODY
        receiver = merge(after)
        return self.speech.addressee(line, receiver, len(line.low)), receiver

    def _own(self, line: Line, giver: Side, cue: Cue) -> Side:
        """One of the giver's own named right behind the cue; of a giver told by a weak word, one of its country."""
        after = [a for a in self.speech.split(line, cue.to)[1] if a.how in ("place", "person")]
        if not after or after[0].span in giver.spans:
            return NOBODY
        same = {country_of(u) for u in after[0].units} == {country_of(u) for u in giver.units}
        apart = is_weak(giver) or (giver.units == ("VN",) and not self.speech.is_envoy(giver))
        if set(after[0].units) != set(giver.units) and not (same and apart and not is_wide(after[0])):
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
        for side in (
            self._addressed(line, giver, cue),
            self._straight(line, giver, cue),
            him(self.speech, line, giver, cue),
            self._sent_to(line, giver, cue),
            self._fronted(line, giver, cue),
            self._visited(line, giver, cue),
            self._at_mission(line, giver, cue),
            self._row(line, giver, cue),
            thanked_before(self.speech, line, giver) if cue.kind == "thank" else NOBODY,
            self._guest(line, giver),
            of_paragraph(self.speech, line, giver),
        ):
            if side.units:
                return side
        if self._is_of_a_state_afar(line, giver):
            return Side((country_of(self.speech.scene.home or "VN"),))
        return self.speech.addressee(line, giver, cue.to)

    def _addressed(self, line: Line, giver: Side, cue: Cue) -> Side:
        """The one to whom a letter or a speech is, where its writer names nobody else right behind: "xin trao ngài Tỉnh
        trưởng chiếc khăn".
        """
        frame = self.speech.frame
        if frame.kind != "letter" or not frame.holds(line.sentence.index) or len(frame.to) != 1:
            return NOBODY
        if not set(giver.units) <= set(frame.units):
            return NOBODY
        after = [a for a in self.speech.split(line, cue.to)[1] if self._is_near(line, cue, a)][:1]
        named = [a for a in after if a.how in ("place", "mission") or (a.how == "person" and self._by_name(a))]
        if any(set(a.units) != set(frame.to) for a in named):
            return NOBODY
        return Side(frame.to, tuple(a.span for a in named))

    def _by_name(self, actor: Actor) -> bool:
        """Whether a person is told by name, not by an office alone."""
        return actor.person is None or actor.person.name in self.speech.scene.words(actor.span)

    def _is_of_a_state_afar(self, line: Line, giver: Side) -> bool:
        """Whether the head of another State, who sits at no table of the page, writes to ours: "Chủ tịch nước A gửi
        điện mừng".
        """
        if giver.actor is None or giver.is_home or not is_of_state(giver.actor):
            return False
        return self.speech.floor.with_units(line.sentence.index, giver.units) is None and bool(
            line.search("courtesies.by-letter") or rule("courtesies.sent-word").search(line.low)
        )

    def _guest(self, line: Line, giver: Side) -> Side:
        """Who was last named from abroad where an envoy of Vietnam speaks and our side is not named."""
        scene, index = self.speech.scene, line.sentence.index
        if not self.speech.is_envoy(giver) or any(a.units == (scene.home,) for a in self.speech.actors(line)):
            return NOBODY
        for sentence in reversed(scene.sentences[max(0, index - _LOOK_BACK) : index + 1]):
            named = [a for a in scene.actors_in(sentence.span) if a.how in ("place", "person") and a.units]
            abroad = [a for a in named if country_of(a.units[0]) != "VN" and not is_wide(a)]
            if abroad:
                return Side(abroad[0].units)
        return NOBODY

    def _visited(self, line: Line, giver: Side, cue: Cue) -> Side:
        """The places that a greeting is brought to, told before it."""
        row = merge(self.givers.visited(line, cue))
        abroad = {country_of(u) for u in row.units}.isdisjoint(country_of(u) for u in giver.units)
        return row if row.units and abroad and not row.is_mixed else NOBODY

    def _at_mission(self, line: Line, giver: Side, cue: Cue) -> Side:
        """The mission where it is done: "Tại Đại sứ quán nước A, đoàn chúc mừng …"."""
        named = [a for a in self.speech.split(line, cue.verb)[0] if a.how == "mission" and a.units != giver.units]
        gone = [a for a in named if rule("courtesies.goes-to").search(self.speech.before(line, a))]
        return merge(gone[-1:])

    def _row(self, line: Line, giver: Side, cue: Cue) -> Side:
        """The units abroad of a table's row that a greeting is brought to."""
        if cue.kind != "greet" or "\t" not in line.low or not giver.is_home:
            return NOBODY
        return merge(self._facing(line, giver, 0))

    def _facing(self, line: Line, giver: Side, start: int) -> list[Actor]:
        """The places and persons from a place on that are of another country than the giver."""
        after = [a for a in self.speech.split(line, start)[1] if a.how in ("place", "person") and not a.site]
        countries = {country_of(u) for u in giver.units}
        seated = self.speech.table(line, giver.units) is not None
        after = [a for a in after if not countries & {country_of(u) for u in a.units}]
        return [
            a
            for a in after
            if (not is_wide(a) or a.how == "person" or (not seated and country_of(a.units[0]) != "VN"))
            and not is_of_feast(line, a)
        ]

    def _fronted(self, line: Line, giver: Side, cue: Cue) -> Side:
        """Those whom "riêng với xã Đông và xã Tây, …" puts first."""
        match = line.search("courtesies.fronted", 0, cue.start)
        row = group(line, self._facing(line, giver, match.end())) if match else []
        return merge(row) if row and line.at(row[-1].span.end) <= cue.verb else NOBODY

    def _straight(self, line: Line, giver: Side, cue: Cue) -> Side:
        """A unit or a person of another country named right behind the cue, whoever sits across."""
        after = [a for a in self.speech.split(line, cue.to)[1] if a.how in ("place", "person", "partner")]
        if len(after) > 1 and set(after[0].units) == set(giver.units) and self._passes_on(line, after[0], after[1]):
            after = after[1:]
        facing = self._facing(line, giver, cue.to)
        after = [a for a in after if not is_of_feast(line, a)]
        if after and after[0].how == "partner" and self._is_named(line, giver, after[0]):
            facing = after[:1]
        if not facing or facing[0] is not after[0] or not self._is_near(line, cue, facing[0]):
            return NOBODY
        row = group(line, facing)
        both = line.low.startswith("cả ", cue.to + 1) and len(row) == 2  # "mời cả xã Đông lẫn xã bạn"
        return merge(row) if giver.is_home or both or not merge(row).is_mixed else NOBODY

    def _sent_to(self, line: Line, giver: Side, cue: Cue) -> Side:
        """To whom a letter or a gift is sent by a verb behind it: "điện mừng của xã Đông đã chuyển tới ông A"."""
        if not cue.noun:
            return NOBODY
        sent = _SENDS.search(line.low, 0, cue.start) is not None
        for number, actor in enumerate(facing := self._facing(line, giver, cue.to)):
            before = self.speech.before(line, actor)
            if _IS_SENT.search(before) or (sent and _ONTO.search(before)):
                row = merge(group(line, facing[number:]))
                return row if not row.is_mixed else NOBODY
        return NOBODY

    def _passes_on(self, line: Line, own: Actor, other: Actor) -> bool:
        """Whether what one side says is sent to another right behind its name: "lời chia buồn của ta tới bạn"."""
        gap = line.low[max(0, line.at(own.span.end)) : max(0, line.at(other.span.start))]
        return _ONWARD.fullmatch(gap) is not None

    def _is_near(self, line: Line, cue: Cue, actor: Actor) -> bool:
        """Whether an actor stands right behind a cue, with nothing between that makes it something else's."""
        place = line.at(actor.span.start)
        return place - cue.to <= _STRAIGHT and not rule("courtesies.apart").search(line.low[cue.to : place])

    def _is_named(self, line: Line, giver: Side, partner: Actor) -> bool:
        """Whether the unit that "tỉnh bạn" means, abroad for the giver, is named earlier in its sentence."""
        if not {country_of(u) for u in giver.units}.isdisjoint(country_of(u) for u in partner.units):
            return False
        named = [a for a in self.speech.split(line, line.at(partner.span.start))[0] if a.how == "place"]
        return any(a.units == partner.units for a in named)
