"""Meetings told by what hosts do for guests, without a verb of receiving: who waits at the door, pours the tea, keeps
them for lunch, sits with them.
"""

from __future__ import annotations

import re

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Sentence
from hoptac.find.roles import folded_spans
from hoptac.find.sides import Meeting, is_ours, same_side
from hoptac.find.telling import Telling
from hoptac.gazetteer.places import country_of

#: Between what is done and who does it, told last: "Đứng chờ ở sảnh là ông A", "… không ai khác là B".
_TOLD_LAST = re.compile(r"[^.;:]{0,70}?(?<!\w)(?:là|chính là)(?!\w) ")
#: Where many meet whom nobody receives.
_AT_EVENT = re.compile(r"(?<!\w)(?:tại|ở|bên lề|dự|sau|trước) (?:hội nghị|diễn đàn|hội chợ|lễ|đại hội|ngày hội)(?!\w)")
#: Before the unit whose guests they are.
_GUESTS = re.compile(
    r"(?<!\w)(?:đoàn|khách|lãnh đạo|đại diện|phái đoàn|đội|nhóm|các vị|mấy vị|đồng nghiệp|tốp|"
    r"(?:phó )?(?:giám đốc|chủ tịch|bí thư|hiệu trưởng))(?!\w)[^,.;:]{0,50}$"
)
#: Somebody in office whom nobody names, before the unit whose office it is.
_OFFICE = re.compile(
    r"(?:^|[,;:] |(?<!\w)(?:là|và) )(?:ông |bà |đồng chí )?(?:phó )?(?:bí thư|chủ tịch|giám đốc|"
    r"(?:tỉnh|đô|thị|huyện) trưởng|hiệu trưởng|viện trưởng|chính ủy|"
    r"chỉ huy trưởng|thống đốc|cục trưởng|trưởng ban)(?!\w)[^,.;:]{0,60}$"
)
#: Before whom somebody leads along: "nắm tay ông B kéo vào phòng".
_BY_HAND = re.compile(
    r"(?<!\w)(?:nắm|bắt|cầm|kéo|dắt|khoác|ôm)(?: (?:tay|vai|chầm|chặt))+(?: (?:ông|bà|đồng chí|anh|chị|ngài))? $"
)
#: On his way, or on the other side: who is told so has come.
_ON_HIS_WAY = re.compile(
    r"(?<!\w)(?:lên đường|xách va li|xuất phát|vượt|bên kia (?:cầu|sông|biên giới|cửa khẩu))(?!\w)"
)
#: Parts a name from a verb that is not its own.
_PARTED = re.compile(r"[,;:]|(?<!\w)(?:người|khi|lúc|thì|mà|đã có|là)(?!\w)")
#: Somebody in office whom nobody names, as the subject of a clause.
_HELD = re.compile(
    r"(?:^|, )(?:ông |bà |đồng chí )?(?:phó )?(?:bí thư|chủ tịch|giám đốc|hiệu trưởng|viện trưởng|chính ủy|"
    r"chỉ huy trưởng|cục trưởng|trưởng ban)(?!\w)[^,.;:]{0,70}$"
)
#: Before what hosts do, told in the passive: "được ông B", "được ngài Châu trưởng".
_BY = re.compile(r"(?<!\w)được (?:[^.;:]{2,100} )?$")
_ACTS = ("person", "pronoun")
_MEANT = ("person", "pronoun", "place", "delegation", "mission")
#: Between two who do something together: offices alone.
_TOGETHER = re.compile(r"(?:, [^,.;:]{3,60},?)? (?:và|cùng|với) [^,.;:]{0,60}")
#: Behind what is done: for whom, who are no guests.
_FOR_OTHERS = re.compile(
    r"[^,.;:]{0,24}(?<!\w)(?:cụ|em|cháu|học sinh|sinh viên|nông dân|công nhân|già làng|bà con|người dân|nhân dân|"
    r"cán bộ|phóng viên|chiến sĩ|gia đình|hộ|bệnh nhân|ngư dân)(?!\w)"
)
#: Before the steps of one who has just come: "ông A vừa bước xuống xe".
_JUST = re.compile(r"(?<!\w)(?:vừa|vừa mới|chưa kịp) $")
#: Between "với" and the name of the one sat with: his office alone.
_STRAIGHT = re.compile(r"[^,.;:]{0,60}")
_LATELY = 5  # sentences
_NEAR = 70  # characters from a verb to whom it is done


