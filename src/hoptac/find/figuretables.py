"""The figures that tables tell."""

from __future__ import annotations

from collections.abc import Iterator

from hoptac.base.scene import Scene
from hoptac.find.figureflows import Figure
from hoptac.find.flows import default_flow, find_flow
from hoptac.find.marked import mark
from hoptac.find.measures import find_measure
from hoptac.find.measuring import unit_of
from hoptac.find.rules import rule
from hoptac.find.tables import Entry, read_entries
from hoptac.find.timeframe import title_time
from hoptac.find.toldtimes import Period


def _of_entry(entry: Entry, title: Period | None) -> Figure | None:
    """The figure of a table's number; ``title``: the time that the title of the page names."""
    found = find_measure(entry.marked, entry.token)
    if found is None:
        return None
    name, kind = found[0].sets["measure"], found[0].sets["flow"]
    flow = find_flow(entry.marked, entry.token, kind) or default_flow(entry.marked, entry.token, kind)
    standing = rule("figures.standing").search(entry.marked.text) or found[0].sets.get("frame") == "standing"
    period = title if title is not None and entry.untimed and not standing else entry.period
    unit = unit_of(entry.token, found[0])
    return Figure(entry.marked, entry.token, found[0].id, name, unit, kind, entry.words, flow, period, entry.unit_words)


def find_in_tables(scene: Scene) -> Iterator[Figure]:
    """The figures that tables tell."""
    title = title_time(mark(scene, s) for s in scene.sentences if s.zone == "title")
    for readings in read_entries(scene):
        found = [f for f in (_of_entry(entry, title) for entry in readings) if f is not None]
        named = [f for f in found if f.marked.parties() and f.measure == found[0].measure]
        yield from [*named, *found][:1]
