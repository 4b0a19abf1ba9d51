"""Visits: meetings of one delegation with one host on one run of days, put together from all that the page says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hoptac.base.nouns import Modality, Report, Span
from hoptac.base.scene import Person, Scene, Sentence
from hoptac.find.build import Draft
from hoptac.find.implied import implied, signed_together
from hoptac.find.meetings import find_meetings
from hoptac.find.organs import Party, say_organs
from hoptac.find.particulars import purpose, size
from hoptac.find.roles import first_span, folded_spans, is_programme
from hoptac.find.sides import Meeting, Side
from hoptac.find.when import Times, When, times_of
from hoptac.gazetteer.places import PLACES, country_of

_MODALITY: dict[str, Modality] = {"done": "done", "planned": "planned", "cancelled": "planned"}


@dataclass(frozen=True, slots=True)
class Leader:
    """A person said to lead a delegation or to chair for a side."""

    person: Person
    span: Span
    sentence: int


def leaders(scene: Scene) -> list[Leader]:
    """Everyone said to lead a delegation ("do … dẫn đầu", "Trưởng đoàn là …") or to chair a meeting for a side."""
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
        chair = next(folded_spans(scene, "visits.chair", sentence), None)
        if chair is not None:
            sides: dict[str | None, Leader] = {}
            for actor in named:
                if actor.person is not None:
                    sides.setdefault(actor.person.unit, Leader(actor.person, actor.span, sentence.index))
            out += sides.values()
    return out


_LEADER = re.compile(r"^[^.;\n]{0,200}?(?:,| [-–]| [(]) ?trưởng đoàn(?! đại biểu quốc hội| đbqh)(?!\w)")


def _called_leader(scene: Scene, name: Span, until: int) -> bool:
    """Whether a person is called head of delegation right before the name or behind the offices ("…, Trưởng đoàn")."""
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
    for sentence in scene.sentences:
        for cue in folded_spans(scene, "visits.attended", sentence):
            behind = scene.actors_in(Span(cue.end, sentence.span.end))
            first = next((a for a in behind if a.person is not None and a.how == "person"), None)
            if first is not None and first.person is not None:
                out.append(Leader(first.person, first.span, sentence.index))
    return out


def _same_days(a: When | None, b: When | None) -> bool:
    if a is None or b is None:
        return True
    x, y = a.time, b.time
    if x.start is None or y.start is None:
        return x.edtf == y.edtf
    return x.start <= (y.end or y.start) and y.start <= (x.end or x.start)


def _one_company(a: Side, b: Side) -> bool:
    """Whether two sides may be one: the same units, or one told in part where the other names all."""
    x, y = set(a.units), set(b.units)
    if len(y) == 1 and b.head is None and {country_of(u) for u in x} == y:
        return True  # the country for its province
    return x == y or (bool(x & y) and len(x) <= len(y))


def _same_head(a: Side, b: Side) -> bool:
    return a.head is None or b.head is None or a.chance or b.chance or a.head.name == b.head.name


def _day(meeting: Meeting) -> str | None:
    """The first day of a meeting, its own or the one that it takes over."""
    when = meeting.when or meeting.inherited
    return when.time.start if when is not None else None


def _joins(visit: Meeting, meeting: Meeting) -> bool:
    """Whether a meeting tells more of a visit already known."""
    again = meeting.rule in ("visits.meet", "visits.host-list") and meeting.when is None
    guests = _one_company(visit.guest, meeting.guest) or (again and _one_company(meeting.guest, visit.guest))
    same = guests and _one_company(visit.host, meeting.host)
    if not same or visit.status != meeting.status or not _same_days(visit.when, meeting.when):
        return False
    calls = meeting.rule == "visits.come"  # "đoàn còn đến thăm Trường …" is a call of its own
    received = visit.rule in ("visits.receive", "visits.passive", "visits.host-list")
    later = (received or meeting.when != visit.when) if calls else _day(meeting) != _day(visit)
    if meeting.body and visit.body != meeting.body and later:
        return False
    if meeting.body and visit.body and meeting.body != visit.body:
        return False
    if not _same_head(visit.host, meeting.host):
        listed = meeting.rule == "visits.host-list" and meeting.when is None and visit.rule != "visits.host-list"
        return listed and _day(meeting) == _day(visit)
    return _same_head(visit.guest, meeting.guest) or meeting.when is None


def _turned(visit: Meeting, meeting: Meeting) -> bool:
    """Whether a meeting is the same visit with guest and host the wrong way round (told from the other side)."""
    return (
        meeting.status == visit.status
        and set(meeting.guest.units) == set(visit.host.units)
        and set(meeting.host.units) == set(visit.guest.units)
        and _same_days(visit.when or visit.inherited, meeting.when or meeting.inherited)
    )


def _take(visit: Meeting, meeting: Meeting) -> None:
    for mine, theirs in ((visit.guest, meeting.guest), (visit.host, meeting.host)):
        if mine.head is None or (mine.chance and theirs.head is not None):
            mine.head, mine.head_span, mine.chance = theirs.head, theirs.head_span, theirs.chance
        for unit, span in theirs.units.items():
            if unit not in mine.units and len(mine.units) < len(theirs.units):
                mine.units[unit] = span
    if (
        visit.when is not None
        and visit.when.kind == "interval"
        and meeting.when is not None
        and meeting.when.kind == "day"
    ):
        visit.inner = visit.inner or meeting.when
    longer = meeting.when is not None and meeting.when.kind == "interval"
    if visit.when is None or (longer and visit.when.kind != "interval"):
        visit.when = meeting.when or visit.when
    visit.place = visit.place or meeting.place


def _apart(scene: Scene, meeting: Meeting) -> list[Meeting]:
    """A delegation that calls on several units pays each a visit of its own; so do delegations received in turn."""
    if len(meeting.guest.units) > 1 and first_span(scene, "visits.in-turn", meeting.sentence):
        guests = meeting.guest.units.items()
        return [replace(meeting, guest=Side({unit: span}), host=replace(meeting.host)) for unit, span in guests]
    in_turn = first_span(scene, "visits.in-turn", meeting.sentence) is not None
    if (meeting.rule != "visits.come" and not in_turn) or len(meeting.host.units) < 2:
        return [meeting]
    return [
        replace(
            meeting,
            host=Side({unit: span}),
            guest=replace(meeting.guest),
            place=meeting.place if meeting.place is not None and meeting.place[0] == unit else None,
            when=_in_brackets(scene, span, meeting.sentence) or meeting.when,
        )
        for unit, span in meeting.host.units.items()
    ]


def _in_brackets(scene: Scene, name: Span, sentence: Sentence) -> When | None:
    """The day that stands in brackets behind a host's name: "làm việc với tỉnh A (7/10), B (8/10)"."""
    for when in times_of(scene).events(sentence):
        between = scene.page.text[name.end : when.span.start]
        if name.end <= when.span.start and between.strip() in ("(", "(sáng", "(chiều", "(ngày"):
            return when
    return None