class Graces(Telling):
    """Readings in which a host's courtesies tell that he received."""

    def _graced(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """HOST does something that hosts do for GUEST, who is named in the sentence or in the one before."""
        quoted = self._quoted(sentence)
        cues = [c for c in folded_spans(self.scene, "visits.grace", sentence) if not any(q.holds(c) for q in quoted)]
        cues = [c for c in cues if not _JUST.search(self.roles.before(c, 16))]
        for cue in cues:
            passive = self._done_to(actors, cue)
            if passive is not None:
                return self._sides(sentence, *passive, cue, "visits.passive")
        for cue in cues:
            host = self._gracious(sentence, actors, cue)
            if host is None and (shown := self._shown(sentence, actors, cue)):
                return self._sides(sentence, shown, [], cue, "visits.receive")
            if host is None:
                continue
            guests = self._graced_by(sentence, actors, cue, host)
            if guests is not None:
                return self._sides(sentence, guests, [host], cue, "visits.receive")
        return None

    def _shown(self, sentence: Sentence, actors: list[Actor], cue: Span) -> list[Actor]:
        """Those from abroad for whom somebody in office, whom nobody names, does it at home: "Hiệu trưởng Trường A đưa
        Giám đốc Sở B đi thăm giảng đường".
        """
        before = self.scene.folded(Span(sentence.span.start, cue.start))
        if self._abroad() or not _HELD.search(before[before.rfind(";") + 1 :]):
            return []
        named = [a for a in actors if a.how in ("person", "place") and a.units and not self.roles.is_place(a)]
        if any(a.span.end <= cue.start and not is_ours(a.units[0]) for a in named):
            return []
        behind = [a for a in named if 0 <= a.span.start - cue.end <= _NEAR and not is_ours(a.units[0])]
        return same_side([a for a in behind if self._comes(a)])

    def _done_to(self, actors: list[Actor], cue: Span) -> tuple[list[Actor], list[Actor]] | None:
        """Guests and hosts of the passive: "ông A được ông B đưa vào nhà khách", "chúng tôi được mời vào phòng"."""
        told = _BY.search(self.roles.before(cue, 110))
        at = cue.start - len(told.group()) if told else -1
        before = [a for a in actors if told and a.span.end <= at and a.how in _MEANT and a.units]
        guest = next((a for a in reversed(before) if not self.roles.is_place(a)), None)
        if guest is None or not (in_office(guest) or guest.how == "pronoun" or self._is_party(guest)):
            return None
        hosts = [a for a in actors if at <= a.span.start and a.span.end <= cue.start]
        if not hosts and not self._awaited(country_of(guest.units[0])) and guest.how != "pronoun":
            return None
        across = all(country_of(u) != country_of(guest.units[0]) for a in hosts for u in a.units)
        return ([guest], hosts) if across else None

    def _sat_down(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """Two of two countries, one of them in office, sit or talk together; who has come is told by the place."""
        cue = self.first("visits.sat", sentence)
        if cue is None or _AT_EVENT.search(self.scene.folded(sentence.span)):
            return None
        named = [a for a in actors if a.how in _ACTS and a.units and not self.roles.is_place(a)]
        before = [a for a in named if a.span.end <= cue.start][-1:]
        behind = [a for a in named if 0 <= a.span.start - cue.end <= _NEAR][:1]
        if behind and not before:
            return self._sat_with(sentence, behind[0], cue)
        if before and not behind and self._chats(sentence, before[0], cue):
            return self._sides(sentence, [], before, cue, "visits.receive")
        pair = [*before, *behind]
        if len(pair) < 2 or not any(map(in_office, pair)):
            return None
        here, there = (country_of(a.units[0]) for a in pair)
        stands = country_of(self.location) if self.location is not None else "VN"
        went = self._walked(sentence, before[0], cue)
        if went is None and _ON_HIS_WAY.search(self.scene.folded(Span(before[0].span.end, sentence.span.end))):
            went = True
        if here == there or (went is None and stands not in (here, there)):
            return None
        host, guest = (behind, before) if went or (went is None and stands == there) else (before, behind)
        return self._sides(sentence, guest, host, cue, "visits.receive")

    def _chats(self, sentence: Sentence, host: Actor, cue: Span) -> bool:
        """Whether somebody in office talks with the party told of last, at a place or on a day that the sentence names:
        "Tại A ngày 5/4, Chủ tịch B trò chuyện với đoàn".
        """
        self.now = sentence.index
        own = self.roles.at(sentence) is not None or any(w.exact for w in self.times.events(sentence))
        if not own or not in_office(host) or not self._marks(Span(cue.end, min(cue.end + 12, sentence.span.end))):
            return False
        return self._awaited(country_of(host.units[0]))

    def _sat_with(self, sentence: Sentence, host: Actor, cue: Span) -> Meeting | None:
        """The party told of last sits down with somebody in office of where it is: "16 giờ thì họp ở Sở A với B"."""
        self.now = sentence.index
        if not in_office(host) or not self.party or not self._awaited(country_of(host.units[0])):
            return None
        if self._others(sentence, cue) or _STRAIGHT.fullmatch(self._parting_from(cue, host)) is None:
            return None
        return self._sides(sentence, [Actor(cue, self.party, "delegation")], [host], cue, "visits.receive")

    def _parting_from(self, cue: Span, actor: Actor) -> str:
        """The words between what is done and a name."""
        return self.scene.folded(Span(cue.end, actor.span.start))

    def _walked(self, sentence: Sentence, subject: Actor, cue: Span) -> bool | None:
        """Whether who sits down came (True), is at home (False), by the place told between; None where none is."""
        between = Span(subject.span.end, cue.start)
        going = [g for g in folded_spans(self.scene, "visits.go", sentence) if between.holds(g)]
        behind = Span(going[0].end, cue.start) if going else between
        at = next((a for a in self.scene.actors_in(behind) if a.how == "place" and a.units), None)
        return country_of(at.units[0]) != country_of(subject.units[0]) if going and at is not None else None

    def _gracious(self, sentence: Sentence, actors: list[Actor], cue: Span) -> Actor | None:
        """Who does it: the person in office before the verb, or told behind "là"."""
        before = [a for a in actors if a.how in _ACTS and a.span.end <= cue.start]
        before = [a for a in before if not _BY_HAND.search(self.roles.before(a.span, 30))] or before
        near = before[-1] if before else None
        if near is not None and in_office(near) and not _PARTED.search(self._parting(near, cue)):
            return self._first_of_row(before)
        link = _TOLD_LAST.match(self.scene.folded(Span(cue.end, sentence.span.end)))
        at = cue.end + link.end() if link else sentence.span.end
        last = next((a for a in actors if a.how == "person" and 0 <= a.span.start - at <= _NEAR), None)
        if link is not None and last is not None and in_office(last):
            return last
        if link is not None and (held := self._unnamed(actors, Span(at - 3, sentence.span.end))) is not None:
            return held
        return near if near is not None and in_office(near) else None

    def _first_of_row(self, before: list[Actor]) -> Actor:
        """The first of those who do it together: "Bí thư A và Chủ tịch B ra tận cổng"."""
        first = before[-1]
        for actor in reversed(before[:-1]):
            between = self.scene.folded(Span(actor.span.end, max(actor.span.end, first.span.start)))
            if not in_office(actor) or actor.units != first.units or not _TOGETHER.fullmatch(between):
                break
            first = actor
        return first

    def _unnamed(self, actors: list[Actor], within: Span) -> Actor | None:
        """The unit of somebody in office whom nobody names: "là Bí thư Tỉnh ủy A"."""
        first = next((a for a in actors if a.how == "place" and a.units and a.span.start >= within.start), None)
        if first is None or first.span.start - within.start > _NEAR:
            return None
        return first if _OFFICE.search(self.scene.folded(Span(within.start, first.span.start))) else None

    def _parting(self, actor: Actor, cue: Span) -> str:
        """The words between a name and what is done."""
        return self.scene.folded(Span(actor.span.end, cue.start))

    def _graced_by(self, sentence: Sentence, actors: list[Actor], cue: Span, host: Actor) -> list[Actor] | None:
        """Whom it is done to: somebody of another country behind the verb or before the host, a delegation, those whom
        the sentence before told to have come; None where nobody is.
        """
        country = country_of(host.units[0])
        named = [a for a in actors if a is not host and a.how in _MEANT and a.units and not self.roles.is_place(a)]
        others = [a for a in named if country_of(a.units[0]) != country and self._comes(a)]
        if others:
            return same_side(others)
        if self._others(sentence, cue):
            return None
        if any(a.how == "delegation" for a in self.scene.actors_in(sentence.span)):
            return []
        self.now = sentence.index
        if self._awaited(country):
            return [Actor(cue, self.party, "delegation")] if self.party else []
        before = self.scene.sentences[sentence.index - 1] if sentence.index else None
        if before is None or before.zone == "title" or before.paragraph < sentence.paragraph - 1:
            return None
        came = [a for a in self.roles.actors(before) if a.how in _ACTS and in_office(a)]
        came = [a for a in came if country_of(a.units[0]) != country]
        return came[:1] or None

    def _awaited(self, country: str) -> bool:
        """Whether a party is in the host's country: where the page stands abroad, where it was received last; at home
        where guests were told of lately.
        """
        if country == "VN":
            return not self._abroad() and bool(self.party) and not any(map(is_ours, self.party)) and self._lately()
        there = self.location is not None and self._abroad() and country_of(self.location) == country
        still = bool(self.party) and country in map(country_of, self.received) and self._lately()
        return (there or still) and all(map(is_ours, self.party))

    def _is_party(self, actor: Actor) -> bool:
        """Whether a unit's name stands for its delegation."""
        return actor.how == "place" and self._comes(actor)

    def _others(self, sentence: Sentence, cue: Span) -> bool:
        """Whether somebody else is named behind the verb whom it is done for: "rót nước mời các cụ già làng"."""
        behind = self.scene.folded(Span(cue.end, min(sentence.span.end, cue.end + _NEAR)))
        return _FOR_OTHERS.match(behind) is not None

    def _lately(self) -> bool:
        """Whether the party was told of a few sentences ago."""
        return 0 <= self.now - self.noted <= _LATELY

    def _comes(self, actor: Actor) -> bool:
        """Whether somebody may be a guest: a person, a delegation; a unit only where its guests are spoken of."""
        return actor.how != "place" or _GUESTS.search(self.roles.before(actor.span, 60)) is not None


def in_office(actor: Actor) -> bool:
    """Whether an actor is a person of a unit whose office is told."""
    return bool(actor.units) and actor.person is not None and bool(actor.person.posts)
