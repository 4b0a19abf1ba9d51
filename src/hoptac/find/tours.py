"""Meetings that only sum up, announce or frame others: a tour, a run of days, the country that guests came to; and
those that are none, by chance.
"""

from __future__ import annotations

import re

from hoptac.base.scene import Scene
from hoptac.find.rules import rule
from hoptac.find.samedays import same_days
from hoptac.find.sides import Meeting
from hoptac.find.talks import EVERYDAY
from hoptac.gazetteer.places import PLACES, country_of

#: Puts off rather than calls off.
_LATER = re.compile(r"(?<!\w)(?:lùi|hoãn|dời|khất)(?!\w)")
_SOON = 2  # sentences
_BARE = 4  # characters of a verb of going alone: "đến", "sang"
_ACROSS = 90  # characters between the noun of a journey and the country to which it went


def is_journey(meeting: Meeting, told: list[Meeting]) -> bool:
    """Whether a meeting only sums up calls on several hosts told elsewhere ("hai đoàn của A, B nối nhau sang C, D")."""
    for side, other in (("host", "guest"), ("guest", "host")):
        units = set(getattr(meeting, side).units)
        if len(units) < 2 or getattr(meeting, side).head is not None:
            continue
        facing = getattr(meeting, other).units.keys()
        alike = [
            m
            for m in told
            if m is not meeting
            and m.status == meeting.status
            and same_days(m.when, meeting.when)
            and getattr(m, other).units.keys() & facing
            and not (side == "guest" and meeting.rule == "visits.meet" and m.host.head is not None)
        ]
        single = {unit for m in alike if len(getattr(m, side).units) == 1 for unit in getattr(m, side).units}
        if units <= single:
            return True
    return False


def is_frame(visit: Meeting, visits: list[Meeting]) -> bool:
    """Whether a run of days only frames calls on the same host told day by day; its first call takes its day."""
    if visit.when is None or visit.when.kind != "interval" or visit.named:
        return False
    same = [
        v
        for v in visits
        if v is not visit
        and v.guest.units.keys() == visit.guest.units.keys()
        and v.host.units.keys() == visit.host.units.keys()
    ]
    days = [v.when or v.inherited for v in same]
    if not any(day is not None and day.kind == "day" and same_days(visit.when, day) for day in days):
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


def is_tour(visit: Meeting, visits: list[Meeting]) -> bool:
    """Whether a visit only announces calls told one by one: each of its hosts (or guests) has its own."""
    for side, other in (("host", "guest"), ("guest", "host")):
        units = set(getattr(visit, side).units)
        single = {
            next(iter(getattr(v, side).units))
            for v in visits
            if len(getattr(v, side).units) == 1
            and set(getattr(v, other).units) & set(getattr(visit, other).units)
            and not (side == "guest" and _of_others(v, visit))
        }
        if len(units) > 1 and units <= single:
            return True
    return _whole_country(visit, visits) or _whole_province(visit, visits) or _is_seat(visit, visits)


def _of_others(one: Meeting, other: Meeting) -> bool:
    """Whether two meetings are told to be hosted by two persons."""
    hosts = (one.host, other.host)
    told = [side.head.name for side in hosts if side.head is not None and not side.chance]
    return len(set(told)) == len(hosts)


def _whole_province(visit: Meeting, visits: list[Meeting]) -> bool:
    """Whether a visit only says in which province abroad the town lies that received the same guests on those days."""
    unit = next(iter(visit.host.units), "")
    if visit.host.head or len(visit.host.units) != 1 or PLACES[unit].kind == "country":
        return False
    return any(
        v.guest.units.keys() & visit.guest.units.keys()
        and v.status == visit.status
        and same_days(v.when, visit.when)
        and all(PLACES[u].parent == unit for u in v.host.units)
        for v in visits
        if v is not visit
    )


def _is_seat(visit: Meeting, visits: list[Meeting]) -> bool:
    """Whether a visit only says to which town abroad one came, where one called on Vietnam's mission alone."""
    cue = visit.cue.end - visit.cue.start
    if visit.rule != "visits.come" or visit.host.head or visit.body or visit.spoken_of or cue > _BARE:
        return False
    return any(
        v.host.units.keys() == {"VN"}
        and v.guest.units.keys() == visit.guest.units.keys()
        and v.place is not None
        and v.place[0] in visit.host.units
        and 0 <= v.sentence.index - visit.sentence.index <= _SOON
        for v in visits
    )


def _whole_country(visit: Meeting, visits: list[Meeting]) -> bool:
    """Whether a visit only says to which country the guests came ("tới thăm nước X") whose units receive them."""
    if visit.named or (visit.place is not None and PLACES[visit.place[0]].kind != "country"):
        return False
    near = _ACROSS if visit.spoken_of else 6  # "chuyến thăm của đoàn X tại các tỉnh Nam Trung nước Y"
    named = [span for span in visit.host.units.values() if 0 <= span.start - visit.cue.end <= near]
    country = next(iter(visit.host.units), "")
    told = visit.host.head is not None and not visit.host.chance
    if told or len(visit.host.units) != 1 or PLACES[country].kind != "country" or not named:
        return False
    return any(
        set(v.guest.units) & set(visit.guest.units)
        and any(country_of(u) == country and u != country for u in v.host.units)
        for v in visits
    )


def is_chance(scene: Scene, meeting: Meeting, told: list[Meeting]) -> bool:
    """Whether somebody only meets, works or talks with somebody on a page that tells no meeting of two named sides and
    speaks of no delegation in that sentence: "gặp chủ hàng ở cửa khẩu".
    """
    if meeting.rule != "visits.meet" or meeting.body or any(not m.filled for m in told):
        return False
    heads = (meeting.guest.head, meeting.host.head)
    if scene.words(meeting.cue).lower() not in EVERYDAY or any(head is not None and head.posts for head in heads):
        return False
    return rule("visits.delegation").search(scene.folded(meeting.sentence.span)) is None


def is_put_off(scene: Scene, visit: Meeting, visits: list[Meeting]) -> bool:
    """Whether a visit that asked to be put off is told to come later right behind: "Đoàn A xin lùi. Ngày 5/4, đoàn …
    sẽ tới".
    """
    if visit.status != "cancelled" or visit.status_span is None or not _LATER.search(scene.folded(visit.status_span)):
        return False
    return any(
        v.status == "planned"
        and 0 < v.sentence.index - visit.sentence.index <= _SOON
        and v.guest.units.keys() == visit.guest.units.keys()
        and v.host.units.keys() == visit.host.units.keys()
        for v in visits
    )
