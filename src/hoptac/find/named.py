"""Journeys of a State's people that a sentence only names: "chuyến thăm A của B", "khi B thăm A", "chọn A là nước đầu
tiên đi thăm", "từng thăm A hai lần, lần đầu năm …"; a sentence may name several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Scene, Sentence
from hoptac.find.lines import possible_in
from hoptac.find.sides import Meeting, Side
from hoptac.find.when import HAPPENS, When, same_days, times_of
from hoptac.gazetteer.places import PLACES, country_of, is_capital

_WORDS = r"(?: (?!của|do|mà|và|để|nhằm)[^\W\d_]+)"
_GO = r"(?:thăm|công du|đến|tới|sang|qua|tại|ở|ra|vào)"
#: The noun of a journey, and what kind of journey it is.
_NOUN = re.compile(
    r"(?<!\w)(?P<noun>chuyến (?:công du|viếng thăm|thăm viếng|thăm|công tác|làm việc|đi|tới|đến|sang))"
    rf"(?: (?:chính thức|hữu nghị|lịch sử|làm việc|cấp [^\W\d_]+(?: [^\W\d_]+)?|song phương|thứ [^\W\d_]+|đầu tiên|đầu|"
    rf"gần đây|gần đây nhất|mới đây|sắp tới|tới đây|và|nước ngoài|{_GO}))*"
)
#: What may stand between the place of a journey and whose it is: when it was, which of several.
_TIME = (
    r"(?: (?:vào|hồi|trong|từ|ngày|sáng|chiều|tối|hôm|tháng|năm|đầu|giữa|cuối|đến|và|mới|vừa|qua|rồi|nay|ngoái|trước|"
    r"tới|sắp|đây|gần|lần|này|thứ|nhất|hai|ba|tư|cùng|tuần|lịch sử|đầu tiên|kéo dài|[\d/.–-]+))*(?: ?[(][^)]{2,24}[)])?"
)
_OF = re.compile(rf"{_TIME} của ")
_KIND = r"(?:(?:nước|tỉnh|thành phố|tp\.?|thủ đô|cộng hòa|vương quốc) )*"
#: Between whose journey it is and where it goes.
_TO = re.compile(rf"{_TIME},? (?:{_GO} )+{_KIND}")
_AT = re.compile(rf"(?: {_GO})* {_KIND}")
#: A verb of coming right before the place.
_VERB = (
    r"(?:(?:(?:đến|tới|sang|qua|đi|lên đường) )?(?:thăm|công du|viếng thăm)"
    r"(?: (?:chính thức|hữu nghị|làm việc|và|cấp [^\W\d_]+(?: [^\W\d_]+)?|song phương|lịch sử|tới|đến|tại))*)"
)
#: A clause that tells a coming beside the main one; whose it is stands right behind, or behind the place.
_CLAUSE = re.compile(
    r"(?<!\w)(?:(?<!trước )khi|(?:ngay )?sau khi|việc|nhân dịp|nhân việc|dịp|lúc|hồi|kể từ khi|từ khi)"
    r"(?! (?:được|có|không|chưa))(?= )"
)
_COMES = re.compile(
    rf"(?: (?:đã|vừa|sắp|sẽ|lần đầu|lần đầu tiên|đang|mới|trở lại|quay lại))* (?:{_VERB}|(?P<bare>đến|tới|sang)) {_KIND}"
)
_CHOOSES = re.compile(r"(?: (?:đã|vừa|sẽ|cũng))* (?:lựa )?chọn ")
_FIRST = re.compile(
    r" (?:là|làm) (?:quốc gia|nước|điểm đến|điểm dừng chân|điểm|chặng|chặng dừng chân|địa điểm)(?: [^\W\d_]+){0,3}?"
    r" (?:đầu tiên|thứ hai|mở đầu)[^,.;]{0,60}?(?<!\w)(?:thăm|công du|chuyến|nhậm chức|nước ngoài)(?!\w)|"
    r" (?:là|làm) điểm đến(?!\w)"
)
#: One of several comings that a sentence counts.
_TURN = re.compile(
    r"(?<!\w)lần (?:đầu(?: tiên)?|thứ [^\W\d_]+|gần (?:đây )?nhất|trước(?: đó)?|sau(?: đó)?|cuối(?: cùng)?)"
    r"(?: (?:là|thì|diễn ra))*(?= |,)"
)
_ONCE = re.compile(
    rf"(?<!\w)(?:(?:từng|đã)(?: (?:đến|tới|sang|có|nhiều|hai|ba|bốn|\d|lần))*|lần thứ (?:hai|ba|tư|\d)(?: (?!là)[^,;.\s]+){{1,12}},?)"
    rf" (?:{_VERB}|đến|tới) "
)
#: Before and within: what is only wished for, asked, refused; what is still to come; what was called off.
_WISHED = re.compile(
    r"(?<!\w)(?:mời|lời mời|đề nghị|đề xuất|thu xếp|sắp xếp|khả năng|thúc đẩy|nếu|không có|chưa có|từ chối|có thể|sớm|"
    r"cơ hội|mong muốn|muốn|kêu gọi|trao đổi)(?: (?!và)[^\W\d_]+){0,5} $"
)
_AHEAD = re.compile(
    r"(?<!\w)(?:sắp|sẽ|chuẩn bị|dự kiến|có kế hoạch|lên kế hoạch|theo kế hoạch|chờ đợi|chờ đón|trông đợi|mong đợi|"
    r"mong chờ|thông báo|công bố|hướng tới|trước thềm|trước)(?: [^\W\d_]+,?){0,4} $"
)
_COMING = re.compile(r"(?<!\w)(?:sắp tới|tới đây|sắp diễn ra|(?:tháng|tuần|năm|ngày|\d)(?: [^\W\d_]+| \d+)? tới)(?!\w)")
_CALLED_OFF = re.compile(r"(?<!\w)(?:hủy|huỷ|hủy bỏ|hoãn)(?: [^\W\d_]+){0,2} $")
#: Behind the place: why somebody went who called on nobody.
_ATTENDS = re.compile(
    r"(?: [^\W\d_]+){0,2}(?: để)? (?:tham dự|dự|tham gia|thi đấu|biểu diễn|du học|học|du lịch|nghỉ|chữa bệnh|bằng)(?!\w)"
)
#: A ship whose people come, before her country.
_SHIP = re.compile(r"(?<!\w)(?:tàu|chiến hạm|biên đội|hạm đội|mẫu hạm)(?!\w)(?: [^,.;:\s]+){0,8} (?:của )?$", re.I)
_OWNER = 90  # characters between "của" and the name of whose journey it is
_BESIDE = 70  # characters between a clause and who acts behind it
_QUOTED = re.compile(r'[“"”]')


@dataclass(frozen=True, slots=True)
class _Journey:
    """Whose journey goes where, by which words; ``span`` holds all that is said of it."""

    who: Actor
    goal: Actor
    cue: Span
    span: Span


class Named:
    """Finds the journeys that one page's sentences name."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.times = times_of(scene)

    def of(self, sentence: Sentence, last: Meeting | None) -> list[Meeting]:
        """The visits that a sentence names beside what it tells."""
        if possible_in(self.scene, sentence.span).isdisjoint(("visits.come", "visits.go")):
            return []
        actors = [a for a in self.scene.actors_in(sentence.span) if len(a.units) == 1]
        found = [*self._by_noun(sentence, actors), *self._by_clause(sentence, actors), *self._chosen(sentence, actors)]
        kept = [j for j in found if _crosses(j.who.units[0], j.goal.units[0])]
        named = [m for j in kept if (m := self._meeting(sentence, j, kept)) is not None]
        return [*named, *self._counted(sentence, actors, last)]

    def _words(self, start: int, end: int) -> str:
        return self.scene.folded(Span(start, max(start, end)))

    def _ships(self, actors: list[Actor]) -> list[Actor]:
        return [
            a for a in actors if a.how == "place" and _SHIP.search(self._words(max(0, a.span.start - 60), a.span.start))
        ]

    def _hits(self, pattern: re.Pattern[str], sentence: Sentence) -> Iterator[Span]:
        folded = self.scene.scan.folded
        start, end = folded.at(sentence.span.start), folded.at(sentence.span.end)
        for match in pattern.finditer(folded.text, start, end):
            yield folded.span(match.start(), match.end())

    def _place(self, actors: list[Actor], at: int) -> Actor | None:
        """The place that stands right behind some words of going."""
        near = (a for a in actors if a.how == "place" and a.span.start >= at)
        first = next(near, None)
        return (
            first
            if first and _AT.fullmatch(self._words(at, first.span.start) + (" " if at == first.span.start else ""))
            else None
        )

    def _by_noun(self, sentence: Sentence, actors: list[Actor]) -> Iterator[_Journey]:
        """ "Chuyến thăm A (tháng trước) của B", "chuyến thăm của B tới A"."""
        for cue in self._hits(_NOUN, sentence):
            goal = self._place(actors, cue.end)
            at = goal.span.end if goal is not None else cue.end
            of = _OF.match(self._words(at, sentence.span.end))
            if of is None:
                continue
            who = self._owner(actors, at + of.end())
            if who is None:
                continue
            if goal is None:
                behind = (a for a in actors if a.how == "place" and a.span.start > who.span.end)
                goal = next((a for a in behind if _TO.fullmatch(self._words(who.span.end, a.span.start))), None)
            if goal is not None:
                yield _Journey(who, goal, cue, Span(cue.start, max(who.span.end, goal.span.end)))

    def _owner(self, actors: list[Actor], at: int) -> Actor | None:
        """The person, or the ship's country, that stands behind "của", with nobody else between."""
        for actor in (a for a in actors if a.span.start >= at):
            between = self._words(at, actor.span.start)
            if actor.span.start - at > _OWNER or re.search(
                r"[.;:()]|, (?!phó|bộ|thứ|chủ|bí|tổng|thủ|ủy)|(?<!\w)đoàn(?!\w)", between
            ):
                return None
            if _may_go(actor) and all(self._is_his(a, actor) for a in actors if at <= a.span.start < actor.span.start):
                return actor
            if actor.how == "place" and _SHIP.search(" " + between):
                return actor
        return None

    def _is_his(self, place: Actor, who: Actor) -> bool:
        """Whether what stands before a name belongs to his office."""
        return place.how == "place" and country_of(place.units[0]) == country_of(who.units[0])

    def _by_clause(self, sentence: Sentence, actors: list[Actor]) -> Iterator[_Journey]:
        """ "Khi B thăm A", "khi thăm A, B …", "B nói vậy khi thăm A"."""
        for cue in self._hits(_CLAUSE, sentence):
            comes = _COMES.match(self._words(cue.end, sentence.span.end))
            who = None if comes else self._subject(actors, cue.end)
            at = who.span.end if who is not None else cue.end
            comes = comes or (_COMES.match(self._words(at, sentence.span.end)) if who is not None else None)
            if comes is None:
                continue
            start = at + comes.end()
            goal = next((a for a in actors if a.how == "place" and abs(a.span.start - start) <= 1), None)
            if goal is None or (comes["bare"] and _ATTENDS.match(self._words(goal.span.end, sentence.span.end))):
                continue
            who = who or self._beside(sentence, actors, cue, goal)
            if who is not None:
                yield _Journey(who, goal, Span(at, goal.span.start), Span(cue.start, max(who.span.end, goal.span.end)))

    def _subject(self, actors: list[Actor], at: int) -> Actor | None:
        """Who stands right behind the opening of a clause, offices before the name."""
        who = next((a for a in actors if a.span.start >= at and a.how in ("person", "pronoun")), None)
        if who is None or not _may_go(who) or who.span.start - at > _BESIDE:
            return None
        between = self._words(at, who.span.start)
        others = (a for a in actors if at <= a.span.start < who.span.start)
        return who if not re.search(r"[.;:()]", between) and all(self._is_his(a, who) for a in others) else None

    def _beside(self, sentence: Sentence, actors: list[Actor], cue: Span, goal: Actor) -> Actor | None:
        """Who a clause without a subject is about: who stands behind it, else who opened the sentence."""
        country = country_of(goal.units[0])
        behind = _AFTER.match(self._words(goal.span.end, sentence.span.end))
        if behind is not None:
            return self._subject(actors, goal.span.end + behind.end())
        main = next((a for a in actors if a.how in ("person", "pronoun") and a.span.end <= cue.start), None)
        return main if main is not None and _may_go(main) and country_of(main.units[0]) != country else None

    def _chosen(self, sentence: Sentence, actors: list[Actor]) -> Iterator[_Journey]:
        """ "B chọn A là nước đầu tiên đi thăm"."""
        for who in (a for a in actors if _may_go(a)):
            chooses = _CHOOSES.match(self._words(who.span.end, sentence.span.end))
            at = who.span.end + chooses.end() if chooses else 0
            goal = next((a for a in actors if chooses and a.how == "place" and a.span.start == at), None)
            if goal is not None and _FIRST.match(self._words(goal.span.end, sentence.span.end)):
                yield _Journey(who, goal, Span(who.span.end, goal.span.start), Span(who.span.start, goal.span.end))

    def _counted(self, sentence: Sentence, actors: list[Actor], last: Meeting | None) -> Iterator[Meeting]:
        """ "B từng thăm A ba lần, lần đầu năm 2010, lần sau năm 2012", "từng thăm A năm 2010 và 2012", "lần thứ hai
        tàu B thăm A, lần đầu năm 2013".
        """
        for cue in self._hits(_ONCE, sentence):
            goal = next((a for a in actors if a.how == "place" and 0 <= a.span.start - cue.end <= 20), None)
            before = [
                a for a in (self._meant(a) for a in actors if goal and a.span.end <= goal.span.start) if _may_go(a)
            ]
            before = before or [a for a in self._ships(actors) if goal and a.span.end < goal.span.start]
            guest = Side()
            if before:
                guest.add(before[-1])
            elif last is not None and "tàu" in self._words(cue.start, cue.end):
                guest.units = dict(last.guest.units)
            if goal is None or not guest.units or not _crosses(next(iter(guest.units)), goal.units[0]):
                continue
            for when in self._turns(sentence, goal.span.end):
                host = Side({goal.units[0]: goal.span})
                yield Meeting(
                    *(sentence, cue, "visits.come", replace(guest, units=dict(guest.units)), host, when),
                    spoken_of=True,
                    named=True,
                    many=guest.head is None,
                )

    def _meant(self, actor: Actor) -> Actor:
        """The person in office for whom a pronoun stands: the one of his unit who is named last before it."""
        if actor.how != "pronoun" or actor.person is not None or len(actor.units) != 1:
            return actor
        for sentence in reversed(self.scene.sentences):
            if sentence.span.start < actor.span.start:
                named = [a for a in self.scene.actors_in(sentence.span) if a.how == "person" and a.span < actor.span]
                his = [a for a in named if a.units == actor.units and _may_go(a)]
                if named:
                    return replace(his[-1], span=actor.span) if his else actor
        return actor

    def _turns(self, sentence: Sentence, at: int) -> Iterator[When]:
        """The times of comings that are counted up behind their place, or that stand right behind it in a row."""
        turns = [hit.end for hit in self._hits(_TURN, sentence)]
        last = at
        for told in self.times.of(sentence):
            counted = any(0 <= told.span.start - turn <= 3 for turn in turns)
            beside = not turns and _ROW.fullmatch(self._words(last, told.span.start))
            if told.span.start >= at and (counted or beside):
                last = told.span.end
                yield from _years(told)

    def _meeting(self, sentence: Sentence, journey: _Journey, others: list[_Journey]) -> Meeting | None:
        before = self._words(max(sentence.span.start, journey.span.start - 60), journey.span.start).rsplit(",", 1)[-1]
        if _WISHED.search(before):
            return None
        guest, host = Side(), Side()
        guest.add(journey.who)
        host.add(journey.goal)
        meeting = Meeting(sentence, journey.cue, "visits.come", guest, host, spoken_of=True, named=True)
        meeting.many = journey.who.how == "place"  # a ship: her officers are told with her, or not at all
        meeting.when = self._day(sentence, journey, others)
        unit = journey.goal.units[0]
        if is_capital(unit) and PLACES[journey.who.units[0]].kind == "country":
            meeting.host, meeting.place = Side({country_of(unit): journey.goal.span}), (unit, journey.goal.span)
        self._status(meeting, journey, before)
        return meeting

    def _day(self, sentence: Sentence, journey: _Journey, others: list[_Journey]) -> When | None:
        """The time that is told with a journey, before the next one is named."""
        ends = [o.span.start for o in others if o.span.start >= journey.span.end]
        until = min([sentence.span.end, journey.span.end + 40, *ends])
        told = [w for w in self.times.events(sentence) if journey.span.start <= w.span.start < until]
        beside = (
            w
            for w in told
            if w.span.start < journey.span.end or _RIGHT.fullmatch(self._words(journey.span.end, w.span.start))
        )
        return next(beside, None)

    def _status(self, meeting: Meeting, journey: _Journey, before: str) -> None:
        """Whether it is still to come or was called off, by the words before it and within."""
        if _CALLED_OFF.search(before):
            meeting.status, meeting.status_span = "cancelled", journey.cue
            return
        within = self._words(journey.span.start, journey.span.end + 14)
        when, day = meeting.when, self.scene.page.published
        later = bool(when and day and (when.time.start or "") > day[: len(when.time.start or "")])
        if later or _AHEAD.search(before) or _COMING.search(within) or " sẽ " in within or " sắp " in within:
            meeting.status, meeting.status_span = "planned", journey.cue


