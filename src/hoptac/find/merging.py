"""The visits of a page: meetings put together where they tell of one; what only sums up or frames others dropped."""

from __future__ import annotations

import re
from dataclasses import replace

from hoptac.base.nouns import Span
from hoptac.base.scene import Scene, Sentence
from hoptac.find.meetings import find_meetings
from hoptac.find.roles import first_span
from hoptac.find.rules import rule
from hoptac.find.sides import Meeting, Side, is_ours
from hoptac.find.talks import EVERYDAY
from hoptac.find.when import When, times_of
from hoptac.gazetteer.places import PLACES, country_of

_RECEIVING = ("visits.receive", "visits.host-list")
_SIDES = re.compile(r"(?<!\w)phía (?:[^\W\d_]+ ){1,6}có(?!\w)")


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


def _own_day(visit: Meeting) -> When | None:
    """The day that a visit's sentence tells, be it that of a signing."""
    inherited = visit.inherited
    within = inherited is not None and visit.sentence.span.holds(inherited.span)
    return visit.when or (inherited if within else None)


def _joins(visit: Meeting, meeting: Meeting) -> bool:
    """Whether a meeting tells more of a visit already known."""
    again = meeting.rule in ("visits.meet", "visits.host-list") and meeting.when is None
    guests = _one_company(visit.guest, meeting.guest) or (again and _one_company(meeting.guest, visit.guest))
    same = guests and _one_company(visit.host, meeting.host)
    if not same or visit.status != meeting.status or not _same_days(_own_day(visit), meeting.when):
        return False
    calls = meeting.rule == "visits.come"  # "đoàn còn đến thăm Trường …" is a call of its own
    received = visit.rule in ("visits.receive", "visits.passive", "visits.host-list")
    later = (
        meeting.next or (received or meeting.when != visit.when)
        if calls
        else meeting.next or _day(meeting) != _day(visit)
    )
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
        and _same_days(visit.when or (visit.inherited if meeting.when else None), meeting.when)
        and not (_others(visit.guest, meeting.host) and _others(visit.host, meeting.guest))
    )


def _others(a: Side, b: Side) -> bool:
    """Whether two sides are led by two persons, each told as such."""
    return a.head is not None and b.head is not None and not (a.chance or b.chance) and a.head.name != b.head.name


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
        units = meeting.guest.units
        return [replace(meeting, guest=_led(scene, meeting, units, u), host=replace(meeting.host)) for u in units]
    if len(meeting.host.units) > 1 and meeting.rule in _RECEIVING and _each_told(scene, meeting.sentence):
        return [
            replace(meeting, host=_led(scene, meeting, meeting.host.units, unit), guest=replace(meeting.guest))
            for unit in meeting.host.units
        ]
    in_turn = first_span(scene, "visits.in-turn", meeting.sentence) is not None or _each_headed(scene, meeting)
    in_turn = in_turn or _abroad_at_several(meeting)
    if (meeting.rule != "visits.come" and not in_turn) or len(meeting.host.units) < 2:
        return [meeting]
    return [
        replace(
            meeting,
            host=_led(scene, meeting, meeting.host.units, unit)
            if meeting.rule == "visits.meet"
            else Side({unit: span}),
            guest=replace(meeting.guest),
            place=meeting.place if meeting.place is not None and meeting.place[0] == unit else None,
            when=_in_brackets(scene, span, meeting.sentence) or meeting.when,
        )
        for unit, span in meeting.host.units.items()
    ]


def _abroad_at_several(meeting: Meeting) -> bool:
    """Whether a delegation of ours will have talks with several units abroad, each where it is."""
    hosts = meeting.host.units
    planned = meeting.rule == "visits.meet" and meeting.status == "planned" and meeting.place is None
    return planned and all(map(is_ours, meeting.guest.units)) and not any(map(is_ours, hosts))


def _each_headed(scene: Scene, meeting: Meeting) -> bool:
    """Whether a delegation of ours has talks with units abroad, of each of which the sentence names somebody."""
    hosts = meeting.host.units
    if meeting.rule != "visits.meet" or not all(map(is_ours, meeting.guest.units)) or any(map(is_ours, hosts)):
        return False
    named = {a.units for a in scene.actors_in(meeting.sentence.span) if a.how == "person"}
    return all((unit,) in named for unit in hosts)


def _each_told(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence tells side by side who received: "Về phía tỉnh A có …; về phía tỉnh B có …"."""
    return len(_SIDES.findall(scene.folded(sentence.span))) > 1


def _led(scene: Scene, meeting: Meeting, units: dict[str, Span], unit: str) -> Side:
    """One host (or guest) of several, led by the first of its people whom the sentence names."""
    side = Side({unit: units[unit]})
    for actor in scene.actors_in(meeting.sentence.span):
        if actor.how == "person" and actor.units == (unit,):
            side.add(actor)
    return side


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
    told = [m for m in told if not _is_journey(m, told) and not _is_chance(scene, m, told)]
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


def _is_chance(scene: Scene, meeting: Meeting, told: list[Meeting]) -> bool:
    """Whether somebody only meets, works or talks with somebody on a page that tells no meeting of two named sides and
    speaks of no delegation in that sentence: "gặp chủ hàng ở cửa khẩu".
    """
    if meeting.rule != "visits.meet" or meeting.body or any(not m.filled for m in told):
        return False
    heads = (meeting.guest.head, meeting.host.head)
    if scene.words(meeting.cue).lower() not in EVERYDAY or any(head is not None and head.posts for head in heads):
        return False
    return rule("visits.delegation").search(scene.folded(meeting.sentence.span)) is None


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
    days = [v.when or v.inherited for v in same]
    if not any(day is not None and day.kind == "day" and _same_days(visit.when, day) for day in days):
        return False
    if _lasts(visit, same):
        return True
    visit.when = visit.inner or visit.when
    return visit.inner is None and visit.host.head is None


def _lasts(frame: Meeting, same: list[Meeting]) -> bool:
    """Whether a run of days still to come only says how long the one visit lasts that began on its first day."""
    began = same[0].when if len(same) == 1 else None
    if began is None or frame.when is None or (frame.status, same[0].status) != ("planned", "done"):
        return False
    if same[0].rule != "visits.come" or began.time.start != frame.when.time.start:
        return False
    same[0].when = frame.when
    return True


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
    return _whole_country(visit, visits) or _whole_province(visit, visits)


def _whole_province(visit: Meeting, visits: list[Meeting]) -> bool:
    """Whether a visit only says in which province abroad the town lies that received the same guests on those days."""
    unit = next(iter(visit.host.units), "")
    if visit.host.head or len(visit.host.units) != 1 or PLACES[unit].kind == "country":
        return False
    return any(
        v.guest.units.keys() & visit.guest.units.keys()
        and v.status == visit.status
        and _same_days(v.when, visit.when)
        and all(PLACES[u].parent == unit for u in v.host.units)
        for v in visits
        if v is not visit
    )


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
