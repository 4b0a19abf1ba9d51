"""Who leads a delegation or speaks for a side: said outright, listed first, or heard first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from hoptac.base.nouns import Span
from hoptac.base.scene import Person, Scene
from hoptac.find.firstperson import first_person, people_in
from hoptac.find.heldby import name_by_office
from hoptac.find.lines import sentences_with
from hoptac.find.roles import first_span, folded_spans, is_programme
from hoptac.find.sides import Meeting, Side
from hoptac.find.statesmen import is_commentator, unknown_head
from hoptac.gazetteer.places import country_of

_CREW = 3  # sentences from the coming of a ship within which it is told who leads her people
_JOURNEY = 10  # days from the page's within which a call to come belongs to the journey told


@dataclass(frozen=True, slots=True)
class Leader:
    """A person said to lead a delegation or to chair for a side."""

    person: Person
    span: Span
    sentence: int


def leaders(scene: Scene) -> list[Leader]:
    """Everyone said to lead a delegation ("do … dẫn đầu", "Trưởng đoàn là …") or to chair a meeting for a side; found
    once a page.
    """
    known: list[Leader] | None = scene.memo.get("leaders")
    if known is None:
        known = scene.memo["leaders"] = _leaders(scene)
    return known


def _leaders(scene: Scene) -> list[Leader]:
    out: list[Leader] = []
    for sentence in scene.sentences:
        named = [a for a in scene.actors_in(sentence.span) if a.person is not None and a.how == "person"]
        for cue in folded_spans(scene, "visits.led", sentence):
            following = [a for a in named if a.span.start >= cue.start]
            untold = None if following else _untold(scene, Span(cue.start, sentence.span.end))
            if untold is not None:
                out.append(Leader(untold, untold.mentions[0], sentence.index))
            if following and following[0].person is not None:
                out.append(Leader(following[0].person, following[0].span, sentence.index))
        for number, actor in enumerate(named):
            until = named[number + 1].span.start if number + 1 < len(named) else sentence.span.end
            if actor.person is not None and _called_leader(scene, actor.span, until):
                out.append(Leader(actor.person, actor.span, sentence.index))
        me = first_person(scene).me
        said = first_person(scene).actors(sentence) if me is not None and me.unit else []
        if said and (first_span(scene, "visits.cancelled", sentence) or first_span(scene, "visits.planned", sentence)):
            said = []  # who of his people should have gone
        out += [Leader(me, a.span, sentence.index) for a in said[:1] if me is not None and me.unit in a.units]
        chair = first_span(scene, "visits.chair", sentence)
        if chair is not None:
            sides: dict[str | None, Leader] = {}
            for actor in named:
                if actor.person is not None:
                    sides.setdefault(actor.person.unit, Leader(actor.person, actor.span, sentence.index))
            out += sides.values()
    return out


_LEADER = re.compile(
    r"^[^.;\n]{0,200}?(?:,| [-–]| [(]) ?(?:trưởng đoàn(?! đại biểu quốc hội| đbqh)|"
    r"(?:là )?người (?:dẫn đầu|đứng đầu|dẫn) (?:phái )?đoàn)(?!\w)|"
    r"^[^.;\n]{0,200}? (?:dẫn đầu|làm trưởng|cầm|dẫn) (?:phái )?đoàn(?!\w)|"
    r"^[^.;:\n]{0,200}?(?:,| là người)? (?:dẫn đầu|đi đầu|cầm đầu|đứng đầu|làm trưởng(?: đoàn)?)(?=\s?(?:[.;,)]|$))"
)


#: Who goes on a tour of a part of another country: "…, Phó Chủ tịch tỉnh, đi Nam Lào".
_ON_TOUR = re.compile(
    r"^[^.;:\n]{0,120}?(?<!\w)(?:đi|sang|thăm|qua) (?:(?:công tác|thăm|làm việc|tại|ở|các|một số|hai|ba|bốn|tỉnh) )*"
    r"(?:bắc|nam|trung|trung - nam|đông bắc|tây nam|hạ|thượng) (?:lào|thái lan|trung quốc|campuchia)(?!\w)"
)


def _called_leader(scene: Scene, name: Span, until: int) -> bool:
    """Whether a person is called head of delegation right before the name or behind the offices ("…, Trưởng đoàn")."""
    if _ON_TOUR.match(scene.folded(Span(name.end, until))):
        return True
    before = scene.page.text[max(0, name.start - 14) : name.start].lower()
    return before.endswith(("trưởng đoàn ", "trưởng đoàn: ")) or bool(
        _LEADER.match(scene.folded(Span(name.end, until)))
    )


def _untold(scene: Scene, span: Span) -> Person | None:
    """The person of the page who holds an office that a span names without a name."""
    for mention in scene.mentions_in("post", span):
        for person in scene.people:
            units = {u for a in scene.actors_in(span) for u in a.units}
            if person.unit in units and any(h.post in mention.value.codes for h in person.posts):
                return person
    return None


def first_named(scene: Scene) -> list[Leader]:
    """The first of each side's list of those present ("Về phía tỉnh A có các đồng chí: …"), who mostly leads it."""
    out: list[Leader] = []
    for sentence in sentences_with(scene, "visits.attended"):
        for cue in folded_spans(scene, "visits.attended", sentence):
            behind = scene.actors_in(Span(cue.end, sentence.span.end))
            first = next((a for a in behind if a.person is not None and a.how == "person"), None)
            if first is not None and first.person is not None:
                out.append(Leader(first.person, first.span, sentence.index))
    return out


