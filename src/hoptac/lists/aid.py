"""A row of a list of help that one side gave the other."""

from __future__ import annotations

from collections.abc import Iterator

from hoptac.base.nouns import Report, Span
from hoptac.find.build import Draft
from hoptac.lists.amounts import heading_unit, read_sum
from hoptac.lists.cells import Cells, put
from hoptac.lists.sides import is_foreign
from hoptac.lists.states import DIRECTIONS, read_state

Side = tuple[str, Span | None]


def read_aid(row: Cells) -> Iterator[Report]:
    """The help of a row: who gave it to whom, and a sum or goods."""
    date = row.moment("date")
    row.day = date[0] if date else row.group.year or None
    sides = _sides(row)
    if sides is None:
        return
    draft = row.draft("aid")
    put(draft, "giver", *sides[0], "lists.giver")
    put(draft, "receiver", *sides[1], "lists.receiver")
    draft.values.update(amount=None, currency=None, comparator=None)
    _what(row, draft)
    if draft.values.get("amount") is None and not draft.values.get("goods"):
        if not row.troubles:
            row.trouble(None, "nothing")
        return
    if date:
        draft.say("date", date[0], date[1], "lists.date")
    elif row.group.year:
        draft.infer("date", row.group.year, "lists.group")
    if purpose := row.one("purpose"):
        draft.say("purpose", purpose.words, purpose.span, "lists.purpose")
    yield draft.report()


def _sides(row: Cells) -> tuple[Side, Side] | None:
    """Giver and receiver: each from its own column, else the partner and we as the direction says."""
    giver, receiver = _named(row, "giver"), _named(row, "receiver")
    if giver and receiver:
        return giver, receiver
    known = giver or receiver
    other = _ours(row) if known and is_foreign(known[0]) else _partner(row)
    if known:
        return ((known, other) if giver else (other, known)) if other else None
    ours = row.ours()
    direction = _direction(row)
    if not (other and ours and direction):
        return None
    return (ours, other) if direction == "out" else (other, ours)


def _named(row: Cells, target: str) -> Side | None:
    named = row.sides(target)
    return (named[0].unit, named[0].span) if named else None


def _ours(row: Cells) -> Side | None:
    return row.ours()


def _partner(row: Cells) -> Side | None:
    partners = row.partners()
    if len(partners) != 1:
        row.trouble(row.line.one("partner"), "several" if partners else "partner")
        return None
    return partners[0]


def _direction(row: Cells) -> str | None:
    at = row.one("direction")
    direction = read_state(at.words, DIRECTIONS) if at else row.group.direction or row.defaults.get("direction")
    if not direction:
        row.trouble(at, "direction")
    return direction


def _what(row: Cells, draft: Draft) -> None:
    """The sum, with the unit of its cell, its row, its heading or the list; and what was given."""
    if goods := row.one("goods"):
        draft.say("goods", goods.words, goods.span, "lists.goods")
    at = row.one("amount")
    if at is None:
        return
    unit = row.one("unit")
    found = read_sum(
        at.cell, (unit.words.lower() if unit else "") or heading_unit(at.heading) or row.defaults.get("unit", "")
    )
    if isinstance(found, str):
        if found in ("number", "currency") and not at.cell.value and not goods and any(map(str.isalpha, at.words)):
            draft.say("goods", at.words, at.span, "lists.goods")  # "30 tấn gạo": goods in the column of sums
            return
        row.trouble(at, found)
        return
    quantity, whole = found
    if not quantity.value:
        return
    value = int(quantity.value) if quantity.value == int(quantity.value) else quantity.value
    draft.say("amount", value, at.span, "lists.amount")
    draft.say("currency", quantity.unit, (unit or at).span, "lists.amount")
    draft.say("comparator", quantity.comparator, at.span, "lists.amount")
    if not whole:
        row.trouble(at, "amount-part")
