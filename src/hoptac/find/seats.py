"""The unit for which somebody sits at a table, where words tell a country, a delegation or a guest alone."""

from __future__ import annotations

import re
from dataclasses import replace

from hoptac.base.scene import Actor, Scene
from hoptac.find.floor import Table
from hoptac.find.lines import Line
from hoptac.find.titles import is_of_state
from hoptac.gazetteer.places import PLACES, country_of

#: Our own delegation; a guest, who is never of the page's own side where no journey abroad is told.
_OWN = re.compile(r" (?:ta|mình|nhà|chúng tôi)(?!\w)")
_GUEST = re.compile(r"(?<!\w)khách$")


def seated(scene: Scene, line: Line, actor: Actor, table: Table | None) -> Actor:
    """An actor with the unit that sits at the table where only the country is known; a delegation: the guests."""
    sides = (table.one, table.other) if table else ()
    if actor.how == "delegation":
        return _delegation(scene, line, actor, table)
    of_party = actor.how == "place" and line.search("commitments.party", 0, max(0, line.at(actor.span.start)))
    country = len(actor.units) == 1 and PLACES[actor.units[0]].kind == "country"
    if of_party:
        seats = [s for s in sides if actor.units[0] in {country_of(u) for u in s}]
        return replace(actor, units=seats[0]) if len(seats) == 1 else actor
    if actor.person is None or not country or is_of_state(actor):
        return actor
    seats = [s for s in sides if country_of(s[0]) == actor.units[0]]
    return replace(actor, units=seats[0]) if len(seats) == 1 else actor


def _delegation(scene: Scene, line: Line, actor: Actor, table: Table | None) -> Actor:
    """A delegation: the guests of the table; our own, where it is called so; a guest where nobody is told to meet."""
    ours, theirs = scene.pairs[line.sentence.index] if scene.pairs else ((), ())
    if _OWN.match(line.low, max(0, line.at(actor.span.end))) and ours:
        return replace(actor, units=ours)
    if table is None:
        home = all(country_of(u) == "VN" for u in actor.units)
        guest = _GUEST.search(scene.folded(actor.span)) is not None
        return replace(actor, units=theirs) if guest and home and theirs else actor
    return replace(actor, units=table.one) if set(actor.units) <= set(table.all) else actor
