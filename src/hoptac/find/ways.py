"""How a sentence tells a meeting: accepted, passive, receiving, coming, talking; find.meetings tries each in turn."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Sentence
from hoptac.find.accepting import Accepting
from hoptac.find.arrivals import Arrivals
from hoptac.find.calltables import CallTables
from hoptac.find.comings import Comings
from hoptac.find.encounters import Encounters
from hoptac.find.lineups import Lineups
from hoptac.find.missed import Missed
from hoptac.find.recalled import Recalled
from hoptac.find.receivedthere import ReceivedThere
from hoptac.find.receptions import Receptions
from hoptac.find.roles import folded_spans, is_programme
from hoptac.find.rosters import Rosters
from hoptac.find.ships import Ships
from hoptac.find.sides import Meeting, is_ours
from hoptac.find.sounding import Sounding
from hoptac.find.talks import Talks
from hoptac.find.telling import AHEAD, is_envoy
from hoptac.gazetteer.places import PLACES

_AT_THEIRS = re.compile(
    r"(?<!\w)(?:tại|ở|trên đất|sang|thăm) (?:(?:các|một số|hai|ba|bốn|\d) tỉnh (?:của |thuộc |bên )?)?"
    r"(?:tỉnh |nước |thành phố |đất )?bạn(?!\w)"
)
#: A day or an hour, and a comma, before the place of an entry.
_TIMED = re.compile(
    r"\W*(?:(?:sáng|trưa|chiều|tối|ngày|hôm|chủ nhật,?|thứ (?:hai|ba|tư|năm|sáu|bảy),?) )*"
    r"[\W\d]*\d[\dh:/.-]*(?: giờ(?: \d+)?)?, "
)
_DONE = re.compile(r"(?<!\w)(?:đã|vừa|vừa mới) $")
#: A line that only says which stage of a journey comes now: "Chặng thứ ba: A.", "A là điểm đến tiếp theo."
_STAGE = re.compile(
    r"(?:chặng|điểm đến|điểm dừng|điểm dừng chân|nơi đến|trạm|đích đến)(?: [^\W\d_]+| \d+){0,5}(?::| là) [^:;,]{3,40}"
    r"|[^:;,]{3,40} là (?:chặng|điểm đến|điểm dừng|điểm dừng chân|nơi đến|trạm)(?: [^\W\d_]+){0,6}"
)
_GOING_ON = re.compile(
    r"\W*(?:(?:[\d/.,:]+|ngày|sáng|trưa|chiều|tối|hôm sau|cùng ngày|(?:hai|ba|bốn|mấy|ít) ngày sau(?: đó)?|sau đó|rồi|"
    r"tiếp đó|từ đây|đoàn|xe|chúng tôi|cả đoàn|lại|tiếp tục|đi|xuôi|ngược)\W+)*"
    r"(?:sang|đến|tới|lên|ra|vào|ghé|xuống|qua|đi|về|xuôi|ngược) (?:tận )?(?:tỉnh |thành phố |thủ đô |thị xã )?"
)
#: Travellers and what carries them, on their way until they are there: "Xe chạy ba tiếng thì tới A."
_ARRIVES = re.compile(
    r"[^,.;:]{0,30}(?<!\w)(?:xe|đoàn|chúng tôi|tôi|tàu|thuyền|máy bay|mọi người|anh em|chị em)(?!\w)"
    r"(?: (?!để|cho|mà)[^\W\d_]+,?| \d+){0,10}?"
    r" (?:(?:thì|mới|đã|tìm|vừa|về) )?(?:tới|đến|(?:nghỉ|dừng)(?: chân)? (?:ở|tại)) (?:nơi )?"
    r"(?:tỉnh |thành phố |thủ đô |thị xã |huyện |đất )?"
)
#: What kind of unit a heading's name is: "Thủ đô A", "A (tỉnh)".
_KIND = re.compile(r"^(?:tỉnh|thành phố|tp\.?|thủ đô|châu|bang|vùng|huyện|thị xã) | [(](?:tỉnh|thành phố|thủ đô)[)]$")
_MISSION = re.compile(r"(?<!\w)(?:sứ quán|lãnh sự quán)(?: nước)? $")
#: Before "lãnh đạo tỉnh" where somebody calls on them, on a body of theirs.
_CALLED_ON = re.compile(
    r"(?<!\w)(?:với|chào|chào xã giao|gặp|thăm|được|kiến|(?:ghé|đến|tới|vào|thăm)"
    r"(?: (?!tỉnh|để|dự|nay)[^\W\d_]+){1,5})(?: (?:đồng chí|các))? $"
)
#: Before the unit whose guests come next.
_TURN = re.compile(
    r"(?<!\w)(?:(?:tới|đến) lượt|(?:mở hàng|mở màn|mở đầu|đầu tiên|đi đầu|tiếp theo|kế tiếp|kế đó|kế đến|"
    r"sau cùng|cuối cùng)(?: [^\W\d_]+){0,3} là)(?: (?:đoàn|khách|tỉnh|những vị khách))* $"
)
_OFFICE = 120  # characters behind a name in which his offices may stand
Way = Callable[[Sentence, list[Actor]], "Meeting | None"]


class Ways(
    Accepting,
    ReceivedThere,
    Receptions,
    Comings,
    Talks,
    Rosters,
    Recalled,
    Arrivals,
    Missed,
    Lineups,
    CallTables,
    Encounters,
    Ships,
    Sounding,
):
    """All readings of a sentence, in the order in which they are to be tried."""

    def stand(self, sentence: Sentence) -> None:
        """Keep where a sentence says that things happen, for those after it that do not say."""
        self.note_columns(sentence)
        at = self.roles.at(sentence)
        if at is not None and (self._of_guests(at[0], sentence) or self._in_passing(at, sentence)):
            at = None
        self._take_turn(sentence)
        theirs = self.scene.pairs[sentence.index][1]
        if theirs and _AT_THEIRS.search(self.scene.folded(sentence.span)):
            self.location, self.goal = theirs[0], None
        elif at and AHEAD.search(self.scene.folded(Span(sentence.span.start, at[1].start))):
            self.goal = at[0]
        elif at:
            self.location, self.goal, self.spot = at[0], None, at[1]
        elif (opening := self._opens(sentence)) is not None:
            self.location, self.goal = opening, None
        elif (headed := self._heads(sentence)) is not None:
            self.location, self.goal = headed, None
        elif (gone := self._gone(sentence)) is not None:
            self.location, self.goal = gone, None
        elif (reached := self._goes_on(sentence)) is not None:
            self.location, self.goal = reached, None

    def _take_turn(self, sentence: Sentence) -> None:
        """Keep whose turn it is among guests who come one after another: "Mở hàng là A.", "Đến lượt B"."""
        for actor in self.scene.actors_in(sentence.span) if not self._abroad() else ():
            if actor.how == "place" and actor.units and not is_ours(actor.units[0]):
                if _TURN.search(self.roles.before(actor.span, 60)):
                    self.party, self.received, self.noted = actor.units, (), sentence.index
                return

    def follow(self, meeting: Meeting) -> None:
        """Keep whose delegation was told of, and where it came to: what follows happens there."""
        self.party, self.received = tuple(meeting.guest.units), tuple(meeting.host.units)
        self.noted = meeting.sentence.index
        host = next(iter(meeting.host.units))
        now = meeting.when is None or self.times.near(meeting.when)
        gone = PLACES[host].kind != "country" or (meeting.spoken_of and not is_ours(host))
        told = meeting.status == "done" or (meeting.status == "planned" and is_programme(self.scene))
        if told and meeting.rule == "visits.come" and now and gone:
            self.location, self.goal = meeting.place[0] if meeting.place else host, None
            self.spot = meeting.place[1] if meeting.place else meeting.host.units[host]

    def there(self, actor: Actor, named: list[Actor]) -> Actor:
        """An actor as it is meant on a journey abroad: "hội đàm với lãnh đạo tỉnh" is said of the province there."""
        theirs = actor.how == "home" and self._abroad() and self.party and all(map(is_ours, self.party))
        before = [a for a in named if a.span.end <= actor.span.start and not self.roles.is_place(a)]
        theirs = theirs and all(is_ours(u) for a in before for u in a.units)
        at_unit = self.location is not None and PLACES[self.location].kind != "country"
        if (
            not theirs
            or not at_unit
            or self.location is None
            or not _CALLED_ON.search(self.roles.before(actor.span, 40))
        ):
            return actor
        return replace(actor, units=(self.location,))

    def at_mission(self, meeting: Meeting) -> tuple[str, Span] | None:
        """Where Vietnam's embassy or consulate stands that is called on, by where the journey is."""
        here = self.location if set(meeting.host.units) == {"VN"} and self._abroad() else None
        if here is None or self.spot is None:
            return None
        ours = all(map(is_ours, meeting.guest.units))  # others come to Vietnam itself, unless it says otherwise
        called_on = (a.how == "mission" or is_envoy(a) for a in self.scene.actors_in(meeting.sentence.span))
        return (here, self.spot) if ours or any(called_on) else None

    def _opens(self, sentence: Sentence) -> str | None:
        """The unit that opens an entry: "26/6, Wiesbaden: gặp …", "9h00, Stung Treng"."""
        first = next((a for a in self.scene.actors_in(sentence.span) if a.how == "place"), None)
        if first is None or not first.units or first.span.start - sentence.span.start > 24:
            return None
        before = self.scene.words(Span(sentence.span.start, first.span.start))
        behind = self.scene.page.text[first.span.end : first.span.end + 1]
        timed = bool(_TIMED.fullmatch(before.lower()))
        return first.units[0] if timed and behind in (":", ".", "", "\n") else None

    def _gone(self, sentence: Sentence) -> str | None:
        """Where a delegation of ours is said to have gone abroad, whatever for: "đoàn A đã sang B dự Chương trình"."""
        for cue in folded_spans(self.scene, "visits.go", sentence):
            goal = next((a for a in self.scene.actors_in(sentence.span) if 0 < a.span.start - cue.end <= 14), None)
            if goal is None or goal.how != "place" or not goal.units or is_ours(goal.units[0]):
                continue
            if self._marks(Span(sentence.span.start, cue.start)) and _DONE.search(self.roles.before(cue, 20)):
                return goal.units[0]
        return None

    def _goes_on(self, sentence: Sentence) -> str | None:
        """Where a sentence without a subject goes: "Chiều, đến A.", "Sang B."."""
        first = next((a for a in self.scene.actors_in(sentence.span) if a.how == "place"), None)
        if first is None or not first.units or first.span.start - sentence.span.start > 60:
            return None
        before = self.scene.folded(Span(sentence.span.start, first.span.start))
        if self.party and _GOING_ON.fullmatch(before):
            return first.units[0]
        return first.units[0] if not is_ours(first.units[0]) and _ARRIVES.fullmatch(before) else None

    def _heads(self, sentence: Sentence) -> str | None:
        """The unit whose name alone fills a line: a heading, under which things happen there."""
        first = next((a for a in self.scene.actors_in(sentence.span) if a.how == "place"), None)
        if first is None or not first.units:
            return None
        if _MISSION.search(self.roles.before(first.span, 24)):
            return None  # whose embassy it is, not where
        words = self.scene.words(sentence.span).strip(" .:-–")
        away = bool(self.party) and all(map(is_ours, self.party))
        alone = _KIND.sub("", words.lower()) == self.scene.words(first.span).lower()
        alone = alone and (away or is_ours(first.units[0]) or not sentence.marker)
        return first.units[0] if alone or _STAGE.fullmatch(words.lower()) else None

    @property
    def last(self) -> list[Way]:
        """The readings of sentences in which no word of meeting stands."""
        return [self.tabled, self._docked, self._at_our_mission, self.encountered, self.sounded]

    def of(self, sentence: Sentence) -> list[Way]:
        """The readings to be tried: the passive, then by what stands first in the sentence, talks last."""
        if self.columns is not None:
            return [self.tabled]
        receive, come = self.first("visits.receive", sentence), self._coming(sentence)
        last = (
            self._at_mission,
            self._called_off,
            self._fell_through,
            self._rostered,
            self._spoken_at,
            self._was_there,
            self._graced,
            self._sat_down,
            self._announced,
            *self.last,
        )
        first = (self._given_up, self._accept, self._received_there)
        if receive is not None and come is not None and self._framed(come):
            come = None  # "Trong chuyến thăm, đoàn được … tiếp"
        if receive is not None and come is not None and come.start < receive.start:
            passive = self.first("visits.passive", sentence)
            if passive is not None and come.start < passive.start:
                return [*first, self._come, self._passive, self._receive, self._meet, *last]
            return [*first, self._passive, self._come, self._receive, self._meet, *last]
        return [
            self._given_up,
            self._next_time,
            self._hosted,
            self._lined_up,
            self._accept,
            self._received_there,
            self._passive,
            self._receive,
            self._come,
            self._meet,
            *last,
        ]

    def is_host(self, actor: Actor) -> bool:
        """Whether an actor is only called the host, which is the other side's on a journey abroad."""
        return actor.how == "home" and self.scene.words(actor.span).lower() == "chủ nhà"

    def owns(self, actor: Actor, named: list[Actor]) -> bool:
        """Whether "tỉnh" only says whose office somebody from abroad holds: "ông A, Trưởng ban B của tỉnh"."""
        if actor.how != "home" or not self.roles.before(actor.span, 4).endswith("của "):
            return False
        near = [a for a in named if a.how == "person" and a.units and 0 <= actor.span.start - a.span.end <= _OFFICE]
        return bool(near) and not is_ours(near[-1].units[0])
