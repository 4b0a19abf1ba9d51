"""From words to a scene: places over time, people, and who faces whom."""

from __future__ import annotations

from hoptac.base.scene import Scan, Scene
from hoptac.link.actors import make_actors
from hoptac.link.pairs import Pairs
from hoptac.link.people import know_people
from hoptac.link.units import face, name_units
from hoptac.link.whereabouts import as_places


def resolve(scan: Scan) -> Scene:
    """The scene of a page: every name resolved on the day of the page."""
    day = scan.day
    named = name_units(scan, day)
    home, partners = face(scan, named)
    people = know_people(scan, named, home, partners)
    if (known := as_places(scan, named, people)) is not named:
        named = known
        home, partners = face(scan, named)
        people = know_people(scan, named, home, partners)
    pairs = Pairs(scan, named, home, partners)
    actors = make_actors(scan, named, people, pairs)
    return Scene(
        scan,
        day,
        home,
        partners,
        people,
        actors,
        tuple(a.span.start for a in actors),
        tuple((p.ours, p.theirs) for p in pairs.by_sentence),
    )
