"""The visits of a page: meetings put together where they tell of one; what only sums up or frames others dropped."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Scene
from hoptac.find.eachled import day_beside, each_led
from hoptac.find.meetings import find_meetings
from hoptac.find.namedbeside import is_named_of
from hoptac.find.onejourney import turned_as_one, without_sums
from hoptac.find.roles import first_span
from hoptac.find.samedays import same_days
from hoptac.find.sides import Meeting, Side, is_ours
from hoptac.find.sounding import SOUNDS
from hoptac.find.statesmen import each_of_state
from hoptac.find.tours import is_chance, is_frame, is_journey, is_put_off, is_tour
from hoptac.find.visitrows import ROW
from hoptac.find.when import When
from hoptac.gazetteer.places import PLACES, country_of

_DAY_BEFORE = 200  # characters before a meeting within which its day is told
_RECEIVING = ("visits.receive", "visits.host-list")
#: Behind the unit to which a delegation went, where it met several.
_TALKS = re.compile(
    r"(?: ?[(][^)]{2,24}[)])?,? (?:để )?(?:tham )?(?:dự|tham gia) (?:[^\W\d_]+ ){0,2}?"
    r"(?:hội đàm|hội nghị|cuộc họp|phiên họp|giao ban|tọa đàm)(?!\w)"
)
#: Between two who are called on one after the other.
_AND = re.compile(r"(?:,| và)(?: (?:với|gặp|chào|thăm))? ")
_SIDES = re.compile(r"(?<!\w)phía (?:[^\W\d_]+ ){1,6}có(?!\w)")


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
    within = visit.inherited is not None and visit.sentence.span.holds(visit.inherited.span)
    return visit.when or (visit.inherited if within else None)


def _joins(visit: Meeting, meeting: Meeting) -> bool:
    """Whether a meeting tells more of a visit already known."""
    again = meeting.rule in ("visits.meet", "visits.host-list") and meeting.when is None
    guests = _one_company(visit.guest, meeting.guest) or (again and _one_company(meeting.guest, visit.guest))
    same = guests and _one_company(visit.host, meeting.host)
    own_day = None if _in_entry(visit, meeting) else meeting.when
    if not same or not _same_status(visit, meeting) or not same_days(_own_day(visit), own_day):
        return False
    if meeting.when is None and _day_since(visit, meeting):
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
    if calls and meeting.next and visit.rule == "visits.meet" and visit.host.head is None and _told_head(meeting):
        return False  # talks, and a call in the afternoon on somebody who is named for the first time
    if not _same_head(visit.host, meeting.host):
        listed = meeting.rule == "visits.host-list" and meeting.when is None and visit.rule != "visits.host-list"
        return listed and not meeting.next and _day(meeting) == _day(visit)
    return _same_head(visit.guest, meeting.guest) or meeting.when is None


def _told_head(meeting: Meeting) -> bool:
    """Whether a meeting tells by whom it was hosted."""
    return meeting.host.head is not None and not meeting.host.chance


def _in_entry(visit: Meeting, meeting: Meeting) -> bool:
    """Whether a meeting without a day of its own stands in the roster's entry that tells a visit."""
    undated = meeting.when is None or not meeting.sentence.span.holds(meeting.when.span)
    return visit.entry and undated and visit.sentence.paragraph == meeting.sentence.paragraph


def _day_since(visit: Meeting, meeting: Meeting) -> bool:
    """Whether another day is told behind a visit, in the paragraph of a meeting that has none of its own."""
    day, own = meeting.inherited, _own_day(visit)
    if day is None or own is None or _in_entry(visit, meeting) or day.span.start < visit.sentence.span.end:
        return False
    near = 0 <= meeting.sentence.span.start - day.span.end <= _DAY_BEFORE
    return near and day.exact and not same_days(own, day)


