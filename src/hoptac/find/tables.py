"""Numbers in tables: each numeric cell read as a sentence of its row's label, its column's head and its unit."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hoptac.base.nouns import Span
from hoptac.base.scene import Scene, Sentence
from hoptac.find.grid import ORDER, SAYS_UNIT, TOTAL, YEAR, Row, Table, cell_key, is_number, line_at, read_tables
from hoptac.find.helptables import giving_column, helper
from hoptac.find.marked import Marked, mark
from hoptac.find.numbers import QuantityHit, find_quantities
from hoptac.find.signs import COUNT, MONEY, OURS, THEIRS, TIME, Token, is_money, side_of
from hoptac.find.toldtimes import NONE, Period, period_of

_UNIT_HEAD = re.compile(r"(?:đơn vị(?: tính)?|đvt|đơn vị đo)$")
_NOUN = re.compile(r"^(?:[^\d]*[\d.,]+)(?: |$)")  # what stands before the noun of a cell
_TIME_HEAD = re.compile(r"(?:thời gian|thời điểm|thời kỳ|giai đoạn|kỳ|kỳ báo cáo|năm|thời hạn)$")
_EMPTY = re.compile(r"[-–—.x\s]*$")  # a cell that says that there is nothing
#: The other side as one calls it where another cell names it: "Lưu học sinh bạn", below the head "Attapư".
_CALLED = re.compile(r"(?:các |phía |nước |bên )*(?:tỉnh |thành phố |địa phương |nước )?bạn$")
#: "(đơn vị tính: triệu USD)", "(em)" at the end of a head; ", triệu USD".
_BRACKETS = re.compile(
    rf"\((?:{SAYS_UNIT})?([^():\d]{{1,30}})\)\s*$"
    rf"|[,.;–-] (?:{SAYS_UNIT}([^():]{{1,30}})|((?:nghìn|ngàn|triệu|tỷ) [^\W\d_]{{2,5}}))\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A number of a table: its marked sentence, the token in it, its time (``untimed``: nothing in the table says one),
    where it is measured and in which unit.
    """

    marked: Marked
    token: Token
    period: Period
    words: Span
    unit_words: Span | None
    untimed: bool


def _columns(scene: Scene, table: Table) -> list[int]:
    """The columns of numbers: not the one that counts the lines, and with a number in most lines."""
    out = []
    for column, head in enumerate(table.head.cells):
        numbers = [row for row in table.rows if is_number(scene, row.cells[column])]
        filled = [row for row in table.rows if not _EMPTY.match(cell_key(scene, row.cells[column]))]
        if len(numbers) * 2 > len(filled) and not ORDER.match(cell_key(scene, head)):
            out.append(column)
    return out


def _label(scene: Scene, table: Table, row: Row, columns: list[int]) -> Span | None:
    """The cell that names the line: the first one with words."""
    for column, cell in enumerate(row.cells):
        head = cell_key(scene, table.head.cells[column])
        if column not in columns and not ORDER.match(head) and not _UNIT_HEAD.match(head) and cell.end > cell.start:
            return cell
    return None


def _unit(scene: Scene, table: Table, row: Row, column: int, label: Span) -> Span | None:
    """Where the unit of a number is said: a column of units, or brackets behind the head, the label or the title."""
    for number, head in enumerate(table.head.cells):
        if _UNIT_HEAD.match(cell_key(scene, head)):
            return row.cells[number]
    for span in (table.head.cells[column], label, table.title.span if table.title else None):
        found = _BRACKETS.search(scene.words(span)) if span is not None else None
        if span is not None and found:
            first, last = found.span(found.lastindex or 1)
            return Span(span.start + first, span.start + last)
    return None


def _quantity(scene: Scene, cell: Span, unit: Span | None) -> QuantityHit | None:
    """The number of a cell with its unit, at the cell's place in the folded text."""
    words = cell_key(scene, cell)
    tries = [f"{words} {cell_key(scene, unit)}"] if unit is not None else []
    for text in (*tries, words, f"{words} lượt"):
        hit = next(iter(find_quantities(text)), None)
        if hit is not None and hit.start == 0:
            folded = scene.scan.folded
            start, end = folded.at(cell.start), folded.at(cell.end)
            return replace(hit, start=start, end=end, number_start=start, number_end=end)
    return None


