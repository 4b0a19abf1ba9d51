"""Journeys that a sentence counts: "từng thăm A ba lần, lần đầu năm 2010, lần sau năm 2012"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Scene, Sentence
from hoptac.find.heldby import holder
from hoptac.find.namedwords import ONCE, ROW, SHIP, TURN
from hoptac.find.sides import Meeting, Side
from hoptac.find.when import HAPPENS, Times, When
from hoptac.gazetteer.places import country_of

_GOAL = 20  # characters between the verb and the place
_BACK = 4  # sentences back to whom a pronoun may mean


def hits(scene: Scene, pattern: re.Pattern[str], sentence: Sentence) -> Iterator[Span]:
    """The hits of a pattern in the folded words of a sentence, as spans of the page."""
    folded = scene.scan.folded
    for match in pattern.finditer(folded.text, folded.at(sentence.span.start), folded.at(sentence.span.end)):
        yield folded.span(match.start(), match.end())


def may_go(actor: Actor) -> bool:
    """Whether an actor is somebody in office."""
    return (
        actor.how in ("person", "pronoun")
        and len(actor.units) == 1
        and actor.person is not None
        and bool(actor.person.posts)
    )


def counted(scene: Scene, times: Times, sentence: Sentence, last: Meeting | None) -> Iterator[Meeting]:
    """The comings that a sentence counts, each with its time: "B từng thăm A ba lần, lần đầu năm 2010, …", "từng thăm A
    năm 2010 và 2012", "lần thứ hai tàu B thăm A, lần đầu năm 2013"; ``last`` is the meeting told last.
    """
    for cue in hits(scene, ONCE, sentence):
        behind = scene.actors_in(Span(cue.end, min(cue.end + 3 * _GOAL, len(scene.page.text))))
        goal = next((a for a in behind if a.how == "place" and a.span.start - cue.end <= _GOAL), None)
        guest = _guest(scene, Span(sentence.span.start, goal.span.start), goal, last) if goal is not None else None
        if goal is None or guest is None or len(goal.units) != 1:
            continue
        for when in _turns(scene, times, sentence, goal.span.end):
            came, host = replace(guest, units=dict(guest.units)), Side({goal.units[0]: goal.span})
            meeting = Meeting(sentence, cue, "visits.come", came, host, when, spoken_of=True, named=True, shared=True)
            meeting.ship = guest.head is None
            yield meeting


def _guest(scene: Scene, before: Span, goal: Actor, last: Meeting | None) -> Side | None:
    """Who came: the person in office, or whom a pronoun means, else a ship's country; of another country than where."""
    named = list(scene.actors_in(before))
    people = [_meant(scene, a, goal) for a in named if a.how in ("person", "pronoun")]
    ships = [a for a in named if a.how == "place" and SHIP.search(scene.folded(Span(before.start, a.span.start)))]
    came = [a for a in people if a is not None and may_go(a)] or ships
    guest = Side()
    for actor in came[-1:]:
        guest.add(actor)
    if not came and last is not None and SHIP.search(f"{scene.folded(before).rstrip()} "):
        guest.units = dict(last.guest.units)
    there = {country_of(unit) for unit in guest.units}
    return guest if there and there != {country_of(goal.units[0])} else None


def _meant(scene: Scene, actor: Actor, goal: Actor) -> Actor | None:
    """An actor; for a pronoun who would come to himself the person in office of another country, named or meant by his
    office last before it.
    """
    there = country_of(goal.units[0])
    if actor.how != "pronoun" or (actor.person is not None and {country_of(u) for u in actor.units} != {there}):
        return actor
    at = next((s.index for s in scene.sentences if s.span.holds(actor.span)), 0)
    for sentence in reversed(scene.sentences[max(0, at - _BACK) : at]):
        away = [a for a in scene.actors_in(sentence.span) if may_go(a) and country_of(a.units[0]) != there]
        if away:
            return replace(away[-1], span=actor.span)
        for office in scene.mentions_in("post", sentence.span):
            units = {u for a in scene.actors_in(Span(office.span.start, office.value.end)) for u in a.units}
            held = holder(scene, office, units - {there})
            if held is not None and held.unit is not None:
                return Actor(actor.span, (held.unit,), "person", held)
    return None


def _turns(scene: Scene, times: Times, sentence: Sentence, at: int) -> Iterator[When]:
    """The times of comings that are counted up behind their place, or that stand right behind it in a row."""
    turns = [hit.end for hit in hits(scene, TURN, sentence)]
    last = at
    for told in times.of(sentence):
        of_turn = any(0 <= told.span.start - turn <= 3 for turn in turns)
        beside = not turns and told.span.start >= last and ROW.fullmatch(scene.folded(Span(last, told.span.start)))
        if told.span.start >= at and (of_turn or beside):
            last = told.span.end
            yield from _years(told)


def _years(when: When) -> list[When]:
    """The two years of "vào năm 2010 và năm 2015"; else the time itself where something happens at it."""
    start, end = when.time.start or "", when.time.end or ""
    if when.kind == "period" and len(start) == 4 == len(end):
        return [When(replace(when.time, edtf=year), when.span, "year") for year in (start, end)]
    return [when] if when.kind in HAPPENS else []