def _same_status(visit: Meeting, meeting: Meeting) -> bool:
    """Whether two tellings agree on whether it took place; "đây là chuyến thăm đầu tiên của …" does not say so."""
    silent = meeting.spoken_of and meeting.status == "done" and meeting.status_span is None
    return visit.status == meeting.status or (silent and visit.status == "planned")


def _turned(visit: Meeting, meeting: Meeting) -> bool:
    """Whether a meeting is the same visit with guest and host the wrong way round (told from the other side)."""
    return (
        meeting.status == visit.status
        and set(meeting.guest.units) == set(visit.host.units)
        and set(meeting.host.units) == set(visit.guest.units)
        and same_days(visit.when or (visit.inherited if meeting.when else None), meeting.when)
        and not (_others(visit.guest, meeting.host) and _others(visit.host, meeting.guest))
        and not (_day(visit) != _day(meeting) and _told_head(meeting) and not _led_by(visit.guest, meeting.host))
    )


def _led_by(a: Side, b: Side) -> bool:
    """Whether the same person leads two sides."""
    return a.head is not None and b.head is not None and a.head.name == b.head.name


def _others(a: Side, b: Side) -> bool:
    """Whether two sides are led by two persons, each told as such."""
    return a.head is not None and b.head is not None and not (a.chance or b.chance) and a.head.name != b.head.name


def _take(visit: Meeting, meeting: Meeting) -> None:
    """Put what a meeting tells to a visit known; one that was only heard is told now."""
    received = visit.rule == "visits.come" and visit.host.head is None and _told_head(meeting)
    visit.rule = meeting.rule if visit.rule == SOUNDS else visit.rule
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
    if visit.when is None and meeting.when is None and received:
        visit.inherited = meeting.inherited or visit.inherited  # the day of setting out is not that of the call
    visit.inherited = visit.inherited or meeting.inherited
    longer = meeting.when is not None and meeting.when.kind == "interval"
    if visit.when is None or (longer and visit.when.kind != "interval"):
        visit.when = meeting.when or visit.when
    visit.place = visit.place or meeting.place


def _apart(scene: Scene, meeting: Meeting) -> list[Meeting]:
    """A delegation that calls on several units pays each a visit of its own; so do delegations received in turn."""
    if len(meeting.guest.units) > 1 and first_span(scene, "visits.in-turn", meeting.sentence):
        units = meeting.guest.units
        return [replace(meeting, guest=_led(scene, meeting, units, u), host=replace(meeting.host)) for u in units]
    if led := each_led(scene, meeting):
        return led
    hosts = _hosts_in_turn(scene, meeting)
    if len(hosts) > 1:
        return [replace(meeting, host=side, guest=replace(meeting.guest)) for side in hosts]
    if len(meeting.host.units) > 1 and _each_receives(scene, meeting):
        return [
            replace(meeting, host=_led(scene, meeting, meeting.host.units, unit), guest=replace(meeting.guest))
            for unit in meeting.host.units
        ]
    if meeting.rule == "visits.come" and (together := _at_one(scene, meeting)) is not None:
        return [together]
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
            place=meeting.place if meeting.place is not None and _holds(meeting.place[0], unit) else None,
            when=day_beside(scene, span, meeting.sentence) or meeting.when,
            shared=True,
        )
        for unit, span in meeting.host.units.items()
    ]


def _hosts_in_turn(scene: Scene, meeting: Meeting) -> list[Side]:
    """The people of one unit who receive a delegation, or are called on, one after another: "Bí thư A và Chủ tịch B lần
    lượt tiếp", "lần lượt làm việc với Chủ tịch A và với Bí thư B".
    """
    in_turn = first_span(scene, "visits.in-turn", meeting.sentence) is not None
    if len(meeting.host.units) != 1:
        return []
    (unit,) = meeting.host.units
    received = meeting.rule in (*_RECEIVING, "visits.passive")
    words = meeting.sentence.span
    at = meeting.cue
    where = Span(words.start, max(words.start, at.start)) if received else Span(min(at.end, words.end), words.end)
    named = [a for a in scene.actors_in(where) if a.how == "person" and a.units == (unit,)]
    of_state = PLACES[unit].kind == "country" and each_of_state(scene, named)
    each = named if received or of_state else _joined(scene, named)
    return [Side(dict(meeting.host.units), a.person, a.span) for a in each if in_turn or of_state]


