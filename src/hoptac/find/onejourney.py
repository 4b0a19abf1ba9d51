"""One page tells of one journey: which way those of two States went, and what of it only sums up the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from hoptac.base.scene import Scene
from hoptac.find.samedays import same_days
from hoptac.find.sides import Meeting, Side
from hoptac.find.sounding import SOUNDS
from hoptac.gazetteer.places import PLACES, country_of

#: Rules by which a meeting is told without saying who came to whom.
_EITHER_WAY = ("visits.meet", SOUNDS)
_RECEIVING = ("visits.receive", "visits.passive", "visits.host-list")
#: The end of a journey, whose day is not that of its calls.
_ENDS = re.compile(
    r"(?<!\w)(?:kết thúc (?:[^\W\d_]+ ){0,4}?(?:chuyến|đợt)|(?:lên đường|trở|đã) về (?:đến|tới|nước)|(?:lên )?"
    r"chuyên cơ (?:rời|về))(?!\w)"
)


def turned_as_one(told: list[Meeting]) -> list[Meeting]:
    """The meetings of a page, those that do not say who came to whom turned as the others of the same two States go."""
    for meeting in told:
        if _is_open(meeting):
            sure = [m for m in told if _is_sure(m) and _countries(m) == _countries(meeting)]
            turned = sure and all(_way(m) != _way(meeting) for m in sure)
            if turned and (meeting.host.head is None or any(_same_head(m.guest, meeting.host) for m in sure)):
                meeting.guest, meeting.host = meeting.host, meeting.guest
                _lead(meeting.guest, [m.guest for m in sure])
    return told


def _lead(guest: Side, sure: list[Side]) -> None:
    """Let who leads the one journey lead a call of it that names nobody."""
    heads = {side.head.name: side for side in sure if side.head is not None}
    if guest.head is None and len(heads) == 1:
        (side,) = heads.values()
        guest.head, guest.head_span, guest.chance = side.head, side.head_span, True


def _way(meeting: Meeting) -> str:
    """The country to which somebody came."""
    return country_of(next(iter(meeting.host.units)))


def _countries(meeting: Meeting) -> frozenset[str]:
    return frozenset(country_of(u) for u in (*meeting.guest.units, *meeting.host.units))


def _of_states(meeting: Meeting) -> bool:
    """Whether States face each other, not their provinces: of these a page tells several journeys."""
    return all(PLACES[u].kind == "country" for u in (*meeting.guest.units, *meeting.host.units))


def _is_open(meeting: Meeting) -> bool:
    """Whether nothing in a meeting's own words says which way it went."""
    if meeting.named or not _of_states(meeting) or meeting.rule == "visits.accepted":
        return False
    if meeting.place is not None and country_of(meeting.place[0]) == _way(meeting):
        return False
    silent = meeting.rule in _RECEIVING and meeting.guest.head is None and meeting.host.head is None
    return silent or meeting.rule in _EITHER_WAY


def _is_sure(meeting: Meeting) -> bool:
    """Whether a meeting tells in so many words who came to whom."""
    if meeting.named or meeting.filled or meeting.status == "cancelled" or meeting.rule == "visits.accepted":
        return False
    led = meeting.guest.head is not None and not meeting.guest.chance
    if meeting.rule == "visits.come":
        return led and meeting.status == "done" and not meeting.spoken_of
    if meeting.rule in _RECEIVING:
        return led and meeting.host.head is not None
    here = meeting.place is not None and country_of(meeting.place[0]) == _way(meeting)
    return meeting.rule == "visits.meet" and led and here and meeting.host.head is not None


def same_people(one: Meeting, other: Meeting) -> bool:
    """Whether the same two led both sides of two meetings, told as such."""
    return all(_same_head(getattr(one, side), getattr(other, side)) for side in ("guest", "host"))


def _same_head(a: Side, b: Side) -> bool:
    told = a.head is not None and b.head is not None and not (a.chance or b.chance)
    return told and a.head is not None and b.head is not None and a.head.name == b.head.name


def sums_up(scene: Scene, visit: Meeting, visits: Sequence[Meeting]) -> bool:
    """Whether a visit of a State's people tells of their journey alone ("đang thăm chính thức A từ … đến …"), the calls
    of which are told each with its host.
    """
    if visit.named or visit.ship or visit.rule not in ("visits.come", SOUNDS) or not _of_states(visit):
        return False
    if visit.host.head is not None and not visit.host.chance:
        return False
    return any(_is_call_of(scene, visit, other) for other in visits if other is not visit)


def _is_call_of(scene: Scene, journey: Meeting, call: Meeting) -> bool:
    """Whether somebody receives the same guests in the country to which a journey goes, in its days."""
    if call.named or call.host.head is None or call.rule == "visits.accepted":
        return False
    if _way(call) != _way(journey) or not (call.guest.units.keys() & journey.guest.units.keys()):
        return False
    guests = (journey.guest, call.guest)
    if all(g.head is not None and not g.chance for g in guests) and not _same_head(*guests):
        return False
    over = _ENDS.search(scene.folded(journey.sentence.span)) is not None
    days = call.when or call.inherited
    if journey.status != call.status:
        runs = journey.when is not None and journey.when.kind == "interval"
        return runs and days is not None and same_days(journey.when, days)
    return over or same_days(journey.when, days)


def without_sums(scene: Scene, visits: Sequence[Meeting]) -> Iterable[Meeting]:
    """The visits of a page without those that only sum up others."""
    return (v for v in visits if not sums_up(scene, v, visits))