def _lead(side: Side, led: list[Leader], at: int, reach: int) -> None:
    """The leader of a side's delegation that is told nearest to the visit."""
    whole = {country_of(unit) for unit in side.units}
    whole = whole if len(whole) == 1 and "VN" not in whole else set()  # who is of the State leads its provinces' people
    near = [leader for leader in led if abs(leader.sentence - at) <= reach]
    fits = [leader for leader in near if leader.person.unit in side.units]
    fits = fits or [leader for leader in near if leader.person.unit in whole]
    if fits:
        best = min(fits, key=lambda leader: (abs(leader.sentence - at), leader.sentence))
        side.head, side.head_span = best.person, best.span


def _speak_first(scene: Scene, side: Side, at: int) -> None:
    """Without a leader named: the first person of the unit who is named from the visit's sentence on."""
    for sentence in scene.sentences[at:]:
        for actor in people_in(scene, sentence):
            if (
                actor.person is not None
                and actor.person.unit in side.units
                and actor.person.posts
                and not is_commentator(actor.person)
                and not _is_only_named(scene, actor.span)
            ):
                side.head, side.head_span = actor.person, actor.span
                return


#: Before somebody whose government, house or time is spoken of: he does not act himself.
_OWNING = re.compile(r"(?<!\w)(?:của|dưới thời|thời) (?:(?!đoàn |chuyến )[^\W\d_]+ ){0,5}$")
_OF_A_VISIT = re.compile(r"(?<!\w)(?:chuyến|đoàn|buổi|cuộc)(?!\w)[^.;,]{0,60}$")


def _is_only_named(scene: Scene, name: Span) -> bool:
    """Whether a person only stands as an owner: "hầm chỉ huy của Đại tá A", "chính quyền của Tổng thống B"."""
    before = scene.folded(Span(max(0, name.start - 90), name.start)).rsplit("\n", 1)[-1]
    return _OWNING.search(before) is not None and _OF_A_VISIT.search(before) is None


def _speak_next(scene: Scene, visit: Meeting, came: set[str]) -> None:
    """The host's head is who speaks for the host in the sentence of the call or the two after it."""
    at = visit.sentence.index
    for sentence in scene.sentences[at : at + 3]:
        for actor in people_in(scene, sentence):
            person = actor.person
            if person is None or person.name in came or is_commentator(person):
                continue
            if person.unit in visit.host.units and person.posts:
                visit.host.head, visit.host.head_span = person, actor.span
                return


def _stand_in_entry(scene: Scene, visit: Meeting) -> None:
    """The guests' head is who of them in office is named first in the paragraph that tells of the visit; in the
    sentence itself, where it is still to come.
    """
    for sentence in scene.sentences:
        beside = sentence.paragraph == visit.sentence.paragraph and (visit.status == "done" or visit.entry)
        if not beside and sentence.index != visit.sentence.index:
            continue
        for actor in people_in(scene, sentence):
            person = actor.person
            if (
                person is not None
                and person.unit in visit.guest.units
                and person.posts
                and not is_commentator(person)
                and not _is_only_named(scene, actor.span)
            ):
                visit.guest.head, visit.guest.head_span = person, actor.span
                return


def _travel_together(visit: Meeting, visits: list[Meeting]) -> None:
    """One delegation calling on several hosts keeps its leader."""
    for other in visits:
        if (
            other is not visit
            and other.status == visit.status
            and set(other.guest.units) == set(visit.guest.units)
            and other.guest.head
        ):
            visit.guest.head, visit.guest.head_span = other.guest.head, other.guest.head_span
            return