def _joined(scene: Scene, named: list[Actor]) -> list[Actor]:
    """The people of a row who are called on each by himself: "với A và (với) B"; none where offices part them."""
    between = (scene.page.text[a.span.end : b.span.start] for a, b in pairwise(named))
    return named if all(_AND.match(words) for words in between) else []


def _holds(place: str, unit: str) -> bool:
    """Whether a place that a sentence names may be where one of several is called on: its own, its mission's seat."""
    return place == unit or (PLACES[unit].kind == "country" and country_of(place) != unit)


def _at_one(scene: Scene, meeting: Meeting) -> Meeting | None:
    """One visit to where several meet: "sang tỉnh A dự hội đàm với ba tỉnh A, B và C"; B and C have come there too."""
    (first, span), *others = meeting.host.units.items()
    if not others or not _TALKS.match(scene.folded(Span(span.end, meeting.sentence.span.end))):
        return None
    guest = replace(meeting.guest, units={**meeting.guest.units, **dict(others)})
    return replace(meeting, guest=guest, host=replace(meeting.host, units={first: span}))


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


def _each_receives(scene: Scene, meeting: Meeting) -> bool:
    """Whether several units received, each by its own people: "Về phía tỉnh A có …; về phía tỉnh B có …", "được Chủ
    tịch A và Bí thư B tiếp".
    """
    if meeting.rule == "visits.passive":
        named = {a.units for a in scene.actors_in(meeting.sentence.span) if a.how == "person"}
        return all((unit,) in named for unit in meeting.host.units)
    return meeting.rule in _RECEIVING and len(_SIDES.findall(scene.folded(meeting.sentence.span))) > 1


def _led(scene: Scene, meeting: Meeting, units: dict[str, Span], unit: str) -> Side:
    """One host (or guest) of several, led by the first of its people whom the sentence names."""
    side = Side({unit: units[unit]})
    for actor in scene.actors_in(meeting.sentence.span):
        if actor.how == "person" and actor.units == (unit,):
            side.add(actor)
    return side


def gather(scene: Scene, captions: bool = False) -> list[Meeting]:
    """The visits of a page: meetings merged where they tell of one. A caption alone tells of none, unless asked for."""
    visits: list[Meeting] = []
    told = turned_as_one(find_meetings(scene))
    told = [m for m in told if not is_journey(m, told) and not is_chance(scene, m, told)]
    for meeting in (part for whole in sorted(told, key=lambda m: m.named) for part in _apart(scene, whole)):
        joins = is_named_of if meeting.named else _joins
        known = next((v for v in reversed(visits) if joins(v, meeting)), None)
        if meeting.named:
            visits += [meeting] if known is None else []
        elif known is not None:
            _take(known, meeting)
        elif meeting.sentence.zone == "caption" and not captions and not _tells_all(meeting):
            continue
        elif meeting.rule == ROW or not any(_turned(v, meeting) for v in visits):
            visits.append(meeting)
    for visit in visits:
        visit.when = (visit.inner if visit.shared else None) or visit.when
    visits = [v for v in visits if not is_tour(v, visits) and not is_put_off(scene, v, visits)]
    visits = list(without_sums(scene, visits))
    return [v for v in visits if not is_frame(v, visits)]


def _tells_all(meeting: Meeting) -> bool:
    """Whether a caption tells who received whom, and on a day or in a month of its own."""
    both = meeting.guest.head is not None and _told_head(meeting)
    return both and not meeting.filled and meeting.when is not None and meeting.when.time.basis == "text"
