"""Visits: meetings of one delegation with one host on one run of days, put together from all that the page says."""

from __future__ import annotations

from collections.abc import Iterator

from hoptac.base.nouns import Modality, Report, Span
from hoptac.base.scene import Scene, Sentence
from hoptac.find.build import Draft
from hoptac.find.implied import implied, signed_together
from hoptac.find.journeytown import give_towns
from hoptac.find.leaders import give_heads, leaders
from hoptac.find.lines import sentences_with
from hoptac.find.merging import gather
from hoptac.find.occasions import spoken_at
from hoptac.find.organs import Party, say_organs
from hoptac.find.particulars import purpose, size
from hoptac.find.roles import Roles, first_span
from hoptac.find.sides import Meeting, Side
from hoptac.find.sounding import SOUNDS, is_told_again
from hoptac.find.when import Times, times_of
from hoptac.gazetteer.places import PLACES, country_of

_MODALITY: dict[str, Modality] = {"done": "done", "planned": "planned", "cancelled": "planned"}


def _days(scene: Scene, times: Times, visits: list[Meeting]) -> None:
    """A visit without a day of its own takes the last one named before it, unless that is another visit's alone."""
    for visit in visits:
        if visit.when is None and visit.inherited is not None:
            start, day = visit.inherited.time.start, scene.day
            if start and (day is None or visit.status != "done" or start[: len(day)] <= day[: len(start)]):
                visit.when = visit.inherited
        if visit.when is None and visit.status == "done" and scene.page.published is None and len(visits) == 1:
            visit.when = times.feast()


def _is_elsewhere(visit: Meeting, place: str) -> bool:
    """Whether a place is another stage of the journey: in neither side's country nor in Vietnam, where missions are."""
    there = {country_of(u) for u in (*visit.guest.units, *visit.host.units)}
    return "VN" not in visit.host.units and country_of(place) not in there | {"VN"}


def _report(scene: Scene, visit: Meeting) -> Report:
    draft = Draft(scene.page, "visit")
    for slot, side in (("guest", visit.guest), ("host", visit.host)):
        units = list(side.units)
        draft.say(slot, units, list(dict.fromkeys(side.units.values())), visit.rule)
        if side.head is not None and side.head_span is not None:
            named = next((s for s in side.head.mentions if s == side.head_span), side.head.mentions[0])
            draft.say(f"{slot}_head", side.head.name, named, visit.rule)
    if visit.place is not None and not _is_elsewhere(visit, visit.place[0]):
        draft.say("place", visit.place[0], visit.place[1], "visits.at")
    else:
        draft.infer("place", next(iter(visit.host.units)), "visit.place-of-host")
    if visit.when is not None:
        draft.say("start", visit.when.time.start, visit.when.spans, "visit.day")
        if visit.when.time.end:
            draft.say("end", visit.when.time.end, visit.when.spans, "visit.day")
    if visit.status_span is not None:
        draft.say("status", visit.status, visit.status_span, "visit.status")
    else:
        draft.infer("status", visit.status, "visit.status")
    guest, host = (
        Party(tuple(side.units), tuple(side.units.values()), side.head) for side in (visit.guest, visit.host)
    )
    say_organs(scene, draft, guest, host)
    many = size(scene, visit.sentence)
    if many is not None:
        draft.say("size", *many, "visits.size")
    what_for = purpose(scene, visit.sentence, visit.cue)
    if what_for is not None:
        draft.say("purpose", scene.words(what_for), what_for, "visits.purpose")
    return draft.report(_MODALITY[visit.status])


def _led_only(scene: Scene, times: Times, visits: list[Meeting]) -> list[Meeting]:
    """Delegations from abroad of which the page says only who leads them: they are received at home."""
    out = []
    roles = Roles(scene)
    met = {u for v in visits for u in (*v.guest.units, *v.host.units)}
    if any(first_span(scene, "visits.mourning", s) for s in sentences_with(scene, "visits.mourning")):
        return []  # who comes to condole is received by nobody
    for leader in leaders(scene):
        unit = leader.person.unit
        sentence = scene.sentences[leader.sentence]
        ours, _ = scene.pairs[leader.sentence]
        if (
            unit is None
            or country_of(unit) == "VN"
            or unit in met
            or (PLACES[unit].kind == "country" and unit in map(country_of, met))
            or not ours
            or "đoàn" not in scene.folded(sentence.span)
            or _is_none(scene, sentence)
            or _is_bidden(scene, sentence, leader.span)
        ):
            continue
        met.add(unit)
        they, we = Side({unit: leader.span}, leader.person, leader.span), Side(dict.fromkeys(ours, leader.span))
        place = next((p for s in scene.sentences[sentence.index :: -1] if (p := roles.at(s)) is not None), None)
        abroad = place is not None and country_of(place[0]) == country_of(unit)
        visit = Meeting(sentence, leader.span, "visits.led", *((we, they) if abroad else (they, we)))
        visit.inherited = times.before(sentence)
        out.append(visit)
    return out


def _is_none(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence tells of an act that is no visit (a wreath laid, a farewell), and of no reception."""
    if first_span(scene, "visits.online", sentence) is not None:
        return True
    return first_span(scene, "visits.none", sentence) is not None and not (
        first_span(scene, "visits.receive", sentence) or first_span(scene, "visits.beside-none", sentence)
    )


def _is_bidden(scene: Scene, sentence: Sentence, leader: Span) -> bool:
    """Whether somebody is only asked to come at the head of a delegation: "mời Phó Tỉnh trưởng A dẫn đoàn sang dự"."""
    invited = first_span(scene, "visits.invited", sentence)
    return invited is not None and invited.end <= leader.start


def _is_told(visits: list[Meeting]) -> bool:
    """Whether some visit is told, not only named in passing."""
    return any(not visit.named for visit in visits)


def find_visits(scene: Scene) -> Iterator[Report]:
    """One report for each visit: a delegation, a host, a run of days."""
    times = times_of(scene)
    visits = gather(scene)
    visits = visits if _is_told(visits) else gather(scene, captions=True)
    visits += _led_only(scene, times, visits)
    visits += list(signed_together(scene, times, visits))
    visits = visits if _is_told(visits) else [*implied(scene, times), *visits]
    visits += list(spoken_at(scene, Roles(scene), times, visits))
    visits = [v for v in visits if v.rule != SOUNDS or not is_told_again(v, visits)]
    give_heads(scene, visits)
    _days(scene, times, visits)
    give_towns(scene, visits)
    for visit in visits:
        yield _report(scene, visit)
