"""Meetings that sentences tell: who came, who received, each with its words; merged into visits by find.visits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Person, Scene, Sentence
from hoptac.find.rules import rule
from hoptac.find.when import Times, When
from hoptac.gazetteer.places import PLACES, country_of


@dataclass(slots=True)
class Side:
    """Guests or hosts: units with the words that name them, and who leads them."""

    units: dict[str, Span] = field(default_factory=dict)
    head: Person | None = None
    head_span: Span | None = None

    def add(self, actor: Actor) -> None:
        """Take an actor's units in; the first person of the side leads it."""
        for unit in actor.units:
            self.units.setdefault(unit, actor.span)
        if actor.person is not None and self.head is None:
            self.head, self.head_span = actor.person, actor.span


@dataclass(slots=True)
class Meeting:
    """One meeting as one sentence tells it."""

    sentence: Sentence
    cue: Span
    rule: str
    guest: Side
    host: Side
    when: When | None = None
    place: tuple[str, Span] | None = None
    status: str = "done"
    status_span: Span | None = None


_RELATION = re.compile(r"^\s*[-–]\s*$")
_IN_BRACKETS = re.compile(r"[(]\s*(?:nước |chdcnd |thuộc )?$|nước chdcnd $|nước cộng hòa dân chủ nhân dân $|, nước $|, chdcnd $")
_ATTRIBUTE = re.compile(
    r"(?<!\w)(?:sinh viên|học sinh|nhân dân|tiếng|người|đất|bạn|hữu nghị|tết|quan hệ|biên giới|quốc khánh|hợp tác|đảng|các dân tộc|"
    r"cách mạng|dân chủ|hàng|quân tình nguyện|con em|khu vực|bắc|nam|trung|với các tỉnh|giải phóng|cộng sản|năm mới|đầu tư|doanh nghiệp)\s$"
)


class Roles:
    """The actors of a sentence without those that only describe, and with the places where things happen told apart."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.posts = [(m.span.start, max(m.span.end, m.value.end)) for m in scene.scan.of("post")]

    def _within_post(self, actor: Actor) -> bool:
        return actor.how == "place" and any(s <= actor.span.start and actor.span.end <= e for s, e in self.posts)

    def before(self, span: Span, width: int = 44) -> str:
        """The words before a span, in small letters."""
        return self.scene.page.text[max(0, span.start - width) : span.start].lower()

    def _descriptive(self, actor: Actor, following: Actor | None) -> bool:
        if actor.how != "place" or not all(PLACES[u].kind in ("country", "region") for u in actor.units):
            return False
        before = self.before(actor.span)
        if _IN_BRACKETS.search(before) or _ATTRIBUTE.search(before) or before.rstrip().endswith("-"):
            return True
        between = self.scene.page.text[actor.span.end : following.span.start] if following else ""
        return bool(_RELATION.match(between)) if between else False

    def actors(self, sentence: Sentence) -> list[Actor]:
        """Those who may act or be acted upon."""
        found = list(self.scene.actors_in(sentence.span))
        out = []
        for number, actor in enumerate(found):
            following = found[number + 1] if number + 1 < len(found) else None
            if not self._within_post(actor) and not self._descriptive(actor, following):
                out.append(actor)
        return out

    def is_place(self, actor: Actor) -> bool:
        """Whether an actor's name stands as the place of something ("tại tỉnh X")."""
        return actor.how == "place" and bool(rule("visits.at").search(self.before(actor.span)))

    def at(self, sentence: Sentence) -> tuple[str, Span] | None:
        """Where the sentence's event happens: the unit behind "tại"."""
        for actor in self.scene.actors_in(sentence.span):
            if actor.how == "place" and PLACES[actor.units[0]].kind != "region":
                before = self.before(actor.span)
                if re.search(r"(?<!\w)(?:tại|ở|trên đất)\s[^,;.]{0,28}$", before) and not re.search(r"(?:lãnh sự(?: quán)?|đại sứ(?: quán)?)\s[^,;.]{0,30}tại\s[^,;.]{0,12}$", before):
                    return actor.units[0], actor.span
                if re.search(r"lãnh sự(?: quán)?\s[^,;.]{0,40}tại\s(?:tỉnh |thành phố |tp\.? ?)?$", before):
                    return actor.units[0], actor.span
        return None


