"""Visits listed in a table: a line for each, the columns named at its head (delegation, leader, goal, host, day)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Scene, Sentence
from hoptac.find.grid import Row, Table, cell_key, line_at, read_tables
from hoptac.find.rules import rule
from hoptac.find.sides import Meeting, Side, is_ours
from hoptac.find.when import Times, When
from hoptac.gazetteer.places import PLACES, country_of

#: The rule of such visits.
ROW = "visits.row"
#: What heads a column tells what stands in it; the first that fits counts.
_COLUMNS = {
    "head": re.compile(r"(?:họ tên )?(?:trưởng đoàn|người (?:dẫn đầu|dẫn đoàn|đứng đầu)|dẫn đầu|do ai dẫn đầu)"),
    "host": re.compile(
        r"(?:(?:người|lãnh đạo|cơ quan|đơn vị|bên|ai|địa phương) )?"
        r"(?:(?:chủ trì )?(?:tiếp|đón)(?! theo| nhận)|chủ trì|chủ nhà|chủ$)(?!\w)(?! nội dung)"
    ),
    "goal": re.compile(
        r"(?:nơi|địa điểm|địa bàn)(?: đến| tiếp| đón| thăm| làm việc| gặp)?|đến(?: đâu)?$|thăm(?: ai)?$"
    ),
    "day": re.compile(r"(?:thứ, )?(?:ngày|thời gian|thời điểm|khi nào)"),
    "guest": re.compile(r"(?:tên |các )?(?:đoàn|khách|phái đoàn)(?!\w)|ai đến|đối tác|bên sang|nước, địa phương"),
}
_RECEIVES = re.compile(r"(?<!\w)(?:tiếp|đón)(?!\w)")
_LONG = 40  # characters of the longest head of a column


def rows_of(scene: Scene, times: Times) -> dict[int, Meeting | None]:
    """The visit that each sentence of such a table begins; None for what only goes on with a line, or tells none."""
    out: dict[int, Meeting | None] = {}
    for table in read_tables(scene):
        columns = _columns(scene, table)
        if "guest" not in columns and _is_programme(scene, table, columns):
            out |= {row.sentence.index: _stage(scene, times, row, columns) for row in table.rows}
            continue
        if "guest" not in columns or not columns.keys() & {"host", "goal"}:
            continue
        day: When | None = None
        for row in table.rows:
            day = _day(times, scene, row, columns) or day
            out |= dict.fromkeys((s.index for s in _sentences(scene, row)), None)
            out[row.sentence.index] = _visit(scene, row, columns, day)
    return out


def _is_programme(scene: Scene, table: Table, columns: dict[str, int]) -> bool:
    """Whether a table tells where one delegation goes and who receives it there, hour by hour."""
    received = "host" in columns and _RECEIVES.search(cell_key(scene, table.head.cells[columns["host"]]))
    return bool(received) and "goal" in columns


def _stage(scene: Scene, times: Times, row: Row, columns: dict[str, int]) -> Meeting | None:
    """The call that a line of a programme tells: the guests are those of whom the page tells; None without a host."""
    goal, cell = (_cell(row, columns, kind) for kind in ("goal", "host"))
    host = _side(scene, [cell, goal], None)
    first = next((a for a in scene.actors_in(cell) if a.how == "person" and a.person is not None), None)
    ours, theirs = scene.pairs[row.sentence.index]
    if first is None or first.person is None:
        return None
    host.units = host.units or dict.fromkeys(first.units or (scene.home or "",), first.span)
    guests = theirs if all(map(is_ours, host.units)) else ours
    if len(guests) != 1 or set(guests) & host.units.keys() or "" in host.units:
        return None
    host.head, host.head_span = first.person, first.span
    day = next((w for w in times.events(row.sentence) if w.exact), None) or times.before(row.sentence)
    meeting = Meeting(row.sentence, cell, ROW, Side(dict.fromkeys(guests, cell)), host, when=day)
    _say_outcome(scene, row, meeting)
    meeting.place = _place(scene, goal, host)
    return meeting


def _columns(scene: Scene, table: Table) -> dict[str, int]:
    """Which column tells what."""
    out: dict[str, int] = {}
    for number, cell in enumerate(table.head.cells):
        words = cell_key(scene, cell)
        kind = next((name for name, head in _COLUMNS.items() if head.match(words) and name not in out), None)
        if kind is not None and len(words) <= _LONG:
            out[kind] = number
    return out


def _sentences(scene: Scene, row: Row) -> Iterator[Sentence]:
    """The sentences of a line."""
    line = line_at(scene.page.text, row.cells[0].start)
    return (s for s in scene.sentences[row.sentence.index :] if line.holds(s.span))


def _cell(row: Row, columns: dict[str, int], kind: str) -> Span:
    """What a line says in a column; nothing where the table has none."""
    return row.cells[columns[kind]] if kind in columns else Span(row.cells[0].start, row.cells[0].start)


def _day(times: Times, scene: Scene, row: Row, columns: dict[str, int]) -> When | None:
    """The day of a line, in its column; in any other where no column is of days."""
    told = [w for s in _sentences(scene, row) for w in times.events(s) if w.exact or w.kind == "month"]
    where = _cell(row, columns, "day") if "day" in columns else Span(row.cells[0].start, row.cells[-1].end)
    return next((w for w in told if where.holds(w.span)), None)


def _side(scene: Scene, cells: list[Span], ours: bool | None) -> Side:
    """The unit of the first cell that names one, of the country asked for, with the first person of its own."""
    side = Side()
    for cell in cells:
        for actor in scene.actors_in(cell):
            if not actor.units or actor.how not in ("place", "person") or not _fits(actor, ours):
                continue
            if not side.units or (actor.person is not None and set(actor.units) <= side.units.keys()):
                side.add(actor)
    return side


def _fits(actor: Actor, ours: bool | None) -> bool:
    return ours is None or is_ours(actor.units[0]) == ours


def _visit(scene: Scene, row: Row, columns: dict[str, int], day: When | None) -> Meeting | None:
    """The visit that a line tells; the page's own unit stands for the side that no cell names."""
    guest_cell, head_cell, goal, host_cell = (_cell(row, columns, kind) for kind in ("guest", "head", "goal", "host"))
    guest = _side(scene, [guest_cell, head_cell], None)
    abroad = _side(scene, [goal, host_cell], ours=False)
    if not guest.units and abroad.units and scene.home:
        guest.units[scene.home] = guest_cell if guest_cell.end > guest_cell.start else row.cells[0]
    if not guest.units:
        return None
    comes = not is_ours(next(iter(guest.units)))
    host = _side(scene, [goal, host_cell], ours=True) if comes else abroad
    if comes and not host.units and scene.home:
        host.units[scene.home] = next(iter(guest.units.values()))
    if not host.units:
        return None
    if host.head is None:  # "Chủ tịch UBND tỉnh", laid to the province that the line names
        named = next((a for a in scene.actors_in(host_cell) if a.person is not None), None)
        host.head, host.head_span = (named.person, named.span) if named else (None, None)
    meeting = Meeting(row.sentence, next(iter(guest.units.values())), ROW, guest, host, when=day, many=True)
    _say_outcome(scene, row, meeting)
    meeting.place = _place(scene, goal, host)
    return meeting


def _say_outcome(scene: Scene, row: Row, meeting: Meeting) -> None:
    """Called off by a word of the line; still to come by its day."""
    line = Span(row.cells[0].start, row.cells[-1].end)
    off = rule("visits.cancelled").search(scene.folded(line))
    start = meeting.when.time.start if meeting.when is not None else None
    published = scene.page.published or ""
    if off is not None:
        at = scene.scan.folded.at(line.start)
        meeting.status, meeting.status_span = "cancelled", scene.scan.folded.span(at + off.start(), at + off.end())
    elif start and start[: len(published)] > published[: len(start)] > "":
        meeting.status = "planned"


def _place(scene: Scene, goal: Span, host: Side) -> tuple[str, Span] | None:
    """Where a line says that it was: a unit of the host's country, no whole country."""
    countries = {country_of(unit) for unit in host.units}
    for actor in scene.actors_in(goal):
        if actor.how == "place" and actor.units and country_of(actor.units[0]) in countries:
            return (actor.units[0], actor.span) if PLACES[actor.units[0]].kind != "country" else None
    return None
