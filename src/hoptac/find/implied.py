"""Visits that a page does not tell as such: it only speaks of them throughout, or tells who signed together."""

from __future__ import annotations

from collections.abc import Iterator

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Scene, Sentence
from hoptac.find.lines import sentences_with
from hoptac.find.meetings import Meetings
from hoptac.find.particulars import signers
from hoptac.find.roles import Roles, first_span, folded_spans
from hoptac.find.rules import rule
from hoptac.find.sides import Meeting, Side, is_ours
from hoptac.find.telling import ENVOY_POSTS
from hoptac.find.unmet import is_memorial
from hoptac.find.when import Times

_LEAD = 3  # sentences of title and lead, which say what was held
_NEAR = 60  # characters behind the word of a talk within which the delegation stands that it is with


def is_online(scene: Scene) -> bool:
    """Whether a page tells of talks over the wire: who speaks there has not come."""
    return any(first_span(scene, "visits.online", s) is not None for s in sentences_with(scene, "visits.online"))


def implied(scene: Scene, times: Times) -> Iterator[Meeting]:
    """The one visit of a page that speaks of a reception or a talk ("Tại buổi tiếp, …", "Quang cảnh buổi làm việc"),
    and names somebody in office on each side, or whose delegation it is with.

    The host is the side in whose country the page's places lie, else our own.
    """
    held = next(
        (
            (sentence, cue)
            for sentence in scene.sentences
            if sentence.zone != "title"
            for cue in folded_spans(scene, "visits.held", sentence)
            if not any(is_memorial(scene.folded(s.span)) for s in scene.sentences[:_LEAD])
        ),
        None,
    )
    if held is None or any(folded_spans(scene, "visits.none", s) for s in sentences_with(scene, "visits.none")):
        return
    if is_online(scene):
        return
    sentence, cue = held
    ours, theirs = (_first(scene, here) for here in (True, False))
    theirs = theirs or _delegation(scene, sentence, cue)
    if ours is None or theirs is None:
        return
    roles = Roles(scene)
    places = [place for s in scene.sentences if (place := roles.at(s)) is not None]
    abroad = bool(places) and not any(is_ours(unit) for unit, _ in places)
    abroad = abroad and not _is_envoy_here(theirs)
    titled = _in_title(scene, times)
    if titled is not None:
        abroad = all(map(is_ours, titled.guest.units))
    guest, host = (ours, theirs) if abroad else (theirs, ours)
    meeting = Meeting(sentence, cue, "visits.held", _side(guest), _side(host))
    day = times.before(sentence)
    signed = day is not None and rule("visits.signed-before").search(roles.before(day.span, 140)) is not None
    meeting.inherited = None if signed else day  # "Biên bản ký ngày …" tells when that was signed
    yield meeting


def _in_title(scene: Scene, times: Times) -> Meeting | None:
    """Who came to whom as the headline tells it: "Lãnh đạo tỉnh A đến thăm tỉnh B"."""
    meetings = Meetings(scene, times)
    told = (m for s in scene.sentences if s.zone == "title" for m in meetings.told_in(s))
    return next((m for m in told if not m.filled and m.rule != "visits.meet"), None)


def signed_together(scene: Scene, times: Times, visits: list[Meeting]) -> Iterator[Meeting]:
    """Two heads who sign at one table on a day of their own have met, though no visit of theirs is told."""
    roles = Roles(scene)
    for sentence in [] if is_online(scene) else scene.sentences:
        sign = first_span(scene, "agreements.sign", sentence)
        days = [w for w in times.events(sentence) if w.exact and times.near(w)]
        if sign is None or sentence.zone in ("title", "caption") or first_span(scene, "agreements.will-sign", sentence):
            continue
        units = [a.units[0] for a in scene.actors_in(sentence.span) if a.how == "person" and a.units]
        heads = signers(scene, sentence, sign, units)
        ours, theirs = ([h for h in heads if is_ours(h[0].unit or "") == here] for here in (True, False))
        place = roles.at(sentence)
        when = days[0] if days else times.before(sentence)
        if not ours or not theirs or when is None or place is None:
            continue
        guest, host = (theirs[0], ours[0]) if is_ours(place[0]) else (ours[0], theirs[0])
        if any({guest[0].unit, host[0].unit} <= {*v.guest.units, *v.host.units} for v in visits):
            continue
        came, received = (Side({who.unit or "": span}, who, span) for who, span in (guest, host))
        meeting = Meeting(sentence, sign, "visits.signed", came, received, when=when, place=place)
        visits = [*visits, meeting]
        yield meeting


def _first(scene: Scene, ours: bool) -> Actor | None:
    """The first person of a side who holds an office."""
    named = (a for a in scene.actors if a.how == "person" and a.person is not None and a.person.posts and a.units)
    return next((a for a in named if is_ours(a.units[0]) == ours), None)


def _is_envoy_here(guest: Actor) -> bool:
    """Whether an actor is a foreign ambassador or consul, who calls on people where he is posted."""
    return guest.person is not None and any(h.post in ENVOY_POSTS for h in guest.person.posts)


def _delegation(scene: Scene, sentence: Sentence, cue: Span) -> Actor | None:
    """The unit abroad whose delegation a talk is said to be with: "tại buổi làm việc với đoàn công tác tỉnh A"."""
    behind = scene.actors_in(Span(cue.end, min(cue.end + _NEAR, sentence.span.end)))
    there = next((a for a in behind if a.how == "place" and a.units and not is_ours(a.units[0])), None)
    named = there is not None and rule("visits.delegation").search(scene.folded(Span(cue.end, there.span.start)))
    return there if named else None


def _side(actor: Actor) -> Side:
    side = Side()
    side.add(actor)
    return side