def folded_spans(scene: Scene, rule_id: str, sentence: Sentence) -> Iterator[Span]:
    """The hits of a rule in a sentence, as spans of the page."""
    folded = scene.scan.folded
    start, end = folded.at(sentence.span.start), folded.at(sentence.span.end)
    for match in rule(rule_id).finditer(folded.text, start, end):
        yield folded.span(match.start(), match.end())


class Meetings:
    """Finds the meetings of a page, sentence by sentence."""

    def __init__(self, scene: Scene, times: Times) -> None:
        self.scene = scene
        self.times = times
        self.roles = Roles(scene)

    def first(self, rule_id: str, sentence: Sentence) -> Span | None:
        """The first hit of a rule in a sentence."""
        return next(folded_spans(self.scene, rule_id, sentence), None)

    def find(self) -> Iterator[Meeting]:
        """All meetings told in sentences that are no title."""
        for sentence in self.scene.sentences:
            if sentence.zone == "title":
                continue
            if self.first("visits.none", sentence) and not self.first("visits.receive", sentence):
                continue
            yield from self._in_sentence(sentence)

    def _in_sentence(self, sentence: Sentence) -> Iterator[Meeting]:
        actors = self.roles.actors(sentence)
        if not actors:
            return
        meeting = self._passive(sentence, actors) or self._receive(sentence, actors) or self._come(sentence, actors) or self._meet(sentence, actors)
        if meeting is None or not (meeting.guest.units or meeting.host.units):
            return
        self._status(meeting)
        if meeting.status == "invited":
            return
        self._day(meeting)
        meeting.place = self.roles.at(sentence)
        yield meeting

    def _sides(self, sentence: Sentence, guests: list[Actor], hosts: list[Actor], cue: Span, rule_id: str) -> Meeting | None:
        meeting = Meeting(sentence, cue, rule_id, Side(), Side())
        for actor in guests:
            meeting.guest.add(actor)
        for actor in hosts:
            meeting.host.add(actor)
        return _sorted_out(self.scene, meeting)

    def _passive(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """Guest … được HOST tiếp."""
        cue = self.first("visits.passive", sentence)
        if cue is None:
            return None
        received = next((s for s in folded_spans(self.scene, "visits.receive", sentence) if s.start > cue.start), None)
        if received is None:
            return None
        guests = [a for a in actors if a.span.end <= cue.start and not self.roles.is_place(a)]
        hosts = [a for a in actors if cue.end <= a.span.start and a.span.end <= received.start]
        return self._sides(sentence, guests[-3:], hosts, received, "visits.passive") if hosts else None

    def _receive(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """HOST tiếp GUEST; also "Tiếp đoàn có HOST"."""
        listed = self.first("visits.host-list", sentence)
        if listed is not None:
            hosts = [a for a in actors if a.span.start >= listed.end]
            guests = [a for a in actors if listed.start <= a.span.start < listed.end]
            return self._sides(sentence, guests, hosts, listed, "visits.host-list") if hosts else None
        cue = self.first("visits.receive", sentence)
        if cue is None:
            return None
        hosts = [a for a in actors if a.span.end <= cue.start and not self.roles.is_place(a)]
        guests = [a for a in actors if a.span.start >= cue.end and not self.roles.is_place(a)]
        return self._sides(sentence, guests, hosts, cue, "visits.receive") if guests else None

    def _come(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """GUEST đến thăm HOST."""
        cue = self.first("visits.come", sentence)
        if cue is None:
            return None
        guests = [a for a in actors if a.span.end <= cue.start and not self.roles.is_place(a)]
        hosts = [a for a in actors if a.span.start >= cue.end and a.how != "delegation"]
        if not guests and not hosts:
            return None
        return self._sides(sentence, guests, hosts, cue, "visits.come")

    def _meet(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """A hội đàm với B: the host is the one at whose place it happens, else the home side."""
        cue = self.first("visits.meet", sentence)
        if cue is None:
            return None
        before = [a for a in actors if a.span.end <= cue.start and not self.roles.is_place(a)]
        after = [a for a in actors if a.span.start >= cue.end and not self.roles.is_place(a)]
        if not before and not after:
            return None
        at = self.roles.at(sentence)
        units_after = {u for a in after for u in a.units}
        host_first = at is not None and any(at[0] in a.units for a in before)
        if not before or (not host_first and (at is None or at[0] in units_after)):
            return self._sides(sentence, before, after, cue, "visits.meet")
        return self._sides(sentence, after, before, cue, "visits.meet")

    def _status(self, meeting: Meeting) -> None:
        sentence = meeting.sentence
        cancelled = self.first("visits.cancelled", sentence)
        if cancelled is not None:
            meeting.status, meeting.status_span = "cancelled", cancelled
            return
        accepted = self.first("visits.accepted", sentence)
        if accepted is not None:
            meeting.status, meeting.status_span = "planned", accepted
            return
        invited = next((s for s in folded_spans(self.scene, "visits.invited", sentence) if s.start < meeting.cue.start), None)
        if invited is not None:
            meeting.status = "invited"
            return
        planned = next((s for s in folded_spans(self.scene, "visits.planned", sentence) if s.start < meeting.cue.start and meeting.cue.start - s.end < 160), None)
        if planned is not None:
            meeting.status, meeting.status_span = "planned", planned

    def _day(self, meeting: Meeting) -> None:
        exact = [w for w in self.times.events(meeting.sentence) if w.exact]
        rough = [w for w in self.times.events(meeting.sentence) if not w.exact and w.kind in ("month", "year")]
        if exact:
            meeting.when = next((w for w in exact if w.kind == "interval"), exact[0])
        elif rough and meeting.status == "planned":
            meeting.when = rough[0]


def _sorted_out(scene: Scene, meeting: Meeting) -> Meeting | None:
    """Fill a side that is not named from who faces whom; drop what stands on both sides; None where it is no meeting of two."""
    ours, theirs = scene.pairs[meeting.sentence.index]
    for unit in list(meeting.guest.units):
        if unit in meeting.host.units:
            del (meeting.host if len(meeting.host.units) > 1 else meeting.guest).units[unit]
    _one_country(meeting.guest)
    _one_country(meeting.host)
    if not meeting.guest.units and meeting.host.units:
        _fill(meeting.guest, meeting.host, ours, theirs, meeting.cue)
    elif not meeting.host.units and meeting.guest.units:
        _fill(meeting.host, meeting.guest, ours, theirs, meeting.cue)
    if not meeting.guest.units or not meeting.host.units:
        return None
    if {country_of(u) for u in meeting.guest.units} == {country_of(u) for u in meeting.host.units}:
        units = {*meeting.guest.units, *meeting.host.units}
        if not ("VN" in units and len(units) > 1):
            return None
    return meeting


def _fill(side: Side, other: Side, ours: tuple[str, ...], theirs: tuple[str, ...], cue: Span) -> None:
    known = set(other.units)
    fill = theirs if known & set(ours) or all(country_of(u) == "VN" for u in known) else ours
    for unit in fill:
        if unit not in known:
            side.units[unit] = cue


def _one_country(side: Side) -> None:
    """Keep the units of the country named first; a country beside its own province goes."""
    if not side.units:
        return
    first = country_of(next(iter(side.units)))
    for unit in list(side.units):
        if country_of(unit) != first:
            del side.units[unit]
    provinces = [u for u in side.units if PLACES[u].kind != "country"]
    if provinces:
        for unit in list(side.units):
            if PLACES[unit].kind == "country" and unit != (side.head.unit if side.head else None):
                del side.units[unit]
