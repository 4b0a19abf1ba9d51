"""The figures that tables tell."""

from __future__ import annotations

from collections.abc import Iterator

from hoptac.base.scene import Scene
from hoptac.find.figureflows import Figure
from hoptac.find.flows import default_flow, find_flow
from hoptac.find.measures import find_measure
from hoptac.find.measuring import unit_of
from hoptac.find.tables import Entry, read_entries


def _of_entry(entry: Entry) -> Figure | None:
    """The figure of a table's number."""
    found = find_measure(entry.marked, entry.token)
    if found is None:
        return None
    name, kind = found[0].sets["measure"], found[0].sets["flow"]
    flow = find_flow(entry.marked, entry.token, kind) or default_flow(entry.marked, entry.token, kind)
    period, unit = entry.period, unit_of(entry.token, found[0])
    return Figure(entry.marked, entry.token, found[0].id, name, unit, kind, entry.words, flow, period, entry.unit_words)


def find_in_tables(scene: Scene) -> Iterator[Figure]:
    """The figures that tables tell."""
    for readings in read_entries(scene):
        found = [f for f in map(_of_entry, readings) if f is not None]
        named = [f for f in found if f.marked.parties() and f.measure == found[0].measure]
        yield from [*named, *found][:1]
