"""Whom a paragraph of a diary or a report tells of, where the meeting told last is another's."""

from __future__ import annotations

from hoptac.base.scene import Scene
from hoptac.find.floor import Floor, Table
from hoptac.gazetteer.places import PLACES, country_of


def next_table(scene: Scene, floor: Floor, table: Table, index: int) -> Table | None:
    """The table at a sentence whose paragraph tells of one other unit abroad and of nobody of the table told last:
    "15/7. Họp qua màn hình với tỉnh A. Hai bên thống nhất …"; None elsewhere.
    """
    ours, theirs = scene.pairs[index]
    away = {u for u in table.all if country_of(u) != "VN"}
    if len(theirs) != 1 or not set(ours) & set(table.all) or any(_is_kin(theirs[0], u) for u in away):
        return None
    paragraph = scene.sentences[index].paragraph
    told = []
    for sentence in reversed(scene.sentences[: index + 1]):
        if sentence.paragraph != paragraph:
            break
        told.append(sentence)
    named = {u for s in told for a in scene.actors_in(s.span) for u in a.units}
    if table.sentence >= told[-1].index or theirs[0] not in named or named & away:
        return None
    seen = next((t for t in reversed(floor.tables) if theirs[0] in t.all and t.sentence <= index), None)
    return Table(theirs, ours, seen.when if seen else None, index)


def _is_kin(one: str, other: str) -> bool:
    """Whether a unit is a State or a region, part of the other or the other way round, or a town beside it."""
    parent, kind = PLACES[one].parent, PLACES[one].kind
    if kind in ("country", "region") or other in (one, parent, country_of(one)) or PLACES[other].parent == one:
        return True
    return parent == PLACES[other].parent and PLACES[parent].kind != "country"
