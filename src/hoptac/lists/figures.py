"""A row of a table of figures: students by province, school and level, trade by year, and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoptac.base.nouns import Quantity, Report, Span, Time
from hoptac.decode.sheets import Cell
from hoptac.lists.amounts import heading_unit, read_count, read_sum
from hoptac.lists.cells import Cells, put_sides
from hoptac.lists.days import read_time
from hoptac.lists.lines import Field
from hoptac.lists.targets import targets

#: Measures that go out from us; the others come in, or are of both sides (the foreign one first).
_OUTGOING = frozenset(("experts_sent", "exports"))
_UNITS = {"scholarships": "item", "delegations": "delegation"}
MONEY = frozenset(("trade_turnover", "exports", "imports"))
#: The columns that hold numbers, each a measure.
MEASURES = tuple(name for name, target in targets("figure").items() if target.several and name != "partner")
_IN_HEADING = re.compile(r"(?:(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d|(?:\d{1,2}/){0,2}(?:19|20)\d\d)(?!\d)")


def read_figures(row: Cells) -> Iterator[Report]:
    """The figures of a row, one for each of its numbers."""
    numbers = [(at, n) for measure in MEASURES for at in row.line.of(measure) if (n := _number(row, at, measure))]
    if not numbers and not row.troubles:
        row.trouble(None, "nothing")
    for at, quantity in numbers:
        yield from _figure(row, at, quantity)


def _figure(row: Cells, at: Field, quantity: Quantity) -> Iterator[Report]:
    time = _time(row, at)
    row.day = time[0].start or time[0].end if time else None
    partners, ours = row.partners(), row.ours()
    if not partners:
        row.trouble(row.line.one("partner"), "partner")
    if not (partners and ours):
        return
    measure = row.defaults.get("measure") if at.target == "students_received" else None
    measure = measure or at.target
    value = int(quantity.value) if quantity.value == int(quantity.value) else quantity.value
    draft = row.draft("figure")
    draft.infer("measure", measure, "lists.measure")
    draft.say("value", value, at.span, "lists.value")
    draft.infer("comparator", quantity.comparator, "lists.value")
    draft.infer("unit", _UNITS.get(measure, quantity.unit), "lists.value")
    origin, host = ([ours], partners) if measure in _OUTGOING else (partners, [ours])
    put_sides(draft, "origin", origin, "lists.origin")
    put_sides(draft, "host", host, "lists.host")
    draft.values.update(since=None, until=None)
    if time:
        for slot, told in zip(("since", "until"), bounds(time[0]), strict=True):
            if told and time[1]:
                draft.say(slot, told, time[1], "lists.time")
            elif told:
                draft.infer(slot, told, "lists.time")
    for slot in ("school", "level"):
        if words := row.one(slot):
            draft.say(slot, words.words, words.span, f"lists.{slot}")
    yield draft.report()


def _number(row: Cells, at: Field, measure: str) -> Quantity | None:
    """The number of a cell; nothing for nought and for a cell that is not understood (told)."""
    if measure in MONEY:
        found = read_sum(at.cell, heading_unit(at.heading) or row.defaults.get("unit", ""))
        quantity = found if isinstance(found, str) else found[0] if found[1] else "number"
    else:
        quantity = read_count(at.cell)
    if isinstance(quantity, str):
        row.trouble(at, quantity)
        return None
    return quantity if quantity.value else None


def _time(row: Cells, at: Field) -> tuple[Time, Span | None] | None:
    """When a number holds: by its row, its heading, its group or the whole list."""
    told = row.time("as_of")
    if told:
        return told[0], told[1].span
    if row.line.one("as_of"):
        return None  # said, but not understood: nothing is put in its place
    if said := _IN_HEADING.search(at.heading):
        found = read_time(Cell(said.group()), None)
        return None if isinstance(found, str) else (found, None)
    known = row.group.year or row.defaults.get("as_of")
    if not known:
        return None
    found = read_time(Cell(known), None)
    return None if isinstance(found, str) else (found, None)


def bounds(time: Time) -> tuple[str | None, str | None]:
    """Since when and until when: a year is a span of time, a day or a month the end of one.

    >>> bounds(Time("2023", "year")), bounds(Time("2024-12-31"))
    (('2023', '2023'), (None, '2024-12-31'))
    """
    if "/" in time.edtf:
        return time.start, time.end
    return (time.start if time.grain == "year" else None), time.start
