"""The two sides of a meeting: their units, who leads them, and the side that a sentence leaves out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Person, Scene, Sentence
from hoptac.find.acting import acts
from hoptac.find.when import When
from hoptac.gazetteer.places import PLACES, country_of


@dataclass(slots=True)
class Side:
    """Guests or hosts: units with the words that name them, and who leads them."""

    units: dict[str, Span] = field(default_factory=dict)
    head: Person | None = None
    head_span: Span | None = None
    chance: bool = False  # the head is only somebody of the side who stands in the sentence

    def add(self, actor: Actor) -> None:
        """Take an actor's units in; the first person of the side leads it."""
        for unit in actor.units:
            self.units.setdefault(unit, actor.span)
        if actor.person is not None and self.head is None:
            self.head, self.head_span = actor.person, actor.span


@dataclass(slots=True)
class Meeting:
    """One meeting as one sentence tells it."""

    sentence: Sentence
    cue: Span
    rule: str
    guest: Side
    host: Side
    when: When | None = None
    inherited: When | None = None
    inner: When | None = None
    place: tuple[str, Span] | None = None
    status: str = "done"
    status_span: Span | None = None
    body: str = ""
    filled: bool = False  # a side is only known from who faces whom on the page
    next: bool = False  # told as the next one of a day: "Chiều cùng ngày, …", "Sau đó, …"
    shared: bool = False  # its days are those of a journey to several hosts
    spoken_of: bool = False  # by a noun ("chuyến thăm"), which leaves open whether it took place
    entry: bool = False  # told in an entry of a roster, all of which is about it
    many: bool = False  # several delegations: who led which is not told
    ship: bool = False  # a ship has come, whose officers alone may lead it
    named: bool = False  # only named beside what the sentence tells (find/named.py)

    def copy(self) -> Meeting:
        """The same meeting, with sides of its own to be changed."""
        guest, host = (replace(side, units=dict(side.units)) for side in (self.guest, self.host))
        return replace(self, guest=guest, host=host)


def is_ours(unit: str) -> bool:
    """Whether a unit is Vietnamese."""
    return country_of(unit) == "VN"


def same_side(actors: list[Actor], last: bool = False) -> list[Actor]:
    """The actors of the side, Vietnamese or foreign, of the first (or last) one that has a unit."""
    with_unit = [a for a in actors if a.units]
    if not with_unit:
        return actors
    side = is_ours(with_unit[-1 if last else 0].units[0])
    return [a for a in actors if not a.units or is_ours(a.units[0]) == side]


def company(actors: list[Actor], *sides: Side) -> None:
    """Who of a side is named in the sentence leads it where nobody else does."""
    for side in sides:
        for actor in actors:
            if side.head is None and actor.person and actor.person.unit in side.units and actor.person.posts:
                side.head, side.head_span, side.chance = actor.person, actor.span, True


def sorted_out(scene: Scene, meeting: Meeting, location: str | None, mission: bool = False) -> Meeting | None:
    """Fill a side that is not named from who faces whom; drop what stands on both; None where no two sides meet.

    ``mission``: the host is an embassy or a consulate; Vietnam's own is abroad, and who calls there is from home.
    """
    ours, theirs = scene.pairs[meeting.sentence.index]
    for unit in list(meeting.guest.units):
        if unit in meeting.host.units:
            del (meeting.host if len(meeting.host.units) > 1 else meeting.guest).units[unit]
    for side in (meeting.guest, meeting.host):
        _spell_out(scene, side, ours, theirs)
        _one_nation(side)
    meeting.filled = not meeting.guest.units or not meeting.host.units
    if meeting.filled and _is_of_others(scene, meeting.sentence):
        return None
    if not meeting.guest.units and meeting.host.units:
        away = location is not None and not is_ours(location) and meeting.rule != "visits.come"  # "… sẽ thăm Việt Nam"
        consulate = set(meeting.host.units) == {"VN"} and (mission or away)
        _fill(scene, meeting, ours, ours if consulate else theirs)
    elif not meeting.host.units and meeting.guest.units:
        _fill(scene, meeting, ours, theirs)
    if not meeting.guest.units or not meeting.host.units:
        return None
    if any(all(PLACES[u].kind == "region" for u in side.units) for side in (meeting.guest, meeting.host)):
        return None  # GUIDE.md, fine print of rule 2: a region stands in figures alone
    units = {*meeting.guest.units, *meeting.host.units}
    if not any(map(is_ours, units)) or (units >= {"VN"} and not _names_ours(scene)):
        return None  # two other countries meet: no affair of a Vietnamese unit
    one_country = {country_of(u) for u in meeting.guest.units} == {country_of(u) for u in meeting.host.units}
    return None if one_country and not ("VN" in meeting.host.units and len(units) > 1) else meeting


def _is_of_others(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence names people of several countries abroad and nobody of ours: what they do is their affair."""
    told = list(scene.actors_in(sentence.span))
    people = {country_of(a.units[0]) for a in told if a.how == "person" and a.units}
    silent = all(a.how in ("person", "place") for a in told)
    return silent and len(people) > 1 and not any(is_ours(u) for a in told for u in a.units)


def _names_ours(scene: Scene) -> bool:
    """Whether anybody or any place of Vietnam is named on the page at all."""
    return any(a.how in ("place", "person") and any(map(is_ours, a.units)) for a in scene.actors)


_GROUP = re.compile(r"(?<!\w)(?:các|hai|ba|bốn|năm|sáu|bảy|\d{1,2}) (?:tỉnh|địa phương|thành phố|đoàn)\s$")


def _spell_out(scene: Scene, side: Side, ours: tuple[str, ...], theirs: tuple[str, ...]) -> None:
    """ "Đoàn bốn tỉnh Việt Nam": a country that only gathers its units stands for those spoken of."""
    for unit, span in list(side.units.items()):
        group = [u for u in (*ours, *theirs) if country_of(u) == unit and u != unit]
        before = scene.page.text[max(0, span.start - 24) : span.start].lower()
        if len(group) > 1 and PLACES[unit].kind == "country" and _GROUP.search(before):
            del side.units[unit]
            side.units.update(dict.fromkeys(group, span))


def _fill(scene: Scene, meeting: Meeting, ours: tuple[str, ...], theirs: tuple[str, ...]) -> None:
    """Give the side that no words name to those who act on the page; Vietnam as a whole receives only where named."""
    receives = bool(meeting.guest.units)
    side, other = (meeting.host, meeting.guest) if receives else (meeting.guest, meeting.host)
    fill = theirs if all(is_ours(u) for u in other.units) else ours
    if (receives and fill == ("VN",)) or not acts(scene, fill):
        return
    side.units.update(dict.fromkeys((u for u in fill if u not in other.units), meeting.cue))


def _one_nation(side: Side) -> None:
    """Keep the units of the side named first, Vietnamese or foreign; a country beside its own province goes."""
    if not side.units:
        return
    first = is_ours(next(iter(side.units)))
    for unit in list(side.units):
        if is_ours(unit) != first:
            del side.units[unit]
    whole = {country_of(u) for u in side.units if PLACES[u].kind != "country"} | {PLACES[u].parent for u in side.units}
    for unit in list(side.units):
        if unit in whole and unit != (side.head.unit if side.head else None):
            del side.units[unit]
