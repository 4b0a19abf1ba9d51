"""Whom an office named without a name means ("đến chào Chủ tịch UBND tỉnh"): who holds it on the page."""

from __future__ import annotations

from collections.abc import Collection

from hoptac.base.nouns import Mention, Span
from hoptac.base.scene import Person, Scene
from hoptac.find.sides import Meeting, Side

_BESIDE = 3  # characters between an office and the name that it goes with


def holder(scene: Scene, office: Mention, units: Collection[str]) -> Person | None:
    """The one person of some units who holds an office on the page, told there in these words or longer ones."""
    words = scene.folded(office.span)
    there = [
        person
        for person in scene.people
        if person.unit is not None
        and person.unit in units
        and any(not held.past and f"{scene.folded(held.span)} ".startswith(f"{words} ") for held in person.posts)
    ]
    return there[0] if len(there) == 1 else None


def is_unnamed(scene: Scene, office: Mention) -> bool:
    """Whether no name stands right before or behind an office."""
    near = Span(max(0, office.span.start - _BESIDE), min(len(scene.page.text), office.value.end + _BESIDE))
    behind = any(near.start <= m.start <= near.end for p in scene.people for m in p.mentions)
    before = any(near.start <= m.end <= office.span.start for p in scene.people for m in p.mentions)
    return not behind and not before


def name_by_office(scene: Scene, visit: Meeting) -> None:
    """Give each side of a visit without a head the holder of the office that its sentence names."""
    sides: tuple[Side, ...] = (visit.guest, visit.host)
    missing = [s for s in sides if s.head is None and not (s is visit.host and visit.rule == "visits.accepted")]
    offices = [m for m in scene.mentions_in("post", visit.sentence.span) if is_unnamed(scene, m)]
    for side in missing:
        for office in offices:
            person = holder(scene, office, side.units)
            if person is not None and not any(other.head is person for other in sides):
                side.head, side.head_span = person, office.span
                break