def _same_journey(scene: Scene, visit: Meeting, visits: list[Meeting]) -> bool:
    """Whether what is still to come belongs to the journey that the page tells: "đoàn" will call, within days, or in
    the country in which it has called.
    """
    if visit.rule == "visits.accepted":
        return False
    day = (visit.when.time.start if visit.when is not None else None) or ""
    told = scene.page.published or scene.day or ""
    near = not day or (
        len(day) == 10 == len(told) and abs((date.fromisoformat(day) - date.fromisoformat(told)).days) <= _JOURNEY
    )
    if near and (visit.filled or any(a.how == "delegation" for a in scene.actors_in(visit.sentence.span))):
        return True
    there = {country_of(u) for u in visit.host.units}
    on_it = (v for v in visits if v.status == "done" and v.guest.units.keys() == visit.guest.units.keys())
    goes_on = any({country_of(u) for u in v.host.units} & there for v in on_it)
    return goes_on and not day and first_span(scene, "visits.delegation", visit.sentence) is not None


def _answers(other: Meeting, visit: Meeting) -> bool:
    """Whether a visit is paid by those on whom another was paid: who led one of them may receive the other."""
    back = bool(set(other.guest.units) & set(visit.host.units) and set(other.host.units) & set(visit.guest.units))
    apart = other.sentence.index != visit.sentence.index
    return back and apart and other.guest.head is not None and other.guest.head.unit in visit.host.units


def _lead_alone(side: Side, led: list[Leader]) -> None:
    """The one person who is said on the page to lead a delegation of these units."""
    fits = {leader.person.name: leader for leader in led if leader.person.unit in side.units}
    for leader in fits.values() if len(fits) == 1 else ():
        side.head, side.head_span = leader.person, leader.span


def _long_ago(scene: Scene, visit: Meeting, visits: list[Meeting]) -> bool:
    """Whether a visit is only looked back at, years before another: its leader is told with it or not at all."""
    starts = [v.when.time.start or "" for v in visits if v.when is not None]
    years = [int(start[:4]) for start in starts if start[:4].isdigit()]
    own = (visit.when.time.start or "")[:4] if visit.when is not None else ""
    return own.isdigit() and max(years) - int(own) > 1


def give_heads(scene: Scene, visits: list[Meeting]) -> None:
    """Leaders known from elsewhere on the page: who is said to lead; else who speaks for the side."""
    outright = leaders(scene)
    led = [*outright, *first_named(scene)]
    programme = is_programme(scene) or (len(visits) > 1 and all(v.status != "done" for v in visits))
    for visit in (v for v in visits if not v.named):  # who is named with a journey is all that is told of it
        if visit.entry and visit.guest.head is None:
            _stand_in_entry(scene, visit)
        if not visit.many:
            name_by_office(scene, visit)
        unknown = visit.guest.head is None and unknown_head(scene, visit, visit.guest)
        if visit.ship:
            _lead(visit.guest, outright, visit.sentence.index, _CREW)
        if visit.many or visit.ship or unknown or _long_ago(scene, visit, visits):
            continue
        if visit.guest.head is None and visit.status == "done":
            _lead(visit.guest, outright, visit.sentence.index, 999)
        if visit.guest.head is None:
            _lead(visit.guest, led, visit.sentence.index, 999 if visit.status == "done" or programme else 1)
        came = {
            v.guest.head.name for v in visits if v.guest.head is not None and v is not visit and not _answers(v, visit)
        }
        if visit.host.head is None and visit.status == "done":
            received = [leader for leader in led if leader.person.name not in came]
            _lead(visit.host, received, visit.sentence.index, 999)
        if visit.guest.head is None:
            _travel_together(visit, visits)
        if visit.guest.head is None:
            _stand_in_entry(scene, visit)
        if visit.guest.head is None and visit.status != "done" and _same_journey(scene, visit, visits):
            _lead_alone(visit.guest, outright)
        if visit.host.head is None and visit.status == "done":
            _speak_next(scene, visit, came)
        alone = len([v for v in visits if v.status == visit.status]) == 1
        same = all(set(v.guest.units) == set(visit.guest.units) for v in visits if v.status == "done")
        if visit.status == "done":
            for side in [visit.guest, visit.host] if alone else [visit.guest] if same else []:
                if side.head is None:
                    _speak_first(scene, side, 0 if side is visit.guest else visit.sentence.index)
