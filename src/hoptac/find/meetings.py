"""Meetings that sentences tell: who came, who received, each with its words; find.visits merges them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Scene, Sentence
from hoptac.find.chains import before_that, calls_of, further, opening_of
from hoptac.find.circumstances import Circumstances
from hoptac.find.clauses import CUES, clauses_of, cues_in, is_told_done, planned_ahead
from hoptac.find.lines import possible_in
from hoptac.find.named import Named
from hoptac.find.namedbeside import with_named
from hoptac.find.roles import Roles
from hoptac.find.sections import Sections
from hoptac.find.sides import Meeting, company, is_ours
from hoptac.find.stages import Stood, hosts_of_stages
from hoptac.find.statesmen import by_ship, to_the_state
from hoptac.find.unmet import is_unreal
from hoptac.find.visitrows import rows_of
from hoptac.find.ways import Ways
from hoptac.find.when import Times, When, times_of

#: Who stands in these openings does not meet anybody in what follows: who invited, who sent, who only tells of it.
_FRAMES = (
    re.compile(
        r"(?:[^,.;:]{2,24}, )?(?:đáp lại |đáp |theo |nhận |thể theo )lời (?:mời |hẹn )?(?:của|với) [^,.;]{3,90},"
    ),
    re.compile(
        r"(?:theo |được |thừa |nhận )(?:sự )?(?:ủy quyền|ủy nhiệm|lệnh|phân công|chỉ đạo|đề nghị|giới thiệu|thống nhất|"
        r"thay mặt)(?: của)? [^,.;]{3,90},"
    ),
    re.compile(
        r"(?:[^.;:,]{0,24}, )?(?:tôi|chúng tôi)(?:,[^:]{3,80},)?(?: [^\W\d_]+){0,3} "
        r"(?:báo|thưa|khoe|nhắc|báo tin|báo cáo)"
        r"(?: [^\W\d_]+){0,9}(?::| rằng|,(?= (?:ngày|sáng|chiều|tháng|tuần|hôm|mai) )) "
    ),
    re.compile(
        r"[^.;:]{3,120}?(?<!\w)(?:thông báo|cho biết|cho hay|tiết lộ|kể|báo tin)(?: (?!rằng)\w+){0,4}(?::| rằng) "
    ),
)
_TOLD = re.compile(r"[^.;:]{3,120}?(?<!\w)(?<!theo )(?:thông báo|cho biết|cho hay|tiết lộ|hé lộ|báo tin)(?:,|(?= )) ?")
_OFFICE = 120  # characters behind a name in which his offices may stand
_TRAVELLERS = re.compile(
    r"(?<!\w)(?:tàu|hải quân)(?!\w)[^.;,]{0,50}$|(?<!\w)(?<!trưởng )đoàn(?: (?!kết)[^\W\d_]+){0,4} $"
)
#: What guests do beside their calls.
_ON_THE_WAY = frozenset({"dâng hương", "dâng hoa", "viếng", "đặt vòng hoa", "thắp hương", "tham quan"})
_DELEGATION = re.compile(r"(?<!\w)mời (?:\w+ ){0,3}đoàn(?!\w)")
#: Opens what is said at a call whose invitation is accepted behind.
_ANSWERS = re.compile(
    r"(?<!\w)(?:cảm ơn|cám ơn|bày tỏ|vui mừng|vui vẻ|đã vui|trân trọng|đồng ý|nhất trí|ghi nhận|nhận)(?!\w)"
)
_BIDS = re.compile(r"mời(?!\w)")
_EVERY_YEAR = re.compile(r"(?<!\w)(?:hằng|hàng|mỗi) (?:năm|quý|tháng)(?!\w)[^.;]*$")
_WILL_RECEIVE = re.compile(r"(?:, [^.;,]{3,60},)? (?:sẽ |được giao |nhận |là người )*(?:đón|tiếp|đón tiếp)(?!\w)")
_CUES = (*CUES, "visits.held")
#: Opens the next of a day's calls.
_NEXT = re.compile(
    r"\W*(?:(?:buổi )?(?:trưa|chiều|tối)(?! ngày| \d)|sau đó|tiếp đó|tiếp theo|trước đó|cùng (?:ngày|buổi)|cũng trong|"
    r"kết thúc|rời|hôm sau|đoàn cũng|ngoài ra)(?!\w)"
)


def _brief(when: When) -> bool:
    """A day or a few of them, within which guests come; half a year is what a report covers."""
    start, end = when.time.start, when.time.end
    return when.exact and (end is None or start is None or start[:7] == end[:7])


class Meetings(Sections):
    """Finds the meetings of a page, sentence by sentence."""

    def __init__(self, scene: Scene, times: Times) -> None:
        self.roles = Roles(scene)
        super().__init__(scene, times, Ways(scene, times, self.roles))
        self.ahead: Span | None = None  # words of planning at the head of a sentence read part by part
        self.circumstances = Circumstances(scene, times, self.roles)
        self.names = Named(scene)
        self.stood: list[Stood] = []

    def find(self) -> Iterator[Meeting]:
        """All meetings told in sentences that are no title."""
        told: Meeting | None = None  # the last one
        rows = rows_of(self.scene, self.times)
        for sentence in self.scene.sentences:
            if sentence.index in rows:
                yield from filter(None, [rows[sentence.index]])
                continue
            if sentence.zone == "title":
                self.ways.stand(sentence)
                continue
            self._heading(sentence)
            self.ways.stand(sentence)
            self.stood.append(Stood(sentence, self.ways.location, self.ways.party))
            self.circumstances.held_on(sentence, told)
            if self.ways.first("visits.counted", sentence) and not any(_brief(w) for w in self.times.events(sentence)):
                continue
            if self._no_visit(sentence):
                self.ways.note_party(sentence)
                continue
            listed = self.direction
            self.direction, entries = self.ways.entries(sentence)
            for clause in entries or self._clauses(sentence):
                self.ways.direction = self.direction
                for meeting in self._calls(clause) or self._in_sentence(clause):
                    if self.direction is not None and self.ways.opens_entry(clause):
                        meeting.many = meeting.entry = True  # each line of a roster names its own leader
                    self.ways.follow(meeting)
                    told = meeting
                    yield meeting
            self.ways.direction = self.direction = listed
            self.ways.note_party(sentence)

    def found(self) -> list[Meeting]:
        """All meetings of the page, in order: those that are told, and the hosts of stages at which none is."""
        told = list(self.find())
        more = list(hosts_of_stages(self.scene, self.roles, self.stood, told))
        for meeting in more:
            self._say_when_and_where(meeting)
        told = sorted([*told, *more], key=lambda m: m.sentence.index) if more else told
        return with_named(self.names, told)

    def told_in(self, sentence: Sentence) -> list[Meeting]:
        """The meetings of one sentence by itself."""
        return [] if self._no_visit(sentence) else list(self._in_sentence(sentence))

    def _no_visit(self, sentence: Sentence) -> bool:
        """Whether a sentence tells of an act that is no visit (a wreath laid, a fair) and of no call beside it."""
        if self.scene.words(sentence.span).rstrip('"”’ ').endswith("?"):
            return True  # a question tells of nothing
        none = self.ways.first("visits.none", sentence)
        if none is None:
            return False
        beside = (
            "receive",
            "accepted",
            "cancelled",
            "beside-none",
            *(["calls-on"] if self.scene.words(none).lower() in _ON_THE_WAY else []),
        )
        return not any(self.ways.first(f"visits.{told}", sentence) for told in beside)

    def _turned(self, meeting: Meeting) -> None:
        """Under "Đoàn ra" those from home are the guests, under "Đoàn vào" the hosts, however a line is cut short."""
        home, away = (meeting.guest, meeting.host) if self.direction == "in" else (meeting.host, meeting.guest)
        if self.direction is None or "VN" in {*meeting.guest.units, *meeting.host.units}:
            return
        if all(map(is_ours, home.units)) and not any(map(is_ours, away.units)):
            meeting.guest, meeting.host = meeting.host, meeting.guest

    def _clauses(self, sentence: Sentence) -> list[Sentence]:
        """The parts in which a sentence tells several meetings, by their days, parts of the day or verbs."""
        parts = clauses_of(
            self.scene, self.times, sentence, lambda part: any(True for _ in cues_in(self.scene, part, CUES))
        )
        self.ahead = planned_ahead(self.scene, sentence, parts)
        return parts

    def _in_sentence(self, sentence: Sentence) -> Iterator[Meeting]:
        cues = self.direction is not None or not possible_in(self.scene, sentence.span).isdisjoint(_CUES)
        words = self.scene.folded(sentence.span)
        framed = next((m for m in (frame.match(words) for frame in _FRAMES) if m), None)
        opening = sentence.span.start + (framed.end() if framed else 0)
        told = framed is None and not self.ways.first("visits.thanked", sentence) and _TOLD.match(words)
        at = opening + told.end() if told else opening
        if told and any(self._is_told_of(a) for a in self.roles.actors(sentence) if a.span.start > at):
            opening += told.end()  # "Giám đốc A cho biết Bí thư B sẽ sang": A only tells of it
        named = [a for a in self.roles.actors(sentence) if a.span.start >= opening]
        acting = [
            a
            for a in named
            if a.how not in ("both", "delegation") and not self.ways.is_host(a) and not self.ways.owns(a, named)
        ]
        actors = [self.ways.there(a, named) for a in acting]
        for way in self.ways.of(sentence) if cues else self.ways.last:
            meeting = way(sentence, actors)
            if meeting is not None and meeting.guest.units and meeting.host.units:
                break
        else:
            return
        if meeting.rule == "visits.come" and _EVERY_YEAR.search(self.roles.before(meeting.cue, 80)):
            return  # what is done year by year is no visit on a day
        if is_unreal(self.scene.folded(Span(sentence.span.start, max(sentence.span.start, meeting.cue.start)))):
            return
        self._turned(meeting)
        self._say_status(meeting)
        if meeting.status == "invited":
            return
        if meeting.rule == "visits.accepted":
            yield from self._before_answer(sentence, meeting)
        if meeting.rule != "visits.accepted":
            prepared = self.circumstances.preparing(meeting)
            since = self.ways.recalled(actors, meeting.cue)
            near = [a for a in actors if a.span.start >= since]
            asked = meeting.status == "planned" and self.ways.first("visits.invited", sentence) is not None
            company(near, meeting.guest, *([] if prepared or asked else [meeting.host]))
            if prepared is not None and meeting.host.head_span is not None and meeting.host.head_span < prepared:
                meeting.host.head = meeting.host.head_span = None  # who presides over the preparing is no host yet
        elif not _DELEGATION.search(words):
            company(actors, meeting.guest)  # who accepts for himself will come; a delegation's head is not told
            company([a for a in actors if self._will_receive(a)], meeting.host)
        self._say_when_and_where(meeting)
        bids = meeting.status == "planned" and _BIDS.match(self.scene.folded(meeting.cue)) is not None
        if bids and self.ways.first("visits.accepted", sentence) is None:
            return  # "mời ông A sang dùng cơm trưa 12/4": an invitation like others
        meeting.next = _NEXT.match(words) is not None
        to_the_state(self.scene, meeting)
        meeting.ship = by_ship(self.scene, meeting)
        yield meeting

    def _will_receive(self, actor: Actor) -> bool:
        """Whether somebody is to receive whoever accepted to come: "…, Phó Chủ tịch B sẽ đón"."""
        behind = self.scene.folded(Span(actor.span.end, actor.span.end + _OFFICE))
        return actor.person is not None and _WILL_RECEIVE.match(behind) is not None

    def _is_told_of(self, actor: Actor) -> bool:
        """Whether an actor behind "cho biết" is somebody who may come: a person, a delegation's or a ship's unit."""
        return actor.how == "person" or (
            actor.how == "place" and _TRAVELLERS.search(self.roles.before(actor.span, 60)) is not None
        )

    def _say_status(self, meeting: Meeting) -> None:
        """Whether it took place: by its own words, by those at the head of its sentence, by the heading above."""
        self.circumstances.status(meeting)
        open_yet = meeting.status == "done" and meeting.status_span is None
        if self.ahead is not None and open_yet and not is_told_done(self.scene, meeting.cue):
            meeting.status, meeting.status_span = "planned", self.ahead
        if self.section == "done" and meeting.status_span is None:
            meeting.status = "done"
        elif self.section is not None and meeting.status == "done":
            meeting.status = self.section

    def _say_when_and_where(self, meeting: Meeting) -> None:
        self.circumstances.day(meeting)
        if meeting.status == "done" and self.circumstances.ahead(meeting):
            meeting.status = "planned"
        elif meeting.status == "planned" and meeting.status_span is None and self.circumstances.over(meeting):
            meeting.status = "done"
        meeting.place = self.circumstances.where(meeting) or self.ways.at_mission(meeting)
        meeting.body = self.circumstances.body(meeting)

    def _calls(self, sentence: Sentence) -> list[Meeting]:
        """The meetings of a sentence that tells several calls one after another; none where it tells but one."""
        if self.direction is not None:
            return []
        earlier = before_that(self.scene, self.roles, sentence)
        rest = earlier[1] if earlier else sentence
        calls = calls_of(self.scene, self.roles, rest)
        told = list(self._in_sentence(opening_of(rest, calls))) if calls or earlier else []
        if len(told) != 1 or told[0].status == "cancelled":
            return []
        more = list(further(self.roles, rest, calls, told[0]))
        if None in more:
            return []
        before = list(further(self.roles, sentence, [earlier[0]], told[0])) if earlier else []
        return [*self._furthered(before, None), *told, *self._furthered(more, told[0])]

    def _furthered(self, calls: list[Meeting | None], first: Meeting | None) -> Iterator[Meeting]:
        """The circumstances of further calls: what the sentence says of the first holds for those behind it."""
        for meeting in calls:
            if meeting is None:
                continue
            self._say_status(meeting)
            silent = meeting.status == "done" and meeting.status_span is None
            if first and silent and first.status == "planned" and not is_told_done(self.scene, meeting.cue):
                meeting.status, meeting.status_span = "planned", first.status_span
            if meeting.status == "invited":
                continue
            self._say_when_and_where(meeting)
            if first is None:
                meeting.inherited = None  # looked back at: its day is not that of what follows
            else:
                meeting.when = meeting.when or first.when
            yield meeting

    def _before_answer(self, sentence: Sentence, accepted: Meeting) -> Iterator[Meeting]:
        """The call at which an invitation is accepted, told in the same sentence: "Tiếp ông A, ông B nhận lời"."""
        said = _ANSWERS.search(self.scene.folded(Span(sentence.span.start, accepted.cue.start)))
        if said is None or accepted.sentence is not sentence:
            return
        at = self.scene.scan.folded.at(sentence.span.start) + said.start()
        head = replace(sentence, span=Span(sentence.span.start, self.scene.scan.folded.span(at, at).start))
        if any(True for _ in cues_in(self.scene, head, ("visits.receive", "visits.passive"))):
            yield from self._in_sentence(head)


def find_meetings(scene: Scene) -> list[Meeting]:
    """The meetings of a page, found once for all finders; each gets copies, for it joins and fills them."""
    known = scene.memo.get("meetings")
    if known is None:
        known = scene.memo["meetings"] = Meetings(scene, times_of(scene)).found()
    return [meeting.copy() for meeting in known]