def gather(scene: Scene, captions: bool = False) -> list[Meeting]:
    """The visits of a page: meetings merged where they tell of one. A caption alone tells of none, unless asked for."""
    visits: list[Meeting] = []
    told = find_meetings(scene)
    told = [m for m in told if not _is_journey(m, told)]
    for meeting in (part for whole in told for part in _apart(scene, whole)):
        known = next((v for v in reversed(visits) if _joins(v, meeting)), None)
        if known is not None:
            _take(known, meeting)
        elif meeting.sentence.zone == "caption" and not captions:
            continue
        elif not any(_turned(v, meeting) for v in visits):
            visits.append(meeting)
    visits = [v for v in visits if not _is_tour(v, visits)]
    return [v for v in visits if not _is_frame(v, visits)]


def _is_journey(meeting: Meeting, told: list[Meeting]) -> bool:
    """Whether a meeting only sums up calls on several hosts told elsewhere ("hai đoàn của A, B nối nhau sang C, D")."""
    for side, other in (("host", "guest"), ("guest", "host")):
        units = set(getattr(meeting, side).units)
        facing = getattr(meeting, other).units.keys()
        alike = [
            m
            for m in told
            if m is not meeting
            and m.status == meeting.status
            and _same_days(m.when, meeting.when)
            and getattr(m, other).units.keys() & facing
        ]
        single = {unit for m in alike if len(getattr(m, side).units) == 1 for unit in getattr(m, side).units}
        if len(units) > 1 and units <= single and getattr(meeting, side).head is None:
            return True
    return False


def _is_frame(visit: Meeting, visits: list[Meeting]) -> bool:
    """Whether a run of days only frames calls on the same host told day by day; its first call takes its day."""
    if visit.when is None or visit.when.kind != "interval":
        return False
    same = [
        v
        for v in visits
        if v is not visit
        and v.guest.units.keys() == visit.guest.units.keys()
        and v.host.units.keys() == visit.host.units.keys()
    ]
    if not any(v.when is not None and v.when.kind == "day" and _same_days(visit.when, v.when) for v in same):
        return False
    visit.when = visit.inner or visit.when
    return visit.inner is None and visit.host.head is None


def _is_tour(visit: Meeting, visits: list[Meeting]) -> bool:
    """Whether a visit only announces calls told one by one: each of its hosts (or guests) has its own."""
    for side, other in (("host", "guest"), ("guest", "host")):
        units = set(getattr(visit, side).units)
        single = {
            next(iter(getattr(v, side).units))
            for v in visits
            if len(getattr(v, side).units) == 1 and set(getattr(v, other).units) & set(getattr(visit, other).units)
        }
        if len(units) > 1 and units <= single:
            return True
    return _whole_country(visit, visits)


def _whole_country(visit: Meeting, visits: list[Meeting]) -> bool:
    """Whether a visit only says to which country the guests came ("tới thăm nước X") whose units receive them."""
    named = [span for span in visit.host.units.values() if 0 <= span.start - visit.cue.end <= 6]
    country = next(iter(visit.host.units), "")
    if visit.host.head or len(visit.host.units) != 1 or PLACES[country].kind != "country" or not named:
        return False
    return any(
        set(v.guest.units) & set(visit.guest.units)
        and any(country_of(u) == country and u != country for u in v.host.units)
        for v in visits
    )


