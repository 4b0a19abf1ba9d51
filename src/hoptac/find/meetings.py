"""Meetings that sentences tell: who came, who received, each with its words; merged into visits by find.visits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

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
    inherited: When | None = None
    inner: When | None = None
    place: tuple[str, Span] | None = None
    status: str = "done"
    status_span: Span | None = None
    body: str = ""


_RELATION = re.compile(r"^\s*[-–]\s*$")
_IN_BRACKETS = re.compile(
    r"[(]\s*(?:nước |chdcnd |thuộc )?$|nước chdcnd $|nước cộng hòa dân chủ nhân dân $|, nước $|, chdcnd $|\d tỉnh (?:của |thuộc )?nước $"
)
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
        if actor.how != "place":
            return False
        if not all(PLACES[u].kind in ("country", "region") for u in actor.units):
            return self._encloses(actor)
        before = self.before(actor.span)
        if self._encloses(actor):
            return True
        if _IN_BRACKETS.search(before) or _ATTRIBUTE.search(before) or before.rstrip().endswith("-"):
            return True
        between = self.scene.page.text[actor.span.end : following.span.start] if following else ""
        return bool(_RELATION.match(between)) if between else False

    def _encloses(self, actor: Actor) -> bool:
        """Whether a name only tells where the unit before it lies: "châu Văn Sơn, tỉnh Vân Nam", "Kobe (tỉnh Hyogo)"."""
        near = [
            a for a in self.scene.actors_in(Span(max(0, actor.span.start - 60), actor.span.start)) if a.how == "place"
        ]
        if not near or actor.span.start - near[-1].span.end > 20:
            return False
        inner = near[-1].units[0]
        return inner != actor.units[0] and PLACES[inner].parent == actor.units[0]

    def actors(self, sentence: Sentence) -> list[Actor]:
        """Those who may act or be acted upon."""
        found = list(self.scene.actors_in(sentence.span))
        out = []
        for number, actor in enumerate(found):
            following = found[number + 1] if number + 1 < len(found) else None
            region = bool(actor.units) and PLACES[actor.units[0]].kind == "region"
            if not region and not self._within_post(actor) and not self._descriptive(actor, following):
                out.append(actor)
        return out

    def is_place(self, actor: Actor) -> bool:
        """Whether an actor's name stands as the place of something ("tại tỉnh X")."""
        return actor.how == "place" and bool(rule("visits.at").search(self.before(actor.span)))

    def at(self, sentence: Sentence) -> tuple[str, Span] | None:
        """Where the sentence's event happens: the first unit behind "tại"."""
        return next(self.places_at(sentence), None)

    def places_at(self, sentence: Sentence) -> Iterator[tuple[str, Span]]:
        """The units behind "tại" in a sentence."""
        for actor in self.scene.actors_in(sentence.span):
            if actor.how == "place" and PLACES[actor.units[0]].kind != "region":
                before = self.before(actor.span)
                if re.search(r"(?<!\w)(?:tại|ở|trên đất|ra|vào)\s[^,;.]{0,28}$", before) and not re.search(
                    r"(?:lãnh sự(?: quán)?|đại sứ(?: quán)?)\s[^,;.]{0,30}tại\s[^,;.]{0,12}$", before
                ):
                    yield actor.units[0], actor.span
                elif re.search(r"lãnh sự(?: quán)?\s[^,;.]{0,40}tại\s(?:tỉnh |thành phố |tp\.? ?)?$", before):
                    yield actor.units[0], actor.span


def folded_spans(scene: Scene, rule_id: str, sentence: Sentence) -> Iterator[Span]:
    """The hits of a rule in a sentence, as spans of the page."""
    folded = scene.scan.folded
    start, end = folded.at(sentence.span.start), folded.at(sentence.span.end)
    for match in rule(rule_id).finditer(folded.text, start, end):
        span = folded.span(match.start(), match.end())
        if not any(name.span.holds(span) for name in scene.mentions_in("person", sentence.span)):
            yield span  # "thăm" within a Lao name is no verb


_HEADING = re.compile(
    r"^\W*(?:dự thảo )?(?:kế hoạch|chương trình|lịch|dự kiến|thông báo)[^.]{0,40}(?:đón|tiếp|thăm|làm việc|hoạt động|đoàn)"
)


