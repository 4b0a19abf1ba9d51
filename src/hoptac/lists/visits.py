"""A row of a list of delegations, outgoing or incoming."""

from __future__ import annotations

from collections.abc import Iterator

from hoptac.base.nouns import Modality, Report, Span
from hoptac.find.build import Draft
from hoptac.lists.amounts import read_count
from hoptac.lists.cells import Cells, moment_of, put, put_sides
from hoptac.lists.lines import Field
from hoptac.lists.states import DIRECTIONS, STATUSES, read_state

Days = tuple[str | None, str | None, list[Span]]
Sides = list[tuple[str, Span | None]]


def read_visit(row: Cells) -> Iterator[Report]:
    """The visits of a row: who, where to and in which direction are known. An outgoing delegation that was received by
    several units paid each a visit."""
    start, end, spans = _days(row)
    row.day = start
    partners = _partners(row)
    ours = row.ours()
    direction = _direction(row)
    if not partners:
        row.trouble(row.line.one("partner") or row.line.one("delegation"), "partner")
    if not (partners and ours and direction):
        return
    calls = [[partner] for partner in partners] if direction == "out" else [partners]
    for theirs in calls:
        guest, host = ([ours], theirs) if direction == "out" else (theirs, [ours])
        draft = row.draft("visit")
        _who(row, draft, guest, host)
        if start:
            draft.say("start", start, spans[:1], "lists.days")
        if end:
            draft.say("end", end, spans[-1:], "lists.days")
        yield _rest(row, draft)


def _partners(row: Cells) -> Sides:
    """The units abroad, from their column and the delegation's name."""
    found = row.partners("delegation")
    # A delegation's name says much that is no place.
    names = {at.heading for at in row.line.of("delegation")}
    row.troubles[:] = [t for t in row.troubles if t.heading not in names]
    return found


def _direction(row: Cells) -> str | None:
    at = row.one("direction")
    direction = read_state(at.words, DIRECTIONS) if at else row.group.direction or row.defaults.get("direction")
    if not direction:
        row.trouble(at, "direction")
    return direction


def _days(row: Cells) -> Days:
    """First and last day, and the words that say them."""
    if told := row.time("when"):
        time, at = told
        if "/" in time.edtf and time.grain == "day":
            return time.start, time.end, [at.span]
        return moment_of(time), None, [at.span]
    first, last = row.moment("from"), row.moment("until")
    if first and last and last[0] < first[0][: len(last[0])]:
        row.trouble(row.line.one("until"), "order")
        last = None
    spans = [told[1] for told in (first, last) if told]
    same = first and last and first[0] == last[0]
    return first[0] if first else None, last[0] if first and last and not same else None, spans


def _who(row: Cells, draft: Draft, guest: Sides, host: Sides) -> None:
    put_sides(draft, "guest", guest, "lists.guest")
    put_sides(draft, "host", host, "lists.host")
    place = next(iter(row.sides("place")), None)
    if place:
        draft.say("place", place.unit, place.span, "lists.place")
    elif len(host) == 1:
        draft.infer("place", host[0][0], "lists.place")
    for target, slot in (("head", "guest_head"), ("host_head", "host_head")):
        if people := row.people(target):
            draft.say(slot, people[0].name, people[0].span, "lists.head")


def _rest(row: Cells, draft: Draft) -> Report:
    if size := row.one("size"):
        count = read_count(size.cell)
        if isinstance(count, str):
            row.trouble(size, count)
        elif count.value:
            draft.say("size", int(count.value), size.span, "lists.size")
    if purpose := row.one("purpose"):
        draft.say("purpose", purpose.words, purpose.span, "lists.purpose")
    status = _status(row, draft, row.one("state"))
    modality: Modality = "planned" if status == "planned" else "done"
    return draft.report(modality)


def _status(row: Cells, draft: Draft, at: Field | None) -> str:
    status = read_state(at.words, STATUSES) if at else None
    if at and status is None:
        row.trouble(at, "state")
    put(
        draft,
        "status",
        status or row.defaults.get("status") or "done",
        at.span if at and status else None,
        "lists.status",
    )
    return str(draft.values["status"])
