"""Tables of help, one gift a line: their heading says who helped whom ("Bạn đã giúp ta", "Phần ta hỗ trợ các tỉnh
bạn"), their columns what was given, to whom, and what it is worth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hoptac.base.nouns import Span
from hoptac.base.scene import Scene
from hoptac.find.flowsides import Side
from hoptac.find.gifts import Gift
from hoptac.find.goods import Item
from hoptac.find.grid import ORDER, SAYS_UNIT, TOTAL, YEAR, Row, Table, cell_key, read_tables
from hoptac.find.helptables import WHAT, giving_column, helper
from hoptac.find.marked import Marked, mark
from hoptac.find.numbers import QuantityHit, find_quantities
from hoptac.find.signs import BOTH, MONEY, OPPOSITE, OURS, Token, is_money, side_of

_WORTH = re.compile(r"(?:trị giá|giá trị|số tiền|kinh phí|thành tiền|tiền|mức|tổng tiền|quy ra tiền)(?!\w)")
#: How a column is headed that tells what was given in one year, or in the first months of it.
_IN_YEAR = re.compile(r"(?:\d{1,2} ?t(?:háng)?(?: đầu)? ?[/-]? ?)?(?:năm )?((?:19|20)\d\d)$")
_UNIT = re.compile(
    rf"{SAYS_UNIT}([^,;():]{{2,20}})"
    r"|\(((?:triệu|tỷ|tỉ|nghìn|ngàn)[^,;()]{0,12})\)"
)
_PLAIN = re.compile(r"\d[\d.,]*$")
_GOODS = Item(0, 0, None, False)  # what is given where no sum is told


def gifts_in_tables(scene: Scene) -> Iterator[tuple[Gift, Row]]:
    """The gifts of the page's tables of help, each with its line."""
    sign, opened, giving = None, None, None
    for table in read_tables(scene):
        goes_on = opened is not None and table.title is None and len(table.head.cells) == len(opened.head.cells)
        if not goes_on or opened is None:
            sign, opened = helper(scene, table), table
            giving = giving_column(scene, table)
        rows = (table.head, *table.rows) if goes_on else table.rows  # a line of words and a year looks like a head
        for row in rows if sign is not None or giving is not None else ():
            for gift in _gifts(scene, opened, row, sign, giving):
                yield gift, row


def _giver(line: Marked, cell: Span) -> Side | None:
    """Who is named in the cell of who gave."""
    named = (t for t in line.parties() if t.sign != BOTH and cell.holds(line.span(t)))
    return next((Side(t.units[:1], line.span(t)) for t in named), None)


def _gifts(scene: Scene, table: Table, row: Row, sign: str | None, giving: int | None) -> Iterator[Gift]:
    """The gifts of a line: one, or one for each year that has a column; none of a line of totals, or one that names
    nothing given.
    """
    heads = [cell_key(scene, head) for head in table.head.cells]
    words = [cell_key(scene, cell) for cell in row.cells]
    filled = [n for n, said in enumerate(words) if said and not ORDER.match(heads[n]) and not YEAR.match(said)]
    what = next((n for n in filled if WHAT.match(heads[n])), None)
    worth = next((n for n in filled if _WORTH.match(heads[n]) and n != what), None)
    if what is None or any(TOTAL.match(words[n]) for n in filled[:1]):
        return
    line = mark(scene, replace(row.sentence, span=Span(row.cells[0].start, row.cells[-1].end)))
    giver = Side(line.ours if sign == OURS else line.theirs)
    if giving is not None:
        told = _giver(line, row.cells[giving])
        if told is None:
            return
        giver, sign = told, side_of(told.units)
    receiver = _receiver(line, sign)
    years = [n for n in filled if _IN_YEAR.match(heads[n])]
    yearly = [(n, hit) for n in years if (hit := _of_column(scene, table, row, n)) is not None]
    for column, hit in yearly:
        yield _of_sum(line, hit, Gift(line, _GOODS, giver, receiver, row.cells[what], year=_year(scene, table, column)))
    if yearly or (not years and any(_IN_YEAR.match(head) for head in heads)):
        return
    year = _year(scene, table, years[0]) if len(years) == 1 else None
    whole, at = _sum(scene, table, row, what, worth)
    gift = Gift(line, _GOODS, giver, receiver, row.cells[what] if at != what else None, year=year)
    if whole is not None:
        yield _of_sum(line, whole, gift)
    elif gift.goods is not None and gift.goods.end > gift.goods.start:
        yield gift


def _of_sum(line: Marked, hit: QuantityHit, gift: Gift) -> Gift:
    """A gift that is worth a sum."""
    token = Token(MONEY, hit.start, hit.end, (), hit, 0)
    return replace(gift, marked=replace(line, text=MONEY, tokens=(token,)), item=Item(0, 1, token, True))


def _year(scene: Scene, table: Table, column: int) -> Span:
    """Where a column's head says its year, at its end."""
    end = table.head.cells[column].end
    return Span(end - len("2015"), end)


def _receiver(line: Marked, sign: str | None) -> Side:
    """Whom a line names of the side that is helped; else that side as it is known."""
    other = OPPOSITE[sign or OURS]
    named = [t for t in line.parties() if t.sign == other]
    if named:
        return Side(named[0].units[:1], line.span(named[0]))
    return Side(line.ours if other == OURS else line.theirs)


def _sum(scene: Scene, table: Table, row: Row, what: int, worth: int | None) -> tuple[QuantityHit | None, int | None]:
    """The sum that a line tells, and in which cell: that of its worth, else at the head of what was given."""
    for column in (worth, what):
        hit = _of_column(scene, table, row, column) if column is not None else None
        if hit is not None:
            return hit, column
    return None, None


def _of_column(scene: Scene, table: Table, row: Row, column: int) -> QuantityHit | None:
    """The sum with which a cell begins, in the unit of its column or table; None where it tells no money."""
    words = cell_key(scene, row.cells[column])
    unit = _unit(scene, table, column) if _PLAIN.match(words) else ""
    hit = next(iter(find_quantities(f"{words} {unit}".rstrip())), None)
    return _placed(scene, row.cells[column], hit) if hit is not None and hit.start == 0 and is_money(hit) else None


def _unit(scene: Scene, table: Table, column: int) -> str:
    """The unit of a column of sums, told in its head or in the table's title."""
    title = [table.title.span] if table.title is not None else []
    for span in (table.head.cells[column], *title):
        found = _UNIT.search(scene.folded(span))
        if found:
            return (found[1] or found[2]).strip()
    return ""


def _placed(scene: Scene, cell: Span, hit: QuantityHit) -> QuantityHit:
    """A quantity at its cell's place in the folded text."""
    folded = scene.scan.folded
    start, end = folded.at(cell.start), folded.at(cell.end)
    return replace(
        hit,
        start=start,
        end=min(end, start + hit.end),
        number_start=start,
        number_end=min(end, start + hit.number_end),
    )
