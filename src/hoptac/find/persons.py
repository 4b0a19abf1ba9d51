"""People of the page as reports: the name and each present office."""

from __future__ import annotations

from collections.abc import Iterator

from hoptac.base.nouns import Report
from hoptac.base.scene import Person, Scene
from hoptac.find.build import Draft


def _report(scene: Scene, person: Person) -> Report:
    full = next((s for s in person.mentions if scene.words(s) == person.name), person.mentions[0])
    draft = Draft(scene.page, "person", posts=[{"post": h.post, "place": h.place} for h in person.posts])
    draft.say("name", person.name, full, "person.name")
    for number, held in enumerate(person.posts):
        draft.say(f"posts.{number}.post", held.post, held.span, "person.post")
        if held.place_span is not None:
            draft.say(f"posts.{number}.place", held.place, held.place_span, "person.post")
    return draft.report()


def find_persons(scene: Scene) -> Iterator[Report]:
    """One report for each person."""
    for person in scene.people:
        yield _report(scene, person)