_STUDENTS = re.compile(
    r"\s(?:mặt |gỡ |, tặng quà |và tặng quà )?(?:với )?(?:các |những |\d+ )?(?:em|lưu học sinh|sinh viên|học sinh|học viên|bà con|kiều bào|cựu|hội viên|gia đình)(?!\w)"
)
_HOSTING = re.compile(r"(?<!\w)(?:chủ nhà|đăng cai)(?!\w)")
Way = Callable[[Sentence, list[Actor]], "Meeting | None"]


def is_programme(scene: Scene) -> bool:
    """Whether the page is a plan: what it tells is still to come (Kế hoạch đón đoàn, Chương trình làm việc)."""
    return bool(_HEADING.match((scene.page.title or "").lower()))


class Meetings:
    """Finds the meetings of a page, sentence by sentence."""

    def __init__(self, scene: Scene, times: Times) -> None:
        self.scene = scene
        self.times = times
        self.roles = Roles(scene)
        self.location: str | None = None
        self.programme = is_programme(scene)

    def first(self, rule_id: str, sentence: Sentence) -> Span | None:
        """The first hit of a rule in a sentence."""
        return next(folded_spans(self.scene, rule_id, sentence), None)

    def find(self) -> Iterator[Meeting]:
        """All meetings told in sentences that are no title."""
        for sentence in self.scene.sentences:
            if sentence.zone == "title":
                continue
            at = self.roles.at(sentence)
            self.location = at[0] if at else self.location
            if self.first("visits.counted", sentence) and not list(self.times.events(sentence)):
                continue
            if self.first("visits.none", sentence) and not self.first("visits.receive", sentence):
                continue
            for clause in self._clauses(sentence):
                yield from self._in_sentence(clause)

    def _clauses(self, sentence: Sentence) -> list[Sentence]:
        """A sentence that lists several meetings by their days is read part by part."""
        words = self.scene.words(sentence.span)
        days = [w for w in self.times.events(sentence) if w.exact]
        if ";" not in words or len(days) < 2:
            return [sentence]
        out, start = [], 0
        for part in words.split(";"):
            out.append(
                replace(sentence, span=Span(sentence.span.start + start, sentence.span.start + start + len(part)))
            )
            start += len(part) + 1
        return out

    def _in_sentence(self, sentence: Sentence) -> Iterator[Meeting]:
        actors = [a for a in self.roles.actors(sentence) if a.how not in ("both", "delegation")]
        for way in self._ways(sentence):
            meeting = way(sentence, actors)
            if meeting is not None and meeting.guest.units and meeting.host.units:
                break
        else:
            return
        self._status(meeting)
        if meeting.status == "invited":
            return
        self._day(meeting)
        meeting.place = self._where(meeting)
        meeting.body = self._body(meeting)
        yield meeting

    def _ways(self, sentence: Sentence) -> list[Way]:
        """The readings to be tried: the passive, then by what stands first in the sentence, talks last."""
        receive, come = self.first("visits.receive", sentence), self._coming(sentence)
        if receive is not None and come is not None and come.start < receive.start:
            passive = self.first("visits.passive", sentence)
            if passive is not None and come.start < passive.start:
                return [self._accept, self._come, self._passive, self._receive, self._meet]
            return [self._accept, self._passive, self._come, self._receive, self._meet]
        return [self._accept, self._passive, self._receive, self._come, self._meet]

    def _sides(
        self, sentence: Sentence, guests: list[Actor], hosts: list[Actor], cue: Span, rule_id: str
    ) -> Meeting | None:
        meeting = Meeting(sentence, cue, rule_id, Side(), Side())
        leading = {u for a in guests[:1] for u in a.units}
        moved = [a for a in hosts if leading & set(a.units)]
        for actor in [*guests, *moved]:
            meeting.guest.add(actor)
        for actor in hosts:
            if actor not in moved:
                meeting.host.add(actor)
        return _sorted_out(self.scene, meeting, self.location)

    def _accept(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """An invitation that is accepted: the inviter is the host, who accepts is the guest."""
        accepted = self.first("visits.accepted", sentence)
        if accepted is None:
            return None
        asked = sentence if self.first("visits.invited", sentence) else self.scene.sentences[max(0, sentence.index - 1)]
        invited = self.first("visits.invited", asked)
        if invited is None:
            return None
        there = self.roles.actors(asked) if asked is not sentence else actors
        goal = [a for a in there if a.how == "place" and a.span.start > invited.start and self._led_to(a)]
        inviter = [a for a in there if a.span.end <= invited.start] or [a for a in there if a.how == "person"][:1]
        guest = [a for a in actors if a.how in ("person", "pronoun", "partner") and a.span.end <= accepted.start][-1:]
        hosts = goal[:1] or inviter[-1:]
        theirs = {u for h in hosts for u in h.units}
        meeting = self._sides(
            asked, [a for a in guest if not set(a.units) & theirs], hosts, accepted, "visits.accepted"
        )
        if meeting is not None:
            meeting.host.head = meeting.host.head_span = meeting.guest.head = meeting.guest.head_span = None
            asked_for = [
                a
                for a in there
                if a.person
                and a.span.start > invited.start
                and not set(a.units) & theirs
                and a.span.start - invited.end < 40
            ]
            for actor in asked_for[:1]:
                meeting.guest.add(actor)
        return meeting

    def _led_to(self, actor: Actor) -> bool:
        return bool(
            re.search(
                r"(?<!\w)(?:thăm|sang|đến|tới|tại)\s(?:làm việc (?:tại|với)\s)?(?:tỉnh |thành phố |nước )?$",
                self.roles.before(actor.span),
            )
        )

    def _passive(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """Guest … được HOST tiếp."""
        first = self.first("visits.passive", sentence)
        if first is None:
            return None
        received = next(
            (s for s in folded_spans(self.scene, "visits.receive", sentence) if s.start > first.start), None
        )
        if received is None:
            return None
        cue = [s for s in folded_spans(self.scene, "visits.passive", sentence) if s.start < received.start][-1]
        guests = self._delegation([a for a in actors if a.span.end <= cue.start and not self.roles.is_place(a)], cue)
        hosts = [a for a in actors if cue.end <= a.span.start and a.span.end <= received.start]
        return (
            self._sides(sentence, _same_side(guests, last=True), hosts, received, "visits.passive")
            if hosts or guests
            else None
        )

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
        given = next((s for s in folded_spans(self.scene, "visits.granted", sentence) if s.start < cue.start), None)
        split = given or cue
        hosts = [a for a in actors if a.span.end <= split.start and not self.roles.is_place(a)]
        guests = [a for a in actors if a.span.start >= split.end and not self.roles.is_place(a)]
        hosts = _same_side(hosts, last=True)
        ours = {u for a in hosts for u in a.units}
        guests = _same_side([a for a in guests if not ours & set(a.units) and a.how != "home"])
        if self._students(cue, sentence):
            return None
        if not hosts and guests and not self._abroad() and all(_ours(u) for a in guests for u in a.units):
            hosts, guests = guests, []  # a row of a programme: "Tiếp xã giao … Đồng chí X, Chủ tịch UBND tỉnh"
        return self._sides(sentence, guests, hosts, cue, "visits.receive") if hosts or guests else None

    def _delegation(self, actors: list[Actor], cue: Span) -> list[Actor]:
        """The actors from the last "đoàn" before a cue on, where there is one."""
        if not actors:
            return actors
        marks = self._marks(Span(max(0, actors[0].span.start - 40), cue.start))
        for mark in reversed(marks):
            named = [a for a in actors if a.span.start >= mark.start]
            if named:
                leads = [
                    a
                    for a in actors
                    if a.span.end <= mark.start and "dẫn đầu" in self.scene.page.text[a.span.end : mark.start]
                ]
                return [*leads[-1:], *named]
        return actors

    def _marks(self, span: Span) -> list[Span]:
        """Where delegations are spoken of ("đoàn") in a stretch of one line."""
        folded = self.scene.scan.folded
        line = self.scene.page.text.rfind("\n", span.start, span.end) + 1 or span.start
        return [
            folded.span(*m.span())
            for m in rule("visits.delegation").finditer(folded.text, folded.at(line), folded.at(span.end))
        ]

    def _come(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """GUEST đến thăm HOST."""
        cue = self._coming(sentence) or self._goes(sentence, actors)
        if cue is None or self.first("visits.many", sentence):
            return None
        before = [a for a in actors if a.span.end <= cue.start and not self.roles.is_place(a)]
        guests = _same_side(self._delegation(before, cue))
        hosts = _same_side(
            [a for a in actors if a.span.start >= cue.end and not ({u for g in guests for u in g.units} & set(a.units))]
        )
        if not hosts and not guests:
            return None
        if not hosts and not self._abroad() and all(_ours(u) for a in guests for u in a.units):
            return None
        if self._students(cue, sentence):
            return None
        if not any(a.person for a in guests) and "đoàn" not in self.scene.folded(sentence.span):
            return None
        return self._sides(sentence, guests, hosts, cue, "visits.come")

    def _coming(self, sentence: Sentence) -> Span | None:
        """The verb of coming; "trong khuôn khổ chuyến thăm …" only frames another one, where there is another."""
        cues = list(folded_spans(self.scene, "visits.come", sentence))
        verbs = [c for c in cues if not rule("visits.framing").search(self.roles.before(c, 24))]
        return next(iter(verbs or cues), None)

    def _abroad(self) -> bool:
        """Whether what is told last happened outside Vietnam."""
        return self.location is not None and not _ours(self.location)

    def _students(self, cue: Span, sentence: Sentence) -> bool:
        """Whether leaders meet students or compatriots, which is no visit."""
        return bool(_STUDENTS.match(self.scene.folded(Span(cue.end, sentence.span.end))))

    def _goes(self, sentence: Sentence, actors: list[Actor]) -> Span | None:
        """ "đoàn X sang Y": a delegation before, a place right behind."""
        for cue in folded_spans(self.scene, "visits.go", sentence):
            behind = [a for a in actors if a.how == "place" and 0 < a.span.start - cue.end <= 14]
            led = bool(self._marks(Span(sentence.span.start, cue.start)))
            if behind and led:
                return cue
        return None

    def _meet(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """A hội đàm với B: the host is the one in whose country it happens, our side where nothing tells."""
        cue = self.first("visits.meet", sentence) or self.first("visits.chair", sentence)
        if cue is None:
            return None
        named = [a for a in actors if not self.roles.is_place(a)]
        country = country_of(self.location) if self.location else "VN"
        keeper = _HOSTING.search(self.scene.folded(sentence.span))
        if keeper:
            start = sentence.span.start + keeper.start()
            near = min(
                (a for a in named if a.units),
                key=lambda a: min(abs(a.span.start - start), abs(a.span.end - start)),
                default=None,
            )
            country = country_of(near.units[0]) if near else country
        hosts = [a for a in named if a.units and country_of(a.units[0]) == country]
        guests = [a for a in named if a not in hosts]
        before = [
            a
            for a in self.scene.actors_in(Span(sentence.span.start, cue.start))
            if a.how in ("delegation", "place", "person", "home")
        ]
        if not any(a in named for a in before) and self._marks(Span(sentence.span.start, cue.start)):
            hosts, guests = [a for a in named if a.span.start > cue.start], []
        if (not hosts and not guests) or self._students(cue, sentence):
            return None
        return self._sides(sentence, _same_side(guests), hosts, cue, "visits.meet")

    def _status(self, meeting: Meeting) -> None:
        sentence = meeting.sentence
        cancelled = self.first("visits.cancelled", sentence)
        if cancelled is not None:
            meeting.status, meeting.status_span = "cancelled", cancelled
            return
        if meeting.rule == "visits.accepted":
            meeting.status, meeting.status_span = "planned", meeting.cue
            return
        invited = next(
            (s for s in folded_spans(self.scene, "visits.invited", sentence) if s.start < meeting.cue.start), None
        )
        if invited is not None:
            meeting.status = "invited"
            return
        planned = next(
            (
                s
                for s in folded_spans(self.scene, "visits.planned", sentence)
                if s.start < meeting.cue.start and meeting.cue.start - s.end < 160
            ),
            None,
        )
        if planned is not None or self.programme:
            meeting.status, meeting.status_span = "planned", planned

    def _where(self, meeting: Meeting) -> tuple[str, Span] | None:
        """Where the meeting happens: a place of the host's own first, else one of its country (the gate of a neighbour)."""
        found = list(self.roles.places_at(meeting.sentence))
        own = [p for p in found if p[0] in meeting.host.units]
        hosts = {country_of(u) for u in meeting.host.units}
        near = [p for p in found if country_of(p[0]) in hosts or set(meeting.host.units) == {"VN"}]
        return next(iter(own or near), None)

    def _body(self, meeting: Meeting) -> str:
        """Which organ of the host is called on, where it is another than the province's leaders."""
        if meeting.rule not in ("visits.come", "visits.meet"):
            return ""
        folded = self.scene.scan.folded
        match = rule("visits.body").search(
            folded.text,
            folded.at(meeting.cue.end),
            min(folded.at(meeting.sentence.span.end), folded.at(meeting.cue.end) + 60),
        )
        return match.group("body") if match else ""

    def _day(self, meeting: Meeting) -> None:
        events = [
            w
            for w in self.times.events(meeting.sentence)
            if meeting.sentence.span.holds(w.span) and self._of_event(w, meeting)
        ]
        exact = [w for w in events if w.exact]
        rough = [w for w in events if not w.exact and (w.kind == "month" or self._in_year(w))]
        if exact:
            meeting.when = next((w for w in exact if w.kind == "interval"), exact[0])
        elif rough and meeting.status != "done":
            meeting.when = rough[0]
        elif self.programme:
            meeting.when = self.times.before(meeting.sentence)
        elif meeting.status == "done":
            meeting.inherited = self.times.before(meeting.sentence)

    def _in_year(self, when: When) -> bool:
        """Whether a year is when something happens ("trong năm 2023"), not a part of a name ("hội nghị năm 2023")."""
        return when.kind == "year" and bool(re.search(r"(?:trong|vào)\s$", self.roles.before(when.span, 8)))

    def _of_event(self, when: When, meeting: Meeting) -> bool:
        """Whether a day is the meeting's own: near the page's day, and not that of a signing long ago."""
        start, day, end = when.time.start, self.scene.day, when.time.end
        if (
            when.kind == "interval"
            and start
            and end
            and start[:7] != end[:7]
            and int(end[5:7]) - int(start[5:7]) not in (1, -11)
        ):
            return False
        if start and day and meeting.status == "done" and abs(int(start[:4]) - int(day[:4])) > 1:
            return False
        return not rule("visits.signed-before").search(self.roles.before(when.span, 60))


def _ours(unit: str) -> bool:
    """Whether a unit is Vietnamese."""
    return country_of(unit) == "VN"


def _same_side(actors: list[Actor], last: bool = False) -> list[Actor]:
    """The actors of the side, Vietnamese or foreign, of the first (or last) one that has a unit."""
    with_unit = [a for a in actors if a.units]
    if not with_unit:
        return actors
    side = _ours(with_unit[-1 if last else 0].units[0])
    return [a for a in actors if not a.units or _ours(a.units[0]) == side]


def _sorted_out(scene: Scene, meeting: Meeting, location: str | None) -> Meeting | None:
    """Fill a side that is not named from who faces whom; drop what stands on both sides; None where it is no meeting of two."""
    ours, theirs = scene.pairs[meeting.sentence.index]
    for unit in list(meeting.guest.units):
        if unit in meeting.host.units:
            del (meeting.host if len(meeting.host.units) > 1 else meeting.guest).units[unit]
    _one_nation(meeting.guest)
    _one_nation(meeting.host)
    if not meeting.guest.units and meeting.host.units:
        consulate = set(meeting.host.units) == {"VN"} and location is not None and country_of(location) != "VN"
        _fill(meeting.guest, meeting.host, ours, ours if consulate else theirs, meeting.cue)
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
    fill = theirs if all(country_of(u) == "VN" for u in other.units) else ours
    for unit in fill:
        if unit not in other.units:
            side.units[unit] = cue


def _one_nation(side: Side) -> None:
    """Keep the units of the side named first, Vietnamese or foreign; a country beside its own province goes."""
    if not side.units:
        return
    first = _ours(next(iter(side.units)))
    for unit in list(side.units):
        if _ours(unit) != first:
            del side.units[unit]
    whole = {country_of(u) for u in side.units if PLACES[u].kind != "country"}
    for unit in list(side.units):
        if unit in whole and unit != (side.head.unit if side.head else None):
            del side.units[unit]
