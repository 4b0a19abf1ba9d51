"""A row of a list of people and the offices that they hold."""

from __future__ import annotations

from collections.abc import Iterator

from hoptac.base.nouns import Report, Span
from hoptac.base.scene import Person
from hoptac.gazetteer.places import PLACES, name_of
from hoptac.lists.cells import Cells
from hoptac.lists.names import moved, read_holder, spelled

_LEVELS = {"province": "tỉnh", "municipality": "thành phố"}


def read_person(row: Cells) -> Iterator[Report]:
    """The person of a row, with the offices that their cell tells and the unit of the row."""
    name, post = row.one("name"), row.one("post")
    row.day = row.defaults.get("as_of")
    if name is None:
        return
    units = [(side.unit, side.span) for side in row.sides("partner")] or row.partners()
    person = _holder(name.words, post.words if post else "", units[0][0] if units else None, row.day)
    if person is None:
        row.trouble(name, "name")
        return
    draft = row.draft("person")
    draft.say("name", spelled(person.name), moved(person.mentions[0], name.span.start), "lists.name")
    if post and not person.posts:
        row.trouble(post, "post")
    posts = []
    for number, held in enumerate(h for h in person.posts if not h.past):
        unit = held.place or (units[0][0] if units else None)
        posts.append({"post": held.post, "place": unit})
        behind = moved(held.span, 0).start - len(name.words) - 2
        if post and behind >= 0:
            start = post.span.start + behind
            said = Span(start, min(start + held.span.end - held.span.start, post.span.end))
            draft.say(f"posts.{number}.post", held.post, said, "lists.post")
        else:
            draft.say(f"posts.{number}.post", held.post, moved(held.span, name.span.start), "lists.post")
        if held.place is None and units and units[0][1] is not None:
            draft.say(f"posts.{number}.place", unit, units[0][1], "lists.post")
    draft.values["posts"] = posts
    yield draft.report()


def _holder(name: str, post: str, unit: str | None, day: str | None) -> Person | None:
    """The person with the offices; "Bí thư, Tỉnh trưởng" is one office where the unit is known to be a province."""
    if post and unit and PLACES[unit].kind in _LEVELS:
        person = read_holder(name, f"{post} {_LEVELS[PLACES[unit].kind]} {name_of(unit)}", day)
        if person and person.posts and all(held.place in (unit, None) for held in person.posts):
            return person
    return read_holder(name, post, day)