_ROW = re.compile(r"(?:,| và|, và)?(?: (?:vào|hồi|các|năm|trong|và|cũng như))* ?[(]?")
_AFTER = re.compile(rf"{_TIME}, ")
_RIGHT = re.compile(r"(?: ?[(]|,)?(?: (?:vào|hồi|trong|từ|diễn ra|đầu|cuối|giữa))* ?")


def _years(when: When) -> list[When]:
    """The two years of "vào năm 2010 và năm 2015"; else the time itself where something happens at it."""
    start, end = when.time.start or "", when.time.end or ""
    if when.kind == "period" and len(start) == 4 == len(end):
        return [When(replace(when.time, edtf=year), when.span, "year") for year in (start, end)]
    return [when] if when.kind in HAPPENS else []


def _crosses(guest: str, host: str) -> bool:
    """Whether somebody of ours goes abroad, or somebody from abroad comes here."""
    ends = {country_of(guest), country_of(host)}
    return len(ends) > 1 and "VN" in ends and PLACES[host].kind != "region"


def _may_go(actor: Actor) -> bool:
    """Whether an actor is somebody in office."""
    return (
        actor.how in ("person", "pronoun")
        and len(actor.units) == 1
        and actor.person is not None
        and bool(actor.person.posts)
    )


def with_named(names: Named, told: list[Meeting]) -> list[Meeting]:
    """The meetings told with those that sentences only name; where a name says more surely whose journey it was than
    what was read of the same words, it stands in its place.
    """
    out = list(told)
    for sentence in names.scene.sentences:
        last = next((m for m in reversed(told) if m.sentence.index <= sentence.index), None)
        journeys = names.of(sentence, last) if sentence.zone != "title" else []
        for journey in journeys:
            here = [m for m in out if m.sentence.index == sentence.index and not m.named]
            same = [m for m in here if _agree(m, journey)]
            known = next((m for m in same if len(journeys) == 1 or same_days(m.when, journey.when)), None)
            if known is None:
                out = [m for m in out if m in same or m not in here or not _is_of_same_words(m, journey)]
                out.append(journey)
                continue
            known.when = known.when or journey.when
            if len(journeys) > 1 and known.host.chance:
                known.host.head = known.host.head_span = None
    return sorted(out, key=lambda m: m.sentence.index)


def _agree(told: Meeting, journey: Meeting) -> bool:
    """Whether what a sentence tells is the journey that it names: the same came to the same country."""
    sides = ((told.guest, journey.guest), (told.host, journey.host))
    alike = all({country_of(u) for u in a.units} == {country_of(u) for u in b.units} for a, b in sides)
    one, other = told.guest.head, journey.guest.head
    apart = one is not None and other is not None and one.name != other.name
    return alike and (not apart or (told.guest.chance and _is_of_same_words(told, journey)))


def _is_of_same_words(told: Meeting, journey: Meeting) -> bool:
    """Whether a meeting was read of the words that name a journey."""
    words = Span(journey.cue.start, max(journey.cue.end, *(span.end for span in journey.host.units.values())))
    return told.rule in ("visits.come", "visits.sounds") and words.start <= told.cue.start < words.end
