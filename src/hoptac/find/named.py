"""Journeys of a State's people that a sentence only names: "chuyến thăm A của B", "khi B thăm A", "chọn A là nước đầu
tiên đi thăm", "từng thăm A hai lần, lần đầu năm …"; a sentence may name several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Scene, Sentence
from hoptac.find.lines import possible_in
from hoptac.find.namedturns import counted, hits, may_go
from hoptac.find.namedwords import (
    AFTER,
    AHEAD,
    AT,
    ATTENDS,
    BESIDE,
    CALLED_OFF,
    CHOOSES,
    CLAUSE,
    COMES,
    COMING,
    FIRST,
    NOUN,
    OF,
    OWNER,
    RIGHT,
    SHIP,
    TO,
    WISHED,
)
from hoptac.find.sides import Meeting, Side
from hoptac.find.statesmen import to_the_state
from hoptac.find.when import When, times_of
from hoptac.gazetteer.places import country_of


@dataclass(frozen=True, slots=True)
class _Journey:
    """Whose journey goes where, by which words; ``span`` holds all that is said of it. ``aside``: the sentence is about
    something else.
    """

    who: Actor
    goal: Actor
    cue: Span
    span: Span
    aside: bool = False


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
        kept = [j for j in found if country_of(j.who.units[0]) != country_of(j.goal.units[0])]
        named = [m for j in kept if (m := self._meeting(sentence, j, kept)) is not None]
        return [*named, *counted(self.scene, self.times, sentence, last)]

    def _words(self, start: int, end: int) -> str:
        return self.scene.folded(Span(start, max(start, end)))

    def _place(self, actors: list[Actor], at: int) -> Actor | None:
        """The place that stands right behind some words of going."""
        first = next((a for a in actors if a.how == "place" and a.span.start >= at), None)
        return first if first is not None and AT.fullmatch(self._words(at, first.span.start)) else None

    def _by_noun(self, sentence: Sentence, actors: list[Actor]) -> Iterator[_Journey]:
        """ "Chuyến thăm A (tháng trước) của B", "chuyến thăm của B tới A"."""
        for cue in hits(self.scene, NOUN, sentence):
            goal = self._place(actors, cue.end)
            at = goal.span.end if goal is not None else cue.end
            of = OF.match(self._words(at, sentence.span.end))
            if of is None:
                continue
            who = self._owner(actors, at + of.end())
            if who is None:
                continue
            if goal is None:
                behind = (a for a in actors if a.how == "place" and a.span.start > who.span.end)
                goal = next((a for a in behind if TO.fullmatch(self._words(who.span.end, a.span.start))), None)
            if goal is not None:
                yield _Journey(who, goal, cue, Span(cue.start, max(who.span.end, goal.span.end)))

    def _owner(self, actors: list[Actor], at: int) -> Actor | None:
        """The person, or the ship's country, that stands behind "của", with nobody else between."""
        for actor in (a for a in actors if a.span.start >= at):
            between = self._words(at, actor.span.start)
            if actor.span.start - at > OWNER or re.search(
                r"[.;:()]|, (?!phó|bộ|thứ|chủ|bí|tổng|thủ|ủy)|(?<!\w)đoàn(?!\w)", between
            ):
                return None
            if may_go(actor) and all(self._is_his(a, actor) for a in actors if at <= a.span.start < actor.span.start):
                return actor
            if actor.how == "place" and SHIP.search(" " + between):
                return actor
        return None

    def _is_his(self, place: Actor, who: Actor) -> bool:
        """Whether what stands before a name belongs to his office."""
        return place.how == "place" and country_of(place.units[0]) == country_of(who.units[0])

    def _by_clause(self, sentence: Sentence, actors: list[Actor]) -> Iterator[_Journey]:
        """ "Khi B thăm A", "khi thăm A, B …", "B nói vậy khi thăm A"."""
        for cue in hits(self.scene, CLAUSE, sentence):
            comes = COMES.match(self._words(cue.end, sentence.span.end))
            who = None if comes else self._subject(actors, cue.end)
            at = who.span.end if who is not None else cue.end
            comes = comes or (COMES.match(self._words(at, sentence.span.end)) if who is not None else None)
            if comes is None:
                continue
            start = at + comes.end()
            goal = next((a for a in actors if a.how == "place" and abs(a.span.start - start) <= 1), None)
            if goal is None or (comes["bare"] and ATTENDS.match(self._words(goal.span.end, sentence.span.end))):
                continue
            who = who or self._beside(sentence, actors, cue, goal)
            if who is not None:
                whole = Span(cue.start, max(who.span.end, goal.span.end))
                yield _Journey(who, goal, Span(at, goal.span.start), whole, self._words(cue.start, cue.end) == "việc")

    def _subject(self, actors: list[Actor], at: int) -> Actor | None:
        """Who stands right behind the opening of a clause, offices before the name."""
        who = next((a for a in actors if a.span.start >= at and a.how in ("person", "pronoun")), None)
        if who is None or not may_go(who) or who.span.start - at > BESIDE:
            return None
        between = self._words(at, who.span.start)
        others = (a for a in actors if at <= a.span.start < who.span.start)
        return who if not re.search(r"[.;:()]", between) and all(self._is_his(a, who) for a in others) else None

    def _beside(self, sentence: Sentence, actors: list[Actor], cue: Span, goal: Actor) -> Actor | None:
        """Who a clause without a subject is about: who stands behind it, else who opened the sentence."""
        country = country_of(goal.units[0])
        behind = AFTER.match(self._words(goal.span.end, sentence.span.end))
        if behind is not None:
            return self._subject(actors, goal.span.end + behind.end())
        main = next((a for a in actors if a.how in ("person", "pronoun") and a.span.end <= cue.start), None)
        return main if main is not None and may_go(main) and country_of(main.units[0]) != country else None

    def _chosen(self, sentence: Sentence, actors: list[Actor]) -> Iterator[_Journey]:
        """ "B chọn A là nước đầu tiên đi thăm"."""
        for who in (a for a in actors if may_go(a)):
            chooses = CHOOSES.match(self._words(who.span.end, sentence.span.end))
            at = who.span.end + chooses.end() if chooses else 0
            goal = next((a for a in actors if chooses and a.how == "place" and a.span.start == at), None)
            first = FIRST.match(self._words(goal.span.end, sentence.span.end)) if goal is not None else None
            if goal is not None and first is not None:
                whole = Span(who.span.start, goal.span.end + first.end())
                yield _Journey(who, goal, Span(who.span.end, whole.end), whole, True)

    def _meeting(self, sentence: Sentence, journey: _Journey, others: list[_Journey]) -> Meeting | None:
        before = self._words(max(sentence.span.start, journey.span.start - 60), journey.span.start).rsplit(",", 1)[-1]
        if WISHED.search(before):
            return None
        guest, host = Side(), Side()
        guest.add(journey.who)
        host.add(journey.goal)
        meeting = Meeting(sentence, journey.cue, "visits.come", guest, host, spoken_of=True, named=True)
        meeting.ship = journey.who.how == "place"
        meeting.when = self._day(sentence, journey, others)
        to_the_state(self.scene, meeting)
        self._status(meeting, journey, before)
        rough = meeting.when is not None and not meeting.when.exact
        meeting.shared = journey.aside or rough or len(others) > 1
        return meeting

    def _day(self, sentence: Sentence, journey: _Journey, others: list[_Journey]) -> When | None:
        """The time that is told with a journey, before the next one is named."""
        ends = [o.span.start for o in others if o.span.start >= journey.span.end]
        until = min([sentence.span.end, journey.span.end + 40, *ends])
        told = [w for w in self.times.events(sentence) if journey.span.start <= w.span.start < until]
        beside = (
            w
            for w in told
            if w.span.start < journey.span.end or RIGHT.fullmatch(self._words(journey.span.end, w.span.start))
        )
        return next(beside, None)

    def _status(self, meeting: Meeting, journey: _Journey, before: str) -> None:
        """Whether it is still to come or was called off, by the words before it and within."""
        if CALLED_OFF.search(before):
            meeting.status, meeting.status_span = "cancelled", journey.cue
            return
        within = self._words(journey.span.start, journey.span.end + 14)
        when, day = meeting.when, self.scene.page.published
        later = bool(when and day and (when.time.start or "") > day[: len(when.time.start or "")])
        if later or AHEAD.search(before) or COMING.search(within) or " sẽ " in within or " sắp " in within:
            meeting.status, meeting.status_span = "planned", journey.cue
