"""Rows that are no facts of their own: totals, the headings of groups, what goes on with the row above, notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hoptac.base.fold import fold_key
from hoptac.base.lists import SheetMap
from hoptac.decode.sheets import Row
from hoptac.lists.cells import Group
from hoptac.lists.lines import own_words
from hoptac.lists.sides import is_foreign, read_sides
from hoptac.lists.states import DIRECTIONS, read_state
from hoptac.lists.table import Table
from hoptac.lists.targets import targets

_TOTAL = re.compile(r"(?:tổng cộng|tổng số|tổng|cộng|cộng dồn|total|sub-?total|sum)(?:\s*[:(].*|\s+\d+)?")
_ORDER = re.compile(r"^(?:[ivxlc]+|[a-zđ]|\d+(?:\.\d+)*)[.)]\s*", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_SPAN = re.compile(r"(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d")
#: Below a table: notes, the day, who signs.
_FOOT = re.compile(
    r"(?:ghi chú|nơi nhận|người lập|lập biểu|người tổng hợp|thủ trưởng|giám đốc|phó giám đốc|chủ tịch|kt\.|tm\.|\*|"
    r"trưởng phòng|kế toán|xác nhận|note)|.*ngày .{0,8}tháng .{0,8}năm \d{0,4}$"
)
#: Beside the keys, columns that make a row a fact of its own.
_DATED = ("date", "when", "from", "as_of", "amount")


def sort_rows(table: Table, listed: SheetMap) -> list[str]:
    """For each row of the table: a key of ``ASIDES``, or "" for a row that tells facts."""
    kinds = [_sort(table, row, listed) for row in table.body]
    for n in reversed(range(len(kinds))):
        words = [fold_key(word) for word in own_words(table, table.body[n])]
        foot = len(words) <= 2 and any(_FOOT.match(word) for word in words)
        if not foot and kinds[n] not in ("section", "total"):
            break
        kinds[n] = "aside" if foot else kinds[n]
    last = max((n for n, kind in enumerate(kinds) if not kind), default=-1)
    return ["aside" if kind == "section" and n > last else kind for n, kind in enumerate(kinds)]


def _sort(table: Table, row: Row, listed: SheetMap) -> str:
    words = list(own_words(table, row))
    first = [row.cells[n].text for n in row.said][:2]
    if any(_TOTAL.fullmatch(fold_key(text).strip(" .:")) for text in first):
        return "total"
    own, below = _filled(table, row, listed)
    if len(words) <= 1 and len(row.said) <= 2:
        return "continued" if below and not own else "section"
    if own:
        return ""
    return "continued" if below else "aside"


def _filled(table: Table, row: Row, listed: SheetMap) -> tuple[bool, bool]:
    """Whether a cell of the row's own makes it a fact, and whether merged cells of rows above reach into it."""
    goals = targets(listed.kind)
    own = below = False
    for column in listed.columns:
        place = table.column(column.heading)
        cell = row.cell(place) if place is not None else None
        target = goals.get(column.target)
        if cell is None or target is None or not (cell.text or cell.unworked):
            continue
        if target.key or column.target in _DATED:
            own, below = own or cell.filled != "down", below or cell.filled == "down"
    return own, below


def next_group(group: Group, words: Sequence[str], *, fresh: bool = True) -> Group:
    """What the heading of a group says, over what those above it said: a direction begins anew."""
    text = _ORDER.sub("", " ".join(words).strip())
    direction = read_state(text, DIRECTIONS) or ""
    named = tuple(side.unit for side in read_sides(text, 0, None).named if is_foreign(side.unit))
    span, years = _SPAN.search(text), _YEAR.findall(text)
    year = span.group() if span else years[0] if len(years) == 1 else ""
    if direction and fresh:
        return Group(direction, named, year or group.year)
    return Group(direction or group.direction, named or group.partners, year or group.year)
