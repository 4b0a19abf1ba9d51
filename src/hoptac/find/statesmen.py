"""Visits of a State's people: a minister who comes to a capital comes to its State; who is only named by his office has
no other for a head; those who talk about a visit do not pay it.
"""

from __future__ import annotations

import re

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Person, Scene
from hoptac.find.heldby import holder, is_unnamed
from hoptac.find.namedwords import SHIP
from hoptac.find.roles import located
from hoptac.find.sides import Meeting, Side
from hoptac.gazetteer.places import PLACES, country_of, is_capital

#: Before a capital that is only where somebody comes, not a city that receives him.
_GOES = re.compile(r"(?<!\w)(?:đến|tới|sang|qua|tại|ở|thăm|ra|vào|về) (?:thủ đô )?$")
#: Offices of a State.
_STATE = re.compile(
    r"(?:phó )?(?:tổng thống|thủ tướng|quốc vương|nhà vua|quốc trưởng|chủ tịch nước|tổng bí thư|ngoại trưởng|"
    r"bộ trưởng|chủ tịch (?:quốc hội|hạ viện|thượng viện))(?!\w)"
)
_OFFICE_BEFORE = re.compile(
    r"(?:tổng thống|thủ tướng|quốc vương|nhà vua|chủ tịch nước|tổng bí thư|(?:ngoại|bộ|thứ|quốc vụ) (?:trưởng|khanh)"
    r"(?: (?!tỉnh)[^\W\d_]+){0,4}|chủ tịch (?:quốc hội|hạ viện|thượng viện)|"
    r"đặc phái viên(?: [^\W\d_]+){0,4}|chủ tịch) $"
)
#: Those who hold two meetings though one verb tells of both.
_HEADS_OF_STATE = re.compile(
    r"(?<!\w)(?:tổng bí thư|chủ tịch nước|thủ tướng|chủ tịch quốc hội|tổng thống|quốc vương|nhà vua|"
    r"chủ tịch (?:hạ|thượng) viện)(?!\w)"
)
#: Before one of several: no head himself, or who only invited or goes along.
_NOT_ALONE = re.compile(r"(?<!\w)(?:phó thủ tướng|phu nhân|mời|cùng|thay mặt|nguyên|cựu)(?!\w)")
#: Offices of those who study and comment.
_COMMENTS = re.compile(
    r"(?<!\w)(?:nghiên cứu|chuyên gia|phân tích|bình luận|học giả|giáo sư|giảng viên|tiến sĩ|nhà báo|phóng viên|cố vấn "
    r"nghiên cứu|nhà quan sát)(?!\w)"
)


def to_the_state(scene: Scene, meeting: Meeting) -> None:
    """Make the State the host of its guest who "đến" its capital, where nobody of the city receives him."""
    guest, host = meeting.guest.head, meeting.host
    units = list(host.units)
    _where(scene, meeting)
    came = guest.unit if guest is not None else _of_state(scene, meeting)
    if came is None or PLACES[came].kind != "country" or len(units) != 1:
        return
    unit, span = units[0], host.units[units[0]]
    if not is_capital(unit) or (host.head is not None and host.head.unit == unit):
        return
    if country_of(came) != country_of(unit) and _goes_to(scene, meeting, span):
        host.units = {country_of(unit): span}
        meeting.place = (unit, span)


def _where(scene: Scene, meeting: Meeting) -> None:
    """Keep the town that the host's country is said by, as where they met."""
    for unit, span in meeting.host.units.items():
        if not _goes_to(scene, meeting, span):
            continue
        for actor in scene.actors_in(span):
            if actor.how == "place" and actor.span == span and (town := located(scene, actor)) != unit:
                meeting.place = (town, span)


def _goes_to(scene: Scene, meeting: Meeting, goal: Span) -> bool:
    """Whether a word of going stands before a place that the meeting's sentence names."""
    first = max(meeting.sentence.span.start, goal.start - 24)
    return first <= goal.start and _GOES.search(scene.folded(Span(first, goal.start))) is not None


def _of_state(scene: Scene, meeting: Meeting) -> str | None:
    """The country that a sentence names as a guest by an office of its State alone: "Ngoại trưởng A thăm Hà Nội"."""
    unit, span = next(iter(meeting.guest.units.items()))
    before = scene.folded(Span(meeting.sentence.span.start, max(meeting.sentence.span.start, span.start)))
    return unit if len(meeting.guest.units) == 1 and _OFFICE_BEFORE.search(before) else None


def by_ship(scene: Scene, meeting: Meeting) -> bool:
    """Whether it is a ship that has come, and nobody is told with it: "tàu huấn luyện A của Hải quân B thăm C"."""
    if meeting.ship:
        return True
    span = next(iter(meeting.guest.units.values()), None)
    if meeting.guest.head is not None or span is None or not meeting.sentence.span.holds(span):
        return False
    return SHIP.search(scene.folded(Span(meeting.sentence.span.start, span.start))) is not None


def unknown_head(scene: Scene, meeting: Meeting, side: Side) -> bool:
    """Whether a sentence names a side by an office of its State whose holder the page does not tell: "chuyến thăm của
    Tổng thống A"; nobody else leads it then.
    """
    for office in scene.mentions_in("post", meeting.sentence.span):
        place = office.value.place
        told = [a for a in scene.actors_in(Span(office.span.start, office.value.end)) if a.how == "place"]
        of_state = _STATE.match(scene.folded(office.span)) is not None
        if not of_state or place is None or not any(set(a.units) & set(side.units) for a in told):
            continue
        if is_unnamed(scene, office) and holder(scene, office, side.units) is None:
            return True
    return False


def is_commentator(person: Person) -> bool:
    """Whether all that a page tells of a person are offices of study and comment, for no unit below a State."""
    national = person.unit is not None and PLACES[person.unit].kind == "country"
    return national and bool(person.posts) and all(_COMMENTS.search(h.post.lower()) for h in person.posts)


def each_of_state(scene: Scene, named: list[Actor]) -> bool:
    """Whether several of one side lead the State, its government, its parliament or its party: each meets alone."""
    if len(named) < 2:
        return False
    start = named[0].span.start - 40
    for actor in named:
        before = scene.folded(Span(max(0, start), actor.span.start))
        if _HEADS_OF_STATE.search(before) is None or _NOT_ALONE.search(before):
            return False
        start = actor.span.end
    return True