def _time(scene: Scene, marked: Marked) -> Period | None:
    """The time that a cell or a title says."""
    span = marked.sentence.span
    year = YEAR.match(cell_key(scene, span))
    if year:
        return Period(year[1], year[1], span)
    for token in marked.tokens:
        period = period_of(token.hit, marked.span(token)) if token.sign == TIME else None
        if period is not None:
            return period
    return None


def _own_time(scene: Scene, table: Table, row: Row) -> Period | None:
    """The time that a line's own column of times says; NONE for one that says none ("đến nay")."""
    for number, head in enumerate(table.head.cells):
        if number and _TIME_HEAD.match(cell_key(scene, head)):
            cell = _mark(scene, row.sentence, row.cells[number])
            return (_time(scene, cell) or NONE) if cell is not None else NONE
    return None


def _mark(scene: Scene, row: Sentence, span: Span | None) -> Marked | None:
    return None if span is None or span.end <= span.start else mark(scene, replace(row, span=span))


def _compose(parts: list[Marked], token: Token, unit: str) -> tuple[Marked, Token]:
    """One marked sentence of several pieces; a side that a later piece names takes the place of an earlier one's, and
    one that it only calls "bạn" is the earlier one.
    """
    text, tokens = "số ", []
    for number, part in enumerate(parts):
        later = {t.sign for p in parts[number + 1 :] for t in p.parties()}
        words = list(part.text)
        for held in part.tokens:
            if held.party and (held.sign in later or (held.sign not in (OURS, THEIRS) and later)):
                words[held.at] = " "
            else:
                tokens.append(replace(_meant(held, part, parts[:number]), at=held.at + len(text)))
        if not "".join(words).strip():
            continue  # a head that names only the side that the label calls "bạn"
        text += re.sub(r"^(?:tổng )?số ", "", "".join(words)) if not number else "".join(words)
        text += " "
    token = replace(token, at=len(text) + 3)
    whole = f"{text}là {token.sign} {unit}".rstrip()
    return replace(parts[-1], text=whole, tokens=(*tokens, token)), token


def _meant(held: Token, part: Marked, earlier: list[Marked]) -> Token:
    """A side of a cell, with the units of an earlier cell's where it is only called "bạn"."""
    if held.sign != THEIRS or not _CALLED.match(part.scene.scan.folded.text[held.start : held.end]):
        return held
    named = [t for p in earlier for t in p.parties() if t.sign == THEIRS]
    return replace(held, units=named[-1].units, start=named[-1].start, end=named[-1].end) if named else held


def _plain(title: Marked) -> Marked:
    """A title without what stands in brackets."""
    found = re.search(r" ?\([^()]*\)", title.text)
    if not found:
        return title
    cut = found.end() - found.start()
    kept = (t for t in title.tokens if not found.start() <= t.at < found.end())
    tokens = tuple(replace(t, at=t.at - cut) if t.at >= found.end() else t for t in kept)
    return replace(title, text=title.text[: found.start()] + title.text[found.end() :], tokens=tokens)


def _shift(parts: list[Marked]) -> list[Marked]:
    """The first piece without "số" at its head, which the composed sentence begins with, its tokens moved along."""
    head = re.match(r"(?:tổng )?số ", parts[0].text)
    if not head:
        return parts
    cut = head.end()
    tokens = tuple(replace(t, at=t.at - cut) for t in parts[0].tokens if t.at >= cut)
    return [replace(parts[0], text=parts[0].text[cut:], tokens=tokens), *parts[1:]]


def _total(scene: Scene, table: Table, columns: list[int], label: Marked) -> Marked:
    """The label of a line of totals, which stands for the units of all the lines."""
    if not TOTAL.match(label.text):
        return label
    named = (_mark(scene, row.sentence, _label(scene, table, row, columns)) for row in table.rows)
    units = [u for other in named if other is not None for t in other.parties() for u in t.units]
    if not units:
        return label
    known = tuple(dict.fromkeys(units))
    sides = {t.at for t in label.parties()}
    text = "".join(" " if at in sides else sign for at, sign in enumerate(label.text)) + " &"
    folded, span = label.scene.scan.folded, label.sentence.span
    token = Token(side_of(known), folded.at(span.start), folded.at(span.end), known, at=len(text) - 1)
    kept = (t for t in label.tokens if t.at not in sides)
    return replace(label, text=text[:-1] + token.sign, tokens=(*kept, token))


