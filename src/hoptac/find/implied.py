"""A visit that a page never tells, but speaks of throughout: "Tại buổi tiếp, …", "Quang cảnh buổi làm việc"."""

from __future__ import annotations

from collections.abc import Iterator

from hoptac.base.scene import Actor, Scene
from hoptac.find.roles import Roles, folded_spans
from hoptac.find.sides import Meeting, Side, is_ours
from hoptac.find.when import Times


def implied(scene: Scene, times: Times) -> Iterator[Meeting]:
    """The one visit of a page that speaks of a reception or a talk, and names somebody in office on each side.

    The host is the side in whose country the page's places lie, else our own.
    """
    held = next(
        (
            (sentence, cue)
            for sentence in scene.sentences
            if sentence.zone != "title"
            for cue in folded_spans(scene, "visits.held", sentence)
        ),
        None,
    )
    if held is None or any(True for s in scene.sentences for _ in folded_spans(scene, "visits.none", s)):
        return
    sentence, cue = held
    ours, theirs = (_first(scene, here) for here in (True, False))
    if ours is None or theirs is None:
        return
    roles = Roles(scene)
    places = [place for s in scene.sentences if (place := roles.at(s)) is not None]
    abroad = bool(places) and not any(is_ours(unit) for unit, _ in places)
    guest, host = (ours, theirs) if abroad else (theirs, ours)
    meeting = Meeting(sentence, cue, "visits.held", _side(guest), _side(host))
    meeting.inherited = times.before(sentence)
    yield meeting


def _first(scene: Scene, ours: bool) -> Actor | None:
    """The first person of a side who holds an office."""
    named = (a for a in scene.actors if a.how == "person" and a.person is not None and a.person.posts and a.units)
    return next((a for a in named if is_ours(a.units[0]) == ours), None)


def _side(actor: Actor) -> Side:
    side = Side()
    side.add(actor)
    return side
