"""Who is named again by what he is, without a name: "vị giáo sư", "phía học viện", "cục trưởng cục thương vụ"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Scene
from hoptac.find.frame import Frame
from hoptac.find.lines import Line
from hoptac.find.rules import rule
from hoptac.gazetteer.places import PLACES, country_of

_NEAR = 70  # characters behind words that say what somebody is within which his name or his unit stands
_FEWEST = 2  # words of the shortest noun that says it, but for those of _ALONE
_ALONE = (
    "trường",
    "viện",
    "hội",
    "vùng",
    "bang",
    "châu",
    "học viện",
    "giáo sư",
    "sở",
    "quỹ",
    "hãng",
    "trung tâm",
    "cục",
    "ban",
)
#: Heads of bodies, and what they are the heads of.
_HEADED = {"cục trưởng": "cục", "viện trưởng": "viện", "hiệu trưởng": "trường", "vụ trưởng": "vụ", "hội trưởng": "hội"}
_ENDS = re.compile(r"[.;:!?\n]")
_FOUND = ("place", "person", "mission")


def described(scene: Scene, line: Line) -> Iterator[Actor]:
    """The actors of a line that are so named, each with the unit that stood beside those words before."""
    for match in line.finditer("commitments.described"):
        span = line.span(*match.span("who"))
        if any(a.span.meets(span) and a.how != "pronoun" for a in scene.actors_in(line.sentence.span)):
            continue  # "vị giáo sư" is no pronoun where a professor was named
        known = _told_before(scene, line, match.group("noun"))
        alone = len(match.group("who").split()) < _FEWEST  # "trường", "sở": one's own
        if known is not None and not (alone and country_of(known.units[0]) != "VN"):
            yield Actor(span, known.units, "person" if known.person else "office", known.person)


def addressed(frame: Frame, line: Line) -> Iterator[Actor]:
    """Whoever a letter or a speech is for, where a line tells what he said: "Đồng chí cũng vừa hỏi …"; or names his
    unit: "mong quý tỉnh …".
    """
    if frame.kind == "letter" and frame.holds(line.sentence.index) and frame.to:
        for match in line.finditer("commitments.your-unit"):
            yield Actor(line.found(match), frame.to, "partner")
        for match in line.finditer("commitments.you-say"):
            yield Actor(line.span(*match.span("who")), frame.to, "office")


def _told_before(scene: Scene, line: Line, noun: str) -> Actor | None:
    """Who or what bore a noun last; told with fewer of its words where it never stood with all."""
    words = noun.removeprefix("nhà ").split()
    while words:
        said = " ".join(words)
        for name in (said, _HEADED.get(said, "")):
            found = _bearer(scene, line, name) if len(name.split()) >= _FEWEST or name in _ALONE else None
            if found is not None:
                return found
        words = words[1:]
    return None


def _bearer(scene: Scene, line: Line, noun: str) -> Actor | None:
    """The last one before a line who bore a noun."""
    bearers = _bearers(scene, noun)
    before = bisect_right(bearers, line.base, key=lambda one: one[0])
    return bearers[before - 1][1] if before else None


def _bearers(scene: Scene, noun: str) -> list[tuple[int, Actor]]:
    """Where a noun stands beside somebody, and who that is, in order; found once a page, as many lines ask."""
    known: list[tuple[int, Actor]] | None = scene.memo.get(("bearers", noun))
    if known is None:
        known = scene.memo["bearers", noun] = list(_beside(scene, noun))
    return known


def _beside(scene: Scene, noun: str) -> Iterator[tuple[int, Actor]]:
    folded = scene.scan.folded
    for hit in re.finditer(rf"(?<!\w){re.escape(noun)}(?!\w)", folded.text):
        ends = _ENDS.search(folded.text, hit.end(), hit.end() + _NEAR)
        near = folded.span(hit.end(), ends.start() if ends else min(hit.end() + _NEAR, len(folded.text)))
        reach = scene.actors_in(Span(near.start, near.end + _NEAR))  # a name may end behind what is near
        named = next((a for a in reach if a.span.start < near.end and _is_somebody(a)), None)
        if named is not None and not _says(folded.text[hit.end() : folded.at(named.span.start)]):
            yield hit.end(), named


def _says(between: str) -> bool:
    """Whether somebody so named again says something there of whoever is named behind."""
    says = rule("commitments.speaks-up")
    return any(says.search(between[m.start() :] + " ") for m in re.finditer(" ", between))


def _is_somebody(actor: Actor) -> bool:
    return actor.how in _FOUND and len(actor.units) == 1 and PLACES[actor.units[0]].kind != "region"