def _all_times(scene: Scene, table: Table, columns: list[int], label: Marked) -> Period | None:
    """From the first to the last time of the lines of which a line of totals is the sum ("2015", "2016", "Cộng")."""
    if not TOTAL.match(label.text):
        return None
    named = (_mark(scene, row.sentence, _label(scene, table, row, columns)) for row in table.rows)
    told = [p for p in (_time(scene, m) for m in named if m is not None) if p is not None]
    first, last = [p.since for p in told if p.since], [p.until for p in told if p.until]
    return replace(told[0], since=min(first), until=max(last)) if len(told) > 1 and first and last else None


def _period(
    scene: Scene, table: Table, row: Row, columns: list[int], told: tuple[Marked | None, Marked, Marked | None]
) -> Period | None:
    """The time of a cell: of its line's column of times, of its head, of its label, of all lines, of the title."""
    head, label, title = told
    own = _own_time(scene, table, row) or (_time(scene, head) if head else None) or _time(scene, label)
    return own or _all_times(scene, table, columns, label) or (_time(scene, title) if title else None)


def _where(scene: Scene, row: Row, column: int, columns: list[int], label: Span) -> Marked | None:
    """The cell of a line that names a unit abroad, where the line's name does not: a column of places."""
    for number, cell in enumerate(row.cells):
        if number != column and number not in columns and cell != label:
            marked = _mark(scene, row.sentence, cell)
            if marked is not None and any(t.sign == THEIRS for t in marked.parties()):
                return marked
    return None


def _entry(scene: Scene, table: Table, row: Row, column: int, columns: list[int]) -> Iterator[Entry]:
    """The readings of one cell: by its label and head; with the table's title before them."""
    cell, label = row.cells[column], _label(scene, table, row, columns)
    if label is None or not is_number(scene, cell):
        return
    unit = _unit(scene, table, row, column, label)
    hit = _quantity(scene, cell, unit)
    named = _mark(scene, row.sentence, label)
    if hit is None or named is None:
        return
    named = _total(scene, table, columns, named)
    head = _mark(scene, row.sentence, table.head.cells[column])
    where = _where(scene, row, column, columns, label)
    corner = _mark(scene, row.sentence, table.head.cells[0])
    title = _plain(mark(scene, table.title)) if table.title else None
    period = _period(scene, table, row, columns, (head, named, title))
    token = Token(MONEY if is_money(hit) else COUNT, hit.start, hit.end, hit=hit)
    noun = "" if token.sign == MONEY else (cell_key(scene, unit) if unit else _NOUN.sub("", cell_key(scene, cell)))
    for first in (corner if corner and any(t.sign == THEIRS for t in corner.parties()) else None, title):
        parts = [p for p in (first, head, where, named) if p is not None]
        marked, placed = _compose(_shift(parts), token, noun)
        yield Entry(marked, placed, period or NONE, label, unit, period is None)


def read_entries(scene: Scene) -> list[list[Entry]]:
    """For each number of the page's tables the ways to read it, the shortest first; read once a page."""
    known: list[list[Entry]] | None = scene.memo.get("entries")
    if known is None:
        known = scene.memo["entries"] = list(_entries(scene))
    return known


def _entries(scene: Scene) -> Iterator[list[Entry]]:
    for table in read_tables(scene):
        if helper(scene, table) is not None or giving_column(scene, table) is not None:
            continue  # each line is a gift: find/aidtables.py
        columns = _columns(scene, table)
        for row in table.rows:
            for column in columns:
                readings = list(_entry(scene, table, row, column, columns))
                if readings:
                    yield readings


def in_table(scene: Scene, span: Span) -> bool:
    """Whether words stand in a line that is read as one of a table of numbers: nobody reads it as a sentence too."""
    known: list[Span] | None = scene.memo.get("table lines")
    if known is None:
        known = scene.memo["table lines"] = sorted(_table_lines(scene))
    at = bisect_right(known, span.start, key=lambda line: line.start) - 1
    return at >= 0 and known[at].holds(span)


def _table_lines(scene: Scene) -> list[Span]:
    return [
        line_at(scene.page.text, row.sentence.span.start)
        for table in read_tables(scene)
        if _columns(scene, table)
        for row in table.rows
        if any(is_number(scene, row.cells[column]) for column in _columns(scene, table))
    ]
