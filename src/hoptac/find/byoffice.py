"""Persons named by their office alone: "Phó Tỉnh trưởng mong …", "bà Phó Chủ tịch trả lời", "Chủ tịch tỉnh bạn nói"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from hoptac.base.fold import fold_key
from hoptac.base.nouns import Mention
from hoptac.base.scene import Actor, Person, Scene
from hoptac.find.frame import Frame
from hoptac.find.lines import Line
from hoptac.find.titles import is_headed, is_office
from hoptac.gazetteer.posts import POSTS

#: Behind an office: it is one of the other side.
_FRIENDS = re.compile(r" bạn(?!\w)(?! (?:bè|hàng|đọc|học|đời|trẻ|nghề))")


class Sided(Protocol):
    """Where a page's sides are known, line by line."""

    scene: Scene
    frame: Frame

    def sides(self, line: Line) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Our side and the other's where a line stands."""


def by_office(page: Sided, line: Line) -> Iterator[Actor]:
    """The persons of a line who are named by their office alone: of each the last one before who holds it."""
    for post in page.scene.mentions_in("post", line.sentence.span):
        if _FRIENDS.match(line.low, max(0, line.at(post.span.end))):
            yield from _of_friends(page, line, post)
            continue
        before = [p for p in _holders(page.scene, post) if p.mentions[0].start < post.span.start]
        if page.frame.kind in ("letter", "speech") and page.frame.holds(line.sentence.index):
            before = [p for p in before if p.unit in page.frame.to] or before  # "ngài Tỉnh trưởng": who listens
        if before:
            person = max(before, key=lambda p: max(s.start for s in p.mentions if s.start < post.span.start))
            yield Actor(post.span, (person.unit or "",), "person", person)
        elif post.value.place is None:
            yield from _of_country(page, line, post)


def _of_friends(page: Sided, line: Line, post: Mention) -> Iterator[Actor]:
    """An officer of the other side: "vị Chủ tịch tỉnh bạn", "Giám đốc Sở Y tế bạn"."""
    theirs = page.sides(line)[1]
    if len(theirs) == 1:
        held = [p for p in page.scene.people if p.unit in theirs and p.mentions[0].start < post.span.start]
        same = [p for p in held if any(is_office(page.scene, post, h) for h in p.posts)]
        yield Actor(post.span, theirs, "office" if not same else "person", same[-1] if same else None)


def _holders(scene: Scene, post: Mention) -> list[Person]:
    """The persons who may hold an office: of the unit that its words name, where they name one; by its first word
    alone ("Chủ tịch" of who is Chủ tịch UBND tỉnh) where nobody holds it else and no name follows.
    """
    people = [p for p in scene.people if p.unit]
    place = post.value.place
    if place is not None:
        units = {u for a in scene.actors_in(place.span) if a.how == "place" for u in a.units}
        people = [p for p in people if p.unit in units]
    found = [p for p in people if any(is_office(scene, post, h) for h in p.posts)]
    if found or not scene.page.text[post.span.end + 1 : post.span.end + 2].islower():
        return found
    return [p for p in people if any(is_headed(scene, fold_key(post.value.words), h) for h in p.posts)]


def _of_country(page: Sided, line: Line, post: Mention) -> Iterator[Actor]:
    """An office whose holder the page does not name: it tells the country alone."""
    countries = {POSTS[code].country for code in post.value.codes}
    ours, theirs = page.sides(line)
    if countries == {"VN"} and ours:
        yield Actor(post.span, ours[:1], "office")
    elif countries == {"LA"} and len(theirs) == 1:
        yield Actor(post.span, theirs, "office")