def _lead(side: Side, led: list[Leader], at: int, reach: int) -> None:
    """The leader of a side's delegation that is told nearest to the visit."""
    fits = [leader for leader in led if leader.person.unit in side.units and abs(leader.sentence - at) <= reach]
    if fits:
        best = min(fits, key=lambda leader: (abs(leader.sentence - at), leader.sentence))
        side.head, side.head_span = best.person, best.span


def _speak_first(scene: Scene, side: Side, at: int) -> None:
    """Without a leader named: the first person of the unit who is named from the visit's sentence on."""
    for sentence in scene.sentences[at:]:
        for actor in scene.actors_in(sentence.span):
            if (
                actor.person is not None
                and actor.how == "person"
                and actor.person.unit in side.units
                and actor.person.posts
            ):
                side.head, side.head_span = actor.person, actor.span
                return


def _speak_next(scene: Scene, visit: Meeting) -> None:
    """The host's head is who speaks for the host in the sentence of the call or the two after it."""
    at = visit.sentence.index
    for sentence in scene.sentences[at : at + 3]:
        for actor in scene.actors_in(sentence.span):
            person = actor.person
            if person is not None and actor.how == "person" and person.unit in visit.host.units and person.posts:
                visit.host.head, visit.host.head_span = person, actor.span
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


def _heads(scene: Scene, visits: list[Meeting]) -> None:
    """Leaders known from elsewhere on the page: who is said to lead; else who speaks for the side."""
    led = [*leaders(scene), *first_named(scene)]
    programme = is_programme(scene) or (len(visits) > 1 and all(v.status != "done" for v in visits))
    for visit in visits:
        if visit.guest.head is None:
            _lead(visit.guest, led, visit.sentence.index, 999 if visit.status == "done" or programme else 1)
        if visit.host.head is None and visit.status == "done":
            _lead(visit.host, led, visit.sentence.index, 999)
        if visit.guest.head is None:
            _travel_together(visit, visits)
        if visit.host.head is None and visit.status == "done":
            _speak_next(scene, visit)
        alone = len([v for v in visits if v.status == visit.status]) == 1
        same = all(set(v.guest.units) == set(visit.guest.units) for v in visits if v.status == "done")
        if visit.status == "done":
            for side in [visit.guest, visit.host] if alone else [visit.guest] if same else []:
                if side.head is None:
                    _speak_first(scene, side, 0 if side is visit.guest else visit.sentence.index)


def _days(scene: Scene, times: Times, visits: list[Meeting]) -> None:
    """A visit without a day of its own takes the last one named before it, unless that is another visit's alone."""
    for visit in visits:
        if visit.when is None and visit.inherited is not None:
            start, day = visit.inherited.time.start, scene.day
            if start and (day is None or visit.status != "done" or start <= day[: len(start)]):
                visit.when = visit.inherited
        if visit.when is None and visit.status == "done" and scene.page.published is None and len(visits) == 1:
            visit.when = times.feast()


def _report(scene: Scene, visit: Meeting) -> Report:
    draft = Draft(scene.page, "visit")
    for slot, side in (("guest", visit.guest), ("host", visit.host)):
        units = list(side.units)
        draft.say(slot, units, list(dict.fromkeys(side.units.values())), visit.rule)
        if side.head is not None and side.head_span is not None:
            named = next((s for s in side.head.mentions if s == side.head_span), side.head.mentions[0])
            draft.say(f"{slot}_head", side.head.name, named, visit.rule)
    if visit.place is not None:
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
    met = {u for v in visits for u in (*v.guest.units, *v.host.units)}
    if any(first_span(scene, "visits.mourning", sentence) for sentence in scene.sentences):
        return []  # who comes to condole is received by nobody
    for leader in leaders(scene):
        unit = leader.person.unit
        sentence = scene.sentences[leader.sentence]
        ours, _ = scene.pairs[leader.sentence]
        if (
            unit is None
            or country_of(unit) == "VN"
            or unit in met
            or not ours
            or "đoàn" not in scene.folded(sentence.span)
        ):
            continue
        met.add(unit)
        guest = Side({unit: leader.span}, leader.person, leader.span)
        visit = Meeting(sentence, leader.span, "visits.led", guest, Side(dict.fromkeys(ours, leader.span)))
        visit.inherited = times.before(sentence)
        out.append(visit)
    return out


def find_visits(scene: Scene) -> Iterator[Report]:
    """One report for each visit: a delegation, a host, a run of days."""
    times = times_of(scene)
    visits = gather(scene) or gather(scene, captions=True)
    visits += _led_only(scene, times, visits)
    visits += list(signed_together(scene, times, visits))
    visits = visits or list(implied(scene, times))
    _heads(scene, visits)
    _days(scene, times, visits)
    for visit in visits:
        yield _report(scene, visit)
